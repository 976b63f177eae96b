"""What an analyst keeps of a view: what the open tab shows as a picture, table or document, the facts behind it, the state."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.writing import write_whole
from npm_compare.desk.explorer.pictures import FACTS, PICTURES, TABLES
from npm_compare.desk.explorer.sheets import SHEETS
from npm_compare.desk.explorer.state import to_json
from npm_compare.desk.explorer.view import TABS, View
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.saving import save as write


def save(view: View, form: str, data: Dataset, *, name: str, folder: Path) -> Path:
    """Save what the open tab of a view shows in one of its `FORMS` under a name that is still free, and return the file.

    Raises
    ------
    NpmCompareError
        If the name is not that of a file, the file cannot be written, or there is nothing to save.
    """
    if not name.strip() or Path(name).name != name or name.startswith(".") or not name.isprintable():
        raise NpmCompareError("file_name_unusable", name=repr(name))
    tail = "-sources" if form == "sources" else "" if form == "json" else TAILS.get(view.tab, "")
    path = _free(folder, name + tail, "csv" if form == "sources" else form)
    try:
        WRITERS.get(form, _write_table)(view, data, path)
    except OSError as error:
        raise NpmCompareError("not_written", file=str(path), reason=str(error.strerror)) from None
    return path


TAILS: Mapping[str, str] = {"laws": "-laws", "draft": "-draft"}
"""What is added to the name of the files of a tab."""


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
    write(TABLES[view.tab](view, data), path, data=data)


def _write_workbook(view: View, data: Dataset, path: Path) -> None:
    shown: Callable[[View, Dataset], Any] = SHEETS.get(view.tab) or TABLES[view.tab]
    write(shown(view, data), path, data=data)


def _write_sources(view: View, data: Dataset, path: Path) -> None:
    facts = FACTS[view.tab](view, data)[SOURCE_COLUMNS]
    write_whole(path, facts.to_csv(index=False, lineterminator="\n").encode("utf-8-sig"))


def _write_picture(view: View, data: Dataset, path: Path) -> None:
    write(PICTURES[view.tab](view, data), path)


def _write_state(view: View, data: Dataset, path: Path) -> None:
    write_whole(path, to_json(view).encode())


WRITERS: Mapping[str, Callable[[View, Dataset, Path], None]] = {
    **dict.fromkeys(("png", "svg", "pptx"), _write_picture),
    "xlsx": _write_workbook,
    "sources": _write_sources,
    "json": _write_state,
}
"""What writes a form; any other form is written from what the tab shows."""

PICTURE = ("png", "svg", "pptx")
DOCUMENTS = {"laws": ("docx", "xlsx", "csv"), "draft": ("docx", "csv")}


def _forms(tab: str) -> tuple[str, ...]:
    pictures = PICTURE if tab in PICTURES else ()
    facts = ("sources",) if tab in FACTS else ()
    return (*pictures, *DOCUMENTS.get(tab, ("xlsx", "csv")), *facts, "json")


FORMS: Mapping[str, tuple[str, ...]] = {tab: _forms(tab) for tab in TABS}
"""In which forms each tab is saved: its picture, its table or document, the facts behind it, the state."""

SAVED_FORMS = tuple(dict.fromkeys(form for forms in FORMS.values() for form in forms))
"""Every form in which something is saved."""
