"""Work to measure, one piece a process: `python benchmarks/works.py NAME FOLDER` prints the seconds it took and the peak memory.

Works of other tools (`peer_…`) need those tools and nothing of this package.
"""

from __future__ import annotations

import csv
import json
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FACTS = "mechanism_facts.csv"
DATE = "2015-05-12"
Work = Callable[[], object]


def csv_floor(folder: Path) -> Iterator[Work]:
    """Read every table with the csv module of Python: what any checker does at least."""
    yield lambda: [list(csv.reader(path.open(encoding="utf-8", newline=""))) for path in folder.glob("*.csv")]


def pandas_floor(folder: Path) -> Iterator[Work]:
    """Read the facts about mechanisms as text with pandas."""
    import pandas as pd

    yield lambda: pd.read_csv(folder / FACTS, dtype=str, keep_default_na=False)


def check(folder: Path) -> Iterator[Work]:
    """Check every table by every rule."""
    from npm_compare.checking.check import check_sheets, read_folder

    yield lambda: check_sheets(read_folder(folder))


def load(folder: Path) -> Iterator[Work]:
    """Load the data, checked."""
    from npm_compare.facts.dataset import load as load_data

    yield lambda: load_data(folder)


def select(folder: Path) -> Iterator[Work]:
    """Choose one value per question at a date that was not asked before, after one that was."""
    from npm_compare.facts.dataset import load as load_data
    from npm_compare.facts.selection import select as choose

    data = load_data(folder)
    choose(data, at="2014")
    for day in range(12, 17):
        yield lambda day=day: choose(data, at=f"2015-05-{day}")  # type: ignore[misc]


def select_first(folder: Path) -> Iterator[Work]:
    """Choose one value per question at the first date that is asked of data just loaded."""
    from npm_compare.facts.dataset import load as load_data
    from npm_compare.facts.selection import select as choose

    data = load_data(folder)
    yield lambda: choose(data, at=DATE)


def compare(folder: Path) -> Iterator[Work]:
    """Set every fiftieth mechanism (at most forty) side by side on the powers of the mandate."""
    from npm_compare.analysis.comparison import compare as set_side_by_side
    from npm_compare.facts.dataset import load as load_data

    data = load_data(folder)
    names = data.mechanisms["mechanism"].tolist()[::50][:40]
    yield lambda: set_side_by_side(names, "powers", at=DATE, data=data).values


def assess(folder: Path) -> Iterator[Work]:
    """Set the same mechanisms against every requirement."""
    from npm_compare.analysis.assessment import assess as set_against
    from npm_compare.facts.dataset import load as load_data

    data = load_data(folder)
    names = data.mechanisms["mechanism"].tolist()[::50][:40]
    yield lambda: set_against(names, at=DATE, data=data).counts()


def peer_frictionless(folder: Path) -> Iterator[Work]:
    """Validate the package: types, patterns, required cells, keys and references; no rule of meaning."""
    from frictionless import Package

    yield lambda: Package(str(folder / "datapackage.json")).validate()


def peer_pandera(folder: Path) -> Iterator[Work]:
    """Read and validate the facts: required cells, patterns, keys and references; no rule of meaning, no lines."""
    import pandas as pd
    import pandera.pandas as pa

    def read(name: str) -> Any:
        return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)

    def work() -> object:
        facts = read("mechanism_facts")
        columns = {name: pa.Column(str) for name in facts.columns}
        for name, table in (("mechanism", "mechanisms"), ("indicator", "indicators"), ("source", "sources")):
            columns[name] = pa.Column(str, pa.Check.isin(set(read(table)[name])))
        for name in ("valid_from", "valid_to", "attested"):
            columns[name] = pa.Column(str, pa.Check.str_matches(r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"))
        for name in ("value", "locator"):
            columns[name] = pa.Column(str, pa.Check.str_length(min_value=1))
        columns["confidence"] = pa.Column(str, pa.Check.isin(["high", "medium", "low"]))
        key = ["mechanism", "indicator", "value", "basis", "valid_from", "valid_to", "source", "locator"]
        return pa.DataFrameSchema(columns, unique=key).validate(facts, lazy=True)

    yield work


def peer_pycldf(folder: Path) -> Iterator[Work]:
    """Validate the facts and the tables they name as a CLDF data set: keys, references, patterns; no rule of meaning."""
    from pycldf import Dataset, Generic

    place = Path(tempfile.mkdtemp())
    made = Generic.in_dir(place)
    for name in ("mechanisms", "indicators", "sources", "mechanism_facts"):
        shutil.copy(folder / f"{name}.csv", place / f"{name}.csv")
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            made.add_table(f"{name}.csv", *[{"name": column} for column in next(csv.reader(file))])
        if name != "mechanism_facts":
            made[f"{name}.csv"].tableSchema.primaryKey = [name[:-1]]
    for name in ("mechanisms", "indicators", "sources"):
        made.add_foreign_key("mechanism_facts.csv", name[:-1], f"{name}.csv", name[:-1])
    path = made.write_metadata()
    yield lambda: Dataset.from_metadata(path).validate()
    shutil.rmtree(place)


def peer_polars(folder: Path) -> Iterator[Work]:
    """Choose one fact per mechanism, indicator and basis at a date with polars, from days and places that are ready."""
    import polars as pl

    facts = pl.read_csv(folder / FACTS, infer_schema=False).fill_null("")
    sources = pl.read_csv(folder / "sources.csv", infer_schema=False).fill_null("")
    ready = facts.join(sources.select("source", "kind", "published"), on="source", how="left").with_columns(
        begin=pl.col("valid_from").str.replace_all("-", "").str.pad_end(8, "0").cast(pl.Int64),
        end=pl.when(pl.col("valid_to") == "").then(pl.lit("99999999")).otherwise(pl.col("valid_to"))
        .str.replace_all("-", "").str.pad_end(8, "9").cast(pl.Int64),
        place=pl.col("confidence").replace_strict({"high": 0, "medium": 1, "low": 2}),
    )  # fmt: skip
    order = ["place", "kind", "published", "value", "source", "locator"]
    for day in range(20150512, 20150517):
        yield lambda day=day: (  # type: ignore[misc]
            ready.filter((pl.col("begin") <= day) & (pl.col("end") >= day))
            .sort(order)
            .group_by("mechanism", "indicator", "basis", maintain_order=True)
            .first()
        )


WORKS: dict[str, Callable[[Path], Iterator[Work]]] = {
    work.__name__: work  # type: ignore[attr-defined]
    for work in (
        csv_floor, pandas_floor, check, load, select_first, select, compare, assess,
        peer_frictionless, peer_pycldf, peer_pandera, peer_polars,
    )
}  # fmt: skip


def main(name: str, folder: Path) -> None:
    """Do a work and print how long each time took, in seconds, and the peak memory of the process in MB."""
    taken = []
    for work in WORKS[name](folder):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": sorted(taken)[len(taken) // 2], "peak": peak}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
