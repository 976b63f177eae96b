"""How long from ratification to a mechanism: one row a State, waiting States censored, early designations apart.

The clock starts at the entry into force of the OPCAT for the State or, apart, at the deposit of its instrument. It stops
at the first designation, at the first work of the mechanism, or at the designation that the SPT accepted. A law that names
a body which is not set up does not stop it (`bodies.set_up`). Which act counts as the designation is settled in
`mechanisms.csv`: the one that names the body as the mechanism. States still waiting are censored at the last day on which
the facts show that they were, at the latest the day up to which they were coded. Partial dates mean the middle of the days
that they may mean.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from npm_compare.base.dates import bounds, day, iso
from npm_compare.base.errors import UnknownName
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import claims, lead, select

STARTS = {"entry": "opcat_entry_into_force", "deposit": "opcat_ratification"}
EVENTS = ("designation", "work", "accepted")
"""What stops the clock. `accepted`: the first designation that the SPT's list of overdue States does not call into question."""

BEFORE, ENDED_WAIT, WAITING, UNKNOWN = "before", "done", "waiting", "unknown"
KINDS_OF_WAIT = (BEFORE, ENDED_WAIT, WAITING, UNKNOWN)
"""How the wait of a State stands: the event came before the start, it ended, it goes on, or no fact says since when it ended."""

PARTIES, POSTPONED, NOT_POSTPONED = "parties", "postponed", "not_postponed"
"""Groups of States: all of them, and those with and without a declaration under art. 24; others are named by their model."""


def durations(
    *, start: str = "entry", event: str = "designation", at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Return for each State party how long its mechanism took, or has taken so far.

    Parameters
    ----------
    start
        `entry` (into force for the State) or `deposit` (of the instrument).
    event
        `designation`, `work` (first visits or first members in office), or `accepted`: the designation as the SPT sees it; a
        State that its list names as overdue after a designation counts as waiting until it is taken off the list.
    at
        Date or edition; only what had happened by then. Of a date after the data nothing is known: the day up to which the
        facts were coded takes its place.

    Returns
    -------
    DataFrame
        One row a State party: `state`, `model` of its first mechanism, `art24` (whether it postponed Part IV), `start`, `end`
        (of the wait, or of observation), `years` between them, `observed` (the event happened), and `kind`: `before` (the
        event came before the start: a state of its own, never given to an estimator), `done`, `waiting`, or `unknown` (there
        is a mechanism, but no fact says since when).

    Raises
    ------
    UnknownName
        If `start` or `event` is not one of those above.

    Examples
    --------
    >>> durations().set_index("state").loc["fra", ["start", "end", "kind"]].tolist()  # named before it was bound
    ['2008-12-11', '2007-10-30', 'before']
    """
    data = data or load()
    if start not in STARTS:
        raise UnknownName("start_of_the_clock", start, STARTS)
    if event not in EVENTS:
        raise UnknownName("event", event, EVENTS)
    when = data.covered(at)
    chosen = lead(data, select(data, at=when))
    begun, postponed = (_values(chosen, name) for name in (STARTS[start], "opcat_art24_declaration"))
    ends, first_model = _ends(data, event, when), _first_models(data, when)
    undated = _undated(data) | (set(first_model) if event == "work" else set())
    parties = data.states.index[data.states["opcat_status"] == "party"]
    rows = []
    for state in (party for party in parties if party in begun):
        begin, end = middle(begun[state]), ends.get(state)
        last = end or middle_of_day(day(when))
        time = begin.isoformat(), last.isoformat(), (last - begin).days / 365.25
        kind = _kind(begin, end, unknown=state in undated)
        art24 = postponed.get(state) == "part_IV"
        rows.append((state, first_model.get(state, ""), art24, *time, end is not None, kind))
    columns = ["state", "model", "art24", "start", "end", "years", "observed", "kind"]
    return pd.DataFrame(rows, columns=columns)


def _undated(data: Dataset) -> set[str]:
    """Return the States that have a mechanism of which no fact says since when."""
    bodies = data.mechanisms
    return set(bodies.loc[(bodies["designated"] == "") & (bodies["status"] == "active"), "state"])


def _kind(begin: date, end: date | None, *, unknown: bool) -> str:
    if end is not None:
        return BEFORE if end < begin else ENDED_WAIT
    return UNKNOWN if unknown else WAITING


def middle(text: str) -> date:
    """Return the middle of the days that a partial date may mean.

    >>> middle("2015").isoformat(), middle("2015-05-12").isoformat()
    ('2015-07-02', '2015-05-12')
    """
    found = bounds(text)
    assert found is not None
    first, last = (middle_of_day(number) for number in found)
    return first + (last - first) / 2


def middle_of_day(number: int) -> date:
    """Return a day written as a whole number as a date."""
    return date.fromisoformat(iso(number))


def _values(chosen: pd.DataFrame, indicator: str) -> dict[str, str]:
    return {fact["subject"]: fact["value"] for fact in records(chosen[chosen["indicator"] == indicator])}


def _first_models(data: Dataset, when: str) -> dict[str, str]:
    """Return the model of the first mechanism that each State designated and set up."""
    first: dict[str, tuple[str, str]] = {}
    for row in _designated(data, when):
        first[row["state"]] = min(first.get(row["state"], ("9", "")), (row["designated"], row["model"]))
    return {state: model for state, (_, model) in first.items()}


def _designated(data: Dataset, when: str) -> list[Record]:
    """Return the bodies that were set up, and whose designation may have come by a day."""
    bodies = [row for row in records(data.mechanisms) if row["designated"] and set_up(row)]
    return [row for row in bodies if (bounds(row["designated"]) or (0, 0))[0] <= day(when)]


def first_designations(data: Dataset, when: str) -> dict[str, str]:
    """Return the date of the first mechanism that each State had designated by a day and set up."""
    first: dict[str, str] = {}
    for row in _designated(data, when):
        first[row["state"]] = min(row["designated"], first.get(row["state"], row["designated"]))
    return first


def _ends(data: Dataset, event: str, when: str) -> dict[str, date]:
    """Return the day of the event for each State in which it had happened."""
    facts = claims(data, at=when)
    if event == "work":
        dates = _first_work(data, facts)
    else:
        found = {row["mechanism"]: middle(row["designated"]) for row in _designated(data, when)}
        dates = {mechanism: end for mechanism, end in found.items() if end <= middle_of_day(day(when))}
    if event == "accepted":
        return _accepted(data, facts, dates)
    ends: dict[str, date] = {}
    for mechanism, first in dates.items():
        state = data.mechanism(mechanism)["state"]
        ends[state] = min(first, ends.get(state, first))
    return ends


def _first_work(data: Dataset, facts: pd.DataFrame) -> dict[str, date]:
    """Return when each body began its work as the mechanism: work for other mandates before the designation is none."""
    dates: dict[str, date] = {}
    for fact in records(facts[facts["indicator"] == "operational_since"]):
        named, begun = bounds(data.mechanism(fact["subject"])["designated"]), bounds(fact["value"])
        assert begun is not None  # the checker refuses another value of a date
        if not named or begun[1] >= named[0] or fact["explains"] == "before_designation":
            dates.setdefault(fact["subject"], middle(fact["value"]))  # claims come best first
    return dates


def _accepted(data: Dataset, facts: pd.DataFrame, dates: dict[str, date]) -> dict[str, date]:
    """Return the first designation after which the SPT no longer lists the State, or the day it is taken off the list."""
    listed = _latest(facts, "spt_overdue_listed")
    removed = _latest(facts, "spt_overdue_removed")
    ends: dict[str, date] = {}
    for mechanism, found in sorted(dates.items(), key=lambda item: item[1]):
        state = data.mechanism(mechanism)["state"]
        last_listed, taken_off = listed.get(state), removed.get(state)
        if last_listed is None or found > last_listed:
            ends.setdefault(state, found)
        elif taken_off is not None and taken_off >= last_listed:
            ends.setdefault(state, taken_off)
    return ends


def _latest(facts: pd.DataFrame, indicator: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for fact in records(facts[facts["indicator"] == indicator]):
        seen = middle(fact["value"])
        found[fact["subject"]] = max(seen, found.get(fact["subject"], seen))
    return found


def waited(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `durations` that an estimator may be given: States that waited, or wait still."""
    return rows[rows["kind"].isin([ENDED_WAIT, WAITING])]


def split(rows: pd.DataFrame, by: str | None) -> dict[str, pd.DataFrame]:
    """Return rows of `durations` by group: all of them, or the three largest groups of `art24` or `model`, by code."""
    if by is None:
        return {PARTIES: rows}
    if by == "art24":
        return {POSTPONED: rows[rows["art24"]], NOT_POSTPONED: rows[~rows["art24"]]}
    if by != "model":
        raise UnknownName("grouping", by, ["art24", "model"])
    largest = rows.loc[rows["model"] != "", "model"].value_counts().index[:3]
    return {str(model): rows[rows["model"] == model] for model in largest}
