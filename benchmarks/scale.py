"""How time and memory grow with the number of facts, as ratios to reading the same file in the same run.

Run on an idle machine: `python benchmarks/scale.py [--peers PYTHON] [--folder FOLDER] [--times N] [SIZE …]`. PYTHON is an
interpreter with pandera, polars and frictionless (they are none of ours); without one those rows are said to be missing.
Each measurement is a process of its own. It prints tables (Markdown).
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from math import log
from pathlib import Path

from works import WORKS

SIZES = (3_000, 30_000, 300_000, 3_000_000)
SLOW = {"peer_frictionless": 300_000, "peer_pycldf": 300_000}
"""Tools that are not run above a size, and at this size only once."""

ONCE = 3_000_000
"""From this size on everything is measured once: minutes do not vary as milliseconds do."""

Measured = dict[str, float]


def write(folder: Path, size: int) -> int:
    """Write a world, in a process of its own, and return how many facts it has: one that is started by a large process
    would be counted as large as that.
    """
    command = [sys.executable, str(Path(__file__).with_name("worlds.py")), str(folder), str(size)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0])


def measure(name: str, folder: Path, python: str, times: int) -> Measured | None:
    """Return the median seconds and the peak memory of a work in processes of its own; None if it does not run there."""
    found = []
    for _ in range(times):
        command = [python, str(Path(__file__).with_name("works.py")), name, str(folder)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode:
            sys.stderr.write(f"{name}: {run.stderr.strip().splitlines()[-1]}\n")
            return None
        found.append(json.loads(run.stdout))
    return {key: statistics.median(each[key] for each in found) for key in ("seconds", "peak")}


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the slope of the logarithm of time by that of size (least squares): 1 is linear."""
    x, y = ([log(each) for each in column] for column in zip(*points, strict=True))
    return statistics.linear_regression(x, y).slope


def table(size: int, facts: int, found: dict[str, Measured | None]) -> str:
    """Return the table of one size."""
    floors = {name: found[name] for name in ("csv_floor", "pandas_floor")}
    lines = [f"\n{facts:,} facts", "", "| work | s | / csv | / pandas | peak MB |", "|---|---:|---:|---:|---:|"]
    for name, one in found.items():
        if one is None:
            lines.append(f"| {name} | not run | | | |")
            continue
        ratios = (one["seconds"] / floor["seconds"] if floor else float("nan") for floor in floors.values())
        shares = " | ".join(f"{ratio:.3g}" for ratio in ratios)
        lines.append(f"| {name} | {one['seconds']:.4g} | {shares} | {one['peak']:.0f} |")
    return "\n".join(lines) + "\n"


def growth(results: dict[int, dict[str, Measured | None]]) -> str:
    """Return the table of exponents: from 30 thousand facts on, since below the fixed tables weigh more than the facts."""
    large = [size for size in results if size >= 30_000]
    lines = ["", "| work | exponent of time |", "|---|---:|"]
    for name in WORKS:
        points = [(size, one["seconds"]) for size in large if (one := results[size].get(name))]
        if len(points) > 1:
            lines.append(f"| {name} | {exponent(points):.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--peers", help="interpreter that has the other tools")
    parser.add_argument("--folder", type=Path, help="where worlds are written; by default a temporary folder")
    parser.add_argument("--times", type=int, default=3, help="processes for each measurement")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        results: dict[int, dict[str, Measured | None]] = {}
        for size in given.sizes:
            folder = (given.folder or Path(temporary)) / str(size)
            facts = write(folder, size)
            results[size] = {}
            for name in WORKS:
                python = given.peers if name.startswith("peer_") else sys.executable
                runs = python and size <= SLOW.get(name, size)
                times = 1 if size >= min(ONCE, SLOW.get(name, ONCE)) else given.times
                results[size][name] = measure(name, folder, python, times) if runs else None
            sys.stdout.write(table(size, facts, results[size]))
            sys.stdout.flush()
        sys.stdout.write(growth(results))


if __name__ == "__main__":
    main()
