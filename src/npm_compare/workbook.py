"""The tables as one workbook for Excel: source and note beside every value, filters, no live formula from data."""

from __future__ import annotations

from datetime import datetime
from math import isnan
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.dataset import Dataset
from npm_compare.language import language, right_to_left
from npm_compare.schema import tables
from npm_compare.selection import claims

SHEETS = ("states", "mechanisms", "indicators", "codes", "sources", "statistics", "requirements", "glossary")
"""Tables that become a sheet of their own, after the facts and the codebook."""

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": False}


def write_workbook(data: Dataset, path: str | Path, *, at: str = "today") -> Path:
    """Write the facts that hold on a date, the codebook and every table into one workbook: the same bytes every time.

    Questions and answers are labelled in the language spoken; Arabic sheets run from right to left. Every header is frozen
    and has a filter.
    """
    import xlsxwriter

    target = Path(path)
    with xlsxwriter.Workbook(target, SAFE) as book:
        book.set_properties(
            {"created": datetime.fromisoformat(data.date), "comments": f"npm_compare {data.version}, CC BY 4.0"}
        )
        sheets = {"facts": _facts(data, at), "codebook": _codebook()}
        sheets |= {name: getattr(data, name) for name in SHEETS}
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            if right_to_left():
                sheet.right_to_left()
            _fill(book, sheet, table)
    return target


def _facts(data: Dataset, at: str) -> pd.DataFrame:
    """Return the facts that hold on a date with labels in the language spoken and the source beside the value."""
    facts = claims(data, at=at)
    source = data.sources.loc[facts["source"]].reset_index(drop=True)
    labels = data.indicators[f"label_{language()}"]
    return facts.assign(
        question=facts["indicator"].map(labels),
        answer=[
            data.label(data.indicators.loc[indicator, "codes"], value)
            for indicator, value in zip(facts["indicator"], facts["value"], strict=True)
        ],
        source_title=source["title"],
        source_url=source["url"],
    )[FACT_COLUMNS]


FACT_COLUMNS = [
    "subject",
    "indicator",
    "question",
    "value",
    "answer",
    "unit",
    "basis",
    "derived",
    "valid_from",
    "valid_to",
    "attested",
    "source",
    "locator",
    "source_title",
    "published",
    "confidence",
    "note",
    "source_url",
]


def _codebook() -> pd.DataFrame:
    """Return what every column of every table means."""
    rows = [
        (table.file, field.name, field.type, field.description) for table in tables().values() for field in table.fields
    ]
    return pd.DataFrame(rows, columns=["table", "column", "type", "meaning"])


def _fill(book: Any, sheet: Any, table: pd.DataFrame) -> None:
    heading = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    for column, title in enumerate(table.columns):
        sheet.write_string(0, column, str(title), heading)
        sheet.set_column(column, column, _width(table[title]), wrapped)
    for line, row in enumerate(table.itertuples(index=False), start=1):
        for column, value in enumerate(row):
            _cell(sheet, line, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _cell(sheet: Any, line: int, column: int, value: object) -> None:
    if isinstance(value, str):
        sheet.write_string(line, column, value[:32_767])
    elif isinstance(value, (int, float)) and not isnan(value):
        sheet.write_number(line, column, value)


def _width(column: pd.Series) -> float:
    longest = column.head(300).astype(str).str.len().max() if len(column) else 8
    return float(min(max(longest, 8), 48))
