"""What is copied into the analyst's folder: the notebooks in the language spoken, with what they show in it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import chdir, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import data_folder
from npm_compare.base.nested import read_json
from npm_compare.reports.execution import apart, execute
from npm_compare.reports.prose import translated
from npm_compare.views.html import directed
from npm_compare.views.language import language, right_to_left, speaking
from npm_compare.views.languages import SOURCE


class Original(NamedTuple):
    """A notebook to copy: the digest of all that it is made from, and what makes its content; that may take seconds."""

    digest: str
    content: Callable[[], bytes]


def original(path: Path) -> Original:
    """Return a notebook in the language spoken: as it is saved in English, else with its prose and outputs in that language."""
    saved, spoken = path.read_bytes(), language()
    if spoken == SOURCE:
        return Original(digest(saved), lambda: saved)
    words = (files("npm_compare.views") / "locale" / f"{spoken}.po").read_bytes()
    facts = b"".join(table.read_bytes() for table in sorted(data_folder().glob("*.csv")))
    made_from = hashlib.sha256(digest(saved).encode() + words + facts).hexdigest()
    return Original(made_from, lambda: _computed(path, spoken))


def _computed(path: Path, spoken: str) -> bytes:
    """Return a notebook with what it shows in a language; without it where a cell fails, as on other data."""
    try:
        return bytes(apart(in_language, path, spoken))
    except NpmCompareError:
        return in_language(path, spoken, run=False)


def in_language(path: Path, spoken: str, *, run: bool = True) -> bytes:
    """Return a notebook with its prose in a language, and what its cells show in it or, unless it is `run`, nothing."""
    import nbformat

    with speaking(spoken):
        notebook = translated(nbformat.read(path, as_version=4))
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
                cell.metadata.pop("execution", None)
            else:
                cell.source = set_in_direction(cell.source)
        if run:
            with TemporaryDirectory() as scratch, chdir(scratch):  # for what a cell saves
                execute(notebook)
            _direct(notebook.cells)
    return f"{nbformat.writes(notebook)}\n".encode()


def _direct(cells: list[dict[str, list[dict[str, dict[str, str]]]]]) -> None:
    """Set what cells show in HTML in the direction of the language spoken."""
    for cell in cells:
        for output in cell.get("outputs", []):
            if markup := output.get("data", {}).get("text/html"):
                output["data"]["text/html"] = directed(markup)


def set_in_direction(text: str) -> str:
    """Return Markdown set in the direction of the language spoken, code and dates kept together.

    >>> with speaking("ar"):
    ...     print(set_in_direction("في 2020-01-31"))
    <div dir="rtl" lang="ar">
    <BLANKLINE>
    في <bdi>2020-01-31</bdi>
    <BLANKLINE>
    </div>
    """
    if not right_to_left():
        return text
    isolated = re.sub(r"`[^`\n]+`|\d{4}-\d\d(?:-\d\d)?", r"<bdi>\g<0></bdi>", text)
    return f'<div dir="rtl" lang="{language()}">\n\n{isolated}\n\n</div>'


def digest(content: bytes) -> str:
    """Return a digest of the cells of a notebook: JupyterLab writes the version of Python beside them when it opens one."""
    with suppress(ValueError, KeyError, TypeError):  # not a notebook: every byte counts
        content = json.dumps(read_json(content)["cells"], sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()
