"""The glossary: every term defined in three languages, on a page of its own, and shown in the language spoken."""

from __future__ import annotations

import re

import pytest

from npm_compare.analysis.search import search
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.reports.page_tables import glossary
from npm_compare.views.glossary import in_order
from npm_compare.views.language import speaking
from npm_compare.views.search import say_found

ARABIC = re.compile(r"[\u0621-\u064a]")


def rows_of(data: Dataset, spoken: str) -> list[list[str]]:
    """Return the rows of the table in a language, without the characters that set a direction."""
    with speaking(spoken):
        made = glossary(data)
    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", made, flags=re.S)
    plain = [[re.sub(r"<.*?>|[\u2068\u2069]", "", cell) for cell in re.split(r"</t[hd]>", row)] for row in rows]
    return [[cell.strip() for cell in row if cell.strip()] for row in plain]


def test_the_page_has_the_term_of_the_language_its_definition_and_the_english_term(world_data: Dataset) -> None:
    term = "national preventive mechanism (NPM)"
    assert [term, "Visits places of detention."] in rows_of(world_data, "en")
    french = ["mécanisme national de prévention (MNP)", "Visite les lieux de détention.", term]
    assert french in rows_of(world_data, "fr")
    assert ["مكان الاحتجاز", "مكان يوجد فيه محتجزون.", "place of detention"] in rows_of(world_data, "ar")


def test_terms_stand_in_the_alphabetical_order_of_each_language(world_data: Dataset) -> None:
    """“État” stands under E and “الدولة” under د: neither an accent nor the article counts."""
    order = {}
    for spoken in ("en", "fr", "ar"):
        with speaking(spoken):
            order[spoken] = [entry[f"term_{spoken}"] for entry in in_order(world_data)]
    assert order["en"] == ["national preventive mechanism", "place of detention", "State"]
    assert order["fr"] == ["État", "lieu de détention", "mécanisme national de prévention"]
    assert order["ar"] == ["الآلية الوطنية للوقاية من التعذيب", "الدولة", "مكان الاحتجاز"]


@pytest.mark.parametrize(("words", "spoken"), [("personnes", "en"), ("held", "fr"), ("محتجزون", "fr")])
def test_a_term_found_in_any_language_is_shown_in_the_language_spoken(
    world_data: Dataset, words: str, spoken: str
) -> None:
    found = search(words, "terms", data=world_data)
    said = {
        "en": ("place of detention", "Where persons are held."),
        "fr": ("lieu", "Lieu où l’on garde des personnes."),
    }
    with speaking(spoken):
        head, definition, where = say_found(world_data, records(found)[0]).split("\n    ")
    assert said[spoken][0] in head
    assert (definition, where) == (said[spoken][1], "glossary.csv:3")


def test_every_definition_is_a_sentence_of_its_language() -> None:
    for entry in records(load().glossary):
        assert entry["definition_fr"].endswith("."), entry["term_en"]
        assert ARABIC.search(entry["definition_ar"]), entry["term_en"]
        assert entry["definition_ar"].endswith("."), entry["term_en"]
        assert "'" not in entry["definition_fr"], entry["term_en"]
        assert entry["definition_fr"] != entry["definition_en"], entry["term_en"]
