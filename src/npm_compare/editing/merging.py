"""What an edited workbook would change in the data, where it meets the work of others, and the writing of it.

Three versions of a row are compared: as exported, as edited, as in the data now. A row changed on one side only is merged;
one changed on both sides is a conflict, and nothing is written until it is settled.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.rules import FACT_TABLES
from npm_compare.checking.sheets import Sheet
from npm_compare.editing.entries import Refusal
from npm_compare.editing.export import digest
from npm_compare.editing.reading import Cells, Edited, Edition, read_edition
from npm_compare.errors import DataError, NpmCompareError, Problem
from npm_compare.language import say
from npm_compare.writing import UNFINISHED, alone, sweep, write_whole

Keep = Literal["mine", "theirs"]
"""Whose version of a row stands where both sides changed it."""

NEAR = 5
"""A row of the data is taken for a changed one of the export if at most so many of its cells differ."""

PREVIOUS = ".previous"
"""Folder beside the tables in which their earlier versions are kept."""


@dataclass(frozen=True)
class Change:
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
    edition: Edition
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    problems: list[Refusal] = field(default_factory=list)
    """Cells refused, and errors of the data as they would be, each with its cell in the workbook."""
    notices: list[Refusal] = field(default_factory=list)

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
        A workbook of `export_facts`, edited.
    folder
        Folder of the CSV tables.
    keep
        Whose version of a row stands where both sides changed it; by default neither, and nothing can be written.

    Raises
    ------
    NpmCompareError
        If the file is no such workbook, or (DataError) a table cannot be read.
    """
    before, sheets = digest(folder), read_folder(folder)
    unread = [problem for sheet in sheets.values() if not sheet.usable for problem in sheet.problems]
    if unread:
        raise DataError(unread)
    indicators = sheets["indicators"].columns
    edition = read_edition(path, dict(zip(indicators["indicator"], indicators["type"], strict=True)))
    found = Plan(folder, sheets, before, edition, problems=list(edition.refusals))
    for table, edited in edition.tables.items():
        if edited.letters:
            _compare(found, edited, _rows(sheets[table]), keep)
    for table in FACT_TABLES:
        changes = [change for change in found.changes if change.table == table]
        if changes:
            _check_into(found, table, changes)
    if found.changes:
        _check(found)
    return found


def _rows(sheet: Sheet) -> list[Cells]:
    return list(sheet.rows(*sheet.table.columns))


def _compare(found: Plan, edited: Edited, rows: Sequence[Cells], keep: Keep | None) -> None:
    """Add the changes and conflicts of one table to the plan."""
    entries = {entry.number: entry for entry in edited.entries if entry.number in edited.exported}
    held, present = _matched(edited.exported, rows), set(rows)
    for number, exported in edited.exported.items():
        entry, index = entries.get(number), held.get(number)
        mine, theirs = entry.cells if entry else None, None if index is None else rows[index]
        if mine in (exported, theirs):
            continue
        place = edited.place(entry.line) if entry else f"{edited.table}.csv:{number}"
        if theirs != exported and not keep:
            found.conflicts.append(Conflict(place, edited.table, exported, mine, theirs))
        elif theirs == exported or keep == "mine":
            found.changes.append(Change(place, edited.table, index, theirs, mine, entry.line if entry else 0))
    for entry in edited.entries:
        if not entry.number and entry.cells and entry.cells not in present:
            found.changes.append(Change(edited.place(entry.line), edited.table, None, None, entry.cells, entry.line))


def _matched(exported: dict[str, Cells], rows: Sequence[Cells]) -> dict[str, int]:
    """Return where each row exported stands in the data now: unchanged, or changed in a few cells; those gone are left out."""
    places = {cells: index for index, cells in enumerate(rows)}
    held = {number: places[cells] for number, cells in exported.items() if cells in places}
    taken = set(held.values())
    free: dict[Cells, list[int]] = {}
    for index, cells in enumerate(rows):
        if index not in taken:
            free.setdefault(cells[:2], []).append(index)
    pairs = sorted(
        (_distance(cells, rows[index]), int(number), index)
        for number, cells in exported.items()
        if number not in held
        for index in free.get(cells[:2], ())
    )
    for distance, number, index in pairs:
        if distance <= NEAR and str(number) not in held and index not in taken:
            held[str(number)] = index
            taken.add(index)
    return held


def _distance(one: Cells, other: Cells) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _check_into(found: Plan, table: str, changes: Sequence[Change]) -> None:
    """Put the changes of a table into its sheet; new rows stand behind the last of their question, or of their subject."""
    sheet = found.sheets[table]
    rows: list[Cells | None] = list(_rows(sheet))
    for change in changes:
        if change.index is not None:
            rows[change.index] = change.now
    kept = [row for row in rows if row is not None]
    for change in changes:
        if change.index is None and change.now is not None:
            kept.insert(_behind(kept, change.now), change.now)
    cells = list(zip(*kept, strict=True)) or [()] * len(sheet.table.columns)
    columns = {name: list(column) for name, column in zip(sheet.table.columns, cells, strict=True)}
    found.sheets[table] = replace(sheet, columns=columns, lines=_lines(kept))


def _behind(rows: Sequence[Cells], new: Cells) -> int:
    for width in (2, 1):
        same = [place for place, row in enumerate(rows) if row[:width] == new[:width]]
        if same:
            return same[-1] + 1
    return len(rows)


def _lines(rows: Sequence[Cells]) -> list[int]:
    """Return the line on which each row will begin; the header is line 1."""
    lines, line = [], 2
    for row in rows:
        lines.append(line)
        line += 1 + sum(cell.count("\n") for cell in row)
    return lines


def _check(found: Plan) -> None:
    """Check the data as they would be, and tell each problem with its cell in the workbook."""
    rows = {
        table: dict(zip(found.sheets[table].lines, _rows(found.sheets[table]), strict=True)) for table in FACT_TABLES
    }
    places = {
        table: {entry.cells: entry.line for entry in edited.entries} for table, edited in found.edition.tables.items()
    }
    changed = {(change.table, change.now) for change in found.changes}
    refused = {refusal.place for refusal in found.problems}
    for problem in check_sheets(found.sheets):
        table = problem.file.removesuffix(".csv")
        cells = rows.get(table, {}).get(problem.line)
        line = places.get(table, {}).get(cells, 0)
        told = _placed(problem, found.edition.tables[table], line) if line else _unplaced(problem)
        if told.place in refused:
            continue
        if problem.severity == "error":
            found.problems.append(told)
        elif (table, cells) in changed:
            found.notices.append(told)


def _placed(problem: Problem, edited: Edited, line: int) -> Refusal:
    """Return a problem of the data with the cell, or the row, of the workbook in which it stands."""
    column = problem.what.partition(":")[0]
    return Refusal(edited.place(line, column), problem.what, problem.mend)


def _unplaced(problem: Problem) -> Refusal:
    return Refusal(f"{problem.file}:{problem.line}", problem.what, problem.mend)


def write_tables(found: Plan) -> list[Path]:
    """Write the changed tables, all or none, and return where their earlier versions are kept.

    Raises
    ------
    NpmCompareError
        If the plan has problems or conflicts, if the data changed since it was made, if another import writes at the same
        time, or if a file cannot be written.
    """
    if not found.ready:
        raise NpmCompareError(say("Nothing is written: there are problems or conflicts."))
    with alone(found.folder):
        if digest(found.folder) != found.digest:
            raise NpmCompareError(say("The data changed while they were compared. Run the import again."))
        return _write_all(found)


def _write_all(found: Plan) -> list[Path]:
    tables = sorted({change.table for change in found.changes})
    paths = [found.folder / f"{table}.csv" for table in tables]
    beside = [path.with_name(f".{path.name}{UNFINISHED}") for path in paths]
    for folder in (found.folder, found.folder / PREVIOUS):
        sweep(folder)
    try:
        for table, new in zip(tables, beside, strict=True):
            _write(new, found.sheets[table])
        kept = [_kept(path) for path in paths]
        _replace(paths, beside, kept)
    except OSError as error:
        raise NpmCompareError(
            say("{file} cannot be written ({reason}).", file=error.filename, reason=error.strerror)
        ) from None
    finally:
        for new in beside:
            new.unlink(missing_ok=True)
    return kept


def _write(path: Path, sheet: Sheet) -> None:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerows([sheet.table.columns, *_rows(sheet)])
    write_whole(path, held.getvalue().encode())


def _kept(path: Path) -> Path:
    """Keep the version of a table that is about to be replaced."""
    folder = path.parent / PREVIOUS
    folder.mkdir(exist_ok=True)
    return write_whole(folder / f"{path.name}.{datetime.now(UTC):%Y-%m-%dT%H-%M-%S.%f}", path.read_bytes())


def _replace(paths: Sequence[Path], ready: Sequence[Path], kept: Sequence[Path]) -> None:
    """Put the new tables in place; if one cannot be, those before it are put back."""
    for place, (path, new) in enumerate(zip(paths, ready, strict=True)):
        try:
            new.replace(path)
        except OSError:
            for done, copy in zip(paths[:place], kept, strict=False):
                write_whole(done, copy.read_bytes())
            raise
