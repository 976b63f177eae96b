"""Changed tables: rows put in their place; all tables written or none, and the version before is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from npm_compare.base.errors import DataError, NpmCompareError
from npm_compare.base.folders import refuse_package
from npm_compare.base.writing import UNFINISHED, alone, sweep, write_whole
from npm_compare.checking.check import read_folder
from npm_compare.checking.sheets import Sheet

Cells = tuple[str, ...]
"""A row of a table: its cells in the order of the table."""

PREVIOUS = ".previous"
"""Folder beside the tables in which their earlier versions are kept."""


def digest(folder: Path, tables: Collection[str]) -> str:
    """Return the digest of tables in a folder, which changes with any byte; a missing one is empty."""
    found = sha256()
    for table in tables:
        path = folder / f"{table}.csv"
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


def read_tables(folder: Path) -> dict[str, Sheet]:
    """Read every table of a folder; DataError if one cannot be read, since it could not be written back."""
    sheets = read_folder(folder)
    if unread := [problem for sheet in sheets.values() if not sheet.usable for problem in sheet.problems]:
        raise DataError(unread)
    return sheets


def rows_of(sheet: Sheet) -> list[Cells]:
    """Return the rows of a table."""
    return list(sheet.rows(*sheet.table.columns))


def with_rows(sheet: Sheet, rows: Sequence[Cells], new: Sequence[Cells] = ()) -> Sheet:
    """Return a table with other rows, and with new ones in the places where they belong."""
    kept = list(rows)
    for row in new:
        kept.insert(_behind(kept, row, sheet), row)
    cells = list(zip(*kept, strict=True)) or [()] * len(sheet.table.columns)
    columns = {name: list(column) for name, column in zip(sheet.table.columns, cells, strict=True)}
    return replace(sheet, columns=columns, lines=_lines(kept), problems=list(sheet.problems))


def _behind(rows: Sequence[Cells], new: Cells, sheet: Sheet) -> int:
    """Return the place of a new row: behind the next smaller key, or behind the last one of its question, or of its subject."""
    first = sheet.table.columns.index(sheet.table.key[0])
    if len(sheet.table.key) == 1:
        smaller = ((row[first], place) for place, row in enumerate(rows) if row[first] < new[first])
        return 1 + max(smaller, default=("", -1))[1]
    for last in (first + 2, first + 1):
        same = [place for place, row in enumerate(rows) if row[first:last] == new[first:last]]
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


def write_together(
    folder: Path, sheets: Mapping[str, Sheet], tables: Collection[str], *, watched: Collection[str], before: str
) -> list[Path]:
    """Write some tables of a folder, all or none, and return where their earlier versions are kept.

    Parameters
    ----------
    folder, sheets, tables
        The folder, its tables as they are to be, and the names of those that changed.
    watched, before
        The tables on which the changes rest, and their digest when they were read.

    Raises
    ------
    NpmCompareError
        If one of the tables is a link, if one of those watched changed in the meantime, if another run writes there, or if a
        file cannot be written.
    """
    refuse_package(folder)
    with alone(folder):
        _refuse_links([*(folder / f"{table}.csv" for table in sorted(tables)), folder / PREVIOUS])
        if digest(folder, watched) != before:
            raise NpmCompareError("data_changed")
        return _write_all(folder, sheets, tables)


def _refuse_links(places: Sequence[Path]) -> None:
    """Refuse to write through a link: a new file would take its place, and what it leads to would stay as it was."""
    for place in places:
        if place.is_symlink():
            raise NpmCompareError("table_is_link", file=str(place), target=str(place.resolve()))


def _write_all(folder: Path, sheets: Mapping[str, Sheet], tables: Collection[str]) -> list[Path]:
    names = sorted(tables)
    paths = [folder / f"{table}.csv" for table in names]
    beside = [path.with_name(f".{path.name}{UNFINISHED}") for path in paths]
    for place in (folder, folder / PREVIOUS):
        sweep(place)
    try:
        for table, new in zip(names, beside, strict=True):
            _write(new, sheets[table])
        kept = [_kept(path) for path in paths]
        _replace(paths, beside, kept)
    except OSError as error:
        raise NpmCompareError("not_written", file=str(error.filename), reason=str(error.strerror)) from None
    finally:
        for new in beside:
            new.unlink(missing_ok=True)
    return kept


def _write(path: Path, sheet: Sheet) -> None:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerows([sheet.table.columns, *rows_of(sheet)])
    write_whole(path, held.getvalue().encode())


def _kept(path: Path) -> Path:
    """Keep the version of a table that is about to be replaced."""
    folder = path.parent / PREVIOUS
    folder.mkdir(exist_ok=True)
    return write_whole(folder / f"{path.name}.{datetime.now(UTC):%Y-%m-%dT%H-%M-%S.%f}", path.read_bytes())


def _replace(paths: Sequence[Path], ready: Sequence[Path], kept: Sequence[Path]) -> None:
    """Put the new tables in place, with the rights of the old ones; if one cannot be, those before it are put back."""
    for place, (path, new) in enumerate(zip(paths, ready, strict=True)):
        try:
            new.chmod(path.stat().st_mode)
            new.replace(path)
        except OSError:
            for done, copy in zip(paths[:place], kept, strict=False):
                write_whole(done, copy.read_bytes())
            raise
