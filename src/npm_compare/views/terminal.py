"""Texts and tables of texts as they stand in a terminal: no word is broken, no line is wider than the window."""

from __future__ import annotations

import io
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

TALL_CELL = 8
"""Lines of a cell from which on a table gives way to a list: a column so high and narrow cannot be read."""

GAP = 3
"""Letters between two columns."""


def printed(words: pd.DataFrame, whole: str) -> str:
    """Return a table of texts folded into the terminal; `whole`, the same on long lines, where there is no terminal."""
    return folded(words) if sys.stdout.isatty() else whole


def wrapped(text: str) -> str:
    """Return a text whose lines are folded into the terminal, or as it is where there is no terminal."""
    if not sys.stdout.isatty():
        return text
    lines = (_wrapper(_room(), line[: len(line) - len(line.lstrip())]).wrap(line) or [""] for line in text.split("\n"))
    return "\n".join(part for line in lines for part in line)


def _room() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _wrapper(room: int, indent: str = "") -> textwrap.TextWrapper:
    """Return what folds a line: further lines begin where the first does, and addresses are not cut."""
    return textwrap.TextWrapper(room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def folded(words: pd.DataFrame, width: int | None = None) -> str:
    """Return a table of texts in a width in letters, by default that of the terminal.

    Where the columns would break words or be very high, each row is a paragraph that names the columns.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"Mechanism": ["Mali CNDH"], "Visits": ["103"]})
    >>> print(folded(table, 14))
    Mali CNDH
      Visits: 103
    """
    room = width or _room()
    texts = [[str(name) for name in words.columns], *words.astype(str).to_numpy().tolist()]
    widths = _widths(texts, room)
    return _table(texts, widths, room) if widths else "\n\n".join(_paragraph(texts[0], row, room) for row in texts[1:])


def _widths(texts: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the widths of the columns, none narrower than its longest word; nothing where there is no room for that."""
    from rich.cells import cell_len

    columns = list(zip(*texts, strict=True))
    least = [max((cell_len(word) for text in column for word in text.split()), default=1) for column in columns]
    wanted = [max(cell_len(text) for text in column) for column in columns]
    left = room - sum(least) - GAP * len(columns) - 1
    if left < 0:
        return []
    more = [most - fewest for most, fewest in zip(wanted, least, strict=True)]
    share = min(1.0, left / max(1, sum(more)))
    widths = [max(1, fewest + int(one * share)) for fewest, one in zip(least, more, strict=True)]
    return [] if any(most > TALL_CELL * one for most, one in zip(wanted, widths, strict=True)) else widths


def _table(texts: Sequence[Sequence[str]], widths: Sequence[int], room: int) -> str:
    from rich.box import HORIZONTALS
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=HORIZONTALS, show_lines=True)
    for name, width in zip(texts[0], widths, strict=True):
        table.add_column(Text(name), width=width)
    for row in texts[1:]:
        table.add_row(*(Text(text) for text in row))
    held = io.StringIO()
    Console(file=held, width=room, highlight=False, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in held.getvalue().splitlines()).strip("\n")


def _paragraph(names: Sequence[str], row: Sequence[str], room: int) -> str:
    """Return a row as lines, the first cell at the head and the others under it by their names; empty ones are left out."""
    from npm_compare.views.language import say

    whole = _wrapper(room)
    lines = whole.wrap(row[0])
    whole.initial_indent, whole.subsequent_indent = "  ", "    "
    for name, text in zip(names[1:], row[1:], strict=True):
        if text:
            lines += whole.wrap(say("{label}: {answer}", label=name, answer=text))
    return "\n".join(lines)
