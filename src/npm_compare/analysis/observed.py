"""How large a mechanism would be if it were like others: their ratios carried over to a State by its prison population."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from npm_compare.analysis.figures import figures, newest_of
from npm_compare.analysis.money import DOLLARS, FACTORS, convert
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.facts.statistics import latest_of

VISITS, STAFF, COST = "visits", "staff", "cost"
RESULTS = (VISITS, STAFF, COST)
"""What is carried over to a State."""

RATIOS: Sequence[tuple[str, str, str, bool | None]] = (
    (VISITS, "visits_total", "visits_per_prisoners", None),
    (STAFF, "staff_npm", "staff_per_prisoners", False),
    (STAFF, "staff_npm", "staff_alone_per_prisoners", True),
)
"""Ratios to prisoners that can be carried over to a State; of all bodies, or apart of those with other tasks and of those
that stand alone."""

PER_STAFF = "budget_per_staff"

FROM_WHAT = (*(ratio for _, _, ratio, _ in RATIOS), PER_STAFF)
"""The ratios: to prisoners, and of the budget to the staff of stand-alone bodies."""


def observed(
    mechanism: str, among: str | Sequence[str] = "all", *, at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Carry the ratios of mechanisms over to the State of one: what it would have if it were like them.

    Returns
    -------
    DataFrame
        One row a ratio: the `result` it gives (a code of `RESULTS`), `from_what` (one of `FROM_WHAT`), the `low`, `middle`
        and `high` outcome for the State (lowest, median and highest ratio observed), `mechanisms` (how many) and their
        `names`, each with its year (`fra-cglpl 2024|mli-cndh 2021`). Ratios of which only a bound is known are left out.
        Budgets come from the cost per staff member of stand-alone bodies in international dollars, in the currency of the
        State.

    Raises
    ------
    NpmCompareError
        If the prison population of the State is not known.

    Examples
    --------
    >>> observed("mar-cndh")["result"].tolist()
    ['visits', 'staff', 'staff', 'cost']
    """
    data = data or load()
    state = data.mechanism(mechanism)["state"]
    prisoners = _latest(data, "prison_population_total", state, at)
    rows = []
    for result, indicator, ratio, alone in RATIOS:
        newest = figures(among, indicator, at=at, data=data).latest("prisoners")
        newest = newest[(newest["subject"] != mechanism) & newest["rate_qualifier"].isin(["", "about"])]
        if alone is not None:
            newest = newest[newest["subject"].map(lambda name: is_stand_alone(data, name)).eq(alone)]
        rows.append(_carried(result, ratio, newest.assign(rate=newest["rate"] * prisoners / 1000)))
    costs = _cost_per_staff(data, among, state, at)
    rows.append(_carried(COST, PER_STAFF, costs[costs["subject"] != mechanism]))
    return pd.DataFrame(rows, columns=["result", "from_what", "low", "middle", "high", "mechanisms", "names"])


def _carried(result: str, ratio: str, found: pd.DataFrame) -> tuple[str, str, float, float, float, int, str]:
    rates = found["rate"].dropna()
    names = "|".join(f"{fact['subject']} {fact['year']}" for fact in records(found[found["rate"].notna()]))
    ends = (rates.min(), rates.median(), rates.max()) if len(rates) else (np.nan,) * 3
    return (result, ratio, *(float(end) for end in ends), len(rates), names)  # type: ignore[return-value]


def _cost_per_staff(data: Dataset, among: str | Sequence[str], state: str, at: str) -> pd.DataFrame:
    """Return the budget per staff member of stand-alone bodies in the currency of a State, at purchasing power parity."""
    budgets = figures(among, "budget_total", at=at, data=data)
    in_dollars = convert(budgets.facts, DOLLARS, data=data)
    with_staff = budgets.rates("staff")
    known = in_dollars.assign(rate=in_dollars["amount"].astype(float) / with_staff["denominator"].to_numpy())
    known = known[known["rate"].notna() & with_staff["rate"].notna().to_numpy()]
    newest = newest_of(known)
    return newest.assign(rate=newest["rate"] * _latest(data, FACTORS[DOLLARS], state, at))


def _latest(data: Dataset, series: str, state: str, at: str) -> float:
    year = int(data.edition(at)[:4])
    row = latest_of(data, series, state, year)
    if row is None:
        raise NpmCompareError("series_not_known", series=series, state=repr(state), year=str(year))
    return float(row["value"])
