"""The id of a fact: given once, the same however the fact is corrected, that of no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Command, add, add_fact, fact_id, line_of, spoil
from npm_compare import answer, compare, conflicts, figures
from npm_compare.base.errors import DataError
from npm_compare.checking.check import check
from npm_compare.checking.ids import new_id, with_ids
from npm_compare.desk.editing.ids import identify, write_ids
from npm_compare.desk.editing.tables import PREVIOUS
from npm_compare.facts.dataset import Dataset, load

FACTS = "mechanism_facts"
TERM = "fra-cglpl,term_years"


def rules(folder: Path) -> list[tuple[str, int, str]]:
    found = check(folder)
    return list(zip(found["file"], found["line"], found["rule"], strict=True))


def test_an_id_is_six_signs_that_no_spreadsheet_takes_for_a_number() -> None:
    ids = [new_id([str(number)], ()) for number in range(500)]
    assert all(re.fullmatch("[a-hjkmnp-z][2-9a-hjkmnp-z]{5}", one) for one in ids)
    assert len(set(ids)) == 500


def test_an_id_that_another_fact_has_is_not_given_again() -> None:
    rows = with_ids([("", "same"), ("", "same"), ("kept23", "other")], set())
    assert [row[1:] for row in rows] == [("same",), ("same",), ("other",)]
    assert len({row[0] for row in rows}) == 3
    assert rows[2][0] == "kept23"


def test_a_fact_without_an_id_is_an_error_that_names_the_command(world: Path) -> None:
    line = line_of(FACTS, TERM)
    spoil(world, FACTS, line, "id", "")
    text = (world / f"{FACTS}.csv").read_text("utf-8")
    (world / f"{FACTS}.csv").write_text(re.sub(rf"^\w+,(?={TERM})", ",", text, flags=re.M), encoding="utf-8")
    assert (f"{FACTS}.csv", line, "id_missing") in rules(world)
    with pytest.raises(DataError, match=rf"{FACTS}\.csv:{line}: .*npm-compare ids --write"):
        load(world)


def test_one_id_in_both_tables_is_an_error(world: Path) -> None:
    spoil(world, "state_facts", 2, "id", fact_id(world, TERM))
    assert ("state_facts.csv", 2, "id_repeated") in rules(world)


def test_facts_without_an_id_get_one_and_the_others_keep_theirs(world: Path, npm: Command) -> None:
    place = world / f"{FACTS}.csv"
    before = place.read_text("utf-8")
    place.write_text(
        before + ",mar-cndh,term_years,5,years,law,,,,,gazette-ma-2018,art. 4,high,,,,\n", encoding="utf-8"
    )
    told = npm("ids", "--data", str(world))
    assert told.out.startswith("1 fact gets an id.\nNothing has been written yet")
    assert npm("ids", "--data", str(world), "--write").code == 0
    after = place.read_text("utf-8")
    assert after.startswith(before)
    assert re.fullmatch(r"\w{6},mar-cndh,term_years,5,.*\n", after.removeprefix(before))
    assert (world / PREVIOUS).is_dir()
    assert npm("ids", "--data", str(world), "--write").out == "Every fact has an id.\n"
    assert place.read_text("utf-8") == after


def test_ids_are_not_written_over_a_row_that_could_not_be_read(world: Path) -> None:
    with (world / f"{FACTS}.csv").open("a", encoding="utf-8") as file:
        file.write(",mar-cndh,term_years\n")
    with pytest.raises(DataError):
        write_ids(identify(world))


def test_the_id_of_a_fact_that_was_taken_out_is_not_given_again(world: Path) -> None:
    cells = ["mar-cndh", "term_years", "5", "years", *[""] * 6, "press-fr-2016", "para. 9", "low", *[""] * 4]
    gone = new_id(cells, ())
    row = "mechanism_facts,mar-cndh,term_years,press-fr-2016,para. 9,(row),5,(deleted),Read in no law"
    spoil(world, "corrections", add(world, "corrections", row), "id", gone)
    line = add_fact(world, "mar-cndh", "term_years", "5", unit="years")
    place = world / f"{FACTS}.csv"
    rows = place.read_text("utf-8").splitlines(keepends=True)
    rows[line - 1] = rows[line - 1].removeprefix(gone)
    place.write_text("".join(rows), encoding="utf-8")
    write_ids(identify(world))
    assert fact_id(world, "mar-cndh,term_years,5") != gone


def test_a_correction_finds_its_fact_wherever_the_fact_now_stands(world: Path) -> None:
    add(world, "corrections", "mechanism_facts,fra-cglpl,term_years,law-fr-2007,art. 2,value,5,6,misread")
    line = line_of(FACTS, TERM)
    spoil(world, FACTS, line, "locator", "art. 3")
    assert [rule for file, _, rule in rules(world) if file == "corrections.csv"] == []
    spoil(world, FACTS, line, "value", "7")
    assert [rule for file, _, rule in rules(world) if file == "corrections.csv"] == ["correction_not_made"]


def test_a_correction_with_the_id_of_a_fact_on_something_else_is_told(world: Path) -> None:
    row = "mechanism_facts,fra-cglpl,term_years,law-fr-2007,art. 2,value,5,6,misread"
    spoil(world, "corrections", add(world, "corrections", row), "id", fact_id(world, "mar-cndh,model"))
    assert "fact_other" in [rule for file, _, rule in rules(world) if file == "corrections.csv"]


def test_results_name_the_fact_behind_each_answer(world_data: Dataset) -> None:
    ids = dict(zip(world_data.facts["value"], world_data.facts["id"], strict=True))
    staff = answer("fra-cglpl", "staff_total", data=world_data).table
    assert staff.set_index("value")["id"].to_dict() == {value: ids[value] for value in ("25.5", "20", "30")}
    told = conflicts("fra-cglpl", data=world_data).set_index("chosen")
    assert tuple(told.loc["25.5", ["id", "other_id"]]) == (ids["25.5"], ids["20"])
    compared = compare("mar-cndh", ["model", "term_years"], data=world_data).table
    assert compared["id"].tolist() == [ids["nhri"], ""]
    assert set(figures("fra-cglpl", "visits_total", data=world_data).facts["id"]) <= set(ids.values())
