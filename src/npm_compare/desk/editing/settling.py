"""A workbook of the answers in which two readers differ: in each row the answer that stands is chosen, with a reason.

`settled.py` reads it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from npm_compare.analysis.agreement import DIFFER, OTHER_SCOPE, READERS, Agreement
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing.book import ABOUT, opened, write_book, write_hidden
from npm_compare.desk.editing.law_page import Labels
from npm_compare.desk.editing.lists import LISTS
from npm_compare.facts.dataset import Record
from npm_compare.views.agreement import answer_words
from npm_compare.views.coders import coded
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import isolated, later, right_to_left, say

SETTLE_FORM = "settle-1"
"""Form of the workbook: its number is raised when an older program could not read it."""

DIFFERENCES = "differences"
"""The name of the sheet."""

TYPED = ("settled", "value", "scope", "locator", "note", "reason")
"""The cells of a row that are filled: who is right, the reason; the answer itself only where neither is."""

COLUMNS: Mapping[str, tuple[str, int]] = {
    # Translators: headings in a workbook in which two readers of a law settle what they read differently.
    "indicator": ("", 0),
    "question": (later("Question"), 24),
    "definition": (later("What is asked"), 36),
    "partly": (later("When the answer is “partly”"), 28),
    "first": (later("First reader: answer, article"), 22),
    "first_note": (later("First reader: what it says"), 30),
    "second": (later("Second reader: answer, article"), 22),
    "second_note": (later("Second reader: what it says"), 30),
    "settled": (later("Which answer stands"), 16),
    "reason": (later("Why"), 30),
    "value": (later("If another: answer"), 16),
    "locator": (later("If another: article"), 14),
    "note": (later("If another: what it says"), 30),
    "scope": (later("If another: of what it speaks"), 16),
}

LINE = 16
"""Height of a line of text in points: no row is cut, whatever program opens the workbook."""

FIRST_ROW = 3
"""The row in which the answers begin: names of the columns stand in the first one, hidden, headings in the second."""


def write_differences(found: Agreement, path: str | Path) -> Path:
    """Write the workbook of the answers that differ: the same bytes every time.

    Raises
    ------
    WrongEnding, NpmCompareError
        If the name does not end in `.xlsx`, if a workbook there holds choices already, or if the file cannot be written.
    """
    if Path(path).is_file() and _filled(path):
        raise NpmCompareError("choices_kept", file=Path(path).name)
    lists = Labels(found.data)

    def fill(book: Any) -> None:
        sheet, forms = book.add_worksheet(DIFFERENCES), _forms(book)
        for column, (name, (words, width)) in enumerate(COLUMNS.items()):
            sheet.write_string(0, column, name)
            sheet.write_string(1, column, say(words) if words else "", forms["head"])
            sheet.set_column(column, column, width, None, {"hidden": not width})
        for line, row in enumerate(to_settle(found), start=FIRST_ROW - 1):
            _write_row(found, sheet, line, row, lists=lists, forms=forms)
        _arrange(sheet)
        write_hidden(book, LISTS, lists.columns())
        write_hidden(book, ABOUT, [("form", SETTLE_FORM), ("readings", mark(found))])

    return write_book(found.data, path, fill)


def to_settle(found: Agreement) -> list[Record]:
    """Return the answers on which the readers have to settle."""
    return found.standing(DIFFER, OTHER_SCOPE)


def mark(found: Agreement) -> str:
    """Return what tells two readings from any others."""
    return sha256(found.answers.to_csv(index=False).encode()).hexdigest()


def _write_row(
    found: Agreement, sheet: Any, line: int, row: Record, *, lists: Labels, forms: Mapping[str, Any]
) -> None:
    entry = found.data.indicator(row["indicator"])
    shown = {
        **dict.fromkeys(COLUMNS, ""),
        **row,
        "question": indicator_label(found.data, row["indicator"]),
        "definition": isolated(coded(found.data, entry["definition"] or entry["question"])),
        "partly": isolated(coded(found.data, entry["partly"])),
        **{f"{reader}_note": isolated(row[f"{reader}_note"]) for reader in READERS},
        **{reader: answer_words(found.data, row, reader) for reader in READERS},
    }
    sheet.set_row(
        line, LINE * max(1 + len(shown[name]) // max(width, 1) for name, (_, width) in COLUMNS.items() if width)
    )
    listed = {"settled": "settled", "value": entry["codes"], "scope": "scope"}
    for column, name in enumerate(COLUMNS):
        sheet.write(line, column, shown[name] or None, forms["free" if name in TYPED else "shown"])
        if listed.get(name):
            sheet.data_validation(line, column, line, column, lists.validation(listed[name]))


def _forms(book: Any) -> dict[str, Any]:
    shared = {"valign": "top", "text_wrap": True, "reading_order": 2 if right_to_left() else 1, "num_format": "@"}
    return {
        "head": book.add_format({**shared, "bold": True, "bottom": 1}),
        "shown": book.add_format({**shared, "bg_color": "#F2F2F2"}),
        "free": book.add_format({**shared, "border": 1, "locked": False}),
    }


def _arrange(sheet: Any) -> None:
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 2 * LINE)
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if right_to_left():
        sheet.right_to_left()


def _filled(path: str | Path) -> bool:
    """Say whether somebody has chosen an answer in a workbook that is there, so that no work is overwritten."""
    with opened(path) as book:
        if DIFFERENCES not in book.sheetnames:
            return False
        names, *rows = book[DIFFERENCES].iter_rows(values_only=True)
        filled = [place for place, name in enumerate(names) if name in TYPED]
        return any(row[place] for row in rows[FIRST_ROW - 2 :] for place in filled)
