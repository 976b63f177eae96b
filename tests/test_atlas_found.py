"""What is searched in the atlas, of the small world: every source, the texts of answers, in the language of the page."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import add, spoil
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.atlas.content import content_of
from npm_compare.reports.atlas.found import search_script
from npm_compare.views.language import speaking

LAW = 2
"""The line of the law of France among the sources."""


def found_in(data: Dataset, kind: str) -> list[list[str]]:
    """Return what is searched of a kind, each as it is given to the script."""
    said = search_script(content_of(data), list(data.states.index))
    return [entry for entry in json.loads(said.split(" = ", 1)[1].rstrip().rstrip(";")) if entry[0] == kind]


def test_every_source_is_searched_and_leads_to_its_document(whole_world: Dataset) -> None:
    found = {entry[1]: entry[2] for entry in found_in(whole_world, "Source")}
    assert len(found) == len(whole_world.sources)
    assert found["Invented Act no. 1 of 2007"] == "https://law.example/1"


def test_a_source_without_an_address_leads_to_the_page_of_a_state_that_cites_it(world: Path) -> None:
    spoil(world, "sources", LAW, "url", "")
    entries = {entry[1]: entry for entry in found_in(load(world), "Source")}
    assert entries["Invented Act no. 1 of 2007"][2] == "state-fra.html#sources"


def test_a_source_without_an_address_that_no_state_cites_is_found_and_leads_nowhere(world: Path) -> None:
    add(world, "sources", "study,press,Invented study,,Invented Press,2019,,en,,")
    assert {entry[1]: entry[2] for entry in found_in(load(world), "Source")}["Invented study"] == ""


def test_a_source_is_found_by_its_kind_author_publisher_and_date(whole_world: Dataset) -> None:
    more = {entry[1]: entry[3] for entry in found_in(whole_world, "Source")}
    assert more["Invented Act no. 1 of 2007"] == "Legal text, Invented Gazette, 31 October 2007"
    assert more["Rapport inventé de l'année 2014"] == "Annual report, Invented Inspector, 10 March 2015"


def test_the_number_of_a_law_is_found_where_an_answer_has_it(whole_world: Dataset) -> None:
    """The founding text of France's body, as the fact has it; the page of the State shows it with its source."""
    found = {entry[1]: entry for entry in found_in(whole_world, "Founding text")}
    assert found["Loi inventée n° 1 du 31 octobre 2007"][2:] == ["state-fra.html#mechanism", "France INV"]


def test_who_made_a_remark_is_found_in_the_language_of_the_page(world: Path) -> None:
    add(world, "translations", "remarks,mar,Invented Committee,Comité inventé,لجنة مخترعة")
    with speaking("fr"):
        said = search_script(content_of(load(world)), ["fra", "mar", "mli"])
    assert "Comité inventé, Maroc" in said
    assert "Invented Committee" not in said.split("state-mar.html#remarks")[1]


def test_a_state_is_found_by_its_names_in_every_language_and_by_those_of_its_mechanism(whole_world: Dataset) -> None:
    found = {entry[1]: entry[3].split(" · ") for entry in found_in(whole_world, "State")}
    names = ["Invented Council", "Morocco COU", "Conseil inventé"]
    assert found["Morocco"] == ["Morocco", "Maroc", "المغرب", *names]
    assert len(found_in(whole_world, "Question")) == len(content_of(whole_world).questions)
    assert len(found_in(whole_world, "Requirement")) == len(whole_world.requirements)
