"""Tables in HTML whose cells carry their sources, on hover or focus and as numbered notes below, without any script."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from typing import NamedTuple

from npm_compare.language import ISOLATE, POP, right_to_left, say_many


class Note(NamedTuple):
    """What stands behind a value; the title of the `work` in it is left out where room is short and a list names it."""

    text: str
    work: str = ""

    def shown(self) -> str:
        """Return the note in HTML."""
        said = escape(self.text)
        if not self.work:
            return said
        title = re.compile(f"\u2068?{re.escape(escape(self.work))}\u2069?[,،] ")  # isolated in an Arabic sentence
        return title.sub(lambda found: f'<span class="work">{found[0]}</span>', said, count=1)


@dataclass(frozen=True)
class Cell:
    """What one cell shows: a text, a smaller line below it, a class for its colour, the notes behind it."""

    text: str
    small: str = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row with its heading; a row whose cells are None is the heading of a part of the table."""

    heading: str
    cells: tuple[Cell, ...] | None = None


@dataclass
class _Notes:
    prefix: str
    numbers: dict[Note, int] = field(default_factory=dict)

    def marks(self, notes: Sequence[Note]) -> str:
        links = []
        for note in notes:
            number = self.numbers.setdefault(note, len(self.numbers) + 1)
            links.append(f'<a href="#{self.prefix}-{number}" title="{escape(note.text)}">{number}</a>')
        return f"<sup>{', '.join(links)}</sup>" if links else ""


def table(
    caption: str, columns: Sequence[str], rows: Sequence[Row], *, foot: str = "", widths: Sequence[int] = ()
) -> str:
    """Return a table in HTML: heading of columns, rows, a foot line, and the notes of all cells below it.

    Every text is escaped. The ids of the notes come from the content, so that the same table gives the same bytes.
    `widths` of the columns, in percent of the page, are for tables of texts; others are as wide as they need.
    """
    digest = hashlib.sha256(repr((caption, columns, rows)).encode()).hexdigest()[:8]
    notes = _Notes(f"note-{digest}")
    head = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in columns)
    body = "".join(_row(row, len(columns), notes) for row in rows)
    below = f"<p><small>{escape(foot)}</small></p>" if foot else ""
    shares = "".join(f'<col style="width:{width}%">' for width in widths)
    caption_row = f"<caption>{escape(caption)}</caption>" + (f"<colgroup>{shares}</colgroup>" if shares else "")
    whole = f"<table>{caption_row}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<style>{style()}</style><div class="npm" tabindex="0">{whole}{below}{_sources(notes)}</div>'


def _sources(notes: _Notes) -> str:
    """Return the list of the notes of a table, folded under its heading; nothing without notes."""
    if not notes.numbers:
        return ""
    head = say_many("Sources and notes ({count})", "Sources and notes ({count})", len(notes.numbers))
    listed = "".join(f'<li id="{notes.prefix}-{number}">{note.shown()}</li>' for note, number in notes.numbers.items())
    return f"<details><summary>{escape(head)}</summary><ol>{listed}</ol></details>"


@cache
def style() -> str:
    """Return the look of the tables, as CSS."""
    return (files("npm_compare") / "assets" / "table.css").read_text(encoding="utf-8")


def _row(row: Row, width: int, notes: _Notes) -> str:
    if row.cells is None:
        return f'<tr class="part"><th scope="rowgroup" colspan="{width}">{escape(row.heading)}</th></tr>'
    cells = "".join(_cell(cell, notes) for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.heading)}</th>{cells}</tr>'


def _cell(cell: Cell, notes: _Notes) -> str:
    kind = f' class="{escape(cell.kind)}"' if cell.kind else ""
    small = f"<br><small>{escape(cell.small)}</small>" if cell.small else ""
    text = (
        f"{ISOLATE}{cell.text}{POP}" if right_to_left() and cell.notes else cell.text
    )  # else 2019 and note 5 are one number
    return f"<td{kind}>{escape(text)}{notes.marks(cell.notes)}{small}</td>"
