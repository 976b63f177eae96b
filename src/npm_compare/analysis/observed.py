"""How large a mechanism would be if it were like others: their ratios carried over to a State, of like to like alone.

Visits to prisons go by the number of prisons, staff by that of prisoners, costs by a member of staff at purchasing power parity
of one year. Visits to all places go by nothing: no ratio of others says how many places of each kind there are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from npm_compare.analysis.figures import figures, newest_of
from npm_compare.analysis.money import DOLLARS, FACTORS, convert
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.facts.statistics import latest_of, ranked

VISITS, STAFF, COST = "prison_visits", "staff", "cost"
RESULTS = (VISITS, STAFF, COST)
"""What is carried over to a State."""

RATIOS: Sequence[tuple[str, str, str, str, bool | None]] = (
    (VISITS, "visits_prison", "prisons", "visits_per_prisons", None),
    (STAFF, "staff_npm", "prisoners", "staff_per_prisoners", False),
    (STAFF, "staff_npm", "prisoners", "staff_alone_per_prisoners", True),
)
"""Ratios that can be carried over to a State; of all bodies, or apart of those with other tasks and of those that stand alone."""

OF_STATE = {"prisons": ("prison_facilities", 100), "prisoners": ("prison_population_total", 1000)}
"""The series of the State by which each ratio is multiplied, and how many of its units make one."""

PER_STAFF = "budget_per_staff"

FROM_WHAT = (*(ratio for _, _, _, ratio, _ in RATIOS), PER_STAFF)
"""The ratios: to prisons and prisoners, and of the budget to the staff of stand-alone bodies."""


@checked
def observed(
    mechanism: str, among: str | Sequence[str] = "all", *, at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Carry the ratios of mechanisms over to the State of one: what it would have if it were like them.

    Returns
    -------
    DataFrame
        One row a ratio: the `result` it gives (a code of `RESULTS`), `from_what` (one of `FROM_WHAT`), the `low`, `middle`
        and `high` outcome for the State (lowest, median and highest ratio observed; of one body its own in the `middle` and no
        ends, since one figure is no range), `mechanisms` (how many) and their `names`, each with its year
        (`fra-cglpl 2024|deu-nationale-stelle 2024`). Left out are ratios of which only a bound is known, figures that were
        only planned, and visits of a whole institution.
        Budgets come from the cost per staff member of stand-alone bodies in international dollars, in the currency of the
        State: budget, staff and both parities of one year, or none.

    Raises
    ------
    NpmCompareError
        If the prison population of the State is not known.

    Examples
    --------
    >>> observed("mar-cndh")["result"].tolist()
    ['prison_visits', 'staff', 'staff', 'cost']
    """
    data = data or load()
    state = data.mechanism(mechanism)["state"]
    rows = []
    for result, indicator, per, ratio, alone in RATIOS:
        newest = _alike(data, among, indicator, per, at)
        newest = newest[newest["subject"] != mechanism]
        if alone is not None:
            newest = newest[newest["subject"].map(lambda name: is_stand_alone(data, name)).eq(alone)]
        series, scale = OF_STATE[per]
        number = _latest(data, series, state, at) if per == "prisoners" else _of_state(data, series, state, at)
        rows.append(_carried(result, ratio, newest.assign(rate=newest["rate"] * number / scale)))
    costs = _cost_per_staff(data, among, state, at)
    rows.append(_carried(COST, PER_STAFF, costs[costs["subject"] != mechanism]))
    return pd.DataFrame(rows, columns=["result", "from_what", "low", "middle", "high", "mechanisms", "names"])


def _alike(data: Dataset, among: str | Sequence[str], indicator: str, per: str, at: str) -> pd.DataFrame:
    """Return the latest rates that are of like to like: no plans, no bounds, no visits of a whole institution."""
    if indicator not in data.indicators.index:
        return pd.DataFrame({name: pd.Series(dtype=object) for name in ("subject", "year", "rate")})
    newest = figures(among, indicator, at=at, data=data).latest(per)
    own = (newest["speaks_of"] != INSTITUTION) & ~newest["planned"]
    return newest[own & newest["rate_qualifier"].isin(["", "about"])]


def _carried(result: str, ratio: str, found: pd.DataFrame) -> tuple[str, str, float, float, float, int, str]:
    rates = found["rate"].astype(float).dropna()
    names = "|".join(f"{fact['subject']} {fact['year']}" for fact in records(found[found["rate"].notna()]))
    low, high = (rates.min(), rates.max()) if len(rates) > 1 else (np.nan, np.nan)
    ends = low, rates.median() if len(rates) else np.nan, high
    return (result, ratio, *(float(end) for end in ends), len(rates), names)  # type: ignore[return-value]


def _cost_per_staff(data: Dataset, among: str | Sequence[str], state: str, at: str) -> pd.DataFrame:
    """Return the budget per staff member of stand-alone bodies in the currency of a State, at parities of one year."""
    budgets = figures(among, "budget_total", at=at, data=data)
    in_dollars = convert(budgets.facts, DOLLARS, data=data)
    with_staff = budgets.rates("staff")
    own = _by_year(data, FACTORS[DOLLARS], state)
    rate = in_dollars["amount"].astype(float) / with_staff["denominator"].to_numpy() * in_dollars["year"].map(own)
    same = (with_staff["denominator_year"] == with_staff["year"]).to_numpy()
    known = in_dollars.assign(rate=rate.astype(float))
    known = known[known["rate"].notna() & with_staff["rate"].notna().to_numpy() & same & ~known["planned"]]
    return newest_of(known)


def _by_year(data: Dataset, series: str, state: str) -> dict[int, float]:
    """Return the figures of a State by year, without those that have a caution."""
    rows = ranked(data, series)
    rows = rows[(rows["state"] == state) & (rows["caution"] == "")]
    return {row["year"]: float(row["value"]) for row in records(rows)[::-1]}


def _of_state(data: Dataset, series: str, state: str, at: str) -> float:
    """Return the latest figure of a State, or none: nothing is carried over by what is not known."""
    row = latest_of(data, series, state, int(data.edition(at)[:4]))
    return np.nan if row is None else float(row["value"])


def _latest(data: Dataset, series: str, state: str, at: str) -> float:
    year = int(data.edition(at)[:4])
    row = latest_of(data, series, state, year)
    if row is None:
        raise NpmCompareError("series_not_known", series=series, state=repr(state), year=str(year))
    return float(row["value"])
