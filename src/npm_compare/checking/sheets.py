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

from npm_compare.base.errors import Problem, visible
from npm_compare.checking.files import DELETE_OR_EXPORT, EXPORT, Unreadable, read_text
from npm_compare.checking.schema import Table
from npm_compare.views.language import later, say

Rows = list[tuple[int, tuple[str, ...]]]
"""Rows of a CSV file, each with the number of the physical line on which it begins (as tuples: lists of millions of rows
make Python look for rings among them again and again)."""

csv.field_size_limit(100_000_000)

LEFT_OUT = later("nothing to do: they were left out")


@dataclass
class Sheet:
    """One table as read: columns as lists of text of equal length, the line of each row, the problems met."""

    table: Table
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

    def add(self, line: int, what: str, mend: str, column: str = "") -> None:
        """Report an error in a row, or in the cell of a column."""
        self.problems.append(Problem(self.table.file, line, what, mend, column=column))

    def tell(self, line: int, what: str, mend: str, column: str = "") -> None:
        """Report a notice."""
        self.problems.append(Problem(self.table.file, line, what, mend, "notice", column))

    @property
    def usable(self) -> bool:
        """Whether the columns could be read."""
        return bool(self.columns)


def read_sheet(folder: Path, table: Table) -> Sheet:
    """Read a table from its CSV file in `folder`. Problems are collected in the sheet, never raised."""
    sheet = Sheet(table, folder=folder)
    try:
        rows = _rows(sheet, read_text(folder / table.file, sheet.tell))
    except Unreadable as error:
        sheet.add(error.line, error.what, error.mend)
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
        raise Unreadable(begin, *_quotation(str(error))) from None
    return rows


def _quotation(reason: str) -> tuple[str, str]:
    """Say what is wrong with the quotation marks of a row, and how to mend it."""
    if "unexpected end" in reason:
        mend = say('close it, or write a quotation mark inside a quoted cell twice ("")')
        return say("a quotation mark opened in this row is never closed"), mend
    what = say("the quotation marks of this row do not fit ({reason})", reason=reason)
    return what, say('write a quotation mark inside a quoted cell twice ("")')


def _separator(sheet: Sheet, first: str) -> str:
    """Return what stands between cells: the separator that gives the most names of columns."""

    def found(separator: str) -> int:
        return len({cell.strip().strip('"') for cell in first.split(separator)} & set(sheet.table.columns))

    if first.lower().startswith("sep="):
        what = say("the first line is an instruction to Excel ({value})", value=visible(first))
        raise Unreadable(1, what, say(DELETE_OR_EXPORT))
    separator = max((",", ";", "\t", "،"), key=found)
    if separator == "\t":
        raise Unreadable(1, say("cells are separated by TAB, not by commas"), say(EXPORT))
    if separator == "،":
        what = say("cells are separated by the Arabic comma U+060C, not by commas")
        raise Unreadable(1, what, say(EXPORT))
    if separator == ";":
        mend = say("nothing to do: they were read so; commas are expected")
        sheet.tell(1, say("cells are separated by “;”"), mend)
    return separator


def _places(sheet: Sheet, rows: Rows) -> dict[str, int]:
    """Return the place of each column in a row; nothing if the header is not as expected."""
    (line, header), expected = rows[0], sheet.table.columns
    if not set(header) & set(expected):
        what = say("the header is not on line {line} ({value})", line=str(line), value=visible(",".join(header)))
        sheet.add(line, what, _header_mend(rows, expected))
        return {}
    before = len(sheet.problems)
    _check_header(sheet, line, header)
    unnamed = [place for place, name in enumerate(header) if not name]
    _check_unnamed(sheet, rows[1:], unnamed)
    if len(sheet.problems) > before:
        return {}
    if unnamed:
        what = say("{columns} empty columns without a name", columns=str(len(unnamed)))
        sheet.tell(line, what, say(LEFT_OUT))
    return {name: header.index(name) for name in expected}


def _header_mend(rows: Rows, expected: tuple[str, ...]) -> str:
    for line, row in rows:
        if set(expected) <= set(row):
            return say("it stands on line {line}: delete what is above", line=str(line))
    return say("it must read {header}", header=",".join(expected))


def _check_header(sheet: Sheet, line: int, header: tuple[str, ...]) -> None:
    expected = sheet.table.columns
    for name in dict.fromkeys(filter(None, header)):
        if name not in expected:
            what = say("unknown column ({column})", column=visible(name))
            sheet.add(line, what, _did_you_mean(name, expected))
        elif header.count(name) > 1:
            times = str(header.count(name))
            what = say("the column stands {times} times ({column})", times=times, column=name)
            sheet.add(line, what, say("keep one of them"))
    for name in expected:
        if name not in header:
            what = say("the column is missing ({column})", column=name)
            sheet.add(line, what, say("add it, empty where nothing is known"))


def _check_unnamed(sheet: Sheet, rows: Rows, unnamed: list[int]) -> None:
    for line, row in rows:
        for place in unnamed:
            if place < len(row) and row[place]:
                what = say("a cell stands under no column name ({value})", value=visible(row[place]))
                sheet.add(line, what, say("name the column or empty the cell"))


def _did_you_mean(name: str, expected: tuple[str, ...]) -> str:
    plain = re.sub(r"\W+", "_", name.strip().lower())
    close = difflib.get_close_matches(plain, expected, n=1)
    if close:
        return say("did you mean {column}?", column=close[0])
    return say("delete it; comments belong in the column note")


def _body(sheet: Sheet, rows: Rows, width: int) -> Rows:
    blank = [line for line, row in rows if not any(row)]
    if blank:
        ends = {"rows": str(len(blank)), "first": str(blank[0]), "last": str(blank[-1])}
        sheet.tell(blank[0], say("{rows} empty rows (lines {first} to {last})", **ends), say(LEFT_OUT))
    body = []
    for line, row in rows:
        if any(row) and len(row) == width:
            body.append((line, row))
        elif any(row):
            counts = {"cells": str(len(row)), "expected": str(width)}
            what = say("{cells} cells, expected {expected} ({value}…)", **counts, value=visible(row[0]))
            sheet.add(line, what, _cells_mend(row, width))
    return body


def _cells_mend(row: tuple[str, ...], width: int) -> str:
    if len(row) < width:
        return say("the row breaks off: put back the missing cells")
    if not any(c in cell for cell in row for c in "“”„«»"):
        return say('put a cell that contains a comma between straight quotation marks (")')
    return say('put a cell that contains a comma between straight quotation marks ("): typographic ones do not count')
