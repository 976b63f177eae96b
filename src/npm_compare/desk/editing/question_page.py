"""The second sheet of a guided workbook: the legal questions in the order of the OPCAT, what to fill, and patterns beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import Any

from npm_compare.analysis.indicators import BESIDE, legal_questions
from npm_compare.analysis.patterns import Patterns, patterns
from npm_compare.analysis.precedents import NAMED
from npm_compare.desk.editing.book import height
from npm_compare.desk.editing.law_page import Labels
from npm_compare.facts.dataset import Dataset, Record, by_cell
from npm_compare.facts.selection import claims
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.amounts import unit_label
from npm_compare.views.coders import coded
from npm_compare.views.labels import code_label, indicator_label, requirement_text
from npm_compare.views.language import isolated, later, right_to_left, say
from npm_compare.views.wording import say_basis, say_value, short_name

QUESTIONS = "questions"
"""The name of the sheet."""

SINCE = "since"
"""The column of the day from which an answer holds, where it is not that of the whole text: an article may be younger."""

FILLED = ("value", "locator", "note", "scope", SINCE, "confidence")
"""The cells of a row that a reader fills."""

PATTERNS = tuple(f"pattern_{number}" for number in range(1, NAMED + 1))

PRESENT = "present"
"""The column of what the data already hold; a second reader does not see it."""

COLUMNS: Mapping[str, tuple[str, int]] = {
    # Translators: headings of the questions in a workbook for reading a law.
    "indicator": ("", 0),
    "question": (later("Question"), 21),
    "definition": (later("What is asked"), 38),
    "partly": (later("When the answer is “partly”"), 28),
    "value": (later("Answer"), 14),
    "locator": (later("Article"), 12),
    "note": (later("What it says, in your own words"), 32),
    "scope": (later("Of what it speaks"), 13),
    SINCE: (later("In force since, if another day"), 11),
    "confidence": (later("Confidence"), 11),
    PRESENT: (later("In the data now"), 32),
    **{name: (later("How another law puts it"), 36) for name in PATTERNS},
}

FIRST_ROW = 3
"""The row in which the questions begin: names of the columns stand in the first one, hidden, headings in the second."""

NOTE_LETTERS = 150
"""Letters of the words on another law that are shown."""


@dataclass(frozen=True)
class QuestionPage:
    """The sheet of the questions about one mechanism on a date."""

    data: Dataset
    mechanism: str
    at: str
    lists: Labels
    blind: bool = False
    """Whether what the data already hold is left out."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in their order."""
        return tuple(name for name in COLUMNS if not (self.blind and name == PRESENT))

    def write(self, book: Any) -> None:
        """Write the sheet."""
        sheet, forms = book.add_worksheet(QUESTIONS), _forms(book)
        self._head(sheet, forms)
        line = FIRST_ROW - 1
        for article, indicators in legal_questions(self.data).items():
            title = say("OPCAT, article {number}", number=article) if article != BESIDE else say("Other standards")
            for column in range(1, len(self.columns)):
                sheet.write_string(line, column, title if column == 1 else "", forms["group"])
            for place, name in enumerate(indicators, start=line + 1):
                self._row(sheet, place, self.data.indicator(name), forms)
            line += 1 + len(indicators)
        self._arrange(sheet, line)

    def _head(self, sheet: Any, forms: Mapping[str, Any]) -> None:
        for column, name in enumerate(self.columns):
            words, width = COLUMNS[name]
            sheet.write_string(0, column, name)
            sheet.write_string(1, column, say(words) if words else "", forms["head"])
            sheet.set_column(column, column, width, None, {"hidden": not width})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, height((say(words), width) for words, width in COLUMNS.values() if width))

    def _row(self, sheet: Any, line: int, entry: Record, forms: Mapping[str, Any]) -> None:
        """Write one question: what explains it, the cells to fill, what others and the data have."""
        cells = self._cells(entry)
        sheet.set_row(line, height((cells[name], COLUMNS[name][1]) for name in self.columns if COLUMNS[name][1]))
        for column, name in enumerate(self.columns):
            form = forms[
                ("number" if name == "value" and entry["type"] == "number" else "free") if name in FILLED else "shown"
            ]
            if cells[name]:
                sheet.write_string(line, column, cells[name], form)
            else:
                sheet.write_blank(line, column, None, form)
            if allowed := self._allowed(name, entry):
                sheet.data_validation(line, column, line, column, allowed)

    def _cells(self, entry: Record) -> dict[str, str]:
        """Return the text of each cell of a question."""
        name = entry["indicator"]
        others = [self._pattern(fact) for fact in self._patterns[name]]
        unit = f" ({unit_label(self.data, entry['unit'])})" if entry["unit"] else ""
        return {
            **dict.fromkeys(COLUMNS, ""),
            "indicator": name,
            "question": f"{indicator_label(self.data, name)}{unit}",
            "definition": "\n".join(
                (*self._demands(name), isolated(coded(self.data, entry["definition"] or entry["question"])))
            ),
            "partly": isolated(coded(self.data, entry["partly"])),
            "scope": str(code_label(self.data, "scope", "function"))
            if not self.blind
            and is_stand_alone(self.data, self.mechanism)  # of a body that is nothing else: it tells the model
            else "",
            "confidence": str(code_label(self.data, "confidence", "high")),
            PRESENT: "\n".join(map(self._held, self._present.get((self.mechanism, name), []))),
            **dict(zip(PATTERNS, others, strict=False)),
        }

    def _demands(self, indicator: str) -> Iterable[str]:
        """Return what is demanded, in the language spoken: the text of the first requirement that rests on the question."""
        links = self.data.requirement_indicators
        named = links.loc[(links["indicator"] == indicator) & (links["way"] != "0"), "requirement"]
        return [requirement_text(self.data, name) for name in named.iloc[:1]]

    def _allowed(self, column: str, entry: Record) -> dict[str, Any] | None:
        """Return what a cell takes: one of a list, a number, or anything."""
        if column == "value" and entry["type"] == "number":
            return {"validate": "decimal", "criteria": ">=", "value": 0}
        listed = {"value": entry["codes"], "scope": "scope", "confidence": "confidence"}.get(column)
        return self.lists.validation(listed) if listed else None

    @cached_property
    def _patterns(self) -> Patterns:
        asked = [name for names in legal_questions(self.data).values() for name in names]
        return patterns(self.data, self.mechanism, asked, at=self.at)

    @cached_property
    def _present(self) -> dict[tuple[str, str], list[Record]]:
        return by_cell(claims(self.data, at=self.at, subjects=[self.mechanism]))

    def _pattern(self, fact: Record) -> str:
        """Say what the law of another says: whose, the answer, the article, and the coder's words."""
        said = say(
            # Translators: what a law says, such as “Tunisia INPT: Yes, art. 13”.
            "{mechanism}: {answer}, {place}",
            mechanism=short_name(self.data, fact["subject"]),
            answer=say_value(self.data, fact),
            place=fact["locator"],
        )
        return "\n".join(
            filter(None, (said, isolated(shorten(coded(self.data, fact["note"]), NOTE_LETTERS, placeholder=" …"))))
        )

    def _held(self, fact: Record) -> str:
        """Say what the data hold: the answer, its basis, the article and the source."""
        return say(
            # Translators: what the data have, such as “Yes (law): art. 13, mar-loi-76-15”.
            "{answer} ({basis}): {place}, {source}",
            answer=say_value(self.data, fact),
            basis=say_basis(self.data, fact),
            place=fact["locator"],
            source=fact["source"],
        )

    def _arrange(self, sheet: Any, last: int) -> None:
        """Freeze the headings and the question, protect, and lay the sheet out for landscape pages."""
        if right_to_left():
            sheet.right_to_left()
        sheet.freeze_panes(FIRST_ROW - 1, 2)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.repeat_rows(1)
        sheet.repeat_columns(1)
        sheet.set_print_scale(58)
        sheet.set_v_pagebreaks([self.columns.index("confidence") + 1])
        sheet.print_area(1, 1, last - 1, len(self.columns) - 1)
        sheet.set_footer("&C&P / &N")


def _forms(book: Any) -> dict[str, Any]:
    """Return the formats of the cells: those to fill are white in a frame, all others grey and locked."""
    shared = {"valign": "top", "text_wrap": True, "reading_order": 2 if right_to_left() else 1, "font_size": 10}
    white = {**shared, "border": 1, "locked": False}
    return {
        "head": book.add_format({**shared, "bold": True, "bottom": 1}),
        "group": book.add_format({**shared, "bold": True, "bg_color": "#D9E2EC", "text_wrap": False}),
        "shown": book.add_format({**shared, "bg_color": "#F2F2F2"}),
        "free": book.add_format({**white, "num_format": "@"}),
        "number": book.add_format(white),
    }
