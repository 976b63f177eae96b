"""Heads stand over what they name, keys explain what is drawn, and the parts of a chart lie where a reader looks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from conftest import add_fact
from drawn import of_world
from npm_compare import charts, compare, figures, options, variants
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking

FRANCE, MOROCCO = "fra-cglpl", "mar-cndh"
ASKER, PALE = "#b4003c", "#d9d9d9"


def place(plot: Any, words: str) -> tuple[float, float]:
    """Return where a text of a plot stands; there is one."""
    (text,) = [text for text in plot.texts if text.get_text() == words]
    return float(text.get_position()[0]), float(text.get_position()[1])


def key(chart: charts.Chart) -> list[str]:
    """Return the words of the keys of a chart."""
    shown = [plot.get_legend() for plot in chart.figure.axes if plot.get_legend()]
    return [text.get_text() for legend in shown for text in legend.get_texts()]


def box(chart: charts.Chart, part: Any) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and upper edge of a part, as shares of the width and height of the figure."""
    renderer = FigureCanvasAgg(chart.figure).get_renderer()
    found = part.get_window_extent(renderer).transformed(chart.figure.transFigure.inverted())
    return found.x0, found.y0, found.x1, found.y1


# What every chart has


@pytest.mark.parametrize("spoken", ["en", "ar"])
def test_the_finding_is_above_the_measure_the_plot_between_and_the_sources_at_the_foot(
    world_data: Dataset, spoken: str
) -> None:
    with speaking(spoken):
        chart = of_world("bars", world_data)
    title, measure, foot = (box(chart, text) for text in chart.figure.texts)
    plot = box(chart, chart.figure.axes[0])
    assert 1 >= title[3] > title[1] >= measure[3] > measure[1] >= plot[3] > plot[1] >= foot[3] > foot[1] >= 0
    side = 2 if spoken == "ar" else 0
    assert title[side] == pytest.approx(0.99 if spoken == "ar" else 0.01, abs=0.01)


def test_the_finding_is_the_largest_text_and_the_sources_the_smallest_at_seven_points(world_data: Dataset) -> None:
    chart = of_world("bars", world_data)
    assert [text.get_fontsize() for text in chart.figure.texts] == [12, 9, 7]


def test_a_chart_grows_by_the_lines_of_its_finding(world_data: Dataset) -> None:
    short, long = (charts.bars(figures("seminar", data=world_data), title="A finding. " * n) for n in (1, 30))
    lines = long.figure.texts[0].get_text().count("\n")
    assert lines >= 2
    more = long.figure.get_figheight() - short.figure.get_figheight()
    assert more == pytest.approx(lines * 12 * 1.1 * 1.25 / 72, rel=0.25)


# Law and practice


def test_the_heads_of_answers_stand_over_the_marks_and_those_behind_over_what_they_name(world_data: Dataset) -> None:
    """Of private interviews France's law says yes, its practice no; the article and the date stand behind."""
    plot = of_world("practice", world_data).figure.axes[0]
    row = [tick.get_text() for tick in plot.get_yticklabels()].index("Private interviews")
    ends = sorted(
        float(line.get_xdata()[0]) for line in plot.lines if line.get_marker() == "o" and line.get_ydata()[0] == row
    )
    assert ends == [place(plot, "no")[0], place(plot, "in full")[0]]
    assert place(plot, "no")[0] < place(plot, "with limits")[0] < place(plot, "in full")[0]
    assert place(plot, "practice, as of")[0] == place(plot, "December 2015")[0] > place(plot, "article")[0]
    heads = {place(plot, words)[1] for words in ("no", "with limits", "in full", "article", "practice, as of")}
    assert len(heads) == 1
    assert plot.get_ylim()[1] < heads.pop() < -0.4


def test_rows_of_law_and_practice_have_their_names_from_the_top(world_data: Dataset) -> None:
    plot = of_world("practice", world_data).figure.axes[0]
    assert [(tick.get_position()[1], tick.get_text()) for tick in plot.get_yticklabels()] == [
        (0, "Unannounced visits"),
        (1, "Private interviews"),
    ]


def test_the_key_of_law_and_practice_explains_what_is_drawn_and_nothing_else(world: Path) -> None:
    assert key(charts.practice(compare(FRANCE, "powers", data=load(world)))) == ["text of the law read", "practice"]
    assert key(charts.practice(compare(MOROCCO, "powers", data=load(world)))) == ["text of the law read"]
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    host = charts.practice(compare(MOROCCO, "powers", data=load(world)))
    assert key(host) == ["text of the law read", "rule of the whole institution"]


def test_an_answer_on_which_sources_differ_has_the_sign_of_that_and_not_the_look_of_a_rule_of_the_host(
    world: Path,
) -> None:
    began = {"valid_from": "2018-03-01"}
    add_fact(
        world, MOROCCO, "private_interviews", "partly", basis="law", scope="institution", note="With a limit.", **began
    )
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="described", scope="function", **began)
    chart = charts.practice(compare(MOROCCO, "private_interviews", data=load(world)))
    assert key(chart) == ["described, sources differ"]
    assert "\u2260" in [text.get_text() for text in chart.figure.axes[0].texts]
    assert {line.get_color() for line in chart.figure.axes[0].lines if line.get_marker() in "oD"} == {"white"}
    assert "in law described, sources differ" in chart.alt


def test_the_measure_says_on_how_many_points_neither_law_nor_practice_is_known(world_data: Dataset) -> None:
    """Of Morocco the law is silent on visits; nothing is known of interviews."""
    measure = of_world("practice of Morocco", world_data).measure
    assert measure.startswith("Morocco COU: law and practice on ")
    assert measure.endswith("Neither is known on 1 further point.")


# The peer strip


def test_each_name_of_the_strip_stands_over_its_answers_and_the_counts_under_their_heads(world_data: Dataset) -> None:
    plot = of_world("strip of France", world_data).figure.axes[0]
    signs = {float(line.get_xdata()[0]) for line in plot.lines if line.get_marker() == "o"}
    assert signs == {place(plot, "France INV")[0]}
    assert place(plot, "in full")[0] == place(plot, "2 read")[0]
    heads = {
        place(plot, words)[1] for words in ("half", "in full", "not read", "France INV", "Morocco COU", "Mali OMB")
    }
    assert len(heads) == 1
    assert heads.pop() < -0.5
    assert place(plot, "half")[0] == 0.5
    (half,) = [line for line in plot.lines if list(line.get_xdata()) == [0.5, 0.5]]
    assert list(half.get_ydata()) == [-0.5, 1.5]


def test_names_of_the_strip_are_of_equal_distance_and_none_lies_outside(world_data: Dataset) -> None:
    plot = of_world("strip of France", world_data).figure.axes[0]
    first, second, third = (place(plot, name)[0] for name in ("France INV", "Morocco COU", "Mali OMB"))
    assert second - first == pytest.approx(third - second)
    assert plot.get_xlim()[0] <= 0
    assert 1 < place(plot, "in full")[0] < place(plot, "not read")[0] < first
    assert third < plot.get_xlim()[1]


# Options


def test_every_second_criterion_is_tinted_and_has_its_answers_known_at_its_side(world_data: Dataset) -> None:
    """The world has two criteria or more: the second, the fourth … lie on a tint."""
    found = options("seminar", at="2016-01-01", data=world_data)
    plot = charts.criteria(found, "mli-cndh").figure.axes[0]
    count = len(found.criteria)
    tints = [(band.get_y(), band.get_height()) for band in plot.patches]
    assert tints == [(y - 0.5, 1) for y in range(1, count, 2)]
    sides = [text.get_position() for text in plot.texts if " of " in text.get_text() and text.get_position()[1] >= 0]
    assert sides == [(1.03, y) for y in range(count)]
    assert place(plot, "answers known")[0] == 1.03
    assert plot.get_ylim() == (count - 0.5, -0.5)


def test_the_lanes_of_a_criterion_lie_around_its_middle_one_below_another(world_data: Dataset) -> None:
    found = options("seminar", at="2016-01-01", data=world_data)
    plot = charts.criteria(found).figure.axes[0]
    lines = [line for line in plot.lines if line.get_linewidth() == 0.8 and line.get_marker() == "None"]
    heights = [round(float(line.get_ydata()[0]), 6) for line in lines]
    lanes = len(found.options)
    for row in range(len(found.criteria)):
        own = heights[row * lanes : (row + 1) * lanes]
        assert own == sorted(own)
        assert sum(own) / lanes == pytest.approx(row)
        assert row - 0.5 < own[0]
        assert own[-1] < row + 0.5


def test_the_model_that_asks_has_the_strong_colour_and_no_other(world_data: Dataset) -> None:
    found = options("seminar", at="2016-01-01", data=world_data)
    own = str(world_data.mechanism("mli-cndh")["model"])
    for chart in (charts.criteria(found, "mli-cndh"), charts.orders(variants(found, draws=200), "mli-cndh")):
        legend = chart.figure.axes[0].get_legend()
        strong = [to_hex(line.get_markeredgecolor()) == ASKER for line in legend.get_lines()]
        assert strong == [model == own for model in found.options]


def test_in_each_way_of_weighing_the_leader_is_named_in_bold_at_the_end_of_its_row(world_data: Dataset) -> None:
    found = variants(options("seminar", at="2016-01-01", data=world_data), draws=200)
    plot = charts.orders(found).figure.axes[0]
    heights = [float(height) for height in plot.get_yticks()]
    ends = [text for text in plot.texts if text.get_position()[0] == 1.03]
    assert [text.get_position()[1] for text in ends] == heights
    assert [text.get_weight() == "bold" for text in ends] == found.table["leads"].astype(bool).tolist()
    assert [text.get_text() == "none leads" for text in ends] == (~found.table["leads"].astype(bool)).tolist()
    assert place(plot, "leads: first in more than half, beyond chance")[1] < min(heights)
    assert plot.get_ylim()[1] < place(plot, "leads: first in more than half, beyond chance")[1]


# Requirements


def test_a_requirement_that_is_met_is_under_its_mechanism_and_its_count_at_the_side(world_data: Dataset) -> None:
    plot = of_world("against", world_data).figure.axes[0]
    columns = [float(x) for x in plot.get_xticks()]
    assert columns == sorted(columns)
    marked = {float(line.get_xdata()[0]) for line in plot.lines if line.get_marker() not in ("None", "")}
    assert marked <= set(columns)
    assert place(plot, "1 of 1")[0] > max(columns)


# What is known


def test_regions_and_whoever_asks_stand_in_bold_among_the_names(world_data: Dataset) -> None:
    plot = charts.known("seminar", data=world_data, asker=MOROCCO).figure.axes[0]
    bold = [label.get_text() for label in plot.get_yticklabels() if label.get_weight() == "bold"]
    assert bold == ["Africa", "Morocco COU", "Europe"]
    heads = [label.get_text() for label in plot.get_xticklabels()]
    assert heads[-1] == "Law read"
    assert plot.get_xlim()[0] < 0
    assert len(heads) - 1 < plot.get_xlim()[1] < len(heads)


@pytest.mark.parametrize("spoken", ["en", "ar"])
def test_a_letter_of_a_key_is_the_letter_of_the_cells_in_their_size(world_data: Dataset, spoken: str) -> None:
    """As marks they were stretched, so that “the text is silent” and “not known” could not be told from blots."""
    table = compare(["mar-cndh", "mli-cndh"], "powers", data=world_data)
    with speaking(spoken):
        drawn = [charts.matrix(table), charts.strip(table)]
    for chart in drawn:
        plot = chart.figure.axes[0]
        legend = plot.get_legend()
        assert legend is not None
        written = [sign for sign in legend.findobj(Text) if sign.get_text() in set("–?")]
        assert sorted(sign.get_text() for sign in written) == ["?", "–"]
        cells = [text for text in plot.texts if text.get_text() == "?"]
        assert {sign.get_fontsize() for sign in written} == {text.get_fontsize() for text in cells}
        (unknown,) = [sign for sign in written if sign.get_text() == "?"]
        assert {unknown.get_color()} == {text.get_color() for text in cells}
