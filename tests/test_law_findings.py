"""Sentences on what the law gives, on who monitors, and the headlines of mandate, independence, organisation and profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact
from npm_compare import compare, decide, demands, findings, load, statements
from npm_compare.analysis.statements import MONITORS
from npm_compare.facts.dataset import SEMINAR, Dataset
from npm_compare.views.showing import html

MOROCCO, FRANCE = "mar-cndh", "fra-cglpl"
PARAGRAPH_32 = ("gl_separate_unit", "gl_unit_budget")


def head(report: str, asker: str, data: Dataset, at: str = "today") -> str:
    return findings.headline(report, asker, at=at, data=data).head


def test_the_headline_of_the_mandate_counts_what_the_law_gives_the_asker_first(world_data: Dataset) -> None:
    """France's law gives both powers, Morocco's is silent on one; of Mali only the practice is known."""
    assert head("03", FRANCE, world_data) == (
        "The law of France, as read or described, gives 2 of 2 powers in full; no law beside it is known to."
    )
    assert head("03", MOROCCO, world_data) == (
        "The law of Morocco is not known to give its mechanism any power in full; that of France gives 2 of 2."
    )
    assert head("03", MOROCCO, world_data, SEMINAR) == (
        "Morocco has no mechanism yet to give powers to; the law of France gives 2 of 2 in full."
    )


def test_what_others_only_describe_is_said_beneath_the_count_of_powers(world: Path) -> None:
    add_fact(world, MOROCCO, "private_interviews", "yes", basis="described", valid_from="2018-03-01")
    found = findings.headline("03", MOROCCO, data=load(world))
    assert "gives 1 of 2 powers in full" in found.head
    assert found.unknown.startswith("Given in full only as others describe it: 1 of 1.")
    assert "describe it" not in findings.headline("03", FRANCE, data=load(world)).unknown


def test_a_rule_of_the_host_is_no_guarantee_of_the_mechanism(world: Path) -> None:
    """All that is known of Morocco speaks of the Council: the sentence says so and never calls the mechanism independent."""
    row = "open_selection,independence,appointment,yesno,state,,yesno,basis_legal,18(1),Open selection,Choix,اختيار,Open?,,"
    add(world, "indicators", row)
    rule = {"basis": "law", "valid_from": "2018-03-01"}
    add_fact(world, MOROCCO, "open_selection", "yes", scope="institution", **rule)
    add_fact(world, FRANCE, "open_selection", "yes", **rule)
    found = findings.headline("04", MOROCCO, data=load(world))
    assert "for the mechanism of Morocco itself, only for its host" in found.head
    assert "independent" not in found.head


def test_a_mechanism_of_several_bodies_names_them() -> None:
    assert findings.headline("02", "mlt-boards").unknown == (
        "Its bodies: Board of Visitors of the Prisons and Board of Visitors for Detained Persons."
    )


def test_institutions_to_which_the_question_does_not_apply_are_in_no_base(world_data: Dataset) -> None:
    data = load()
    said = findings.headline("05", MOROCCO, data=data).head
    chosen = compare("all", "npm_unit", data=data).table
    others = chosen[chosen["mechanism"] != MOROCCO]["value"]
    known = others.isin(["yes", "partly", "no"])
    assert f"so have {(others == 'yes').sum()} of {known.sum()} others with several tasks" in said


def test_the_headline_of_a_profile_is_about_the_body(world_data: Dataset) -> None:
    assert head("09", FRANCE, world_data) == (
        "The mechanism of France, INV, stands alone and has worked since 2008; it last reported 150 visits (2014)."
    )
    assert head("09", MOROCCO, world_data, SEMINAR) == (
        "Morocco has no mechanism in place; the Protocol has bound it since 24 December 2014 and asks for one within a year."
    )


def test_a_body_of_which_nothing_is_known_has_every_headline(world_data: Dataset) -> None:
    nothing = replace(world_data, facts=world_data.facts[world_data.facts["subject"] != MOROCCO])
    for report in ("03", "04", "09"):
        assert head(report, MOROCCO, nothing).endswith(".")


def test_of_points_on_which_too_few_laws_were_read_nothing_is_said(
    world_data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two powers, one law was read on the first and two on the second."""
    asked = compare("seminar", "powers", data=world_data)
    assert findings.given_by_most(asked).head == (
        "On none of these points were 5 laws read: too few to say what most of them give."
    )
    monkeypatch.setattr("npm_compare.views.findings.given.FEW_LAWS", 1)
    assert findings.given_by_most(asked).head == (
        "None of the 2 points on which 1 or more laws were read is given in full by most of them."
    )


def test_practice_that_falls_short_of_the_law_is_named(world_data: Dataset) -> None:
    said = findings.law_and_practice(compare(FRANCE, "powers", data=world_data))
    assert said.head == "In practice France INV has less than its law gives on private interviews."
    assert said.unknown == "Practice is not known on 1 of 2 points."
    none = findings.law_and_practice(compare(MOROCCO, "powers", data=world_data))
    assert none.head == "No document read says what Morocco COU does on these points; only its law is known."
    assert none.unknown == "Practice is not known on 2 of 2 points."


def test_a_demand_stands_with_its_text_what_the_law_says_and_how_many_laws_meet_it(world: Path) -> None:
    add_fact(world, MOROCCO, "private_interviews", "partly", basis="law", valid_from="2018-03-01", note="Limited.")
    found = demands([MOROCCO, "seminar"], data=load(world))
    (row,) = found.table.to_dict("records")
    assert (row["status"], row["met"], row["read"]) == ("partly", 1, 2)
    page = html(found)
    assert "Interviews in private. (OPCAT, art. 20(d))" in page
    assert "too few laws read" in page
    assert "met: France INV" in page


def test_a_demand_that_was_not_read_is_no_breach(world_data: Dataset) -> None:
    page = html(demands([MOROCCO, "seminar"], data=world_data))
    assert "not read in the law" in page


def test_statements_are_those_of_named_monitoring_bodies_with_source_and_date() -> None:
    found = statements(["mar-cndh", "fra-cglpl", "hun-ajbh"])
    assert set(found["body"]) <= set(MONITORS)
    assert (found["source"] != "").all()
    assert set(found["topic"]) <= {"independence", "members", "resources"}
    mine = found[found["subject"].str.startswith("mar")]
    assert mine["date"].tolist() == sorted(mine["date"], reverse=True)
    assert statements("mar-cndh", at="seminar").empty


def test_a_statement_older_than_the_mechanism_is_about_what_was_there_before(world: Path) -> None:
    """Morocco's mechanism was named on 1 March 2018: what was said in 2017 cannot be of it, what was said in 2018 may be."""
    for date in ("2017-10", "2018"):
        add(world, "remarks", f"mar,SPT,,{date},resources,Means are small.,treaty-list,para. 6,high,")
    data = load(world)
    assert statements(MOROCCO, data=data)[["date", "about"]].to_numpy().tolist() == [
        ["2018", "mechanism"],
        ["2017-10", "before_mechanism"],
    ]
    said = str(findings.in_fact(MOROCCO, data=data))
    assert said.startswith(
        "1 statement of monitoring bodies bears on the independence of the mechanism of Morocco in fact."
    )
    assert said.endswith("1 older statement is about what was there or planned before it was named.")


def test_what_no_law_can_answer_is_not_counted_as_laws_read() -> None:
    """That a body exists is read in its designation; by which questions a law is counted stands beside the number."""
    found = demands(["mar-cndh", "seminar"], ["opcat_npm_exists", "opcat_visits_any_place"])
    rows = found.table.set_index("requirement")
    assert rows.loc["opcat_npm_exists", "read"] == 0
    assert rows.loc["opcat_visits_any_place", "read"] > 5
    page = html(found)
    assert "not read in laws" in page
    assert "by: definition of places" in page


def test_paragraph_32_has_the_same_numbers_on_the_page_of_demands_and_on_that_of_decisions() -> None:
    decisions = decide(MOROCCO)
    points = {
        point.requirement: point
        for one in decisions.decisions
        for point in one.points
        if point.requirement in PARAGRAPH_32
    }
    found = demands(MOROCCO, list(points)).table.set_index("requirement")
    assert set(points) == set(PARAGRAPH_32)
    for name, point in points.items():
        assert (found.loc[name, "met"], found.loc[name, "read"]) == (point.others.have, point.others.read)


def test_without_a_statement_the_sentence_says_that_none_was_read(world_data: Dataset) -> None:
    assert str(findings.in_fact(FRANCE, data=world_data)) == (
        "No statement of a monitoring body on the independence of the mechanism of France was read."
    )


def test_what_organises_a_body_is_not_a_bill() -> None:
    said = findings.organised(compare(MOROCCO, ["structure", "autonomy"])).head
    assert said.startswith("Morocco CNDH has a unit of its own for prevention.")
    then = findings.organised(compare(MOROCCO, ["structure", "autonomy"], at="2017-06-01")).head
    assert then.startswith("Whether Morocco CNDH has a unit for prevention is not known.")
