"""The package chooses what the manual says: its answers are those of an oracle that knows the manual alone (`oracle.py`)."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

import oracle
from npm_compare.analysis.overdue import overdue
from npm_compare.base.folders import own_data_folder
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import lead, select
from oracle import Oracle, Row

ASKED = [
    ("today", ""),
    ("seminar", ""),
    ("2007", ""),
    ("2021-06", "2014-12-31"),
    ("today", "2021-05"),
    ("today", "2002-12-17"),
]
"""Dates at which, and by which date of reading, every question is answered."""

LATE_AT = ("2008-03", "seminar", "2016", "2999")
IDENTITY = ("indicator", "basis", "value", "source", "locator", "valid_from", "valid_to")
"""Rows that agree in these are the same to a reader: the checker lets no two of them stand."""


@pytest.fixture(scope="module")
def tables() -> dict[str, list[Row]]:
    return oracle.tables(own_data_folder())


@pytest.fixture(scope="module")
def today() -> str:
    return oracle.coded_until(own_data_folder())


def told(row: Any, *said: object) -> tuple[object, ...]:
    return (row["subject"], *(row[name] for name in IDENTITY), *said)


def by_manual(manual: Oracle, at: str, known: str, *, whole: bool) -> tuple[set[Any], set[Any]]:
    """Return what the manual chooses, and what it lets stand for all bases."""
    chosen = manual.choices(at, known, whole=whole)
    rows = {told(choice.row, choice.certain, choice.others, choice.disputed) for choice in chosen.values()}
    return rows, {told(row) for row in manual.leads(chosen).values()}


def by_package(data: Dataset, at: str, known: str, *, whole: bool) -> tuple[set[Any], set[Any]]:
    """Return the same of the package."""
    chosen = select(data, at=at, known=known or None, whole=whole)
    rows = {told(row, row["certain"], row["others"], row["disputed"]) for row in records(chosen)}
    return rows, {told(row) for row in records(lead(data, chosen))}


def spoilt(tables: dict[str, list[Row]], seed: int) -> dict[str, list[Row]]:
    """Return the tables with about half of the rows spoilt, in ways that the rule of choice is asked to settle."""
    draw = random.Random(seed)
    found = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    asked = {row["indicator"]: row for row in found["indicators"]}
    bases: dict[str, list[str]] = {}
    for row in found["codes"]:
        bases.setdefault(row["list"], [""]).append(row["code"])
    for name in ("mechanism_facts", "state_facts"):
        values: dict[str, list[str]] = {}
        for row in found[name]:
            values.setdefault(row["indicator"], []).append(row["value"])
        found[name] += [  # another source says something on the same question
            {**row, "locator": f"p. {number}"} for number, row in enumerate(found[name]) if draw.random() < 0.3
        ]
        for row in found[name]:
            if draw.random() < 0.6:
                spoil(row, asked[row["indicator"]], draw, values[row["indicator"]], bases)
    for source in found["sources"]:
        source["published"] = draw.choice(
            [source["published"], shorter(source["published"], draw), "2014", "2021-05", ""]
        )
    for body in found["mechanisms"]:
        body["designated"], body["ended"] = (shorter(body[name], draw) for name in ("designated", "ended"))
        if draw.random() < 0.2:
            body["ended"], body["status"] = (
                draw.choice(["2016", "2016-11-29", "2021-06"]),
                draw.choice(["ended", "planned"]),
            )
            body["model"] = draw.choice(["nhri", "new_specialised"])
    return found


def spoil(row: Row, asked: Row, draw: random.Random, values: list[str], bases: dict[str, list[str]]) -> None:
    """Change a few cells of a fact: dates made partial or taken out, confidence, source, basis, scope, value."""
    dated = ["value"] if asked["type"] == "date" else []
    for column in ["valid_from", "valid_to", "attested", *dated]:
        row[column] = shorter(row[column], draw)
    if asked["timing"] == "occurrence":
        row["value"] = draw.choice(
            [row["value"], row["value"][:4], row["value"][:4] + "-03", row["value"][:4] + "-11-02"]
        )
    elif asked["timing"] == "state":
        row[draw.choice(["valid_from", "valid_to", "attested"])] = draw.choice(["", "2015", "2016-11", "2021-06-30"])
    row["confidence"] = draw.choice(["high", "high", "medium", "low"])
    if asked["timing"] != "occurrence":
        row["value"] = draw.choice([row["value"], draw.choice(values)])
    if asked["type"] == "number" and "." not in row["value"]:
        row["value"] += draw.choice(["", ".0"])
    if asked["basis"]:
        row["basis"] = draw.choice([row["basis"], draw.choice(bases[asked["basis"]])])
    if "scope" in row:
        row["scope"] = draw.choice([row["scope"], "", "function", "institution"])


def shorter(day: str, draw: random.Random) -> str:
    return day[: draw.choice([10, 7, 4])]


def held_by_package(tables: dict[str, list[Row]]) -> Dataset:
    """Return the published data with these rows in place of their own."""
    rows = [{**row, "file": "", "line": number} for number, row in enumerate(oracle.facts(tables))]
    indexed = {
        name: pd.DataFrame(tables[name]).set_index(key, drop=False).rename_axis(None)
        for name, key in (("mechanisms", "mechanism"), ("sources", "source"))
    }
    return replace(load(), facts=pd.DataFrame(rows).fillna(""), **indexed)


def late(data: Dataset, at: str) -> dict[str, tuple[str, str, str]]:
    return {
        row["state"]: (row["due_from_deposit"], row["due_from_entry"], row["late"])
        for row in records(overdue(at=at, data=data))
    }


def assert_same(manual: Oracle, data: Dataset, at: str, known: str) -> None:
    """Both choose the same rows, and say the same of them; what only one of them chooses is shown."""
    whole = not known
    for by_rule, by_code in zip(
        by_manual(manual, at, known, whole=whole), by_package(data, at, known, whole=whole), strict=True
    ):
        assert len(by_rule) > 50
        assert (by_rule - by_code, by_code - by_rule) == (set(), set())


@pytest.mark.parametrize(("at", "known"), ASKED)
def test_of_the_published_rows_the_package_chooses_what_the_manual_says(
    tables: Any, today: str, at: str, known: str
) -> None:
    assert_same(Oracle(tables, oracle.facts(tables), today), load(), at, known)


def test_the_one_year_list_is_that_of_the_manual(tables: Any, today: str) -> None:
    manual, data = Oracle(tables, oracle.facts(tables), today), load()
    assert {at: late(data, at) for at in LATE_AT} == {at: manual.late(at) for at in LATE_AT}


@pytest.mark.parametrize("seed", range(2))
def test_of_rows_spoilt_at_random_the_package_chooses_what_the_manual_says(tables: Any, today: str, seed: int) -> None:
    rows = spoilt(tables, seed)
    manual, data = Oracle(rows, oracle.facts(rows), today), held_by_package(rows)
    for at, known in ASKED[1::2]:
        assert_same(manual, data, at, known)
    for at in ("2016", "2021-06"):
        assert late(data, at) == manual.late(at)
