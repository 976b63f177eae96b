"""Where the data, the notebooks and the pages that came with the package are: installed, or in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
"""The folder of the code."""


def data_folder() -> Path:
    """Return the folder of the data that came with the package."""
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
