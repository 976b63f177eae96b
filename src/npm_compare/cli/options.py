"""What several commands take: names with their completion, dates, the form of a table, the language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated

import typer

from npm_compare.language import speaking


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
    """Speak a language until the command ends."""
    if language and not context.resilient_parsing:
        context.with_resource(speaking(language))
    return language


def _completing(known: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return the completion of the last of some names that are separated by commas."""

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in known() if name.startswith(last)]

    return complete


def mechanism_names() -> list[str]:
    """Return the names of the mechanisms."""
    from npm_compare.dataset import load

    return load().mechanisms["mechanism"].tolist()


def subject_names() -> list[str]:
    """Return the names of mechanisms and States."""
    from npm_compare.dataset import load

    return [*mechanism_names(), *load().states["state"]]


def group_names() -> list[str]:
    """Return the names of the groups of peers."""
    from npm_compare.peers import GROUPS

    return list(GROUPS)


def indicator_names() -> list[str]:
    """Return the names of the indicators."""
    from npm_compare.dataset import load

    return load().indicators["indicator"].tolist()


def topic_names() -> list[str]:
    """Return the names of pillars, sections and indicators."""
    from npm_compare.dataset import load

    book = load().indicators
    return list(dict.fromkeys([*book["pillar"], *book["section"], *book["indicator"]]))


def place_names() -> list[str]:
    """Return the names of what can be searched."""
    from npm_compare.search import PLACES

    return list(PLACES)


complete_mechanisms = _completing(lambda: [*group_names(), *mechanism_names()])
complete_mechanism = _completing(mechanism_names)
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
At = Annotated[str, typer.Option(help="Date (2015-05-12, 2014) or edition: seminar, today.")]
Known = Annotated[str | None, typer.Option(help="Only what had been published by this date.")]
Format = Annotated[Form, typer.Option("--format", help="table is in words; csv, json and md keep names and codes.")]
Language = Annotated[
    str | None,
    typer.Option(
        help="en, fr or ar; by default that of NPM_COMPARE_LANGUAGE, or en.", callback=_speak, expose_value=False
    ),
]
