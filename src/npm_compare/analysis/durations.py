"""How long from ratification to a mechanism: one row a State, waiting States censored, early designations told apart.

The clock starts at the entry into force of the OPCAT for the State or, apart, at the deposit of its instrument. It stops
at the first designation, at the first work of the mechanism, or at the designation that the SPT accepted. A law that names
a body which is not set up does not stop it (`bodies.set_up`). Which act counts as the designation is settled in
`mechanisms.csv`: the one that names the body as the mechanism. States still waiting are censored at the last day on which
the facts show that they were, at the latest the day up to which they were coded. Partial dates stay as they are known; only
the years between them are counted to the middle of the days that they may mean.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from npm_compare.base.dates import bounds, day, iso
from npm_compare.base.errors import UnknownName
from npm_compare.base.given import checked
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import claims, leading

STARTS = {"entry": "opcat_entry_into_force", "deposit": "opcat_ratification"}
EVENTS = ("designation", "work", "accepted")
"""What stops the clock. `accepted`: the first designation that the SPT's list of overdue States does not call into question."""

BEFORE, ENDED_WAIT, WAITING, UNKNOWN = "before", "done", "waiting", "unknown"
KINDS_OF_WAIT = (BEFORE, ENDED_WAIT, WAITING, UNKNOWN)
"""How the wait of a State stands: the event came before the start, it ended, it goes on, or no fact says since when it ended."""


@checked
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
        (of the wait, as far as it is known, or of observation), `years` between them (a partial date counts as its middle),
        `observed` (the event happened), and `kind`: `before` (the event came before the start), `done`, `waiting`, or
        `unknown` (there is a mechanism, but no fact says since when).

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
    key = ("durations", start, event, day(when), data.known)
    return data.kept(key, lambda: _durations(data, start, event, when)).copy()


def _durations(data: Dataset, start: str, event: str, when: str) -> pd.DataFrame:
    chosen = leading(data, at=when)
    begun, postponed = (_values(chosen, name) for name in (STARTS[start], "opcat_art24_declaration"))
    ends, first_model = _ends(data, event, when), _first_models(data, when)
    undated = _undated(data) | (set(first_model) if event == "work" else set())
    parties = data.states.index[data.states["opcat_status"] == "party"]
    rows = []
    for state in (party for party in parties if party in begun):
        begin, last = middle(begun[state]), ends.get(state) or iso(day(when))
        time = begin.isoformat(), last, (middle(last) - begin).days / 365.25
        kind = _kind(time[2], observed=state in ends, unknown=state in undated)
        art24 = postponed.get(state) == "part_IV"
        rows.append((state, first_model.get(state, ""), art24, *time, state in ends, kind))
    columns = ["state", "model", "art24", "start", "end", "years", "observed", "kind"]
    return pd.DataFrame(rows, columns=columns)


def _undated(data: Dataset) -> set[str]:
    """Return the States that have, or had, a mechanism of which no fact says since when."""
    return {row["state"] for row in records(data.mechanisms) if set_up(row) and not row["designated"]}


def _kind(years: float, *, observed: bool, unknown: bool) -> str:
    if observed:
        return BEFORE if years < 0 else ENDED_WAIT
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


def _ends(data: Dataset, event: str, when: str) -> dict[str, str]:
    """Return the date of the event, as far as it is known, for each State in which it had happened."""
    facts = claims(data, at=when)
    if event == "work":
        dates = _first_work(data, facts)
    else:
        found = {row["mechanism"]: row["designated"] for row in _designated(data, when)}
        dates = {mechanism: end for mechanism, end in found.items() if middle(end) <= middle_of_day(day(when))}
    in_order = sorted(dates.items(), key=lambda item: middle(item[1]))
    if event == "accepted":
        return _accepted(data, facts, in_order)
    ends: dict[str, str] = {}
    for mechanism, found_on in in_order:
        ends.setdefault(data.mechanism(mechanism)["state"], found_on)
    return ends


def _first_work(data: Dataset, facts: pd.DataFrame) -> dict[str, str]:
    """Return when each body began its work as the mechanism: work for other mandates before the designation is none."""
    dates: dict[str, str] = {}
    for fact in records(facts[facts["indicator"] == "operational_since"]):
        named, begun = bounds(data.mechanism(fact["subject"])["designated"]), bounds(fact["value"])
        assert begun is not None  # the checker refuses another value of a date
        if not named or begun[1] >= named[0] or fact["explains"] == "before_designation":
            dates.setdefault(fact["subject"], fact["value"])  # claims come best first, of equal ones the later
    return dates


def _accepted(data: Dataset, facts: pd.DataFrame, dates: list[tuple[str, str]]) -> dict[str, str]:
    """Return the first designation after which the SPT no longer lists the State, or the day it is taken off the list."""
    listed = _latest(facts, "spt_overdue_listed")
    removed = _latest(facts, "spt_overdue_removed")
    ends: dict[str, str] = {}
    for mechanism, found in dates:
        state = data.mechanism(mechanism)["state"]
        last_listed, taken_off = listed.get(state), removed.get(state)
        if last_listed is None or middle(found) > middle(last_listed):
            ends.setdefault(state, found)
        elif taken_off is not None and middle(taken_off) >= middle(last_listed):
            ends.setdefault(state, taken_off)
    return ends


def _latest(facts: pd.DataFrame, indicator: str) -> dict[str, str]:
    """Return for each State the latest date of an event that recurs."""
    rows = sorted(records(facts[facts["indicator"] == indicator]), key=lambda fact: middle(fact["value"]))
    return {fact["subject"]: fact["value"] for fact in rows}


def waited(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `durations` that an estimator is given, with the years that each State was without a mechanism.

    A State that had its mechanism before the start was never without: it counts, with no years. One of which no fact says
    since when it has a mechanism is left out.
    """
    known = rows[rows["kind"] != UNKNOWN]
    return known.assign(years=known["years"].clip(lower=0))
