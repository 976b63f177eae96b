"""What is to be fixed within one's own model: laws read of others, one's own law, and nothing argued from few."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact
from npm_compare import findings, own_model, show
from npm_compare.facts.dataset import Dataset, load
from npm_compare.weighing.own_model import FEW_LAWS

LAW = {"basis": "law", "valid_from": "2010-01-01", "scope": "function"}


@pytest.fixture
def crowd(world: Path) -> Path:
    """Five more new bodies beside that of France; one law of five gives private interviews, two are silent on visits."""
    for number in range(1, FEW_LAWS + 1):
        name = f"mli-new{number}"
        add(
            world,
            "mechanisms",
            f"{name},mli,Body {number},Corps {number},B{number},new_specialised,active,2009-01-01,,",
        )
        add_fact(world, name, "designation_date", "2009-01-01", basis="published")
        add_fact(world, name, "private_interviews", "yes" if number == 1 else "no", **LAW, locator=f"art. {number}")
    for number in (1, 2):
        add_fact(world, f"mli-new{number}", "visits_unannounced", "silent", **LAW, note="The whole act was read.")
    return world


def row(data: Dataset, indicator: str) -> dict[str, object]:
    return dict(own_model("fra-cglpl", data=data).set_index("indicator").loc[indicator])


def test_laws_of_others_are_counted_and_the_own_one_stands_apart(crowd: Path) -> None:
    found = row(load(crowd), "private_interviews")
    assert (found["own"], found["own_locator"]) == ("yes", "art. 8")
    assert (found["laws"], found["give"], found["precedents"]) == (5, 1, "mli-new1=art. 1")


def test_nothing_is_argued_from_few_laws(crowd: Path) -> None:
    """Of visits two laws are read: the count stays in the data and is not said."""
    data = load(crowd)
    found = own_model("fra-cglpl", data=data)
    assert found["indicator"].tolist() == ["private_interviews", "visits_unannounced"]
    assert found["laws"].tolist() == [5, 2]
    said = show(found, data=data).words["Laws of the same model that give it"].tolist()
    assert said == ["1 of 5 laws read", "too few laws read"]


def test_practice_and_bills_do_not_count(crowd: Path) -> None:
    for basis in ("practice", "bill"):
        add_fact(crowd, "mli-new3", "visits_unannounced", "yes", basis=basis, valid_from="2010")
    found = row(load(crowd), "visits_unannounced")
    assert (found["laws"], found["give"]) == (2, 0)


def test_the_sentence_names_what_most_laws_of_the_model_lack(crowd: Path) -> None:
    data = load(crowd)
    found = findings.to_fix(own_model("fra-cglpl", data=data), "fra-cglpl", data=data)
    assert found.text == (
        "For the model of France INV (new specialised body), what other laws most often leave out and what should be "
        "fixed: private interviews (1 of 5 laws read). The text read of its own law answers 2 of the 2 questions asked here."
    )


def test_with_few_laws_the_sentence_says_that_and_no_more(world_data: Dataset) -> None:
    found = findings.to_fix(own_model("mar-cndh", data=world_data), "mar-cndh", data=world_data)
    assert found.head.endswith("too few other laws have been read to say what they lack.")
