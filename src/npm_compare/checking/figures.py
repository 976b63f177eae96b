"""Rules about figures that can hardly be: shares between 0 and 1, terms of a century, currencies of another State."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from npm_compare.base.dates import bounds
from npm_compare.base.errors import message
from npm_compare.checking.cells import look_at_number
from npm_compare.checking.rows import Book, FactRow, Located

USUAL = {"term_years": (1, 15), "response_deadline_days": (1, 365)}
"""What the answers to some questions lie between."""

NO_MONEY = {"XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XDR"}
"""Codes of ISO 4217 that are no money of a State: none, tests, metals, drawing rights."""

FOREIGN = {"USD", "EUR"}
"""Currencies in which bodies publish beside that of the State."""


def hardly_possible(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find figures outside what is usual; a true one is explained."""
    for row in rows:
        if row.explains == "figure" or book[row.indicator].type != "number" or look_at_number(row.value):
            continue
        low, high = USUAL.get(row.indicator, (0, float("inf")))
        number = float(row.value)
        if row.unit == "percent" and 0 < number < 1:
            yield row.line, "value", message("share_as_fraction", value=row.value)
        elif not low <= number <= high:
            yield row.line, "value", message("figure_unusual", low=low, high=high, value=row.value)


def foreign_money(rows: list[FactRow], book: Book, states: Mapping[str, str]) -> Iterator[Located]:
    """Find money in a currency that the State did not have in the year (CLDR); `states` gives the State of each subject."""
    for row in rows:
        if book[row.indicator].type != "money" or row.explains == "currency":
            continue
        days = bounds(row.valid_to) or bounds(row.valid_from)
        state = states.get(row.subject, row.subject)
        if row.unit in NO_MONEY:
            yield row.line, "unit", message("currency_of_no_state", unit=row.unit)
        elif days and row.unit not in FOREIGN and row.unit not in currencies(state, days[1] // 10000):
            yield row.line, "unit", message("currency_foreign", unit=row.unit, year=days[1] // 10000)


@cache
def currencies(state: str, year: int) -> frozenset[str]:
    """Return the currencies in use in a State (ISO 3166-1 alpha-3, small letters) at some time of a year.

    >>> sorted(currencies("fra", 2001)), sorted(currencies("fra", 2020))
    (['EUR', 'FRF'], ['EUR'])
    """
    from datetime import date

    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    territories = get_global("territory_aliases").get(state.upper(), ())
    found = (get_territory_currencies(name, date(year, 1, 1), date(year, 12, 31)) for name in territories)
    return frozenset(chain.from_iterable(found))
