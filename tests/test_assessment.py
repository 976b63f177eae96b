from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Page, add, add_fact, line_of, spoil
from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.requirements import STATUSES
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import findings
from npm_compare.views.showing import html

INTERVIEWS, NOTICE = "private_interviews,{},yes,partly,no", "visits_unannounced,{},yes,partly,no"
DAY = "2019-05-12"
"""A day on which all three mechanisms of the world are there."""


def require(
    world: Path, name: str, *tests: str, applies_to: str = "", verification: str = "read", scope: str = ""
) -> None:
    """Write a requirement, each of its tests being `indicator,way,met,partly,not_met`, all of them on one scope."""
    texts = ",".join([name] * 6)
    add(
        world,
        "requirements",
        f"{name},opcat,art. 19,treaty,state,powers,{texts},{applies_to},The rule.,,https://law.example/5,{verification}",
    )
    for test in tests:
        spoil(world, "requirement_indicators", add(world, "requirement_indicators", f"{name},{test}"), "scope", scope)


def status(data: Dataset, mechanism: str, requirement: str, aspect: str = "law", at: str = DAY) -> str:
    return str(assess(mechanism, requirement, at=at, data=data).statuses(aspect).iloc[0, 0])


def answer(world: Path, mechanism: str, indicator: str, value: str | None, basis: str = "law") -> None:
    """Write an answer that holds since 2018, when all three mechanisms were there; none if the value is None."""
    if value is not None:
        add_fact(world, mechanism, indicator, value, basis=basis, valid_from="2018-03-01", note="Invented.")


@pytest.fixture
def world(world: Path) -> Path:
    """Return the world in which Mali's mechanism did not end, and a bill, not a law, is silent on notice in Morocco."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,visits_unannounced"), "basis", "bill")
    for column, value in (("status", "active"), ("ended", "")):
        spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), column, value)
    return world


# How the answers to several questions are joined


@pytest.mark.parametrize(
    ("interviews", "notice", "outcome"),
    [
        ("yes", "yes", "met"),
        ("yes", "partly", "partly"),
        ("partly", "no", "not_met"),
        ("yes", "no", "not_met"),
        ("yes", "silent", "silent"),
        ("silent", "no", "not_met"),
        ("yes", None, "not_known"),
        ("partly", None, "not_known"),
        (None, "no", "not_met"),
        (None, None, "not_known"),
        ("yes", "not_applicable", "met"),
        ("not_applicable", "not_applicable", "not_applicable"),
    ],
)
def test_all_questions_of_one_way_must_hold(
    world: Path, interviews: str | None, notice: str | None, outcome: str
) -> None:
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    answer(world, "mar-cndh", "private_interviews", interviews)
    answer(world, "mar-cndh", "visits_unannounced", notice)
    assert status(load(world), "mar-cndh", "both") == outcome


@pytest.mark.parametrize(
    ("interviews", "notice", "outcome"),
    [
        ("yes", "no", "met"),
        (None, "yes", "met"),
        ("partly", "no", "partly"),
        ("partly", None, "partly"),
        ("no", "no", "not_met"),
        ("no", None, "not_known"),
        ("silent", None, "not_known"),
        ("silent", "no", "silent"),
        ("not_applicable", "no", "not_met"),
        (None, None, "not_known"),
    ],
)
def test_one_way_is_enough(world: Path, interviews: str | None, notice: str | None, outcome: str) -> None:
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    answer(world, "mar-cndh", "private_interviews", interviews)
    answer(world, "mar-cndh", "visits_unannounced", notice)
    assert status(load(world), "mar-cndh", "either") == outcome


# Kinds of rules


@pytest.mark.parametrize(
    ("answered", "outcome"),
    [
        ("yes", "met"),
        ("partly", "partly"),
        ("no", "not_met"),
        ("silent", "silent"),
        ("not_applicable", "not_applicable"),
    ],
)
def test_an_answer_has_the_outcome_that_the_table_gives_it(world: Path, answered: str, outcome: str) -> None:
    answer(world, "mar-cndh", "private_interviews", answered)
    assert status(load(world), "mar-cndh", "opcat_private") == outcome


def test_silence_has_another_outcome_where_the_table_says_so(world: Path) -> None:
    require(world, "said", "private_interviews,1,yes,,no|silent")
    answer(world, "mar-cndh", "private_interviews", "silent")
    assert status(load(world), "mar-cndh", "said") == "not_met"


def test_an_answer_that_the_table_does_not_name_says_nothing_on_the_requirement(world: Path) -> None:
    """It neither meets it nor fails it: only what a rule names is counted."""
    require(world, "institution", "model,1,nhri|ombuds,,")
    assert status(load(world), "fra-cglpl", "institution") == "not_known"
    assert status(load(world), "mar-cndh", "institution") == "met"


def test_any_answer_meets_a_requirement_that_asks_for_any(world: Path) -> None:
    require(world, "exists", "designation_date,1,any,,")
    data = load(world)
    assert [status(data, "mar-cndh", "exists", at=at) for at in ("seminar", "2018-03-01")] == ["not_applicable", "met"]


def test_silence_is_not_any_answer(world: Path) -> None:
    require(world, "exists", "private_interviews,1,any,,")
    answer(world, "mar-cndh", "private_interviews", "silent")
    assert status(load(world), "mar-cndh", "exists") == "silent"


@pytest.mark.parametrize(("visits", "outcome"), [("0", "not_met"), ("1", "met"), (None, "not_known")])
def test_a_figure_above_zero_is_asked_for_in_practice(world: Path, visits: str | None, outcome: str) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    if visits:
        add_fact(
            world, "mar-cndh", "visits_total", visits, unit="visits", basis="year", valid_from="2019", valid_to="2019"
        )
    data = load(world)
    assert status(data, "mar-cndh", "visits", "practice", at="2020") == outcome
    assert status(data, "mar-cndh", "visits", "law", at="2020") == "not_known"


def test_parts_of_a_year_and_sums_of_several_meet_no_requirement_on_figures(world: Path) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2009") == "not_known"
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2015") == "met"


@pytest.mark.parametrize(
    ("designated", "outcome"),
    [
        ("2015-12-24", "met"),
        ("2015-12-25", "not_met"),
        ("2015-11", "met"),
        ("2015-12", "not_known"),
        ("2015", "not_known"),
        ("2016", "not_met"),
    ],
)
def test_a_deadline_counts_from_the_day_of_the_state_and_partial_dates_leave_it_open(
    world: Path, designated: str, outcome: str
) -> None:
    """OPCAT art. 17: one year after the entry into force, which was 24 December 2014 for Morocco."""
    require(world, "deadline", "designation_date,1,within 1 year of opcat_entry_into_force,,")
    line = line_of("mechanism_facts", "mar-cndh,designation_date")
    spoil(world, "mechanism_facts", line, "value", designated)
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", designated)
    assert status(load(world), "mar-cndh", "deadline", at="2019") == outcome


@pytest.mark.parametrize(
    ("designated", "outcome"), [("2018-01-01", "met"), ("2018-12-31", "not_known"), ("2019-01-01", "not_met")]
)
def test_a_deadline_that_begins_on_a_partial_date_is_open_in_between(
    world: Path, designated: str, outcome: str
) -> None:
    """Three years from some day of 2015 end on some day of 2018."""
    require(world, "deadline", "designation_date,1,within 3 years of operational_since,,")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,designation_date"), "value", designated)
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "designated", designated)
    add_fact(world, "mar-cndh", "operational_since", "2015", note="Invented.", explains="before_designation")
    assert status(load(world), "mar-cndh", "deadline", at="2020") == outcome


def test_a_deadline_whose_beginning_is_not_known_is_not_known(world: Path) -> None:
    require(world, "deadline", "designation_date,1,within 1 year of operational_since,,")
    assert status(load(world), "mar-cndh", "deadline", at="2019") == "not_known"


# What is shown and not counted


def test_evidence_is_shown_and_neither_assessed_nor_counted(world: Path) -> None:
    require(world, "budget", "budget_total,0,,,")
    found = assess("fra-cglpl", "budget", at="2015", data=load(world))
    practice = found.table.set_index("aspect").loc["practice"]
    assert (practice["status"], practice["counted"]) == ("not_known", False)
    assert [fact["value"] for fact in practice["facts"]] == ["3900000"]
    assert found.counts("practice")["applicable"].tolist() == [0]


def test_a_requirement_that_nobody_has_checked_is_assessed_and_not_counted(world: Path) -> None:
    require(world, "doubtful", INTERVIEWS.format(1), verification="unverified")
    found = assess("fra-cglpl", "doubtful", at="2015", data=load(world))
    assert found.statuses().iloc[0, 0] == "met"
    assert not found.table["counted"].any()
    assert found.counts()["met"].tolist() == [0]
    assert [text for _, text in Page(html(found)).cells] == ["met | practice: not met; not counted"]


# To whom a requirement applies


@pytest.mark.parametrize(
    ("applies_to", "concerned"),
    [
        ("", ["fra-cglpl", "mar-cndh"]),
        ("nhri", ["mar-cndh"]),
        ("nhri|new_specialised", ["fra-cglpl", "mar-cndh"]),
        ("coe", ["fra-cglpl"]),
        ("coe|arab_league", ["fra-cglpl", "mar-cndh"]),
        ("oif|nhri", ["mar-cndh"]),
        ("coe|nhri", []),
    ],
)
def test_a_requirement_applies_to_models_and_to_members_of_organisations(
    world: Path, applies_to: str, concerned: list[str]
) -> None:
    require(world, "some", INTERVIEWS.format(1), applies_to=applies_to)
    found = assess(["fra-cglpl", "mar-cndh"], "some", at="2019", data=load(world)).statuses().iloc[0]
    assert found.index[found != "not_applicable"].tolist() == concerned


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


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2014-12-23", ("not_applicable", "not_bound")),
        ("2014-12-24", ("not_met", "no_mechanism")),
        ("2018-02-28", ("not_met", "no_mechanism")),
        ("2018-03-01", ("met", "")),
    ],
)
def test_a_state_that_is_bound_and_has_no_mechanism_does_not_have_one(
    world: Path, at: str, expected: tuple[str, str]
) -> None:
    """OPCAT art. 3; the Protocol has been in force for Morocco since 24 December 2014."""
    row = of_the_state(world, "exists", "designation_date,1,any,,", at)
    assert (row["status"], row["reason"]) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2014-12-23", ("not_applicable", "not_bound")),
        ("2015-12-24", ("not_applicable", "not_due")),
        ("2015-12-25", ("not_met", "no_mechanism")),
        ("2019-01-01", ("not_met", "")),
    ],
)
def test_a_deadline_is_missed_when_it_is_over_and_there_is_no_mechanism(
    world: Path, at: str, expected: tuple[str, str]
) -> None:
    """OPCAT art. 17: one year after 24 December 2014; the council was named in 2018."""
    row = of_the_state(world, "deadline", "designation_date,1,within 1 year of opcat_entry_into_force,,", at)
    assert (row["status"], row["reason"]) == expected


def of_the_state(world: Path, name: str, test: str, at: str) -> dict[str, object]:
    """Assess Morocco by a requirement on the State itself, in law."""
    require(world, name, test, scope="state")
    return dict(assess("mar-cndh", name, at=at, data=load(world)).table.set_index("aspect").loc["law"])


@pytest.mark.parametrize(
    ("ended", "reason"), [("2016-07-06", "ended"), ("", "")], ids=["without a successor", "still there"]
)
def test_a_body_that_ceased_to_be_the_mechanism_meets_nothing(world: Path, ended: str, reason: str) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "status", "ended" if ended else "active")
    spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), "ended", ended)
    answer(world, "mli-cndh", "private_interviews", "yes")
    found = assess("mli-cndh", "opcat_private", at=DAY, data=load(world))
    assert found.absent == ({"mli-cndh": reason} if reason else {})
    assert found.statuses().iloc[0, 0] == ("not_applicable" if reason else "met")


def test_of_a_body_in_whose_place_another_stands_nothing_is_asked_on_behalf_of_the_state(world: Path) -> None:
    """The State has a mechanism: it is the other body that is asked."""
    add(world, "mechanisms", "mar-mnp,mar,Invented Office,Bureau inventé,OFF,new_specialised,active,2014,,")
    add_fact(world, "mar-mnp", "designation_date", "2014", basis="unspecified", explains="before_signature", note="So.")
    row = of_the_state(world, "exists", "designation_date,1,any,,", "seminar")
    assert (row["status"], row["reason"]) == ("not_applicable", "another_body")


# Whose rule an answer is


def function(world: Path) -> None:
    """Let the requirement of private interviews ask for an answer that speaks of the function."""
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")


@pytest.mark.parametrize(("scope", "outcome"), [("institution", "not_known"), ("function", "met"), ("", "met")])
def test_a_rule_of_the_whole_institution_meets_nothing_that_is_asked_of_the_function(
    world: Path, scope: str, outcome: str
) -> None:
    function(world)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01", scope=scope)
    assert status(load(world), "mar-cndh", "opcat_private") == outcome


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


@pytest.mark.parametrize(
    ("valid_from", "outcome"),
    [("2018-02-28", "not_known"), ("2017", "not_known"), ("2018", "met"), ("2018-03-01", "met"), ("2018-09", "met")],
)
def test_a_rule_that_was_there_before_the_designation_is_one_of_the_institution(
    world: Path, valid_from: str, outcome: str
) -> None:
    """Morocco's council was named on 1 March 2018: a rule of some day of 2018 may be one on the mechanism."""
    function(world)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from=valid_from)
    assert status(load(world), "mar-cndh", "opcat_private") == outcome


def test_what_the_coder_says_of_whose_rule_it_is_goes_before_its_age(world: Path) -> None:
    function(world)
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2017", scope="function")
    assert status(load(world), "mar-cndh", "opcat_private") == "met"


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
    add_fact(
        world,
        "mar-cndh",
        "private_interviews",
        "partly",
        basis="described",
        valid_from="2018-03-01",
        scope="function",
        note="Invented.",
    )
    assert status(load(world), "mar-cndh", "opcat_private") == "partly"


@pytest.mark.parametrize(("basis", "outcome"), [("described", "not_known"), ("law", "met")])
def test_a_description_of_the_function_does_not_outweigh_a_stricter_rule_of_the_institution(
    world: Path, basis: str, outcome: str
) -> None:
    """Whether the limits of the council's visits bind the mechanism inside it has to be read in the law."""
    function(world)
    row = {"valid_from": "2018-03-01", "note": "Invented."}
    add_fact(world, "mar-cndh", "private_interviews", "partly", basis="described", scope="institution", **row)
    add_fact(
        world, "mar-cndh", "private_interviews", "yes", basis=basis, scope="function", source="gazette-ma-2018", **row
    )
    found = assess("mar-cndh", "opcat_private", at=DAY, data=load(world))
    assert found.statuses().iloc[0, 0] == outcome
    assert found.counts()[["fewest", "most"]].iloc[0].tolist() == [int(outcome == "met"), 1]


def test_an_outcome_that_rests_on_a_description_says_so(world: Path) -> None:
    answer(world, "mar-cndh", "private_interviews", "yes", basis="described")
    found = assess(["mar-cndh", "fra-cglpl"], "opcat_private", at=DAY, data=load(world))
    assert found.reasons().iloc[0].tolist() == ["described", ""]
    assert found.counts()[["met", "described"]].T.to_dict("list") == {"mar-cndh": [1, 1], "fra-cglpl": [1, 0]}


# Law and practice


def test_law_and_practice_are_assessed_apart(world_data: Dataset) -> None:
    """France's law gives private interviews; one was refused in practice."""
    assert status(world_data, "fra-cglpl", "opcat_private", "law", at="2016") == "met"
    assert status(world_data, "fra-cglpl", "opcat_private", "practice", at="2016") == "not_met"


def test_a_bill_and_a_basis_not_established_meet_nothing(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "yes", attested="2015", note="Basis not said.")
    data = load(world)
    for aspect in ("law", "practice"):
        assert status(data, "mar-cndh", "opcat_private", aspect, at="2019") == "not_known"


def test_dates_and_treaty_commitments_count_as_law(world: Path) -> None:
    require(world, "bound", "opcat_ratification,1,any,,")
    assert status(load(world), "mar-cndh", "bound", "law") == "met"
    assert status(load(world), "mar-cndh", "bound", "practice") == "not_known"


def test_an_assessment_can_be_limited_to_what_was_published(world_data: Dataset) -> None:
    found = assess("fra-cglpl", "opcat_private", at="2016", known="2016-02-28", data=world_data)
    assert found.statuses("practice").iloc[0, 0] == "not_known"


# Counts and bounds


@pytest.fixture
def three(world: Path) -> Assessment:
    """France meets one of three, is met in part and fails the third; of Mali one is known; of Morocco nothing."""
    require(world, "interviews", INTERVIEWS.format(1))
    require(world, "notice", NOTICE.format(1))
    require(world, "term", "term_years,1,7,,6")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,visits_unannounced,yes"), "value", "partly")
    answer(world, "mli-cndh", "private_interviews", "silent")
    names = ["interviews", "notice", "term"]
    return assess(["mli-cndh", "fra-cglpl", "mar-cndh"], names, at=DAY, data=load(world))


def test_outcomes_are_counted_with_the_fewest_and_the_most_that_can_be_met(three: Assessment) -> None:
    counts = three.counts()
    told = ["described", "of_institution", "doubted", "no_mechanism"]
    assert counts.columns.tolist() == [*STATUSES, "applicable", "fewest", "most", *told]
    rows = counts[["met", "partly", "not_met", "silent", "not_known", "fewest", "most"]].T.to_dict("list")
    assert rows == {
        "mli-cndh": [0, 0, 0, 1, 2, 0, 2],
        "fra-cglpl": [1, 1, 1, 0, 0, 1, 1],
        "mar-cndh": [0, 0, 0, 0, 3, 0, 3],
    }
    assert counts["applicable"].tolist() == [3, 3, 3]


def test_what_is_met_in_part_and_cannot_be_met_in_full_is_not_among_the_most(world: Path) -> None:
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    answer(world, "mar-cndh", "private_interviews", "partly")
    counts = assess("mar-cndh", "both", at=DAY, data=load(world)).counts().loc["mar-cndh"]
    assert (counts["not_known"], counts["fewest"], counts["most"]) == (1, 0, 0)


def test_what_is_met_in_part_by_one_way_and_unknown_by_another_may_still_be_met(world: Path) -> None:
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    answer(world, "mar-cndh", "private_interviews", "partly")
    counts = assess("mar-cndh", "either", at=DAY, data=load(world)).counts().loc["mar-cndh"]
    assert (counts["partly"], counts["fewest"], counts["most"]) == (1, 0, 1)


# Names, order, rendering


def test_mechanisms_and_requirements_stand_in_the_order_asked_for(three: Assessment) -> None:
    assert three.statuses().columns.tolist() == ["mli-cndh", "fra-cglpl", "mar-cndh"]
    assert three.counts().index.tolist() == ["mli-cndh", "fra-cglpl", "mar-cndh"]
    assert three.statuses().index.tolist() == ["interviews", "notice", "term"]
    assert Page(html(three)).headings[:4] == ["", "Mali OMB", "France INV", "Morocco COU"]


def test_without_names_every_requirement_with_an_indicator_is_assessed(world: Path) -> None:
    require(world, "in_words_only")
    assert assess("fra-cglpl", data=load(world)).requirements == ("opcat_private", "spt_budget")


def test_requirements_are_found_by_name_theme_and_instrument_without_repetition(world_data: Dataset) -> None:
    assert assess("fra-cglpl", ["resources", "opcat", "spt_budget"], data=world_data).requirements == (
        "spt_budget",
        "opcat_private",
    )


def test_an_unknown_requirement_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        assess("fra-cglpl", "power", data=world_data)
    assert str(error.value) == "There is no requirement, theme or instrument 'power'. Did you mean powers?"


def test_a_group_without_members_gives_an_empty_assessment(world_data: Dataset) -> None:
    nobody = assess("several_bodies", data=world_data)
    assert nobody.statuses().shape == (2, 0)
    assert nobody.counts().empty


def test_law_practice_and_the_facts_behind_them_stand_in_one_cell(world_data: Dataset) -> None:
    found = Page(html(assess("fra-cglpl", "opcat_private", at="2016", data=world_data)))
    assert found.headings == ["", "France INV", "Powers", "Interviews in private. (OPCAT, art. 20(d))"]
    assert found.cells == [("yes", "met | practice: not met")]
    assert [note.split(", Invented ")[0] for note in found.notes] == [
        "Private interviews: Yes (law): Invented Act no. 1 of 2007, art. 8",
        "Private interviews: No (practice, as of 2015): Des chiffres inventés, para. 3",
    ]


def test_a_count_is_said_to_measure_conformity_and_not_effectiveness(world_data: Dataset) -> None:
    assert "Conformity with standards, not effectiveness." in html(assess("fra-cglpl", data=world_data))


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    spoil(world, "requirements", line_of("requirements", "opcat_private"), "requirement_en", treacherous)
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "note", treacherous)
    found = Page(html(assess("fra-cglpl", "opcat_private", data=load(world))))
    assert "script" not in found.tags
    assert f"{treacherous} (OPCAT, art. 20(d))" in found.headings
    assert found.notes[0].endswith(treacherous)


def test_an_assessment_prints_its_counts(three: Assessment) -> None:
    assert repr(three) == three.counts().to_string()


def test_an_answer_that_may_not_have_held_yet_is_not_among_the_fewest(world: Path) -> None:
    """The answer of France holds from some day of the year asked about: in January it may not have held."""
    answer(world, "mar-cndh", "private_interviews", "no")
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews")
    spoil(world, "mechanism_facts", line, "valid_from", DAY[:4])
    found = assess(["fra-cglpl", "mar-cndh"], "opcat_private", at=DAY, data=load(world))
    assert found.statuses().iloc[0].tolist() == ["met", "not_met"]
    assert found.counts().loc["fra-cglpl", ["met", "fewest", "most"]].tolist() == [1, 0, 1]


def test_where_a_description_gives_more_than_the_rule_of_the_institution_sources_are_said_to_differ(
    world: Path,
) -> None:
    """It is no rule of the institution only, and nobody may read that nothing but that rule is known."""
    function(world)
    for value, basis, scope in (("yes", "described", "function"), ("partly", "law", "institution")):
        add_fact(
            world,
            "mar-cndh",
            "private_interviews",
            value,
            basis=basis,
            valid_from="2018-03-01",
            scope=scope,
            note="Limits.",
        )
    found = assess("mar-cndh", "opcat_private", at=DAY, data=load(world))
    assert found.counts().loc["mar-cndh", ["not_known", "of_institution", "doubted"]].tolist() == [1, 0, 1]
    assert Page(html(found)).cells[0][1] == "not known | described, but sources differ; practice: not known"
    assert "Described, but sources differ on: private interviews." in str(findings.lacking(found, "mar-cndh"))
    assert findings.met_by(found).unknown == "Described, but sources differ: 1."
