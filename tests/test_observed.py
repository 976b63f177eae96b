"""What a State would have if it were like others: only of like to like, of one year, and never from a bound."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, line_of, spoil
from npm_compare import findings
from npm_compare.analysis.observed import FROM_WHAT, observed
from npm_compare.analysis.sizing import size
from npm_compare.base.errors import NpmCompareError, message
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.display import show
from npm_compare.views.wording import names_in_words
from test_sizing import statistic, task


def copied(data: Dataset, place: Path) -> Path:
    """Return a folder of the tables of some data, to be spoiled."""
    return Path(shutil.copytree(data.folder, place / "world", copy_function=shutil.copyfile))


@pytest.fixture(scope="module")
def ratios(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The world with staff of the function, prisoners of Mali, one kind of staff of France, and parities.

    France has 150 visits for 60,000 prisoners in 2014; Mali 12 for 4,000 in 2015, with 2 of the 40 staff of its institution;
    Morocco 80,000.5 prisoners.
    """
    world = copied(whole_world, tmp_path_factory.mktemp("ratios"))
    labels = "A,A,أ,How many?,,"
    add(world, "indicators", f"staff_npm,resources,staff,number,level,persons,,basis_staff,18(3),{labels}")
    year = {"valid_from": "2015", "valid_to": "2015"}
    add_fact(world, "mli-cndh", "staff_npm", "2", unit="persons", basis="headcount", **year)
    add_fact(world, "mli-cndh", "staff_total", "40", unit="persons", basis="headcount", **year)
    add(world, "statistics", "mli,prison_population_total,2015,4000,figures-a,")
    headcount = line_of("mechanism_facts", "fra-cglpl,staff_total,30")
    spoil(world, "mechanism_facts", headcount, "valid_from", "2013")
    spoil(world, "mechanism_facts", headcount, "valid_to", "2013")
    statistic(world, "fra,ppp_lcu_per_intl_usd,2014,0.8", "EUR")
    statistic(world, "mar,ppp_lcu_per_intl_usd,2014,4", "MAD")
    statistic(world, "mar,ppp_lcu_per_intl_usd,2018,5", "MAD")
    statistic(world, "fra,prison_facilities,2014,200")
    statistic(world, "mar,prison_facilities,2018,80")
    add(world, "indicators", f"visits_prison,activity,visits,number,flow,visits,,basis_activity,,{labels}")
    add_fact(world, "fra-cglpl", "visits_prison", "50", unit="visits", basis="year", valid_from="2014", valid_to="2014")
    return load(world)


OTHERS = ["fra-cglpl", "mli-cndh", "mar-cndh"]


@pytest.fixture(scope="module")
def of_morocco(ratios: Dataset) -> pd.DataFrame:
    """Return what Morocco would have if it were like the others."""
    return observed("mar-cndh", OTHERS, data=ratios)


def test_ratios_of_others_are_carried_over_by_prisons_and_prisoners(of_morocco: pd.DataFrame) -> None:
    """Visits to prisons: France 25 to 100 prisons; staff to 1,000 prisoners: Mali 0.5, France as a body of its own 25.5 / 60."""
    visits, staff, alone, _ = of_morocco.to_dict("records")
    assert visits["middle"] == pytest.approx(20)
    assert (visits["mechanisms"], visits["names"]) == (1, "fra-cglpl 2014")
    assert (staff["middle"], staff["names"]) == (pytest.approx(40.00025), "mli-cndh 2015")
    assert (alone["middle"], alone["names"]) == (pytest.approx(34.0002125), "fra-cglpl 2014")


def test_one_body_is_no_range_and_is_said_to_be_one(ratios: Dataset, of_morocco: pd.DataFrame) -> None:
    """Its figure stands in the middle, and nothing at the ends: three equal numbers would look like a range."""
    assert of_morocco["mechanisms"].eq(1).all()
    assert of_morocco["middle"].notna().all()
    assert of_morocco[["low", "high"]].isna().all(axis=None)
    words = show(of_morocco, data=ratios).words
    assert words["Low"].eq("–").all()
    assert words["Which"].iloc[0] == "one body, no range: France INV 2014"


def test_a_figure_of_which_only_a_bound_is_known_is_carried_over_to_nobody(ratios: Dataset) -> None:
    facts = ratios.facts.copy()
    facts.loc[(facts["subject"] == "fra-cglpl") & (facts["indicator"] == "visits_prison"), "qualifier"] = "more_than"
    found = observed("mar-cndh", OTHERS, data=replace(ratios, facts=facts))
    assert found["names"].tolist()[0] == ""


def test_visits_of_a_whole_institution_are_carried_over_to_nobody(ratios: Dataset, tmp_path: Path) -> None:
    """Mali's 12 visits to its 10 prisons, made under every mandate of its ombudsman, are no measure of prevention."""
    folder = copied(ratios, tmp_path)
    statistic(folder, "mli,prison_facilities,2015,10")
    said = {"unit": "visits", "basis": "year", "valid_from": "2015", "valid_to": "2015", "scope": "institution"}
    add_fact(folder, "mli-cndh", "visits_prison", "12", **said)
    found = observed("mar-cndh", OTHERS, data=load(folder))
    assert found["names"].tolist()[0] == "fra-cglpl 2014"


def test_the_cost_of_staff_comes_through_parities_from_money_voted(of_morocco: pd.DataFrame) -> None:
    """France voted 3,900,000 EUR in 2014: at 0.8 EUR 4,875,000 international dollars, over 25.5 persons, at the 4 MAD of 2014."""
    cost = of_morocco.set_index("result").loc["cost"]
    assert cost["middle"] == pytest.approx(4_875_000 / 25.5 * 4)
    assert cost["mechanisms"] == 1


def test_a_cost_without_the_parity_of_its_own_year_is_carried_over_to_nobody(ratios: Dataset) -> None:
    """Of Morocco only a parity of 2018 is left: prices of two years are not one price."""
    statistics = ratios.statistics
    other = (
        (statistics["state"] == "mar") & (statistics["series"] == "ppp_lcu_per_intl_usd") & (statistics["year"] == 2014)
    )
    found = observed("mar-cndh", OTHERS, data=replace(ratios, statistics=statistics[~other]))
    assert found.set_index("result").loc["cost", "mechanisms"] == 0


def test_only_what_was_known_on_the_date_is_carried_over(ratios: Dataset) -> None:
    """At the end of 2014 France alone had figures, and Morocco's prisoners are those of the year nearest to it."""
    found = observed("fra-cglpl", ["mli-cndh", "mar-cndh"], at="2014-12-31", data=ratios)
    assert found["mechanisms"].tolist() == [0, 0, 0, 0]
    assert found.columns.tolist() == ["result", "from_what", "low", "middle", "high", "mechanisms", "names"]
    assert found[["low", "middle", "high"]].isna().all(axis=None)


def test_what_is_carried_over_is_named_by_codes_that_have_words(ratios: Dataset, of_morocco: pd.DataFrame) -> None:
    assert of_morocco["result"].tolist() == ["prison_visits", "staff", "staff", "cost"]
    assert tuple(of_morocco["from_what"]) == FROM_WHAT
    assert names_in_words(ratios, of_morocco["names"].iloc[0]) == "France INV 2014"
    assert names_in_words(ratios, "") == ""


def test_a_mechanism_is_not_measured_by_its_own_ratios(ratios: Dataset) -> None:
    found = observed("fra-cglpl", OTHERS, data=ratios)
    assert not found["names"].str.contains("fra-").any()
    assert found["mechanisms"].tolist() == [0, 1, 0, 0]
    assert found.loc[[0, 2, 3], ["low", "middle", "high"]].isna().all(axis=None)


def test_without_prisoners_of_the_state_nothing_can_be_carried_over(ratios: Dataset) -> None:
    with pytest.raises(NpmCompareError) as error:
        observed("mli-cndh", OTHERS, at="2014", data=ratios)
    fields = {"series": "prison_population_total", "state": "'mli'", "year": "2014"}
    assert error.value.message == message("series_not_known", **fields)


# In words


def others(staff: float, mechanisms: int) -> pd.DataFrame:
    """Return ratios of others as `observed` does."""
    names = "|".join(["fra-cglpl 2014"] * mechanisms)
    rows = [
        ("prison_visits", "visits_per_prisons", 1.0, 2.0, 4.0, mechanisms, names),
        ("staff", "staff_per_prisoners", 0.5 * staff, staff, 2 * staff, mechanisms, names),
        ("cost", "budget_per_staff", 1.0, 1.0, 1.0, mechanisms, names),
    ]
    return pd.DataFrame(rows, columns=["result", "from_what", "low", "middle", "high", "mechanisms", "names"])


def test_the_posts_of_the_task_stand_beside_what_many_others_have(ratios: Dataset) -> None:
    found = findings.against_others(size("mar", task(), data=ratios), others(18, mechanisms=7))
    assert found.head.startswith("The full cycle takes about 0.9 posts. Posts, with the staff of others")
    assert "18 by the median of 7 (9 to 36)" in found.head
    assert "cost" not in found.text
    assert found.facts == 7


def test_of_few_others_no_median_is_told_but_each_is_named_and_of_one_no_range(ratios: Dataset) -> None:
    few, one, none = (
        findings.against_others(size("mar", task(), data=ratios), others(18, mechanisms=number)) for number in (2, 1, 0)
    )
    assert "median" not in few.text
    assert "9 to 36 (France INV 2014, France INV 2014)" in few.text
    assert "18 by France INV 2014 alone" in one.text
    assert " to " not in one.text.partition("alone")[0].rpartition(":")[2]
    assert str(none) == "No ratio of other mechanisms is known that the estimate could be set against."
