"""What a decision costs: a result of the estimate of the task (`sizing`), if there is one for the State."""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.assumptions import assumptions
from npm_compare.analysis.sizing import Sizing, size
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, records


@dataclass(frozen=True)
class Cost:
    """A result of the estimate: `visits`, `staff` or `budget` a year, from low to high; the currency of a budget."""

    result: str
    low: float
    middle: float
    high: float
    currency: str = ""


def cost(data: Dataset, state: str, result: str, *, at: str) -> Cost | None:
    """Return what the estimate of the task gives for a State; None where its inputs or its own costs are lacking."""
    try:
        sizing = data.kept(("sizing", state, at), lambda: size(state, assumptions(state, at=at, data=data), data=data))
    except NpmCompareError:
        return None
    return cost_of(sizing, result)


def cost_of(sizing: Sizing, result: str) -> Cost | None:
    """Return one result of an estimate; None where it has none."""
    if result not in sizing.table.index:
        return None
    ends = records(sizing.table.loc[[result]])[0]
    return Cost(result, ends["low"], ends["middle"], ends["high"], sizing.currency if result == "budget" else "")
