"""Speed as ratios to work measured beside it in the same run, never as absolute aims: see benchmarks/README.md.

Run with `.venv/bin/python benchmarks/speed.py`; it prints a table (Markdown).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

import npm_compare as nc
from npm_compare.checking.check import check
from npm_compare.facts.selection import select
from npm_compare.weighing.smaa import Problem, acceptability
from npm_compare.weighing.values import between, exact

DATA = Path(__file__).parents[1] / "data"
DRAWS = 100_000
STARTS = 15
"""Runs of a new interpreter: their times vary more than those of work inside one."""


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the median time that some work takes, after one run that is not counted."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def python(code: str) -> Callable[[], object]:
    """Return the work of a new interpreter that runs a line of code."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def read_with_pandas() -> list[pd.DataFrame]:
    """Read every table of the data as text."""
    return [pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(DATA.glob("*.csv"))]


def floor(values: np.ndarray) -> None:
    """Draw weights and rank exactly known options in plain numpy: what acceptability analysis costs at least, naively."""
    random = np.random.default_rng(0)
    weights = random.dirichlet(np.ones(values.shape[1]), DRAWS)
    places = np.argsort(np.argsort(-(weights @ values.T), axis=1), axis=1)
    for option in range(len(values)):
        np.bincount(places[:, option], minlength=len(values))


def acceptabilities(options: int, criteria: int) -> list[tuple[str, float, str, float]]:
    """Return the times of acceptability analysis of values known exactly, uncertain in every tenth cell, and in all."""
    dice = np.random.default_rng(1)
    values = dice.random((options, criteria))
    some = np.where(dice.random(values.shape) < 0.1, values * 0.8, values)
    names = tuple(map(str, range(options))), tuple(map(str, range(criteria)))
    plain = seconds(lambda: floor(values))
    result = []
    for words, known in (
        ("known exactly", exact(values)),
        ("one in ten between bounds", between(some, values)),
        ("all between bounds", between(values * 0.8, values)),
    ):
        taken = seconds(partial(acceptability, Problem(*names, known), DRAWS))
        result.append((f"SMAA draws, {options} × {criteria}, {words}", taken, "plain numpy, once, exact", plain))
    return result


def rows() -> list[tuple[str, float, str, float]]:
    """Return what was measured: the work, its time, what it is compared with, and the time of that."""
    data = nc.load()
    reading = seconds(read_with_pandas)
    pandas = seconds(python("import pandas"), STARTS)
    loading = seconds(lambda: nc.load(DATA))
    checking = python("from npm_compare.desk.cli import app; app(['check'])")
    helping = python("from npm_compare.desk.cli import app; app(['--help'])")
    result = [
        ("import npm_compare", seconds(python("import npm_compare"), STARTS), "import pandas", pandas),
        ("npm-compare --help", seconds(helping, STARTS), "import pandas", pandas),
        ("npm-compare check, with start-up", seconds(checking, STARTS), "import pandas", pandas),
        ("load(), checked", loading, "pandas.read_csv, as text", reading),
        ("check of all tables", seconds(lambda: check(DATA)), "pandas.read_csv, as text", reading),
        ("one value per mechanism and indicator", seconds(lambda: select(data, at="2015-05-12")), "load()", loading),
    ]
    for options, criteria in ((6, 10), (6, 12), (90, 40)):
        result += acceptabilities(options, criteria)
    return result


def main() -> None:
    """Print the table."""
    sys.stdout.write("| work | s | compared with | s | ratio |\n|---|---:|---|---:|---:|\n")
    for work, taken, other, beside in rows():
        sys.stdout.write(f"| {work} | {taken:.3f} | {other} | {beside:.3f} | {taken / beside:.2f} |\n")


if __name__ == "__main__":
    main()
