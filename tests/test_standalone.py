"""Bodies that are nothing but the mechanism: what is asked of the function is answered by the whole body.

In the world France's inspector stands alone, Morocco's council and Mali's ombudsman have other tasks.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact
from npm_compare import charts, findings
from npm_compare.analysis.answers import answer
from npm_compare.analysis.comparison import compare
from npm_compare.analysis.evidence import coverage
from npm_compare.analysis.figures import figures
from npm_compare.analysis.profile import profile
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.comparison import foot, values
from npm_compare.views.showing import html


@pytest.fixture
def asked(world: Path) -> Path:
    """Return the world with the questions on the staff and the budget of the function, and Morocco's whole staff."""
    row = "resources,staff,number,level,persons,,basis_staff,18(3),Staff of the function,Effectif,عدد,How many?,,"
    add(world, "indicators", f"staff_npm,{row}")
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    year = {"unit": "persons", "basis": "headcount", "valid_from": "2018", "valid_to": "2018"}
    add_fact(world, "mar-cndh", "staff_total", "160", **year)
    return world


@pytest.fixture
def data(asked: Path) -> Dataset:
    return load(asked)


def test_only_the_model_says_that_a_body_stands_alone(data: Dataset) -> None:
    assert [name for name in data.mechanisms.index if is_stand_alone(data, name)] == ["fra-cglpl"]


def test_the_staff_and_the_budget_of_a_stand_alone_body_are_those_of_the_function(data: Dataset) -> None:
    table = values(compare("seminar", ["staff_npm", "budget_npm"], data=data))
    assert table["France INV"].tolist() == [
        "25.5 (2014, full-time equivalent, whole body, sources differ)",
        "3,900,000 EUR (2014, voted, whole body)",
    ]
    assert set(table["Morocco COU"]) == {"not known"}


def test_the_cell_says_that_the_figure_is_that_of_the_whole_body(data: Dataset) -> None:
    page = html(compare("fra-cglpl", "staff_npm", data=data))
    assert "The body is nothing but the mechanism: the figure is that of the whole body." in page


def test_a_figure_of_the_function_itself_has_no_whole_body_beside_it_in_its_year(asked: Path) -> None:
    year = {"unit": "persons", "basis": "fte", "valid_from": "2014", "valid_to": "2014"}
    add_fact(asked, "fra-cglpl", "staff_npm", "21", **year)
    add_fact(asked, "fra-cglpl", "staff_total", "27", **year | {"valid_from": "2015", "valid_to": "2015"})
    found = figures("fra-cglpl", "staff_npm", data=load(asked)).facts
    assert found[["year", "figure", "whole"]].to_numpy().tolist() == [[2014, 21.0, False], [2015, 27.0, True]]


def test_figures_rates_charts_sentences_and_the_card_know_the_function_of_a_stand_alone_body(data: Dataset) -> None:
    found = figures("seminar", "staff_npm", data=data)
    assert found.latest()["rate"].tolist() == [pytest.approx(25.5 / 60)]
    assert found.missing() == ["mar-cndh", "mli-cndh"]
    assert "France INV 25.5 (2014, full-time equivalent, whole body)" in str(findings.latest_figures(found))
    chart = charts.bars(found)
    assert "Bars: France INV 0.4" in chart.alt
    behind = "25.5 (whole body) in 2014, 60,000 prisoners in 2014"
    assert any(behind in text.get_text() for text in chart.figure.axes[0].texts)
    assert coverage("fra-cglpl", "staff_npm", data=data).loc["staff_npm", "fra-cglpl"] == 3
    assert answer("fra-cglpl", "staff_npm", data=data).table["value"].tolist()[0] == "25.5"
    assert "Staff of the function  25.5 (2014, full-time equivalent, whole body" in repr(
        profile("fra-cglpl", data=data)
    )


def test_a_figure_that_answers_two_questions_is_one_fact(data: Dataset) -> None:
    both = compare("fra-cglpl", ["staff_total", "staff_npm"], data=data)
    assert foot(both).startswith("3 facts.")
    assert len(claims(data, subjects=["fra-cglpl"])) == len(data.facts[data.facts["subject"] == "fra-cglpl"]) - 1
