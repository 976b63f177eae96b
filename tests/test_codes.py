"""Every code of a result has its words, and no words are left without a code."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from npm_compare.analysis.accuracy import SHARES_OF
from npm_compare.analysis.agreement import TYPE
from npm_compare.analysis.durations import KINDS_OF_WAIT
from npm_compare.analysis.evidence import AGES, AGREE, COUNTED, DIFFER, IN_FORCE, NOT_ESTABLISHED, UNDATED
from npm_compare.analysis.likeness import WARNINGS
from npm_compare.analysis.likenesses import COMMUNITIES
from npm_compare.analysis.money import FACTORS, NO_CONSTANT_PRICES, NOT_CONVERTED
from npm_compare.analysis.observed import FROM_WHAT, RESULTS
from npm_compare.analysis.overdue import LATE
from npm_compare.analysis.passages import PLACES
from npm_compare.analysis.rates import DENOMINATORS, NO_RATE
from npm_compare.analysis.reliability import NO_ALPHA
from npm_compare.desk.cli.searching import MORE
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.groups import GROUPS, INCOMES
from npm_compare.views.amounts import CONVERTED, PER
from npm_compare.views.codes import CODE_WORDS, label, word
from npm_compare.views.figures import why_no_rate

CODES: dict[str, Iterable[str]] = {
    "age": (*AGES, IN_FORCE, UNDATED),
    "agreement": (DIFFER, AGREE),
    "community": COMMUNITIES,
    "counted": {*COUNTED, *SHARES_OF, TYPE},
    "established": (NOT_ESTABLISHED,),
    "few_known": WARNINGS,
    "from_what": FROM_WHAT,
    "found": {*PLACES, *MORE},
    "late": set(LATE) - {"yes", "no"},  # these are answers of the codebook
    "no_alpha": NO_ALPHA,
    "peers": set(GROUPS) - set(INCOMES),
    "result": RESULTS,
    "wait": KINDS_OF_WAIT,
    "why_not": (*NO_RATE, *NOT_CONVERTED, *NO_CONSTANT_PRICES),
}
"""The codes of each list, as the analysis has them."""


@pytest.mark.parametrize("name", CODES)
def test_the_words_of_a_list_are_those_of_its_codes(name: str) -> None:
    assert set(CODE_WORDS[name]) == set(CODES[name])


def test_a_text_that_is_no_code_stays_as_it_is(world_data: Dataset) -> None:
    assert word("age", "sixteen") == "sixteen"
    assert label(world_data, "sixteen", "age", "model") == "sixteen"


def test_a_code_has_the_words_of_the_first_list_that_has_it(world_data: Dataset) -> None:
    assert label(world_data, "bill", "basis_legal", "basis_money") == "Bill"
    assert label(world_data, "bill", "basis_money", "basis_legal") == "Draft budget"


def test_every_denominator_and_conversion_has_words() -> None:
    assert set(PER) == set(DENOMINATORS)
    assert set(CONVERTED) == set(FACTORS)


@pytest.mark.parametrize(("per", "years"), [("prisoners", "2 years"), ("staff", "1 year")])
def test_where_no_denominator_is_near_the_years_are_said(per: str, years: str) -> None:
    assert why_no_rate(per, "no_denominator_near") == f"no denominator within {years}"
    assert why_no_rate(per, "denominator_zero") == "the denominator is zero"
