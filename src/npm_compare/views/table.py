"""The one model of a table that is shown: rows of cells, each with its notes. HTML, terminal and workbook follow it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from npm_compare.views.language import joined


class Note(NamedTuple):
    """What is behind a value; the title of the `work` in it leads to the `address` of the document.

    The title is left out where room is short and a list names it.
    """

    text: str
    work: str = ""
    address: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Notes:
    """Several notes in one line, each of which leads to its document."""

    notes: tuple[Note, ...]

    def __str__(self) -> str:
        return joined(map(str, self.notes))


@dataclass(frozen=True)
class Cell:
    """What one cell shows: a text, a smaller line below it, a class for its colour, the notes behind it.

    A text that is a note leads to its document; one that is `coded` stands in English in every language.
    """

    text: str | Note | Notes
    small: str | Note | Notes = ""
    kind: str = ""
    notes: tuple[Note, ...] = ()
    coded: bool = False


@dataclass(frozen=True)
class Row:
    """A row with its heading; a row whose cells are None is the heading of a part of the table."""

    heading: str
    cells: tuple[Cell, ...] | None = None


@dataclass(frozen=True)
class Table:
    """A table in the language spoken: its caption, the headings of its columns (the first is over the rows), rows, a line below.

    `widths` of the columns, in percent of the page, are for tables of texts; others are as wide as they need.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    foot: str = ""
    widths: tuple[int, ...] = ()


def table(
    caption: str, columns: Iterable[str], rows: Iterable[Row], *, foot: str = "", widths: Iterable[int] = ()
) -> Table:
    """Return a table of any columns and rows."""
    return Table(caption, tuple(columns), tuple(rows), foot, tuple(widths))
