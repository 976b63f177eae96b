from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Page, line_of, spoil
from npm_compare.base.errors import UnknownName
from npm_compare.facts.bibliography import bibliography
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.bibliography import linked_html
from npm_compare.views.language import speaking
from npm_compare.views.showing import html


def with_address(world: Path, address: str) -> Dataset:
    """Return the world with an address that the checker would refuse, perhaps."""
    data = load(world)
    sources = data.sources.copy()
    sources.loc["press-fr-2016", "url"] = address
    return replace(data, sources=sources)


def test_each_source_stands_once_in_the_order_of_authors_and_dates(world_data: Dataset) -> None:
    used = ["press-fr-2016", "gazette-ma-2018", "law-fr-2007", "press-fr-2016", "page-undated", "treaty-list"]
    found = bibliography(world_data, used)
    assert found.table.index.tolist() == [
        "treaty-list",
        "gazette-ma-2018",
        "law-fr-2007",
        "page-undated",
        "press-fr-2016",
    ]
    assert len(found) == 5
    assert [note.partition(" [")[0] for note in Page(html(found)).notes] == [
        "Invented list of treaty actions",
        "Invented Bulletin (1 March 2018). Invented Act no. 2 of 2018",
        "Invented Gazette (31 October 2007). Invented Act no. 1 of 2007",
        "Invented Society (undated). Invented page on two mechanisms",
        "Invented Times (February 2016). Des chiffres inventés",
    ]


def test_of_one_publisher_the_earlier_work_stands_first(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "gazette-ma-2018"), "publisher", "Invented Gazette")
    found = bibliography(load(world), ["gazette-ma-2018", "law-fr-2007"])
    assert found.table["title"].tolist() == ["Invented Act no. 1 of 2007", "Invented Act no. 2 of 2018"]


def test_a_reference_gives_author_title_date_language_licence_and_address(world_data: Dataset) -> None:
    assert repr(bibliography(world_data, ["report-fr-2014", "figures-a", "page-undated"])).split("\n") == [
        "Invented figures A [English], 30 June 2020. Licence: CC BY 4.0. https://a.example",
        "Invented Inspector (10 March 2015). Rapport inventé de l'année 2014 [French]. https://fra.example/2014",
        "Invented Society (undated). Invented page on two mechanisms [English]. https://page.example",
    ]


def test_author_and_publisher_are_both_named_and_the_same_name_once(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "law-fr-2007"), "author", "Invented Ministry")
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "author", "Invented Times")
    found = repr(bibliography(load(world), ["law-fr-2007", "press-fr-2016"])).split("\n")
    assert found[0].startswith("Invented Ministry, Invented Gazette (31 October 2007). ")
    assert found[1].startswith("Invented Times (February 2016). Des chiffres")


def test_a_source_without_language_ends_its_title_with_a_point(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "law-fr-2007"), "language", "")
    assert "(31 October 2007). Invented Act no. 1 of 2007. https" in repr(bibliography(load(world), ["law-fr-2007"]))


@pytest.mark.parametrize("address", ['https://page.example/?a=1&b="2"\'<i>', "http://page.example"])
def test_a_web_address_becomes_a_link_to_exactly_that_address(world: Path, address: str) -> None:
    found = Page(html(bibliography(with_address(world, address), ["press-fr-2016"])))
    assert found.links == [address]
    assert "i" not in found.tags
    assert found.notes[0].endswith(f" {address}")


@pytest.mark.parametrize(
    "address",
    ["JavaScript:alert(1)", "//a.example", "p. 3"],
)
def test_anything_else_than_a_web_address_stays_text(world: Path, address: str) -> None:
    found = Page(html(bibliography(with_address(world, address), ["press-fr-2016"])))
    assert found.links == []
    assert found.tags == ["ul", "li"]
    assert found.notes[0].endswith(f" {address}")


def test_no_text_of_a_source_becomes_html(world: Path) -> None:
    treacherous = """<script>alert("a & b")</script> 'quoted'"""
    for column in ("title", "author", "publisher", "licence"):
        spoil(world, "sources", line_of("sources", "press-fr-2016"), column, treacherous)
    found = Page(html(bibliography(load(world), ["press-fr-2016"])))
    assert "script" not in found.tags
    assert found.notes[0].startswith(f"{treacherous} (February 2016). {treacherous} [French]. Licence: {treacherous}.")


def test_a_french_list_names_months_and_languages_in_french(world_data: Dataset) -> None:
    with speaking("fr"):
        said = repr(bibliography(world_data, ["press-fr-2016", "gazette-ma-2018"])).split("\n")
    assert said[0].startswith("Invented Bulletin (1er mars 2018). Invented Act no. 2 of 2018 [arabe]. ")
    assert said[1].startswith("Invented Times (février 2016). Des chiffres inventés [français]. ")


def test_an_arabic_list_keeps_latin_names_and_titles_in_their_direction(world_data: Dataset) -> None:
    with speaking("ar"):
        said = repr(bibliography(world_data, ["press-fr-2016"]))
    assert said.startswith("\u2068Invented Times\u2069 (")
    assert "\u2068Des chiffres inventés\u2069 [الفرنسية]" in said


def test_an_unknown_source_is_answered_with_the_nearest(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no source 'law-fr'\. Did you mean law-fr-2007"):
        bibliography(world_data, ["law-fr"])


def test_a_list_of_no_source_is_empty(world_data: Dataset) -> None:
    assert len(bibliography(world_data, [])) == 0
    assert html(bibliography(world_data, [])) == "<ul></ul>"


def test_on_paper_the_reference_itself_is_the_link(world_data: Dataset) -> None:
    shown = linked_html(bibliography(world_data, ["law-fr-2007", "press-fr-2016"]))
    assert Page(shown).tags == ["ul", "li", "a", "li", "a"]
    assert Page(shown).links[0] == "https://law.example/1"
    assert Page(shown).notes[0].startswith("Invented Gazette (31 October 2007). Invented Act no. 1 of 2007")
