"""A table of results as a reader sees it: names and labels instead of codes, numbers and dates in the language spoken.

The analyst works with the plain DataFrame, whose names and codes are the same in every language; `show` puts it into words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from numbers import Integral, Real
from typing import Any

import pandas as pd

from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views import html
from npm_compare.views.condensed import condensed
from npm_compare.views.headings import RESULTS
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, language_name, later, number, percent, say
from npm_compare.views.table import Cell, Note, Row, table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import say_citation, say_number, source_note, subject_name

BASES = ("basis_legal", "basis_money", "basis_staff", "basis_activity", "basis_designation", "basis_visit")

LISTS: Mapping[str, tuple[str, ...]] = {
    "model": ("model",),
    "successor_model": ("model",),
    "input": ("input",),
    "place": ("place",),
    "grounds": ("grounds",),
    "unit": ("unit",),
    "topic": ("topic",),
    "confidence": ("confidence",),
    "speaks_of": ("scope",),
    "rate_unit": ("unit",),
    "qualifier": ("qualifier",),
    "rate_qualifier": ("qualifier",),
    "value": ("source_kind", "yesno"),
    "late": ("yesno",),
    "met": ("yesno", "answer"),
    "row_0": ("un_region", "income_group", "nhri_status", "answer", "yesno"),
    "basis": BASES,
    "denominator_basis": BASES[1:],
}
"""Lists of codes in which the label of a column's codes is sought, in this order."""

CONCLUSIONS: Mapping[str, str] = {
    "requirements": later("Requirements met"),
    "options": later("Choice of a model"),
    "size": later("Size of the task"),
    "disagreement": later("Sources that differ"),
}
"""What a gap bears on, in words."""

WAITS: Mapping[str, str] = {
    "before": later("Before the start"),
    "done": later("After a wait"),
    "waiting": later("Still waiting"),
    "unknown": later("Date not known"),
}
"""How the wait of a State ended (`durations`), in words."""

COUNTED: Mapping[str, tuple[str, ...]] = {
    "confidence": ("confidence",),
    "kind": ("source_kind",),
    "basis": BASES,
    "kind of answer": ("answer_kind",),
    "check": ("review_check",),
}
"""Lists of the values in a table that counts facts (`evidence.grounds`, `accuracy`), by what is counted."""

SOURCES = ("source", "factor_source", "denominator_source")
DATES = (
    "due_from_deposit",
    "due_from_entry",
    "start",
    "end",
    "ended",
    "bound_since",
    "named",
    "designated",
    "date",
    "attested",
)
SHARES = ("share", "share_low", "share_high", "answered", "likeness")
AS_WRITTEN = (
    *("name", "year", "denominator_year", "locator", "note"),
    *("body", "relayed_by", "remark", "position", "powers", "frequency", "legal_basis"),
    *("study", "authors", "title", "publication", "url", "countries", "method", "finding", "limit"),
)


@dataclass(frozen=True, eq=False)
class Shown:
    """A table put into words. `frame` is the plain DataFrame."""

    frame: pd.DataFrame
    caption: str
    data: Dataset

    @property
    def words(self) -> pd.DataFrame:
        """The table as text: headings, names and labels in the language spoken, nothing cut off."""
        columns = [str(name) for name in self._table.columns]
        rows = [[self._cell(column, row) for column in columns] for row in records(self._table)]
        return pd.DataFrame(rows, columns=[self._heading(column) for column in columns])

    @property
    def _table(self) -> pd.DataFrame:
        return self.frame.reset_index() if has_names(self.frame) else self.frame

    def _heading(self, column: str) -> str:
        if column in RESULTS:
            return say(RESULTS[column])
        label = code_label(self.data, "status", column)
        return "" if column in ("index", "row_0") else label

    def _cell(self, column: str, row: Record) -> str:
        value = row[column]
        if column in NAMERS and value:
            return NAMERS[column](self.data, str(value))
        if isinstance(value, Real):
            told = isinstance(value, bool)
            return code_label(self.data, "yesno", "yes" if value else "no") if told else _figure(column, value)
        text = "" if value is None else str(value)
        for name in self._lists(column, row):
            if (label := code_label(self.data, name, text)) != text:
                return label
        if column in DATES:
            return day(text)
        if column == "period":
            first, _, last = text.partition("/")
            return day(first) if first == last else say("{first} to {last}", first=day(first), last=day(last))
        if column == "value" and row.get("what") == "language":
            return language_name(text)
        if column == "value":
            return say(say_number(text))
        return text if column in AS_WRITTEN or not text else say(text)

    def _lists(self, column: str, row: Record) -> tuple[str, ...]:
        """Return the lists of codes of a column; the basis of an amount or a count is not one of the law.

        In a table that counts facts by what they rest on, the list of a value is that of what is counted.
        """
        if column == "value" and "what" in row:
            return COUNTED.get(row["what"], ())
        lists = LISTS.get(column, ())
        return lists[1:] if column == "basis" and "unit" in row else lists

    def __repr__(self) -> str:
        if self.frame.empty:
            return say("None.")
        words = self.words
        return printed(words, words.to_string(index=False, max_colwidth=60))

    def _repr_html_(self) -> str:
        if self.frame.empty:
            nothing = escape(say("None."))
            return f"<p>{nothing}</p>"
        first, *others = columns = [str(name) for name in self._table.columns]
        rows = [
            Row(self._cell(first, row), tuple(Cell(self._linked(column, row)) for column in others))
            for row in records(self._table)
        ]
        return html.render(table(self.caption, [self._heading(column) for column in columns], rows))

    def _linked(self, column: str, row: Record) -> str | Note:
        """Return a cell in words; a source leads to its document."""
        words = self._cell(column, row)
        known = column in SOURCES and row[column] in self.data.sources.index
        return source_note(self.data, row[column], words, words) if known else words


def show(
    frame: pd.DataFrame, caption: str = "", *, columns: list[str] | None = None, data: Dataset | None = None
) -> Shown:
    """Show a table of results in words: names, labels, numbers and dates in the language spoken.

    Parameters
    ----------
    frame
        Any table that this package returns; an index with a name, or of labels, becomes the first column. Those of `changes`
        and `conflicts` must have all their columns, and are shown in fewer.
    caption
        A line above the table; by default the caution that the table itself carries.
    columns
        What to show of it; by default all.

    Examples
    --------
    >>> table = pd.DataFrame({"mechanism": ["fra-cglpl"], "model": ["new_specialised"], "share": [0.5]})
    >>> print(show(table))
       Mechanism                Model Share
    France CGLPL New specialised body   50%
    """
    data = data or load()
    shown = condensed(frame, data)[columns or slice(None)]
    return Shown(shown, caption or frame.attrs.get("caution", ""), data)


def has_names(frame: pd.DataFrame) -> bool:
    """Say whether the index of a table is more than the numbers of its rows."""
    return frame.index.name is not None or not pd.api.types.is_integer_dtype(frame.index)


def _figure(column: str, value: Any) -> str:
    """Return a number: shares in percent, years without separators, two decimals where it is small."""
    if pd.isna(value):
        return "–"
    if column in SHARES:
        return percent(float(value))
    if column in AS_WRITTEN:
        return f"{value:.0f}"
    return number(int(value)) if isinstance(value, Integral) else number(float(value), 0 if abs(value) >= 100 else 2)


def _indicator(data: Dataset, value: str) -> str:
    return str(indicator_label(data, value)) if value in data.indicators.index else value


def _conclusion(_: Dataset, value: str) -> str:
    return say(CONCLUSIONS.get(value, value))


def _kind(data: Dataset, value: str) -> str:
    """Return how a wait ended, what kind of body visits, or another kind in words."""
    return say(WAITS.get(value, value)) if (label := code_label(data, "visitor_kind", value)) == value else label


def _drawn(data: Dataset, value: str) -> str:
    """Return an input of a size with its kind of place in words."""
    name, _, place = value.partition(" ")
    return joined(code_label(data, kind, code) for kind, code in (("input", name), ("place", place)) if code)


def _source(data: Dataset, value: str) -> str:
    return say_citation(data, value) if value in data.sources.index else value


NAMERS: Mapping[str, Callable[[Dataset, str], str]] = {
    **dict.fromkeys(("mechanism", "subject", "successor", "state"), subject_name),
    "conclusion": _conclusion,
    "indicator": _indicator,
    "kind": _kind,
    "drawn": _drawn,
    **dict.fromkeys(SOURCES, _source),
}
"""How the names of mechanisms, States, questions and sources are put into words."""
