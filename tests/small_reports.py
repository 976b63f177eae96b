"""Small notebooks, and what a run of the reports makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from npm_compare.reports.landing import Page
from npm_compare.reports.making import report
from npm_compare.reports.order import landing_file
from npm_compare.reports.work import Work

GOOD = (
    "# What is known & what is <not>?",
    "from npm_compare.views.findings import Finding\nfrom npm_compare import charts, figures",
    'Finding("Less < more & “so”.", 3)',
    "## What the facts show\nSee <https://www.ohchr.org/en/opcat>.",
    'charts.trend(figures("seminar"))',
    'figures("seminar")',
)
BROKEN = ("# Does this fail?", 'raise ValueError("no <such> value")')
PLAIN = ("# Is there nothing computed?", "1 + 1")


class Run(NamedTuple):
    """What one run of the reports left and said."""

    target: Path
    pages: dict[str, Page]
    said: list[str]


def write_notebook(path: Path, cells: tuple[str, ...]) -> None:
    made = [
        (new_markdown_cell if text.startswith("#") else new_code_cell)(text, id=f"cell-{n}")
        for n, text in enumerate(cells)
    ]
    nbformat.write(new_notebook(cells=made), path)


def run(folder: Path, target: Path, *names: str, formats: tuple[str, ...] = ("html",), **settings: Any) -> Run:
    said: list[str] = []
    settings = {"languages": ["en"]} | settings
    pages = report(target, names, formats=formats, folder=folder, tell=said.append, **settings)
    return Run(target, {page.name: page for page in pages if page.language == "en"}, said)


def page_of(made: Run, name: str = "01_good", language: str = "en") -> str:
    return (made.target / language / f"{name}.html").read_text(encoding="utf-8")


def landing_of(made: Run, language: str = "en") -> str:
    return (made.target / landing_file(language)).read_text(encoding="utf-8")


def contents(target: Path) -> dict[str, bytes]:
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def links_of(page: str) -> set[str]:
    """Return the links to files of the same folder."""
    return {address for address in re.findall(r'href="([^"#]+)"', page) if not address.startswith("http")}


@contextmanager
def only_reports() -> Iterator[None]:
    """Leave the workbook, the deck, the pages and the atlas, which have tests of their own, out of a run of the reports."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Work, "extras", lambda self, language: [])
        patch.setattr(Work, "atlas", lambda self: [])
        yield
