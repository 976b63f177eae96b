"""What a process of its own makes: the report of one notebook, a deck, a workbook, a page on the method."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import reading
from npm_compare.facts.dataset import load
from npm_compare.reports.documents import convert
from npm_compare.reports.execution import execute, set_parameters
from npm_compare.reports.pages import notebook_of, title_of_page
from npm_compare.reports.prose import answer_of, title_of, translated
from npm_compare.reports.slides import deck
from npm_compare.views.charts.chart import KEEP
from npm_compare.views.language import say, speaking
from npm_compare.views.workbook import write_workbook

Parameters = Mapping[str, str]
"""Other values for the names that the first cell of a notebook assigns."""


def with_data(folder: Path, work: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns when the data are those of a folder."""
    with reading(folder):
        return work(*arguments)


def report_of(path: Path, language: str, formats: Sequence[str], parameters: Parameters, kept: str) -> tuple[str, str]:
    """Run a notebook in a language, write its report and its charts into a folder, and return its title and answer."""
    import nbformat
    from nbformat.reader import NotJSONError

    try:
        notebook = nbformat.read(path, as_version=4)
    except (NotJSONError, nbformat.ValidationError) as error:
        raise NpmCompareError(
            say("{file} is not a notebook: {reason}", file=path.name, reason=str(error)[:100])
        ) from None
    os.environ[KEEP] = str(Path(kept) / path.stem)
    with speaking(language):
        spoken = translated(notebook)
        first = next((cell for cell in spoken.cells if cell.cell_type == "code"), None)
        if first is not None and parameters:
            first.source = set_parameters(first.source, parameters)
        execute(spoken)
        title = title_of(spoken)
        for name, content in convert(spoken, title, load(), formats).items():
            (Path(kept) / f"{path.stem}.{name}").write_bytes(content)
        return title, answer_of(spoken)


def deck_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the briefing deck in a language."""
    given = {name: value for name, value in parameters.items() if name in ("asker", "group", "at")}
    with speaking(language):
        return [deck(**given, data=load())]


def workbook_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the tables as one workbook in a language."""
    with speaking(language), tempfile.TemporaryDirectory() as place:
        return [write_workbook(load(), Path(place) / "book.xlsx", at=parameters.get("at", "today")).read_bytes()]


def page_of(language: str, path: Path, formats: Sequence[str]) -> list[bytes]:
    """Return a page on the method in each of some formats."""
    with speaking(language):
        made = convert(notebook_of(path, load()), title_of_page(path), load(), formats)
    return [made[name] for name in formats]
