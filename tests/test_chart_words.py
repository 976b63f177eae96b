"""Words inside charts stand at what they speak of: the line of a peer, the day of the seminar, a target, an event, a bar."""

from __future__ import annotations

import inspect
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from matplotlib.colors import to_hex

from drawn import of_world
from npm_compare import charts, figures, size
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import speaking
from test_chart_visits import jails, priced, unlike
from test_sizing import morocco, rich, task, visited, with_target

__all__ = ["jails", "morocco", "priced", "rich", "unlike", "visited"]

ASKER, FRANCE, MALI, GREY, INK = "#b4003c", "#41759f", "#b99d66", "#767676", "#222222"
NHRI = "#0b3b3a"
SEMINAR = 2015 + 131 / 365.25
"""12 May 2015 on an axis of years: 131 days after New Year."""


def place(plot: Any, words: str) -> tuple[float, float]:
    """Return the place to which a text belongs; there is one such text."""
    (text,) = [text for text in plot.texts if text.get_text().replace("\n", " ") == words]
    found = text.xy if hasattr(text, "xy") else text.get_position()
    return float(found[0]), float(found[1])


def offset(plot: Any, words: str) -> tuple[float, float]:
    """Return by how many points a text stands beside its place."""
    (text,) = [text for text in plot.texts if text.get_text() == words]
    return tuple(text.xyann)


def lines(plot: Any, shade: str, style: str = "-") -> list[list[tuple[float, float]]]:
    """Return the ends of the lines of a colour, from the lowest and the first on."""
    found = [line for line in plot.lines if to_hex(line.get_color()) == shade and line.get_marker() == "None"]
    drawn = [line for line in found if (line.get_linestyle() == "-") == (style == "-")]
    return sorted(
        ([(round(float(x), 2), round(float(y), 2)) for x, y in zip(*line.get_data(), strict=True)] for line in drawn),
        key=lambda ends: (ends[0][1], ends[0][0]),
    )


# The timeline


def test_a_peer_has_a_line_of_its_own_beneath_broken_until_its_body_was_named(world_data: Dataset) -> None:
    """France was named on 13 June 2008, before its deposit; Mali deposited on 12 May 2005 and named its body in November 2014."""
    plot = of_world("timeline", world_data).figure.axes[0]
    ((first, last),) = lines(plot, MALI, "broken")
    assert (first[0], last[0]) == (pytest.approx(2005.36, abs=0.01), pytest.approx(2014.87, abs=0.02))
    ((named, now),) = lines(plot, MALI)
    assert named == last
    ((begun, _),) = lines(plot, FRANCE)
    assert begun[0] == pytest.approx(2008.45, abs=0.01)
    base = min(patch.get_y() for patch in plot.patches) if plot.patches else -1.25
    assert {first[1], begun[1]} == {height for height in (first[1], begun[1]) if height < base}
    assert abs(first[1] - begun[1]) > 0.3
    assert place(plot, "Mali") == (pytest.approx(first[0], abs=0.01), first[1])
    assert place(plot, "France")[1] == begun[1]
    assert now[0] == pytest.approx(lines(plot, FRANCE)[0][1][0])


def test_more_than_four_peers_are_not_drawn(world_data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(lines(charts.timeline(data=world_data).figure.axes[0], MALI)) == 1
    monkeypatch.setitem(inspect.unwrap(charts.timeline).__globals__, "MOST_PEERS", 1)
    alone = charts.timeline(data=world_data)
    assert lines(alone.figure.axes[0], MALI) == []
    assert "Mali" not in alone.alt


def test_the_day_of_the_seminar_is_a_dotted_line_with_its_words_at_the_foot(world_data: Dataset) -> None:
    plot = of_world("timeline", world_data).figure.axes[0]
    (line,) = [line for line in plot.lines if line.get_linestyle() == ":"]
    assert line.get_xdata()[0] == pytest.approx(SEMINAR)
    words = place(plot, "Rabat seminar")
    assert words[0] == pytest.approx(SEMINAR)
    assert plot.get_ylim()[0] < words[1] < place(plot, "Mali")[1]


def test_years_below_the_timeline_are_every_second_one_where_there_are_many(world_data: Dataset) -> None:
    """From 2004 to 2026 there are more than fourteen."""
    plot = of_world("timeline", world_data).figure.axes[0]
    years = [int(tick) for tick in plot.get_xticks()]
    assert [tick.get_text() for tick in plot.get_xticklabels()] == [str(year) for year in years]
    assert {later - earlier for earlier, later in pairwise(years)} == {2}
    assert plot.get_xlim()[0] < years[0]
    assert years[-1] < plot.get_xlim()[1]


def test_a_bar_of_visits_stands_in_the_middle_of_its_year_below_the_line(world_data: Dataset) -> None:
    """150 visits are the most: 0.6 of the lane of 0.9; 60 are two fifths of that. The lane begins 0.4 below the line."""
    plot = of_world("timeline of France", world_data).figure.axes[0]
    middles = sorted((bar.get_x() + bar.get_width() / 2, round(bar.get_height(), 3)) for bar in plot.patches)
    assert middles == [(2008.5, 0.216), (2014.5, 0.54)]
    assert {bar.get_y() for bar in plot.patches} == {-1.3}
    assert max(bar.get_y() + bar.get_height() for bar in plot.patches) < 0


# How long States waited


def test_the_line_of_designations_is_the_strong_one_and_each_line_ends_in_its_share(world_data: Dataset) -> None:
    plot = of_world("waiting", world_data).figure.axes[0]
    steps = {line.get_linestyle(): line for line in plot.lines if line.get_drawstyle() == "steps-post"}
    assert steps["-"].get_linewidth() > max(line.get_linewidth() for style, line in steps.items() if style != "-")
    ends = [text.xy for text in plot.texts if text.get_text().endswith("100%")]
    assert [end[0] for end in ends] == [pytest.approx(8.4, abs=0.01)] * 2
    assert max(end[1] for end in ends) == 1
    assert place(plot, "the year that art. 17 allows")[0] == 1


def test_the_band_of_doubt_lies_around_the_line_of_designations(world_data: Dataset) -> None:
    plot = of_world("waiting", world_data).figure.axes[0]
    (band,) = plot.collections
    ends = band.get_paths()[0].get_extents()
    assert ends.x1 == pytest.approx(3.18, abs=0.01)  # the second designation; of the last nobody is left to compare
    assert 0 <= ends.y0 < 1 / 3
    assert ends.y1 <= 1
    assert plot.get_xlim()[0] < 0
    assert 8.4 < plot.get_xlim()[1] < 9


def test_a_line_is_told_with_its_states_and_the_years_after_which_half_had_a_mechanism(world_data: Dataset) -> None:
    """The second of three States named its body after 3.2 years."""
    assert "States 3, half of them after 3.2 years" in of_world("waiting", world_data).alt


# Models


def test_below_a_model_stand_the_first_year_the_seminar_and_the_last(world_data: Dataset) -> None:
    plot = of_world("choices", world_data).figure.axes[0]
    first, seminar, last = (tick.get_text() for tick in plot.get_xticklabels())
    assert (first, seminar) == ("2009", "2015")
    assert float(plot.get_xticks()[1]) == pytest.approx(SEMINAR)
    assert int(last) == int(plot.get_xticks()[2]) > 2015
    early = charts.choices("mar-cndh", at="seminar", data=world_data).figure.axes[0]
    assert [tick.get_text() for tick in early.get_xticklabels()] == ["2009", "2015"]


def test_the_number_on_the_day_of_the_seminar_is_a_hollow_dot_and_the_last_a_full_one(world_data: Dataset) -> None:
    """Human rights institutions: none then, one now."""
    plot = of_world("choices", world_data).figure.axes[0]
    dots = {
        line.get_markerfacecolor(): (line.get_xdata()[0], line.get_ydata()[0])
        for line in plot.lines
        if line.get_marker() == "o"
    }
    assert dots["white"] == (pytest.approx(SEMINAR), 0)
    assert dots[NHRI][1] == 1
    assert dots[NHRI][0] == plot.get_xlim()[1]
    assert place(plot, "0") == (pytest.approx(SEMINAR), 0)
    assert place(plot, "1") == dots[NHRI]


# The map


def test_the_key_of_the_map_counts_each_model_and_names_whoever_asks_first_in_bold(world_data: Dataset) -> None:
    plot = of_world("tiles", world_data).figure.axes[0]
    rows = sorted(
        (text for text in plot.texts if text.get_position()[0] == 1.2), key=lambda text: text.get_position()[1]
    )
    assert [(text.get_text(), text.get_weight()) for text in rows] == [
        ("Morocco", "bold"),
        ("National human rights institution 1", "normal"),
        ("New specialised body 1", "normal"),
        ("late, without a mechanism 1", "normal"),
    ]
    boxes = [patch for patch in plot.patches if not patch.get_gid()]
    assert [(box.get_x() + 0.2, box.get_y() + 0.2) for box in boxes] == [
        (pytest.approx(0.7), pytest.approx(text.get_position()[1] - 0.02)) for text in rows
    ]
    assert to_hex(boxes[0].get_edgecolor()) == ASKER


def test_a_state_that_has_only_signed_has_a_small_tile_in_a_pale_frame_and_a_line_of_the_key(
    world_data: Dataset,
) -> None:
    states = world_data.states.copy()
    states.loc["mli", "opcat_status"] = "signatory"
    plot = charts.tiles("mar-cndh", data=replace(world_data, states=states)).figure.axes[0]
    assert "signed only 1" in [text.get_text() for text in plot.texts]
    widths = {patch.get_gid(): patch.get_width() for patch in plot.patches if patch.get_gid() in ("fra", "mli")}
    assert widths["mli"] < widths["fra"] < 1
    assert to_hex([patch for patch in plot.patches if not patch.get_gid()][-1].get_edgecolor()) == "#d9d9d9"


def test_the_map_of_a_group_draws_and_counts_its_own_states_and_leaves_the_others_pale(world_data: Dataset) -> None:
    chart = charts.tiles(group="africa", data=world_data)
    plot = chart.figure.axes[0]
    assert {text.get_text() for text in plot.texts if len(text.get_text()) == 3} == {"MAR", "MLI"}
    assert {patch.get_gid() for patch in plot.patches if patch.get_gid()} == {"mar", "mli"}
    assert chart.title.split()[:3] == ["1", "of", "2"]
    assert "With letters: States of the African Union." in chart.measure
    assert "With letters" not in of_world("tiles of nobody", world_data).measure


def test_letters_on_a_dark_tile_are_white_and_on_a_light_one_dark(world_data: Dataset) -> None:
    plot = of_world("tiles", world_data).figure.axes[0]
    letters = {text.get_text(): to_hex(text.get_color()) for text in plot.texts if len(text.get_text()) == 3}
    assert letters == {"FRA": "#ffffff", "MAR": "#ffffff", "MLI": INK}


def test_tiles_are_wider_than_high_so_that_letters_fit_and_the_map_has_its_north_at_the_top(
    world_data: Dataset,
) -> None:
    plot = of_world("tiles", world_data).figure.axes[0]
    assert plot.get_aspect() == 0.68
    assert plot.get_ylim()[0] > plot.get_ylim()[1]


# Costs and visits


def test_what_happened_is_a_line_between_the_bars_of_two_years_in_every_row(priced: Dataset) -> None:
    """The law of 2007, at work since 2008; the budget, posts and visits are three rows."""
    chart = charts.costs(figures(["fra-cglpl", "seminar"], "budget_total", data=priced))
    rows = chart.figure.axes
    assert len(rows) == 3
    for plot in rows:
        dotted = sorted({line.get_xdata()[0] for line in plot.lines if line.get_linestyle() == ":"})
        assert dotted == [2006.5, 2007.5]
    words = {text.get_text(): text.xy for text in rows[0].texts if text.get_text().startswith(("law", "at work"))}
    assert {name: at[0] for name, at in words.items()} == {"law": 2006.5, "at work": 2007.5}
    highest = max(bar.get_height() for bar in rows[0].patches)
    assert words["law"][1] > words["at work"][1] > highest


def test_a_bar_of_costs_has_its_number_on_it_and_the_years_have_room_at_both_ends(priced: Dataset) -> None:
    budget, posts, visits = charts.costs(figures(["fra-cglpl", "seminar"], "budget_total", data=priced)).figure.axes
    assert place(budget, "3.9") == (2014, pytest.approx(3.9))
    assert place(visits, "26") == (2014, pytest.approx(26))
    assert list(posts.patches) == []  # of whom nobody has said how many work for the mechanism
    assert budget.get_xlim() == (2006.2, 2014.8)
    assert all(to_hex(bar.get_facecolor()) == ASKER for bar in budget.patches)


def test_costs_are_told_year_by_year_and_what_is_not_known_is_left_out(priced: Dataset) -> None:
    """Visits are known for 2014 only, posts for no year."""
    alt = charts.costs(figures(["fra-cglpl", "seminar"], "budget_total", data=priced)).alt
    assert "2012: 2,000,000; 2013: 2,000,000; 2014: 3,900,000, 26,000." in alt


def test_the_row_of_what_is_not_known_of_the_asker_is_named_after_it(priced: Dataset) -> None:
    plots = charts.costs(figures(["mar-cndh", "fra-cglpl"], "budget_total", data=priced)).figure.axes
    assert len(plots) == 4
    assert plots[3].get_title(loc="left") == "Morocco COU"
    years = [bool(plot.xaxis.get_tick_params()["labelbottom"]) for plot in plots]
    assert years == [False, False, True, False]  # written once, beneath the last row of bars
    assert all(spine.get_visible() for spine in plots[3].spines.values())


def test_a_count_of_visits_is_a_dot_at_the_end_of_a_stem_with_its_year(unlike: Any) -> None:
    from npm_compare.facts.dataset import load

    plot = charts.counted(figures(["mar-cndh", "fra-cglpl", "mli-cndh"], data=load(unlike))).figure.axes[0]
    rows = {label.get_text(): label.get_position()[1] for label in plot.get_yticklabels()}
    stems = {line.get_ydata()[0]: list(line.get_xdata()) for line in plot.lines if line.get_marker() == "None"}
    assert stems == {rows["France INV"]: [0, 150], rows["Morocco COU"]: [0, 40], rows["Mali OMB"]: [0, 90]}
    assert place(plot, "150 (2014)") == (150, rows["France INV"])
    assert plot.get_xlim() == (0, pytest.approx(1.3 * 150))
    bold = {label.get_text() for label in plot.get_yticklabels() if label.get_weight() == "bold"}
    assert bold == {"Morocco COU"}


def test_a_group_of_counts_has_its_head_one_row_above_its_first_body(unlike: Any) -> None:
    from npm_compare.facts.dataset import load

    plot = charts.counted(figures(["mar-cndh", "fra-cglpl", "mli-cndh"], data=load(unlike))).figure.axes[0]
    heads = sorted(text.xy[1] for text in plot.texts if text.get_weight() == "bold")
    rows = sorted(label.get_position()[1] for label in plot.get_yticklabels())
    assert [row - head for row, head in zip(rows, heads, strict=True)] == pytest.approx([1, 1, 1])
    assert plot.get_ylim()[0] > rows[-1] > heads[0] > plot.get_ylim()[1]


def test_a_row_of_visits_names_its_body_and_has_room_above_the_highest_bar(world_data: Dataset) -> None:
    plots = of_world("yearly", world_data).figure.axes
    assert [plot.get_title(loc="left") for plot in plots] == ["France INV: visits", "Mali OMB: visits"]
    assert plots[0].get_ylim() == (0, 1.4 * 150)
    assert plots[0].get_xlim() == (2007.2, 2015.8)
    assert place(plots[0], "150") == (2014, 150)


# The task


def test_the_words_of_a_reported_or_announced_number_stand_at_the_head_of_its_line(visited: Dataset) -> None:
    chart = charts.build_up(size("mar", with_target(3), data=visited))
    plot = chart.figure.axes[0]
    for words, value in (("2019: 12 visits", 12), ("target: 3 visits", 3)):
        x, y = place(plot, words)
        (line,) = [line for line in plot.lines if line.get_xdata()[0] == value]
        assert (x, y) == (value, line.get_ydata()[0])
        assert plot.get_ylim()[1] < y < 0
    assert place(plot, "2019: 12 visits")[1] != place(plot, "target: 3 visits")[1]
    assert chart.measure.startswith("The full cycle, kind by kind of place;")
    assert "The key says on what the number of places rests." in chart.measure
    assert "Dotted: what was reported or announced." in chart.measure


def test_without_a_report_or_a_target_nothing_is_said_of_dotted_lines(morocco: Dataset) -> None:
    assert "Dotted" not in charts.build_up(size("mar", task(), data=morocco)).measure


def test_each_panel_of_the_task_has_its_head_and_each_step_its_number(morocco: Dataset) -> None:
    plots = charts.build_up(size("mar", task(), data=morocco)).figure.axes
    heads = [plot.get_title(loc="left").replace("\n", " ") for plot in plots]
    assert heads[:2] == ["Visits a year", "Posts (full-time)"]
    assert heads[2].startswith("Million ")
    assert plots[0].get_title() == ""
    numbers = [text.get_text() for text in plots[0].texts]
    assert numbers == ["5", "1", "0", "0", "0", "0", "6"]
    assert [text.xy for text in plots[0].texts][:2] == [(5, 0), (6, 1)]


def test_ends_of_the_tornado_are_written_outside_its_bars(morocco: Dataset) -> None:
    """With a report that takes 10 days instead of 4 the posts rise from 0.9 to 1.26; with one of 2 they fall."""
    plot = charts.tornado(size("mar", task(report=(2, 4, 10)), data=morocco)).figure.axes[0]
    low, high = (bar.get_x() + bar.get_width() for bar in plot.patches)
    assert low < 0.9 < high
    assert (place(plot, "2")[0], place(plot, "10")[0]) == (pytest.approx(low), pytest.approx(high))
    assert offset(plot, "2")[0] < 0 < offset(plot, "10")[0]
    (line,) = [line for line in plot.lines if list(line.get_xdata()) == [pytest.approx(0.9)] * 2]
    assert line.get_linestyle() == "-"
    likely = [text for text in plot.texts if text.get_text().startswith("likely: ")]
    assert [text.xy[0] for text in likely] == [pytest.approx(0.9)]
    assert plot.get_xlim()[0] < low
    assert high < plot.get_xlim()[1]


# Prisons


def test_a_share_above_every_prison_is_marked_at_a_hundred(jails: Dataset) -> None:
    plot = charts.prisons(figures(["mar-cndh", "fra-cglpl"], "visits_prison", data=jails)).figure.axes[0]
    assert [line.get_xdata()[0] for line in plot.lines if line.get_linestyle() == ":"] == [100]


# In Arabic


def test_a_map_in_arabic_has_its_key_written_towards_the_left(world_data: Dataset) -> None:
    with speaking("ar"):
        plot = of_world("tiles", world_data).figure.axes[0]
    sides = {text.get_horizontalalignment() for text in plot.texts if len(text.get_text()) > 3}
    assert sides == {"right"}
