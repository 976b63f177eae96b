"""Sources added without programming: nothing twice, nothing unchecked, nothing fetched, all or nothing."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from conftest import TABLES, add, add_fact
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.checking.check import check, check_sheets, read_folder
from npm_compare.desk.editing.sources import Proposal, propose, tell_sources, write_sources
from npm_compare.desk.editing.tables import PREVIOUS
from npm_compare.facts.citations import csl_json
from npm_compare.facts.dataset import Dataset, load

ARTICLE: dict[str, Any] = {  # as Zotero writes it: numbers as texts, an address as id, markup in the title
    "id": "http://zotero.org/users/1/items/A1B2C3D4",
    "type": "article-journal",
    "container-title": "Invented Quarterly",
    "DOI": "10.1234/iq.2015.7",
    "issue": "3",
    "language": "en-GB",
    "title": "Visits under the <i>Invented</i> Act",
    "URL": "https://quarterly.example/7",
    "author": [{"family": "Pérez", "given": "Ana"}, {"family": "Rossi", "given": "B."}],
    "issued": {"date-parts": [["2015", 5]]},
}
REPORT: dict[str, Any] = {"id": "REP-1", "type": "report", "title": "Invented report", "publisher": "Invented Society"}
PAGE: dict[str, Any] = {"id": "17", "type": "webpage", "title": "Invented page", "URL": "https://new.example/p"}


def file_of(folder: Path, *items: dict[str, Any]) -> str:
    path = folder / "zotero.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    return str(path)


def proposed(folder: Path, what: str, **typed: str) -> Proposal:
    return propose(what, folder, typed)


def told(found: Proposal) -> str:
    return "\n".join(tell_sources(found))


def lines(folder: Path) -> list[str]:
    return (folder / "sources.csv").read_text(encoding="utf-8").splitlines()


@pytest.fixture(autouse=True)
def _kinds(world: Path) -> None:
    """Give the world a kind of its own for articles, and one for associations."""
    add(world, "codes", "source_kind,academic,7,Academic work,Travail universitaire,عمل أكاديمي,See the manual.")
    add(world, "codes", "source_kind,ngo,8,Document of an association,Document associatif,وثيقة لجمعية,See the manual.")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_an_article_of_zotero_becomes_a_row(world: Path) -> None:
    (row,) = proposed(world, file_of(world, ARTICLE)).rows.values()
    assert row == {
        "source": "perez-2015",
        "kind": "academic",
        "title": "Visits under the Invented Act",
        "author": "Ana Pérez; B. Rossi",
        "publisher": "Invented Quarterly",
        "published": "2015-05",
        "url": "https://doi.org/10.1234/iq.2015.7",
        "language": "en",
        "licence": "",
        "note": "",
    }


def test_rows_are_shown_and_only_written_when_asked_in_the_order_of_keys_and_the_version_before_is_kept(
    world: Path,
) -> None:
    before = (world / "sources.csv").read_bytes()
    found = proposed(world, file_of(world, ARTICLE, PAGE))
    assert "To be added: perez-2015\n  kind: academic\n" in told(found)
    assert told(found).endswith("2 sources can be added.")
    assert (world / "sources.csv").read_bytes() == before
    (kept,) = write_sources(found)
    assert (kept.parent, kept.read_bytes()) == (world / PREVIOUS, before)
    assert set(lines(world)) - set(before.decode().splitlines()) == {
        "perez-2015,academic,Visits under the Invented Act,Ana Pérez; B. Rossi,Invented Quarterly,2015-05,"
        "https://doi.org/10.1234/iq.2015.7,en,,",
        "new,web_page,Invented page,,,,https://new.example/p,,,",
    }
    assert len(lines(world)) == len(TABLES["sources"].splitlines()) + 2


def test_a_source_without_a_fact_is_told_until_it_has_one_and_keeps_nobody_from_working(world: Path) -> None:
    write_sources(proposed(world, file_of(world, PAGE)))
    assert "source_unused" in set(check(world)["rule"])
    assert "new" in load(world).sources.index
    assert proposed(world, "https://b.example/x", title="Another", kind="press").problems == []
    add_fact(world, "mar-cndh", "term_years", "5", unit="years", source="new")
    assert "source_unused" not in set(check(world)["rule"])


def test_a_doi_with_typed_fields_is_written_as_an_address(world: Path) -> None:
    for what in ("10.1234/x.1", "doi:10.1234/x.1", "http://dx.doi.org/10.1234/x.1", "https://doi.org/10.1234/x.1"):
        (row,) = proposed(world, what, title="An article", kind="academic", author="A. Person").rows.values()
        assert (row["source"], row["url"]) == ("person", "https://doi.org/10.1234/x.1")


@pytest.mark.parametrize("what", ["10.12/x", "doi:10.1234", "11.1234/x", "page.example/x", "ftp://a.example"])
def test_what_is_no_file_no_doi_and_no_address_is_told(world: Path, what: str) -> None:
    with pytest.raises(NpmCompareError, match="is not a CSL JSON file, a DOI"):
        proposed(world, what)


@pytest.mark.parametrize(
    "address",
    [
        "https://press.example/a",
        "http://press.example/a/",
        "https://www.press.example/a#comments",
        "https://PRESS.example/a?utm_source=mail&fbclid=1",
        "https://archive.example/web/20190506120000/http://press.example/a",
    ],
)
def test_a_source_that_is_there_in_another_form_is_told_and_not_added_twice(world: Path, address: str) -> None:
    found = proposed(world, address, title="The same article", kind="press")
    assert found.rows == {}
    assert told(found).splitlines() == [
        "Already there as press-fr-2016: The same article",
        "If it is another document or edition, add it with a short name of its own: --key.",
        "No source to add.",
    ]
    assert write_sources(found) == []


def test_another_edition_at_the_same_address_is_added_under_a_key_of_its_own(world: Path) -> None:
    cells = {"title": "Second edition", "kind": "press", "published": "2018"}
    found = proposed(world, "https://press.example/a", source="press-fr-2018", **cells)
    assert (list(found.rows), found.known, found.problems) == (["press-fr-2018"], [], [])
    again = proposed(world, "https://press.example/a", source="press-fr-2016", **cells)
    assert (again.rows, again.known) == ({}, [("Second edition", "press-fr-2016")])


@pytest.mark.parametrize(
    "address", ["https://press.example/a?id=2", "https://press.example/b", "https://press.example/a#/law/2"]
)
def test_another_page_is_another_source(world: Path, address: str) -> None:
    assert proposed(world, address, title="Another article", kind="press").rows


def test_a_source_with_the_same_key_and_title_is_there_even_if_its_address_changed(world: Path) -> None:
    item = {**PAGE, "id": "page-undated", "title": "Invented page on two mechanisms", "URL": "https://moved.example"}
    assert proposed(world, file_of(world, item)).known == [("Invented page on two mechanisms", "page-undated")]
    assert list(proposed(world, file_of(world, {**item, "title": "Another"})).rows) == ["page-undated-2"]


def test_an_address_that_cannot_be_taken_apart_causes_no_traceback(world: Path) -> None:
    assert proposed(world, "https://[broken/a", title="A page", kind="press").rows


def test_one_source_twice_in_a_file_is_added_once(world: Path) -> None:
    found = proposed(world, file_of(world, ARTICLE, {**ARTICLE, "id": "other", "DOI": "10.1234/IQ.2015.7"}))
    assert list(found.rows) == ["perez-2015"]
    assert found.known == [("Visits under the Invented Act", "perez-2015")]


def test_an_archived_copy_is_named_in_the_note_with_its_day_and_the_address_is_that_of_the_page(world: Path) -> None:
    copy = "https://archive.example/web/20190506120000/http://page2.example/a"
    (row,) = proposed(world, copy, title="A page", kind="web_page", note="Read in part").rows.values()
    assert row["url"] == "http://page2.example/a"
    assert row["note"] == f"Read in part; Archived copy of 2019-05-06: {copy}"


def test_keys_name_who_and_when_and_are_never_given_twice(world: Path) -> None:
    report = {**REPORT, "genre": "Annual report", "id": "http://x/1", "issued": {"date-parts": [[2019]]}}
    of_apt = {**report, "publisher": "Association for the Prevention of Torture (APT)", "title": "b"}
    of_spt = {**report, "author": [{"literal": "Subcommittee on Prevention of Torture"}], "title": "c"}
    items = [report, {**report, "title": "a"}, of_apt, of_spt, {**report, "title": "d", "id": "page-undated"}]
    found = proposed(world, file_of(world, *items), state="mar")
    assert list(found.rows) == [
        "mar-invented-2019",
        "mar-invented-2019-2",
        "mar-apt-2019",
        "mar-spt-2019",
        "page-undated-2",
    ]


def test_a_key_that_another_source_has_is_refused(world: Path) -> None:
    found = proposed(world, "https://b.example/x", source="page-undated", title="Other", kind="press")
    assert [str(problem) for problem in found.problems] == [
        "page-undated: another source has this key already; choose another one, or leave it out"
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"published": "2014-13"}, "published: a date that does not exist (2014-13)"),
        ({"title": ""}, "title: nothing in the required column title"),
        ({"note": "=1+1"}, "note: a spreadsheet would run this as a formula"),
        ({"source": "two words"}, "source: not in the form of source (two words)"),
        ({"language": "French"}, "language: not in the form of language (French)"),
    ],
)
def test_a_typed_field_is_checked_by_the_rules_of_the_checker(world: Path, typed: dict[str, str], said: str) -> None:
    found = proposed(world, "https://b.example/x", **{"title": "A page", "kind": "press", **typed})
    assert said in told(found)
    assert told(found).endswith("Nothing is written: 1 point is to be settled first.")
    with pytest.raises(NpmCompareError, match="there are problems"):
        write_sources(found)


def test_an_address_with_a_space_is_refused_by_the_checker(world: Path) -> None:
    found = proposed(world, "https://b.example/a b", title="A page", kind="press")
    assert "url: not in the form of url (https://b.example/a b)" in told(found)


@pytest.mark.parametrize("what", [PAGE, REPORT, "https://b.example/x"])
def test_a_kind_that_is_misspelt_is_answered_with_the_nearest_whatever_the_type(world: Path, what: Any) -> None:
    with pytest.raises(UnknownName, match=r"There is no kind of source 'pres'\. Did you mean press"):
        proposed(world, what if isinstance(what, str) else file_of(world, what), kind="pres")


@pytest.mark.parametrize("kind", ["ngo", "Document of an association", "document associatif", "وثيقة لجمعية"])
def test_a_kind_may_be_named_in_any_language(world: Path, kind: str) -> None:
    (row,) = proposed(world, "https://b.example/x", title="A page", kind=kind).rows.values()
    assert row["kind"] == "ngo"


def test_a_report_must_say_of_which_kind_it_is(world: Path) -> None:
    found = proposed(world, file_of(world, REPORT, ARTICLE))
    assert "the kind of the source is not clear from its type (report); add --kind: un_document" in told(found)
    assert found.problems
    settled = proposed(world, file_of(world, REPORT, ARTICLE), kind="annual_report")
    assert [row["kind"] for row in settled.rows.values()] == ["annual_report", "academic"]


def test_persons_are_named_as_authors_of_academic_works_only(world: Path) -> None:
    page = {**PAGE, "author": [{"family": "Official", "given": "An"}, {"literal": "Invented Ministry"}]}
    found = proposed(world, file_of(world, page))
    assert [row["author"] for row in found.rows.values()] == ["Invented Ministry"]
    assert "the name of a person was left out (An Official)" in told(found)
    assert found.problems == []


@pytest.mark.parametrize("author", [[None], {"family": "Pérez"}, "Ana Pérez", [["Pérez"]], 7])
def test_authors_that_are_no_list_of_names_are_refused_and_can_be_typed(world: Path, author: Any) -> None:
    place = file_of(world, {**ARTICLE, "author": author})
    assert "Visits under the Invented Act: authors that are not a list of names (" in told(proposed(world, place))
    (row,) = proposed(world, place, author="Ana Pérez").rows.values()
    assert (row["source"], row["author"]) == ("perez-2015", "Ana Pérez")


@pytest.mark.parametrize("author", [[{"family": ""}, {"family": ""}], [{}], [""], [{"literal": " "}], []])
def test_an_author_without_a_name_is_none(world: Path, author: Any) -> None:
    found = proposed(world, file_of(world, {**ARTICLE, "author": author}))
    assert [(key, row["author"]) for key, row in found.rows.items()] == [("invented-2015", "")]
    assert found.problems == []


@pytest.mark.parametrize("author", [";", " ; ", ",", "; Ana Pérez"])
def test_an_author_of_signs_alone_gives_a_key_without_a_name(world: Path, author: str) -> None:
    assert proposed(world, "10.1234/x.1", title="An article", kind="academic", author=author).rows


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [["2014"]]}, "2014"),
        ({"date-parts": [[2014, 5]]}, "2014-05"),
        ({"date-parts": [[2014, "5", 3]]}, "2014-05-03"),
        ({"raw": "2014-05"}, "2014-05"),
        ({"date-parts": [[2014]], "season": "2"}, "2014"),
        ("2014-05-03", "2014-05-03"),
        (None, ""),
    ],
)
def test_a_date_is_as_exact_as_the_reference_manager_has_it(world: Path, issued: Any, published: str) -> None:
    (row,) = proposed(world, file_of(world, {**PAGE, "issued": issued})).rows.values()
    assert row["published"] == published


@pytest.mark.parametrize(
    "issued",
    [
        {"literal": "spring 2014"},
        {"date-parts": [["2014", "May"]]},
        {"date-parts": [[]]},
        {"date-parts": [2015]},
        {"date-parts": [None]},
        {"date-parts": 2015},
        {"date-parts": [[2014, 5, 3], [2014, 6, 1]]},  # a range
        "2014-05/2014-06",
        2014.5,
    ],
)
def test_what_is_no_date_is_refused_and_a_date_can_be_typed(world: Path, issued: Any) -> None:
    place = file_of(world, {**PAGE, "issued": issued})
    assert "a date that is not a day, a month or a year" in told(proposed(world, place))
    assert [row["published"] for row in proposed(world, place, published="2014").rows.values()] == ["2014"]


@pytest.mark.parametrize("content", ["", "[1]", "{", '"x"', '[{"title": "no type"}]', '[{"type": []}]'])
def test_what_is_no_csl_json_is_told(world: Path, content: str) -> None:
    (world / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(NpmCompareError, match=r"a\.json cannot be read as CSL JSON"):
        proposed(world, str(world / "a.json"))


def test_key_and_title_of_several_sources_cannot_be_typed(world: Path) -> None:
    with pytest.raises(NpmCompareError, match="holds several sources"):
        proposed(world, file_of(world, ARTICLE, PAGE), title="Both")


def test_an_unknown_state_is_answered_with_the_nearest(world: Path) -> None:
    with pytest.raises(UnknownName, match=r"Did you mean .*mar"):
        proposed(world, "https://b.example/x", title="A", kind="press", state="mra")


def test_what_we_export_is_all_there_when_it_is_read_back(world: Path, world_data: Dataset) -> None:
    place = world / "sources.json"
    place.write_text(csl_json(world_data), encoding="utf-8")
    found = proposed(world, str(place))
    assert (found.rows, found.problems) == ({}, [])
    assert sorted(key for _, key in found.known) == sorted(world_data.sources.index)


def test_sources_that_changed_meanwhile_are_not_overwritten(world: Path) -> None:
    found = proposed(world, file_of(world, PAGE))
    write_sources(proposed(world, file_of(world, ARTICLE)))
    with pytest.raises(NpmCompareError, match="The data changed during the comparison"):
        write_sources(found)


def test_an_error_elsewhere_holds_it_up_with_its_line(world: Path) -> None:
    add_fact(world, "mar-cndh", "term_years", "five", unit="years")
    found = proposed(world, file_of(world, PAGE))
    assert any(problem.place.startswith("mechanism_facts.csv:") for problem in found.problems)
    assert check_sheets(read_folder(world))
