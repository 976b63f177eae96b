"""Rules of the table of statistics: figures that serve as divisors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from npm_compare.base.errors import message
from npm_compare.checking.cells import look_at_number
from npm_compare.checking.rows import Located, by_name, numbered
from npm_compare.checking.sheets import Sheet

COUNTS = ("persons", "establishments")
"""Units of which there are no fractions; a mean of several counts says so in its note."""

JAILED = 50
"""No State holds more than one in so many inhabitants in prison."""

FACTOR = 3
"""A figure more than so many times its neighbour is looked at."""

SMALL = 100
"""Counts below it may leap."""


def values(sheets: Mapping[str, Sheet]) -> Iterator[Located]:
    """Find figures that cannot divide, and currencies that do not suit their series."""
    from babel.numbers import is_currency

    units = by_name(sheets["series"], "series", "unit")
    for line, (series, value, currency) in numbered(sheets["statistics"], "series", "value", "currency"):
        unit = units.get(series, "")
        if not look_at_number(value) and float(value) <= 0 and "percent" not in unit:
            yield line, "value", message("not_above_zero", unit=unit, value=value)
        if unit and bool(currency) != unit.startswith("LCU per "):
            yield line, "currency", message("currency_of_series", series=series, value=currency)
        elif currency and unit and not is_currency(currency):
            yield line, "currency", message("currency_unknown", value=currency)


def years(sheet: Sheet, created: str) -> Iterator[Located]:
    """Find figures of years to come."""
    for line, (year,) in numbered(sheet, "year"):
        if year.isdecimal() and year > created[:4]:
            yield line, "year", message("year_to_come", value=year)


def prisoners(sheet: Sheet) -> Iterator[Located]:
    """Find States with more than one in fifty inhabitants in prison."""
    inhabitants: dict[tuple[str, str], float] = {}
    held: list[tuple[int, str, str, str]] = []
    for line, (state, series, year, value) in numbered(sheet, "state", "series", "year", "value"):
        if series == "population_total" and not look_at_number(value):
            inhabitants[state, year] = max(float(value), inhabitants.get((state, year), 0))
        elif series == "prison_population_total" and not look_at_number(value):
            held.append((line, state, year, value))
    for line, state, year, persons in held:
        if float(persons) * JAILED > inhabitants.get((state, year), float("inf")):
            yield line, "value", message("prisoners_too_many", number=JAILED, value=persons)


def leaps(sheets: Mapping[str, Sheet]) -> Iterator[Located]:
    """Find counts more than three times those of the year before or after, of one source, without a caution.

    Prices, parities and exchange rates leap with a currency.
    """
    units = by_name(sheets["series"], "series", "unit")
    series: dict[tuple[str, ...], list[tuple[str, int, str, str]]] = defaultdict(list)
    cells = ("state", "series", "source", "year", "value", "caution")
    for line, (*about, year, value, caution) in numbered(sheets["statistics"], *cells):
        if not look_at_number(value) and units.get(about[1]) in COUNTS:
            series[tuple(about)].append((year, line, value, caution))
    for points in series.values():
        for (_, _, earlier, one), (year, line, later, other) in pairwise(sorted(points)):
            low, high = sorted((float(earlier), float(later)))
            if high >= SMALL and low * FACTOR < high and not one and not other:
                yield line, "value", message("leap", value=later, year=year)
