"""Files appear whole or not at all; one run at a time is at work in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Command
from npm_compare.base import writing
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import DATA_VARIABLE
from npm_compare.base.writing import UNFINISHED, alone, sweep, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    place = tmp_path / "صفحة #1 100%.html"
    place.write_bytes(b"the last good page")
    return place


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(page: Path) -> None:
    assert write_whole(page, b"new") == page
    assert page.read_bytes() == b"new"
    assert names(page.parent) == [page.name]


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_full_disk_leaves_the_last_good_file_and_is_told_with_its_name(
    page: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, step, full)
    with pytest.raises(OSError, match="No space left on device") as told:
        write_whole(page, b"half a p")
    assert told.value.filename == str(page)
    assert page.read_bytes() == b"the last good page"
    assert names(page.parent) == [page.name]


def test_the_rights_of_a_new_file_are_those_that_the_user_set(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert write_whole(tmp_path / "page.html", b"").stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


def test_a_file_that_was_there_keeps_its_rights(page: Path) -> None:
    page.chmod(0o664)
    before = os.umask(0o077)
    try:
        write_whole(page, b"new")
    finally:
        os.umask(before)
    assert page.stat().st_mode & 0o777 == 0o664


def test_only_what_was_left_unfinished_is_swept_away(page: Path) -> None:
    (page.parent / f".12-34{UNFINISHED}").write_bytes(b"half")
    (page.parent / ".own.part").write_bytes(b"of another program")
    sweep(page.parent)
    assert names(page.parent) == [".own.part", page.name]


def test_a_second_run_is_told_and_a_third_after_the_first_is_let_in(tmp_path: Path) -> None:
    with alone(tmp_path):
        with pytest.raises(NpmCompareError) as told, alone(tmp_path):
            pass
        assert told.value.message.rule == "folder_busy"
        with alone(tmp_path.parent):
            pass
    with alone(tmp_path):
        pass
    assert names(tmp_path) == []


def test_a_run_that_is_killed_keeps_nobody_out(tmp_path: Path) -> None:
    code = "import sys, os; from pathlib import Path; from npm_compare.base.writing import alone\n"
    code += "with alone(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code, tmp_path], check=False).returncode == -9
    with alone(tmp_path):
        assert names(tmp_path) == []


COMMANDS = {
    "compare.csv": ("compare", "mar-cndh", "powers", "-o"),
    "compare.xlsx": ("compare", "mar-cndh", "powers", "-o"),
    "laws.md": ("laws", "mar-cndh", "powers", "-o"),
    "decide.xlsx": ("decide", "mar-cndh", "-o"),
    "draft.csv": ("draft", "mar-cndh", "-o"),
    "export.xlsx": ("export", "--replace"),
    "sources.json": ("export", "--sources"),
    "read.xlsx": ("read", "mar-cndh", "--replace", "-o"),
    "new.xlsx": ("new", "mar", "--replace", "-o"),
    "chart.svg": ("chart", "matrix", "mar-cndh", "powers", "-o"),
}
"""The commands that write a file, by the file."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_cannot_write_says_so_in_one_sentence_and_leaves_the_earlier_file(
    name: str, world: Path, npm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    place = world / "out" / name
    place.parent.mkdir()
    place.write_bytes(b"the last good one")
    monkeypatch.setenv(DATA_VARIABLE, str(world))
    monkeypatch.setattr(writing.os, "fsync", refuse)
    done = npm(*COMMANDS[name], str(place))
    assert done.code == 1
    assert "No space left on device" in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert place.read_bytes() == b"the last good one"
    assert names(place.parent) == [name]
