"""Partial dates as intervals of days: `2014` is some day of 2014, `2014-05` some day of May 2014.

Days are written as whole numbers YYYYMMDD, which sort like the dates they stand for.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from npm_compare.base.errors import NpmCompareError

BEGINNING, END = 0, 9999_99_99
"""Days before and after all others: the ends of an interval that is open."""

FIRST_ENTRY_INTO_FORCE = 2006_06_22
"""OPCAT art. 28(1): thirtieth day after the twentieth deposit. Later States: after their own, art. 28(2)."""

ADOPTION = 2002_12_18
"""The day on which the General Assembly adopted the OPCAT (resolution 57/199): no mechanism can be older."""

TWELVE_MONTHS = range(363, 367)
"""Days from the first to the last of twelve months, in leap years too, and where the last day is counted twice or not."""

PARTIAL = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


WRITTEN_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
"""A day as it is written in many countries: 31/12/2025, 31.12.2025."""

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
"""A day written from the year on: 2025/12/31, 2025-3-1."""


@lru_cache(1 << 16)  # the same dates come again and again
def bounds(text: str) -> tuple[int, int] | None:
    """Return the first and the last day that a partial date may mean; None if it is not a date that exists.

    >>> bounds("2016-02")
    (20160201, 20160229)
    >>> bounds("2015-02-30") is None
    True
    """
    match = PARTIAL.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if month is None:
        return year * 10000 + 101, year * 10000 + 1231
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(year, int(month))[1]
    first = year * 10000 + int(month) * 100
    if day is None:
        return first + 1, first + last
    return (first + int(day),) * 2 if 1 <= int(day) <= last else None


def period(first: str, last: str) -> str:
    """Return a period in one spelling, whole years and months in the shortest: two spellings of it mean the same days.

    >>> period("2022-01-01", "2022-12"), period("2016-04", "2016-04-30"), period("2008-07-01", "2008-12")
    ('2022/2022', '2016-04/2016-04', '2008-07/2008-12')
    """
    begin, end = bounds(first), bounds(last)
    if begin is None or end is None:
        return f"{first}/{last}"
    days = iso(begin[0]), iso(end[1])
    shorter = ("/".join(text[:cut] for text in days) for cut in (len("2022"), len("2022-01")))
    return next((text for text in shorter if _days(text) == days), "/".join(days))


def _days(text: str) -> tuple[str, str]:
    """Return the first and the last day of a period, ends of which are dates that exist."""
    begin, end = (bounds(part) or (BEGINNING, END) for part in text.split("/"))
    return iso(begin[0]), iso(end[1])


def written_day(text: str) -> str:
    """Return a day written with strokes or points as it stands in the data, where it can be one day only; else nothing."""
    if match := YEAR_FIRST.fullmatch(text):
        written = "{}-{:02}-{:02}".format(*map(int, match.groups()))
        return written if bounds(written) else ""
    if not (match := WRITTEN_DAY.fullmatch(text)):
        return ""
    one, other, year = map(int, match.groups())
    days = {f"{year}-{month:02}-{day:02}" for month, day in ((one, other), (other, one))}
    real = [day for day in days if bounds(day)]
    return real[0] if len(real) == 1 else ""


def day(when: str | date) -> int:
    """Return a date given by a user as a day; a partial date means its last day.

    >>> day("2015-05-12"), day("2015")
    (20150512, 20151231)

    Raises
    ------
    NpmCompareError
        If it is not a date.
    """
    found = bounds(str(when))
    if found is None:
        raise NpmCompareError("no_date", value=repr(when))
    return found[1]


def may_be_twelve_months(first: str, last: str) -> bool:
    """Say whether a period across two calendar years may be one of twelve months.

    >>> may_be_twelve_months("2008-09-01", "2009-08-31"), may_be_twelve_months("2022-07", "2023-06")
    (True, True)
    >>> may_be_twelve_months("2016", "2017"), may_be_twelve_months("2020-03", "2021-03")
    (True, False)
    """
    begin, end = bounds(first), bounds(last)
    if begin is None or end is None or end[1] // 10000 - begin[0] // 10000 != 1:
        return False
    if len(first) == 4 or len(last) == 4:
        return True
    return (date.fromisoformat(iso(end[1])) - date.fromisoformat(iso(begin[0]))).days in TWELVE_MONTHS


def iso(number: int) -> str:
    """Write a day as an ISO 8601 date.

    >>> iso(20150512)
    '2015-05-12'
    """
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def entry_into_force(deposit: int) -> int:
    """Return the day on which the OPCAT enters into force for a State that deposits its instrument on a day.

    OPCAT art. 28: the thirtieth day after the deposit, but not before 22 June 2006.

    >>> entry_into_force(20141124), entry_into_force(20050101)
    (20141224, 20060622)
    """
    thirtieth = date(deposit // 10000, deposit // 100 % 100, deposit % 100) + timedelta(days=30)
    return max(int(thirtieth.strftime("%Y%m%d")), FIRST_ENTRY_INTO_FORCE)
