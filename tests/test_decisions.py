"""What is to be decided: the rule of recommendation on made-up cases, and what stands beside each decision."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import npm_compare as npm_package
from conftest import Page, add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.arguments import Arguments, arguments
from npm_compare.analysis.decisions import Decisions, decide
from npm_compare.analysis.demands import demands
from npm_compare.analysis.law_texts import Law, law_in
from npm_compare.analysis.pointed import pointed
from npm_compare.analysis.points import Point
from npm_compare.analysis.requirements import rules_of
from npm_compare.analysis.rule import precedent_of
from npm_compare.checking.check import check
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.decision_options import option_rows
from npm_compare.views.decision_steps import changed, owner
from npm_compare.views.findings.headlines import headline
from npm_compare.views.language import speaking
from npm_compare.views.law_texts import law_name, place
from npm_compare.views.showing import html

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


@pytest.mark.parametrize(("held", "others"), [("no", "yes"), ("partly", "silent"), ("silent", "silent")])
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
