"""Sentences on what the law gives, on who monitors, and the headlines of mandate, independence, organisation and profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add_fact
from npm_compare import compare, demands, findings, load, statements
from npm_compare.analysis.statements import MONITORS
from npm_compare.facts.dataset import SEMINAR, Dataset
from npm_compare.views.showing import html

MOROCCO, FRANCE = "mar-cndh", "fra-cglpl"


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


def test_a_rule_of_the_host_is_no_guarantee_of_the_mechanism() -> None:
    """All that is known of Morocco speaks of the Council: the sentence says so and never calls the mechanism independent."""
    found = findings.headline("04", MOROCCO)
    law = compare(MOROCCO, ["appointment", "autonomy"]).answers(["law", "described"])[MOROCCO]
    if (law == "yes").any():
        pytest.skip("the law of Morocco was read on a guarantee of the mechanism itself")
    assert "for the mechanism of Morocco itself, only for its host" in found.head
    assert "independent" not in found.head


def test_institutions_to_which_the_question_does_not_apply_are_in_no_base(world_data: Dataset) -> None:
    data = load()
    said = findings.headline("05", MOROCCO, data=data).head
    chosen = compare("all", "npm_unit", data=data).table
    known = chosen["value"].isin(["yes", "partly", "no"])
    assert f"of {known.sum()} institutions with other tasks" in said
    assert f"so have {(chosen['value'] == 'yes').sum()} " in said


def test_the_headline_of_a_profile_is_about_the_body(world_data: Dataset) -> None:
    assert head("09", FRANCE, world_data) == (
        "The mechanism of France, INV, has no other task and has worked since 2008; its last count of visits is 150 (2014)."
    )
    assert head("09", MOROCCO, world_data, SEMINAR) == (
        "Morocco has no mechanism in place; the Protocol has bound it since 24 December 2014 and asks for one within a year."
    )


def test_a_body_of_which_nothing_is_known_has_every_headline(world_data: Dataset) -> None:
    nothing = replace(world_data, facts=world_data.facts[world_data.facts["subject"] != MOROCCO])
    for report in ("03", "04", "09"):
        assert head(report, MOROCCO, nothing).endswith(".")


def test_practice_that_falls_short_of_the_law_is_named(world_data: Dataset) -> None:
    said = findings.law_and_practice(compare(FRANCE, "powers", data=world_data))
    assert said.head == "In practice France INV has less than its law gives on private interviews."
    assert said.unknown == "Practice is not known on 1 of 2 points."
    none = findings.law_and_practice(compare(MOROCCO, "powers", data=world_data))
    assert none.head == "What Morocco COU does on these points no document read tells; its law is all that is known."


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


def test_without_a_statement_the_sentence_says_that_none_was_read(world_data: Dataset) -> None:
    assert str(findings.in_fact(FRANCE, data=world_data)) == (
        "No statement of a monitoring body on the independence of the mechanism of France was read."
    )


def test_what_organises_a_body_is_not_a_bill() -> None:
    said = findings.organised(compare(MOROCCO, ["structure", "autonomy"])).head
    assert said.startswith("Morocco CNDH has a unit of its own for prevention.")
    then = findings.organised(compare(MOROCCO, ["structure", "autonomy"], at="2017-06-01")).head
    assert then.startswith("Whether Morocco CNDH has a unit for prevention is not known.")
