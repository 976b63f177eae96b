"""A slide says what the picture says: the figures behind each bar, in pages that can be read; money and visits apart."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from matplotlib.text import Text
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from conftest import add_fact
from drawn import of_world
from npm_compare import charts, compare, figures, findings
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.presentation import Deck
from npm_compare.views.charts.chart import MOST_BARS, Bars, Chart
from npm_compare.views.charts.columns import HEAD, LONGEST, MOST_COLUMNS, blocks, heads, height
from npm_compare.views.charts.letters import width_of
from npm_compare.views.language import speaking
from npm_compare.views.workbook import of_comparison


def slides(chart: Chart) -> list[Any]:
    made = Deck(chart.data)
    made.chart(chart)
    return list(Presentation(io.BytesIO(made.content())).slides)


def native(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def labels(slide: Any) -> list[str]:
    """Return the words behind the bars of a slide, each with its lines."""
    (series,) = native(slide).plots[0].series
    return [series.points[place].data_label.text_frame.text for place in range(len(list(series.values)))]


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_behind_a_bar_stand_figure_and_divisor_with_their_years_and_the_unknown_in_one_line(
    world_data: Dataset,
) -> None:
    """150 visits and 60,000 prisoners in 2014; nothing is known of two others."""
    (slide,) = slides(charts.bars(figures(["fra-cglpl", "seminar"], data=world_data)))
    assert labels(slide) == ["2.50\n150 in 2014, 60,000 prisoners in 2014"]
    assert list(native(slide).plots[0].categories) == ["France INV"]
    assert "Not known (2): Morocco COU, Mali OMB." in texts(slide)
    assert str(native(slide).plots[0].series[0].format.fill.fore_color.rgb) == "B4003C"


def test_the_strip_on_a_slide_is_the_picture_with_all_that_it_shows() -> None:
    """The columns of the bodies beside it, the numbers, the hatches of what others describe: no native bar has them."""
    chart = charts.strip(compare("mar,seminar", "powers"))
    (part,) = chart.parts() if chart.parts else ()
    (slide,) = slides(chart)
    assert [shape.shape_type for shape in slide.shapes if not shape.has_text_frame] == [MSO_SHAPE_TYPE.PICTURE]

    def shown(one: Chart) -> tuple[Counter[str], int, int]:
        plot = one.figure.axes[0]
        words = Counter(text.get_text() for text in plot.findobj(Text))
        return words, len(plot.lines), sum(bool(patch.get_hatch()) for patch in plot.patches)

    assert shown(part) == shown(chart)
    assert shown(part)[2] > 0


def test_the_words_behind_a_bar_have_the_decimals_of_the_language(world_data: Dataset) -> None:
    with speaking("fr"):
        (slide,) = slides(of_world("bars", world_data))
    assert labels(slide)[0].startswith("2,50\n150")


def test_the_words_behind_the_longest_bar_end_on_the_slide(world_data: Dataset) -> None:
    (slide,) = slides(of_world("bars", world_data))
    shape = next(shape for shape in slide.shapes if shape.has_chart)
    room = shape.width / 914_400 * float(native(slide)._chartSpace.xpath(".//c:plotArea/c:layout//c:w/@val")[0])
    bar = 2.5 / native(slide).value_axis.maximum_scale * room
    assert bar + max(width_of(line, 14) for line in labels(slide)[0].split("\n")) < room


def test_the_bars_begin_at_the_end_of_the_longest_name_and_use_the_slide_to_its_edge(world_data: Dataset) -> None:
    """The names have their room in the smallest letters, with a tenth or so for those of another family; no axis is cut."""
    (slide,) = slides(of_world("bars", world_data))
    chart, shape = native(slide), next(shape for shape in slide.shapes if shape.has_chart)
    left, share = (float(chart._chartSpace.xpath(f".//c:layout//c:{side}/@val")[0]) for side in ("x", "w"))
    whole, name = shape.width / 914_400, width_of("France INV", 14)
    assert left + share == pytest.approx(1)
    assert 1.05 * name + 0.1 < left * whole < 1.25 * name + 0.3
    assert chart.value_axis.minimum_scale == 0
    words = max(width_of(line, 14) for line in labels(slide)[0].split("\n"))
    bar = 2.5 / chart.value_axis.maximum_scale * share * whole
    assert 1.08 * words + 0.25 < share * whole - bar < 1.08 * words + 0.6


def test_more_bars_than_a_slide_holds_go_on_on_the_next_on_the_same_scale(world_data: Dataset) -> None:
    """Of 16 bars, 8 stand on each of two slides; every name is written."""
    names = [f"Body {place}" for place in range(MOST_BARS + 1)]
    bars = Bars(
        names, {"n": list(range(16, 0, -1))}, [], "BAR_CLUSTERED", labels={"n": [(name, "x") for name in names]}
    )
    pages = slides(replace(of_world("bars", world_data), bars=bars))
    assert [len(list(native(page).plots[0].categories)) for page in pages] == [8, 8]
    assert len({native(page).value_axis.maximum_scale for page in pages}) == 1
    assert [native(page)._chartSpace.xpath(".//c:catAx/c:tickLblSkip/@val") for page in pages] == [["1"], ["1"]]
    assert ["(1 of 2)" in " ".join(texts(pages[0])), "(2 of 2)" in " ".join(texts(pages[1]))] == [True, True]


def test_the_notes_say_what_is_counted_how_sure_it_is_and_what_is_noted(world: Path) -> None:
    add_fact(
        world,
        "mar-cndh",
        "visits_total",
        "40",
        unit="visits",
        basis="year",
        valid_from="2019",
        valid_to="2019",
        note="By hand.",
    )
    data = load(world)
    chart = charts.trend(figures(["fra-cglpl", "mar-cndh"], data=data))
    notes = slides(chart)[0].notes_slide.notes_text_frame.text
    assert data.indicator("visits_total")["definition"] in notes
    assert "Low confidence: Morocco COU." in notes
    assert "Morocco COU, 2019: By hand." in notes
    assert "https://press.example/a" in notes


def test_figures_of_years_far_apart_are_marked(world: Path) -> None:
    """France's staff is of 2014, Mali's of 2020: six years."""
    cells = {"unit": "persons", "valid_from": "2020", "valid_to": "2020"}
    add_fact(
        world,
        "mli-cndh",
        "visits_total",
        "90",
        unit="visits",
        basis="year",
        **{k: cells[k] for k in ("valid_from", "valid_to")},
    )
    chart = charts.counted(figures(["fra-cglpl", "mli-cndh"], data=load(world)))
    said = [text.get_text() for text in chart.figure.axes[0].texts]
    assert "150 (2014†)" in said
    assert "90 (2020)" in said
    assert "Years from 2014 to 2020; † more than 5 years before the newest." in chart.measure


@pytest.mark.parametrize("draw", [charts.yearly, charts.counted, charts.prisons])
@pytest.mark.parametrize("asked", ["budget_total", "staff_total"])
def test_money_and_staff_are_never_drawn_as_visits(world_data: Dataset, draw: Any, asked: str) -> None:
    with pytest.raises(NpmCompareError, match=rf"draws counts of visits, not {asked}: charts\.bars"):
        draw(figures("seminar", asked, data=world_data))


def test_points_of_money_in_one_currency_name_it_on_the_axis(world_data: Dataset) -> None:
    chart = charts.points(figures("fra-cglpl", "budget_total", data=world_data), "prisoners")
    assert chart.figure.axes[0].get_ylabel() == "Budget in EUR"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_heads_of_fifteen_columns_do_not_overlap(language: str) -> None:
    """Upright heads are no wider than a column: one or two lines, and no higher than the room for them."""
    data = load()
    names = list(data.mechanisms.index)
    column = 4.2 / MOST_COLUMNS
    with speaking(language):
        shown = heads(data, names)
        assert max(head.count("\n") + 1 for head in shown.values()) * 1.2 * HEAD / 72 <= column + 0.01
        assert height(shown.values()) <= LONGEST + 0.25  # a single long word


def test_of_many_mechanisms_the_matrix_has_rows_of_at_most_fifteen() -> None:
    assert [len(block) for block in blocks([f"b{place}" for place in range(31)])] == [10, 11, 10]


def test_the_title_of_few_rates_is_the_range_and_names_who_asks(world: Path) -> None:
    """1,000 prisoners: France 2.50; Mali 90 visits to 4,000 are 22.50; Morocco is added with 40 to 80,000."""
    for name, value, year in (("mli-cndh", "90", "2015"), ("mar-cndh", "40", "2019")):
        add_fact(world, name, "visits_total", value, unit="visits", basis="year", valid_from=year, valid_to=year)
    found = figures(["mar-cndh", "fra-cglpl", "mli-cndh"], data=load(world))
    known = found.latest("inhabitants")
    assert len(known) >= 2
    head = findings.span_of_rates(found, "inhabitants").head
    assert ("range from" in head or "others from" in head) == (len(known) > 2)


def test_figures_are_numbers_in_the_sheet_of_facts(world_data: Dataset) -> None:
    book = load_workbook(io.BytesIO(of_comparison(compare("fra-cglpl", "visits_total", data=world_data))))
    head, *rows = book["Facts"].iter_rows(values_only=True)
    assert {type(row[head.index("Value")]) for row in rows} <= {int, float}
    assert 150 in [row[head.index("Value")] for row in rows]
