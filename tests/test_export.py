"""The workbook in which facts are edited: what can be chosen, what is locked, what is told, the same bytes twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from books import FACTS, Hand
from npm_compare.base.errors import NpmCompareError, UnknownName, WrongEnding
from npm_compare.desk.editing.export import export_facts, of_state, rows_to_fill, with_states
from npm_compare.desk.editing.page import EMPTY_ROWS, FIRST
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking

OPENED: dict[str, Any] = {}


def opened(data: Dataset, folder: Path, *, language: str = "en", **choice: Any) -> Any:
    """Return a workbook of the world, to be looked at: that of all facts is opened once in each language."""
    if choice or language not in OPENED:
        with speaking(language):
            found = load_workbook(export_facts(data, folder / f"{language}.xlsx", **choice))
        return found if choice else OPENED.setdefault(language, found)
    return OPENED[language]


def labels(data: Dataset, name: str, language: str) -> list[str]:
    return list(data.codes.loc[data.codes["list"] == name, f"label_{language}"])


def choices(book: Any, hand: Hand, line: int, column: str) -> list[str]:
    """Return what the drop-down list of a cell offers."""
    cell = hand.sheet.cell(line, hand.columns[column]).coordinate
    for validation in hand.sheet.data_validations.dataValidation:
        if validation.type == "list" and cell in validation.sqref:
            name, _, place = validation.formula1.replace("$", "").removeprefix("OFFSET(").partition("!")
            if "COUNTA" in place:  # the sources that are there, and as many more as were typed on their sheet
                first, _, known = place.partition(",0,0,")
                place = f"{first}:{first.removesuffix('2')}{int(known.partition('+')[0]) + 1}"
            return [str(found.value) for (found,) in book[name][place]]
    return []


def test_every_fact_stands_in_the_workbook_as_text(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path)
    facts = 0
    for name, subject in (("mechanism_facts", "mechanism"), ("state_facts", "state")):
        hand = Hand(book[name])
        filled = [line for line in range(FIRST, hand.sheet.max_row + 1) if hand.read(line, "id")]
        facts += len(filled)
        assert all(hand.read(line, subject) and isinstance(hand.read(line, "value"), str) for line in filled)
        assert {cell.number_format for row in hand.sheet.iter_rows(min_row=FIRST) for cell in row} == {"@"}
        assert {cell.data_type for row in hand.sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert facts == len(world_data.facts) == 40


def test_the_same_bytes_are_written_twice(world_data: Dataset, tmp_path: Path) -> None:
    one = export_facts(world_data, tmp_path / "facts.xlsx").read_bytes()
    assert export_facts(world_data, tmp_path / "facts.xlsx").read_bytes() == one


def test_answers_bases_units_and_sources_are_chosen_from_lists(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path)
    hand = Hand(book[FACTS])
    interviews = hand.rows(indicator="private_interviews")[0]
    assert choices(book, hand, interviews, "value") == ["Yes", "Partly", "No", "Text is silent", "Not applicable"]
    assert choices(book, hand, interviews, "basis") == ["Law", "Described", "Practice", "Bill"]
    assert choices(book, hand, interviews, "unit") == []
    assert choices(book, hand, interviews, "confidence") == ["High", "Medium", "Low"]
    assert choices(book, hand, interviews, "derived") == ["Yes"]
    assert choices(book, hand, interviews, "explains") == labels(world_data, "explains", "en")
    assert choices(book, hand, interviews, "source") == sorted(world_data.sources.index)
    budget = hand.rows(indicator="budget_total")[0]
    assert choices(book, hand, budget, "value") == []
    assert choices(book, hand, budget, "unit") == ["EUR", "MAD"]
    assert choices(book, hand, budget, "basis") == ["Voted", "Spent", "Draft budget"]
    assert choices(book, hand, hand.rows(indicator="staff_total")[0], "unit") == ["persons"]


def test_a_new_source_stands_in_the_list_from_which_a_fact_takes_its_source(
    world_data: Dataset, tmp_path: Path
) -> None:
    book = opened(world_data, tmp_path)
    sources, lists, facts = Hand(book["sources"]), book["_lists"], book[FACTS]
    (column,) = (cell.column for cell in lists[1] if cell.value == "source")
    known, first = len(world_data.sources), FIRST + len(world_data.sources)
    below = [lists.cell(line, column).value for line in range(known + 2, known + 2 + EMPTY_ROWS)]
    cells = [f"sources!$B${line}" for line in range(first, first + EMPTY_ROWS)]
    assert below == [f'=IF({cell}="","",{cell})' for cell in cells]
    assert not any(sources.read(first, "source") or sources.sheet[cell[8:].replace("$", "")].value for cell in cells)
    length = f"{known}+COUNTA({cells[0]}:{cells[-1].removeprefix('sources!')})"
    formulas = [validation.formula1 for validation in facts.data_validations.dataValidation if validation.formula1]
    assert f"OFFSET(_lists!${lists.cell(2, column).column_letter}$2,0,0,{length})" in formulas


def test_sources_stand_on_a_sheet_of_their_own_with_their_kinds_to_choose_from(
    world_data: Dataset, tmp_path: Path
) -> None:
    book = opened(world_data, tmp_path, language="fr")
    hand = Hand(book["sources"])
    filled = [line for line in range(FIRST, hand.sheet.max_row + 1) if hand.read(line, "source")]
    assert [hand.read(line, "source") for line in filled] == list(world_data.sources.index)
    assert hand.sheet.cell(FIRST - 1, hand.columns["title"]).value == "Titre"
    for line in (filled[0], filled[-1] + 1, filled[-1] + EMPTY_ROWS):
        assert choices(book, hand, line, "kind") == labels(world_data, "source_kind", "fr")
    assert hand.sheet.cell(filled[0], hand.columns["source"]).protection.locked
    assert not hand.sheet.cell(filled[0], hand.columns["kind"]).protection.locked
    assert not hand.sheet.cell(filled[-1] + 1, hand.columns["source"]).protection.locked


def test_some_mechanisms_come_with_the_sources_of_their_facts(world_data: Dataset, tmp_path: Path) -> None:
    hand = Hand(opened(world_data, tmp_path, subjects=["mar-cndh"])["sources"])
    facts = world_data.facts
    expected = set(facts.loc[facts["subject"] == "mar-cndh", "source"])
    assert {hand.read(line, "source") for line in hand.rows()} - {None} == expected


def test_free_rows_offer_the_subjects_and_the_questions_of_their_table(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path)
    states = Hand(book["state_facts"])
    free = states.rows(indicator=None)
    assert len(free) >= EMPTY_ROWS
    assert choices(book, states, free[0], "state") == ["fra", "mar", "mli"]
    assert choices(book, states, free[-2], "indicator") == [
        "SPT visit",
        "OPCAT signature",
        "OPCAT ratification",
        "OPCAT in force",
    ]


def test_keys_are_locked_without_a_password_and_answers_are_free(world_data: Dataset, tmp_path: Path) -> None:
    sheet = Hand(opened(world_data, tmp_path)[FACTS])
    assert sheet.sheet.protection.sheet
    assert not sheet.sheet.protection.password
    locked = {name for name, place in sheet.columns.items() if sheet.sheet.cell(FIRST, place).protection.locked}
    assert locked == {"id", "mechanism", "indicator", "subject_name", "question", "definition", "read"}
    free = sheet.rows(indicator=None)[0]
    assert not sheet.sheet.cell(free, sheet.columns["mechanism"]).protection.locked


@pytest.mark.parametrize(
    ("language", "question", "definition"),
    [("en", "Private interviews", "In private?"), ("fr", "Entretiens en privé", "[EN] In private?")],
)
def test_the_question_stands_beside_each_row_in_the_language_spoken(
    world_data: Dataset, tmp_path: Path, language: str, question: str, definition: str
) -> None:
    hand = Hand(opened(world_data, tmp_path, language=language)[FACTS])
    line = hand.rows(indicator="private_interviews")[0]
    assert hand.read(line, "question") == question
    assert hand.read(line, "definition") == definition
    assert "20(d)" in hand.read(line, "read")


def test_arabic_runs_from_right_to_left(world_data: Dataset, tmp_path: Path) -> None:
    some = opened(world_data, tmp_path, language="ar", subjects=["mar-cndh"])
    assert some[FACTS].sheet_view.rightToLeft
    assert not opened(world_data, tmp_path)[FACTS].sheet_view.rightToLeft


def test_the_header_is_frozen_and_has_filters_and_what_is_kept_for_comparison_is_hidden(
    world_data: Dataset, tmp_path: Path
) -> None:
    book = opened(world_data, tmp_path)
    assert book[FACTS].freeze_panes == "E3"
    assert book[FACTS].auto_filter.ref.startswith("A2:W")
    assert book[FACTS].row_dimensions[1].hidden
    assert {name: book[name].sheet_state for name in book.sheetnames} == {
        "how_to": "visible",
        "mechanism_facts": "visible",
        "state_facts": "visible",
        "sources": "visible",
        "_lists": "hidden",
        "_exported": "hidden",
        "_about": "hidden",
    }


def test_some_mechanisms_come_with_the_facts_of_their_states(world_data: Dataset, tmp_path: Path) -> None:
    book = opened(world_data, tmp_path, subjects=with_states(world_data, ["mar-cndh"]))
    for name, subject, found in (("mechanism_facts", "mechanism", "mar-cndh"), ("state_facts", "state", "mar")):
        hand = Hand(book[name])
        assert {hand.read(line, subject) for line in range(FIRST, hand.sheet.max_row + 1)} == {found, None}


def test_rows_to_fill_ask_what_no_fact_answers(world_data: Dataset) -> None:
    rows = rows_to_fill(world_data, "mar")
    assert rows.loc[rows["subject"] == "mar", "indicator"].tolist() == ["opcat_signature"]
    assert rows.loc[rows["subject"] == "mar-cndh", "indicator"].tolist() == [
        "legal_instrument",
        "operational_since",
        "term_years",
        "staff_total",
        "visits_total",
        "visits_unannounced_share",
    ]
    assert set(rows["value"]) == {""}
    assert rows.set_index("indicator").loc["visits_total", ["unit", "read"]].tolist() == [
        "visits",
        "annual report of the mechanism, table of visits",
    ]


def test_rows_to_fill_can_be_filled_in_a_workbook(world_data: Dataset, tmp_path: Path) -> None:
    subjects, rows = of_state(world_data, "mar"), rows_to_fill(world_data, "mar")
    hand = Hand(opened(world_data, tmp_path, subjects=subjects, to_fill=rows)[FACTS])
    (line,) = hand.rows(indicator="staff_total")
    assert (hand.read(line, "mechanism"), hand.read(line, "unit"), hand.read(line, "id")) == (
        "mar-cndh",
        "persons",
        None,
    )


def test_an_unknown_state_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no State 'mra'\. Did you mean .*mar"):
        rows_to_fill(world_data, "mra")


def test_only_a_workbook_is_written_and_no_table_in_its_place(world: Path) -> None:
    before = {path.name: path.read_bytes() for path in world.iterdir()}
    for name in ("glossary.csv", "facts", "."):
        with pytest.raises(WrongEnding, match=r"must end in \.xlsx"):
            export_facts(load(world), world / name)
    assert {path.name: path.read_bytes() for path in world.iterdir()} == before


def test_a_folder_that_does_not_exist_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match=r"facts\.xlsx cannot be written"):
        export_facts(world_data, tmp_path / "nowhere" / "facts.xlsx")
