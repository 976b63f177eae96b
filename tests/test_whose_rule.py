"""Who is assessed, and by whose rules: a body that is not there, the State in its place, the whole institution, a bill."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessing import DAY, INTERVIEWS, answer, body, days, function, require, status, with_three
from conftest import Page, add, add_fact, line_of, spoil
from npm_compare.analysis.assessment import assess
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import findings
from npm_compare.views.showing import html


@pytest.fixture
def world(world: Path) -> Path:
    return with_three(world)


# To whom a requirement applies


def test_a_requirement_applies_to_models_and_to_members_of_organisations(world: Path) -> None:
    concerned = {
        "": ["fra-cglpl", "mar-cndh"],
        "nhri": ["mar-cndh"],
        "nhri|new_specialised": ["fra-cglpl", "mar-cndh"],
        "coe": ["fra-cglpl"],
        "coe|arab_league": ["fra-cglpl", "mar-cndh"],
        "oif|nhri": ["mar-cndh"],
        "coe|nhri": [],
    }
    for place, applies_to in enumerate(concerned):
        require(world, f"some_{place}", INTERVIEWS.format(1), applies_to=applies_to)
    names = [f"some_{place}" for place in range(len(concerned))]
    found = assess(["fra-cglpl", "mar-cndh"], names, at="2019", data=load(world)).statuses()
    assert [row.index[row != "not_applicable"].tolist() for _, row in found.loc[names].iterrows()] == [
        *concerned.values()
    ]


def test_the_model_is_that_of_the_law_on_the_date(world: Path) -> None:
    """Until 2019 the council was an ombudsman's office by law, whatever it was called in practice."""
    require(world, "office", INTERVIEWS.format(1), applies_to="ombuds")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,model"), "valid_from", "2020")
    add_fact(world, "mar-cndh", "model", "ombuds", basis="law", valid_from="2018", valid_to="2019-12-31")
    add_fact(world, "mar-cndh", "model", "new_specialised", basis="practice", valid_from="2018")
    data = load(world)
    assert status(data, "mar-cndh", "office", at="2019") == "not_known"
    assert status(data, "mar-cndh", "office", at="2020") == "not_applicable"


def test_where_no_fact_says_the_model_it_is_that_of_the_table(world_data: Dataset) -> None:
    """At the seminar no law gave Morocco's council its model, and `spt_budget` concerns the model `nhri`."""
    assert status(world_data, "mar-cndh", "spt_budget") == "not_known"
    assert status(world_data, "fra-cglpl", "spt_budget") == "not_applicable"


# A mechanism that is not there


def test_nothing_is_met_by_a_mechanism_that_is_not_there_yet(world: Path) -> None:
    """At the seminar Morocco had no mechanism, whatever the law of its council already gave."""
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2011", scope="function")
    row = assess("mar-cndh", "opcat_private", at="seminar", data=load(world)).table.set_index("aspect").loc["law"]
    assert (row["status"], row["reason"], row["facts"]) == ("not_applicable", "no_mechanism", [])
    assert not row["sure"]
    assert not row["open"]


def test_that_there_is_no_mechanism_yet_is_told_in_table_and_counts(world_data: Dataset) -> None:
    found = assess("mar-cndh", "opcat_private", at="seminar", data=world_data)
    assert found.absent == {"mar-cndh": "no_mechanism"}
    assert found.counts().loc["mar-cndh", ["not_applicable", "no_mechanism", "applicable"]].tolist() == [1, 1, 0]
    cell = Page(html(found)).cells[0][1]
    assert cell == "not applicable | no mechanism yet on this date; practice: not applicable"


def test_a_state_that_is_bound_and_has_no_mechanism_does_not_have_one_and_misses_its_deadline(world: Path) -> None:
    """OPCAT arts. 3 and 17; in force for Morocco since 24 December 2014, one year later the deadline was over."""
    require(world, "exists", "designation_date,1,any,,", scope="state")
    require(world, "deadline", "designation_date,1,within 1 year of opcat_entry_into_force,,", scope="state")
    data = load(world)
    absent = ("not_met", "no_mechanism")
    for at, exists, deadline in (
        ("2014-12-23", ("not_applicable", "not_bound"), ("not_applicable", "not_bound")),
        ("2014-12-24", absent, ("not_applicable", "not_due")),
        ("2015-12-24", absent, ("not_applicable", "not_due")),
        ("2015-12-25", absent, absent),
        ("2018-02-28", absent, absent),
        ("2018-03-01", ("met", ""), ("not_met", "")),
    ):
        rows = assess("mar-cndh", ["exists", "deadline"], at=at, data=data).table.query("aspect == 'law'")
        assert list(zip(rows["status"], rows["reason"], strict=True)) == [exists, deadline], at


def test_a_body_that_ceased_to_be_the_mechanism_meets_nothing(world: Path) -> None:
    answer(world, "mli-cndh", "private_interviews", "yes")
    line = line_of("mechanisms", "mli-cndh")
    for ended, reason, outcome in (("", "", "met"), ("2016-07-06", "ended", "not_applicable")):
        spoil(world, "mechanisms", line, "status", "ended" if ended else "active")
        spoil(world, "mechanisms", line, "ended", ended)
        found = assess("mli-cndh", "opcat_private", at=DAY, data=load(world))
        assert (found.absent, found.statuses().iloc[0, 0]) == ({"mli-cndh": reason} if reason else {}, outcome)


def test_of_a_body_in_whose_place_another_stands_nothing_is_asked_on_behalf_of_the_state(world: Path) -> None:
    """The State has a mechanism: it is the other body that is asked."""
    add(world, "mechanisms", "mar-mnp,mar,Invented Office,Bureau inventé,OFF,new_specialised,active,2014,,")
    add_fact(world, "mar-mnp", "designation_date", "2014", basis="unspecified", explains="before_signature", note="So.")
    require(world, "exists", "designation_date,1,any,,", scope="state")
    row = assess("mar-cndh", "exists", at="seminar", data=load(world)).table.set_index("aspect").loc["law"]
    assert (row["status"], row["reason"]) == ("not_applicable", "another_body")


# Whose rule an answer is


def test_a_rule_of_the_whole_institution_meets_nothing_that_is_asked_of_the_function(world: Path) -> None:
    """What the coder says goes before the age: a rule from before 1 March 2018, when the council was named, may be on it."""
    function(world)
    cases = [
        ("institution", "2018-03-01", "not_known"),
        ("function", "2018-03-01", "met"),
        ("function", "2017", "met"),
        ("", "2018-02-28", "not_known"),
        ("", "2017", "not_known"),
        ("", "2018", "met"),
        ("", "2018-03-01", "met"),
        ("", "2018-09", "met"),
    ]
    bodies = [body(world, f"b{place}", "2018-03-01") for place in range(len(cases))]
    for name, (scope, begun, _) in zip(bodies, cases, strict=True):
        answer(world, name, "private_interviews", "yes", valid_from=begun, scope=scope)
    found = assess(bodies, "opcat_private", at=DAY, data=load(world)).statuses().loc["opcat_private", bodies]
    assert [(*case[:2], outcome) for case, outcome in zip(cases, found, strict=True)] == cases


def test_a_rule_of_the_institution_is_shown_beside_and_told_as_the_reason(world: Path) -> None:
    function(world)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    found = assess("mar-cndh", "opcat_private", at=DAY, data=load(world))
    row = found.table.set_index("aspect").loc["law"]
    assert (row["reason"], row["facts"], [fact["value"] for fact in row["theirs"]]) == ("of_institution", [], ["yes"])
    assert found.counts().loc["mar-cndh", ["not_known", "of_institution"]].tolist() == [1, 1]
    page = Page(html(found))
    assert page.cells[0][1] == "not known | only a rule of the institution is known; practice: not known"
    assert findings.met_by(found).unknown == "Only a rule of the whole institution is known on 1."
    assert page.notes[0].startswith("Private interviews: Yes (law, of the institution): ")


def test_a_body_that_is_nothing_but_the_mechanism_has_no_other_rules(world: Path) -> None:
    """The law of France's inspector is of 2007, and the inspector was named in 2008."""
    function(world)
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "scope", "institution")
    assert status(load(world), "fra-cglpl", "opcat_private") == "met"


def test_a_rule_of_the_institution_will_do_where_the_institution_is_asked(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2017")
    assert status(load(world), "mar-cndh", "opcat_private") == "met"


def test_an_answer_on_the_function_is_taken_before_one_on_the_institution(world: Path) -> None:
    """Even where the law of the council was read and the rule of the function is only described."""
    function(world)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope="institution")
    answer(world, "mar-cndh", "private_interviews", "partly", "described", scope="function")
    assert status(load(world), "mar-cndh", "opcat_private") == "partly"


def test_a_description_of_the_function_does_not_outweigh_a_stricter_rule_of_the_institution(world: Path) -> None:
    """Whether the limits of the council's visits bind the mechanism inside it has to be read in the law."""
    function(world)
    for _, month, basis in days(["described", "law"]):
        answer(world, "mar-cndh", "private_interviews", "partly", "described", scope="institution", **month)
        own = {"scope": "function", "source": "gazette-ma-2018", **month}
        answer(world, "mar-cndh", "private_interviews", "yes", basis, **own)
    data = load(world)
    for at, _, (outcome, fewest) in days([("not_known", 0), ("met", 1)]):
        found = assess("mar-cndh", "opcat_private", at=at, data=data)
        assert found.statuses().iloc[0, 0] == outcome
        assert found.counts()[["fewest", "most"]].iloc[0].tolist() == [fewest, 1]


def test_an_outcome_that_rests_on_a_description_says_so(world: Path) -> None:
    answer(world, "mar-cndh", "private_interviews", "yes", basis="described")
    found = assess(["mar-cndh", "fra-cglpl"], "opcat_private", at=DAY, data=load(world))
    assert found.reasons().iloc[0].tolist() == ["described", ""]
    assert found.counts()[["met", "described"]].T.to_dict("list") == {"mar-cndh": [1, 1], "fra-cglpl": [1, 0]}


def test_where_a_description_gives_more_than_the_rule_of_the_institution_sources_are_said_to_differ(
    world: Path,
) -> None:
    """It is no rule of the institution only, and nobody may read that nothing but that rule is known."""
    function(world)
    for value, basis, scope in (("yes", "described", "function"), ("partly", "law", "institution")):
        answer(world, "mar-cndh", "private_interviews", value, basis, scope=scope, note="Limits.")
    found = assess("mar-cndh", "opcat_private", at=DAY, data=load(world))
    assert found.counts().loc["mar-cndh", ["not_known", "of_institution", "doubted"]].tolist() == [1, 0, 1]
    assert Page(html(found)).cells[0][1] == "not known | described, but sources differ; practice: not known"
    assert "Described, but sources differ on: private interviews." in str(findings.lacking(found, "mar-cndh"))
    assert findings.met_by(found).unknown == "Described, but sources differ: 1."
