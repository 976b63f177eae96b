"""What the explorer saves of a view: pictures, tables, documents, the facts behind them, each in its language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import View
from npm_compare.desk.explorer.drawing import chart
from npm_compare.desk.explorer.saving import FORMS, save
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import day as long_day
from npm_compare.views.language import say, speaking
from shared_desk import EVERYTHING


def test_nothing_that_was_saved_is_written_over(world_data: Dataset, tmp_path: Path) -> None:
    names = [save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path).name for _ in range(3)]
    assert names == ["mine.json", "mine-2.json", "mine-3.json"]


BEGINS = {"png": b"\x89PNG", "svg": b"<?xml", "csv": b"\xef\xbb\xbf", "sources": b"\xef\xbb\xbfsubject", "json": b"{"}
"""How the content of a form begins; Office files are archives."""


@pytest.mark.parametrize("tab", ["table", "chart", "laws", "draft"])
def test_a_tab_is_saved_in_each_of_its_forms(tmp_path: Path, tab: str) -> None:
    """A picture is tried with the chart, since the widgets draw that of every tab; tables of the other tabs below."""
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), tab=tab)
    for form in (form for form in FORMS[tab] if tab == "chart" or form not in ("png", "svg", "pptx")):
        path = save(view, form, load(), name="mine", folder=tmp_path)
        assert path.read_bytes().startswith(BEGINS.get(form, b"PK")), form


def test_a_tab_saves_what_it_shows_and_nothing_else(tmp_path: Path) -> None:
    """The table of each tab has a column that the tables of the others have not."""
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), indicators=("staff_total",))
    for tab, column in {
        "table": "speaks_of",
        "chart": "denominator_year",
        "assessment": "requirement",
        "options": "share",
        "resources": "posts",
    }.items():
        path = save(replace(view, tab=tab), "csv", load(), name=tab, folder=tmp_path)
        assert column in pd.read_csv(path).columns, tab


@pytest.mark.parametrize("tab", ["assessment", "options", "resources"])
def test_the_workbook_of_a_tab_is_in_words_and_its_numbers_are_numbers(tmp_path: Path, tab: str) -> None:
    data = load()
    view = View(mechanisms=("mar-cndh", "fra-cglpl"), tab=tab, language="fr")
    with speaking("fr"):
        path = save(view, "xlsx", data, name=tab, folder=tmp_path)
    heads, *found = load_workbook(path).worksheets[0].values
    codes = {
        *data.requirements.index,
        *data.criteria["criterion"],
        *data.codes_of("model"),
        "likely",
        "not_known",
        "met",
    }
    assert not codes & {cell for row in found for cell in row}
    assert all(str(head)[:1].isupper() for head in heads)
    if tab == "options":
        assert sum(row[1] for row in found) == pytest.approx(1)
    if tab == "resources":
        posts = view.sizing(data).scenarios["posts"]
        assert [row[5] for row in found] == pytest.approx(list(posts))


def test_the_facts_behind_a_table_are_saved_with_their_sources(world_data: Dataset, tmp_path: Path) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015")
    content = save(view, "sources", world_data, name="mine", folder=tmp_path).read_bytes()
    assert b"fra-cglpl,visits_unannounced,yes,,law,2014-05-28,,report-fr-2014,annex 1,high" in content


def test_a_slide_and_a_workbook_are_in_the_language_of_the_view(world_data: Dataset, tmp_path: Path) -> None:
    view = View(mechanisms=("fra-cglpl",), indicators=("powers",), at="2015-05-12", language="fr")
    with speaking("fr"):
        slide = save(replace(view, tab="chart"), "pptx", world_data, name="mine", folder=tmp_path)
        book = save(view, "xlsx", world_data, name="mine", folder=tmp_path)
        drawn, day = chart(view, world_data), say("Situation on {date}", date=long_day("2015-05-12"))
    (shown,) = Presentation(str(slide)).slides
    texts = [shape.text_frame.text for shape in shown.shapes if shape.has_text_frame]
    assert texts[0] == drawn.title
    assert drawn.sources in texts[1]
    assert world_data.version_with_digest in texts[1]
    assert texts[2] == drawn.measure
    assert shown.notes_slide.notes_text_frame.text.startswith(drawn.title)
    table = load_workbook(book).worksheets[0]
    assert table["A1"].value == day
    assert "République française INV" in table["B1"].value


def test_laws_and_a_draft_are_saved_for_what_is_chosen(world_data: Dataset, tmp_path: Path) -> None:
    view = View(mechanisms=("fra-cglpl", "mar-cndh"), indicators=("private_interviews",), at="2015-06")
    laws, table, drafted = (
        save(replace(view, tab=tab), form, world_data, name="mine", folder=tmp_path)
        for tab, form in (("laws", "docx"), ("laws", "xlsx"), ("draft", "docx"))
    )
    assert [path.name for path in (laws, table, drafted)] == ["mine-laws.docx", "mine-laws.xlsx", "mine-draft.docx"]
    assert view.laws(world_data).comparison.mechanisms == ("fra-cglpl", "mar-cndh")
    assert docx.Document(str(drafted)).paragraphs[0].text.startswith("France: draft of a law")


def test_more_mechanisms_than_can_be_drawn_one_by_one_are_bars_that_can_be_edited(tmp_path: Path) -> None:
    view = View(mechanisms=("nhri",), tab="chart")
    (slide,) = Presentation(str(save(view, "pptx", load(), name="mine", folder=tmp_path))).slides
    (plot,) = next(shape for shape in slide.shapes if shape.has_chart).chart.plots
    table = view.comparison(load())
    assert set(plot.categories) == {indicator_label(load(), i) for i in table.indicators}
    assert {sum(one.values[place] for one in plot.series) for place in range(len(table.indicators))} == {
        len(table.mechanisms)
    }


def test_a_folder_that_is_not_there_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match="cannot be written: No such file or directory"):
        save(EVERYTHING, "json", world_data, name="mine", folder=tmp_path / "lost")
