"""A workbook in which facts are added and corrected without programming: lists to choose from, the question beside each row.

Beside the facts as they can be edited it keeps, hidden, the facts as they were exported, so that the work of two people
can be told apart (`merging.py`). `reading.py` reads it back.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.checking.rules import FACT_TABLES
from npm_compare.checking.schema import tables
from npm_compare.dataset import Dataset, Record, records
from npm_compare.editing.lists import LISTS, Lists
from npm_compare.errors import NpmCompareError
from npm_compare.gaps import where_to_look
from npm_compare.language import later, right_to_left, say
from npm_compare.reports.workbook import SAFE, heading
from npm_compare.wording import subject_name
from npm_compare.writing import write_whole

ABOUT, EXPORTED = "_about", "_exported"
"""Hidden sheets: the version exported, and the facts exported."""

FORM = "1"
"""Form of the workbook: raised when an older program could not read it."""

OWN = {
    # Translators: headings of columns in a workbook for editing facts.
    "row": later("Row"),
    "remove": later("Remove (yes)"),
    "read": later("Where to look"),
}

MARKS = ("row", "remove")
"""Columns of the workbook that the data do not have: the row exported, and the wish to remove it."""

BESIDE = ("subject_name", "question", "definition", "read")
"""Columns that explain a row and are not read back."""

EMPTY_ROWS = 200
"""Rows below the facts, free to be filled."""

FIRST = 3
"""The row of a sheet in which the facts begin; names of the data stand in the first row, hidden, headings in the second."""

LONGEST_CELL = 32_767
"""Letters that Excel keeps in a cell."""

TWO_LINES = 30
"""Height of a row in points: definitions and notes are cut there; the cell chosen is shown whole above the sheet."""

WIDTHS = {
    "row": 6,
    "remove": 9,
    "definition": 40,
    "note": 50,
    "value": 24,
    "locator": 24,
    "source": 28,
    "indicator": 26,
}


def layout(table: str) -> tuple[str, ...]:
    """Return the columns of the sheet of a table of facts, in their order."""
    subject, indicator, *rest = tables()[table].columns
    return (*MARKS, subject, indicator, *BESIDE, *rest)


def digest(folder: Path) -> str:
    """Return the digest of the tables of facts in a folder, which changes with any byte; a missing one is empty."""
    found = sha256()
    for table in FACT_TABLES:
        path = folder / f"{table}.csv"
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


def export_facts(
    data: Dataset, path: str | Path, *, subjects: Collection[str] | None = None, to_fill: pd.DataFrame | None = None
) -> Path:
    """Write the facts into a workbook for editing: the same bytes every time.

    Parameters
    ----------
    data
        The data whose facts are to be edited.
    path
        File to write (`.xlsx`).
    subjects
        Mechanisms and States whose facts are written; by default all.
    to_fill
        Rows without an answer to be written too, as `rows_to_fill` returns them.
    """
    import xlsxwriter

    target = Path(path)
    facts = data.facts if subjects is None else data.facts[data.facts["subject"].isin(subjects)]
    opened = pd.DataFrame(columns=["table", "subject", "indicator", "unit"]) if to_fill is None else to_fill
    try:
        held = io.BytesIO()
        with xlsxwriter.Workbook(held, SAFE) as book:
            book.set_properties({"created": datetime.fromisoformat(data.date)})
            lists = Lists(data)
            for table in FACT_TABLES:
                rows = [*records(facts[facts["file"] == f"{table}.csv"]), *records(opened[opened["table"] == table])]
                _Page(data, book, table, lists).write(rows)
            _write_hidden(book, LISTS, lists.columns())
            _write_hidden(book, EXPORTED, _exported(facts))
            _write_hidden(book, ABOUT, [("form", FORM), ("version", data.version), ("digest", digest(data.folder))])
        return write_whole(target, held.getvalue())
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NpmCompareError(
            say("{file} cannot be written ({reason}). Close it, or choose another name.", file=target, reason=reason)
        ) from None


def with_states(data: Dataset, mechanisms: Iterable[str]) -> list[str]:
    """Return mechanisms and their States."""
    return list(dict.fromkeys(subject for name in mechanisms for subject in (name, data.mechanism(name)["state"])))


def of_state(data: Dataset, state: str) -> list[str]:
    """Return a State and its mechanisms; UnknownName offers the nearest States."""
    data.state(state)
    return [state, *data.mechanisms.index[data.mechanisms["state"] == state]]


def _exported(facts: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return the facts as they are exported: table, line, and the cells in the order of the table."""
    columns = ["subject", *tables()["state_facts"].columns[1:]]
    return [
        (fact["file"].removesuffix(".csv"), str(fact["line"]), *(fact[column] for column in columns))
        for fact in records(facts)
    ]


def _write_hidden(book: Any, name: str, rows: Iterable[Iterable[str]]) -> None:
    sheet = book.add_worksheet(name)
    text = book.add_format({"num_format": "@"})
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, cell, text)
    sheet.hide()


@dataclass(frozen=True)
class _Page:
    """The sheet of one table of facts."""

    data: Dataset
    book: Any
    table: str
    lists: Lists

    def write(self, rows: list[Record]) -> None:
        """Write facts (with `line`) and rows to be filled (without)."""
        sheet, names = self.book.add_worksheet(self.table), layout(self.table)
        last = FIRST + len(rows) + EMPTY_ROWS
        self._head(sheet, names, last)
        for line, row in enumerate(rows, start=FIRST - 1):
            for column, (name, text) in enumerate(zip(names, self._cells(row, names), strict=True)):
                self._cell(sheet, line, column, text, locked=name in self._locked or name in BESIDE)
        for line in range(FIRST - 1 + len(rows), last):
            for column, name in enumerate(names):
                self._cell(sheet, line, column, "", locked=name == "row" or name in BESIDE)
        self._choices(sheet, names, rows)
        if right_to_left():
            sheet.right_to_left()
        allowed = ("format_columns", "format_rows", "format_cells", "autofilter", "sort")
        sheet.protect("", dict.fromkeys(allowed, True))

    @property
    def _locked(self) -> tuple[str, ...]:
        return ("row", FACT_TABLES[self.table], "indicator")

    @cached_property
    def _forms(self) -> dict[bool, Any]:
        shared = {"num_format": "@", "valign": "top", "text_wrap": True}
        free = self.book.add_format({**shared, "locked": False})
        return {True: self.book.add_format({**shared, "bg_color": "#F2F2F2"}), False: free}

    def _head(self, sheet: Any, names: tuple[str, ...], last: int) -> None:
        bold = self.book.add_format({"bold": True, "bottom": 1, "num_format": "@", "text_wrap": True})
        for column, name in enumerate(names):
            sheet.write_string(0, column, name)
            sheet.write_string(FIRST - 2, column, say(OWN[name]) if name in OWN else heading(name), bold)
            sheet.set_column(column, column, WIDTHS.get(name, 16))
        sheet.set_default_row(TWO_LINES)
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.freeze_panes(FIRST - 1, names.index("indicator") + 1)
        sheet.autofilter(FIRST - 2, 0, last - 1, len(names) - 1)

    def _cells(self, row: Record, names: tuple[str, ...]) -> Iterator[str]:
        entry = self.data.indicator(row["indicator"])
        known = {
            **row,
            "row": str(row.get("line", "")),
            FACT_TABLES[self.table]: row["subject"],
            "subject_name": subject_name(self.data, row["subject"]),
            "question": entry["label"],
            "definition": entry["definition"] or entry["question"],
            "read": where_to_look(entry),
        }
        return (known.get(name, "") for name in names)

    def _cell(self, sheet: Any, line: int, column: int, text: str, *, locked: bool) -> None:
        if len(text) > LONGEST_CELL:
            raise NpmCompareError(
                say(
                    "A cell has more than {count} letters, which Excel would cut: {text}…",
                    count=LONGEST_CELL,
                    text=text[:60],
                )
            )
        if text:
            sheet.write_string(line, column, text, self._forms[locked])
        else:
            sheet.write_blank(line, column, None, self._forms[locked])

    def _choices(self, sheet: Any, names: tuple[str, ...], rows: list[Record]) -> None:
        """Give every cell that takes one of a list its drop-down list, neighbours with the same list together."""
        lines = [*rows, *[None] * EMPTY_ROWS]
        for column, name in enumerate(names):
            wanted = [self.lists.name_of(self.table, name, row) for row in lines]
            for key, run in groupby(range(len(lines)), key=wanted.__getitem__):
                places = list(run)
                if key and self.lists.all.get(key):
                    first, last = places[0] + FIRST - 1, places[-1] + FIRST - 1
                    sheet.data_validation(first, column, last, column, self.lists.validation(key))


def rows_to_fill(data: Dataset, state: str) -> pd.DataFrame:
    """Return the questions about a State and its mechanisms that no fact answers yet, ready to be filled.

    Returns
    -------
    DataFrame
        The columns of the facts with `table` and `subject` before them, and behind them the `question` in the language
        spoken and what to `read`. UnknownName offers the nearest States.
    """
    first, *others = of_state(data, state)
    subjects = [("state_facts", first), *(("mechanism_facts", name) for name in others)]
    answered = set(zip(data.facts["subject"], data.facts["indicator"], strict=True))
    columns = ["table", "subject", *tables()["state_facts"].columns[1:], "question", "read"]
    rows = [
        {
            **dict.fromkeys(columns, ""),
            "table": table,
            "subject": subject,
            "indicator": entry["indicator"],
            "unit": "" if entry["unit"] == "money" else entry["unit"],
            "question": entry["label"],
            "read": where_to_look(entry),
        }
        for table, subject in subjects
        for entry in map(data.indicator, data.indicators.index)
        if (entry["pillar"] == "state") == (table == "state_facts") and (subject, entry["indicator"]) not in answered
    ]
    return pd.DataFrame(rows, columns=columns)
