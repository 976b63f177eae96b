"""Read an edited workbook back: every row with the place of its cells, every cell as a text of the data or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from npm_compare.base.errors import message
from npm_compare.checking.cells import MEANT
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.desk.editing.book import (
    ABOUT,
    check_form,
    opened,
    read_about,
    sheet_rows,
    stray_cells,
    unread_sheets,
)
from npm_compare.desk.editing.entries import CellKind, Refusal, RefusedError, read_entry
from npm_compare.desk.editing.export import EXPORTED, WORKBOOK_FORM
from npm_compare.desk.editing.how_to import HOW_TO
from npm_compare.desk.editing.lists import LISTS
from npm_compare.desk.editing.page import EDITED, EXPLAINING, FIRST, REASON, REMOVE, keys, layout
from npm_compare.desk.editing.tables import Cells

CELL_KINDS: Mapping[str, CellKind] = {"number": "number", "money": "number", "date": "date"}
"""What is expected as the value of an indicator, by its type; text by default."""


DATES = ("valid_from", "valid_to", "attested", "published")
"""Columns in which a partial date is expected."""


@dataclass(frozen=True)
class Entry:
    """A row of the workbook: what names the row exported (empty if it is new) and its cells (none if it is to go)."""

    line: int
    name: str
    """The id of a fact, the short name of a source."""
    cells: Cells | None
    reason: str = ""
    """Why cells of a fact were corrected."""


@dataclass
class Edited:
    """One table as it came back: rows exported by what names them, rows now, letters of the columns."""

    table: str
    exported: dict[str, Cells]
    entries: list[Entry] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    """The sheet of the workbook, where it is not named after the table."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """Places of columns that are filled once for all rows."""
    unfilled: int = 0
    """Rows prepared to be filled that were not."""
    idle: int = 0
    """New rows that are marked to be removed, or hold only a reason."""
    known: int = 0
    """New rows that the data have already."""

    def place(self, line: int, column: str = "") -> str:
        """Return the place of a cell, or of a row, such as `mechanism_facts!E12`."""
        letter = self.letters.get(column, "")
        return self.elsewhere.get(column) or f"{self.sheet or self.table}!{letter}{line}"


@dataclass(frozen=True)
class EditedBook:
    """An edited workbook: the digest of the data it was exported from, its tables, what was refused."""

    digest: str
    tables: dict[str, Edited]
    refusals: list[Refusal]
    notices: list[Refusal] = field(default_factory=list)


Called = Callable[[str, str], str]
"""What is meant by a text in a column: a code, or the text as it was typed."""


def as_typed(column: str, text: str) -> str:
    """Take a text as it was typed."""
    return text


def read_edition(path: str | Path, types: Mapping[str, str], called: Called = as_typed) -> EditedBook:
    """Read an edited workbook.

    Parameters
    ----------
    path
        A workbook that `export_facts` wrote, edited and saved by a spreadsheet.
    types
        The type of each indicator, which says how its values are read.
    called
        What is meant by the name of a mechanism, State or question in its column.

    Raises
    ------
    NpmCompareError
        If the file is not such a workbook. Cells that cannot be read are collected in `refusals` instead.
    """
    with opened(path) as book:
        return edition_in(book, path, types, called)


def edition_in(book: Any, path: str | Path, types: Mapping[str, str], called: Called) -> EditedBook:
    """Return what an edited workbook that is open says, as `read_edition` does."""
    about = read_about(book)
    check_form(path, about["form"], WORKBOOK_FORM)
    exported: dict[str, dict[str, Cells]] = {table: {} for table in EDITED}
    width = max(len(tables()[table].columns) for table in EDITED) + 1
    for table, *cells in _texts(book[EXPORTED], width):
        exported[table][cells[0]] = tuple(cells[: len(tables()[table].columns)])
    edited = {table: Edited(table, exported[table]) for table in EDITED}
    refusals = [refusal for found in edited.values() for refusal in _read(book, found, types, called)]
    unread = unread_sheets(book, (*EDITED, LISTS, EXPORTED, ABOUT), explaining=HOW_TO)
    return EditedBook(about["digest"], edited, refusals, unread)


def _texts(sheet: Any, width: int) -> Iterator[list[str]]:
    """Return the rows of a hidden sheet, whose cells are texts."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        if any(row):
            cells = ["" if cell is None else str(cell) for cell in row[:width]]
            yield cells + [""] * (width - len(cells))


def _read(book: Any, edited: Edited, types: Mapping[str, str], called: Called) -> Iterator[Refusal]:
    """Fill a table from its sheet, and return what is refused."""
    rows = enumerate(sheet_rows(book[edited.table]), start=1)
    names = [str(cell.value or "") for cell in next(rows, (1, ()))[1]]
    missing = [name for name in layout(edited.table) if names.count(name) != 1 and name not in EXPLAINING]
    if missing:
        yield Refusal(edited.place(1), message("sheet_column_missing", name=missing[0]))
        return
    from openpyxl.utils.cell import get_column_letter

    edited.letters.update({name: get_column_letter(place) for place, name in enumerate(names, 1) if name})
    read = partial(_read_row, edited, names, types=types, called=called, epoch=book.epoch)
    named = names.index(tables()[edited.table].columns[0])
    for line, row in rows:
        if line >= FIRST or row[named].value in edited.exported:  # the headings in words may have been deleted
            yield from read(line, row)
    yield from _check_names(edited)


def _read_row(
    edited: Edited,
    names: list[str],
    line: int,
    row: tuple[Any, ...],
    *,
    types: Mapping[str, str],
    called: Called,
    epoch: datetime,
) -> Iterator[Refusal]:
    cells = dict(zip(names, row, strict=False))
    question = called("indicator", str(cells["indicator"].value or "") if "indicator" in cells else "")
    kind = CELL_KINDS.get(types.get(question, ""), "text")
    columns, found = tables()[edited.table].columns, {}
    for name in (REMOVE, *columns, REASON):
        try:
            found[name] = called(name, read_entry(cells[name], _kind(name, kind), epoch)) if name in cells else ""
        except RefusedError as error:
            found[name] = str(cells[name].value)
            yield Refusal(edited.place(line, name), error.message)
    yield from stray_cells(edited.table, row, line, names, layout(edited.table))
    remove = found[REMOVE].strip().casefold()
    if MEANT.get(remove, remove) not in ("", "yes"):
        yield Refusal(edited.place(line, REMOVE), message("removal_unclear", value=found[REMOVE]))
    written = tuple(found[name] for name in columns)
    of_facts, named = edited.table in FACT_TABLES, written[0]
    name = named if of_facts or named in edited.exported else ""
    prepared = {*keys(edited.table), "unit"} if of_facts else set()
    if name or (not remove and any(found[name] for name in columns if name not in prepared)):
        edited.entries.append(Entry(line, name, None if remove else written, found[REASON].strip()))
    elif remove or found[REASON].strip():
        edited.idle += 1
    elif any(written):
        edited.unfilled += 1


def _kind(column: str, of_value: CellKind) -> CellKind:
    return of_value if column == "value" else "date" if column in DATES else "text"


def _check_names(edited: Edited) -> Iterator[Refusal]:
    """Refuse rows whose id was typed or copied, since nobody could say which fact they are; and a source that comes twice."""
    column, seen = tables()[edited.table].columns[0], dict[str, int]()
    of_facts = edited.table in FACT_TABLES
    for entry in edited.entries:
        if not entry.name:
            continue
        first = seen.setdefault(entry.name, entry.line)
        if first != entry.line:
            yield Refusal(
                edited.place(entry.line, column),
                message("row_repeated" if of_facts else "source_name_repeated", row=entry.name, line=first),
            )
        elif entry.name not in edited.exported:
            yield Refusal(
                edited.place(entry.line, column),
                message("row_not_exported" if of_facts else "source_name_not_exported", row=entry.name),
            )
