from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from openpyxl import load_workbook

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.conflicts import conflicts
from npm_compare.analysis.figures import figures
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset
from npm_compare.views.comparison import caption, foot
from npm_compare.views.headings import heading
from npm_compare.views.language import say, speaking
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.workbook import FACT_COLUMNS, SHEET_NAME_LETTERS, SHEETS, of_comparison, of_table, write_workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Sheet(NamedTuple):
    """A sheet as Excel reads it: its rows of texts and the XML behind them."""

    rows: list[list[str]]
    xml: Element


WRITTEN: dict[tuple[str, ...], dict[str, Sheet]] = {}


def written(data: Dataset, folder: Path, *, language: str = "en", at: str = "2015-05-12") -> dict[str, Sheet]:
    """Return the sheets of a workbook of the world in a language by their names; it is written once."""
    key = (data.digest, language, at)
    if key not in WRITTEN:
        WRITTEN[key] = _written(data, folder, language, at)
    return WRITTEN[key]


def _written(data: Dataset, folder: Path, language: str, at: str) -> dict[str, Sheet]:
    with speaking(language):
        path = write_workbook(data, folder / f"{language}.xlsx", at=at)
    with ZipFile(path) as book:
        texts = ["".join(found.itertext()) for found in fromstring(book.read("xl/sharedStrings.xml"))]
        names = [found.get("name", "") for found in fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        sheets = [fromstring(book.read(f"xl/worksheets/sheet{n}.xml")) for n in range(1, len(names) + 1)]
    return {name: Sheet(_rows(sheet, texts), sheet) for name, sheet in zip(names, sheets, strict=True)}


def _rows(sheet: Element, texts: list[str]) -> list[list[str]]:
    """Return the texts of the cells, empty where a row has none."""
    width = len(next(sheet.iter(f"{MAIN}row")))
    found = []
    for row in sheet.iter(f"{MAIN}row"):
        cells = dict.fromkeys(range(width), "")
        for cell in row:
            value = cell.findtext(f"{MAIN}v") or ""
            cells[_column(cell.get("r", ""))] = texts[int(value)] if cell.get("t") == "s" and value else value
        found.append(list(cells.values()))
    return found


def _column(reference: str) -> int:
    """Return the place of the column of a cell: A is 0."""
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = 26 * place + ord(letter) - 64
    return place - 1


def rows(sheet: Sheet) -> list[dict[str, str]]:
    """Return the rows of a sheet by the headings of its columns."""
    head, *below = sheet.rows
    return [dict(zip(head, row, strict=True)) for row in below]


def test_a_fact_stands_with_its_question_answer_source_place_and_note(world_data: Dataset, tmp_path: Path) -> None:
    facts = rows(written(world_data, tmp_path, at="2014-01-01")["Facts"])
    (fact,) = (row for row in facts if row["Question"] == "Unannounced visits")
    assert fact["Mechanism or State"] == "France INV"
    assert fact["Mechanism or State (code)"] == "fra-cglpl"
    assert (fact["Value"], fact["Answer"], fact["Basis"]) == ("partly", "Partly", "law")
    assert (fact["Title of the source"], fact["Place in the source"]) == ("Invented Act no. 1 of 2007", "art. 8")
    assert fact["Note"] == "Not where defence, or public order, is at stake."


def test_the_facts_are_those_of_the_date(world_data: Dataset, tmp_path: Path) -> None:
    facts = rows(written(world_data, tmp_path, at="2000")["Facts"])
    assert [row for row in facts if row["Mechanism or State (code)"] == "fra-cglpl"] == []


def test_the_name_that_a_column_has_in_the_data_stands_beside_its_heading(world_data: Dataset, tmp_path: Path) -> None:
    columns = list(written(world_data, tmp_path, language="fr", at="2014-01-01").values())[1]
    headings = {(file, column): shown for file, column, shown, *_ in columns.rows[1:]}
    assert len(headings) == sum(len(table.fields) for table in tables().values())
    with speaking("fr"):
        assert headings["states.csv", "name_fr"] == heading("name_fr")
    assert "français" in headings["states.csv", "name_fr"]


def test_every_column_has_a_heading_and_none_stands_twice_in_a_sheet() -> None:
    for columns in [FACT_COLUMNS, *([field.name for field in table.fields] for table in tables().values())]:
        headings = [heading(column) for column in columns]
        assert all(headings)
        assert len(set(headings)) == len(columns)


def test_names_of_sheets_are_short_enough_for_excel_and_all_different() -> None:
    for language in LANGUAGES:
        with speaking(language):
            names = [say(words) for words in SHEETS.values()]
        assert len(set(names)) == len(names)
        assert all(len(name) <= SHEET_NAME_LETTERS for name in names)


def test_questions_and_answers_are_in_the_language_spoken_and_codes_stay(world_data: Dataset, tmp_path: Path) -> None:
    facts = next(iter(written(world_data, tmp_path, language="fr", at="2014-01-01").values()))
    (fact,) = (row for row in facts.rows if "visits_unannounced" in row)
    assert {"République française INV", "Visites inopinées", "partly", "En partie"} <= set(fact)


def test_arabic_sheets_run_from_right_to_left(world_data: Dataset, tmp_path: Path) -> None:
    for language, mirrored in {"en": False, "ar": True}.items():
        sheets = written(world_data, tmp_path, language=language).values()
        views = [view for sheet in sheets for view in sheet.xml.iter(f"{MAIN}sheetView")]
        assert {view.get("rightToLeft") == "1" for view in views} == {mirrored}


def test_headings_stay_in_sight_and_can_be_filtered(world_data: Dataset, tmp_path: Path) -> None:
    for sheet in written(world_data, tmp_path).values():
        (pane,), (filtered,) = (list(sheet.xml.iter(f"{MAIN}{name}")) for name in ("pane", "autoFilter"))
        assert (pane.get("topLeftCell"), pane.get("state")) == ("B2", "frozen")
        assert filtered.get("ref", "").startswith("A1:")


def test_a_workbook_is_the_same_twice(world_data: Dataset, tmp_path: Path) -> None:
    first, second = (write_workbook(world_data, tmp_path / f"{n}.xlsx").read_bytes() for n in (1, 2))
    assert first == second


# one comparison


def opened(table: Comparison) -> dict[str, list[list[str]]]:
    """Return the texts of the sheets of a comparison as a reader of Excel files finds them."""
    book = load_workbook(io.BytesIO(of_comparison(table)))
    return {
        sheet.title: [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book
    }


def test_a_comparison_is_saved_with_source_and_note_beside_each_value(world_data: Dataset) -> None:
    table = compare(["fra-cglpl", "mar-cndh"], "powers", at="2014-01-01", data=world_data)
    rows = opened(table)["Comparison"]
    assert rows[0] == [
        "Situation on 1 January 2014",
        *("France INV", "France INV: source and note", "Morocco COU", "Morocco COU: source and note"),
    ]
    question, value, note, unknown, nothing = rows[1]
    assert (question, value, unknown, nothing) == ("Unannounced visits", "Partly (law)", "not known", "")
    assert note.startswith("Invented Act no. 1 of 2007, art. 8, ")
    assert note.endswith("Not where defence, or public order, is at stake.")
    assert rows[-1] == [foot(table), "", "", "", ""]


def test_every_claim_behind_a_comparison_stands_in_its_own_sheet(world_data: Dataset) -> None:
    table = compare("fra-cglpl", "resources", data=world_data)
    head, *facts = opened(table)["Facts"]
    assert len(facts) == len(table.claims) > len(table.cells)
    assert [row[head.index("Title of the source")] for row in facts] == [
        world_data.source(name)["title"] for name in table.claims["source"]
    ]


def test_a_saved_comparison_speaks_the_language_and_runs_in_its_direction(world_data: Dataset) -> None:
    for language in ("fr", "ar"):
        with speaking(language):
            table = compare("fra-cglpl", "powers", data=world_data)
            book = load_workbook(io.BytesIO(of_comparison(table)))
            assert book.worksheets[0]["A1"].value == caption(table)
        assert {bool(sheet.sheet_view.rightToLeft) for sheet in book} == {language == "ar"}


def test_no_text_of_a_saved_comparison_becomes_a_formula(world_data: Dataset) -> None:
    spoilt = replace(world_data, facts=world_data.facts.assign(note="=HYPERLINK(1)"))
    book = load_workbook(io.BytesIO(of_comparison(compare("fra-cglpl", "powers", data=spoilt))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("=HYPERLINK(1)" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_a_comparison_without_mechanisms_or_facts_is_saved_too(world_data: Dataset) -> None:
    table = compare("nhri", "powers", at="2000", data=world_data)
    assert len(opened(table)["Comparison"]) == 1 + len(table.indicators) + 1


def test_any_table_of_results_stands_in_a_workbook_in_words(world_data: Dataset) -> None:
    (sheet,) = load_workbook(io.BytesIO(of_table(conflicts("fra-cglpl", data=world_data), world_data)))
    head, first, *_ = sheet.iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert (row["Question"], row["Chosen"], row["Why"]) == ("Staff", "25.5", "higher confidence")


def test_figures_stand_in_a_workbook_as_numbers_under_headings_in_words(world_data: Dataset) -> None:
    """Excel adds up what is a number, and its decimal sign is that of the reader."""
    found = figures("fra-cglpl", "visits_total", data=world_data).facts
    with speaking("fr"):
        book = load_workbook(io.BytesIO(of_table(found[["subject", "year", "figure", "figure_unit"]], world_data)))
    head, *rows = book.active.iter_rows(values_only=True)
    assert "figure" not in head
    assert [row[1:3] for row in rows] == list(zip(found["year"], found["figure"], strict=True))
    assert {type(cell) for row in rows for cell in row[1:3]} <= {int, float}
    assert {row[3] for row in rows} == {"visites"}
