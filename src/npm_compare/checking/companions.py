"""Rules of the tables around the facts: who else visits, remarks, studies, positions in a debate, re-checks.

A row in them is read beside the facts, so it must name a subject that exists, a day that has come and no person; and a
re-check counts only where its cells agree, since the share of facts that are right is computed from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from npm_compare.base.dates import bounds
from npm_compare.base.errors import message, nearest
from npm_compare.checking.cells import look_at_code, look_at_date, look_at_number
from npm_compare.checking.rows import Lists, Located, numbered, report, tell_future
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]

SUBJECTS = ("remarks", "reviews")
"""Tables whose subject is a mechanism or a State."""

PERSON = re.compile(r"\b(?:M(?:rs?|s|me|lle)|Dr|Prof|Maître|Sheikh|السيدة?)\.? [^\W\d_a-z][^\W\d_]+")
"""A form of address before a name."""

WORD_COLUMNS = {
    "visitors": ("body", "powers", "frequency", "note"),
    "remarks": ("body", "relayed_by", "remark", "note"),
    "studies": ("method", "finding", "limit"),
    "debate": ("body", "relayed_by", "position", "note"),
    "reviews": ("comment",),
}
"""The texts of each table, in the words of whoever coded them."""

DAYS = {
    "visitors": ("valid_from", "attested"),
    "remarks": ("date",),
    "debate": ("date",),
    "reviews": ("read_on",),
}
"""Dates that must have come."""

MADE = ("practice", "bill")
"""Bases of what holds at no beginning: what is done was seen, a draft was read."""

CHECKED = ("subject", "indicator", "value", "source", "locator")
"""What names the fact that was checked: all of it or nothing."""


def check_companions(sheets: Sheets, lists: Lists) -> None:
    """Add to the sheets around the facts the problems that their rows have in meaning. All sheets must be readable."""
    for name in SUBJECTS:
        report(sheets[name], _subjects(sheets, sheets[name]))
    for name, columns in WORD_COLUMNS.items():
        report(sheets[name], _persons(sheets[name], columns))
    for name, columns in DAYS.items():
        cells = numbered(sheets[name], *columns)
        tell_future(sheets[name], ((line, dict(zip(columns, row, strict=True))) for line, row in cells))
    report(sheets["visitors"], _visits(sheets["visitors"]))
    report(sheets["studies"], _works(sheets["studies"]))
    report(sheets["reviews"], _verdicts(sheets["reviews"]))
    report(sheets["reviews"], _checked(sheets, lists))


def _subjects(sheets: Sheets, sheet: Sheet) -> Iterator[Located]:
    known = [*sheets["mechanisms"].columns["mechanism"], *sheets["states"].columns["state"]]
    names = set(known)
    for line, (subject,) in numbered(sheet, "subject"):
        if subject and subject not in names:
            yield line, "subject", message("subject_unknown", value=subject, hint=nearest(subject, known))


def _persons(sheet: Sheet, columns: tuple[str, ...]) -> Iterator[Located]:
    for line, cells in numbered(sheet, *columns):
        for column, text in zip(columns, cells, strict=True):
            if found := PERSON.search(text):
                yield line, column, message("person_named", value=found[0])


def _visits(sheet: Sheet) -> Iterator[Located]:
    for line, (basis, begin, end) in numbered(sheet, "basis", "valid_from", "valid_to"):
        if basis in MADE and begin:
            yield line, "valid_from", message("beginning_of_done", value=(basis, begin))
        first, last = bounds(begin), bounds(end)
        if first and last and last[1] < first[0]:
            yield line, "valid_to", message("period_reversed", first=begin, last=end)


def _works(sheet: Sheet) -> Iterator[Located]:
    """Find rows that tell of one work differently."""
    columns = ("authors", "year", "title", "publication")
    first: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line, (study, *cells) in numbered(sheet, "study", *columns):
        earlier, told = first.setdefault(study, (line, tuple(cells)))
        for column, now, was in zip(columns, cells, told, strict=True):
            if now != was:
                yield line, column, message("work_differs", line=earlier, value=now)


def _verdicts(sheet: Sheet) -> Iterator[Located]:
    cells = ("verdict", "lenient", "dates", "clean", "defect", "gravity", "should_be")
    for line, (verdict, *found) in numbered(sheet, *cells):
        lenient, dates, clean, defect, _, should_be = found
        if verdict == "not_checkable" and any(found):
            yield line, "verdict", message("verdict_without_check", value=tuple(filter(None, found)))
        if verdict == "right" and (lenient == "wrong" or should_be):
            yield line, "verdict", message("verdict_right", value=should_be or lenient)
        if clean == "yes" and (verdict == "wrong" or dates == "no" or defect):
            yield line, "clean", message("verdict_clean", value=defect or verdict)


def _checked(sheets: Sheets, lists: Lists) -> Iterator[Located]:
    """Find re-checks that name half a fact, or an answer that its question cannot have."""
    book = {name: rest for name, *rest in sheets["indicators"].rows("indicator", "type", "codes")}
    for line, (*cells, should_be) in numbered(sheets["reviews"], *CHECKED, "should_be"):
        if any(cells) and not all(cells):
            lacking = tuple(name for name, cell in zip(CHECKED, cells, strict=True) if not cell)
            yield line, "", message("fact_partly_named", value=lacking)
        kind, codes = book.get(cells[1], ("text", ""))
        looks = {"yesno": look_at_code(lists.get(codes, ())), "category": look_at_code(lists.get(codes, ()))}
        looks |= {"number": look_at_number, "money": look_at_number, "date": look_at_date}
        for column, text in (("value", cells[2]), ("should_be", should_be)):
            if text and kind in looks and (finding := looks[kind](text)):
                yield line, column, finding
