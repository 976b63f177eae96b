"""One question about one mechanism: every claim with its source, which one is chosen, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add_fact, line_of, spoil
from npm_compare.analysis.answers import answer
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.answer import title


def told(data: Dataset, subject: str, indicator: str, at: str = "2020") -> list[list[str]]:
    return answer(subject, indicator, at=at, data=data).table[["value", "basis", "standing", "why"]].values.tolist()


def test_every_claim_says_whether_it_is_chosen_and_why(world_data: Dataset) -> None:
    assert told(world_data, "fra-cglpl", "staff_total") == [
        ["25.5", "fte", "shown", "confidence"],
        ["20", "fte", "other", "confidence"],
        ["30", "headcount", "chosen", "only"],
    ]


def test_an_earlier_figure_gives_way_to_a_later_one(world: Path) -> None:
    add_fact(world, "fra-cglpl", "visits_total", "160", unit="visits", basis="year", valid_from="2015", valid_to="2015")
    rows = told(load(world), "fra-cglpl", "visits_total")
    assert [row for row in rows if row[1] == "year"] == [
        ["160", "year", "shown", "period"],
        ["150", "year", "other", "period"],
        ["145", "year", "other", "period"],
    ]


def test_claims_that_agree_say_so_and_the_others_why_they_are_not_chosen(world: Path) -> None:
    year = {"unit": "persons", "basis": "fte", "valid_from": "2014", "valid_to": "2014"}
    add_fact(world, "fra-cglpl", "staff_total", "25.5", **year | {"confidence": "medium"})
    rows = told(load(world), "fra-cglpl", "staff_total")
    assert [row for row in rows if row[1] == "fte"] == [
        ["25.5", "fte", "shown", "same"],
        ["25.5", "fte", "other", "same"],
        ["20", "fte", "other", "confidence"],
    ]


def test_each_event_that_recurs_is_chosen_by_itself(world: Path) -> None:
    add_fact(world, "mli", "spt_visit", "2018-05-01", basis="made")
    assert told(load(world), "mli", "spt_visit") == [
        ["2011-12-05", "made", "shown", "only"],
        ["2016-04", "announced", "shown", "only"],
        ["2018-05-01", "made", "shown", "only"],
    ]


def test_the_text_names_value_basis_source_place_confidence_note_and_line(world_data: Dataset) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,visits_unannounced,yes")
    assert repr(answer("fra-cglpl", "visits_unannounced", at="seminar", data=world_data)).splitlines() == [
        "France INV, unannounced visits, on 12 May 2015: 1 claim",
        "",
        "Yes (law)",
        "    shown in tables; the only claim on its basis",
        "    Rapport inventé de l'année 2014, annex 1, Invented Inspector, 10 March 2015, high confidence. "
        "Holds from 28 May 2014. Text of the amendment quoted.",
        f"    mechanism_facts.csv:{line}",
    ]


def test_where_nothing_answers_the_answer_is_not_known(world_data: Dataset) -> None:
    nothing = answer("mar-cndh", "staff_total", data=world_data)
    assert nothing.table.empty
    assert repr(nothing).endswith(": 0 claims\nNot known")


def test_only_what_had_been_published_counts(world_data: Dataset) -> None:
    known = answer("fra-cglpl", "staff_total", at="2015-06", known="2015-06", data=world_data)
    assert known.table["value"].tolist() == ["25.5", "30"]
    assert "sources published by June 2015" in title(known)


@pytest.mark.parametrize(
    ("subject", "indicator", "rule", "said"),
    [
        ("fra-cglp", "model", "unknown_name", "There is no mechanism or State 'fra-cglp'. Did you mean fra-cglpl"),
        ("fra-cglpl", "modell", "unknown_name", "There is no indicator 'modell'. Did you mean model?"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_one(
    world_data: Dataset, subject: str, indicator: str, rule: str, said: str
) -> None:
    with pytest.raises(NpmCompareError) as refused:
        answer(subject, indicator, data=world_data)
    assert refused.value.message.rule == rule
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("subject", "indicator", "asked"),
    [
        ("mli-cndh", "spt_visit", "mli"),
        ("mli", "model", "mli-cndh"),
        ("République française", "Modèle de MNP", "fra-cglpl"),
    ],
)
def test_a_question_is_asked_about_the_mechanism_or_its_state_as_it_needs(
    world_data: Dataset, subject: str, indicator: str, asked: str
) -> None:
    assert answer(subject, indicator, data=world_data).subject == asked


def test_a_rule_of_the_function_is_chosen_before_one_of_the_institution_whatever_the_confidence(world: Path) -> None:
    host = add_fact(
        world, "mar-cndh", "private_interviews", "yes", basis="law", confidence="high", source="gazette-ma-2018"
    )
    own = add_fact(world, "mar-cndh", "private_interviews", "no", basis="law", confidence="low")
    for line, scope in ((host, "institution"), (own, "function")):
        spoil(world, "mechanism_facts", line, "scope", scope)
        spoil(world, "mechanism_facts", line, "valid_from", "2018-03-01")
    rows = [row for row in told(load(world), "mar-cndh", "private_interviews") if row[1] == "law"]
    assert rows == [["no", "law", "shown", "speaks_of"], ["yes", "law", "other", "speaks_of"]]
