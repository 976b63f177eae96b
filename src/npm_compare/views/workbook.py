"""Workbooks for Excel, of every table or of one comparison: source and note beside every value, no formula from data."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from math import isnan
from numbers import Real
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.decisions import Decisions
from npm_compare.analysis.laws import Laws, laws, of_law
from npm_compare.base.writing import write_whole
from npm_compare.checking.cells import EXCEL_LIMIT
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims
from npm_compare.views import comparison, decision_options, decisions
from npm_compare.views import laws as law_views
from npm_compare.views.display import show
from npm_compare.views.headings import heading
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import later, number, right_to_left, say, speaking
from npm_compare.views.wording import subject_name

SHEETS: Mapping[str, str] = {
    # Translators: names of the sheets of a workbook, each of at most 31 letters.
    "facts": later("Facts"),
    "codebook": later("Columns"),
    "laws": later("Laws side by side"),
    "states": later("States"),
    "mechanisms": later("Mechanisms"),
    "indicators": later("Questions"),
    "codes": later("Codes"),
    "sources": later("Sources"),
    "visitors": later("Who else visits"),
    "remarks": later("Remarks"),
    "studies": later("Studies"),
    "debate": later("Positions in the debate"),
    "reviews": later("Blind re-checks"),
    "statistics": later("Statistics"),
    "requirements": later("Requirements"),
    "clauses": later("Model clauses"),
    "clause_points": later("Rules that clauses serve"),
    "glossary": later("Glossary"),
}
"""The sheets in their order, each with its name: the facts, what each column means, the laws, and tables of the data."""

SHEET_NAME_LETTERS = 31
"""Letters that Excel allows in the name of a sheet."""

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": False}


def write_workbook(data: Dataset, path: str | Path, *, at: str = "today") -> Path:
    """Write the facts that hold on a date, the codebook and every table into one workbook: the same bytes every time.

    Sheets, columns, questions and answers are named in the language spoken; the sheet of columns has the name of each in the
    data beside its heading, and what it means in English. Arabic sheets run from right to left. Every header is frozen and
    has a filter.
    """
    legal = [name for name in data.indicators.index if of_law(data, name)]
    beside = law_views.rows(laws("all", legal, at=at, data=data))
    made = {"facts": _facts(data, claims(data, at=at)), "codebook": _codebook(), "laws": beside}
    tables = {say(words): made[name] if name in made else getattr(data, name) for name, words in SHEETS.items()}
    book = _book(data, {name: table.rename(columns=heading) for name, table in tables.items()})
    return write_whole(path, book)


def of_comparison(found: Comparison) -> bytes:
    """Return a workbook of a comparison: the table with source and note beside each value, and every fact behind it.

    Over the questions stands the date, under them on how many facts the table rests and of which data.
    """
    values, notes = comparison.values(found), comparison.notes(found)
    columns = [pd.Series(values.index, name=comparison.caption(found), dtype=str)]
    for place, name in enumerate(values.columns):
        columns.append(values.iloc[:, place].reset_index(drop=True))
        beside = say("{name}: source and note", name=name)
        columns.append(notes.iloc[:, place].reset_index(drop=True).rename(beside))
    table = pd.concat(columns, axis=1)
    foot = pd.DataFrame([[comparison.foot(found), *[""] * (table.shape[1] - 1)]], columns=table.columns)
    facts = _facts(found.data, found.claims).rename(columns=heading)
    words = SHEETS["facts"]
    return _book(found.data, {say("Comparison"): pd.concat([table, foot], ignore_index=True), say(words): facts})


def of_codes(table: pd.DataFrame) -> bytes:
    """Return a workbook of a table for programs: its columns by their names, numbers as numbers, in every language alike."""
    words = SHEETS["facts"]
    with speaking("en"):
        return _book(load(), {say(words): table})


def of_decisions(found: Decisions) -> bytes:
    """Return a workbook of decisions: one row a point, their options, and the rule by which something is recommended."""
    rule = pd.concat([show(found.data.recommendations, data=found.data).words], ignore_index=True)
    rule[say("Whose rule")] = [decisions.whose_rule(), *[""] * (len(rule) - 1)]
    sheets = {
        say("Decisions"): decisions.rows(found),
        say("Options"): decision_options.option_rows(found),
        say("Rule"): rule,
    }
    return _book(found.data, sheets)


def of_laws(found: Laws) -> bytes:
    """Return a workbook of laws side by side: one row a question and law, below them on what they rest, and every fact."""
    shown, facts = law_views.rows(found), _facts(found.comparison.data, found.facts).rename(columns=heading)
    sheets = {SHEETS["laws"]: shown, SHEETS["facts"]: facts, HOW_TO_READ: law_views.how_to_read(found)}
    return _book(found.comparison.data, {say(words): table for words, table in sheets.items()})


HOW_TO_READ = later("How to read it")
"""The sheet with the date, what is counted and what is left out."""


def of_table(frame: pd.DataFrame, data: Dataset) -> bytes:
    """Return a workbook of any table of results, in words; numbers are numbers, to count with."""
    return _book(data, {say("Table"): show(frame, data=data).counted})


def _book(data: Dataset, tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook of tables, each in a sheet of its name."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, SAFE) as book:
        book.set_properties(
            {
                "created": datetime.fromisoformat(data.date),
                "comments": f"npm_compare {data.version_with_digest}, CC BY 4.0",
            }
        )
        for name, table in tables.items():
            sheet = book.add_worksheet(name[:SHEET_NAME_LETTERS])
            if right_to_left():
                sheet.right_to_left()
            _fill(book, sheet, table)
    return held.getvalue()


def _facts(data: Dataset, facts: pd.DataFrame) -> pd.DataFrame:
    """Return facts with labels in the language spoken and the source beside the value; figures are numbers, to count with."""
    source = data.sources.loc[facts["source"]].reset_index(drop=True)
    types = facts["indicator"].map(data.indicators["type"])
    values = [float(v) if kind in NUMBERS else v for v, kind in zip(facts["value"], types, strict=True)]
    facts = facts.assign(value=pd.Series(values, index=facts.index, dtype=object))
    return facts.assign(
        subject_name=facts["subject"].map(partial(subject_name, data)),
        question=facts["indicator"].map(lambda indicator: indicator_label(data, indicator)),
        answer=[
            code_label(data, data.indicators.loc[indicator, "codes"], value) if isinstance(value, str) else value
            for indicator, value in zip(facts["indicator"], facts["value"], strict=True)
        ],
        source_title=source["title"],
        source_url=source["url"],
    )[FACT_COLUMNS]


NUMBERS = ("number", "money")
"""Types of questions whose answers are numbers."""

FACT_COLUMNS = [
    "subject",
    "subject_name",
    "indicator",
    "question",
    "value",
    "answer",
    "qualifier",
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
    """Return the heading and the meaning of every column of every table."""
    rows = [
        (table.file, field.name, heading(field.name), field.type, field.description)
        for table in tables().values()
        for field in table.fields
    ]
    return pd.DataFrame(rows, columns=["table", "column", "heading", "type", "meaning"])


def _fill(book: Any, sheet: Any, table: pd.DataFrame) -> None:
    order = {"reading_order": 2 if right_to_left() else 1}
    bold = book.add_format({"bold": True, "bottom": 1, **order})
    wrapped = book.add_format({"valign": "top", "text_wrap": True, **order})
    for column, title in enumerate(table.columns):
        words = str(title)
        sheet.write_string(0, column, words, bold)
        sheet.set_column(column, column, max(_width(table.iloc[:, column]), min(len(words) + 4, 30)), wrapped)
    for line, row in enumerate(table.itertuples(index=False), start=1):
        for column, value in enumerate(row):
            _cell(sheet, line, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _cell(sheet: Any, line: int, column: int, value: object) -> None:
    if isinstance(value, str):
        sheet.write_string(line, column, _fitting(value))
    elif isinstance(value, Real) and not isnan(value):  # those of numpy too, such as years
        sheet.write_number(line, column, float(value))


def _fitting(text: str) -> str:
    """Return a text that a cell can hold: one that is longer says at its end that it was cut, and where it is whole."""
    if len(text) <= EXCEL_LIMIT:
        return text
    told = say(
        "… [cut: a cell of Excel holds {limit} characters, this text has {count}; it is whole in the CSV file]",
        limit=number(EXCEL_LIMIT),
        count=number(len(text)),
    )
    return text[: EXCEL_LIMIT - len(told)] + told


def _width(column: pd.Series) -> float:
    longest = column.head(300).astype(str).str.len().max() if len(column) else 8
    return float(min(max(longest, 8), 48))
