"""Text in charts: set in lines that fit, and never over the edge or over another part, in the longest words that there are."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import cache

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import npm_compare as npm
from npm_compare import charts
from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import DRAWN_LETTERS, fold
from npm_compare.views.charts.look import WIDTH
from npm_compare.views.language import ISOLATE, POP, isolated, number, speaking


def test_words_are_set_in_lines_that_fit() -> None:
    text = "Of the questions asked of many mechanisms, most have no answer yet."
    lines = fold(text, 12, inches=2).split("\n")
    assert " ".join(lines) == text
    assert 3 <= len(lines) <= 5
    assert fold(text, 12, inches=20) == text
    assert len(fold(text, 24, inches=2).split("\n")) > len(lines)


def test_a_number_is_not_broken_at_the_spaces_between_its_thousands() -> None:
    with speaking("fr"):
        amount = number(85_081_000)
        assert fold(f"un budget de {amount} dirhams", 12, inches=0.6).split("\n") == [
            "un",
            "budget",
            "de",
            amount,
            "dirhams",
        ]


def test_each_line_in_arabic_runs_from_right_to_left_and_closes_what_it_sets_off() -> None:
    """A line that begins with the name of a body would else run from left to right, and part of the name with it."""
    with speaking("ar"):
        lines = fold(f"يقول {isolated('Le Contrôleur général')} ذلك", 12, inches=1).split("\n")
    assert len(lines) > 1
    assert all(line.startswith("\u200f") for line in lines)
    assert [line.count(ISOLATE) - line.count(POP) for line in lines] == [0] * len(lines)
    assert lines[1].startswith(f"\u200f{ISOLATE}Contrôleur")


def test_of_a_text_without_end_a_chart_draws_the_beginning_and_says_so() -> None:
    lines = fold("word " * 100_000, 9, inches=2)
    assert lines.endswith("…")
    assert len(lines) <= DRAWN_LETTERS + 1
    assert not fold("word " * 100, 9, inches=2).endswith("…")


def test_titles_measures_and_sources_of_many_words_end_before_the_edge(world_data: Dataset) -> None:
    """With a little room, since letters on a screen are set wider than on paper."""
    figure, _ = canvas(2)
    many = {name: f"{name} of many words, one after the other " * 12 for name in ("title", "measure", "sources")}
    finish(figure, world_data, **many, alt="a")
    renderer = FigureCanvasAgg(figure).get_renderer()
    for text in figure.texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0
        assert 0.8 * figure.bbox.x1 < box.x1 < 0.98 * figure.bbox.x1


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert fold("a Nichtregierungsorganisation b", 12, inches=0.5).split("\n") == [
        "a",
        "Nichtregierungsorganisation",
        "b",
    ]


assess, compare, decide, figures, options, size, variants = map(
    cache, (npm.assess, npm.compare, npm.decide, npm.figures, npm.options, npm.size, npm.variants)
)
"""A result is computed once and drawn in each language."""

PUBLISHED: dict[str, Callable[[], Chart]] = {
    "matrix": lambda: charts.matrix(compare("seminar", ("powers", "dialogue", "protection"))),
    "tally": lambda: charts.tally(compare("all", ("appointment", "autonomy"))),
    "strip": lambda: charts.strip(compare(("sen-onlpl", "seminar"), ("powers", "dialogue", "protection"))),
    "practice": lambda: charts.practice(compare("mli-cndh", ("powers", "dialogue", "protection"))),
    "organisation": lambda: charts.organisation("sen-onlpl"),
    "organisation, five": lambda: charts.organisation(("chl-cpt", "seminar")),
    "against": lambda: charts.against(assess("seminar", ("opcat", "spt_guidelines"))),
    "against, many": lambda: charts.against(assess("nhri", ("opcat",))),
    "against in two columns": lambda: charts.against(assess("seminar", ("opcat", "spt_guidelines")), columns=2),
    "bounds": lambda: charts.bounds(assess("seminar")),
    "bars": lambda: charts.bars(figures("all", "staff_npm")),
    "bars, in dollars": lambda: charts.bars(figures("all", "budget_npm")),
    "bars, one": lambda: charts.bars(figures("all", "budget_npm"), "institution_budget"),
    "trend": lambda: charts.trend(figures("seminar")),
    "trend of money": lambda: charts.trend(figures("seminar", "budget_total")),
    "points": lambda: charts.points(figures("all", "staff_npm"), "institution_staff"),
    "waiting": charts.waiting,
    "choices": charts.choices,
    "tiles": charts.tiles,
    "timeline": charts.timeline,
    "timeline of another": lambda: charts.timeline("tun-inpt"),
    "progress": charts.progress,
    "known": lambda: charts.known("all"),
    "path": lambda: charts.path(decide("mar-cndh")),
    "path of another, at the seminar": lambda: charts.path(decide("tun-inpt", at="seminar")),
    "criteria": lambda: charts.criteria(options(), "mar-cndh"),
    "orders": lambda: charts.orders(variants(options(), draws=2_000), "mar-cndh"),
    "build_up": lambda: charts.build_up(size("mar")),
    "build_up, no money": lambda: charts.build_up(size("sen")),
    "tornado": lambda: charts.tornado(size("mar")),
    "yearly": lambda: charts.yearly(figures(("mar-cndh", "seminar"))),
    "counted": lambda: charts.counted(figures(("mar-cndh", "all"))),
    "prisons": lambda: charts.prisons(figures(("mar-cndh", "all"), "visits_prison")),
    "costs": lambda: charts.costs(figures(("mar-cndh", "seminar"), "budget_total")),
}
"""Charts of the published data, as the notebooks draw them: the longest texts that there are."""


ONCE = (", ", " of another", " of money")
"""What stands in the name of a chart that is drawn by the same function as one before it."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_no_text_overflows_the_page_or_another_part_of_the_chart(name: str) -> None:
    """In French, which has the longest words; each kind of chart in Arabic too, which has the other direction."""
    for spoken in ("fr",) if any(part in name for part in ONCE) else ("fr", "ar"):
        with speaking(spoken):
            chart = PUBLISHED[name]()
        look_at_the_room(name, chart.figure)
        assert not name.startswith("trend") or len(chart.title) <= TITLE_LETTERS, chart.title
        assert "dollars" in chart.measure or name != "bars, in dollars"


TITLE_LETTERS = 135
"""About what two lines of a title hold, which the title of a trend takes at most."""


def look_at_the_room(name: str, figure: Figure) -> None:
    """See that every part of a figure has its room."""
    expected = 1.5 * WIDTH if name == "against in two columns" else WIDTH
    assert figure.get_figwidth() == pytest.approx(expected)
    renderer = FigureCanvasAgg(figure).get_renderer()
    page = figure.bbox
    head, measure, bottom = (text.get_window_extent(renderer) for text in figure.texts)
    plots = [box for plot in figure.axes if (box := plot.get_tightbbox(renderer)) is not None]
    for box in (head, measure, bottom, *plots):
        assert box.x0 >= -1
        assert box.x1 <= page.x1 + 1
    for plot in figure.axes:
        names = [label for label in plot.get_yticklabels() if label.get_visible() and label.get_text()]
        rows = sorted((label.get_window_extent(renderer) for label in names), key=lambda box: box.y0)
        assert all(above.y0 >= below.y1 - 0.35 * below.height for below, above in itertools.pairwise(rows)), (
            "names of rows overlap"
        )
    assert head.y1 <= page.y1 + 1
    assert head.y0 >= measure.y1 - 1
    assert measure.y0 >= max(box.y1 for box in plots) - 1
    assert bottom.y1 <= min(box.y0 for box in plots) + 1
    assert bottom.y0 >= -1


def test_in_arabic_a_title_names_the_state_and_no_bracket_stands_in_another() -> None:
    with speaking("ar"):
        title = charts.bars(npm.figures("seminar", "budget_total")).title
    assert "فرنسا" in title
    assert "))" not in title


@pytest.mark.parametrize("aspect", ["law", "practice"])
def test_one_requirement_is_said_in_the_singular(aspect: str) -> None:
    found = npm.assess("mar-cndh,fra-cglpl", "opcat_npm_exists")
    assert charts.against(found, aspect=aspect).measure.startswith("1 requirement of OPCAT; ")
