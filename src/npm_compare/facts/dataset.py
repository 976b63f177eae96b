"""The data set in memory: every table as a DataFrame, checked before anyone sees it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from npm_compare.base.dates import bounds, day
from npm_compare.base.errors import DataError, NpmCompareError, UnknownName
from npm_compare.base.folders import data_folder, known_by
from npm_compare.base.given import checked, lend
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.schema import described
from npm_compare.checking.sheets import Sheet
from npm_compare.facts.called import book
from npm_compare.facts.frames import digest, frames
from npm_compare.facts.meant import meant
from npm_compare.facts.moments import EDITIONS, moment

SEMINAR = "2015-05-12"
"""The Rabat seminar on Morocco's future mechanism: one of the two standing editions."""

Record = dict[str, Any]
"""One row of a table, by column."""


def records(table: pd.DataFrame) -> list[Record]:
    """Return the rows of a table one by one, as `to_dict` of pandas does in many times the time."""
    names = [str(name) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.to_numpy(dtype=object).tolist()]


def by_cell(facts: pd.DataFrame) -> dict[tuple[str, str], list[Record]]:
    """Group facts by subject and indicator, in their order."""
    grouped: dict[tuple[str, str], list[Record]] = {}
    for fact in records(facts):
        grouped.setdefault((fact["subject"], fact["indicator"]), []).append(fact)
    return grouped


Kept = TypeVar("Kept")

KEPT = 128
"""How many tables made of the facts at a date are kept, so that one page does not choose the same facts again and again."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables of a data folder, as text but for the numbers of `statistics` and `assumptions` and the order of rows.

    `facts` joins the facts about mechanisms and about States: `subject` is a mechanism or a State, `file` and `line`
    say where the row stands. An empty cell is an empty string. Treat the tables as read-only.
    """

    states: pd.DataFrame
    mechanisms: pd.DataFrame
    indicators: pd.DataFrame
    codes: pd.DataFrame
    sources: pd.DataFrame
    facts: pd.DataFrame
    visitors: pd.DataFrame
    remarks: pd.DataFrame
    studies: pd.DataFrame
    debate: pd.DataFrame
    reviews: pd.DataFrame
    series: pd.DataFrame
    statistics: pd.DataFrame
    requirements: pd.DataFrame
    requirement_indicators: pd.DataFrame
    criteria: pd.DataFrame
    questions: pd.DataFrame
    question_indicators: pd.DataFrame
    decisions: pd.DataFrame
    decision_points: pd.DataFrame
    decision_options: pd.DataFrame
    recommendations: pd.DataFrame
    clauses: pd.DataFrame
    clause_points: pd.DataFrame
    assumptions: pd.DataFrame
    glossary: pd.DataFrame
    corrections: pd.DataFrame
    translations: pd.DataFrame
    date: str
    """Day up to which the facts were coded: the edition `today`."""
    version: str
    """Version of the data, as it is shown: it changes when the data are published anew."""
    digest: str
    """First figures of a digest of the tables, which changes with any cell."""
    folder: Path
    known: str = ""
    """Day by which a fact must have been known to count, ISO; empty for all that is known today."""
    _kept: dict[tuple[Hashable, ...], Any] = field(default_factory=dict, repr=False, init=False)
    _labels: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict, repr=False, init=False)
    _rows: dict[str, dict[str, Record]] = field(default_factory=dict, repr=False, init=False)

    @property
    def version_with_digest(self) -> str:
        """The version as it stands in files that leave the package, so that whoever holds one knows the very tables behind it."""
        return f"{self.version}+{self.digest}"

    def edition(self, at: str) -> str:
        """Return the date that `at` means: `seminar` and `today` are the standing editions; NpmCompareError for no date."""
        when = dict(zip(EDITIONS, (self.date, SEMINAR), strict=True)).get(said := self.moment(at), said)
        day(when)  # refuses what is not a date, before anything is made of it
        return when

    def moment(self, at: str) -> str:
        """Return the edition, or the date as the data write it, that is meant; any other text as it is."""
        text = str(at)
        if text in EDITIONS or bounds(text):
            return text
        return next(iter(book(self, "edition").find(text)), "") or moment(text) or text

    def known_by(self, known: str | None = None) -> int | None:
        """Return the day, as a number, by which facts must have been known: that given, else `known`; None for all facts."""
        chosen = known or self.known
        return day(self.edition(chosen)) if chosen else None

    def covered(self, at: str) -> str:
        """Return the date that `at` means, or the day up to which the facts were coded where that is earlier.

        What is counted up to a date (how long a State has waited, who is late) ends with the data: of later days nothing is
        known.
        """
        when = self.edition(at)
        return min(when, self.date, key=day)

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], Kept]) -> Kept:
        """Return what was made of these data before under the same key, or make it now; several threads may ask at once."""
        before = self._kept.pop(key, NOT_KEPT)
        found: Kept = make() if before is NOT_KEPT else before
        while len(self._kept) >= KEPT:
            self._kept.pop(next(iter([*self._kept]), key), None)
        self._kept[key] = found
        return found

    def filled(self, table: str) -> pd.DataFrame:
        """Return a table on which a whole answer rests, such as `clauses`.

        Raises
        ------
        NpmCompareError
            If it has no row, as in data on another topic.
        """
        rows: pd.DataFrame = getattr(self, table)
        if rows.empty:
            raise NpmCompareError("table_empty", file=f"{table}.csv")
        return rows

    def labels(self, column: str) -> Mapping[tuple[str, str], str]:
        """Return the labels of all codes in one language, by list and code; `column` is `label_en`, `label_fr` or `label_ar`."""
        if column not in self._labels:
            rows = zip(self.codes["list"], self.codes["code"], self.codes[column], strict=True)
            self._labels[column] = {(name, code): text for name, code, text in rows}
        return self._labels[column]

    def codes_of(self, list_name: str) -> list[str]:
        """Return the codes of a list in the order that the column `order` gives them, wherever their rows stand."""
        return [code for name, code in self.labels("label_en") if name == list_name]

    def indicator(self, name: str) -> Record:
        """Return the codebook entry of an indicator; UnknownName offers the nearest ones."""
        return self._entry("indicator", self.indicators, name)

    def mechanism(self, name: str) -> Record:
        """Return the row of a mechanism; UnknownName offers the nearest ones."""
        return self._entry("mechanism", self.mechanisms, name)

    def state(self, name: str) -> Record:
        """Return the row of a State; UnknownName offers the nearest ones."""
        return self._entry("state", self.states, name)

    def source(self, name: str) -> Record:
        """Return the row of a source; UnknownName offers the nearest ones."""
        return self._entry("source", self.sources, name)

    def requirement(self, name: str) -> Record:
        """Return the row of a requirement; UnknownName offers the nearest ones."""
        return self._entry("requirement", self.requirements, name)

    def _entry(self, kind: str, table: pd.DataFrame, name: str) -> Record:
        rows = self._rows.setdefault(kind, {})
        if not rows:
            rows.update({row[kind]: row for row in records(table)})
        if name not in rows:
            raise UnknownName(kind, name, rows)
        return rows[name]


@checked
def load(folder: str | Path | None = None, *, known: str | None = None) -> Dataset:
    """Load the data, checked.

    Parameters
    ----------
    folder
        Folder of the CSV tables; by default the one that the environment variable NPM_COMPARE_DATA names, or the data that
        came with the package (loaded once).
    known
        A date or an edition: whatever is computed from these data rests on facts that were known by then alone. By default
        the date that the environment variable NPM_COMPARE_KNOWN names, or none.

    Raises
    ------
    DataError
        If any table breaks a rule; its text says where, what, and how to mend it.

    Examples
    --------
    >>> load().mechanism("mar-cndh")["state"]
    'mar'
    """
    every = _kept(data_folder()) if folder is None else _load(Path(folder))
    by = known_by() if known is None else known
    return _known(every, every.edition(by)) if by else every


lend(lambda kinds, given: meant(kinds, given, load))


@cache
def _kept(folder: Path) -> Dataset:
    return _load(folder)


@cache
def _known(every: Dataset, by: str) -> Dataset:
    return replace(every, known=by)


def _load(place: Path) -> Dataset:
    sheets = read_folder(place)
    if errors := [problem for problem in check_sheets(sheets) if problem.severity == "error"]:
        raise DataError(errors)
    return assembled(place, sheets)


def assembled(place: Path, sheets: Mapping[str, Sheet]) -> Dataset:
    """Return the data that tables without errors make up; `place` is their folder."""
    created, version = described(place)
    return Dataset(**frames(sheets), date=created, version=version, digest=digest(place, sheets), folder=place)


NOT_KEPT = object()  # what was made may be None
