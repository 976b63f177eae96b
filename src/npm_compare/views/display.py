"""A table of results as a reader sees it: names and labels instead of codes, numbers and dates in the language spoken.

The analyst works with the plain DataFrame, whose names and codes are the same in every language; `show` puts it into words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import overload

import pandas as pd

from npm_compare.analysis.answers import Answer, answer
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views import html as pages
from npm_compare.views.coders import coded_cell
from npm_compare.views.columns import BY_CODERS, SOURCE_NAMES, cell, cell_to_count
from npm_compare.views.condensed import condensed
from npm_compare.views.headings import result_heading
from npm_compare.views.labels import code_label
from npm_compare.views.language import say
from npm_compare.views.peers import caution
from npm_compare.views.table import Cell, Note, Row, Table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import source_note


@dataclass(frozen=True, eq=False, repr=False)
class Shown(Result):
    """A table put into words. `frame` is the plain DataFrame, `whole` the one from which its columns were chosen, if any were.

    What a cell means may stand in a column that is not shown: of what a code is the value, in which unit a figure is.
    """

    frame: pd.DataFrame
    caption: str
    data: Dataset
    whole: pd.DataFrame | None = None

    @property
    def rows(self) -> list[Record]:
        """The rows by which the cells are said, with the columns that are not shown."""
        return records(_with_names(self.frame if self.whole is None else self.whole))

    @property
    def words(self) -> pd.DataFrame:
        """The table as text: headings, names and labels in the language spoken, nothing cut off."""
        return self._of(cell)

    @property
    def counted(self) -> pd.DataFrame:
        """The table as text, with numbers left as numbers, to count with."""
        return self._of(cell_to_count)

    def _of(self, put: Callable[[Dataset, str, Record], str | float]) -> pd.DataFrame:
        frame = _with_names(self.frame)
        rows = [[put(self.data, str(column), row) for column in frame.columns] for row in self.rows]
        return pd.DataFrame(rows, columns=_headings(self.data, frame), dtype=object)


@overload
def show(
    frame: pd.DataFrame, caption: str = "", *, columns: Sequence[str] | None = None, data: Dataset | None = None
) -> Shown: ...


@overload
def show(
    frame: str, caption: str, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> Answer: ...


@checked
def show(  # of a table, or of a question
    frame: pd.DataFrame | str,
    caption: str = "",
    *,
    columns: Sequence[str] | None = None,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Shown | Answer:
    """Show a table of results in words; or, as the command `show`, every claim that answers a question about a mechanism.

    Parameters
    ----------
    frame
        Any table that this package returns, whole or in part; an index with a name, or of labels, becomes the first column.
        Those of `changes`, `conflicts`, `gaps` and `own_model`, whose codes make one cell together, are shown in fewer columns.
        Or a mechanism or State, by any of its names.
    caption
        A line above the table; by default the caution that the table itself carries. Of a mechanism or State, the question.
    columns
        Columns of what is shown, by their names in the data; by default all.
    at, known
        Of a question: as for `answer`.

    Examples
    --------
    >>> table = pd.DataFrame({"mechanism": ["fra-cglpl"], "model": ["new_specialised"], "share": [0.5]})
    >>> print(show(table))
       Mechanism                Model Share
    France CGLPL New specialised body   50%
    >>> show("Tunisia", "visits_total").subject
    'tun-inpt'
    """
    data = data or load()
    if isinstance(frame, str):
        if not caption:
            raise NpmCompareError("show_without_question", name=repr(frame))
        return answer(frame, caption, at=at, known=known, data=data)
    few, shown = frame.attrs.get("few_known"), condensed(frame, data)
    caption = caption or (caution(*few) if few else "")
    return Shown(shown, caption, data) if columns is None else Shown(shown[list(columns)], caption, data, shown)


def table(shown: Shown) -> Table:
    """Return a table of results in words; a source leads to its document."""
    frame = _with_names(shown.frame)
    first, *others = map(str, frame.columns)
    rows = tuple(
        Row(
            cell(shown.data, first, row),
            tuple(_shown(shown.data, column, row) for column in others),
        )
        for row in shown.rows
    )
    kept = any(one.coded for row in rows for one in row.cells or ())
    foot = say("What is marked [EN] has no translation yet and stands in English, as coded.") if kept else ""
    return Table(shown.caption, tuple(_headings(shown.data, frame)), rows, foot)


def _shown(data: Dataset, column: str, row: Record) -> Cell:
    text = row[column]
    if column in BY_CODERS and isinstance(text, str):
        return coded_cell(data, text)
    return Cell(_linked(data, column, row))


def html(shown: Shown) -> str:
    """Return a table of results in HTML."""
    return f"<p>{escape(say('Nothing was found.'))}</p>" if shown.frame.empty else pages.render(table(shown))


def text(shown: Shown) -> str:
    """Return a table of results as it stands in a terminal."""
    return (
        say("Nothing was found.")
        if shown.frame.empty
        else printed(shown.words, shown.words.to_string(index=False, max_colwidth=60))
    )


def has_names(frame: pd.DataFrame) -> bool:
    """Say whether the index of a table is more than the numbers of its rows."""
    return frame.index.name is not None or not pd.api.types.is_integer_dtype(frame.index)


def _with_names(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose index, if it has a name or holds labels, is the first column; that of labels has no heading."""
    return frame.reset_index(names=frame.index.name or "") if has_names(frame) else frame


def _headings(data: Dataset, frame: pd.DataFrame) -> list[str]:
    """Return the headings of the columns; columns that are codes have the labels of their list, which is their name."""
    codes = frame.columns.name
    labelled = {str(column): code_label(data, str(codes), str(column)) for column in frame.columns} if codes else {}
    return [
        result_heading(column) if labelled.get(column, column) == column else labelled[column]
        for column in map(str, frame.columns)
    ]


def _linked(data: Dataset, column: str, row: Record) -> str | Note:
    """Return a cell in words; a source leads to its document."""
    words = cell(data, column, row)
    known = column in SOURCE_NAMES and row[column] in data.sources.index
    return source_note(data, row[column], words, words) if known else words
