from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Page, add_fact, line_of, spoil
from npm_compare.analysis.answers import answer
from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, by_cell, load
from npm_compare.facts.selection import LAW, PRACTICE
from npm_compare.views import findings
from npm_compare.views.comparison import caption, foot, notes, values
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.showing import html
from npm_compare.views.words import words

TREACHEROUS = """<script>alert("a & b")</script> 'quoted'"""


def page(comparison: Comparison) -> Page:
    return Page(html(comparison))


def cell(data: Dataset, mechanism: str, indicator: str, **options: str) -> tuple[str, str]:
    """Return the class and the text of the only cell of a table."""
    ((kind, text),) = page(compare(mechanism, indicator, data=data, **options)).cells
    return kind, text


def value(data: Dataset, mechanism: str, indicator: str, **options: str) -> str:
    return str(values(compare(mechanism, indicator, data=data, **options)).iloc[0, 0])


# Unknown, silent, no, not applicable


@pytest.fixture
def four_kinds(world: Path) -> Dataset:
    """Morocco's act is silent on unannounced visits; nothing is known of Mali's term; two answers are added."""
    since = {"basis": "law", "valid_from": "2018-03-01", "source": "gazette-ma-2018"}
    add_fact(world, "mar-cndh", "private_interviews", "no", **since)
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", basis="law", valid_from="2018-03-01")
    add_fact(
        world, "fra-cglpl", "private_interviews", "not_applicable", basis="law", confidence="high", valid_from="2024"
    )
    spoil(
        world,
        "mechanism_facts",
        line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"),
        "valid_to",
        "2023-12-31",
    )
    return load(world)


def test_silent_no_not_applicable_and_not_known_are_told_apart(four_kinds: Dataset) -> None:
    for mechanism, indicator, said, kind in (
        ("mar-cndh", "visits_unannounced", "Text is silent (law)", "silent"),
        ("mar-cndh", "private_interviews", "No (law)", "no"),
        ("fra-cglpl", "private_interviews", "Not applicable (law)", "not_applicable"),
        ("mli-cndh", "private_interviews", "not known", "not_known"),
        ("fra-cglpl", "visits_unannounced", "Yes (law)", "yes"),
    ):
        assert value(four_kinds, mechanism, indicator) == said
        found, text = cell(four_kinds, mechanism, indicator)
        assert (found, text.replace(" | law", " (law)").casefold()) == (kind, said.casefold())


def test_what_is_not_known_is_written_in_its_cell_whatever_the_question(world_data: Dataset) -> None:
    nothing = compare("mar-cndh", ["mandate", "independence", "organisation", "resources"], at="2000", data=world_data)
    assert set(values(nothing).to_numpy().ravel()) == {"not known"}
    assert set(page(nothing).cells) == {("not_known", "Not known")}


def test_silence_is_not_a_no_and_not_known_is_neither(world_data: Dataset) -> None:
    answers = compare("seminar", "powers", at="2018-03-01", data=world_data).answers()
    assert answers.loc["visits_unannounced"].to_dict() == {
        "mar-cndh": "silent",
        "fra-cglpl": "yes",
        "mli-cndh": "not_known",
    }


# Qualities shown with the value


@pytest.mark.parametrize(
    ("mechanism", "indicator", "at", "said"),
    [
        ("fra-cglpl", "term_years", "2016", "6 years (law)"),
        ("mar-cndh", "private_interviews", "2019", "Yes (bill, as of 2016)"),
        ("fra-cglpl", "budget_total", "2015", "3,900,000 EUR (2014, voted)"),
        ("fra-cglpl", "staff_total", "2015", "25.5 (2014, full-time equivalent, sources differ)"),
        ("mli-cndh", "model", "2015", "Ombudsman institution (described, date not established)"),
        ("fra-cglpl", "visits_total", "2009", "60 (1 July 2008 to 31 December 2008, part of year or of places)"),
        ("fra-cglpl", "visits_unannounced_share", "2015", "70% (2014, full year)"),
    ],
)
def test_year_basis_and_doubts_are_shown_with_the_value(
    world_data: Dataset, mechanism: str, indicator: str, at: str, said: str
) -> None:
    assert value(world_data, mechanism, indicator, at=at) == said
    _, text = cell(world_data, mechanism, indicator, at=at)
    shown, _, qualities = said.partition(" (")
    assert text == f"{shown} | {qualities.removesuffix(')')}"


def test_what_the_coder_derived_is_marked_as_derived(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,term_years")
    spoil(world, "mechanism_facts", line, "derived", "yes")
    spoil(world, "mechanism_facts", line, "note", "Two terms of three years, added.")
    assert value(load(world), "fra-cglpl", "term_years") == "6 years (law, derived)"


def test_what_was_seen_in_an_earlier_year_says_as_of_which(world: Path) -> None:
    """A practice seen in December 2015, and an open description without a beginning; a rule of law goes on until changed."""
    add_fact(world, "fra-cglpl", "term_years", "5", unit="years", basis="described", attested="2012", note="x")
    data = load(world)
    facts = compare("fra-cglpl", ["private_interviews", "term_years"], at="2019", data=data).facts
    seen = {(row["indicator"], row["basis"]): row["as_of"] for row in facts.to_dict("records")}
    assert seen == {
        ("private_interviews", "law"): "",
        ("private_interviews", "practice"): "2015",
        ("term_years", "law"): "",
        ("term_years", "described"): "2012",
    }
    page = html(compare("fra-cglpl", "private_interviews", at="2019", data=data))
    assert "No (practice, as of 2015)" in page
    assert "as of" not in html(compare("fra-cglpl", "private_interviews", at="2015-12-31", data=data))


def test_a_closed_answer_is_known_to_hold_until_its_end(world: Path) -> None:
    seen = {"attested": "2014-12", "valid_to": "2018", "basis": "practice"}
    add_fact(world, "mli-cndh", "private_interviews", "yes", **seen)
    assert value(load(world), "mli-cndh", "private_interviews", at="2015") == "Yes (practice)"


def test_a_basis_not_established_is_shown_as_such(world: Path) -> None:
    add_fact(world, "mli-cndh", "private_interviews", "yes", attested="2015", source="page-undated")
    assert (
        value(load(world), "mli-cndh", "private_interviews", at="2016-01-01")
        == "Yes (basis not established, as of 2015)"
    )


def test_each_visit_of_the_spt_is_shown_with_its_own_qualities(world_data: Dataset) -> None:
    """One visit was made, the other only announced: the first does not lend its basis to the second."""
    visits = Comparison(world_data, ("mli",), ("spt_visit",), "2017")
    said = {"5 December 2011 (carried out)", "April 2016 (announced, not confirmed)"}
    assert set(str(values(visits).iloc[0, 0]).split("; ")) == said
    ((_, text),) = page(visits).cells
    assert set(text.split("; ")) == said


# Answers by basis


def test_law_and_practice_are_apart(world_data: Dataset) -> None:
    comparison = compare(["fra-cglpl", "mli-cndh", "mar-cndh"], "powers", at="2016-06-01", data=world_data)
    law, practice = comparison.answers(LAW), comparison.answers(PRACTICE)
    assert law.loc["private_interviews"].tolist() == ["yes", "not_known", "not_known"]
    assert practice.loc["private_interviews"].tolist() == ["no", "not_known", "not_known"]
    assert law.loc["visits_unannounced", "mli-cndh"] == "not_known"
    assert practice.loc["visits_unannounced", "mli-cndh"] == "yes"


def test_a_bill_answers_neither_for_the_law_nor_for_practice(world_data: Dataset) -> None:
    comparison = compare("mar-cndh", "private_interviews", at="2019", data=world_data)
    assert comparison.answers([*LAW, *PRACTICE]).iloc[0, 0] == "not_known"
    assert comparison.answers(["bill"]).iloc[0, 0] == "yes"


def test_answers_hold_the_questions_of_yes_and_no_only(world_data: Dataset) -> None:
    answers = compare("fra-cglpl", ["mandate", "resources"], data=world_data).answers()
    assert answers.index.tolist() == ["visits_unannounced", "private_interviews"]


# Every claim is reachable


def test_every_claim_stands_in_the_notes_with_source_locator_and_comment(world_data: Dataset) -> None:
    comparison = compare("seminar", ["mandate", "resources", "activity"], at="2016-06-01", data=world_data)
    found = page(comparison)
    assert len(comparison.claims) > len(comparison.cells)
    for claim in comparison.claims.to_dict("records"):
        title = world_data.source(claim["source"])["title"]
        assert [n for n in found.notes if f"{title}, {claim['locator']}, " in n and claim["note"] in n], claim["value"]


def test_the_first_note_of_a_cell_is_that_of_the_value_shown(world_data: Dataset) -> None:
    """Bill and accounts stand in the notes of the budget, after money voted."""
    found = page(compare("fra-cglpl", "budget_total", at="2015", data=world_data))
    assert [note.split(" (")[0] for note in found.titles] == ["3,900,000 EUR", "4,000,000 EUR", "3,700,000.50 EUR"]
    assert found.titles == found.notes


def test_the_sources_are_those_of_every_claim(world_data: Dataset) -> None:
    sources = compare("fra-cglpl", "staff_total", data=world_data).sources
    assert sources.table.index.tolist() == ["report-fr-2014", "press-fr-2016"]


def test_a_note_gives_confidence_dates_and_the_time_for_which_the_rule_holds(world_data: Dataset) -> None:
    (note,) = page(compare("fra-cglpl", "visits_unannounced", at="2014-01-01", data=world_data)).notes
    assert note == (
        "Partly (law): Invented Act no. 1 of 2007, art. 8, Invented Gazette, 31 October 2007, high confidence. Holds from "
        "31 October 2007 to 27 May 2014. Not where defence, or public order, is at stake."
    )


# HTML


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "note", TREACHEROUS)
    spoil(world, "mechanism_facts", line, "locator", TREACHEROUS)
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,legal_instrument"), "value", TREACHEROUS)
    spoil(world, "sources", line_of("sources", "law-fr-2007"), "title", TREACHEROUS)
    spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), "acronym", TREACHEROUS)
    spoil(world, "indicators", line_of("indicators", "private_interviews"), "label_en", TREACHEROUS)
    spoil(world, "codes", line_of("codes", "section,powers"), "label_en", TREACHEROUS)
    found = page(compare("fra-cglpl", "mandate", data=load(world)))
    assert not {"script", "b", "img"} & set(found.tags)
    assert f"France {TREACHEROUS}" in found.headings
    assert found.headings.count(TREACHEROUS) == 2
    assert f"{TREACHEROUS} | law" in [text for _, text in found.cells]
    whole = f"{TREACHEROUS}, {TREACHEROUS}, Invented Gazette, 31 October 2007, high confidence."
    assert [n for n in found.titles if whole in n and n.endswith(TREACHEROUS)]


def test_the_same_table_gives_the_same_html_twice(world_data: Dataset) -> None:
    first, second = (html(compare("seminar", "mandate", data=world_data)) for _ in range(2))
    assert first == second


def test_every_note_leads_to_its_document_where_the_source_has_an_address(world_data: Dataset) -> None:
    comparison = compare("seminar", "mandate", at="2016", data=world_data)
    addresses = {url for url in world_data.sources.loc[comparison.claims["source"], "url"] if url}
    assert addresses
    assert {link for link in page(comparison).links if not link.startswith("#")} == addresses


def test_every_mark_leads_to_a_note_and_two_tables_share_none(world_data: Dataset) -> None:
    powers, resources = (page(compare("seminar", name, at="2016", data=world_data)) for name in ("powers", "resources"))
    for found in (powers, resources):
        assert {link.removeprefix("#") for link in found.links if link.startswith("#")} == set(found.ids)
    assert not set(powers.ids) & set(resources.ids)


def test_sections_are_headed_and_the_foot_says_what_was_counted(world_data: Dataset) -> None:
    comparison = compare("fra-cglpl", "mandate", at="seminar", known="2015", data=world_data)
    assert page(comparison).headings == [
        "",
        "France INV",
        "Founding text and dates",
        "Founding text",
        "Designation",
        "At work since",
        "Powers",
        "Unannounced visits",
        "Private interviews",
    ]
    assert foot(comparison) == f"5 facts, sources published by 2015. Data {world_data.version}, CC BY 4.0."
    assert "Situation on 12 May 2015" in html(comparison)


def test_a_comparison_prints_itself_as_its_values(world_data: Dataset) -> None:
    assert "6 years (law)" in repr(compare("fra-cglpl", "term_years", data=world_data))


# Languages


def test_a_french_table_has_french_questions_answers_numbers_dates_and_notes(world_data: Dataset) -> None:
    with speaking("fr"):
        found = compare("fra-cglpl", ["powers", "budget_total", "staff_total"], at="2015-05-12", data=world_data)
        shown, said, above = page(found), values(found)["République française INV"], caption(found)
    assert said.index.tolist() == ["Visites inopinées", "Entretiens en privé", "Budget de l'année", "Effectif total"]
    assert said["Visites inopinées"].startswith("Oui (")
    assert said["Budget de l'année"].startswith("3\u202f900\u202f000\u00a0euros (2014")
    assert said["Effectif total"].startswith("25,5 (2014")
    assert any("31 octobre 2007" in note for note in shown.notes)
    assert "12 mai 2015" in above


def test_a_foot_agrees_with_the_number_of_facts(world_data: Dataset) -> None:
    assert foot(compare("fra-cglpl", "term_years", data=world_data)).startswith("1 fact. Data ")
    assert foot(compare("mli-cndh", "term_years", data=world_data)).startswith("0 facts. Data ")


# Names


def test_an_unknown_mechanism_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        compare("mar-cnhd", data=world_data)
    assert str(error.value).startswith("There is no mechanism or group of peers 'mar-cnhd'. Did you mean mar-cndh")


def test_an_unknown_question_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        compare("fra-cglpl", ["powers", "resuorces"], data=world_data)
    assert str(error.value) == "There is no pillar, section or indicator 'resuorces'. Did you mean resources?"


def test_groups_and_names_mix_without_repetition(world_data: Dataset) -> None:
    mixed = compare(["mli-cndh", "seminar", "fra-cglpl"], "powers", data=world_data)
    assert mixed.mechanisms == ("mli-cndh", "mar-cndh", "fra-cglpl")
    assert values(mixed).columns.tolist() == ["Mali OMB", "Morocco COU", "France INV"]


def test_without_names_the_mandates_of_the_seminar_are_compared_today(world_data: Dataset) -> None:
    comparison = compare(data=world_data)
    assert comparison.mechanisms == ("mar-cndh", "fra-cglpl", "mli-cndh")
    assert comparison.indicators[0] == "legal_instrument"
    assert len(comparison.indicators) == 5
    assert comparison.at == world_data.date


def test_a_group_is_that_of_the_date(world_data: Dataset) -> None:
    assert compare("africa", "powers", at="seminar", data=world_data).mechanisms == ("mli-cndh",)
    assert compare("africa", "powers", at="today", data=world_data).mechanisms == ("mar-cndh",)


def test_pillars_sections_and_indicators_are_resolved_in_order_without_repetition(world_data: Dataset) -> None:
    assert resolve_indicators(world_data, "powers") == ["visits_unannounced", "private_interviews"]
    assert resolve_indicators(world_data, "resources") == ["budget_total", "staff_total"]
    assert resolve_indicators(world_data, ["term_years", "private_interviews", "powers", "money"]) == [
        "term_years",
        "private_interviews",
        "visits_unannounced",
        "budget_total",
    ]


def test_facts_are_grouped_by_cell_in_their_order(world_data: Dataset) -> None:
    comparison = compare("fra-cglpl", "staff_total", data=world_data)
    grouped = by_cell(comparison.claims)
    assert [fact["value"] for fact in grouped["fra-cglpl", "staff_total"]] == ["25.5", "20", "30"]


def test_only_what_was_published_by_a_date_is_shown_if_asked(world_data: Dataset) -> None:
    assert value(world_data, "mli-cndh", "visits_unannounced", at="2015") == "Yes (practice, as of 2014)"
    assert value(world_data, "mli-cndh", "visits_unannounced", at="2015", known="2026") == "not known"


def test_a_rule_of_the_whole_institution_is_no_answer_for_the_function_inside_it(world: Path) -> None:
    line = add_fact(world, "mar-cndh", "private_interviews", "yes", basis="described", valid_from="2018-03-01")
    spoil(world, "mechanism_facts", line, "scope", "institution")
    table = compare("mar-cndh", "private_interviews", at="2020", data=load(world))
    assert table.answers(LAW).loc["private_interviews", "mar-cndh"] == "of_institution"
    assert table.answers(LAW, institution=True).loc["private_interviews", "mar-cndh"] == "yes"
    assert "of the institution" in values(table).iloc[0, 0]
    said = str(findings.powers(table))
    assert "Only a rule of the whole institution is known: Morocco COU 1." in said
    assert "Not known in law" not in said


def test_a_rule_of_the_function_stands_before_one_of_the_institution_whatever_their_basis(world: Path) -> None:
    host = add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", source="gazette-ma-2018")
    own = add_fact(world, "mar-cndh", "private_interviews", "partly", basis="described", note="With a limit.")
    for line, scope in ((host, "institution"), (own, "function")):
        spoil(world, "mechanism_facts", line, "scope", scope)
        spoil(world, "mechanism_facts", line, "valid_from", "2018-03-01")
    table = compare("mar-cndh", "private_interviews", at="2020", data=load(world))
    assert table.answers(LAW).loc["private_interviews", "mar-cndh"] == "partly"


def test_a_yes_that_is_only_described_does_not_outweigh_a_limit_in_the_rule_of_the_institution(world: Path) -> None:
    host = add_fact(world, "mar-cndh", "private_interviews", "partly", basis="law", note="With a limit.")
    own = add_fact(world, "mar-cndh", "private_interviews", "yes", basis="described")
    for line, scope in ((host, "institution"), (own, "function")):
        spoil(world, "mechanism_facts", line, "scope", scope)
        spoil(world, "mechanism_facts", line, "valid_from", "2018-03-01")
    table = compare("mar-cndh", "private_interviews", at="2020", data=load(world))
    assert table.answers(LAW).loc["private_interviews", "mar-cndh"] == "of_institution"
    assert table.answers(LAW, institution=True).loc["private_interviews", "mar-cndh"] == "partly"
    assert table.in_law().loc["private_interviews", "mar-cndh"] == "doubted"
    assert "sources differ" in values(table).iloc[0, 0]
    said = str(findings.powers(table))
    assert "Described, but sources differ: Morocco COU 1." in said
    assert "Not known in law" not in said


# Codes


CODES = ["mechanism", "indicator", "value", "unit", "basis", "year", "as_of", "source", "locator"]


def test_the_table_has_one_row_of_codes_a_fact_shown_and_not_known_where_there_is_none(world_data: Dataset) -> None:
    table = compare(["fra-cglpl", "mli-cndh"], ["budget_total", "term_years"], at="2015", data=world_data).table
    assert table[CODES].to_numpy().tolist() == [
        ["fra-cglpl", "budget_total", "3900000", "EUR", "voted", "2014", "", "report-fr-2014", "p. 60"],
        ["fra-cglpl", "term_years", "6", "years", "law", "", "", "law-fr-2007", "art. 2"],
        ["mli-cndh", "budget_total", "not_known", "", "", "", "", "", ""],
        ["mli-cndh", "term_years", "not_known", "", "", "", "", "", ""],
    ]


def test_the_table_says_what_is_certain_disputed_and_seen_earlier(world_data: Dataset) -> None:
    table = compare(["fra-cglpl", "mli-cndh"], ["staff_total", "model"], at="2015", data=world_data).table
    doubts = table[table["value"] != "not_known"].set_index(["mechanism", "indicator"])[["certain", "disputed"]]
    assert doubts.loc[("fra-cglpl", "staff_total")].tolist() == [True, True]
    assert doubts.loc[("mli-cndh", "model")].tolist() == [False, False]
    practice = compare("mli-cndh", "visits_unannounced", at="2015", data=world_data).table
    assert practice["as_of"].tolist() == ["2014"]


def test_each_event_that_recurs_has_a_row(world_data: Dataset) -> None:
    visits = Comparison(world_data, ("mli",), ("spt_visit",), "2017").table
    assert visits[["value", "basis"]].to_numpy().tolist() == [["2011-12-05", "made"], ["2016-04", "announced"]]


def test_what_follows_from_another_fact_is_derived_and_has_the_source_of_that_fact(world_data: Dataset) -> None:
    table = Comparison(world_data, ("mar",), ("opcat_signature",), "2020").table
    assert table[["value", "derived", "source"]].to_numpy().tolist() == [["not_applicable", "yes", "treaty-list"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_the_same_in_every_language(world_data: Dataset, language: str) -> None:
    asked = "seminar", ["mandate", "resources", "activity"]
    with speaking(language):
        spoken = compare(*asked, at="2016", data=world_data).table.to_csv()
    assert spoken == compare(*asked, at="2016", data=world_data).table.to_csv()


def test_the_notes_of_the_values_give_source_place_and_remark(world_data: Dataset) -> None:
    note = notes(compare(["fra-cglpl", "mli-cndh"], "term_years", data=world_data)).iloc[0]
    assert note["fra-cglpl"].startswith("Invented Act no. 1 of 2007, art. 2, ")
    assert note["mli-cndh"] == ""


def test_comparisons_and_tables_can_be_had_in_words(world_data: Dataset) -> None:
    found = compare("fra-cglpl", "term_years", data=world_data)
    assert words(found).loc["Term of office", "France INV"] == "6 years (law)"
    assert words(found.table, data=world_data)["Basis"].tolist() == ["law"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Situation on 31 December 2015"), ("fr", "Situation au 31 décembre 2015")]
)
def test_a_year_is_said_as_its_last_day(language: str, said: str) -> None:
    with speaking(language):
        assert caption(compare("tun-inpt", "dismissal_protection", at="2015")) == said
        assert said.split(" ", 2)[2] in str(answer("tun-inpt", "dismissal_protection", at="2015"))
