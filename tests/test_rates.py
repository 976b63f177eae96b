"""What a figure is divided by, and when it is not divided at all.

In the world France has 60,000 prisoners in 2014 by one data set (published 2020) and 75,000 by another (2015), and
66,000 in 2015; Mali has inhabitants but no prisoners.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from conftest import add, add_fact, spoil
from npm_compare.analysis.rates import DENOMINATORS, YEARS_APART, rates
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, load


def fact(
    subject: str, indicator: str, figure: float, year: int, basis: str = "year", *, unit: str = ""
) -> pd.DataFrame:
    row = {"subject": subject, "indicator": indicator, "figure": figure, "year": year, "basis": basis, "unit": unit}
    return pd.DataFrame([row])


def visits_of(year: int, subject: str = "fra-cglpl", number: float = 150) -> pd.DataFrame:
    return fact(subject, "visits_total", number, year)


@pytest.fixture
def wide(world: Path) -> Path:
    """Return the world with three more questions: the staff, the places and the budget of the function alone."""
    add(world, "codes", "unit,places,,places,lieux,أماكن,See the manual.")
    for name, unit, basis in (
        ("staff_npm", "persons", "basis_staff"),
        ("places_in_mandate", "places", "basis_activity"),
    ):
        row = f"{name},resources,staff,number,level,{unit},,{basis},18(3),{name},{name},عدد,How many?,,"
        add(world, "indicators", row)
    add(world, "series", "prison_facilities,units,A,A,أ,Invented.")
    add(world, "statistics", "mar,prison_facilities,2017,50,figures-a,")
    add(world, "indicators", "visits_prison,activity,visits,number,flow,visits,,basis_activity,,P,P,س,How many?,,")
    add(world, "indicators", "budget_npm,resources,money,money,level,money,,basis_money,18(3),Own,Own,مال,How much?,,")
    add_fact(world, "mar-cndh", "staff_npm", "8", unit="persons", basis="headcount", valid_from="2018", valid_to="2018")
    year = {"valid_from": "2018", "valid_to": "2018"}
    add_fact(world, "mar-cndh", "places_in_mandate", "400", unit="places", basis="year", **year)
    add_fact(world, "mar-cndh", "visits_total", "20", unit="visits", basis="year", **year)
    add_fact(world, "mar-cndh", "staff_total", "160", unit="persons", basis="headcount", **year)
    return world


@pytest.mark.parametrize(
    ("per", "numerator", "rate", "denominator"),
    [
        ("prisoners", ("fra-cglpl", "visits_total", 150, 2014), 2.5, 60_000),
        ("prisons", ("mar-cndh", "visits_prison", 20, 2018), 40.0, 50),
        ("inhabitants", ("mli-cndh", "visits_total", 34, 2015), 2.0, 17_000_000),
        ("places", ("mar-cndh", "visits_total", 20, 2018), 5.0, 400),
        ("staff", ("mar-cndh", "visits_total", 20, 2018), 2.5, 8),
        ("visits", ("fra-cglpl", "budget_total", 3_900_000, 2014), 26_000, 150),
        ("institution_budget", ("mar-cndh", "budget_npm", 3_000_000, 2019), 4.0, 75_000_000),
        ("institution_staff", ("mar-cndh", "staff_npm", 8, 2018), 5.0, 160),
    ],
)
def test_each_rate_is_the_figure_by_its_denominator(
    wide: Path, per: str, numerator: tuple[str, str, float, int], rate: float, denominator: float
) -> None:
    unit = "MAD" if per == "institution_budget" else ""
    found = rates(fact(*numerator, unit=unit), per, load(wide)).iloc[0]
    assert found["rate"] == pytest.approx(rate)
    assert (found["denominator"], found["why_not"]) == (denominator, "")


def test_every_denominator_has_a_value_computed_by_hand() -> None:
    marks = test_each_rate_is_the_figure_by_its_denominator.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(DENOMINATORS)


@pytest.mark.parametrize(
    ("year", "chosen"), [(2012, 2014), (2013, 2014), (2014, 2014), (2015, 2015), (2016, 2015), (2017, 2015)]
)
def test_the_denominator_is_of_the_nearest_year(world_data: Dataset, year: int, chosen: int) -> None:
    assert rates(visits_of(year), "prisoners", world_data)["denominator_year"].tolist() == [chosen]


@pytest.mark.parametrize("year", [2011, 2018])
def test_no_rate_is_computed_with_a_denominator_of_more_than_two_years_away(world_data: Dataset, year: int) -> None:
    found = rates(visits_of(year), "prisoners", world_data).iloc[0]
    assert YEARS_APART == 2
    assert pd.isna(found["rate"])
    assert found["why_not"] == "no_denominator_near"


def test_of_two_denominators_equally_near_the_earlier_is_taken_whatever_the_order_of_rows(world: Path) -> None:
    """Morocco's prisoners of 2018 are known; here also those of 2020: for 2019 both are one year away."""
    add(world, "statistics", "mar,prison_population_total,2020,85000,figures-a,")
    data = load(world)
    turned = replace(data, statistics=data.statistics[::-1].reset_index(drop=True))
    for given in (data, turned):
        found = rates(visits_of(2019, "mar-cndh"), "prisoners", given).iloc[0]
        assert (found["denominator_year"], found["denominator"]) == (2018, 80_000.5)


def test_nothing_is_divided_by_zero(wide: Path) -> None:
    """No visits in 2018 is a true answer, and no denominator."""
    spoiled = load(wide)
    facts = spoiled.facts.copy()
    facts.loc[facts["indicator"] == "visits_total", "value"] = "0"
    data = replace(spoiled, facts=facts)
    found = rates(fact("fra-cglpl", "budget_total", 3_900_000, 2014, "voted"), "visits", data).iloc[0]
    assert pd.isna(found["rate"])
    assert found["why_not"] == "denominator_zero"
    nobody = replace(data, statistics=data.statistics.assign(value=0.0))
    assert rates(visits_of(2014), "prisoners", nobody)["why_not"].tolist() == ["denominator_zero"]


def test_a_figure_is_divided_by_staff_visits_and_budgets_of_its_own_or_a_neighbouring_year_only(wide: Path) -> None:
    """Morocco's staff and visits are of 2018; prisoners and inhabitants may be two years away."""
    data = load(wide)
    for year, known in ((2017, True), (2019, True), (2016, False), (2020, False)):
        found = rates(visits_of(year, "mar-cndh"), "staff", data).iloc[0]
        assert bool(found["rate"] > 0) == known
        assert found["why_not"] == ("" if known else "no_denominator_near")
    assert rates(visits_of(2020, "mar-cndh"), "prisoners", data)["rate"].notna().all()


@pytest.mark.parametrize(
    ("figure", "per", "unit"),
    [
        (("mar-cndh", "budget_npm", 3_000_000, 2019, "voted"), "institution_budget", "percent"),
        (("mar-cndh", "budget_npm", 3_000_000, 2019, "voted"), "prisoners", "MAD"),
        (("mar-cndh", "staff_npm", 8, 2018, "headcount"), "institution_staff", "percent"),
        (("mar-cndh", "visits_total", 20, 2018), "prisoners", ""),
    ],
)
def test_a_rate_of_money_has_its_currency_and_a_share_is_a_percentage(
    wide: Path, figure: tuple[str, str, float, int], per: str, unit: str
) -> None:
    money = {"unit": "MAD"} if figure[1] == "budget_npm" else {}
    assert rates(fact(*figure, **money), per, load(wide))["rate_unit"].tolist() == [unit]


@pytest.mark.parametrize(
    ("figure", "denominator", "rate"),
    [
        ("more_than", "", "more_than"),
        ("", "more_than", "less_than"),
        ("", "less_than", "more_than"),
        ("", "about", "about"),
        ("less_than", "about", "about"),
        ("", "", ""),
    ],
)
def test_a_bound_of_a_figure_goes_with_its_rate_and_turns_round_below_the_line(
    wide: Path, figure: str, denominator: str, rate: str
) -> None:
    data = load(wide)
    facts = data.facts.copy()
    facts.loc[facts["indicator"] == "places_in_mandate", "qualifier"] = denominator
    found = rates(visits_of(2018, "mar-cndh").assign(qualifier=figure), "places", replace(data, facts=facts))
    assert found["rate_qualifier"].tolist() == [rate]


def test_a_rate_names_the_year_source_and_note_of_its_denominator(world_data: Dataset) -> None:
    found = rates(visits_of(2015), "prisoners", world_data).iloc[0]
    assert (found["denominator_year"], found["denominator_source"], found["denominator_basis"]) == (
        2015,
        "figures-b",
        "",
    )
    noted = rates(visits_of(2014), "prisoners", world_data, known="2016").iloc[0]
    assert noted["denominator_note"] == "Juvéniles compris"


def test_of_two_denominators_of_one_year_the_better_kind_of_source_is_taken(world: Path) -> None:
    spoil(world, "sources", 9, "kind", "un_document")
    assert rates(visits_of(2014), "prisoners", load(world))["denominator"].tolist() == [75_000]


def test_of_two_sources_of_one_kind_the_newest_is_taken(world_data: Dataset) -> None:
    assert rates(visits_of(2014), "prisoners", world_data)["denominator"].tolist() == [60_000]
    newer = world_data.sources.copy()
    newer.loc["figures-b", "published"] = "2021"
    published_in_2021 = replace(world_data, sources=newer)
    assert rates(visits_of(2014), "prisoners", published_in_2021)["denominator"].tolist() == [75_000]


def test_a_denominator_marked_with_a_caution_is_the_last_choice(world_data: Dataset) -> None:
    marked = world_data.statistics.copy()
    marked.loc[(marked["source"] == "figures-a") & (marked["year"] == 2014), "caution"] = "outlier"
    assert rates(visits_of(2014), "prisoners", replace(world_data, statistics=marked))["denominator"].tolist() == [
        75_000
    ]


def test_the_order_of_the_rows_of_statistics_plays_no_part(world_data: Dataset) -> None:
    turned = replace(world_data, statistics=world_data.statistics[::-1].reset_index(drop=True))
    asked = pd.concat([visits_of(year) for year in range(2012, 2018)])
    pd.testing.assert_frame_equal(rates(asked, "prisoners", turned), rates(asked, "prisoners", world_data))


def test_of_two_sources_alike_in_all_the_first_by_name_is_taken(world_data: Dataset) -> None:
    alike = world_data.sources.assign(published="2020")
    turned = world_data.statistics[::-1].reset_index(drop=True)
    for statistics in (world_data.statistics, turned):
        data = replace(world_data, sources=alike, statistics=statistics)
        assert rates(visits_of(2014), "prisoners", data)["denominator_source"].tolist() == ["figures-a"]


def test_only_denominators_known_by_a_date_are_used(world_data: Dataset) -> None:
    def chosen(known: str) -> list[float]:
        return rates(visits_of(2014), "prisoners", world_data, known=known)["denominator"].tolist()

    assert chosen("2020-06-30") == [60_000]
    assert chosen("2020-06-29") == [75_000]
    found = rates(visits_of(2014), "prisoners", world_data, known="seminar").iloc[0]
    assert found["why_not"] == "no_denominator_near"


@pytest.mark.parametrize("basis", ["partial", "cumulative"])
def test_a_figure_of_less_or_more_than_a_year_gets_no_rate(world_data: Dataset, basis: str) -> None:
    found = rates(fact("fra-cglpl", "visits_total", 60, 2014, basis), "prisoners", world_data).iloc[0]
    assert pd.isna(found["rate"])
    assert found["why_not"] == "not_one_year"


def test_a_figure_of_less_or_more_than_a_year_is_no_denominator_either(world_data: Dataset) -> None:
    """In 2008 only visits from July are known (60), in 2013 and 2014 together 290."""
    for year in (2008, 2013):
        found = rates(fact("fra-cglpl", "budget_total", 3_000_000, year, "voted"), "visits", world_data).iloc[0]
        assert pd.isna(found["denominator"])


def test_money_is_divided_by_the_staff_and_visits_of_its_own_year_alone(world_data: Dataset) -> None:
    """France's visits are of 2014: a budget of 2013 or 2015 divided by them is the cost of nothing."""
    for year, known in ((2013, False), (2014, True), (2015, False)):
        found = rates(fact("fra-cglpl", "budget_total", 3_000_000, year, "voted"), "visits", world_data).iloc[0]
        assert bool(found["rate"] > 0) == known
        assert (found["why_not"] == "") == known


def test_only_visits_to_prisons_are_divided_by_prisons(wide: Path) -> None:
    found = rates(visits_of(2018, "mar-cndh"), "prisons", load(wide)).iloc[0]
    assert (found["why_not"], pd.isna(found["rate"])) == ("not_of_places", True)


@pytest.mark.parametrize("indicator", ["budget_total", "staff_total"])
@pytest.mark.parametrize("per", ["places", "staff", "visits"])
def test_figures_of_a_whole_institution_are_not_set_against_the_work_of_a_part(
    wide: Path, indicator: str, per: str
) -> None:
    found = rates(fact("mar-cndh", indicator, 100, 2018, "voted"), per, load(wide)).iloc[0]
    assert pd.isna(found["rate"])
    assert found["why_not"] == "of_whole_institution"


def test_figures_of_a_body_that_is_only_a_mechanism_are_those_of_its_work(world_data: Dataset) -> None:
    found = rates(fact("fra-cglpl", "budget_total", 3_900_000, 2014, "voted"), "visits", world_data)
    assert found["rate"].tolist() == [26_000]


def test_the_staff_of_a_body_that_is_only_a_mechanism_are_the_staff_of_the_function(wide: Path) -> None:
    """25.5 full-time equivalents come before 30 persons; for Morocco's council the staff of the function must be known."""
    data = load(wide)
    found = rates(visits_of(2014), "staff", data).iloc[0]
    assert found["rate"] == pytest.approx(150 / 25.5)
    assert found["denominator_basis"] == "fte"
    institution = data.facts[data.facts["indicator"] != "staff_npm"]
    found = rates(visits_of(2018, "mar-cndh"), "staff", replace(data, facts=institution)).iloc[0]
    assert found["why_not"] == "no_denominator_near"


def test_a_denominator_of_the_mechanism_is_one_that_was_known_at_the_date(wide: Path) -> None:
    found = rates(visits_of(2018, "mar-cndh"), "staff", load(wide), at="2017-12-31").iloc[0]
    assert found["why_not"] == "no_denominator_near"


def test_figures_of_every_year_serve_as_denominators(wide: Path) -> None:
    add_fact(wide, "mar-cndh", "staff_npm", "10", unit="persons", basis="headcount", valid_from="2020", valid_to="2020")
    found = rates(pd.concat([visits_of(year, "mar-cndh") for year in (2018, 2020)]), "staff", load(wide))
    assert found["denominator"].tolist() == [8, 10]
    assert found.index.tolist() == [0, 1]
    assert "index" not in found


@pytest.mark.parametrize(("known", "denominator"), [("2018", 8), ("2017", None)])
def test_a_denominator_of_the_mechanism_is_one_that_was_known_by_the_date(
    wide: Path, known: str, denominator: float | None
) -> None:
    """The staff of 2018 was read in the press of 2016: nothing is known before its year."""
    found = rates(visits_of(2018, "mar-cndh"), "staff", load(wide), known=known).iloc[0]
    assert (found["denominator"] if found["rate"] > 0 else None) == denominator
    assert (found["denominator_source"] == "press-fr-2016") == bool(denominator)


def test_an_amount_is_not_divided_by_one_in_another_currency(wide: Path) -> None:
    """A State that changes to the euro has one year in each currency; their quotient would be no share."""
    found = rates(
        fact("mar-cndh", "budget_npm", 3_000_000, 2019, "voted", unit="EUR"), "institution_budget", load(wide)
    )
    assert found["rate"].isna().all()
    assert found["why_not"].tolist() == ["denominator_other_currency"]


def test_rates_are_added_beside_the_figures_and_change_none(world_data: Dataset) -> None:
    asked = pd.concat([visits_of(2014), visits_of(2011)])
    before = asked.copy()
    found = rates(asked, "prisoners", world_data)
    pd.testing.assert_frame_equal(asked, before)
    assert found[["subject", "figure", "year"]].to_numpy().tolist() == [
        ["fra-cglpl", 150, 2014],
        ["fra-cglpl", 150, 2011],
    ]


def test_an_unknown_denominator_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no denominator 'prisoner'\. Did you mean prisoners or prisons\?"):
        rates(visits_of(2014), "prisoner", world_data)


def test_money_voted_is_divided_by_money_voted_of_the_same_year(wide: Path) -> None:
    """Of 2019 the budget of the institution is known as voted (75 million) and here also as spent."""
    add_fact(
        wide, "mar-cndh", "budget_total", "60000000", unit="MAD", basis="spent", valid_from="2019", valid_to="2019"
    )
    figure = fact("mar-cndh", "budget_npm", 3_000_000, 2019, unit="MAD")
    data = load(wide)
    by_basis = {
        basis: rates(figure.assign(basis=basis), "institution_budget", data).iloc[0] for basis in ("voted", "spent")
    }
    assert {basis: (row["denominator"], row["denominator_basis"]) for basis, row in by_basis.items()} == {
        "voted": (75_000_000, "voted"),
        "spent": (60_000_000, "spent"),
    }


@pytest.mark.parametrize(("basis", "mixed"), [("voted", False), ("spent", True), ("", True)])
def test_a_share_of_figures_on_different_bases_says_so(wide: Path, basis: str, mixed: bool) -> None:
    """The budget of the institution is known as voted only."""
    figure = fact("mar-cndh", "budget_npm", 3_000_000, 2019, basis, unit="MAD")
    row = rates(figure, "institution_budget", load(wide)).iloc[0]
    assert (row["rate"], row["denominator_basis"], row["mixed"]) == (4, "voted", mixed)


@pytest.mark.parametrize("per", ["prisoners", "staff"])
def test_bases_of_unlike_things_are_never_called_mixed(wide: Path, per: str) -> None:
    """Visits of a full year are divided by prisoners, which have no basis, or by staff in full-time equivalents."""
    row = rates(visits_of(2014), per, load(wide)).iloc[0]
    assert row["rate"] > 0
    assert not row["mixed"]


def test_where_there_is_no_rate_no_bases_are_mixed(wide: Path) -> None:
    figure = fact("mar-cndh", "budget_npm", 3_000_000, 2000, "spent", unit="MAD")
    assert rates(figure, "institution_budget", load(wide))["mixed"].tolist() == [False]


def test_of_a_stand_alone_body_the_whole_staff_stands_in_for_years_without_staff_of_the_function(wide: Path) -> None:
    """France has 25.5 and 30 persons in all in 2014; here also 4 for the function in 2010."""
    add_fact(wide, "fra-cglpl", "staff_npm", "4", unit="persons", basis="headcount", valid_from="2010", valid_to="2010")
    data = load(wide)
    late, early = (rates(fact("fra-cglpl", "visits_total", 150, year), "staff", data).iloc[0] for year in (2014, 2010))
    assert (late["denominator_year"], early["denominator"]) == (2014, 4)
    assert late["denominator"] > 4
