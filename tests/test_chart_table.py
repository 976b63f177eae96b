"""The table of a comparison as a picture: its words are those of the table, and every slide can be read by itself."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex

from npm_compare import charts, compare
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.look import ASKER
from npm_compare.views.charts.table import SHADES, _Text

FRANCE, MOROCCO = "fra-cglpl", "mar-cndh"


def written(chart: Chart) -> list[str]:
    """Return the words in the cells and heads, on one line each."""
    return [text.get_text().replace("\n", " ") for text in chart.figure.axes[0].texts]


def test_the_picture_says_what_the_table_says(world_data: Dataset) -> None:
    """France: unannounced visits yes, by law."""
    said = written(charts.table(compare([FRANCE, MOROCCO], "powers", data=world_data)))
    assert said[:2] == ["France INV", "Morocco COU"]
    row = said.index("Unannounced visits")
    assert said[row : row + 3] == ["Unannounced visits", "Yes", "law"]


def test_an_answer_has_the_ground_that_it_has_on_the_page(world_data: Dataset) -> None:
    chart = charts.table(compare(FRANCE, "visits_unannounced", data=world_data))
    assert [to_hex(bar.get_facecolor()) for bar in chart.figure.axes[0].patches] == [SHADES["yes"]]


def test_figures_too_are_drawn_as_a_table() -> None:
    chart = charts.table(compare("seminar", "money"))
    assert chart.title.startswith("4 mechanisms compared on: ")
    assert any("MAD" in words for words in written(chart))


def test_slides_hold_every_question_once_in_letters_of_fourteen_points() -> None:
    """On each who asks stands in its colour. A picture is drawn as large as it fits: 12.3 inches wide, about 5 high."""
    table = charts.table(compare("arab_league", ["powers", "money"]), asker=MOROCCO)
    parts = list(table.parts())  # type: ignore[misc]
    said = [words for part in parts for words in written(part)]
    for name in ("Unannounced visits", "Budget of the institution"):
        assert said.count(name) == 1, name
    for part in parts:
        head = part.figure.axes[0].texts[0]
        assert (head.get_text().replace("\n", " "), head.get_color()) == ("Morocco CNDH", ASKER)
        scale = min(12.3 / part.figure.get_figwidth(), 5 / (part.middle[1] - part.middle[0]))
        assert min(text.get_fontsize() for text in part.figure.axes[0].texts) * scale >= 13.9


@pytest.mark.parametrize(("asker", "times"), [("", 1), (MOROCCO, 2)])
def test_six_mechanisms_are_one_too_many_for_a_slide_and_who_asks_stands_on_both(asker: str, times: int) -> None:
    six = compare([MOROCCO, "arab_league", FRANCE], "visits_unannounced")
    slides = [written(part) for part in charts.table(six, asker=asker).parts()]  # type: ignore[misc]
    assert (len(six.mechanisms), len(slides)) == (6, 2)
    assert sum("Morocco CNDH" in said for said in slides) == times
    assert sum("France CGLPL" in said for said in slides) == 1


def test_the_headings_of_two_sections_on_a_slide_take_room_too() -> None:
    for part in charts.table(compare([MOROCCO, "fra-cglpl"], ["powers", "money"]), asker=MOROCCO).parts():  # type: ignore[misc]
        scale = min(12.3 / part.figure.get_figwidth(), 5 / (part.middle[1] - part.middle[0]))
        assert min(text.get_fontsize() for text in part.figure.axes[0].texts) * scale >= 13.9


def test_of_one_mechanism_it_is_said_what_it_is_compared_on(world_data: Dataset) -> None:
    chart = charts.table(compare(FRANCE, "money", data=world_data))
    assert chart.title == "1 mechanism compared on: budget."
    assert "Table of 1 question. Mechanisms across: France INV." in chart.alt
    assert "Table of 2 questions." in charts.table(compare(FRANCE, "powers", data=world_data)).alt


def test_a_row_is_as_high_as_the_lines_of_its_cells() -> None:
    """Letters of 8.3 points in lines of 1.45 times that: one line is 0.167 inches high, three are three times as high."""
    assert _Text("").height == 0
    assert _Text("one").height == pytest.approx(0.167, abs=0.001)
    assert _Text("one\ntwo\nthree").height == pytest.approx(3 * _Text("one").height)
