"""The first sheet of a guided workbook: what it is, four steps, the text that is read, typed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from npm_compare.analysis.readings import TEXT
from npm_compare.desk.editing.book import height
from npm_compare.desk.editing.lists import Choices
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.labels import code_label, mechanism_name
from npm_compare.views.language import day, joined, language, later, right_to_left, say
from npm_compare.views.languages import SOURCE

LAW_SHEET = "law"
"""The name of the sheet."""

LEGAL_TEXT = "law"
"""The kind of source that is read with it."""

TEXT_COLUMN = "C"
"""The column of the cells to fill; the hidden first one names them, the second says what is wanted, the fourth how."""

LAW_COLUMNS = ("name", "wanted", "text", "how")
"""The columns of the sheet."""

OF_SOURCE = ("title", "publisher", "published", "language", "url", "note")
"""The cells that become a new row of `sources.csv`."""

WIDTHS = (30, 52, 50)
"""How wide the columns that are seen are."""

FIELDS: Mapping[str, tuple[str, str]] = {
    # Translators: cells to fill on the first sheet of a workbook for reading a law, each with how to fill it.
    "source": (
        later("Text that the data have already"),
        later("Choose its short name from the list; leave the six cells below empty then."),
    ),
    "title": (later("Title of a new text"), later("In its own language, with number and date.")),
    "publisher": (later("Published by"), later("The official gazette, a ministry, the body itself.")),
    "published": (
        later("Date published"),
        later("2015-05-12, 2015-05 or 2015; of a consolidated text, of the version read."),
    ),
    "language": (later("Language of the text"), later("Two letters: ar, en, fr, es, pt …")),
    "url": (later("Address of the document"), later("Where its publisher has it: https://…")),
    "note": (
        later("Note on the text"),
        later("What a reader must know: read in a copy, without annexes, a consolidated version."),
    ),
    "valid_from": (
        later("In force since"),
        later(
            "The day from which its rules hold: 2018-03-01, 2018-03 or 2018. Where an article of a consolidated text is younger "
            "or older, its own day goes beside the answer."
        ),
    ),
    "valid_to": (later("In force until"), later("The last day, if another text has taken its place; else empty.")),
    "in_force": (
        later("In force beside a later text"),
        later("Choose yes only if the data know a later law of this mechanism and both hold."),
    ),
    "read_whole": (
        later("Read whole"),
        later("Choose yes if you read the text from beginning to end; only then may an answer say that it is silent."),
    ),
}

DATES = ("published", "valid_from", "valid_to")
"""Cells that hold a date."""

TICKED = ("in_force", "read_whole")
"""Cells that say yes or nothing."""

LISTED = {"source": "source", **dict.fromkeys(TICKED, "ticked")}
"""Cells that are chosen from a list, each with its name."""

STEPS = (
    # Translators: what to do, in four steps, on the first sheet of a workbook for reading a law.
    later("1. Say below which text this is and from when it holds. Only the white cells can be filled."),
    later(
        "2. On the second sheet choose an answer for each question on which you have read the text. "
        "A row that you leave empty is not read: not known is not no."
    ),
    later(
        "3. Beside each answer write the article (13, or art. 13(2)) and what it says, in your own words. "
        "On the right you see how three other laws put it, and what the data already have."
    ),
    later("4. Save, then run: {command}. It says what would change; with --write it is written."),
)

MEANINGS: Mapping[str, str] = {
    # Translators: what an answer about a law means; the answer itself stands before it.
    "yes": later("the text says so, without a limit that matters"),
    "partly": later(
        "it says so with a limit or an exception; the rule stands beside the question, your words name the limit"
    ),
    "no": later("the text excludes it; never because you found nothing"),
    "silent": later("you read the whole text and it does not say"),
    "not_applicable": later("the question does not arise for this body"),
}


class Labels(Choices):
    """The lists of a guided workbook: labels of codes, legal texts by their short names."""

    @cached_property
    def all(self) -> dict[str, list[str]]:
        """Return each list of codes by its name, the legal texts as `source`, and `ticked`: yes alone."""
        laws = self.data.sources.index[self.data.sources["kind"] == LEGAL_TEXT]
        return {**self.labels, "source": sorted(laws), "ticked": self.labels["yesno"][:1]}


@dataclass(frozen=True)
class LawPage:
    """The sheet on which a reader says which text is read, of which mechanism."""

    data: Dataset
    mechanism: str
    lists: Labels

    def write(self, book: Any, file: str, typed: Mapping[str, str]) -> None:
        """Write the sheet; `typed` fills cells in advance, `file` is what the workbook is called."""
        sheet = book.add_worksheet(LAW_SHEET)
        order = {"reading_order": 2 if right_to_left() else 1}
        wrapped = book.add_format({"text_wrap": True, "valign": "top", **order})
        bold = book.add_format({"bold": True, "font_size": 14, **order})
        first = self._explain(sheet, file, wrapped, bold)
        label = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F2F2F2", **order})
        free = book.add_format({"border": 1, "locked": False, "num_format": "@", "text_wrap": True, "valign": "top"})
        for place, (name, (what, how)) in enumerate(FIELDS.items(), start=first):
            sheet.write_string(place, 0, name)
            sheet.write_string(place, 1, say(what), label)
            sheet.write(place, 2, typed.get(name) or None, free)
            sheet.write_string(place, 3, say(how), wrapped)
            sheet.set_row(place, height([(say(what), WIDTHS[0]), (say(how), WIDTHS[2])], 15) + 4)
            if name in LISTED and self.lists.all[LISTED[name]]:
                sheet.data_validation(place, 2, place, 2, self.lists.validation(LISTED[name]))
        self._texts_known(sheet, first + len(FIELDS) + 1, wrapped, bold)
        _arrange(sheet)

    def _explain(self, sheet: Any, file: str, wrapped: Any, bold: Any) -> int:
        """Write what the workbook is, the steps and what the answers mean; return the line of the first cell to fill."""
        name = mechanism_name(self.data, self.mechanism)
        sheet.write_string(0, 1, say("Reading a law: {mechanism}", mechanism=name), bold)
        told = [
            say(
                "This workbook takes what one legal text says of the mechanism into the data, with the article of every answer."
            ),
            *(say(step, command=command(file)) for step in STEPS),
            *(
                say("{answer}: {meaning}.", answer=code_label(self.data, "yesno", code), meaning=say(meaning))
                for code, meaning in MEANINGS.items()
            ),
        ]
        for line, words in enumerate(told, start=1):
            sheet.merge_range(line, 1, line, 3, words, wrapped)
            sheet.set_row(line, height([(words, sum(WIDTHS))], 15))
        return len(told) + 2

    def _texts_known(self, sheet: Any, line: int, wrapped: Any, bold: Any) -> None:
        """List the legal texts in which the data have read answers for the mechanism."""
        texts = [self._text(source, facts) for source, facts in known_texts(self.data, self.mechanism)]
        if texts:
            sheet.write_string(line, 1, say("Legal texts of this mechanism in the data"), bold)
        for place, (source, words) in enumerate(texts, start=line + 1):
            sheet.write_string(place, 1, source, wrapped)
            sheet.merge_range(place, 2, place, 3, words, wrapped)
            sheet.set_row(place, height([(source, WIDTHS[0]), (words, sum(WIDTHS[1:]))], 15))

    def _text(self, source: str, facts: list[Record]) -> tuple[str, str]:
        starts = sorted({fact["valid_from"] for fact in facts} - {""})
        said = [self.data.source(source)["title"], *(say("from {date}", date=day(start)) for start in starts[:1])]
        return source, joined(said)


def command(file: str) -> str:
    """Return the command that brings the workbook in, in the language spoken."""
    return f"npm-compare import {file}" + (f" --language {language()}" if language() != SOURCE else "")


def known_texts(data: Dataset, mechanism: str) -> Iterator[tuple[str, list[Record]]]:
    """Return the legal texts in which answers about a mechanism were read, each with its facts."""
    mine = data.facts[(data.facts["subject"] == mechanism) & (data.facts["basis"] == TEXT)]
    laws = data.sources.index[data.sources["kind"] == LEGAL_TEXT]
    for source, facts in mine[mine["source"].isin(laws)].groupby("source"):
        yield str(source), records(facts)


def _arrange(sheet: Any) -> None:
    sheet.set_column(0, 0, None, None, {"hidden": True})
    for column, width in enumerate(WIDTHS, start=1):
        sheet.set_column(column, column, width)
    if right_to_left():
        sheet.right_to_left()
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
