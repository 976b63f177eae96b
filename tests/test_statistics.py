"""One rule for choosing among statistics of several sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add, spoil
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.statistics import latest_of, nearest, ranked

SOURCES = (
    "aa-page,web_page,A page,,Somebody,2024,,en,Cite the page,",
    "zz-tables,dataset,Tables,,An office,2019,,en,CC BY 4.0,",
    "zz-tables-new,dataset,Tables,,An office,2023,,en,CC BY 4.0,",
)


@pytest.fixture
def several(world: Path) -> Dataset:
    """Prisoners of Morocco in 2030 (after every row of the world) from three sources, one row of which is doubted."""
    for row in SOURCES:
        add(world, "sources", row)
    for source, value in (("aa-page", 1), ("zz-tables", 2), ("zz-tables-new", 3)):
        add(world, "statistics", f"mar,prison_population_total,2030,{value},{source},")
    add(world, "codes", "caution,unusable,,Unusable,Inutilisable,غير صالح,See the manual.")
    line = add(world, "statistics", "mar,prison_population_total,2031,9,zz-tables-new,A slip")
    spoil(world, "statistics", line, "caution", "unusable")
    return load(world)


def test_the_better_kind_of_source_goes_first_then_the_newest_and_never_the_alphabet(several: Dataset) -> None:
    rows = ranked(several, "prison_population_total")
    assert rows[rows["year"] == 2030]["source"].tolist() == ["zz-tables-new", "zz-tables", "aa-page"]
    row = latest_of(several, "prison_population_total", "mar", 2035)
    assert row is not None
    assert (row["value"], row["source"]) == (3, "zz-tables-new")


def test_a_figure_with_a_caution_is_not_taken_alone(several: Dataset) -> None:
    row = latest_of(several, "prison_population_total", "mar", 2031)
    assert row is not None
    assert row["year"] == 2030
    assert nearest(several, "prison_population_total", 2031, within=0) == {}
    assert ranked(several, "prison_population_total").iloc[-1]["caution"] == "unusable"


def test_only_what_was_published_by_a_date_counts(several: Dataset) -> None:
    rows = ranked(several, "prison_population_total", known="2020-01-01")
    assert rows[rows["year"] == 2030]["source"].tolist() == ["zz-tables"]


def test_a_source_without_a_date_is_known_at_no_date_and_comes_after_the_dated_ones(world: Path) -> None:
    for source, published in (("yy-undated", ""), ("zz-tables", "2019")):
        add(world, "sources", f"{source},dataset,Tables,,An office,{published},,en,CC BY 4.0,")
        add(world, "statistics", f"mar,prison_population_total,2030,2,{source},")
    data = load(world)
    rows, early = (ranked(data, "prison_population_total", known=known) for known in (None, "2025"))
    assert rows[rows["year"] == 2030]["source"].tolist() == ["zz-tables", "yy-undated"]
    assert early[early["year"] == 2030]["source"].tolist() == ["zz-tables"]


def test_nothing_after_the_year_asked_for_is_taken(several: Dataset) -> None:
    row = latest_of(several, "prison_population_total", "mar", 2020)
    assert row is not None
    assert row["year"] == 2018
    assert latest_of(several, "prison_population_total", "mar", 1990) is None


def test_the_nearest_year_within_the_limit_is_taken(several: Dataset) -> None:
    assert nearest(several, "prison_population_total", 2029, within=1)["mar"] == 3
    assert "mar" not in nearest(several, "prison_population_total", 2025, within=4)
