"""Read one CSV file of the data as text, cell by cell, with the line on which each row begins.

Nothing is guessed. What a spreadsheet does to a file and can be undone without doubt is undone and told in a
notice (byte order mark, line ends, `;` between cells, empty rows and columns); all else is refused.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from npm_compare.base.errors import Message, Problem, message
from npm_compare.checking.files import Unreadable, read_text
from npm_compare.checking.schema import TableModel

Rows = list[tuple[int, tuple[str, ...]]]
"""Rows of a CSV file, each with the number of the physical line on which it begins (as tuples: lists of millions of rows
make Python look for rings among them again and again)."""

csv.field_size_limit(100_000_000)


@dataclass
class Sheet:
    """One table as read: columns as lists of text of equal length, the line of each row, the problems met."""

    table: TableModel
    columns: dict[str, list[str]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    folder: Path | None = None
    """Where it was read."""

    def __len__(self) -> int:
        return len(self.lines)

    def rows(self, *names: str) -> Iterator[tuple[str, ...]]:
        """Iterate over the cells of the named columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def add(self, line: int, broken: Message, column: str = "") -> None:
        """Report an error in a row, or in the cell of a column."""
        self.problems.append(Problem(self.table.file, line, broken.rule, broken.fields, column=column))

    def tell(self, line: int, broken: Message, column: str = "") -> None:
        """Report a notice."""
        self.problems.append(Problem(self.table.file, line, broken.rule, broken.fields, "notice", column))

    @property
    def usable(self) -> bool:
        """Whether the columns could be read."""
        return bool(self.columns)


def read_sheet(folder: Path, table: TableModel) -> Sheet:
    """Read a table from its CSV file in `folder`. Problems are collected in the sheet, never raised."""
    sheet = Sheet(table, folder=folder)
    try:
        rows = _rows(sheet, read_text(folder / table.file, sheet.tell))
    except Unreadable as error:
        sheet.add(error.line, error.broken)
        return sheet
    places = _places(sheet, rows)
    if places:
        body = _body(sheet, rows[1:], len(rows[0][1]))
        sheet.lines = [line for line, _ in body]
        sheet.columns = {name: _column(body, place) for name, place in places.items()}
    return sheet


def _column(rows: Rows, place: int) -> list[str]:
    """Return the cells of a column; equal texts are held once, which saves memory and makes them quick to look up."""
    held: dict[str, str] = {}
    return [held.setdefault(row[place], row[place]) for _, row in rows]


def _rows(sheet: Sheet, text: str) -> Rows:
    separator = _separator(sheet, text.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator, strict=True)
    rows: Rows = []
    begin = 1
    try:
        for row in reader:
            rows.append((begin, tuple(row)))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(begin, _quotation(str(error))) from None
    return rows


def _quotation(reason: str) -> Message:
    """Return what is wrong with the quotation marks of a row."""
    if "unexpected end" in reason:
        return message("quotation_open")
    return message("quotation_misfit", reason=reason)


def _separator(sheet: Sheet, first: str) -> str:
    """Return what stands between cells: the separator that gives the most names of columns."""

    def found(separator: str) -> int:
        return len({cell.strip().strip('"') for cell in first.split(separator)} & set(sheet.table.columns))

    if first.lower().startswith("sep="):
        raise Unreadable(1, message("excel_instruction", value=first))
    separator = max((",", ";", "\t", "،"), key=found)
    if separator == "\t":
        raise Unreadable(1, message("tab_separated"))
    if separator == "،":
        raise Unreadable(1, message("arabic_comma_separated"))
    if separator == ";":
        sheet.tell(1, message("semicolon_separated"))
    return separator


def _places(sheet: Sheet, rows: Rows) -> dict[str, int]:
    """Return the place of each column in a row; nothing if the header is not as expected."""
    (line, header), expected = rows[0], sheet.table.columns
    if not set(header) & set(expected):
        sheet.add(line, _no_header(rows, expected))
        return {}
    before = len(sheet.problems)
    _check_header(sheet, line, header)
    unnamed = [place for place, name in enumerate(header) if not name]
    _check_unnamed(sheet, rows[1:], unnamed)
    if len(sheet.problems) > before:
        return {}
    if unnamed:
        sheet.tell(line, message("empty_columns", columns=len(unnamed)))
    return {name: header.index(name) for name in expected}


def _no_header(rows: Rows, expected: tuple[str, ...]) -> Message:
    line, header = rows[0]
    for below, row in rows:
        if set(expected) <= set(row):
            return message("header_below", line=line, value=",".join(header), below=below)
    return message("header_missing", line=line, value=",".join(header), header=expected)


def _check_header(sheet: Sheet, line: int, header: tuple[str, ...]) -> None:
    expected = sheet.table.columns
    for name in dict.fromkeys(filter(None, header)):
        if name not in expected:
            sheet.add(line, _unknown(name, expected), name)
        elif header.count(name) > 1:
            sheet.add(line, message("column_repeated", times=header.count(name)), name)
    for name in expected:
        if name not in header:
            sheet.add(line, message("column_missing"), name)


def _check_unnamed(sheet: Sheet, rows: Rows, unnamed: list[int]) -> None:
    for line, row in rows:
        for place in unnamed:
            if place < len(row) and row[place]:
                sheet.add(line, message("cell_without_column", value=row[place]))


def _unknown(name: str, expected: tuple[str, ...]) -> Message:
    plain = re.sub(r"\W+", "_", name.strip().lower())
    close = difflib.get_close_matches(plain, expected, n=1)
    return message("column_misspelt", expected=close[0]) if close else message("column_unknown")


def _body(sheet: Sheet, rows: Rows, width: int) -> Rows:
    blank = [line for line, row in rows if not any(row)]
    if blank:
        sheet.tell(blank[0], message("empty_rows", rows=len(blank), first=blank[0], last=blank[-1]))
    body = []
    for line, row in rows:
        if any(row) and len(row) == width:
            body.append((line, row))
        elif any(row):
            sheet.add(line, message(_width(row, width), cells=len(row), expected=width, value=row[0]))
    return body


def _width(row: tuple[str, ...], width: int) -> str:
    """Return the rule that a row breaks that has fewer or more cells than the header."""
    if len(row) < width:
        return "row_too_short"
    typographic = any(c in cell for cell in row for c in "“”„«»")
    return "row_with_typographic_quotes" if typographic else "row_too_long"
