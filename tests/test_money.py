"""Money made comparable or refused. The traps are those of `data/README.md`, section 13, tried on the published rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from npm_compare.analysis.money import constant, convert, price_levels
from npm_compare.base.errors import NpmCompareError, UnknownName, message
from npm_compare.facts.dataset import Dataset, load


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def with_venezuela_and_liberia(data: Dataset) -> Dataset:
    """Return the published data with an invented body in each of two States that have none."""
    invented = data.mechanisms.loc[["mar-cndh", "mar-cndh"]].assign(
        mechanism=["ven-x", "lbr-x"], state=["ven", "lbr"], designated="", status="planned"
    )
    table = pd.concat([data.mechanisms, invented]).set_index("mechanism", drop=False).rename_axis(None)
    return replace(data, mechanisms=table)


def amount(subject: str, year: int, unit: str, figure: float = 1_000_000) -> pd.DataFrame:
    return pd.DataFrame([{"subject": subject, "year": year, "unit": unit, "figure": figure}])


def why_not(facts: pd.DataFrame) -> str:
    assert facts["amount"].isna().all()
    return str(facts["why_not"].iloc[0])


def other_currency(facts: pd.DataFrame) -> str:
    """Return the currency of a factor that is not used because the amount is in another."""
    assert why_not(facts) == "factor_other_currency"
    return str(facts["factor_currency"].iloc[0])


def unusable(facts: pd.DataFrame) -> str:
    """Return what is noted on a factor that is marked as unusable."""
    assert why_not(facts) == "factor_unusable"
    return str(facts["factor_note"].iloc[0])


@pytest.mark.parametrize(
    ("mechanism", "last_year", "currency"),
    [
        ("svn-varuh", 2006, "SIT"),
        ("cyp-cahr", 2007, "CYP"),
        ("mlt-boards", 2007, "MTL"),
        ("svk-vop", 2008, "SKK"),
        ("est-oigus", 2010, "EEK"),
        ("lva-tiesibsargs", 2013, "LVL"),
        ("ltu-so", 2014, "LTL"),
        ("hrv-ombud", 2022, "HRK"),
    ],
)
def test_before_the_euro_a_rate_in_the_old_currency_fits_only_the_old_currency(
    data: Dataset, mechanism: str, last_year: int, currency: str
) -> None:
    in_euro = convert(amount(mechanism, last_year, "EUR"), "usd", data=data)
    assert other_currency(in_euro) == currency
    assert convert(amount(mechanism, last_year, currency), "usd", data=data)["amount"].notna().all()
    after = last_year + 1
    assert convert(amount(mechanism, after, "EUR"), "usd", data=data)["amount"].notna().all()
    in_old = convert(amount(mechanism, after, currency), "usd", data=data)
    assert other_currency(in_old) == "EUR"


def test_parities_before_the_euro_are_in_euro_although_rates_are_not(data: Dataset) -> None:
    """Croatia 2014: 5.748165417 kuna for a US dollar, but 0.4703020399 euro for an international dollar."""
    assert convert(amount("hrv-ombud", 2014, "HRK", 5_748_165.417), "usd", data=data)["amount"].tolist() == [1_000_000]
    kuna = convert(amount("hrv-ombud", 2014, "HRK"), "intl", data=data)
    assert other_currency(kuna) == "EUR"
    euro = convert(amount("hrv-ombud", 2014, "EUR", 470_302.0399), "intl", data=data)
    assert euro["amount"].tolist() == [1_000_000]


def test_the_conversion_names_its_factor_and_source(data: Dataset) -> None:
    """Lithuania 2014: 2.600291667 litas for a US dollar."""
    found = convert(amount("ltu-so", 2014, "LTL", 2_600_291.667), "usd", data=data).iloc[0]
    assert (found["amount"], found["factor"], found["factor_source"]) == (1_000_000, 2.600291667, "wb_wdi_2026_07")
    assert (found["factor_currency"], found["factor_note"], found["why_not"]) == ("LTL", "", "")


@pytest.mark.parametrize("year", range(2019, 2024))
def test_the_fictional_official_rate_of_lebanon_converts_nothing(data: Dataset, year: int) -> None:
    found = convert(amount("lbn-nhrc", year, "LBP"), "usd", data=data)
    assert unusable(found) == "official rate far from market rate 2019-2023"


@pytest.mark.parametrize(("year", "pounds"), [(2018, 1507.5), (2024, 89_500)])
def test_before_and_after_the_rate_of_lebanon_is_used(data: Dataset, year: int, pounds: float) -> None:
    found = convert(amount("lbn-nhrc", year, "LBP", 1000 * pounds), "usd", data=data)
    assert found["amount"].tolist() == [1000]


@pytest.mark.parametrize("year", [2005, 2012, 2017])
@pytest.mark.parametrize("currency", ["VES", "VEF", "VEB"])
def test_no_rate_of_venezuela_converts_anything(with_venezuela_and_liberia: Dataset, year: int, currency: str) -> None:
    found = convert(amount("ven-x", year, currency), "usd", data=with_venezuela_and_liberia)
    assert unusable(found).startswith("redenominated and multiple-rate regime")


@pytest.mark.parametrize("year", [2005, 2014, 2024])
@pytest.mark.parametrize("currency", ["LRD", "USD"])
def test_no_parity_of_liberia_converts_anything(with_venezuela_and_liberia: Dataset, year: int, currency: str) -> None:
    found = convert(amount("lbr-x", year, currency), "intl", data=with_venezuela_and_liberia)
    assert unusable(found).startswith("PPP/FX ratio")


@pytest.mark.parametrize("to", ["usd", "intl"])
def test_a_year_without_a_factor_is_told(data: Dataset, to: str) -> None:
    assert why_not(convert(amount("mar-cndh", 2026, "MAD"), to, data=data)) == "no_factor"
    assert why_not(convert(amount("fra-cglpl", 2004, "EUR"), to, data=data)) == "no_factor"


def test_prices_after_2021_are_chained_by_yearly_inflation(data: Dataset) -> None:
    """Morocco: index 113.4197746 in 2021, then +6.657042028 %, +6.091141525 % and +0.985256592 %."""
    level_of_2024 = 113.4197746 * 1.06657042028 * 1.06091141525 * 1.00985256592
    levels = price_levels(data)["mar"]
    assert levels[2024] == pytest.approx(level_of_2024)
    assert level_of_2024 == pytest.approx(129.603, abs=0.001)
    found = constant(amount("mar-cndh", 2014, "MAD", 104_588_425.2), 2024, data=data).iloc[0]
    assert found["factor"] == pytest.approx(level_of_2024 / 104.5884252)
    assert found["amount"] == round(level_of_2024 * 1_000_000)


def test_up_to_2021_prices_are_those_of_the_index_alone(data: Dataset) -> None:
    """The yearly inflation is of a newer release: chained from 2005 it would give slightly other levels."""
    levels = price_levels(data)["mar"]
    assert (levels[2014], levels[2021]) == (104.5884252, 113.4197746)
    found = constant(amount("mar-cndh", 2014, "MAD"), 2021, data=data)
    assert found["amount"].tolist() == [round(1_000_000 * 113.4197746 / 104.5884252)]


def test_prices_can_fall(data: Dataset) -> None:
    rows = data.statistics.copy()
    later = (rows["state"] == "mar") & (rows["series"] == "cpi_inflation_pct") & (rows["year"] > 2021)
    rows.loc[later, "value"] = -10.0
    levels = price_levels(replace(data, statistics=rows))["mar"]
    assert levels[2024] == pytest.approx(113.4197746 * 0.9**3)


def test_an_amount_at_the_prices_of_its_own_year_is_unchanged(data: Dataset) -> None:
    assert constant(amount("mar-cndh", 2019, "MAD"), 2019, data=data)["amount"].tolist() == [1_000_000]


def test_a_missing_year_of_inflation_ends_the_chain(data: Dataset) -> None:
    rows = data.statistics
    gap = (rows["state"] == "mar") & (rows["series"] == "cpi_inflation_pct") & (rows["year"] == 2023)
    without = replace(data, statistics=rows[~gap])
    assert max(price_levels(without)["mar"]) == 2022
    found = constant(amount("mar-cndh", 2019, "MAD"), 2024, data=without)
    assert why_not(found) == "no_prices_of_year_asked"


def test_an_amount_of_a_year_without_prices_is_not_expressed_at_those_of_another(data: Dataset) -> None:
    assert why_not(constant(amount("mar-cndh", 2004, "MAD"), 2024, data=data)) == "no_prices_of_its_year"


def test_both_years_without_prices_are_told_apart_from_one(data: Dataset) -> None:
    rows = data.statistics
    late = (rows["state"] == "mar") & (rows["year"] > 2021)
    found = constant(amount("mar-cndh", 2004, "MAD"), 2024, data=replace(data, statistics=rows[~late]))
    assert why_not(found) == "no_prices_of_both"


def test_a_year_for_which_no_prices_are_known_at_all_is_refused(data: Dataset) -> None:
    with pytest.raises(NpmCompareError) as caught:
        constant(amount("mar-cndh", 2014, "MAD"), 2031, data=data)
    assert caught.value.message == message("prices_unknown", year="2031", first="2005", last="2024")


def test_the_years_offered_are_those_of_the_data(data: Dataset) -> None:
    rows = data.statistics
    with pytest.raises(NpmCompareError, match="choose a year from 2008 to 2022"):
        constant(
            amount("mar-cndh", 2014, "MAD"), 2031, data=replace(data, statistics=rows[rows["year"].between(2008, 2022)])
        )


def test_an_unknown_conversion_is_answered_with_the_nearest(data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no conversion 'USD'\. Did you mean usd\?"):
        convert(amount("mar-cndh", 2014, "MAD"), "USD", data=data)


def test_values_stay_as_published_and_rows_in_their_places(data: Dataset) -> None:
    facts = pd.concat([amount("hrv-ombud", 2014, "EUR"), amount("hrv-ombud", 2014, "HRK", 5748.165417)])
    facts.index = pd.Index([7, 3])
    before = facts.copy()
    found = convert(facts, "usd", data=data)
    pd.testing.assert_frame_equal(facts, before)
    pd.testing.assert_frame_equal(found[before.columns], before)
    assert found["amount"].isna().tolist() == [True, False]
    assert found.loc[3, "amount"] == 1000


def test_a_changed_factor_changes_the_amount(data: Dataset) -> None:
    doubled = data.statistics.assign(value=data.statistics["value"] * 2)
    found = convert(amount("hrv-ombud", 2014, "HRK", 5748.165417), "usd", data=replace(data, statistics=doubled))
    assert found["amount"].tolist() == [500]
