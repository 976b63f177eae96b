from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.peers import GROUPS, peers, resolve
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking

SEMINAR_DAY, LATER = "2015-05-12", "2020-01-01"
CASE = "a case of the Rabat seminar of 12 May 2015"

EXPECTED = {
    "seminar": ({"mar-cndh": CASE, "fra-cglpl": CASE, "mli-cndh": CASE},) * 2,
    "nhri": ({}, {"mar-cndh": "model: national human rights institution"}),
    "ombuds": ({"mli-cndh": "model: ombudsman institution"}, {}),
    "new_bodies": ({"fra-cglpl": "model: new specialised body"},) * 2,
    "several_bodies": ({}, {}),
    "africa": (
        {"mli-cndh": "Mali: member of the African Union"},
        {"mar-cndh": "Morocco: member of the African Union"},
    ),
    "arab_league": ({}, {"mar-cndh": "Morocco: member of the League of Arab States"}),
    "francophone": (
        {
            "fra-cglpl": "France: member of the Organisation internationale de la Francophonie",
            "mli-cndh": "Mali: member of the Organisation internationale de la Francophonie",
        },
        {
            "fra-cglpl": "France: member of the Organisation internationale de la Francophonie",
            "mar-cndh": "Morocco: member of the Organisation internationale de la Francophonie",
        },
    ),
    "council_of_europe": ({"fra-cglpl": "France: member of the Council of Europe"},) * 2,
    "oic": (
        {"mli-cndh": "Mali: member of the Organisation of Islamic Cooperation"},
        {"mar-cndh": "Morocco: member of the Organisation of Islamic Cooperation"},
    ),
    "low_income": ({"mli-cndh": "World Bank: low income"}, {}),
    "lower_middle_income": ({}, {"mar-cndh": "World Bank: lower middle income"}),
    "upper_middle_income": ({}, {}),
    "high_income": ({"fra-cglpl": "World Bank: high income"},) * 2,
    "all": (
        {"fra-cglpl": "designated and not ended", "mli-cndh": "designated and not ended"},
        {"fra-cglpl": "designated and not ended", "mar-cndh": "designated and not ended"},
    ),
}
"""Each group on the day of the seminar (France and Mali in place) and in 2020 (France and Morocco)."""


def found(data: Dataset, group: str, at: str) -> dict[str, str]:
    rows = peers(group, at=at, data=data)
    return dict(zip(rows["mechanism"], rows["reason"], strict=True))


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_gives_its_members_of_the_date_with_the_reason(world_data: Dataset, group: str) -> None:
    assert (found(world_data, group, SEMINAR_DAY), found(world_data, group, LATER)) == EXPECTED[group]


def test_the_cases_of_the_seminar_keep_their_order(world_data: Dataset) -> None:
    """Morocco first; the case that the world does not have is left out."""
    assert peers("seminar", data=world_data)["mechanism"].tolist() == ["mar-cndh", "fra-cglpl", "mli-cndh"]


@pytest.mark.parametrize(
    ("at", "members"),
    [("2014-10-31", []), ("2014-11-01", ["mli-cndh"]), ("2016-07-06", ["mli-cndh"]), ("2016-07-07", [])],
)
def test_a_mechanism_is_a_peer_from_its_designation_to_its_end(
    world_data: Dataset, at: str, members: list[str]
) -> None:
    assert peers("ombuds", at=at, data=world_data)["mechanism"].tolist() == members


def test_a_planned_mechanism_is_nobodys_peer(world: Path) -> None:
    spoil(world, "mechanisms", line_of("mechanisms", "mar-cndh"), "status", "planned")
    assert list(found(load(world), "all", LATER)) == ["fra-cglpl"]


def test_a_mechanism_designated_on_an_unknown_day_is_a_peer_today_only(world: Path) -> None:
    add(world, "mechanisms", "mar-new,mar,New body,,NEW,ombuds,active,,,")
    data = load(world)
    assert found(data, "ombuds", LATER) == {}
    assert list(found(data, "ombuds", "today")) == ["mar-new"]


def test_an_unknown_group_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        peers("francophones", data=world_data)
    assert str(error.value) == "There is no group of peers 'francophones'. Did you mean francophone?"


def test_names_and_groups_are_joined_in_the_order_asked_for(world_data: Dataset) -> None:
    assert resolve(world_data, ["mli-cndh", "all", "seminar"], LATER) == ["mli-cndh", "fra-cglpl", "mar-cndh"]
    assert resolve(world_data, "fra-cglpl", LATER) == ["fra-cglpl"]


def test_a_mechanism_named_is_kept_though_it_is_not_in_place(world_data: Dataset) -> None:
    assert resolve(world_data, "mar-cndh", SEMINAR_DAY) == ["mar-cndh"]


def test_a_name_that_is_neither_mechanism_nor_group_is_refused(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"no mechanism or group of peers 'ombudsmen'\. Did you mean ombuds"):
        resolve(world_data, ["ombudsmen"], LATER)


@pytest.mark.parametrize("state", ["Morocco", "maroc", "المغرب"])
def test_the_name_of_a_state_is_answered_with_its_mechanism(world_data: Dataset, state: str) -> None:
    with pytest.raises(UnknownName, match=r"Did you mean mar-cndh\?"):
        resolve(world_data, state, LATER)


def test_one_text_holds_several_names_set_apart_by_commas(world_data: Dataset) -> None:
    assert resolve(world_data, "mli-cndh, fra-cglpl", LATER) == ["mli-cndh", "fra-cglpl"]


def test_the_model_of_a_peer_is_that_of_the_body(world: Path) -> None:
    """A draft that would make the council a new body changes no group."""
    add_fact(world, "mar-cndh", "model", "new_specialised", basis="bill", attested="2017")
    assert list(found(load(world), "nhri", LATER)) == ["mar-cndh"]


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("nhri", "institution nationale"),
        ("lower_middle_income", "revenu intermédiaire, tranche inférieure"),
        ("africa", "Maroc"),
        ("seminar", "12 mai 2015"),
    ],
)
def test_the_reason_holds_names_labels_and_dates_in_the_language_spoken(
    world_data: Dataset, group: str, words: str
) -> None:
    with speaking("fr"):
        assert words in found(world_data, group, LATER)["mar-cndh"]
