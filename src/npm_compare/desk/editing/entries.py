"""What a cell of an edited workbook means as a text of the data: the same value, or a refusal; nothing is guessed.

Spreadsheets turn what is typed into numbers and dates. What they show is taken over where it can mean one thing only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Literal

from npm_compare.base.dates import bounds, written_day
from npm_compare.base.errors import Field, Message, message
from npm_compare.base.hidden import harmless
from npm_compare.checking.cells import NUMBER
from npm_compare.checking.digits import ascii_digits, bare_date, bare_number
from npm_compare.views.language import say
from npm_compare.views.sentences import what_and_mend

CellKind = Literal["number", "date", "text"]
"""What is expected in a cell."""

DIGITS = 15
"""Figures of a number that Excel keeps; it replaces the others by zeros."""

SERIALS = range(32_874, 73_051)
"""Whole numbers taken for days since 1900 where a date is expected: 1 January 1990 to 31 December 2099."""

YEARS = range(1900, 2100)

UNSHOWN = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
"""Parts of a number format that are no signs of days, months and years."""


@dataclass(frozen=True)
class Refusal:
    """A cell or row of a workbook that cannot be taken over: where, and the rule that is broken, with its fields.

    The words of the rule stand in `views.problems`.
    """

    place: str
    message: Message

    def __str__(self) -> str:
        what, mend = what_and_mend(self.message)
        return say("{place}: {what}; {mend}", place=harmless(self.place), what=what, mend=mend)


class RefusedError(Exception):
    """What is wrong with one cell: the rule that it breaks, with its fields."""

    def __init__(self, rule: str, /, **fields: Field) -> None:
        super().__init__(rule)
        self.message = message(rule, **fields)


def read_entry(cell: Any, kind: CellKind, epoch: datetime) -> str:
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
        raise RefusedError("formula_typed", value=str(getattr(value, "text", value)))
    if cell.data_type == "e":
        raise RefusedError("error_value", value=str(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (date, time, timedelta)):
        return _of_date(value, kind, cell.number_format)
    if isinstance(value, (int, float)):
        return _of_number(value, kind, cell.number_format, epoch)
    return of_text(str(value), kind)


def of_text(text: str, kind: CellKind) -> str:
    """Return a text as it is; where a number or a date is expected, with plain digits and signs.

    >>> of_text("٣٫٥", "number"), of_text("1 234,5", "number"), of_text("٢٠١٤", "date"), of_text("٣ ص", "text")
    ('3.5', '1234.5', '2014', '٣ ص')
    >>> of_text("31/12/2025", "date"), of_text("5/6/2025", "date")  # the second may be of May or of June
    ('2025-12-31', '5/6/2025')
    >>> of_text("2025/6/5", "date")
    '2025-06-05'
    """
    if kind == "text":
        return text
    if kind == "date":
        written = bare_date(text)
        return written if bounds(written) else written_day(ascii_digits(text)) or text
    number = bare_number(text).replace("٫", ",")
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", number) and "٫" not in text:
        raise RefusedError("separator_ambiguous", value=text)
    written = number.replace(",", ".") if number.count(",") == 1 and "." not in number else number
    return written if NUMBER.fullmatch(written) else text


def _of_number(value: float, kind: CellKind, shown_as: str, epoch: datetime) -> str:
    plain = format(Decimal(repr(value)), "f").removesuffix(".0")
    if "%" in shown_as:
        raise RefusedError("percentage", value=plain)
    if len(plain.strip("-").replace(".", "").strip("0")) > DIGITS:
        raise RefusedError("digits_lost", value=plain)
    if kind == "number":
        return plain
    if kind == "date":
        return _of_serial(value, plain, epoch)
    if "." in plain:
        raise RefusedError("number_among_texts", value=plain)
    return plain


def _of_serial(value: float, plain: str, epoch: datetime) -> str:
    from openpyxl.utils.datetime import from_excel

    if value in YEARS:
        return plain
    if value in SERIALS:
        return str(from_excel(value, epoch).date().isoformat())
    raise RefusedError("date_of_spreadsheet", value=plain)


def _of_date(value: date | time | timedelta, kind: CellKind, shown_as: str) -> str:
    """Return a date as exactly as its format shows it: of a month typed as “2014-05” Excel keeps the first day, unseen."""
    if kind != "date":
        raise RefusedError("date_not_expected", value=str(value))
    format_ = UNSHOWN.sub("", shown_as.split(";", maxsplit=1)[0]).lower()
    year, month, day = ("y" in format_, "m" in format_, "d" in format_)
    if not isinstance(value, datetime) or value.time() != time() or not year or (day and not month):
        raise RefusedError("date_without_year", value=str(value))
    parts = [value.year, value.month, value.day][: 1 + month + day]
    if [value.month, value.day][len(parts) - 1 :] != [1, 1][len(parts) - 1 :]:
        raise RefusedError("date_shown_in_part", value=str(value.date()))
    return "-".join(f"{part:02}" for part in parts)
