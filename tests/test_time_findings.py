"""Sentences on time: how long States waited, who is late, what models were chosen, where a State stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from conftest import add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.durations import durations
from npm_compare.facts.dataset import Dataset, load

MOROCCO, FRANCE, MALI = "mar-cndh", "fra-cglpl", "mli-cndh"
NARROW, HARD = "\u202f", "\u00a0"


def test_the_wait_counts_those_that_came_early_and_those_that_wait_still(world_data: Dataset) -> None:
    """France never waited, Morocco 3.2 years, Mali 8.4: half of the three had a mechanism after 3.2."""
    found = findings.wait(durations(data=world_data), data=world_data)
    assert str(found) == (
        "Half of the States parties had named a mechanism within 3.2 years of the entry into force for them. 1 State that had "
        "one before it was bound counts with no wait. 0 States still wait."
    )
    at_seminar = findings.wait(durations(at="seminar", data=world_data), data=world_data)
    assert "8.4 years" in str(at_seminar)
    assert str(at_seminar).endswith(
        "1 State that had one before it was bound counts with no wait. 1 State still waits."
    )


def test_the_middle_is_told_with_its_interval_in_words() -> None:
    assert re.search(
        r"the 95 per cent interval of the median is \d\.\d to \d\.\d years\.", str(findings.wait(durations()))
    )


def test_the_wait_names_the_start_and_the_event_it_was_counted_with(world_data: Dataset) -> None:
    rows = durations(start="deposit", event="accepted", data=world_data)
    text = str(findings.wait(rows, start="deposit", event="accepted", data=world_data))
    assert "had a mechanism that the SPT accepts within 3.3 years of the deposit of their instrument" in text


def test_the_wait_does_not_say_half_where_less_than_half_had_the_event(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "designated", "")
    data = load(world)
    rows = durations(at="2014-06-30", data=data)
    assert str(findings.wait(rows, data=data)) == (
        "Less than half of the States parties have named a mechanism so far. 0 States that had one before they were "
        "bound count with no wait. 1 State still waits. 1 State is left out: no document read says since when."
    )


def test_without_both_dates_of_any_state_nothing_is_said_of_a_median(world: Path) -> None:
    for mechanism in ("fra-cglpl", "mar-cndh", "mli-cndh"):
        spoil(world, "mechanisms", line_of("mechanisms", mechanism), "designated", "")
    said = findings.on_paper(at="2019-01-01", data=load(world)).head
    assert said == "Of no State are both dates known: when it named its mechanism, and when that began to work."


def test_the_time_on_paper_is_told_of_the_same_states(world: Path) -> None:
    """Named: France at once, Morocco after 3.2 years, Mali 8.4. At work: France at once, Morocco after 5.2; of Mali not known."""
    add_fact(world, MOROCCO, "operational_since", "2020-03-01")
    of_two = str(findings.on_paper(data=load(world)))
    assert "1 State is left out" in of_two
    assert "Of the 2 States" in of_two
    add_fact(world, "mli-cndh", "operational_since", "2016-03-01")
    assert str(findings.on_paper(data=load(world))) == (
        "Of the 3 States of which both dates are known or that still wait, half had named a mechanism within 3.2 years and half "
        "had one at work within 5.2 years."
    )


def test_late_names_only_those_late_by_both_ways_of_counting(world_data: Dataset) -> None:
    def said(at: str) -> str:
        return str(findings.late(at=at, data=world_data))

    assert said("2015-12-25") == "1 State party is late, without a mechanism in place: Morocco since 2015."
    assert said("2015-12-24") == (
        "No State party is late with its mechanism. 1 other State without a mechanism is late by one way of counting only, or "
        "not yet due."
    )
    assert "Mali since 2007" in said("today")  # its ombudsman ended in 2016


def test_the_late_are_named_by_the_year_in_which_they_were_due(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert str(findings.late(data=load(world))) == (
        "2 States parties are late, without a mechanism in place: Mali the longest, since 2007. By the year in which it was "
        "due: Mali (2007) and Morocco (2015)."
    )


def test_models_says_what_gained_most_and_counts_what_is_in_place(world_data: Dataset) -> None:
    """Mali's ombudsman ended in 2016, Morocco's council came in 2018."""
    assert str(findings.models(data=world_data)) == (
        "Since the Rabat seminar, human rights institutions gained most: 0 then, 1 now. New bodies stayed at 1. "
        "Of 2 mechanisms in place on 24 November 2026: new specialised body 1, national human rights institution 1."
    )
    assert str(findings.models(at="seminar", data=world_data)).startswith("Of 2 mechanisms in place on 12 May 2015: ")
    assert str(findings.models(at="2001", data=world_data)) == "No mechanism was in place on 31 December 2001."


def test_what_became_of_new_bodies_since_the_seminar_is_told(world: Path) -> None:
    """France's inspector is the only new body of 2015: it ends in 2020, while Morocco's council has come in 2018."""
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "ended", "2020-01-01")
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "status", "ended")
    assert findings.models(data=load(world)).head == (
        "Since the Rabat seminar, human rights institutions gained most: 0 then, 1 now. New bodies: 1 then, 0 now."
    )


def test_what_replaced_what_is_told_in_a_sentence(world: Path) -> None:
    assert str(findings.replaced(data=load(world))) == "No body had given way to another."
    add_fact(world, "mli-next", "designation_date", "2017-02-03", basis="published")
    add(world, "mechanisms", "mli-next,mli,Body,,NEXT,new_specialised,active,2017-02-03,,")
    assert str(findings.replaced(data=load(world))) == (
        "1 body gave way to another: 0 of them was a new body, 1 gave way to one. Mali: ombudsman institution to new specialised "
        "body (2016)."
    )


def standing(data: Dataset, mechanism: str = MOROCCO, at: str = "today") -> str:
    return str(findings.standing(mechanism, at=at, data=data))


def test_it_is_said_how_many_states_met_the_deadline_and_of_how_many_it_is_not_known(world: Path) -> None:
    assert str(findings.in_time(at="2020-01-01", data=load(world))) == (
        "1 of 3 States had a mechanism within the year that art. 17 allows."
    )
    line = line_of("mechanism_facts", "mar-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", "2015")
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", "2015")
    assert str(findings.in_time(at="2020-01-01", data=load(world))) == (
        "1 of 2 States had a mechanism within the year that art. 17 allows. "
        "Of 1 other State whose year has ended the date is not known precisely enough."
    )


def test_a_date_after_the_data_is_answered_as_of_their_last_day(world_data: Dataset) -> None:
    for finding in (findings.late, findings.models, findings.in_time):
        assert str(finding(at="2999", data=world_data)) == str(finding(data=world_data))
    assert standing(world_data, at="2999") == standing(world_data)


def test_a_law_not_carried_out_is_told_beside_the_wait_that_it_did_not_end(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert standing(load(world), at="2020-12-24").split("24 December 2014. ")[1] == (
        "No mechanism was in place, 6.0 years after the entry into force. Morocco COU was named (1 March 2018) and not set up. "
        "The year of art. 17 ends on 24 November 2015, counted from deposit, or 24 December 2015."
    )


def test_standing_tells_commitments_and_wait(world_data: Dataset) -> None:
    bound = "Morocco deposited its instrument on 24 November 2014 and has been bound since 24 December 2014."
    assert standing(world_data) == (
        f"On 24 November 2026: {bound} Morocco COU was designated 3.2 years after the entry into force."
    )
    assert standing(world_data, at="seminar") == (
        f"On 12 May 2015: {bound} No mechanism was in place, 0.4 years after the entry into force. The year of art. 17 ends "
        "on 24 November 2015, counted from deposit, or 24 December 2015."
    )


def test_standing_tells_a_designation_before_the_start_as_such(world_data: Dataset) -> None:
    assert standing(world_data, FRANCE).endswith(
        "France INV was designated 0.5 years before the entry into force. At work since July 2008."
    )


def test_standing_of_a_state_that_is_not_bound(world_data: Dataset) -> None:
    """A year asked for means its last day, and is told as that day."""
    assert standing(world_data, at="2001") == "On 31 December 2001 Morocco was not bound by the OPCAT."


def test_standing_says_that_a_body_has_ended(world_data: Dataset) -> None:
    assert standing(world_data, MALI).endswith("Ended: 6 July 2016.")
    assert "Ended" not in standing(world_data, MALI, at="seminar")


def test_standing_of_a_successor_does_not_take_the_date_of_the_first_body(world: Path) -> None:
    add(world, "mechanisms", "mli-new,mli,Invented Body,Corps inventé,NEW,new_specialised,active,2016-07-07,,")
    add_fact(world, "mli-new", "designation_date", "2016-07-07", basis="unspecified")
    data = load(world)
    assert standing(data, "mli-new").endswith(
        "Its first mechanism was designated 8.4 years after the entry into force. Designation of Mali NEW: 7 July 2016."
    )
    assert standing(data, "mli-new", at="seminar").endswith(
        "Its first mechanism was designated 8.4 years after the entry into force."
    )


def test_standing_invents_no_wait_where_the_designation_is_undated(world_data: Dataset) -> None:
    bodies = world_data.mechanisms.copy()
    bodies.loc[MOROCCO, "designated"] = ""
    assert standing(replace(world_data, mechanisms=bodies)).endswith(
        "No document read says when its mechanism was designated."
    )
