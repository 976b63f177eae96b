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

NUMBERS: Mapping[str, Mapping[str, type]] = {
    "statistics": {"year": int, "value": float},
    "assumptions": {"low": float, "likely": float, "high": float},
    **{name: {column: int} for name, column in PLACES.items()},
}
"""Columns of numbers, by table."""


NAME = "name"
"""What the index of a table is called whose rows are looked up by their names; the same names stand in its first column."""


def frames(sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """Return the DataFrames that tables without errors make up, by the names of the fields of `Dataset`."""
    made: dict[str, Any] = {
        name: _frame(sheet, NUMBERS.get(name, {})) for name, sheet in sheets.items() if name not in FACT_TABLES
    }
    for name, column in PLACES.items():
        made[name] = made[name].sort_values(column, kind="stable", ignore_index=True)
    codes = made["codes"].assign(order=pd.to_numeric(made["codes"]["order"]))
    made["codes"] = codes.sort_values(["list", "order"], ignore_index=True)  # codes without an order come last
    for name in ("states", "mechanisms", "indicators", "sources", "series", "requirements"):
        made[name] = made[name].set_index(sheets[name].table.key[0], drop=False).rename_axis(NAME)
    return {**made, "facts": _facts(sheets)}


def _frame(sheet: Sheet, numbers: Mapping[str, type]) -> pd.DataFrame:
    """Return a table of text in which some columns hold numbers."""
    read: dict[str, Any] = {
        name: np.array([*map(kind, sheet.columns[name])], dtype=kind) for name, kind in numbers.items()
    }
    return pd.DataFrame({**sheet.columns, **read})


def _facts(sheets: Mapping[str, Sheet]) -> pd.DataFrame:
    """Return the facts on mechanisms and on States as one table; the latter lack some columns of the former."""
    joined: dict[str, list[str]] = {}
    above = 0
    for name, subject in FACT_TABLES.items():
        sheet = sheets[name]
        here = {"subject" if column == subject else column: cells for column, cells in sheet.columns.items()}
        here["file"] = [f"{name}.csv"] * len(sheet)
        for column in {**joined, **here}:
            joined[column] = [*joined.get(column, [""] * above), *here.get(column, [""] * len(sheet))]
        above += len(sheet)
    lines = [line for name in FACT_TABLES for line in sheets[name].lines]
    return pd.DataFrame({**joined, "line": np.array(lines, dtype=int)})


def digest(place: Path, sheets: Mapping[str, Sheet]) -> str:
    """Return the first figures of a digest of the tables as they stand in their folder."""
    content = b"".join((place / sheet.table.file).read_bytes() for sheet in sheets.values())
    return hashlib.sha256(content).hexdigest()[:6]
