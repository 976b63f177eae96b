"""The data as others take them in: nothing is lost between the tables and the archive, SQLite and Parquet."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from conftest import add_fact
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import load
from npm_compare.reports.archive import write_archive

MOROCCO = "mar-cndh"


@pytest.fixture
def made(world: Path, tmp_path: Path) -> dict[str, Path]:
    """Return the files of an archive of the invented world by their endings."""
    return {path.name.split(".", 3)[-1]: path for path in write_archive(load(world), tmp_path / "out")}


def test_the_archive_holds_every_table_byte_for_byte_and_its_checksums_hold(made: dict[str, Path], world: Path) -> None:
    with zipfile.ZipFile(made["zip"]) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    for table in tables().values():
        assert held[table.file] == (world / table.file).read_bytes()
    sums = dict(line.split("  ")[::-1] for line in held.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    assert {"datapackage.json", "README.md", "LICENSE.txt"} <= held.keys()


def test_sqlite_has_every_row_with_its_type_and_its_links(world: Path, tmp_path: Path) -> None:
    add_fact(world, MOROCCO, "term_years", "5", unit="years")
    made = write_archive(load(world), tmp_path / "out")
    with sqlite3.connect(next(path for path in made if path.suffix == ".sqlite")) as base:
        for table in tables().values():
            rows = pd.read_csv(world / table.file, dtype=str)
            assert base.execute(f'SELECT count(*) FROM "{table.name}"').fetchone() == (len(rows),)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        question = "SELECT label_en, value, iso3 FROM mechanism_facts JOIN indicators USING (indicator) "
        question += "JOIN mechanisms USING (mechanism) JOIN states USING (state) "
        question += "WHERE mechanism = 'mar-cndh' AND indicator = 'term_years'"
        assert base.execute(question).fetchall() == [("Term of office", "5", "MAR")]
        assert base.execute("SELECT typeof(value), value FROM statistics LIMIT 1").fetchone()[0] == "real"
        assert base.execute("SELECT count(*) FROM mechanisms WHERE ended = ''").fetchone() == (0,)  # nothing is NULL


def test_parquet_has_the_same_rows(made: dict[str, Path], world: Path) -> None:
    pytest.importorskip("pyarrow")
    with zipfile.ZipFile(made["parquet.zip"]) as packed:
        facts = pd.read_parquet(io.BytesIO(packed.read("mechanism_facts.parquet")))
        figures = pd.read_parquet(io.BytesIO(packed.read("statistics.parquet")))
    plain = pd.read_csv(world / "mechanism_facts.csv", dtype=str)
    assert facts.fillna("").to_numpy().tolist() == plain.fillna("").to_numpy().tolist()
    assert figures["value"].dtype == "Float64"


def test_the_description_names_every_column_and_the_very_archive(made: dict[str, Path]) -> None:
    told = json.loads(made["json"].read_text(encoding="utf-8"))
    first, *rest = told["distribution"]
    assert first["sha256"] == hashlib.sha256(made["zip"].read_bytes()).hexdigest()
    assert [one["name"] for one in rest] == [table.file for table in tables().values()]
    columns = {field["@id"] for record in told["recordSet"] for field in record["field"]}
    assert columns == {f"{table.name}/{name}" for table in tables().values() for name in table.columns}


def test_the_same_bytes_come_out_every_time(made: dict[str, Path], world: Path, tmp_path: Path) -> None:
    again = write_archive(load(world), tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in made.values()]


def test_the_description_has_keywords_and_the_address_that_is_given_and_makes_up_none(
    made: dict[str, Path], world: Path, tmp_path: Path
) -> None:
    without = json.loads(made["json"].read_text(encoding="utf-8"))
    assert "url" not in without
    assert "torture prevention" in without["keywords"]
    write_archive(load(world), tmp_path / "out", "https://data.example/npm")
    told = json.loads((tmp_path / "out" / "croissant.json").read_text(encoding="utf-8"))
    assert told == without | {"url": "https://data.example/npm/"}


def test_what_is_no_address_of_the_web_is_refused(world: Path, tmp_path: Path) -> None:
    with pytest.raises(NpmCompareError, match=r"ftp://data\.example is no address of the web: write it as https://"):
        write_archive(load(world), tmp_path / "out", "ftp://data.example")
    assert not (tmp_path / "out").exists()
