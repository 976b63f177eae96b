from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.presentation import BODY, HEAD, Deck, described, fits, largest_size
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import width_of
from npm_compare.views.language import speaking

NAMES, SERIES = ["France", "Mali"], {"met": [3, 1], "not known": [0, 2.5]}
AROUND = {"title": "A finding.", "measure": "Count on 12 May 2015.", "alt": "Two bars.", "sources": "Sources: one."}


def drawn(data: Dataset, kind: str = "") -> Chart:
    """Return a chart with a finding, a measure and a source; of plain bars if a kind is named."""
    figure, (plot,) = canvas(2)
    plot.plot([0, 1], [0, 1])
    bars = Bars(NAMES, SERIES, ["#0b3c5d", "white"], kind) if kind else None
    return finish(figure, data, **AROUND, bars=bars)


def opened(made: Deck) -> list[Any]:
    return list(Presentation(io.BytesIO(made.content())).slides)


def with_bars(data: Dataset, kind: str) -> Any:
    """Return the chart of a deck that has one slide with bars."""
    made = Deck(data)
    made.chart(drawn(data, kind), "Spoken.")
    return next(shape for shape in opened(made)[0].shapes if shape.has_chart)


def test_a_slide_has_its_finding_source_version_and_notes(world_data: Dataset) -> None:
    made = Deck(world_data)
    made.slide("Two bodies stand.", "Sources: one.", "Say it slowly.", "Two bars.")
    (slide,) = opened(made)
    assert [shape.text_frame.text for shape in slide.shapes] == [
        "Two bodies stand.",
        f"Sources: one. Data: npm_compare {world_data.version_with_digest}, CC BY 4.0.",
    ]
    assert slide.notes_slide.notes_text_frame.text == "Two bodies stand.\n\nSay it slowly.\n\nTwo bars."


def test_the_foot_of_a_slide_on_an_earlier_day_says_so(world_data: Dataset) -> None:
    feet = {}
    for known, at in (("2015-05-12", "2015-05-12"), ("", "2014"), ("", "today")):
        made = Deck(replace(world_data, known=known), at)
        made.slide("Two bodies stand.", "Sources: one.")
        feet[known, at] = opened(made)[0].shapes[1].text_frame.text
    assert [text.partition("Sources")[0] for text in feet.values()] == [
        "As known on 12 May 2015. ",
        "Situation on 31 December 2014. ",
        "",
    ]


def test_bars_can_be_edited_and_their_numbers_stand_in_the_alternative_text_and_the_notes(world_data: Dataset) -> None:
    shape = with_bars(world_data, "BAR_STACKED")
    plot = shape.chart.plots[0]
    assert list(plot.categories) == NAMES
    assert {one.name: list(one.values) for one in plot.series} == SERIES
    said = "France – met 3, not known 0; Mali – met 1, not known 2.5."
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == said
    notes = shape.part.slide.notes_slide.notes_text_frame.text
    assert notes == f"A finding.\n\nSpoken.\n\nCount on 12 May 2015.\n\n{said}"


def test_sources_too_many_for_the_foot_are_each_named_in_the_notes(world_data: Dataset) -> None:
    names = world_data.sources.index[:6].tolist()
    figure, _ = canvas(2)
    made = Deck(world_data)
    made.chart(finish(figure, world_data, **{**AROUND, "sources": names}))
    (slide,) = opened(made)
    assert any("; 3 others in the notes of this slide" in s.text_frame.text for s in slide.shapes if s.has_text_frame)
    notes = slide.notes_slide.notes_text_frame.text
    assert all(world_data.source(name)["title"] in notes for name in names)


def test_a_bar_that_is_not_known_is_named_without_a_number() -> None:
    bars = Bars(["France, 2014", "Mali, not known"], {"visits": [2.5, None]}, [], "BAR_CLUSTERED")
    assert described(bars) == "France, 2014 – visits 2.5; Mali, not known."


@pytest.mark.parametrize("kind", ["", "BAR_STACKED"])
def test_a_chart_on_a_slide_stands_with_its_finding_measure_and_source(world_data: Dataset, kind: str) -> None:
    made = Deck(world_data)
    made.chart(drawn(world_data, kind))
    (slide,) = opened(made)
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] == [
        "A finding.",
        f"Sources: one. Data: npm_compare {world_data.version_with_digest}, CC BY 4.0.",
        "Count on 12 May 2015.",
    ]
    (shown,) = (shape for shape in slide.shapes if not shape.has_text_frame)
    assert shown.has_chart is bool(kind)


def test_the_picture_on_a_slide_does_not_repeat_what_stands_beside_it(world_data: Dataset) -> None:
    chart = drawn(world_data)
    with Image.open(io.BytesIO(chart.picture(100))) as picture:
        width, height = (round(100 * inches) for inches in chart.figure.get_size_inches())
        assert abs(picture.width - width) <= 1
        bottom, top = (round(100 * inches) for inches in chart.middle)
        assert abs(picture.height - (top - bottom)) <= 1
        assert bottom > 10  # the foot is a line of 7 points
        assert top < height - 30  # title and measure are lines of 12 and 9


def test_of_many_bars_the_first_and_the_last_are_described() -> None:
    years = [str(year) for year in range(2000, 2021)]
    assert (
        described(Bars(years, {"bodies": list(range(21))}, [], "COLUMN_STACKED"))
        == "2000 – bodies 0; 2020 – bodies 20."
    )


@pytest.mark.parametrize(
    ("language", "kind", "names_reversed", "numbers_reversed"),
    [
        ("en", "BAR_STACKED", True, False),  # read from the top
        ("en", "COLUMN_STACKED", False, False),
        ("ar", "BAR_STACKED", True, True),  # bars begin on the right
        ("ar", "COLUMN_STACKED", True, False),  # years run from the right
    ],
)
def test_charts_run_in_the_direction_of_the_language(
    world_data: Dataset, language: str, kind: str, names_reversed: bool, numbers_reversed: bool
) -> None:
    with speaking(language):
        chart = with_bars(world_data, kind).chart
    assert chart.category_axis.reverse_order is names_reversed
    assert chart.value_axis.reverse_order is numbers_reversed


def test_arabic_paragraphs_begin_on_the_right_in_arabic_letters(world_data: Dataset) -> None:
    with speaking("ar"):
        made = Deck(world_data)
        made.text(made.slide("عنوان", "", "شرح"), "نص\nنص")
    (slide,) = opened(made)
    frames = [shape.text_frame for shape in slide.shapes]
    for paragraph in (one for frame in frames for one in frame.paragraphs):
        assert (paragraph._p.pPr.get("algn"), paragraph._p.pPr.get("rtl")) == ("r", "1")
        for run in paragraph.runs:
            assert run._r.rPr.get("lang") == "ar-MA"
            assert run._r.rPr.find("{*}cs").get("typeface") == "Arial"
    assert slide.notes_slide.notes_text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


def test_english_paragraphs_begin_on_the_left(world_data: Dataset) -> None:
    made = Deck(world_data)
    slide = made.slide("A finding.", "", "Spoken.")
    properties = slide.shapes.title.text_frame.paragraphs[0]._p.pPr
    assert (properties.get("algn"), properties.get("rtl")) == ("l", None)


def test_a_long_title_is_set_smaller_until_it_fits() -> None:
    short, long = "Two bodies stand.", "Deux mécanismes ont été désignés après la ratification. " * 6
    assert largest_size(short, HEAD, sizes=(24, 20, 16), bold=True) == 24
    found = largest_size(long, HEAD, sizes=(24, 20, 16), bold=True)
    assert found < 24
    assert fits(long, HEAD, size=found, bold=True)
    assert not fits(long, HEAD, size=24, bold=True)


def test_a_text_fits_only_where_its_lines_have_their_height() -> None:
    """Two lines of 24 points need 2 × 1.2 × 24 = 57.6 points, and the box keeps 7.2 points of margin."""
    width = 5 * 914_400
    assert fits("a\nb", (0, 0, width, round(64.9 * 12_700)), size=24)
    assert not fits("a\nb", (0, 0, width, round(64.7 * 12_700)), size=24)


def test_a_text_wider_than_its_place_takes_a_further_line() -> None:
    words, one_line = "mandate mandate mandate", (37 * 12_700)  # 1.2 × 24 + 7.2 = 36 points
    wide = round((width_of(words, 24) / 0.9 + 0.2) * 914_400)
    narrow = round((width_of(words, 24) / 1.1 + 0.2) * 914_400)
    assert fits(words, (0, 0, wide, one_line), size=24)
    assert not fits(words, (0, 0, narrow, one_line), size=24)


def test_every_line_of_a_text_needs_room() -> None:
    assert fits("a\n" * 10, BODY, size=24)
    assert not fits("a\n" * 20, BODY, size=24)


def test_a_presentation_is_the_same_twice(world_data: Dataset) -> None:
    first, second = Deck(world_data), Deck(world_data)
    for made in (first, second):
        made.chart(drawn(world_data, "BAR_CLUSTERED"))
        made.chart(drawn(world_data))
    assert first.content() == second.content()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_points_are_numbered_in_large_bold_figures_beside_their_words(world_data: Dataset, language: str) -> None:
    """At the left, in Arabic at the right; what stands beneath is smaller and under its own point; all within the body."""
    with speaking(language):
        made = Deck(world_data)
        made.points(made.slide("A finding.", "Sources: one."), [("First.", "Who acts."), ("Second.", "")])
    _, foot, one, first, beneath, two, second = opened(made)[0].shapes
    figures = [shape.text_frame.paragraphs[0].runs[0] for shape in (one, two)]
    assert [(run.text, run.font.bold, str(run.font.color.rgb)) for run in figures] == [
        ("1", True, "B4003C"),
        ("2", True, "B4003C"),
    ]
    sizes = [shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in (one, first, beneath)]
    assert (sizes[0] - sizes[1], sizes[1] - sizes[2]) == (6, 6)
    for figure, words in ((one, first), (two, second)):
        assert figure.top == words.top
        outer, inner = (figure, words) if language == "en" else (words, figure)
        assert BODY[0] <= outer.left < outer.left + outer.width <= inner.left
        assert inner.left + inner.width == BODY[0] + BODY[2]
    assert (beneath.left, beneath.top) == (first.left, first.top + first.height)
    assert beneath.top + beneath.height <= two.top
    assert two.top + two.height <= BODY[1] + BODY[3] <= foot.top


def test_a_picture_stands_in_the_middle_of_the_room_that_is_left(world_data: Dataset) -> None:
    made = Deck(world_data)
    made.chart(drawn(world_data))
    title, foot, measure, picture = opened(made)[0].shapes
    assert title.top + title.height == measure.top
    above, below = picture.top - measure.top - measure.height, foot.top - picture.top - picture.height
    assert abs(above - below) <= 2
    assert above >= 0
    assert abs(2 * picture.left + picture.width - made.file.slide_width) <= 2
