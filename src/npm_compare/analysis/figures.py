"""Figures of budget, staff and activity by year, each with its basis, its note and its rates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import pandas as pd

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.rates import DENOMINATORS, rates
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.called import book
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import basis_places, planned, select
from npm_compare.facts.standalone import is_stand_alone


@dataclass(frozen=True, eq=False, repr=False)
class Figures(Result):
    """Figures known at a date, one row a mechanism, indicator, basis and period.

    `facts` has the columns of the facts, `id` among them, with `figure` (the value as a number, in `figure_unit`), `year` (in
    which the period ends) and `planned` (only drafted, asked for or forecast), in the order of mechanism, indicator, basis and
    year. A series is the rows of one mechanism, indicator, basis and unit: other rows are never joined to it. `refused` names the
    mechanisms whose amounts could not be converted, where they were (see `currencies`).
    """

    data: Dataset
    mechanisms: tuple[str, ...]
    indicators: tuple[str, ...]
    at: str
    facts: pd.DataFrame
    known: str | None = None
    asker: str = ""
    """The mechanism that was named first, if any was named: sentences single it out among many. A group names none."""
    refused: tuple[str, ...] = ()
    _made: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, init=False)

    @property
    def indicator(self) -> str:
        """The only indicator, for charts and sentences that show one; NpmCompareError if there are several."""
        if len(self.indicators) != 1:
            names = tuple(map(book(self.data, "indicator").offered, self.indicators))
            raise NpmCompareError("one_indicator_wanted", number=len(names), names=names)
        return self.indicators[0]

    @property
    def table(self) -> pd.DataFrame:
        """The figures as a plain table: a row a figure, with its mechanism, question, year, number and unit first."""
        named = self.facts.rename(columns={"subject": "mechanism"})
        first = ["mechanism", "indicator", "year", "figure", "figure_unit", "basis"]
        return named[[*first, *(name for name in named.columns if name not in first)]]

    @property
    def once(self) -> Figures:
        """The same figures, each once: not that of a body with no other task a second time as that of the function."""
        twice = self.facts["whole"] & self.facts["id"].isin(self.facts.loc[~self.facts["whole"], "id"])
        return replace(self, facts=self.facts[~twice].reset_index(drop=True))

    def rates(self, per: str = "prisoners") -> pd.DataFrame:
        """Return the rows with their `rate` and its denominator: per 1,000 `prisoners`, or another of `rates.DENOMINATORS`."""
        return self._once("rates", per, lambda: rates(self.facts, per, self.data, at=self.at, known=self.known))

    def latest(self, per: str = "prisoners") -> pd.DataFrame:
        """Return the latest rate of each mechanism, lowest first; mechanisms without any rate are not in it.

        A figure of what was voted, spent or in post comes before one that was only drafted, asked for or forecast, whatever
        the years; of one year the first basis in the order of the codebook.
        """
        return self._once("latest", per, lambda: self._latest(per))

    def _latest(self, per: str) -> pd.DataFrame:
        found = self.rates(per)
        newest = newest_of(found[found["rate"].notna()])
        return newest.sort_values(["rate_unit", "rate", "subject"])

    def _once(self, what: str, per: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """Return a table that the caller may change; a chart asks ten times for one, which is made once."""
        if (what, per) not in self._made:
            self._made[what, per] = make()
        return self._made[what, per].copy(deep=False)

    def missing(self, per: str = "prisoners") -> list[str]:
        """Return the mechanisms of which no rate is known; those whose amounts could not be converted are not among them."""
        known = {*self.latest(per)["subject"], *self.refused}
        return [mechanism for mechanism in self.mechanisms if mechanism not in known]


def parts_of_a_whole(found: Figures, per: str) -> tuple[Figures, int]:
    """Leave out of shares the bodies that are nothing but the mechanism; return also how many of them had a figure.

    Such a body has no share in itself: it would be the whole by definition. Of other rates nothing is left out.
    """
    if not DENOMINATORS[per].is_share:
        return found, 0
    alone = [name for name in found.mechanisms if is_stand_alone(found.data, name)]
    kept = replace(
        found,
        mechanisms=tuple(name for name in found.mechanisms if name not in alone),
        facts=found.facts[~found.facts["subject"].isin(alone)],
        refused=tuple(name for name in found.refused if name not in alone),
        asker="" if found.asker in alone else found.asker,
    )
    return kept, int(found.latest(per)["subject"].isin(alone).sum())


def newest_of(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the figure of the latest year of each mechanism, of rows in the order of `Figures.facts`; plans come last."""
    ordered = facts.sort_values(["planned", "year"], ascending=[True, False], kind="stable")
    return ordered.groupby("subject", sort=False).head(1)


@checked
def figures(
    mechanisms: str | Iterable[str] = "seminar",
    indicators: str | Iterable[str] = "visits_total",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Figures:
    """Return the figures of budget, staff or activity that are known at a date; parameters as for `compare`.

    Budgets and staff are those of years that have begun by the date, counts those of periods that have ended.

    Raises
    ------
    NpmCompareError
        If an indicator is not a figure of a year or period.

    Examples
    --------
    >>> [2021, 103.0, "year"] in figures("mli-cndh", "visits_total").facts[["year", "figure", "basis"]].values.tolist()
    True
    """
    data = data or load()
    mechanisms = mechanisms if isinstance(mechanisms, str) else list(mechanisms)
    names = resolve_indicators(data, indicators)
    for name in names:
        if data.indicator(name)["timing"] not in ("level", "flow"):
            raise NpmCompareError("not_a_yearly_figure", name=repr(name))
    date = data.edition(at)
    subjects = resolve(data, mechanisms, date)
    chosen = select(data, at=date, known=known, subjects=subjects, every_period=True, whole=True)
    chosen = chosen[chosen["indicator"].isin(names)]
    chosen = chosen.assign(
        figure=chosen["value"].astype(float),
        figure_unit=chosen["unit"],
        year=chosen["valid_to"].str[:4].astype(int),
        planned=planned(data, chosen),
    )
    order = {name: place for place, name in enumerate([*subjects, *names])}
    facts = chosen.assign(place=basis_places(data, chosen)).sort_values(
        ["subject", "indicator", "place", "year", "valid_from"],
        key=lambda column: column.map(order) if column.name in ("subject", "indicator") else column,
        kind="stable",
    )
    until = None if known is None else data.edition(known)
    facts = facts.drop(columns="place").reset_index(drop=True)
    return Figures(data, tuple(subjects), tuple(names), date, facts, until, _named_first(data, mechanisms))


def _named_first(data: Dataset, mechanisms: str | Iterable[str]) -> str:
    """Return the mechanism that stands first among the names given; nothing if a group stands there."""
    first = next(iter(mechanisms.split(",") if isinstance(mechanisms, str) else mechanisms), "").strip()
    return first if first in data.mechanisms.index else ""
