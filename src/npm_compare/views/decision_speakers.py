"""Who spoke to a decision in words: those who argued for an option, those who remarked on it, each leading to the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from npm_compare.analysis.arguments import REMARKED, WANTED
from npm_compare.analysis.decisions import Decision
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.coders import coded_cell, named_in_words
from npm_compare.views.language import day, isolated, joined, later, say, say_many
from npm_compare.views.table import Cell, Note
from npm_compare.views.wording import say_report, source_note

SPOKEN: Mapping[str, str] = {WANTED: later("Who argued."), REMARKED: later("What was remarked.")}
"""The heading of those who spoke to a decision, by how they spoke."""


def argued(data: Dataset, decision: Decision, spoke: str) -> tuple[Said, ...]:
    """Return who spoke to it in the State in one way, each leading to its document."""
    return tuple(speaker(data, row) for row in decision.arguments.shown if row["spoke"] == spoke)


@dataclass(frozen=True)
class Said:
    """Who said something and when, leading to the document, and what, in the words of the coder."""

    who: Note
    words: Cell

    def __str__(self) -> str:
        # Translators: who said something and when, and what: “SPT, 31 October 2017: The mechanism must be independent.”.
        return say("{who}: {words}", who=str(self.who), words=str(self.words.text))


def speaker(data: Dataset, row: Record) -> Said:
    """Return who said something, and what."""
    body = isolated(named_in_words(data, row["body"]))
    who = joined([body, day(row["date"]) or say("undated")])
    return Said(source_note(data, row["source"], who, body), coded_cell(data, str(row["words"])))


def others_argued(data: Dataset, decision: Decision) -> str:
    """Say how many others argued and where they stand; nothing if all are shown."""
    if not decision.arguments.others:
        return ""
    return say_many(
        "{count} other: {report}, “What was said”, or npm.debate and npm.remarks.",
        "{count} others: {report}, “What was said”, or npm.debate and npm.remarks.",
        decision.arguments.others,
        report=say_report(data, "12"),
    )
