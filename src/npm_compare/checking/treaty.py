"""Rules of dates that depend on one another: signature, deposit, entry into force, designation, beginning of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from npm_compare.base.dates import BEGINNING, END, entry_into_force, iso
from npm_compare.base.errors import AnyOf, message
from npm_compare.checking.rows import FactRow, Located, numbered
from npm_compare.checking.sheets import Sheet


def _dated(rows: list[FactRow], indicator: str) -> Iterator[tuple[FactRow, int, int]]:
    return ((row, *row.days) for row in rows if row.indicator == indicator and row.days)


def _first_days(rows: list[FactRow], *indicators: str) -> dict[str, int]:
    """Return for each subject the first day that any row of these indicators may mean."""
    found: dict[str, int] = {}
    for row, first, _ in chain.from_iterable(_dated(rows, indicator) for indicator in indicators):
        found[row.subject] = min(first, found.get(row.subject, END))
    return found


def designations(facts: list[FactRow], of_states: list[FactRow], of_bodies: Sheet) -> Iterator[Located]:
    """Find designations before the State could designate, and work before designation."""
    joined = _first_days(of_states, "opcat_signature", "opcat_ratification")
    designated = _first_days(facts, "designation_date")
    state_of = {mechanism: state for mechanism, state in of_bodies.rows("mechanism", "state")}  # noqa: C416
    for row, _, last in _dated(facts, "designation_date"):
        too_early = last < joined.get(state_of.get(row.subject, ""), BEGINNING)
        if too_early and row.explains != "before_signature":
            yield row.line, "value", message("designation_too_early", date=row.value)
    for row, _, last in _dated(facts, "operational_since"):
        if last < designated.get(row.subject, BEGINNING) and row.explains != "before_designation":
            yield row.line, "value", message("work_too_early", date=row.value)


def entries_into_force(facts: list[FactRow]) -> Iterator[Located]:
    """Find days of entry into force that do not follow from the deposit (OPCAT art. 28)."""
    expected: dict[str, set[int]] = defaultdict(set)
    for row, first, last in _dated(facts, "opcat_ratification"):
        if first == last:
            expected[row.subject].add(entry_into_force(first))
    for row, first, last in _dated(facts, "opcat_entry_into_force"):
        due = sorted(expected[row.subject])
        if due and not any(first <= d <= last for d in due) and row.explains != "entry_into_force":
            dates = AnyOf(tuple(map(iso, due)))
            yield row.line, "value", message("entry_into_force_other", date=row.value, dates=dates)


def mechanisms(sheet: Sheet, facts: list[FactRow]) -> Iterator[Located]:
    """Find bodies that are not named after their State, or whose day of designation no fact gives."""
    dates: dict[str, set[str]] = defaultdict(set)
    for row, _, _ in _dated(facts, "designation_date"):
        dates[row.subject].add(row.value)
    for line, cells in numbered(sheet, "mechanism", "state", "designated"):
        mechanism, state, designated = cells
        if not mechanism.startswith(f"{state}-"):
            value = (mechanism, state)
            yield line, "mechanism", message("mechanism_of_other_state", value=value, expected=f"{state}-…")
        if designated and not any(found.startswith(designated) for found in dates[mechanism]):
            yield line, "designated", message("designation_without_fact", date=designated)
