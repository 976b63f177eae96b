"""Before the OPCAT was adopted, on 18 December 2002, nothing about a mechanism was known: every answer says so, none fails."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import npm_compare as npm
from drawn import WORLD as CHARTS
from npm_compare import findings
from npm_compare.facts.dataset import Dataset, load
from test_damaged_files import answer
from test_gaps import assume
from test_given import public
from test_row_order import QUICK, SLOW

BEFORE = "2002-12-17"
"""The day before the General Assembly adopted the Protocol."""

ASKED: dict[str, tuple[str, ...]] = {
    "answer": ("mar-cndh", "visits_unannounced"),
    "assess": ("all",),
    "compare": ("all", "powers"),
    "conflicts": ("all",),
    "debate": (),
    "decide": ("mar-cndh", "all"),
    "draft": ("mar-cndh", "all"),
    "figures": ("all",),
    "laws": ("all",),
    "profile": ("fra-cglpl",),
    "remarks": (),
    "show": ("mar-cndh", "visits_unannounced"),
    "statements": ("all",),
    "studies": (),
    "visitors": (),
}
"""What each public function that takes `known=` is asked."""


def facts_of(found: Any) -> list[str]:
    """Return the ids of the facts and the sources behind a result."""
    shown = (
        [found]
        if isinstance(found, pd.DataFrame)
        else [part for part in vars(found).values() if isinstance(part, pd.DataFrame)]
    )
    columns = [table[name] for table in shown for name in ("id", "source") if name in table]
    return [text for column in columns for text in column.dropna() if text]


def test_every_public_function_that_takes_a_day_of_knowledge_is_asked() -> None:
    taking = {
        name.rpartition(".")[2] for name, function in public() if "known" in inspect.signature(function).parameters
    }
    assert taking - {"load"} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_known_before_the_protocol_was_adopted(name: str, world_data: Dataset) -> None:
    found = getattr(npm, name)(*ASKED[name], known=BEFORE, data=world_data)
    assert facts_of(found) == []
    assert repr(found)


@pytest.mark.parametrize("name", ASKED)
def test_nothing_of_the_published_data_is_known_before_the_protocol_was_adopted(name: str) -> None:
    found = getattr(npm, name)(*ASKED[name], known=BEFORE)
    assert facts_of(found) == []


EVERYTHING = {**QUICK, **SLOW, **{f"charts.{name}": draw for name, draw in CHARTS.items()}}
"""What else rests on the facts, in the small world."""


def test_whatever_rests_on_the_facts_answers_or_says_in_a_sentence_why_not(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npm_compare.weighing.gaps.GAP_DRAWS", 100)
    assume(world, days="1,2,4", travel="1,2,3")
    data = load(world, known=BEFORE)
    said = {name: answer(lambda ask=ask: ask(data)) for name, ask in EVERYTHING.items()}  # type: ignore[misc]
    assert {name: text for name, text in said.items() if text and not text.endswith(".")} == {}


@pytest.mark.parametrize("told", [findings.standing, findings.story])
def test_what_is_not_known_of_a_state_is_not_said_to_be_a_no(world_data: Dataset, told: Any) -> None:
    """Morocco has been bound since 2014: who looks at facts known in 2002 alone cannot say that it is not."""
    early = replace(world_data, known=BEFORE)
    assert "From what was known on 17 December 2002, it cannot be said whether Morocco is bound" in str(
        told("mar-cndh", data=early)
    )
    assert "was not bound by" in str(told("mar-cndh", at=BEFORE, data=early))


@pytest.mark.parametrize("report", ["01", "09", "12", "14"])
def test_no_headline_says_of_a_state_of_which_nothing_is_known_that_it_is_not_bound(
    world_data: Dataset, report: str
) -> None:
    undated = replace(world_data, facts=world_data.facts[world_data.facts["subject"] != "mar"])
    for data in (replace(world_data, known=BEFORE), undated):
        said = findings.headline(report, "mar-cndh", at="seminar", data=data).head
        assert "not known" in said
        assert "not bound" not in said
    assert "not known" not in findings.headline(report, "mar-cndh", at="seminar", data=world_data).head


def test_of_a_state_before_it_was_bound_it_is_said_that_it_was_not(world_data: Dataset) -> None:
    said = findings.headline("01", "mar-cndh", at="2014-12-01", data=world_data).head
    assert said.startswith("Morocco was not bound by the Protocol;")
