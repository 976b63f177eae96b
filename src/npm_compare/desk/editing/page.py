"""The sheet of one table in a workbook for editing: what is shown, what is locked, what is chosen from a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from textwrap import shorten
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.cells import EXCEL_LIMIT
from npm_compare.checking.ids import ID
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.desk.editing.labels import lists_of
from npm_compare.desk.editing.lists import Choices
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.coders import coded
from npm_compare.views.gaps import where_to_look
from npm_compare.views.headings import heading
from npm_compare.views.hints import hint
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import later, right_to_left, say
from npm_compare.views.wording import subject_name

EDITED = (*FACT_TABLES, "sources")
"""The tables that are edited in a workbook."""

OWN_COLUMNS = {
    # Translators: headings of columns in a workbook for editing facts.
    "remove": later("Remove the row (yes)"),
    "reason": later("Reason of the correction"),
    "read": later("Where to look"),
}

REMOVE = "remove"
"""The first column of a sheet, which the data do not have: the wish to remove a row."""

REASON = "reason"
"""The last column of the sheets of facts: why a cell was corrected; it goes into `corrections.csv`."""

EXPLAINING = ("subject_name", "question", "definition", "read")
"""Columns that explain a row and are not read back."""

EMPTY_ROWS = 200
"""Rows below the present ones, free to be filled."""

TITLE = 32
"""Letters of the title of a hint that a spreadsheet shows."""

FIRST = 3
"""The row of a sheet in which the rows begin; names of the data stand in the first row, hidden, headings in the second."""

TWO_LINES = 30
"""Height of a row in points: definitions and notes are cut there; the cell chosen is shown whole above the sheet."""

WIDTHS = {
    "remove": 9,
    "id": 9,
    "definition": 40,
    "note": 50,
    "reason": 40,
    "title": 50,
    "url": 50,
    "value": 24,
    "locator": 24,
    "source": 28,
    "indicator": 26,
}


def layout(table: str) -> tuple[str, ...]:
    """Return the columns of the sheet of a table, in their order."""
    columns = tables()[table].columns
    if table not in FACT_TABLES:
        return (REMOVE, *columns)
    one, subject, indicator, *rest = columns
    return (REMOVE, one, subject, indicator, *EXPLAINING, *rest, REASON)


def column_heading(column: str) -> str:
    """Return the heading of a column of a workbook in the language spoken."""
    return say(OWN_COLUMNS[column]) if column in OWN_COLUMNS else heading(column)


def keys(table: str) -> tuple[str, ...]:
    """Return the columns that say what a row is about: subject and question of a fact, short name of a source."""
    columns = tables()[table].columns
    return columns[1:3] if table in FACT_TABLES else columns[:1]


def new_sources(present: int) -> tuple[str, ...]:
    """Return the cells below so many sources in which the short names of new ones are typed."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    column, first = layout("sources").index("source"), FIRST - 1 + present
    cells = (xl_rowcol_to_cell(line, column, row_abs=True, col_abs=True) for line in range(first, first + EMPTY_ROWS))
    return tuple(f"sources!{cell}" for cell in cells)


@dataclass(frozen=True)
class EditPage:
    """The sheet of one table."""

    data: Dataset
    book: Any
    table: str
    lists: Choices

    def write(self, rows: list[Record]) -> None:
        """Write rows of the data (with `line`) and rows to be filled (without)."""
        sheet, names = self.book.add_worksheet(self.table), layout(self.table)
        last = FIRST + len(rows) + EMPTY_ROWS
        locked = (ID, *keys(self.table), *EXPLAINING)
        self._head(sheet, names, last)
        for line, row in enumerate(rows, start=FIRST - 1):
            for column, (name, text) in enumerate(zip(names, self._cells(row, names), strict=True)):
                self._cell(sheet, line, column, text, locked=name in locked)
        for line in range(FIRST - 1 + len(rows), last):
            for column, name in enumerate(names):
                self._cell(sheet, line, column, "", locked=name == ID or name in EXPLAINING)
        self._choices(sheet, names, rows)
        if right_to_left():
            sheet.right_to_left()
        allowed = ("format_columns", "format_rows", "format_cells", "autofilter", "sort")
        sheet.protect("", dict.fromkeys(allowed, True))

    @cached_property
    def _forms(self) -> dict[bool, Any]:
        shared = {"num_format": "@", "valign": "top", "text_wrap": True}
        free = self.book.add_format({**shared, "locked": False})
        return {True: self.book.add_format({**shared, "bg_color": "#F2F2F2"}), False: free}

    def _head(self, sheet: Any, names: tuple[str, ...], last: int) -> None:
        bold = self.book.add_format({"bold": True, "bottom": 1, "num_format": "@", "text_wrap": True})
        for column, name in enumerate(names):
            sheet.write_string(0, column, name)
            sheet.write_string(FIRST - 2, column, column_heading(name), bold)
            sheet.set_column(column, column, WIDTHS.get(name, 16))
        sheet.set_default_row(TWO_LINES)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST - 1, names.index(keys(self.table)[-1]) + 1)
        sheet.autofilter(FIRST - 2, 0, last - 1, len(names) - 1)

    def _cells(self, row: Record, names: tuple[str, ...]) -> Iterator[str]:
        known = {**row, **(self._beside(row) if self.table in FACT_TABLES else {})}
        asked = self.data.indicator(row["indicator"]) if self.table in FACT_TABLES else None
        of = lists_of(self.table, asked)
        for name, code in ((name, known.get(name, "")) for name in of):
            known[name] = self.lists.shown(of[name], code) if code else ""
        return (known.get(name, "") for name in names)

    def _beside(self, row: Record) -> Record:
        """Return what explains a fact: its subject, the question, where to look."""
        entry = self.data.indicator(row["indicator"])
        return {
            FACT_TABLES[self.table]: row["subject"],
            "subject_name": subject_name(self.data, row["subject"]),
            "question": indicator_label(self.data, row["indicator"]),
            "definition": coded(self.data, entry["definition"] or entry["question"]),
            "read": where_to_look(self.data, entry["indicator"]),
        }

    def _cell(self, sheet: Any, line: int, column: int, text: str, *, locked: bool) -> None:
        if len(text) > EXCEL_LIMIT:
            raise NpmCompareError("cell_cut_by_excel", number=EXCEL_LIMIT, text=text[:60])
        if text:
            sheet.write_string(line, column, text, self._forms[locked])
        else:
            sheet.write_blank(line, column, None, self._forms[locked])

    def _choices(self, sheet: Any, names: tuple[str, ...], rows: list[Record]) -> None:
        """Give every cell that can be filled its hint and its drop-down list, neighbours with the same list together."""
        lines = [*rows, *[None] * EMPTY_ROWS]
        for column, name in enumerate(names):
            if name == ID or name in EXPLAINING:
                continue
            wanted = [self.lists.name_of(self.table, name, row) for row in lines]
            for key, run in groupby(range(len(lines)), key=wanted.__getitem__):
                places = list(run)
                first, last = places[0] + FIRST - 1, places[-1] + FIRST - 1
                allowed = self.lists.validation(key) if self.lists.all.get(key) else {"validate": "any"}
                sheet.data_validation(first, column, last, column, {**allowed, **self._hint(name)})

    def _hint(self, column: str) -> dict[str, str]:
        """Return what a spreadsheet shows when the cell is chosen."""
        words = hint(self.table, column)
        return (
            {"input_title": shorten(column_heading(column), TITLE, placeholder="…"), "input_message": words}
            if words
            else {}
        )
