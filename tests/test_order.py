"""The order in which the reports are read, and the links from one page to the next."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from npm_compare.reports.execution import find_notebooks
from npm_compare.reports.order import PARTS, Step, in_reading_order, languages_beside, neighbours, part_of, ways
from npm_compare.views.language import speaking


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Return three notebooks that hold no more than their question."""
    made = []
    for name in ("01_commitments", "13_brief", "14_one_page"):
        path = tmp_path / f"{name}.ipynb"
        cell = {"cell_type": "markdown", "source": [f"# What is {name[:2]}?\n", "\n", "More."]}
        path.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
        made.append(path)
    return made


def test_the_answer_comes_first_and_how_far_it_is_to_be_trusted_last() -> None:
    names = ["08_evidence", "01_commitments", "13_brief", "09_profile", "14_one_page", "03_mandate"]
    order = ["14_one_page", "13_brief", "09_profile", "03_mandate", "01_commitments", "08_evidence"]
    assert in_reading_order(names) == order


def test_each_report_stands_in_one_part() -> None:
    numbers = [number for part in PARTS.values() for number in part]
    assert sorted(numbers) == sorted(path.stem[:2] for path in find_notebooks())
    assert (part_of("13_brief"), part_of("mine")) == ("decide", "compare")


def test_a_report_leads_to_those_read_before_and_after(paths: list[Path]) -> None:
    first, brief, page = paths
    assert neighbours(brief, paths) == (
        Step("14_one_page.html", "What is 14?"),
        Step("01_commitments.html", "What is 01?"),
    )
    assert neighbours(page, paths)[0] is None
    assert neighbours(first, paths)[1] is None


def test_a_page_leads_home_and_to_itself_in_other_languages(paths: list[Path]) -> None:
    with speaking("fr"):
        shown = ways("fr", ["en", "fr", "ar"], paths[1], paths)
    assert re.findall(r'href="([^"]+)"', shown) == [
        "../index.fr.html",
        "14_one_page.html",
        "01_commitments.html",
        "../en/13_brief.html",
        "../ar/13_brief.html",
    ]
    assert 'lang="ar" hreflang="ar" dir="rtl">العربية<' in shown


def test_a_report_made_alone_leads_to_no_page_that_may_not_be_there(paths: list[Path]) -> None:
    assert re.findall(r'href="([^"]+)"', ways("en", ["en"], paths[1])) == ["../index.html"]


def test_front_pages_lead_to_those_of_the_other_languages() -> None:
    assert [step.file for step in languages_beside("ar", ["ar", "fr", "en"])] == ["index.html", "index.fr.html"]
