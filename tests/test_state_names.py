"""The article that French sets before the name of a State, by hand for each kind of name, and for every State of the data."""

from __future__ import annotations

import pytest

from npm_compare.facts.dataset import load
from npm_compare.views.labels import state_name
from npm_compare.views.language import say, speaking
from npm_compare.views.state_names import StateName

SAID = {
    "Maroc": "le Maroc, du Maroc, au Maroc",
    "Tunisie": "la Tunisie, de la Tunisie, en Tunisie",
    "Angola": "l’Angola, de l’Angola, en Angola",
    "Équateur": "l’Équateur, de l’Équateur, en Équateur",
    "Mexique": "le Mexique, du Mexique, au Mexique",
    "Royaume-Uni": "le Royaume-Uni, du Royaume-Uni, au Royaume-Uni",
    "Macédoine du Nord": "la Macédoine du Nord, de la Macédoine du Nord, en Macédoine du Nord",
    "Guinée-Bissau": "la Guinée-Bissau, de la Guinée-Bissau, en Guinée-Bissau",
    "Sierra Leone": "la Sierra Leone, de la Sierra Leone, en Sierra Leone",
    "Hongrie": "la Hongrie, de la Hongrie, en Hongrie",
    "Maldives": "les Maldives, des Maldives, aux Maldives",
    "Pays-Bas": "les Pays-Bas, des Pays-Bas, aux Pays-Bas",
    "Malte": "Malte, de Malte, à Malte",
    "Israël": "Israël, d’Israël, en Israël",
}


@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_a_state_stands_with_its_article(name: str, said: str) -> None:
    state = StateName(name)
    assert f"{state:le}, {state:du}, {state:au}" == said


def test_at_the_head_of_a_sentence_the_article_has_a_capital() -> None:
    state = StateName("Tunisie")
    assert f"{state:Le} | {state:Du} | {state:Au}" == "La Tunisie | De la Tunisie | En Tunisie"
    assert f"{StateName('Malte'):Le}" == "Malte"
    assert f"{StateName('Maroc')}" == "Maroc"


def test_a_translation_asks_for_the_article_and_english_does_not() -> None:
    sentence = "Since the Rabat seminar no mechanism has been set up in {state}."
    for language, told in {"en": "in Mali.", "fr": "au Mali."}.items():
        with speaking(language):
            assert told in say(sentence, state=state_name(load(), "mli"))
