"""What a cell of an edited workbook means as a text of the data: the same value, or a refusal; nothing is guessed.

Spreadsheets turn what is typed into numbers and dates. What they show is taken over where it can mean one thing only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from npm_compare.base.dates import bounds
from npm_compare.base.errors import visible
from npm_compare.checking.cells import NUMBER
from npm_compare.checking.digits import ascii_digits, bare_date, bare_number
from npm_compare.views.language import say

Kind = Literal["number", "date", "text"]
"""What is expected in a cell."""

DIGITS = 15
"""Figures of a number that Excel keeps; it replaces the others by zeros."""

SERIALS = range(32_874, 73_051)
"""Whole numbers taken for days since 1900 where a date is expected: 1 January 1990 to 31 December 2099."""

YEARS = range(1900, 2100)

WRITTEN_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
"""A day as it is written in many countries: 31/12/2025, 31.12.2025."""

UNSHOWN = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
"""Parts of a number format that are no signs of days, months and years."""


@dataclass(frozen=True)
class Refusal:
    """A cell or row of a workbook that cannot be taken over: where, what, how to mend it."""

    place: str
    what: str
    mend: str

    def __str__(self) -> str:
        return say("{place}: {what}; {mend}", place=self.place, what=self.what, mend=self.mend)


class RefusedError(Exception):
    """What is wrong with one cell, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def read_entry(cell: Any, kind: Kind, epoch: datetime) -> str:
    """Return what a cell says as a text of the data.

    Parameters
    ----------
    cell
        A cell of openpyxl, read with its formulas.
    kind
        What is expected in it.
    epoch
        Day from which the workbook counts dates (1900 or 1904).

    Raises
    ------
    RefusedError
        For a formula, an error value, a time, and a number or date that may not be what was typed.
    """
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise RefusedError(
            say("a formula ({text})", text=visible(str(getattr(value, "text", value)))),
            say("write the value itself"),
        )
    if cell.data_type == "e":
        raise RefusedError(
            say("an error value of a spreadsheet ({text})", text=visible(str(value))),
            say("put back the value; leave the cell empty if it is not known"),
        )
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (date, time, timedelta)):
        return _of_date(value, kind, cell.number_format)
    if isinstance(value, (int, float)):
        return _of_number(value, kind, cell.number_format, epoch)
    return of_text(str(value), kind)


def of_text(text: str, kind: Kind) -> str:
    """Return a text as it is; where a number or a date is expected, with plain digits and signs.

    >>> of_text("٣٫٥", "number"), of_text("1 234,5", "number"), of_text("٢٠١٤", "date"), of_text("٣ ص", "text")
    ('3.5', '1234.5', '2014', '٣ ص')
    >>> of_text("31/12/2025", "date"), of_text("5/6/2025", "date")  # the second may be of May or of June
    ('2025-12-31', '5/6/2025')
    """
    if kind == "text":
        return text
    if kind == "date":
        written = bare_date(text)
        return written if bounds(written) else _of_day(ascii_digits(text)) or text
    number = bare_number(text).replace("٫", ",")
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", number) and "٫" not in text:
        raise RefusedError(
            say("a comma that may mark decimals or thousands ({text})", text=visible(text)),
            say("write no separator of thousands, and a decimal point"),
        )
    written = number.replace(",", ".") if number.count(",") == 1 and "." not in number else number
    return written if NUMBER.fullmatch(written) else text


def _of_day(text: str) -> str:
    """Return a day written with strokes or points as it stands in the data, where it can be one day only; else nothing."""
    if not (match := WRITTEN_DAY.fullmatch(text)):
        return ""
    one, other, year = map(int, match.groups())
    days = {f"{year}-{month:02}-{day:02}" for month, day in ((one, other), (other, one))}
    real = [day for day in days if bounds(day)]
    return real[0] if len(real) == 1 else ""


def _of_number(value: float, kind: Kind, shown_as: str, epoch: datetime) -> str:
    plain = format(Decimal(repr(value)), "f").removesuffix(".0")
    if "%" in shown_as:
        raise RefusedError(
            say("a number shown as a percentage ({text})", text=plain),
            say("format the cell as text and write the number as published"),
        )
    if len(plain.strip("-").replace(".", "").strip("0")) > DIGITS:
        raise RefusedError(
            say("a number with more figures than a spreadsheet keeps ({text})", text=plain),
            say("format the cell as text and write the number from the source"),
        )
    if kind == "number":
        return plain
    if kind == "date":
        return _of_serial(value, plain, epoch)
    if "." in plain:
        raise RefusedError(
            say("a number in a column of texts ({text}): 1.10 would have become 1.1", text=plain),
            say("format the cell as text and write it again"),
        )
    return plain


def _of_serial(value: float, plain: str, epoch: datetime) -> str:
    from openpyxl.utils.datetime import from_excel

    if value in YEARS:
        return plain
    if value in SERIALS:
        return str(from_excel(value, epoch).date().isoformat())
    raise RefusedError(say("not a date ({text})", text=plain), say("write YYYY, YYYY-MM or YYYY-MM-DD, as text"))


def _of_date(value: date | time | timedelta, kind: Kind, shown_as: str) -> str:
    """Return a date as exactly as its format shows it: of a month typed as “2014-05” Excel keeps the first day, unseen."""
    if kind != "date":
        raise RefusedError(
            say("a date or time where none is expected ({text})", text=str(value)),
            say("format the cell as text and write it again"),
        )
    format_ = UNSHOWN.sub("", shown_as.split(";", maxsplit=1)[0]).lower()
    year, month, day = ("y" in format_, "m" in format_, "d" in format_)
    if not isinstance(value, datetime) or value.time() != time() or not year or (day and not month):
        raise RefusedError(
            say("a date without its year, or a time ({text})", text=str(value)),
            say("write YYYY, YYYY-MM or YYYY-MM-DD, as text"),
        )
    parts = [value.year, value.month, value.day][: 1 + month + day]
    if [value.month, value.day][len(parts) - 1 :] != [1, 1][len(parts) - 1 :]:
        raise RefusedError(
            say("a date of which the cell shows a part only ({text})", text=str(value.date())),
            say("write YYYY, YYYY-MM or YYYY-MM-DD, as text"),
        )
    return "-".join(f"{part:02}" for part in parts)
