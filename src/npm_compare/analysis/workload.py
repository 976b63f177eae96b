"""What visits take: person-days, posts and money, kind of place by kind of place.

For each kind of place k with n places visited every c years by a team of t persons for d days:

    visits          v_k = n_k / c_k
    person-days     p_k = v_k (t_k (d_k + travel + preparation) + report)
    posts           s_k = p_k / working days / (1 - share of other work)
    money           m_k = s_k cost + v_k (t_k (d_k + travel) expenses + expert days_k fee)

The total is the sum of the kinds. Inputs that hang together move together: there is one lean and one generous end, at which
every range of a factor stands at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from npm_compare.checking.inputs import DETENTION_PLACES, TARGET
from npm_compare.facts.dataset import records

LOW, LIKELY, HIGH = ENDS = ("low", "likely", "high")
"""The lean end, the likely values, the generous end."""

VISITING, WORKING, COSTING = FACTORS = ("visiting", "working", "costing")
"""What moves together: how many visits (places, years between them), how long each takes, what it costs."""

FACTOR_OF = {
    **dict.fromkeys(("places", "cycle", TARGET), VISITING),
    **dict.fromkeys(("team", "days", "expert_days", "travel", "preparation", "report"), WORKING),
    **dict.fromkeys(("working_days", "other_work"), WORKING),
    **dict.fromkeys(("staff_cost", "expenses", "fee"), COSTING),
}
"""The factor of each input."""

SAVING = ("cycle", "working_days")
"""Inputs of which more makes the task smaller: their highest value belongs to the lean end."""

TOTAL = "total"
"""The row of all kinds of place together."""

RESULTS = ("visits", "days", "posts", "money")
"""What is reckoned: visits, person-days, posts (full-time equivalents), money in the currency of the State."""

Values = Mapping[tuple[str, str], float]
"""The value of each input, by its name and kind of place."""

Visits = Mapping[str, float]
"""Visits a year, by kind of place."""


class Work(NamedTuple):
    """What the visits to one kind of place take in a year."""

    visits: float
    days: float
    posts: float
    money: float


def values_at(inputs: pd.DataFrame, ends: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Return the value of each input with its factor at an end; a factor that is not named stands at the likely values."""
    turned = {LOW: HIGH, HIGH: LOW, LIKELY: LIKELY}
    found = {}
    for row in records(inputs):
        end = ends.get(FACTOR_OF[row["input"]], LIKELY)
        found[row["input"], row["place"]] = float(row[turned[end] if row["input"] in SAVING else end])
    return found


def full_cycle(values: Values) -> dict[str, float]:
    """Return the visits a year that bring every place its turn."""
    return {place: values["places", place] / values["cycle", place] for place in DETENTION_PLACES}


def spread(number: float, like: Visits) -> dict[str, float]:
    """Return a number of visits in the proportions of others."""
    whole = sum(like.values())
    return {place: number * part / whole if whole else 0.0 for place, part in like.items()}


def work(values: Values, visits: Visits) -> dict[str, Work]:
    """Return what visits take by kind of place, and in all (`total`)."""
    found = {place: _work(values, place, visits[place]) for place in DETENTION_PLACES}
    found[TOTAL] = Work(*(sum(numbers) for numbers in zip(*found.values(), strict=True)))
    return found


def _work(values: Values, place: str, visits: float) -> Work:
    team = values["team", place]
    away = team * (values["days", place] + values["travel", ""])
    days = visits * (away + team * values["preparation", ""] + values["report", ""])
    posts = days / values["working_days", ""] / (1 - values["other_work", ""])
    experts = values["expert_days", place] * values["fee", ""]
    money = posts * values["staff_cost", ""] + visits * (away * values["expenses", ""] + experts)
    return Work(visits, days, posts, money)
