"""Each kind of source becomes the type of work that a reader would look for in a list of references."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import add
from npm_compare.facts.citations import csl
from npm_compare.facts.dataset import load
from npm_compare.reports.citations import bibtex

KINDS = {
    "law": ("legislation", "legislation"),
    "un_document": ("report", "report"),
    "coe_document": ("report", "report"),
    "parliament": ("report", "report"),
    "annual_report": ("report", "report"),
    "dataset": ("dataset", "dataset"),
    "academic": ("article-journal", "article"),
    "ngo": ("report", "report"),
    "web_page": ("webpage", "online"),
    "press": ("article-newspaper", "article"),
}
"""By kind of source its type in CSL 1.0.2, and the entry of biblatex; the press is no technical report."""


@pytest.fixture
def shelf(world: Path) -> Path:
    """Return the world with one source of each kind, which is its name."""
    for place, kind in {3: "coe_document", 4: "parliament", 7: "academic", 8: "ngo"}.items():
        add(world, "codes", f"source_kind,{kind},{place},A {kind},Un {kind},نوع {place},See the manual.")
    for kind in KINDS:
        add(world, "sources", f"a-{kind},{kind},A title,A. Body,A House,2015-03,https://{kind}.example,en,,")
    return world


def test_every_kind_of_source_has_its_type_in_a_reference_manager(shelf: Path) -> None:
    items = {item["id"]: item for item in csl(load(shelf), [f"a-{kind}" for kind in KINDS])}
    assert {kind: items[f"a-{kind}"]["type"] for kind in KINDS} == {kind: types[0] for kind, types in KINDS.items()}


def test_every_kind_of_source_has_its_entry_in_bibtex(shelf: Path) -> None:
    text = bibtex(load(shelf), [f"a-{kind}" for kind in KINDS])
    assert dict(reversed(found) for found in re.findall(r"^@(\w+)\{a-(\w+),$", text, re.M)) == {
        kind: types[1] for kind, types in KINDS.items()
    }


def test_what_appeared_in_a_journal_a_newspaper_or_a_site_is_contained_in_it_and_all_else_is_published(
    shelf: Path,
) -> None:
    contained = {
        item["id"].removeprefix("a-")
        for item in csl(load(shelf), [f"a-{kind}" for kind in KINDS])
        if item.get("container-title") == "A House" and "publisher" not in item
    }
    assert contained == {"academic", "press", "web_page"}
