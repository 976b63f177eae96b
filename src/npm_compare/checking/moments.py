"""Rules about when a fact holds: what cannot be dated so, and what its source cannot have known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from npm_compare.base.dates import BEGINNING, END, bounds
from npm_compare.checking.rows import Book, Located, Row
from npm_compare.views.language import say

EARLIEST_YEAR = 1900
"""A year before it is a slip: no fact on a mechanism and no source of the data is older."""

SHOWN_ONLY = ("practice", "bill")
"""Bases of which a source shows that something was so, not since when it holds."""


def doubtful_dates(rows: list[Row], book: Book) -> Iterator[Located]:
    """Find practice and drafts with a beginning, and lasting states that last as long as they were seen."""
    for row in rows:
        if book[row.indicator].timing != "state" or not row.valid_from:
            continue
        if row.basis in SHOWN_ONLY and row.explains != "beginning":
            what = say("valid_from: {basis} with a beginning ({date})", basis=row.basis, date=row.valid_from)
            yield row.line, "valid_from", what, say("move the date to attested, or explain (beginning)")
        elif row.valid_from == row.valid_to and row.explains != "beginning":
            what = say("valid_from: the two dates of a lasting state are one ({date})", date=row.valid_from)
            yield row.line, "valid_from", what, say("move the date to attested, or explain (beginning)")


def old_years(rows: list[Row]) -> Iterator[Located]:
    """Find years that are slips of the hand in facts on mechanisms; the legal system of a State may be older."""
    for row in rows:
        for name in ("valid_from", "valid_to", "attested"):
            if (days := bounds(getattr(row, name))) and days[0] < EARLIEST_YEAR * 1_00_00:
                what = say(
                    "{column}: a year before {year} ({date})",
                    column=name,
                    year=str(EARLIEST_YEAR),
                    date=getattr(row, name),
                )
                yield row.line, name, what, say("correct the year")


def after_publication(rows: list[Row], book: Book, published: Mapping[str, str]) -> Iterator[Located]:
    """Find facts that their source, by its date, could not yet know: an event that had come, a day on which it was so."""
    for row in rows:
        days = bounds(published.get(row.source, ""))
        if not days or row.explains == "later_version":
            continue
        timing = book[row.indicator].timing
        event = timing in ("event", "occurrence") and row.basis not in ("announced", "in_force", "bill")
        if event and (held := row.days) and held[0] > days[1]:
            dates = {"date": row.value, "published": published[row.source]}
            what = say("value: after the publication of its source ({date}, {published})", **dates)
            yield row.line, "value", what, say("correct the date or the basis, or explain (later_version)")
        counted = bounds(row.valid_to) if timing == "flow" and row.basis == "year" else None
        if counted and counted[1] > days[1]:
            dates = {"date": row.valid_to, "published": published[row.source]}
            what = say(
                "valid_to: a full year that ends after the publication of its source ({date}, {published})", **dates
            )
            yield row.line, "valid_to", what, say("correct the date or the basis, or explain (later_version)")
        seen = bounds(row.attested) or (BEGINNING, BEGINNING)
        if seen[0] > days[1]:
            dates = {"date": row.attested, "published": published[row.source]}
            what = say("attested: after the publication of its source ({date}, {published})", **dates)
            yield row.line, "attested", what, say("correct the date, or explain (later_version)")


def repeated_dates(rows: list[Row], book: Book) -> Iterator[Located]:
    """Find events whose beginning is another date than their value, which alone is used."""
    for row in rows:
        if book[row.indicator].timing == "event" and book[row.indicator].type == "date" and row.valid_from:
            value, begin = row.days or (BEGINNING, END), bounds(row.valid_from) or (BEGINNING, END)
            if value[1] < begin[0] or begin[1] < value[0]:
                what = say(
                    "valid_from: another date than the value ({date}, {value})", date=row.valid_from, value=row.value
                )
                yield row.line, "valid_from", what, say("repeat the value or leave it empty")


def odd_periods(rows: list[Row], book: Book) -> Iterator[Located]:
    """Find counts of a full year whose period is no full year, and levels of several years."""
    for row in rows:
        begin, end = bounds(row.valid_from), bounds(row.valid_to)
        if not begin or not end or row.explains == "period":
            continue
        timing = book[row.indicator].timing
        period = f"{row.valid_from} … {row.valid_to}"
        if (
            timing == "flow"
            and row.basis in ("year", "deployments")
            and (begin[0] % 10000, end[1] % 10000) != (101, 1231)
        ):
            what = say("basis: {basis}, and the period is no full year ({period})", basis=row.basis, period=period)
            yield row.line, "basis", what, say("give basis partial or working_year, or correct the dates")
        elif timing == "level" and end[1] // 10000 - begin[0] // 10000 > 1:
            what = say("valid_to: one figure for several years ({period})", period=period)
            yield row.line, "valid_to", what, say("give each year its row, or explain (period)")
