"""What may stand beside what on the page that compares: a law and what is no law, figures that are counted alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import add_fact
from npm_compare.analysis.readings import DESCRIBED
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.reports.atlas.alike import APART, beside, counted_as, rests_on
from npm_compare.reports.atlas.compared import _values
from npm_compare.reports.atlas.content import content_of
from npm_compare.reports.atlas.onward import choice

BOTH = ["mar-cndh", "fra-cglpl"]


def rests(data: Dataset, mechanism: str, indicator: str) -> str:
    """Return what the answer shown today rests on."""
    found = content_of(data).bodies
    return rests_on(found, found.shown[mechanism, indicator][-1])


def drawn(world: Path, indicator: str, *facts: tuple[str, str, dict[str, Any]]) -> list[str]:
    """Return whose figures have a bar, of a world with some more facts."""
    for mechanism, value, how in facts:
        add_fact(world, mechanism, indicator, value, **how)
    return beside(content_of(load(world)).bodies, BOTH, indicator)


def test_only_the_text_of_a_law_looks_like_law(world_data: Dataset) -> None:
    """France's law was read, Morocco has a bill; the model of the mechanism stands in its law."""
    assert rests(world_data, "fra-cglpl", "private_interviews") == ""
    assert rests(world_data, "mar-cndh", "private_interviews") == APART
    assert rests(world_data, "mar-cndh", "model") == ""


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        ({"basis": "described"}, DESCRIBED),
        ({"basis": "law", "scope": "institution"}, OF_INSTITUTION),
        ({"basis": "practice"}, APART),
    ],
)
def test_what_is_described_practised_or_of_the_host_is_told_apart(
    world: Path, how: dict[str, str], wanted: str
) -> None:
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", **how)
    assert rests(load(world), "mar-cndh", "term_years") == wanted


def test_the_data_of_the_page_say_what_each_answer_rests_on(world_data: Dataset) -> None:
    values = _values(content_of(world_data))
    assert values["mar-cndh"]["private_interviews"][-1][5:7] == ["yes", APART]
    assert values["fra-cglpl"]["private_interviews"][-1][5:7] == ["yes", ""]


TERM = {"unit": "years", "basis": "law"}


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        ({**TERM, "basis": "described"}, BOTH),  # a law and its description are both rules
        ({**TERM, "basis": "practice"}, []),
        ({**TERM, "basis": ""}, []),
        ({**TERM, "scope": "institution"}, []),
    ],
)
def test_terms_have_bars_only_on_like_bases(world: Path, how: dict[str, str], wanted: list[str]) -> None:
    """France's law gives six years."""
    assert drawn(world, "term_years", ("mar-cndh", "5", how)) == wanted


@pytest.mark.parametrize(("year", "wanted"), [("2023", BOTH), ("2022", [])])
def test_a_figure_that_is_too_old_for_the_map_has_no_bar(world: Path, year: str, wanted: list[str]) -> None:
    recent = {"unit": "visits", "basis": "year", "valid_from": "2024", "valid_to": "2024"}
    other = {**recent, "valid_from": year, "valid_to": year}
    assert drawn(world, "visits_total", ("fra-cglpl", "150", recent), ("mar-cndh", "60", other)) == wanted


def test_parts_of_a_year_and_sums_of_several_are_counted_as_nothing(world_data: Dataset) -> None:
    figures = content_of(world_data).bodies.facts.query("indicator == 'visits_total'")
    kinds = {fact["basis"]: counted_as(world_data, fact) for fact in figures.to_dict("records")}
    assert (kinds["partial"], kinds["cumulative"]) == ("", "")
    assert kinds["year"] == "visits year"


def test_a_comparison_begins_with_figures_that_can_be_set_side_by_side(world: Path) -> None:
    content = content_of(load(world))
    assert "term_years" not in choice(content, BOTH)
    add_fact(world, "mar-cndh", "term_years", "5", **TERM)
    assert choice(content_of(load(world)), BOTH).endswith(",term_years")
