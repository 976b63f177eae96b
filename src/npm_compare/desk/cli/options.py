"""What several commands take: names with their completion, dates, the form of a table, the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from npm_compare.base.folders import data_from
from npm_compare.desk.completion import begun
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


def _take(context: typer.Context, folder: Path | None) -> Path | None:
    """Take the data from a folder until the program ends."""
    if folder and not context.resilient_parsing:
        context.obj.enter_context(data_from(folder))
    return folder


def tell_end(when: str | None) -> None:
    """Say on standard error where the data end if a date that was asked for lies after that day."""
    from npm_compare.facts.dataset import load
    from npm_compare.facts.moments import EDITIONS
    from npm_compare.views.wording import beyond

    if when and when not in EDITIONS and (told := beyond(load(), when)):
        typer.echo(f"npm-compare: {told}.", err=True)


def _dated(context: typer.Context, when: str | None) -> str | None:
    """Take a date, and say where the data end if it lies after that day."""
    if not context.resilient_parsing:
        tell_end(when)
    return when


def _completing(parameter: str) -> Callable[[str], list[str]]:
    """Return the completion of the last of some names that are separated by commas.

    What stands between words is a hyphen, which needs no quotation marks in a shell and is the same to the resolver.
    """

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        names = (re.sub(r"[^\w.]+", "-", name).strip("-") for name in begun(parameter, last.replace("-", " ")))
        return [
            f"{before}{comma}{name}" for name in dict.fromkeys([*begun(parameter, last), *names]) if " " not in name
        ]

    return complete


def _complete_places(incomplete: str) -> list[str]:
    """Return the names of what can be searched."""
    from npm_compare.analysis.passages import PLACES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in (*PLACES, "charts", "help") if name.startswith(last)]


complete_mechanisms = _completing("mechanisms")
complete_mechanism = _completing("mechanism")
complete_state = _completing("state")
complete_subject = _completing("subject")
complete_group = _completing("group")
complete_indicator = _completing("indicator")
complete_topics = _completing("indicators")
complete_requirements = _completing("requirements")
complete_places = _complete_places

Names = Annotated[
    str,
    typer.Argument(help="Mechanisms or groups of peers, separated by commas.", autocompletion=complete_mechanisms),
]
Topics = Annotated[
    str,
    typer.Argument(help="Pillars, sections or indicators, separated by commas.", autocompletion=complete_topics),
]
AnyTopics = Annotated[
    str,
    typer.Argument(help="Questions or their parts, by commas; all by default.", autocompletion=complete_topics),
]
Mechanism = Annotated[str, typer.Argument(help="A mechanism, such as mar-cndh.", autocompletion=complete_mechanism)]
Beside = Annotated[
    str,
    typer.Option(
        "--beside", "--peers", help="Peers that are named first: a group or mechanisms.", autocompletion=complete_group
    ),
]
At = Annotated[str, typer.Option(help="Date (2015-05-12, 2014) or edition: seminar, today.", callback=_dated)]
Folder = Annotated[
    Path | None, typer.Option("--data", help="Folder of the CSV tables; by default that of the package.")
]
AnyFolder = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="Folder of the CSV tables; by default that of the package.",
        callback=_take,
        expose_value=False,
        is_eager=True,  # before the dates, which are looked up in the data
    ),
]
"""The folder from which a command that only asks takes the data: it is put into every such command, see `help`."""
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
