"""A workbook of facts in the hands of somebody with a spreadsheet: open it, change cells, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from npm_compare.checking.schema import FACT_TABLES
from npm_compare.desk.editing import page
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.export import export_facts
from npm_compare.desk.editing.guide import write_guide
from npm_compare.desk.editing.law_page import LAW_SHEET
from npm_compare.desk.editing.merging import Plan
from npm_compare.desk.editing.page import FIRST, keys
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.facts.dataset import load
from npm_compare.views.language import language

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


MADE: dict[tuple[str, ...], bytes] = {}
"""Workbooks that were made, by the data and whatever else they depend on: the same one is made once."""


def _once(folder: Path, path: Path, what: tuple[object, ...], make: Callable[[], Any]) -> Path:
    """Make a workbook of the data of a folder at a path; if it was made before, write it there again."""
    data = sha256(b"".join(table.read_bytes() for table in sorted(folder.glob("*.csv")))).hexdigest()
    key = (data, language(), *map(repr, what))
    if key not in MADE:
        make()
        MADE[key] = path.read_bytes()
    path.write_bytes(MADE[key])
    return path


def exported(folder: Path, name: str = "facts", *, free: int = 5, **choice: Any) -> Path:
    """Export the facts of a folder with few free rows, not two hundred, and return the place of the workbook."""
    path = folder / f"{name}.xlsx"

    def make() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(page, "EMPTY_ROWS", free)
            export_facts(load(folder), path, **choice)

    return _once(folder, path, (choice, free), make)


def edited(
    folder: Path, edit: Callable[[Hand], Any], *, name: str = "facts", sheet: str = FACTS, free: int = 5
) -> Path:
    """Export the facts of a folder, edit a sheet, save the workbook and return its place."""
    path = exported(folder, name, free=free)
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
    path = folder / f"{name}.xlsx"

    def make() -> None:
        book = load_workbook(
            _once(folder, path, (mechanism, how), lambda: write_guide(load(folder), mechanism, path, **how))
        )
        for row in book[LAW_SHEET].iter_rows():
            if row[0].value in law:
                row[2].value = law[row[0].value]
        hand = Hand(book[QUESTIONS])
        for indicator, cells in answers.items():
            hand.put(hand.rows(indicator=indicator)[0], **cells)
        book.save(path)

    return _once(folder, path, (law, answers, mechanism, how), make)


def told(found: Plan) -> list[str]:
    """Return what is said of the changes of a workbook."""
    return list(tell(found))


def raw(folder: Path, table: str = FACTS) -> bytes:
    """Return a table as it stands in its file."""
    return (folder / f"{table}.csv").read_bytes()


def lines(folder: Path, table: str = FACTS) -> list[str]:
    """Return the lines of a table, of facts without their ids."""
    found = raw(folder, table).decode().splitlines()
    return [line.partition(",")[2] for line in found] if table in FACT_TABLES else found
