"""What frames the bars, marks and boxes of charts of requirements, figures and bodies: columns, rows, room, house and boxes."""

from __future__ import annotations

import inspect
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from conftest import add_fact, line_of, spoil
from drawn import of_world
from npm_compare import assess, charts, compare, figures
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.against import _columns

FRANCE, MOROCCO, MALI = "fra-cglpl", "mar-cndh", "mli-cndh"
ASKER, INK, GREY, TINT, HOUSE = "#b4003c", "#222222", "#767676", "#fbe9ee", "#fbf3e6"


def texts(plot: Any) -> dict[str, Any]:
    """Return the texts of a plot by their words on one line."""
    return {text.get_text().replace("\n", " "): text for text in plot.texts}


def centre(box: Any) -> tuple[float, float]:
    """Return the middle of a box."""
    return round(box.get_x() + box.get_width() / 2, 3), round(box.get_y() + box.get_height() / 2, 3)


# Requirements


def test_the_column_of_whoever_asks_is_tinted_and_its_name_in_the_strong_colour(world_data: Dataset) -> None:
    plot = charts.against(assess([FRANCE, "seminar"], data=world_data)).figure.axes[0]
    (ground,) = [patch for patch in plot.patches if to_hex(patch.get_facecolor()) == TINT]
    assert (ground.get_x(), ground.get_width()) == (-0.5, 1)
    heads = [(label.get_text().replace("\n", " "), to_hex(label.get_color())) for label in plot.get_xticklabels()]
    assert heads == [("France INV", ASKER), ("Morocco COU", INK), ("Mali OMB", INK)]


def test_counts_of_laws_stand_in_a_column_of_their_own_behind_the_mechanisms_under_their_head(
    world_data: Dataset,
) -> None:
    plot = of_world("against", world_data).figure.axes[0]
    place = texts(plot)["met, of those read"].get_position()
    assert place[0] == texts(plot)["1 of 1"].get_position()[0] == max(plot.get_xticks()) + 1 < plot.get_xlim()[1]
    assert plot.get_ylim()[1] > place[1] < 0 <= texts(plot)["1 of 1"].get_position()[1]


def test_a_count_of_too_few_laws_is_grey(world_data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """One law was read; five are enough, or one where one is said to be."""
    assert texts(charts.against(assess("seminar", data=world_data)).figure.axes[0])["1 of 1"].get_color() == GREY
    monkeypatch.setitem(inspect.unwrap(charts.against).__globals__, "FEW_LAWS", 1)
    assert texts(charts.against(assess("seminar", data=world_data)).figure.axes[0])["1 of 1"].get_color() == INK


def test_headings_of_groups_are_bold_and_requirements_are_not(world_data: Dataset) -> None:
    plot = of_world("against", world_data).figure.axes[0]
    weights = [label.get_weight() for label in plot.get_yticklabels()]
    assert weights[0] == "bold"
    assert "bold" not in weights[1 : 1 + weights[1:].index("bold") if "bold" in weights[1:] else None]
    assert plot.get_ylim()[0] > len(weights) - 1
    assert plot.get_ylim()[1] < 0


def test_rows_are_set_in_columns_of_like_length_that_begin_with_a_heading() -> None:
    """Groups of 1 + 2, 1 + 3 and 1 + 4 rows: of twelve rows the heading nearest to the middle, after seven, begins the second."""
    rows = [(name, name or "head") for size in (2, 3, 4) for name in ("", *(f"r{n}" for n in range(size)))]
    assert [len(part) for part in _columns(rows, 2)] == [7, 5]
    assert [len(part) for part in _columns(rows, 3)] == [3, 4, 5]
    assert [len(part) for part in _columns(rows, 1)] == [12]
    assert all(part[0][0] == "" for part in _columns(rows, 3))


def test_names_of_few_bodies_lie_flat_and_those_of_many_stand_upright_in_a_higher_head(
    world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three bodies are few where three are said to be, and many where two are."""
    heads, heights = [], []
    for few in (3, 2):
        monkeypatch.setitem(inspect.unwrap(charts.against).__globals__, "MANY_COLUMNS", few)
        figure = charts.against(assess("seminar", data=world_data)).figure
        heads += [{(name.get_rotation(), name.get_fontsize()) for name in figure.axes[0].get_xticklabels()}]
        heights += [figure.get_figheight()]
    assert heads == [{(0, 9)}, {(90, 7)}]
    assert heights[1] - heights[0] == pytest.approx(0.6)


# Figures by year


def test_each_panel_of_a_trend_has_its_body_in_its_colour_and_an_empty_one_says_not_known(world_data: Dataset) -> None:
    plots = of_world("trend", world_data).figure.axes
    heads = [(plot.get_title(loc="left"), plot.title.get_text()) for plot in plots]
    assert heads == [("Morocco COU", ""), ("France INV", ""), ("Mali OMB", "")]
    assert ["not known" in texts(plot) for plot in plots] == [True, False, False]
    assert len({plot.get_ylim() for plot in plots}) == 1
    assert plots[0].get_ylim() == (0, 150 * 1.15)
    assert plots[0].get_xlim() == (2007, 2016)


def test_a_sum_of_several_years_is_written_beneath_and_not_drawn(world_data: Dataset) -> None:
    plots = of_world("trend", world_data).figure.axes
    assert plots[1].get_xlabel().replace("\n", " ").startswith("several years: 290 in 2013–2014")
    assert plots[2].get_xlabel() == ""
    assert 290 not in {float(y) for line in plots[1].lines for y in line.get_ydata()}


def test_a_part_of_a_year_is_a_hollow_square_with_its_number(world_data: Dataset) -> None:
    france = of_world("trend", world_data).figure.axes[1]
    hollow = [line for line in france.lines if line.get_markerfacecolor() == "white"]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in hollow] == [(2008, 60)]
    assert {"60", "150"} <= set(texts(france))
    assert texts(france)["60"].get_color() == GREY
    assert texts(france)["150"].get_color() == INK
    assert texts(france)["150"].xy == (2014, 150)


def test_the_years_below_a_panel_are_whole_and_few(world_data: Dataset) -> None:
    """From 2007 to 2016: at most four in a panel of three, so that they do not touch."""
    for plot in of_world("trend", world_data).figure.axes:
        years = [float(year) for year in plot.get_xticks()]
        assert all(year.is_integer() for year in years)
        assert 2 <= len(years) <= 5


def test_above_the_highest_bar_of_a_year_there_is_room_for_its_number(world_data: Dataset) -> None:
    """150 visits in a panel that reaches to 210."""
    plot = charts.yearly(figures(FRANCE, data=world_data)).figure.axes[0]
    assert plot.get_ylim() == (0, pytest.approx(1.4 * 150))


def test_names_of_points_of_like_height_do_not_cover_each_other(world: Path) -> None:
    """Mali's ombudsman made 149 visits, France's inspector 150: their names stand a line apart."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mli-cndh,visits_total"), "value", "149")
    plot = charts.points(figures("seminar", data=load(world)), "inhabitants").figure.axes[0]
    first, second = sorted(float(text.xyann[1]) for text in plot.texts)
    assert second - first > 8


# Rates


def test_mechanisms_without_a_rate_stand_below_the_bars_with_their_number(world_data: Dataset) -> None:
    plot = of_world("bars", world_data).figure.axes[0]
    labels = {label.get_text(): label.get_position()[1] for label in plot.get_yticklabels()}
    assert labels["Not known (2)"] < labels["France INV"] == 0
    named = next(text for words, text in texts(plot).items() if "Morocco COU" in words)
    assert named.get_text().replace("\n", " ") == "Morocco COU, Mali OMB"
    assert named.xy[0] == 0
    assert plot.get_ylim()[0] < labels["Not known (2)"]
    assert plot.get_ylim()[1] == pytest.approx(0.6)


def test_the_words_behind_a_bar_begin_at_its_end_and_fit_into_the_chart(world_data: Dataset) -> None:
    """2.5 visits to 1,000 prisoners: the scale is longer than the bar, so that its words end within."""
    plot = of_world("bars", world_data).figure.axes[0]
    words = next(text for line, text in texts(plot).items() if line.startswith("2.50"))
    assert words.get_text() == "2.50   150 in 2014, 60,000 prisoners in 2014"
    assert words.xy == (2.5, 0)
    assert plot.get_xlim()[1] > 1.5 * 2.5


def test_a_rate_of_two_years_names_them_with_its_figures_and_a_share_beside_itself(world: Path) -> None:
    """120 visits of 2016 to the 60 million inhabitants of 2014: a rate that nobody takes for a share of one year."""
    add_fact(world, FRANCE, "visits_total", "120", unit="visits", basis="year", valid_from="2016", valid_to="2016")
    plot = charts.bars(figures(FRANCE, data=load(world)), "inhabitants").figure.axes[0]
    assert "2.00   120 in 2016, 60,000,000 inhabitants in 2014" in texts(plot)


def test_bars_that_can_be_edited_stand_from_the_top_down_as_in_the_picture_and_the_unknown_in_a_line(
    world_data: Dataset,
) -> None:
    bars = of_world("bars by inhabitants", world_data).bars
    assert bars is not None
    assert bars.names == ["France INV", "Mali OMB"]
    assert list(bars.series.values()) == [[2.5, 0.71]]
    assert (bars.kind, bars.beneath) == ("BAR_CLUSTERED", "Not known (1): Morocco COU.")
    plot = of_world("bars by inhabitants", world_data).figure.axes[0]
    (labels,) = bars.labels.values()
    assert {"   ".join(label) for label in labels} <= set(texts(plot))
    assert sorted(map(to_hex, bars.colours)) == sorted(to_hex(bar.get_facecolor()) for bar in plot.patches)


def test_the_words_of_bars_name_each_rate_and_the_unknown(world_data: Dataset) -> None:
    alt = of_world("bars by inhabitants", world_data).alt
    assert "Bars: France INV 2.50 (2014); Mali OMB 0.71 (2015). Not known: Morocco COU." in alt
    assert "No bars: nothing is known." in charts.bars(figures(MOROCCO, data=world_data)).alt


# Answers


def test_marks_of_the_law_stand_left_of_those_of_the_practice_in_the_same_cell(world_data: Dataset) -> None:
    plot = charts.matrix(compare(FRANCE, "powers", data=world_data)).figure.axes[0]
    shades = {}
    for line in plot.lines:
        if line.get_marker() not in ("None", "", None):
            shades.setdefault(to_hex(line.get_color()), []).append(float(line.get_xdata()[0]))
    assert max(shades["#0b3c5d"]) < 0 < min(shades["#7a4419"])
    assert max(abs(x) for places in shades.values() for x in places) < 0.5


# Who does what


def test_the_house_of_a_body_that_does_nothing_else_is_tinted_whole(world_data: Dataset) -> None:
    """France's inspector does nothing but prevention; within Morocco's council the mechanism is a part."""
    france, morocco = of_world("organisation of two", world_data).figure.axes
    houses = [max(plot.patches, key=lambda box: box.get_width() * box.get_height()) for plot in (france, morocco)]
    assert [to_hex(house.get_facecolor()) for house in houses] == [HOUSE, "#ffffff"]
    inner = [box for box in morocco.patches if to_hex(box.get_facecolor()) == HOUSE]
    assert len(inner) == 1
    assert inner[0].get_width() < houses[1].get_width()
    assert centre(inner[0])[0] == centre(houses[1])[0] == 5


def test_the_name_of_the_body_that_asks_is_in_the_strong_colour_at_the_head_of_its_house(world_data: Dataset) -> None:
    plots = of_world("organisation of two", world_data).figure.axes
    heads = [next(text for text in plot.texts if text.get_fontweight() == "bold") for plot in plots]
    assert [(head.get_text(), to_hex(head.get_color())) for head in heads] == [
        ("France INV", ASKER),
        ("Morocco COU", INK),
    ]
    assert {head.get_position()[0] for head in heads} == {5}
    for plot, head in zip(plots, heads, strict=True):
        assert plot.get_ylim()[0] > plot.get_ylim()[1]
        assert (
            plot.get_ylim()[1]
            < head.get_position()[1]
            < min(text.get_position()[1] for text in plot.texts if text is not head)
        )


def test_bodies_stand_two_in_a_row_and_a_third_below_the_first(world_data: Dataset) -> None:
    left, right = charts.organisation([FRANCE, MOROCCO, MALI], data=world_data).figure.axes
    names = {
        text.get_text(): text.get_position()[1]
        for plot in (left, right)
        for text in plot.texts
        if text.get_fontweight() == "bold"
    }
    assert names["France INV"] == names["Morocco COU"] < names["Mali OMB"]
    assert "Mali OMB" in texts(left)
    assert len(charts.organisation([FRANCE], data=world_data).figure.axes) == 1


def test_the_boxes_of_a_body_stand_apart_or_one_within_the_other(world_data: Dataset) -> None:
    plot = charts.organisation([MOROCCO], data=world_data).figure.axes[0]
    boxes = [(box.get_x(), box.get_y(), box.get_width(), box.get_height()) for box in plot.patches]
    edges = [(left, top, left + width, top + height) for left, top, width, height in boxes]
    for one, other in permutations(edges, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        within = one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]
        around = other[0] <= one[0] and other[1] <= one[1] and other[2] >= one[2] and other[3] >= one[3]
        assert apart or within or around, (one, other)


def test_a_model_of_many_words_does_not_leave_its_house(world: Path) -> None:
    long = "National human rights institution that was founded by a law on many other things beside and long before"
    spoil(world, "codes", line_of("codes", "model,nhri"), "label_en", long)
    chart = charts.organisation([FRANCE, MOROCCO], data=load(world))
    plot, renderer = chart.figure.axes[1], FigureCanvasAgg(chart.figure).get_renderer()  # type: ignore[no-untyped-call]
    (model,) = [text for text in plot.texts if text.get_text().startswith("National human")]
    assert model.get_window_extent(renderer).width < 0.98 * plot.get_window_extent(renderer).width


def test_words_of_a_box_stand_inside_it(world: Path) -> None:
    add_fact(world, FRANCE, "legal_instrument", "Another act", basis="law", valid_from="2009")
    plot = charts.organisation([FRANCE], data=load(world)).figure.axes[0]
    boxes = [
        (box.get_x(), box.get_y(), box.get_x() + box.get_width(), box.get_y() + box.get_height())
        for box in plot.patches
    ]
    for text in plot.texts:
        x, y = text.get_position()
        assert any(left < x < right and top < y < foot for left, top, right, foot in boxes), text.get_text()


def test_the_key_of_bodies_explains_each_edge_and_the_tint_below_all_houses(world_data: Dataset) -> None:
    left, right = of_world("organisation of two", world_data).figure.axes
    shown = left.get_legend()
    assert [text.get_text() for text in shown.get_texts()] == [
        "text of the law read",
        "law as described by others",
        "practice",
        "the mechanism",
    ]
    assert right.get_legend() is None
