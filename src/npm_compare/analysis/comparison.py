"""Set mechanisms side by side on a date: one value a cell, every claim behind it, unknown shown as unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from npm_compare.analysis.implications import unanswered
from npm_compare.analysis.indicators import by_section, resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.base.writing import ending_of, write_whole
from npm_compare.facts.dataset import Dataset, Record, by_cell, load, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, claims, lead, select
from npm_compare.views import html
from npm_compare.views.bibliography import Bibliography, bibliography
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import day, joined, say, say_many
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import (
    beyond,
    inside,
    note_on,
    say_fact,
    say_note,
    say_qualities,
    say_value,
    subject_name,
)

ENDINGS = (".xlsx", ".csv")
"""Endings of the names of files to which a comparison can be written."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Mechanisms by indicators on a date. Shows itself as a table with sources; `values` is a plain DataFrame."""

    data: Dataset
    mechanisms: tuple[str, ...]
    indicators: tuple[str, ...]
    at: str
    known: str | None = None

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Every fact behind the table, best first within each mechanism, indicator and basis."""
        every = claims(self.data, at=self.at, known=self.known, subjects=self.mechanisms, whole=True)
        return every[every["indicator"].isin(self.indicators)].reset_index(drop=True)

    @property
    def behind(self) -> pd.DataFrame:
        """The facts behind the table, each once, also where one answers two questions (see `standalone`)."""
        return self.claims.drop_duplicates(["file", "line"])

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The chosen fact for each mechanism, indicator and basis, with its source, locator, confidence and note."""
        chosen = select(self.data, at=self.at, known=self.known, subjects=self.mechanisms, whole=True)
        return chosen[chosen["indicator"].isin(self.indicators)].reset_index(drop=True)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The fact that each cell of the table shows: of the bases known, the first in the order of the codebook."""
        return lead(self.data, self.facts).reset_index(drop=True)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Indicators down, mechanisms across, each value with year and basis; `not known` where there is no fact."""
        columns = {subject_name(self.data, m): [self._text(m, i) for i in self.indicators] for m in self.mechanisms}
        return pd.DataFrame(columns, index=[self.label(i) for i in self.indicators])

    @cached_property
    def notes(self) -> pd.DataFrame:
        """The source, place and note behind each value of `values`, in words; empty where there is no fact."""
        said = {m: [self._behind(m, i) for i in self.indicators] for m in self.mechanisms}
        return pd.DataFrame(said, index=[self.label(i) for i in self.indicators])

    def _behind(self, mechanism: str, indicator: str) -> str:
        facts = self._shown.get((mechanism, indicator), [])
        if not facts:
            return "\n".join(note.text for note in self._absent(mechanism, indicator).notes)
        return "\n".join(dict.fromkeys(say_note(self.data, fact) for fact in facts))

    def save(self, path: str | Path) -> Path:
        """Write the table to a file whose name ends in xlsx (source and note beside each value) or in csv (values only).

        Raises
        ------
        WrongEnding
            If the name ends otherwise.
        """
        if ending_of(path, ENDINGS) == ".xlsx":
            from npm_compare.reports.workbook import write_comparison  # it stands on this module

            return write_comparison(self, path)
        return write_whole(path, self.values.to_csv(lineterminator="\n").encode("utf-8-sig"))  # Excel needs the mark

    def answers(self, basis: Sequence[str] | None = None, *, institution: bool = False) -> pd.DataFrame:
        """Return the codes of yes/partly/no questions, indicators down, mechanisms across; `not_known` without a fact.

        `basis` restricts to facts of these bases: `["law", "described"]` or `["practice"]`; of several known, the first in
        the order of the codebook is taken. A rule of the whole institution is no guarantee of the preventive function inside
        it (SPT guidelines, para. 32): its answer is `of_institution`, unless `institution` asks for it as it is. So is a yes for
        the function that is only described, where a rule of the institution has limits: whether they bind was not read.
        """
        facts = self.cells if basis is None else lead(self.data, self.facts[self.facts["basis"].isin(list(basis))])
        asked = [i for i in self.indicators if self.data.indicator(i)["type"] == "yesno"]
        found = {}
        for fact in records(facts):
            place = (fact["subject"], fact["indicator"])
            doubted = place in self._limits and (fact["value"], fact["basis"]) == ("yes", "described")
            answer = self._limits[place] if doubted else fact["value"]
            host = doubted or fact["speaks_of"] == INSTITUTION
            found[place] = OF_INSTITUTION if host and not institution else answer
        table = {m: [found.get((m, i), NOT_KNOWN) for i in asked] for m in self.mechanisms}
        return pd.DataFrame(table, index=asked)

    @cached_property
    def _limits(self) -> dict[tuple[str, str], str]:
        """The answers of rules of the whole institution that give less than a yes."""
        rules = self.claims[(self.claims["speaks_of"] == INSTITUTION) & self.claims["basis"].isin(LAW)]
        less = rules[rules["value"].isin(["partly", "no"])]
        return dict(zip(zip(less["subject"], less["indicator"], strict=True), less["value"], strict=True))

    @cached_property
    def sources(self) -> Bibliography:
        """The documents behind the table."""
        return bibliography(self.data, self.claims["source"])

    def label(self, indicator: str) -> str:
        """Return the label of an indicator."""
        return str(indicator_label(self.data, indicator))

    @cached_property
    def _shown(self) -> dict[tuple[str, str], list[Record]]:
        return by_cell(self.cells)

    @cached_property
    def _claimed(self) -> dict[tuple[str, str], list[Record]]:
        return by_cell(self.claims)

    def _text(self, mechanism: str, indicator: str) -> str:
        facts = self._shown.get((mechanism, indicator), [])
        said = joined((say_fact(self.data, fact) for fact in facts), strong=True)
        if said:
            return said
        cell = self._absent(mechanism, indicator)
        return inside(f"{cell.text} ({cell.small})" if cell.small else str(cell.text))

    def __repr__(self) -> str:
        return printed(self.values.reset_index(names=""), self.values.to_string(max_colwidth=60))

    def _repr_html_(self) -> str:
        rows = []
        for section, names in self.by_section.items():
            rows.append(Row(section))
            rows += [self.row(i) for i in names]
        columns = ["", *(subject_name(self.data, m) for m in self.mechanisms)]
        return html.render(table(self.caption, columns, rows, foot=self.foot))

    @property
    def caption(self) -> str:
        """Line above every table drawn from the comparison: the date on which what it shows held, and where the data end."""
        parts = say("Situation on {date}", date=day(self.at)), beyond(self.data, self.at)
        return joined(filter(None, parts), strong=True)

    @property
    def foot(self) -> str:
        """Line below every table drawn from the comparison: on how many facts it rests, and of which data."""
        count, edition = len(self.behind), say("Data {version}, CC BY 4.0.", version=self.data.version)
        counted = (
            say_many("{count} fact.", "{count} facts.", count)
            if self.known is None
            else say_many(
                "{count} fact, sources published by {date}.",
                "{count} facts, sources published by {date}.",
                count,
                date=day(self.known),
            )
        )
        return f"{counted} {edition}"

    @property
    def by_section(self) -> dict[str, list[str]]:
        """The indicators, grouped under the labels of their sections."""
        return by_section(self.data, self.indicators)

    def row(self, indicator: str, *, every_claim: bool = True) -> Row:
        """Return the row of an indicator: its label, a cell a mechanism, the sources of every claim or of what is shown."""
        cells = tuple(self._cell(mechanism, indicator, every_claim) for mechanism in self.mechanisms)
        return Row(self.label(indicator), cells)

    def _cell(self, mechanism: str, indicator: str, every_claim: bool) -> Cell:
        facts = self._shown.get((mechanism, indicator), [])
        if not facts:
            return self._absent(mechanism, indicator)
        place = [(fact["file"], fact["line"]) for fact in facts]
        others = [c for c in self._claimed[mechanism, indicator] if (c["file"], c["line"]) not in place]
        behind = [*facts, *others] if every_claim else facts
        notes = dict.fromkeys(note_on(self.data, claim, say_fact(self.data, claim)) for claim in behind)
        several = len(facts) > 1  # events that recur: each has qualities of its own
        text = self._text(mechanism, indicator) if several else say_value(self.data, facts[0])
        small = "" if several else say_qualities(self.data, facts[0])
        kind = str(facts[0]["value"]) if self.data.indicator(indicator)["codes"] in ("yesno", "npm_unit") else ""
        return Cell(text, small, kind, tuple(notes))

    def _absent(self, subject: str, indicator: str) -> Cell:
        return unanswered(self.data, subject, indicator, at=self.at, known=self.known)


def compare(
    mechanisms: str | Iterable[str] = "seminar",
    indicators: str | Iterable[str] = "mandate",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Comparison:
    """Compare mechanisms on a date.

    Parameters
    ----------
    mechanisms
        Names of mechanisms (`mar-cndh`), of groups of peers (`seminar`, `nhri`, `africa`…), or both in a list.
    indicators
        Names of pillars (`mandate`, `independence`, `organisation`, `resources`, `activity`, `state`), of their
        sections (`powers`, `protection`, `money`…), of indicators, or all of these in a list.
    at
        The date on which facts must hold (`2015-05-12`, `2014`), or an edition: `seminar`, `today`.
    known
        Only what had been published by this date.
    data
        Another data set than the one that came with the package.

    Raises
    ------
    UnknownName
        If a name is not in the data; the text offers the nearest ones.

    Examples
    --------
    >>> table = compare(["mar-cndh", "fra-cglpl"], ["visits_unannounced"], at="2024-01-01")
    >>> table.values.loc["Unannounced visits", "France CGLPL"]
    'Yes (law)'
    """
    data = data or load()
    date = data.edition(at)
    return Comparison(
        data=data,
        mechanisms=tuple(resolve(data, mechanisms, date)),
        indicators=tuple(resolve_indicators(data, indicators)),
        at=date,
        known=None if known is None else data.edition(known),
    )
