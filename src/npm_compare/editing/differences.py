"""What an edited workbook would change, in sentences: value by value, with what stands against it and how to settle it."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.editing.merging import Change, Conflict, Plan
from npm_compare.editing.page import keys
from npm_compare.editing.tables import Cells
from npm_compare.language import joined, say, say_many


def tell(found: Plan) -> Iterator[str]:
    """Say what would change, value by value, what stands against it, and how to settle it."""
    for change in found.changes:
        yield from _tell_change(found, change)
    for conflict in found.conflicts:
        yield from _tell_conflict(found, conflict)
    for problem in found.problems:
        yield str(problem)
    for notice in found.notices:
        yield say("{problem} [notice]", problem=notice)
    unfilled = sum(edited.unfilled for edited in found.edition.tables.values())
    if unfilled:
        yield say_many(
            "{count} prepared row was not filled and is left out.",
            "{count} prepared rows were not filled and are left out.",
            unfilled,
        )
    if found.corrections:
        yield say_many(
            "{count} corrected cell will be listed in corrections.csv.",
            "{count} corrected cells will be listed in corrections.csv.",
            len(found.corrections),
        )
    yield from _verdict(found)


def _tell_change(found: Plan, change: Change) -> Iterator[str]:
    if change.was is None or change.now is None:
        row = joined(filter(None, change.now or change.was or ()), strong=True)
        if change.was is None:
            yield say("{place}: added: {row}", place=change.place, row=row)
        else:
            yield say("{place}: removed: {row}", place=change.place, row=row)
        return
    edited = found.edition.tables[change.table]
    for column, was, now in _differences(found, change.table, change.was, change.now):
        yield say(
            "{place}: {column} of {row}: was {was}, will be {now}",
            place=edited.place(change.line, column),
            column=column,
            row=_row(change.table, change.now),
            was=_shown(was),
            now=_shown(now),
        )


def _differences(found: Plan, table: str, one: Cells, other: Cells) -> list[tuple[str, str, str]]:
    columns = found.sheets[table].table.columns
    return [(name, a, b) for name, a, b in zip(columns, one, other, strict=True) if a != b]


def _row(table: str, cells: Cells) -> str:
    """Name a row by what it is about: the subject and question of a fact, the short name of a source."""
    return joined(cells[: len(keys(table))])


def _shown(cell: str) -> str:
    return say("“{text}”", text=cell) if cell else say("(empty)")


def _tell_conflict(found: Plan, conflict: Conflict) -> Iterator[str]:
    sides = {"mine": conflict.mine, "theirs": conflict.theirs}
    told = {name: _edits(found, conflict, cells) for name, cells in sides.items()}
    yield say(
        "{place}: conflict: both sides changed {row}. In the workbook: {mine}. In the data now: {theirs}.",
        place=conflict.place,
        row=_row(conflict.table, conflict.exported),
        **told,
    )


def _edits(found: Plan, conflict: Conflict, cells: Cells | None) -> str:
    """Say how one side changed a row."""
    if cells is None:
        return say("row removed")
    edits = _differences(found, conflict.table, conflict.exported, cells)
    told = [
        say("{column}: {was}, now {now}", column=name, was=_shown(was), now=_shown(now)) for name, was, now in edits
    ]
    return joined(told, strong=True)


def _verdict(found: Plan) -> Iterator[str]:
    """Say whether the changes can be written, and what to do first if they cannot."""
    if found.moved:
        yield say("The data have changed since this workbook was exported; rows changed on one side only are merged.")
    if found.conflicts:
        yield say(
            "Settle the conflicts: write into these rows what the data have now, or add --keep mine or --keep theirs."
        )
    if not found.changes and found.ready:
        yield say("No difference.")
    elif found.ready:
        yield say_many("{count} row can be changed.", "{count} rows can be changed.", len(found.changes))
    else:
        yield say_many(
            "Nothing is written: {count} point is to be settled first.",
            "Nothing is written: {count} points are to be settled first.",
            len(found.problems) + len(found.conflicts),
        )
