"""A comparison in words: the table with the source of each cell, its values and notes as texts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.implications import implied
from npm_compare.analysis.indicators import by_section
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.html import render
from npm_compare.views.implications import say_implied
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, say, say_many
from npm_compare.views.notes import note_on, say_note
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import printed
from npm_compare.views.wording import beyond, inside, last_day, say_fact, say_qualities, say_value, subject_name


def html(found: Comparison) -> str:
    """Return a comparison in HTML, each cell with the sources of every claim behind it."""
    return render(table(found))


def text(found: Comparison) -> str:
    """Return a comparison as it stands in a terminal: its values."""
    words = values(found)
    return printed(words.reset_index(names=""), words.to_string(max_colwidth=60))


def table(found: Comparison) -> Table:
    """Return the table: indicators down by section, mechanisms across."""
    rows = []
    for section, names in by_section(found.data, found.indicators).items():
        rows.append(Row(code_label(found.data, "section", section)))
        rows += [row(found, name) for name in names]
    columns = ["", *(subject_name(found.data, mechanism) for mechanism in found.mechanisms)]
    return table_of(caption(found), columns, rows, foot=foot(found))


def values(found: Comparison) -> pd.DataFrame:
    """Return indicators down, mechanisms across, each value with year and basis; `not known` where there is no fact."""
    data = found.data
    columns = {subject_name(data, m): [_text(found, m, i) for i in found.indicators] for m in found.mechanisms}
    return pd.DataFrame(columns, index=[indicator_label(data, i) for i in found.indicators])


def notes(found: Comparison) -> pd.DataFrame:
    """Return the source, place and note behind each of the `values`, in words; empty where there is no fact."""
    said = {m: [_behind(found, m, i) for i in found.indicators] for m in found.mechanisms}
    return pd.DataFrame(said, index=[indicator_label(found.data, i) for i in found.indicators])


def caption(found: Comparison) -> str:
    """Return the line above every table drawn from a comparison: the date on which it held, and where the data end."""
    parts = say("Situation on {date}", date=last_day(found.at)), beyond(found.data, found.at)
    return joined(filter(None, parts), strong=True)


def count_of(facts: Mapping[tuple[str, str], list[Record]]) -> int:
    """Return how many facts stand at some places, each counted once, also where one answers two questions."""
    return len({fact["id"] for found in facts.values() for fact in found})


def foot(found: Comparison, facts: int | None = None) -> str:
    """Return the line below every table drawn from a comparison: on how many facts it rests (by default all), of which data."""
    count, edition = (
        count_of(found.claimed) if facts is None else facts,
        say("Data {version}, CC BY 4.0.", version=found.data.version),
    )
    by = found.known or found.data.known
    counted = (
        say_many(
            "{count} fact, sources published by {date}.",
            "{count} facts, sources published by {date}.",
            count,
            date=day(by),
        )
        if by
        else say_many("{count} fact.", "{count} facts.", count)
    )
    return f"{counted} {edition}"


def row(found: Comparison, indicator: str, *, every_claim: bool = True) -> Row:
    """Return the row of an indicator: its label, a cell a mechanism, the sources of every claim or of what is shown."""
    cells = tuple(_cell(found, mechanism, indicator, every_claim) for mechanism in found.mechanisms)
    return Row(indicator_label(found.data, indicator), cells)


def _text(found: Comparison, mechanism: str, indicator: str) -> str:
    facts = found.shown.get((mechanism, indicator), [])
    if facts:
        return joined((say_fact(found.data, fact) for fact in facts), strong=True)
    cell = _absent(found, mechanism, indicator)
    return inside(f"{cell.text} ({cell.small})" if cell.small else str(cell.text))


def _behind(found: Comparison, mechanism: str, indicator: str) -> str:
    facts = found.shown.get((mechanism, indicator), [])
    if not facts:
        return "\n".join(note.text for note in _absent(found, mechanism, indicator).notes)
    return "\n".join(dict.fromkeys(say_note(found.data, fact) for fact in facts))


def _cell(found: Comparison, mechanism: str, indicator: str, every_claim: bool) -> Cell:
    data, facts = found.data, found.shown.get((mechanism, indicator), [])
    if not facts:
        return _absent(found, mechanism, indicator)
    shown = {fact["id"] for fact in facts}
    others = [c for c in found.claimed[mechanism, indicator] if c["id"] not in shown]
    behind = [*facts, *others] if every_claim else facts
    notes = dict.fromkeys(note_on(data, claim, say_fact(data, claim)) for claim in behind)
    several = len(facts) > 1  # events that recur: each has qualities of its own
    text = _text(found, mechanism, indicator) if several else say_value(data, facts[0])
    small = "" if several else say_qualities(data, facts[0])
    kind = str(facts[0]["value"]) if data.indicator(indicator)["codes"] in ("yesno", "npm_unit") else ""
    return Cell(text, small, kind, tuple(notes))


def _absent(found: Comparison, subject: str, indicator: str) -> Cell:
    """Return the cell of a question that no fact answers: what follows from another fact, or that it is not known."""
    data, follows = found.data, implied(found.data, subject, indicator, at=found.at, known=found.known)
    if follows is None:
        return Cell(code_label(data, "answer", NOT_KNOWN), kind=NOT_KNOWN)
    small = say("derived") if follows.answer == "yes" else ""
    behind = note_on(data, follows.fact, say_fact(data, follows.fact))
    return Cell(say_implied(data, indicator, follows), small, follows.answer, (behind,))
