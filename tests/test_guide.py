"""The guided workbook in which one law is read: what it asks, what can be filled, what stands beside each question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from books import Hand
from conftest import add, add_fact
from npm_compare.analysis.indicators import BESIDE, legal_questions
from npm_compare.analysis.patterns import patterns
from npm_compare.base.errors import NpmCompareError, UnknownName, WrongEnding
from npm_compare.desk.editing.guide import state_or_mechanism, write_guide
from npm_compare.desk.editing.law_page import FIELDS, LAW_SHEET
from npm_compare.desk.editing.question_page import COLUMNS, FILLED, PRESENT, QUESTIONS
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking


def opened(data: Dataset, folder: Path, *, language: str = "en", **how: Any) -> Any:
    with speaking(language):
        return load_workbook(write_guide(data, "mar-cndh", folder / f"{language}.xlsx", **how))


def test_the_questions_stand_in_the_order_of_the_articles(world_data: Dataset) -> None:
    assert legal_questions(world_data) == {
        17: ["model"],
        18: ["term_years"],
        20: ["visits_unannounced", "private_interviews"],
    }


def test_a_question_of_the_published_data_that_no_article_asks_comes_last() -> None:
    asked = legal_questions(load())
    assert list(asked) == sorted(asked)
    assert asked[20][-1] == "contact_with_spt"  # art. 20(f)
    assert "handles_complaints" in asked[BESIDE]
    assert 40 <= sum(map(len, asked.values())) <= 60


def test_only_the_cells_to_fill_can_be_changed(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path)
    hand = Hand(book[QUESTIONS])
    assert [book[name].protection.sheet for name in (LAW_SHEET, QUESTIONS)] == [True, True]
    for row in hand.sheet.iter_rows(min_row=3):
        free = {name for name, column in hand.columns.items() if not row[column - 1].protection.locked}
        assert free == (set(FILLED) if row[0].value else set())
    free_places = {cell.coordinate for row in book[LAW_SHEET].iter_rows() for cell in row if not cell.protection.locked}
    assert len(free_places) == len(FIELDS)
    assert {place[0] for place in free_places} == {"C"}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_cell_is_a_text_and_the_sheets_suit_the_language(
    world_data: Dataset, tmp_path: Path, language: str
) -> None:
    book = opened(world_data, tmp_path, language=language)
    for sheet in (book[LAW_SHEET], book[QUESTIONS]):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
        assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
        assert sheet.page_setup.orientation == "landscape"
    assert book[QUESTIONS].freeze_panes == "C3"


def test_answers_are_chosen_from_labels_in_the_language_of_the_workbook(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path, language="fr")
    hand = Hand(book[QUESTIONS])
    cell = hand.sheet.cell(hand.rows(indicator="private_interviews")[0], hand.columns["value"]).coordinate
    (found,) = [one for one in hand.sheet.data_validations.dataValidation if cell in one.sqref]
    name, _, place = found.formula1.replace("$", "").partition("!")
    labels = [str(row[0].value) for row in book[name][place]]
    assert labels == ["Oui", "En partie", "Non", "Le texte ne dit rien", "Sans objet"]


def test_what_the_data_hold_stands_beside_a_question_unless_the_reader_is_blind(
    world_data: Dataset, tmp_path: Path
) -> None:
    hand = Hand(opened(world_data, tmp_path)[QUESTIONS])
    line = hand.rows(indicator="visits_unannounced")[0]
    assert hand.read(line, PRESENT) == "Text is silent (law): whole act, gazette-ma-2018"
    blind = Hand(opened(world_data, tmp_path, blind=True)[QUESTIONS])
    assert set(COLUMNS) - set(blind.columns) == {PRESENT}
    assert "gazette-ma-2018" not in str([cell.value for cell in blind.sheet[line]])


def test_other_laws_that_were_read_are_patterns_and_the_nearest_comes_first(world: Path) -> None:
    read = {"basis": "law", "source": "law-fr-2007", "locator": "art. 9", "valid_from": "2014-12"}
    add(world, "mechanisms", "mli-body,mli,Invented Board,,BRD,new_specialised,active,2014-12,,,,,,")
    add_fact(world, "mli-body", "designation_date", "2014-12", basis="unspecified")
    add_fact(world, "mli-body", "private_interviews", "partly", note="Within sight.", **read)
    found = patterns(load(world), "mar-cndh", ["private_interviews"])
    assert [fact["subject"] for fact in found["private_interviews"]] == [
        "mli-body",
        "fra-cglpl",
    ]  # practice is no pattern


def test_a_text_that_the_data_have_is_filled_in_advance(world_data: Dataset, tmp_path: Path) -> None:
    sheet = opened(world_data, tmp_path, source="gazette-ma-2018")[LAW_SHEET]
    cells = {row[0].value: row[2].value for row in sheet.iter_rows() if row[0].value}
    assert (cells["source"], cells["valid_from"], cells["title"]) == ("gazette-ma-2018", "2018-03-01", None)


def test_a_text_with_articles_of_several_days_is_filled_with_the_day_of_most(world: Path, tmp_path: Path) -> None:
    text = {"basis": "law", "source": "gazette-ma-2018"}
    add_fact(world, "mar-cndh", "term_years", "4", unit="years", valid_from="2012", **text)
    add_fact(world, "mar-cndh", "private_interviews", "yes", valid_from="2018-03-01", **text)
    sheet = opened(load(world), tmp_path, source="gazette-ma-2018")[LAW_SHEET]
    assert {row[0].value: row[2].value for row in sheet.iter_rows()}["valid_from"] == "2018-03-01"


def test_the_same_bytes_are_written_twice(world_data: Dataset, tmp_path: Path) -> None:
    one, two = (write_guide(world_data, "mar-cndh", tmp_path / "law.xlsx").read_bytes() for _ in range(2))
    assert one == two


def test_a_state_stands_for_its_only_mechanism(world_data: Dataset) -> None:
    assert [state_or_mechanism(world_data, name) for name in ("MAR", "mar", "mar-cndh")] == ["mar-cndh"] * 3


def test_a_state_without_a_mechanism_is_told_what_to_do_first(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match=r"Mali has no mechanism in the data.*designation_date.*mechanisms\.csv"):
        state_or_mechanism(world_data, "mli")


def test_a_state_with_several_mechanisms_is_asked_for_one(world: Path) -> None:
    add(world, "mechanisms", "fra-two,fra,Invented Two,,TWO,new_specialised,active,2010,,,,,,")
    add_fact(world, "fra-two", "designation_date", "2010", basis="unspecified")
    with pytest.raises(NpmCompareError, match="France has several mechanisms: fra-cglpl, fra-two"):
        state_or_mechanism(load(world), "fra")


def test_what_is_no_legal_text_or_not_known_is_refused(world_data: Dataset, tmp_path: Path) -> None:
    place = tmp_path / "law.xlsx"
    with pytest.raises(NpmCompareError, match="press-fr-2016 is no legal text"):
        write_guide(world_data, "mar-cndh", place, source="press-fr-2016")
    with pytest.raises(UnknownName, match="mar-cndh"):
        write_guide(world_data, "mar-cnhd", place)
    with pytest.raises(WrongEnding):
        write_guide(world_data, "mar-cndh", tmp_path / "law.csv")
    assert not place.exists()
