"""Amounts of money made comparable: US dollars, international dollars, constant prices. Or refused, with the reason.

Values stay as published; a conversion adds columns beside them. The factor must be of the same State, the same year and
the same currency: a State that changed to the euro has exchange rates in its old currency and parities in euros, and
series that were redenominated or whose official rate is fictional are marked in `statistics.caution` and never used.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load, records

DOLLARS = "intl"
"""The unit of amounts that were converted into international dollars, at purchasing power parity."""

FACTORS = {"usd": "fx_official_lcu_per_usd", DOLLARS: "ppp_lcu_per_intl_usd"}
"""US dollars at the official rate of the year; international dollars at purchasing power parity (GDP)."""

NO_FACTOR, UNUSABLE, OTHER_CURRENCY = "no_factor", "factor_unusable", "factor_other_currency"
NOT_CONVERTED = (NO_FACTOR, UNUSABLE, OTHER_CURRENCY)
"""Why an amount is not converted: no factor of its year, one that is marked as unusable, one in another currency."""

NO_PRICES_THEN, NO_PRICES_ASKED, NO_PRICES = "no_prices_of_its_year", "no_prices_of_year_asked", "no_prices_of_both"
NO_CONSTANT_PRICES = (NO_PRICES_THEN, NO_PRICES_ASKED, NO_PRICES)
"""Why an amount has none at the prices of another year: of which year no consumer prices are known."""

INDEX, INFLATION, INDEX_ENDS = "cpi_index_2010", "cpi_inflation_pct", 2021
"""Consumer prices: an index to 2021, continued by the yearly inflation of a newer release."""

Factor = tuple[float, str, str, str, str]
"""A conversion factor, its source, why there is none, its currency, and what is noted on one that is unusable."""

FACTOR_COLUMNS = ["factor", "factor_source", "why_not", "factor_currency", "factor_note"]


@checked
def convert(facts: pd.DataFrame, to: str, *, data: Dataset | None = None) -> pd.DataFrame:
    """Convert amounts into US dollars (`usd`) or international dollars (`intl`) of their own year.

    Parameters
    ----------
    facts
        Rows of money with `subject`, `figure`, `unit` (ISO 4217) and `year`, as in `Figures.facts`.

    Returns
    -------
    DataFrame
        The rows with `amount` (whole dollars), `factor` (national currency for one dollar), `factor_source`. Where there is
        no amount, `why_not` says why, by a code of `NOT_CONVERTED`. `factor_currency` is that of the factor
        known, used or not; `factor_note` says what is noted on one that is marked as unusable.
    """
    data = data or load()
    if to not in FACTORS:
        raise UnknownName("conversion", to, FACTORS)
    series = data.statistics[data.statistics["series"] == FACTORS[to]]
    known = {(row["state"], row["year"]): row for row in records(series)}
    found = [_factor(known.get((_state(data, fact), fact["year"])), fact) for fact in records(facts)]
    columns = pd.DataFrame(found, columns=FACTOR_COLUMNS, index=facts.index)
    return facts.join(columns).assign(amount=_whole(facts["figure"] / columns["factor"]))


def _factor(row: Record | None, fact: Record) -> Factor:
    if row is None:
        return float("nan"), "", NO_FACTOR, "", ""
    if row["caution"] in ("unusable", "fictional"):
        return float("nan"), "", UNUSABLE, row["currency"], row["note"].rpartition("; ")[2]
    if row["currency"] != fact["unit"]:
        return float("nan"), "", OTHER_CURRENCY, row["currency"], ""
    return row["value"], row["source"], "", row["currency"], ""


@checked
def constant(facts: pd.DataFrame, year: int, *, data: Dataset | None = None) -> pd.DataFrame:
    """Express amounts in their own currency at the consumer prices of one year.

    Returns
    -------
    DataFrame
        The rows with `amount` (whole units, at prices of `year`), `factor` (the price level of that year over that of the
        figure); where prices are not known for both years, `why_not` says of which they are not, by a code of
        `NO_CONSTANT_PRICES`.

    Raises
    ------
    NpmCompareError
        If no price index of any State reaches the year.
    """
    data = data or load()
    levels = price_levels(data)
    known = {found for of_state in levels.values() for found in of_state}
    if year not in known:
        raise NpmCompareError("prices_unknown", year=str(year), first=str(min(known)), last=str(max(known)))
    found = [_price_factor(levels.get(_state(data, fact), {}), fact["year"], year) for fact in records(facts)]
    columns = pd.DataFrame(found, columns=["factor", "why_not"], index=facts.index)
    return facts.join(columns).assign(amount=_whole(facts["figure"] * columns["factor"]))


def _price_factor(levels: Mapping[int, float], year: int, wanted: int) -> tuple[float, str]:
    if year in levels and wanted in levels:
        return levels[wanted] / levels[year], ""
    if year in levels:
        return float("nan"), NO_PRICES_ASKED
    return float("nan"), NO_PRICES_THEN if wanted in levels else NO_PRICES


@checked
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
