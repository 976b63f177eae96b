from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.likeness import WEIGHTS
from npm_compare.analysis.peers import IN_PLACE, SEMINAR_CASE, peers, resolve
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.groups import DECIDED_BY, GROUPS
from npm_compare.views.language import speaking
from npm_compare.views.peers import MEMBER_OF, PEER_REASONS, few_known, say_reason

SEMINAR_DAY, LATER = "2015-05-12", "2020-01-01"
CASE = "seminar"

EXPECTED = {
    "seminar": ({"mar-cndh": CASE, "fra-cglpl": CASE, "mli-cndh": CASE},) * 2,
    "nhri": ({}, {"mar-cndh": "model=nhri"}),
    "ombuds": ({"mli-cndh": "model=ombuds"}, {}),
    "new_bodies": ({"fra-cglpl": "model=new_specialised"},) * 2,
    "several_bodies": ({}, {}),
    "africa": (
        {"mli-cndh": "au=yes"},
        {"mar-cndh": "au=yes"},
    ),
    "arab_league": ({}, {"mar-cndh": "arab_league=yes"}),
    "francophone": (
        {
            "fra-cglpl": "oif=yes",
            "mli-cndh": "oif=yes",
        },
        {
            "fra-cglpl": "oif=yes",
            "mar-cndh": "oif=yes",
        },
    ),
    "council_of_europe": ({"fra-cglpl": "coe=yes"},) * 2,
    "oic": (
        {"mli-cndh": "oic=yes"},
        {"mar-cndh": "oic=yes"},
    ),
    "low_income": ({"mli-cndh": "income_group=Low income"}, {}),
    "lower_middle_income": ({}, {"mar-cndh": "income_group=Lower middle income"}),
    "upper_middle_income": ({}, {}),
    "high_income": ({"fra-cglpl": "income_group=High income"},) * 2,
    "all": (
        {"fra-cglpl": "in_place", "mli-cndh": "in_place"},
        {"fra-cglpl": "in_place", "mar-cndh": "in_place"},
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
def test_the_name_of_a_state_stands_for_its_mechanism(world_data: Dataset, state: str) -> None:
    assert resolve(world_data, state, LATER) == ["mar-cndh"]


def test_one_text_holds_several_names_set_apart_by_commas(world_data: Dataset) -> None:
    assert resolve(world_data, "mli-cndh, fra-cglpl", LATER) == ["mli-cndh", "fra-cglpl"]


def test_the_model_of_a_peer_is_that_of_the_body(world: Path) -> None:
    """A draft that would make the council a new body changes no group."""
    add_fact(world, "mar-cndh", "model", "new_specialised", basis="bill", attested="2017")
    assert list(found(load(world), "nhri", LATER)) == ["mar-cndh"]


@pytest.mark.parametrize(
    ("language", "group", "words"),
    [
        ("en", "seminar", "a case of the Rabat seminar of 12 May 2015"),
        ("en", "nhri", "model: national human rights institution"),
        ("en", "africa", "Morocco: member of the African Union"),
        ("en", "lower_middle_income", "World Bank: lower middle income"),
        ("en", "all", "designated and not ended"),
        ("fr", "nhri", "institution nationale"),
        ("fr", "lower_middle_income", "revenu intermédiaire, tranche inférieure"),
        ("fr", "africa", "Maroc"),
        ("fr", "seminar", "12 mai 2015"),
    ],
)
def test_a_reason_is_said_with_names_labels_and_dates_in_the_language_spoken(
    world_data: Dataset, language: str, group: str, words: str
) -> None:
    with speaking(language):
        assert words in say_reason(
            world_data, {"mechanism": "mar-cndh", "reason": found(world_data, group, LATER)["mar-cndh"]}
        )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("language=oif arab_league; region=Africa", "francophone and Arab League; Africa"),
        ("income=Low income; population=1; prisoners=66000", "low income; 1 inhabitant; 66,000 prisoners"),
        ("", ""),
        ("a reason of the analyst; another", "a reason of the analyst; another"),
    ],
)
def test_the_likenesses_of_a_peer_are_said_one_after_the_other(world_data: Dataset, reason: str, said: str) -> None:
    assert say_reason(world_data, {"mechanism": "fra-cglpl", "reason": reason}) == said


def test_every_reason_has_its_words() -> None:
    columns = {column for column, _ in DECIDED_BY.values()}
    assert set(PEER_REASONS) | set(MEMBER_OF) == {*columns, *WEIGHTS, SEMINAR_CASE, IN_PLACE}


def test_the_warnings_about_a_peer_are_said() -> None:
    assert few_known("few_answers; few_likenesses") == "few answers are known; few likenesses are known"
    assert few_known("") == ""
