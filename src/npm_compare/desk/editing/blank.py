"""Empty tables for another treaty or topic: the descriptor and the lists of codes, every other table with its heading alone."""

from __future__ import annotations

from pathlib import Path

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import own_data_folder
from npm_compare.base.writing import write_whole
from npm_compare.checking.schema import FILE, tables

WHOLE = (FILE, "codes.csv")
"""What is copied as it is: the description of the columns, and the lists of codes, which carry the labels."""


def blank(folder: Path) -> list[Path]:
    """Write every table of the model without its rows into a new folder; return the files.

    The columns are those of the package and stay as they are; the codes, their labels and the title, version and day of the
    descriptor are the adopter's to change.

    Raises
    ------
    NpmCompareError
        If something is in the folder already: nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NpmCompareError("not_empty", folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    given = {name: (own_data_folder() / name).read_bytes() for name in WHOLE}
    headings = {table.file: (",".join(table.columns) + "\n").encode() for table in tables().values()}
    return [write_whole(folder / name, content) for name, content in (headings | given).items()]
