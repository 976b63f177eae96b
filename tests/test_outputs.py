"""What is written says where and in which form, and nothing that somebody made is written over without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import npm_compare
from books import filled
from conftest import MADE_UP_ANSWERS, MADE_UP_LAW, Command
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.atlas.writing import write_atlas


@pytest.fixture(autouse=True)
def own_world(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))


FORMS = {
    "compare": (("fra-cglpl", "powers"), "csv", "json"),
    "laws": (("fra-cglpl", "powers"), "html", "json"),
    "decide": (("fra-cglpl",), "csv", "md"),
    "draft": (("fra-cglpl",), "docx", "csv"),
    "facts": (("fra-cglpl",), "json", "csv"),
    "map": ((), "png", "csv"),
}
"""Commands that write a file: what they are asked, an ending, and a form that it is not."""


@pytest.mark.parametrize("command", FORMS)
def test_a_format_that_the_ending_of_the_file_does_not_say_is_refused(npm: Command, world: Path, command: str) -> None:
    words, ending, form = FORMS[command]
    output = world / f"out.{ending}"
    done = npm(command, *words, "-o", str(output), "--format", form)
    assert (done.code, done.err) == (
        1,
        f"npm-compare: The ending of 'out.{ending}' says in which form it is written, and --format says {form}: "
        "leave one of the two out, or let them agree.\n",
    )
    assert not output.exists()


def test_a_format_that_agrees_with_the_ending_is_taken(npm: Command, world: Path) -> None:
    for words in (("compare", "fra-cglpl", "powers"), ("facts", "fra-cglpl")):
        assert npm(*words, "-o", str(world / "out.csv"), "--format", "csv").code == 0
    assert npm("facts", "fra-cglpl", "-o", str(world / "out.json")).code == 0


@pytest.mark.parametrize("place", ["nowhere/x.csv", "folder.csv", "states.csv/x.csv"])
def test_what_cannot_be_saved_is_told_in_a_sentence(world: Path, world_data: Dataset, place: str) -> None:
    (world / "folder.csv").mkdir()
    with pytest.raises(NpmCompareError, match=r"x?\.csv cannot be written: .*\.$"):
        npm_compare.save(npm_compare.compare("fra-cglpl", "powers", data=world_data), world / place)


@pytest.mark.parametrize("over", ["first", "second", "settled"])
def test_a_reading_is_not_written_over_by_the_differences(npm: Command, world: Path, over: str) -> None:
    first = filled(world, MADE_UP_LAW, MADE_UP_ANSWERS, name="first")
    answers = {**MADE_UP_ANSWERS, "private_interviews": {**MADE_UP_ANSWERS["private_interviews"], "value": "No"}}
    second = filled(world, MADE_UP_LAW, answers, name="second", blind=True)
    settled = world / "settled.xlsx"
    words = ("agree", str(first), str(second))
    assert npm(*words, "-o", str(settled)).code == 0
    place = {"first": first, "second": second, "settled": settled}[over]
    before = place.read_bytes()
    done = npm(*words, "--settled", str(settled), "-o", str(place))
    assert done.code == 1
    assert f"{over}.xlsx is one of the workbooks that are read" in done.err
    assert place.read_bytes() == before


def test_an_atlas_is_not_written_over_reports_nor_through_a_link(
    world: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reports, linked, elsewhere = (tmp_path_factory.mktemp(name) for name in ("reports", "linked", "elsewhere"))
    (reports / ".made.json").write_text("[]", encoding="utf-8")
    (reports / "index.html").write_text("reports", encoding="utf-8")
    os.symlink(elsewhere, linked / "en")
    for folder, said in ((reports, "belongs to a set of reports"), (linked, "is a link")):
        with pytest.raises(NpmCompareError, match=said):
            write_atlas(folder, load(world), ["en"])
    assert (reports / "index.html").read_text(encoding="utf-8") == "reports"
    assert not list(elsewhere.iterdir())


def test_a_file_of_the_atlas_that_is_a_link_is_replaced_and_what_it_leads_to_stays(
    world: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, mine = tmp_path_factory.mktemp("atlas"), world / "mine.html"
    mine.write_text("mine", encoding="utf-8")
    (folder / "atlas.css").touch()  # an atlas of an earlier run stands here
    os.symlink(mine, folder / "index.html")
    write_atlas(folder, load(world), ["en"])
    assert not (folder / "index.html").is_symlink()
    assert mine.read_text(encoding="utf-8") == "mine"


def test_two_atlases_are_not_written_into_one_folder_at_once(
    world: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from npm_compare.base.writing import alone

    folder = tmp_path_factory.mktemp("atlas")
    with alone(folder), pytest.raises(NpmCompareError, match="Another run is at work"):
        write_atlas(folder, load(world), ["en"])


@pytest.mark.parametrize("words", ["export {}", "new mar -o {}", "read mar-cndh -o {}"])
def test_a_workbook_that_is_there_is_written_over_only_if_asked(npm: Command, tmp_path: Path, words: str) -> None:
    book = tmp_path / "facts.xlsx"
    book.write_bytes(b"typed")
    told = npm(*words.format(book).split())
    assert told.code == 1
    assert "is there already" in told.err
    assert book.read_bytes() == b"typed"
    assert npm(*words.format(book).split(), "--replace").code == 0
    assert book.read_bytes() != b"typed"


def test_an_atlas_is_not_written_over_a_page_of_somebody_else(world_data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(NpmCompareError, match="is in"):
        write_atlas(tmp_path, world_data, ["en"])
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "mine"
    write_atlas(tmp_path / "new", world_data, ["en"])
    write_atlas(tmp_path / "new", world_data, ["en"])  # over its own
