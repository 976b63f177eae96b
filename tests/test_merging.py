"""What an edited workbook changes in the data: no more than was edited, nothing of the work of others, all or nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from books import FACTS, Hand, change, edited, exported, lines, raw, told
from conftest import TABLES, add_fact, fact_id, line_of, spoil
from npm_compare.base.errors import DataError, NpmCompareError, message
from npm_compare.checking.check import check
from npm_compare.desk.editing.export import rows_to_fill
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.desk.editing.page import EXPLAINING
from npm_compare.desk.editing.tables import PREVIOUS
from npm_compare.facts.dataset import load
from npm_compare.views.language import speaking

IDLE_REASON = "a reason beside a row that is neither corrected nor taken out"
STAFF = {"indicator": "staff_total", "value": "25.5"}


def recount(hand: Hand) -> int:
    """Write 26 for the staff of 25.5, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], value="26")


def unmake(hand: Hand) -> int:
    """Mark the staff of 25.5 to be removed, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], remove="yes")


@pytest.mark.skipif(not shutil.which("localc"), reason="LibreOffice Calc is not installed")
def test_a_workbook_saved_by_libreoffice_is_no_difference(world: Path, tmp_path: Path) -> None:
    path = edited(world, lambda hand: hand.add(mechanism="mar-cndh", indicator="term_years", value="5", unit="years"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(words, check=True, capture_output=True)
    found = plan(tmp_path / "saved" / path.name, world)
    assert [(change.was, (change.now or ())[1:4]) for change in found.changes] == [
        (None, ("mar-cndh", "term_years", "5"))
    ]


def test_a_changed_value_is_shown_and_written_and_the_version_before_is_kept(world: Path) -> None:
    before, number = raw(world), line_of(FACTS, "fra-cglpl,staff_total,25.5")
    path = edited(world, recount)
    found = plan(path, world)
    assert told(found) == [
        f"mechanism_facts!I{number + 1}: value of fra-cglpl, staff_total: was “25.5”, will be “26”",
        f"mechanism_facts!W{number + 1}: corrected or taken out without a reason: it is not listed in corrections.csv; "
        "write the reason if the fact was published before [notice]",
        "1 row can be changed.",
    ]
    assert raw(world) == before
    (kept,) = write_tables(found)
    assert (kept.parent, kept.read_bytes()) == (world / PREVIOUS, before)
    changed = [
        (a, b) for a, b in zip(before.decode().splitlines(), raw(world).decode().splitlines(), strict=True) if a != b
    ]
    name = fact_id(world, "fra-cglpl,staff_total,26")
    row = f"{name},fra-cglpl,staff_total,26,persons,fte,,2014,2014,,report-fr-2014,p. 62,high,,,,"
    assert [after for _, after in changed] == [row]


def test_a_new_row_stands_behind_the_last_one_of_its_question(world: Path) -> None:
    cells = {"mechanism": "fra-cglpl", "indicator": "staff_total", "value": "٢١", "unit": "persons", "basis": "fte"}
    path = edited(world, lambda hand: hand.add(**cells, valid_from=2015, valid_to="2015"))
    found = plan(path, world)
    (one,) = (change.now[0] for change in found.changes if change.now)
    added = "fra-cglpl; staff_total; 21; persons; fte; 2015; 2015; press-fr-2016; para. 9; low"
    assert f"added: {one}; {added}" in told(found)[0]
    write_tables(found)
    assert fact_id(world, "fra-cglpl,staff_total,21,") == one
    place = lines(world).index("fra-cglpl,staff_total,21,persons,fte,,2015,2015,,press-fr-2016,para. 9,low,,,,")
    assert lines(world)[place - 1].startswith("fra-cglpl,staff_total,30,")
    assert len(lines(world)) == len(TABLES[FACTS].splitlines()) + 1


def test_what_others_changed_meanwhile_in_other_rows_stays(world: Path) -> None:
    path = edited(world, recount)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,term_years"), "value", "7")
    add_fact(world, "mar-cndh", "term_years", "5", unit="years")
    found = plan(path, world)
    assert "The data have changed since this workbook was exported; rows changed on one side only are merged." in told(
        found
    )
    write_tables(found)
    starts = ("fra-cglpl,staff_total,26,", "fra-cglpl,term_years,7,", "mar-cndh,term_years,5,")
    assert all(any(line.startswith(start) for line in lines(world)) for start in starts)


def test_a_row_that_others_removed_and_the_workbook_changed_is_a_conflict(world: Path) -> None:
    path = edited(world, recount)
    text = raw(world).decode()
    kept = [line for line in text.splitlines(keepends=True) if ",fra-cglpl,staff_total,25.5" not in line]
    (world / f"{FACTS}.csv").write_text("".join(kept), encoding="utf-8")
    assert "In the data now: row removed." in told(plan(path, world))[0]
    write_tables(plan(path, world, keep="mine"))
    assert [line for line in lines(world) if line.startswith("fra-cglpl,staff_total,26,")]


def test_a_new_row_that_says_what_a_corrected_one_said_is_added(world: Path) -> None:
    def move(hand: Hand) -> None:
        (line,) = hand.rows(**STAFF)
        hand.fill(**{name: hand.read(line, name) for name in hand.columns if name not in EXPLAINING and name != "id"})
        hand.put(line, value="26", locator="p. 70")

    write_tables(plan(edited(world, move), world))
    assert {
        "fra-cglpl,staff_total,26,persons,fte,,2014,2014,,report-fr-2014,p. 70,high,,,,",
        "fra-cglpl,staff_total,25.5,persons,fte,,2014,2014,,report-fr-2014,p. 62,high,,,,",
    } <= set(lines(world))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_workbook_that_nobody_edited_changes_no_byte(world: Path, language: str) -> None:
    before = {path.name: path.read_bytes() for path in world.glob("*.csv")}
    with speaking(language):
        path = exported(world)
    found = plan(path, world)
    assert told(found) == ["No difference."]
    assert write_tables(found) == []
    assert {path.name: path.read_bytes() for path in world.glob("*.csv")} == before
    assert not (world / PREVIOUS).exists()


def turn(hand: Hand) -> None:
    """Sort the rows backwards."""
    filled = [line for line in range(3, hand.sheet.max_row + 1) if hand.read(line, "id")]
    rows = [[cell.value for cell in hand.sheet[line]] for line in filled]
    for line, row in zip(filled, reversed(rows), strict=True):
        for column, value in enumerate(row, start=1):
            hand.sheet.cell(line, column).value = value


def test_a_row_is_removed_if_it_is_marked_or_no_longer_there_and_sorted_rows_are_the_same(world: Path) -> None:
    def remove(hand: Hand) -> None:
        turn(hand)
        for value, way in {"25.5": "yes", "20": "Oui"}.items():
            hand.put(hand.rows(indicator="staff_total", value=value)[0], remove=way)
        hand.put(hand.rows(indicator="term_years")[0], remove="نعم")
        hand.sheet.delete_rows(hand.rows(indicator="staff_total", value="30")[0])

    found = plan(edited(world, remove), world)
    one = fact_id(world, "fra-cglpl,staff_total,30")
    assert len(found.changes) == 4
    assert [line for line in told(found) if f"removed: {one}; fra-cglpl; staff_total; 30; persons" in line]
    write_tables(found)
    assert [line for line in lines(world) if line.startswith(("fra-cglpl,staff_total", "fra-cglpl,term_years"))] == []
    assert len(lines(world)) == len(TABLES[FACTS].splitlines()) - 4


def test_a_row_changed_on_both_sides_is_a_conflict_until_it_is_said_whose_version_is_kept(world: Path) -> None:
    path = edited(world, recount)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "27")
    before, found = raw(world), plan(path, world)
    assert told(found)[0].endswith(
        "conflict: both sides changed fra-cglpl, staff_total. In the workbook: value: “25.5”, now “26”. "
        "In the data now: value: “25.5”, now “27”."
    )
    assert told(found)[-1] == "Nothing is written: 1 point is to be settled first."
    with pytest.raises(NpmCompareError, match="there are problems or conflicts"):
        write_tables(found)
    theirs = plan(path, world, keep="theirs")
    assert told(theirs)[0].endswith(
        ": given up: the workbook’s version of fra-cglpl, staff_total: value: “25.5”, now “26”. "
        "The data stay as they are: value: “25.5”, now “27”."
    )
    assert (theirs.ready, theirs.changes) == (True, [])
    write_tables(theirs)
    assert raw(world) == before
    write_tables(plan(path, world, keep="mine"))
    assert [line.split(",")[2] for line in lines(world) if line.startswith("fra-cglpl,staff")] == ["26", "20", "30"]
    assert (plan(path, world).ready, plan(path, world).changes) == (True, [])  # the same edit on both sides


def test_a_removal_that_gives_way_is_told_and_what_the_data_have_now_is_no_conflict(world: Path) -> None:
    path = edited(world, unmake)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "27")
    assert "staff_total: row removed. The data stay" in told(plan(path, world, keep="theirs"))[0]
    change(path, lambda hand: hand.put(hand.rows(**STAFF)[0], value="27", remove=None))
    assert plan(path, world).ready


def test_what_is_wrong_in_a_fact_is_told_with_its_cell_in_every_language(world: Path) -> None:
    """One problem for each cell: a rule broken, a separator that may be two, marks nobody could follow, a stray cell."""
    places: dict[str, str] = {}

    def spoil_cells(hand: Hand) -> None:
        for case, where, cells in (
            ("code", {"indicator": "private_interviews", "value": "No"}, {"value": "n"}),
            ("comma", STAFF, {"value": "1,234"}),
            ("id", {"indicator": "term_years"}, {"id": "a23456"}),
            ("mark", {"indicator": "staff_total", "value": "20"}, {"remove": "x"}),
            ("unit", {"indicator": "staff_total", "value": "30"}, {"unit": "visits"}),
        ):
            places[case] = hand.place(hand.put(hand.rows(**where)[0], **cells), next(iter(cells)))
        hand.sheet["Z5"] = "ask again"
        places["stray"] = f"{FACTS}!Z5"
        new = {"mechanism": "mar-cndh", "indicator": "visits_total", "value": "9999", "unit": "visits", "basis": "year"}
        places["date"] = hand.place(hand.add(**new, valid_from="March 2016", valid_to="2016"), "valid_from")

    path = edited(world, spoil_cells)
    found = plan(path, world)
    assert not found.ready
    for case, what in {
        "code": "value: not one of the codes yes|partly|no|silent|not_applicable (n); write no",
        "comma": "a comma that may mark decimals or thousands (1,234); write no separator of thousands, and a decimal point",
        "id": "a23456 was not exported; empty it if the row is a new one",
        "mark": "neither yes nor empty (x); write yes to remove the row, or empty the cell",
        "unit": "unit: ",
        "stray": "a cell in a column that the table does not have (ask again); empty it; comments belong in the column note",
        "date": str(message("not_a_date", column="valid_from", value="March 2016")),
    }.items():
        (said,) = [str(problem) for problem in found.problems if problem.place == places[case]]
        assert said.startswith(f"{places[case]}: {what}"), case
    with speaking("ar"):
        assert {problem.place for problem in plan(path, world).problems} == {
            problem.place for problem in found.problems
        }


def test_a_doubt_about_a_changed_row_does_not_hold_it_up_and_texts_keep_their_marks_commas_and_lines(
    world: Path,
) -> None:
    text = 'Really ?? He said "no", then:\n« oui »; ١'
    place = world / f"{FACTS}.csv"
    place.chmod(0o664)
    found = plan(edited(world, lambda hand: hand.put(hand.rows(**STAFF)[0], note=text)), world)
    assert found.ready
    assert any("a row of question marks" in line and line.endswith("[notice]") for line in told(found))
    write_tables(found)
    assert text in set(load(world).facts["note"])
    assert [path.name for path in world.iterdir() if path.name.endswith(".new")] == []
    assert place.stat().st_mode & 0o777 == 0o664  # a table that others may write too stays so


def test_what_adds_nothing_is_counted_and_left_out(world: Path) -> None:
    new = {"mechanism": "mar-cndh", "indicator": "term_years", "value": "5", "unit": "years", "reason": "new"}
    path = edited(world, lambda hand: hand.add(**new))
    found = plan(path, world)
    assert (found.corrections, len(found.changes)) == ([], 1)  # a new fact is no correction
    assert sum(IDLE_REASON in line for line in told(found)) == 1
    write_tables(found)

    def idle(hand: Hand) -> None:
        for cells in ({"reason": "misread"}, {"remove": "yes"}, {"remove": "yes", "value": "5"}):
            line = next(n for n in range(12, 99) if not any(cell.value for cell in hand.sheet[n]))
            hand.put(line, **cells)

    change(path, idle)
    again = plan(path, world)
    said = told(again)
    assert again.changes == []
    assert "1 new row is in the data already and is left out." in said
    assert "3 new rows are marked to be removed or hold only a reason; they are left out." in said


def test_prepared_rows_that_were_not_filled_are_counted_and_left_out(world: Path) -> None:
    path = exported(world, "new", to_fill=rows_to_fill(load(world), "mar"))
    found = plan(path, world)
    assert told(found) == ["7 prepared rows were not filled and are left out.", "No difference."]
    filled = {"value": "5", "source": "gazette-ma-2018", "locator": "art. 4", "confidence": "high", "basis": "law"}
    change(path, lambda hand: hand.put(hand.rows(mechanism="mar-cndh", indicator="term_years")[0], **filled))
    write_tables(plan(path, world))
    assert "mar-cndh,term_years,5,years,law,,,,,gazette-ma-2018,art. 4,high,,,," in lines(world)
    assert not (check(world)["severity"] == "error").any()


def test_a_code_may_be_written_as_its_label_in_any_language(world: Path) -> None:
    def fill(hand: Hand) -> None:
        hand.add(mechanism="mar-cndh", indicator="visits_unannounced", value="Oui", basis="LAW", valid_from="2018")
        hand.put(hand.rows(indicator="staff_total", value="30")[0], confidence="Moyenne", note="Yes", derived="Oui")

    path = edited(world, fill)
    change(path, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], kind="Legal text"), sheet="sources")
    changes = [change.now for change in plan(path, world).changes if change.now]
    assert [cells[1:6] for cells in changes if cells[2] == "visits_unannounced"] == [
        ("mar-cndh", "visits_unannounced", "yes", "", "law")
    ]
    assert [cells[12:14] for cells in changes if cells[2] == "staff_total"] == [("medium", "Yes")]
    assert [cells[6] for cells in changes if cells[2] == "staff_total"] == ["yes"]
    assert [cells[1] for cells in changes if cells[0] == "press-fr-2016"] == ["law"]


def test_two_rows_with_one_id_are_refused(world: Path) -> None:
    def copy(hand: Hand) -> None:
        hand.put(hand.rows(indicator="term_years")[0], id=hand.read(3, "id"))

    (problem,) = plan(edited(world, copy), world).problems
    assert problem.place == "mechanism_facts!B10"
    assert str(problem).endswith(" is in line 3 too; empty it if the row is a new one")


def test_a_sheet_without_its_hidden_row_is_refused_and_removes_nothing(world: Path) -> None:
    found = plan(edited(world, lambda hand: hand.sheet.delete_rows(1)), world)
    assert found.changes == []
    assert "the hidden first row must name the column remove once" in str(found.problems[0])


def test_an_error_elsewhere_in_the_data_is_told_with_its_line(world: Path) -> None:
    """Without its fact, the date of a designation in mechanisms.csv hangs in the air."""
    path = edited(
        world, lambda hand: hand.put(hand.rows(indicator="designation_date", value="2014-11")[0], remove="yes")
    )
    line = line_of("mechanisms", "mli-cndh")
    assert any(
        str(problem).startswith(f"mechanisms.csv:{line}: designated: ") for problem in plan(path, world).problems
    )


def test_what_is_no_workbook_or_another_one_is_told(world: Path) -> None:
    path = world / "other.xlsx"
    for content in (b"", b"a,b\n1,2\n"):
        path.write_bytes(content)
        with pytest.raises(NpmCompareError, match="cannot be read as a workbook"):
            plan(path, world)
    Workbook().save(path)
    with pytest.raises(NpmCompareError, match=r"other\.xlsx is not a workbook of npm-compare export"):
        plan(path, world)
    book = load_workbook(exported(world))
    book["_about"]["B1"] = "2"
    book.save(path)
    with pytest.raises(NpmCompareError, match=r"written by another version of npm-compare \(form 2 .* reads form 3\)"):
        plan(path, world)
    (world / "codes.csv").unlink()
    with pytest.raises(DataError, match=r"codes.csv:1: the file is missing"):
        plan(path, world)
