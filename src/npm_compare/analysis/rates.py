"""Divide figures by denominators: each rate with its denominator, the denominator's year, basis and source.

A denominator is a statistic of the State (prisoners, inhabitants) or another figure of the same mechanism (its staff,
visits, places, the budget of its institution). Numerator and denominator keep their own sources.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.errors import UnknownName
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import NOT_A_YEAR, basis_places, select
from npm_compare.facts.statistics import ranked
from npm_compare.language import later, say, say_many

YEARS_APART = 2
"""A rate is not computed where no denominator lies within so many years of the figure."""

STAND_ALONE = "new_specialised"
"""For a body that is nothing but a mechanism, the staff and the budget of the institution are those of the function."""


@dataclass(frozen=True)
class Per:
    """What a figure is divided by: a statistical series or an indicator, and how many of its units make one.

    `stand_alone` names the indicator that serves for stand-alone bodies in years of which the first is not known.
    """

    words: str
    series: str = ""
    indicator: str = ""
    stand_alone: str = ""
    scale: int = 1


DENOMINATORS = {
    "prisoners": Per(later("per 1,000 prisoners"), series="prison_population_total", scale=1_000),
    "inhabitants": Per(later("per million inhabitants"), series="population_total", scale=1_000_000),
    "places": Per(later("per 100 places in the mandate"), indicator="places_in_mandate", scale=100),
    "staff": Per(later("per staff member"), indicator="staff_npm", stand_alone="staff_total"),
    "visits": Per(later("per visit"), indicator="visits_total"),
    "institution_budget": Per(
        later("in percent of the budget of the institution"), indicator="budget_total", scale=100
    ),
    "institution_staff": Per(later("in percent of the staff of the institution"), indicator="staff_total", scale=100),
}

OF_THE_INSTITUTION = ("budget_total", "staff_total")
OF_THE_FUNCTION = ("places", "staff", "visits")

COLUMNS = ["denominator", "denominator_year", "denominator_basis", "denominator_source", "denominator_note", "why_not"]


def rates(facts: pd.DataFrame, per: str, data: Dataset, *, at: str = "today", known: str | None = None) -> pd.DataFrame:
    """Divide figures by the denominator of the nearest year, at most `YEARS_APART` years away.

    Among denominators of one year the choice is that of facts: for statistics that of `statistics.ranked`; for figures of
    the mechanism the basis of the figure itself (money voted is divided by money voted), else the first basis in the order
    of the codebook. Figures of less or more than a full year neither get a rate nor serve as denominator.

    Parameters
    ----------
    facts
        Rows with `subject` (a mechanism), `indicator`, `figure`, `unit`, `year` and `basis`, as in `Figures.facts`.
    per
        One of `DENOMINATORS`: `prisoners` (rate per 1,000 persons held in prison), `inhabitants` (per million), `places`
        (per 100 places in the mandate), `staff` (per person working for the function), `visits`, `institution_budget`
        or `institution_staff` (percent).
    at, known
        Only figures known at this date, and only sources published by this date or edition.

    Returns
    -------
    DataFrame
        The rows with `rate`, `denominator`, its year, basis, source and note; where there is no rate these are empty and
        `why_not` says why. `mixed` says that two figures of one kind (money, staff) are not on the same basis.
    """
    if per not in DENOMINATORS:
        raise UnknownName(later("denominator"), per, DENOMINATORS)
    by = DENOMINATORS[per]
    find = _statistics(data, by, known) if by.series else _figures(data, by, at, known)
    found = [_refused(fact, per, data) or _denominator(fact, find) for fact in records(facts)]
    joined = facts.reset_index(drop=True).join(pd.DataFrame(found, columns=COLUMNS))
    rate = joined["figure"] * by.scale / joined["denominator"]
    return joined.assign(rate=rate, mixed=rate.notna() & _mixed(joined, by, data))


def _mixed(joined: pd.DataFrame, by: Per, data: Dataset) -> pd.Series[bool]:
    """Say of which rates figure and denominator could have one basis (money voted, money spent) and have not."""
    lists = data.indicators["basis"]
    alike = joined["indicator"].map(lists) == lists.get(by.indicator)
    return alike & (joined["basis"] != joined["denominator_basis"])


Find = Callable[[str], list[Record]]
"""Return the possible denominators of a mechanism, best first whatever the year."""


Denominator = tuple[float, float, str, str, str, str]


def _none(why: str) -> Denominator:
    return (np.nan, np.nan, "", "", "", why)


def _refused(fact: Record, per: str, data: Dataset) -> Denominator | None:
    """Refuse figures that are not of one year, and figures of a whole institution set against the work of a part of it."""
    if fact["basis"] in NOT_A_YEAR:
        return _none(say("not a figure of one full year"))
    whole = fact["indicator"] in OF_THE_INSTITUTION and data.mechanism(fact["subject"])["model"] != STAND_ALONE
    if whole and per in OF_THE_FUNCTION:
        return _none(say("a figure of the whole institution, of which the mechanism is only a part"))
    return None


def _denominator(fact: Record, find: Find) -> Denominator:
    near = [row for row in find(fact["subject"]) if abs(row["year"] - fact["year"]) <= YEARS_APART]
    comparable = [row for row in near if row.get("type") != "money" or row["unit"] == fact["unit"]]
    if not comparable:
        none = say_many("no denominator within {count} year", "no denominator within {count} years", YEARS_APART)
        return _none(say("the denominator is in another currency") if near else none)
    best = min(comparable, key=lambda row: (abs(row["year"] - fact["year"]), row["basis"] not in ("", fact["basis"])))
    return (best["number"], best["year"], best["basis"], best["source"], best["note"], "")


def _statistics(data: Dataset, by: Per, known: str | None) -> Find:
    rows = ranked(data, by.series, known=known)
    of_state: dict[str, list[Record]] = {}
    for row in records(rows.assign(number=rows["value"], basis="")):
        of_state.setdefault(row["state"], []).append(row)
    return lambda mechanism: of_state.get(data.mechanism(mechanism)["state"], [])


def _figures(data: Dataset, by: Per, at: str, known: str | None) -> Find:
    chosen = select(data, at=at, known=known, every_period=True)
    chosen = chosen[chosen["indicator"].isin([by.indicator, by.stand_alone]) & ~chosen["basis"].isin(NOT_A_YEAR)]
    chosen = chosen.assign(year=chosen["valid_to"].str[:4].astype(int), number=chosen["value"].astype(float))
    in_order = chosen.iloc[np.argsort(basis_places(data, chosen), kind="stable")]
    of_mechanism: dict[tuple[str, str], list[Record]] = {}
    for row in records(in_order):
        of_mechanism.setdefault((row["subject"], row["indicator"]), []).append(row)

    def find(mechanism: str) -> list[Record]:
        alone = data.mechanism(mechanism)["model"] == STAND_ALONE
        stands_in = of_mechanism.get((mechanism, by.stand_alone), []) if alone else []
        return [*of_mechanism.get((mechanism, by.indicator), []), *stands_in]

    return find
