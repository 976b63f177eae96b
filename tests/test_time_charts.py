"""Charts of time and models measured against numbers worked out by hand from the world: places, lengths, colours, words."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from conftest import add_fact, line_of, spoil
from drawn import of_world
from npm_compare import charts, figures
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.look import colour
from npm_compare.views.charts.marks import levels
from npm_compare.views.language import speaking

ASKER, FRANCE, MALI, INK = "#b4003c", "#41759f", "#b99d66", "#222222"
MOROCCO_WAITED, MALI_WAITED = 1163 / 365.25, 3068 / 365.25


def dots(plot: Any, sign: str) -> dict[str, tuple[float, float, str]]:
    """Return the marks of a kind by their colour: place, height and filling."""
    return {
        to_hex(line.get_color()): (
            float(line.get_xdata()[0]),
            float(line.get_ydata()[0]),
            "hollow" if line.get_markerfacecolor() == "white" else "full",
        )
        for line in plot.lines
        if line.get_marker() == sign
    }


def words(chart: charts.Chart) -> list[str]:
    return [t.get_text() for plot in chart.figure.axes for t in plot.findobj(Text) if t.get_text().strip()]


# The share that had a mechanism


def test_the_line_rises_by_a_third_with_each_of_three_states(world_data: Dataset) -> None:
    """France was early, Morocco took 3.2 years, Mali 8.4."""
    plot = of_world("waiting", world_data).figure.axes[0]
    line = next(line for line in plot.lines if line.get_linestyle() == "-" and line.get_color() == INK)
    steps = {round(float(x), 1): round(float(y), 2) for x, y in zip(*line.get_data(), strict=True)}
    assert steps == {0.0: 0.33, 3.2: 0.67, 8.4: 1.0}


def test_each_state_stands_on_the_line_in_its_colour_and_whoever_asks_in_the_strong_one(world_data: Dataset) -> None:
    found = dots(charts.waiting("mli-cndh", data=world_data).figure.axes[0], "o")
    assert found[ASKER] == (pytest.approx(MALI_WAITED, abs=0.01), pytest.approx(1), "full")
    assert found[FRANCE] == (0, pytest.approx(1 / 3), "full")
    assert found[colour("mar-cndh", "mli-cndh")][0] == pytest.approx(MOROCCO_WAITED, abs=0.01)
    assert MALI not in found


def test_a_state_that_waits_is_hollow_and_says_that_it_has_none(world_data: Dataset) -> None:
    chart = charts.waiting(at="seminar", data=world_data)
    assert dots(chart.figure.axes[0], "o")[ASKER][::2] == (pytest.approx(139 / 365.25), "hollow")
    assert "Morocco: none after 0.4 years" in words(chart)


def test_the_year_of_art_17_is_shaded_from_nought_to_one(world_data: Dataset) -> None:
    plot = of_world("waiting", world_data).figure.axes[0]
    (box,) = [patch for patch in plot.patches if to_hex(patch.get_facecolor()) == "#e6efe6"]
    assert (box.get_x(), box.get_width()) == (0, 1)


def test_beneath_the_years_stand_the_states_still_without_one(world_data: Dataset) -> None:
    labels = [tick.get_text() for tick in of_world("waiting", world_data).figure.axes[0].get_xticklabels()]
    assert labels == ["0\n3", "2\n2", "4\n1", "6\n1", "8\n1"]


# The timeline


def test_the_asker_is_late_from_its_deadline_to_the_designation(world_data: Dataset) -> None:
    """Due on 24 December 2015, named on 1 March 2018."""
    chart = of_world("timeline", world_data)
    (band,) = chart.figure.axes[0].collections
    ends = band.get_paths()[0].get_extents()
    assert (ends.x0, ends.x1) == (pytest.approx(2015.98, abs=0.01), pytest.approx(2018.16, abs=0.01))
    assert "late by 2.2 years" in words(chart)


def test_a_bar_is_as_high_as_the_visits_of_its_year_and_hollow_if_they_are_of_a_part(world_data: Dataset) -> None:
    """France: 60 in half of 2008, 150 in 2014; a sum of two years is no bar."""
    plot = of_world("timeline of France", world_data).figure.axes[0]
    bars = {int(box.get_x() + 0.35): box for box in plot.patches}
    assert set(bars) == {2008, 2014}
    assert bars[2008].get_height() / bars[2014].get_height() == pytest.approx(60 / 150)
    assert [to_hex(bars[year].get_facecolor()) for year in (2008, 2014)] == ["#ffffff", ASKER]


def test_who_does_not_see_the_timeline_is_told_the_counts_that_are_drawn_and_no_others(world_data: Dataset) -> None:
    """Only whoever asks has bars: the visits of France are told of France, and not where it is a peer."""
    assert "150 visits (2014)" in of_world("timeline of France", world_data).alt
    assert "visits (2014)" not in charts.timeline("mar-cndh", ["fra-cglpl"], data=world_data).alt


def test_a_year_at_work_without_a_count_is_a_question_mark(world_data: Dataset) -> None:
    plot = charts.timeline("fra-cglpl", at="2016-06-01", data=world_data).figure.axes[0]
    years = sorted(int(text.get_position()[0]) for text in plot.texts if text.get_text() == "?")
    assert years == [2009, 2010, 2011, 2012, 2013, 2015]


def test_a_date_known_to_the_month_is_hollow(world_data: Dataset) -> None:
    found = dots(of_world("timeline", world_data).figure.axes[0], "o")
    assert (found[ASKER][2], found[MALI][2]) == ("full", "hollow")


def test_an_announced_visit_of_the_spt_is_none(world_data: Dataset) -> None:
    plot = charts.timeline("mli-cndh", data=world_data).figure.axes[0]
    own = [line for line in plot.lines if line.get_marker() == "^" and line.get_color() == ASKER]
    assert [round(line.get_xdata()[0]) for line in own] == [2012]


def test_visits_of_the_spt_to_a_peer_stand_on_the_line_of_the_peer(world_data: Dataset) -> None:
    """Mali was visited in 2012; its ombudsman was named in the month in which its line turns."""
    plot = charts.timeline("fra-cglpl", "mli-cndh", data=world_data).figure.axes[0]
    place = {to_hex(line.get_color()): line for line in plot.lines if line.get_marker() == "^"}[MALI]
    named = dots(plot, "o")[MALI]
    assert round(place.get_xdata()[0]) == 2012
    assert place.get_ydata()[0] == named[1]


def test_the_timeline_tells_of_bars_only_where_something_was_counted(world_data: Dataset) -> None:
    assert of_world("timeline of France", world_data).measure.count("bars:") == 1
    assert "bars:" not in charts.timeline("mar-cndh", at="seminar", data=world_data).measure


def test_no_line_crosses_the_words_of_the_timeline(world_data: Dataset) -> None:
    """The line of the seminar ends at that of the asker; words that it could meet below have a ground of their own."""
    plot = of_world("timeline of France", world_data).figure.axes[0]
    (seminar,) = [line for line in plot.lines if line.get_linestyle() == ":"]
    assert max(seminar.get_ydata()) == 0
    written = [text for text in plot.texts if text.get_text() not in "?" and not text.get_text().isdigit()]
    assert all(text.get_bbox_patch() for text in written)


def test_a_body_that_was_named_and_not_set_up_ends_no_waiting_on_the_timeline(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    chart = charts.timeline(data=load(world))
    assert ASKER not in dots(chart.figure.axes[0], "o")
    assert chart.title == "Morocco was to have a mechanism by 24 December 2015 and had none."


def test_labels_that_would_touch_stand_on_different_lines() -> None:
    assert levels([(0, 2), (1, 2), (2, 2), (10, 2)], 0.1) == [0, 1, 2, 0]


def test_time_runs_from_the_right_in_arabic(world_data: Dataset) -> None:
    with speaking("ar"):
        plot = of_world("timeline", world_data).figure.axes[0]
    assert plot.get_xlim()[0] > plot.get_xlim()[1]


def test_everything_on_the_timeline_stands_within_its_edges(world_data: Dataset) -> None:
    """The years of all marks and bars, from the line of the lowest peer to the words above the line of the asker."""
    plot = of_world("timeline of France", world_data).figure.axes[0]
    (left, right), (foot, top) = plot.get_xlim(), plot.get_ylim()
    for line in plot.lines:
        assert left <= min(line.get_xdata()) <= max(line.get_xdata()) <= right
        assert foot < min(line.get_ydata()) <= max(line.get_ydata()) < top
    assert not plot.spines["left"].get_visible()
    room, renderer = plot.get_window_extent(), FigureCanvasAgg(plot.figure).get_renderer()  # type: ignore[no-untyped-call]
    written = [text.get_window_extent(renderer) for text in plot.texts if text.get_ha() == "center"]
    assert all(room.x0 - 1 <= box.x0 and box.x1 <= room.x1 + 1 for box in written)
    places = [getattr(text, "xy", text.get_position()) for text in plot.texts]
    assert all(left < x < right and foot < y < top for x, y in places)
    assert all(foot < bar.get_y() and bar.get_y() + bar.get_height() < 0 for bar in plot.patches)
    assert right == pytest.approx(2026.9 + 0.7, abs=0.01)  # a little after the last day of the data, 24 November 2026


# Models


def test_each_model_has_a_panel_on_one_scale_and_the_one_that_gained_most_is_first(world_data: Dataset) -> None:
    """Human rights institutions 0 then and 1 now, new bodies 1 and 1, ombudsman institutions 1 and 0."""
    chart = of_world("choices", world_data)
    plots = chart.figure.axes
    assert [plot.get_title(loc="left").replace("\n", " ") for plot in plots] == [
        "National human rights institution",
        "New specialised body",
        "Ombudsman institution",
    ]
    assert len({plot.get_ylim() for plot in plots}) == 1
    ends = [(plot.lines[0].get_ydata()[-1], to_hex(plot.lines[0].get_color())) for plot in plots]
    assert ends == [(1, "#0b3b3a"), (1, "#867433"), (0, "#5f9f98")]  # the colours of the models on the map
    assert [to_hex(plot.get_facecolor()) for plot in plots] == ["#fbe9ee", "#ffffff", "#ffffff"]
    assert "Ombudsman institution: 1 on 12 May 2015, 0 at the end" in chart.alt


def test_the_day_of_the_seminar_is_marked_only_where_it_lies_behind(world_data: Dataset) -> None:
    dotted = [
        [round(line.get_xdata()[0], 2) for line in charts.choices(at=at, data=world_data).figure.axes[0].lines
         if line.get_linestyle() == ":"]
        for at in ("today", "seminar")
    ]  # fmt: skip
    assert dotted == [[2015.36], []]


def tiles(chart: charts.Chart) -> dict[str, Any]:
    return {patch.get_gid(): patch for patch in chart.figure.axes[0].patches if patch.get_gid()}


def test_each_state_is_a_tile_at_its_place_in_the_colour_of_its_model(world_data: Dataset) -> None:
    """Mali's ombudsman has ended: white, in the heavy frame of the late."""
    found = tiles(of_world("tiles", world_data))
    assert set(found) == {"fra", "mar", "mli", "asker"}
    middles = {state: box.get_center() for state, box in found.items() if state != "asker"}
    centres = {state: (round(float(x), 6), round(float(y), 6)) for state, (x, y) in middles.items()}
    assert centres == {"fra": (2, 1), "mar": (2, 2), "mli": (2, 3)}
    faces = {state: to_hex(box.get_facecolor()) for state, box in found.items() if state != "asker"}
    assert faces == {"fra": "#867433", "mar": "#0b3b3a", "mli": "#ffffff"}
    assert (to_hex(found["mli"].get_edgecolor()), found["mli"].get_linewidth()) == (INK, 1.8)
    assert (to_hex(found["asker"].get_edgecolor()), found["asker"].get_y() + 0.5) == (ASKER, 2)


def test_a_map_fills_its_picture(world_data: Dataset) -> None:
    """The picture has the proportions of the map: of the room for the plot nearly nothing stays empty at its sides."""
    (plot,) = of_world("tiles of nobody", world_data).figure.axes
    room, taken = plot.get_position(original=True), plot.get_position()
    assert taken.width / room.width > 0.85
    assert taken.height / room.height > 0.85


def test_a_map_is_never_mirrored(world_data: Dataset) -> None:
    with speaking("ar"):
        plot = of_world("tiles", world_data).figure.axes[0]
    assert plot.get_xlim()[0] < plot.get_xlim()[1]


# What changed since the seminar


def test_what_a_law_came_to_meet_is_by_new_law_or_by_new_reading(world: Path) -> None:
    """France's law on interviews holds since 2007: met on both dates. Morocco's body came in 2018."""
    rule = {"source": "gazette-ma-2018", "locator": "art. 14", "basis": "law", "confidence": "high"}
    add_fact(world, "mar-cndh", "private_interviews", "yes", valid_from="2018-03-01", **rule)
    chart = charts.progress(data=load(world))
    assert "0 to 1 (1 by new law)" in words(chart)
    plot = chart.figure.axes[0]
    row = [line for line in plot.lines if line.get_ydata()[0] == max(plot.get_yticks())]  # Morocco asks: on top
    then, now = (line for line in row if line.get_marker() == "o")
    assert (then.get_xdata()[0], then.get_markerfacecolor()) == (0, "white")
    assert (now.get_xdata()[0], to_hex(now.get_markerfacecolor())) == (1, ASKER)
    kept, new_law, new_reading = (line for line in row if line.get_marker() == "None")
    assert [list(line.get_xdata()) for line in (kept, new_law, new_reading)] == [[0, 0], [0, 1], [1, 1]]
    assert [line.get_linestyle() for line in (new_law, new_reading)] == ["-", ":"]
    assert (
        chart.title
        == "Morocco COU: the law as read or described meets 1 requirement, after 0 on the day of the seminar."
    )


def test_rules_of_the_institution_are_told_beside_what_the_law_meets(world: Path) -> None:
    """What is known of the host and meets nothing must not look as if nothing were known."""
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")
    assert "institution" not in charts.progress(data=load(world)).measure
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    chart = charts.progress(data=load(world))
    assert chart.measure.endswith("Known only as rules of the whole institution, not counted: Morocco COU 1.")


def test_a_rule_without_a_beginning_is_a_new_reading(world: Path) -> None:
    """Nobody wrote since when France's rule holds; a page of 2016 describes it."""
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    for column, value in (
        ("valid_from", ""),
        ("basis", "described"),
        ("attested", "2016-01"),
        ("source", "press-fr-2016"),
    ):
        spoil(world, "mechanism_facts", line, column, value)
    from npm_compare.analysis.progress import progress

    row = progress("fra-cglpl", data=load(world)).iloc[0]
    assert row["new_law"] == 0
    assert row["now"] == row["kept"] + row["new_reading"]


@pytest.mark.parametrize(
    ("names", "indicator"),
    [
        (["mar-cndh", "fra-cglpl", "sen-onlpl", "geo-pdo"], "budget_total"),
        (["mar-cndh", "seminar"], "visits_total"),
    ],
)
def test_words_in_a_panel_of_years_cover_no_other_words(names: list[str], indicator: str) -> None:
    chart = charts.trend(figures(names, indicator))
    renderer = FigureCanvasAgg(chart.figure).get_renderer()  # type: ignore[no-untyped-call]
    for plot in chart.figure.axes:
        boxes = [text.get_window_extent(renderer) for text in plot.texts if text.get_text()]
        inner = [
            box.padded(-0.15 * box.height) for box in boxes
        ]  # the box has the room of the lines, not of the letters
        assert not [(one, other) for one, other in combinations(inner, 2) if one.overlaps(other)]
