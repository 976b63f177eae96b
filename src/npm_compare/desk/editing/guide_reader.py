"""The two sheets of a guided workbook, cell by cell: what was filled, as codes and texts of the data, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from npm_compare.base.dates import bounds
from npm_compare.base.errors import nearest
from npm_compare.checking.cells import NUMBER
from npm_compare.checking.digits import ascii_digits
from npm_compare.desk.editing.book import sheet_rows, stray_cells
from npm_compare.desk.editing.cell_reader import CellReader
from npm_compare.desk.editing.entries import CellKind
from npm_compare.desk.editing.law_page import (
    DATES,
    FIELDS,
    LAW_COLUMNS,
    LAW_SHEET,
    LEGAL_TEXT,
    OF_SOURCE,
    TEXT_COLUMN,
    TICKED,
)
from npm_compare.desk.editing.question_page import COLUMNS, FILLED, FIRST_ROW, QUESTIONS, SINCE
from npm_compare.facts.dataset import Record

WHOLE_TEXT = "whole text"
"""The place of an answer that a text does not give: it was read from beginning to end."""

SILENT_NOTE = "The text was read whole; it has no rule on this point."
"""The note on such an answer where the reader wrote none."""


@dataclass(frozen=True)
class GuidedAnswer:
    """One answer that was filled, in codes, with the place of its cell, such as `questions!E12`."""

    mechanism: str
    indicator: str
    value: str
    unit: str
    locator: str
    note: str
    scope: str
    since: str
    """The day from which it holds, where it is not that of the whole text."""
    confidence: str
    cell: str
    line: int


def with_article(text: str) -> str:
    """Return the place in a law: a bare number is that of an article.

    >>> with_article("13"), with_article("١٣"), with_article("13(2), 14"), with_article("art. 13"), with_article("§ 4")
    ('art. 13', 'art. 13', 'art. 13(2), 14', 'art. 13', '§ 4')
    """
    plain = ascii_digits(text)
    return f"art. {plain}" if plain[:1].isdigit() else text


@dataclass
class GuideReader(CellReader):
    """Reads the two sheets of a workbook that is open, and collects what is refused."""

    mechanism: str
    unfilled: int = 0

    def law(self, sheet: Any) -> tuple[dict[str, str], dict[str, str]]:
        """Return what was filled on the first sheet, and the place of each cell."""
        lines = list(sheet_rows(sheet))
        rows = {str(row[0].value): row for row in lines if row and row[0].value in FIELDS}
        if missing := [name for name in FIELDS if name not in rows]:
            raise KeyError(f"{LAW_SHEET}: {missing[0]}")
        places = {name: f"{LAW_SHEET}!{TEXT_COLUMN}{row[0].row}" for name, row in rows.items()}
        for line, row in enumerate(lines, start=1):
            self.refusals += stray_cells(LAW_SHEET, row, line, LAW_COLUMNS, LAW_COLUMNS)
        typed = {name: self.text(rows[name][2], places[name], "date" if name in DATES else "text") for name in FIELDS}
        for name in TICKED:
            typed[name] = self.code("yesno", typed[name], places[name]).replace("no", "")
        self._check_law(typed, places)
        return typed, places

    def _check_law(self, typed: Mapping[str, str], places: Mapping[str, str]) -> None:
        """Refuse no text or two, a text that is no law, dates that are none."""
        named, new = typed["source"], [name for name in OF_SOURCE if typed[name]]
        if named and new:
            self.refuse(places[new[0]], "law_of_two_sources", source=named)
        elif named and (named not in self.data.sources.index or self.data.source(named)["kind"] != LEGAL_TEXT):
            laws = self.data.sources.index[self.data.sources["kind"] == LEGAL_TEXT]
            self.refuse(places["source"], "law_source_unknown", value=named, hint=nearest(named, laws))
        elif not named and not typed["title"]:
            self.refuse(places["title"], "law_without_title")
        if not typed["valid_from"]:
            self.refuse(places["valid_from"], "law_without_beginning")
        for name in DATES:
            if typed[name] and not bounds(typed[name]):
                self.refuse(places[name], "law_date_unclear", value=typed[name])

    def questions(self, sheet: Any, *, whole: bool) -> tuple[list[GuidedAnswer], dict[str, str]]:
        """Return the answers of the second sheet, and the letters of its columns."""
        from openpyxl.utils.cell import get_column_letter

        rows = list(sheet_rows(sheet))
        names = [str(cell.value or "") for cell in rows[0]] if rows else []
        wanted = ["indicator", *(name for name in FILLED if name != SINCE or SINCE in names)]  # older workbooks lack it
        if missing := [name for name in wanted if names.count(name) != 1]:
            raise KeyError(f"{QUESTIONS}: {missing[0]}")
        letters = {name: get_column_letter(place) for place, name in enumerate(names, 1) if name}
        found = []
        for line, row in enumerate(rows, start=1):
            cells = dict(zip(names, row, strict=False))
            asked = cells["indicator"].value in self.data.indicators.index
            if (line >= FIRST_ROW or asked) and any(cells[name].value for name in wanted):
                found.append(self._answer(line, cells, letters, whole=whole))
            if line >= FIRST_ROW or asked:  # the headings in words may have been deleted
                self.refusals += stray_cells(QUESTIONS, row, line, names, COLUMNS)
        return [answer for answer in found if answer], letters

    def _answer(
        self, line: int, cells: Mapping[str, Any], letters: Mapping[str, str], *, whole: bool
    ) -> GuidedAnswer | None:
        """Return the answer of a row; None if it was left empty or is refused."""
        place = {name: f"{QUESTIONS}!{letters[name]}{line}" for name in FILLED if name in letters}
        name = str(cells["indicator"].value or "")
        if name not in self.data.indicators.index:
            self.refuse(f"{QUESTIONS}!{line}", "question_unknown", value=name)
            return None
        entry, before = self.data.indicator(name), len(self.refusals)
        kinds: dict[str, CellKind] = {SINCE: "date", **({"value": "number"} if entry["type"] == "number" else {})}
        typed = {SINCE: "", **{part: self.text(cells[part], place[part], kinds.get(part, "text")) for part in place}}
        if not any(typed[part] for part in ("value", "locator", "note", SINCE)) and len(self.refusals) == before:
            self.unfilled += 1
            return None
        typed |= {"value": self._value(entry, typed["value"], place["value"])}
        typed |= {part: self.code(part, typed[part], place[part]) for part in ("scope", "confidence")}
        self._check_place(typed, place, whole=whole)
        if len(self.refusals) > before:
            return None
        silent = typed["value"] == "silent"
        typed["locator"] = with_article(typed["locator"]) or WHOLE_TEXT * silent
        typed["note"] = typed["note"] or SILENT_NOTE * silent
        typed["confidence"] = typed["confidence"] or "high"
        return GuidedAnswer(self.mechanism, name, unit=entry["unit"], cell=place["value"], line=line, **typed)

    def _value(self, entry: Record, text: str, place: str) -> str:
        """Return an answer as a code or a number."""
        if not text:
            if not any(refusal.place == place for refusal in self.refusals):
                self.refuse(place, "answer_missing")
            return ""
        if entry["type"] != "number":
            if self.meant("yesno", text) == "silent" and "silent" not in self.data.codes_of(entry["codes"]):
                self.refuse(place, "silent_not_offered")
                return ""
            return self.code(entry["codes"], text, place)
        if not NUMBER.fullmatch(text):
            self.refuse(place, "answer_no_number", value=text)
        return text

    def _check_place(self, typed: Mapping[str, str], place: Mapping[str, str], *, whole: bool) -> None:
        """Refuse an answer without an article or of no date, an article without a number, silence of a text not read whole."""
        if typed["value"] == "silent":
            if not whole:
                self.refuse(place["value"], "silent_not_whole")
        elif typed["value"] and not typed["locator"]:
            self.refuse(place["locator"], "article_missing")
        elif typed["locator"] and not any(sign.isdigit() for sign in typed["locator"]):
            self.refuse(place["locator"], "article_without_number", value=typed["locator"])
        if typed[SINCE] and not bounds(typed[SINCE]):
            self.refuse(place[SINCE], "law_date_unclear", value=typed[SINCE])
