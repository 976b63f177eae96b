"""Charts in Arabic: what is read in order begins at the right, labels stand on the other side, no number is changed."""

from __future__ import annotations

import pytest

from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.mirror import legend
from npm_compare.views.language import speaking


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


def test_titles_of_panels_and_headings_among_labels_stay_bold(world_data: Dataset) -> None:
    with speaking("ar"):
        figure, (plot,) = canvas(2)
        plot.set_title("panel", loc="left", fontsize=7, fontweight="bold", color="red")
        plot.set_yticks([0, 1], ["heading", "label"])
        plot.get_yticklabels()[0].set_fontweight("bold")
        finish(figure, world_data, title="T", measure="m", sources="s", alt="a")
    title = plot._right_title  # type: ignore[attr-defined]
    assert (title.get_fontsize(), title.get_fontweight(), title.get_color()) == (7, "bold", "red")
    assert [tick.label2.get_fontweight() for tick in plot.yaxis.get_major_ticks()] == ["bold", "normal"]


def test_the_columns_of_a_legend_change_places_and_keep_their_order(world_data: Dataset) -> None:
    from matplotlib.lines import Line2D

    def entries(language: str, labels: str) -> list[str]:
        with speaking(language):
            _, (plot,) = canvas(2)
            legend(plot, [Line2D([], [], label=label) for label in labels], ncols=2)
        return [text.get_text().strip() for text in plot.get_legend().get_texts()]

    assert entries("en", "abcd") == ["a", "b", "c", "d"]
    assert entries("ar", "abcd") == ["c", "d", "a", "b"]
    assert entries("ar", "abc") == ["c", "", "a", "b"]
    assert entries("ar", "ab") == ["b", "a"]


def test_panels_that_share_their_names_have_them_once(world_data: Dataset) -> None:
    """At the right of the first in Arabic, at the left of it in English."""
    for language, side in (("en", "label1"), ("ar", "label2")):
        with speaking(language):
            figure, axes = canvas(2, 2, share_y=True)
            axes[0].set_yticks([0, 1], ["a", "b"])
            finish(figure, world_data, title="T", measure="m", sources="s", alt="a")
        shown = [[getattr(tick, side).get_visible() for tick in plot.yaxis.get_major_ticks()] for plot in axes]
        assert shown == [[True, True], [False, False]]
