"""The first sheet of a workbook for editing: what it is, how it is filled and brought back, what goes into each column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from npm_compare.desk.editing.book import height
from npm_compare.desk.editing.law_page import command
from npm_compare.desk.editing.page import EDITED, EXPLAINING, column_heading, layout
from npm_compare.views.hints import hint
from npm_compare.views.language import later, right_to_left, say

HOW_TO = "how_to"
"""The name of the sheet; nothing is read from it."""

WIDTHS = (30, 100)

STEPS = (
    # Translators: what to do, on the first sheet of a workbook for editing facts.
    later(
        "1. Correct the white cells. Grey cells explain the row and are locked. An empty answer is not known, which is not no."
    ),
    later(
        "2. A new fact goes into a free row at the end of its sheet, a new source first into a free row of the sheet of sources."
    ),
    later(
        "3. Where a list opens, choose from it; its words are understood in English, French and Arabic, and so are the codes."
    ),
    later("4. If you correct or remove a fact, write why into the last column, and read the note of the row again."),
    later("5. Save, then run: {command}. It says what would change; with --write it is written."),
)

SHEETS = {
    "mechanism_facts": later("Facts about mechanisms"),
    "state_facts": later("Facts about States"),
    "sources": later("Sources: the documents in which the facts were read"),
}
"""What stands on each sheet."""


@dataclass(frozen=True)
class HowTo:
    """The sheet that says how the workbook is used."""

    book: Any
    file: str

    def write(self) -> None:
        """Write the sheet: it is the one that opens."""
        sheet = self.book.add_worksheet(HOW_TO)
        order = {"reading_order": 2 if right_to_left() else 1, "text_wrap": True, "valign": "top"}
        bold, plain = self.book.add_format({**order, "bold": True}), self.book.add_format(order)
        line = self._steps(sheet, self.book.add_format({**order, "bold": True, "font_size": 14}), plain)
        for table in EDITED:
            sheet.write_string(line + 1, 0, table, bold)
            sheet.write_string(line + 1, 1, say(SHEETS[table]), bold)
            line += 2
            for line, (name, words) in enumerate(_columns(table), start=line):  # noqa: B020  # goes on below the last
                sheet.write_string(line, 0, name, plain)
                sheet.write_string(line, 1, words, plain)
                sheet.set_row(line, height([(name, WIDTHS[0]), (words, WIDTHS[1])], 15))
            line += 1
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        if right_to_left():
            sheet.right_to_left()
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _steps(self, sheet: Any, title: Any, plain: Any) -> int:
        sheet.merge_range(0, 0, 0, 1, say("How to correct and add facts"), title)
        for line, words in enumerate(STEPS, start=1):
            told = say(words, command=command(self.file))
            sheet.merge_range(line, 0, line, 1, told, plain)
            sheet.set_row(line, height([(told, sum(WIDTHS))], 15))
        return len(STEPS) + 1


def _columns(table: str) -> Iterator[tuple[str, str]]:
    """Return the heading of each column that can be filled, and how."""
    filled = (name for name in layout(table) if name not in EXPLAINING)
    return ((column_heading(name), words) for name in filled if (words := hint(table, name)))
