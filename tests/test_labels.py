"""Labels in the language spoken, and which of them begin with a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import add
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.labels import Name, code_label, indicator_label, requirement_label
from npm_compare.views.language import speaking
from npm_compare.views.wording import inside

NAMED = {
    "en": {
        *("A status", "B status", "C status", "State", "State eases SPT-NPM contact", "State party", "Ombudsman Plus"),
        *("Convention against Torture ratified", "Council of Europe document", "United Nations document"),
        "Council of Europe",
        *("European Prison Rules", "Nelson Mandela Rules", "Robben Island Guidelines"),
        *("Paris Principles", "Paris Principles considered"),
        *("Africa", "Eastern Africa", "Middle Africa", "Northern Africa", "Southern Africa", "Western Africa"),
        *("Americas", "Central America", "South America", "Oceania", "Australia and New Zealand", "Micronesia"),
        *("Asia", "Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
        *("Europe", "Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    },
    "fr": {
        *(
            "État",
            "État fédéral",
            "État partie",
            "État unitaire",
            "Convention contre la torture ratifiée",
            "Principes de Paris",
        ),
        *("Lignes directrices de Robben Island", "Règles Nelson Mandela", "Règles pénitentiaires européennes"),
        *("Océanie", "Australie et Nouvelle-Zélande", "Micronésie"),
        *("Afrique", "Afrique australe", "Afrique centrale", "Afrique occidentale", "Afrique orientale"),
        *("Afrique septentrionale", "Amérique centrale", "Amérique du Sud", "Amériques"),
        *("Asie", "Asie centrale", "Asie du Sud-Est", "Asie méridionale", "Asie occidentale", "Asie orientale"),
        *("Europe", "Europe méridionale", "Europe occidentale", "Europe orientale", "Europe septentrionale"),
    },
}
"""Every label of the data that begins with a name; an acronym keeps its capital by its second letter."""


def labels_of(data: Dataset) -> list[str]:
    """Return the labels of all codes, questions and requirements in the language spoken."""
    codes = [code_label(data, *pair) for pair in zip(data.codes["list"], data.codes["code"], strict=True)]
    questions = [indicator_label(data, name) for name in data.indicators.index]
    return [*codes, *questions, *(requirement_label(data, name) for name in data.requirements.index)]


@pytest.mark.parametrize("language", NAMED)
def test_of_the_labels_of_the_data_those_with_a_name_keep_their_capital_and_no_other(language: str) -> None:
    with speaking(language):
        names = {label for label in labels_of(load()) if isinstance(label, Name) and not label[1:2].isupper()}
    assert names == NAMED[language]


def test_a_label_in_arabic_has_no_capital_to_keep() -> None:
    with speaking("ar"):
        assert all(inside(label) == label for label in labels_of(load()) if not label[:1].isascii())


@pytest.mark.parametrize(
    ("term", "said"),
    [("Istanbul Protocol", "Istanbul Protocol training"), ("istanbul protocol", "istanbul Protocol training")],
)
def test_a_new_label_keeps_its_capital_where_the_glossary_writes_its_term_with_one(
    world: Path, term: str, said: str
) -> None:
    add(
        world,
        "glossary",
        f"{term},,Protocole d’Istanbul,,بروتوكول إسطنبول,A manual of the United Nations.,Un manuel.,دليل.,",
    )
    label = "Istanbul Protocol training,Formation au Protocole d’Istanbul,التكوين"
    add(world, "indicators", f"training,organisation,structure,yesno,state,,yesno,basis_legal,,{label},Is it taught?,,")
    assert inside(indicator_label(load(world), "training")) == said


def test_a_term_is_a_whole_word_in_the_singular_or_the_plural(world: Path) -> None:
    for code, label in (("a", "States parties"), ("b", "Statement made")):
        add(world, "codes", f"topic,{code},,{label},{label},{label},See the manual.")
    data = load(world)
    assert [inside(code_label(data, "topic", code)) for code in "ab"] == ["States parties", "statement made"]


def test_a_region_is_a_name_though_no_glossary_has_it(world_data: Dataset) -> None:
    assert inside(code_label(world_data, "un_region", "Africa")) == "Africa"
