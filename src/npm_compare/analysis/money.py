"""Amounts of money made comparable: US dollars, international dollars, constant prices. Or refused, with the reason.

Values stay as published; a conversion adds columns beside them. The factor must be of the same State, the same year and
the same currency: a State that changed to the euro has exchange rates in its old currency and parities in euros, and
series that were redenominated or whose official rate is fictional are marked in `statistics.caution` and never used.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views.language import later, listed, say

FACTORS = {"usd": "fx_official_lcu_per_usd", "intl": "ppp_lcu_per_intl_usd"}
"""US dollars at the official rate of the year; international dollars at purchasing power parity (GDP)."""

WORDS = {"usd": later("US dollars"), "intl": later("international dollars (PPP)")}

INDEX, INFLATION, INDEX_ENDS = "cpi_index_2010", "cpi_inflation_pct", 2021
"""Consumer prices: an index to 2021, continued by the yearly inflation of a newer release."""

Factor = tuple[float, str, str]
"""A conversion factor, its source, and why there is none."""


def convert(facts: pd.DataFrame, to: str, *, data: Dataset | None = None) -> pd.DataFrame:
    """Convert amounts into US dollars (`usd`) or international dollars (`intl`) of their own year.

    Parameters
    ----------
    facts
        Rows of money with `subject`, `figure`, `unit` (ISO 4217) and `year`, as in `Figures.facts`.

    Returns
    -------
    DataFrame
        The rows with `amount` (whole dollars), `factor` (national currency for one dollar), `factor_source`; where there is
        no amount, `why_not` says why.
    """
    data = data or load()
    if to not in FACTORS:
        raise UnknownName("conversion", to, FACTORS)
    series = data.statistics[data.statistics["series"] == FACTORS[to]]
    known = {(row["state"], row["year"]): row for row in records(series)}
    found = [_factor(known.get((_state(data, fact), fact["year"])), fact) for fact in records(facts)]
    columns = pd.DataFrame(found, columns=["factor", "factor_source", "why_not"], index=facts.index)
    return facts.join(columns).assign(amount=_whole(facts["figure"] / columns["factor"]))


def _factor(row: Record | None, fact: Record) -> Factor:
    if row is None:
        return (float("nan"), "", say("no factor for {year}", year=str(fact["year"])))
    if row["caution"] in ("unusable", "fictional"):
        why = row["note"].rpartition("; ")[2]
        return (float("nan"), "", say("the factor of {year} is not usable: {why}", year=str(fact["year"]), why=why))
    if row["currency"] != fact["unit"]:
        units = {"unit": fact["unit"], "year": str(fact["year"]), "currency": row["currency"]}
        return (float("nan"), "", say("published in {unit}, the factor of {year} is in {currency}", **units))
    return (row["value"], row["source"], "")


def constant(facts: pd.DataFrame, year: int, *, data: Dataset | None = None) -> pd.DataFrame:
    """Express amounts in their own currency at the consumer prices of one year.

    Returns
    -------
    DataFrame
        The rows with `amount` (whole units, at prices of `year`), `factor` (the price level of that year over that of the
        figure); where prices are not known for both years, `why_not` says so.

    Raises
    ------
    NpmCompareError
        If no price index of any State reaches the year.
    """
    data = data or load()
    levels = price_levels(data)
    known = {found for of_state in levels.values() for found in of_state}
    if year not in known:
        raise NpmCompareError(
            say(
                "No consumer prices are known for {year}: choose a year from {first} to {last}.",
                year=str(year),
                first=str(min(known)),
                last=str(max(known)),
            )
        )
    found = [_price_factor(levels.get(_state(data, fact), {}), fact["year"], year) for fact in records(facts)]
    columns = pd.DataFrame(found, columns=["factor", "why_not"], index=facts.index)
    return facts.join(columns).assign(amount=_whole(facts["figure"] * columns["factor"]))


def _price_factor(levels: Mapping[int, float], year: int, wanted: int) -> tuple[float, str]:
    missing = [str(y) for y in (year, wanted) if y not in levels]
    if missing:
        return (float("nan"), say("no consumer prices for {years}", years=listed(missing)))
    return (levels[wanted] / levels[year], "")


def price_levels(data: Dataset) -> dict[str, dict[int, float]]:
    """Return the consumer price level of each State by year (2010 = 100): the index, then chained by yearly inflation."""
    levels: dict[str, dict[int, float]] = {}
    rows = data.statistics[data.statistics["series"].isin([INDEX, INFLATION]) & (data.statistics["caution"] == "")]
    for row in records(rows[rows["series"] == INDEX]):
        levels.setdefault(row["state"], {})[row["year"]] = row["value"]
    newer = rows[(rows["series"] == INFLATION) & (rows["year"] > INDEX_ENDS)].sort_values("year")
    for row in records(newer):
        of_state = levels.get(row["state"], {})
        if row["year"] - 1 in of_state:
            of_state[row["year"]] = of_state[row["year"] - 1] * (1 + row["value"] / 100)
    return levels


def _whole(amounts: pd.Series[float]) -> pd.Series[int]:
    """Round amounts to whole units: more figures than that would only feign precision."""
    return amounts.round().astype("Int64")


def _state(data: Dataset, fact: Record) -> str:
    return str(data.mechanism(fact["subject"])["state"])
