"""Where the data, the notebooks and the pages that came with the package are: installed, or in a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHOICE = "NPM_COMPARE_DATA"
"""Environment variable that names another folder of data for a whole process and those that it starts."""

PACKAGE = Path(__file__).parents[1]
"""The folder of the code."""


def data_folder() -> Path:
    """Return the folder of the data: the one that the environment names, or the one that came with the package."""
    chosen = os.environ.get(CHOICE)
    return Path(chosen) if chosen else own_data_folder()


@contextmanager
def reading(folder: Path | None) -> Iterator[None]:
    """Take the data from a folder within a block, also in processes begun in it; without a folder nothing changes."""
    before = os.environ.get(CHOICE)
    try:
        if folder is not None:
            os.environ[CHOICE] = str(folder.resolve())
        yield
    finally:
        os.environ.pop(CHOICE, None)
        os.environ.update({} if before is None else {CHOICE: before})


def own_data_folder() -> Path:
    """Return the folder of the data that came with the package, which also describes every table."""
    return _given("data")


def notebooks_folder() -> Path:
    """Return the folder of the notebooks that came with the package."""
    return _given("notebooks")


def pages_folder() -> Path:
    """Return the folder of the pages that say how the reports are made and read."""
    return _given("pages")


def _given(name: str) -> Path:
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parents[1] / name
