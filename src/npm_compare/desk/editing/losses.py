"""What an edited workbook would lose at one stroke: many rows, or one column in most of its rows.

That is what a block deleted by a slip, or a column sorted without the others, looks like; it is written only if it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from npm_compare.base.errors import Message, message
from npm_compare.desk.editing.tables import Cells

if TYPE_CHECKING:
    from npm_compare.desk.editing.merging import Plan, RowChange

MANY_ROWS = 20
"""So many rows may go, and so many cells of one column may change, without a second word."""


def losses(found: Plan) -> Iterator[Message]:
    """Say how many rows would be removed, and which columns would change in most rows of a table, if they are many."""
    gone = [change for change in found.changes if change.now is None]
    if len(gone) > MANY_ROWS:
        names = tuple(table for table in found.edition.tables if any(change.table == table for change in gone))
        rows = sum(len(found.edition.tables[table].exported) for table in names)
        yield message("rows_lost", tables=names, removed=len(gone), rows=rows)
    for table, edited in found.edition.tables.items():
        changed = [change for change in found.changes if change.table == table and change.was and change.now]
        for place, column in enumerate(found.sheets[table].table.columns):
            if (count := _changed_cells(place, changed, edited.exported)) > MANY_ROWS:
                rows = len(edited.exported)
                yield message("column_changed", table=table, column=column, changed=count, rows=rows)


def _changed_cells(place: int, changed: Sequence[RowChange], exported: Mapping[str, Cells]) -> int:
    """Return how many cells of a column change, if they are most of its rows or most of those that say something; else 0."""
    was = [
        change.was[place] for change in changed if change.was and change.now and change.was[place] != change.now[place]
    ]
    lost, said = sum(map(bool, was)), sum(bool(cells[place]) for cells in exported.values())
    most = 2 * len(was) > len(exported) or (lost > MANY_ROWS and 2 * lost > said)
    return len(was) if most else 0
