"""How large a mechanism would have to be for its task (`observed` says what it would have if it were like others).

For each kind of place k with n places visited every c years by a team of t persons for d days:

    visits          v_k = n_k / c_k
    person-days     p_k = v_k (t_k (d_k + travel + preparation) + report)
    staff (FTE)     s   = sum p_k / working days / (1 - share of other work)
    budget          b   = s cost + sum v_k (t_k (d_k + travel) expenses + expert days_k fee)

Every input has a range (lowest, likely, highest); values are drawn from triangular distributions with a fixed seed.
What is not a fact is marked as an assumption, in one table that the reader can edit. Money is estimated only from the
State's own costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.analysis.assumptions import assumptions, currency_of, lacking_costs
from npm_compare.base.errors import DataError, Problem, message
from npm_compare.base.results import Result
from npm_compare.checking.inputs import BY_PLACE, DETENTION_PLACES, GENERAL, name_of, wrong
from npm_compare.facts.dataset import Dataset, Record, load, records

Draws = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class Sizing(Result):
    """The result: `table` has the 10th, 50th and 90th percentile of visits, staff and budget; `draws` every draw.

    Where the State's own costs are not given there is no budget, and `currency` is empty.
    """

    data: Dataset
    inputs: pd.DataFrame
    currency: str
    draws: pd.DataFrame
    sampled: pd.DataFrame

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a result: `visits` a year by kind of place and in all, `staff` (FTE), `budget` (national currency)."""
        ends = self.draws.quantile([0.1, 0.5, 0.9]).T
        return ends.set_axis(["low", "middle", "high"], axis=1)

    @cached_property
    def influence(self) -> pd.DataFrame:
        """Rank correlation of each input with staff and budget, the strongest first: what to find out first.

        Inputs without a range are left out; a result that no input moves has 0.
        """
        varying = self.sampled.loc[:, self.sampled.nunique() > 1]
        results = [result for result in ("staff", "budget") if result in self.draws]
        table = pd.DataFrame({result: _together(varying, self.draws[result]) for result in results})
        return table.rename_axis("drawn").iloc[table["staff"].abs().argsort(kind="stable")[::-1]]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The costs of the State that are wanted before money is estimated; none where it is."""
        return tuple(lacking_costs(self.inputs))


def _together(inputs: pd.DataFrame, result: pd.Series[float]) -> pd.Series[float]:
    """Return Spearman's correlation: Pearson's of the ranks."""
    if result.nunique() == 1:
        return pd.Series(0.0, index=inputs.columns)
    return inputs.rank().corrwith(result.rank())


def size(
    state: str,
    inputs: pd.DataFrame | None = None,
    *,
    draws: int = 20_000,
    seed: int = 2015,
    data: Dataset | None = None,
) -> Sizing:
    """Estimate visits and staff from the task, and the budget if the State's own costs are given.

    Parameters
    ----------
    state
        A State, for its own inputs and currency.
    inputs
        The table of `assumptions`, edited or not. An amount in the unit `national currency` is a general one, in no currency
        of any State, from which no money is estimated: write the State's own costs and their currency in place of it.

    Raises
    ------
    DataError
        If an input is missing, unknown or given twice, a range is not in order, or a divisor may be zero; its text names
        all of these at once, with the lines of the table as it would be saved (the header is line 1).

    Examples
    --------
    >>> size("mar").table.loc["visits":].index.tolist(), size("sen").table.loc["visits":].index.tolist()
    (['visits', 'staff', 'budget'], ['visits', 'staff'])
    """
    data = data or load()
    inputs = assumptions(state, data=data) if inputs is None else inputs
    _check(inputs)
    random = np.random.default_rng(seed)
    rows = records(inputs.sort_values(["input", "place"]))  # the order of the rows must not change what is drawn
    drawn = {(row["input"], row["place"]): _triangular(random, row, draws) for row in rows}
    results = _results(drawn)
    if lacking_costs(inputs):
        return Sizing(data, inputs, "", results.drop(columns="budget"), _named(drawn))
    return Sizing(data, inputs, currency_of(data, state), results, _named(drawn))


def _check(inputs: pd.DataFrame) -> None:
    wanted = {(name, place) for name in BY_PLACE for place in DETENTION_PLACES} | {(name, "") for name in GENERAL}
    have: set[tuple[str, str]] = set()
    problems = []
    for line, row in enumerate(records(inputs), start=2):
        pair = row["input"], row["place"]
        found = wrong(*pair, row["low"], row["likely"], row["high"])
        if pair not in wanted:
            found = [message("input_unknown", input=name_of(*pair))]
        if pair in have:
            found.append(message("input_repeated", input=name_of(*pair)))
        have.add(pair)
        problems += [Problem("inputs", line, broken.rule, broken.fields) for broken in found]
    if missing := sorted(wanted - have):
        fields = (("inputs", tuple(name_of(*pair) for pair in missing)),)
        problems.append(Problem("inputs", len(inputs) + 2, "inputs_missing", fields))
    if problems:
        raise DataError(problems)


def _triangular(random: np.random.Generator, row: Record, draws: int) -> Draws:
    if row["low"] == row["high"]:
        return np.full(draws, float(row["likely"]))
    return random.triangular(row["low"], row["likely"], row["high"], draws)


def _results(drawn: dict[tuple[str, str], Draws]) -> pd.DataFrame:
    """Apply the formulas at the head of this module to drawn inputs."""
    general = {name: drawn[name, ""] for name in GENERAL}
    visits, days, money = {}, [], []
    for place in DETENTION_PLACES:
        count, cycle, team, on_site, expert = (drawn[name, place] for name in BY_PLACE)
        visits[place] = count / cycle
        away = team * (on_site + general["travel"])
        days.append(visits[place] * (away + team * general["preparation"] + general["report"]))
        money.append(visits[place] * (away * general["expenses"] + expert * general["fee"]))
    staff = sum(days) / general["working_days"] / (1 - general["other_work"])
    budget = staff * general["staff_cost"] + sum(money)
    by_place = {f"visits_{place}": found for place, found in visits.items()}
    return pd.DataFrame({**by_place, "visits": sum(visits.values()), "staff": staff, "budget": budget})


def _named(drawn: dict[tuple[str, str], Draws]) -> pd.DataFrame:
    return pd.DataFrame({name_of(*pair): found for pair, found in drawn.items()})
