"""The workbook in the words of who fills it: labels for codes, hints on the cells, a first sheet that says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from books import FACTS, Hand, change, edited, exported
from conftest import line_of, spoil
from npm_compare.base import folders
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.schema import tables
from npm_compare.desk.editing import page
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.how_to import HOW_TO
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.desk.editing.page import EXPLAINING, FIRST, layout
from npm_compare.views.hints import LETTERS, hint
from npm_compare.views.language import speaking


def in_words(folder: Path, language: str) -> Path:
    with speaking(language):
        return exported(folder)


def row(found: Any, place: int = 0) -> dict[str, str]:
    """Return a row that a plan would write, by its columns."""
    return dict(zip(tables()[FACTS].columns, found.changes[place].now, strict=True))


@pytest.mark.parametrize(
    ("language", "answer", "basis", "unit"),
    [("en", "No", "Practice", "persons"), ("fr", "Non", "Pratique", "personnes"), ("ar", "لا", "الممارسة", "أشخاص")],
)
def test_answers_bases_and_units_stand_in_the_language_spoken_and_come_back_as_codes(
    world: Path, language: str, answer: str, basis: str, unit: str
) -> None:
    path = in_words(world, language)
    hand = Hand(load_workbook(path)[FACTS])
    line = hand.rows(indicator="private_interviews", value=answer)[0]
    assert hand.read(line, "basis") == basis
    assert {hand.read(line, "unit") for line in hand.rows(indicator="staff_total")} == {unit}
    assert list(tell(plan(path, world)))[-1] == "No difference."


def test_facts_are_added_in_the_words_of_any_language(world: Path) -> None:
    typed = (
        ("Effectif total", "Conseil inventé", "nombre de personnes", "personnes"),
        ("الموظفون", "MAR-CNDH", "عدد الاشخاص", "أشخاص"),
        ("STAFF", "mar-cndh", "Headcount", "persons"),
    )

    def add(hand: Hand) -> None:
        for year, (question, mechanism, basis, unit) in enumerate(typed, 2021):
            cells = {"mechanism": mechanism, "indicator": question, "value": "1 250", "unit": unit, "basis": basis}
            hand.add(**cells, valid_from=year, valid_to=year)

    found = plan(edited(world, add), world)
    assert not found.problems, list(map(str, found.problems))
    told = [
        [row(found, place)[name] for name in ("mechanism", "indicator", "value", "unit", "basis", "valid_from")]
        for place in range(len(typed))
    ]
    assert told == [
        ["mar-cndh", "staff_total", "1250", "persons", "headcount", f"{year}"] for year in (2021, 2022, 2023)
    ]


def test_year_is_understood_as_a_unit_and_as_a_basis(world: Path) -> None:
    term = {"mechanism": "mar-cndh", "indicator": "Durée du mandat", "value": "5", "unit": "année", "basis": "loi"}
    visits = {"mechanism": "mar-cndh", "indicator": "visits_total", "value": "7", "unit": "visites", "basis": "année"}

    def add(hand: Hand) -> None:
        hand.add(**term)
        hand.add(**visits, valid_from="2021", valid_to="2021")

    found = plan(edited(world, add), world)
    assert not found.problems, list(map(str, found.problems))
    assert [(row(found, place)["unit"], row(found, place)["basis"]) for place in (0, 1)] == [
        ("years", "law"),
        ("visits", "year"),
    ]


def test_the_first_sheet_says_what_to_do_and_how_each_column_is_filled(world: Path) -> None:
    book = load_workbook(in_words(world, "ar"))
    assert book.sheetnames[0] == book.active.title == HOW_TO
    told = [[cell.value for cell in row] for row in book[HOW_TO].iter_rows()]
    said = " ".join(str(cell) for cells in told for cell in cells if cell)
    assert "npm-compare import facts.xlsx --language ar" in said
    assert [cells[0] for cells in told if cells[0] in tables()] == ["mechanism_facts", "state_facts", "sources"]
    assert book[HOW_TO].sheet_view.rightToLeft
    headings = {cell.value for table in ("mechanism_facts", "sources") for cell in book[table][FIRST - 1]}
    explained = {cells[0] for cells in told if cells[1]}
    assert {heading for heading in headings if heading} - explained <= {
        cell.value for cell, name in zip(book[FACTS][FIRST - 1], layout(FACTS), strict=True) if name in EXPLAINING
    }


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_cell_that_can_be_filled_says_how_in_words_that_a_spreadsheet_shows_whole(
    world: Path, language: str
) -> None:
    sheet = load_workbook(in_words(world, language))[FACTS]
    hand = Hand(sheet)
    free = hand.rows(indicator=None)[0]
    for column in (name for name in layout(FACTS) if name != "id" and name not in EXPLAINING):
        cell = sheet.cell(free, hand.columns[column]).coordinate
        (shown,) = (found for found in sheet.data_validations.dataValidation if cell in found.sqref)
        with speaking(language):
            assert shown.prompt == hint(FACTS, column)
        assert 0 < len(shown.prompt) <= LETTERS
        assert len(shown.promptTitle) <= page.TITLE
        assert len(shown.error or "") <= LETTERS


STAFF = {"indicator": "staff_total", "value": "25.5"}


def test_a_note_that_still_tells_the_corrected_figure_is_asked_about(world: Path) -> None:
    line, written = line_of(FACTS, "fra-cglpl,staff_total,25.5"), {"value": "26"}
    for note, corrected, told in (
        ("25.5 posts at the end of the year", written, True),
        ("of 25,500 in all", written, False),
        ("posts, filled or not", written, False),
        ("25.5 posts", {**written, "note": "26, not 25.5"}, False),
    ):
        spoil(world, FACTS, line, "note", note)
        places = []

        def correct(hand: Hand, cells: dict[str, str] = corrected, places: list[str] = places) -> None:
            places.append(hand.place(hand.put(hand.rows(**STAFF)[0], **cells), "note"))

        found = plan(edited(world, correct), world)
        asked = [line for line in tell(found) if "the note beside it stays as it was written" in line]
        assert [line.startswith(places[0]) for line in asked] == [True] * told, note
        assert found.ready  # it is asked, not refused


def test_another_answer_beside_an_old_note_is_asked_about_whatever_the_note_says(world: Path) -> None:
    path = in_words(world, "fr")
    noted = {"indicator": "private_interviews", "value": "Non"}
    change(path, lambda hand: hand.put(hand.rows(**noted)[0], note="art. 9 excludes them"))
    write_tables(plan(path, world))
    path = in_words(world, "fr")
    change(path, lambda hand: hand.put(hand.rows(**noted)[0], value="Oui"))
    assert any("was no and will be yes" in line for line in tell(plan(path, world)))


def test_nothing_is_written_into_the_data_that_were_installed_with_the_package(
    world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(**STAFF)[0], value="26"))
    monkeypatch.setattr(folders, "PACKAGE", tmp_path / "site-packages" / "npm_compare")
    installed = folders.PACKAGE / "data"
    shutil.copytree(world, installed)
    before = {file.name: file.read_bytes() for file in installed.iterdir()}
    with pytest.raises(NpmCompareError, match="--data my-data"):
        write_tables(plan(path, installed))
    assert {file.name: file.read_bytes() for file in installed.iterdir()} == before
    own = shutil.copytree(installed, tmp_path / "my-data")
    assert write_tables(plan(path, own))
