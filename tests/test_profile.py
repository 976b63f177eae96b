from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Page, line_of, spoil
from npm_compare.analysis.profile import profile
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking
from npm_compare.views.profile import heading, known, wording
from npm_compare.views.showing import html


def test_the_head_says_who_it_is_and_what_its_state_is_bound_by(world_data: Dataset) -> None:
    assert heading(profile("fra-cglpl", at="2016-06-01", data=world_data)) == [
        "Invented Inspector (Contrôleur inventé)",
        "France, new specialised body, designated 13 June 2008",
        "OPCAT ratification: 11 November 2008; OPCAT in force: 11 December 2008 (derived)",
    ]


def test_the_card_says_which_wording_of_the_law_was_read(world_data: Dataset) -> None:
    card = profile("fra-cglpl", data=world_data)
    assert wording(card).startswith("Wording of the law read, by the year of the document: 2007 (")
    assert wording(card) in repr(card)
    assert wording(card) in html(card)
    assert wording(profile("mli-cndh", at="seminar", data=world_data)) == ""


@pytest.mark.parametrize(
    ("mechanism", "at", "standing"),
    [
        ("fra-cglpl", "2008-06-12", "France, new specialised body, not designated by 12 June 2008"),
        ("fra-cglpl", "2008-06-13", "France, new specialised body, designated 13 June 2008"),
        ("fra-cglpl", "today", "France, active, new specialised body, designated 13 June 2008"),
        ("mli-cndh", "2016-07-05", "Mali, ombudsman institution, designated November 2014"),
        ("mli-cndh", "2016-07-06", "Mali, ombudsman institution, designated November 2014, until 6 July 2016"),
    ],
)
def test_the_head_holds_on_its_date(mechanism: str, at: str, standing: str, world_data: Dataset) -> None:
    """The status is coded for the day of coding alone: it is not said of an earlier one."""
    assert heading(profile(mechanism, at=at, data=world_data))[1] == standing


@pytest.mark.parametrize(
    ("status", "ended", "standing"),
    [
        ("planned", "", "Mali, planned, ombudsman institution, named November 2014, not set up"),
        (
            "never_set_up",
            "2016-07-06",
            "Mali, never set up, ombudsman institution, named November 2014, not set up, until 6 July 2016",
        ),
    ],
)
def test_of_a_body_on_paper_it_is_said_that_it_was_not_set_up(
    world: Path, status: str, ended: str, standing: str
) -> None:
    line = line_of("mechanisms", "mli-cndh")
    spoil(world, "mechanisms", line, "status", status)
    spoil(world, "mechanisms", line, "ended", ended)
    assert heading(profile("mli-cndh", data=load(world)))[1] == standing


def test_visits_of_the_spt_stand_in_the_head_with_their_basis(world_data: Dataset) -> None:
    treaty = heading(profile("mli-cndh", at="seminar", data=world_data))[-1]
    assert treaty.startswith("SPT visit: 5 December 2011 (carried out); OPCAT ratification: 12 May 2005; ")


def test_commitments_that_came_later_are_left_out_of_the_head(world_data: Dataset) -> None:
    lines = heading(profile("fra-cglpl", at="2008-11-10", data=world_data))
    assert len(lines) == 2
    assert "OPCAT" not in " ".join(lines)


def test_what_a_state_did_under_the_treaty_is_known_since_that_day(world_data: Dataset) -> None:
    """France deposited on 11 November 2008; the list of treaty actions that was read is of 5 January 2015."""
    assert len(heading(profile("fra-cglpl", at="2016", known="2008-11-10", data=world_data))) == 2
    assert len(heading(profile("fra-cglpl", at="2016", known="2008-11-11", data=world_data))) == 3


def test_a_designation_on_an_unknown_day_and_a_missing_name_are_said(world: Path) -> None:
    line = line_of("mechanisms", "mli-cndh")
    spoil(world, "mechanisms", line, "designated", "")
    spoil(world, "mechanisms", line, "name_original", "")
    assert heading(profile("mli-cndh", data=load(world)))[:2] == [
        "Invented Ombudsman",
        "Mali, ended, ombudsman institution, designated on a date not known, until 6 July 2016",
    ]


@pytest.mark.parametrize(
    ("mechanism", "date", "count"),
    [("fra-cglpl", "1 June 2016", 11), ("mli-cndh", "12 May 2015", 3), ("mar-cndh", "12 May 2015", 0)],
)
def test_questions_answered_are_counted_and_the_others_not_known(
    world_data: Dataset, mechanism: str, date: str, count: int
) -> None:
    """The world asks 11 questions about a mechanism. At the seminar three answers on Mali are known, none on Morocco."""
    at = {"1 June 2016": "2016-06-01", "12 May 2015": "2015-05-12"}[date]
    card = profile(mechanism, at=at, data=world_data)
    assert known(card) == f"{count} of 11 questions answered on {date}, the others not known."


def test_a_question_answered_on_three_bases_counts_once(world_data: Dataset) -> None:
    card = profile("fra-cglpl", at="2014-06-01", data=world_data)
    assert set(card.comparison.facts["basis"]) >= {"voted", "spent", "bill"}
    assert known(card).startswith("10 of 11 ")


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    for column in ("name_en", "name_original", "acronym"):
        spoil(world, "mechanisms", line_of("mechanisms", "fra-cglpl"), column, f"{treacherous} {column}")
    text = html(profile("fra-cglpl", data=load(world)))
    assert "script" not in Page(text).tags
    assert text.count("&lt;script&gt;alert(&quot;a &amp; b&quot;)&lt;/script&gt;") == 3  # title, two names


def test_the_card_shows_itself_in_print_and_in_html(world_data: Dataset) -> None:
    card = profile("fra-cglpl", data=world_data)
    assert repr(card).startswith("France INV\nInvented Inspector (Contrôleur inventé)\nFrance, active, ")
    assert "6 years (law)" in repr(card)
    assert html(card).startswith("<section><h3>France INV</h3><p>Invented Inspector (Contrôleur inventé)</p>")
    assert "6 years | law" in [text for _, text in Page(html(card)).cells]


def test_a_group_is_not_a_mechanism(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="There is no mechanism 'seminar'"):
        profile("seminar", data=world_data)


def test_a_french_card_has_the_original_name_french_labels_and_dates(world_data: Dataset) -> None:
    with speaking("fr"):
        name, standing, treaty = heading(profile("fra-cglpl", at="2016-06-01", data=world_data))
    assert name == "Contrôleur inventé"
    assert standing.startswith("République française, ")
    assert "13 juin 2008" in standing
    assert "Ratification de l'OPCAT" in treaty
    assert "11 novembre 2008" in treaty


def test_an_arabic_card_keeps_a_latin_name_in_its_direction(world_data: Dataset) -> None:
    with speaking("ar"):
        card = profile("fra-cglpl", at="2016-06-01", data=world_data)
        assert heading(card)[0] == "\u2068Contrôleur inventé\u2069"
        assert "فرنسا، " in heading(card)[1]
