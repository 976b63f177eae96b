"""Figures by year: each basis a series of its own, each figure with its note and its rates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.figures import Figures, figures
from npm_compare.base.errors import NpmCompareError, UnknownName, message
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.figures import divided, table
from npm_compare.views.showing import html


@pytest.fixture
def visits(world_data: Dataset) -> Figures:
    return figures("seminar", "visits_total", data=world_data)


@pytest.fixture
def means(world_data: Dataset) -> Figures:
    return figures("seminar", "staff_total", data=world_data)


def test_each_basis_is_a_series_of_its_own(world_data: Dataset) -> None:
    found = figures("fra-cglpl", ["budget_total", "visits_total"], data=world_data).facts
    series = found.groupby(["indicator", "basis"], sort=False)["figure"].apply(list).to_dict()
    assert series == {
        ("budget_total", "voted"): [3_900_000],
        ("budget_total", "spent"): [3_700_000.5],
        ("budget_total", "bill"): [4_000_000],
        ("visits_total", "year"): [150],
        ("visits_total", "partial"): [60],
        ("visits_total", "cumulative"): [290],
    }


def test_figures_stand_in_the_order_of_mechanism_question_basis_and_year(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "90", unit="visits", basis="year", valid_from="2009", valid_to="2009")
    found = figures(["mli-cndh", "fra-cglpl"], ["visits_total", "staff_total"], data=load(world)).facts
    rows = found[["subject", "indicator", "basis", "year"]].to_numpy().tolist()
    assert rows == [
        ["mli-cndh", "visits_total", "year", 2015],
        ["fra-cglpl", "visits_total", "year", 2009],
        ["fra-cglpl", "visits_total", "year", 2014],
        ["fra-cglpl", "visits_total", "partial", 2008],
        ["fra-cglpl", "visits_total", "cumulative", 2014],
        ["fra-cglpl", "staff_total", "fte", 2014],
        ["fra-cglpl", "staff_total", "headcount", 2014],
    ]


def test_the_means_of_an_institution_with_other_tasks_are_not_divided_and_those_of_a_mechanism_alone_are() -> None:
    rows = table(figures(["mar-cndh", "fra-cglpl"], "budget_total")).rows
    alone = next(place for place, row in enumerate(rows) if place and row.cells is None)
    whole = [row.cells[2:] for row in rows[1:alone] if row.cells]
    assert whole
    assert {(cell.text, cell.small) for cells in whole for cell in cells} == {
        ("–", "of an institution with other tasks")
    }
    assert any(cell.text != "–" for row in rows[alone + 1 :] if row.cells for cell in row.cells[2:])


def test_the_figure_of_a_body_with_no_other_task_is_shown_once_and_not_again_as_that_of_the_function() -> None:
    found = figures("fra-cglpl", ["staff_npm", "staff_total"])
    assert found.facts["id"].duplicated().any()
    shown = found.once
    assert set(shown.facts["id"]) == set(found.facts["id"])
    assert not shown.facts["id"].duplicated().any()
    assert html(found).count("<th scope=") == html(shown).count("<th scope=")
    assert len(figures("fra-cglpl", "staff_npm").once.facts) == len(figures("fra-cglpl", "staff_npm").facts)


def test_one_figure_of_a_year_is_chosen_and_the_disagreement_told(visits: Figures) -> None:
    """The report says 150 (high), the press 145 (low)."""
    full = visits.facts[(visits.facts["subject"] == "fra-cglpl") & (visits.facts["basis"] == "year")]
    assert full[["figure", "others", "disputed"]].to_numpy().tolist() == [[150, 1, True]]
    assert "sources differ" in html(visits)


def test_a_count_is_known_when_its_period_has_ended_and_a_budget_when_its_year_has_begun(world_data: Dataset) -> None:
    counted = figures("fra-cglpl", ["visits_total", "budget_total"], at="2014-06-30", data=world_data).facts
    assert set(counted["indicator"] + " " + counted["valid_to"]) == {"visits_total 2008-12-31", "budget_total 2014"}
    assert figures("mli-cndh", at="seminar", data=world_data).facts.empty


def test_only_what_had_been_published_can_be_known(world_data: Dataset) -> None:
    found = figures("fra-cglpl", known="2015-03-09", data=world_data)
    assert found.facts.empty
    assert len(figures("fra-cglpl", known="2015-03-10", data=world_data).facts) == 3


def test_rates_use_only_what_was_known(world_data: Dataset) -> None:
    """By 2016 only one of the two data sets on prisoners had been published, that with 75,000."""
    found = figures("fra-cglpl", known="2016-02-29", data=world_data).latest()
    assert found[["figure", "denominator"]].to_numpy().tolist() == [[150, 75_000]]


def test_the_latest_rates_stand_lowest_first(world: Path) -> None:
    year = {"unit": "visits", "basis": "year"}
    add_fact(world, "mar-cndh", "visits_total", "40", valid_from="2018", valid_to="2018", **year)
    add_fact(world, "fra-cglpl", "visits_total", "99", valid_from="2015", valid_to="2015", **year)
    found = figures("seminar", data=load(world)).latest()
    assert found["subject"].tolist() == ["mar-cndh", "fra-cglpl"]
    assert found["year"].tolist() == [2018, 2015]
    assert found["rate"].tolist() == pytest.approx([40 / 80.0005, 1.5])


def test_a_later_figure_without_a_rate_does_not_hide_an_earlier_one_with_a_rate(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "99", unit="visits", basis="year", valid_from="2022", valid_to="2022")
    assert figures("fra-cglpl", data=load(world)).latest()["year"].tolist() == [2014]


def test_mechanisms_without_a_rate_are_named_as_missing(visits: Figures) -> None:
    """Morocco has no figure, Mali a figure without a denominator; per inhabitant Mali has a rate."""
    assert visits.missing() == ["mar-cndh", "mli-cndh"]
    assert visits.missing("inhabitants") == ["mar-cndh"]
    assert visits.latest()["subject"].tolist() == ["fra-cglpl"]


def test_a_draft_or_a_forecast_is_no_latest_figure_where_one_that_was_is_known(world: Path) -> None:
    """France's budget of 2014 is known as voted; here also a draft of 2016."""
    draft = {"unit": "EUR", "basis": "bill", "valid_from": "2016", "valid_to": "2016"}
    add_fact(world, "fra-cglpl", "budget_total", "4500000", **draft)
    found = figures("fra-cglpl", "budget_total", data=load(world))
    assert found.latest("inhabitants")[["year", "basis"]].to_numpy().tolist() == [[2014, "voted"]]
    assert found.facts.set_index("basis")["planned"].to_dict() == {"voted": False, "spent": False, "bill": True}


def test_a_share_is_shown_as_a_percentage_and_money_with_its_currency(world: Path) -> None:
    found = figures("fra-cglpl", "budget_total", data=load(world))
    assert ">65,000 EUR<" in html(found)  # 3,900,000 by 60,000 prisoners, times 1,000


def test_a_chart_or_sentence_asks_for_one_indicator(world_data: Dataset) -> None:
    assert figures("fra-cglpl", "staff_total", data=world_data).indicator == "staff_total"
    several = figures("fra-cglpl", ["money", "staff"], data=world_data)
    with pytest.raises(NpmCompareError) as caught:
        _ = several.indicator
    assert caught.value.message.rule == "one_indicator_wanted"
    assert all(name in str(caught.value) for name in ("Budget (budget_total)", "Staff (staff_total)"))


@pytest.mark.parametrize("name", ["model", "private_interviews", "designation_date", "spt_visit"])
def test_what_is_not_a_figure_of_a_year_is_refused(world_data: Dataset, name: str) -> None:
    with pytest.raises(NpmCompareError) as caught:
        figures("fra-cglpl", name, data=world_data)
    assert caught.value.message == message("not_a_yearly_figure", name=repr(name))


def test_unknown_names_are_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean visits_total"):
        figures("fra-cglpl", "visit_total", data=world_data)
    with pytest.raises(UnknownName, match="Did you mean fra-cglpl"):
        figures("fra-cglp", data=world_data)


def test_a_table_divides_no_count_of_visits_or_places(world: Path, visits: Figures) -> None:
    """Bodies count visits, places or days: none of it is a share of a prisoner."""
    add_fact(world, "fra-cglpl", "visits_total", "55", unit="places", basis="year", valid_from="2013", valid_to="2013")
    for found in (visits, figures("fra-cglpl", "visits_total", data=load(world))):
        assert "÷" not in html(found)
        assert "risoners" not in html(found)
    both = html(figures("fra-cglpl", ["visits_total", "staff_total"], data=load(world)))
    rows = [row for row in both.split("<tr")[1:] if ">Visits<" in row or ">Staff<" in row]
    assert len(rows) == 6
    for row in rows:
        assert ("÷" in row) == (">Staff<" in row)
        assert ("only money and staff are divided" in row) == (">Visits<" in row)


@pytest.mark.parametrize(
    ("kind", "unit", "is_divided"),
    [("money", "money", True), ("number", "persons", True), ("number", "letters", False), ("number", "percent", False)],
)
def test_only_money_and_persons_are_divided(world_data: Dataset, kind: str, unit: str, is_divided: bool) -> None:
    """Complaints are counted in letters, and come to the whole institution."""
    table = world_data.indicators.copy()
    table.loc[table["indicator"] == "visits_total", ["type", "unit"]] = [kind, unit]
    assert divided(replace(world_data, indicators=table), "visits_total") is is_divided


def test_the_table_shows_each_denominator_with_its_year_and_licence(means: Figures) -> None:
    page = html(means)
    assert "<small>÷ 60,000 in 2014</small>" in page
    assert "Invented figures A</a>, </span>30 June 2020. Licence: CC BY 4.0" in page
    assert "Per 1,000 prisoners" in page
    assert "Per million inhabitants" in page
    assert "statistics keep the licence of their source" in page


def test_the_note_of_a_denominator_travels_with_the_rate(world_data: Dataset) -> None:
    page = html(figures("fra-cglpl", "staff_total", known="2016-02-29", data=world_data))
    assert "Invented figures B</a>, </span>November 2015. Juvéniles compris. Licence: Cite the page" in page


def test_the_table_shows_why_there_is_no_rate(world: Path) -> None:
    """Of France no prisoners are known of 2009 or the years beside it."""
    staff = {"unit": "persons", "basis": "fte"}
    add_fact(world, "fra-cglpl", "staff_total", "9", valid_from="2009", valid_to="2009", **staff)
    page = html(figures("fra-cglpl", "staff_total", data=load(world)))
    assert "<small>no denominator within 2 years</small>" in page


def test_the_table_says_not_known_of_a_mechanism_without_a_figure(visits: Figures) -> None:
    morocco = html(visits).split("Morocco COU")[1].split('<tr class="part">')[0]
    assert "Not known" in morocco
    assert "not_known" in morocco


def test_the_basis_and_the_note_of_a_figure_travel_with_it(visits: Figures) -> None:
    page = html(visits)
    for words in ("part of year or of places", "several years together, derived", "Since the beginning in July."):
        assert words in page


def test_every_text_of_the_table_is_escaped(world: Path) -> None:
    spoil(
        world,
        "mechanism_facts",
        line_of("mechanism_facts", "fra-cglpl,visits_total,150"),
        "note",
        "<script>x</script> & so",
    )
    spoil(world, "sources", 8, "title", "Figures <b>A</b>")
    spoil(world, "mechanisms", 2, "acronym", "<i>INV</i>")
    page = html(figures("fra-cglpl", ["visits_total", "staff_total"], data=load(world)))
    for raw in ("<script>", "<b>A", "<i>INV"):
        assert raw not in page
    for escaped in ("&lt;script&gt;x&lt;/script&gt; &amp; so", "&lt;b&gt;A&lt;/b&gt;", "&lt;i&gt;INV"):
        assert escaped in page


def test_the_table_is_the_same_every_time_and_in_print_shows_the_figures(world_data: Dataset, visits: Figures) -> None:
    again = figures("seminar", "visits_total", data=world_data)
    assert html(again) == html(visits)
    printed = repr(visits)
    assert "report-fr-2014" in printed
    assert "cumulative" in printed


def test_a_changed_statistic_changes_the_rate_shown(world_data: Dataset, means: Figures) -> None:
    """Thirty heads for 60,000 prisoners, and for twice as many."""
    assert ">0.50<" in html(means)
    doubled = world_data.statistics.assign(value=world_data.statistics["value"] * 2)
    page = html(figures("seminar", "staff_total", data=replace(world_data, statistics=doubled)))
    assert ">0.25<" in page


def test_a_rate_per_one_thing_is_not_known_from_the_figure_of_another(world: Path) -> None:
    add(world, "statistics", "mar,prison_population_total,2019,90000,figures-a,")
    found = figures("seminar", "visits_total", data=load(world))
    assert "mar-cndh" in found.missing()


def test_of_one_year_the_first_basis_in_the_order_of_the_codebook_is_the_latest_figure(world_data: Dataset) -> None:
    """Money voted before spent and draft, full-time equivalents before heads (coding manual, section 9, step 4)."""
    money = figures("fra-cglpl", "budget_total", data=world_data).latest("inhabitants")
    assert money[["basis", "figure"]].to_numpy().tolist() == [["voted", 3_900_000]]
    staff = figures("fra-cglpl", "staff_total", data=world_data).latest()
    assert staff[["basis", "figure"]].to_numpy().tolist() == [["fte", 25.5]]


def test_a_basis_that_is_not_established_comes_last(world: Path) -> None:
    year = {"unit": "persons", "valid_from": "2014", "valid_to": "2014"}
    add_fact(world, "fra-cglpl", "staff_total", "99", basis="", **year)
    found = figures("fra-cglpl", "staff_total", data=load(world))
    assert found.facts["basis"].tolist() == ["fte", "headcount", ""]
    assert found.latest()["figure"].tolist() == [25.5]


def test_a_code_of_two_lists_has_its_place_in_the_list_of_its_question(world: Path) -> None:
    """`ceiling` is a basis of money, before `requested`, and of staff."""
    add(world, "codes", "basis_money,ceiling,4,Ceiling,Plafond,سقف,See the manual.")
    add(world, "codes", "basis_money,requested,5,Requested,Demandé,مطلوب,See the manual.")
    for basis in ("requested", "ceiling"):
        year = {"unit": "EUR", "valid_from": "2014", "valid_to": "2014"}
        add_fact(world, "fra-cglpl", "budget_total", "5000000", basis=basis, **year)
    data = load(world)
    codes = data.codes.sort_values("list", key=lambda name: name != "basis_money", kind="stable")  # money before staff
    found = figures("fra-cglpl", "budget_total", data=replace(data, codes=codes)).facts
    assert found["basis"].tolist() == ["voted", "spent", "bill", "ceiling", "requested"]
