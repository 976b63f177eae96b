"""Codes of results that no table of the data has: each list is whole, and every code has words."""

from __future__ import annotations

import pytest

from npm_compare.analysis.durations import NOT_POSTPONED, PARTIES, POSTPONED
from npm_compare.analysis.money import FACTORS, NO_CONSTANT_PRICES, NOT_CONVERTED
from npm_compare.analysis.observed import FROM_WHAT, RESULTS
from npm_compare.analysis.overdue import LATE
from npm_compare.analysis.rates import DENOMINATORS, NO_RATE
from npm_compare.views.amounts import CONVERTED, PER
from npm_compare.views.codes import WORDS
from npm_compare.views.figures import why_no_rate


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("from_what", FROM_WHAT),
        ("group", (PARTIES, POSTPONED, NOT_POSTPONED)),
        ("late", set(LATE) - {"yes", "no"}),  # these are answers of the codebook
        ("result", RESULTS),
        ("why_not", (*NO_RATE, *NOT_CONVERTED, *NO_CONSTANT_PRICES)),
    ],
)
def test_every_code_of_a_list_has_words_and_no_other(name: str, codes: tuple[str, ...]) -> None:
    assert set(WORDS[name]) == set(codes)


def test_every_denominator_and_conversion_has_words() -> None:
    assert set(PER) == set(DENOMINATORS)
    assert set(CONVERTED) == set(FACTORS)


@pytest.mark.parametrize(("per", "years"), [("prisoners", "2 years"), ("staff", "1 year")])
def test_where_no_denominator_is_near_the_years_are_said(per: str, years: str) -> None:
    assert why_no_rate(per, "no_denominator_near") == f"no denominator within {years}"
    assert why_no_rate(per, "denominator_zero") == "the denominator is zero"
