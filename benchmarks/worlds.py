"""Worlds of any size to measure with: the published data and as many invented mechanisms as give a number of facts.

Run with `python benchmarks/worlds.py FOLDER FACTS`. An invented mechanism has the answers of a real one, its counts and its
money times a number drawn, under sources of its own with dates drawn. Notes and one locator in three are found nowhere
else, as in the real table: a checker that looks at each distinct text once gets no gift. The same seed gives the same bytes.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from npm_compare.checking.ids import with_ids
from npm_compare.checking.schema import FACT_TABLES

DATA = Path(__file__).parents[1] / "data"

MOST = 9
"""Counts and money of an invented mechanism are those of the real one times a whole number up to this."""

AS_THEY_ARE = ("", "percent", "years")
"""Units of values that are not multiplied: no number, shares, terms of office."""

Tables = Mapping[str, pd.DataFrame]


def write_world(folder: Path, facts: int, *, seed: int = 2015) -> int:
    """Write a world with at least so many facts about mechanisms into a folder; return how many it has."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(DATA.glob("*.*")):
        shutil.copy(path, folder)
    real = {name: read(name) for name in ("mechanism_facts", "mechanisms", "sources")}
    random = np.random.default_rng(seed)
    rows, copies = _copied(real["mechanism_facts"], facts, random)
    invented = _invented(real, rows, copies, random)
    for name, table in invented.items():
        pd.concat([real[name], table]).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    return len(real["mechanism_facts"]) + len(rows)


def read(name: str) -> pd.DataFrame:
    """Read a table of the published data as text."""
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def _copied(facts: pd.DataFrame, wanted: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return places of real facts to copy, all those of one mechanism together, and the number of the copy of each."""
    places = list(facts.groupby("mechanism", sort=False).indices.values())
    sizes = np.array([len(rows) for rows in places])
    left = max(0, wanted - len(facts))
    order = random.integers(0, len(places), left // sizes.min() + 1)
    taken = int(np.searchsorted(np.cumsum(sizes[order]), left)) + 1 if left else 0
    chosen = [places[model] for model in order[:taken]]
    return np.concatenate([*chosen, np.array([], int)]), np.repeat(np.arange(taken), sizes[order[:taken]])


def _invented(
    real: Tables, rows: np.ndarray, copies: np.ndarray, random: np.random.Generator
) -> dict[str, pd.DataFrame]:
    """Return the rows to add to each table."""
    facts = real["mechanism_facts"].iloc[rows].reset_index(drop=True)
    ending = pd.Series(copies, dtype=str).radd("-w")
    models, read_in = facts["mechanism"], facts["source"]
    facts["mechanism"], facts["source"] = models + ending, read_in + ending
    facts["value"] = _multiplied(facts, random.integers(1, MOST, copies.max(initial=0) + 1)[copies])
    facts["confidence"] = random.choice(["high", "medium", "low"], len(facts))
    facts["note"] = facts["note"].mask(facts["note"] != "", facts["note"] + " (" + facts["mechanism"] + ")")
    own = random.random(len(facts)) < 0.3
    facts["locator"] = facts["locator"].mask(own, facts["locator"] + " (" + facts["mechanism"] + ")")
    taken = {one for name in FACT_TABLES for one in read(name)["id"]}
    facts["id"] = [one for one, *_ in with_ids(facts.assign(id="").to_numpy().tolist(), taken)]
    return {
        "mechanism_facts": facts,
        "mechanisms": _renamed(real["mechanisms"], "mechanism", models, facts["mechanism"]),
        "sources": _dated(_renamed(real["sources"], "source", read_in, facts["source"]), random),
    }


def _multiplied(facts: pd.DataFrame, by: np.ndarray) -> pd.Series[str]:
    """Return the values of facts, whole numbers among them multiplied unless their unit forbids it."""
    number = facts["value"].str.fullmatch(r"\d{1,12}") & ~facts["unit"].isin(AS_THEY_ARE)
    values = facts["value"].copy()
    values[number] = (values[number].astype("int64") * by[number]).astype(str)
    return values


def _renamed(table: pd.DataFrame, key: str, old: pd.Series[str], new: pd.Series[str]) -> pd.DataFrame:
    """Return a row of a table for each new name, with the cells of the old one."""
    names = pd.DataFrame({"old": old, "new": new}).drop_duplicates("new")
    rows = table.set_index(key, drop=False).loc[names["old"]]
    return rows.assign(**{key: names["new"].to_numpy()}).reset_index(drop=True)


def _dated(sources: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Return sources published on days drawn, where those copied have a date."""
    days = np.datetime64("2008-01-01") + random.integers(0, 6500, len(sources))
    return sources.assign(published=sources["published"].where(sources["published"] == "", np.datetime_as_string(days)))


if __name__ == "__main__":
    sys.stdout.write(f"{write_world(Path(sys.argv[1]), int(sys.argv[2]))} facts\n")
