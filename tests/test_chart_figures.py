"""Charts of figures: their order, bases, units and years, and which of them are joined or set apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from drawn import WORLD, measure, of_world, rows_of, title, words
from npm_compare import assess, charts, compare, findings
from npm_compare.analysis.figures import figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.figures import HOLLOW
from npm_compare.views.charts.look import COLOURS


def test_bars_stand_by_value_the_highest_on_top(world: Path) -> None:
    year = {"unit": "visits", "basis": "year", "valid_from": "2018", "valid_to": "2018"}
    add_fact(world, "mar-cndh", "visits_total", "400", **year)
    chart = charts.bars(figures("seminar", data=load(world)))
    assert rows_of(chart) == ["Morocco COU", "France INV", "Not known (1)"]
    assert [box.get_facecolor()[:3] for box in chart.figure.axes[0].patches] == [
        tuple(int(COLOURS[m][i : i + 2], 16) / 255 for i in (1, 3, 5)) for m in ("fra-cglpl", "mar-cndh")
    ]


def test_a_bar_names_the_figures_and_the_years_behind_its_rate(world_data: Dataset) -> None:
    chart = of_world("bars", world_data)
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
    chart = of_world("trend", world_data)
    france = chart.figure.axes[1]
    hollow = [line for line in france.lines if line.get_markerfacecolor() == "white"]
    assert [line.get_ydata().tolist() for line in hollow] == [[60]]
    assert "Hollow marks, not comparable with the others: part of year or of places." in measure(chart)
    assert "several years: 290 in 2013–2014" in france.get_xlabel().replace("\n", " ")
    assert not any(290 in line.get_ydata() for line in france.lines)
    assert set(HOLLOW) >= {"partial", "bill", "ceiling", "forecast", "requested"}


def test_a_sum_of_several_years_does_not_squeeze_the_years(world_data: Dataset) -> None:
    assert of_world("trend", world_data).figure.axes[1].get_ylim()[1] == pytest.approx(1.15 * 150)


def test_a_trend_says_its_unit(world_data: Dataset) -> None:
    chart = charts.trend(figures("seminar", "budget_total", data=world_data))
    assert measure(chart).startswith("Budget by year, in MAD or EUR.")
    assert [plot.get_title(loc="left") for plot in chart.figure.axes] == [
        "Morocco COU\nMAD",
        "France INV\nEUR",
        "Mali OMB",
    ]


def test_points_are_named_with_their_years(world_data: Dataset) -> None:
    chart = of_world("points", world_data)
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
