"""Rules of dates that depend on one another: signature, deposit, entry into force, designation, beginning of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from itertools import chain

from npm_compare.base.dates import BEGINNING, END, entry_into_force, iso
from npm_compare.checking.rows import Located, Row, numbered
from npm_compare.checking.sheets import Sheet
from npm_compare.views.language import say


def _dated(rows: list[Row], indicator: str) -> Iterator[tuple[Row, int, int]]:
    return ((row, *row.days) for row in rows if row.indicator == indicator and row.days)


def _first_days(rows: list[Row], *indicators: str) -> dict[str, int]:
    """Return for each subject the first day that any row of these indicators may mean."""
    found: dict[str, int] = {}
    for row, first, _ in chain.from_iterable(_dated(rows, indicator) for indicator in indicators):
        found[row.subject] = min(first, found.get(row.subject, END))
    return found


def designations(facts: list[Row], of_states: list[Row], of_bodies: Sheet) -> Iterator[Located]:
    """Find designations before the State could designate, and work before designation."""
    joined = _first_days(of_states, "opcat_signature", "opcat_ratification")
    designated = _first_days(facts, "designation_date")
    state_of = {mechanism: state for mechanism, state in of_bodies.rows("mechanism", "state")}  # noqa: C416
    for row, _, last in _dated(facts, "designation_date"):
        too_early = last < joined.get(state_of.get(row.subject, ""), BEGINNING)
        if too_early and row.explains != "before_signature":
            what = say("designation before the State signed or joined the OPCAT ({date})", date=row.value)
            yield row.line, "value", what, say("correct it, or explain (before_signature)")
    for row, _, last in _dated(facts, "operational_since"):
        if last < designated.get(row.subject, BEGINNING) and row.explains != "before_designation":
            what = say("work before designation ({date})", date=row.value)
            yield row.line, "value", what, say("correct it, or explain (before_designation)")


def entries_into_force(facts: list[Row]) -> Iterator[Located]:
    """Find days of entry into force that do not follow from the deposit (OPCAT art. 28)."""
    expected: dict[str, set[int]] = defaultdict(set)
    for row, first, last in _dated(facts, "opcat_ratification"):
        if first == last:
            expected[row.subject].add(entry_into_force(first))
    for row, first, last in _dated(facts, "opcat_entry_into_force"):
        due = sorted(expected[row.subject])
        if due and not any(first <= d <= last for d in due) and row.explains != "entry_into_force":
            dates = reduce(lambda these, that: say("{these} or {that}", these=these, that=that), map(iso, due))
            what = say("not the thirtieth day after deposit ({date})", date=row.value)
            mend = say("art. 28 gives {dates}; correct it, or explain (entry_into_force)", dates=dates)
            yield row.line, "value", what, mend


def mechanisms(sheet: Sheet, facts: list[Row]) -> Iterator[Located]:
    """Find bodies that are not named after their State, or whose day of designation no fact gives."""
    dates: dict[str, set[str]] = defaultdict(set)
    for row, _, _ in _dated(facts, "designation_date"):
        dates[row.subject].add(row.value)
    for line, cells in numbered(sheet, "mechanism", "state", "designated"):
        mechanism, state, designated = cells
        if not mechanism.startswith(f"{state}-"):
            value = f"{mechanism}, {state}"
            what = say("mechanism: it does not begin with its State ({value})", value=value)
            yield line, "mechanism", what, say("write {value}", value=f"{state}-…")
        if designated and not any(found.startswith(designated) for found in dates[mechanism]):
            what = say("designated: no designation_date fact gives it ({date})", date=designated)
            yield line, "designated", what, say("add the fact with its source, or correct the date")
