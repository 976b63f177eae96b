"""A guided workbook that was filled comes back: a source, facts, what changes in the answers; nothing is guessed or lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from books import Answers, filled
from conftest import MADE_UP_ANSWERS, MADE_UP_LAW, add, add_fact
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.check import check
from npm_compare.desk.editing.book import ABOUT
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.guided import read_guide
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.desk.editing.question_page import COLUMNS
from npm_compare.facts.dataset import load
from npm_compare.views.headings import heading
from npm_compare.views.language import speaking

INTERVIEWS = {"private_interviews": MADE_UP_ANSWERS["private_interviews"]}


def told(folder: Path, law: Mapping[str, Any] = MADE_UP_LAW, answers: Answers = MADE_UP_ANSWERS, **how: Any) -> str:
    """Return what the import of a filled workbook says."""
    return "\n".join(tell(plan(filled(folder, law, answers, **how), folder)))


def test_a_made_up_law_becomes_a_source_and_facts(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS)
    found = plan(path, world)
    assert found.ready
    write_tables(found)
    data = load(world)
    assert data.source("mar-invented-2020")["title"] == "Invented Act no. 3 of 2020"
    facts = data.facts[data.facts["source"] == "mar-invented-2020"].set_index("indicator")
    columns = ["value", "unit", "basis", "valid_from", "locator", "confidence", "scope", "note"]
    assert facts.loc["private_interviews", columns].tolist() == [
        *("yes", "", "law", "2020-02-15", "art. 5", "high", "function", "Without witnesses.")
    ]
    assert facts.loc["term_years", ["value", "unit", "locator", "confidence"]].tolist() == [
        *("4", "years", "art. 3(1)", "medium")
    ]
    assert facts.loc["visits_unannounced", ["value", "locator"]].tolist() == ["silent", "whole text"]
    assert not (check(world)["severity"] == "error").any()


def test_before_anything_is_written_the_answers_that_change_are_told(world: Path) -> None:
    before = {path.name: path.read_bytes() for path in world.glob("*.csv")}
    words = told(world, answers=INTERVIEWS)
    assert "1 requirement has another outcome in law:\n  from “Not known” to “Met” (1): private interviews" in words
    assert "1 recommendation changes:\n  from “Verify first” to “Keep” (1): private interviews" in words
    assert "3 prepared rows were not filled and are left out." in words
    assert words.endswith("2 rows can be changed.")
    assert {path.name: path.read_bytes() for path in world.glob("*.csv")} == before


def test_what_would_be_added_is_told_in_words_and_not_in_codes(world: Path) -> None:
    assert told(world).splitlines()[:3] == [
        "questions!6: added: Term of office: 4 years; art. 3(1); from 15 February 2020",
        "questions!8: added: Unannounced visits: Text is silent; whole text; from 15 February 2020; "
        "The text was read whole; it has no rule on this point.",
        "questions!9: added: Private interviews: Yes; art. 5; The mechanism itself; from 15 February 2020; Without witnesses.",
    ]


def test_an_answer_that_changes_nothing_says_so(world: Path) -> None:
    words = told(world, answers={"term_years": MADE_UP_ANSWERS["term_years"]})
    assert "No requirement and no recommendation changes." in words


def test_an_answer_says_where_its_cell_is_and_rows_left_empty_are_counted(world: Path) -> None:
    reading = read_guide(filled(world, MADE_UP_LAW, INTERVIEWS), load(world))
    (answer,) = reading.answers
    assert (answer.mechanism, answer.indicator, answer.value) == ("mar-cndh", "private_interviews", "yes")
    assert (answer.scope, answer.cell) == ("function", "questions!E9")
    assert reading.unfilled == 3


def test_labels_and_digits_of_arabic_are_understood(world: Path) -> None:
    law = {**MADE_UP_LAW, "valid_from": "٢٠٢٠/٢/١٥", "read_whole": "نعم"}
    answers = {
        "private_interviews": {"value": "جزئيا", "locator": "٥", "note": "إلا في حالات.", "scope": "الآلية نفسها"},
        "term_years": {"value": "٤", "locator": "المادة ٣"},
    }
    with speaking("ar"):
        path = filled(world, law, answers)
    reading = read_guide(path, load(world))
    assert (reading.valid_from, reading.refusals) == ("2020-02-15", ())
    assert [(one.value, one.locator, one.confidence) for one in reading.answers] == [
        *(("4", "المادة ٣", "high"), ("partly", "art. 5", "high"))
    ]


def test_a_text_read_again_adds_what_is_new_and_counts_what_is_known(world: Path) -> None:
    write_tables(plan(filled(world, MADE_UP_LAW, INTERVIEWS), world))
    law = {"source": "mar-invented-2020", "valid_from": "2020-02-15", "read_whole": "yes"}
    words = told(world, law, {**INTERVIEWS, "term_years": MADE_UP_ANSWERS["term_years"]})
    assert "1 new row is in the data already and is left out." in words
    assert words.endswith("1 row can be changed.")


YES = {"value": "Yes", "locator": "5"}

BAD = {
    "no number": (
        {},
        {**YES, "locator": "article first"},
        "questions!F9: a place without a number (article first); write the",
    ),
    "outside": (
        {},
        {**YES, "value": "Perhaps"},
        "questions!E9: not an answer of the list (Perhaps); choose one of: Yes, Partly",
    ),
    "no article": ({}, {"value": "Yes"}, "questions!F9: an answer without its article; write the article"),
    "no answer": (
        {},
        {"locator": "5"},
        "questions!E9: an article or words, but no answer; choose the answer, or empty",
    ),
    "silent": (
        {"read_whole": None},
        {"value": "Text is silent"},
        "questions!E9: only a text that was read whole can be silent",
    ),
    "scope": (
        {},
        {**YES, "scope": "All"},
        "questions!H9: not an answer of the list (All); choose one of: The mechanism itself",
    ),
    "partly": ({}, {**YES, "value": "Partly"}, "questions!G9: note: "),
    "formula": ({}, {**YES, "note": "=1+1"}, "questions!G9: a formula (=1+1); write the value itself"),
    "two texts": (
        {"source": "gazette-ma-2018"},
        YES,
        "law!C14: two texts: gazette-ma-2018 is chosen, and a new one is typed",
    ),
    "no text": ({"title": None}, YES, "law!C14: no text is named; write the title here"),
    "no law": (
        {**dict.fromkeys(MADE_UP_LAW), "source": "press-fr-2016", "valid_from": "2020"},
        YES,
        "law!C13: no legal text of the data (press-fr-2016).",
    ),
    "unknown": (
        {**dict.fromkeys(MADE_UP_LAW), "source": "gazete-ma-2018", "valid_from": "2020"},
        YES,
        "law!C13: no legal text of the data (gazete-ma-2018). Did you mean gazette-ma-2018?",
    ),
    "no beginning": ({"valid_from": None}, YES, "law!C20: the day from which the text holds is missing"),
    "no date": ({"valid_from": "5/6/2020"}, YES, "law!C20: not a day, a month or a year (5/6/2020); write 2018-03-01"),
    "no day": ({}, {**YES, "since": "after the vote"}, "questions!I9: not a day, a month or a year (after the vote)"),
    "known": (
        {"title": "Invented Act no. 2 of 2018"},
        YES,
        "law!C14: the data have this text already, as gazette-ma-2018",
    ),
}


def test_bad_input_is_told_with_its_cell_and_nothing_can_be_written(world: Path) -> None:
    for case, (law, cells, sentence) in BAD.items():
        found = plan(filled(world, {**MADE_UP_LAW, **law}, {"private_interviews": cells}), world)
        assert [problem for problem in map(str, found.problems) if problem.startswith(sentence)], case
        assert not found.ready, case


def test_the_text_in_which_the_legal_basis_is_read_is_named_as_the_founding_text(world: Path) -> None:
    question = "legal_basis,mandate,founding,yesno,state,,yesno,basis_legal,17,Legal basis,Base légale,الأساس القانوني"
    add(world, "indicators", f"{question},By which text?,,A part.")
    answers = {"legal_basis": {"value": "Yes", "locator": "1", "since": "2021"}}
    write_tables(plan(filled(world, MADE_UP_LAW, answers), world))
    facts = load(world).facts
    (named,) = facts[facts["indicator"] == "legal_instrument"].query("subject == 'mar-cndh'").to_dict("records")
    assert [named[name] for name in ("value", "source", "locator", "valid_from")] == [
        *("Invented Act no. 3 of 2020", "mar-invented-2020", "art. 1", "2021")
    ]
    again = {"source": "mar-invented-2020", "valid_from": "2020-02-15"}
    assert "No difference." in told(world, again, {"legal_basis": {"value": "Yes", "locator": "1"}})


def test_a_number_is_digits_and_a_question_without_silence_among_its_answers_is_left_empty(world: Path) -> None:
    words = told(world, answers={"model": {"value": "Text is silent"}, "term_years": {"value": "four", "locator": "3"}})
    assert "this question is not answered by silence; leave the row empty where the text says nothing on it" in words
    assert "not a number (four); write digits alone" in words


def test_an_article_younger_than_its_text_holds_from_its_own_day(world: Path) -> None:
    law = {**MADE_UP_LAW, "valid_from": "2016-01"}
    answers = {**INTERVIEWS, "term_years": {**MADE_UP_ANSWERS["term_years"], "since": "31/1/2018"}}
    write_tables(plan(filled(world, law, answers), world))
    facts = load(world).facts
    mine = facts[facts["source"] == "mar-invented-2020"].set_index("indicator")
    assert mine["valid_from"].to_dict() == {"private_interviews": "2016-01", "term_years": "2018-01-31"}


def test_an_answer_that_is_younger_than_a_later_law_needs_no_last_day(world: Path) -> None:
    law = {**MADE_UP_LAW, "valid_from": "2016-01"}
    answers = {"model": {"value": "Ombudsman institution", "locator": "1", "since": "2020"}}
    assert plan(filled(world, law, answers), world).ready


def test_a_workbook_filled_before_answers_had_their_own_day_is_read(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, INTERVIEWS)
    book = load_workbook(path)
    sheet = book["questions"]
    place = next(cell.column for cell in sheet[1] if cell.value == "since")
    sheet.delete_cols(place)
    book.save(path)
    (answer,) = read_guide(path, load(world)).answers
    assert (answer.value, answer.since, answer.confidence) == ("yes", "", "high")


def test_a_text_that_a_later_law_has_replaced_needs_its_last_day(world: Path) -> None:
    law = {**MADE_UP_LAW, "valid_from": "2016-01"}
    answers = {"model": {"value": "Ombudsman institution", "locator": "1"}}
    words = told(world, law, answers)
    assert "law!C21: the data have a later law of this mechanism on the same questions: gazette-ma-2018" in words
    assert plan(filled(world, {**law, "valid_to": "2018-02-28"}, answers), world).ready
    assert plan(filled(world, {**law, "in_force": "yes"}, answers), world).ready


def test_a_text_all_of_whose_answers_are_closed_is_not_read_as_in_force(world: Path) -> None:
    closed = {"basis": "law", "source": "law-fr-2007", "valid_from": "2015", "valid_to": "2017"}
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", **closed)
    words = told(world, {"source": "law-fr-2007", "valid_from": "2015"}, {"private_interviews": YES})
    assert "law!C21: the data have this text as in force until 2017; write its last day here" in words


def test_a_new_text_with_the_number_of_one_in_the_data_may_be_that_one_and_it_is_told(world: Path) -> None:
    said = "the data have a text of this mechanism with the same number, as gazette-ma-2018"
    for title, same in {"Act 2/2018 on visits": True, "Act 3/2018 on visits": False, "Act on visits": False}.items():
        assert (said in told(world, {"title": title}, {"private_interviews": YES})) is same


def test_other_answers_that_would_go_on_to_hold_are_told(world: Path) -> None:
    words = told(world, answers={"visits_unannounced": YES})
    assert (
        "an earlier text answers otherwise and is still open in the data: Text is silent (gazette-ma-2018, whole act)"
        in words
    )
    add_fact(world, "mar-cndh", "private_interviews", "no", basis="described")
    words = told(world, answers=INTERVIEWS)
    assert "a description of the law says otherwise: No (press-fr-2016, para. 9); read both again" in words
    assert "explains" not in COLUMNS  # so the reader is sent to the workbook that has it
    assert f"choose law_and_described for that row with npm-compare export (column “{heading('explains')}”)" in words


def test_an_answer_against_the_same_text_in_the_data_is_refused(world: Path) -> None:
    law = {"source": "gazette-ma-2018", "valid_from": "2018-03-01"}
    words = told(world, law, {"visits_unannounced": YES})
    assert "questions!E8: the data have another answer from the same text: Text is silent (whole act)" in words


def test_a_workbook_of_another_form_and_another_workbook_are_told_as_such(world: Path) -> None:
    path = filled(world, MADE_UP_LAW, INTERVIEWS)
    book = load_workbook(path)
    book[ABOUT]["B1"] = "law-0"
    book.save(path)
    with pytest.raises(NpmCompareError, match=r"another version of npm-compare \(form law-0 .* reads form law-1\)"):
        plan(path, world)
    del book[ABOUT]
    book.save(path)
    with pytest.raises(NpmCompareError, match="not a workbook of npm-compare export or read"):
        plan(path, world)
