"""What a mechanism costs by post and by visit, at the prices of one year: of a body that has no other task."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.money import constant, price_levels
from npm_compare.base.dates import day
from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.selection import LAW, claims, known_facts
from npm_compare.facts.standalone import is_stand_alone

ENOUGH = 3
"""Of fewer years no course of costs is drawn."""

LAW_MADE, LAW_CHANGED, AT_WORK = EVENTS = ("law", "law_changed", "at_work")
"""What is marked in a course of costs: the law, a change of it on which answers changed, the first work."""

CHANGED = 2
"""So many answers of the law must begin on one day for it to count as a change of the law."""


@dataclass(frozen=True, eq=False)
class Costs:
    """The course of costs of one body: `table` has one row a year, in `currency` at the prices of `prices`.

    Its columns are `year`, `basis`, `amount`, `posts`, `per_post`, `visits`, `per_visit` and `source`; posts and visits are those
    of the year itself, or empty. `events` are years with what happened in them, a code of `EVENTS`.
    """

    mechanism: str
    currency: str
    prices: int
    table: pd.DataFrame
    events: tuple[tuple[int, str], ...]


def costs(found: Figures) -> Costs | None:
    """Return the costs of the mechanism that asks, if its series is long enough, else those of the longest series there is.

    Only bodies that are nothing but the mechanism have costs of the function: an institution with other tasks has none.
    Only amounts of one basis, voted before spent, stand in one course.
    """
    series = {name: _series(found, name) for name in found.mechanisms if is_stand_alone(found.data, name)}
    long = {name: rows for name, rows in series.items() if len(rows) >= ENOUGH}
    if not long:
        return None
    name = found.asker if found.asker in long else max(long, key=lambda one: len(long[one]))
    rows, levels = long[name], price_levels(found.data)[found.data.mechanism(name)["state"]]
    prices = max(year for year in levels if year <= int(found.at[:4]))
    amounts = constant(rows, prices, data=found.data)
    return Costs(
        name,
        str(rows["unit"].iloc[0]),
        prices,
        _divided(found, rows.assign(amount=amounts["amount"])),
        _events(found, name),
    )


def _series(found: Figures, mechanism: str) -> pd.DataFrame:
    """Return the budgets of a body of which the prices are known: one basis and currency, one row a year."""
    mine = found.facts[(found.facts["subject"] == mechanism) & ~found.facts["planned"]]
    groups = [rows for _, rows in mine.groupby(["basis", "unit"], sort=False)]
    if not groups:
        return mine
    longest = max(groups, key=len)
    levels = price_levels(found.data).get(found.data.mechanism(mechanism)["state"], {})
    return longest[longest["year"].isin(list(levels))].reset_index(drop=True)


def _divided(found: Figures, rows: pd.DataFrame) -> pd.DataFrame:
    """Add posts and visits of the year itself, and what each of them costs."""
    own = found.facts["id"].isin(list(rows["id"]))
    table = rows[["id", "year", "basis", "source"]].assign(amount=rows["amount"].astype(float))
    for name, per in (("posts", "staff"), ("visits", "visits")):
        rates = found.rates(per)[own.to_numpy()]
        usable = (rates["denominator_year"] == rates["year"]) & rates["denominator_qualifier"].isin(["", "about"])
        number = rates["denominator"].where(usable)
        table[name] = table["id"].map(dict(zip(rates["id"], number, strict=True)))
        table[f"per_{name.removesuffix('s')}"] = table["amount"] / table[name]
    return table.drop(columns="id").sort_values("year").reset_index(drop=True)


def _events(found: Figures, mechanism: str) -> tuple[tuple[int, str], ...]:
    data: Dataset = found.data
    facts = known_facts(data, known=found.known, subjects=[mechanism])
    facts = facts[facts["basis"].isin(LAW) & (facts["valid_from"].str.len() == 10)]
    begun = facts["valid_from"].value_counts()
    days = sorted(str(date) for date, number in begun.items() if number >= CHANGED and day(str(date)) <= day(found.at))
    laws = [(int(date[:4]), LAW_CHANGED if place else LAW_MADE) for place, date in enumerate(days)]
    work = [
        fact
        for fact in records(claims(data, at=found.at, known=found.known, subjects=[mechanism]))
        if fact["indicator"] == "operational_since"
    ]
    return tuple(dict.fromkeys([*laws, *((int(fact["value"][:4]), AT_WORK) for fact in work[:1])]))
