"""The parts of a slide keep their places: none over another or outside, the picture whole, labels that can be read."""

from __future__ import annotations

from typing import Any

import pytest
from pptx.oxml.ns import qn

from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import select
from npm_compare.reports.opening import opening
from npm_compare.reports.presentation import HEAD, Deck, described, largest_size
from npm_compare.views.charts.chart import Bars
from npm_compare.views.charts.look import luminance
from test_presentation import AROUND, NAMES, opened, with_bars


def one_series(data: Dataset, shade: str, names: list[str] = NAMES, kind: str = "BAR_CLUSTERED") -> Any:
    """Return the native chart of bars of one series in a shade."""
    from npm_compare.views.charts.finish import canvas, finish

    figure, _ = canvas(2)
    made = Deck(data)
    made.chart(finish(figure, data, **AROUND, bars=Bars(names, {"met": [1.0] * len(names)}, [shade], kind)))
    return next(shape for shape in opened(made)[0].shapes if shape.has_chart).chart


def test_the_finding_is_bold_and_the_text_below_is_not(world_data: Dataset) -> None:
    made = Deck(world_data)
    made.text(made.slide("A finding.", "Sources: one."), "A text.")
    title, foot, text = opened(made)[0].shapes
    bold = [run.font.bold for shape in (title, foot, text) for run in shape.text_frame.paragraphs[0].runs]
    assert bold == [True, False, False]


def test_a_text_that_fits_in_no_size_is_set_in_the_smallest() -> None:
    assert largest_size("mandate " * 1_000, HEAD, sizes=(24, 20, 16)) == 16


def test_a_chart_of_one_series_has_no_key_and_one_of_two_has_it_below(world_data: Dataset) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION

    assert not one_series(world_data, "#0b3c5d").has_legend
    two = with_bars(world_data, "BAR_STACKED").chart
    assert two.has_legend
    assert two.legend.position == XL_LEGEND_POSITION.BOTTOM
    assert two.has_title is False
    assert two.value_axis.visible is False


def test_bars_keep_their_colours_and_white_numbers_stand_on_dark_parts_only(world_data: Dataset) -> None:
    dark, light = with_bars(world_data, "BAR_STACKED").chart.plots[0].series
    assert [str(one.format.fill.fore_color.rgb) for one in (dark, light)] == ["0B3C5D", "FFFFFF"]
    assert str(dark.data_labels.font.color.rgb) == "FFFFFF"
    assert light._element.find(qn("c:dLbls")) is None


def test_numbers_of_a_single_series_stand_behind_the_bars_and_are_dark(world_data: Dataset) -> None:
    (one,) = one_series(world_data, "#0b3c5d").plots[0].series
    assert str(one.data_labels.font.color.rgb) == "222222"


def test_twenty_bars_are_too_many_for_a_number_on_each(world_data: Dataset) -> None:
    names = [str(year) for year in range(2000, 2020)]
    assert one_series(world_data, "#0b3c5d", names[:19], "COLUMN_STACKED").plots[0].has_data_labels
    assert not one_series(world_data, "#0b3c5d", names, "COLUMN_STACKED").plots[0].has_data_labels
    assert described(Bars(names[:19], {"n": list(range(19))}, [], "")).count("–") == 19
    assert described(Bars(names, {"n": list(range(20))}, [], "")).count("–") == 2


@pytest.mark.parametrize(
    ("shade", "expected"),
    [
        ("#ffffff", 1.0),
        ("#000000", 0.0),
        ("#ff0000", 0.2126),
        ("#00ff00", 0.7152),
        ("#0000ff", 0.0722),
        ("#808080", 0.2159),
    ],
)
def test_luminance_is_that_of_the_guidelines_on_accessibility(shade: str, expected: float) -> None:
    """WCAG 2: pure red, green and blue have 0.2126, 0.7152 and 0.0722; the middle grey of a screen 0.2159."""
    assert luminance(shade) == pytest.approx(expected, abs=0.0001)


def test_a_very_dark_grey_is_on_the_straight_part_of_the_scale() -> None:
    """10 of 255 is 0.0392, below 0.04045: divided by 12.92 it is 0.003035."""
    assert luminance("#0a0a0a") == pytest.approx(0.003035, abs=0.000001)


def test_few_sources_too_stand_in_the_notes_with_title_and_address(world_data: Dataset) -> None:
    from npm_compare.views.charts.finish import canvas, finish

    names = world_data.sources.index[:3].tolist()
    figure, _ = canvas(2)
    made = Deck(world_data)
    made.chart(finish(figure, world_data, **{**AROUND, "sources": names}))
    notes = opened(made)[0].notes_slide.notes_text_frame.text
    for name in names:
        assert world_data.source(name)["title"] in notes
        assert world_data.source(name)["url"] in notes


MEANS = {
    (True, True): "Figures of its own budget and of its own staff were found.",
    (True, False): "A figure of its own budget was found, none of its own staff.",
    (False, True): "A figure of its own staff was found, none of its own budget.",
    (False, False): "No figure of its own budget or of its own staff was found.",
}


@pytest.mark.parametrize("asker", ["fra-cglpl", "che-nkvf", "grc-ombud", "alb-pa"])
def test_the_deck_opens_with_which_of_its_own_means_are_known(asker: str) -> None:
    data = load()
    facts = select(data, subjects=[asker], whole=True)
    known = set(facts.loc[~facts["basis"].isin(["partial", "cumulative"]), "indicator"])
    assert opening(asker, at="today", data=data)[2] == MEANS["budget_npm" in known, "staff_npm" in known]
