from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from conftest import Page, add, add_fact, line_of, spoil
from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.requirements import STATUSES
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import findings
from npm_compare.views.showing import html

Case = TypeVar("Case")

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


def answer(world: Path, mechanism: str, indicator: str, value: str | None, basis: str = "law", **cells: str) -> None:
    """Write an answer that holds since 2018, when all three mechanisms were there; none if the value is None."""
    if value is not None:
        row = {"basis": basis, "valid_from": "2018-03-01", "note": "Invented.", **cells}
        add_fact(world, mechanism, indicator, value, **row)


def days(cases: Iterable[Case]) -> Iterator[tuple[str, dict[str, str], Case]]:
    """Give each case a day on which all mechanisms were there, and a month around it in which its answers hold."""
    for month, case in enumerate(cases):
        when = f"{2019 + month // 12}-{month % 12 + 1:02}"
        yield f"{when}-15", {"valid_from": f"{when}-01", "valid_to": f"{when}-28"}, case


def body(world: Path, name: str, designated: str, **cells: str) -> str:
    """Add a council of Morocco that was named on a day, and return its name; `cells` are those of its designation."""
    add(world, "mechanisms", f"mar-{name},mar,Body {name},Organe,B{name},nhri,active,{designated},,")
    row = {"basis": "published", "source": "gazette-ma-2018", "confidence": "high", **cells}
    add_fact(world, f"mar-{name}", "designation_date", designated, **row)
    return f"mar-{name}"


@pytest.fixture
def world(world: Path) -> Path:
    """Return the world in which Mali's mechanism did not end, and a bill, not a law, is silent on notice in Morocco."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,visits_unannounced"), "basis", "bill")
    for column, value in (("status", "active"), ("ended", "")):
        spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), column, value)
    return world


# How the answers to several questions are joined


def test_all_questions_of_one_way_must_hold_and_one_way_is_enough(world: Path) -> None:
    """In each row: the answers on interviews and on notice, then the outcome where both are asked and where either will do."""
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    cases = [
        ("yes", "yes", "met", "met"),
        ("yes", "partly", "partly", "met"),
        ("partly", "no", "not_met", "partly"),
        ("yes", "no", "not_met", "met"),
        ("no", "no", "not_met", "not_met"),
        ("yes", "silent", "silent", "met"),
        ("silent", "no", "not_met", "silent"),
        ("yes", None, "not_known", "met"),
        ("partly", None, "not_known", "partly"),
        ("no", None, "not_met", "not_known"),
        ("silent", None, "silent", "not_known"),
        (None, "yes", "not_known", "met"),
        (None, None, "not_known", "not_known"),
        ("yes", "not_applicable", "met", "met"),
        ("not_applicable", "no", "not_met", "not_met"),
        ("not_applicable", "not_applicable", "not_applicable", "not_applicable"),
    ]
    for _, month, (interviews, notice, *_) in days(cases):
        answer(world, "mar-cndh", "private_interviews", interviews, **month)
        answer(world, "mar-cndh", "visits_unannounced", notice, **month)
    data = load(world)
    found = [
        (*c[:2], *(status(data, "mar-cndh", name, at=at) for name in ("both", "either"))) for at, _, c in days(cases)
    ]
    assert found == cases


# Kinds of rules


def test_an_answer_has_the_outcome_that_the_table_gives_it(world: Path) -> None:
    require(world, "said", "private_interviews,1,yes,,no|silent")
    require(world, "exists", "private_interviews,1,any,,")
    cases = [("yes", "met"), ("partly", "partly"), ("no", "not_met"), ("silent", "silent")]
    cases.append(("not_applicable", "not_applicable"))
    for _, month, (answered, _) in days(cases):
        answer(world, "mar-cndh", "private_interviews", answered, **month)
    data = load(world)
    assert [(case[0], status(data, "mar-cndh", "opcat_private", at=at)) for at, _, case in days(cases)] == cases
    of_silence = [status(data, "mar-cndh", name, at="2019-04-15") for name in ("said", "exists")]
    assert of_silence == ["not_met", "silent"], (
        "silence is not any answer, and has another outcome where the table says so"
    )


def test_an_answer_that_the_table_does_not_name_says_nothing_on_the_requirement(world: Path) -> None:
    """It neither meets it nor fails it: only what a rule names is counted."""
    require(world, "institution", "model,1,nhri|ombuds,,")
    assert status(load(world), "fra-cglpl", "institution") == "not_known"
    assert status(load(world), "mar-cndh", "institution") == "met"


def test_any_answer_meets_a_requirement_that_asks_for_any(world: Path) -> None:
    require(world, "exists", "designation_date,1,any,,")
    data = load(world)
    assert [status(data, "mar-cndh", "exists", at=at) for at in ("seminar", "2018-03-01")] == ["not_applicable", "met"]


def test_a_figure_above_zero_is_asked_for_in_practice(world: Path) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    for visits, year in (("0", "2019"), ("1", "2020")):
        count = {"unit": "visits", "basis": "year", "valid_from": year, "valid_to": year}
        add_fact(world, "mar-cndh", "visits_total", visits, **count)
    data = load(world)
    found = [status(data, "mar-cndh", "visits", "practice", at=at) for at in ("2019-06", "2020-06", "2021")]
    assert found == ["not_known", "not_met", "met"]
    assert status(data, "mar-cndh", "visits", "law", at="2021") == "not_known"


def test_parts_of_a_year_and_sums_of_several_meet_no_requirement_on_figures(world: Path) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2009") == "not_known"
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2015") == "met"


def test_a_deadline_counts_from_the_day_of_the_state_and_partial_dates_leave_it_open(world: Path) -> None:
    """OPCAT art. 17: one year after the entry into force, which was 24 December 2014 for Morocco."""
    require(world, "deadline", "designation_date,1,within 1 year of opcat_entry_into_force,,")
    named = {"2015-12-24": "met", "2015-12-25": "not_met", "2015-11": "met"}
    named |= {"2015-12": "not_known", "2015": "not_known", "2016": "not_met"}
    bodies = [body(world, f"b{place}", day) for place, day in enumerate(named)]
    found = assess(bodies, "deadline", at="2019", data=load(world)).statuses()
    assert found.loc["deadline", bodies].tolist() == list(named.values())


def test_a_deadline_that_begins_on_a_partial_date_is_open_in_between(world: Path) -> None:
    """Three years from some day of 2015 end on some day of 2018."""
    require(world, "deadline", "designation_date,1,within 3 years of operational_since,,")
    named = {"2018-01-01": "met", "2018-12-31": "not_known", "2019-01-01": "not_met"}
    bodies = [body(world, f"b{place}", day) for place, day in enumerate(named)]
    for name in bodies:
        add_fact(world, name, "operational_since", "2015", note="Invented.", explains="before_designation")
    found = assess(bodies, "deadline", at="2020", data=load(world)).statuses()
    assert found.loc["deadline", bodies].tolist() == list(named.values())


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


def function(world: Path) -> None:
    """Let the requirement of private interviews ask for an answer that speaks of the function."""
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")


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


def test_what_is_met_in_part_may_still_be_met_by_another_way_only(world: Path) -> None:
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    answer(world, "mar-cndh", "private_interviews", "partly")
    data = load(world)
    both, either = (assess("mar-cndh", name, at=DAY, data=data).counts().loc["mar-cndh"] for name in ("both", "either"))
    assert (both["not_known"], both["fewest"], both["most"]) == (1, 0, 0)
    assert (either["partly"], either["fewest"], either["most"]) == (1, 0, 1)


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
        answer(world, "mar-cndh", "private_interviews", value, basis, scope=scope, note="Limits.")
    found = assess("mar-cndh", "opcat_private", at=DAY, data=load(world))
    assert found.counts().loc["mar-cndh", ["not_known", "of_institution", "doubted"]].tolist() == [1, 0, 1]
    assert Page(html(found)).cells[0][1] == "not known | described, but sources differ; practice: not known"
    assert "Described, but sources differ on: private interviews." in str(findings.lacking(found, "mar-cndh"))
    assert findings.met_by(found).unknown == "Described, but sources differ: 1."
