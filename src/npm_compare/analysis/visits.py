"""What counts of visits count, so that only those that count alike stand side by side; and the prisons that are visited.

A visit is one visit to one place (see the codebook). Some sources count the places visited instead, some count observed police
operations with them, some the visits of a whole institution under all its mandates. These are never put in one order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from npm_compare.analysis.figures import Figures, newest_of
from npm_compare.analysis.rates import TO_PRISONS
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.facts.statistics import ranked

VISITS, PLACES, OPERATIONS, WHOLE = COUNTED = ("visits", "places", "operations", "whole")
"""Visits of the mechanism; places that it visited; its visits with observed operations; visits of the whole institution."""

UNIT = "visits"
"""The unit of the indicators that count visits."""

PRISONS = "prison_facilities"
"""The series of the number of prisons."""

NEAR = 5
"""Numbers of prisons so many years away still serve: prisons open and close slowly, and each number is shown with its year."""


def counted(fact: Record) -> str:
    """Return what a count of visits counts: a code of `COUNTED`."""
    if fact["speaks_of"] == INSTITUTION:
        return WHOLE
    if fact["basis"] == "deployments":
        return OPERATIONS
    return PLACES if fact["unit"] == "places" else VISITS


def of_visits(found: Figures) -> bool:
    """Say whether figures are counts of visits."""
    return all(found.data.indicator(name)["unit"] == UNIT for name in found.indicators)


def ways(found: Figures, rows: pd.DataFrame) -> tuple[str, ...]:
    """Return in which ways the rows of counts of visits are counted, as codes of `COUNTED`; none of other figures."""
    return tuple(dict.fromkeys(map(counted, records(rows)))) if of_visits(found) else ()


def refuse_unlike(found: Figures, rows: pd.DataFrame) -> None:
    """Refuse to put counts of visits side by side that do not count alike.

    Raises
    ------
    NpmCompareError
        With what is counted and the charts that keep them apart.
    """
    if len(kinds := ways(found, rows)) > 1:
        raise NpmCompareError("counts_unlike", number=len(kinds))


def refuse_others(found: Figures) -> None:
    """Refuse figures that are no counts of visits: money or staff would be drawn, and spoken of, as visits.

    Raises
    ------
    NpmCompareError
        With the charts that draw such figures.
    """
    if not of_visits(found):
        raise NpmCompareError("visits_wanted", names=found.indicators)


def as_newest(found: Figures) -> Figures:
    """Return the figures that count what the newest full year of each mechanism counts, where there is room for one series."""
    full = found.facts[~found.facts["basis"].isin(NOT_A_YEAR)]
    newest = {fact["subject"]: counted(fact) for fact in records(newest_of(full))}
    alike = [newest.get(fact["subject"], kind) == kind for fact in records(found.facts) for kind in [counted(fact)]]
    return replace(found, facts=found.facts[alike].reset_index(drop=True))


def counts(found: Figures) -> pd.DataFrame:
    """Return the latest full year of each mechanism with what it counts (`counted`), by that and by name, not by size."""
    refuse_others(found)
    newest = newest_of(found.facts[~found.facts["basis"].isin(NOT_A_YEAR)])
    kinds = pd.Categorical([counted(fact) for fact in records(newest)], COUNTED, ordered=True)
    return newest.assign(counted=kinds).sort_values(["counted", "subject"]).reset_index(drop=True)


def means(facts: Iterable[Record]) -> list[tuple[int, int, float]]:
    """Return yearly means from counts of several whole years together: first year, last year, mean.

    Of counts that begin in the same year each gives the mean of the years that it adds to the one before; bounds give none.

    >>> count = {"basis": "cumulative", "qualifier": "", "valid_from": "2008"}
    >>> means([count | {"valid_to": "2011", "figure": 500.0}, count | {"valid_to": "2013", "figure": 800.0}])
    [(2008, 2011, 125.0), (2012, 2013, 150.0)]
    """
    several = [fact for fact in facts if fact["basis"] == "cumulative" and not fact["qualifier"]]
    whole = [fact for fact in several if len(fact["valid_from"]) == len(fact["valid_to"]) == 4]
    found: list[tuple[int, int, float]] = []
    seen: dict[int, tuple[int, float]] = {}
    for fact in sorted(whole, key=lambda fact: (fact["valid_from"], fact["valid_to"])):
        first, last = int(fact["valid_from"]), int(fact["valid_to"])
        before, counted_then = seen.get(first, (first - 1, 0.0))
        if last > before and fact["figure"] >= counted_then:
            found.append((before + 1, last, (fact["figure"] - counted_then) / (last - before)))
            seen[first] = (last, fact["figure"])
    return found


def prisons_visited(found: Figures) -> pd.DataFrame:
    """Return the latest visits to prisons with the number of prisons, as each publisher counts them.

    Returns
    -------
    DataFrame
        One row a mechanism: its fact, with what it counts (`counted`), the fewest and the most prisons that a publisher gives
        for a year near it (`fewest`, `most`), their years and sources, and the visits to a hundred prisons by either
        (`highest`, `lowest`). Sorted by what is counted and by name. Mechanisms of whose State no number is known are left out.

    Raises
    ------
    NpmCompareError
        If the figures are not of visits to prisons: visits to all places are no share of the prisons.
    """
    newest, rows = counts(found), []
    if found.indicator != TO_PRISONS:
        raise NpmCompareError("not_visits_to_prisons", indicator=found.indicator, wanted=TO_PRISONS)
    for fact in records(newest):
        near = _prisons(found.data, found.data.mechanism(fact["subject"])["state"], fact["year"], found.known)
        if near:
            fewest, most = min(near, key=lambda row: row["value"]), max(near, key=lambda row: row["value"])
            rows.append({**fact, **_ends("fewest", fewest), **_ends("most", most)})
    columns = [*found.facts.columns, "counted", *_ends("fewest", {}), *_ends("most", {})]
    table = pd.DataFrame(rows, columns=columns)
    each = table["figure"].astype(float) * 100
    return table.assign(highest=each / table["fewest"].astype(float), lowest=each / table["most"].astype(float))


def _ends(name: str, row: Record) -> dict[str, object]:
    return {name: row.get("value"), f"{name}_year": row.get("year"), f"{name}_source": row.get("source")}


def _prisons(data: Dataset, state: str, year: int, known: str | None) -> list[Record]:
    """Return the number of prisons of a State near a year: of each source the row of the nearest year."""
    rows = ranked(data, PRISONS, known=known)
    rows = rows[(rows["state"] == state) & (rows["caution"] == "")]
    rows = rows.assign(distance=(rows["year"] - year).abs())
    near = rows[rows["distance"] <= NEAR].sort_values("distance", kind="stable")
    return records(near.groupby("source", sort=False).head(1))
