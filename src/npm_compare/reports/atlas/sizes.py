"""The map by a figure: in each year the class of the figure of each State, of those that are counted alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from npm_compare.analysis.money import DOLLARS, convert
from npm_compare.analysis.visits import UNIT, VISITS, counted
from npm_compare.facts.choice import FIGURES
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.reports.atlas.alike import OLDEST
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.lasting import DATES, NUMBERS, OF_HOST, lasting, whole_breaks
from npm_compare.reports.atlas.past import ANSWERS, LETTERS
from npm_compare.views.charts.look import letters

SIZES = ("visits_total", "staff_total", "staff_npm", "budget_total", "budget_npm")
"""The figures that the map shows."""

SHADES = ("#d6e6f2", "#9fc5e0", "#5f9bc8", "#2f6fa3", "#123f6b")
"""Colours of the classes, the lowest first."""

OTHERWISE = "~"
"""Letter of a figure of a part of a year or of several, only planned, of another count, or not converted.

The letter of the class of an older figure is a capital.
"""

Sized = tuple[float, Record]
"""The size of a figure, amounts in international dollars of their year, or that it is `NOT_ALIKE`; and its fact."""

NOT_ALIKE = -1.0
"""The size of a figure that is not counted like the others."""


@lru_cache(64)
def sized(content: Content, name: str) -> list[dict[str, Sized]]:
    """Return for each day the figure of each State whose mechanism in place has one: the latest that is counted like the others.

    Where none is, the latest of any kind stands there, as not alike. Of what lasts, see `lasting`.
    """
    if name in (*NUMBERS, *DATES):
        return lasting(content, name)
    sizes, found = _sizes(content, name), []
    for when, there in zip(content.days, content.standing_then, strict=True):
        states = {}
        for state, mechanisms in there.items():
            facts = [fact for m in mechanisms for fact in content.yearly.get(m, {}).get(name, [])]
            known = sorted((f for f in facts if f["year"] <= int(when[:4])), key=lambda fact: int(fact["year"]))
            alike = [fact for fact in known if sizes[fact["id"]] != NOT_ALIKE]
            if known:
                states[state] = (sizes[alike[-1]["id"]], alike[-1]) if alike else (NOT_ALIKE, known[-1])
        found.append(states)
    return found


def is_older(when: str, fact: Record) -> bool:
    """Say whether a figure is so old on a day that it stands there in a pale shade only."""
    return fact["timing"] in FIGURES and int(when[:4]) - int(fact["year"]) > OLDEST


def _sizes(content: Content, name: str) -> dict[str, float]:
    """Return the size of each figure."""
    table = content.figures.facts
    table = table[table["indicator"] == name]
    unit = content.data.indicator(name)["unit"]
    if unit == "money":
        sizes = convert(table, DOLLARS, data=content.data)["amount"].astype(float)
    else:
        sizes = table["figure"].where(table["unit"] == unit)
    sizes = sizes.mask(table["basis"].isin(NOT_A_YEAR) | table["planned"])
    if unit == UNIT:  # of visits those of the mechanism alone: no observed operation, no visit of a whole institution
        sizes = sizes.where(pd.Series([counted(fact) == VISITS for fact in records(table)], table.index, dtype=bool))
    sizes = sizes.fillna(NOT_ALIKE)
    return dict(zip(table["id"], sizes, strict=True))


def breaks(sizes: list[float]) -> list[float]:
    """Return the round numbers at which classes of about as many figures each begin, without the lowest.

    >>> breaks([3, 12, 18, 35, 60, 75, 150, 400, 900, 1300])
    [20.0, 50.0, 100.0, 1000.0]
    """
    if not sizes:
        return []
    ordered = sorted(sizes)
    cuts = [ordered[len(ordered) * part // len(SHADES)] for part in range(1, len(SHADES))]
    return sorted({_rounded(cut) for cut in cuts})


def _rounded(number: float) -> float:
    """Return the nearest of 1, 2, 5, 10, 20, 50 …."""
    steps = [digit * 10.0**power for power in range(12) for digit in (1, 2, 5)]
    return min(steps, key=lambda step: abs(step - number))


def classes(content: Content, name: str) -> list[float]:
    """Return where the classes of a figure begin, over all days; of what lasts, on the last."""
    days = sized(content, name)
    if name in (*NUMBERS, *DATES):
        return whole_breaks([size for size, _ in days[-1].values() if size >= 0], len(SHADES))
    rows = [(when, *row) for when, states in zip(content.days, days, strict=True) for row in states.values()]
    return breaks([size for when, size, fact in rows if size >= 0 and not is_older(when, fact)])


def shades(name: str, number: int) -> list[tuple[str, str, bool]]:
    """Return each class by its number, its colour, and whether letters on it are white; of numbers of a law, a host's last."""
    found = [(str(place), shade) for place, shade in enumerate(SHADES[:number])]
    host = [(OF_INSTITUTION, ANSWERS[OF_INSTITUTION])] if name in NUMBERS else []
    return [(code, shade, letters(shade) == "white") for code, shade in [*found, *host]]


def class_of(size: float, begins: list[float]) -> int:
    """Return the number of the class of a figure."""
    return sum(size >= begin for begin in begins)


def sizes_by_year(content: Content, name: str, begins: list[float]) -> dict[str, str]:
    """Return for each State whose mechanism has a figure a letter a year; a blank where none is known."""
    days = sized(content, name)
    found = {}
    for state in {state for states in days for state in states}:
        rows = zip(content.days, (states.get(state) for states in days), strict=True)
        found[state] = "".join(" " if row is None else _letter(when, *row, begins) for when, row in rows)
    return found


def _letter(when: str, size: float, fact: Record, begins: list[float]) -> str:
    if size == NOT_ALIKE:
        return OTHERWISE
    letter = LETTERS[len(begins) + 1 if size == OF_HOST else class_of(size, begins)]
    return letter.upper() if is_older(when, fact) else letter


def said_from(content: Content, name: str) -> Iterator[tuple[str, int, Record | None]]:
    """Yield each State with the place of the day from which a fact is shown; None from when there is none any more."""
    before: dict[str, str] = {}
    for place, states in enumerate(sized(content, name)):
        for state in content.data.states.index:
            fact = states[state][1] if state in states else None
            told = fact["id"] if fact else ""
            if told != before.get(state, ""):
                before[state] = told
                yield state, place, fact
