"""The tables as they were read, made into DataFrames: numbers as numbers, rows in their order, all facts in one table."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet

PLACES = {"questions": "number", "question_indicators": "number", "decisions": "order", "clauses": "order"}
"""Tables whose rows stand in the order of a column."""


NAME = "name"
"""What the index of a table is called whose rows are looked up by their names; the same names stand in its first column."""


TEXT = pd.StringDtype("python", na_value=np.nan)
"""Text as Python holds it, also where pyarrow is installed: of tables of this size rows are then taken in half the time."""

NUMBERS: Mapping[str, Mapping[str, type]] = {
    "statistics": {"year": int, "value": float},
    "assumptions": dict.fromkeys(("low", "likely", "high"), float),
    **{name: {column: int} for name, column in PLACES.items()},
}
"""Columns that are numbers, by table."""

NAMED = ("states", "mechanisms", "indicators", "sources", "series", "requirements")
"""Tables whose rows are looked up by their names."""


def frames(sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """Return the DataFrames that tables without errors make up, by the names of the fields of `Dataset`."""
    made: dict[str, Any] = {name: _frame(name, sheet) for name, sheet in sheets.items() if name not in FACT_TABLES}
    for name, column in PLACES.items():
        made[name] = made[name].sort_values(column, kind="stable", ignore_index=True)
    codes = made["codes"].assign(order=pd.to_numeric(made["codes"]["order"]))
    made["codes"] = codes.sort_values(["list", "order"], ignore_index=True)  # codes without an order come last
    return {**made, "facts": _facts(sheets)}


def _frame(name: str, sheet: Sheet) -> pd.DataFrame:
    """Return one table; its numbers are made before it is, which takes pandas a fifth of the time."""
    numbers: dict[str, Any] = {
        column: np.array([kind(cell) for cell in sheet.columns[column]], dtype=kind)
        for column, kind in NUMBERS.get(name, {}).items()
    }
    made = pd.DataFrame({**_texts(sheet.columns), **numbers})
    if name in NAMED:
        made.index = pd.Index(made[sheet.table.key[0]], name=NAME)
    return made


def _facts(sheets: Mapping[str, Sheet]) -> pd.DataFrame:
    """Return all facts; those on States lack some columns of those on mechanisms, which are empty."""
    parts = {
        name: {("subject" if column == subject else column): cells for column, cells in sheets[name].columns.items()}
        for name, subject in FACT_TABLES.items()
    }
    columns = list(dict.fromkeys(column for part in parts.values() for column in part))
    counts = {name: len(sheets[name].lines) for name in FACT_TABLES}
    joined = {
        column: [cell for name, part in parts.items() for cell in part.get(column, [""] * counts[name])]
        for column in columns
    }
    files = [f"{name}.csv" for name, count in counts.items() for _ in range(count)]
    lines = np.array([line for name in FACT_TABLES for line in sheets[name].lines], dtype=int)
    return pd.DataFrame({**_texts({**joined, "file": files}), "line": lines})


def _texts(columns: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return columns of text as pandas keeps them."""
    return {name: pd.array(cells, dtype=TEXT) for name, cells in columns.items()}


def digest(place: Path, sheets: Mapping[str, Sheet]) -> str:
    """Return the first figures of a digest of the tables as they stand in their folder."""
    content = b"".join((place / sheet.table.file).read_bytes() for sheet in sheets.values())
    return hashlib.sha256(content).hexdigest()[:6]
