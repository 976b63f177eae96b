"""Two readers of a made-up law: the second sees nothing of the first, what differs is settled, and it is written once."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from books import Answers, Hand, change, exported, filled
from conftest import MADE_UP_ANSWERS, MADE_UP_LAW, Command, Done, add_fact
from npm_compare.analysis.accuracy import shares
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.editing.double import read_twice
from npm_compare.desk.editing.merging import plan, write_tables
from npm_compare.desk.editing.settled import read_settled
from npm_compare.desk.editing.settling import write_differences
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.reviews import MENDED, reviewed

SECOND_ANSWERS = {
    **MADE_UP_ANSWERS,
    "private_interviews": {
        **MADE_UP_ANSWERS["private_interviews"],
        "value": "Partly",
        "locator": "6",
        "note": "Not all.",
    },
}
"""What the second reader of the made-up law fills: one answer is another."""


def reading(
    folder: Path, name: str, answers: Answers = MADE_UP_ANSWERS, law: Mapping[str, Any] = MADE_UP_LAW, **how: Any
) -> str:
    """Fill a workbook and return its place."""
    return str(filled(folder, law, answers, name=name, **how))


@pytest.fixture(scope="module")
def read_world(whole_world: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the world with the workbooks of two readers, of whom the first one's is in the data: to be copied."""
    folder = tmp_path_factory.mktemp("read")
    shutil.copytree(whole_world.folder, folder, dirs_exist_ok=True)
    first = reading(folder, "first")
    reading(folder, "second", SECOND_ANSWERS, blind=True)
    write_tables(plan(first, folder))
    return folder


@pytest.fixture
def both(read_world: Path, world: Path) -> tuple[str, str]:
    """Return the workbooks of two readers, of whom the first one's is in the data."""
    shutil.copytree(read_world, world, dirs_exist_ok=True)
    return str(world / "first.xlsx"), str(world / "second.xlsx")


def refused(*pair: str) -> str:
    """Return why two workbooks are not compared."""
    first, second = map(Path, pair)
    with pytest.raises(NpmCompareError) as told:
        read_twice(first, second, load(first.parent))
    return str(told.value)


def settle(folder: Path, npm: Command, both: tuple[str, str], **cells: Any) -> Done:
    """Write the differences of two readings, fill the row of the one that there is, and have it written."""
    path = folder / "differences.xlsx"
    npm("agree", *both, "--data", str(folder), "-o", str(path))
    change(path, lambda hand: hand.put(3, **cells), sheet="differences")
    return npm("agree", *both, "--data", str(folder), "--settled", str(path), "--read-on", "2026-02-04", "--write")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{table}.csv").read_text("utf-8").splitlines()))


def double_rows(folder: Path) -> list[dict[str, str]]:
    return [row for row in rows(folder, "reviews") if row["check"] == "double"]


def fact(folder: Path) -> dict[str, str]:
    """Return the fact on which the readers differ."""
    text = "mar-invented-2020"
    (found,) = [
        row
        for row in rows(folder, "mechanism_facts")
        if (row["source"], row["indicator"]) == (text, "private_interviews")
    ]
    return found


def every_text(path: Path) -> str:
    """Return all that stands in a workbook, on whatever sheet and in whatever part of the file."""
    with ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())


@pytest.mark.parametrize("source", ["", "gazette-ma-2018"])
def test_a_second_reader_finds_nothing_of_what_the_data_hold(world: Path, npm: Command, source: str) -> None:
    secrets = {"note": "A hidden word of the first reader.", "locator": "art. 4711"}
    for value, basis in (("partly", "law"), ("yes", "described")):
        add_fact(
            world, "mar-cndh", "private_interviews", value, basis=basis, **{**secrets, "source": "gazette-ma-2018"}
        )
    options = ["--source", source] if source else []
    for name, blind in (("seen", []), ("blind", ["--blind"])):
        npm("read", "mar-cndh", "-o", str(world / f"{name}.xlsx"), "--data", str(world), *options, *blind)
    held = {
        text
        for row in rows(world, "mechanism_facts")
        if row["mechanism"] == "mar-cndh"
        for text in (row["note"], row["id"])
    }
    seen, hidden = every_text(world / "seen.xlsx"), every_text(world / "blind.xlsx")
    assert secrets["locator"] in seen
    assert "In the data now" in seen
    assert [text for text in (*secrets.values(), *held - {""}, "In the data now") if text in hidden] == []


def test_a_second_reader_of_the_published_data_finds_no_note_of_the_mechanism(tmp_path: Path, npm: Command) -> None:
    """Not even for a body that is nothing but the mechanism: what its answers speak of would tell its model."""
    data = load()
    npm("read", "fra-cglpl", "-o", str(tmp_path / "blind.xlsx"), "--blind")
    hidden = every_text(tmp_path / "blind.xlsx")
    notes = {row["note"] for row in records(data.facts[data.facts["subject"] == "fra-cglpl"]) if len(row["note"]) > 30}
    assert [note for note in notes if note[:60] in hidden] == []
    sheet = load_workbook(tmp_path / "blind.xlsx")["questions"]
    hand = Hand(sheet)
    assert {hand.read(line, "scope") for line in range(3, sheet.max_row + 1)} <= {None, ""}
    assert any(hand.read(line, "pattern_1") for line in range(3, sheet.max_row + 1)), "the laws of others stay"


def test_the_agreement_is_told_and_nothing_is_written(world: Path, npm: Command, both: tuple[str, str]) -> None:
    before = {path.name: path.read_bytes() for path in world.glob("*.csv")}
    done = npm("agree", *both, "--data", str(world), "-o", str(world / "one.xlsx"))
    assert done.code == 0
    assert "2 of 3 answers that both readers gave are alike: 67%" in done.out
    assert "First reader: Yes, art. 5 – Without witnesses.\n    Second reader: Partly, art. 6 – Not all." in done.out
    assert {path.name: path.read_bytes() for path in world.glob("*.csv")} == before
    found = read_twice(Path(both[0]), Path(both[1]), load(world)).found
    assert write_differences(found, world / "two.xlsx").read_bytes() == (world / "one.xlsx").read_bytes()


def test_a_program_is_given_codes_and_every_answer(world: Path, npm: Command, both: tuple[str, str]) -> None:
    done = npm("agree", *both, "--data", str(world), "--format", "csv", "-o", str(world / "answers.csv"))
    assert done.out.startswith("what,value,compared,alike,share,share_low,share_high,alpha,")
    assert "\nall,,3,2,0.66" in done.out
    answers = (world / "answers.csv").read_text("utf-8-sig")
    assert "private_interviews,yesno,differ,yes,,function,art. 5,Without witnesses.,partly,,function,art. 6," in answers


def test_what_is_settled_is_listed_once_corrects_the_fact_and_enters_the_accuracy(
    world: Path, npm: Command, both: tuple[str, str]
) -> None:
    counted = shares(load(world))["all", ""]
    done = settle(world, npm, both, settled="Second lecteur", reason="Article 6 sets a limit.")
    assert done.code == 0
    assert "3 answers read twice will be listed in reviews.csv, of which right: 2." in done.out
    assert "Value of private_interviews: was “yes”, will be “partly”" in done.out
    told = {row["indicator"]: row for row in double_rows(world)}
    right = told["visits_unannounced"]
    assert [right[name] for name in ("verdict", "lenient", "clean", "should_be", "blind")] == [
        "right",
        "right",
        "yes",
        "",
        "yes",
    ]
    wrong = told["private_interviews"]
    columns = ("id", "value", "locator", "read_on", "verdict", "lenient", "clean", "defect", "should_be", "comment")
    assert [wrong[name] for name in columns] == [
        *(fact(world)["id"], "yes", "art. 5", "2026-02-04", "wrong", "right", "no", "value", "partly"),
        "Article 6 sets a limit.",
    ]
    assert [fact(world)[name] for name in ("value", "locator", "note")] == ["partly", "art. 6", "Not all."]
    corrected = {row["field"]: (row["was"], row["now"], row["reason"]) for row in rows(world, "corrections")}
    assert corrected["value"] == ("yes", "partly", "Article 6 sets a limit.")
    assert set(corrected) == {"value", "locator", "note"}
    after = shares(load(world))
    assert [after["all", ""][name] - counted[name] for name in ("checked", "checkable", "right")] == [3, 3, 2]
    assert [after["check", "double"][name] for name in ("checkable", "right")] == [3, 2]
    assert "Of 8 facts drawn, 7 could be checked and 5 were right" in done.out
    (mended,) = [row for row in records(load(world).facts) if row["id"] == fact(world)["id"]]
    assert reviewed(load(world), mended) == (MENDED, "2026-02-04")
    before = {path.name: path.read_bytes() for path in world.glob("*.csv")}
    again = npm("agree", *both, "--data", str(world), "--settled", str(world / "differences.xlsx"), "--write")
    assert again.out.endswith("3 answers were listed there by an earlier double reading and are left out.\n")
    assert {path.name: path.read_bytes() for path in world.glob("*.csv")} == before


def test_an_answer_of_the_first_reader_that_stands_is_right_and_changes_no_fact(
    world: Path, npm: Command, both: tuple[str, str]
) -> None:
    before = fact(world)
    settle(world, npm, both, settled="القارئ الأول", reason="Article 6 is on another body.")
    assert {row["verdict"] for row in double_rows(world)} == {"right"}
    assert (fact(world), rows(world, "corrections")) == (before, [])


def test_another_answer_than_that_of_either_reader_may_stand(world: Path, npm: Command, both: tuple[str, str]) -> None:
    cells = {"value": "Non", "locator": 7, "note": "Article 7 forbids them."}
    settle(world, npm, both, settled="Another answer", reason="Both missed article 7.", **cells)
    (wrong,) = [row for row in double_rows(world) if row["verdict"] == "wrong"]
    assert (wrong["should_be"], wrong["lenient"]) == ("no", "wrong")
    assert [fact(world)[name] for name in ("value", "locator")] == ["no", "art. 7"]


UNSETTLED: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "differences!I3: no answer is chosen"),
    ({"settled": "second"}, "differences!J3: no reason is given"),
    ({"settled": "third", "reason": "So."}, "differences!I3: "),
    ({"settled": "other", "reason": "So."}, "differences!K3: another answer stands, but it or its article is missing"),
    ({"settled": "other", "reason": "So.", "value": "Maybe", "locator": "7"}, "differences!K3: "),
    ({"settled": "first", "reason": "So.", "value": "No"}, "differences!K3: another answer is filled (No)"),
)


def test_what_is_not_settled_is_told_by_its_cell_and_nothing_is_written(
    world: Path, npm: Command, both: tuple[str, str]
) -> None:
    found = read_twice(Path(both[0]), Path(both[1]), load(world)).found
    for cells, words in UNSETTLED:
        path = write_differences(found, world / f"{len(cells)}-{words[:16]}.xlsx")
        change(path, lambda hand, cells=cells: hand.put(3, **cells), sheet="differences")  # type: ignore[misc]
        settled, told = read_settled(path, found)
        assert settled == []
        assert str(told[0]).startswith(words)
        path.unlink()
    done = settle(world, npm, both, settled="second")
    assert (done.code, "differences!J3: no reason is given" in done.out) == (1, True)
    assert double_rows(world) == []
    chosen = (world / "differences.xlsx").read_bytes()
    done = npm("agree", *both, "--data", str(world), "-o", str(world / "differences.xlsx"))
    assert "differences.xlsx has choices of the readers already and is not written anew." in done.err
    assert (world / "differences.xlsx").read_bytes() == chosen
    third = reading(world, "third", {**SECOND_ANSWERS, "term_years": {"value": 5, "locator": "3"}}, blind=True)
    others = read_twice(Path(both[0]), Path(third), load(world)).found
    with pytest.raises(NpmCompareError, match=r"differences\.xlsx settles other readings than these two"):
        read_settled(world / "differences.xlsx", others)


def test_differences_that_nobody_settled_are_not_written(world: Path, npm: Command, both: tuple[str, str]) -> None:
    done = npm("agree", *both, "--data", str(world), "--write")
    assert done.code == 1
    assert "Nothing is written; answers that differ: 1." in done.err
    assert double_rows(world) == []


def test_readers_who_agree_need_settle_nothing_once_the_first_reading_is_in_the_data(world: Path, npm: Command) -> None:
    pair = reading(world, "first"), reading(world, "second", blind=True)
    words = ("agree", *pair, "--data", str(world), "--write")
    done = npm(*words)
    assert done.code == 1
    assert "bring the first workbook in with npm-compare import" in done.out
    assert "'yesterday' is not a date" in npm(*words, "--read-on", "yesterday").err
    assert double_rows(world) == []
    write_tables(plan(pair[0], world))
    assert npm(*words).code == 0
    assert {row["verdict"] for row in double_rows(world)} == {"right"}


def test_a_second_reader_who_saw_the_data_is_not_counted_as_blind(world: Path, npm: Command) -> None:
    pair = reading(world, "first"), reading(world, "second")
    write_tables(plan(pair[0], world))
    change(Path(pair[1]), lambda hand: hand.put(hand.rows(indicator="term_years")[0], note="Five."), sheet="questions")
    done = npm("agree", *pair, "--data", str(world), "--write")
    assert "The second workbook showed what the data hold" in done.out
    assert {row["blind"] for row in double_rows(world)} == {"no"}


REFUSED: Mapping[str, tuple[dict[str, Any], str]] = {
    "texts": (
        {"title": "Another Act", "url": "https://law.example/9"},
        "The readings are of two texts: “Invented Act no. 3",
    ),
    "from": ({"valid_from": "2020-03"}, "in force from 15 February 2020, the second from March 2020"),
    "until": ({"valid_to": "2021"}, "in force until no day, the second until 2021"),
}


def test_readings_of_two_texts_dates_or_mechanisms_are_not_compared(world: Path) -> None:
    first = reading(world, "first")
    for cells, words in REFUSED.values():
        assert words in refused(first, reading(world, "second", law={**MADE_UP_LAW, **cells}, blind=True))
    second = reading(world, "second", mechanism="mli-cndh", blind=True)
    assert "The readings are of two mechanisms, mar-cndh and mli-cndh." in refused(first, second)


def test_a_copy_of_a_workbook_and_what_is_none_are_not_compared(world: Path, npm: Command) -> None:
    first = reading(world, "first")
    shutil.copy(first, world / "copy.xlsx")
    for second in (first, str(world / "copy.xlsx")):
        assert "are the same workbook" in refused(first, second)
    assert "facts.xlsx is not a workbook in which a law was read." in refused(first, str(exported(world)))
    (world / "text.xlsx").write_text("no workbook", encoding="utf-8")
    assert "text.xlsx cannot be read as a workbook" in refused(first, str(world / "text.xlsx"))
    done = npm("agree", first, str(world / "lost.xlsx"), "--data", str(world))
    assert (done.code, "lost.xlsx" in done.err) == (1, True)


def test_an_answer_outside_the_list_is_told_with_its_file_and_cell(world: Path, npm: Command) -> None:
    strange = {"private_interviews": {**MADE_UP_ANSWERS["private_interviews"], "value": "Perhaps"}}
    pair = reading(world, "first"), reading(world, "second", {**MADE_UP_ANSWERS, **strange}, blind=True)
    done = npm("agree", *pair, "--data", str(world))
    assert done.code == 1
    assert done.out.startswith("second.xlsx questions!E9: ")
