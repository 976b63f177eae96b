"""Where the data, the notebooks and the pages that came with the package are: installed, or in a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DATA_VARIABLE = "NPM_COMPARE_DATA"
"""Environment variable that names another folder of data for a whole process and those that it starts."""

PACKAGE = Path(__file__).parents[1]
"""The folder of the code."""


def data_folder() -> Path:
    """Return the folder of the data: the one that the environment names, or the one that came with the package."""
    chosen = os.environ.get(DATA_VARIABLE)
    return Path(chosen) if chosen else own_data_folder()


@contextmanager
def reading(folder: Path | None) -> Iterator[None]:
    """Take the data from a folder within a block, also in processes begun in it; without a folder nothing changes."""
    before = os.environ.get(DATA_VARIABLE)
    try:
        if folder is not None:
            os.environ[DATA_VARIABLE] = str(folder.resolve())
        yield
    finally:
        os.environ.pop(DATA_VARIABLE, None)
        os.environ.update({} if before is None else {DATA_VARIABLE: before})


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
