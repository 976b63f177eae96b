"""A workbook in which facts and sources are added and corrected without programming.

Beside the rows as they can be edited it keeps, hidden, the rows as they were exported, so that the work of two people
can be told apart (`merging.py`). `page.py` writes its sheets, `edited.py` reads it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.desk.editing.book import ABOUT, write_book, write_hidden
from npm_compare.desk.editing.how_to import HowTo
from npm_compare.desk.editing.lists import LISTS, Choices
from npm_compare.desk.editing.page import EDITED, EditPage, new_sources
from npm_compare.desk.editing.tables import digest
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.gaps import where_to_look
from npm_compare.views.labels import indicator_label

EXPORTED = "_exported"
"""The hidden sheet with the rows as they were exported."""

WORKBOOK_FORM = "3"
"""Form of the workbook: raised when an older program could not read it."""

WATCHED = (*EDITED, "corrections")
"""Tables that an import may write: if they changed since the export, others have worked on them."""


def export_facts(
    data: Dataset, path: str | Path, *, subjects: Collection[str] | None = None, to_fill: pd.DataFrame | None = None
) -> Path:
    """Write the facts and their sources into a workbook for editing: the same bytes every time.

    Parameters
    ----------
    data
        The data whose facts are to be edited.
    path
        File to write (`.xlsx`).
    subjects
        Mechanisms and States whose facts are written; by default all.
    to_fill
        Rows without an answer to be written too, as `rows_to_fill` returns them.

    Raises
    ------
    WrongEnding
        If the name of the file does not end in `.xlsx`.
    NpmCompareError
        If the file cannot be written.
    """
    facts = data.facts if subjects is None else data.facts[data.facts["subject"].isin(subjects)]
    opened = pd.DataFrame(columns=["table", "subject", "indicator", "unit"]) if to_fill is None else to_fill
    present = _present(data, facts, subjects)

    def fill(book: Any) -> None:
        HowTo(book, Path(path).name).write()
        lists = Choices(data, new_sources(len(present["sources"])))
        for table, rows in present.items():
            EditPage(data, book, table, lists).write([*rows, *records(opened[opened["table"] == table])])
        hidden = write_hidden(book, LISTS, lists.columns())
        for line, column, formula in lists.formulas():
            hidden.write_formula(line, column, formula, None, "")
        write_hidden(book, EXPORTED, _exported(present))
        version = ("version", data.version_with_digest)
        write_hidden(book, ABOUT, [("form", WORKBOOK_FORM), version, ("digest", digest(data.folder, WATCHED))])

    return write_book(data, path, fill)


def with_states(data: Dataset, mechanisms: Iterable[str]) -> list[str]:
    """Return mechanisms and their States."""
    return list(dict.fromkeys(subject for name in mechanisms for subject in (name, data.mechanism(name)["state"])))


def of_state(data: Dataset, state: str) -> list[str]:
    """Return a State and its mechanisms; UnknownName offers the nearest States."""
    state = names.state(data, state)
    return [state, *data.mechanisms.index[data.mechanisms["state"] == state]]


def _present(data: Dataset, facts: pd.DataFrame, subjects: Collection[str] | None) -> dict[str, list[Record]]:
    """Return the rows of each table that are exported: facts, and the sources in which they were read."""
    used = data.sources if subjects is None else data.sources[data.sources.index.isin(facts["source"])]
    rows = {table: records(facts[facts["file"] == f"{table}.csv"]) for table in FACT_TABLES}
    return {**rows, "sources": records(used)}


def _exported(present: dict[str, list[Record]]) -> list[tuple[str, ...]]:
    """Return the rows as they are exported: the table, and the cells in the order of the table."""
    named = dict.fromkeys(FACT_TABLES.values(), "subject")
    return [
        (table, *(row[named.get(column, column)] for column in tables()[table].columns))
        for table, rows in present.items()
        for row in rows
    ]


def rows_to_fill(data: Dataset, state: str) -> pd.DataFrame:
    """Return the questions about a State and its mechanisms that no fact answers yet, ready to be filled.

    Returns
    -------
    DataFrame
        The columns of the facts with `table` and `subject` before them, and behind them the `question` in the language
        spoken and what to `read`. UnknownName offers the nearest States.
    """
    first, *others = of_state(data, state)
    subjects = [("state_facts", first), *(("mechanism_facts", name) for name in others)]
    answered = set(zip(data.facts["subject"], data.facts["indicator"], strict=True))
    columns = ["table", "subject", *tables()["state_facts"].columns[2:], "question", "read"]
    rows = [
        {
            **dict.fromkeys(columns, ""),
            "table": table,
            "subject": subject,
            "indicator": entry["indicator"],
            "unit": "" if entry["unit"] == "money" else entry["unit"],
            "question": indicator_label(data, entry["indicator"]),
            "read": where_to_look(data, entry["indicator"]),
        }
        for table, subject in subjects
        for entry in map(data.indicator, data.indicators.index)
        if (entry["pillar"] == "state") == (table == "state_facts") and (subject, entry["indicator"]) not in answered
    ]
    return pd.DataFrame(rows, columns=columns)
