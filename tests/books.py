"""A workbook of facts in the hands of somebody with a spreadsheet: open it, change cells, save it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from npm_compare.desk.editing.export import export_facts
from npm_compare.desk.editing.guide import write_guide
from npm_compare.desk.editing.law_page import LAW_SHEET
from npm_compare.desk.editing.page import FIRST, keys
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.facts.dataset import load

FACTS = "mechanism_facts"


class Hand:
    """A hand that edits one sheet: rows are named by how their cells read, columns by their names."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.columns = {cell.value: cell.column for cell in sheet[1]}

    def rows(self, **cells: str) -> list[int]:
        """Return the lines of the rows that have these cells."""
        return [
            line
            for line in range(FIRST, self.sheet.max_row + 1)
            if all(self.read(line, n) == t for n, t in cells.items())
        ]

    def read(self, line: int, column: str) -> Any:
        """Return what a cell holds."""
        return self.sheet.cell(line, self.columns[column]).value

    def put(self, line: int, shown_as: str = "", **cells: Any) -> int:
        """Write into the cells of a line, in a number format if one is named, and return the line."""
        for name, value in cells.items():
            cell = self.sheet.cell(line, self.columns[name])
            cell.value = value
            cell.number_format = shown_as or cell.number_format
        return line

    def add(self, **cells: Any) -> int:
        """Write a fact into the first row that is free, read in the press, low, unless said otherwise."""
        read = {"source": "press-fr-2016", "locator": "para. 9", "confidence": "low"}
        return self.fill(**{**read, **cells})

    def fill(self, **cells: Any) -> int:
        """Write into the first row that is free."""
        first = keys(self.sheet.title)[0]
        line = next(line for line in range(FIRST, self.sheet.max_row + 1) if not self.read(line, first))
        return self.put(line, **cells)

    def place(self, line: int, column: str) -> str:
        """Return the place of a cell as the package tells it."""
        return f"{self.sheet.title}!{self.sheet.cell(line, self.columns[column]).coordinate}"


def edited(folder: Path, edit: Callable[[Hand], Any], *, name: str = "facts", sheet: str = FACTS) -> Path:
    """Export the facts of a folder, edit a sheet, save the workbook and return its place."""
    path = export_facts(load(folder), folder / f"{name}.xlsx")
    change(path, edit, sheet=sheet)
    return path


def change(path: Path, edit: Callable[[Hand], Any], *, sheet: str = FACTS) -> None:
    """Edit a sheet of a workbook and save it."""
    book = load_workbook(path)
    edit(Hand(book[sheet]))
    book.save(path)


Answers = Mapping[str, Mapping[str, Any]]


def filled(
    folder: Path,
    law: Mapping[str, Any],
    answers: Answers,
    *,
    mechanism: str = "mar-cndh",
    name: str = "law",
    **how: Any,
) -> Path:
    """Write the guided workbook of a mechanism, fill its two sheets, save it and return its place."""
    path = write_guide(load(folder), mechanism, folder / f"{name}.xlsx", **how)
    book = load_workbook(path)
    for row in book[LAW_SHEET].iter_rows():
        if row[0].value in law:
            row[2].value = law[row[0].value]
    hand = Hand(book[QUESTIONS])
    for indicator, cells in answers.items():
        hand.put(hand.rows(indicator=indicator)[0], **cells)
    book.save(path)
    return path


def texts(sheet: Any) -> Iterator[list[Any]]:
    """Return the rows of a sheet."""
    return (list(row) for row in sheet.iter_rows(values_only=True))
