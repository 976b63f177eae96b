"""Rules about facts beside one another: answers that differ, parts larger than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from npm_compare.base.dates import BEGINNING, END, bounds
from npm_compare.base.errors import message
from npm_compare.checking.cells import NUMBER, look_at_number
from npm_compare.checking.digits import plain_number
from npm_compare.checking.rows import Book, FactRow, Located

PARTS = {
    "members_women": "members_count",
    "staff_npm": "staff_total",
    "budget_npm": "budget_total",
    **dict.fromkeys(
        (
            *("visits_prison", "visits_police", "visits_psychiatric", "visits_migration"),
            *("visits_juvenile", "visits_social_care", "follow_up_visits"),
        ),
        "visits_total",
    ),
}
"""Figures that are a part of another one of the same source, basis and period."""

KINDS_OF_PLACE = tuple(name for name, whole in PARTS.items() if whole == "visits_total" and name != "follow_up_visits")
"""Visits by kind of place, which together are at most all visits."""

PairedCell = tuple[str, ...]


def differing_bases(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find answers read in the law and answers described by others that hold at one time and differ."""
    read: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
    compared = [row for row in rows if book[row.indicator].timing == "state" and book[row.indicator].type != "text"]
    for row in compared:
        if row.basis == "law":
            read[row.subject, row.indicator].append(row)
    for row in compared:
        if row.basis != "described":
            continue
        for other in read.get((row.subject, row.indicator), ()):
            explained = "law_and_described" in (row.explains, other.explains)
            if other.value != row.value and not explained and _overlap(row, other):
                broken = message("law_and_described_differ", value=row.value, line=other.line, other=other.value)
                yield row.line, "value", broken
                break


def overlapping_answers(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find different answers of one source and basis whose periods overlap, one of them closed."""
    groups: dict[tuple[str, ...], list[FactRow]] = defaultdict(list)
    for row in rows:
        if book[row.indicator].timing == "state" and book[row.indicator].type != "text":
            groups[row.subject, row.indicator, row.basis, row.scope, row.source].append(row)
    for group in groups.values():
        for n, row in enumerate(group):
            for other in group[:n]:
                closed = bool(row.valid_to or other.valid_to)
                explained = "several_answers" in (row.explains, other.explains)
                if closed and other.value != row.value and not explained and _overlap(row, other):
                    broken = message("two_answers_at_once", value=row.value, line=other.line, other=other.value)
                    yield row.line, "valid_from", broken


def _overlap(one: FactRow, other: FactRow) -> bool:
    """Whether two lasting states hold together for certain on some day; a bare year at their border is no overlap."""
    begins = [(bounds(row.valid_from) or bounds(row.attested) or (BEGINNING, BEGINNING))[1] for row in (one, other)]
    ends = [(bounds(row.valid_to) or (END, END))[0] for row in (one, other)]
    return max(begins) <= min(ends)


def spelt_otherwise(rows: list[FactRow]) -> Iterator[Located]:
    """Find rows that stand twice but for the writing of a number, or of the case and the spaces of the locator."""
    seen: dict[PairedCell, FactRow] = {}
    for row in rows:
        value = plain_number(row.value) if NUMBER.fullmatch(row.value) else row.value
        where = "".join(row.locator.casefold().split())
        cell = (row.subject, row.indicator, value, row.basis, row.valid_from, row.valid_to, row.source, where)
        first = seen.setdefault(cell, row)
        if first is not row and (first.value, first.locator) != (row.value, row.locator):
            yield row.line, "", message("spelt_otherwise", line=first.line, value=(row.value, row.locator))


def parts_and_wholes(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find a part that is larger than the whole, of one source, basis and period."""
    wholes: dict[PairedCell, FactRow] = {}
    sums: dict[PairedCell, float] = defaultdict(float)
    figures = [
        row
        for row in rows
        if (row.indicator in PARTS or row.indicator in PARTS.values())
        and not look_at_number(row.value)
        and row.explains != "part"
    ]
    for row in figures:
        if row.indicator in PARTS.values():
            wholes[_cell(row, row.indicator)] = row
    for row in figures:
        cell = _cell(row, PARTS.get(row.indicator, ""))
        whole = wholes.get(cell)
        if whole is None:
            continue
        sums[cell] += float(row.value) if row.indicator in KINDS_OF_PLACE else 0
        if max(float(row.value), sums[cell]) > float(whole.value):
            broken = message("part_above_whole", whole=whole.indicator, value=whole.value, line=whole.line)
            yield row.line, "value", broken


def _cell(row: FactRow, whole: str) -> PairedCell:
    return (row.subject, whole, row.source, row.basis, row.unit, row.valid_from, row.valid_to, row.attested)
