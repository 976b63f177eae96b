"""Rules of the table of corrections: columns that the corrected tables have, and what their rows say now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from npm_compare.base.errors import message, nearest
from npm_compare.checking.ids import ID
from npm_compare.checking.rows import Lists, Located, numbered
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]
Named = tuple[str, str]
"""A corrected row by its table and its id; that of a source is its short name."""

CORRECTED = (*FACT_TABLES, "sources")
"""The tables whose corrections are listed."""

WHOLE_ROW = "(row)"
"""What stands as the column where a row was taken out."""

DELETED = "(deleted)"
"""What stands as the new value of a row that was taken out."""


def corrected_fields(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find corrections of a column that the corrected table does not have."""
    for line, (table, field) in numbered(sheets["corrections"], "table", "field"):
        known = tables()[table].columns[1:] if table in CORRECTED else ()
        if known and field and field not in (*known, WHOLE_ROW):
            yield line, "field", message("field_unknown", table=table, value=field, hint=nearest(field, known))


def tell_corrections(sheets: Sheets) -> None:
    """Tell of corrections that the rows do not show, unless a later one changed the cell again or took the row out.

    A note may be reworded without a further correction.
    """
    corrections = sheets["corrections"]
    columns = ("table", ID, "subject", "indicator", "field", "now")
    last = {(*_named(*cells[:3]), cells[4]): line for line, cells in numbered(corrections, *columns)}
    rows = _by_id(sheets, {cell[:2] for cell in last})
    for line, (table, given, subject, indicator, field, now) in numbered(corrections, *columns):
        named = _named(table, given, subject)
        if not named[1]:
            corrections.tell(line, message("correction_without_id"), ID)
            continue
        row = rows.get(named)
        if row and table in FACT_TABLES and (row[FACT_TABLES[table]], row["indicator"]) != (subject, indicator):
            corrections.tell(line, message("fact_other", value=named[1], about=(subject, indicator)), ID)
        if last.get((*named, WHOLE_ROW), 0) >= line or line < last[(*named, field)]:
            continue
        if row is None:
            corrections.tell(line, message("row_unknown", file=f"{table}.csv", value=named[1]))
        elif field != "note" and row.get(field, now) != now:
            corrections.tell(line, message("correction_not_made", field=field, now=now))


def tell_reviews(sheets: Sheets) -> None:
    """Tell of re-checks of a fact that is neither in the tables nor in the list of those taken out."""
    reviews = sheets["reviews"]
    facts = {one for name in FACT_TABLES for one in sheets[name].columns[ID]}
    known = facts.union(sheets["corrections"].columns[ID])
    for line, (one,) in numbered(reviews, ID):
        if one and one not in known:
            reviews.tell(line, message("row_unknown", file=tuple(f"{name}.csv" for name in FACT_TABLES), value=one), ID)


def _named(table: str, one: str, subject: str) -> Named:
    return table, one if table in FACT_TABLES else subject


def _by_id(sheets: Sheets, wanted: Collection[Named]) -> dict[Named, dict[str, str]]:
    """Return the rows that are wanted by what names them: the first cell of each table that can be corrected."""
    return {
        (table, cells[0]): dict(zip(tables()[table].columns, cells, strict=True))
        for table in CORRECTED
        for cells in sheets[table].rows(*tables()[table].columns)
        if (table, cells[0]) in wanted
    }
