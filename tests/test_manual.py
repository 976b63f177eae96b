"""The coding manual: what it says of the data is true of the data that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd
import pytest

from npm_compare.analysis.accuracy import LEVEL
from npm_compare.base.folders import data_folder
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, load

SUBJECTS = {"mechanism": "mechanism_facts", "state": "state_facts"}
"""The first column of an example, and the table in which its row stands."""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load()


def manual() -> str:
    return (data_folder() / "README.md").read_text(encoding="utf-8")


def section(number: int) -> str:
    """Return the text of a section by its number."""
    return re.split(r"^## \d+\. ", manual(), flags=re.M)[number]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def examples() -> Iterator[dict[str, str]]:
    """Return every row shown in a Markdown table of the worked examples, by the names of its columns."""
    for lines in re.findall(r"(?:^\|.*\n)+", section(7), flags=re.M):
        head, _, *rows = lines.splitlines()
        yield from (dict(zip(cells(head), cells(row), strict=True)) for row in rows)


@pytest.mark.parametrize("example", list(examples()), ids=lambda row: f"{next(iter(row.values()))}-{row['indicator']}")
def test_a_worked_example_stands_in_the_table_of_facts_with_every_cell_that_is_not_empty(
    example: dict[str, str],
) -> None:
    table = SUBJECTS[next(iter(example))]
    rows = pd.read_csv(data_folder() / f"{table}.csv", dtype=str, keep_default_na=False)
    rows = rows.loc[(rows[list(example)] == pd.Series(example)).all(axis="columns")]
    filled = [{name: value for name, value in row.items() if value and name != "id"} for row in rows.to_dict("records")]
    assert filled == [{name: value for name, value in example.items() if value}]


def test_the_worked_examples_show_every_type_of_answer(data: Dataset) -> None:
    shown = {data.indicators.loc[example["indicator"], "type"] for example in examples()}
    assert shown == set(data.indicators["type"])


def test_the_manual_names_every_column_of_a_fact() -> None:
    named = set(re.findall(r"`(\w+)`", section(2)))
    for table in SUBJECTS.values():
        assert {field.name for field in tables()[table].fields} - named == set()


def test_the_manual_names_every_table_once_in_its_list() -> None:
    listed = re.findall(r"^\| `(\w+)\.csv` \|", section(1), flags=re.M)
    assert sorted(listed) == sorted(tables())


def test_the_mechanisms_and_questions_of_the_known_doubts_are_those_of_the_data(data: Dataset) -> None:
    named = set(re.findall(r"`([a-z]{3}-[a-z-]+)`", section(13) + section(14)))
    assert named - set(data.mechanisms.index) == set()
    questions = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", section(14)))
    inputs = set(data.codes.loc[data.codes["list"] == "input", "code"])
    assert questions - set(data.indicators.index) - inputs == set()


def test_the_manual_types_no_count_of_rows_that_the_next_fact_makes_stale() -> None:
    text = manual()
    things = "rows|row|sources|cells|facts|indicators|statistics|statistical|figures|answers|mechanisms"
    assert re.findall(rf"\b\d[\d,]* (?:of \d[\d,]* )?(?:`\w+` )?(?:{things})\b", text) == []


def test_the_manual_leaves_the_share_of_right_facts_to_the_program_that_computes_it() -> None:
    status = manual().partition("**Status of the data.**")[2].partition("## 1.")[0]
    assert "npm_compare.accuracy()" in status
    assert set(re.findall(r"\d+%", status)) == {f"{LEVEL * 100:.0f}%"}


def test_every_wrong_figure_of_the_checks_is_wrong_in_meaning_as_the_manual_says(data: Dataset) -> None:
    """Whoever adds a re-check that finds a misread number, unit or currency says so in the manual and on the page of limits."""
    figures = data.indicators.index[data.indicators["type"].isin(["number", "money"])]
    wrong = data.reviews[(data.reviews["verdict"] == "wrong") & data.reviews["indicator"].isin(figures)]
    assert not wrong.empty
    assert set(wrong["defect"]) == {"meaning"}
    assert set(data.reviews["defect"]).isdisjoint({"unit", "currency"})
