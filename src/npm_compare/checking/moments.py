"""Rules about when a fact holds: what cannot be dated so, and what its source cannot have known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.dates import BEGINNING, END, bounds
from npm_compare.base.errors import message
from npm_compare.checking.rows import Book, FactRow, Located

EARLIEST_YEAR = 1900
"""A year before it is a slip: no fact on a mechanism and no source of the data is older."""

SHOWN_ONLY = ("practice", "bill")
"""Bases of which a source shows that something was so, not since when it holds."""


def doubtful_dates(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find practice and drafts with a beginning, and lasting states that last as long as they were seen."""
    for row in rows:
        if book[row.indicator].timing != "state" or not row.valid_from:
            continue
        if row.basis in SHOWN_ONLY and row.explains != "beginning":
            yield row.line, "valid_from", message("beginning_of_practice", basis=row.basis, date=row.valid_from)
        elif row.valid_from == row.valid_to and row.explains != "beginning":
            yield row.line, "valid_from", message("one_date", date=row.valid_from)


def old_years(rows: list[FactRow]) -> Iterator[Located]:
    """Find years that are slips of the hand in facts on mechanisms; the legal system of a State may be older."""
    for row in rows:
        for name in ("valid_from", "valid_to", "attested"):
            if (days := bounds(getattr(row, name))) and days[0] < EARLIEST_YEAR * 1_00_00:
                yield row.line, name, message("year_too_early", year=EARLIEST_YEAR, date=getattr(row, name))


def after_publication(rows: list[FactRow], book: Book, published: Mapping[str, str]) -> Iterator[Located]:
    """Find facts that their source, by its date, could not yet know: an event that had come, a day on which it was so."""
    for row in rows:
        days = bounds(published.get(row.source, ""))
        if not days or row.explains == "later_version":
            continue
        timing = book[row.indicator].timing
        event = timing in ("event", "occurrence") and row.basis not in ("announced", "in_force", "bill")
        if event and (held := row.days) and held[0] > days[1]:
            yield row.line, "value", message("event_after_source", date=row.value, published=published[row.source])
        counted = bounds(row.valid_to) if timing == "flow" and row.basis == "year" else None
        if counted and counted[1] > days[1]:
            yield row.line, "valid_to", message("year_after_source", date=row.valid_to, published=published[row.source])
        seen = bounds(row.attested) or (BEGINNING, BEGINNING)
        if seen[0] > days[1]:
            broken = message("attested_after_source", date=row.attested, published=published[row.source])
            yield row.line, "attested", broken


def repeated_dates(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find events whose beginning is another date than their value, which alone is used."""
    for row in rows:
        if book[row.indicator].timing == "event" and book[row.indicator].type == "date" and row.valid_from:
            value, begin = row.days or (BEGINNING, END), bounds(row.valid_from) or (BEGINNING, END)
            if value[1] < begin[0] or begin[1] < value[0]:
                yield row.line, "valid_from", message("beginning_differs", date=row.valid_from, value=row.value)


def odd_periods(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find counts of a full year whose period is no full year, and levels of several years."""
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if not begin or not end or row.explains == "period":
            continue
        timing = book[row.indicator].timing
        period = {"first": row.valid_from, "last": row.valid_to}
        if (
            timing == "flow"
            and row.basis in ("year", "deployments")
            and (begin[0] % 10000, end[1] % 10000) != (101, 1231)
        ):
            yield row.line, "basis", message("period_not_a_year", basis=row.basis, **period)
        elif timing == "level" and end[1] // 10000 - begin[0] // 10000 > 1:
            yield row.line, "valid_to", message("level_of_several_years", **period)
