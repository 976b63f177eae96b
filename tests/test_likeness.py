"""At the seminar Morocco's Council asks; the Inspector of France and the Ombudsman of Mali are in place. By hand:

       French  region  income  population            prisoners               together
Mali      1      1/2     1/2   17 / 36 million       not known               (2 + 17/36) / 4
France    1       0       0    36 / 60 million       66,000 / 80,000.5       (1 + 3/5 + 66,000/80,000.5) / 5
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.likeness import WEIGHTS, like
from npm_compare.analysis.likenesses import LIKENESSES
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.labels import code_label

MALI = (2 + 17 / 36) / 4
FRANCE = (1 + 3 / 5 + 66_000 / 80_000.5) / 5
FAMILIES = ("civil", "common", "islamic", "customary")


def peers(data: Dataset, *, at: str = "seminar", **weights: float) -> pd.DataFrame:
    return like("mar-cndh", weights=weights, at=at, data=data).set_index("mechanism")


def only(name: str) -> dict[str, float]:
    """Return weights that leave out every likeness but one."""
    return dict.fromkeys(WEIGHTS, 0.0) | {name: 1.0}


@pytest.fixture
def accredited(world: Path) -> Path:
    """The world with a question on accreditation."""
    add(world, "indicators", "nhri_status,independence,appointment,category,state,,nhri_status,,18(4),A,A,أ,Which?,,")
    for code in ("A", "B", "C"):
        add(world, "codes", f"nhri_status,{code},,{code} status,Statut {code},فئة {code},See the manual.")
    return world


@pytest.fixture
def systems(world: Path) -> Path:
    """The world with questions on legal families and the form of State."""
    question = "category,state,,{0},,,{0},{0},قانون,Which?,,"
    for name in ("legal_family", "form_of_state"):
        add(world, "indicators", f"{name},state,treaty,{question.format(name)}")
    for code, label, arabic in (
        ("civil", "Civil law", "قانون مدني"),
        ("civil_islamic", "Civil and Islamic law", "قانون مدني وإسلامي"),
        ("common", "Common law", "قانون عام"),
    ):
        add(world, "codes", f"legal_family,{code},,{label},{label},{arabic},See the manual.")
    for code, label, french, arabic in (
        ("federal", "Federal State", "État fédéral", "دولة اتحادية"),
        ("unitary", "Unitary State", "État unitaire", "دولة موحدة"),
    ):
        add(world, "codes", f"form_of_state,{code},,{label},{french},{arabic},See the manual.")
    return world


# How alike


def test_the_likenesses_of_the_world_are_those_computed_by_hand(world_data: Dataset) -> None:
    found = peers(world_data)
    assert found.index.tolist() == ["mli-cndh", "fra-cglpl"]
    assert found["likeness"].tolist() == pytest.approx([MALI, FRANCE])


def test_a_likeness_that_is_not_known_of_both_is_not_counted(world_data: Dataset) -> None:
    """Nobody's accreditation is known, nor are Mali's prisoners: neither counts for or against."""
    assert peers(world_data)["known"].to_dict() == {"mli-cndh": 4, "fra-cglpl": 5}
    assert "mli-cndh" not in peers(world_data, **only("prisoners")).index


def test_the_reason_names_what_is_alike_and_nothing_else(world_data: Dataset) -> None:
    assert peers(world_data)["reason"].to_dict() == {
        "mli-cndh": "language=oif; region=Africa; income=Low income",
        "fra-cglpl": "language=oif; population=60000000; prisoners=66000",
    }


@pytest.mark.parametrize(
    ("likeness", "mali", "france"),
    [("language", 1, 1), ("region", 0.5, 0), ("income", 0.5, 0), ("population", 17 / 36, 0.6)],
)
def test_each_likeness_alone_has_the_value_computed_by_hand(
    world_data: Dataset, likeness: str, mali: float, france: float
) -> None:
    found = peers(world_data, **only(likeness))["likeness"]
    assert found.to_dict() == pytest.approx({"mli-cndh": mali, "fra-cglpl": france})


def test_neighbours_are_more_alike_than_states_of_one_continent(world: Path) -> None:
    spoil(world, "states", line_of("states", "mli"), "un_subregion", "Northern Africa")
    found = peers(load(world), **only("region"))
    assert found.loc["mli-cndh", ["likeness", "reason"]].tolist() == [1, "region=Northern Africa"]


def test_communities_of_language_are_the_francophonie_and_the_arab_league(world: Path) -> None:
    line = line_of("states", "mli")
    spoil(world, "states", line, "arab_league", "yes")
    spoil(world, "states", line_of("states", "fra"), "oif", "no")
    found = peers(load(world), **only("language"))
    assert found.loc["mli-cndh", "reason"] == "language=oif arab_league"
    assert found.loc["fra-cglpl", ["likeness", "reason"]].tolist() == [0, ""]


def test_to_be_in_no_community_of_language_is_nothing_in_common(world: Path) -> None:
    """France and Mali are in the Francophonie and outside the Arab League: once outside both, they are not alike."""
    spoil(world, "states", line_of("states", "mli"), "oif", "no")
    spoil(world, "states", line_of("states", "fra"), "oif", "no")
    found = like("fra-cglpl", weights=only("language"), at="seminar", data=load(world))
    assert found["likeness"].tolist() == [0]


@pytest.mark.parametrize(("asker", "peer", "alike"), [("A", "A", 1), ("A", "B", 0), ("B", "C", 1)])
def test_accreditation_is_alike_where_both_have_status_a_or_neither_has(
    accredited: Path, asker: str, peer: str, alike: float
) -> None:
    for mechanism, status in (("mar-cndh", asker), ("mli-cndh", peer)):
        add_fact(accredited, mechanism, "nhri_status", status, valid_from="2015-01")
    found = peers(load(accredited), **only("nhri_a"))
    assert found["likeness"].to_dict() == {"mli-cndh": alike}
    assert found.loc["mli-cndh", "reason"] == (f"nhri_a={peer}" if alike else "")


def test_the_accreditation_of_an_asker_that_is_no_mechanism_yet_counts(accredited: Path) -> None:
    add_fact(accredited, "mar-cndh", "nhri_status", "A", valid_from="2002")
    add_fact(accredited, "mli-cndh", "nhri_status", "A", valid_from="2012")
    assert peers(load(accredited)).loc["mli-cndh", "known"] == 5


@pytest.mark.parametrize(
    ("asker", "peer", "alike", "reason"),
    [
        ("civil", "civil", 1, "legal_family=civil"),
        ("civil_islamic", "civil_islamic", 1, "legal_family=civil_islamic"),
        ("civil_islamic", "civil", 0.5, "legal_family=civil"),
        ("civil", "civil_islamic", 0.5, "legal_family=civil_islamic"),
        ("civil_islamic", "common", 0, ""),
    ],
)
def test_legal_families_are_alike_by_the_share_of_them_that_both_states_have(
    systems: Path, asker: str, peer: str, alike: float, reason: str
) -> None:
    for state, families in (("mar", asker), ("mli", peer)):
        add_fact(systems, state, "legal_family", families, valid_from="2011")
    found = peers(load(systems), **only("legal_family"))
    assert found["likeness"].to_dict() == {"mli-cndh": alike}
    assert found.loc["mli-cndh", "reason"] == reason


@pytest.mark.parametrize(("peer", "alike", "reason"), [("unitary", 1, "form_of_state=unitary"), ("federal", 0, "")])
def test_states_are_alike_in_form_where_both_are_federal_or_both_unitary(
    systems: Path, peer: str, alike: float, reason: str
) -> None:
    for state, form in (("mar", "unitary"), ("mli", peer)):
        add_fact(systems, state, "form_of_state", form, valid_from="2011")
    found = peers(load(systems), **only("form_of_state"))
    assert found["likeness"].to_dict() == {"mli-cndh": alike}
    assert found.loc["mli-cndh", "reason"] == reason


@pytest.mark.parametrize("name", ["legal_family", "form_of_state"])
def test_a_state_whose_legal_family_or_form_is_not_known_is_neither_like_nor_unlike(systems: Path, name: str) -> None:
    add_fact(systems, "mar", name, "civil" if name == "legal_family" else "unitary", valid_from="2011")
    assert peers(load(systems), **only(name)).empty
    assert peers(load(systems))["likeness"].tolist() == pytest.approx([MALI, FRANCE])


def test_of_a_legal_system_that_was_replaced_the_one_of_the_date_counts(systems: Path) -> None:
    add_fact(systems, "mar", "legal_family", "civil", valid_from="1956")
    add_fact(systems, "fra", "legal_family", "common", valid_from="1804", valid_to="2016")
    add_fact(systems, "fra", "legal_family", "civil", valid_from="2017")
    asked = only("legal_family")
    assert peers(load(systems), **asked)["likeness"].to_dict() == {"fra-cglpl": 0}
    assert peers(load(systems), at="today", **asked)["likeness"].to_dict() == {"fra-cglpl": 1}


@pytest.mark.parametrize(("year", "alike"), [("2010", {"mli-cndh": 0.25}), ("2009", {})])
def test_a_size_is_that_of_a_year_at_most_five_away(world: Path, year: str, alike: dict[str, float]) -> None:
    line = line_of("statistics", "mli,population_total")
    spoil(world, "statistics", line, "year", year)
    spoil(world, "statistics", line, "value", "9000000")
    found = peers(load(world), **only("population"))["likeness"]
    assert found.to_dict() == pytest.approx({"fra-cglpl": 0.6} | alike)


def test_of_several_years_a_size_is_that_of_the_nearest(world: Path) -> None:
    add(world, "statistics", "mli,population_total,2013,9000000,figures-a,")
    assert peers(load(world), **only("population"))["likeness"]["mli-cndh"] == pytest.approx(17 / 36)


def test_a_figure_with_a_caution_is_not_a_size(world: Path) -> None:
    add(world, "codes", "caution,unusable,,A,A,أ,See the manual.")
    line = line_of("statistics", "mli,population_total")
    spoil(world, "statistics", line, "caution", "unusable")
    assert "mli-cndh" not in peers(load(world), **only("population")).index


def test_of_two_figures_of_a_year_a_size_is_that_of_the_better_source(world: Path) -> None:
    """Source A is published after source B, both are data sets: its 36 million go before 9 million."""
    add(world, "statistics", "mar,population_total,2018,9000000,figures-b,")
    assert peers(load(world), **only("population"))["likeness"]["fra-cglpl"] == pytest.approx(0.6)


# Weights


def test_a_weight_counts_as_often_as_it_says(world_data: Dataset) -> None:
    """Income three times: Mali (1 + 1/2 + 3/2 + 17/36) / 6, France the same sum as before over 7."""
    found = peers(world_data, income=3)["likeness"]
    assert found.to_dict() == pytest.approx({"mli-cndh": (3 + 17 / 36) / 6, "fra-cglpl": FRANCE * 5 / 7})


def test_a_weight_of_zero_leaves_a_likeness_out(world_data: Dataset) -> None:
    found = peers(world_data, language=0)
    assert found["known"].to_dict() == {"mli-cndh": 3, "fra-cglpl": 4}
    assert not found["reason"].str.contains("language").any()


def test_every_likeness_has_a_weight_that_can_be_seen(world_data: Dataset) -> None:
    assert list(WEIGHTS) == list(LIKENESSES)
    assert peers(world_data, **WEIGHTS).equals(peers(world_data))


@pytest.mark.parametrize("weights", [dict.fromkeys(WEIGHTS, 0.0), {"income": -1.0}])
def test_weights_below_zero_or_all_zero_are_refused(world_data: Dataset, weights: dict[str, float]) -> None:
    with pytest.raises(NpmCompareError) as refused:
        peers(world_data, **weights)
    assert refused.value.message.rule == "weights_negative_or_zero"


def test_an_unknown_likeness_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"^There is no likeness 'langage'\. Did you mean language\?$"):
        peers(world_data, langage=1)


# Who is a peer


def test_the_asker_is_not_its_own_peer(world_data: Dataset) -> None:
    assert like("fra-cglpl", at="seminar", data=world_data)["mechanism"].tolist() == ["mli-cndh"]
    assert like("mar-cndh", data=world_data)["mechanism"].tolist() == ["fra-cglpl"]


def test_only_so_many_peers_are_given_the_most_alike_first(world_data: Dataset) -> None:
    assert like("mar-cndh", number=1, at="seminar", data=world_data)["mechanism"].tolist() == ["mli-cndh"]


def test_where_no_other_mechanism_is_in_place_there_are_no_peers(world_data: Dataset) -> None:
    assert like("fra-cglpl", at="2010", data=world_data).empty


def test_an_unknown_mechanism_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match="Did you mean mar-cndh"):
        like("mar-cnhd", data=world_data)


def test_a_peer_of_which_little_is_known_is_marked(world_data: Dataset) -> None:
    """Eleven questions are asked of mechanisms: at the seminar France answers all, Mali three (designation, model, notice)."""
    found = peers(world_data)
    assert found["answered"].to_dict() == pytest.approx({"fra-cglpl": 1, "mli-cndh": 3 / 11})
    assert found["warning"].to_dict() == {"fra-cglpl": "", "mli-cndh": "few_answers"}


def test_a_peer_of_which_few_likenesses_are_known_is_marked(systems: Path) -> None:
    """France is compared by income alone, one of three likenesses; Mali also by the form of State."""
    for state in ("mar", "mli"):
        add_fact(systems, state, "form_of_state", "unitary", valid_from="2011")
    asked = only("form_of_state") | {"legal_family": 1, "income": 1}
    warnings = peers(load(systems), **asked)["warning"].to_dict()
    assert warnings == {"mli-cndh": "few_answers", "fra-cglpl": "few_likenesses"}


def test_a_group_of_which_half_the_peers_are_marked_carries_a_caution(world_data: Dataset) -> None:
    assert like("mar-cndh", at="seminar", data=world_data).attrs["few_known"] == (1, 2)


def test_a_group_of_well_known_peers_carries_no_caution(world_data: Dataset) -> None:
    assert like("mar-cndh", weights=only("language"), data=world_data).attrs == {}
    assert like("fra-cglpl", at="2010", data=world_data).attrs == {}


# The published data


def test_morocco_has_civil_and_islamic_law_and_is_unitary_as_its_sources_say() -> None:
    """The World Factbook names a mixed system of civil law, based on the French one, and Islamic (sharia) law."""
    found = like("mar-cndh", weights=only("legal_family") | {"form_of_state": 1.0}, number=100).set_index("mechanism")
    assert found.loc["tun-inpt", ["likeness", "reason"]].tolist() == [
        1,
        "legal_family=civil_islamic; form_of_state=unitary",
    ]
    assert found.loc["fra-cglpl", ["likeness", "reason"]].tolist() == [
        0.75,
        "legal_family=civil; form_of_state=unitary",
    ]
    assert found.loc["mex-cndh", "likeness"] == 0.25


def test_every_label_of_legal_families_names_each_of_its_families_and_no_other() -> None:
    data = load()
    labels = {code: code_label(data, "legal_family", code).lower() for code in data.codes_of("legal_family")}
    named = {code: [family for family in FAMILIES if family in label] for code, label in labels.items()}
    assert named == {code: code.split("_") for code in labels}
