"""A workbook that comes back is read as far as it goes, and what is not read is told: other sheets, hidden ones, sizes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from books import FACTS, Hand, change, exported, filled
from conftest import MADE_UP_ANSWERS, MADE_UP_LAW, Command
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing import book
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.law_page import LAW_SHEET
from npm_compare.desk.editing.merging import Plan, plan
from npm_compare.desk.editing.question_page import QUESTIONS
from npm_compare.desk.editing.settling import DIFFERENCES
from test_damaged_files import answer


@pytest.fixture
def facts(world: Path) -> Path:
    return exported(world, subjects=["mar-cndh", "mar"])


def opened(path: Path, edit: Callable[[Any], Any]) -> Path:
    """Edit a workbook in a spreadsheet, and save it."""
    found = load_workbook(path)
    edit(found)
    found.save(path)
    return path


def copy_facts(found: Any) -> None:
    found.copy_worksheet(found[FACTS]).title = "facts (2)"


def test_a_copied_sheet_is_told_and_not_read(facts: Path, world: Path) -> None:
    opened(facts, copy_facts)
    assert list(tell(plan(facts, world))) == [
        "facts (2): this sheet is not read, whatever stands on it; read are mechanism_facts, state_facts, sources; "
        "copy what is to be read into the sheet where it belongs [notice]",
        "No difference.",
    ]


def test_a_new_sheet_is_told_unless_it_is_empty(facts: Path, world: Path) -> None:
    def add(found: Any) -> None:
        found.create_sheet("empty")
        found.create_sheet("mine")["C9"] = "visits_total"

    (told, last) = tell(plan(opened(facts, add), world))
    assert told.startswith("mine: this sheet is not read")
    assert last == "No difference."


def test_a_copied_sheet_of_a_law_is_told(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS)
    opened(path, lambda found: setattr(found.copy_worksheet(found[QUESTIONS]), "title", "questions (2)"))
    assert [line for line in tell(plan(path, world)) if "questions (2): this sheet is not read" in line]


def test_a_copied_sheet_of_a_second_reading_is_told_with_its_file(world: Path, npm: Command) -> None:
    first = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS, name="first")
    second = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS, name="second", blind=True)
    opened(second, lambda found: setattr(found.copy_worksheet(found[QUESTIONS]), "title", "questions (2)"))
    assert (
        "second.xlsx questions (2): this sheet is not read"
        in npm("agree", str(first), str(second), "--data", str(world)).out
    )


def test_an_answer_in_a_row_whose_hidden_question_was_taken_away_is_refused(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS)

    def unname(found: Any) -> None:
        sheet = found[QUESTIONS]
        names = [cell.value for cell in sheet[1]]
        column = names.index("indicator") + 1
        line = next(n for n in range(1, sheet.max_row + 1) if sheet.cell(n, column).value == "private_interviews")
        sheet.cell(line, column).value = None

    opened(path, unname)
    refused = [problem.message.rule for problem in plan(path, world).problems]
    assert refused == ["question_unknown"]


TAMPERED: dict[str, Callable[[Any], Any]] = {
    "no digest": lambda found: found["_about"].delete_rows(3),
    "no form": lambda found: found["_about"].delete_rows(1),
    "another table": lambda found: found["_exported"].__setitem__("A1", "statistics"),
    "no such row": lambda found: found["_exported"].__setitem__("B1", "x12"),
    "a row less": lambda found: found["_exported"].delete_rows(1),
    "another value": lambda found: found["_exported"].__setitem__("D1", "tampered"),
    "a formula": lambda found: found["_exported"].__setitem__("D1", "=1+1"),
    "no rows": lambda found: found.remove(found["_exported"]),
    "a name that a formula gives": lambda found: found[FACTS].__setitem__("B3", "=B4"),
    "a heading that a formula gives": lambda found: found[FACTS].__setitem__("B1", '="id"'),
    "a reason that a formula gives": lambda found: found[FACTS].__setitem__("W3", '="read again"'),
}
"""What is done to the hidden sheets, or by a formula."""


@pytest.mark.parametrize("how", TAMPERED)
def test_what_was_tampered_with_or_is_computed_by_a_formula_is_never_written_nor_a_traceback(
    facts: Path, world: Path, how: str
) -> None:
    opened(facts, TAMPERED[how])
    read: list[Plan] = []
    assert answer(lambda: read.append(plan(facts, world))) or not writable(read[0])


def writable(found: Plan) -> bool:
    return found.ready and bool(found.changes)


def test_a_guided_workbook_without_its_hidden_mechanism_is_refused_in_a_sentence(world: Path) -> None:
    path = opened(filled(world, MADE_UP_LAW, MADE_UP_ANSWERS), lambda found: found["_about"].delete_rows(3))
    with pytest.raises(NpmCompareError, match=r"law\.xlsx is not a workbook of npm-compare"):
        plan(path, world)


def packed(path: Path, megabytes: int) -> None:
    """Add a part to a workbook that unpacks to so many megabytes of nothing."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book_:
        book_.writestr("xl/media/nothing.bin", bytes(megabytes * 1_000_000))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(
    facts: Path, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "LARGEST", 10)
    packed(facts, 11)
    assert facts.stat().st_size < 1_000_000
    monkeypatch.setattr("openpyxl.reader.excel.load_workbook", lambda *_, **__: pytest.fail("it was read"))
    with pytest.raises(
        NpmCompareError, match=r"facts\.xlsx unpacks to 11 MB, more than the 10 MB that a workbook may have"
    ):
        plan(facts, world)


def test_a_part_larger_than_it_says_is_unpacked_no_further_than_that(facts: Path, world: Path) -> None:
    """The sheet of facts says that it has 1,000 bytes; its checksum shows that it has more."""
    raw = io.BytesIO(facts.read_bytes())
    with zipfile.ZipFile(raw) as found:
        part = found.getinfo("xl/worksheets/sheet1.xml")
    true, said = (size.to_bytes(4, "little") for size in (part.file_size, 1000))
    assert part.file_size > 1000
    assert true in raw.getvalue()
    facts.write_bytes(raw.getvalue().replace(true, said))
    with pytest.raises(NpmCompareError, match=r"facts\.xlsx cannot be read as a workbook"):
        plan(facts, world)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_is_no_file_is_not_waited_for(world: Path) -> None:
    os.mkfifo(world / "pipe.xlsx")
    (world / "folder.xlsx").mkdir()
    for name in ("pipe", "folder", "nowhere"):
        with pytest.raises(NpmCompareError, match=rf"There is no file .*{name}\.xlsx"):
            plan(world / f"{name}.xlsx", world)


def test_a_fact_below_headings_that_were_deleted_is_read_and_not_removed(facts: Path, world: Path) -> None:
    opened(facts, lambda found: found[FACTS].delete_rows(2))
    assert list(tell(plan(facts, world))) == ["No difference."]


def test_a_question_below_headings_that_were_deleted_is_read(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS)
    whole = len(plan(path, world).changes)
    opened(path, lambda found: found[QUESTIONS].delete_rows(2, 4))
    kept = sum(bool(entry.cells) for entry in plan(path, world).edition.tables[FACTS].entries)
    with_values = load_workbook(path)[QUESTIONS]
    answered = [row[4].value for row in with_values.iter_rows(min_row=2) if row[0].value and row[4].value]
    assert kept == len(answered) <= whole


@pytest.mark.parametrize(("sheet", "cell"), [(LAW_SHEET, "F4"), (QUESTIONS, "Z6")])
def test_a_remark_beside_the_columns_of_a_guided_workbook_is_refused_not_lost(
    world: Path, sheet: str, cell: str
) -> None:
    path = opened(filled(world, MADE_UP_LAW, MADE_UP_ANSWERS), lambda found: found[sheet].__setitem__(cell, "ask them"))
    assert [str(problem) for problem in plan(path, world).problems] == [
        f"{sheet}!{cell}: a cell in a column that the table does not have (ask them); "
        "empty it; comments belong in the column note"
    ]


def test_a_difference_whose_last_cells_a_spreadsheet_left_out_is_open(world: Path, npm: Command) -> None:
    first = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS, name="first")
    other = {**MADE_UP_ANSWERS, "private_interviews": {**MADE_UP_ANSWERS["private_interviews"], "value": "No"}}
    second = filled(world, MADE_UP_LAW, other, name="second", blind=True)
    words = ("agree", str(first), str(second), "--data", str(world))
    assert npm(*words, "-o", str(world / "open.xlsx")).code == 0
    wide = load_workbook(world / "open.xlsx")
    short = Workbook(write_only=True)
    for sheet in wide:
        made = short.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            made.append(list(row) if sheet.title != DIFFERENCES or row[0] == "indicator" else list(row)[:6])
    short.save(world / "short.xlsx")
    told = npm(*words, "--settled", str(world / "short.xlsx"))
    assert told.code == 1
    assert f"{DIFFERENCES}!I3" in told.out


def test_the_other_row_of_a_pair_is_named_by_its_line_in_the_workbook(facts: Path, world: Path) -> None:
    lines: list[int] = []

    def twice(hand: Hand) -> None:
        cells = {"mechanism": "mar-cndh", "indicator": "private_interviews", "value": "yes", "basis": "law"}
        lines.extend(hand.add(**cells) for _ in range(2))

    change(facts, twice)
    first, second = lines
    (told,) = map(str, plan(facts, world).problems)
    assert told.startswith(f"{FACTS}!{second}: a duplicate of line {first} ")


def test_a_pair_is_told_though_the_changed_row_comes_first(facts: Path, world: Path) -> None:
    read = {"kind": "press", "title": "Again", "publisher": "X", "published": "2016", "url": "https://new.example/1"}
    change(facts, lambda hand: hand.fill(source="PRESS-FR-2016", language="fr", **read), sheet="sources")
    assert "source_repeated" in [notice.message.rule for notice in plan(facts, world).notices]
