"""What several commands take: names with their completion, dates, the form of a table, the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from npm_compare.desk.completion import (
    group_names,
    indicator_names,
    mechanism_names,
    member_names,
    state_names,
    subject_names,
    topic_names,
)
from npm_compare.views.language import speaking


class Form(StrEnum):
    """Forms in which a table can be written."""

    table = "table"
    csv = "csv"
    json = "json"
    md = "md"


def split(names: str) -> list[str]:
    """Return names that are separated by commas."""
    return [name.strip() for name in names.split(",") if name.strip()]


def _speak(context: typer.Context, language: str | None) -> str | None:
    """Speak a language until the program ends."""
    if language and not context.resilient_parsing:
        context.obj.enter_context(speaking(language))
    return language


def tell_end(when: str | None) -> None:
    """Say on standard error where the data end if a date that was asked for lies after that day."""
    from npm_compare.facts.dataset import EDITIONS, load
    from npm_compare.views.wording import beyond

    if when and when not in EDITIONS and (told := beyond(load(), when)):
        typer.echo(f"npm-compare: {told}.", err=True)


def _dated(context: typer.Context, when: str | None) -> str | None:
    """Take a date, and say where the data end if it lies after that day."""
    if not context.resilient_parsing:
        tell_end(when)
    return when


def _completing(known: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return the completion of the last of some names that are separated by commas."""

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in known() if name.startswith(last)]

    return complete


def place_names() -> list[str]:
    """Return the names of what can be searched."""
    from npm_compare.analysis.passages import PLACES

    return list(PLACES)


complete_mechanisms = _completing(member_names)
complete_mechanism = _completing(mechanism_names)
complete_state = _completing(state_names)
complete_subject = _completing(subject_names)
complete_group = _completing(group_names)
complete_indicator = _completing(indicator_names)
complete_topics = _completing(topic_names)
complete_places = _completing(place_names)

Names = Annotated[
    str,
    typer.Argument(help="Mechanisms or groups of peers, separated by commas.", autocompletion=complete_mechanisms),
]
Topics = Annotated[
    str,
    typer.Argument(help="Pillars, sections or indicators, separated by commas.", autocompletion=complete_topics),
]
Mechanism = Annotated[str, typer.Argument(help="A mechanism, such as mar-cndh.", autocompletion=complete_mechanism)]
At = Annotated[str, typer.Option(help="Date (2015-05-12, 2014) or edition: seminar, today.", callback=_dated)]
Folder = Annotated[
    Path | None, typer.Option("--data", help="Folder of the CSV tables; by default that of the package.")
]
Known = Annotated[str | None, typer.Option(help="Only what had been published by this date.", callback=_dated)]
Format = Annotated[
    Form,
    typer.Option(
        "--format",
        help="table is in words; csv, json and md have names, codes, plain numbers and dates such as 2015-05-12, "
        "the same in every language.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        help="en, fr or ar; by default that of NPM_COMPARE_LANGUAGE, or en.",
        callback=_speak,
        expose_value=False,
        is_eager=True,
    ),
]
