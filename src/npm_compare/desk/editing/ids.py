"""Ids for the facts that have none, such as rows written into the tables by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from npm_compare.base.errors import DataError
from npm_compare.checking.ids import ID, taken_ids, with_ids
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.tables import digest, read_tables, rows_of, with_rows, write_together


@dataclass(frozen=True)
class Identified:
    """The tables of facts as they would be, every fact with an id, and how many were given one in each."""

    folder: Path
    sheets: dict[str, Sheet]
    digest: str
    given: dict[str, int]


def identify(folder: Path) -> Identified:
    """Return the facts of a folder with an id each; those that have one keep it, and nothing is written.

    Raises
    ------
    DataError
        If a table, or a row of the facts, cannot be read: it could not be written back.
    """
    before, sheets = digest(folder, FACT_TABLES), read_tables(folder)
    problems = [problem for name in FACT_TABLES for problem in sheets[name].problems if problem.severity == "error"]
    if problems:
        raise DataError(problems)
    given = {name: sheets[name].columns[ID].count("") for name in FACT_TABLES}
    taken = taken_ids(sheets)
    for name in FACT_TABLES:
        sheets[name] = with_rows(sheets[name], with_ids(rows_of(sheets[name]), taken))
    return Identified(folder, sheets, before, given)


def write_ids(found: Identified) -> list[Path]:
    """Write the tables in which a fact was given an id, all or none, and return where their earlier versions are kept.

    Raises
    ------
    NpmCompareError
        If the facts changed since they were read, or if a table cannot be written.
    """
    tables = [name for name, count in found.given.items() if count]
    return write_together(found.folder, found.sheets, tables, watched=FACT_TABLES, before=found.digest)
