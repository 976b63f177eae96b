"""Speed as ratios to work measured beside it in the same run, never as absolute aims: see benchmarks/README.md.

Run with `.venv/bin/python benchmarks/speed.py`; it prints a table (Markdown).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

import npm_compare as nc
from npm_compare.checking.check import check
from npm_compare.desk.explorer.weighing import draw
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.selection import select

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


def acceptabilities(data: Dataset) -> list[tuple[str, float, str, float]]:
    """Return the times of the analysis of the real options, and of a slider of the explorer that is moved."""
    found = nc.options(data=data)
    shape = (DRAWS, len(found.options), len(found.criteria))
    words = f"SMAA, {shape[1]} options × {shape[2]} criteria, {DRAWS:,} draws"
    random = np.random.default_rng(0)
    drawing = seconds(
        lambda: [random.random(shape) for _ in range(2)]
    )  # one for the ranks, one for the confidence factors
    drawn, equal = draw(found), dict.fromkeys(found.criteria, 1.0)
    return [
        (words, seconds(found.acceptability), "drawing as many random numbers", drawing),
        ("a slider moved: shares of the options", seconds(lambda: drawn.first(equal), 20), "0.1 s", 0.1),
    ]


def rows() -> list[tuple[str, float, str, float]]:
    """Return what was measured: the work, its time, what it is compared with, and the time of that."""
    data = nc.load()
    reading = seconds(read_with_pandas)
    pandas = seconds(python("import pandas"), STARTS)
    loading = seconds(lambda: nc.load(DATA))
    checking = python("from npm_compare.desk.cli import app; app(['check'])")
    helping = python("from npm_compare.desk.cli import app; app(['--help'])")
    result: list[tuple[str, float, str, float]] = [
        ("import npm_compare", seconds(python("import npm_compare"), STARTS), "import pandas", pandas),
        ("npm-compare --help", seconds(helping, STARTS), "import pandas", pandas),
        ("npm-compare check, with start-up", seconds(checking, STARTS), "import pandas", pandas),
        ("load(), checked", loading, "pandas.read_csv, as text", reading),
        ("check of all tables", seconds(lambda: check(DATA)), "pandas.read_csv, as text", reading),
        ("one value per mechanism and indicator", seconds(lambda: select(data, at="2015-05-12")), "load()", loading),
    ]
    return result + acceptabilities(data)


def main() -> None:
    """Print the table."""
    sys.stdout.write("| work | s | compared with | s | ratio |\n|---|---:|---|---:|---:|\n")
    for work, taken, other, beside in rows():
        sys.stdout.write(f"| {work} | {taken:.3f} | {other} | {beside:.3f} | {taken / beside:.2f} |\n")


if __name__ == "__main__":
    main()
