"""The order in which rows stand in the tables decides nothing: shuffled, every public result holds the same."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import npm_compare as npm
from npm_compare.analysis.rates import rates
from npm_compare.base.folders import own_data_folder
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.findings import headline
from test_gaps import assume

PLACE = ("file", "line")
"""Where a row stands: it is told, and nothing rests on it."""


def shuffled(folder: Path, seed: int) -> Path:
    """Shuffle the rows of every table of a folder."""
    draw = random.Random(seed)
    for table in tables().values():
        with (folder / table.file).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        draw.shuffle(rows)
        with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return folder


def number_codes(folder: Path) -> None:
    """Give each code of the world an order, as each of the published data has one: it is what decides."""
    codes = pd.read_csv(folder / "codes.csv", dtype=str, keep_default_na=False)
    codes["order"] = codes.groupby("list").cumcount() + 1
    codes.to_csv(folder / "codes.csv", index=False, lineterminator="\n")


def content(found: Any) -> Any:
    """Return what a result holds, in an order of its own: rows and names are shown in that of the tables."""
    if isinstance(found, (pd.DataFrame, pd.Series)):
        return content(found.reset_index(drop=list(found.index.names) == [None]).to_dict("records"))
    if isinstance(found, dict):
        return sorted((str(key), content(value)) for key, value in found.items() if key not in PLACE)
    if isinstance(found, (list, tuple)):
        return sorted(map(str, map(content, found)))
    return str(found)


QUICK: dict[str, Callable[[Dataset], Any]] = {
    "compare": lambda data: npm.compare("all", ["mandate", "organisation", "resources"], data=data).table,
    "assess": lambda data: npm.assess("all", data=data).table,
    "decide": lambda data: npm.decide("mar-cndh", "all", data=data).table,
    "rates of staff": lambda data: rates(npm.figures("all", "staff_total", data=data).facts, "prisoners", data),
    "rates of visits": lambda data: rates(npm.figures("all", "visits_total", data=data).facts, "prisoners", data),
}

SLOW: dict[str, Callable[[Dataset], Any]] = {
    "conflicts": lambda data: npm.conflicts(data=data),
    "changes": lambda data: npm.changes("all", "seminar", data=data),
    "demands": lambda data: npm.demands(["mar-cndh", "all"], data=data),
    "durations": lambda data: npm.durations(data=data),
    "overdue": lambda data: npm.overdue(data=data),
    "like": lambda data: npm.like("mar-cndh", data=data),
    "laws": lambda data: npm.laws("all", "powers", data=data).table,
    "options": lambda data: npm.options(data=data).table,
    "acceptability": lambda data: npm.options(data=data).acceptability(500).ranks,
    "variants": lambda data: npm.variants(npm.options(data=data), draws=200).table,
    "gaps": lambda data: npm.gaps("mar-cndh", data=data),
    "size": lambda data: npm.size("mar", data=data).tornado,
    "search": lambda data: npm.search("visits", data=data).drop(columns="where"),
    "draft": lambda data: npm.draft("mar-cndh", data=data).table,
    "headlines": lambda data: [str(headline(name, "mar-cndh", "all", data=data)) for name in ("01", "02")],
}


def differing(one: Dataset, other: Dataset, results: dict[str, Callable[[Dataset], Any]]) -> Iterator[str]:
    """Name the results that differ."""
    for name, result in results.items():
        if content(result(one)) != content(result(other)):
            yield name


def test_every_result_of_the_small_world_is_the_same(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npm_compare.weighing.gaps.GAP_DRAWS", 100)
    assume(world, days="1,2,4", travel="1,2,3")
    number_codes(world)
    straight = load(world)
    assert list(differing(straight, load(shuffled(world, 1)), {**QUICK, **SLOW})) == []


def test_comparison_assessment_decisions_and_rates_of_the_published_data_are_the_same(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(own_data_folder(), tmp_path / "data"))
    assert list(differing(load(), load(shuffled(folder, 2015)), QUICK)) == []
