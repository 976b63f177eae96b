"""Rules of the table of statistics: figures that serve as divisors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from npm_compare.base.errors import visible
from npm_compare.checking.cells import look_at_number
from npm_compare.checking.rows import Located, by_name, numbered
from npm_compare.checking.sheets import Sheet
from npm_compare.views.language import say

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
            what = say("value: not above zero in a series of {unit} ({value})", unit=visible(unit), value=value)
            yield line, "value", what, say("correct it from the source")
        if unit and bool(currency) != unit.startswith("LCU per "):
            what = say("currency: not one for the series {series} ({value})", series=series, value=visible(currency))
            yield line, "currency", what, say("exchange rates and parities name their currency, others none")
        elif currency and unit and not is_currency(currency):
            what = say("currency: not a currency of ISO 4217 ({value})", value=visible(currency))
            yield line, "currency", what, say("write its three capital letters, MAD or EUR")


def years(sheet: Sheet, created: str) -> Iterator[Located]:
    """Find figures of years to come."""
    for line, (year,) in numbered(sheet, "year"):
        if year.isdecimal() and year > created[:4]:
            what = say("year: after the day up to which the facts were coded ({value})", value=visible(year))
            yield line, "year", what, say("correct the year")


def prisoners(sheet: Sheet) -> Iterator[Located]:
    """Find States with more than one in fifty inhabitants in prison."""
    inhabitants: dict[tuple[str, str], float] = {}
    held: list[tuple[int, str, str, float]] = []
    for line, (state, series, year, value) in numbered(sheet, "state", "series", "year", "value"):
        if series == "population_total" and not look_at_number(value):
            inhabitants[state, year] = max(float(value), inhabitants.get((state, year), 0))
        elif series == "prison_population_total" and not look_at_number(value):
            held.append((line, state, year, float(value)))
    for line, state, year, persons in held:
        if persons * JAILED > inhabitants.get((state, year), float("inf")):
            what = say(
                "value: more than one in {number} inhabitants ({value})", number=str(JAILED), value=f"{persons:g}"
            )
            yield line, "value", what, say("check the units of both series")


def leaps(sheets: Mapping[str, Sheet]) -> Iterator[Located]:
    """Find counts more than three times those of the year before or after, of one source, without a caution.

    Prices, parities and exchange rates leap with a currency.
    """
    units = by_name(sheets["series"], "series", "unit")
    series: dict[tuple[str, ...], list[tuple[str, int, float, str]]] = defaultdict(list)
    cells = ("state", "series", "source", "year", "value", "caution")
    for line, (*about, year, value, caution) in numbered(sheets["statistics"], *cells):
        if not look_at_number(value) and units.get(about[1]) in COUNTS:
            series[tuple(about)].append((year, line, float(value), caution))
    for points in series.values():
        for (_, _, earlier, one), (year, line, later, other) in pairwise(sorted(points)):
            low, high = sorted((earlier, later))
            if high >= SMALL and low * FACTOR < high and not one and not other:
                what = say(
                    "value: more than three times its neighbour ({value} in {year})", value=f"{later:g}", year=year
                )
                yield line, "value", what, say("check both, or give a caution and say why in the note")
