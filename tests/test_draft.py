"""A draft of a law in the invented world: what is to be done with each article, worked out by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import npm_compare as npm
from conftest import Command, add_fact, html_of, line_of, spoil
from npm_compare.analysis.cases import state_of
from npm_compare.analysis.draft import MODELS
from npm_compare.analysis.requirements import applies
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.views.coders import placed
from npm_compare.views.draft import numbers
from npm_compare.views.draft import statuses as firsts
from npm_compare.views.draft_words import _with, answered, rules, summed
from npm_compare.views.language import speaking
from npm_compare.views.table import Note


def statuses(data: Dataset, asker: str, **when: str) -> dict[str, str]:
    """Return what is to be done with each clause."""
    return {clause.row["clause"]: clause.status for clause in npm.draft(asker, data=data, **when).clauses}


def test_a_clause_is_kept_where_the_law_gives_every_point(world_data: Dataset) -> None:
    assert statuses(world_data, "fra-cglpl") == {
        "body": "verify",
        "interviews": "keep",
        "notice": "keep",
        "money": "verify",
    }


def test_a_clause_that_the_law_gives_with_limits_is_amended(world_data: Dataset) -> None:
    assert statuses(world_data, "fra-cglpl", at="2010-01-01")["notice"] == "amend"


def test_a_clause_on_which_the_law_is_silent_is_added_and_one_that_was_not_read_is_verified(
    world_data: Dataset,
) -> None:
    found = statuses(world_data, "mar-cndh")
    assert found["notice"] == "add"
    assert found["interviews"] == "verify"


def test_guidance_that_too_few_laws_have_is_considered(world_data: Dataset) -> None:
    assert statuses(world_data, "mar-cndh")["money"] == "consider"


def test_a_clause_is_amended_where_the_law_gives_one_of_its_points(world: Path) -> None:
    line = line_of("clause_points", "notice,opcat_private")
    rows = (world / "clause_points.csv").read_text("utf-8").splitlines()
    rows.insert(line, "notice,opcat_private,private_interviews")
    (world / "clause_points.csv").write_text("\n".join(rows) + "\n", "utf-8")
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01")
    assert statuses(load(world), "mar-cndh")["notice"] == "amend"


def test_a_rule_on_which_no_question_is_asked_decides_only_where_nothing_else_does(world_data: Dataset) -> None:
    money = npm.draft("mar-cndh", data=world_data).clauses[-1]
    assert [point.indicator for point in money.points] == ["", "visits_unannounced"]
    assert [point.indicator for point in money.judged] == ["visits_unannounced"]


def test_what_was_not_read_says_what_follows_if_it_is_not_given(world_data: Dataset) -> None:
    interviews = npm.draft("mar-cndh", data=world_data).clauses[1]
    assert (interviews.status, interviews.then) == ("verify", "amend")


def test_articles_to_verify_say_why_they_are_open_and_what_follows(world: Path) -> None:
    line = line_of("mechanism_facts", "mar-cndh,visits_unannounced")
    spoil(world, "mechanism_facts", line, "scope", "institution")
    spoil(world, "mechanism_facts", line, "value", "partly")
    found = npm.draft("mar-cndh", data=load(world))
    assert [clause.open for clause in found.clauses] == ["unasked", "unread", "of_institution", "of_institution"]
    assert summed(found) == (
        "4 articles: 4 articles to verify first. "
        "If the law, once read, does not give them: 3 to amend or add, 1 to consider."
    )
    assert [(row.cells or ())[1].text for row in firsts(found).rows] == ["2", "3, 4", "1"]
    assert "Not read for the mechanism itself (rule of the whole institution: partly, " in repr(found)


def test_an_article_that_is_not_to_be_verified_is_not_open(world_data: Dataset) -> None:
    found = npm.draft("mar-cndh", at="seminar", data=world_data)
    assert {clause.open for clause in found.clauses} == {""}
    assert summed(found) == "4 articles: 3 articles to add, 1 article to consider."


def test_before_there_is_a_mechanism_every_treaty_duty_is_added(world_data: Dataset) -> None:
    found = npm.draft("mar-cndh", at="seminar", data=world_data)
    assert found.absent == "no_mechanism"
    assert found.counts == {"add": 3, "amend": 0, "verify": 0, "consider": 1, "keep": 0}


def test_a_state_without_a_mechanism_is_told_what_its_law_must_contain(world_data: Dataset) -> None:
    found = npm.draft("mli", data=world_data)
    assert (found.mechanism, found.variant, found.absent) == ("", "new_body", "no_mechanism")
    assert found.counts["add"] == len(found.clauses) == 4
    assert found.table.loc[found.table["clause"] == "notice", ["have", "read"]].to_numpy().tolist() == [[1, 2]]


def test_a_state_with_a_mechanism_asks_for_it(world_data: Dataset) -> None:
    assert npm.draft("fra", data=world_data).mechanism == "fra-cglpl"


def test_the_variant_is_that_of_the_model_unless_another_is_asked_for(world_data: Dataset) -> None:
    assert npm.draft("mar-cndh", data=world_data).clauses[0].row["clause"] == "unit"
    other = npm.draft("mar-cndh", variant="new_body", data=world_data)
    assert [clause.row["clause"] for clause in other.clauses] == ["body", "interviews", "notice", "money"]
    assert [clause.number for clause in other.clauses] == [1, 2, 3, 4]


def test_guidance_for_institutions_does_not_bind_the_variant_of_a_new_body(world_data: Dataset) -> None:
    money = npm.draft("mar-cndh", variant="new_body", data=world_data).clauses[-1]
    assert [point.requirement for point in money.points] == ["opcat_private"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"asker": "zzz"}, "There is no mechanism or State 'zzz'"),
        ({"variant": "nhri"}, "There is no variant 'nhri'"),
        ({"form": "long"}, "There is no form of a draft 'long'"),
    ],
)
def test_an_unknown_name_is_answered_with_those_there_are(
    world_data: Dataset, wrong: dict[str, str], told: str
) -> None:
    with pytest.raises(NpmCompareError, match=told):
        npm.draft(**wrong, data=world_data)


def test_the_concordance_follows_the_protocol_and_leaves_guidance_out(world_data: Dataset) -> None:
    table = npm.draft("mar-cndh", data=world_data).concordance.table
    assert set(table["requirement"]) == {"opcat_private"}
    assert table["number"].tolist() == [1, 2, 3, 4]
    assert table.loc[1, ["article", "clause", "held"]].tolist() == ["art. 20(d)", "interviews", "not_known"]


def test_a_duty_that_no_question_asks_is_not_said_to_be_kept_with_its_article(world: Path) -> None:
    rows = (world / "clause_points.csv").read_text("utf-8").splitlines()
    rows.insert(line_of("clause_points", "notice"), "notice,opcat_private,")
    (world / "clause_points.csv").write_text("\n".join(rows) + "\n", "utf-8")
    found = npm.draft("fra-cglpl", data=load(world))
    table = found.concordance.table.query("clause == 'notice'")
    assert set(table["status"]) == {"keep"}
    assert sorted(zip(table["indicator"], table["recommendation"], table["then"], strict=True)) == [
        ("", "verify", "amend"),
        ("visits_unannounced", "keep", ""),
    ]
    assert "Article 1. The body; Article 3. Notice; Article 4. Money | See Article 2 | | -" in flat(found.concordance)


def flat(found: object) -> str:
    return " ".join(repr(found).split()) + " -"


def test_a_duty_that_no_question_asks_stands_once_with_its_articles(world: Path) -> None:
    for clause in ("interviews", "notice"):
        spoil(world, "clause_points", line_of("clause_points", clause), "requirement", "spt_budget")
    found = npm.draft("mar-cndh", data=load(world)).concordance
    told = "Article 1. The unit; Article 4. Money | No question of the data asks it | | Verify first (if it is not given: amend)"
    assert flat(found).count(told) == 1


def test_what_the_state_has_to_do_itself_is_met_or_not_and_nothing_is_amended_for_it(world: Path) -> None:
    """OPCAT art. 17: the council was named in 2018, more than a year after December 2014; no law mends that."""
    line = line_of("requirement_indicators", "opcat_private")
    spoil(world, "requirement_indicators", line, "indicator", "designation_date")
    changed = {"met": "within 1 year of opcat_entry_into_force", "partly": "", "not_met": "", "scope": "state"}
    for column, value in changed.items():
        spoil(world, "requirement_indicators", line, column, value)
    found = npm.draft("mar-cndh", data=load(world))
    told = "| Not met | | Nothing to amend (for the State to do, not for its law to say)"
    assert told in flat(found.concordance)
    assert found.clauses[0].then == ""


@pytest.mark.parametrize(("form", "asked"), [("unitary", False), ("federal", True), ("", True)])
def test_what_binds_federal_states_is_not_asked_of_one_that_is_not(world: Path, form: str, asked: bool) -> None:
    """OPCAT art. 29; of a State whose form is not known it is asked."""
    data = load(world)
    facts = {("form_of_state", ""): {"value": form}} if form else {}
    state = state_of(data, "mar", facts)
    assert applies({"applies_to": "federal"}, "nhri", state) is asked
    assert applies({"applies_to": ""}, "nhri", state)


def test_of_the_real_states_only_the_federal_ones_are_asked_about_all_their_parts() -> None:
    for name, asked in (("mar-cndh", False), ("bra-mnpct", True)):
        assert ("opcat_federal_scope" in set(npm.draft(name).concordance.table["requirement"])) is asked


def test_what_is_shown_has_parts_articles_and_their_remarks(world_data: Dataset) -> None:
    text = repr(npm.draft("mar-cndh", data=world_data))
    for words in (
        "4 articles: 1 article to add, 2 articles to verify first, 1 article to consider. If the law, once read",
        "Article 1. The unit\nA unit of [the host] visits.\nIt decides alone.\n",
        "What follows: Verify first, if it is not given: amend",
        "Note: Name the unit.",
        "Text is silent (law 2, whole act)",
        "not legal advice",
    ):
        assert words in text
    assert "A unit of [the host] visits. | It" not in text
    page = html_of(npm.draft("mar-cndh", data=world_data))
    assert "Articles to add, amend, verify or consider" in page
    assert "Article 3. Notice" in page


def test_articles_that_follow_on_each_other_are_named_as_a_span_in_every_language() -> None:
    assert numbers([1, 2, 4, 5, 6, 7]) == "1, 2, 4–7"
    with speaking("fr"):
        assert numbers([1, 2, 3, 5]) == "1 à 3, 5"
    with speaking("ar"):
        assert re.sub("[\u2066-\u2069]", "", numbers([1, 2, 3, 5])) == "1 إلى 3، 5"


def test_a_rule_that_is_named_twice_alike_is_named_once(world_data: Dataset) -> None:
    (first, *_), *_ = filter(None, map(answered, npm.draft("fra-cglpl", data=world_data).clauses))
    assert rules(world_data, [*first, *first]) == rules(world_data, first)


def test_the_short_form_has_the_short_texts(world_data: Dataset) -> None:
    text = repr(npm.draft("mar-cndh", form="short", data=world_data))
    assert "In private." in text
    assert "It talks in private." not in text


def test_the_command_writes_codes_and_documents(npm: Command, tmp_path: Path) -> None:
    done = npm("draft", "mar-cndh", "--at", "seminar", "--format", "csv")
    assert done.code == 0
    assert done.out.startswith("number,clause,part,status,")
    made = npm("draft", "fra", "--form", "short", "-o", str(tmp_path / "law.md"))
    assert made.code == 0
    assert (tmp_path / "law.md").read_text("utf-8").startswith("# France: draft of a law")
    assert "must end in .docx, .html, .pdf, .md, .csv" in npm("draft", "fra", "-o", str(tmp_path / "law.odt")).err


# the tables of clauses


def broken(folder: Path) -> list[tuple[str, int, str, str]]:
    """Return where the checker finds an error, and which."""
    return [(p.file, p.line, p.column, p.rule) for p in check_sheets(read_folder(folder)) if p.severity == "error"]


def test_two_clauses_of_one_law_have_not_the_same_place(world: Path) -> None:
    spoil(world, "clauses", line_of("clauses", "notice"), "order", "2")
    assert broken(world) == [("clauses.csv", line_of("clauses", "notice"), "order", "place_taken")]
    spoil(world, "clauses", line_of("clauses", "notice"), "order", "1")
    assert broken(world) == [("clauses.csv", line_of("clauses", "notice"), "order", "place_taken")]


@pytest.mark.parametrize(
    ("column", "text"), [("text_fr", "Une unité visite. | Elle décide."), ("text_ar", "[أ] تزور.")]
)
def test_a_text_has_the_same_paragraphs_and_blanks_in_every_language(world: Path, column: str, text: str) -> None:
    line = line_of("clauses", "unit")
    spoil(world, "clauses", line, column, text)
    assert broken(world) == [("clauses.csv", line, column, "clause_unlike")]


def test_a_clause_that_no_requirement_asks_for_is_refused(world: Path) -> None:
    spoil(world, "clause_points", line_of("clause_points", "unit"), "clause", "body")
    spoil(world, "clause_points", line_of("clause_points", "unit"), "requirement", "spt_budget")
    assert broken(world) == [("clauses.csv", line_of("clauses", "unit"), "clause", "clause_unasked")]


NO_LAW = {"opcat_postponement_limits"}
"""A duty that no law can meet: the limits of a declaration that a State makes when it ratifies (OPCAT art. 24)."""


def unserved(data: Dataset, variant: str) -> set[str]:
    """Return the duties of the Protocol and the guidelines of the SPT that concern a variant and that no clause of it serves."""
    rows = data.requirements[data.requirements["instrument"].isin(["opcat", "spt_guidelines"])]
    model, state = MODELS[variant], data.state("mar")
    asked = {row["requirement"] for row in records(rows) if applies(row, model, state)}
    clauses = data.clauses.loc[data.clauses["variant"].isin(["", variant]), "clause"]
    return asked - NO_LAW - set(data.clause_points.loc[data.clause_points["clause"].isin(clauses), "requirement"])


@pytest.mark.parametrize("variant", MODELS)
def test_every_treaty_duty_and_every_guideline_of_the_spt_has_a_clause(variant: str) -> None:
    assert unserved(load(), variant) == set()


@pytest.mark.parametrize("spoken", ["fr", "ar"])
def test_where_a_rule_stands_is_said_in_the_language_of_the_draft(spoken: str) -> None:
    data = load()
    asked = data.requirements.loc[data.clause_points["requirement"].unique(), "locator"]
    with speaking(spoken):
        said = [placed(data, place).replace("Monitoring Health in Places of Detention", "") for place in asked]
    assert [place for place in said if re.search(r"\b(as|the|of|and|under|number|unit|text|rules?)\b", place)] == []


def test_laws_named_in_a_remark_each_with_its_article_are_told_apart_by_semicolons() -> None:
    notes = [Note("France CGLPL, art. 8"), Note("Mali CNDH, art. 2")]
    assert _with("2 of 9 laws read", notes) == "2 of 9 laws read (France CGLPL, art. 8; Mali CNDH, art. 2)"
    assert _with("text not read", []) == "text not read"
