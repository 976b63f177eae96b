"""An import that would lose much at one stroke says so, and is written only where it is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from books import FACTS, Hand, change, edited
from conftest import Command, add_fact
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing import page
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.export import export_facts
from npm_compare.desk.editing.losses import MANY_ROWS
from npm_compare.desk.editing.merging import Plan, plan, write_tables
from npm_compare.facts.dataset import Dataset, load

YEARS = range(1990, 1990 + MANY_ROWS + 1)
"""One year more than may go unasked."""


@pytest.fixture(autouse=True)
def few_free_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer five rows to be filled, not two hundred."""
    monkeypatch.setattr(page, "EMPTY_ROWS", 5)


@pytest.fixture(scope="module")
def long_world(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the world with a figure of Morocco for each year, of which each has a note."""
    folder = tmp_path_factory.mktemp("long")
    shutil.copytree(whole_world.folder, folder, dirs_exist_ok=True)
    for year in YEARS:
        cells = {"unit": "visits", "basis": "year", "valid_from": str(year), "valid_to": str(year)}
        add_fact(folder, "mar-cndh", "visits_total", "9", note=f"Counted in {year}.", locator=f"p. {year}", **cells)
    return folder


@pytest.fixture
def long(long_world: Path, tmp_path: Path) -> Path:
    """Return a folder of its tables, to be spoiled at will."""
    return Path(shutil.copytree(long_world, tmp_path, dirs_exist_ok=True))


def figures(hand: Hand, number: int = len(YEARS)) -> list[int]:
    return hand.rows(mechanism="mar-cndh", indicator="visits_total")[:number]


def remove(hand: Hand, number: int) -> None:
    for line in figures(hand, number):
        hand.put(line, remove="yes")


def exported(folder: Path, subject: str = "mar-cndh") -> Path:
    return export_facts(load(folder), folder / "own.xlsx", subjects=[subject])


def losses(found: Plan) -> list[str]:
    return [line for line in tell(found) if "--many" in line]


def test_many_rows_are_removed_only_if_that_is_asked_for(long: Path) -> None:
    found = plan(edited(long, lambda hand: remove(hand, len(YEARS))), long)
    before, rows = (long / f"{FACTS}.csv").read_bytes(), len(found.edition.tables[FACTS].exported)
    said = f"mechanism_facts: {MANY_ROWS + 1} of {rows} rows would be removed, as when a block is deleted by a slip. "
    assert losses(found) == [f"{said}If it is meant, add --many. [notice]"]
    with pytest.raises(NpmCompareError) as refused:
        write_tables(found)
    assert str(refused.value) == f"Nothing is written.\n{said}If it is meant, add --many."
    assert (long / f"{FACTS}.csv").read_bytes() == before
    write_tables(found, many=True)
    assert len(load(long).facts) == len(before.splitlines()) - 1 - len(YEARS) + len(
        found.edition.tables["state_facts"].exported
    )


def test_twenty_rows_may_go(long: Path) -> None:
    found = plan(edited(long, lambda hand: remove(hand, MANY_ROWS)), long)
    assert losses(found) == []
    assert write_tables(found)


def test_rows_of_several_tables_are_counted_together(long: Path) -> None:
    path = edited(long, lambda hand: remove(hand, MANY_ROWS))
    change(path, lambda hand: hand.put(hand.rows(indicator="spt_visit")[0], remove="yes"), sheet="state_facts")
    (said,) = losses(plan(path, long))
    assert said.startswith(f"mechanism_facts, state_facts: {MANY_ROWS + 1} of ")


def test_a_column_sorted_without_the_others_is_told(long: Path) -> None:
    def turn(hand: Hand) -> None:
        lines = figures(hand)
        notes = [hand.read(line, "note") for line in lines]
        for line, note in zip(lines, [*notes[1:], notes[0]], strict=True):
            hand.put(line, note=note)

    path = exported(long)
    change(path, turn)
    found = plan(path, long)
    rows = len(found.edition.tables[FACTS].exported)
    assert losses(found) == [
        f"mechanism_facts: note would change in {len(YEARS)} of {rows} rows, as when a column is sorted without the others. "
        "If it is meant, add --many. [notice]"
    ]
    with pytest.raises(NpmCompareError, match=r"Nothing is written\.\nmechanism_facts: note would change"):
        write_tables(found)
    assert write_tables(found, many=True)


def test_a_column_with_few_words_is_lost_though_most_rows_have_none(long: Path) -> None:
    """All notes of Morocco's figures are emptied: most of those that there are, and not half of the rows."""
    for year in range(1950, 1990):
        cells = {"unit": "visits", "basis": "year", "valid_from": str(year), "valid_to": str(year)}
        add_fact(long, "mar-cndh", "visits_total", "9", locator=f"p. {year}", **cells)
    path = exported(long)

    def empty(hand: Hand) -> None:
        for line in hand.rows():
            if str(hand.read(line, "note") or "").startswith("Counted"):
                hand.put(line, note=None)

    change(path, empty)
    (said,) = losses(plan(path, long))
    assert f"note would change in {len(YEARS)} of " in said


def test_filling_empty_cells_of_a_long_table_is_no_loss(long: Path) -> None:
    def fill(hand: Hand) -> None:
        for line in figures(hand):
            hand.put(line, explains="no_act")

    found = plan(edited(long, fill), long)
    assert len(found.changes) == len(YEARS)
    assert losses(found) == []


def test_a_small_table_may_be_corrected_throughout(world: Path) -> None:
    def date(hand: Hand) -> None:
        for line in hand.rows(mechanism="mar-cndh"):
            hand.put(line, note="Read again.")

    path = exported(world)
    change(path, date)
    assert losses(plan(path, world)) == []


def test_the_command_shows_the_loss_refuses_to_write_it_and_writes_it_when_asked(long: Path, npm: Command) -> None:
    path = edited(long, lambda hand: remove(hand, len(YEARS)))
    words = ("import", str(path), "--data", str(long))
    shown, refused = npm(*words), npm(*words, "--write")
    assert (shown.code, refused.code) == (0, 1)
    assert "rows would be removed" in shown.out
    assert shown.out.endswith("Nothing has been written yet: add --write to write the changes.\n")
    assert refused.err.startswith("npm-compare: Nothing is written.\nmechanism_facts: ")
    assert "Written." in npm(*words, "--write", "--many").out
