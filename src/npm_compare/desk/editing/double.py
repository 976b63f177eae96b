"""Two guided workbooks in which two readers read one text: whether they can be compared, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from npm_compare.analysis.agreement import Agreement, agreement
from npm_compare.base.errors import Day, Field, NpmCompareError, message
from npm_compare.desk.editing.book import form_of
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.guided import FilledGuide, read_guide
from npm_compare.desk.editing.intake import known_text, same_text
from npm_compare.desk.editing.law_page import LAW_SHEET
from npm_compare.desk.editing.question_page import PRESENT
from npm_compare.facts.dataset import Dataset

OTHER_DATES = {"valid_from": "readings_valid_from", "valid_to": "readings_valid_to"}
"""The dates of a text on which both readers must agree, and what is refused if they do not."""


@dataclass(frozen=True)
class DoubleReading:
    """Two readings of one text."""

    first: FilledGuide
    second: FilledGuide
    source: str
    """The key of the text in the data; empty if they do not have it yet."""
    found: Agreement
    refusals: tuple[Refusal, ...]
    """Cells of either workbook that cannot be taken over, with the name of the file."""
    unread: tuple[Refusal, ...] = ()
    """Sheets of either workbook that were not read, with the name of the file."""

    @property
    def blind(self) -> bool:
        """Whether the workbook of the second reader did not show what the data hold."""
        return PRESENT not in self.second.letters


def read_twice(first: Path, second: Path, data: Dataset) -> DoubleReading:
    """Read two guided workbooks of one text and set them side by side.

    Raises
    ------
    NpmCompareError
        If they are one file or one a copy of the other, of different mechanisms, texts or dates, or no such workbooks.
    """
    for path in (first, second):
        if form_of(path).partition("-")[0] != LAW_SHEET:
            raise NpmCompareError("no_guided_workbook", file=path.name)
    one, other = read_guide(first, data), read_guide(second, data)
    if first.read_bytes() == second.read_bytes():
        raise NpmCompareError("readings_one_file", first=str(first), second=str(second))
    source, second_source = (_key(data, filled) for filled in (one, other))
    if one.mechanism != other.mechanism:
        raise _differ("readings_of_mechanisms", one.mechanism, other.mechanism)
    if source != second_source or not (source or same_text(one.source, other.source)):
        raise _differ("readings_of_texts", one.source["title"], other.source["title"])
    for name, rule in OTHER_DATES.items():
        days = [getattr(filled, name) for filled in (one, other)]
        if days[0] != days[1]:
            raise _differ(rule, *(Day(day) if day else message("no_day") for day in days))
    answers = [[asdict(answer) for answer in filled.answers] for filled in (one, other)]
    found = agreement(*answers, mechanism=one.mechanism, text=one.source["title"], data=data)
    refusals = (*_named(first, one.refusals), *_named(second, other.refusals))
    unread = (*_named(first, one.unread), *_named(second, other.unread))
    return DoubleReading(one, other, source, found, refusals, unread)


def _key(data: Dataset, filled: FilledGuide) -> str:
    return known_text(data, filled.source) if filled.new else str(filled.source["source"])


def _differ(rule: str, first: Field, second: Field) -> NpmCompareError:
    return NpmCompareError(rule, first=first, second=second)


def _named(path: Path, refusals: Iterable[Refusal]) -> Iterator[Refusal]:
    return (replace(refusal, place=f"{path.name} {refusal.place}") for refusal in refusals)
