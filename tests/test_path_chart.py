"""The picture of the path of each decision, measured: where it passes, how it is drawn, where it ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from matplotlib.colors import to_hex

from drawn import of_world
from npm_compare import charts, decide
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.path import AT_END, AT_LAW, SAID, STEP
from npm_compare.views.language import speaking
from test_decisions import own_law

ASKER, GREY = "#b4003c", "#767676"


def paths(chart: charts.Chart) -> dict[str, Any]:
    """Return the line of each decision."""
    return {line.get_gid(): line for line in chart.figure.axes[0].lines if line.get_gid()}


def with_answer(world: Path, value: str) -> charts.Chart:
    """Draw the world in which the law of Morocco was read on private interviews."""
    own_law(world, value)
    return charts.path(decide("mar-cndh", data=load(world)))


@pytest.mark.parametrize(("value", "column", "style"), [("partly", 1, "-"), ("no", 2, "-"), ("silent", 2, "-")])
def test_a_path_passes_through_what_the_own_law_says(world: Path, value: str, column: int, style: str) -> None:
    line = paths(with_answer(world, value))["talk"]
    places = [float(x) for x in line.get_xdata()]
    assert places[1] == pytest.approx(AT_LAW + STEP * column)
    assert places[-1] == AT_END
    assert line.get_linestyle() == style
    assert to_hex(line.get_color()) == ASKER


def test_what_is_settled_is_quiet(world_data: Dataset) -> None:
    """France's law gives both powers."""
    line = paths(charts.path(decide("fra-cglpl", data=world_data)))["talk"]
    assert (line.get_xdata()[1], line.get_linestyle()) == (pytest.approx(AT_LAW), ":")
    assert to_hex(line.get_color()) == GREY


def test_what_was_not_read_is_dashed_and_says_so(world_data: Dataset) -> None:
    chart = of_world("path", world_data)
    line = paths(chart)["talk"]
    assert (line.get_xdata()[1], line.get_linestyle()) == (pytest.approx(AT_LAW + STEP * 3), "--")
    assert re.search("turns? on (an article|articles) to be read", chart.title)
    assert "text not read" in chart.alt


def test_the_paths_run_from_the_right_in_arabic(world_data: Dataset) -> None:
    with speaking("ar"):
        plot = of_world("path", world_data).figure.axes[0]
    assert plot.get_xlim()[0] > plot.get_xlim()[1]


@pytest.mark.parametrize("asker", ["mar-cndh", "tun-inpt", "chl-cpt"])
def test_nine_decisions_are_nine_rows_and_each_has_its_path(asker: str) -> None:
    found = decide(asker)
    drawn = paths(charts.path(found))
    assert list(drawn) == [decision.name for decision in found.decisions if decision.points]


def test_all_of_the_last_row_stands_within_the_chart_and_nothing_below_it(world_data: Dataset) -> None:
    plot = of_world("path", world_data).figure.axes[0]
    rows = len(plot.get_yticks())
    assert rows - 0.5 < plot.get_ylim()[0] < rows


def test_the_decisions_are_told_one_after_the_other_with_semicolons(world_data: Dataset) -> None:
    """Each has commas of its own."""
    alt = of_world("path", world_data).alt
    assert re.search(r"One row a decision\. 1\. .*; 2\. ", alt)


def test_a_figure_and_too_few_laws_are_said_where_the_share_of_other_laws_would_stand(world_data: Dataset) -> None:
    """Of the two decisions of the world one is on private interviews, which one law gives, the other on the budget."""
    plot = of_world("path", world_data).figure.axes[0]
    said = {text.get_text(): round(text.get_position()[1]) for text in plot.texts}
    assert (said["too few laws read"], said["a figure"]) == (0, 1)


def test_one_decision_and_several_are_told_in_the_right_number() -> None:
    assert [(words(1), words(2)) for words in SAID.values()] == [
        ("1 asks to amend the law", "2 ask to amend the law"),
        ("1 belongs in the law to come", "2 belong in the law to come"),
        ("1 turns on an article to be read", "2 turn on articles to be read"),
        ("1 is to be considered", "2 are to be considered"),
        ("1 turns on a figure", "2 turn on a figure"),
        ("1 is settled", "2 are settled"),
    ]


def test_a_circle_at_the_own_law_has_the_number_of_points_that_it_answers_so(world_data: Dataset) -> None:
    """Of two points of law one is silent and one was not read: a circle each; a figure, in the other row, passes no law."""
    plot = of_world("path", world_data).figure.axes[0]
    circles = [
        (round(float(line.get_xdata()[0]), 2), line.get_ydata()[0])
        for line in plot.lines
        if line.get_markersize() == 14
    ]
    numbers = {(round(x, 2), round(y, 1)): text.get_text() for text in plot.texts for x, y in [text.get_position()]}
    assert circles == [(round(AT_LAW + STEP * answer, 2), 0) for answer in (2, 3)]
    assert [numbers[place] for place in circles] == ["1", "1"]
