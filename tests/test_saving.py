"""One function saves results, by the ending of the name: codes for programs, words for readers, charts as pictures and slides."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.conflicts import conflicts
from npm_compare.base.errors import WrongEnding
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.saving import save
from npm_compare.views.charts import matrix
from npm_compare.views.charts.chart import Chart
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES


@pytest.fixture
def chart(world_data: Dataset) -> Chart:
    return matrix(compare("fra-cglpl", "powers", data=world_data))


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, which begins with the mark that Excel needs."""
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_csv_of_a_comparison_has_its_codes(world_data: Dataset, tmp_path: Path) -> None:
    path = save(compare(["fra-cglpl", "mar-cndh"], "term_years", data=world_data), tmp_path / "a.CSV")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [(row["mechanism"], row["value"], row["unit"], row["basis"], row["source"]) for row in rows_of(path)] == [
        ("fra-cglpl", "6", "years", "law", "law-fr-2007"),
        ("mar-cndh", "not_known", "", "", ""),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_csv_is_the_same_in_every_language(world_data: Dataset, tmp_path: Path, language: str) -> None:
    for table in (compare("seminar", "mandate", data=world_data), conflicts("fra-cglpl", data=world_data)):
        english = save(table, tmp_path / "en.csv").read_bytes()
        with speaking(language):
            assert save(table, tmp_path / "spoken.csv").read_bytes() == english


def test_the_index_of_a_table_is_saved_where_it_has_names(world_data: Dataset, tmp_path: Path) -> None:
    answers = compare("fra-cglpl", "powers", at="2015", data=world_data).answers().rename_axis("indicator")
    assert rows_of(save(answers, tmp_path / "a.csv"))[0] == {"indicator": "visits_unannounced", "fra-cglpl": "yes"}
    staff = conflicts(data=world_data).query("indicator == 'visits_total'")
    assert list(rows_of(save(staff, tmp_path / "b.csv"))[0]) == list(staff.columns)


def test_a_workbook_has_the_words_with_their_sources(world_data: Dataset, tmp_path: Path) -> None:
    book = load_workbook(save(compare("fra-cglpl", "term_years", data=world_data), tmp_path / "a.xlsx"))
    question, value, note = (cell.value for cell in book["Comparison"][2])
    assert (question, value) == ("Term of office", "6 years (law)")
    assert str(note).startswith("Invented Act no. 1 of 2007, art. 2, ")
    shown = load_workbook(save(conflicts(data=world_data), tmp_path / "b.xlsx", data=world_data))
    assert "higher confidence" in [cell.value for cell in shown["Table"][2]]


def test_a_table_is_the_same_file_twice(world_data: Dataset, tmp_path: Path) -> None:
    table = compare(["fra-cglpl", "mar-cndh"], "mandate", data=world_data)
    for ending in ("xlsx", "csv"):
        assert len({save(table, tmp_path / f"{n}.{ending}").read_bytes() for n in (1, 2)}) == 1


@pytest.mark.parametrize(
    ("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("PNG", b"\x89PNG")]
)
def test_a_chart_is_saved_as_a_picture(chart: Chart, tmp_path: Path, ending: str, start: bytes) -> None:
    assert save(chart, tmp_path / f"a.{ending}").read_bytes().startswith(start)


def test_a_chart_is_saved_as_a_slide_with_its_finding_as_title(chart: Chart, tmp_path: Path) -> None:
    (slide,) = Presentation(str(save(chart, tmp_path / "a.pptx"))).slides
    assert slide.shapes.title.text_frame.text == chart.title


def test_another_ending_is_refused_with_those_that_are_known(world_data: Dataset, chart: Chart, tmp_path: Path) -> None:
    table = compare("fra-cglpl", "powers", data=world_data)
    with pytest.raises(WrongEnding, match=r"'a.docx', must end in .xlsx, .csv"):
        save(table, tmp_path / "a.docx")
    with pytest.raises(WrongEnding, match=r"'a.csv', must end in .png, .svg, .pdf, .pptx"):
        save(chart, tmp_path / "a.csv")
    with pytest.raises(WrongEnding, match=r"'a.svg', must end in .png\."):
        save(chart, tmp_path / "a.svg", slide=True)
    assert not [path for path in tmp_path.iterdir() if path.stem == "a"]
