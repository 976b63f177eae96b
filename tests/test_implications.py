"""What follows for a State from another fact: an accession has no signature, a mechanism in place is in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Page, add, line_of, spoil
from npm_compare.analysis.answers import answer
from npm_compare.analysis.implications import implied
from npm_compare.analysis.profile import profile
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.comparison import values
from npm_compare.views.labels import indicator_label
from npm_compare.views.showing import html


@pytest.fixture
def asked(world: Path) -> Dataset:
    """Return the world with the questions whether a mechanism is in place, and on which list of the SPT the State is."""
    add(world, "indicators", "npm_in_place,state,spt,yesno,state,,yesno,,,In place,En place,قائمة,Is there one?,,")
    add(world, "indicators", "spt_overdue_listed,state,spt,date,occurrence,,,basis_visit,,Listed,Liste,قائمة,When?,,")
    return load(world)


def states_of(data: Dataset, mechanism: str, at: str = "today") -> dict[str, str]:
    """Return what the card of a mechanism says of its State."""
    said = values(profile(mechanism, at=at, data=data).state).iloc[:, 0]
    return {str(label): str(answer) for label, answer in said.items()}


def test_an_accession_has_no_signature(world_data: Dataset) -> None:
    """The list of treaty actions was read: Morocco acceded. France, which ratified, signed."""
    label = indicator_label(world_data, "opcat_signature")
    assert states_of(world_data, "mar-cndh")[label] == "acceded, without signing"
    assert states_of(world_data, "fra-cglpl")[label] == "16 September 2005"


def test_a_ratification_without_a_known_signature_leaves_it_not_known(world: Path) -> None:
    spoil(world, "state_facts", line_of("state_facts", "mar,opcat_ratification"), "note", "Deposit")
    data = load(world)
    assert states_of(data, "mar-cndh")[indicator_label(data, "opcat_signature")] == "not known"


def test_before_the_accession_the_signature_is_not_known(world_data: Dataset) -> None:
    assert implied(world_data, "mar", "opcat_signature", at="2014-11-23") is None
    assert implied(world_data, "mar", "opcat_signature", at="2014-11-24") is not None


def test_a_state_with_a_mechanism_has_one_in_place_and_is_on_no_list_of_late_states(asked: Dataset) -> None:
    assert {name: states_of(asked, "mar-cndh")[name] for name in ("In place", "Listed")} == {
        "In place": "yes (derived)",
        "Listed": "not applicable",
    }


def test_a_state_whose_mechanism_was_not_yet_designated_is_not_known_to_have_one(asked: Dataset) -> None:
    assert {states_of(asked, "mar-cndh", at="2018-02-28")[name] for name in ("In place", "Listed")} == {"not known"}


def test_a_state_whose_mechanism_is_only_planned_is_not_known_to_have_one(asked: Dataset) -> None:
    spoil(asked.folder, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert implied(load(asked.folder), "mar", "npm_in_place", at="today") is None


def test_what_follows_shows_the_fact_from_which_it_follows(asked: Dataset) -> None:
    page = Page(html(profile("mar-cndh", data=asked).state))
    assert ("yes", "Yes | derived") in page.cells
    assert any("Invented Act no. 2 of 2018" in note for note in page.notes)
    assert "acceded, without signing" in repr(answer("mar", "opcat_signature", data=asked))
    in_place = repr(answer("mar", "npm_in_place", data=asked))
    assert "Yes (derived); 1 March 2018 (" in in_place  # the note is that of the fact behind it
    assert "Invented list of treaty actions" in repr(answer("mar", "opcat_signature", data=asked))


def test_a_mandate_does_not_follow_from_anything(asked: Dataset) -> None:
    assert implied(asked, "mar-cndh", "private_interviews", at="2018-02-28") is None


def test_in_the_published_data_morocco_acceded_and_has_a_mechanism_in_place() -> None:
    shown = states_of(load(), "mar-cndh")
    assert [shown[name] for name in ("OPCAT signature", "Mechanism in place", "On the SPT list of late States")] == [
        "acceded, without signing",
        "yes (derived)",
        "not applicable",
    ]
