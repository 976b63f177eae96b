"""Tables in HTML whose cells carry their sources, on hover or focus and as numbered notes below, without any script."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files

from npm_compare.base.directions import ISOLATE, POP
from npm_compare.views.language import joined, language, right_to_left, say_many
from npm_compare.views.table import Cell, Note, Notes, Row, Table


def linked(words: str, address: str) -> str:
    """Return words as a link; only web addresses, and notebooks beside the one that shows it, become one.

    >>> linked("A & B", "https://page.example/?a=1&b=2"), linked("A & B", "javascript:run()")
    ('<a href="https://page.example/?a=1&amp;b=2">A &amp; B</a>', 'A &amp; B')
    """
    leads = address.startswith(WEB) or NOTEBOOK.fullmatch(address)
    return f'<a href="{escape(address)}">{escape(words)}</a>' if leads else escape(words)


WEB = ("https://", "http://")
NOTEBOOK = re.compile(r"\d\d_[a-z_]+\.ipynb")
"""How the address of a document begins, and the name of a notebook, which in a report leads to that report: else no link."""


@dataclass
class _Notes:
    prefix: str
    hover: bool = True
    numbers: dict[Note, int] = field(default_factory=dict)

    def marks(self, notes: Sequence[Note]) -> str:
        links = []
        for note in notes:
            number = self.numbers.setdefault(note, len(self.numbers) + 1)
            title = f' title="{escape(note.text)}"' if self.hover else ""
            links.append(f'<a href="#{self.prefix}-{number}"{title}>{number}</a>')
        return f"<sup>{', '.join(links)}</sup>" if links else ""


def render(table: Table) -> str:
    """Return a table in HTML: heading of columns, rows, a foot line, and the notes of all cells below it.

    Every text is escaped. The ids of the notes come from the content, so that the same table gives the same bytes.
    """
    return f"<style>{style()}</style>{body(table)}"


def body(table: Table, *, hover: bool = True) -> str:
    """Return a table in HTML without its look, for a page that has several and gives `style` once.

    Without `hover` a note stands in the list below the table alone: a page of many tables would have every note twice.
    """
    digest = hashlib.sha256(repr((table.caption, table.columns, table.rows)).encode()).hexdigest()[:8]
    notes = _Notes(f"note-{digest}", hover)
    head = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in table.columns)
    rows = "".join(_row(row, len(table.columns), notes) for row in table.rows)
    below = f"<p><small>{escape(table.foot)}</small></p>" if table.foot else ""
    shares = "".join(f'<col style="width:{width}%">' for width in table.widths)
    head_line = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    caption = head_line + (f"<colgroup>{shares}</colgroup>" if shares else "")
    whole = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="npm" tabindex="0">{whole}{below}{_sources(notes)}</div>'


def directed(markup: str) -> str:
    """Return HTML set in the direction of the language spoken, for a page that has another one.

    >>> directed("<p>A</p>")
    '<p>A</p>'
    """
    return f'<div dir="rtl" lang="{language()}">{markup}</div>' if right_to_left() else markup


def _note(note: Note) -> str:
    """Return a note in HTML, with the title of its work as a link."""
    said = escape(note.text)
    if not note.work:
        return said
    before, title, after = said.partition(escape(note.work))
    return _title(note, before, after) if title else said


def _title(note: Note, before: str, after: str) -> str:
    """Return the title linked, marked where a comma follows it: the sentence is whole without it."""
    opened = ISOLATE if before.endswith(ISOLATE) else ""  # isolated in an Arabic sentence
    closed = POP if after.startswith(POP) else ""
    rest = after.removeprefix(closed)
    comma = rest[:2] if rest.startswith((", ", "، ")) else ""
    title = f"{opened}{linked(note.work, note.address)}{closed}{comma}"
    marked = f'<span class="work">{title}</span>' if comma else title
    return f"{before.removesuffix(opened)}{marked}{rest.removeprefix(comma)}"


def _sources(notes: _Notes) -> str:
    """Return the list of the notes of a table, folded under its heading; nothing without notes."""
    if not notes.numbers:
        return ""
    head = say_many("Sources and notes ({count})", "Sources and notes ({count})", len(notes.numbers))
    listed = "".join(f'<li id="{notes.prefix}-{number}">{_note(note)}</li>' for note, number in notes.numbers.items())
    return f"<details><summary>{escape(head)}</summary><ol>{listed}</ol></details>"


@cache
def style() -> str:
    """Return the look of the tables, as CSS."""
    return (files("npm_compare.views") / "assets" / "table.css").read_text(encoding="utf-8")


def _row(row: Row, width: int, notes: _Notes) -> str:
    if row.cells is None:
        return f'<tr class="part"><th scope="rowgroup" colspan="{width}">{escape(row.heading)}</th></tr>'
    cells = "".join(_cell(cell, notes) for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.heading)}</th>{cells}</tr>'


def _cell(cell: Cell, notes: _Notes) -> str:
    kind = f' class="{escape(cell.kind)}"' if cell.kind else ""
    small = f"<br><small>{linked_note(cell.small)}</small>" if cell.small else ""
    text = in_cell(cell)
    if right_to_left() and cell.notes:  # else 2019 and note 5 are one number
        text = f"{ISOLATE}{text}{POP}"
    return f"<td{kind}>{text}{notes.marks(cell.notes)}{small}</td>"


def in_cell(cell: Cell) -> str:
    """Return the text of a cell in HTML: one that is coded as English, a note as a link."""
    return in_english(str(cell.text)) if cell.coded else linked_note(cell.text)


def in_english(text: str) -> str:
    """Return a text that is kept in English as coded, marked as such where another language is spoken.

    >>> in_english("The bill is ready.")
    'The bill is ready.'
    """
    return escape(text) if language() == "en" else f'<span lang="en" dir="ltr">{escape(text)}</span>'


def linked_note(text: str | Note | Notes) -> str:
    """Return a text in HTML; a note, or each of several, leads to its document."""
    if isinstance(text, Notes):
        return joined(linked_note(note) for note in text.notes)
    return _note(text) if isinstance(text, Note) else escape(text)
