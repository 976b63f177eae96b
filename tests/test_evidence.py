"""How far the facts can be trusted: what is counted in the world can be counted by hand in conftest."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add_fact, line_of, spoil
from npm_compare.analysis.evidence import (
    LANGUAGES,
    LAW_READ,
    OTHERS,
    coverage,
    coverage_by_section,
    grounds,
    key_questions,
    laws_read,
)
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims
from npm_compare.views import charts, findings
from npm_compare.views.display import show


def counted(table: pd.DataFrame, what: str) -> dict[str, int]:
    mine = table[table["what"] == what]
    return dict(zip(mine["value"], mine["facts"], strict=True))


def test_of_many_languages_all_but_the_largest_are_one_row() -> None:
    """How many they are is a number in a column of its own, not a part of the code."""
    table = grounds("all")
    found = counted(table, "language")
    *largest, others = found
    assert len(largest) == LANGUAGES
    assert others == OTHERS
    assert min(found[name] for name in largest) > 0
    together = int(table.set_index("value").loc[OTHERS, "values"])
    assert table["values"].sum() == len(table) - 1 + together
    assert f"{together} others" in repr(show(table))


def test_a_question_without_an_answer_is_shown_with_zero(world_data: Dataset) -> None:
    found = coverage("seminar", ["powers", "term_years"], data=world_data)
    assert found.to_dict("index") == {
        "visits_unannounced": {"mar-cndh": 1, "fra-cglpl": 1, "mli-cndh": 0},
        "private_interviews": {"mar-cndh": 1, "fra-cglpl": 2, "mli-cndh": 0},
        "term_years": {"mar-cndh": 0, "fra-cglpl": 1, "mli-cndh": 0},
    }


def test_a_question_that_nobody_answers_is_not_dropped(world: Path) -> None:
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "indicator", "staff_total")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "unit", "persons")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "basis", "fte")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "valid_from", "2007")
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "fra-cglpl,term_years"), "valid_to", "2007")
    found = coverage("seminar", "appointment", data=load(world))
    assert found.to_dict("index") == {"term_years": {"mar-cndh": 0, "fra-cglpl": 0, "mli-cndh": 0}}


def test_facts_are_counted_on_the_date(world_data: Dataset) -> None:
    """At the seminar Morocco's law was to come, and Mali's ombudsman still stood."""
    found = coverage("seminar", "visits_unannounced", at="seminar", data=world_data)
    assert found.loc["visits_unannounced"].to_dict() == {"mar-cndh": 0, "fra-cglpl": 1, "mli-cndh": 1}


def test_mechanisms_and_questions_stand_in_the_order_asked_for(world_data: Dataset) -> None:
    found = coverage(["mli-cndh", "fra-cglpl"], ["visits_total", "model"], data=world_data)
    assert (found.index.tolist(), found.columns.tolist()) == (["visits_total", "model"], ["mli-cndh", "fra-cglpl"])


def test_an_added_fact_is_counted(world: Path) -> None:
    add_fact(world, "mli-cndh", "visits_total", "9", unit="visits", basis="year", valid_from="2014", valid_to="2014")
    assert coverage("mli-cndh", "visits_total", data=load(world)).loc["visits_total", "mli-cndh"] == 2


def test_a_share_is_that_of_the_questions_of_a_section_that_have_an_answer(world_data: Dataset) -> None:
    """Of three founding questions Morocco answers one; of two on visits Mali answers one; an answer given twice is one."""
    shares = coverage_by_section("seminar", data=world_data)
    assert shares.loc["founding"].tolist() == pytest.approx([1 / 3, 1, 1 / 3])
    assert shares.loc["visits"].tolist() == [0, 1, 0.5]
    assert shares.loc["staff"].tolist() == [0, 1, 0]


def test_sections_stand_in_the_order_of_the_codebook_and_none_is_dropped(world_data: Dataset) -> None:
    """The questions on States are asked of no mechanism."""
    assert coverage_by_section("mli-cndh", data=world_data).index.tolist() == [
        "founding",
        "powers",
        "appointment",
        "structure",
        "money",
        "staff",
        "visits",
    ]


@pytest.mark.parametrize("at", ["today", "seminar"])
def test_every_ground_sums_to_all_facts_and_all_shares_to_one(world_data: Dataset, at: str) -> None:
    found = grounds("seminar", at=at, data=world_data).groupby("what")[["facts", "share"]].sum()
    total = int(coverage("seminar", at=at, data=world_data).to_numpy().sum())
    assert set(found.index) == {"confidence", "kind", "basis", "language", "age", "disagreement"}
    assert set(found["facts"]) == {total}
    assert found["share"].tolist() == pytest.approx([1] * 6)


def test_the_grounds_of_mali_are_those_of_one_undated_page(world_data: Dataset) -> None:
    """At the seminar: the designation (medium), the model, and a practice (both low); the visits are of 2015."""
    found = grounds("mli-cndh", at="seminar", data=world_data)
    assert counted(found, "confidence") == {"low": 2, "medium": 1}
    assert counted(found, "kind") == {"web_page": 3}
    assert counted(found, "age") == {"undated": 3}
    assert counted(found, "language") == {"en": 3}
    assert counted(found, "basis") == {"unspecified": 1, "described": 1, "practice": 1}


def test_age_is_that_of_the_source_when_the_facts_were_coded(world_data: Dataset) -> None:
    """Morocco's facts: two of a law of 2018 (eight years), one bill of 2016 (ten), one undated page, a law again."""
    assert counted(grounds("mar-cndh", data=world_data), "age") == {"6_10": 2, "undated": 1, "in_force": 2}


@pytest.mark.parametrize(
    ("published", "age"),
    [
        ("2026", "0_2"),
        ("2024-01", "0_2"),
        ("2023-12", "3_5"),
        ("2021", "3_5"),
        ("2020", "6_10"),
        ("2016", "6_10"),
        ("2015-12-31", "over_10"),
    ],
)
def test_the_classes_of_age_have_no_gap(world: Path, published: str, age: str) -> None:
    spoil(world, "sources", line_of("sources", "page-undated"), "published", published)
    assert age in counted(grounds("mli-cndh", at="2026", data=load(world)), "age")


def test_a_source_published_after_the_date_is_not_called_fresh(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "page-undated"), "published", "2016")
    data = load(world)
    assert "after" in counted(grounds("mli-cndh", at="seminar", data=data), "age")
    assert "0_2" in counted(grounds("mli-cndh", at="2016", data=data), "age")


def test_the_age_of_a_source_is_counted_from_the_date_of_the_edition(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "page-undated"), "published", "2012")
    data = load(world)
    assert "3_5" in counted(grounds("mli-cndh", at="seminar", data=data), "age")
    assert "over_10" in counted(grounds("mli-cndh", at="today", data=data), "age")


def test_a_fact_without_basis_is_counted_as_not_established(world_data: Dataset) -> None:
    """`operational_since` has no basis."""
    assert counted(grounds("fra-cglpl", data=world_data), "basis")["not_established"] == 1


def test_disagreements_count_every_fact_that_another_contradicts(world_data: Dataset) -> None:
    """The report and the press differ on full-time equivalents and on visits of 2014: four facts."""
    assert counted(grounds("fra-cglpl", data=world_data), "disagreement")["sources_differ"] == 4
    assert "sources_differ" not in counted(grounds("mar-cndh", data=world_data), "disagreement")


def test_unknown_names_are_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no mechanism or group of peers 'seminars'"):
        grounds("seminars", data=world_data)
    with pytest.raises(UnknownName, match=r"Did you mean powers\?"):
        coverage("seminar", "power", data=world_data)


def test_a_law_read_on_most_powers_only_with_rules_of_the_host_is_told_apart() -> None:
    """The dot counts what was read; no count of what laws give takes in a rule of the host, and the chart says so."""
    data = load()
    found = laws_read(data=data).set_index("mechanism")
    texts = claims(data, at=data.date, subjects=list(found.index))
    texts = texts[(texts["basis"] == "law") & texts["indicator"].isin(key_questions(data))]
    for name, row in found[found["read"]].iterrows():
        mine = texts[texts["subject"] == name]
        own = mine.loc[mine["speaks_of"] != "institution", "indicator"].nunique()
        assert row["by_host"] == (own < LAW_READ), name
    count = int(found["by_host"].sum())
    assert 0 < count < found["read"].sum()
    told = f"{count} dots stand only with rules of the whole institution, which no count of what laws give takes in."
    assert charts.known("all", data=data).measure.endswith(told)
    beneath = findings.headline("08", "mar-cndh", "seminar", data=data).unknown
    assert beneath.endswith(f"Of all these laws {count} count only with rules of the whole institution.")
