"""The story of one mechanism told: against its deadline, since the seminar, in the headlines of the reports on time."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.figures import figures
from npm_compare.analysis.story import story
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.findings.story import span

MOROCCO, FRANCE, MALI = "mar-cndh", "fra-cglpl", "mli-cndh"


def said(data: Dataset, mechanism: str, at: str = "today") -> str:
    return str(findings.story(mechanism, at=at, data=data))


def test_the_story_sets_the_designation_against_the_deadline(world_data: Dataset) -> None:
    """Morocco: due on 24 December 2015, named on 1 March 2018. France: due in December 2009, named in June 2008."""
    assert said(world_data, MOROCCO) == (
        "Morocco COU was named 2.2 years after the deadline of art. 17; no document read says when it began to work."
    )
    assert said(world_data, FRANCE) == (
        "France INV was named 1.5 years before the deadline of art. 17 and began work 1 month later."
    )


def test_before_the_designation_the_story_tells_the_deadline(world_data: Dataset) -> None:
    assert said(world_data, MOROCCO, "seminar") == "Morocco has until 24 December 2015 to name a mechanism."
    assert said(world_data, MOROCCO, "2016") == "Morocco was to have a mechanism by 24 December 2015 and had none."
    assert said(world_data, MOROCCO, "2014-01-01") == "Morocco was not bound by the Protocol."


def test_a_body_that_has_ended_has_no_task_any_more(world_data: Dataset) -> None:
    assert said(world_data, MALI) == "Mali OMB had the task from 2014 to 2016."


@pytest.mark.parametrize(
    ("years", "words"), [(0.02, "1 month"), (0.5, "6 months"), (1, "1.0 year"), (2.24, "2.2 years")]
)
def test_a_time_is_in_months_if_it_is_shorter_than_a_year(years: float, words: str) -> None:
    assert span(years) == words


def test_what_happened_since_the_seminar_is_told_in_sentences(world: Path) -> None:
    add_fact(
        world, MOROCCO, "designation_date", "2018-02-13", basis="published", source="page-undated", confidence="low"
    )
    add_fact(world, MOROCCO, "operational_since", "2019-09-21")
    cells = {"unit": "visits", "basis": "year", "valid_from": "2020", "valid_to": "2020"}
    add_fact(world, MOROCCO, "visits_total", "12", **cells)
    text = str(findings.since(MOROCCO, data=load(world)))
    for sentence in (
        "On 12 May 2015 Morocco had no mechanism and was to have one by 24 December 2015.",
        "A bill was described from January 2016 on.",
        "The act that names Morocco COU was published (1 March 2018).",
        "It has been at work since 21 September 2019.",
        "The SPT visited the State: 22 October 2017.",
        "Visits reported: 12 in 2020.",
    ):
        assert sentence in text


def test_an_act_that_applied_only_later_says_from_when_the_naming_counts(world: Path) -> None:
    told = "Its naming counts here from 1 March 2018, although its rules applied only from 23 July 2019."
    assert "Its naming" not in str(findings.since(MOROCCO, data=load(world)))
    add(world, "codes", "basis_designation,in_force,4,In force,Entrée en vigueur,دخول حيز النفاذ,See the manual.")
    add_fact(world, MOROCCO, "designation_date", "2019-07-23", basis="in_force", source="page-undated")
    assert told in str(findings.since(MOROCCO, data=load(world)))


def test_what_was_not_found_is_told_as_not_found(world_data: Dataset) -> None:
    text = str(findings.since(FRANCE, data=world_data))
    assert text.startswith("On 12 May 2015 France INV was the mechanism already, since 13 June 2008.")
    assert "No visit of the SPT to the State since then was found." in text
    assert "No count of its visits since then was found." in text
    assert "late States" not in text
    assert "took it off" not in text  # the SPT never named France on its list


def test_of_several_counts_that_end_in_a_year_the_calendar_year_comes_first() -> None:
    """Of France a working year ended in 2009, and observed operations were counted with the visits of 2023."""
    facts, found = figures(FRANCE, "visits_total").facts, story(FRANCE).visits
    full = facts[facts["basis"] == "year"].set_index("year")["figure"].to_dict()
    assert {2009, 2023} <= set(facts.loc[facts["basis"].isin(["working_year", "deployments"]), "year"]) & set(full)
    told = found[found["year"].isin(list(full))].set_index("year")["visits"].to_dict()
    assert told == full


def test_a_sum_of_several_years_is_no_visit_of_a_year(world_data: Dataset) -> None:
    found = story(FRANCE, data=world_data).visits
    assert found[["year", "visits", "full"]].to_numpy().tolist() == [[2008, 60, False], [2014, 150, True]]


def headline(data: Dataset, report: str, asker: str, at: str = "today") -> str:
    return findings.headline(report, asker, at=at, data=data).head


def test_the_headline_on_commitments_begins_with_the_state_that_asks(world_data: Dataset) -> None:
    assert headline(world_data, "01", MOROCCO) == (
        "Morocco named a mechanism 3.2 years after the Protocol bound it; of 3 States whose year has ended, 1 had one in time."
    )
    assert headline(world_data, "01", FRANCE).startswith("France had named a mechanism before the Protocol bound it; ")
    assert headline(world_data, "01", MOROCCO, "seminar").startswith(
        "Morocco has until December 2015 to name a mechanism; "
    )
    assert headline(world_data, "01", MOROCCO, "2016").startswith("Morocco has no mechanism 2.0 years after ")


def test_the_headline_on_models_begins_with_the_choice_of_the_asker(world_data: Dataset) -> None:
    assert headline(world_data, "02", MOROCCO) == (
        "Morocco chose a human rights institution, the model that gained most since the Rabat seminar, from 0 to 1."
    )
    assert headline(world_data, "02", FRANCE).startswith(
        "France chose a new specialised body; since the Rabat seminar "
    )
    assert headline(world_data, "02", MALI).startswith("Mali has no mechanism in place; ")
    assert headline(world_data, "02", MOROCCO, "seminar").startswith(
        "Morocco has still to choose; of 2 mechanisms in place "
    )


def test_the_headline_since_the_seminar_says_what_was_not_found_in_the_line_beneath(world: Path) -> None:
    found = findings.headline("12", MOROCCO, data=load(world))
    assert found.head == (
        "Since the Rabat seminar Morocco has named its mechanism (2018); no count of its visits was found."
    )
    assert found.unknown.startswith("Not found in what was read: a budget of its own, ")
    assert (
        headline(load(world), "12", MALI)
        == "Mali OMB lost the task in 2016; before that 12 visits were reported for 2015."
    )


def test_an_active_body_without_a_date_is_not_said_to_be_missing(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", MOROCCO), "designated", "")
    assert headline(load(world), "12", MOROCCO).startswith("Morocco COU has the task; no document read says ")


def test_a_body_that_has_no_successor_was_not_replaced(world: Path) -> None:
    """Mali's ombudsman ended; a body that a law names and nobody set up does not take its place."""
    add(world, "mechanisms", "mli-paper,mli,Body on paper,,PAPER,nhri,planned,2017-02-03,,")
    add_fact(world, "mli-paper", "designation_date", "2017-02-03", basis="published")
    assert str(findings.replaced(data=load(world))) == "No body had given way to another."
