"""What is to be decided: the rule of recommendation on made-up cases, and what stands beside each decision."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

import npm_compare as npm_package
from conftest import Command, Page, add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.arguments import Arguments, arguments
from npm_compare.analysis.comparison import compare
from npm_compare.analysis.decisions import Decisions, decide
from npm_compare.analysis.demands import demands
from npm_compare.analysis.estimates import Estimate
from npm_compare.analysis.law_texts import Law, law_in, law_of, quoted
from npm_compare.analysis.pointed import pointed
from npm_compare.analysis.points import Point
from npm_compare.analysis.precedents import Precedents
from npm_compare.analysis.readings import TEXT, reading
from npm_compare.analysis.requirements import rules_of
from npm_compare.analysis.rule import HELD, PRECEDENTS, RECOMMENDATIONS, precedent_of, rule_of
from npm_compare.analysis.shares import shares
from npm_compare.base.errors import UnknownName
from npm_compare.checking.check import check
from npm_compare.facts.dataset import SEMINAR, Dataset, load
from npm_compare.views import decision_words as words
from npm_compare.views.decision_costs import costs
from npm_compare.views.decision_options import argued, argued_for, option_rows
from npm_compare.views.decision_steps import changed, owner
from npm_compare.views.decisions import rows
from npm_compare.views.findings.headlines import headline
from npm_compare.views.findings.pressing import Gap, Lacking
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import speaking
from npm_compare.views.law_texts import law_name, on_points, place
from npm_compare.views.showing import html
from npm_compare.views.wording import inside

ASKERS = ("mar-cndh", "sen-onlpl", "tun-inpt", "chl-cpt")

NEIGHBOURS = {"dza": "Northern Africa", "tun": "Northern Africa", "sen": "Western Africa", "ben": "Western Africa"}
"""States whose mechanisms are added to the world, each with its subregion; France is the fifth law."""


def neighbours(world: Path, answers: dict[str, str], indicator: str = "private_interviews") -> Dataset:
    """Return the world with mechanisms of other States whose laws were read on one question."""
    for state, answer in answers.items():
        name, law = f"{state}-new", {"basis": "law", "valid_from": "2010", "confidence": "high"}
        tile = f"{10 + list(NEIGHBOURS).index(state)},9"
        places = f"Africa,{NEIGHBOURS[state]},Low income,no,yes,no,no,no,signatory,{tile}"
        add(world, "states", f"{state},{state.upper()},{state.upper()},{state.upper()},{state.upper()},{places}")
        add(world, "mechanisms", f"{name},{state},Body,Body,NEW,new_specialised,active,2010,,")
        add_fact(
            world, name, "designation_date", "2010", basis="unspecified", explains="no_act", note="No act was found."
        )
        add_fact(world, name, "model", "new_specialised", source="law-fr-2007", locator="art. 1", **law)
        add_fact(
            world, name, indicator, answer, source="law-fr-2007", locator=f"art. 5 {state}", note="Read whole.", **law
        )
    return load(world)


def point(found: Decisions, indicator: str = "private_interviews") -> Point:
    return next(one for one in found.points if one.indicator == indicator)


def own_law(world: Path, value: str, indicator: str = "private_interviews") -> None:
    """Let the law of Morocco's council be read on a question."""
    cells = {
        "basis": "law",
        "valid_from": "2018-03-01",
        "source": "gazette-ma-2018",
        "locator": "art. 14",
        "scope": "function",
    }
    add_fact(world, "mar-cndh", indicator, value, confidence="high", note="The whole act was read.", **cells)


# The rule


@pytest.mark.parametrize("held", ["no", "partly", "silent"])
@pytest.mark.parametrize("others", ["yes", "silent"])
def test_a_treaty_duty_binds_however_few_others_keep_it(world: Path, held: str, others: str) -> None:
    own_law(world, held)
    found = point(decide(data=neighbours(world, dict.fromkeys(NEIGHBOURS, others))))
    assert (found.force, found.others.read, found.others.have) == ("treaty", 5, 5 if others == "yes" else 1)
    assert (found.recommendation, found.then) == ("amend", "")


@pytest.mark.parametrize(
    ("answers", "code", "recommendation"),
    [
        (dict.fromkeys(NEIGHBOURS, "yes"), "half_or_more", "amend"),
        ({"dza": "silent", "tun": "partly", "sen": "no", "ben": "silent"}, "fewer", "consider"),
        ({"dza": "yes", "tun": "yes", "sen": "yes"}, "too_few", "consider"),
    ],
)
def test_guidance_is_to_be_followed_where_half_of_five_laws_or_more_do(
    world: Path, answers: dict[str, str], code: str, recommendation: str
) -> None:
    """Morocco's law is silent on visits without notice; France has them, and so have some of its neighbours."""
    spoil(world, "requirements", line_of("requirements", "spt_budget"), "applies_to", "")
    found = point(decide(data=neighbours(world, answers, "visits_unannounced")), "visits_unannounced")
    assert (found.force, found.held) == ("authoritative_guidance", "silent")
    assert (found.others.code, found.recommendation) == (code, recommendation)


def test_nothing_is_argued_from_fewer_than_five_laws(world_data: Dataset) -> None:
    found = decide(data=world_data)
    assert "Too few laws read: 1" in repr(found)
    assert "1 of 1" not in repr(found)
    assert [precedent_of(have, read) for have, read in ((4, 4), (3, 5), (2, 5), (3, 6))] == [
        *("too_few", "half_or_more", "fewer", "half_or_more"),
    ]


def test_a_text_that_was_not_read_is_read_first_and_the_page_says_what_follows_then(world: Path) -> None:
    found = point(decide(data=load(world)))
    assert (found.held, found.recommendation, found.then) == ("not_known", "verify", "amend")
    add_fact(
        world, "mar-cndh", "private_interviews", "yes", basis="described", scope="function", valid_from="2018-03-01"
    )
    described = point(decide(data=load(world)))
    assert (described.held, described.recommendation, described.told) == ("not_known", "verify", "met")


def test_a_rule_of_the_whole_institution_is_not_the_law_of_the_mechanism(world: Path) -> None:
    cells = {"basis": "law", "scope": "institution", "valid_from": "2018-03-01", "locator": "art. 3"}
    add_fact(world, "mar-cndh", "private_interviews", "yes", source="gazette-ma-2018", **cells)
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")
    found = decide(data=load(world))
    assert point(found).recommendation == "verify"
    assert "rule of the whole institution: yes, art. 3" in repr(found)


def test_what_the_law_gives_is_kept(world: Path) -> None:
    own_law(world, "yes")
    found = decide(data=load(world))
    assert (point(found).held, point(found).recommendation) == ("met", "keep")
    assert "private interviews (law 2, art. 14)" in repr(found)


def test_before_there_is_a_mechanism_everything_is_for_the_law_to_come(world_data: Dataset) -> None:
    found = decide(at="seminar", data=world_data)
    assert found.absent == "no_mechanism"
    assert {one.held for one in found.points if not one.figure} == {"absent"}
    assert point(found).recommendation == "adopt"
    figures = {one.recommendation for one in found.points if one.figure}
    assert figures == {"weigh"}, "a law adopts no figure"
    assert "provide for the need" in repr(found)
    assert "What follows is for the law to come." in repr(found)


def test_a_figure_is_held_against_the_need_and_one_not_found_is_asked_for(world: Path) -> None:
    own = point(decide("fra-cglpl", data=load(world)), "staff_total")
    assert (own.held, own.recommendation) == ("figure", "weigh")
    asked = point(decide(data=load(world)), "staff_total")
    assert (asked.held, asked.recommendation, asked.then) == ("not_known", "verify", "weigh")


def test_a_decision_without_points_or_with_one_option_is_refused(world: Path) -> None:
    line = line_of("decisions", "money")
    spoil(world, "decision_points", line_of("decision_points", "money"), "decision", "talk")
    spoil(world, "decision_options", line_of("decision_options", "money,share"), "decision", "talk")
    problems = check(world).query("severity == 'error'")
    assert problems[["file", "line", "rule"]].to_numpy().tolist() == [
        ["decisions.csv", line, "decision_options"],
        ["decisions.csv", line, "decision_without_points"],
    ]


def test_a_lawyer_can_change_the_rule(world: Path) -> None:
    own_law(world, "no")
    spoil(world, "recommendations", line_of("recommendations", "treaty,not_met"), "recommendation", "consider")
    assert point(decide(data=load(world))).recommendation == "consider"


def test_the_checker_tells_a_case_without_a_row_and_one_with_two(world: Path) -> None:
    place = line_of("recommendations", "authoritative_guidance,partly,fewer")
    spoil(world, "recommendations", place, "others_have", "half_or_more")
    problems = check(world)
    told = problems.loc[problems["file"] == "recommendations.csv", "rule"].tolist()
    assert {"case_answered_twice", "case_unanswered"} <= set(told)
    spoil(world, "recommendations", place, "others_have", "fewer")
    spoil(world, "recommendations", place, "recommendation", "change")
    problems = check(world)
    assert problems.loc[problems["file"] == "recommendations.csv", "rule"].tolist() == ["code_unknown"]


# What stands beside it


def test_the_first_to_be_named_is_of_the_region(world: Path) -> None:
    data = neighbours(world, dict.fromkeys(NEIGHBOURS, "yes"))
    found = point(decide(group="fra-cglpl", data=data))
    assert [one["subject"] for one in found.named] == ["dza-new", "fra-cglpl", "tun-new"]
    assert found.named[0]["locator"] == "art. 5 dza"
    assert found.others.regional


def test_who_argued_stands_beside_the_decision_first_topic_first_then_newest(world_data: Dataset) -> None:
    """The decision to talk has the topics law and model, in this order; of model the newest comes first."""
    talk = decide(data=world_data).decisions[0]
    assert [(one["date"], one["body"]) for one in talk.arguments.shown] == [
        *(("2015-01", "Invented Committee"), ("2018-02", "Invented Party"), ("2014", "Invented League")),
    ]
    assert decide(at="seminar", data=world_data).decisions[0].arguments.shown[0]["body"] == "Invented Committee"


def test_a_share_of_laws_leads_to_the_page_that_names_them(world_data: Dataset) -> None:
    leads = '<a href="13_brief.ipynb">'
    said = findings.pressing(data=world_data)
    shares = [share for _, share in said.acts if share]
    assert said._repr_html_().count(leads) == len(shares)
    lacking = findings.most_lacking(data=npm_package.load())
    assert lacking.unread
    assert lacking._repr_html_().count(leads) == len(lacking.unread)


def test_a_mechanism_that_is_not_there_acts_once_it_is_set_up() -> None:
    data = npm_package.load()
    later, now = (decide("mar-cndh", at=at, data=data) for at in ("seminar", "today"))
    own = [one for one in later.decisions if one.row["owner"] == "mechanism"]
    assert own
    assert {owner(later, one) for one in own} == {"The mechanism, once it is set up"}
    assert {owner(now, one) for one in now.decisions if one.row["owner"] == "mechanism"} == {"The mechanism"}


def test_a_remark_on_what_is_there_does_not_stand_among_what_was_wanted(world_data: Dataset) -> None:
    said = str(decide(data=world_data))
    argued, remarked = (
        [line for line in said.splitlines() if line.strip().startswith(head)]
        for head in ("What was said.", "What was remarked.")
    )
    assert [line.split("Invented ")[1].split(",")[0] for line in argued] == ["Party", "League"]
    assert [line.split("Invented ")[1].split(",")[0] for line in remarked] == ["Committee", "Society"]


def test_a_position_stands_under_one_decision_and_each_body_has_one_word() -> None:
    positions = [
        {"body": body, "topic": topic, "words": body + topic}
        for body, topic in (("A", "law"), ("A", "law"), ("B", "law"))
    ]
    positions += [{"body": body, "topic": "law", "words": body} for body in "CD"]
    decisions = [{"decision": "first", "topics": "law"}, {"decision": "second", "topics": "law|model"}]
    found = arguments(decisions, positions)
    assert [one["body"] for one in found["first"].shown] == ["A", "B", "C"]
    assert (found["first"].others, found["second"]) == (2, Arguments((), 0))


def test_a_point_says_on_which_law_it_rests_and_which_law_was_not_read(world: Path) -> None:
    """The Council's act was read on interviews and denies them; the act is named by its number, with the article."""
    own_law(world, "no")
    found = decide(data=load(world))
    (law,) = found.resting("amend")
    assert (law.kind, law.number) == ("law", "2")
    assert "law 2, art. 14" in repr(found)
    head = headline("13", data=load(world))
    assert head.head.startswith("Morocco should amend law 2 on 1 point")
    assert "To be amended: law 2 on 1 point (art. 14)." in head.unknown


def test_of_a_law_not_read_on_every_point_it_is_said_what_is_noted_on_its_text(world: Path) -> None:
    words = {"basis": "law", "valid_from": "2018-03-01"}
    add_fact(world, "mar-cndh", "legal_instrument", "Loi n° 2 de 2018", **words, source="gazette-ma-2018")
    assert "On the text" not in npm_package.findings.headline("13", "mar-cndh", data=load(world)).unknown
    line = line_of("sources", "gazette-ma-2018")
    spoil(world, "sources", line, "note", "Only the beginning was readable.")
    told = "On the text of law 2: Only the beginning was readable."
    assert npm_package.findings.headline("13", "mar-cndh", data=load(world)).unknown.endswith(told)
    assert told in repr(npm_package.draft("mar-cndh", data=load(world)))


def of_another_law(world: Path, value: str) -> None:
    """Let a law on prisons be read on interviews; law 2 is the Council's own."""
    add_fact(world, "mar-cndh", "legal_instrument", "Loi n° 2 sur le Conseil", valid_from="2018-03-01")
    kind = "law,Law No. 7-20 on prisons,State,Gazette,2019-01-01,https://example.org/p,en,,"
    add(world, "sources", f"prison-law,{kind}")
    cells = {"source": "prison-law", "locator": "art. 112", "scope": "function", "note": "Read whole."}
    add_fact(world, "mar-cndh", "private_interviews", value, basis="law", valid_from="2019-01-01", **cells)


def test_what_a_law_on_another_subject_limits_the_own_law_may_give(world: Path) -> None:
    """The prison law gives interviews in part: whoever has not read the mechanism's own law amends neither."""
    of_another_law(world, "partly")
    found = decide(data=load(world))
    asked = point(found)
    assert (asked.held, asked.recommendation, asked.then, asked.told) == ("not_known", "verify", "amend", "partly")
    shown = repr(found)
    assert "in law 7-20 on prisons: partly, art. 112" in shown
    assert "Read law 2 first on: private interviews." in shown
    assert "a change of law 7-20 on prisons is for the ministry that presents that law." in shown
    head = headline("13", data=load(world))
    assert "amend" not in head.head
    assert "Read: law 7-20 on prisons on 1 point (art. 112); law 2 " in shown


def test_a_duty_is_kept_by_whatever_law_gives_it(world: Path) -> None:
    of_another_law(world, "yes")
    assert point(decide(data=load(world))).recommendation == "keep"


def test_where_the_own_law_was_read_too_the_other_law_may_be_amended(world: Path) -> None:
    of_another_law(world, "partly")
    own = "law,Loi n° 2 sur le Conseil,State,Gazette,2018-03-01,https://example.org/o,fr,,"
    add(world, "sources", f"own-law,{own}")
    cells = {"source": "own-law", "locator": "art. 3", "scope": "function", "note": "Read whole."}
    add_fact(world, "mar-cndh", "private_interviews", "partly", basis="law", valid_from="2018-03-01", **cells)
    assert point(decide(data=load(world))).recommendation == "amend"


def test_a_decree_carries_a_law_out_and_a_year_behind_a_number_makes_no_other_law() -> None:
    own = Law("law", "4288/2011")
    assert [one.other_than(own) for one in (Law("law", "4288"), Law("decree", "12"), Law("law", "12"))] == [
        *(False, False, True),
    ]


@pytest.mark.parametrize(
    ("named", "number"), [("Loi n° 12/2018 sur le Conseil", "12"), ("Loi n° 12", "12"), ("Loi n° 13/2018", "13/2018")]
)
def test_the_own_law_is_written_as_its_document_writes_it_so_that_one_law_is_never_two(
    world: Path, named: str, number: str
) -> None:
    add(world, "sources", "own-law,law,Loi n° 12 sur le Conseil,State,Gazette,2018-03-01,https://example.org/o,fr,,")
    add_fact(world, "mar-cndh", "legal_instrument", named, source="own-law", locator="title", valid_from="2018-03-01")
    found = decide(data=load(world)).own_law
    assert found is not None
    assert (found.kind, found.number) == ("law", number)


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("Loi n° 76-15 relative au Conseil, promulguée par le dahir n° 1-18-17", "law", "76-15"),
        ("ظهير شريف رقم 1.24.33 صادر بتنفيذ القانون رقم 10.23 المتعلق", "law", "10-23"),
        ("Ley N.º 21.154 que designa", "law", "21.154"),
        ("Décret n° 2008-246 du 12 mars 2008", "decree", "2008-246"),
        ("communiqué quoting art. 6 of law 2016-036", "law", "2016-036"),
    ],
)
def test_a_law_is_told_by_kind_and_number_in_any_language(title: str, kind: str, number: str) -> None:
    found = law_in(title)
    assert found is not None
    assert (found.kind, found.number) == (kind, number)
    assert law_in("Law of 28 March 2024") is None


@pytest.mark.parametrize(
    ("title", "organic"),
    [
        ("Loi organique n° 2013-43 du 23 octobre 2013", True),
        ("Organic Law No. 2013-43 of 21 October 2013", True),
        ("Ley Orgánica 3/1981, de 6 de abril", True),
        ("القانون التنظيمي رقم 76.15", True),
        ("القانون رقم 76.15", False),
        ("Loi n° 76-15 relative au Conseil", False),
    ],
)
def test_a_law_is_organic_where_its_title_says_so(title: str, organic: bool) -> None:
    data, law = load(), law_in(title)
    assert law is not None
    assert law.organic == organic
    assert law_name(data, law).startswith("organic law " if organic else "law ")


def test_a_law_that_another_document_quotes_is_named_where_it_is_known_which() -> None:
    """By the number beside the article, or because the answer holds from the day of the law on the mechanism itself."""
    data = load()
    of_press = {"source": "tun-gnet-2021", "subject": "tun-inpt", "locator": "art. 13 quoted by the INPT"}
    assert place(data, {**of_press, "valid_from": "2013-10"}) == (
        "organic law 2013-43, quoted by GnetNews (2021), art. 13 quoted by the INPT"
    )
    assert place(data, {**of_press, "valid_from": "2014-02"}).startswith("a law quoted by GnetNews (2021), ")
    assert place(data, {**of_press, "valid_from": "", "locator": "art. 36 of law 2024-22 as quoted"}) == (
        "law 2024-22, quoted by GnetNews (2021), art. 36"
    )
    constitution = {**of_press, "valid_from": "2013-10", "locator": "art. 42 of the Constitution as quoted"}
    assert place(data, constitution).startswith("a law quoted by ")


def test_one_question_has_one_share_of_laws_as_a_demand_and_as_a_point() -> None:
    """Where a requirement asks one question, 03 and 13 count the same laws; 13 leaves the own one out."""
    data = load()
    rules, every = rules_of(data), demands("mar-cndh", ["opcat", "spt_guidelines"], data=data)
    counted = every.table.set_index("requirement")
    alone = [one for one in decide("mar-cndh", data=data).points if not one.figure and one.requirement in counted.index]
    alone = [one for one in alone if [t.indicator for t in rules[one.requirement] if t.way] == [one.indicator]]
    assert len(alone) >= 15
    for one in alone:
        met, read = counted.loc[one.requirement, ["met", "read"]]
        own = one.fact is not None
        assert (met - (own and one.held == "met"), read - own) == (one.others.have, one.others.read), one.indicator


def test_confidence_is_one_word_and_what_would_change_it_stands_where_it_is_not_high(world_data: Dataset) -> None:
    page = Page(html(decide(data=world_data)))
    assert any(
        note.startswith("Confidence: high where the law was read") for note in page.notes
    ) or "medium on at least half" in html(decide(data=world_data))
    kept = decide("fra-cglpl", data=world_data).decisions[0]
    assert (kept.confidence, changed(decide("fra-cglpl", data=world_data), kept)) == ("high", "")


def test_a_decision_is_no_surer_than_the_weakest_fact_that_it_rests_on() -> None:
    sure = ["low", "medium", "high"]
    decisions = [one for name in ("fra-cglpl", "tun-inpt", "mar-cndh", "mli-cndh") for one in decide(name).decisions]
    bounded = 0
    for one in decisions:
        facts = [point.fact["confidence"] for point in one.points if point.fact]
        assert all(sure.index(one.confidence) <= sure.index(confidence) for confidence in facts), one.name
        bounded += bool(facts) and all(point.held != "not_known" for point in one.points) and "low" in facts
    assert bounded  # one whose every point was read is bounded by a fact of low confidence


def test_what_would_change_a_decision_that_was_read_whole_is_its_weakest_fact() -> None:
    found = decide("fra-cglpl")
    visits = next(one for one in found.decisions if one.name == "visits")
    weakest = next(point for point in visits.points if point.fact and point.fact["confidence"] == "low")
    assert visits.changed_by == weakest.indicator
    assert changed(found, visits).startswith("A surer answer on: ")


def test_an_option_that_needs_a_host_is_marked_for_a_mechanism_that_stands_alone() -> None:
    mark = " (only inside a host institution)"
    for name, stands_alone in (("tun-inpt", True), ("fra-cglpl", True), ("mar-cndh", False), ("esp-defensor", False)):
        labels = option_rows(decide(name))["Option"]
        assert labels.str.endswith(mark).sum() == (2 if stands_alone else 0), name
    assert f"A chapter in the law of the institution{mark}" in html(decide("tun-inpt"))


def test_the_rule_never_points_at_an_option_that_the_mechanism_cannot_take() -> None:
    found = decide("mar-cndh")
    decision = next(one for one in found.decisions if pointed(one.options, one.points).option)
    chosen = pointed(decision.options, decision.points).option
    assert chosen is not None
    barred = [row | {"applies": row["choice"] != chosen["choice"]} for row in decision.options]
    other = pointed(barred, decision.points).option
    assert other is None or other["choice"] != chosen["choice"]


def test_positions_without_a_translation_are_marked_as_english_where_another_language_is_spoken() -> None:
    every = load()
    data = replace(every, translations=every.translations.iloc[:0])
    with speaking("fr"):
        shown = html(decide("tun-inpt", data=data))
    assert '<span lang="en" dir="ltr">[EN] ' in shown
    assert '<span lang="en"' not in html(decide("tun-inpt", data=data))


# One rule for what was read


def test_counts_of_laws_read_are_the_same_on_every_page() -> None:
    """Report 03 counts texts and descriptions apart; the texts are the laws that 13 counts, which leaves the own one out."""
    comparison = compare("all", ["powers", "dialogue", "protection"])
    counts, table = shares(comparison), decide("mar-cndh").table.set_index("indicator")
    for indicator in counts.index.intersection(table.index):
        own = comparison.readings.get(("mar-cndh", indicator)) == TEXT
        assert counts.loc[indicator, "texts"] - own == table.loc[indicator, "read"], indicator
    assert (counts["texts"] <= counts["read"]).all()


def test_what_speaks_of_the_function_goes_before_a_rule_of_the_host() -> None:
    law, described = {"basis": "law"}, {"basis": "described"}
    assert reading(described, law) == "described"
    assert reading(described, law, doubted=True) == "of_institution"
    assert (reading(None, law), reading(None, None), reading(law, law)) == ("of_institution", "not_known", "law")


def test_decisions_come_in_the_order_of_their_table_and_those_that_press_most_first(world_data: Dataset) -> None:
    found = decide(data=world_data)
    assert [decision.name for decision in found.decisions] == ["talk", "money"]
    assert [decision.name for decision in found.pressing()] == ["talk", "money"]
    assert [one.indicator for one in found.gaps()] == ["visits_unannounced"]
    assert [one.indicator for one in found.unread()] == ["private_interviews"], "what was not read is no gap"


def test_the_one_page_lists_what_falls_short_apart_from_what_is_to_be_read(world: Path) -> None:
    first = findings.most_lacking(data=load(world))
    assert ([one.mark for one in first.gaps], [one.mark for one in first.unread]) == (["no"], ["not_known"])
    assert [one.caption.split(" in ")[0] for one in first.tables] == ["What is known to fall short", "To be read first"]
    own_law(world, "yes")
    assert len(findings.most_lacking(data=load(world)).tables) == 1
    to_come = findings.most_lacking(at="seminar", data=load(world))
    assert [one.caption for one in to_come.tables] == ["What the law to come must give first"]


def test_what_comes_first_is_the_same_in_the_decisions_in_what_is_to_be_read_and_in_what_is_missing() -> None:
    """One page that names three different first steps names none."""
    data = npm_package.load()
    acts = findings.pressing("mar-cndh", data=data).sentences
    read = [gap.label for gap in findings.most_lacking("mar-cndh", data=data).unread]
    missing = repr(findings.to_find("mar-cndh", data=data)).splitlines()[1:]
    assert len(acts) == len(missing) == 3
    for act, label, line in zip(acts, read, missing, strict=False):
        assert inside(label) in act
        assert label in line
    found = decide("fra-cglpl", data=data)
    first = [min(one.points, key=lambda p: (p.figure, *p.pressure)).indicator for one in found.pressing(2)]
    assert [point.indicator for point in (*found.gaps(2), *found.unread(2))][:2] == first


def test_a_page_without_a_gap_says_that_only_texts_count_and_where_descriptions_do() -> None:
    """What reports 12 and 16 call falling short, as described, must not be denied by the one page."""
    page = Lacking(
        "Morocco COU", "law 1", (), (Gap("Visits", "art. 1", "not_known", "", "", ""),), described="report 12"
    )
    assert page.lead == (
        "What was read shows no gap: law 1 was not read on these points, and may give them. What others describe is counted "
        "in report 12, not on this page."
    )
    assert "describe" not in replace(page, described="").lead
    assert replace(page, described="", elsewhere="files (law 2, art. 3)").lead == (
        "Another law, as read, falls short: files (law 2, art. 3). On these points law 1 was not read, and may give them."
    )


def test_what_another_law_was_read_to_fall_short_of_comes_before_what_nobody_has_read_and_is_told() -> None:
    """No gap of the own law, which may give more; but “no gap was read” would hide the one article that was."""
    found = decide("mar-cndh")
    open_ones = next(one for one in found.decisions if any(point.elsewhere for point in one.points))
    assert open_ones.leading.elsewhere
    told = findings.most_lacking("mar-cndh").lead
    for point in found.points:
        label = inside(indicator_label(found.data, point.indicator)) if point.elsewhere else ""
        assert label in told
    assert "no gap" not in told


def test_what_falls_short_and_what_is_to_be_read_stand_in_tables_with_their_own_heads() -> None:
    one = Gap("Visits", "art. 1", "not_known", "", "", "")
    page = Lacking("Morocco COU", "law 1", (one,), (one,))
    falls, reading = page.tables
    assert falls.columns == ("What is asked", "Morocco COU", "Law and article")
    assert reading.columns == ("What is asked", "What is known beside the law", "Other laws that give it in full")
    assert (falls.caption, reading.caption) == ("What is known to fall short", "To be read first in law 1")
    to_come = replace(page, absent=True, unread=()).tables
    assert [table.columns for table in to_come] == [("What is asked", "Other laws that give it in full")]


def test_a_rule_that_asks_nothing_of_a_body_alone_says_so_because_fewer_laws_count_on_it(world: Path) -> None:
    whole = decide(data=load(world)).points[0]
    assert "stands alone" not in words.rule(load(world), whole)
    table = load(world).requirements.copy()
    table.loc[table["requirement"] == whole.requirement, "applies_to"] = "nhri|ombuds"
    assert words.rule(replace(load(world), requirements=table), whole).endswith(
        "; not asked of a body that stands alone)"
    )
    table.loc[table["requirement"] == whole.requirement, "applies_to"] = "au"
    assert "stands alone" not in words.rule(replace(load(world), requirements=table), whole)


def test_of_a_body_that_is_still_to_come_nothing_is_said_to_be_known_in_full(world_data: Dataset) -> None:
    said = str(findings.to_find("mar-cndh", at="seminar", data=world_data))
    assert said.startswith("There is no mechanism yet of which something could be known")


def test_the_page_says_whose_rule_it_is_and_that_it_is_no_legal_advice(world_data: Dataset) -> None:
    for shown in (repr(decide(data=world_data)), html(decide(data=world_data))):
        assert "a rule of this project (table recommendations.csv)" in shown
        assert "It is not legal advice." in shown


def test_a_decision_is_shown_with_its_rule_own_law_options_step_and_confidence(world_data: Dataset) -> None:
    page = Page(html(decide(data=world_data)))
    assert {"Rule that binds", "Other laws that give it in full", "Morocco COU", "What follows", "Option"} <= set(
        page.headings
    )
    assert "Private interviews (OPCAT art. 20(d), treaty obligation)" in page.headings
    assert ("", "It lasts.") in page.cells
    assert any(note.startswith("Next step. Read the law first on: private interviews.") for note in page.notes)
    assert any(note.startswith("What would change it. The answer on: private interviews.") for note in page.notes)


# The published data


@pytest.mark.parametrize("at", ["today", "seminar"])
@pytest.mark.parametrize("asker", ASKERS)
def test_every_decision_of_every_asker_can_be_acted_on(asker: str, at: str) -> None:
    found = decide(asker, at=at)
    assert len(found.decisions) >= 7
    for decision in found.decisions:
        assert 2 <= len(decision.options) <= 3
        for one in decision.points:
            assert (one.held, one.recommendation) != ("met", "amend")
            assert one.held in HELD
            assert one.recommendation in RECOMMENDATIONS
            assert len(one.named) <= 3
    assert html(found).count("<h3>") == sum(bool(decision.points) for decision in found.decisions)


def test_the_rule_answers_every_case_of_the_published_data() -> None:
    data = load()
    forces = set(data.requirements.loc[data.decision_points["requirement"], "force"])
    assert {(force, held, code) for force in forces for held in HELD for code in PRECEDENTS} <= set(rule_of(data))
    assert set(data.codes_of("held")) == set(HELD)
    assert data.codes_of("recommendation") == list(RECOMMENDATIONS)
    assert data.codes_of("others_have") == list(PRECEDENTS)


def test_every_text_of_the_tables_of_decisions_holds_no_figure_of_the_data() -> None:
    """A figure would be stale with the next fact: articles and paragraphs of treaties are none."""
    places = re.compile(r"(?:articles?|arts?\.|paragraphs?|paras?\.) \d+(?:\(\w\))*(?:(?:,| and| to) \d+(?:\(\w\))*)*")
    texts = load().decisions[["label_en", "text_en", "step_en"]].to_numpy().ravel()
    assert [text for text in texts if re.search(r"\d", places.sub("", text))] == []


def test_an_unknown_mechanism_is_refused() -> None:
    with pytest.raises(UnknownName, match="Did you mean mar-cndh"):
        decide("mar-cnhd")


# On the command line and in files


def test_the_command_gives_the_same_bytes_in_every_language(npm: Command) -> None:
    said = {npm("decide", "tun-inpt", "--format", "csv", "--language", language).out for language in ("en", "fr", "ar")}
    assert len(said) == 1
    (text,) = said
    head, *lines = csv.reader(text.splitlines())
    assert head[:5] == ["decision", "requirement", "force", "indicator", "held"]
    assert len(lines) == len(decide("tun-inpt").table)


def test_the_command_shows_the_decisions_at_both_dates(npm: Command) -> None:
    assert "law to come" in npm("decide", "mar-cndh", "--at", SEMINAR).out
    assert "law to come" not in npm("decide", "mar-cndh").out


def test_decisions_are_saved_as_a_workbook_and_as_codes(tmp_path: Path, world_data: Dataset) -> None:
    from openpyxl import load_workbook

    found = decide(data=world_data)
    book = load_workbook(npm_package.save(found, tmp_path / "a.xlsx"))
    assert book.sheetnames == ["Decisions", "Options", "Rule"]
    assert book["Decisions"].max_row == len(found.table) + 1
    assert npm_package.save(found, tmp_path / "a.csv").read_text("utf-8-sig").startswith("decision,requirement,force")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_texts_are_in_the_language_spoken(language: str) -> None:
    with speaking(language):
        shown = str(rows(decide("tun-inpt")).iloc[0, 1])
    assert shown == str(load().decisions.loc[0, f"text_{language}"])


def test_laws_that_were_read_in_a_quotation_are_counted_in_words() -> None:
    said = [words.quotations(count) for count in (0, 1, 2)]
    assert said == ["", "1 read in a quotation", "2 read in a quotation"]


def test_an_estimate_is_told_in_two_figures_and_money_with_its_currency(world_data: Dataset) -> None:
    """More figures would promise what an estimate cannot."""
    talk, _ = decide(data=world_data).decisions
    posts, money = Estimate("staff", 7.8, 38.44, 206), Estimate("budget", 2_143_000, 16_234_567, 123_000_000, "MAD")
    said = [
        costs(world_data, replace(talk, row=talk.row | {"sized_by": one.result}, cost=one)) for one in (posts, money)
    ]
    assert said[0].startswith("About 38 full-time posts (8 to 210), if every place were seen in its turn")
    assert said[1].startswith("About 16,000,000 MAD a year (2,100,000 MAD to 120,000,000 MAD), if every place")


def test_every_decision_says_what_it_costs_by_the_estimate_or_by_its_text(world_data: Dataset) -> None:
    talk, money = decide(data=world_data).decisions
    assert costs(world_data, talk) == "No post."
    assert "report 11" in costs(world_data, money) or costs(world_data, money).startswith("Not estimated")
    for decision in decide(data=load()).decisions:
        assert costs(load(), decision), decision.name


def test_who_argued_for_an_option_stands_beside_it_and_not_among_the_others(world: Path) -> None:
    """The Party wants the Council: here it argues for the law, so two are left below the decision to talk."""
    spoil(world, "debate", line_of("debate", "mar,2018-02"), "argues_for", "talk/law")
    talk = decide(data=load(world)).decisions[0]
    assert [one["body"] for one in talk.arguments.options["law"]] == ["Invented Party"]
    assert [one["body"] for one in talk.arguments.shown] == ["Invented Committee", "Invented League"]
    assert "Who argued for “By law”: Invented Party, February 2018." in str(decide(data=load(world)))


def option(name: str, indicator: str = "") -> dict[str, str]:
    return {"choice": name, "indicator": indicator}


def asked(indicator: str, have: int, read: int, *, force: str = "treaty") -> Point:
    """Return a point that so many of the laws read give."""
    return Point("asked", indicator, force, "silent", Precedents(have, read, (), True), "amend", "")


@pytest.mark.parametrize(
    ("points", "expected", "reason"),
    [
        ([asked("a", 3, 6), asked("b", 5, 6)], "second", ""),
        ([asked("a", 3, 6), asked("b", 5, 6, force="authoritative_guidance")], "first", ""),
        ([asked("a", 2, 6), asked("b", 2, 6)], "", "fewer_than_half"),
        ([asked("a", 4, 4), asked("b", 2, 3)], "", "too_few_laws"),
        ([asked("c", 6, 6)], "", "no_question"),
    ],
)
def test_the_rule_points_at_the_option_that_half_of_the_laws_took_a_duty_first(
    points: list[Point], expected: str, reason: str
) -> None:
    found = pointed([option("first", "a"), option("second", "b"), option("third")], points)
    assert ((found.option or {"choice": ""})["choice"], found.reason) == (expected, reason)


def test_laws_read_in_a_quotation_are_told_apart() -> None:
    """Of the laws read on the places of Morocco's mechanism some are known only as others quote them."""
    found = next(one for one in decide(data=load()).points if one.indicator == "scope_definition").others
    assert 0 < found.quoted < found.read
    said = str(decide(data=load()))
    assert f"{found.have} of {found.read} laws read, {found.quoted} read in a quotation" in said
    assert "art. whole" not in said


def test_an_answer_is_quoted_where_its_document_is_no_law_or_its_place_says_so(world_data: Dataset) -> None:
    assert not quoted(world_data, {"source": "law-fr-2007", "locator": "art. 2"})
    assert quoted(world_data, {"source": "law-fr-2007", "locator": "art. 2 quoted"})
    assert quoted(world_data, {"source": "press-fr-2016", "locator": "para. 8"})


def test_lists_whose_items_have_commas_are_set_with_semicolons() -> None:
    """Who argued, each with a day; laws, each with its articles."""
    found = decide("mar-cndh")
    pairs = [(decision, row["choice"]) for decision in found.decisions for row in decision.options]
    notes = [those for decision, choice in pairs if (those := argued_for(found.data, decision, choice))]
    lines = [line for decision in found.decisions for line in argued(found.data, decision)]
    assert [line.count(";") for line in lines] == [len(those) - 1 for those in notes]
    assert max(map(len, notes)) > 1
    point, fact = next((point, fact) for point in found.points if (fact := point.fact or point.elsewhere))
    law = law_of(found.data, fact["source"])
    two = on_points(found.data, {law: [point], replace(law, number="9-99"): [point]})
    assert re.fullmatch(r"[^(]+ on 1 point \(.+\); [^(]+ on 1 point \(.+\)", two)
