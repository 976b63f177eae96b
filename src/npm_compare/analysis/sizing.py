"""How large a mechanism would have to be for its task (`observed` says what it would have if it were like others).

Three scenarios, each built up by kind of place from visits to person-days, posts and money (`workload` has the formulas):
the pace of the latest year, the target that the mechanism has published, and the full cycle, in which every place has its
turn. What is not a fact is marked as an assumption, in one table that the reader can edit. Money is estimated only from the
State's own costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.analysis.assumptions import assumptions, currency_of, lacking_costs
from npm_compare.analysis.pace import pace
from npm_compare.analysis.workload import (
    COSTING,
    ENDS,
    FACTOR_OF,
    FACTORS,
    HIGH,
    LIKELY,
    LOW,
    RESULTS,
    TOTAL,
    full_cycle,
    spread,
    values_at,
    work,
)
from npm_compare.base.errors import DataError, Problem, message
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.checking.inputs import BY_PLACE, DETENTION_PLACES, GENERAL, TARGET, name_of, wrong
from npm_compare.facts.dataset import Dataset, Record, load, records

PACE, PUBLISHED, CYCLE = SCENARIOS = ("pace", "target", "cycle")
"""The visits of the latest full year; those that the mechanism has set itself in public; every place in its turn."""

SCENARIO_COLUMNS = ["scenario", "kind", "end", *RESULTS]


@dataclass(frozen=True, eq=False, repr=False)
class Sizing(Result):
    """What the task of a mechanism takes: `scenarios` and `inputs` are tables, `pace` is the fact behind today's pace.

    `scenarios` has one row for each scenario, `kind` of place (or `total`) and `end`: the `likely` values, and those with every
    range at its lean (`low`) or generous (`high`) end at once. The kinds sum to the total. A scenario is absent where nothing is
    known of it. Where the State's own costs are not given, `money` is empty and `currency` too.
    """

    data: Dataset
    state: str
    inputs: pd.DataFrame
    currency: str
    pace: Record | None
    scenarios: pd.DataFrame

    @property
    def names(self) -> tuple[str, ...]:
        """The scenarios there are."""
        return tuple(self.scenarios["scenario"].unique())

    @property
    def target(self) -> Record | None:
        """The input that holds the published target; None if there is none."""
        rows = records(self.inputs[self.inputs["input"] == TARGET])
        return rows[0] if rows else None

    @property
    def lacking(self) -> tuple[str, ...]:
        """The costs of the State that are wanted before money is estimated; none where it is."""
        return tuple(lacking_costs(self.inputs))

    @property
    def used(self) -> pd.DataFrame:
        """The inputs on which the estimate rests: general costs, in no currency, are none where no money is estimated."""
        return self.inputs[~self.inputs["input"].isin(self.lacking)]

    @property
    def assumed(self) -> tuple[str, ...]:
        """The kinds of place whose number is an assumption."""
        rows = self.inputs[(self.inputs["input"] == "places") & (self.inputs["grounds"] == "assumption")]
        return tuple(rows["place"])

    @property
    def founded(self) -> int:
        """The number of inputs that are read in a source, or derived from figures of one."""
        return int((self.inputs["grounds"] != "assumption").sum())

    def of(self, scenario: str, kind: str = TOTAL, end: str = LIKELY) -> Record:
        """Return what a scenario takes for a kind of place, or in all, at an end."""
        table = self.scenarios
        wanted = (table["scenario"] == scenario) & (table["kind"] == kind) & (table["end"] == end)
        return records(table[wanted])[0]

    @cached_property
    def tornado(self) -> pd.DataFrame:
        """The posts of the full cycle with one input at a time at its ends, the widest first: what to find out first.

        One row an input that has a range: `input`, `place`, `low` and `high` of it, `unit` and `grounds`, the posts `at_low` and
        `at_high`, and the `swing` between them.
        """
        likely = values_at(self.inputs, {})
        rows = [
            {
                **row,
                **{
                    f"at_{end}": _posts(likely | {(row["input"], row["place"]): float(row[end])}) for end in (LOW, HIGH)
                },
            }
            for row in records(self.inputs)
            if row["low"] < row["high"] and FACTOR_OF[row["input"]] != COSTING and row["input"] != TARGET
        ]
        columns = ["input", "place", "low", "high", "unit", "grounds", "at_low", "at_high"]
        table = pd.DataFrame(rows, columns=columns)
        table = table.assign(swing=(table["at_high"].astype(float) - table["at_low"].astype(float)).abs())
        return table[table["swing"] > 0].sort_values("swing", ascending=False, kind="stable").reset_index(drop=True)

    @checked
    def alone(self, factor: str, result: str = "posts") -> tuple[float, float]:
        """Return the full cycle with one factor at its lean and its generous end, the others at their likely values."""
        low, high = (values_at(self.inputs, {factor: end}) for end in (LOW, HIGH))
        return tuple(getattr(work(at, full_cycle(at))[TOTAL], result) for at in (low, high))


@checked
def size(state: str, inputs: pd.DataFrame | None = None, *, at: str = "today", data: Dataset | None = None) -> Sizing:
    """Estimate visits, person-days and posts from the task, and money if the State's own costs are given.

    Parameters
    ----------
    state
        A State, or a mechanism for its State: for its own inputs, its currency and the visits of its mechanism.
    inputs
        The table of `assumptions`, edited or not. An amount in the unit `national currency` is a general one, in no currency
        of any State, from which no money is estimated: write the State's own costs and their currency in place of it.
    at
        The date of the inputs and of the latest year of visits.

    Raises
    ------
    DataError
        If an input is missing, unknown or given twice, a range is not in order, or a divisor may be zero; its text names
        all of these at once, with the lines of the table as it would be saved (the header is line 1).

    Examples
    --------
    >>> size("mar").names, size("sen").names
    (('pace', 'target', 'cycle'), ('cycle',))
    """
    data = data or load()
    state = str(data.mechanism(state)["state"]) if state in data.mechanisms.index else state
    inputs = assumptions(state, at=at, data=data) if inputs is None else inputs
    _check(inputs)
    now, own = pace(data, state, at), not lacking_costs(inputs)
    table = _scenarios(inputs, now)
    if not own:
        table = table.assign(money=float("nan"))
    return Sizing(data, state, inputs, currency_of(data, state) if own else "", now, table)


def _check(inputs: pd.DataFrame) -> None:
    wanted = {(name, place) for name in BY_PLACE for place in DETENTION_PLACES} | {(name, "") for name in GENERAL}
    have: set[tuple[str, str]] = set()
    problems = []
    for line, row in enumerate(records(inputs), start=2):
        pair = row["input"], row["place"]
        found = wrong(*pair, row["low"], row["likely"], row["high"])
        if pair not in wanted and pair != (TARGET, ""):
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


def _scenarios(inputs: pd.DataFrame, now: Record | None) -> pd.DataFrame:
    """Return every scenario at each end; visits that are given are spread over the kinds of place like the full cycle."""
    rows = []
    mix = full_cycle(values_at(inputs, {}))
    for end in ENDS:
        values = values_at(inputs, dict.fromkeys(FACTORS, end))
        visits = {CYCLE: full_cycle(values)}
        if now:
            visits[PACE] = spread(now["figure"], mix)
        if (TARGET, "") in values:
            visits[PUBLISHED] = spread(values[TARGET, ""], mix)
        rows += [
            (name, kind, end, *taken) for name, made in visits.items() for kind, taken in work(values, made).items()
        ]
    table = pd.DataFrame(rows, columns=SCENARIO_COLUMNS)
    places = {name: number for number, name in enumerate((*SCENARIOS, *DETENTION_PLACES, TOTAL, *ENDS))}
    return table.sort_values(["scenario", "kind", "end"], key=lambda column: column.map(places)).reset_index(drop=True)


def _posts(values: dict[tuple[str, str], float]) -> float:
    return work(values, full_cycle(values))[TOTAL].posts
