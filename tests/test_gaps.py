"""Of the world today, Morocco's Council is asked. Its act is silent on unannounced visits; private interviews, a duty of
the treaty, are only in a bill. Half of what is asked of the human rights institution on powers is open, and its visits are.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.sizing import size
from npm_compare.base.errors import UnknownName
from npm_compare.checking.inputs import BY_PLACE, DETENTION_PLACES, GENERAL, MONEY, UNITS
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.views.columns import cell
from npm_compare.views.gaps import MEASURE_WORDS, MISSING, WHERE_WORDS, say_question, say_where, words
from npm_compare.views.language import speaking
from npm_compare.weighing import gaps as codes
from npm_compare.weighing.gaps import GAP_COLUMNS, gaps, where_to_look


def queue(data: Dataset, conclusion: str, mechanism: str = "mar-cndh", **settings: object) -> pd.DataFrame:
    """Return the gaps that bear on one conclusion."""
    found = gaps(mechanism, data=data, **settings)
    return found[found["conclusion"] == conclusion].reset_index(drop=True)


def missing(data: Dataset, conclusion: str, mechanism: str = "mar-cndh", **settings: object) -> list[str]:
    """Return the names of what is missing for one conclusion."""
    return queue(data, conclusion, mechanism, **settings)["name"].tolist()


def require(world: Path, name: str, force: str, *indicators: str) -> None:
    """Add a requirement of a force that is met by a yes to each indicator."""
    row = f"{name},spt_guidelines,para. 1,{force},state,powers,A.,A.,أ.,A,A,أ,,Met if yes.,,https://law.example/9,read"
    add(world, "requirements", row)
    for indicator in indicators:
        answers = "yes,partly,no" if indicator in ("visits_unannounced", "private_interviews") else "any,,"
        add(world, "requirement_indicators", f"{name},{indicator},1,{answers}")


def assume(world: Path, **ranges: str) -> None:
    """Give every input of the sizing one value, but for those named, and Morocco an exchange rate."""
    for place in DETENTION_PLACES[1:]:
        add(world, "codes", f"place,{place},,A {place},A {place},أ {place},See the manual.")
    for name in [*BY_PLACE[1:], *GENERAL]:
        add(world, "codes", f"input,{name},,{name.title()},A {name},أ {name},See the manual.")
    every = [(n, p) for n in BY_PLACE for p in DETENTION_PLACES] + [(n, "") for n in GENERAL]
    for name, place in every[1:]:
        value = "0.5,0.5,0.5" if name == "other_work" else "2,2,2"
        unit = "MAD" if UNITS[name] == MONEY else UNITS[name]
        add(world, "assumptions", f"mar,{name},{place},{ranges.get(name, value)},{unit},assumption,Invented.")
    add(world, "series", "fx_official_lcu_per_usd,LCU per USD,A,A,أ,Invented.")
    spoil(
        world,
        "statistics",
        add(world, "statistics", "mar,fx_official_lcu_per_usd,2018,9,figures-a,"),
        "currency",
        "MAD",
    )


# Requirements


def test_a_treaty_obligation_without_an_answer_counts_double(world_data: Dataset) -> None:
    found = queue(world_data, "requirements")
    assert found[["what", "name", "subject", "effect"]].values.tolist() == [
        ["indicator", "private_interviews", "mar-cndh", 2]
    ]
    assert found[["measure", "where"]].values.tolist() == [["requirements_depending", "law_article"]]


def test_guidance_counts_once_and_is_added(world: Path) -> None:
    require(world, "guide_terms", "authoritative_guidance", "term_years")
    require(world, "guide_private", "authoritative_guidance", "private_interviews")
    found = queue(load(world), "requirements")
    assert found[["name", "effect"]].values.tolist() == [["private_interviews", 3], ["term_years", 1]]


def test_a_settled_gap_leaves_the_queue(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01")
    assert queue(load(world), "requirements").empty


def test_a_question_answered_leaves_the_queue_while_its_requirement_stays_open(world: Path) -> None:
    require(world, "guide_both", "authoritative_guidance", "private_interviews", "term_years")
    add_fact(world, "mar-cndh", "private_interviews", "yes", basis="law", valid_from="2018-03-01")
    assert missing(load(world), "requirements") == ["term_years"]


def test_a_text_that_was_read_and_is_silent_is_not_looked_for_again(world: Path) -> None:
    require(world, "guide_notice", "authoritative_guidance", "visits_unannounced")
    assert missing(load(world), "requirements") == ["private_interviews"]


def test_a_requirement_whose_text_nobody_checked_opens_no_gap(world: Path) -> None:
    spoil(world, "requirements", line_of("requirements", "opcat_private"), "verification", "unverified")
    assert queue(load(world), "requirements").empty


def test_evidence_that_is_shown_and_not_assessed_opens_no_gap(world: Path) -> None:
    """A budget of its own is asked of such bodies, and Mali has none that is known; but no answer would settle that."""
    spoil(world, "requirements", line_of("requirements", "spt_budget"), "verification", "read")
    for column, value in (("status", "active"), ("ended", "")):
        spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), column, value)
    assert missing(load(world), "requirements", "mli-cndh") == ["private_interviews"]


def test_what_another_way_has_met_already_is_not_looked_for(world: Path) -> None:
    require(world, "guide_either", "authoritative_guidance", "visits_unannounced")
    add(world, "requirement_indicators", "guide_either,opcat_signature,2,any,,")
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", basis="law", valid_from="2018-03-01")
    add(world, "requirement_indicators", "guide_either,term_years,3,any,,")
    assert missing(load(world), "requirements") == ["private_interviews"]


# Options


def test_only_open_answers_of_options_are_in_the_queue(world_data: Dataset) -> None:
    found = queue(world_data, "options")
    assert sorted(found[["what", "option", "name", "open", "asked"]].values.tolist()) == [
        ["criterion", "nhri", "powers", 1, 2],
        ["criterion", "nhri", "visits", 1, 1],
    ]


def test_the_gap_that_could_move_the_leading_option_most_comes_first(world_data: Dataset) -> None:
    """Visits of the institution may lie anywhere between 0 and 1, its powers between 0 and 1/2 only."""
    found = queue(world_data, "options")
    assert found["name"].tolist() == ["visits", "powers"]
    assert 0 < found.loc[1, "effect"] < found.loc[0, "effect"] < 1
    assert (found["first"] == "new_specialised").all()
    assert found["first_share"].between(0.5, 1).all()


def test_settled_answers_of_options_leave_the_queue(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "no", basis="law", valid_from="2018-03-01")
    add_fact(world, "mar-cndh", "visits_total", "80", unit="visits", basis="year", valid_from="2018", valid_to="2018")
    assert queue(load(world), "options").empty


# Size


def test_without_statistics_for_the_size_the_rest_of_the_queue_is_given(world_data: Dataset) -> None:
    assert gaps("mar-cndh", data=world_data)["conclusion"].drop_duplicates().tolist() == ["requirements", "options"]


def test_an_assumption_counts_by_the_posts_between_its_ends(world: Path) -> None:
    """Only the report and the number of prisons have a range: 90 days in place of 1 move far more posts than 20 prisons."""
    assume(world, report="1,50,90")
    found = queue(load(world), "size")
    assert found[["name", "place", "low", "high", "unit"]].values.tolist() == [
        ["report", "", 1, 90, "days"],
        ["places", "prison", 40, 60, "places"],
    ]
    report, places = size("mar", data=load(world)).tornado["swing"]
    assert found["effect"].tolist() == [report, places]
    assert set(found["measure"]) == {"posts_moved"}
    assert found["where"].tolist() == ["peers", "inventory"]


def test_an_input_that_is_a_fact_is_not_looked_for_whatever_its_range(world: Path) -> None:
    assume(world, report="1,50,90")
    line = line_of("assumptions", "mar,places,prison")
    for column, text in (("grounds", "fact"), ("source", "press-fr-2016"), ("locator", "para. 1")):
        spoil(world, "assumptions", line, column, text)
    assert missing(load(world), "size") == ["report"]


def test_the_size_is_that_of_what_was_known_on_the_date(world: Path) -> None:
    assume(world, report="1,50,90")
    add(world, "series", "prison_facilities,units,A,A,أ,Invented.")
    add(world, "statistics", "mar,prison_facilities,2018,50,figures-a,")
    data = load(world)
    assert missing(data, "size") == ["report"]
    assert missing(data, "size", at="2017") == ["report", "places"]


# Disagreements


def test_sources_that_differ_are_in_the_queue_with_the_basis_and_the_period(world_data: Dataset) -> None:
    found = queue(world_data, "disagreement", "fra-cglpl")
    assert found[["what", "name", "effect", "where"]].values.tolist() == [
        ["dispute", "staff_total", 1, "budget_documents"],
        ["dispute", "visits_total", 1, "annual_report"],
    ]
    assert (found[["basis", "period"]] != "").all(axis=None)


# The whole queue


def test_the_largest_effect_comes_first_within_each_conclusion(world: Path) -> None:
    assume(world, report="1,50,90", travel="1,2,3")
    require(world, "guide_terms", "authoritative_guidance", "term_years")
    found = gaps("mar-cndh", data=load(world))
    assert list(found.columns) == list(GAP_COLUMNS)
    assert found.groupby("conclusion").size().min() > 1
    for _, part in found.groupby("conclusion"):
        assert part["effect"].is_monotonic_decreasing


def test_only_so_many_gaps_are_given_for_each_conclusion(world_data: Dataset) -> None:
    found = gaps("mar-cndh", number=1, data=world_data)
    assert found["conclusion"].tolist() == ["requirements", "options"]


def test_where_nothing_is_missing_the_queue_is_empty(world: Path) -> None:
    """Before any mechanism was designated France had answered all that is asked, and no option was in place."""
    found = gaps("fra-cglpl", at="2008-01", data=load(world))
    assert found.empty
    assert list(found.columns) == list(GAP_COLUMNS)
    assert words(found, load(world)).empty


def test_the_queue_is_that_of_the_date(world: Path) -> None:
    """Before France's law of 2007 its answer on private interviews was open."""
    spoil(
        world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "valid_from", "2012"
    )
    data = load(world)
    assert missing(data, "requirements", "fra-cglpl", at="2011") == ["private_interviews"]
    assert queue(data, "requirements", "fra-cglpl").empty


def test_an_unknown_mechanism_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean mar-cndh"):
        gaps("mar-cnhd", data=world_data)


def test_the_queue_is_the_same_in_every_language(world_data: Dataset) -> None:
    with speaking("ar"):
        found = gaps("mar-cndh", data=world_data)
    pd.testing.assert_frame_equal(found, gaps("mar-cndh", data=world_data))


@pytest.mark.parametrize(
    ("indicator", "where"),
    [
        ("budget_total", "budget_documents"),
        ("visits_total", "annual_report"),
        ("private_interviews", "law_article"),
        ("opcat_ratification", "official_gazette"),
    ],
)
def test_each_question_has_its_documents(world_data: Dataset, indicator: str, where: str) -> None:
    assert where_to_look(world_data.indicator(indicator)) == where


def test_where_no_article_asks_the_question_none_is_named(world: Path) -> None:
    spoil(world, "indicators", line_of("indicators", "term_years"), "opcat", "")
    assert where_to_look(load(world).indicator("term_years")) == "law"


# In words


def test_every_code_of_the_queue_has_its_words() -> None:
    words, known = (WHERE_WORDS, MEASURE_WORDS, MISSING), (codes.WHERE, codes.MEASURES, codes.WHAT)
    assert [set(one) for one in words] == [set(one) for one in known]


def test_an_unanswered_question_is_said_with_the_mechanism_and_the_article(world_data: Dataset) -> None:
    (said,) = words(queue(world_data, "requirements"), world_data).values.tolist()
    assert said == [
        "requirements",
        "Morocco COU: Private interviews",
        2,
        "requirements that depend on it, treaty obligations counted twice",
        "text of the law of the mechanism (the article that answers OPCAT art. 20(d)); internal rules",
    ]


def test_open_answers_of_an_option_are_counted_and_the_leader_named(world_data: Dataset) -> None:
    said = words(queue(world_data, "options"), world_data)
    assert said["missing"].tolist() == [
        "National human rights institution: 1 of 1 answers on “Visits per prisoner”",
        "National human rights institution: 1 of 2 answers on “Powers”",
    ]
    assert said["measure"].str.contains(r"in which “New specialised body” comes first").all()


def test_an_assumption_is_said_with_its_range_and_unit(world: Path) -> None:
    assume(world, report="1,50,90")
    data = load(world)
    said = words(queue(data, "size"), data)["missing"].tolist()
    assert said == ["Report: assumed 1 to 90 days", "Places, Prisons: assumed 40 to 60 places"]


def test_a_dispute_is_said_with_every_answer_and_its_source(world_data: Dataset) -> None:
    said = words(queue(world_data, "disagreement", "fra-cglpl"), world_data)
    assert said["missing"].tolist() == [
        "Staff: 25.5 chosen; others – 20: Invented Times (2016), para. 2",
        "Visits: 150 chosen; others – 145: Invented Times (2016), para. 2",
    ]


def test_what_is_dropped_from_the_queue_is_not_said(world_data: Dataset) -> None:
    part = gaps("mar-cndh", data=world_data).drop(columns=["conclusion", "where"])
    assert list(words(part, world_data).columns) == ["missing", "effect", "measure"]


def test_where_to_look_names_an_article_only_where_a_question_has_one(world_data: Dataset) -> None:
    assert say_where(world_data, "law") == "text of the law of the mechanism; internal rules"
    assert "OPCAT art. 20(d)" in say_where(world_data, "law_article", "private_interviews")


def test_what_is_counted_is_shown_in_whole_numbers_and_a_share_as_it_is(world_data: Dataset) -> None:
    shown = [cell(world_data, "effect", {"effect": value}) for value in (4.0, 1, 0.123)]
    assert shown == ["4", "1", "0.12"]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_what_is_to_be_read_aloud_is_a_whole_sentence(language: str) -> None:
    """An assumption and sources that differ are asked as questions, without a locator in another language."""
    data = load()
    rows = [row for row in records(gaps("mar-cndh", number=1)) if row["what"] in ("input", "dispute")]
    assert len(rows) == 2
    with speaking(language):
        said = [say_question(data, row) for row in rows]
    assert all(one[-1] in "?؟." for one in said)
    assert all("?" in one or "؟" in one for one in said)
    assert not any("paragraph" in one for one in said)
