"""The tables as they were read, made into DataFrames: numbers as numbers, rows in their order, all facts in one table."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet

PLACES = {"questions": "number", "question_indicators": "number", "decisions": "order", "clauses": "order"}
"""Tables whose rows stand in the order of a column."""


NAME = "name"
"""What the index of a table is called whose rows are looked up by their names; the same names stand in its first column."""


def frames(sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """Return the DataFrames that tables without errors make up, by the names of the fields of `Dataset`."""
    made: dict[str, Any] = {
        name: pd.DataFrame(sheet.columns) for name, sheet in sheets.items() if name not in FACT_TABLES
    }
    made["statistics"] = made["statistics"].astype({"year": int, "value": float})
    made["assumptions"] = made["assumptions"].astype({"low": float, "likely": float, "high": float})
    for name, column in PLACES.items():
        made[name] = made[name].astype({column: int}).sort_values(column, kind="stable", ignore_index=True)
    codes = made["codes"].assign(order=pd.to_numeric(made["codes"]["order"]))
    made["codes"] = codes.sort_values(["list", "order"], ignore_index=True)  # codes without an order come last
    for name in ("states", "mechanisms", "indicators", "sources", "series", "requirements"):
        made[name] = made[name].set_index(sheets[name].table.key[0], drop=False).rename_axis(NAME)
    return {**made, "facts": _facts(sheets)}


def _facts(sheets: Mapping[str, Sheet]) -> pd.DataFrame:
    parts = [
        pd.DataFrame(sheets[name].columns)
        .rename(columns={subject: "subject"})
        .assign(file=f"{name}.csv", line=sheets[name].lines)
        for name, subject in FACT_TABLES.items()
    ]
    joined = pd.concat(parts, ignore_index=True).fillna("")  # facts on States lack some columns of those on mechanisms
    return joined.astype({"line": int})  # also where one of the tables is empty


def digest(place: Path, sheets: Mapping[str, Sheet]) -> str:
    """Return the first figures of a digest of the tables as they stand in their folder."""
    content = b"".join((place / sheet.table.file).read_bytes() for sheet in sheets.values())
    return hashlib.sha256(content).hexdigest()[:6]
