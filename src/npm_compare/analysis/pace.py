"""How much the mechanism of a State visits now: the latest count of one full year."""

from __future__ import annotations

from npm_compare.analysis.assumptions import assumptions
from npm_compare.analysis.figures import figures
from npm_compare.analysis.visits import WHOLE, counted
from npm_compare.base.dates import day
from npm_compare.checking.inputs import TARGET
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import NOT_A_YEAR

VISITS = "visits_total"


def bodies(data: Dataset, state: str, at: str) -> list[str]:
    """Return the mechanisms of a State that stand on a date."""
    when, today = day(data.edition(at)), day(data.date)
    rows = records(data.mechanisms[data.mechanisms["state"] == state])
    return [row["mechanism"] for row in rows if stands(row, when, today=today)]


def pace(data: Dataset, state: str, at: str) -> Record | None:
    """Return the fact that holds the visits of the latest full year of the mechanism of a State; None if none is known.

    Visits of a whole institution under all its mandates are no pace of the mechanism in it.
    """
    names = bodies(data, state, at)
    if not names or VISITS not in data.indicators.index:
        return None
    facts = figures(names, VISITS, at=at, data=data).facts
    full = facts[~facts["basis"].isin(NOT_A_YEAR)].sort_values("year", ascending=False, kind="stable")
    own = [fact for fact in records(full) if counted(fact) != WHOLE]
    return own[0] if own else None


def target(data: Dataset, state: str, at: str) -> Record | None:
    """Return the input that holds the visits a year that the mechanism of a State has set itself; None if none is known."""
    rows = assumptions(state, at=at, data=data)
    found = records(rows[rows["input"] == TARGET])
    return found[0] if found else None


def year_of_target(data: Dataset, row: Record) -> int | None:
    """Return the year in which the source of a target was published; None of one that has no source, or no date.

    A target holds for the year for which it was set, not for all years: drawn through all of them it would be a promise that
    nobody made.
    """
    published = str(data.source(row["source"])["published"]) if row["source"] else ""
    return int(published[:4]) if published else None
