"""What is written of an edited workbook: all tables or none, nothing of others lost, corrections with their reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from books import FACTS, Hand, change, edited, lines, raw, told
from conftest import add, add_fact, fact_id
from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.check import check
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.desk.editing.tables import PREVIOUS

IDLE_REASON = "a reason beside a row that is neither corrected nor taken out"
STAFF = {"indicator": "staff_total", "value": "25.5"}


def recount(hand: Hand) -> int:
    """Write 26 for the staff of 25.5, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], value="26")


def test_data_that_changed_while_they_were_compared_are_not_overwritten(world: Path) -> None:
    found = plan(edited(world, recount), world)
    add_fact(world, "mar-cndh", "term_years", "5", unit="years")
    before = raw(world)
    with pytest.raises(NpmCompareError, match="The data changed during the comparison"):
        write_tables(found)
    assert raw(world) == before


def test_either_both_tables_are_written_or_none(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = edited(world, recount)
    change(path, lambda hand: hand.put(hand.rows(indicator="spt_visit")[0], note="Read again."), sheet="state_facts")
    before = {name: raw(world, name) for name in (FACTS, "state_facts")}
    found, replace = plan(path, world), Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name == "state_facts.csv":
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NpmCompareError, match=r"state_facts.csv cannot be written: in use"):
        write_tables(found)
    assert {name: raw(world, name) for name in before} == before


@pytest.mark.parametrize("linked", [f"{FACTS}.csv", PREVIOUS])
def test_a_table_that_is_a_link_is_not_replaced_by_a_file(
    world: Path, tmp_path_factory: pytest.TempPathFactory, linked: str
) -> None:
    """Two persons share a table on another drive: it stays theirs, and the link a link."""
    elsewhere = tmp_path_factory.mktemp("shared") / linked
    if linked == PREVIOUS:
        elsewhere.mkdir()
    else:
        (world / linked).rename(elsewhere)
    (world / linked).symlink_to(elsewhere)
    found, before = plan(edited(world, recount), world), raw(world)
    with pytest.raises(
        NpmCompareError, match=rf"{linked} is a link to .*{elsewhere.name}, and nothing is written through it"
    ):
        write_tables(found)
    assert (world / linked).is_symlink()
    assert raw(world) == before
    assert not elsewhere.is_dir() or list(elsewhere.iterdir()) == []


def test_a_row_that_could_not_be_read_is_not_lost_by_writing(world: Path) -> None:
    path = edited(world, recount)
    with (world / f"{FACTS}.csv").open("a", encoding="utf-8") as file:
        file.write("fra-cglpl,term_years,6\n")
    found = plan(path, world)
    assert [problem.place for problem in found.problems] == [f"{FACTS}.csv:{len(lines(world))}"]
    assert not found.ready


def test_corrections_with_their_reasons_are_listed_cell_by_cell_behind_earlier_ones(world: Path) -> None:
    first = "mechanism_facts,mar-cndh,term_years,gazette-ma-2018,art. 4,value,4,5,earlier"
    add(world, "corrections", first)

    def correct(hand: Hand) -> None:
        hand.put(hand.rows(**STAFF)[0], value="26", locator="p. 63", reason="misread")
        hand.put(hand.rows(indicator="staff_total", value="30")[0], remove="yes", reason="counted twice")

    gone = fact_id(world, "fra-cglpl,staff_total,30")
    found = plan(edited(world, correct), world)
    assert found.notices == []
    assert "3 rows will be added to corrections.csv." in told(found)
    write_tables(found)
    one = fact_id(world, "fra-cglpl,staff_total,26")
    earlier, value, locator, removed = lines(world, "corrections")[1:]
    assert earlier.endswith(first.partition(",")[2])
    assert value == f"mechanism_facts,{one},fra-cglpl,staff_total,report-fr-2014,p. 63,value,25.5,26,misread"
    assert locator == f"mechanism_facts,{one},fra-cglpl,staff_total,report-fr-2014,p. 63,locator,p. 62,p. 63,misread"
    assert removed.startswith(f"mechanism_facts,{gone},fra-cglpl,staff_total,")  # so that nothing else gets its id
    assert removed.endswith(",(row),30,(deleted),counted twice")
    assert gone not in "".join(lines(world, "mechanism_facts"))
    assert not check(world)["rule"].isin(["correction_not_made"]).any()


def test_a_reason_beside_a_row_that_nobody_changed_and_a_fact_taken_out_without_one_are_told(world: Path) -> None:
    def edit(hand: Hand) -> None:
        hand.put(hand.rows(indicator="staff_total", value="30")[0], reason="checked")
        hand.put(hand.rows(**STAFF)[0], remove="yes")

    found = plan(edited(world, edit), world)
    assert (len(found.changes), found.corrections) == (1, [])
    assert [line for line in told(found) if IDLE_REASON in line]
    assert [line for line in told(found) if "taken out without a reason" in line]
