"""Where a requirement stands: its instrument and the place in it, articles of the Protocol as its Arabic text has them."""

from __future__ import annotations

import re

import pytest

from npm_compare import load
from npm_compare.views.language import speaking
from npm_compare.views.places import reference, standing, stands_at, treaty_article


@pytest.mark.parametrize(
    ("number", "arabic"), [("20(a)", "20 (أ)"), ("20(e)", "20 (هـ)"), ("20(a)-(b)", "20 (أ)-(ب)"), ("18(1)", "18(1)")]
)
def test_sub_paragraphs_of_the_protocol_have_the_letters_of_its_arabic_text(number: str, arabic: str) -> None:
    with speaking("ar"):
        assert treaty_article(number) == arabic
    for language in ("en", "fr"):
        with speaking(language):
            assert treaty_article(number) == number


def test_no_requirement_of_the_protocol_stands_at_a_latin_letter_in_arabic() -> None:
    data = load()
    names = data.requirements.index[data.requirements["instrument"] == "opcat"]
    with speaking("ar"):
        said = [said(data, name) for name in names for said in (reference, standing, stands_at)]
        assert not [place for place in said if re.search(r"\([a-z]\)", place)]
        assert not [place for place in data.indicators["opcat"] if re.search(r"\([a-z]\)", treaty_article(place))]


def test_a_reference_has_a_comma_where_a_sentence_has_none() -> None:
    data = load()
    assert reference(data, "opcat_private_interviews").endswith(", art. 20(d)")
    assert standing(data, "opcat_private_interviews").endswith(" art. 20(d)")
