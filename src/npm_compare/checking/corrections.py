"""Rules of the table of corrections: columns that the corrected tables have, and what their rows say now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from npm_compare.base.errors import message, nearest
from npm_compare.checking.rows import Lists, Located, numbered
from npm_compare.checking.schema import FACT_TABLES, tables
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]
Place = tuple[str, ...]
"""Where a corrected row stands: its table, subject, indicator, source and locator; a source has its table and key only."""

PLACE = ("table", "subject", "indicator", "source", "locator")
CORRECTED = (*FACT_TABLES, "sources")
"""The tables whose corrections are listed."""

WHOLE_ROW = "(row)"
"""What stands as the column where a row was taken out."""


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
    rows = _at_places(sheets, set(corrections.rows(*PLACE)))
    last = {cells: line for line, cells in numbered(corrections, *PLACE, "field")}
    for line, (*place, field, now) in numbered(corrections, *PLACE, "field", "now"):
        taken_out = last.get((*place, WHOLE_ROW), 0) >= line
        if taken_out or line < last[(*place, field)]:
            continue
        found = rows.get(tuple(place))
        if found is None:
            corrections.tell(line, message("place_unknown", place=tuple(filter(None, place[1:]))))
        elif field != "note" and all(row.get(field, now) != now for row in found):
            corrections.tell(line, message("correction_not_made", field=field, now=now))


def _at_places(sheets: Sheets, wanted: Collection[Place]) -> dict[Place, list[dict[str, str]]]:
    """Return the rows at some places."""
    rows: dict[Place, list[dict[str, str]]] = {}
    for table in CORRECTED:
        sheet, columns = sheets[table], tables()[table].columns
        about = (FACT_TABLES[table], "indicator", "source", "locator") if table in FACT_TABLES else ("source",)
        for place, cells in zip(sheet.rows(*about), sheet.rows(*columns), strict=True):
            full = (table, *place, *("" for _ in PLACE[len(place) + 1 :]))
            if full in wanted:
                rows.setdefault(full, []).append(dict(zip(columns, cells, strict=True)))
    return rows
