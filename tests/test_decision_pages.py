"""What is told of each decision, on pages, on the command line and in files; and what holds of the published data."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

import npm_compare as npm_package
from conftest import Command, Page, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.comparison import compare
from npm_compare.analysis.decisions import decide
from npm_compare.analysis.estimates import Estimate
from npm_compare.analysis.law_texts import law_of, quoted
from npm_compare.analysis.pointed import pointed
from npm_compare.analysis.points import Point
from npm_compare.analysis.precedents import Precedents
from npm_compare.analysis.readings import TEXT, reading
from npm_compare.analysis.rule import HELD, PRECEDENTS, RECOMMENDATIONS, rule_of
from npm_compare.analysis.shares import shares
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import SEMINAR, Dataset, load
from npm_compare.views import decision_words as words
from npm_compare.views.decision_costs import costs
from npm_compare.views.decision_options import argued, argued_for
from npm_compare.views.decisions import rows
from npm_compare.views.findings.pressing import Gap, Lacking
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import speaking
from npm_compare.views.law_texts import on_points
from npm_compare.views.showing import html
from npm_compare.views.wording import inside
from test_decisions import own_law

ASKERS = ("mar-cndh", "sen-onlpl", "tun-inpt", "chl-cpt")

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
