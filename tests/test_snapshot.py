"""A run of the reports takes its data once: what is saved meanwhile goes into the next run, whole."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from conftest import line_of, spoil
from npm_compare.base.errors import DataError, NpmCompareError
from npm_compare.base.folders import data_from
from npm_compare.checking.schema import FILE
from npm_compare.facts.dataset import load
from npm_compare.reports import snapshot, work
from npm_compare.reports.making import report
from npm_compare.reports.snapshot import taken
from test_making import write_notebook

FACTS = "mechanism_facts"


def recount(folder: Path) -> None:
    """Do what an import or an editor does: another value in a table."""
    spoil(folder, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "26.5")


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch, reports_only: None) -> None:
    """Make one report after the other."""
    monkeypatch.setattr(work, "AT_ONCE", 1)


@pytest.mark.parametrize("saved", [",26.5,", "\x00"], ids=["another value", "a damaged table"])
def test_pages_and_tables_are_of_one_version_though_the_data_change_during_the_run(
    world: Path, tmp_path_factory: pytest.TempPathFactory, one_by_one: None, saved: str
) -> None:
    """The first report changes the data, as an import beside it would; the second is made after that."""
    place, output = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("output")
    table = world / f"{FACTS}.csv"
    change = (
        f"from pathlib import Path; p = Path({str(table)!r})\np.write_text(p.read_text().replace(',25.5,', {saved!r}))"
    )
    write_notebook(place / "01_import.ipynb", ("# Is it changed?", change))
    write_notebook(
        place / "02_after.ipynb", ("# Is it seen?", "import npm_compare\nnpm_compare.load().version_with_digest")
    )
    before, version = table.read_bytes(), load(world).version_with_digest
    with data_from(world):
        made = report(output, languages=["en"], formats=["html"], folder=place)
    assert table.read_bytes() != before
    assert [page.error for page in made] == ["", ""]
    assert (output / "tables" / f"{FACTS}.csv").read_bytes() == before
    for page in ("en/01_import", "en/02_after", "index"):
        assert version in (output / f"{page}.html").read_text(encoding="utf-8")


def test_the_next_run_takes_what_was_saved(world: Path) -> None:
    with data_from(world):
        first = taken()
        recount(world)
        second = taken()
    assert "26.5" not in set(first.facts["value"])
    assert "26.5" in set(second.facts["value"])
    assert first.folder != second.folder != world
    assert second.version_with_digest == load(world).version_with_digest


def test_the_same_data_are_copied_once_and_again_only_where_somebody_cleared_them_away(world: Path) -> None:
    with data_from(world):
        folder = taken().folder
        (folder / FILE).unlink()
        assert taken().folder == folder
    assert (folder / FILE).is_file()


def test_a_table_that_is_missing_is_told(world: Path) -> None:
    (world / "codes.csv").unlink()
    with (
        data_from(world),
        pytest.raises(DataError, match=rf"codes.csv:1: the file is missing; put codes.csv into .*{world.name}"),
    ):
        taken()


def test_tables_that_are_written_all_the_while_are_not_taken(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = count()
    monkeypatch.setattr(snapshot, "_read", lambda folder: {"codes.csv": str(next(number)).encode()})
    with data_from(world), pytest.raises(NpmCompareError, match="are being written all the while"):
        taken()
