"""Tables in HTML whose cells carry their sources, on hover or focus and as numbered notes below, without any script."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files


@dataclass(frozen=True)
class Cell:
    """What one cell shows: a text, a smaller line below it, a class for its colour, the notes behind it."""

    text: str
    small: str = ""
    kind: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row with its heading; a row without cells is the heading of a part of the table."""

    heading: str
    cells: tuple[Cell, ...] = ()


@dataclass
class _Notes:
    prefix: str
    texts: dict[str, int] = field(default_factory=dict)

    def marks(self, notes: Sequence[str]) -> str:
        links = []
        for note in notes:
            number = self.texts.setdefault(note, len(self.texts) + 1)
            links.append(f'<a href="#{self.prefix}-{number}" title="{escape(note)}">{number}</a>')
        return f"<sup>{', '.join(links)}</sup>" if links else ""


def table(caption: str, columns: Sequence[str], rows: Sequence[Row], *, foot: str = "") -> str:
    """Return a table in HTML: heading of columns, rows, a foot line, and the notes of all cells below it.

    Every text is escaped. The ids of the notes come from the content, so that the same table gives the same bytes.
    """
    digest = hashlib.sha256(repr((caption, columns, rows)).encode()).hexdigest()[:8]
    notes = _Notes(f"note-{digest}")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(_row(row, len(columns), notes) for row in rows)
    listed = "".join(f'<li id="{notes.prefix}-{number}">{escape(text)}</li>' for text, number in notes.texts.items())
    sources = (
        f"<details><summary>Sources and notes ({len(notes.texts)})</summary><ol>{listed}</ol></details>"
        if listed
        else ""
    )
    below = f"<p><small>{escape(foot)}</small></p>" if foot else ""
    caption_row = f"<caption>{escape(caption)}</caption>"
    whole = f"<table>{caption_row}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<style>{_style()}</style><div class="npm">{whole}{below}{sources}</div>'


@cache
def _style() -> str:
    return (files("npm_compare") / "assets" / "table.css").read_text(encoding="utf-8")


def _row(row: Row, width: int, notes: _Notes) -> str:
    if not row.cells:
        return f'<tr class="part"><th scope="rowgroup" colspan="{width}">{escape(row.heading)}</th></tr>'
    cells = "".join(_cell(cell, notes) for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.heading)}</th>{cells}</tr>'


def _cell(cell: Cell, notes: _Notes) -> str:
    kind = f' class="{escape(cell.kind)}"' if cell.kind else ""
    small = f"<br><small>{escape(cell.small)}</small>" if cell.small else ""
    return f"<td{kind}>{escape(cell.text)}{notes.marks(cell.notes)}{small}</td>"
