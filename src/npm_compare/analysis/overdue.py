"""Which States met the deadline of OPCAT art. 17, one year, and which were late, by both ways of counting it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from npm_compare.analysis.durations import STARTS, durations, first_designations, middle, middle_of_day
from npm_compare.base.dates import END, bounds, day
from npm_compare.base.given import checked
from npm_compare.facts.bodies import set_up, stands
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.scope import NOT_KNOWN

POSTPONED_YEARS = 3
"""OPCAT art. 24(2): the obligations under Part IV may be postponed for at most three years (an extension by two more years
needs the Committee against Torture and is not coded)."""

FIRST_DEADLINE = "2007-06-22"
"""One year after the Protocol came into force anywhere (OPCAT art. 28(1)): no mechanism was due before that day."""

CLOCKS = ("deposit", "entry")
"""From what the year is counted: art. 17 says ratification for the first States, entry into force for the later ones."""

LATE = ("no", "one_way", "yes")
"""Whether a State is late: by neither way of counting the year, by one of them, by both."""

IN_TIME = ("yes", "no", NOT_KNOWN)
"""Whether a State had a mechanism within its year; not known where the date is not known, or not precisely enough."""


@checked
def overdue(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return which States were late on a date under OPCAT art. 17, by both ways of counting the one year.

    A body that was named and never set up is no mechanism, nor is one that ended without a successor: their States are in the
    table. No deadline is older than 22 June 2007, one year after the Protocol came into force. Of a date after the data nothing
    is known: the last day of the data counts.

    Returns
    -------
    DataFrame
        One row a State party without a mechanism on the date, those due first at the top: `state`, `due_from_deposit`,
        `due_from_entry` (one year after each, three years later where Part IV was postponed under art. 24) and `late`, a
        code of `LATE`: `yes` only after the later date.

    Examples
    --------
    >>> overdue(at="seminar").query("state == 'bdi'")[["due_from_entry", "late"]].values.tolist()
    [['2014-11-17', 'yes']]
    """
    data = data or load()
    when = data.covered(at)
    due = _due(data, when)
    waiting = (due["kind_entry"] == "waiting") & (due["kind_deposit"] == "waiting")
    due = due[waiting | due["state"].isin(_lost(data, when))]
    passed = [sum(row[f"due_from_{start}"] < _iso(when) for start in CLOCKS) for row in records(due)]
    found = due.assign(late=[LATE[count] for count in passed]).sort_values(
        ["due_from_entry", "due_from_deposit", "state"]
    )
    return found[["state", "due_from_deposit", "due_from_entry", "late"]].reset_index(drop=True)


def _lost(data: Dataset, when: str) -> set[str]:
    """Return the States whose last mechanism had ended by a day, with none in its place; a partial date counts as its middle."""
    bodies = [row for row in records(data.mechanisms) if set_up(row)]
    ended = {row["state"] for row in bodies if (bounds(row["ended"]) or (END, END))[0] <= day(when)}
    begun = [row for row in bodies if not row["designated"] or middle(row["designated"]) <= middle_of_day(day(when))]
    return ended - {row["state"] for row in begun if stands(row, day(when), today=day(data.date))}


def deadlines(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return which of the States parties due by a date had a mechanism within one year of the entry into force for them.

    Returns
    -------
    DataFrame
        One row a State whose year (counted from entry into force, as in `overdue`) had ended: `state`, `due_from_entry`,
        `designated` (its first mechanism that was set up; empty if there is none or no fact says since when) and `met`,
        a code of `IN_TIME`.
    """
    data = data or load()
    when = data.covered(at)
    due = _due(data, when)
    due = due[due["due_from_entry"] < _iso(when)]
    first = first_designations(data, when)
    rows = [(row["state"], row["due_from_entry"], first.get(row["state"], "")) for row in records(due)]
    unknown = set(due.loc[due["kind_entry"] == "unknown", "state"])
    met = [NOT_KNOWN if row[0] in unknown else _met(*row[1:]) for row in rows]
    return pd.DataFrame(rows, columns=["state", "due_from_entry", "designated"]).assign(met=met)


def _due(data: Dataset, when: str) -> pd.DataFrame:
    """Return for each State party how it stood on a day, counted both ways, and until when its mechanism was due."""
    deposit, entry = (
        durations(start=start, at=when, data=data).set_index("state").add_suffix(f"_{start}") for start in CLOCKS
    )
    both = deposit.join(entry, how="inner").reset_index()
    for start in CLOCKS:
        ends = [_deadline(row[f"start_{start}"], postponed=row["art24_entry"]) for row in records(both)]
        both[f"due_from_{start}"] = pd.Series(ends, index=both.index, dtype=str)
    return both


def _deadline(start: str, *, postponed: bool) -> str:
    """Return the last day of the year of art. 17, as an ISO date; none ended before the Protocol was a year old."""
    first = date.fromisoformat(FIRST_DEADLINE)
    due = max(_years_later(date.fromisoformat(start), 1), first)
    return _years_later(due, POSTPONED_YEARS * postponed).isoformat()


def _years_later(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def _met(due: str, designated: str) -> str:
    """Say whether a date, partial perhaps, lies within a deadline: for certain, for certain not, or not known."""
    begin, end = bounds(designated) or (day(due) + 1, day(due) + 1)
    return "yes" if end <= day(due) else "no" if begin > day(due) else NOT_KNOWN


def due_date(data: Dataset, state: str, *, at: str = "today") -> str:
    """Return the day until which a State bound by a date is to have its mechanism, counted from entry into force, or nothing."""
    return due_dates(data, at=at).get(state, "")


def due_dates(data: Dataset, *, at: str = "today") -> dict[str, str]:
    """Return for each State bound by a date the day until which it is to have its mechanism, counted from entry into force."""
    due = _due(data, data.covered(at))
    return dict(zip(due["state"], due["due_from_entry"], strict=True))


def bound(data: Dataset, state: str, *, at: str = "today") -> str:
    """Say whether the Protocol binds a State on a date: `yes`, `no` or not known.

    It is not known where the facts end before the date, or no fact dates the instrument of a State party: silence is not a no.
    """
    when = data.covered(at)
    if due_date(data, state, at=when):
        return "yes"
    by = data.known_by()
    dated = set(data.facts.loc[data.facts["indicator"] == STARTS["entry"], "subject"])
    undated = data.state(state)["opcat_status"] == "party" and state not in dated
    return NOT_KNOWN if undated or (by is not None and by < day(when)) else "no"


def _iso(when: str) -> str:
    return middle_of_day(day(when)).isoformat()
