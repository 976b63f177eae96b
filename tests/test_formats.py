"""Tables for programs: `--format csv`, `json` and `md` give codes, plain numbers and ISO dates, whatever the language."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.main import get_command

from conftest import Command, line_of, spoil
from npm_compare import load, options
from npm_compare.desk import cli
from npm_compare.reports.plain import entries, markdown, texts
from npm_compare.views.languages import LANGUAGES

EXAMPLES = (
    ("check", "{world}"),
    ("compare", "mar-cndh,fra-cglpl", "powers,money,staff,founding"),
    ("profile", "mar-cndh"),
    ("peers", "lower_middle_income"),
    ("conflicts",),
    ("gaps", "mar-cndh"),
    ("decide", "fra-cglpl"),
    ("draft", "mar-cndh"),
    ("laws", "fra-cglpl,mar-cndh,tun-inpt", "powers,appointment"),
    ("show", "fra-cglpl", "staff_total"),
    ("show", "mar", "spt_visit"),
    ("facts", "mar-cndh,fra-cglpl", "powers,money,staff"),
    ("questions", "powers"),
    ("requirements", "opcat"),
    ("mechanisms",),
    ("changes", "fra-cglpl", "2013-12-31", "2015-01-01"),
    ("like", "mar-cndh"),
    ("overdue",),
    ("options",),
    ("size", "mar"),
    ("map",),
    ("search", "prison", "--in", "facts,remarks,sources,terms"),
    ("search", "visits", "--in", "questions,requirements,visitors,studies,debate"),
)
"""Each command that has `--format`, with words that give rows of every kind."""

PROSE = (
    *("opcat", "article", "text", "note", "locator", "other_locator", "excerpt", "sentence", "fields", "reason"),
    *("label", "source_title", "author", "url", "website", "source_url", "question", "definition", "partly", "rule"),
    *("measurable_as", "name_original", "acronym", "applies_to"),
    *(f"{name}_{spoken}" for name in ("label", "requirement", "name", "short") for spoken in LANGUAGES),
)
"""Columns of texts from documents or sentences, in which no value stands that has no column of its own."""

CODE = re.compile(r"[A-Za-z0-9]+([-_.; ][A-Za-z0-9]+)*")
"""Names and codes: short words in ASCII, without a sign of prose such as a comma, a bracket or a colon."""

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NUMBER = re.compile(r"-?\d+(\.\d+)?")

VALUES = ("value", "chosen", "other")
UNIT_OF = {
    "value": "unit",
    "chosen": "unit",
    "other": "other_unit",
    "low": "unit",
    "high": "unit",
    "effect": "measure",
    "money": "currency",
}
"""Columns in which numbers stand, with that of their unit."""

COUNTS = (
    *("number", "year", "as_of", "line", "open", "asked", "first_share", "have", "read", "lowest", "highest", "known"),
    *("mechanisms", "visits", "days", "posts", "likeness", "answered"),
)
"""Columns of numbers that need no unit."""


@pytest.fixture
def spoilt(world: Path) -> Path:
    """The small world with an error in several tables."""
    line = line_of("mechanism_facts", "fra-cglpl,private_interviews,yes")
    spoil(world, "mechanism_facts", line, "value", "oui")
    spoil(world, "mechanism_facts", line, "locator", "")
    spoil(world, "states", 4, "coe", "non")
    spoil(world, "glossary", 2, "note", "???")
    return world


@pytest.fixture(params=EXAMPLES, ids=" ".join)
def written(
    request: pytest.FixtureRequest, npm: Command, spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, list[str]]:
    """What a command writes in each form; together they are written in every language. Three commands write Markdown too."""
    monkeypatch.setattr("npm_compare.weighing.gaps.GAP_DRAWS", 100)  # how good the numbers are is not the question here
    monkeypatch.setattr("npm_compare.weighing.gaps.options", cache(options))
    words = [word.format(world=spoilt) for word in request.param]
    spoken = {"csv": ("en", "ar"), "json": ("fr",), "md": ("ar",)}  # JSON is held against CSV, entry by entry
    if request.param[0] not in ("compare", "check", "search"):
        del spoken["md"]
    return {
        form: [npm(*words, "--format", form, "--language", name).out for name in languages]
        for form, languages in spoken.items()
    }


def cells(text: str) -> Iterator[dict[str, str]]:
    """Return the rows of a table in CSV, each cell as the text that it is."""
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert len(table), "the example has rows"
    yield from ({str(name): str(cell) for name, cell in row.items()} for row in table.to_dict("records"))


def is_text(row: dict[str, str]) -> bool:
    """Say whether a row answers a question whose answer is a text, such as the name of a law."""
    indicators = load().indicators
    return row.get("indicator", "") in indicators.index and indicators.loc[row["indicator"], "type"] == "text"


def test_every_command_with_a_form_has_an_example_here() -> None:
    commands: dict[str, Any] = vars(get_command(cli.app))["commands"]
    formed = {name for name, each in commands.items() if "form" in {parameter.name for parameter in each.params}}
    assert formed - {"agree"} == {words[0] for words in EXAMPLES}  # two workbooks are needed: tests/test_double.py


def test_a_form_for_programs_is_the_same_in_every_language(written: dict[str, list[str]]) -> None:
    assert {len(set(texts)) for texts in written.values()} == {1}
    table, entries = written["csv"][0], json.loads(written["json"][0])
    for row, entry in zip(cells(table), entries, strict=True):
        assert {name: cell for name, cell in row.items() if is_mixed(row, name)} == {}
        assert entry == {name: as_entry(row, name) for name in row}
    for text in written.get("md", ()):
        assert markdown(pd.DataFrame(cells(table))) == text.rstrip("\n")


def is_mixed(row: dict[str, str], name: str) -> bool:
    """Say whether a cell is neither empty nor a code, a number or a date, and in no column of prose."""
    if name in PROSE or (name in VALUES and is_text(row)) or (name, row.get("kind")) == ("name", "terms"):
        return False  # the name of a term is its English text
    return not any(sort.fullmatch(row[name]) for sort in (CODE, NUMBER, DATE)) and row[name] != ""


def as_entry(row: dict[str, str], name: str) -> Any:
    """Return a cell of a CSV as JSON has it: a number where its unit stands beside it, `None` where nothing stands."""
    cell = row[name]
    if cell and (name in COUNTS or row.get(UNIT_OF.get(name, ""))):
        assert NUMBER.fullmatch(cell)
        return float(cell)
    if name == "fields":
        return json.loads(cell)
    return {"": None, "True": True, "False": False}.get(cell, cell)


def test_numbers_have_no_separators_or_exponents_and_the_unknown_is_empty() -> None:
    table = pd.DataFrame({"effect": [0.1 + 0.2, 4.0, 1e-5, 1e12, float("nan")], "open": [1, 2, 3, 4, pd.NA]})
    assert texts(table)["effect"].tolist() == ["0.3", "4", "0.00001", "1000000000000", ""]
    assert texts(table)["open"].tolist() == ["1", "2", "3", "4", ""]
    assert [entry["effect"] for entry in entries(table)] == [0.3, 4, 1e-5, 1e12, None]
    assert [entry["open"] for entry in entries(table)] == [1, 2, 3, 4, None]


def test_a_value_is_a_number_where_it_has_a_unit() -> None:
    table = pd.DataFrame({"value": ["9250000", "12.5", "2008", "yes"], "unit": ["MAD", "percent", "", ""]})
    assert [entry["value"] for entry in entries(table)] == [9250000, 12.5, "2008", "yes"]
    assert [type(entry["value"]) for entry in entries(table)][:2] == [int, float]


def test_a_fact_that_was_found_has_its_value_unit_basis_dates_and_source(npm: Command) -> None:
    words = ("search", "France", "full-time", "controllers", "--in", "notes", "--format", "json")
    found = json.loads(npm(*words).out)
    (row,) = [row for row in found if (row["indicator"], row["year"]) == ("staff_total", 2009)]
    assert (row["name"], row["indicator"], row["file"]) == ("fra-cglpl", "staff_total", "mechanism_facts.csv")
    assert (row["value"], row["unit"], row["basis"]) == (18, "persons", "headcount")
    assert (row["valid_from"], row["valid_to"]) == ("2009", "2009")
    assert (row["source"], row["locator"]) == ("fr-sen-plf2010", "B.1")


def test_a_reason_and_its_value_stand_in_two_columns(npm: Command) -> None:
    members = list(cells(npm("peers", "africa", "--format", "csv").out))
    assert {(row["reason"], row["value"]) for row in members} == {("au", "yes")}


def test_the_dates_of_a_figure_in_dispute_stand_in_columns_of_their_own(npm: Command) -> None:
    disputes = list(cells(npm("conflicts", "fra-cglpl", "--format", "csv").out))
    (row,) = [row for row in disputes if row["indicator"] == "visits_total" and row["year"] == "2009"]
    assert (row["chosen"], row["unit"], row["basis"]) == ("163", "visits", "year")
    assert (row["valid_from"], row["valid_to"], row["source"]) == ("2009", "2009", "fr-an-cglpl-2010")
    assert "period" not in row


def test_a_card_for_a_program_has_the_answers_of_mechanism_and_state(npm: Command) -> None:
    card = json.loads(npm("profile", "mar-cndh", "--at", "seminar", "--format", "json").out)
    answers = {(entry["subject"], entry["indicator"]): entry for entry in card}
    assert answers["mar", "opcat_ratification"]["value"] == "2014-11-24"
    assert answers["mar-cndh", "budget_npm"]["value"] == "not_known"
