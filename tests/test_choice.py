"""One ordered list says how claims are weighed: the choice, its reasons and the choice among statistics follow it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import add, add_fact
from npm_compare.analysis.answers import answer
from npm_compare.analysis.conflicts import conflicts
from npm_compare.facts import choice
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import select
from npm_compare.facts.statistics import ranked


def swapped(one: str, other: str) -> tuple[str, ...]:
    """Return the rule of choice with two of its steps exchanged."""
    exchanged = {one: other, other: one}
    return tuple(exchanged.get(step, step) for step in choice.CHOICE)


@pytest.fixture
def disputed(world: Path) -> Dataset:
    """A weak claim of a law and a strong one of the press on a term; figures of an old data set and of a new page."""
    term = {"unit": "years", "basis": "practice", "valid_from": "2009-01-01"}
    add_fact(world, "fra-cglpl", "term_years", "7", **term, source="law-fr-2007", confidence="low")
    add_fact(world, "fra-cglpl", "term_years", "5", **term, source="press-fr-2016", confidence="high")
    add(world, "sources", "old-tables,dataset,Tables,,An office,2019,,en,CC BY 4.0,")
    add(world, "sources", "new-page,web_page,A page,,Somebody,2024,,en,Cite the page,")
    for source in ("old-tables", "new-page"):
        add(world, "statistics", f"mar,prison_population_total,2030,2,{source},")
    return load(world)


def chosen(data: Dataset) -> tuple[str, str]:
    """Return the term that is chosen in practice, and why."""
    facts = select(data, at="2016", subjects=["fra-cglpl"])
    (value,) = facts.loc[(facts["indicator"] == "term_years") & (facts["basis"] == "practice"), "value"]
    found = conflicts("fra-cglpl", at="2016", data=data).set_index("indicator").loc["term_years"]
    assert found["chosen"] == value
    return value, found["why"]


def test_choice_and_reason_follow_the_order_of_the_steps(disputed: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(disputed) == ("5", "confidence")
    monkeypatch.setattr(choice, "CHOICE", swapped("confidence", "kind"))
    assert chosen(replace(disputed)) == ("7", "kind")


def test_statistics_follow_the_order_of_the_steps(disputed: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def best() -> str:
        rows = ranked(replace(disputed), "prison_population_total")  # nothing is kept of it
        return str(rows.loc[rows["year"] == 2030, "source"].iloc[0])

    assert best() == "old-tables"
    monkeypatch.setattr(choice, "CHOICE", swapped("kind", "published"))
    assert best() == "new-page"


def test_certainty_too_has_its_place_in_the_order(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A term that holds from some day of 2016 holds on 1 June only perhaps, but its claim has the higher confidence."""
    term = {"unit": "years", "basis": "practice"}
    add_fact(
        world, "fra-cglpl", "term_years", "7", **term, valid_from="2009", confidence="medium", source="law-fr-2007"
    )
    add_fact(world, "fra-cglpl", "term_years", "5", **term, valid_from="2016", confidence="high")
    data = load(world)
    found = answer("fra-cglpl", "term_years", at="2016-06-01", data=data).table
    assert found.loc[found["basis"] == "practice", ["value", "why"]].to_numpy().tolist()[0] == ["7", "certain"]
    monkeypatch.setattr(choice, "CHOICE", swapped("certain", "confidence"))
    found = answer("fra-cglpl", "term_years", at="2016-06-01", data=replace(data)).table
    assert found.loc[found["basis"] == "practice", ["value", "why"]].to_numpy().tolist()[0] == ["5", "confidence"]
