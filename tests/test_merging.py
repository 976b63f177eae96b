"""What an edited workbook changes in the data: no more than was edited, nothing of the work of others, all or nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from books import FACTS, Hand, change, edited
from conftest import TABLES, add, add_fact, fact_id, line_of, spoil
from npm_compare.base.errors import DataError, NpmCompareError, message
from npm_compare.checking.check import check
from npm_compare.checking.schema import FACT_TABLES
from npm_compare.desk.editing import page
from npm_compare.desk.editing.differences import tell
from npm_compare.desk.editing.export import export_facts, rows_to_fill
from npm_compare.desk.editing.merging import Plan, plan, write_tables
from npm_compare.desk.editing.page import EXPLAINING
from npm_compare.desk.editing.tables import PREVIOUS
from npm_compare.facts.dataset import load
from npm_compare.views.language import speaking

IDLE_REASON = "a reason beside a row that is neither corrected nor taken out"
STAFF = {"indicator": "staff_total", "value": "25.5"}


@pytest.fixture(autouse=True)
def few_free_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offer twenty rows to be filled, not two hundred: nearly every test writes a workbook and reads it twice."""
    monkeypatch.setattr(page, "EMPTY_ROWS", 20)


def told(found: Plan) -> list[str]:
    return list(tell(found))


def raw(folder: Path, table: str = FACTS) -> bytes:
    return (folder / f"{table}.csv").read_bytes()


def lines(folder: Path, table: str = FACTS) -> list[str]:
    """Return the lines of a table, of facts without their ids."""
    found = raw(folder, table).decode().splitlines()
    return [line.partition(",")[2] for line in found] if table in FACT_TABLES else found


def recount(hand: Hand) -> int:
    """Write 26 for the staff of 25.5, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], value="26")


def unmake(hand: Hand) -> int:
    """Mark the staff of 25.5 to be removed, and return the line."""
    return hand.put(hand.rows(**STAFF)[0], remove="yes")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_workbook_that_nobody_edited_changes_no_byte(world: Path, language: str) -> None:
    before = {path.name: path.read_bytes() for path in world.glob("*.csv")}
    with speaking(language):
        path = export_facts(load(world), world / "facts.xlsx")
    found = plan(path, world)
    assert told(found) == ["No difference."]
    assert write_tables(found) == []
    assert {path.name: path.read_bytes() for path in world.glob("*.csv")} == before
    assert not (world / PREVIOUS).exists()


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


@pytest.mark.parametrize("way", ["yes", "Oui", "نعم", "deleted"])
def test_a_row_is_removed_if_it_is_marked_or_no_longer_there(world: Path, way: str) -> None:
    def remove(hand: Hand) -> None:
        (line,) = hand.rows(indicator="staff_total", value="30")
        hand.sheet.delete_rows(line) if way == "deleted" else hand.put(line, remove=way)

    found = plan(edited(world, remove), world)
    assert (
        f"removed: {fact_id(world, 'fra-cglpl,staff_total,30')}; fra-cglpl; staff_total; 30; persons" in told(found)[0]
    )
    write_tables(found)
    assert [line for line in lines(world) if "staff_total,30" in line] == []
    assert len(lines(world)) == len(TABLES[FACTS].splitlines()) - 1


def test_sorted_rows_are_the_same_rows(world: Path) -> None:
    def turn(hand: Hand) -> None:
        filled = [line for line in range(3, hand.sheet.max_row + 1) if hand.read(line, "id")]
        rows = [[cell.value for cell in hand.sheet[line]] for line in filled]
        for line, row in zip(filled, reversed(rows), strict=True):
            for column, value in enumerate(row, start=1):
                hand.sheet.cell(line, column).value = value

    assert told(plan(edited(world, turn), world)) == ["No difference."]


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


def test_a_row_changed_on_both_sides_is_a_conflict_and_nothing_is_written(world: Path) -> None:
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
    assert raw(world) == before


@pytest.mark.parametrize(("keep", "staff"), [("mine", "26"), ("theirs", "27")])
def test_a_conflict_is_settled_by_whose_version_is_kept(world: Path, keep: str, staff: str) -> None:
    path = edited(world, recount)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "27")
    write_tables(plan(path, world, keep=keep))  # type: ignore[arg-type]
    found = [line.split(",")[2] for line in lines(world) if line.startswith("fra-cglpl,staff_total")]
    assert found == [staff, "20", "30"]


@pytest.mark.parametrize(("edit", "mine"), [(recount, "value: “25.5”, now “26”"), (unmake, "row removed")])
def test_edits_that_give_way_to_those_of_others_are_told(world: Path, edit: Callable[[Hand], Any], mine: str) -> None:
    path = edited(world, edit)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "27")
    found = plan(path, world, keep="theirs")
    assert told(found)[0].endswith(
        f": given up: the workbook’s version of fra-cglpl, staff_total: {mine}. "
        "The data stay as they are: value: “25.5”, now “27”."
    )
    assert (found.ready, found.changes) == (True, [])


def test_a_conflict_is_settled_by_writing_what_the_data_have_now(world: Path) -> None:
    path = edited(world, recount)
    spoil(world, FACTS, line_of(FACTS, "fra-cglpl,staff_total,25.5"), "value", "27")
    change(path, lambda hand: hand.put(hand.rows(indicator="staff_total", value="26")[0], value="27"))
    assert plan(path, world).ready


def test_a_row_that_others_removed_and_the_workbook_changed_is_a_conflict(world: Path) -> None:
    path = edited(world, recount)
    text = raw(world).decode()
    kept = [line for line in text.splitlines(keepends=True) if ",fra-cglpl,staff_total,25.5" not in line]
    (world / f"{FACTS}.csv").write_text("".join(kept), encoding="utf-8")
    assert "In the data now: row removed." in told(plan(path, world))[0]
    write_tables(plan(path, world, keep="mine"))
    assert [line for line in lines(world) if line.startswith("fra-cglpl,staff_total,26,")]


def test_the_same_edit_on_both_sides_is_no_conflict(world: Path) -> None:
    path = edited(world, recount)
    write_tables(plan(path, world))
    assert plan(path, world).ready
    assert plan(path, world).changes == []


def test_an_answer_that_breaks_a_rule_is_told_with_its_cell(world: Path) -> None:
    places = []

    def answer(hand: Hand) -> None:
        line = hand.put(hand.rows(indicator="private_interviews", value="No")[0], value="n")
        places.append(hand.place(line, "value"))

    found = plan(edited(world, answer), world)
    assert [str(problem) for problem in found.problems] == [
        f"{places[0]}: value: not one of the codes yes|partly|no|silent|not_applicable (n); write no"
    ]
    assert not found.ready


def test_a_doubt_about_a_changed_row_is_told_and_does_not_hold_it_up(world: Path) -> None:
    found = plan(edited(world, lambda hand: hand.put(hand.rows(**STAFF)[0], note="Really ??")), world)
    assert found.ready
    assert any("a row of question marks" in line and line.endswith("[notice]") for line in told(found))


def test_a_row_that_could_not_be_read_is_not_lost_by_writing(world: Path) -> None:
    path = edited(world, recount)
    with (world / f"{FACTS}.csv").open("a", encoding="utf-8") as file:
        file.write("fra-cglpl,term_years,6\n")
    found = plan(path, world)
    assert [problem.place for problem in found.problems] == [f"{FACTS}.csv:{len(lines(world))}"]
    assert not found.ready


def test_texts_keep_their_quotation_marks_commas_and_lines(world: Path) -> None:
    text = 'He said "no", then:\n« oui »; ١'
    write_tables(plan(edited(world, lambda hand: hand.put(hand.rows(**STAFF)[0], note=text)), world))
    facts = load(world).facts
    assert text in set(facts["note"])
    assert [path.name for path in world.iterdir() if path.name.endswith(".new")] == []


def test_an_error_elsewhere_in_the_data_is_told_with_its_line(world: Path) -> None:
    """Without its fact, the date of a designation in mechanisms.csv hangs in the air."""
    path = edited(
        world, lambda hand: hand.put(hand.rows(indicator="designation_date", value="2014-11")[0], remove="yes")
    )
    line = line_of("mechanisms", "mli-cndh")
    assert any(
        str(problem).startswith(f"mechanisms.csv:{line}: designated: ") for problem in plan(path, world).problems
    )


def test_a_cell_that_may_not_be_what_was_typed_is_refused_with_its_place(world: Path) -> None:
    places = []

    def type_(hand: Hand) -> None:
        line = hand.put(hand.rows(**STAFF)[0], value="1,234")
        places.append(hand.place(line, "value"))

    found = plan(edited(world, type_), world)
    (problem,) = found.problems
    assert str(problem) == (
        f"{places[0]}: a comma that may mark decimals or thousands (1,234); "
        "write no separator of thousands, and a decimal point"
    )


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"id": "a23456"}, "a23456 was not exported; empty it if the row is a new one"),
        ({"remove": "x"}, "neither yes nor empty (x); write yes to remove the row, or empty the cell"),
    ],
)
def test_a_mark_that_nobody_could_follow_is_refused(world: Path, cells: dict[str, str], what: str) -> None:
    found = plan(edited(world, lambda hand: hand.put(hand.rows(indicator="term_years")[0], **cells)), world)
    assert any(str(problem).endswith(what) for problem in found.problems)
    assert not found.ready


def test_two_rows_with_one_id_are_refused(world: Path) -> None:
    def copy(hand: Hand) -> None:
        hand.put(hand.rows(indicator="term_years")[0], id=hand.read(3, "id"))

    (problem,) = plan(edited(world, copy), world).problems
    assert problem.place == "mechanism_facts!B10"
    assert str(problem).endswith(" is in line 3 too; empty it if the row is a new one")


def test_a_source_that_was_exported_is_not_typed_anew(world: Path) -> None:
    path = edited(world, lambda hand: hand.fill(source="press-fr-2016", kind="press", title="Again"), sheet="sources")
    assert any("press-fr-2016 is in line 5 too; choose another" in str(p) for p in plan(path, world).problems)


def test_a_cell_under_no_column_is_refused_and_not_lost(world: Path) -> None:
    def scribble(hand: Hand) -> None:
        hand.sheet["Z5"] = "ask again"

    assert [str(problem) for problem in plan(edited(world, scribble), world).problems] == [
        "mechanism_facts!Z5: a cell in a column that the table does not have (ask again); "
        "empty it; comments belong in the column note"
    ]


def test_a_sheet_without_its_hidden_row_is_refused_and_removes_nothing(world: Path) -> None:
    found = plan(edited(world, lambda hand: hand.sheet.delete_rows(1)), world)
    assert found.changes == []
    assert "the hidden first row must name the column remove once" in str(found.problems[0])


def test_prepared_rows_that_were_not_filled_are_counted_and_left_out(world: Path) -> None:
    data = load(world)
    path = export_facts(data, world / "new.xlsx", to_fill=rows_to_fill(data, "mar"))
    found = plan(path, world)
    assert told(found) == ["7 prepared rows were not filled and are left out.", "No difference."]
    filled = {"value": "5", "source": "gazette-ma-2018", "locator": "art. 4", "confidence": "high", "basis": "law"}
    change(path, lambda hand: hand.put(hand.rows(mechanism="mar-cndh", indicator="term_years")[0], **filled))
    write_tables(plan(path, world))
    assert "mar-cndh,term_years,5,years,law,,,,,gazette-ma-2018,art. 4,high,,,," in lines(world)
    assert not (check(world)["severity"] == "error").any()


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


def test_a_new_row_that_the_data_have_already_is_counted_and_left_out(world: Path) -> None:
    cells = {"mechanism": "mar-cndh", "indicator": "term_years", "value": "5", "unit": "years"}
    path = edited(world, lambda hand: hand.add(**cells))
    write_tables(plan(path, world))
    assert told(plan(path, world))[0] == "1 new row is in the data already and is left out."


@pytest.mark.parametrize("cells", [{"reason": "misread"}, {"remove": "yes"}, {"remove": "yes", "value": "5"}])
def test_a_free_row_in_which_nothing_is_to_be_added_is_counted_and_left_out(world: Path, cells: dict[str, str]) -> None:
    assert told(plan(edited(world, lambda hand: hand.fill(**cells)), world)) == [
        "1 new row is marked to be removed or holds only a reason; it is left out.",
        "No difference.",
    ]


def test_a_table_that_others_may_write_too_stays_so(world: Path) -> None:
    place = world / f"{FACTS}.csv"
    place.chmod(0o664)
    write_tables(plan(edited(world, recount), world))
    assert place.stat().st_mode & 0o777 == 0o664


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


NEW_SOURCE = {"source": "press-ma-2019", "kind": "press", "title": "Invented news", "published": 2019}


def test_a_source_and_a_fact_read_in_it_are_added_in_one_go(world: Path) -> None:
    cells = {"mechanism": "mar-cndh", "indicator": "term_years", "value": "5", "unit": "years", "basis": "law"}
    path = edited(world, lambda hand: hand.add(**cells, source="press-ma-2019"))
    assert any("source: not in sources.csv (press-ma-2019)" in str(problem) for problem in plan(path, world).problems)
    change(path, lambda hand: hand.fill(**NEW_SOURCE, url="https://news.example/1"), sheet="sources")
    found = plan(path, world)
    assert "added: press-ma-2019; press; Invented news; 2019; https://news.example/1" in told(found)[1]
    assert told(found)[-1] == "2 rows can be changed."
    assert {kept.name.partition(".csv")[0] for kept in write_tables(found)} == {FACTS, "sources"}
    place = lines(world, "sources").index("press-ma-2019,press,Invented news,,,2019,https://news.example/1,,,")
    assert lines(world, "sources")[place - 1].startswith("press-fr-2016,")
    assert load(world).source("press-ma-2019")["title"] == "Invented news"
    assert plan(path, world).changes == []


def test_a_source_without_a_fact_is_told_with_its_cell(world: Path) -> None:
    places = []

    def fill(hand: Hand) -> None:
        places.append(hand.place(hand.fill(**NEW_SOURCE), "source").replace("B", ""))

    found = plan(edited(world, fill, sheet="sources"), world)
    assert found.ready
    assert [str(notice) for notice in found.notices] == [
        f"{places[0]}: no row of another table uses this source (press-ma-2019); "
        "add what was read in it, or delete the row"
    ]


def test_a_source_that_waited_for_its_fact_does_not_hold_up_others(world: Path) -> None:
    path = edited(world, recount)
    add(world, "sources", "waiting,press,Invented,,,,https://w.example,en,,")
    assert plan(path, world).ready


def test_a_source_with_an_unknown_kind_is_refused_with_its_cell(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], kind="newspaper"), sheet="sources")
    (problem,) = plan(path, world).problems
    assert problem.place.startswith("sources!C")
    assert problem.message.rule == "code_unknown"


def test_a_corrected_source_is_shown_and_merged_with_the_work_of_others(world: Path) -> None:
    path = edited(
        world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], published="2016-03"), sheet="sources"
    )
    spoil(world, "sources", line_of("sources", "page-undated"), "publisher", "Another Society")
    found = plan(path, world)
    assert "published of press-fr-2016: was “2016-02”, will be “2016-03”" in told(found)[0]
    assert found.corrections == []
    write_tables(found)
    sources = load(world).sources
    assert sources.loc["press-fr-2016", "published"] == "2016-03"
    assert sources.loc["page-undated", "publisher"] == "Another Society"


def test_a_source_that_both_sides_changed_is_a_conflict(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], title="Mine"), sheet="sources")
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "title", "Theirs")
    assert "conflict: both sides changed press-fr-2016. In the workbook: title: " in told(plan(path, world))[0]


def test_a_source_is_found_again_if_others_changed_its_kind(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], title="Mine"), sheet="sources")
    spoil(world, "sources", line_of("sources", "press-fr-2016"), "kind", "web_page")
    assert "In the data now: kind: “press”, now “web_page”." in told(plan(path, world))[0]


def test_a_source_is_found_again_by_its_key_however_much_others_changed(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], title="Mine"), sheet="sources")
    theirs = {"kind": "web_page", "title": "Theirs", "author": "A", "publisher": "P", "published": "2017", "note": "N"}
    for column, text in theirs.items():
        spoil(world, "sources", line_of("sources", "press-fr-2016"), column, text)
    assert "In the data now: kind: “press”, now “web_page”; title: " in told(plan(path, world))[0]
    write_tables(plan(path, world, keep="mine"))
    assert [line.split(",")[2] for line in lines(world, "sources") if line.startswith("press-fr-2016,")] == ["Mine"]


def test_a_day_typed_for_a_source_is_a_date(world: Path) -> None:
    def date_it(hand: Hand) -> None:
        hand.put(hand.rows(source="press-fr-2016")[0], "yyyy-mm-dd", published=datetime(2016, 2, 9))

    assert "will be “2016-02-09”" in told(plan(edited(world, date_it, sheet="sources"), world))[0]


def test_a_source_that_is_still_used_cannot_be_removed(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], remove="yes"), sheet="sources")
    assert any("source: not in sources.csv (press-fr-2016)" in str(problem) for problem in plan(path, world).problems)


def test_some_mechanisms_come_with_their_sources_and_the_others_stay(world: Path) -> None:
    data = load(world)
    path = export_facts(data, world / "mar.xlsx", subjects=["mar-cndh", "mar"])
    change(path, lambda hand: hand.put(hand.rows(source="gazette-ma-2018")[0], note="Read whole."), sheet="sources")
    write_tables(plan(path, world))
    assert sorted(load(world).sources.index) == sorted(data.sources.index)


def test_a_correction_with_its_reason_is_listed_cell_by_cell(world: Path) -> None:
    def correct(hand: Hand) -> None:
        hand.put(hand.rows(**STAFF)[0], value="26", locator="p. 63", reason="misread")

    found = plan(edited(world, correct), world)
    assert found.notices == []
    assert "2 rows will be added to corrections.csv." in told(found)
    write_tables(found)
    one = fact_id(world, "fra-cglpl,staff_total,26")
    assert lines(world, "corrections")[1:] == [
        f"mechanism_facts,{one},fra-cglpl,staff_total,report-fr-2014,p. 63,value,25.5,26,misread",
        f"mechanism_facts,{one},fra-cglpl,staff_total,report-fr-2014,p. 63,locator,p. 62,p. 63,misread",
    ]
    assert not (check(world)["severity"] == "error").any()


def test_earlier_corrections_stay_and_come_first(world: Path) -> None:
    first = "mechanism_facts,mar-cndh,term_years,gazette-ma-2018,art. 4,value,4,5,earlier"
    add(world, "corrections", first)
    write_tables(plan(edited(world, lambda hand: hand.put(recount(hand), reason="misread")), world))
    assert lines(world, "corrections")[1].endswith(first.partition(",")[2])
    assert len(lines(world, "corrections")) == 3


def test_a_reason_beside_a_row_that_nobody_changed_is_told(world: Path) -> None:
    found = plan(edited(world, lambda hand: hand.put(hand.rows(indicator="staff_total")[0], reason="checked")), world)
    assert (found.changes, found.corrections) == ([], [])
    assert [line for line in told(found) if IDLE_REASON in line]


def test_a_new_fact_is_no_correction(world: Path) -> None:
    new = {"mechanism": "mar-cndh", "indicator": "term_years", "value": "5", "unit": "years", "reason": "new"}
    found = plan(edited(world, lambda hand: hand.add(**new)), world)
    assert (found.corrections, len(found.changes)) == ([], 1)
    assert sum(IDLE_REASON in line for line in told(found)) == 1


def test_a_fact_taken_out_is_listed_with_its_reason_so_that_nothing_else_gets_its_id(world: Path) -> None:
    def edit(hand: Hand) -> None:
        hand.put(hand.rows(indicator="staff_total", value="30")[0], remove="yes", reason="counted twice")

    one = fact_id(world, "fra-cglpl,staff_total,30")
    write_tables(plan(edited(world, edit), world))
    assert lines(world, "corrections")[1].startswith(f"mechanism_facts,{one},fra-cglpl,staff_total,")
    assert lines(world, "corrections")[1].endswith(",(row),30,(deleted),counted twice")
    assert one not in "".join(lines(world, "mechanism_facts"))
    assert not (check(world)["rule"].isin(["row_unknown", "correction_not_made"])).any()


def test_a_fact_taken_out_without_a_reason_is_told(world: Path) -> None:
    found = plan(edited(world, lambda hand: hand.put(hand.rows(indicator="staff_total")[0], remove="yes")), world)
    assert found.corrections == []
    assert [line for line in told(found) if "taken out without a reason" in line]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "cannot be read as a workbook"), (b"a,b\n1,2\n", "cannot be read")]
)
def test_what_is_no_workbook_is_told(world: Path, content: bytes, said: str) -> None:
    path = world / "facts.xlsx"
    path.write_bytes(content)
    with pytest.raises(NpmCompareError, match=said):
        plan(path, world)


def test_another_workbook_is_told(world: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(world / "other.xlsx")
    with pytest.raises(NpmCompareError, match=r"other\.xlsx is not a workbook of npm-compare export"):
        plan(world / "other.xlsx", world)


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


def test_a_workbook_of_another_form_is_told_as_such(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(1), sheet=FACTS)
    book = load_workbook(path)
    book["_about"]["B1"] = "2"
    book.save(path)
    with pytest.raises(NpmCompareError, match=r"written by another version of npm-compare \(form 2 .* reads form 3\)"):
        plan(path, world)


def test_in_french_too_the_cell_is_named_in_which_something_is_wrong(world: Path) -> None:
    path = edited(world, lambda hand: hand.put(hand.rows(source="press-fr-2016")[0], kind="journal"), sheet="sources")
    with speaking("fr"):
        (problem,) = plan(path, world).problems
    assert problem.place.startswith("sources!C")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_each_problem_of_a_fact_names_its_cell_in_every_language(world: Path, language: str) -> None:
    places: list[str] = []

    def spoil_cells(hand: Hand) -> None:
        lines = hand.rows(indicator="staff_total")
        for line, (column, text) in zip(
            lines, {"value": "-5", "unit": "visits", "valid_from": "2090"}.items(), strict=True
        ):
            places.append(hand.place(hand.put(line, **{column: text}), column))

    with speaking(language):
        found = plan(edited(world, spoil_cells), world)
    assert set(places) <= {told.place for told in (*found.problems, *found.notices)}


def test_a_date_that_cannot_be_read_is_told_once_and_no_rule_is_tried_on_it(world: Path) -> None:
    def fill(hand: Hand) -> None:
        cells = {"mechanism": "mar-cndh", "indicator": "visits_total", "value": "9999", "unit": "visits"}
        hand.add(**cells, basis="year", valid_from="March 2016", valid_to="2016")

    (problem,) = plan(edited(world, fill), world).problems
    assert problem.message == message("not_a_date", column="valid_from", value="March 2016")


def test_a_table_that_cannot_be_read_is_told(world: Path) -> None:
    path = edited(world, recount)
    (world / "codes.csv").unlink()
    with pytest.raises(DataError, match=r"codes.csv:1: the file is missing"):
        plan(path, world)
