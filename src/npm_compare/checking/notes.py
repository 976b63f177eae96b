"""What the note of a fact gives away about the row: patterns that re-readings found to be wrong more often than right.

Each finding is a notice with the words found. Where the row is true to its source all the same, its column `explains` names
the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from npm_compare.base.errors import message
from npm_compare.checking.digits import bare_number
from npm_compare.checking.rows import Book, FactRow, Located

NEAR_ENOUGH = re.compile(
    r"\b(?:not named|suggestions?|(?:with|without) (?:the )?(?:\w+ )?consent|may object|is shared|shared with|not used)\b",
    re.IGNORECASE,
)
"""Words by which a note names a limit of a rule, where the written rule for `partly` of the question may ask for `partly`."""

UNREAD = re.compile(
    r"\b(?:(?:full )?text|law|act|statute|decree|article|bill)\b[^.;:,()]{0,30}\b(?:was |were |been )?not (?:been )?read\b"
    r"(?! whole)",
    re.IGNORECASE,
)
"""Words by which a note says that the text on which the answer stands was not read."""

UNREAD_FOR_SILENCE = re.compile(r"\bnot (?:been )?read\b|\bread only in part\b", re.IGNORECASE)
"""Words by which the note of a silent text says that it was not read whole."""

COUNTED_THINGS = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[,  ]\d{3})+|\d+)(?![\w/-]|[.,]\d)")
"""A number in a note."""

YEARS_IN_NOTE = range(1980, 2051)
"""Numbers that are taken for years and not summed."""


def note_doubts(rows: list[FactRow], book: Book) -> Iterator[Located]:
    """Find rows whose note says something else than the row: a limit, a text that was not read, the terms of a sum."""
    for row in rows:
        if row.note:
            yield from _limit(row, book)
            yield from _unread(row)
            yield from _sum(row, book)


def missing(rows: list[FactRow]) -> Iterator[Located]:
    """Find rows that need a note and have none (section 6 of the manual): a limit, a text read, a sum, a part."""
    for row in rows:
        needs = row.value in ("partly", "silent") or row.derived == "yes" or row.basis == "partial"
        if needs and not row.note:
            told = next(
                word for word in (row.value, row.basis, "derived") if word in ("partly", "silent", "partial", "derived")
            )
            yield row.line, "note", message("note_missing", what=told)


def _limit(row: FactRow, book: Book) -> Iterator[Located]:
    """A `yes` whose note names a limit, for a question that says when an answer is `partly`.

    That a kind of place is not named is no limit: a general clause may cover it.
    """
    if row.value != "yes" or row.basis not in ("law", "described") or not book[row.indicator].partly:
        return
    found = NEAR_ENOUGH.search(row.note)
    general = found and row.indicator.startswith("place_") and found[0].casefold() == "not named"
    if found and not general and row.explains != "limit":
        yield row.line, "value", message("limit_in_note", words=found[0])


def _unread(row: FactRow) -> Iterator[Located]:
    if row.explains == "unread":
        return
    if row.basis == "law" and (found := UNREAD.search(row.note)):
        yield row.line, "basis", message("text_not_read", words=found[0])
    elif row.value == "silent" and (found := UNREAD_FOR_SILENCE.search(row.note)):
        yield row.line, "value", message("silence_not_read", words=found[0])


def _sum(row: FactRow, book: Book) -> Iterator[Located]:
    """A figure that equals the sum of the numbers in its note, and is not marked as computed."""
    if row.derived or row.explains == "sum" or book[row.indicator].type != "number" or row.unit == "percent":
        return
    numbers = [int(bare_number(text).replace(",", "")) for text in COUNTED_THINGS.findall(row.note)]
    terms = [number for number in numbers if number not in YEARS_IN_NOTE and number]
    if len(terms) > 1 and row.value == str(sum(terms)):
        yield row.line, "derived", message("sum_in_note", terms=tuple(terms), value=row.value)
