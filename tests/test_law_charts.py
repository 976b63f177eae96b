"""The peer strip, law beside practice, who does what, and the matrix of requirements: measured on the invented world."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from matplotlib.colors import to_hex

from conftest import add_fact, line_of, spoil
from drawn import of_world
from npm_compare import assess, charts, compare
from npm_compare.analysis import shares as counting
from npm_compare.analysis.deeds import deeds
from npm_compare.analysis.shares import among, neighbours, shares
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.charts.instruments import where
from npm_compare.views.language import speaking

FRANCE, MOROCCO, MALI = "fra-cglpl", "mar-cndh", "mli-cndh"
ASKER = "#b4003c"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a world of three mechanisms two laws are enough to say something."""
    for module in (counting, inspect.unwrap(charts.strip).__globals__):
        target = module if isinstance(module, dict) else vars(module)
        monkeypatch.setitem(target, "FEW_LAWS", 2)


def texts(plot: Any) -> dict[str, float]:
    """Return the texts of a plot with the height at which they stand."""
    return {text.get_text(): round(float(text.get_position()[1]), 2) for text in plot.texts}


def marks(plot: Any, row: float) -> list[tuple[str, str, str]]:
    """Return the marks of a row from left to right: shape, colour, fill."""
    found = [line for line in plot.lines if line.get_marker() != "None" and line.get_ydata()[0] == row]
    found.sort(key=lambda line: line.get_xdata()[0])
    return [(str(line.get_marker()), to_hex(line.get_color()), line.get_fillstyle()) for line in found]


def test_a_share_is_of_the_laws_read_and_a_rule_of_the_host_is_in_none(world: Path) -> None:
    """Unannounced visits: France yes, Morocco silent, Mali practice only. Private interviews: France yes alone."""
    found = shares(compare("seminar", "powers", data=load(world)))
    visits, interviews = found.loc["visits_unannounced"], found.loc["private_interviews"]
    assert (visits["full"], visits["silent"], visits["read"], visits["not_known"]) == (1, 1, 2, 1)
    assert (interviews["full"], interviews["read"], interviews["not_known"]) == (1, 1, 2)
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    host = shares(compare("seminar", "powers", data=load(world))).loc["private_interviews"]
    assert (host["full"], host["read"], host["of_institution"]) == (1, 1, 1)


def test_the_text_of_a_law_and_a_description_of_it_are_counted_apart(world: Path) -> None:
    spoil(
        world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "basis", "described"
    )
    row = shares(compare("seminar", "powers", data=load(world))).loc["private_interviews"]
    assert (row["full_law"], row["full_described"], row["full"]) == (0, 1, 1)


def test_of_too_few_laws_no_bar_is_drawn(world_data: Dataset) -> None:
    plot = of_world("strip", world_data).figure.axes[0]
    assert [patch for patch in plot.patches if patch.get_height() == pytest.approx(0.62)] == []
    assert "2 read" in texts(plot)


def test_a_list_cut_short_says_so_and_its_finding_is_on_all_points() -> None:
    asked = compare("seminar", ["powers", "dialogue", "protection"])
    whole, cut = charts.strip(asked), charts.strip(asked, most=8)
    points = len(whole.figure.axes[0].get_yticks())
    assert cut.title == whole.title
    assert "Shown" not in whole.measure
    assert cut.measure == f"{whole.measure} Shown: the 8 given by the largest share, of {points} points."
    assert len(cut.figure.axes[0].get_yticks()) == 8 < points


@pytest.mark.usefixtures("few")
def test_a_bar_is_as_long_as_the_share_of_laws_that_give_the_power(world: Path) -> None:
    """France and Morocco are in place: of two laws read one lets visits come unannounced."""
    plot = charts.strip(compare("seminar", "powers", data=load(world))).figure.axes[0]
    row = next(y for words, y in texts(plot).items() if words == "1 of 2")
    (bar,) = [
        box for box in plot.patches if box.get_y() + box.get_height() / 2 == pytest.approx(row) and box.get_width()
    ]
    assert (bar.get_x(), bar.get_width()) == (0, 0.5)


def test_the_body_that_asks_has_the_strong_colour_whoever_asks(world_data: Dataset) -> None:
    plot = of_world("strip of France", world_data).figure.axes[0]
    labels = [tick.get_text() for tick in plot.get_yticklabels()]
    row = labels.index("Private interviews")
    assert marks(plot, row)[0] == ("o", ASKER, "full")
    heads = {text.get_text(): to_hex(text.get_color()) for text in plot.texts if text.get_rotation() == 90}
    assert (heads["France INV"], heads["Morocco COU"]) == (ASKER, "#4d4d4d")


def test_neighbours_are_of_the_region_and_never_the_asker(world_data: Dataset) -> None:
    base = compare("seminar", "powers", data=world_data)
    assert neighbours(base, MALI) == [MOROCCO]
    assert neighbours(base, FRANCE) == []
    assert among(base, "all").mechanisms == (FRANCE, MOROCCO)


def test_law_is_a_dot_practice_a_ring_and_the_line_between_is_what_is_lacking(world_data: Dataset) -> None:
    """France's law gives private interviews; one was refused in December 2015."""
    plot = of_world("practice", world_data).figure.axes[0]
    row = [tick.get_text() for tick in plot.get_yticklabels()].index("Private interviews")
    assert [mark[0] for mark in marks(plot, row)] == ["o", "o"]
    assert marks(plot, row)[0][2] == "none"  # the ring of what is done stands at the left: no
    (line,) = [one for one in plot.lines if one.get_linewidth() == 2.2]
    assert (to_hex(line.get_color()), line.get_ydata()[0]) == (ASKER, row)
    assert texts(plot)["art. 8"] >= 0
    assert texts(plot)["December 2015"] == row
    assert "less is done than written" in texts(plot)


def test_without_any_practice_its_column_is_dropped(world_data: Dataset) -> None:
    plot = of_world("practice of Morocco", world_data).figure.axes[0]
    assert "practice, as of" not in texts(plot)
    assert {"silent", "with limits", "in full"} <= set(texts(plot))
    assert "no" not in texts(plot)


def test_what_is_done_is_a_brown_ring_and_a_grey_one_where_it_is_of_the_whole_institution(world: Path) -> None:
    add_fact(world, MOROCCO, "private_interviews", "no", basis="practice", attested="2019", scope="institution")
    shades = []
    for body in (FRANCE, MOROCCO):
        plot = charts.practice(compare(body, "powers", data=load(world))).figure.axes[0]
        shades += [to_hex(line.get_color()) for line in plot.lines if line.get_markersize() == 12]
    assert shades == ["#7a4419", "#9a9a9a"]


def test_a_rule_of_the_host_is_not_set_against_the_practice_of_the_mechanism(world: Path) -> None:
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    add_fact(world, MOROCCO, "private_interviews", "no", basis="practice", attested="2019", scope="function")
    found = {deed.indicator: deed for deed in deeds(compare(MOROCCO, "powers", data=load(world)), MOROCCO)}
    deed = found["private_interviews"]
    assert (deed.compared, deed.gap) == (False, 0)


def test_a_box_that_was_not_read_is_dashed_and_says_so() -> None:
    chart = charts.organisation(["mar-cndh", "fra-cglpl"], at="seminar")
    for plot in chart.figure.axes:
        dashed = [box for box in plot.patches if box.get_linestyle() not in ("-", "solid")]
        assert len(dashed) == sum(text.get_text() == "not known" for text in plot.texts)


def test_bodies_are_mirrored_for_those_who_read_from_the_right() -> None:
    with speaking("ar"):
        right = charts.organisation(["mar-cndh", "fra-cglpl"]).figure.axes
    assert right[0].get_position().x0 > right[1].get_position().x0
    assert all(plot.xaxis_inverted() for plot in right)


def test_requirements_stand_by_force_and_the_gaps_of_the_asker_come_first() -> None:
    found = assess(["mar-cndh", "fra-cglpl"], ["opcat", "spt_guidelines"])
    plot = charts.against(found).figure.axes[0]
    labels = [tick.get_text() for tick in plot.get_yticklabels()]
    assert labels.index("Treaty obligation") == 0 < labels.index("Authoritative guidance")
    treaty = range(1, labels.index("Authoritative guidance"))
    order = ["X", "_", "s-", "D-", "Do", "o", ".", "D", "s"]

    def kind(row: int) -> int:
        mark = marks(plot, row)[0]
        return order.index(mark[0] + {"bottom": "-", "none": "o"}.get(mark[2], ""))

    kinds = [kind(row) for row in treaty]
    assert kinds == sorted(kinds)
    assert plot.get_xticklabels()[0].get_color() == ASKER


def test_a_requirement_shows_how_many_of_the_laws_read_meet_it(world_data: Dataset) -> None:
    """France alone was read on private interviews."""
    plot = of_world("against", world_data).figure.axes[0]
    assert texts(plot)["1 of 1"] == 1


def test_the_title_follows_the_law_of_the_body_that_asks(world: Path) -> None:
    first = charts.against(assess([FRANCE, "seminar"], data=load(world)))
    assert first.title == "Of 1 requirement, the law of France INV is known to meet 1 and to fall short of 0."
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "value", "no")
    then = charts.against(assess([FRANCE, "seminar"], data=load(world)))
    assert then.title == "Of 1 requirement, the law of France INV is known to meet 0 and to fall short of 1."


@pytest.mark.parametrize(
    ("instrument", "locator", "shown"),
    [
        ("opcat", "art. 20(d)", "OPCAT art. 20(d)"),
        ("opcat", "arts 18–19, first sentence", "OPCAT arts 18–19"),
        ("spt_guidelines", "para. 32", "SPT para. 32"),
        ("european_prison_rules", "rule 93", "EPR rule 93"),
        ("apt_guide", "section 4.2", "APT section 4"),
        ("cpt_standards", "CPT/Inf(2013)29", "CPT"),
    ],
)
def test_a_requirement_stands_beside_its_place_as_short_as_it_can_be_said(
    instrument: str, locator: str, shown: str
) -> None:
    assert where({"instrument": instrument, "locator": locator}) == shown
