"""Files of results, by the ending of their names: tables for programs and for readers, charts as pictures and slides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.decisions import Decisions
from npm_compare.base.writing import ending_of, write_whole
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.presentation import Deck
from npm_compare.views.charts.chart import Chart
from npm_compare.views.display import has_names
from npm_compare.views.workbook import of_comparison, of_decisions, of_table

AnyTable = Comparison | Decisions | pd.DataFrame


def save(result: AnyTable | Chart, path: str | Path, *, slide: bool = False, data: Dataset | None = None) -> Path:
    """Write a table or a chart to a file, by the ending of its name: the same bytes every time.

    Parameters
    ----------
    result
        A comparison, decisions, any table that this package returns, or a chart.
    path
        File to write. Tables: `.csv` has the codes, the same in every language; `.xlsx` the words in the language spoken, of a
        comparison with source and note beside each value. Charts: `.png` (with the alternative text as its description),
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
    """
    if isinstance(result, Chart):
        forms = {".png": Chart.screen} if slide else CHART_FORMS
        return write_whole(path, forms[ending_of(path, tuple(forms))](result))
    if ending_of(path, TABLE_ENDINGS) == ".csv":
        return write_whole(path, _csv(result))
    return write_whole(path, _workbook(result, data))


def _workbook(result: AnyTable, data: Dataset | None) -> bytes:
    if isinstance(result, Comparison):
        return of_comparison(result)
    return of_decisions(result) if isinstance(result, Decisions) else of_table(result, data or load())


TABLE_ENDINGS = (".xlsx", ".csv")
"""Endings of the names of files to which a table can be written."""


def _csv(result: AnyTable) -> bytes:
    table = result.table if isinstance(result, Comparison | Decisions) else result
    return table.to_csv(index=has_names(table), lineterminator="\n").encode("utf-8-sig")  # Excel needs the mark


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
