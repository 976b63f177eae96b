"""A cell of a table of results is said by what its column holds: a code by its label, a day in words, a source by its name."""

from __future__ import annotations

import pytest

from npm_compare.facts.dataset import Dataset
from npm_compare.views.amounts import say_rounded
from npm_compare.views.columns import cell
from npm_compare.views.language import speaking

SAID = {
    ("mechanism", "fra-cglpl"): "France INV",
    ("successor", "mli-cndh"): "Mali OMB",
    ("state", "mar"): "Morocco",
    ("indicator", "staff_total"): "Staff",
    ("source", "press-fr-2016"): "Invented Times (2016)",
    ("factor_source", "press-fr-2016"): "Invented Times (2016)",
    ("denominator_source", "figures-a"): "Invented figures A (2020)",
    ("option", "nhri"): "National human rights institution",
    ("leads", "nhri"): "National human rights institution",
    ("successor_model", "ombuds"): "Ombudsman institution",
    ("speaks_of", "institution"): "The whole institution",
    ("late", "yes"): "Yes",
    ("met", "yes"): "Yes",
    ("derived", "yes"): "Yes",
    ("basis", "law"): "Law",
    ("denominator_basis", "voted"): "Voted",
    ("confidence", "high"): "High",
    ("kind", "press"): "Press",
    ("drawn", "places prison"): "Places, Prisons",
    ("unit", "persons"): "persons",
    ("start", "2014-05"): "May 2014",
    ("end", "2014-05"): "May 2014",
    ("bound_since", "2006-06-22"): "22 June 2006",
    ("due_from_entry", "2007-06-22"): "22 June 2007",
    ("valid_from", "2014-05-28"): "28 May 2014",
    ("period", "2013/2014"): "2013 to 2014",
    ("period", "2014/2014"): "2014",
    ("period", "2014"): "2014",
    ("year", 2014.0): "2014",
    ("denominator_year", 2014.0): "2014",
    ("share", 0.5): "50%",
    ("likeness", 0.25): "25%",
    ("count", 1200): "1,200",
    ("count", 0.126): "0.13",
    ("count", 99.994): "99.99",
    ("count", 126.4): "126",
    ("count", True): "Yes",
    ("count", False): "No",
    ("count", None): "",
    ("count", ""): "",
    ("count", float("nan")): "–",
}


def test_each_column_says_what_it_holds(world_data: Dataset) -> None:
    assert {(column, value): cell(world_data, column, {column: value}) for column, value in SAID} == SAID


def test_a_name_that_the_data_do_not_have_stays_as_it_is(world_data: Dataset) -> None:
    for column in ("indicator", "source", "factor_source"):
        assert cell(world_data, column, {column: "all"}) == "all"


def test_a_basis_beside_a_unit_is_that_of_a_figure(world_data: Dataset) -> None:
    assert cell(world_data, "basis", {"basis": "spent", "unit": "EUR"}) == "Spent"


@pytest.mark.parametrize(
    ("what", "value", "said"),
    [
        ("check", "second", "Second check"),
        ("confidence", "high", "High"),
        ("kind", "press", "Press"),
        ("basis", "law", "Law"),
        ("language", "fr", "French"),
    ],
)
def test_in_a_table_of_counts_a_value_is_said_by_what_is_counted(
    world_data: Dataset, what: str, value: str, said: str
) -> None:
    assert cell(world_data, "value", {"what": what, "value": value}) == said


def test_a_value_is_an_answer_or_a_number_and_a_number_keeps_its_separators(world_data: Dataset) -> None:
    values = {value: cell(world_data, "value", {"value": value}) for value in ("yes", "150", "1500000")}
    assert values == {"yes": "Yes", "150": "150", "1500000": "1,500,000"}


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (999, "999 euros"),
        (45_212, "45,000 euros"),
        (1_000_000, "1 million euros"),
        (1_540_000, "1.5 million euros"),
        (99_400_000, "99 million euros"),
        (123_456_789, "123 million euros"),
        (999_400_000, "999 million euros"),
        (1_000_000_000, "1,000 million euros"),
        (1_234_000_000, "1,200 million euros"),
    ],
)
def test_a_rounded_amount_has_two_figures_and_three_from_a_hundred_up(amount: float, said: str) -> None:
    assert say_rounded(amount, "EUR") == said


def test_a_unit_in_french_is_said_in_the_plural_and_a_currency_by_its_name(world_data: Dataset) -> None:
    with speaking("fr"):
        assert cell(world_data, "unit", {"unit": "persons"}) == "personnes"
        assert cell(world_data, "rate_unit", {"rate_unit": "MAD"}) == "dirhams marocains"
