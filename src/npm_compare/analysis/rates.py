"""Divide figures by denominators: each rate with its denominator, the denominator's year, basis and source.

A denominator is a statistic of the State (prisoners, inhabitants) or another figure of the same mechanism (its staff,
visits, places, the budget of its institution). Numerator and denominator keep their own sources.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import NOT_A_YEAR, basis_places, select
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.facts.statistics import ranked

YEARS_APART, YEARS_APART_OWN = 2, 1
"""A rate is not computed where no denominator lies within so many years of the figure.

Prisoners, inhabitants and places in the mandate change slowly. Staff, visits and budgets of a body do not: only those of
the year itself or of a neighbouring one serve.
"""


@dataclass(frozen=True)
class Per:
    """What a figure is divided by: a statistical series or an indicator, and how many of its units make one.

    `apart` says how many years may lie between the figure and what it is divided by.
    """

    series: str = ""
    indicator: str = ""
    scale: int = 1
    apart: int = YEARS_APART_OWN

    @property
    def is_share(self) -> bool:
        """Whether the rate is a percentage: figure and denominator are of one kind."""
        return self.indicator in OF_THE_INSTITUTION


DENOMINATORS = {
    "prisoners": Per(series="prison_population_total", scale=1_000, apart=YEARS_APART),
    "prisons": Per(series="prison_facilities", scale=100, apart=YEARS_APART),
    "inhabitants": Per(series="population_total", scale=1_000_000, apart=YEARS_APART),
    "places": Per(indicator="places_in_mandate", scale=100, apart=YEARS_APART),
    "staff": Per(indicator="staff_npm"),
    "visits": Per(indicator="visits_total"),
    "institution_budget": Per(indicator="budget_total", scale=100),
    "institution_staff": Per(indicator="staff_total", scale=100),
}


OF_THE_INSTITUTION = ("budget_total", "staff_total")
OF_THE_FUNCTION = ("places", "staff", "visits")

NOT_ONE_YEAR, OF_THE_WHOLE, NONE_NEAR = "not_one_year", "of_whole_institution", "no_denominator_near"
ZERO, IN_ANOTHER_CURRENCY, NOT_OF_PLACES = "denominator_zero", "denominator_other_currency", "not_of_places"
NO_RATE = (NOT_ONE_YEAR, OF_THE_WHOLE, NONE_NEAR, ZERO, IN_ANOTHER_CURRENCY, NOT_OF_PLACES)
"""Why a figure has no rate: it is not of one full year, or of the whole institution where the mechanism is only a part of it; no
denominator lies near enough (see `Per.apart`); the denominator is zero or in another currency; visits to other places are not
divided by prisons.
"""

TO_PRISONS = "visits_prison"
"""What alone is divided by the number of prisons."""

RATE_COLUMNS = [
    *("denominator", "denominator_year", "denominator_basis", "denominator_source", "denominator_note"),
    *("denominator_qualifier", "why_not"),
]


def rates(facts: pd.DataFrame, per: str, data: Dataset, *, at: str = "today", known: str | None = None) -> pd.DataFrame:
    """Divide figures by the denominator of the nearest year: of two equally near, the earlier.

    It may lie `YEARS_APART` years away, or `YEARS_APART_OWN` where it is the body's own; money is divided by the staff and the
    visits of its own year alone. Among denominators of one year
    the choice is that of facts: for statistics that of `statistics.ranked`; for figures of the mechanism the basis of the
    figure itself (money voted is divided by money voted), else the first basis in the order of the codebook. Figures of
    less or more than a full year neither get a rate nor serve as denominator; nothing is divided by zero.

    Parameters
    ----------
    facts
        Rows with `subject` (a mechanism), `indicator`, `figure`, `figure_unit`, `unit`, `year` and `basis`, as in
        `Figures.facts`.
    per
        One of `DENOMINATORS`: `prisoners` (rate per 1,000 persons held in prison), `inhabitants` (per million), `places`
        (per 100 places in the mandate), `prisons` (visits to prisons alone, per 100 prisons), `staff` (per person working for
        the function), `visits`, `institution_budget`
        or `institution_staff` (percent).
    at, known
        Only figures known at this date, and only sources published by this date or edition.

    Returns
    -------
    DataFrame
        The rows with `rate`, its unit `rate_unit` (a currency, `percent` of shares, else nothing) and `rate_qualifier`
        (`more_than`, `about`… where figure or denominator is no exact one); `denominator`, its year, basis, source, note and
        qualifier. Where there is no rate these are empty and `why_not` says why, by a code of `NO_RATE`. `mixed` says
        that two figures of one kind (money, staff) are not on the same basis.
    """
    if per not in DENOMINATORS:
        raise UnknownName("denominator", per, DENOMINATORS)
    by = DENOMINATORS[per]
    find = _statistics(data, by, known) if by.series else _figures(data, by, at, known)
    found = [_refused(fact, per, data) or _denominator(fact, find, _apart(fact, by, data)) for fact in records(facts)]
    joined = facts.reset_index(drop=True).join(pd.DataFrame(found, columns=RATE_COLUMNS))
    rate = joined["figure"] * by.scale / joined["denominator"]
    return joined.assign(
        rate=rate,
        rate_unit=["percent" if by.is_share else _currency(fact, data) for fact in records(joined)],
        rate_qualifier=[_qualified(fact) for fact in records(joined)],
        mixed=rate.notna() & _mixed(joined, by, data),
    )


def _currency(fact: Record, data: Dataset) -> str:
    return str(fact.get("figure_unit", fact["unit"])) if data.indicator(fact["indicator"])["type"] == "money" else ""


def _qualified(rate: Record) -> str:
    """Return what qualifies a rate: a bound of the figure holds for the rate too, and turns round as denominator."""
    above, below = str(rate.get("qualifier", "")), str(rate["denominator_qualifier"])
    return "about" if above and below else above or TURNED.get(below, below)


TURNED = {"more_than": "less_than", "at_least": "about", "less_than": "more_than"}
"""What is divided by more than a number is less than the quotient; by at least a number, it is no more than that."""


def _mixed(joined: pd.DataFrame, by: Per, data: Dataset) -> pd.Series[bool]:
    """Say of which rates figure and denominator could have one basis (money voted, money spent) and have not."""
    lists = data.indicators["basis"]
    alike = joined["indicator"].map(lists) == lists.get(by.indicator)
    return alike & (joined["basis"] != joined["denominator_basis"])


Find = Callable[[str], list[Record]]
"""Return the possible denominators of a mechanism, best first whatever the year."""


Denominator = tuple[float, float, str, str, str, str, str]


def _none(why: str) -> Denominator:
    return (np.nan, np.nan, "", "", "", "", why)


def _refused(fact: Record, per: str, data: Dataset) -> Denominator | None:
    """Refuse figures that are not of one year, and figures of a whole institution set against the work of a part of it."""
    if fact["basis"] in NOT_A_YEAR:
        return _none(NOT_ONE_YEAR)
    if per == "prisons" and fact["indicator"] != TO_PRISONS:
        return _none(NOT_OF_PLACES)
    whole = fact["indicator"] in OF_THE_INSTITUTION and not is_stand_alone(data, fact["subject"])
    if whole and per in OF_THE_FUNCTION:
        return _none(OF_THE_WHOLE)
    return None


def _apart(fact: Record, by: Per, data: Dataset) -> int:
    """Return how many years may lie between a figure and its denominator: none between money and the work of a year."""
    money = data.indicator(fact["indicator"])["type"] == "money"
    return 0 if money and by.indicator and not by.is_share else by.apart


def _denominator(fact: Record, find: Find, apart: int) -> Denominator:
    near = [row for row in find(fact["subject"]) if abs(row["year"] - fact["year"]) <= apart]
    comparable = [row for row in near if row.get("type") != "money" or row["unit"] == fact["unit"]]
    usable = [row for row in comparable if row["number"] > 0]
    if not usable:
        return _none(_why_none(near, comparable))
    best = min(usable, key=lambda row: (*_distance(row, fact), row["basis"] not in ("", fact["basis"])))
    return (best["number"], best["year"], best["basis"], best["source"], best["note"], best.get("qualifier", ""), "")


def _distance(row: Record, fact: Record) -> tuple[int, int]:
    """Return how far a denominator is from a figure: in years, and of two equally near the earlier one first."""
    return abs(row["year"] - fact["year"]), row["year"]


def _why_none(near: list[Record], comparable: list[Record]) -> str:
    if comparable:
        return ZERO
    return IN_ANOTHER_CURRENCY if near else NONE_NEAR


def _statistics(data: Dataset, by: Per, known: str | None) -> Find:
    rows = ranked(data, by.series, known=known)
    of_state: dict[str, list[Record]] = {}
    for row in records(rows.assign(number=rows["value"], basis="")):
        of_state.setdefault(row["state"], []).append(row)
    return lambda mechanism: of_state.get(data.mechanism(mechanism)["state"], [])


def _figures(data: Dataset, by: Per, at: str, known: str | None) -> Find:
    chosen = select(data, at=at, known=known, every_period=True, whole=True)
    chosen = chosen[(chosen["indicator"] == by.indicator) & ~chosen["basis"].isin(NOT_A_YEAR)]
    chosen = chosen.assign(year=chosen["valid_to"].str[:4].astype(int), number=chosen["value"].astype(float))
    in_order = chosen.iloc[np.argsort(basis_places(data, chosen), kind="stable")]
    of_mechanism: dict[str, list[Record]] = {}
    for row in records(in_order):
        of_mechanism.setdefault(row["subject"], []).append(row)
    return lambda mechanism: of_mechanism.get(mechanism, [])
