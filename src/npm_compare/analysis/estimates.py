"""What a decision takes: a result of the estimate of the task (`sizing`), if there is one for the State.

And what was found of its inputs since a day.
"""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.sizing import CYCLE, Sizing, size
from npm_compare.analysis.workload import ENDS
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import SEMINAR, Dataset

COLUMNS = {"visits": "visits", "staff": "posts", "budget": "money"}
"""The column of the scenarios that holds a result, by the codes of the list `sized_by`."""


@dataclass(frozen=True)
class Estimate:
    """A result of the full cycle a year, a code of the list `sized_by`, from low to high; the currency of a budget."""

    result: str
    low: float
    likely: float
    high: float
    currency: str = ""


def estimate(data: Dataset, state: str, result: str, *, at: str) -> Estimate | None:
    """Return what the estimate of the task gives for a State; None where its inputs or its own costs are lacking."""
    try:
        return estimate_of(sized(data, state, at), result)
    except NpmCompareError:
        return None


def sized(data: Dataset, asked: str, at: str) -> Sizing:
    """Return what the task takes, of a State or of that of a mechanism, as `size` finds it; it is worked out once."""
    return data.kept(("sizing", asked, at), lambda: size(asked, at=at, data=data))


def estimate_of(sizing: Sizing, result: str) -> Estimate | None:
    """Return one result of the full cycle; None where a budget is asked for and the State’s own costs are not known."""
    column = COLUMNS[result]
    if column == "money" and not sizing.currency:
        return None
    ends = {end: float(sizing.of(CYCLE, end=end)[column]) for end in ENDS}
    return Estimate(result, **ends, currency=sizing.currency if column == "money" else "")


@dataclass(frozen=True)
class FoundSince:
    """The kinds of place whose number was an assumption on a day and no longer is; the visits of the full cycle then and now."""

    kinds: tuple[str, ...]
    then: float
    now: float


def found_since(data: Dataset, state: str, since: str = SEMINAR) -> FoundSince | None:
    """Return which numbers of places were found after a day; None where none was, or nothing could be estimated."""
    try:
        then, now = (sized(data, state, at) for at in (since, "today"))
    except NpmCompareError:
        return None
    kinds = tuple(kind for kind in then.assumed if kind not in now.assumed)
    return FoundSince(kinds, then.of(CYCLE)["visits"], now.of(CYCLE)["visits"]) if kinds else None
