"""A guided workbook for one legal text: the text typed once, the questions of the OPCAT, patterns from three other laws.

`law_page.py` and `question_page.py` write its two sheets, `guided.py` reads it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing.book import ABOUT, write_book, write_hidden
from npm_compare.desk.editing.law_page import LEGAL_TEXT, Labels, LawPage, known_texts
from npm_compare.desk.editing.lists import LISTS
from npm_compare.desk.editing.question_page import QuestionPage
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import state_name

GUIDE_FORM = "law-1"
"""Form of the workbook: its number is raised when an older program could not read it."""


def write_guide(
    data: Dataset, mechanism: str, path: str | Path, *, source: str = "", at: str = "today", blind: bool = False
) -> Path:
    """Write the workbook in which one legal text is read for a mechanism: the same bytes every time.

    Parameters
    ----------
    data
        The data into which the answers go.
    mechanism
        The mechanism of which the text speaks.
    path
        File to write (`.xlsx`).
    source
        Short name of a legal text that the data have; by default a new one is typed on the first sheet.
    at
        Date or edition of what the data and other laws say beside each question.
    blind
        Leave out what the data hold, for a second reader who is not to see the first reading.

    Raises
    ------
    UnknownName, WrongEnding
        If the mechanism or the source is not known, or the name of the file does not end in `.xlsx`.
    NpmCompareError
        If the source is no legal text, or the file cannot be written.
    """
    data.mechanism(mechanism)
    lists, typed = Labels(data), _typed(data, mechanism, source) if source else {}

    def fill(book: Any) -> None:
        LawPage(data, mechanism, lists).write(book, Path(path).name, typed)
        QuestionPage(data, mechanism, data.edition(at), lists, blind=blind).write(book)
        write_hidden(book, LISTS, lists.columns())
        about = {"form": GUIDE_FORM, "version": data.version_with_digest, "mechanism": mechanism}
        write_hidden(book, ABOUT, about.items())

    return write_book(data, path, fill)


def state_or_mechanism(data: Dataset, name: str) -> str:
    """Return the mechanism that is named, or the only one in office or planned of the State that is.

    NpmCompareError if a State has none, or several; UnknownName offers the nearest names.
    """
    asked = names.subject(data, name)
    if asked in data.mechanisms.index:
        return asked
    rows = data.mechanisms[data.mechanisms["state"] == asked]
    living = rows.index[rows["status"].isin(["active", "planned"])].tolist()
    if len(living) == 1:
        return str(living[0])
    if not living:
        raise NpmCompareError("law_without_mechanism", state=state_name(data, asked))
    raise NpmCompareError("law_of_several_mechanisms", state=state_name(data, asked), names=tuple(living))


def _typed(data: Dataset, mechanism: str, source: str) -> Mapping[str, str]:
    """Return the cells that a legal text of the data fills in advance: its name, and the day from which most of it holds."""
    if data.source(source)["kind"] != LEGAL_TEXT:
        raise NpmCompareError("source_no_law", source=source)
    starts = [fact["valid_from"] for name, facts in known_texts(data, mechanism) if name == source for fact in facts]
    return {"source": source, "valid_from": max(sorted(starts), key=starts.count, default="")}
