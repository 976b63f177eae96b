"""Workbooks to be filled or edited: written with the same bytes every time, opened with a sentence for every way to fail."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError, message
from npm_compare.base.hidden import visible
from npm_compare.base.writing import ending_of, write_whole
from npm_compare.desk.editing.entries import Refusal
from npm_compare.facts.dataset import Dataset
from npm_compare.views.workbook import SAFE

ABOUT = "_about"
"""The hidden sheet that says which form of workbook it is, and from which data it was made."""

LARGEST = 200
"""Megabytes that a workbook may unpack to; that of all facts takes a tenth of it."""


def write_book(data: Dataset, path: str | Path, fill: Callable[[Any], None]) -> Path:
    """Write a workbook whose sheets `fill` adds; WrongEnding for another ending, NpmCompareError if it cannot be written."""
    import xlsxwriter

    ending_of(path, (".xlsx",))
    held = io.BytesIO()
    try:
        with xlsxwriter.Workbook(held, SAFE) as book:
            book.set_properties({"created": datetime.fromisoformat(data.date)})
            fill(book)
        return write_whole(Path(path), held.getvalue())
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        raise NpmCompareError("workbook_not_written", file=str(path), reason=reason) from None


def write_hidden(book: Any, name: str, rows: Iterable[Iterable[str]]) -> Any:
    """Write rows of texts on a hidden sheet, and return it."""
    sheet = book.add_worksheet(name)
    text = book.add_format({"num_format": "@"})
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(line, column, cell, text)
    sheet.hide()
    return sheet


def height(cells: Iterable[tuple[str, float]], line: float = 13) -> float:
    """Return the height in points of a row that shows its texts whole, each in a column of a width; Excel allows 409 points.

    >>> height([("a" * 25, 10), ("b", 30)], 10)
    30.0
    """
    lines = (sum(1 + int(len(part) / max(width, 1)) for part in text.split("\n")) for text, width in cells)
    return min(409.0, line * float(max(lines, default=1)))


@contextmanager
def opened(path: str | Path) -> Iterator[Any]:
    """Open a workbook to be read; NpmCompareError if it is none, if it is damaged, or if a sheet asked for is missing."""
    book = _open(Path(path))
    try:
        yield book
    except KeyError as error:
        raise NpmCompareError("workbook_not_exported", file=Path(path).name, part=str(error)) from None
    except NpmCompareError:
        raise
    except Exception as error:  # in a damaged workbook the library stumbles in many ways: XML, compression, numbers
        raise _unreadable(path, error) from None
    finally:
        book.close()


def read_about(book: Any) -> dict[str, str]:
    """Return what the hidden sheet says of a workbook that is open."""
    book[ABOUT].reset_dimensions()
    rows = (row[:2] for row in book[ABOUT].iter_rows(values_only=True) if any(row))
    return {str(name): str(value or "") for name, value in rows}


def sheet_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a sheet, none shorter than the first: a spreadsheet leaves out cells at the end that are empty."""
    from openpyxl.cell.read_only import EMPTY_CELL

    sheet.reset_dimensions()
    width = 0
    for row in sheet.iter_rows():
        width = width or len(row)
        yield (*row, *[EMPTY_CELL] * (width - len(row)))


def stray_cells(
    sheet: Any, row: Sequence[Any], line: int, names: Sequence[str], known: Collection[str]
) -> Iterator[Refusal]:
    """Refuse what stands in a row beside the known columns: nothing there is read."""
    from openpyxl.utils.cell import get_column_letter

    for place, cell in enumerate(row):
        if cell.value is not None and (place >= len(names) or names[place] not in known):
            where = f"{sheet}!{get_column_letter(place + 1)}{line}"
            yield Refusal(where, message("stray_cell", value=str(cell.value)))


def unread_sheets(book: Any, read: Collection[str], explaining: str = "") -> list[Refusal]:
    """Say which sheets of a workbook hold something and are not read: a copy of one that is, or a new one.

    The sheet that is `explaining` how the workbook is used holds nothing to be read.
    """
    return [
        Refusal(sheet.title, message("sheet_not_read", sheets=tuple(name for name in read if not name.startswith("_"))))
        for sheet in book.worksheets
        if sheet.title not in (*read, explaining) and _says_something(sheet)
    ]


def _says_something(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def form_of(path: str | Path) -> str:
    """Return the form of a workbook, which says by whom it is read."""
    with opened(path) as book:
        return read_about(book)["form"]


def check_form(path: str | Path, form: str, read: str) -> None:
    """Refuse a workbook of another version of the program."""
    if form != read:
        raise NpmCompareError("workbook_of_other_version", file=Path(path).name, form=visible(form), read=read)


def _open(path: Path) -> Any:
    from openpyxl.reader.excel import load_workbook

    if not path.is_file():
        raise NpmCompareError("no_file", file=str(path))
    try:
        _refuse_large(path)
        return load_workbook(path, read_only=True)
    except NpmCompareError:
        raise
    except Exception as error:  # as above: no workbook at all, a damaged one, one with a password
        raise _unreadable(path, error) from None


def _refuse_large(path: Path) -> None:
    """Refuse a workbook that unpacks to more than it may, before any of it is unpacked.

    The sizes are those that it gives itself: of a part that is larger than it says, no more is unpacked than that, and its
    checksum shows it.
    """
    with zipfile.ZipFile(path) as packed:
        size = sum(part.file_size for part in packed.infolist())
    if size > LARGEST * 1_000_000:
        raise NpmCompareError("workbook_too_large", file=path.name, size=size // 1_000_000, largest=LARGEST)


def _unreadable(path: str | Path, error: Exception) -> NpmCompareError:
    reason = visible(str(error) or type(error).__name__)
    return NpmCompareError("workbook_not_read", file=Path(path).name, reason=reason)
