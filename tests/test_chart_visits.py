"""Charts of visits and costs, measured: what is not counted alike is never put in one order, and every bar has its length."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from matplotlib.colors import to_hex

from conftest import add, add_fact
from drawn import of_world
from npm_compare import charts, figures, findings
from npm_compare.analysis.visits import counted, counts, prisons_visited
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from test_sizing import statistic

YEAR = {"unit": "visits", "basis": "year", "valid_from": "2019", "valid_to": "2019"}


@pytest.fixture
def unlike(world: Path) -> Path:
    """The world in which Morocco saw 40 places in 2019, and Mali's whole ombudsman made 90 visits in 2016."""
    add(world, "codes", "unit,places,,places,lieux,أماكن,See the manual.")
    add_fact(world, "mar-cndh", "visits_total", "40", **YEAR | {"unit": "places"})
    whole = YEAR | {"valid_from": "2016", "valid_to": "2016", "scope": "institution"}
    add_fact(world, "mli-cndh", "visits_total", "90", **whole)
    add(world, "statistics", "mli,prison_population_total,2015,4000,figures-a,")
    return world


EVERY = ["mar-cndh", "fra-cglpl", "mli-cndh"]


def test_visits_places_and_those_of_a_whole_institution_are_told_apart(unlike: Path) -> None:
    table = counts(figures(EVERY, data=load(unlike)))
    assert list(zip(table["subject"], table["counted"], strict=True)) == [
        ("fra-cglpl", "visits"),
        ("mar-cndh", "places"),
        ("mli-cndh", "whole"),
    ]
    assert counted({"speaks_of": "", "basis": "deployments", "unit": "visits"}) == "operations"


@pytest.mark.parametrize("draw", [charts.bars, charts.points, findings.latest_rates])
def test_visits_that_are_not_counted_alike_are_put_in_no_order_and_the_way_out_is_told(
    unlike: Path, draw: object
) -> None:
    with pytest.raises(NpmCompareError, match=r"counted in 3 unlike ways.*“counted”.*“prisons”"):
        draw(figures(EVERY, data=load(unlike)), "prisoners")  # type: ignore[operator]


def test_visits_counted_alike_may_stand_side_by_side(world_data: Dataset) -> None:
    assert of_world("bars", world_data).figure.axes


def test_a_list_of_counts_goes_by_what_is_counted_and_by_name_not_by_size(unlike: Path) -> None:
    chart = charts.counted(figures(EVERY, data=load(unlike)))
    plot = chart.figure.axes[0]
    rows = {label.get_text(): label.get_position()[1] for label in plot.get_yticklabels()}
    assert sorted(rows, key=rows.__getitem__) == ["France INV", "Morocco COU", "Mali OMB"]
    dots = {line.get_ydata()[0]: line for line in plot.lines if line.get_marker() == "o"}
    ends = {name: dots[place].get_xdata()[0] for name, place in rows.items()}
    assert ends == {"France INV": 150, "Morocco COU": 40, "Mali OMB": 90}
    assert to_hex(dots[rows["Morocco COU"]].get_color()) == "#b4003c"
    assert "no group is to be compared with another" in chart.measure
    weights = {label.get_text(): (label.get_fontweight(), label.get_color()) for label in plot.get_yticklabels()}
    assert weights.pop("Morocco COU") == ("bold", "#b4003c")  # who asks
    assert set(weights.values()) == {("normal", "#222222")}


def test_a_bar_is_as_high_as_the_visits_of_its_year_and_a_sum_of_years_is_a_hollow_mean(world: Path) -> None:
    """France: 150 in 2014, 60 in a part of 2008, and 290 in 2013 and 2014 together, of which 2013 has no other figure."""
    plot = charts.yearly(figures("fra-cglpl", data=load(world))).figure.axes[0]
    bars = {round(bar.get_x() + bar.get_width() / 2): bar for bar in plot.patches}
    assert {year: bar.get_height() for year, bar in bars.items()} == {2008: 60, 2013: 145, 2014: 150}
    assert bars[2013].get_linestyle() == "--"
    assert bars[2014].get_linestyle() == "solid"
    assert not bars[2014].get_hatch()


def test_a_bar_of_places_is_hatched_and_a_published_target_is_a_line_among_visits_only(unlike: Path) -> None:
    """Morocco's council saw 40 places in 2019 and wants 100 visits: it is measured by its visits alone."""
    add(unlike, "codes", "input,target,,Target,A,أ,See the manual.")
    add(unlike, "assumptions", "mar,target,,100,100,100,visits,fact,Invented.,press-fr-2016,p. 1")
    data = load(unlike)
    assert findings.own_visits(figures("mar-cndh", data=data)).head == (
        "Morocco COU reported 40 places visited in 2019; its published target, 100 visits a year, may be counted otherwise."
    )
    plot = charts.yearly(figures("mar-cndh", data=data)).figure.axes[0]
    assert [bar.get_hatch() for bar in plot.patches] == ["...."]
    assert not plot.lines
    add_fact(unlike, "mar-cndh", "visits_total", "10", unit="visits", basis="year", valid_from="2020", valid_to="2020")
    data = load(unlike)
    assert findings.own_visits(figures("mar-cndh", data=data)).head == (
        "Morocco COU reported 10 visits in 2020; its published target is 100 visits a year."
    )
    assert findings.own_visits(figures("mar-cndh", data=data)).facts == 3  # of two years, and the target
    visits, places = charts.yearly(figures("mar-cndh", data=data)).figure.axes
    assert list(visits.lines[0].get_ydata()) == [100, 100]
    assert list(visits.lines[0].get_xdata()) == [2015.5, 2016.5]  # in the year of its publication, and in no other
    assert not places.lines


def test_counts_that_are_unlike_stand_in_rows_of_their_own(unlike: Path) -> None:
    """Morocco's council saw 40 places in 2019, and reports 10 visits for 2020: one after the other they look like a fall."""
    add_fact(unlike, "mar-cndh", "visits_total", "10", unit="visits", basis="year", valid_from="2020", valid_to="2020")
    data = load(unlike)
    chart = charts.yearly(figures("mar-cndh", data=data))
    assert [[bar.get_height() for bar in plot.patches] for plot in chart.figure.axes] == [[10], [40]]
    assert "Morocco COU: visits: 10 (2020). Morocco COU: places visited: 40 (2019)." in chart.alt
    plot = charts.timeline(data=data).figure.axes[0]
    assert len({bar.get_y() for bar in plot.patches}) == 2
    assert {"visits", "places visited"} <= {text.get_text() for text in plot.texts}
    text = str(findings.since("mar-cndh", data=data))
    assert "Visits reported: 10 in 2020. Places reported as visited, which is another count: 40 in 2019." in text


def test_who_does_not_see_a_chart_is_told_which_figures_are_derived(unlike: Path) -> None:
    year = YEAR | {"valid_from": "2020", "valid_to": "2020"}
    add_fact(unlike, "fra-cglpl", "visits_total", "77", derived="yes", note="Sum of two tables.", **year)
    found = figures("fra-cglpl", data=load(unlike))
    for draw in (charts.yearly, charts.counted, charts.trend):
        alt = draw(found).alt
        assert re.search(r"77[^;(]*\(2020[^;)]*derived\)", alt)
        assert not re.search(r"150[^;(]*\(2014[^;)]*derived", alt)  # that one was published as it stands


@pytest.fixture
def jails(world: Path) -> Dataset:
    """The world in which France's inspector made 50 visits to prisons in 2014, of which two publishers count 100 and 200."""
    labels = "A,A,أ,How many?,,"
    add(world, "indicators", f"visits_prison,activity,visits,number,flow,visits,,basis_activity,,{labels}")
    year = YEAR | {"valid_from": "2014", "valid_to": "2014"}
    add_fact(world, "fra-cglpl", "visits_prison", "50", **year)
    statistic(world, "fra,prison_facilities,2014,200")
    add(world, "statistics", "fra,prison_facilities,2015,100,figures-b,")
    return load(world)


def test_prisons_seen_are_not_called_visits_and_a_group_has_no_asker(world: Path, jails: Dataset) -> None:
    """Mali's ombudsman saw 6 of 8 prisons in 2014, each counted once; the world has no number of prisons of Morocco."""
    add(world, "codes", "unit,places,,places,lieux,أماكن,See the manual.")
    year = YEAR | {"valid_from": "2014", "valid_to": "2014", "unit": "places"}
    add_fact(world, "mli-cndh", "visits_prison", "6", **year)
    add(world, "statistics", "mli,prison_facilities,2014,8,figures-b,")
    data = load(world)
    asked = findings.prisons_seen(figures(["mli-cndh", "fra-cglpl"], "visits_prison", data=data)).head
    assert asked.startswith("Mali OMB saw 75 of every 100 prisons in 2014. ")
    group = findings.prisons_seen(figures("seminar", "visits_prison", data=data)).head
    assert group.startswith("Of 2 mechanisms both the visits to prisons and the number of prisons are known. ")


def test_bars_of_places_visited_say_so(unlike: Path) -> None:
    """Morocco alone: 40 places in 2019."""
    add(unlike, "statistics", "mar,prison_population_total,2019,80000,figures-a,")
    chart = charts.bars(figures("mar-cndh", data=load(unlike)))
    assert "(places visited, each counted once) per 1,000 prisoners" in chart.title
    assert "(places visited, each counted once) per 1,000 prisoners" in chart.measure
    assert "each counted once" not in charts.bars(figures("fra-cglpl", data=load(unlike))).title


@pytest.mark.parametrize(("unknown", "words"), [(0, ""), (1, "Not known of 1 other."), (2, "Not known of 2 others.")])
def test_how_many_are_not_known_is_said_in_the_right_number(jails: Dataset, unknown: int, words: str) -> None:
    names = ["fra-cglpl", "mar-cndh", "mli-cndh"][: unknown + 1]
    assert charts.prisons(figures(names, "visits_prison", data=jails)).measure.endswith(words or "a source.")


def test_where_publishers_count_prisons_differently_the_share_is_a_range(jails: Dataset) -> None:
    found = figures(["mar-cndh", "fra-cglpl"], "visits_prison", data=jails)
    (row,) = prisons_visited(found).to_dict("records")
    assert [row["lowest"], row["highest"]] == [25, 50]
    chart = charts.prisons(found)
    ends = [list(line.get_xdata()) for line in chart.figure.axes[0].lines if len(line.get_xdata()) == 2]
    assert [25, 50] in ends
    assert "50 visits in 2014, 100 prisons (2015) or 200 prisons (2014) by who counts" in chart.alt
    assert chart.title == (
        "How many prisons Morocco COU visits in a year was not found. "
        "France INV made 25 to 50 visits for 100 prisons in 2014, by who counts the prisons."
    )


@pytest.fixture
def priced(world: Path) -> Dataset:
    """The world with money voted for France's inspector in 2012, 2013 and 2014, and prices that doubled from 2012 to 2014."""
    for year, amount in (("2012", "1000000"), ("2013", "1500000")):
        add_fact(world, "fra-cglpl", "budget_total", amount, unit="EUR", basis="voted", valid_from=year, valid_to=year)
    add(world, "series", "cpi_index_2010,index,A,A,أ,Invented.")
    for year, level in ((2012, 50), (2013, 75), (2014, 100)):
        add(world, "statistics", f"fra,cpi_index_2010,{year},{level},figures-a,")
    return load(world)


def test_costs_are_at_the_prices_of_one_year_and_divided_by_the_visits_of_the_same_year(priced: Dataset) -> None:
    """1.0 and 1.5 million are 2.0 at the prices of 2014; 3.9 million over 150 visits are 26 thousand."""
    plots = charts.costs(figures(["mar-cndh", "fra-cglpl"], "budget_total", data=priced)).figure.axes
    budget, _, visit, gap = plots
    heights = {round(bar.get_x() + bar.get_width() / 2): bar.get_height() for bar in budget.patches}
    assert heights == pytest.approx({2012: 2.0, 2013: 2.0, 2014: 3.9})
    assert [bar.get_height() for bar in visit.patches] == pytest.approx([26])
    assert any("What the mechanism costs is not published" in text.get_text() for text in gap.texts)
    named = [
        [text for tick in plot.get_xticklabels() if (text := tick.get_text()) and tick.get_visible()] for plot in plots
    ]
    assert [bool(years) for years in named] == [False, False, True, False]  # the years stand once, below the last panel


def test_without_a_body_that_is_nothing_but_a_mechanism_there_are_no_costs_to_draw(world_data: Dataset) -> None:
    with pytest.raises(NpmCompareError, match="There is nothing to draw"):
        charts.costs(figures("mar-cndh", "budget_total", data=world_data))


def test_who_counts_like_nobody_else_is_told_so_in_words(unlike: Path) -> None:
    found = findings.counts_apart(figures(EVERY, data=load(unlike)))
    assert str(found).endswith("No other mechanism counts like Morocco COU.")


def test_only_visits_to_prisons_are_set_against_prisons() -> None:
    with pytest.raises(NpmCompareError, match=r"ask for visits_prison, not visits_total"):
        charts.prisons(figures("all", "visits_total"))


def test_of_a_mechanism_in_place_without_a_count_it_is_said_that_none_was_found(world_data: Dataset) -> None:
    assert findings.own_visits(figures("mar-cndh", data=world_data)).head == (
        "No count of the visits of Morocco COU was found."
    )
