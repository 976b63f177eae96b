"""Charts in Arabic: what is read in order begins at the right, labels stand on the other side, no number is changed."""

from __future__ import annotations

import pytest

from npm_compare.charts.finish import canvas, finish
from npm_compare.charts.mirror import legend
from npm_compare.dataset import Dataset
from npm_compare.language import speaking


def drawn(data: Dataset, language: str, *, plots: int = 1):  # type: ignore[no-untyped-def]
    with speaking(language):
        figure, axes = canvas(2, plots)
        for number, plot in enumerate(axes):
            plot.barh([0, 1], [3, 5 + number], label="bars")
            plot.set_yticks([0, 1], ["a", "b"])
            plot.set_title(f"panel {number}", loc="left")
            plot.text(3, 0, "beside")
            plot.annotate("near", (3, 1), xytext=(7, 2), textcoords="offset points")
        legend(axes[0], loc="upper right")
        return finish(figure, data, title="T", measure="m", sources="s", alt="a").figure


@pytest.mark.parametrize(("language", "begins_at_right"), [("en", False), ("fr", False), ("ar", True)])
def test_bars_begin_at_the_right_in_arabic_alone(world_data: Dataset, language: str, begins_at_right: bool) -> None:
    plot = drawn(world_data, language).axes[0]
    assert plot.xaxis_inverted() == begins_at_right
    assert plot.yaxis.get_ticks_position() == ("right" if begins_at_right else "left")
    assert sorted(bar.get_width() for bar in plot.patches) == [3, 5]


def test_texts_stand_on_their_other_side(world_data: Dataset) -> None:
    beside, near = drawn(world_data, "ar").axes[0].texts
    assert beside.get_horizontalalignment() == near.get_horizontalalignment() == "right"
    assert near.xyann == (-7, 2)


def test_panels_follow_each_other_from_the_right(world_data: Dataset) -> None:
    figure = drawn(world_data, "ar", plots=2)
    figure.draw_without_rendering()
    first, second = (plot.get_position().x0 for plot in figure.axes)
    assert first > second
    assert figure.axes[0].get_title(loc="right") == "panel 0"


def test_title_measure_and_sources_stand_at_the_right(world_data: Dataset) -> None:
    assert {text.get_horizontalalignment() for text in drawn(world_data, "ar").texts} == {"right"}
    assert {text.get_horizontalalignment() for text in drawn(world_data, "en").texts} == {"left"}


def test_signs_of_a_legend_stand_right_of_their_words(world_data: Dataset) -> None:
    assert drawn(world_data, "ar").axes[0].get_legend()._loc_real == 2  # upper left
    assert drawn(world_data, "en").axes[0].get_legend()._loc_real == 1  # upper right
