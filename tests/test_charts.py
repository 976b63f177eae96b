"""Charts: their words, and what is drawn of the unknown. No pixel is looked at.

Figures and files: `test_chart_figures.py`, `test_chart_files.py`; text that overflows: `test_chart_room.py`; lengths:
`test_chart_lengths.py`; colours: `test_chart_colours.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add_fact, line_of, spoil
from drawn import WORLD, foot, measure, of_world, rows_of, title, words
from npm_compare import assess, charts, compare, findings
from npm_compare.analysis.figures import figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.answers import SHADES
from npm_compare.views.charts.chart import Chart
from npm_compare.views.language import number, speaking


@pytest.fixture(scope="module", params=WORLD)
def drawn(request: pytest.FixtureRequest, whole_world: Dataset) -> tuple[Chart, Dataset]:
    return of_world(request.param, whole_world), whole_world


def test_every_chart_of_the_package_is_looked_at() -> None:
    asks_more = {
        "build_up",
        "costs",
        "prisons",
        "tornado",
    }  # than the world has: see test_chart_room.py, and their own tests
    assert set(charts.__all__) - {"Chart"} - asks_more == set(WORLD)


def test_a_chart_names_its_finding_its_sources_and_the_version_of_the_data(drawn: tuple[Chart, Dataset]) -> None:
    chart, data = drawn
    assert re.fullmatch(rf"Sources: .+ Data: npm_compare {re.escape(data.version)}, CC BY 4\.0\.", foot(chart))
    assert title(chart).endswith(".")
    assert len(title(chart)) > 30
    assert chart.alt.startswith(title(chart))


def test_a_figure_is_laid_out_once_and_drawn_once_for_each_form(drawn: tuple[Chart, Dataset]) -> None:
    """With a layout engine of its own it would be drawn a second time before each picture: a third of the time of a set."""
    assert drawn[0].figure.get_layout_engine() is None


def test_a_measure_names_its_date_or_its_unit(drawn: tuple[Chart, Dataset]) -> None:
    assert re.search(
        r"\d{1,2} \w+ \d{4}|by years? since|by year\.|per million|with its year|of 200 draws", measure(drawn[0])
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("matrix", lambda data: findings.known_powers(compare("seminar", "powers", data=data))),
        ("tally", lambda data: findings.known_share(compare("seminar", "powers", data=data))),
        ("bounds", lambda data: findings.met(assess("seminar", data=data))),
        ("bars", lambda data: findings.span_of_rates(figures("seminar", data=data)).head),
        ("trend", lambda data: findings.latest_figures(figures("seminar", data=data)).head),
        ("waiting", lambda data: findings.in_time(data=data).head),
        ("choices", lambda data: findings.models(data=data).head),
    ],
)
def test_the_title_is_the_computed_finding(
    world_data: Dataset, name: str, said: Callable[[Dataset], findings.Finding]
) -> None:
    facts = world_data.facts[world_data.facts["subject"] != "fra-cglpl"]
    bodies = world_data.mechanisms.drop("fra-cglpl")
    without = replace(world_data, facts=facts, mechanisms=bodies)
    assert title(of_world(name, world_data)) == str(said(world_data))
    assert title(WORLD[name](without)) == str(said(without))
    assert str(said(world_data)) != str(said(without))


def test_another_title_may_be_given(world_data: Dataset) -> None:
    chart = charts.bars(figures("seminar", data=world_data), title="My own words.")
    assert (title(chart), chart.alt.startswith("My own words.")) == ("My own words.", True)


def test_a_chart_speaks_the_language_of_its_reader(world_data: Dataset) -> None:
    """Names, labels and numbers are those of the language, whether its sentences are translated yet or not."""
    with speaking("fr"):
        bars, matrix = of_world("bars", world_data), of_world("matrix", world_data)
        rate, prisoners = number(2.5, 2), number(60_000)
    assert rows_of(matrix) == ["Visites inopinées", "Entretiens en privé"]
    assert matrix.figure.axes[0].get_xticklabels()[0].get_text() == "Maroc\nCOU"
    assert (rate, prisoners) == ("2,50", "60\u202f000")
    assert any(text.startswith(rate) and prisoners in text for text in words(bars))
    assert measure(bars).startswith("Visites ")
    with speaking("ar"):
        assert rows_of(of_world("tally", world_data)) == ["زيارات غير معلنة", "مقابلات على انفراد"]


# What is drawn of what is not known


def test_the_matrix_draws_silence_and_ignorance(world_data: Dataset) -> None:
    """Morocco's law is silent on one power and its law on the other not known; of Mali nothing is known today."""
    chart = of_world("matrix", world_data)
    signs = [text.get_text() for text in chart.figure.axes[0].texts]
    assert (signs.count("–"), signs.count("?")) == (1, 8)
    assert "Morocco COU: in law 1 text silent, 1 not known; in practice 2 not known." in chart.alt
    assert "Mali OMB: in law 2 not known; in practice 2 not known." in chart.alt
    assert {"not known", "the text is silent", "no", "partly", "yes"} <= set(words(chart))


def test_the_key_explains_the_sign_of_what_does_not_apply_where_it_is_drawn(world_data: Dataset) -> None:
    assert "not applicable" not in words(of_world("matrix", world_data))
    facts = world_data.facts.copy()
    facts.loc[(facts["subject"] == "fra-cglpl") & (facts["basis"] == "law"), "value"] = "not_applicable"
    chart = WORLD["matrix"](replace(world_data, facts=facts))
    assert [text.get_text() for text in chart.figure.axes[0].texts].count("/") == 2
    assert "not applicable" in words(chart)


def test_the_matrix_draws_law_and_practice_apart(world_data: Dataset) -> None:
    """France gives private interviews by law, and one was refused in practice."""
    chart = of_world("matrix", world_data)
    marks = {tuple(line.get_xydata()[0]): line for line in chart.figure.axes[0].lines}
    law, practice = marks[1 - 0.17, 1], marks[1 + 0.17, 1]
    assert (law.get_fillstyle(), law.get_color()) == ("full", SHADES["law"])
    assert (practice.get_fillstyle(), practice.get_color()) == ("none", SHADES["practice"])
    assert "France INV: in law 2 yes; in practice 1 no, 1 not known." in chart.alt


def test_the_matrix_draws_a_law_described_by_others_in_another_colour(world_data: Dataset) -> None:
    facts = world_data.facts.copy()
    facts.loc[(facts["subject"] == "fra-cglpl") & (facts["basis"] == "law"), "basis"] = "described"
    chart = WORLD["matrix"](replace(world_data, facts=facts))
    colours = {line.get_color() for line in chart.figure.axes[0].lines}
    assert colours == {SHADES["described"], SHADES["practice"]}


def test_the_matrix_draws_a_rule_of_the_whole_institution_in_grey_and_explains_it(world_data: Dataset) -> None:
    """It keeps the shape of its answer, and the tally counts it apart from what the function has."""
    assert "rule of the whole institution" not in words(of_world("matrix", world_data))
    facts = world_data.facts.copy()
    facts.loc[(facts["subject"] == "mar-cndh") & (facts["indicator"] == "private_interviews"), ["basis", "scope"]] = (
        "described",
        "institution",
    )
    hosted = replace(world_data, facts=facts)
    chart = WORLD["matrix"](hosted)
    mark = next(line for line in chart.figure.axes[0].lines if tuple(line.get_xydata()[0]) == (-0.17, 1))
    assert (mark.get_fillstyle(), mark.get_color()) == ("full", SHADES["of_institution"])
    assert "rule of the whole institution" in words(chart)
    assert "Private interviews: 1 yes, 1 known of the institution only, 1 not known." in WORLD["tally"](hosted).alt


def test_a_tally_counts_the_unknown_to_the_full_number_of_mechanisms(world_data: Dataset) -> None:
    chart = of_world("tally", world_data)
    plot = chart.figure.axes[0]
    assert sum(box.get_width() for box in plot.patches) == 2 * 3
    assert plot.get_xlim() == (0, 3)
    assert "not known" in words(chart)
    assert "Unannounced visits: 1 yes, 1 text silent, 1 not known; Private interviews: 1 yes, 2 not known." in chart.alt


def test_bars_name_the_mechanisms_without_a_rate(world_data: Dataset) -> None:
    chart = of_world("bars", world_data)
    assert rows_of(chart) == ["France INV", "Not known (2)"]
    assert "Morocco COU, Mali OMB" in words(chart)
    assert "Not known: Morocco COU, Mali OMB." in chart.alt


def test_bars_without_any_rate_still_name_the_unknown(world_data: Dataset) -> None:
    chart = charts.bars(figures(["mar-cndh", "mli-cndh"], data=world_data))
    assert rows_of(chart) == ["Not known (2)"]
    assert "No bars: nothing is known. Not known: Morocco COU, Mali OMB." in chart.alt


def test_a_trend_keeps_an_empty_panel_for_a_mechanism_without_figures(world_data: Dataset) -> None:
    chart = of_world("trend", world_data)
    assert [plot.get_title(loc="left") for plot in chart.figure.axes] == ["Morocco COU", "France INV", "Mali OMB"]
    assert [text.get_text() for text in chart.figure.axes[0].texts] == ["not known"]
    assert "Morocco COU: not known." in chart.alt


def test_requirements_not_known_are_drawn_and_counted(world_data: Dataset) -> None:
    chart = of_world("against", world_data)
    plot = chart.figure.axes[0]
    marks = [(int(line.get_xdata()[0]), line.get_marker()) for line in plot.lines]
    assert marks == [(0, "."), (1, "s"), (2, "None")]
    assert "Morocco COU: 1 not known." in chart.alt
    assert "France INV: 1 met." in chart.alt


def test_of_a_mechanism_that_is_not_there_every_chart_of_requirements_says_so(world_data: Dataset) -> None:
    """Morocco's council was named in 2018."""
    found = assess(["mar-cndh", "fra-cglpl"], at="2015", data=world_data)
    chart, bars = charts.against(found), charts.bounds(found)
    assert "(empty) no mechanism, or not applicable" in words(chart)
    assert "Morocco COU: no mechanism yet on this date, 1 not applicable." in chart.alt
    assert "Morocco COU no mechanism yet on this date" in words(bars)


def test_along_the_empty_column_of_a_tall_chart_the_reason_is_written() -> None:
    found = assess(["mar-cndh", "fra-cglpl"], "opcat", at="seminar")
    assert "no mechanism yet on this date" in words(charts.against(found))


def test_a_rule_of_the_institution_and_a_rule_only_described_have_marks_of_their_own(world: Path) -> None:
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")
    spoil(
        world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "basis", "described"
    )
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    plot = charts.against(assess(["mar-cndh", "fra-cglpl"], at="2019", data=load(world))).figure.axes[0]
    assert [line.get_marker() for line in plot.lines] == ["o", "D"]


def test_bounds_leave_room_for_what_is_not_known(world_data: Dataset) -> None:
    chart = of_world("bounds", world_data)
    assert {"met", "met in part", "not known", "not met or silent"} <= set(words(chart))
    assert "not effectiveness" in measure(chart)
    assert "not a ranking" in measure(chart)


def test_the_map_of_what_is_known_names_every_part_and_mechanism(world_data: Dataset) -> None:
    chart = of_world("known", world_data)
    plot = chart.figure.axes[0]
    assert len(plot.get_xticklabels()) == 7 + 1  # the parts, and whether the law was read
    assert len(plot.patches) == 7 * 3
    assert (
        "Mechanisms: 3; laws read on most powers: 0; parts of the codebook: Powers 67%, Appointment and removal 33%."
        in chart.alt
    )


def test_choices_before_the_first_mechanism_are_refused_in_a_sentence() -> None:
    with pytest.raises(NpmCompareError, match="no mechanism is named, or none was in place on that date"):
        charts.choices(at="2004-01-01")
