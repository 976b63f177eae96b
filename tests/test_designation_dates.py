"""Of two dates of designation on which nothing else decides, the earlier never counts; and every State has a tile of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.designations import other_days
from npm_compare.analysis.durations import BEFORE, durations
from npm_compare.analysis.profile import profile
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import load
from npm_compare.facts.selection import lead, select
from npm_compare.views.designations import designated_on
from npm_compare.views.profile import text


def rules(folder: Path) -> list[tuple[str, str, str]]:
    found = check_sheets(read_folder(folder))
    return [(problem.file, problem.column, problem.rule) for problem in found if problem.severity == "error"]


@pytest.fixture
def another(world: Path) -> Path:
    """Return the world with a second report of the French inspector, of the rank of the first."""
    add(
        world,
        "sources",
        "report-fr-2015,annual_report,Invented report of 2015,,,2016-03-10,https://fra.example/2015,fr,,",
    )
    return world


def given(folder: Path, value: str, *, source: str = "report-fr-2015", basis: str = "published") -> None:
    cells = {"source": source, "basis": basis, "confidence": "medium", "locator": "p. 9"}
    add_fact(folder, "fra-cglpl", "designation_date", value, **cells)


def test_a_later_day_in_a_source_of_equal_rank_may_not_be_passed_over(another: Path) -> None:
    """The body is dated 13 June 2008; another report says 20 June."""
    given(another, "2008-06-20")
    assert rules(another) == [("mechanisms.csv", "designated", "designation_earlier")]
    spoil(another, "mechanisms", line_of("mechanisms", "fra-cglpl"), "designated", "2008-06-20")
    assert rules(another) == []


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("2008-06-01", {}),
        ("2008", {}),
        ("2008-06-20", {"basis": "unspecified"}),
        ("2008-06-20", {"source": "report-fr-2014"}),
        ("2016-01-20", {"source": "press-fr-2016"}),
    ],
    ids=["earlier", "less precise", "another event", "the same source", "of lower rank"],
)
def test_only_a_later_day_of_the_same_event_in_another_source_of_equal_rank_counts(
    another: Path, value: str, cells: dict[str, str]
) -> None:
    given(another, value, **cells)
    assert rules(another) == []


def test_the_choice_between_two_dates_of_equal_rank_is_the_later_one(world: Path) -> None:
    add(world, "sources", "page-b,web_page,Another invented page,,,,https://page-b.example,en,,Undated.")
    for source, value in (("page-undated", "2015-03-01"), ("page-b", "2015-05-01")):
        add_fact(world, "mli-cndh", "operational_since", value, source=source, locator="line 3", confidence="low")
    data = load(world)
    chosen = lead(data, select(data, subjects=["mli-cndh"])).set_index("indicator")
    assert chosen.loc["operational_since", "value"] == "2015-05-01"


def test_a_state_that_counts_as_early_is_not_so_by_the_earlier_of_two_days_of_one_event() -> None:
    """Germany set up the two parts of its mechanism by two acts: only the later counts (it was bound between them)."""
    data = load()
    facts, waits = data.facts[data.facts["indicator"] == "designation_date"], durations(data=data)
    early = data.mechanisms[data.mechanisms["state"].isin(waits.loc[waits["kind"] == BEFORE, "state"])]
    assert len(early) > 10
    for name, named in early["designated"].items():
        own = facts[facts["subject"] == name]
        events = own.loc[own["value"].str.startswith(named), "basis"]
        later = own[own["basis"].isin(events) & (own["value"] > named) & ~own["value"].str.startswith(named)]
        assert later.empty, (name, named, list(later["value"]))
    assert durations(data=data).set_index("state").loc["deu", ["end", "kind"]].tolist() == ["2009-06-24", "done"]


def test_two_states_have_not_one_tile(world: Path) -> None:
    spoil(world, "states", line_of("states", "mar"), "tile_row", "1")
    assert rules(world) == [("states.csv", "tile_column", "tile_taken")]


def test_every_state_of_the_data_has_a_tile_of_its_own_and_neighbours_are_near() -> None:
    """Signatories too. Africa lies south of Europe, the Americas west of both, Asia's east east of them."""
    states = load().states
    places = states[["tile_row", "tile_column"]].astype(int)
    assert not places.duplicated().any()
    middle = places.groupby(states["un_region"]).median()
    assert (
        middle.loc["Americas", "tile_column"] < middle.loc["Africa", "tile_column"] < middle.loc["Asia", "tile_column"]
    )
    assert middle.loc["Europe", "tile_row"] < middle.loc["Africa", "tile_row"]
    for one, other in (("mar", "mrt"), ("fra", "che"), ("nor", "swe"), ("arg", "chl"), ("mli", "bfa"), ("cod", "rwa")):
        assert (places.loc[one] - places.loc[other]).abs().max() == 1


def test_where_sources_differ_on_the_day_of_one_act_the_card_says_the_other_days(another: Path) -> None:
    """A less precise form of the same day, and the day of another act, are no difference."""
    given(another, "2008-06")
    given(another, "2008-07-01", basis="unspecified")
    assert designated_on(load(another), "fra-cglpl") == "13 June 2008"
    given(another, "2008-06-01")
    data = load(another)
    assert other_days(data, "fra-cglpl") == ("2008-06-01",)
    assert designated_on(data, "fra-cglpl") == "13 June 2008 (sources differ: 1 June 2008)"
    assert "designated 13 June 2008 (sources differ: 1 June 2008)" in text(profile("fra-cglpl", data=data))


def test_costa_rica_has_two_days_for_one_decree_and_both_are_said() -> None:
    assert designated_on(load(), "cri-mnpt") == "13 December 2006 (sources differ: February 2007)"
