"""Numbers with hyphens inside texts written from right to left."""

from __future__ import annotations

import re

import pytest

from npm_compare import load
from npm_compare.base.directions import ISOLATE, POP, unturned
from npm_compare.views.coders import translation
from npm_compare.views.language import say, speaking


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("القانون 76-15", "القانون <76-15>"),
        ("القانونان 76-15 و10-23، ثم 1-11-19.", "القانونان <76-15> و<10-23>، ثم <1-11-19>."),
        ("سنة 2014، 81 مع (2024-22)", "سنة 2014، 81 مع (<2024-22>)"),
        ("القانون <76-15>", "القانون <76-15>"),
        ("law 76-15 نص", "law 76-15 نص"),
        ("مثال: npm-compare changes 2013-12-31", "مثال: npm-compare changes 2013-12-31"),
        ("قانون المحكمة TD-2012-33", "قانون المحكمة TD-2012-33"),
        ("76-15", "76-15"),
        ("المادة 4(2)-(3) والمادة 13(a)", "المادة <4(2)-(3)> والمادة <13(a)>"),
        ("المادة 20 (أ) و(ب)", "المادة 20 (أ) و(ب)"),
    ],
)
def test_the_number_of_a_law_is_not_turned_behind_arabic_letters(text: str, kept: str) -> None:
    marks = str.maketrans({"<": ISOLATE, ">": POP})
    assert unturned(text.translate(marks)) == kept.translate(marks)


def test_no_arabic_translation_of_what_coders_wrote_turns_the_number_of_a_law() -> None:
    data = load()
    with speaking("ar"):
        said = [translation(data, text) for text in data.translations["english"]]
    assert any(f"{ISOLATE}76-15{POP}" in text for text in said)
    assert not [text for text in said if re.search(r"[\u0620-\u064a][^a-zA-Z\u2068]*\d-\d", text)]


def test_a_date_in_a_sentence_of_the_catalogue_is_not_turned() -> None:
    with speaking("ar"):
        assert f"{ISOLATE}2018-03-01{POP}" in say("write 2018-03-01, 2018-03 or 2018")
