"""Files of results, by the ending of their names: tables for programs and for readers, charts as pictures and slides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.decisions import Decisions
from npm_compare.analysis.draft import Draft
from npm_compare.analysis.laws import Laws
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.base.writing import ending_of, write_whole
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.documents import FORMATS
from npm_compare.reports.drafts import DOCUMENTS, document
from npm_compare.reports.papers import paper
from npm_compare.reports.plain import PLAIN
from npm_compare.reports.presentation import Deck
from npm_compare.views.charts.chart import Chart
from npm_compare.views.display import has_names
from npm_compare.views.workbook import of_comparison, of_decisions, of_laws, of_table

AnyTable = Comparison | Decisions | Laws | pd.DataFrame

Forms = Mapping[str, Callable[[Any], bytes]]
"""How a result is written, by the ending of the file."""


@checked
def save(
    result: AnyTable | Draft | Chart, path: str | Path, *, slide: bool = False, data: Dataset | None = None
) -> Path:
    """Write a table, a draft or a chart to a file, by the ending of its name: the same bytes every time.

    Parameters
    ----------
    result
        A comparison, decisions, laws side by side, any table that this package returns, a draft, or a chart.
    path
        File to write. Tables: `.csv` has the codes, the same in every language; `.xlsx` the words in the language spoken, of a
        comparison with source and note beside each value. Laws also: `.html`, `.pdf` and `.docx` as they are read, `.json` and
        `.md` with the codes. A draft: `.docx`, to be edited, `.html`, `.pdf`, `.md`, or its table as `.csv`. Charts: `.png`
        (with the alternative text as its description),
        `.svg`, `.pdf`, or `.pptx`, a slide with the finding as its title, the sources at its foot and notes for the speaker;
        plain bars can be edited in it.
    slide
        A chart as a picture of a slide's shape (16:9, 2560 by 1440 points): `.png` only.
    data
        The data behind a table that is put into words, if they are not those that came with the package.

    Raises
    ------
    WrongEnding
        If the name ends otherwise.
    NpmCompareError
        If the file cannot be written: the disk is full, the folder is not there, somebody else owns it.
    """
    forms = _forms(result, data, slide=slide)
    made = forms[ending_of(path, tuple(forms))](result)
    try:
        return write_whole(path, made)
    except OSError as error:
        raise NpmCompareError("not_written", file=str(path), reason=str(error.strerror)) from None


def _forms(result: AnyTable | Draft | Chart, data: Dataset | None, *, slide: bool) -> Forms:
    """Return how a result is written, by the ending of the file."""
    if isinstance(result, Chart):
        return {".png": Chart.screen} if slide else CHART_FORMS
    if isinstance(result, Draft):
        return DRAFT_FORMS
    tables: Forms = {".xlsx": partial(_workbook, data=data), ".csv": _csv}
    return {**LAW_FORMS, **tables} if isinstance(result, Laws) else tables


def _workbook(result: AnyTable, data: Dataset | None) -> bytes:
    if isinstance(result, pd.DataFrame):
        return of_table(result, data or load())
    if isinstance(result, Comparison):
        return of_comparison(result)
    return of_decisions(result) if isinstance(result, Decisions) else of_laws(result)


def _plain(found: Laws, *, form: str) -> bytes:
    return PLAIN[form](found.table).encode()


def _csv(result: AnyTable | Draft) -> bytes:
    table = result if isinstance(result, pd.DataFrame) else result.table
    return table.to_csv(index=has_names(table), lineterminator="\n").encode("utf-8-sig")  # Excel needs the mark


LAW_FORMS: Forms = {
    **{f".{form}": partial(paper, form=form) for form in FORMATS},
    **{f".{form}": partial(_plain, form=form) for form in ("json", "md")},
}
"""How laws side by side are written beside a table, by the ending of the file."""

DRAFT_FORMS: Forms = {**{ending: partial(document, ending=ending) for ending in DOCUMENTS}, ".csv": _csv}
"""How a draft is written, by the ending of the file."""


def _deck(chart: Chart) -> bytes:
    made = Deck(chart.data)
    made.chart(chart)
    return made.content()


CHART_FORMS: Mapping[str, Callable[[Chart], bytes]] = {
    ".png": lambda chart: chart.content("png"),
    ".svg": lambda chart: chart.content("svg"),
    ".pdf": lambda chart: chart.content("pdf"),
    ".pptx": _deck,
}
"""How a chart is written, by the ending of the file."""
