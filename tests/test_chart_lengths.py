"""Charts measured with a ruler: every length, place and colour against numbers worked out by hand from the world.

Colours are written out here, not imported: a chart that exchanges them misleads its reader.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from matplotlib.colors import to_hex

from conftest import add_fact, line_of, spoil
from drawn import of_world
from npm_compare import assess, charts, compare, figures, options, variants
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.look import pale
from npm_compare.views.language import speaking

ASKER, MOROCCO, FRANCE, MALI, MALDIVES, OTHERS = "#b4003c", "#5f9384", "#41759f", "#b99d66", "#463a63", "#b8b8b8"


def boxes(chart: charts.Chart) -> dict[str, list[tuple[float, float, float]]]:
    """Return the parts of horizontal bars by their words in the key: left end, length and height of the middle of each."""
    return {
        str(part.get_label()): [
            (box.get_x(), box.get_width(), round(box.get_y() + box.get_height() / 2, 6)) for box in part.patches
        ]
        for part in chart.figure.axes[0].containers
    }


def rows(chart: charts.Chart) -> dict[str, float]:
    """Return the height of each row by the first line of its name."""
    ticks = chart.figure.axes[0].get_yticklabels()
    return {tick.get_text().split("\n")[0]: tick.get_position()[1] for tick in ticks}


def marks(plot: Any) -> dict[tuple[float, float], Any]:
    """Return the marks of a plot by their place."""
    return {
        (round(float(line.get_xdata()[0]), 2), round(float(line.get_ydata()[0]), 2)): line
        for line in plot.lines
        if line.get_marker() not in ("None", None, "")
    }


def test_the_four_cases_have_the_colours_that_the_whole_set_uses(world: Path) -> None:
    from npm_compare.views.charts.look import colour

    assert [colour(name) for name in ("mar-cndh", "fra-cglpl", "mli-cndh", "mdv-hrcm", "che-nkvf")] == [
        MOROCCO,
        FRANCE,
        MALI,
        MALDIVES,
        OTHERS,
    ]


@pytest.mark.parametrize("asker", ["mar-cndh", "fra-cglpl"])
def test_whoever_asks_has_the_strong_colour_and_nobody_else(world_data: Dataset, asker: str) -> None:
    """In bars, trends and points alike; Morocco has it only where Morocco asks."""
    found = figures([asker, "fra-cglpl", "mli-cndh"], data=world_data)
    bars = charts.bars(found, "inhabitants").figure.axes[0].patches
    points = charts.points(found, "inhabitants").figure.axes[0].lines
    drawn = {"fra-cglpl", "mli-cndh"}
    for shades in ({to_hex(bar.get_facecolor()) for bar in bars}, {to_hex(line.get_color()) for line in points}):
        assert (ASKER in shades) is (asker in drawn)
    heads = [to_hex(plot._left_title.get_color()) for plot in charts.trend(found).figure.axes]  # type: ignore[attr-defined]
    assert heads == [ASKER, *["#222222"] * (len(heads) - 1)]


def test_a_derived_figure_has_the_pale_tone_of_its_mechanism_and_the_measure_says_so(
    world: Path, whole_world: Dataset
) -> None:
    plain = of_world("bars", whole_world)
    line = line_of("mechanism_facts", "fra-cglpl,visits_total,150")
    for column, text in (("derived", "yes"), ("note", "100 and 50.")):
        spoil(world, "mechanism_facts", line, column, text)
    derived = charts.bars(figures("seminar", data=load(world)))
    shades = [to_hex(chart.figure.axes[0].patches[0].get_facecolor()) for chart in (plain, derived)]
    assert shades == [FRANCE, pale(FRANCE)]
    assert "Pale: derived from figures of a source." in derived.measure
    assert "Pale" not in plain.measure


def test_a_model_has_one_mark_and_one_colour_in_the_whole_set(world_data: Dataset) -> None:
    found = options("seminar", at="2016-01-01", data=world_data)
    drawn = {
        line.get_label().split(" (")[0]: line
        for line in charts.criteria(found).figure.axes[0].get_legend().legend_handles
    }
    assert to_hex(drawn["New specialised body"].get_color()) == "#867433"
    tiles = {box.get_gid(): box for box in of_world("tiles", world_data).figure.axes[0].patches if box.get_gid()}
    assert to_hex(tiles["fra"].get_facecolor()) == "#867433"
    panels = of_world("choices", world_data).figure.axes
    assert [to_hex(plot.lines[0].get_color()) for plot in panels if "specialised" in plot.get_title(loc="left")] == [
        "#867433"
    ]


def test_a_bar_is_as_long_as_its_rate(world_data: Dataset) -> None:
    """150 visits to 60,000 prisoners are 2.5 to 1,000; of Mali and Morocco no rate is known."""
    chart = of_world("bars", world_data)
    (box,) = chart.figure.axes[0].patches
    assert (box.get_x(), box.get_width()) == (0, pytest.approx(2.5))
    assert to_hex(box.get_facecolor()) == FRANCE
    assert chart.figure.axes[0].get_xlim()[0] == 0


def test_bars_of_several_mechanisms_keep_their_proportion_and_their_colours(world_data: Dataset) -> None:
    """150 visits to 60 million and 12 to 17 million inhabitants: 2.5 and 0.706 a million."""
    chart = of_world("bars by inhabitants", world_data)
    lengths = {to_hex(box.get_facecolor()): box.get_width() for box in chart.figure.axes[0].patches}
    assert lengths == {FRANCE: pytest.approx(2.5), MALI: pytest.approx(12 / 17)}
    assert rows(chart)["France INV"] > rows(chart)["Mali OMB"]  # the higher on top


def test_a_point_stands_at_its_figure_and_its_denominator(world_data: Dataset) -> None:
    plot = of_world("points", world_data).figure.axes[0]
    places = {line.get_color(): (line.get_xdata()[0], line.get_ydata()[0]) for line in plot.lines}
    assert places == {FRANCE: (60_000_000, 150), MALI: (17_000_000, 12)}
    assert (plot.get_xlim()[0], plot.get_ylim()[0]) == (0, 0)


def test_more_than_four_panels_stand_in_rows_and_on_pages(world_data: Dataset) -> None:
    found = figures("seminar", data=world_data)
    assert charts.trend(found).parts is None
    assert charts.trend(replace(found, mechanisms=(found.mechanisms * 2)[:4])).parts is None
    many = replace(found, mechanisms=found.mechanisms * 2)
    chart = charts.trend(many)
    heads = [plot.get_title(loc="left") for plot in chart.figure.axes if plot.axison]
    assert len(heads) == 2 * len(found.mechanisms)
    assert chart.parts is not None
    pages = chart.parts()
    assert [len(page.figure.axes) for page in pages] == [4, 2 * len(found.mechanisms) - 4]
    assert {page.title for page in pages} == {chart.title}


def test_whoever_asks_is_set_apart_in_the_matrix_and_in_the_bars_of_requirements(world_data: Dataset) -> None:
    table = compare("seminar", "powers", data=world_data)
    plot = charts.matrix(table, asker="Morocco").figure.axes[0]
    red = [place for place, label in enumerate(plot.get_xticklabels()) if to_hex(label.get_color()) == ASKER]
    assert red == [table.mechanisms.index("mar-cndh")]
    assert all(
        to_hex(label.get_color()) != ASKER for label in of_world("matrix", world_data).figure.axes[0].get_xticklabels()
    )
    for spoken in ("en", "ar"):
        with speaking(spoken):
            bars = charts.bounds(assess("seminar", data=world_data), asker="mar-cndh").figure.axes[0]
        labels = [label for label in bars.get_yticklabels() if label.get_text()]
        assert [label.get_weight() for label in labels if to_hex(label.get_color()) == ASKER] == ["bold"]


def test_a_trend_draws_each_year_at_its_height(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "140", unit="visits", basis="year", valid_from="2013", valid_to="2013")
    france = charts.trend(figures("seminar", data=load(world))).figure.axes[1]
    full = [line for line in france.lines if line.get_markerfacecolor() != "white" and line.get_marker() == "o"]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in full] == [(2013, 140), (2014, 150)]
    joined = [line for line in france.lines if line.get_marker() == "None"]
    assert [(list(line.get_xdata()), list(line.get_ydata())) for line in joined] == [([2013, 2014], [140, 150])]
    assert {line.get_color() for line in france.lines} == {FRANCE}


def test_the_matrix_sets_each_answer_at_its_question_and_mechanism(world_data: Dataset) -> None:
    """France by law: both yes; refused one interview in practice. Morocco's act is silent on visits. Mali's body has ended."""
    chart = of_world("matrix", world_data)
    assert "France INV: in law 2 yes; in practice 1 no, 1 not known." in chart.alt
    plot = chart.figure.axes[0]
    found = {place: (to_hex(mark.get_color()), mark.get_fillstyle()) for place, mark in marks(plot).items()}
    assert found == {
        (0.83, 0): ("#0b3c5d", "full"),
        (0.83, 1): ("#0b3c5d", "full"),
        (1.17, 1): ("#7a4419", "none"),
    }
    signs = {
        (round(text.get_position()[0], 2), text.get_position()[1]): text.get_text()
        for text in plot.texts
        if text.get_text() in ("–", "?", "/")
    }
    assert signs[-0.17, 0] == "–"
    assert [place for place, sign in signs.items() if sign == "?"] == [
        (0.17, 0),
        (1.17, 0),
        (1.83, 0),
        (2.17, 0),
        (-0.17, 1),
        (0.17, 1),
        (1.83, 1),
        (2.17, 1),
    ]


def test_a_tally_gives_each_answer_as_many_units_as_mechanisms(world_data: Dataset) -> None:
    chart = of_world("tally", world_data)
    visits, interviews = rows(chart)["Unannounced visits"], rows(chart)["Private interviews"]
    lengths = {words: {y: (left, width) for left, width, y in found} for words, found in boxes(chart).items()}
    assert lengths["yes"] == {visits: (0, 1), interviews: (0, 1)}
    assert lengths["text silent"] == {visits: (1, 1), interviews: (1, 0)}
    assert lengths["not known"] == {visits: (2, 1), interviews: (1, 2)}
    assert "1 not known; Private interviews: " in chart.alt or "2 not known; Unannounced visits: " in chart.alt


def test_an_answer_of_the_whole_institution_is_grey_in_the_matrix_and_known_as_what_it_is(world: Path) -> None:
    """Morocco's council as a whole may speak in private: a full grey mark at the place of the law, no question mark."""
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    chart = charts.matrix(compare("seminar", "powers", data=load(world)))
    plot = chart.figure.axes[0]
    row = next(y for y, tick in enumerate(plot.get_yticklabels()) if tick.get_text() == "Private interviews")
    mark = marks(plot)[-0.17, row]
    assert (to_hex(mark.get_color()), mark.get_fillstyle()) == ("#b3b3b3", "full")
    assert "known of the institution only" in chart.alt


def test_the_bar_of_what_is_not_met_counts_a_silent_text(world: Path) -> None:
    """France meets the one requirement that is counted, Morocco's act is silent on it, Mali's ombudsman has ended."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,private_interviews"), "value", "silent")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,private_interviews"), "basis", "law")
    spoil(
        world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,private_interviews"), "valid_from", "2018-03-01"
    )
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,private_interviews"), "attested", "")
    chart = charts.bounds(assess("seminar", data=load(world)))
    found = {words: {y: width for _, width, y in parts} for words, parts in boxes(chart).items()}
    morocco, france = rows(chart)["Morocco COU"], rows(chart)["France INV"]
    assert (found["met"][france], found["met"][morocco]) == (1, 0)
    assert (found["not met or silent"][france], found["not met or silent"][morocco]) == (0, 1)
    assert found["not known"][morocco] == 0


def test_a_requirement_has_the_mark_of_its_outcome_under_its_mechanism(world_data: Dataset) -> None:
    plot = of_world("against", world_data).figure.axes[0]
    found = marks(plot)
    assert (found[1, 1].get_marker(), to_hex(found[1, 1].get_color())) == ("s", "#0b3c5d")  # France: met
    assert (found[0, 1].get_marker(), to_hex(found[0, 1].get_color())) == (".", "#b8b8b8")  # Morocco: a bill only
    assert (2, 1) not in found  # Mali's ombudsman has ended: nothing is asked of it


def squares(plot: Any) -> dict[tuple[int, int], str]:
    """Return the colour of each square by its column and row."""
    return {
        (round(box.get_x() + box.get_width() / 2), round(box.get_y() + box.get_height() / 2)): to_hex(
            box.get_facecolor()
        )
        for box in plot.patches
    }


def test_the_map_of_what_is_known_shades_each_part_by_its_share(world_data: Dataset) -> None:
    """Both powers of France and Morocco have an answer, Mali's body has ended; of terms of office only France's is known."""
    plot = charts.known("seminar", data=world_data, asker="mli-cndh").figure.axes[0]
    heads = [tick.get_text() for tick in plot.get_xticklabels()]
    names = [tick.get_text() for tick in plot.get_yticklabels()]
    assert names == [
        "Africa",
        "Mali OMB",
        "Morocco COU",
        "Europe",
        "France INV",
    ]  # under their regions, the larger one first
    found = squares(plot)
    powers, terms = (next(i for i, head in enumerate(heads) if part in head) for part in ("Powers", "Appointment"))
    white, darkest = "#ffffff", found[powers, names.index("France INV")]
    column = {name: found[powers, row] for row, name in enumerate(names) if " " in name}
    assert column == {"Morocco COU": darkest, "France INV": darkest, "Mali OMB": white}
    own = {name: found[terms, row] for row, name in enumerate(names) if " " in name}
    assert own == {"Morocco COU": white, "France INV": darkest, "Mali OMB": white}
    colours = {tick.label1.get_text(): to_hex(tick.label1.get_color()) for tick in plot.yaxis.get_major_ticks()}
    assert [name for name, shade in colours.items() if shade == ASKER] == ["Mali OMB"]  # who asks, not who is Morocco


def test_a_dot_marks_a_law_that_was_read_on_most_key_powers(
    world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the two questions of the world France's law answers both; Morocco's act is silent on one, which is an answer."""
    monkeypatch.setattr("npm_compare.analysis.evidence.LAW_READ", 2)
    plot = charts.known("seminar", data=world_data).figure.axes[0]
    names = [tick.get_text() for tick in plot.get_yticklabels()]
    assert [names[round(y)] for _, y in marks(plot)] == ["France INV"]


def test_a_range_reaches_from_the_worst_to_the_best_that_the_unknown_allow(world_data: Dataset) -> None:
    """On 1 January 2016 France's law answers both questions on powers; of Mali's ombudsman neither is known by law."""
    found = options("seminar", at="2016-01-01", data=world_data)
    plot = charts.criteria(found).figure.axes[0]
    lines = [
        list(line.get_xdata()) for line in plot.lines if len(line.get_xdata()) == 2 and line.get_marker() == "None"
    ]
    assert (found.options, lines[:2]) == (("new_specialised", "ombuds"), [[1, 1], [0, 1]])


def test_ranges_of_one_criterion_stand_about_its_name_and_closer_to_each_other_than_to_those_of_the_next(
    world_data: Dataset,
) -> None:
    plot = charts.criteria(options("seminar", at="2016-01-01", data=world_data)).figure.axes[0]
    lanes = sorted({round(float(line.get_ydata()[0]), 3) for line in plot.lines if len(line.get_xdata()) == 2})
    one, other, next_ = lanes[:3]
    assert (one, round(other - one, 3)) == (-other, pytest.approx(0.092 / (2 * 0.092 + 0.12), abs=0.001))
    assert other - one < next_ - other


def test_the_half_in_which_a_model_leads_is_shaded_and_its_words_stand_in_its_middle(world_data: Dataset) -> None:
    found = variants(options("seminar", at="2016-01-01", data=world_data), draws=100)
    plot = charts.orders(found).figure.axes[0]
    (half,) = [box for box in plot.patches if to_hex(box.get_facecolor()) == "#f3f3f3"]
    for row, y in zip(found.table.to_dict("records"), plot.get_yticks(), strict=True):
        drawn = [line.get_xdata()[0] for line in plot.lines if line.get_ydata()[0] == y and line.get_marker() != "None"]
        assert drawn == [row[model] for model in found.options.options]  # the share in which each comes first
    words = next(text for text in plot.texts if text.get_text().startswith("leads"))
    assert (half.get_x(), half.get_width()) == (0.5, 0.5)
    assert (words.get_position()[0], words.get_ha()) == (0.75, "center")
    assert plot.get_ylim()[1] < words.get_position()[1] < min(plot.get_yticks()) - 0.5  # clear of the marks below it
