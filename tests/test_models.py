from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.models import GROUPINGS, count_models, early, growth, in_place, models_by_year, transitions
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.display import show
from npm_compare.views.labels import code_label
from npm_compare.views.language import speaking

NEW, OMBUDS, NHRI = "new_specialised", "ombuds", "nhri"


def as_dict(counts: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Return the counts by group without the zeros."""
    return {str(g): {str(k): int(n) for k, n in row.items() if n} for g, row in counts.iterrows()}


@pytest.mark.parametrize(
    ("at", "mechanisms"),
    [
        ("2008-06-12", []),
        ("2008-06-13", ["fra-cglpl"]),
        ("seminar", ["fra-cglpl", "mli-cndh"]),
        ("2016-07-06", ["fra-cglpl", "mli-cndh"]),
        ("2016-07-07", ["fra-cglpl"]),
        ("today", ["fra-cglpl", "mar-cndh"]),
    ],
)
def test_a_mechanism_is_in_place_from_designation_to_end(world_data: Dataset, at: str, mechanisms: list[str]) -> None:
    assert in_place(at=at, data=world_data)["mechanism"].tolist() == mechanisms


def test_a_mechanism_in_place_stands_with_its_state_and_its_model(world_data: Dataset) -> None:
    row = in_place(at="seminar", data=world_data).set_index("mechanism").loc["mli-cndh"]
    assert row[["model", "state", "name_en", "un_region", "nhri_status"]].tolist() == [
        "ombuds",
        "mli",
        "Mali",
        "Africa",
        "not_known",
    ]


@pytest.fixture
def accredited(world: Path) -> Dataset:
    """Return the world in which Morocco's council has status A since 2019 and lost it on 1 May 2022."""
    add(
        world,
        "indicators",
        "nhri_status,organisation,structure,category,state,,nhri_status,basis_legal,18(4),Accreditation,A,A,Which?,,",
    )
    for code, label in (("a", "Status A"), ("b", "Status B")):
        add(world, "codes", f"nhri_status,{code},,{label},{label},{label},See the manual.")
    add_fact(world, "mar-cndh", "nhri_status", "a", basis="described", valid_from="2019-01-01", valid_to="2022-04-30")
    add_fact(world, "mar-cndh", "nhri_status", "b", basis="described", valid_from="2022-05-01")
    return load(world)


@pytest.mark.parametrize(("at", "status"), [("2018-12-31", "not_known"), ("2022-04-30", "a"), ("2022-05-01", "b")])
def test_the_accreditation_of_a_body_is_that_of_the_date(accredited: Dataset, at: str, status: str) -> None:
    rows = in_place(at=at, data=accredited).set_index("mechanism")
    assert rows["nhri_status"].to_dict() == {"fra-cglpl": "not_known", "mar-cndh": status}


def test_models_are_counted_by_region_with_their_sum(world_data: Dataset) -> None:
    counts = count_models("un_region", at="seminar", data=world_data)
    assert as_dict(counts) == {"Europe": {NEW: 1, "all": 1}, "Africa": {OMBUDS: 1, "all": 1}}
    assert counts.columns.tolist() == [NEW, OMBUDS, "all"]


def test_models_are_counted_by_membership_and_accreditation(accredited: Dataset) -> None:
    assert as_dict(count_models("oif", at="2020", data=accredited)) == {"yes": {NEW: 1, NHRI: 1, "all": 2}}
    assert as_dict(count_models("coe", at="2020", data=accredited)) == {
        "no": {NHRI: 1, "all": 1},
        "yes": {NEW: 1, "all": 1},
    }
    assert as_dict(count_models("nhri_status", at="2020", data=accredited)) == {
        "a": {NHRI: 1, "all": 1},
        "not_known": {NEW: 1, "all": 1},
    }


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_counts_each_mechanism_once(world_data: Dataset, grouping: str) -> None:
    assert count_models(grouping, at="today", data=world_data)["all"].sum() == 2
    assert count_models(grouping, at="1990", data=world_data).empty


def test_an_unknown_grouping_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no grouping 'income'\. Did you mean income_group"):
        count_models("income", data=world_data)


def test_models_are_counted_at_the_end_of_each_year_and_on_the_date(world_data: Dataset) -> None:
    years = models_by_year(at="2018-02-28", data=world_data)
    assert years.index.tolist() == list(range(2008, 2019))
    assert years["new_specialised"].tolist() == [1] * 11
    assert years["ombuds"].tolist() == [0] * 6 + [1, 1] + [0] * 3
    assert years["nhri"].tolist() == [0] * 11
    assert models_by_year(at="2018-03-01", data=world_data).loc[2018, "nhri"] == 1


def test_before_the_first_mechanism_no_year_is_counted(world_data: Dataset) -> None:
    assert models_by_year(at="2007", data=world_data).empty


def test_a_body_that_ended_without_a_successor_was_not_replaced(world_data: Dataset) -> None:
    assert world_data.mechanism("mli-cndh")["ended"] == "2016-07-06"
    assert transitions(data=world_data).empty


def test_the_successor_is_the_next_body_designated_in_the_state_by_the_date(world: Path) -> None:
    for name, model, designated in (("later", "nhri", "2019-05"), ("next", "new_specialised", "2017-02-03")):
        add_fact(world, f"mli-{name}", "designation_date", designated, basis="published")
        add(world, "mechanisms", f"mli-{name},mli,Body,,{name.upper()},{model},active,{designated},,")
    data = load(world)
    after = {at: transitions(at=at, data=data)["successor"].tolist() for at in ("2017-02-02", "2017-02-03", "today")}
    assert after == {"2017-02-02": [], "2017-02-03": ["mli-next"], "today": ["mli-next"]}
    assert transitions(data=data)["successor_model"].tolist() == ["new_specialised"]


def test_a_body_designated_before_the_one_that_ended_is_not_its_successor(world: Path) -> None:
    add_fact(world, "mli-old", "designation_date", "2013-01-01", basis="published")
    add(world, "mechanisms", "mli-old,mli,Body,,OLD,nhri,active,2013-01-01,,")
    assert transitions(data=load(world)).empty


def on_paper(world: Path, status: str, ended: str = "") -> None:
    """Add a body of Mali that a law of 2010 named and that was never set up."""
    add_fact(world, "mli-paper", "designation_date", "2010-05-27", basis="published")
    add(world, "mechanisms", f"mli-paper,mli,Body on paper,,PAPER,new_specialised,{status},2010-05-27,{ended},")


@pytest.mark.parametrize(("status", "ended"), [("planned", ""), ("never_set_up", "2014-11-01")])
def test_a_body_that_a_law_named_and_that_was_never_set_up_did_not_stand(world: Path, status: str, ended: str) -> None:
    on_paper(world, status, ended)
    data = load(world)
    assert "mli-paper" not in in_place(at="2012", data=data)["mechanism"].tolist()
    assert models_by_year(at="2012", data=data)["new_specialised"].tolist() == [1] * 5
    assert count_models("un_region", at="2012", data=data)["all"].sum() == 1


def test_a_body_that_was_never_set_up_was_not_replaced(world: Path) -> None:
    on_paper(world, "never_set_up", "2014-11-01")
    assert transitions(data=load(world)).empty


def test_a_body_that_is_only_planned_replaces_none(world: Path) -> None:
    add_fact(world, "mli-plan", "designation_date", "2017-02-03", basis="published")
    add(world, "mechanisms", "mli-plan,mli,Body,,PLAN,nhri,planned,2017-02-03,,")
    assert transitions(data=load(world)).empty


def test_no_year_after_the_data_is_counted(world_data: Dataset) -> None:
    assert models_by_year(at="2999", data=world_data).index[-1] == int(world_data.date[:4])


def test_states_that_named_a_mechanism_early_stand_by_how_much_with_dates_as_they_are_known(world: Path) -> None:
    """France, designated on 13 June 2008 and bound since 11 December, was half a year early; Mali two years, if bound in 2016."""
    for name, date in (("opcat_ratification", "2016-12-01"), ("opcat_entry_into_force", "2016-12-31")):
        spoil(world, "state_facts", line_of("state_facts", f"mli,{name}"), "value", date)
    for date in ("2011-12-05", "2016-04"):  # the visits of the Subcommittee came to France
        spoil(world, "state_facts", line_of("state_facts", f"mli,spt_visit,{date}"), "state", "fra")
    found = early(data=load(world))
    assert found[["state", "bound_since", "named"]].to_numpy().tolist() == [
        ["mli", "2016-12-31", "2014-11"],
        ["fra", "2008-12-11", "2008-06-13"],
    ]
    assert found["years_earlier"].round(1).tolist() == [2.1, 0.5]
    assert show(found, data=load(world)).words.columns.tolist() == [
        "State",
        "Model",
        "Bound since",
        "Named",
        "Years earlier",
    ]


def test_transitions_stand_in_the_order_of_their_dates(world: Path) -> None:
    line = line_of("mechanisms", "fra-cglpl")
    spoil(world, "mechanisms", line, "status", "ended")
    spoil(world, "mechanisms", line, "ended", "2012-01-01")
    for name, designated in (("mli-next", "2017-02-03"), ("fra-next", "2012-01-02")):
        add_fact(world, name, "designation_date", designated, basis="published")
        add(world, "mechanisms", f"{name},{name[:3]},Body,,NEXT,nhri,active,{designated},,")
    assert transitions(data=load(world))["state"].tolist() == ["fra", "mli"]


def test_counts_have_codes_and_are_shown_with_the_labels_of_models_and_groups(world_data: Dataset) -> None:
    with speaking("fr"):
        counts = count_models("oif", at="seminar", data=world_data)
        shown = show(counts, data=world_data).words
        labels = [code_label(world_data, "model", code) for code in (NEW, OMBUDS)]
        yes = code_label(world_data, "yesno", "yes")
    assert (counts.index.tolist(), counts.columns.tolist()) == (["yes"], [NEW, OMBUDS, "all"])
    assert shown.columns.tolist()[1:3] == labels
    assert shown.iloc[0, 0] == yes


def test_growth_names_the_model_that_gained_most_first(world_data: Dataset) -> None:
    """On 12 May 2015 France's new body and Mali's ombudsman; today France's and Morocco's council."""
    found = growth(data=world_data)
    assert found.to_numpy().tolist() == [[NHRI, 0, 1, 1], [NEW, 1, 1, 0], [OMBUDS, 1, 0, -1]]
    headings = show(found, data=world_data).words.columns.tolist()
    assert headings == ["Model", "Then", "Now", "Gain"]
