from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import TABLES, Page, add, add_fact, line_of, spoil
from npm_compare.analysis.comparison import compare
from npm_compare.analysis.figures import figures
from npm_compare.analysis.models import in_place
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.reports.brief import annex, answer, summary
from npm_compare.reports.questions import FINDERS, question, questions
from npm_compare.views import findings
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES


@pytest.fixture
def reprisals(world: Path) -> Path:
    """The world with a question on reprisals, number 16, and the two indicators that are its evidence."""
    add(world, "questions", "16,tally,Are those who speak to it protected?,Protégés ?,محميون؟,,,")
    for name, label in (("reprisals_protection", "Protection from reprisals"), ("confidentiality", "Confidentiality")):
        labels = f"{label},A,أ,Which?,,"
        add(world, "indicators", f"{name},mandate,powers,yesno,state,,yesno,basis_legal,21,{labels}")
        add(world, "question_indicators", f"16,{name},{'yes' if name == 'reprisals_protection' else ''}")
    return world


# The brief of the data that come with the package


@pytest.mark.parametrize(("asker", "at"), [("mar-cndh", "seminar"), ("tun-inpt", "today")])
def test_every_question_is_answered_in_both_editions(asker: str, at: str) -> None:
    data = load()
    for asked in questions(data):
        found = answer(asked.number, asker, at=at, data=data)
        shown = repr(found)
        assert shown.startswith(f"{asked.number}. {asked.words}\n")
        assert found.others.endswith(".")
        assert not re.search(r"\b(nan|None|NaT|not_known|not_applicable)\b", shown), shown
        assert f"<strong>{found.text[:2]}" in found._repr_html_()


def test_a_body_with_no_other_task_is_not_among_those_whose_unit_is_not_known() -> None:
    """Of the units it has none to set apart; report 05 tells the same number of institutions that are not known."""
    data = load()
    found, places = answer(8, data=data), in_place(data=data)["mechanism"]
    alone = sum(is_stand_alone(data, name) for name in places)
    told = re.search(
        r"Not read or not known: (\d+) others\. For (\d+) others the question does not arise\.", found.missing
    )
    assert told is not None
    assert int(told[2]) == alone
    assert f"On {told[1]} more institutions" in findings.headline("05", data=data).unknown


def test_the_staff_of_others_is_counted_as_in_the_report_on_resources() -> None:
    """That of a body with no other task is its whole staff; a later forecast does not hide what there was."""
    counted = re.search(
        r"half of (\d+) others", findings.middle_rate(figures(["mar-cndh", "all"], "staff_npm"), "inhabitants").head
    )
    told = re.search(r"known for (\d+) other mechanisms", answer(4).others)
    assert counted is not None
    assert told is not None
    assert told[1] == counted[1]


def test_the_summary_counts_the_questions_that_have_evidence() -> None:
    found = summary("mar-cndh", at="seminar")
    counted = re.search(
        rf"Of 18 questions, (\d+) are answered from facts\. They rest on {found.facts} facts\.", found.text
    )
    assert counted is not None
    assert 1 < int(counted[1]) <= 18


def test_a_question_on_which_nothing_is_known_is_not_counted_as_answered() -> None:
    def answered(data: Dataset) -> int:
        found = re.search(r"Of 18 questions, (\d+) are answered", summary(data=data).text)
        assert found is not None
        return int(found[1])

    data = load()
    less = data.facts[~data.facts["indicator"].isin(question(data, 16).indicators)]
    assert answered(replace(data, facts=less)) == answered(data) - 1


# No figure is typed


def test_no_question_holds_a_figure() -> None:
    assert not any(re.search(r"\d", text) for asked in questions(load()) for text in (asked.words, asked.nothing))


def test_an_answer_counts_what_comparable_mechanisms_have(reprisals: Path) -> None:
    found = answer(16, data=load(reprisals))
    assert found.others == "Others: protection from reprisals: 0 of 0 laws read."
    assert found.missing.endswith("Not read or not known: 1 other.")
    assert found.own == "Morocco COU: nothing is known."
    assert found.confidence == "It rests on no fact about these mechanisms."


def test_a_new_fact_changes_the_answer(reprisals: Path) -> None:
    add_fact(reprisals, "mar-cndh", "reprisals_protection", "yes", basis="law", valid_from="2018", confidence="high")
    silent = {"basis": "law", "valid_from": "2007", "note": "Act read whole."}
    add_fact(reprisals, "fra-cglpl", "reprisals_protection", "silent", **silent)
    found = answer(16, data=load(reprisals))
    assert found.others == "Others: protection from reprisals: 0 of 1 laws read."
    assert found.own == "Morocco COU: protection from reprisals – Yes (law)."
    assert found.confidence == "It rests on 2 facts about these mechanisms (confidence: high 1, low 1)."


def test_practice_is_not_counted_as_law(reprisals: Path) -> None:
    add_fact(reprisals, "fra-cglpl", "reprisals_protection", "yes", basis="practice", valid_from="2007")
    assert answer(16, data=load(reprisals)).others.endswith("0 of 0 laws read.")


def test_what_goes_wrong_in_the_first_years_is_told_by_named_bodies_and_counted(world: Path) -> None:
    """Remarks in the five years after the designation of a mechanism: that of 2019 on the council of 2018."""
    found = answer(13, data=load(world))
    assert found.others == "Of 1 remark by a named body in the first 5 years of a mechanism, on: reports 1."
    assert found.more == "Invented Court on Morocco COU, 1 March 2019: Comes out late."
    spoil(world, "remarks", line_of("remarks", "mar-cndh,Invented Court"), "date", "2025-03-01")
    assert answer(13, data=load(world)).others == "No remark is in the data."


def test_the_answer_of_the_one_that_asks_comes_first(reprisals: Path) -> None:
    found = answer(16, data=load(reprisals))
    assert found.text.startswith("Morocco COU: nothing is known. Others: ")


def test_the_annex_answers_every_question_in_one_table(world_data: Dataset) -> None:
    found = annex("fra-cglpl", data=world_data)
    page = Page(found._repr_html_())
    assert [head for head in page.headings if head] == [
        "France INV",
        "Other mechanisms",
        *(f"{a.number}. {a.question}" for a in found.answers),
    ]
    assert "https://fra.example/2014" in page.links


def test_the_answer_is_that_of_the_date(world_data: Dataset) -> None:
    """At the seminar Morocco waited; France had its body before it was bound, Mali waited eight years."""
    then, now = (answer(12, at=at, data=world_data) for at in ("seminar", "today"))
    assert "1 State that had one before it was bound counts with no wait. 1 State still waits." in then.more
    assert "1 State that had one before it was bound counts with no wait. 0 States still wait." in now.more
    assert then.own == "Morocco COU: nothing is known."
    assert now.own == "Morocco COU: designation – 1 March 2018 (published)."


def test_a_fact_that_is_evidence_for_two_questions_counts_once_in_the_summary() -> None:
    """The line of the budget and the staff are evidence for the questions on money and on units alike."""
    data = load()
    claims = [found.evidence.claims for n in (3, 4, 8) if (found := answer(n, data=data)).evidence is not None]
    assert sum(len(c) for c in claims) > len(
        {(f, n) for c in claims for f, n in zip(c["file"], c["line"], strict=True)}
    )
    every = compare(["mar-cndh", "seminar"], dict.fromkeys(i for q in questions(data) for i in q.indicators), data=data)
    assert summary(data=data).facts == len(every.behind)


def test_an_answer_holds_the_labels_numbers_and_dates_of_the_language_spoken(world_data: Dataset) -> None:
    with speaking("fr"):
        found = answer(12, "fra-cglpl", data=world_data)
    assert found.own.startswith("République française INV")
    for words in ("désignation", "13 juin 2008", "en activité depuis", "juillet 2008"):
        assert words in found.own
    assert "élevée" in found.confidence


# What is not known, and what is not held


def test_what_is_not_known_of_the_one_that_asks_is_named(world_data: Dataset) -> None:
    assert answer(12, data=world_data).missing == "Morocco COU, not known: at work since."
    assert answer(12, at="seminar", data=world_data).missing == "Morocco COU, not known: designation, at work since."
    assert answer(12, "fra-cglpl", data=world_data).missing == ""


@pytest.mark.parametrize(
    ("number", "says", "rows"),
    [
        (14, "Others that visit in Morocco, by law: Invented judge; seen to visit: Invented judge.", 2),
        (18, "Someone, 2014: Oversight helps. Limit: Abstract only.", 1),
    ],
)
def test_what_no_fact_answers_is_answered_from_the_tables_around_the_facts(
    world_data: Dataset, number: int, says: str, rows: int
) -> None:
    found = answer(number, data=world_data)
    assert says in found.text
    assert (found.evidence, found.missing) == (None, "")
    assert found.confidence.startswith(f"It rests on {rows} row")


def test_what_research_shows_is_no_effectiveness_of_what_conforms(world_data: Dataset) -> None:
    assert answer(18, data=world_data).more.endswith("conformity with standards is not effectiveness.")


@pytest.mark.parametrize(
    ("number", "table", "says"), [(14, "visitors", "Nothing tells who else visits."), (18, "studies", "No research")]
)
def test_where_the_data_hold_nothing_the_answer_says_so(world: Path, number: int, table: str, says: str) -> None:
    (world / f"{table}.csv").write_text(TABLES[table].split("\n")[0] + "\n", encoding="utf-8")
    found = answer(number, data=load(world))
    assert says in found.text
    assert found.evidence is None
    assert found.missing.startswith("To be researched")
    assert found.confidence == "No fact supports it."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_evidence_or_says_that_nothing_is_held(language: str) -> None:
    with speaking(language):
        asked = questions(load())
    assert all(bool(one.indicators) != bool(one.nothing) for one in asked)
    assert [one.number for one in asked] == list(range(1, len(asked) + 1))


def test_every_way_to_find_an_answer_is_known_and_what_is_counted_is_shown() -> None:
    data = load()
    assert set(FINDERS) == set(data.codes_of("question_answer")) == set(data.questions["answered_by"])
    assert all(one.counted for one in questions(data) if one.answered_by in ("tally", "figures"))


def test_a_question_and_what_it_says_of_nothing_are_in_the_language_spoken(world: Path) -> None:
    (world / "visitors.csv").write_text(TABLES["visitors"].split("\n")[0] + "\n", encoding="utf-8")
    with speaking("fr"):
        found = answer(14, data=load(world))
    assert (found.question, found.others) == ("Qui visite déjà ?", "Rien ne le dit.")


def test_a_question_added_to_the_table_is_answered(world: Path) -> None:
    add(world, "questions", "19,known,How long is a term?,Quelle durée ?,كم مدة الولاية؟,,,")
    add(world, "question_indicators", "19,term_years,")
    found = answer(19, "fra-cglpl", data=load(world))
    assert found.question == "How long is a term?"
    assert found.others.startswith("An answer is known for ")


def test_evidence_shows_the_asker_beside_its_peers(world_data: Dataset) -> None:
    found = answer(12, "mli-cndh", "fra-cglpl", data=world_data)
    assert found.evidence is not None
    assert found.evidence.mechanisms == ("mli-cndh", "fra-cglpl")
    assert "Evidence</summary>" in found._repr_html_()


# Names


def test_an_unknown_question_is_refused(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"^There is no question 19\. "):
        answer(19, data=world_data)


@pytest.mark.parametrize("number", [0, -1])
def test_a_question_is_asked_by_a_number_above_zero(world_data: Dataset, number: int) -> None:
    with pytest.raises(NpmCompareError, match=rf"^number cannot be {number}: "):
        answer(number, data=world_data)


@pytest.mark.parametrize("number", [12, 14, 18])
def test_an_unknown_mechanism_is_answered_with_the_nearest(world_data: Dataset, number: int) -> None:
    with pytest.raises(UnknownName, match="Did you mean mar-cndh"):
        answer(number, "mar-cnhd", data=world_data)
