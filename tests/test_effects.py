"""What new facts change in the answers: requirements and recommendations, compared before and after."""

from __future__ import annotations

from pathlib import Path

from conftest import add_fact
from npm_compare.analysis.effects import Effect, Effects, effects
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.effects import lines


def test_the_same_data_change_no_answer(whole_world: Dataset) -> None:
    found = effects(whole_world, load(whole_world.folder), ["mar-cndh", "fra-cglpl"])
    assert (found.at, found.requirements, found.recommendations) == ("2026-11-24", (), ())


def test_an_answer_read_in_the_law_changes_a_requirement_and_a_recommendation(
    world: Path, whole_world: Dataset
) -> None:
    read = {"basis": "law", "source": "gazette-ma-2018", "valid_from": "2018-03-01", "confidence": "high"}
    add_fact(world, "mar-cndh", "private_interviews", "no", **read)
    found = effects(whole_world, load(world), ["mar-cndh"])
    assert found.requirements == (Effect("mar-cndh", "opcat_private", "not_known", "not_met"),)
    assert found.recommendations == (Effect("mar-cndh", "opcat_private", "verify", "amend", "private_interviews"),)


def test_a_law_that_held_before_changes_no_answer_of_today(world: Path, whole_world: Dataset) -> None:
    held = {"basis": "law", "source": "law-fr-2007", "valid_from": "2019", "valid_to": "2020"}
    add_fact(world, "mar-cndh", "private_interviews", "yes", **held)
    after = load(world)
    assert effects(whole_world, after, ["mar-cndh"]).requirements == ()
    assert effects(whole_world, after, ["mar-cndh"], at="2019-12-31").requirements[0].now == "met"


def test_of_requirements_that_do_not_change_nothing_is_said(whole_world: Dataset) -> None:
    found = Effects("2026-11-24", (), (Effect("mar-cndh", "opcat_private", "verify", "amend", "private_interviews"),))
    first, *_ = lines(found, whole_world)
    assert first == "1 recommendation changes:"
