"""Figures of budget, staff and activity by year, each with its basis, its note and its rates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.rates import DENOMINATORS, rates
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import basis_places, planned, select
from npm_compare.views import html
from npm_compare.views.amounts import qualified, say_rate
from npm_compare.views.display import show
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, number, say, say_many
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import NOT_KNOWN, note_on, say_period, say_qualities, say_value, short_name, source_note

SHOWN = ("prisoners", "inhabitants")
"""Denominators of the columns of a table of figures."""


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures known at a date, one row a mechanism, indicator, basis and period. Shows itself as a table with sources.

    `facts` has the columns of the facts, with `figure` (the value as a number, in `figure_unit`), `year` (in which the
    period ends) and `planned` (only drafted, asked for or forecast), in the order of mechanism, indicator, basis and year. A
    series is the rows of one mechanism, indicator, basis and unit: other rows are never joined to it. `refused` names the
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

    @property
    def indicator(self) -> str:
        """The only indicator, for charts and sentences that show one; NpmCompareError if there are several."""
        if len(self.indicators) != 1:
            raise NpmCompareError(
                say(
                    "Choose one indicator to show, not {number}: {names}.",
                    number=len(self.indicators),
                    names=joined(self.indicators),
                )
            )
        return self.indicators[0]

    def rates(self, per: str = "prisoners") -> pd.DataFrame:
        """Return the rows with their `rate` and its denominator: per 1,000 `prisoners`, or another of `DENOMINATORS`."""
        return rates(self.facts, per, self.data, at=self.at, known=self.known)

    def latest(self, per: str = "prisoners") -> pd.DataFrame:
        """Return the latest rate of each mechanism, lowest first; mechanisms without any rate are not in it.

        A figure of what was voted, spent or in post comes before one that was only drafted, asked for or forecast, whatever
        the years; of one year the first basis in the order of the codebook.
        """
        found = self.rates(per)
        newest = newest_of(found[found["rate"].notna()])
        return newest.sort_values(["rate_unit", "rate", "subject"])

    def missing(self, per: str = "prisoners") -> list[str]:
        """Return the mechanisms of which no rate is known; those whose amounts could not be converted are not among them."""
        known = {*self.latest(per)["subject"], *self.refused}
        return [mechanism for mechanism in self.mechanisms if mechanism not in known]

    def __repr__(self) -> str:
        columns = [
            "subject",
            "indicator",
            "basis",
            "valid_from",
            "valid_to",
            "qualifier",
            "value",
            "unit",
            "source",
            "note",
        ]
        facts = self.facts[columns]
        return printed(show(facts, data=self.data).words, facts.to_string(index=False, max_colwidth=50))

    def _repr_html_(self) -> str:
        by = [records(self.rates(per)) for per in SHOWN]
        rows: list[Row] = []
        for mechanism in self.mechanisms:
            rows.append(Row(short_name(self.data, mechanism)))
            mine = [found for found in zip(*by, strict=True) if found[0]["subject"] == mechanism]
            rows += [self._row(found) for found in mine] or [
                Row(code_label(self.data, "answer", NOT_KNOWN), (Cell("", kind=NOT_KNOWN),) * 4)
            ]
        divided = [say(DENOMINATORS[name].words) for name in SHOWN]
        columns = ["", say("Year"), say("Figure"), *(words[:1].upper() + words[1:] for words in divided)]
        foot = say_many(
            "{count} figure. Data {version}, CC BY 4.0; statistics keep the licence of their source.",
            "{count} figures. Data {version}, CC BY 4.0; statistics keep the licence of their source.",
            len(self.facts),
            version=self.data.version,
        )
        return html.render(table(say("Figures known on {date}", date=day(self.at)), columns, rows, foot=foot))

    def _row(self, found: tuple[Record, ...]) -> Row:
        """Return the row of a figure, given with each of its rates."""
        fact = found[0]
        small = say_qualities(self.data, fact, period=False)
        figure = Cell(say_value(self.data, fact), small, notes=(note_on(self.data, fact),))
        cells = (Cell(say_period(fact)), figure, *(self._rate(rate) for rate in found))
        return Row(str(indicator_label(self.data, fact["indicator"])), cells)

    def _rate(self, fact: Record) -> Cell:
        if fact["why_not"]:
            return Cell("–", fact["why_not"])
        source = self.data.source(fact["denominator_source"])
        published = day(source["published"]) or say("undated")
        origin = joined(part for part in (source["title"], source["publisher"], published) if part)
        licence = say("Licence: {licence}", licence=source["licence"])
        note = ". ".join(part for part in (origin, fact["denominator_note"], licence) if part)
        small = say(
            "÷ {denominator} in {year}",
            denominator=qualified(self.data, fact["denominator_qualifier"], number(fact["denominator"], 0)),
            year=f"{fact['denominator_year']:.0f}",
        )
        return Cell(say_rate(self.data, fact), small, notes=(source_note(self.data, source["source"], note),))


def newest_of(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the figure of the latest year of each mechanism, of rows in the order of `Figures.facts`; plans come last."""
    ordered = facts.sort_values(["planned", "year"], ascending=[True, False], kind="stable")
    return ordered.groupby("subject", sort=False).head(1)


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
            raise NpmCompareError(
                say(
                    "{name} is not a figure of a year: choose from the pillars resources and activity.", name=repr(name)
                )
            )
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
