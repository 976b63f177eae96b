"""Tables for programs: codes, plain numbers and ISO dates as CSV, JSON and Markdown, the same in every language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd

from npm_compare.facts.dataset import Record, records

UNITS = {"value": "unit", "chosen": "unit", "other": "other_unit", "year": "year", "as_of": "as_of"}
"""Columns whose texts are numbers where another one is filled: what has a unit is a number, and so is a year."""


def texts(table: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of a table as texts: numbers without separators and exponents, nothing where nothing is known."""
    rows = [[_text(cell) for cell in row.values()] for row in records(table)]
    return pd.DataFrame(rows, columns=table.columns, dtype=object)


def _text(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    return f"{cell:.10f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)


def entries(table: pd.DataFrame) -> list[Record]:
    """Return the rows of a table with numbers as numbers, and `None` in cells where nothing stands."""
    return [{name: _entry(row, name) for name in row} for row in records(table)]


def _entry(row: Record, name: str) -> Any:
    cell, text = row[name], _text(row[name])
    if not text:
        return None
    number = isinstance(cell, float) or row.get(UNITS.get(name, ""))
    return json.loads(text) if number else cell


MARKDOWN_MARKUP = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
"""Signs that Markdown reads as more than a text; an underscore inside a name is none."""


def markdown(table: pd.DataFrame) -> str:
    """Return a table as Markdown; bars, line breaks, links and HTML in a cell stay the text that they are."""
    rows = [
        [_plain(str(name)) for name in table.columns],
        ["---"] * table.shape[1],
        *([_plain(cell) for cell in row] for row in table.astype(str).fillna("").to_numpy().tolist()),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _plain(text: str) -> str:
    return " ".join(escape(MARKDOWN_MARKUP.sub(r"\\\g<0>", text), quote=False).splitlines())


PLAIN: Mapping[str, Callable[[pd.DataFrame], str]] = {
    "csv": lambda table: texts(table).to_csv(index=False, lineterminator="\n"),
    "json": lambda table: f"{json.dumps(entries(table), ensure_ascii=False, indent=2)}\n",
    "md": lambda table: f"{markdown(texts(table))}\n",
}
"""How a table is written for a program, by the form."""
