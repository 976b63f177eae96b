"""How far two readers of one text agree: shares and alpha worked out by hand, and published cases."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from conftest import html_of
from npm_compare.analysis.agreement import Agreement, agreement
from npm_compare.analysis.reliability import alpha, of_counts
from npm_compare.facts.dataset import Dataset, records
from npm_compare.views.agreement import alpha_words, headline

KRIPPENDORFF_2011 = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units, five values, some missing."""


def given(indicator: str, value: str, **cells: str) -> dict[str, str]:
    answer = {"unit": "", "scope": "", "locator": "art. 5", "note": ""}
    return {**answer, "indicator": indicator, "value": value, **cells}


def set_beside(data: Dataset, first: list[dict[str, str]], second: list[dict[str, str]]) -> Agreement:
    return agreement(first, second, mechanism="mar-cndh", text="Invented Act", data=data)


def yes_no(pairs: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[str]]:
    return pairs, ["yesno"] * len(pairs)


def test_alpha_of_krippendorffs_own_example_is_the_one_he_publishes() -> None:
    """Nominal alpha of the four observers: 0.743."""
    units = list(zip(*(line.split() for line in KRIPPENDORFF_2011), strict=True))
    counts = np.array([[unit.count(str(value)) for value in range(1, 6)] for unit in units])
    assert round(of_counts(counts), 3) == 0.743


def test_alpha_of_two_observers_is_the_one_that_krippendorff_publishes() -> None:
    """The same, section B: two observers, twelve units, five values a to e, nominal: 0.692."""
    first, second = tuple("aabbdcccedda"), tuple("babbbccceddd")
    found = alpha(*yes_no(list(zip(first, second, strict=True))))
    assert found.value == pytest.approx(0.692, abs=0.0005)


def test_alpha_by_hand_is_one_less_what_is_seen_over_what_chance_gives() -> None:
    """Eight questions, one differs. 9 yes and 7 no: expected 2·9·7 / (16·15), observed 2/16; alpha 1 - 0.125/0.525."""
    found = alpha(*yes_no([("yes", "yes")] * 4 + [("no", "no")] * 3 + [("yes", "no")]))
    assert found.value == pytest.approx(1 - 0.125 / 0.525)


def test_the_interval_of_alpha_holds_it_and_is_the_same_every_time() -> None:
    pairs = yes_no([("yes", "yes")] * 12 + [("no", "no")] * 9 + [("yes", "no")] * 6)
    found = alpha(*pairs)
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert -1 < found.low < found.value < found.high < 1
    assert alpha(*pairs) == found


def test_of_fewer_than_five_answers_no_alpha_is_told() -> None:
    assert alpha(*yes_no([("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")])).why_not == "too_few"


def test_alpha_of_one_and_the_same_answer_is_not_defined() -> None:
    assert alpha(*yes_no([("yes", "yes")] * 30)) == (None, None, None, "all_alike")


def test_readers_who_never_differ_have_an_alpha_of_one_without_an_interval() -> None:
    assert alpha(*yes_no([("yes", "yes")] * 5 + [("no", "no")] * 5)) == (1.0, None, None, "")


def test_no_interval_is_told_where_chance_may_draw_one_answer_only() -> None:
    """Five questions with one difference: a draw of five without it has no alpha, and a third of all draws are so."""
    found = alpha(*yes_no([("yes", "yes")] * 4 + [("yes", "no")]))
    assert found.value is not None
    assert (found.low, found.high) == (None, None)


def test_answers_of_several_lists_and_numbers_have_no_common_alpha() -> None:
    pairs = [("yes", "yes")] * 6
    assert alpha(pairs, ["yesno"] * 5 + ["model"]).why_not == "several_lists"
    assert alpha(pairs, ["yesno"] * 5 + [""]).why_not == "several_lists"
    assert alpha(pairs, [""] * 6).why_not == "no_list"


def test_without_the_library_all_but_alpha_is_told(world_data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    found = alpha(*yes_no([("yes", "yes")] * 4 + [("yes", "no")]))
    assert found == (None, None, None, "no_library")
    row = {"no_alpha": found.why_not}
    assert alpha_words(row) == "not computed: its library is not installed (README says how)"


FIRST = [
    given("private_interviews", "yes"),
    given("visits_unannounced", "silent", locator="whole text"),
    given("term_years", "4", unit="years"),
]
SECOND = [
    given("private_interviews", "partly", locator="art. 6", note="Not with the accused."),
    given("term_years", "4.0", unit="years"),
    given("model", "nhri"),
]


def test_numbers_agree_by_what_they_mean_and_missing_is_no_difference(world_data: Dataset) -> None:
    found = set_beside(world_data, FIRST, SECOND)
    standing = dict(zip(found.answers["indicator"], found.answers["standing"], strict=True))
    assert standing == {
        "visits_unannounced": "first_only",
        "private_interviews": "differ",
        "term_years": "alike",
        "model": "second_only",
    }
    every = records(found.table)[0]
    assert [every[name] for name in ("compared", "alike", "share", "no_alpha")] == [2, 1, 0.5, "several_lists"]


def test_an_answer_of_another_scope_is_the_same_answer_and_is_to_be_settled(world_data: Dataset) -> None:
    scopes = ("function", "institution", "")
    answers = [[given("private_interviews", "yes", scope=scope)] for scope in scopes]
    assert set_beside(world_data, answers[0], answers[1]).answers["standing"].tolist() == ["other_scope"]
    assert set_beside(world_data, answers[0], answers[2]).answers["standing"].tolist() == ["alike"]
    assert "Yes, the whole institution, art. 5" in repr(set_beside(world_data, answers[0], answers[1]))


def test_each_difference_is_shown_with_both_answers_articles_and_notes(world_data: Dataset) -> None:
    words = repr(set_beside(world_data, FIRST, SECOND))
    assert "Answers that differ: 1\n  Private interviews\n    First reader: Yes, art. 5\n" in words
    assert "    Second reader: Partly, art. 6 – Not with the accused." in words
    assert (
        "Answered by the first reader only: 1\n  Unannounced visits\n    First reader: Text is silent, whole text"
        in words
    )
    assert (
        "Answered by the second reader only: 1\n  NPM model\n    Second reader: National human rights institution"
        in words
    )
    assert "too few answers in both (fewer than 5)" in words
    page = html_of(set_beside(world_data, FIRST, SECOND))
    assert "Not with the accused." in page


def test_the_headline_says_the_share_with_its_wilson_interval(world_data: Dataset) -> None:
    assert headline(set_beside(world_data, FIRST, SECOND)) == (
        "1 of 2 answers that both readers gave are alike: 50%, at the level of 95% between 9% and 91%."
    )
    nothing = set_beside(world_data, FIRST, [])
    assert headline(nothing) == "No question was answered by both readers: nothing can be compared."
    assert "Answered by the first reader only: 3" in repr(nothing)
