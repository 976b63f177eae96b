"""Every code of a result has its words, and no words are left without a code."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from npm_compare.analysis.accuracy import SHARES_OF
from npm_compare.analysis.evidence import AGES, AGREE, COUNTED, DIFFER, NOT_ESTABLISHED, UNDATED
from npm_compare.analysis.likeness import WARNINGS
from npm_compare.analysis.likenesses import COMMUNITIES
from npm_compare.analysis.passages import PLACES
from npm_compare.analysis.peers import GROUPS, INCOMES
from npm_compare.facts.dataset import Dataset
from npm_compare.views.codes import WORDS, label, word

CODES: dict[str, Iterable[str]] = {
    "age": (*AGES, UNDATED),
    "agreement": (DIFFER, AGREE),
    "community": COMMUNITIES,
    "counted": {*COUNTED, *SHARES_OF},
    "established": (NOT_ESTABLISHED,),
    "few_known": WARNINGS,
    "found": PLACES,
    "peers": set(GROUPS) - set(INCOMES),
}
"""The codes of each list, as the analysis has them."""


@pytest.mark.parametrize("name", CODES)
def test_the_words_of_a_list_are_those_of_its_codes(name: str) -> None:
    assert set(WORDS[name]) == set(CODES[name])


def test_a_text_that_is_no_code_stays_as_it_is(world_data: Dataset) -> None:
    assert word("age", "sixteen") == "sixteen"
    assert label(world_data, "sixteen", "age", "model") == "sixteen"


def test_a_code_has_the_words_of_the_first_list_that_has_it(world_data: Dataset) -> None:
    assert label(world_data, "bill", "basis_legal", "basis_money") == "Bill"
    assert label(world_data, "bill", "basis_money", "basis_legal") == "Draft budget"
