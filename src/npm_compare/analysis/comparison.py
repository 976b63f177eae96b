"""Set mechanisms side by side on a date: one value a cell, every claim behind it, unknown shown as unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from npm_compare.analysis.implications import implied
from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.readings import DESCRIBED, DOUBTED, Place, apart, doubtful, reading
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.bibliography import Bibliography, bibliography
from npm_compare.facts.choice import FIGURES
from npm_compare.facts.dataset import Dataset, Record, by_cell, load, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, claims, lead, select

COMPARISON_COLUMNS = (
    *("mechanism", "indicator", "value", "qualifier", "unit", "basis", "speaks_of", "valid_from", "valid_to", "year"),
    *("as_of", "derived", "certain", "disputed", "id", "source", "locator", "confidence", "note"),
)
"""Columns of the table of a comparison."""

NO_FACT = dict.fromkeys(COMPARISON_COLUMNS, "") | {"certain": False, "disputed": False}


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Result):
    """Mechanisms by indicators on a date. `table` is a plain DataFrame of codes; `npm.words` puts it into words."""

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

    @cached_property
    def behind(self) -> pd.DataFrame:
        """The facts behind the table, each once, also where one answers two questions (see `standalone`)."""
        return self.claims.drop_duplicates("id")

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The chosen fact for each mechanism, indicator and basis, with its source, locator, confidence and note.

        What is described of the function is `disputed` also where a rule of the institution gives less (see `doubted`).
        """
        every = select(self.data, at=self.at, known=self.known, subjects=self.mechanisms, whole=True)
        chosen = every[every["indicator"].isin(self.indicators)].reset_index(drop=True)
        places = zip(chosen["subject"], chosen["indicator"], strict=True)
        doubted = pd.Series([place in self.doubted for place in places], chosen.index, dtype=bool)
        return chosen.assign(disputed=chosen["disputed"] | (doubted & (chosen["basis"] == DESCRIBED)))

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The fact that each cell of the table shows: of the bases known, the first in the order of the codebook."""
        return lead(self.data, self.facts).reset_index(drop=True)

    def part(self, mechanisms: Sequence[str], indicators: Sequence[str]) -> Comparison:
        """Return the part of the comparison on some mechanisms and questions, with the answers that were chosen for all."""
        found = replace(self, mechanisms=tuple(mechanisms), indicators=tuple(indicators))
        for name in ("shown", "claimed"):
            every = getattr(self, name)
            vars(found)[name] = {(m, i): every[m, i] for m in mechanisms for i in indicators if (m, i) in every}
        return found

    @cached_property
    def table(self) -> pd.DataFrame:
        """What each mechanism answers to each question, in codes: one row a fact shown, `not_known` where there is none.

        Columns are those of the facts, `id` among them; `year` is that of a figure, `as_of` the year in which a lasting state
        was last seen, if that is before the date. An answer that follows from another fact (see `implications`) is `derived`,
        with the `id` and source of that fact.
        """
        places = [(mechanism, indicator) for mechanism in self.mechanisms for indicator in self.indicators]
        rows = [row for place in places for row in self._rows(*place)]
        return pd.DataFrame(
            [[row[column] for column in COMPARISON_COLUMNS] for row in rows], columns=list(COMPARISON_COLUMNS)
        )

    def _rows(self, mechanism: str, indicator: str) -> list[Record]:
        place = NO_FACT | {"mechanism": mechanism, "indicator": indicator}
        if facts := self.shown.get((mechanism, indicator)):
            return [
                place | fact | {"year": fact["valid_to"][:4] if fact["timing"] in FIGURES else ""} for fact in facts
            ]
        found = implied(self.data, mechanism, indicator, at=self.at, known=self.known)
        if found is None:
            return [place | {"value": NOT_KNOWN}]
        behind = {column: found.fact[column] for column in ("certain", "id", "source", "locator", "confidence", "note")}
        return [place | behind | {"value": found.answer, "derived": "yes"}]

    def answers(self, basis: Sequence[str] | None = None, *, institution: bool = False) -> pd.DataFrame:
        """Return the codes of yes/partly/no questions, indicators down, mechanisms across; `not_known` without a fact.

        `basis` restricts to facts of these bases: `["law", "described"]` or `["practice"]`; of several known, the first in
        the order of the codebook is taken. A rule of the whole institution is no guarantee of the preventive function inside
        it (SPT guidelines, para. 32): its answer is `of_institution`, unless `institution` asks for it as it is. So is a yes for
        the function that is only described, where a rule of the institution has limits: whether they bind was not read.
        """
        asked = [i for i in self.indicators if self.data.indicator(i)["type"] == "yesno"]
        found = {}
        for fact in self._facts_on(None if basis is None else tuple(basis)):
            place = (fact["subject"], fact["indicator"])
            doubted = fact["basis"] == DESCRIBED and place in self.doubted
            answer = self._law[1][place]["value"] if doubted else fact["value"]
            host = doubted or fact["speaks_of"] == INSTITUTION
            found[place] = OF_INSTITUTION if host and not institution else answer
        table = {m: [found.get((m, i), NOT_KNOWN) for i in asked] for m in self.mechanisms}
        return pd.DataFrame(table, index=asked)

    def in_law(self) -> pd.DataFrame:
        """Return the answers in law as they are told: those of `answers`, and `doubted` where sources differ on the function."""
        found = self.answers(LAW)
        for mechanism, indicator in self.doubted:
            if indicator in found.index and found.loc[indicator, mechanism] == OF_INSTITUTION:
                found.loc[indicator, mechanism] = DOUBTED
        return found

    def _facts_on(self, basis: tuple[str, ...] | None) -> list[Record]:
        """Return the leading fact of each cell on some bases; in law by the rule of `readings`."""
        if basis == LAW:
            own, host = self._law
            return list({**host, **own}.values())
        return records(
            self.cells if basis is None else lead(self.data, self.facts[self.facts["basis"].isin(list(basis))])
        )

    @cached_property
    def _law(self) -> tuple[dict[Place, Record], dict[Place, Record]]:
        """The answers in law on the function, and as rules of the whole institution."""
        return apart(self.data, self.claims)

    @cached_property
    def readings(self) -> dict[Place, str]:
        """How the law of each mechanism is known on each question: a code of `readings.READINGS`; nothing where it is not."""
        own, host = self._law
        return {place: _reading(own.get(place), host.get(place)) for place in {**host, **own}}

    @cached_property
    def doubted(self) -> frozenset[Place]:
        """Where sources differ on the function: it is described as given, and a rule of the institution has limits."""
        own, host = self._law
        return frozenset(place for place in own if _doubted(own[place], host.get(place)))

    @cached_property
    def sources(self) -> Bibliography:
        """The documents behind the table."""
        return bibliography(self.data, self.claims["source"])

    @cached_property
    def shown(self) -> dict[tuple[str, str], list[Record]]:
        """The facts of `cells` by mechanism and indicator: several only of events that recur."""
        return by_cell(self.cells)

    @cached_property
    def claimed(self) -> dict[tuple[str, str], list[Record]]:
        """The facts of `claims` by mechanism and indicator."""
        return by_cell(self.claims)


def _reading(own: Record | None, host: Record | None) -> str:
    """Return how the law is known on a yes or no question."""
    return reading(own, host, doubted=_doubted(own, host))


def _doubted(own: Record | None, host: Record | None) -> bool:
    less = host is not None and host["value"] in ("partly", "no")
    return doubtful(own, own is not None and own["value"] == "yes", host, less)


@checked
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
    >>> compare("fra-cglpl", "visits_unannounced", at="2024-01-01").table[["value", "basis"]].to_numpy().tolist()
    [['yes', 'law']]
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
