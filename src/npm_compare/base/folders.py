"""Where the data, the notebooks and the pages that came with the package are: installed, or in a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from npm_compare.base.errors import NpmCompareError

DATA_VARIABLE = "NPM_COMPARE_DATA"
"""Environment variable that names another folder of data for a whole process and those that it starts."""

KNOWN_VARIABLE = "NPM_COMPARE_KNOWN"
"""Environment variable that names the day by which facts must have been known, for a whole process and those that it starts."""

PACKAGE = Path(__file__).parents[1]
"""The folder of the code."""


def data_folder() -> Path:
    """Return the folder of the data: the one that the environment names, or the one that came with the package."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen) if chosen else own_data_folder()


def known_by() -> str:
    """Return the day by which facts must have been known; empty for all that are known today."""
    return os.environ.get(KNOWN_VARIABLE, "")


@contextmanager
def data_from(folder: Path | None, known: str = "") -> Iterator[None]:
    """Take the data from a folder, as they were known by a day, within a block and in processes begun in it.

    Without a folder, or a day, nothing changes.
    """
    given = {DATA_VARIABLE: "" if folder is None else str(folder.resolve()), KNOWN_VARIABLE: known}
    before = {name: os.environ.get(name) for name in given}
    try:
        os.environ.update({name: value for name, value in given.items() if value})
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({} if value is None else {name: value})


def own_data_folder() -> Path:
    """Return the folder of the data that came with the package, which also describes every table."""
    return _given("data")


def refuse_package(folder: Path) -> None:
    """Refuse to write into the data that were installed with the package; those of a checkout can be written."""
    if folder.resolve() == (PACKAGE / "data").resolve():
        raise NpmCompareError("data_of_package", folder=str(folder))


def notebooks_folder() -> Path:
    """Return the folder of the notebooks that came with the package."""
    return _given("notebooks")


def pages_folder() -> Path:
    """Return the folder of the pages that say how the reports are made and read."""
    return _given("pages")


def in_checkout() -> bool:
    """Say whether the package is used from a checkout, with the files of the project around it."""
    return own_data_folder() != PACKAGE / "data"


def _given(name: str) -> Path:
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / name
