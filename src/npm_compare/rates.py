"""Divide figures by denominators of the State: each rate with its denominator, the denominator's year and source."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.dataset import Dataset
from npm_compare.dates import BEGINNING, END, day, latest
from npm_compare.errors import UnknownName
from npm_compare.selection import NOT_A_YEAR

YEARS_APART = 2
"""A rate is not computed where no denominator lies within so many years of the figure."""


@dataclass(frozen=True)
class Per:
    """What a figure is divided by: a statistical series, and how many of its units make one."""

    series: str
    scale: int
    words: str


DENOMINATORS = {
    "prisoners": Per("prison_population_total", 1_000, "per 1,000 prisoners"),
    "inhabitants": Per("population_total", 1_000_000, "per million inhabitants"),
}


def rates(facts: pd.DataFrame, per: str, data: Dataset, *, known: str | None = None) -> pd.DataFrame:
    """Divide figures by the denominator of the nearest year, at most `YEARS_APART` years away.

    Among denominators of one year the better kind of source is taken, then the newest, as for facts; statistics marked
    CHECK come last. Numerator and denominator keep their own sources.

    Parameters
    ----------
    facts
        Rows with `subject` (a mechanism), `figure`, `year` and `basis`, as in `Figures.facts`.
    per
        `prisoners` (rate per 1,000 persons held in prison) or `inhabitants` (per million).
    known
        Only statistics published by this date or edition.

    Returns
    -------
    DataFrame
        The rows with `rate`, `denominator`, `denominator_year`, `denominator_source`, `denominator_note`; where
        there is no rate these are empty and `why_not` says why.
    """
    if per not in DENOMINATORS:
        raise UnknownName("denominator", per, DENOMINATORS)
    by = DENOMINATORS[per]
    statistics = _ranked(data, by.series, known)
    of_state = dict(iter(statistics.groupby("state", sort=False)))
    states = facts["subject"].map(data.mechanisms["state"])
    asked = zip(states, facts["year"], facts["basis"], strict=True)
    found = [_denominator(of_state.get(state), year, basis) for state, year, basis in asked]
    columns = ["denominator", "denominator_year", "denominator_source", "denominator_note", "why_not"]
    joined = facts.reset_index(drop=True).join(pd.DataFrame(found, columns=columns))
    return joined.assign(rate=joined["figure"] * by.scale / joined["denominator"])


def _ranked(data: Dataset, series: str, known: str | None) -> pd.DataFrame:
    """Return the statistics of a series, best first whatever the year."""
    rows = data.statistics[data.statistics["series"] == series]
    rows = rows.merge(data.sources[["source", "kind", "published"]], on="source", how="left")
    if known is not None:
        rows = rows[latest(rows["published"], empty=END) <= day(data.edition(known))]
    kinds = pd.Index(data.codes_of("source_kind")).get_indexer(pd.Index(rows["kind"]))
    doubtful = rows["note"].str.contains("CHECK", regex=False).to_numpy(dtype=bool)
    newest = -latest(rows["published"], empty=BEGINNING)
    names = rows["source"].rank().to_numpy()
    return rows.iloc[np.lexsort([names, newest, kinds, doubtful])]


Denominator = tuple[float, float, str, str, str]


def _denominator(statistics: pd.DataFrame | None, year: int, basis: str) -> Denominator:
    if basis in NOT_A_YEAR:
        return (np.nan, np.nan, "", "", "not a figure of one full year")
    distance = (statistics["year"] - year).abs() if statistics is not None else pd.Series(dtype=float)
    if statistics is None or distance.min() > YEARS_APART:
        return (np.nan, np.nan, "", "", f"no denominator within {YEARS_APART} years")
    best = statistics.iloc[int(np.argmin(distance.to_numpy()))]
    return (float(best["value"]), float(best["year"]), str(best["source"]), str(best["note"]), "")
