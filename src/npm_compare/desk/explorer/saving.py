"""What an analyst keeps of a view: its chart, its table, the facts behind it, its state."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.writing import write_whole
from npm_compare.desk.explorer.state import to_json
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.saving import save as write


def save(view: View, form: str, data: Dataset, *, name: str, folder: Path) -> Path:
    """Save one of `SAVED_FORMS` of a view under a name that is still free, and return the file.

    Raises
    ------
    NpmCompareError
        If the name is not that of a file, the file cannot be written, or there is nothing to save.
    """
    if not name.strip() or Path(name).name != name or name.startswith(".") or not name.isprintable():
        raise NpmCompareError("file_name_unusable", name=repr(name))
    stem, ending = (f"{name}-sources", "csv") if form == "sources" else (name, form)
    path = _free(folder, stem, ending)
    try:
        WRITERS[form](view, data, path)
    except OSError as error:
        raise NpmCompareError("not_written", file=str(path), reason=str(error.strerror)) from None
    return path


def _free(folder: Path, stem: str, ending: str) -> Path:
    """Return a path that no file has: nothing that was saved before is written over."""
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for one in names if not os.path.lexists(path := folder / f"{one}.{ending}"))  # a link has its name


SOURCE_COLUMNS = [
    *("subject", "indicator", "value", "unit", "basis", "valid_from", "valid_to", "source", "locator"),
    *("confidence", "note"),
]
"""The columns of the facts behind a table, as they are saved."""


def _write_table(view: View, data: Dataset, path: Path) -> None:
    write(view.comparison(data), path)


def _write_sources(view: View, data: Dataset, path: Path) -> None:
    facts = view.comparison(data).claims[SOURCE_COLUMNS]
    write_whole(path, facts.to_csv(index=False, lineterminator="\n").encode("utf-8-sig"))


def _write_chart(view: View, data: Dataset, path: Path) -> None:
    write(view.chart(data), path)


def _write_state(view: View, data: Dataset, path: Path) -> None:
    write_whole(path, to_json(view).encode())


WRITERS: Mapping[str, Callable[[View, Dataset, Path], None]] = {
    "png": _write_chart,
    "svg": _write_chart,
    "pptx": _write_chart,
    "xlsx": _write_table,
    "csv": _write_table,
    "sources": _write_sources,
    "json": _write_state,
}
"""What writes each form: the chart as a picture and as a slide, the table, the facts behind it with their sources, the state."""

SAVED_FORMS = tuple(WRITERS)
"""What can be saved."""
