"""What stands around the facts: who else visits, remarks, studies, positions in a debate."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import line_of, spoil
from npm_compare.analysis.context import debate, remarks, studies, visitors
from npm_compare.analysis.profile import profile
from npm_compare.analysis.search import search
from npm_compare.base.errors import UnknownName
from npm_compare.facts.citations import read_about
from npm_compare.facts.dataset import Dataset, load


def bodies(table: pd.DataFrame) -> list[str]:
    return table["body"].tolist()


def test_a_state_has_the_remarks_on_it_and_on_its_mechanisms_by_date(world_data: Dataset) -> None:
    assert bodies(remarks("mar", data=world_data)) == ["Invented Committee", "Invented Court", "Invented Society"]
    assert bodies(remarks("mar-cndh", data=world_data)) == ["Invented Court", "Invented Society"]
    assert len(remarks(data=world_data)) == 3


def test_a_remark_without_a_date_counts_from_its_source_or_from_the_day_of_coding(world_data: Dataset) -> None:
    assert bodies(remarks("mar", at="seminar", data=world_data)) == ["Invented Committee"]


def test_what_was_not_published_yet_was_not_known(world_data: Dataset) -> None:
    assert bodies(remarks("mar", known="2016", data=world_data)) == ["Invented Committee"]
    assert bodies(debate("mar", known="2016", data=world_data)) == ["Invented League"]
    assert studies(known="2016", data=world_data)["finding"].tolist() == ["Oversight helps."]
    assert len(studies(data=world_data)) == 2


def test_positions_stand_by_date_and_a_mechanism_stands_for_its_state(world_data: Dataset) -> None:
    assert bodies(debate("mar-cndh", data=world_data)) == ["Invented League", "Invented Party"]
    assert bodies(debate("mar", at="2015", data=world_data)) == ["Invented League"]
    assert debate("fra", data=world_data).empty


def test_what_is_done_is_not_shown_before_it_was_seen(world_data: Dataset) -> None:
    """The judge went in November 2015; the rule was read in a version of 2018, and may be older."""
    early = visitors("mar", at="2012", data=world_data)
    assert early[["basis", "certain"]].values.tolist() == [["law", False]]
    later = visitors("mar", at="2015-11-30", data=world_data)
    assert later[["basis", "certain"]].values.tolist() == [["law", False], ["practice", True]]
    assert visitors("mar", at="2018", data=world_data)["certain"].tolist() == [True, True]


def test_a_rule_that_has_ended_is_shown_while_it_may_have_held(world_data: Dataset) -> None:
    assert visitors("mar", at="2011-06-01", data=world_data)["certain"].tolist() == [False, False]
    assert visitors("mar", at="2010", data=world_data)["body"].tolist() == ["Invented judge", "Invented committee"]


def test_a_name_that_is_neither_a_mechanism_nor_a_state_is_answered_with_the_nearest(world_data: Dataset) -> None:
    for ask in (visitors, remarks, debate):
        with pytest.raises(UnknownName, match="mar-cndh"):
            ask("mar-cnd", data=world_data)


def test_who_speaks_and_what_is_said_are_found(world_data: Dataset) -> None:
    assert search("small", "remarks", data=world_data)["where"].tolist() == ["remarks.csv:2"]
    assert search("society means", "remarks", data=world_data)["name"].tolist() == ["mar-cndh"]
    assert search("القضاة", "visitors", data=world_data)["name"].unique().tolist() == ["mar"]
    assert search("invented work", "studies", data=world_data)["name"].unique().tolist() == ["someone-2014"]
    assert search("maroc modele", "debate", data=world_data)["where"].tolist() == ["debate.csv:2", "debate.csv:3"]


def test_a_source_of_a_remark_a_visitor_or_a_position_is_cited_with_its_subject(world_data: Dataset) -> None:
    assert read_about(world_data, ["mar-cndh"]) >= {"page-undated", "figures-a", "press-fr-2016", "treaty-list"}
    assert "figures-a" not in read_about(world_data, ["fra-cglpl"])


def test_the_card_of_a_mechanism_tells_the_newest_remark_and_who_else_visits(world_data: Dataset) -> None:
    shown = " ".join(repr(profile("mar-cndh", data=world_data)).split())
    assert "2 remarks on it; the newest, by Invented Court (1 March 2019): Comes out late." in shown
    assert "Who else visits places of detention there: judges." in shown
    assert "remark" not in repr(profile("fra-cglpl", data=world_data))


def test_a_study_without_a_limit_is_refused(world: Path) -> None:
    spoil(world, "studies", line_of("studies", "someone"), "limit", "")
    with pytest.raises(Exception, match="limit: nothing in the required column limit"):
        load(world)
