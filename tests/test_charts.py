"""Charts: their words, their order, what is drawn of the unknown. No pixel is looked at.

Text that overflows: `test_chart_room.py`; lengths: `test_chart_lengths.py`; colours: `test_chart_colours.py`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from conftest import add, add_fact, line_of, spoil
from npm_compare import assess, charts, compare, decide, findings, options, save, variants
from npm_compare.analysis.figures import figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.answers import SHADES
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.figures import HOLLOW
from npm_compare.views.charts.look import COLOURS
from npm_compare.views.charts.sources import cite
from npm_compare.views.language import number, speaking

WORLD: dict[str, Callable[[Dataset], Chart]] = {
    "matrix": lambda data: charts.matrix(compare("seminar", "powers", data=data)),
    "strip": lambda data: charts.strip(compare("seminar", "powers", data=data)),
    "table": lambda data: charts.table(compare("seminar", "powers", data=data), asker="mar-cndh"),
    "practice": lambda data: charts.practice(compare("fra-cglpl", "powers", data=data)),
    "organisation": lambda data: charts.organisation("seminar", data=data),
    "tally": lambda data: charts.tally(compare("seminar", "powers", data=data)),
    "against": lambda data: charts.against(assess("seminar", data=data)),
    "bounds": lambda data: charts.bounds(assess("seminar", data=data)),
    "bars": lambda data: charts.bars(figures("seminar", data=data)),
    "trend": lambda data: charts.trend(figures("seminar", data=data)),
    "points": lambda data: charts.points(figures("seminar", data=data), "inhabitants"),
    "waiting": lambda data: charts.waiting(data=data),
    "choices": lambda data: charts.choices("mar-cndh", data=data),
    "tiles": lambda data: charts.tiles("mar-cndh", data=data),
    "timeline": lambda data: charts.timeline(data=data),
    "progress": lambda data: charts.progress(data=data),
    "yearly": lambda data: charts.yearly(figures("seminar", data=data)),
    "counted": lambda data: charts.counted(figures("seminar", data=data)),
    "known": lambda data: charts.known("seminar", data=data),
    "path": lambda data: charts.path(decide("mar-cndh", data=data)),
    "criteria": lambda data: charts.criteria(options("seminar", at="2016-01-01", data=data), "mli-cndh"),
    "orders": lambda data: charts.orders(variants(options("seminar", at="2016-01-01", data=data), draws=200)),
}
"""One chart of each kind, drawn from the world."""


@pytest.fixture(scope="module", params=WORLD)
def drawn(request: pytest.FixtureRequest, whole_world: Dataset) -> tuple[Chart, Dataset]:
    return WORLD[request.param](whole_world), whole_world


def title(chart: Chart) -> str:
    return chart.figure.texts[0].get_text().replace("\n", " ")


def measure(chart: Chart) -> str:
    return chart.figure.texts[1].get_text().replace("\n", " ")


def foot(chart: Chart) -> str:
    return chart.figure.texts[2].get_text().replace("\n", " ")


def words(chart: Chart) -> list[str]:
    """Return every text inside the plots of a chart, on one line each."""
    found = [text.get_text().replace("\n", " ") for plot in chart.figure.axes for text in plot.findobj(Text)]
    return [text for text in found if text.strip()]


def rows_of(chart: Chart) -> list[str]:
    """Return the labels of the rows from top to bottom."""
    plot = chart.figure.axes[0]
    labels = [(tick.get_position()[1], tick.get_text()) for tick in plot.get_yticklabels()]
    down = plot.get_ylim()[0] > plot.get_ylim()[1]
    return [text for _, text in sorted(labels, reverse=not down)]


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
    for data in (world_data, without):
        assert title(WORLD[name](data)) == str(said(data))
    assert str(said(world_data)) != str(said(without))


def test_another_title_may_be_given(world_data: Dataset) -> None:
    chart = charts.bars(figures("seminar", data=world_data), title="My own words.")
    assert (title(chart), chart.alt.startswith("My own words.")) == ("My own words.", True)


def test_a_chart_speaks_the_language_of_its_reader(world_data: Dataset) -> None:
    """Names, labels and numbers are those of the language, whether its sentences are translated yet or not."""
    with speaking("fr"):
        bars, matrix = WORLD["bars"](world_data), WORLD["matrix"](world_data)
        rate, prisoners = number(2.5, 2), number(60_000)
    assert rows_of(matrix) == ["Visites inopinées", "Entretiens en privé"]
    assert matrix.figure.axes[0].get_xticklabels()[0].get_text() == "Maroc\nCOU"
    assert (rate, prisoners) == ("2,50", "60\u202f000")
    assert any(text.startswith(rate) and prisoners in text for text in words(bars))
    assert measure(bars).startswith("Visites ")
    with speaking("ar"):
        assert rows_of(WORLD["tally"](world_data)) == ["زيارات غير معلنة", "مقابلات على انفراد"]


# What is drawn of what is not known


def test_the_matrix_draws_silence_and_ignorance(world_data: Dataset) -> None:
    """Morocco's law is silent on one power and its law on the other not known; of Mali nothing is known today."""
    chart = WORLD["matrix"](world_data)
    signs = [text.get_text() for text in chart.figure.axes[0].texts]
    assert (signs.count("–"), signs.count("?")) == (1, 8)
    assert "Morocco COU: in law 1 text silent, 1 not known; in practice 2 not known." in chart.alt
    assert "Mali OMB: in law 2 not known; in practice 2 not known." in chart.alt
    assert {"not known", "the text is silent", "no", "partly", "yes"} <= set(words(chart))


def test_the_key_explains_the_sign_of_what_does_not_apply_where_it_is_drawn(world_data: Dataset) -> None:
    assert "not applicable" not in words(WORLD["matrix"](world_data))
    facts = world_data.facts.copy()
    facts.loc[(facts["subject"] == "fra-cglpl") & (facts["basis"] == "law"), "value"] = "not_applicable"
    chart = WORLD["matrix"](replace(world_data, facts=facts))
    assert [text.get_text() for text in chart.figure.axes[0].texts].count("/") == 2
    assert "not applicable" in words(chart)


def test_the_matrix_draws_law_and_practice_apart(world_data: Dataset) -> None:
    """France gives private interviews by law, and one was refused in practice."""
    chart = WORLD["matrix"](world_data)
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
    assert "rule of the whole institution" not in words(WORLD["matrix"](world_data))
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
    chart = WORLD["tally"](world_data)
    plot = chart.figure.axes[0]
    assert sum(box.get_width() for box in plot.patches) == 2 * 3
    assert plot.get_xlim() == (0, 3)
    assert "not known" in words(chart)
    assert "Unannounced visits: 1 yes, 1 text silent, 1 not known; Private interviews: 1 yes, 2 not known." in chart.alt


def test_bars_name_the_mechanisms_without_a_rate(world_data: Dataset) -> None:
    chart = WORLD["bars"](world_data)
    assert rows_of(chart) == ["France INV", "Not known (2)"]
    assert "Morocco COU, Mali OMB" in words(chart)
    assert "Not known: Morocco COU, Mali OMB." in chart.alt


def test_bars_without_any_rate_still_name_the_unknown(world_data: Dataset) -> None:
    chart = charts.bars(figures(["mar-cndh", "mli-cndh"], data=world_data))
    assert rows_of(chart) == ["Not known (2)"]
    assert "No bars: nothing is known. Not known: Morocco COU, Mali OMB." in chart.alt


def test_a_trend_keeps_an_empty_panel_for_a_mechanism_without_figures(world_data: Dataset) -> None:
    chart = WORLD["trend"](world_data)
    assert [plot.get_title(loc="left") for plot in chart.figure.axes] == ["Morocco COU", "France INV", "Mali OMB"]
    assert [text.get_text() for text in chart.figure.axes[0].texts] == ["not known"]
    assert "Morocco COU: not known." in chart.alt


def test_requirements_not_known_are_drawn_and_counted(world_data: Dataset) -> None:
    chart = WORLD["against"](world_data)
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
    chart = WORLD["bounds"](world_data)
    assert {"met", "met in part", "not known", "not met or silent"} <= set(words(chart))
    assert "not effectiveness" in measure(chart)
    assert "not a ranking" in measure(chart)


def test_the_map_of_what_is_known_names_every_part_and_mechanism(world_data: Dataset) -> None:
    chart = WORLD["known"](world_data)
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


# Order, bases and units


def test_bars_stand_by_value_the_highest_on_top(world: Path) -> None:
    year = {"unit": "visits", "basis": "year", "valid_from": "2018", "valid_to": "2018"}
    add_fact(world, "mar-cndh", "visits_total", "400", **year)
    chart = charts.bars(figures("seminar", data=load(world)))
    assert rows_of(chart) == ["Morocco COU", "France INV", "Not known (1)"]
    assert [box.get_facecolor()[:3] for box in chart.figure.axes[0].patches] == [
        tuple(int(COLOURS[m][i : i + 2], 16) / 255 for i in (1, 3, 5)) for m in ("fra-cglpl", "mar-cndh")
    ]


def test_a_bar_names_the_figures_and_the_years_behind_its_rate(world_data: Dataset) -> None:
    chart = WORLD["bars"](world_data)
    assert "2.50   150 in 2014, 60,000 prisoners in 2014" in [t.get_text() for t in chart.figure.axes[0].texts]


def test_a_bar_writes_no_name_of_the_program(world: Path) -> None:
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    year = {"unit": "MAD", "basis": "voted", "valid_from": "2019", "valid_to": "2019"}
    add_fact(world, "mar-cndh", "budget_npm", "3000000", **year)
    chart = charts.bars(figures("mar-cndh", "budget_npm", data=load(world)), "institution_budget")
    assert "3,000,000 MAD in 2019, budget of the institution 75,000,000 in 2019" in " ".join(words(chart))
    assert not any("_" in text for text in [*words(chart), title(chart), measure(chart)])


@pytest.fixture
def currencies(world: Path) -> Dataset:
    """The world with a parity of France: 0.75 EUR for an international dollar; Morocco has none of 2019."""
    add(world, "series", "ppp_lcu_per_intl_usd,LCU per USD,A,A,أ,Invented.")
    line = add(world, "statistics", "fra,ppp_lcu_per_intl_usd,2014,0.75,figures-a,")
    spoil(world, "statistics", line, "currency", "EUR")
    return load(world)


def test_bars_of_money_in_several_currencies_are_in_international_dollars_and_say_so(currencies: Dataset) -> None:
    chart = charts.bars(figures("seminar", "budget_total", data=currencies))
    assert rows_of(chart) == ["France INV", "Not known or not converted (2)"]
    assert "86,667 international dollars   3,900,000 EUR in 2014, 60,000 prisoners in 2014" in words(chart)
    assert measure(chart).startswith(
        "Budget in international dollars (PPP) per 1,000 prisoners: latest full year known on"
    )
    assert "Not converted, no factor of the year: Morocco COU." in chart.alt


def test_a_bound_of_a_figure_stands_before_it_in_every_chart(world: Path) -> None:
    """The report says that France made more than 150 visits in 2014."""
    add(world, "codes", "qualifier,more_than,1,more than,plus de,أكثر من,The source says that the figure is exceeded.")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,visits_total,150"), "qualifier", "more_than")
    found = figures("fra-cglpl", data=load(world))
    assert "more than 150" in words(charts.trend(found))
    assert "more than 2.50   more than 150 in 2014, 60,000 prisoners in 2014" in words(charts.bars(found))
    assert "more than 150 and 60,000" in charts.points(found, "prisoners").alt
    assert "France INV more than 2.50 (2014)" in str(findings.latest_rates(found))


def test_bars_of_money_in_one_currency_stay_in_it(currencies: Dataset) -> None:
    chart = charts.bars(figures(["fra-cglpl", "mli-cndh"], "budget_total", data=currencies))
    assert "65,000 EUR   3,900,000 EUR in 2014, 60,000 prisoners in 2014" in words(chart)


def test_points_of_money_in_several_currencies_are_in_international_dollars(currencies: Dataset) -> None:
    chart = charts.points(figures("seminar", "budget_total", data=currencies), "prisoners")
    (plot,) = chart.figure.axes
    assert (plot.get_xlabel(), plot.get_ylabel()) == ("Persons held in prison", "Budget in international dollars (PPP)")
    assert plot.lines[0].get_ydata()[0] == 5_200_000


def test_the_axes_and_the_subtitle_of_points_say_what_is_drawn(world_data: Dataset) -> None:
    """Persons in prison are drawn, not a rate per 1,000 of them."""
    chart = charts.points(figures("seminar", data=world_data), "prisoners")
    (plot,) = chart.figure.axes
    assert plot.get_xlabel() == "Persons held in prison"
    assert measure(chart).startswith("“Visits” against “persons held in prison”")


def test_two_axes_of_money_in_several_currencies_are_refused_with_the_way_out(world: Path) -> None:
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    for name, unit, year in (("mar-cndh", "MAD", "2019"), ("fra-cglpl", "EUR", "2014")):
        cells = {"unit": unit, "basis": "voted", "valid_from": year, "valid_to": year}
        add_fact(world, name, "budget_npm", "3000000", **cells)
    found = figures("seminar", "budget_npm", data=load(world))
    with pytest.raises(NpmCompareError) as error:
        charts.points(found, "institution_budget")
    assert str(error.value) == (
        "Amounts in several currencies cannot stand on two axes: draw their shares, charts.bars(…, 'institution_budget')."
    )
    assert len(charts.bars(found, "institution_budget").figure.axes[0].patches) == 1


def test_a_body_that_is_nothing_but_the_mechanism_has_no_share_in_itself_and_is_counted(world: Path) -> None:
    """France's inspector spends all of its budget on its task; Morocco's council a part, of a budget of another year."""
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    for name, unit, year in (("mar-cndh", "MAD", "2020"), ("fra-cglpl", "EUR", "2014")):
        cells = {"unit": unit, "basis": "voted", "valid_from": year, "valid_to": year}
        add_fact(world, name, "budget_npm", "3000000", **cells)
    chart = charts.bars(figures(["mar-cndh", "seminar"], "budget_npm", data=load(world)), "institution_budget")
    assert "France INV" not in " ".join(words(chart))
    assert (
        "Left out: 1 body that is nothing but the mechanism, whose share is the whole by definition." in chart.measure
    )
    assert any("2020 divided by 2019" in text for text in words(chart))
    assert "2020 divided by 2019" in chart.alt


def test_where_nothing_was_read_a_chart_says_so_and_counts_nothing(world_data: Dataset) -> None:
    found = assess(["mar-cndh", "fra-cglpl"], data=world_data)
    assert charts.against(found).title == "On this 1 requirement nothing was read of the law of Morocco COU."
    assert "0" not in charts.progress("mar-cndh", data=world_data).title


def test_posts_are_no_ceiling_of_money(world: Path) -> None:
    posts = {"unit": "persons", "basis": "ceiling", "valid_from": "2015", "valid_to": "2015"}
    add_fact(world, "mli-cndh", "staff_total", "30", **posts)
    chart = charts.bars(figures("mli-cndh", "staff_total", data=load(world)), "inhabitants")
    assert "30 (posts) in 2015" in " ".join(words(chart))
    assert "latest full year known on" in measure(chart)


def test_a_bar_of_a_draft_says_so_and_the_subtitle_speaks_of_no_full_year(world: Path) -> None:
    draft = {"unit": "EUR", "basis": "bill", "valid_from": "2015", "valid_to": "2015"}
    add_fact(world, "mli-cndh", "budget_total", "900000", **draft)
    chart = charts.bars(figures("mli-cndh", "budget_total", data=load(world)), "inhabitants")
    assert "900,000 EUR (draft) in 2015" in " ".join(words(chart))
    assert "latest figure known on" in measure(chart)


def test_a_bar_says_that_a_figure_is_of_another_kind(world: Path) -> None:
    add(world, "codes", "basis_activity,deployments,2,Deployments,Déploiements,عمليات,See the manual.")
    year = {"unit": "visits", "basis": "deployments", "valid_from": "2018", "valid_to": "2018"}
    add_fact(world, "mar-cndh", "visits_total", "400", **year)
    chart = charts.bars(figures("mar-cndh", data=load(world)))
    assert "400 (deployments) in 2018" in " ".join(words(chart))


def test_the_questions_of_a_tally_stand_with_the_most_frequent_yes_on_top(world_data: Dataset) -> None:
    facts = world_data.facts.copy()
    facts.loc[
        (facts["subject"] == "mar-cndh") & (facts["indicator"] == "private_interviews"), ["basis", "attested"]
    ] = (
        "law",
        "2018-03",
    )
    chart = WORLD["tally"](replace(world_data, facts=facts))
    assert rows_of(chart) == ["Private interviews", "Unannounced visits"]


def test_a_matrix_keeps_the_order_asked_for(world_data: Dataset) -> None:
    chart = charts.matrix(
        compare(["mli-cndh", "fra-cglpl"], ["private_interviews", "visits_unannounced"], data=world_data)
    )
    plot = chart.figure.axes[0]
    assert [tick.get_text() for tick in plot.get_xticklabels()] == ["Mali\nOMB", "France\nINV"]
    assert rows_of(chart) == ["Private interviews", "Unannounced visits"]


def lines_of(chart: Chart) -> list[list[float]]:
    """Return the figures of every line that joins two points."""
    return [
        line.get_ydata().tolist()
        for plot in chart.figure.axes
        for line in plot.lines
        if len(line.get_xdata()) == 2 and line.get_linestyle() != "None"
    ]


def budgets(world: Path, *rows: tuple[str, str, str, str]) -> Chart:
    for year, value, basis, unit in rows:
        cells = {"unit": unit, "basis": basis, "valid_from": year, "valid_to": year}
        add_fact(world, "fra-cglpl", "budget_total", value, **cells)
    return charts.trend(figures("fra-cglpl", "budget_total", data=load(world)))


def test_only_neighbouring_years_of_one_basis_are_joined(world: Path) -> None:
    """In 2014: 3.9 million voted, 3.7 spent. Added: 4.5 voted in 2016, 4.1 spent in 2015."""
    chart = budgets(world, ("2016", "4500000", "voted", "EUR"), ("2015", "4100000", "spent", "EUR"))
    assert lines_of(chart) == [[3_700_000.5, 4_100_000]]


def test_years_in_two_currencies_are_not_joined(world: Path) -> None:
    chart = budgets(world, ("2013", "25000000", "voted", "XOF"), ("2015", "4000000", "voted", "EUR"))
    assert lines_of(chart) == [[3_900_000, 4_000_000]]
    assert "in XOF or EUR" in measure(chart) or "in EUR or XOF" in measure(chart)


def test_unlike_figures_are_hollow_and_told(world_data: Dataset) -> None:
    chart = WORLD["trend"](world_data)
    france = chart.figure.axes[1]
    hollow = [line for line in france.lines if line.get_markerfacecolor() == "white"]
    assert [line.get_ydata().tolist() for line in hollow] == [[60]]
    assert "Hollow marks, not comparable with the others: part of year or of places." in measure(chart)
    assert "several years: 290 in 2013–2014" in france.get_xlabel().replace("\n", " ")
    assert not any(290 in line.get_ydata() for line in france.lines)
    assert set(HOLLOW) >= {"partial", "bill", "ceiling", "forecast", "requested"}


def test_a_sum_of_several_years_does_not_squeeze_the_years(world_data: Dataset) -> None:
    assert WORLD["trend"](world_data).figure.axes[1].get_ylim()[1] == pytest.approx(1.15 * 150)


def test_a_trend_says_its_unit(world_data: Dataset) -> None:
    chart = charts.trend(figures("seminar", "budget_total", data=world_data))
    assert measure(chart).startswith("Budget by year, in MAD or EUR.")
    assert [plot.get_title(loc="left") for plot in chart.figure.axes] == [
        "Morocco COU\nMAD",
        "France INV\nEUR",
        "Mali OMB",
    ]


def test_points_are_named_with_their_years(world_data: Dataset) -> None:
    chart = WORLD["points"](world_data)
    labels = {text.get_text() for text in chart.figure.axes[0].texts}
    assert labels == {"France INV 2014", "Mali OMB 2015"}
    assert chart.figure.axes[0].lines[0].get_linestyle() == "None"


def test_a_figure_and_a_denominator_of_two_years_show_both(world_data: Dataset) -> None:
    moved = world_data.statistics.assign(year=world_data.statistics["year"] + 1)
    chart = WORLD["points"](replace(world_data, statistics=moved))
    assert "France INV 2014/2015" in {text.get_text() for text in chart.figure.axes[0].texts}


def test_a_chart_follows_the_facts(world_data: Dataset) -> None:
    facts = world_data.facts.copy()
    facts.loc[facts["value"] == "150", "value"] = "300"
    changed = replace(world_data, facts=facts)
    assert "300 in 2014" in " ".join(words(WORLD["bars"](changed)))
    assert "300 (2014, full year)" in WORLD["trend"](changed).alt


# Sources


def test_the_sources_behind_most_values_are_named_and_the_others_counted(world_data: Dataset) -> None:
    assert cite(world_data, ["law-fr-2007", "figures-a", "figures-a"]) == (
        "Sources: Invented figures A (2020); Invented Gazette (2007)."
    )
    assert cite(world_data, ["page-undated", ""]) == "Sources: Invented Society (undated)."
    every = [*world_data.sources.index, "page-undated", "figures-a", "figures-a"]
    named = cite(world_data, every)
    assert named.startswith("Sources: Invented figures A (2020); Invented Gazette (2007); ")  # a law before other kinds
    assert "undated" not in named, "what has no date comes last, though more values rest on it"
    assert named.endswith("; 5 others.")
    assert cite(world_data, every, notes=True).endswith("; 5 others in the notes of this slide.")


def test_only_sources_of_what_is_shown_are_named(world_data: Dataset) -> None:
    assert foot(WORLD["bars"](world_data)).startswith("Sources: Invented Inspector (2015); Invented figures A (2020).")


# Files


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_file_has_the_same_bytes_every_time(world_data: Dataset, tmp_path: Path, ending: str) -> None:
    first, second = (save(WORLD["bars"](world_data), tmp_path / f"{n}.{ending}").read_bytes() for n in (1, 2))
    assert first == second
    assert len(first) > 5000


def test_a_pdf_holds_no_date(world_data: Dataset, tmp_path: Path) -> None:
    written = save(WORLD["bars"](world_data), tmp_path / "a.pdf").read_bytes()
    assert b"/Creator" in written
    assert b"CreationDate" not in written


def test_a_chart_saved_twice_is_the_same(world_data: Dataset, tmp_path: Path) -> None:
    chart = WORLD["matrix"](world_data)
    assert save(chart, tmp_path / "a.svg").read_bytes() == save(chart, tmp_path / "b.svg").read_bytes()


def test_a_png_carries_the_alternative_text(world_data: Dataset, tmp_path: Path) -> None:
    chart = WORLD["bars"](world_data)
    for path in (save(chart, tmp_path / "a.png"), save(chart, tmp_path / "b.png", slide=True)):
        with Image.open(path) as picture:
            assert picture.info["Description"] == chart.alt


@pytest.mark.parametrize("name", ["bars", "waiting"])
def test_a_slide_has_the_shape_of_a_screen_and_the_chart_in_its_middle(
    world_data: Dataset, tmp_path: Path, name: str
) -> None:
    path = save(WORLD[name](world_data), tmp_path / "slide.png", slide=True)
    with Image.open(path) as picture:
        assert picture.size == (2560, 1440)
        ink = np.asarray(picture.convert("L")) < 200
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    assert abs(rows[0] + rows[-1] - 1440) < 150
    assert max((columns[-1] - columns[0]) / 2560, (rows[-1] - rows[0]) / 1440) > 0.8


def test_a_tall_chart_stands_in_the_middle_of_its_slide(tmp_path: Path) -> None:
    with Image.open(
        save(
            charts.matrix(compare("seminar", ["powers", "dialogue", "protection", "mandate"])),
            tmp_path / "slide.png",
            slide=True,
        )
    ) as picture:
        columns = np.flatnonzero((np.asarray(picture.convert("L")) < 200).any(axis=0))
    assert columns[0] > 400
    assert columns[-1] < 2560 - 400


def test_the_alternative_text_goes_with_the_picture_into_the_notebook(world_data: Dataset) -> None:
    chart = WORLD["bars"](world_data)
    shown, metadata = chart._repr_mimebundle_()
    assert shown["text/plain"] == metadata["image/png"]["alt"] == chart.alt == repr(chart)
    assert "image/png" in shown


def test_the_package_is_imported_without_matplotlib_scipy_and_nbclient() -> None:
    code = "import sys, npm_compare; print([m for m in ('matplotlib', 'scipy', 'nbclient', 'pypandoc') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_drawing_leaves_the_settings_of_others_alone(world_data: Dataset) -> None:
    import matplotlib as mpl
    from matplotlib import pyplot

    before = dict(mpl.rcParams)
    WORLD["trend"](world_data)
    assert dict(mpl.rcParams) == before
    assert pyplot.get_fignums() == []


def test_a_figure_is_laid_out_once_and_drawn_once_for_each_form(drawn: tuple[Chart, Dataset]) -> None:
    """With a layout engine of its own it would be drawn a second time before each picture: a third of the time of a set."""
    assert drawn[0].figure.get_layout_engine() is None


def test_an_accent_moves_no_state_to_the_end_of_the_alphabet() -> None:
    with speaking("fr"):
        plots = charts.known(["ecu-dpe", "gtm-onpt", "ury-inddhh"]).figure.axes
    names = [label.get_text() for plot in plots for label in plot.get_yticklabels()]
    assert names.index("Équateur MNPT") < names.index("Guatemala ONPT")
