from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npm_compare.base.dates import bounds
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.selection import claims, select

CELLS = {
    "subject": st.sampled_from(["fra-cglpl", "mar-cndh"]),
    "value": st.sampled_from(["5", "6"]),
    "basis": st.sampled_from(["law", "practice"]),
    "valid_from": st.sampled_from(["2009-01-01", "2016"]),
    "valid_to": st.sampled_from(["", "2029"]),
    "source": st.sampled_from(["law-fr-2007", "gazette-ma-2018", "page-undated"]),
    "locator": st.sampled_from(["art. 1", "art. 2"]),
    "confidence": st.sampled_from(["high", "low"]),
    "scope": st.sampled_from(["", "function", "institution"]),
}
"""Cells of a fact about the term of office (on 1 June 2016, one that holds from `2016` holds perhaps): few enough that
many facts differ in a single one."""

KEY = ["subject", "value", "basis", "valid_from", "valid_to", "source", "locator"]
"""Two facts may not agree in all of these."""

FACTS = st.lists(
    st.fixed_dictionaries(CELLS), min_size=6, max_size=16, unique_by=lambda fact: tuple(fact[name] for name in KEY)
)


def by_the_manual(data: Dataset, fact: dict[str, Any]) -> tuple[object, ...]:
    """Return the place of a fact in the order of section 9 of the manual, read word by word."""
    source = data.source(fact["source"])
    published = bounds(source["published"])
    return (
        fact["valid_from"] == "2016",
        fact["scope"] == "institution" and fact["subject"] == "mar-cndh",  # France's inspector has no other task
        ["high", "medium", "low"].index(fact["confidence"]),
        data.codes_of("source_kind").index(source["kind"]),
        -published[1] if published else 0,
        *(fact[name] for name in ("value", "source", "locator", "valid_from", "valid_to")),
    )


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FACTS, st.randoms(use_true_random=False))
def test_the_choice_is_that_of_the_manual_whatever_the_facts_and_their_order(
    world_data: Dataset, facts: list[dict[str, Any]], random: Any
) -> None:
    empty = dict.fromkeys(world_data.facts.columns, "") | {"indicator": "term_years", "unit": "years"}
    rows = [{**empty, **fact, "file": "mechanism_facts.csv", "line": line} for line, fact in enumerate(facts)]
    data = replace(world_data, facts=pd.DataFrame(rows))
    asked = {(fact["subject"], fact["basis"]) for fact in rows}
    expected = {
        question: min(
            (fact for fact in rows if (fact["subject"], fact["basis"]) == question),
            key=lambda fact: by_the_manual(data, fact),
        )["line"]
        for question in asked
    }
    chosen = select(data, at="2016-06-01")
    assert dict(zip(zip(chosen["subject"], chosen["basis"], strict=True), chosen["line"], strict=True)) == expected
    random.shuffle(rows)
    shuffled = replace(world_data, facts=pd.DataFrame(rows))
    for choose in (claims, select):
        pd.testing.assert_frame_equal(choose(shuffled, at="2016-06-01"), choose(data, at="2016-06-01"))


def test_another_date_and_another_knowledge_are_worked_out_anew(world_data: Dataset) -> None:
    """What is kept between two questions does not answer the second."""
    for known in (None, "2015-06-01", None):
        for at in ("2014-05-27", "2014-05-28", "2014-05-27"):
            again = replace(world_data)
            pd.testing.assert_frame_equal(select(world_data, at=at, known=known), select(again, at=at, known=known))
