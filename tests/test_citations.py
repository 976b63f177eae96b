"""The sources for a reference manager: valid CSL JSON and BibTeX, and nothing lost on the way back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from conftest import add, line_of, spoil
from npm_compare.base.errors import WrongEnding
from npm_compare.checking.addresses import COPY
from npm_compare.checking.check import read_folder
from npm_compare.desk.editing.csl import row_of
from npm_compare.desk.editing.entries import Refusal
from npm_compare.desk.editing.sources import kinds_by_name
from npm_compare.facts.citations import CSL_TYPES, csl
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.citations import bibtex, write_citations

COPIED = "https://archive.example/web/20190506120000/https://press.example/a"

VARIABLES = {
    "id": str,
    "type": str,
    "title": str,
    "genre": str,
    "author": list,
    "container-title": str,
    "publisher": str,
    "issued": dict,
    "accessed": dict,
    "URL": str,
    "DOI": str,
    "language": str,
    "note": str,
    "archive": str,
    "archive_location": str,
    "custom": dict,
}
"""Variables of the schema of CSL 1.0.2 (csl-data.json) that we write; it allows no others than its own, and no `license`."""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


@pytest.fixture(scope="module")
def items(data: Dataset) -> list[dict[str, Any]]:
    return csl(data)


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    return kinds_by_name(read_folder()["codes"])


def test_every_source_is_valid_csl_json(data: Dataset, items: list[dict[str, Any]]) -> None:
    assert len(items) == len(data.sources)
    for item in items:
        assert {name: type(value) for name, value in item.items()} == {name: VARIABLES[name] for name in item}
        assert item["type"] in set(CSL_TYPES.values())
        assert all(1 <= len(item[name]["date-parts"][0]) <= 3 for name in ("issued", "accessed") if name in item)
        assert all(set(author) <= {"literal", "family", "given"} for author in item.get("author", []))


def test_every_source_comes_back_as_it_was(data: Dataset, items: list[dict[str, Any]], names: dict[str, str]) -> None:
    told: list[Refusal] = []
    columns = [column for column in data.sources.columns if column != "source"]
    rows = [row_of(item, names, told, told) for item in json.loads(json.dumps(items))]
    back = [[row[column] for column in columns] for row in rows]
    assert back == data.sources.sort_index()[columns].to_numpy().tolist()
    assert told == []


def test_the_kind_of_a_report_survives_a_reference_manager_that_keeps_standard_fields_only(
    items: list[dict[str, Any]], names: dict[str, str]
) -> None:
    for item in items:
        kept = {field: value for field, value in item.items() if field != "custom"}
        assert row_of(kept, names, [], [])["kind"] == item["custom"]["kind"]


def test_an_article_is_in_its_journal_and_a_report_has_a_publisher(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "report-fr-2014"), "publisher", "Invented House")
    press, report = csl(load(world), ["press-fr-2016", "report-fr-2014"])
    assert (press["type"], press["container-title"]) == ("article-newspaper", "Invented Times")
    assert (report["type"], report["publisher"], report["genre"]) == ("report", "Invented House", "Annual report")
    assert press["issued"] == {"date-parts": [[2016, 2]]}


def test_a_digital_object_identifier_has_its_field(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "url", "https://doi.org/10.1234/x.1")
    (item,) = csl(load(world), ["press-fr-2016"])
    assert (item["DOI"], item["URL"]) == ("10.1234/x.1", "https://doi.org/10.1234/x.1")
    assert "doi = {10.1234/x.1}" in bibtex(load(world), ["press-fr-2016"])


def test_an_article_in_bibtex_names_its_journal_and_a_report_its_publisher(world: Path) -> None:
    add(world, "codes", "source_kind,academic,7,Academic work,Travail universitaire,عمل أكاديمي,See the manual.")
    add(world, "sources", "art,academic,An article,A. Person,Invented Quarterly,2015,https://q.example,en,,")
    spoil(world, "sources", line_of("sources", "report-fr-2014"), "publisher", "Invented House")
    article, report = (bibtex(load(world), [name]) for name in ("art", "report-fr-2014"))
    assert article.startswith("@article{art,\n")
    assert "  journal = {Invented Quarterly}," in article
    assert report.startswith("@report{report-fr-2014,\n")
    assert "  publisher = {Invented House}," in report


def test_bibtex_has_the_whole_date_the_language_and_the_licence(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "law-fr-2007"), "licence", "CC BY 4.0")
    entry = bibtex(load(world), ["law-fr-2007"])
    for field in ("date = {2007-10-31}", "note = {Licence CC BY 4.0}", "langid = {fr}"):
        assert field in entry


def test_a_title_keeps_its_capitals_in_bibtex_and_signs_that_latex_would_read_as_commands_stay_signs(
    world: Path,
) -> None:
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "title", "a~b ^c_d & 5 % {e} of the NPM")
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "url", "https://a.example/?q={x")
    entry = bibtex(load(world), ["press-fr-2016"])
    assert r"title = {{a\textasciitilde b \^{}c\_d \& 5 \% \textbraceleft{}e\textbraceright{} of the NPM}}" in entry
    assert "url = {https://a.example/?q=%7Bx}" in entry


def test_every_source_is_in_the_bibtex_file(data: Dataset) -> None:
    assert re.findall(r"^@\w+\{(.+),$", bibtex(data), re.M) == sorted(data.sources.index)


def test_an_archived_copy_has_its_place_and_its_day(world: Path) -> None:
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "note", f"Archived copy of 2019-05-06: {COPIED}; cut")
    (item,) = csl(load(world), ["press-fr-2016"])
    assert item["archive"] == "archive.example"
    assert item["archive_location"] == COPIED
    assert item["accessed"] == {"date-parts": [[2019, 5, 6]]}
    assert item["URL"] == "https://press.example/a"


def test_no_address_of_the_data_is_that_of_an_archived_copy(data: Dataset) -> None:
    assert [address for address in data.sources["url"] if COPY.fullmatch(address)] == []


@pytest.mark.parametrize(("name", "start"), [("a.json", "["), ("a.bib", "@"), ("A.BIB", "@")])
def test_the_ending_says_in_which_form_sources_are_written(
    world_data: Dataset, tmp_path: Path, name: str, start: str
) -> None:
    path = write_citations(world_data, tmp_path / name, ["fra-cglpl", "fra"])
    text = path.read_text(encoding="utf-8")
    assert text.startswith(start)
    assert set(re.findall(r"law-fr-2007|gazette-ma-2018", text)) == {"law-fr-2007"}


def test_another_ending_is_refused_with_the_two_that_are_known(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(WrongEnding, match=r"'a\.ris', must end in \.json.*\.bib"):
        write_citations(world_data, tmp_path / "a.ris")


def test_a_file_that_cannot_be_written_is_told(world_data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nowhere/a\.bib"):
        write_citations(world_data, tmp_path / "nowhere" / "a.bib")
