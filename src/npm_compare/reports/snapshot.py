"""The data of one run, taken once: a copy that nobody changes while the reports are made.

A run takes minutes, and an import or an editor may save meanwhile. Every process of the run reads the copy, and the tables
that go with the reports are those of the copy: pages, charts and tables are of one version.
"""

from __future__ import annotations

import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import data_folder, data_from
from npm_compare.checking.schema import FILE, descriptor_of, tables
from npm_compare.facts.dataset import Dataset, load

READINGS = 20
"""So often the tables are read until two readings are alike: an import replaces them one after the other, in an instant."""

Content = dict[str, bytes]
"""The files of the data by their names."""


def taken() -> Dataset:
    """Return the data as they are now, from a copy of the folder; the same data are copied once for each process.

    Raises
    ------
    DataError
        If any table breaks a rule.
    NpmCompareError
        If somebody writes the tables all the while.
    """
    folder = data_folder()
    try:
        content = _at_rest(folder)
    except OSError:
        load(folder)  # says of a table that it is missing, or cannot be read
        raise
    with data_from(_copied(content)):
        return load()


def _at_rest(folder: Path) -> Content:
    before = _read(folder)
    for _ in range(READINGS):
        now = _read(folder)
        if now == before:
            return now
        before = now
    raise NpmCompareError("data_written", folder=repr(str(folder)))


def _read(folder: Path) -> Content:
    paths = [folder / table.file for table in tables().values()]
    return {**{path.name: path.read_bytes() for path in paths}, FILE: descriptor_of(folder).read_bytes()}


def _copied(content: Content) -> Path:
    """Return the folder of the copy; whatever was cleared away there since is written again."""
    place = Path(_place(sha256(repr(sorted(content.items())).encode()).hexdigest()).name).resolve()
    place.mkdir(exist_ok=True)
    for name, raw in content.items():
        if not (place / name).is_file():
            (place / name).write_bytes(raw)
    return place


@cache
def _place(fingerprint: str) -> tempfile.TemporaryDirectory[str]:  # kept, and removed when the process ends
    return tempfile.TemporaryDirectory(prefix="npm-compare-")
