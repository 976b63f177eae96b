"""Where in a document an answer stands: fixed words are put into the language spoken, all else stays as it was coded."""

from __future__ import annotations

import re

import pytest

from npm_compare.views.language import speaking
from npm_compare.views.locators import say_locator


@pytest.mark.parametrize(
    ("locator", "french"),
    [
        ("art. 12, 2nd para.", "art. 12, al. 2"),
        ("art. 112, last para.; art. 222", "art. 112, dernier al.\u202f; art. 222"),
        ("paragraph 3", "par. 3"),
        ("arts 2 and 4", "art. 2 et 4"),
        ("art. 6 quoted", "art. 6, cité"),
        ("art. 17, second sentence", "art. 17, deuxième phrase"),
        ("arts 12(a)-(b) and 14", "art. 12(a)-(b) et 14"),
        ("arts 2, 3 and 4", "art. 2, 3 et 4"),
        ("art. 3, 1st-2nd paras", "art. 3, al. 1 et 2"),
        ("2nd–5th paras", "al. 2 à 5"),
        ("whole page", "page entière"),
    ],
)
def test_articles_and_paragraphs_are_said_in_the_language_spoken(locator: str, french: str) -> None:
    with speaking("fr"):
        assert say_locator(locator).replace("\u00a0", " ") == french
    assert say_locator(locator) == locator


@pytest.mark.parametrize(
    "locator", ["Art. 148a Abs. 3", "answer, sentence on the Forum", "art. 13 quoted by the body", "§ 27"]
)
def test_what_is_not_certain_stays_as_it_was_coded(locator: str) -> None:
    with speaking("fr"):
        assert say_locator(locator) == locator
    with speaking("ar"):
        assert re.sub("[\u2066-\u2069]", "", say_locator(locator)).replace("،", ",") == locator


def test_arabic_has_its_own_words_and_its_own_comma() -> None:
    with speaking("ar"):
        assert re.sub("[\u2066-\u2069]", "", say_locator("art. 12, 2nd para.")) == "المادة 12، الفقرة 2"


def test_two_articles_have_the_form_of_two_in_arabic_and_each_number_its_own_direction() -> None:
    with speaking("ar"):
        assert say_locator("arts 7(g) and 9") == "المادتان \u20687(g)\u2069 و\u20689\u2069"
        assert re.sub("[\u2066-\u2069]", "", say_locator("arts 3–5 and 9")) == "المواد 3–5 و9"


def test_a_comma_inside_brackets_parts_nothing() -> None:
    """Torn apart there, the halves of a bracket would stand on the wrong sides of each other."""
    with speaking("ar"):
        assert "،" not in say_locator("art. 2 (art. 6 bis, 3°)")
