"""Where in a document an answer stands: fixed words are put into the language spoken, all else stays as it was coded."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from npm_compare import load
from npm_compare.views.coders import placed, translation
from npm_compare.views.language import speaking
from npm_compare.views.locators import say_locator

ENGLISH = r"(?i)(arts?|articles?|ss?|regs?|paras?|pars?|pp?|items?|rows?|lines?|chapter|notes?|annex|question|whole|list of)\b"
"""How an English part of a locator begins."""


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
        ("IV and VII", "IV et VII"),
        ("s. 5", "art. 5"),
        ("ss 26-27 and 31(1)", "art. 26-27 et 31(1)"),
        ("reg. 2(2)", "art. 2(2)"),
        ("pars 1-2", "par. 1-2"),
        ("Art. 4 par. 1", "art. 4, par. 1"),
        ("art. 24(1) and (3)", "art. 24(1) et (3)"),
        ("art. 1.2", "art. 1.2"),
        ("art. 5 of law 001-2016 as quoted", "art. 5 de la loi n° 001-2016, cité"),
        ("Art. 4 par. 6 (law 4443 art. 20)", "art. 4, par. 6 (art. 20 de la loi n° 4443)"),
        ("section B.2", "section B.2"),
        ("row AUT", "ligne AUT"),
        ("Head 13; table of appropriations 2015-2017", "titre 13\u202f; tableau des crédits 2015-2017"),
        ("section Visitas sin previo aviso", "section «\u202fVisitas sin previo aviso\u202f»"),
        ("arts 16 to 21", "art. 16 à 21"),
        ("note 4 to table 2.1", "note 4 du tableau 2.1"),
        ("Annex", "annexe"),
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
        assert "،" not in say_locator("art. 2 (as amended, in part)")
        assert re.sub("[\u2066-\u2069]", "", say_locator("art. 2 (art. 6 bis, 3°)")) == "المادة 2 (المادة 6 bis، 3°)"


def test_what_coders_write_often_leaves_no_english_word() -> None:
    """Of the parts of all locators that stand three times or more, no numbered place is left in English."""
    data = load()
    with speaking("ar"):
        parts = Counter(
            part
            for table in (data.facts, data.visitors, data.requirements, data.remarks)
            for locator in table["locator"]
            if not translation(data, locator)
            for part in re.split(r"[,;] (?![^(]*\))", locator)
        )
        often = {part for part, count in parts.items() if count > 2 and re.match(ENGLISH, part) and "Abs." not in part}
        left = {part for part in often if re.sub("[\u2066-\u2069]", "", say_locator(part)) == part}
    assert not left
    assert len(often) > 100  # the check reads something


def test_a_state_named_in_a_locator_is_named_in_the_language_spoken() -> None:
    with speaking("fr"):
        assert placed(load(), "Art. 28; row: Germany").replace("\u00a0", " ") == "art. 28\u202f; ligne : Allemagne"
        assert placed(load(), "Participant row: Kingdom of Ruritania").endswith("Kingdom of Ruritania")
