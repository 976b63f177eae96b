"""The facts and the codebook as the rules see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from npm_compare.base.dates import bounds, day
from npm_compare.base.errors import Message, message
from npm_compare.checking.schema import described
from npm_compare.checking.sheets import Sheet

Lists = Mapping[str, Collection[str]]
"""The codes of each list."""

Located = tuple[int, str, Message]
"""The line of a row, the column in question (empty if it is the row), the rule that it breaks."""


def numbered(sheet: Sheet, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return the cells of some columns, row by row, each row with its line."""
    return zip(sheet.lines, sheet.rows(*columns), strict=True)


def report(sheet: Sheet, found: Iterable[Located], *, notice: bool = False) -> None:
    """Add what was found to the problems of a sheet, as errors or as notices."""
    tell = sheet.tell if notice else sheet.add
    for line, column, broken in found:
        tell(line, broken, column)


def by_name(sheet: Sheet, name: str, column: str) -> dict[str, str]:
    """Return the cells of a column by those of another one."""
    return {key: value for key, value in sheet.rows(name, column)}  # noqa: C416


def tell_future(sheet: Sheet, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
    """Tell of dates that have not come yet: the line of each row, and its dates by column."""
    coded, _ = described(sheet.folder)  # a clock that is wrong must not make the delivered data doubtful
    today = day(max(coded, date.today().isoformat()))
    for line, dates in rows:
        for column, text in dates.items():
            if (days := bounds(text)) and days[0] > today:
                sheet.tell(line, message("future", date=text), column)


class FactRow(NamedTuple):
    """One fact as the rules see it."""

    line: int
    subject: str
    indicator: str
    value: str
    unit: str
    basis: str
    derived: str
    valid_from: str
    valid_to: str
    attested: str
    source: str
    locator: str
    note: str
    explains: str
    scope: str = ""

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day that the value may mean, where it is a date."""
        return bounds(self.value)


@dataclass(frozen=True)
class Indicator:
    """What the codebook says of an indicator, as far as the rules need it."""

    type: str
    timing: str
    unit: str
    codes: str
    basis: str
    partly: str = ""


Book = Mapping[str, Indicator]


def read_book(indicators: Sheet) -> Book:
    """Return what the codebook says of each indicator."""
    columns = ("indicator", *(field.name for field in fields(Indicator) if field.name in indicators.columns))
    return {name: Indicator(*rest) for name, *rest in indicators.rows(*columns)}


def read_rows(sheet: Sheet, subject: str, book: Book) -> list[FactRow]:
    """Return the facts of a table whose indicators the codebook has; `subject` is the column of their subject."""
    names = (subject, *(name for name in FactRow._fields[2:] if name in sheet.columns))
    rows = map(FactRow, sheet.lines, *(sheet.columns[name] for name in names))
    return [row for row in rows if row.indicator in book]
