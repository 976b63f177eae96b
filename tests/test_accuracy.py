"""How often a second reader found the facts right: of all, by kind of answer, by check."""

from __future__ import annotations

from pathlib import Path

import pytest
from scipy.stats import binomtest, norm

from conftest import add
from npm_compare.analysis.accuracy import LEVEL, accuracy, answer_kind, interval, shares
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.findings import accuracy as said


def test_what_could_not_be_checked_is_neither_right_nor_wrong(world_data: Dataset) -> None:
    """Five facts were drawn, the source of one could not be read again, one was wrong."""
    every = shares(world_data)["all", ""]
    assert [every[name] for name in ("checked", "checkable", "right", "share")] == [5, 4, 3, 0.75]


def test_the_kind_of_answer_follows_from_the_question(world_data: Dataset) -> None:
    table = accuracy(world_data)
    kinds = table[table["what"] == "answer_kind"]
    assert kinds[["value", "checkable", "right"]].values.tolist() == [["legal", 2, 1], ["figure", 1, 1]]
    assert answer_kind(world_data, "opcat_ratification") == "state"
    assert answer_kind(world_data, "designation_date") == "other"


def test_a_check_of_which_only_the_verdicts_were_kept_counts_in_all_and_in_no_kind(world_data: Dataset) -> None:
    found = shares(world_data)
    assert found["check", "first"]["checkable"] == 1
    of_kinds = sum(row["checkable"] for (what, _), row in found.items() if what == "answer_kind")
    assert found["all", ""]["checkable"] == of_kinds + 1


def test_the_interval_is_that_of_wilson(world_data: Dataset) -> None:
    """Wilson 1927: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), here p = 3/4 and n = 4."""
    p, n, z = 0.75, 4, norm.ppf((1 + LEVEL) / 2)
    half = z * (p * (1 - p) / n + z**2 / (4 * n**2)) ** 0.5
    ends = [(p + z**2 / (2 * n) + side * half) / (1 + z**2 / n) for side in (-1, 1)]
    every = shares(world_data)["all", ""]
    assert [every["share_low"], every["share_high"]] == pytest.approx(ends)


@pytest.mark.parametrize("part", [0, 1, 7, 10])
def test_the_interval_is_that_of_scipy_also_where_none_or_all_are_right(part: int) -> None:
    known = binomtest(part, 10).proportion_ci(LEVEL, method="wilson")
    assert [interval(part, 10)[name] for name in ("share_low", "share_high")] == pytest.approx([known.low, known.high])


def test_the_published_shares_are_those_of_the_report_on_the_second_check() -> None:
    """The report on the check of 29 November 2026: 70 of 79 right, 80 to 94 %."""
    second = shares(load())["check", "second"]
    assert (second["checkable"], second["right"]) == (79, 70)
    assert (round(second["share_low"], 2), round(second["share_high"], 2)) == (0.80, 0.94)
    legal = load().reviews.query("check == 'second' and verdict != 'not_checkable'")
    kinds = legal["indicator"].map(lambda name: answer_kind(load(), name))
    right = legal["verdict"] == "right"
    assert {
        kind: (int((kinds == kind).sum()), int(right[kinds == kind].sum())) for kind in ("legal", "figure", "state")
    } == {
        "legal": (46, 38),
        "figure": (23, 22),
        "state": (8, 8),
    }


def test_a_changed_verdict_changes_the_sentence(world: Path) -> None:
    before = said(load(world)).text
    add(
        world,
        "reviews",
        "second,4,,mar,opcat_ratification,2014-11-24,,,,treaty-list,row,high,2026-02-03,yes,right,right,yes,yes,,,,",
    )
    assert said(load(world)).head == before.partition(". Of")[0].replace("75%", "80%") + "."


def test_the_sentence_says_what_became_of_the_facts_found_wrong(world_data: Dataset) -> None:
    assert "1 error could not be corrected, and its note says so." in said(world_data).text


def test_shares_by_kind_say_of_how_many_facts_they_are_where_a_check_kept_its_verdicts_alone(world: Path) -> None:
    """Of the world's checks the first kept one verdict, and the second three facts that could be checked."""
    assert "The shares by kind of answer are of 3 of these, whose questions were kept." in said(load(world)).text
    kept = [line for line in (world / "reviews.csv").read_text(encoding="utf-8").splitlines() if line[:6] != "first,"]
    (world / "reviews.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert "The shares by kind" not in said(load(world)).text


def test_without_a_re_check_no_share_is_told(world: Path) -> None:
    (world / "reviews.csv").write_text(",".join(tables()["reviews"].columns) + "\n", encoding="utf-8")
    assert said(load(world)).text == "No fact has been read again by a second reader."
