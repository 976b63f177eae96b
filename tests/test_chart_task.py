"""The charts of the task, measured: steps that add up to the total, and one input at a time."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex

from npm_compare import charts
from npm_compare.analysis.sizing import size
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.look import pale
from test_sizing import morocco, rich, task, visited, with_target

__all__ = ["morocco", "rich", "visited"]


def test_each_step_begins_where_the_one_before_ended_and_the_last_bar_is_their_sum(morocco: Dataset) -> None:
    visits, posts, money = charts.build_up(size("mar", task(), data=morocco)).figure.axes
    bars = [(bar.get_x(), bar.get_width()) for bar in visits.patches]
    assert bars == [(0, 5), (5, 1), (6, 0), (6, 0), (6, 0), (6, 0), (0, 6)]
    assert posts.patches[-1].get_width() == pytest.approx(0.9)
    assert money.patches[-1].get_width() == pytest.approx(1_890 / 1e6)
    assert to_hex(visits.patches[-1].get_facecolor()) == "#b4003c"


def test_a_number_of_places_that_is_assumed_is_hatched_and_one_from_a_source_is_not(morocco: Dataset) -> None:
    inputs = task()
    inputs.loc[0, "grounds"] = "fact"
    plot = charts.build_up(size("mar", inputs, data=morocco)).figure.axes[0]
    assert [bool(bar.get_hatch()) for bar in plot.patches[:2]] == [False, True]


def test_the_visits_reported_and_the_target_stand_as_lines_across_the_steps(visited: Dataset) -> None:
    plot = charts.build_up(size("mar", with_target(3), data=visited)).figure.axes[0]
    assert sorted(line.get_xdata()[0] for line in plot.lines) == [3, 12]
    assert {"2019: 12 visits", "target: 3 visits"} <= {text.get_text() for text in plot.texts}


def test_a_bar_of_the_tornado_reaches_from_the_likely_posts_to_those_with_one_input_at_its_end(
    morocco: Dataset,
) -> None:
    plot = charts.tornado(size("mar", task(report=(4, 4, 10)), data=morocco)).figure.axes[0]
    low, high = plot.patches
    assert (low.get_x(), low.get_width()) == pytest.approx((0.9, 0))
    assert (high.get_x(), high.get_width()) == pytest.approx((0.9, 0.36))
    assert high.get_hatch()


def test_facts_derived_numbers_and_assumptions_look_unlike_and_the_key_names_what_is_drawn(morocco: Dataset) -> None:
    inputs = task()
    inputs.loc[0, "grounds"], inputs.loc[1, "grounds"] = "fact", "derived"
    visits, posts, _ = charts.build_up(size("mar", inputs, data=morocco)).figure.axes
    fact, derived, assumed = visits.patches[:3]
    assert [to_hex(bar.get_facecolor()) for bar in (fact, derived, assumed)] == ["#6f6f6f", pale("#6f6f6f"), "#ffffff"]
    assert [bool(bar.get_hatch()) for bar in (fact, derived, assumed)] == [False, False, True]
    key = [text.get_text() for text in posts.get_legend().get_texts()]
    assert key == ["read in a source", "derived from figures of a source", "assumed"]


def test_the_key_stands_in_the_middle_below_the_panels_and_widens_none(morocco: Dataset) -> None:
    figure = charts.build_up(size("mar", task(), data=morocco)).figure
    figure.canvas.draw()
    (key,) = [found for plot in figure.axes if (found := plot.get_legend())]
    box = key.get_window_extent()
    assert (box.x0 + box.x1) / 2 == pytest.approx(figure.bbox.width / 2, rel=0.15)
    assert box.y1 < min(plot.get_window_extent().y0 for plot in figure.axes)
    assert not key.get_in_layout()


def test_the_line_of_the_likely_posts_crosses_every_bar_and_its_words_stand_above_them(morocco: Dataset) -> None:
    plot = charts.tornado(size("mar", task(report=(4, 4, 10)), data=morocco)).figure.axes[0]
    (line,) = [line for line in plot.lines if len(line.get_xdata()) == 2]
    bars = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in plot.patches]
    assert min(line.get_ydata()) < min(top for top, _ in bars)
    assert max(line.get_ydata()) > max(foot for _, foot in bars)
    words = next(text for text in plot.texts if text.get_text().startswith("likely"))
    assert plot.get_ylim()[1] + 0.2 < words.xy[1] < min(line.get_ydata())


def test_dotted_lines_are_explained_where_there_is_one(morocco: Dataset) -> None:
    """A target alone, or nothing; visits reported alone: the test below."""
    dotted = "Dotted: what was reported or announced."
    assert dotted in charts.build_up(size("mar", with_target(3), data=morocco)).measure
    assert dotted not in charts.build_up(size("mar", task(), data=morocco)).measure


def test_visits_reported_alone_are_a_dotted_line_too(visited: Dataset) -> None:
    chart = charts.build_up(size("mar", task(), data=visited))
    assert "Dotted: what was reported or announced." in chart.measure
    assert [line.get_linestyle() for line in chart.figure.axes[0].lines] == [":"]
