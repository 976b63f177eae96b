"""Read a guided workbook back: which text was read, and the answer with its article to each question that was filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from npm_compare.desk.editing.book import ABOUT, check_form, opened, read_about, unread_sheets
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.guide import GUIDE_FORM
from npm_compare.desk.editing.guide_reader import GuidedAnswer, GuideReader
from npm_compare.desk.editing.keys import free_key
from npm_compare.desk.editing.law_page import LAW_SHEET, LEGAL_TEXT
from npm_compare.desk.editing.lists import LISTS
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.facts.dataset import Dataset, Record

__all__ = ["FilledGuide", "GuidedAnswer", "read_guide"]


@dataclass(frozen=True)
class FilledGuide:
    """A guided workbook as it was filled: the text, the answers, what is refused. `source` is a row of `sources.csv`."""

    mechanism: str
    source: Record
    new: bool
    """Whether the text is not in the data yet."""
    valid_from: str
    valid_to: str
    in_force: bool
    """Whether the reader says that it holds beside a later text."""
    answers: tuple[GuidedAnswer, ...]
    unfilled: int
    """Questions that were left empty."""
    letters: Mapping[str, str]
    """The columns of the questions by their names."""
    places: Mapping[str, str]
    """The cells of the first sheet by their names."""
    refusals: tuple[Refusal, ...]
    unread: tuple[Refusal, ...] = ()
    """Sheets that hold something and were not read."""


def read_guide(path: str | Path, data: Dataset) -> FilledGuide:
    """Read a guided workbook that was filled; nothing is compared with the data yet but names and lists.

    Parameters
    ----------
    path
        A workbook that `write_guide` wrote, filled and saved by a spreadsheet.
    data
        The data into which it is to go.

    Raises
    ------
    NpmCompareError
        If the file is no such workbook, or of another version. Cells that cannot be taken over are collected in `refusals`.
    UnknownName
        If the data do not have the mechanism any more.
    """
    with opened(path) as book:
        about = read_about(book)
        check_form(path, about["form"], GUIDE_FORM)
        body = data.mechanism(about["mechanism"])
        reader = GuideReader(data, book.epoch, body["mechanism"])
        typed, places = reader.law(book[LAW_SHEET])
        answers, letters = reader.questions(book[QUESTIONS], whole=bool(typed["read_whole"]))
        unread = unread_sheets(book, (LAW_SHEET, QUESTIONS, LISTS, ABOUT))
    new = typed["source"] not in data.sources.index  # a name that the data do not have was refused
    return FilledGuide(
        mechanism=body["mechanism"],
        source=_new_source(data, body["state"], typed) if new else data.source(typed["source"]),
        new=new,
        valid_from=typed["valid_from"],
        valid_to=typed["valid_to"],
        in_force=bool(typed["in_force"]),
        answers=tuple(answers),
        unfilled=reader.unfilled,
        letters=letters,
        places=places,
        refusals=tuple(reader.refusals),
        unread=tuple(unread),
    )


def _new_source(data: Dataset, state: str, typed: Mapping[str, str]) -> Record:
    """Return the row of a text that the data do not have, with a key in the manner of the present ones."""
    row: Record = {name: typed.get(name, "") for name in data.sources.columns} | {"kind": LEGAL_TEXT}
    return row | {"source": free_key(row, state, data.sources.index)}
