from __future__ import annotations

from pathlib import Path

import pytest

from assessing import DAY, INTERVIEWS, NOTICE, answer, body, days, require, status, with_three
from conftest import Page, add_fact, line_of, spoil
from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.requirements import STATUSES
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.showing import html


@pytest.fixture
def world(world: Path) -> Path:
    return with_three(world)


# How the answers to several questions are joined


def test_all_questions_of_one_way_must_hold_and_one_way_is_enough(world: Path) -> None:
    """In each row: the answers on interviews and on notice, then the outcome where both are asked and where either will do."""
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    cases = [
        ("yes", "yes", "met", "met"),
        ("yes", "partly", "partly", "met"),
        ("partly", "no", "not_met", "partly"),
        ("yes", "no", "not_met", "met"),
        ("no", "no", "not_met", "not_met"),
        ("yes", "silent", "silent", "met"),
        ("silent", "no", "not_met", "silent"),
        ("yes", None, "not_known", "met"),
        ("partly", None, "not_known", "partly"),
        ("no", None, "not_met", "not_known"),
        ("silent", None, "silent", "not_known"),
        (None, "yes", "not_known", "met"),
        (None, None, "not_known", "not_known"),
        ("yes", "not_applicable", "met", "met"),
        ("not_applicable", "no", "not_met", "not_met"),
        ("not_applicable", "not_applicable", "not_applicable", "not_applicable"),
    ]
    for _, month, (interviews, notice, *_) in days(cases):
        answer(world, "mar-cndh", "private_interviews", interviews, **month)
        answer(world, "mar-cndh", "visits_unannounced", notice, **month)
    data = load(world)
    found = [
        (*c[:2], *(status(data, "mar-cndh", name, at=at) for name in ("both", "either"))) for at, _, c in days(cases)
    ]
    assert found == cases


# Kinds of rules


def test_an_answer_has_the_outcome_that_the_table_gives_it(world: Path) -> None:
    require(world, "said", "private_interviews,1,yes,,no|silent")
    require(world, "exists", "private_interviews,1,any,,")
    cases = [("yes", "met"), ("partly", "partly"), ("no", "not_met"), ("silent", "silent")]
    cases.append(("not_applicable", "not_applicable"))
    for _, month, (answered, _) in days(cases):
        answer(world, "mar-cndh", "private_interviews", answered, **month)
    data = load(world)
    assert [(case[0], status(data, "mar-cndh", "opcat_private", at=at)) for at, _, case in days(cases)] == cases
    of_silence = [status(data, "mar-cndh", name, at="2019-04-15") for name in ("said", "exists")]
    assert of_silence == ["not_met", "silent"], (
        "silence is not any answer, and has another outcome where the table says so"
    )


def test_an_answer_that_the_table_does_not_name_says_nothing_on_the_requirement(world: Path) -> None:
    """It neither meets it nor fails it: only what a rule names is counted."""
    require(world, "institution", "model,1,nhri|ombuds,,")
    assert status(load(world), "fra-cglpl", "institution") == "not_known"
    assert status(load(world), "mar-cndh", "institution") == "met"


def test_any_answer_meets_a_requirement_that_asks_for_any(world: Path) -> None:
    require(world, "exists", "designation_date,1,any,,")
    data = load(world)
    assert [status(data, "mar-cndh", "exists", at=at) for at in ("seminar", "2018-03-01")] == ["not_applicable", "met"]


def test_a_figure_above_zero_is_asked_for_in_practice(world: Path) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    for visits, year in (("0", "2019"), ("1", "2020")):
        count = {"unit": "visits", "basis": "year", "valid_from": year, "valid_to": year}
        add_fact(world, "mar-cndh", "visits_total", visits, **count)
    data = load(world)
    found = [status(data, "mar-cndh", "visits", "practice", at=at) for at in ("2019-06", "2020-06", "2021")]
    assert found == ["not_known", "not_met", "met"]
    assert status(data, "mar-cndh", "visits", "law", at="2021") == "not_known"


def test_parts_of_a_year_and_sums_of_several_meet_no_requirement_on_figures(world: Path) -> None:
    require(world, "visits", "visits_total,1,> 0,,")
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2009") == "not_known"
    assert status(load(world), "fra-cglpl", "visits", "practice", at="2015") == "met"


def test_a_deadline_counts_from_the_day_of_the_state_and_partial_dates_leave_it_open(world: Path) -> None:
    """OPCAT art. 17: one year after the entry into force, which was 24 December 2014 for Morocco."""
    require(world, "deadline", "designation_date,1,within 1 year of opcat_entry_into_force,,")
    named = {"2015-12-24": "met", "2015-12-25": "not_met", "2015-11": "met"}
    named |= {"2015-12": "not_known", "2015": "not_known", "2016": "not_met"}
    bodies = [body(world, f"b{place}", day) for place, day in enumerate(named)]
    found = assess(bodies, "deadline", at="2019", data=load(world)).statuses()
    assert found.loc["deadline", bodies].tolist() == list(named.values())


def test_a_deadline_that_begins_on_a_partial_date_is_open_in_between(world: Path) -> None:
    """Three years from some day of 2015 end on some day of 2018."""
    require(world, "deadline", "designation_date,1,within 3 years of operational_since,,")
    named = {"2018-01-01": "met", "2018-12-31": "not_known", "2019-01-01": "not_met"}
    bodies = [body(world, f"b{place}", day) for place, day in enumerate(named)]
    for name in bodies:
        add_fact(world, name, "operational_since", "2015", note="Invented.", explains="before_designation")
    found = assess(bodies, "deadline", at="2020", data=load(world)).statuses()
    assert found.loc["deadline", bodies].tolist() == list(named.values())


def test_a_deadline_whose_beginning_is_not_known_is_not_known(world: Path) -> None:
    require(world, "deadline", "designation_date,1,within 1 year of operational_since,,")
    assert status(load(world), "mar-cndh", "deadline", at="2019") == "not_known"


# What is shown and not counted


def test_evidence_is_shown_and_neither_assessed_nor_counted(world: Path) -> None:
    require(world, "budget", "budget_total,0,,,")
    found = assess("fra-cglpl", "budget", at="2015", data=load(world))
    practice = found.table.set_index("aspect").loc["practice"]
    assert (practice["status"], practice["counted"]) == ("not_known", False)
    assert [fact["value"] for fact in practice["facts"]] == ["3900000"]
    assert found.counts("practice")["applicable"].tolist() == [0]


def test_a_requirement_that_nobody_has_checked_is_assessed_and_not_counted(world: Path) -> None:
    require(world, "doubtful", INTERVIEWS.format(1), verification="unverified")
    found = assess("fra-cglpl", "doubtful", at="2015", data=load(world))
    assert found.statuses().iloc[0, 0] == "met"
    assert not found.table["counted"].any()
    assert found.counts()["met"].tolist() == [0]
    assert [text for _, text in Page(html(found)).cells] == ["met | practice: not met; not counted"]


# Law and practice


def test_law_and_practice_are_assessed_apart(world_data: Dataset) -> None:
    """France's law gives private interviews; one was refused in practice."""
    assert status(world_data, "fra-cglpl", "opcat_private", "law", at="2016") == "met"
    assert status(world_data, "fra-cglpl", "opcat_private", "practice", at="2016") == "not_met"


def test_a_bill_and_a_basis_not_established_meet_nothing(world: Path) -> None:
    add_fact(world, "mar-cndh", "private_interviews", "yes", attested="2015", note="Basis not said.")
    data = load(world)
    for aspect in ("law", "practice"):
        assert status(data, "mar-cndh", "opcat_private", aspect, at="2019") == "not_known"


def test_dates_and_treaty_commitments_count_as_law(world: Path) -> None:
    require(world, "bound", "opcat_ratification,1,any,,")
    assert status(load(world), "mar-cndh", "bound", "law") == "met"
    assert status(load(world), "mar-cndh", "bound", "practice") == "not_known"


def test_an_assessment_can_be_limited_to_what_was_published(world_data: Dataset) -> None:
    found = assess("fra-cglpl", "opcat_private", at="2016", known="2016-02-28", data=world_data)
    assert found.statuses("practice").iloc[0, 0] == "not_known"


# Counts and bounds


@pytest.fixture
def three(world: Path) -> Assessment:
    """France meets one of three, is met in part and fails the third; of Mali one is known; of Morocco nothing."""
    require(world, "interviews", INTERVIEWS.format(1))
    require(world, "notice", NOTICE.format(1))
    require(world, "term", "term_years,1,7,,6")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,visits_unannounced,yes"), "value", "partly")
    answer(world, "mli-cndh", "private_interviews", "silent")
    names = ["interviews", "notice", "term"]
    return assess(["mli-cndh", "fra-cglpl", "mar-cndh"], names, at=DAY, data=load(world))


def test_outcomes_are_counted_with_the_fewest_and_the_most_that_can_be_met(three: Assessment) -> None:
    counts = three.counts()
    told = ["described", "of_institution", "doubted", "no_mechanism"]
    assert counts.columns.tolist() == [*STATUSES, "applicable", "fewest", "most", *told]
    rows = counts[["met", "partly", "not_met", "silent", "not_known", "fewest", "most"]].T.to_dict("list")
    assert rows == {
        "mli-cndh": [0, 0, 0, 1, 2, 0, 2],
        "fra-cglpl": [1, 1, 1, 0, 0, 1, 1],
        "mar-cndh": [0, 0, 0, 0, 3, 0, 3],
    }
    assert counts["applicable"].tolist() == [3, 3, 3]


def test_what_is_met_in_part_may_still_be_met_by_another_way_only(world: Path) -> None:
    require(world, "both", INTERVIEWS.format(1), NOTICE.format(1))
    require(world, "either", INTERVIEWS.format(1), NOTICE.format(2))
    answer(world, "mar-cndh", "private_interviews", "partly")
    data = load(world)
    both, either = (assess("mar-cndh", name, at=DAY, data=data).counts().loc["mar-cndh"] for name in ("both", "either"))
    assert (both["not_known"], both["fewest"], both["most"]) == (1, 0, 0)
    assert (either["partly"], either["fewest"], either["most"]) == (1, 0, 1)


# Names, order, rendering


def test_mechanisms_and_requirements_stand_in_the_order_asked_for(three: Assessment) -> None:
    assert three.statuses().columns.tolist() == ["mli-cndh", "fra-cglpl", "mar-cndh"]
    assert three.counts().index.tolist() == ["mli-cndh", "fra-cglpl", "mar-cndh"]
    assert three.statuses().index.tolist() == ["interviews", "notice", "term"]
    assert Page(html(three)).headings[:4] == ["", "Mali OMB", "France INV", "Morocco COU"]


def test_without_names_every_requirement_with_an_indicator_is_assessed(world: Path) -> None:
    require(world, "in_words_only")
    assert assess("fra-cglpl", data=load(world)).requirements == ("opcat_private", "spt_budget")


def test_requirements_are_found_by_name_theme_and_instrument_without_repetition(world_data: Dataset) -> None:
    assert assess("fra-cglpl", ["resources", "opcat", "spt_budget"], data=world_data).requirements == (
        "spt_budget",
        "opcat_private",
    )


def test_an_unknown_requirement_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        assess("fra-cglpl", "power", data=world_data)
    assert str(error.value) == "There is no requirement, theme or instrument 'power'. Did you mean powers?"


def test_a_group_without_members_gives_an_empty_assessment(world_data: Dataset) -> None:
    nobody = assess("several_bodies", data=world_data)
    assert nobody.statuses().shape == (2, 0)
    assert nobody.counts().empty


def test_law_practice_and_the_facts_behind_them_stand_in_one_cell(world_data: Dataset) -> None:
    found = Page(html(assess("fra-cglpl", "opcat_private", at="2016", data=world_data)))
    assert found.headings == ["", "France INV", "Powers", "Interviews in private. (OPCAT, art. 20(d))"]
    assert found.cells == [("yes", "met | practice: not met")]
    assert [note.split(", Invented ")[0] for note in found.notes] == [
        "Private interviews: Yes (law): Invented Act no. 1 of 2007, art. 8",
        "Private interviews: No (practice, as of 2015): Des chiffres inventés, para. 3",
    ]


def test_a_count_is_said_to_measure_conformity_and_not_effectiveness(world_data: Dataset) -> None:
    assert "Conformity with standards, not effectiveness." in html(assess("fra-cglpl", data=world_data))


def test_no_text_of_the_data_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    spoil(world, "requirements", line_of("requirements", "opcat_private"), "requirement_en", treacherous)
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,private_interviews,yes"), "note", treacherous)
    found = Page(html(assess("fra-cglpl", "opcat_private", data=load(world))))
    assert "script" not in found.tags
    assert f"{treacherous} (OPCAT, art. 20(d))" in found.headings
    assert found.notes[0].endswith(treacherous)


def test_an_assessment_prints_its_counts(three: Assessment) -> None:
    assert repr(three) == three.counts().to_string()


def test_an_answer_that_may_not_have_held_yet_is_not_among_the_fewest(world: Path) -> None:
    """The answer of France holds from some day of the year asked about: in January it may not have held."""
    answer(world, "mar-cndh", "private_interviews", "no")
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews")
    spoil(world, "mechanism_facts", line, "valid_from", DAY[:4])
    found = assess(["fra-cglpl", "mar-cndh"], "opcat_private", at=DAY, data=load(world))
    assert found.statuses().iloc[0].tolist() == ["met", "not_met"]
    assert found.counts().loc["fra-cglpl", ["met", "fewest", "most"]].tolist() == [1, 0, 1]
