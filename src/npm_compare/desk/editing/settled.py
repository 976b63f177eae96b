"""Read back what two readers of a law settled: for each answer that both gave, the one that stands and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npm_compare.analysis.agreement import ALIKE, READERS, Agreement, alike
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.cells import NUMBER
from npm_compare.desk.editing.book import check_form, opened, read_about, sheet_rows
from npm_compare.desk.editing.cell_reader import CellReader
from npm_compare.desk.editing.edited import CELL_KINDS
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.guide_reader import with_article
from npm_compare.desk.editing.settling import DIFFERENCES, FIRST_ROW, SETTLE_FORM, TYPED, mark, to_settle
from npm_compare.facts.dataset import Record
from npm_compare.views.agreement import given

OTHER = "other"
"""What is chosen where the answer of neither reader stands."""

ANSWER = ("value", "locator", "note", "scope")
"""The cells that are filled for another answer only."""


@dataclass(frozen=True)
class Settled:
    """An answer on which two readers settled: what each gave (a row of `Agreement.answers`), what stands, and why."""

    row: Record
    answer: Record
    reason: str = ""

    @property
    def first_right(self) -> bool:
        """Whether the value of the first reader stands."""
        return alike(given(self.row, READERS[0]), self.answer)


def agreed(found: Agreement) -> list[Settled]:
    """Return the answers that both readers gave alike: that of the first stands."""
    return [Settled(row, given(row, READERS[0])) for row in found.standing(ALIKE)]


def read_settled(path: str | Path, found: Agreement) -> tuple[list[Settled], list[Refusal]]:
    """Return what the readers settled, and what of it cannot be taken over.

    Raises
    ------
    NpmCompareError
        If the file is no such workbook, or is of other readings.
    """
    with opened(path) as book:
        about = read_about(book)
        check_form(path, about["form"], SETTLE_FORM)
        if about["readings"] != mark(found):
            raise NpmCompareError("settled_of_others", file=Path(path).name)
        reader = _Reader(found.data, book.epoch)
        lines = {line.indicator: line for line in _lines(book[DIFFERENCES])}
        rows = to_settle(found)
        if missing := [row["indicator"] for row in rows if row["indicator"] not in lines]:
            raise KeyError(f"{DIFFERENCES}: {missing[0]}")
        settled = [reader.settled(row, lines[row["indicator"]]) for row in rows]
    return [one for one in settled if one], reader.refusals


@dataclass(frozen=True)
class _Line:
    """A row of the workbook: its question, its cells and their places, by the names of the columns."""

    indicator: str
    cells: Mapping[str, Any]
    places: Mapping[str, str]


def _lines(sheet: Any) -> Iterator[_Line]:
    from openpyxl.utils.cell import get_column_letter

    rows = list(sheet_rows(sheet))
    names = [str(cell.value or "") for cell in rows[0]]
    if missing := [name for name in ("indicator", *TYPED) if names.count(name) != 1]:
        raise KeyError(f"{DIFFERENCES}: {missing[0]}")
    for number, row in enumerate(rows[FIRST_ROW - 1 :], start=FIRST_ROW):
        cells = dict(zip(names, row, strict=False))
        places = {name: f"{DIFFERENCES}!{get_column_letter(place)}{number}" for place, name in enumerate(names, 1)}
        yield _Line(str(cells["indicator"].value or ""), cells, places)


class _Reader(CellReader):
    """Reads the rows of a workbook that is open, and collects what is refused."""

    def settled(self, row: Record, line: _Line) -> Settled | None:
        """Return on what the readers settled in a row; None if something in it is missing or refused."""
        before, entry = len(self.refusals), self.data.indicator(row["indicator"])
        kinds = {"value": CELL_KINDS.get(entry["type"], "text")}
        typed = {name: self.text(line.cells[name], line.places[name], kinds.get(name, "text")) for name in TYPED}
        chosen = self.code("settled", typed["settled"], line.places["settled"])
        if not typed["settled"]:
            self.refuse(line.places["settled"], "difference_open")
        elif not typed["reason"]:
            self.refuse(line.places["reason"], "reason_missing")
        if chosen in READERS:
            answer = given(row, chosen)
            for name in filter(typed.get, ANSWER):
                self.refuse(line.places[name], "answer_beside_choice", value=typed[name])
        else:
            answer = self._other(line, entry, typed) if chosen == OTHER else {}
        return Settled(row, answer, typed["reason"]) if len(self.refusals) == before else None

    def _other(self, line: _Line, entry: Record, typed: Mapping[str, str]) -> Record:
        """Return an answer that neither reader gave."""
        value = typed["value"]
        if entry["codes"]:
            value = self.code(entry["codes"], value, line.places["value"])
        elif value and not NUMBER.fullmatch(value):
            self.refuse(line.places["value"], "answer_no_number", value=value)
        for name in ("value", "locator"):
            if not typed[name]:
                self.refuse(line.places[name], "other_answer_missing")
        scope = self.code("scope", typed["scope"], line.places["scope"])
        place = with_article(typed["locator"])
        told = {"value": value, "unit": entry["unit"], "scope": scope, "locator": place, "note": typed["note"]}
        return {"indicator": entry["indicator"], **told}
