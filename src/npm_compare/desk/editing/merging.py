"""What an edited workbook would change in the data, where it meets the work of others, and the writing of it.

Three versions of a row are compared: as exported, as edited, as in the data now. A row changed on one side only is merged;
one changed on both sides is a conflict, and nothing is written until it is settled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from npm_compare.base.errors import Lines, Message, NpmCompareError, Problem, message
from npm_compare.checking.check import check_sheets
from npm_compare.checking.corrections import DELETED, WHOLE_ROW
from npm_compare.checking.ids import taken_ids, with_ids
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.checking.sheets import Sheet
from npm_compare.desk.editing.edited import Edited, EditedBook
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.export import WATCHED
from npm_compare.desk.editing.intake import edition_of
from npm_compare.desk.editing.labels import codes_by_name, with_codes
from npm_compare.desk.editing.losses import losses
from npm_compare.desk.editing.old_notes import old_notes
from npm_compare.desk.editing.page import REASON
from npm_compare.desk.editing.tables import Cells, digest, read_tables, rows_of, with_rows, write_together

Keep = Literal["mine", "theirs"]
"""Whose version of a row stands where both sides changed it."""


@dataclass(frozen=True)
class RowChange:
    """A row that would change: its place in the workbook or the data, what it was, what it will be (None: no row)."""

    place: str
    table: str
    index: int | None
    """Place of the row among those of the data now; None for a new one."""
    was: Cells | None
    now: Cells | None
    line: int = 0
    """Line of the workbook; 0 for a row that is no longer in it."""


@dataclass(frozen=True)
class Conflict:
    """A row that both sides changed: its place, as exported, as edited, as in the data now (None: removed)."""

    place: str
    table: str
    exported: Cells
    mine: Cells | None
    theirs: Cells | None


@dataclass
class Plan:
    """What would change in the data, what stands against it, and the tables as they would be."""

    folder: Path
    sheets: dict[str, Sheet]
    digest: str
    edition: EditedBook
    changes: list[RowChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    given_up: list[Conflict] = field(default_factory=list)
    """Rows that both sides changed and of which the version of the workbook is not kept."""
    problems: list[Refusal] = field(default_factory=list)
    """Cells refused, and errors of the data as they would be, each with its cell in the workbook."""
    notices: list[Refusal] = field(default_factory=list)
    corrections: list[Cells] = field(default_factory=list)
    """Rows for `corrections.csv`."""
    losses: tuple[Message, ...] = ()
    """What would be lost at one stroke, and is written only if it is asked for."""

    @property
    def ready(self) -> bool:
        """Whether the changes can be written."""
        return not self.problems and not self.conflicts

    @property
    def moved(self) -> bool:
        """Whether the data changed since the export."""
        return self.edition.digest != self.digest


def plan(path: str | Path, folder: Path, *, keep: Keep | None = None) -> Plan:
    """Compare an edited workbook with the data of a folder, and check the data as they would be; nothing is written.

    Parameters
    ----------
    path
        A workbook of `export_facts`, edited, or of `write_guide`, filled.
    folder
        Folder of the CSV tables.
    keep
        Whose version of a row stands where both sides changed it; by default neither, and nothing can be written.

    Raises
    ------
    NpmCompareError
        If the file is no such workbook, or (DataError) a table cannot be read.
    """
    before, sheets = digest(folder, WATCHED), read_tables(folder)
    edition = edition_of(path, folder, sheets, before)
    found = Plan(folder, sheets, before, edition, problems=list(edition.refusals), notices=list(edition.notices))
    names = codes_by_name(sheets["codes"])
    for edited in edition.tables.values():
        with_codes(edited, names, sheets["indicators"])
        if edited.letters:
            _compare(found, edited, keep)
            _add_new(found, edited)
    for table in edition.tables:
        if changes := [change for change in found.changes if change.table == table]:
            found.sheets[table] = _changed(sheets[table], changes)
    found.losses = tuple(losses(found))
    _note_corrections(found)
    found.notices += old_notes(found)
    if found.changes:
        _check(found)
    return found


def _compare(found: Plan, edited: Edited, keep: Keep | None) -> None:
    """Add the changes and conflicts of one table to the plan. The first cell names a row, whatever the others say now."""
    sheet = found.sheets[edited.table]
    rows = rows_of(sheet)
    places = {cells[0]: index for index, cells in enumerate(rows)}
    entries = {entry.name: entry for entry in edited.entries if entry.name in edited.exported}
    for name, exported in edited.exported.items():
        entry, index = entries.get(name), places.get(name)
        mine, theirs = entry.cells if entry else None, None if index is None else rows[index]
        if mine in (exported, theirs):
            continue
        place = edited.place(entry.line) if entry else f"{sheet.table.file}:{sheet.lines[places[name]]}"
        if theirs == exported or keep == "mine":
            found.changes.append(RowChange(place, edited.table, index, theirs, mine, entry.line if entry else 0))
        else:
            met = found.given_up if keep else found.conflicts
            met.append(Conflict(place, edited.table, exported, mine, theirs))


def _add_new(found: Plan, edited: Edited) -> None:
    """Add the new rows of one table to the plan, facts with an id; those that the data have, and keep, are left out."""
    gone = {change.was for change in found.changes if change.table == edited.table}
    first = int(edited.table in FACT_TABLES)  # the place of the first cell that says something of the row
    present = {cells[first:] for cells in rows_of(found.sheets[edited.table]) if cells not in gone}
    taken = taken_ids(found.sheets)
    for place, entry in enumerate(edited.entries):
        if entry.name or not entry.cells:
            continue
        if entry.cells[first:] in present:
            edited.known += 1
            continue
        (cells,) = with_ids([entry.cells], taken) if first else [entry.cells]
        edited.entries[place] = replace(entry, cells=cells)
        found.changes.append(RowChange(edited.place(entry.line), edited.table, None, None, cells, entry.line))


def _changed(sheet: Sheet, changes: Sequence[RowChange]) -> Sheet:
    """Return a table with its changes."""
    rows: list[Cells | None] = list(rows_of(sheet))
    for change in changes:
        if change.index is not None:
            rows[change.index] = change.now
    new = [change.now for change in changes if change.index is None and change.now is not None]
    return with_rows(sheet, [row for row in rows if row is not None], new)


def _check(found: Plan) -> None:
    """Check the data as they would be, and tell each problem with its cell in the workbook."""
    rows = {
        table: dict(zip(found.sheets[table].lines, rows_of(found.sheets[table]), strict=True))
        for table in found.edition.tables
    }
    places = {
        table: {entry.cells: entry.line for entry in edited.entries} for table, edited in found.edition.tables.items()
    }
    changed = {(change.table, change.now) for change in found.changes}
    refused = {refusal.place for refusal in found.problems}
    for problem in check_sheets(found.sheets):
        table = problem.file.removesuffix(".csv")
        both = [rows.get(table, {}).get(line) for line in (problem.line, problem.beside) if line]
        line, *beside = [places.get(table, {}).get(cells, 0) for cells in both]
        told = _placed(problem, found.edition.tables[table], line, *beside) if line else _unplaced(problem)
        if told.place in refused:
            continue
        if problem.severity == "error":
            found.problems.append(told)
        elif any((table, cells) in changed for cells in both):
            found.notices.append(told)


def _placed(problem: Problem, edited: Edited, line: int, beside: int = 0) -> Refusal:
    """Return a problem of the data with the cell, or the row, of the workbook in which it stands, and of the row beside it."""
    told = problem.message
    if problem.beside:  # where that row is not in the workbook, its line is one of the table
        told = message(told.rule, **dict(told.fields) | {"line": beside or f"{problem.file}:{problem.beside}"})
    return Refusal(edited.place(line, problem.column), told)


def _unplaced(problem: Problem) -> Refusal:
    return Refusal(f"{problem.file}:{problem.line}", problem.message)


def write_tables(found: Plan, *, many: bool = False) -> list[Path]:
    """Write the changed tables, all or none, and return where their earlier versions are kept.

    Raises
    ------
    NpmCompareError
        If the plan has problems or conflicts, if much would be lost and `many` does not ask for it, if the data changed since
        it was made, if another import writes at the same time, or if a file cannot be written.
    """
    if not found.ready:
        raise NpmCompareError("not_settled")
    if found.losses and not many:
        raise NpmCompareError("much_lost", each=Lines(found.losses))
    tables = {change.table for change in found.changes}
    tables |= {"corrections"} if found.corrections else set()
    return write_together(found.folder, found.sheets, tables, watched=WATCHED, before=found.digest)


def _note_corrections(found: Plan) -> None:
    """List each corrected cell of a fact, and each fact taken out, with its reason; tell reasons that are missing or idle."""
    corrected = {(change.table, change.line): (change.was, change.now) for change in found.changes if change.was}
    for edited in (found.edition.tables[table] for table in FACT_TABLES):
        for entry in edited.entries:
            was, now = corrected.get((edited.table, entry.line), (None, None))
            if was and entry.reason:
                columns = found.sheets[edited.table].table.columns
                found.corrections += corrections_of(edited.table, columns, was, now, entry.reason)
            elif was or entry.reason:
                rule = "correction_without_reason" if was else "reason_without_correction"
                found.notices.append(Refusal(edited.place(entry.line, REASON), message(rule)))
    if found.corrections:
        sheet = found.sheets["corrections"]
        found.sheets["corrections"] = with_rows(sheet, [*rows_of(sheet), *found.corrections])


def corrections_of(table: str, columns: Sequence[str], was: Cells, now: Cells | None, reason: str) -> list[Cells]:
    """Return a row of `corrections.csv` for each cell that differs, or one for a row taken out (`now` is None)."""
    fact = dict(zip(columns, now or was, strict=True))
    about = (table, *(now or was)[:3], fact["source"], fact["locator"])
    if now is None:
        return [(*about, WHOLE_ROW, fact["value"], DELETED, reason)]
    return [(*about, name, old, new, reason) for name, old, new in zip(columns, was, now, strict=True) if old != new]
