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
from npm_compare.checking.inputs import BY_PLACE, GENERAL, PLACES, name_of, wrong
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views import html
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside

Draws = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sizing:
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
    def no_money(self) -> str:
        """Why no money is estimated, and which costs are wanted; nothing where it is."""
        lacking = [inside(code_label(self.data, "input", name)) for name in lacking_costs(self.inputs)]
        if not lacking:
            return ""
        return say(
            "Money is not estimated: give the State’s own costs, in its currency ({inputs}).", inputs=joined(lacking)
        )

    def __repr__(self) -> str:
        shown = printed(pd.DataFrame(self._words, columns=self._columns), self.table.round(1).to_string())
        return f"{shown}\n{self.no_money}".strip()

    @property
    def _columns(self) -> list[str]:
        return ["", say("1 in 10 below"), say("Middle"), say("1 in 10 above")]

    @property
    def _words(self) -> list[list[str]]:
        """The rows in words: the result, and its three ends."""
        rows = records(self.table.reset_index(names="result"))
        return [
            [_result(self.data, row["result"], self.currency)]
            + [number(row[end], 1 if row["result"] == "staff" else 0) for end in ("low", "middle", "high")]
            for row in rows
        ]

    def _repr_html_(self) -> str:
        rows = [Row(name, tuple(Cell(end) for end in ends)) for name, *ends in self._words]
        foot = say(
            "Draws: {draws}. Inputs that are facts: {facts} of {inputs}; the others are assumptions.",
            draws=len(self.draws),
            facts=int((self.inputs["grounds"] == "fact").sum()),
            inputs=len(self.inputs),
        )
        foot = f"{foot} {self.no_money}".strip()
        return html.render(table(say("What the task would need each year"), self._columns, rows, foot=foot))


def _together(inputs: pd.DataFrame, result: pd.Series[float]) -> pd.Series[float]:
    if result.nunique() == 1:
        return pd.Series(0.0, index=inputs.columns)
    return inputs.corrwith(result, method="spearman")


def _result(data: Dataset, name: str, currency: str) -> str:
    if name == "budget":
        return say("Budget ({currency})", currency=currency)
    if name in RESULTS:
        return say(RESULTS[name])
    return say("Visits: {place}", place=inside(code_label(data, "place", name.removeprefix("visits_"))))


RESULTS = {"visits": later("Visits"), "staff": later("Staff (full-time equivalents)")}


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
    wanted = {(name, place) for name in BY_PLACE for place in PLACES} | {(name, "") for name in GENERAL}
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
    for place in PLACES:
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
