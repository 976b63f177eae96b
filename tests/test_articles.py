from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Page, add_fact, line_of, spoil
from npm_compare.analysis.articles import articles
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.articles import values
from npm_compare.views.language import speaking
from npm_compare.views.showing import html

ACT = "Invented Act no. 1 of 2007"


def told(data: Dataset, mechanism: str, indicator: str, **options: str) -> str:
    return str(values(articles(mechanism, indicator, data=data, **options)).iloc[0, 0])


def test_the_answer_stands_with_article_text_and_basis(world_data: Dataset) -> None:
    assert told(world_data, "fra-cglpl", "private_interviews") == f"Yes: art. 8, {ACT} (law)"
    assert told(world_data, "fra-cglpl", "term_years") == f"6 years: art. 2, {ACT} (law)"


def test_practice_and_bills_do_not_stand_among_articles(world_data: Dataset) -> None:
    """Mali's visits are known in practice, Morocco's interviews from a bill."""
    assert told(world_data, "mli-cndh", "visits_unannounced", at="2016-01-01") == "not known"
    assert told(world_data, "mar-cndh", "private_interviews") == "not known"


def test_a_rule_of_unknown_basis_does_not_stand_among_articles(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "no")
    assert told(load(world), "mar-cndh", "private_interviews") == "not known"


def test_a_description_stands_where_the_law_was_not_read_and_says_so(world_data: Dataset) -> None:
    text = told(world_data, "mli-cndh", "model", at="2016-01-01")
    assert text == "Ombudsman institution: line 8, Invented page on two mechanisms (described)"


def test_the_text_of_the_law_stands_before_its_description(world: Path) -> None:
    add_fact(world, "fra-cglpl", "private_interviews", "no", basis="described", source="law-fr-2007", confidence="high")
    assert told(load(world), "fra-cglpl", "private_interviews") == f"Yes: art. 8, {ACT} (law)"


def test_a_silent_law_is_said_to_be_silent(world_data: Dataset) -> None:
    text = told(world_data, "mar-cndh", "visits_unannounced")
    assert text == "Text is silent: whole act, Invented Act no. 2 of 2018 (law)"


@pytest.mark.parametrize(
    ("at", "text"), [("2014-05-27", f"Partly: art. 8, {ACT} (law)"), ("2014-05-28", "Yes: annex 1, Rapport inventé")]
)
def test_the_article_is_that_of_the_date(world_data: Dataset, at: str, text: str) -> None:
    assert told(world_data, "fra-cglpl", "visits_unannounced", at=at).startswith(text)


def test_mechanisms_stand_side_by_side_with_the_note_of_the_coder(world_data: Dataset) -> None:
    found = Page(html(articles("seminar", "powers", at="2014-01-01", data=world_data)))
    assert found.headings == ["", "Morocco COU", "France INV", "Mali OMB", "Unannounced visits", "Private interviews"]
    note = "Not where defence, or public order, is at stake."
    assert found.cells == [
        ("not_known", "Not known"),
        ("partly", f"Partly | art. 8, {ACT} (law) – {note}"),
        ("not_known", "Not known"),
        ("not_known", "Not known"),
        ("yes", f"Yes | art. 8, {ACT} (law)"),
        ("not_known", "Not known"),
    ]
    assert note in found.titles[0]


def test_each_law_leads_to_its_text(world_data: Dataset) -> None:
    found = Page(html(articles("fra-cglpl", "powers", at="2014-01-01", data=world_data)))
    assert found.links.count(world_data.source("law-fr-2007")["url"]) == 4  # two answers and their notes


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    for column in ("note", "locator"):
        spoil(world, "mechanism_facts", line, column, treacherous)
    found = Page(html(articles("fra-cglpl", "private_interviews", data=load(world))))
    assert "script" not in found.tags
    assert found.cells == [("yes", f"Yes | {treacherous}, {ACT} (law) – {treacherous}")]
    assert treacherous in found.titles[0]


def test_without_names_the_powers_in_the_laws_of_the_seminar_are_shown_with_the_date(world_data: Dataset) -> None:
    found = articles(at="seminar", data=world_data)
    assert found.comparison.mechanisms == ("mar-cndh", "fra-cglpl", "mli-cndh")
    assert values(found).index.tolist() == ["Unannounced visits", "Private interviews"]
    assert "<caption>What the law says on 12 May 2015</caption>" in html(found)


def test_articles_print_themselves(world_data: Dataset) -> None:
    assert "art. 8" in repr(articles("fra-cglpl", "private_interviews", data=world_data))


def test_articles_can_be_limited_to_what_was_published(world_data: Dataset) -> None:
    assert told(world_data, "fra-cglpl", "visits_unannounced", at="2015", known="2015-01") == "not known"


def test_french_answers_stand_with_the_article_and_what_is_not_known_is_said_in_french(world_data: Dataset) -> None:
    with speaking("fr"):
        found = articles("seminar", "private_interviews", data=world_data)
        said = values(found).loc["Entretiens en privé"]
        cells = Page(html(found)).cells
    assert said["République française INV"].startswith("Oui")
    assert f"art. 8, {ACT} (" in said["République française INV"]
    assert said["Maroc COU"] == "inconnu"
    assert cells[0] == ("not_known", "Inconnu")


def test_the_table_has_the_codes_and_not_known_where_no_law_answers(world_data: Dataset) -> None:
    table = articles(["fra-cglpl", "mar-cndh"], "private_interviews", data=world_data).table
    assert table[["mechanism", "value", "basis", "source", "locator"]].to_numpy().tolist() == [
        ["fra-cglpl", "yes", "law", "law-fr-2007", "art. 8"],
        ["mar-cndh", "not_known", "", "", ""],
    ]
