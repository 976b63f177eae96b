"""The data set in memory: every table as a DataFrame, checked before anyone sees it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from npm_compare.base.dates import day
from npm_compare.base.errors import DataError, UnknownName
from npm_compare.base.folders import data_folder, known_by
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.schema import FACT_TABLES, described
from npm_compare.checking.sheets import Sheet

SEMINAR = "2015-05-12"
"""The Rabat seminar on Morocco's future mechanism: one of the two standing editions."""

EDITIONS = ("today", "seminar")
"""The standing editions: `today` is the day up to which the facts were coded."""


Record = dict[str, Any]
"""One row of a table, by column."""


def records(table: pd.DataFrame) -> list[Record]:
    """Return the rows of a table one by one."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def by_cell(facts: pd.DataFrame) -> dict[tuple[str, str], list[Record]]:
    """Group facts by subject and indicator, in their order."""
    grouped: dict[tuple[str, str], list[Record]] = {}
    for fact in records(facts):
        grouped.setdefault((fact["subject"], fact["indicator"]), []).append(fact)
    return grouped


Kept = TypeVar("Kept")

KEPT = 12
"""How many tables made of the facts at a date are kept, so that one page does not choose the same facts again and again."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables of a data folder, as text but for the numbers of `statistics`, `assumptions`, `questions`, `decisions`, `codes`.

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
    assumptions: pd.DataFrame
    glossary: pd.DataFrame
    corrections: pd.DataFrame
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
        when = dict(zip(EDITIONS, (self.date, SEMINAR), strict=True)).get(at, str(at))
        day(when)  # refuses what is not a date, before anything is made of it
        return when

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
        """Return what was made of these data before under the same key, or make it now; the last few used are kept."""
        found: Kept = self._kept.pop(key) if key in self._kept else make()
        while len(self._kept) >= KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = found
        return found

    def labels(self, column: str) -> Mapping[tuple[str, str], str]:
        """Return the labels of all codes in one language, by list and code; `column` is `label_en`, `label_fr` or `label_ar`."""
        if column not in self._labels:
            rows = zip(self.codes["list"], self.codes["code"], self.codes[column], strict=True)
            self._labels[column] = {(name, code): text for name, code, text in rows}
        return self._labels[column]

    def codes_of(self, list_name: str) -> list[str]:
        """Return the codes of a list in the order that the column `order` gives them, wherever their rows stand."""
        return self.codes.loc[self.codes["list"] == list_name, "code"].tolist()

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


@cache
def _kept(folder: Path) -> Dataset:
    return _load(folder)


@cache
def _known(every: Dataset, by: str) -> Dataset:
    return replace(every, known=by)


def _load(place: Path) -> Dataset:
    sheets = read_folder(place)
    errors = [problem for problem in check_sheets(sheets) if problem.severity == "error"]
    if errors:
        raise DataError(errors)
    frames: dict[str, Any] = {
        name: pd.DataFrame(sheet.columns) for name, sheet in sheets.items() if name not in FACT_TABLES
    }
    frames["statistics"] = frames["statistics"].astype({"year": int, "value": float})
    frames["assumptions"] = frames["assumptions"].astype({"low": float, "likely": float, "high": float})
    for name in ("questions", "question_indicators"):
        frames[name] = frames[name].astype({"number": int}).sort_values("number", kind="stable", ignore_index=True)
    ordered = frames["decisions"].astype({"order": int}).sort_values("order", kind="stable", ignore_index=True)
    frames["decisions"] = ordered
    codes = frames["codes"].assign(order=pd.to_numeric(frames["codes"]["order"]))
    frames["codes"] = codes.sort_values(["list", "order"], ignore_index=True)  # codes without an order come last
    for name in ("states", "mechanisms", "indicators", "sources", "series", "requirements"):
        frames[name] = frames[name].set_index(sheets[name].table.key[0], drop=False).rename_axis(None)
    created, version = described(place)
    return Dataset(
        **frames,
        facts=_facts(sheets),
        date=created,
        version=version,
        digest=_digest(place, sheets),
        folder=place,
    )


def _facts(sheets: Mapping[str, Sheet]) -> pd.DataFrame:
    parts = [
        pd.DataFrame(sheets[name].columns)
        .rename(columns={subject: "subject"})
        .assign(file=f"{name}.csv", line=sheets[name].lines)
        for name, subject in FACT_TABLES.items()
    ]
    return pd.concat(parts, ignore_index=True).fillna("")  # facts on States lack some columns of those on mechanisms


def _digest(place: Path, sheets: Mapping[str, Sheet]) -> str:
    digest = hashlib.sha256()
    for sheet in sheets.values():
        digest.update((place / sheet.table.file).read_bytes())
    return digest.hexdigest()[:6]
