"""The program killed, stopped and run twice at once: every file stays whole, no change is lost, and the next run succeeds."""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from openpyxl import load_workbook

from npm_compare.base.folders import data_folder
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.desk.editing.page import FIRST
from running import REPORT, begin, contents, run, well

EDITIONS = ("2015-05-12", "2024-01-01")
STEPS = """
import os, signal, sys
left, whole = int(sys.argv.pop(1)), os.getpid()
def counted(real):
    def step(*given, **named):
        global left
        left -= 1
        if not left and os.getpid() == whole:
            os.kill(whole, signal.SIGKILL)
        return real(*given, **named)
    return step
os.fsync, os.replace = counted(os.fsync), counted(os.replace)
from npm_compare.desk.cli import main
main()
"""
"""The program, killed just before the step of writing whose number is its first argument."""
TABLES = ("mechanism_facts.csv", "state_facts.csv")


def kill(moment: float, *words: str | Path) -> bool:
    """Begin a run, kill it and all that it started after some seconds, and return whether it was still at work."""
    with begin(*words) as program:
        try:
            program.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
    return program.returncode == -signal.SIGKILL


def kill_at(step: int, *words: str | Path) -> bool:
    """Run the program until just before a step of writing, kill it there, and return whether it came so far."""
    command = [sys.executable, "-c", STEPS, str(step), *words]
    done = subprocess.run(command, check=False, capture_output=True, timeout=600)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return done.returncode != 0


class Reports:
    """Reports of one notebook for two dates, made whole and made in one folder by runs that are killed."""

    def __init__(self, place: Path) -> None:
        self.output = place / "output"
        began = time.monotonic()
        for number, at in enumerate(EDITIONS):
            well(run(*REPORT, "--at", at, "--output", place / str(number)))
        self.seconds = (time.monotonic() - began) / len(EDITIONS)
        self.whole = [contents(place / str(number)) for number, _ in enumerate(EDITIONS)]
        shutil.copytree(place / "0", self.output)
        self.now = 0

    def words(self) -> tuple[str | Path, ...]:
        """Return the command that makes the reports for the other date."""
        return (*REPORT, "--at", EDITIONS[1 - self.now], "--output", self.output)

    def look(self) -> None:
        """See that every file is whole, of the one date or the other, and that the next run mends everything."""
        for name, content in contents(self.output).items():
            hidden = name.rsplit("/", maxsplit=1)[-1].startswith(".")
            assert hidden or content in [whole.get(name) for whole in self.whole], f"{name} is half-written"
        self.now = random.choice((0, 1))  # also the date before, whose reports may be replaced in part
        well(run(*REPORT, "--at", EDITIONS[self.now], "--output", self.output))
        found, meant = contents(self.output), self.whole[self.now]
        assert sorted(found) == sorted(meant), sorted(found.keys() ^ meant.keys())
        assert [name for name in meant if found[name] != meant[name]] == []


class Tables:
    """A copy of the data and a workbook that changes a fact in each of two tables."""

    def __init__(self, place: Path, name: str = "data") -> None:
        self.folder, self.book = place / name, place / f"{name}.xlsx"
        shutil.copytree(data_folder(), self.folder, ignore=shutil.ignore_patterns(".*"))
        well(run("export", self.book, "--mechanisms", "mar-cndh", "--data", self.folder))
        self.edit("edited")
        self.old = contents(self.folder)
        began = time.monotonic()
        well(run(*self.words()))
        self.seconds = time.monotonic() - began
        self.new = contents(self.folder)
        assert [name for name in self.old if self.old[name] != self.new[name]] == list(TABLES)
        self.restore()

    def edit(self, note: str) -> None:
        """Write a note on the first fact of each table."""
        book = load_workbook(self.book)
        for table in TABLES:
            sheet = book[table.removesuffix(".csv")]
            column = next(cell.column for cell in sheet[1] if cell.value == "note")
            sheet.cell(FIRST, column).value = note
        book.save(self.book)

    def words(self) -> tuple[str | Path, ...]:
        """Return the command that writes the workbook into the data."""
        return ("import", self.book, "--write", "--data", self.folder)

    def restore(self) -> None:
        """Put the tables back as they were."""
        shutil.rmtree(self.folder / ".previous", ignore_errors=True)
        for name, content in self.old.items():
            (self.folder / name).write_bytes(content)

    def look(self) -> None:
        """See that each table is the old or the new one and the data are valid, and that the next run ends the work."""
        for name in TABLES:
            assert (self.folder / name).read_bytes() in (self.old[name], self.new[name]), f"{name} is half-written"
        assert [one for one in check_sheets(read_folder(self.folder)) if one.severity == "error"] == []
        well(run(*self.words()))
        assert contents(self.folder) == self.new
        for kept in (self.folder / ".previous").iterdir():
            assert kept.read_bytes() in (self.old[kept.name[: kept.name.index(".csv") + 4]],), f"{kept} is half-written"
        self.restore()


def kills(place: Path, many: bool) -> str:
    """Kill report, import and check at random moments: files stay whole, and the next run succeeds."""
    random.seed(17)
    reports, tables = Reports(place), Tables(place)
    told = []
    for made, count in ((reports, 34 if many else 2), (tables, 33 if many else 3)):
        hit = 0
        for _ in range(count):
            hit += kill(random.uniform(0.3, 0.7 * made.seconds), *made.words())
            made.look()
        told.append(f"{made.words()[0]} {hit} of {count}")
    hit = sum(kill(random.uniform(0.1, 2), "check", tables.folder) for _ in range(33 if many else 3))
    assert contents(tables.folder) == tables.old
    well(run("check", tables.folder))
    return f"killed at work: {', '.join(told)}, check {hit} of {33 if many else 3}"


def steps(place: Path, many: bool) -> str:
    """Kill import and report just before a step of writing: every step, or a few of them."""
    random.seed(18)
    tables, step = Tables(place), 1
    while kill_at(step, *tables.words()):
        tables.look()
        step += 1
    reports, last = Reports(place), 0
    chosen = iter(range(1, 1000)) if many else iter(sorted(random.sample(range(1, 60), 2)))
    count = 0
    for last in chosen:
        if not kill_at(last, *reports.words()):
            break
        reports.look()
        count += 1
    assert step > 5
    assert count
    return f"killed before each of {step - 1} steps of import and before {count} of report (last: step {last})"


def stopped(place: Path, many: bool) -> str:
    """Ctrl-C at random moments: one sentence, exit code 130, and the next run succeeds."""
    random.seed(19)
    reports, hit = Reports(place), 0
    for _ in range(20 if many else 2):
        with begin(*reports.words()) as program:
            time.sleep(random.uniform(1.5, max(2, 0.8 * reports.seconds)))
            os.killpg(program.pid, signal.SIGINT)
            began = time.monotonic()
            said = program.communicate(timeout=120)[1].decode()
            assert program.returncode in (0, 130), (program.returncode, said)
            if program.returncode:
                hit += 1
                assert said.strip() == "npm-compare: Stopped. What was finished is kept.", said
                assert time.monotonic() - began < 30
        reports.look()
    assert hit
    return f"stopped {hit} times"


def at_once(place: Path, many: bool) -> str:
    """Two reports into one folder, and two imports into one: one is made, the other made too or told; nothing is lost."""
    words = (*REPORT, "--output", place / "output")
    told = _together(words, words)
    assert 0 in [code for code, _ in told]
    assert all(code == 0 or "Another run is at work" in said for code, said in told), told
    well(run(*REPORT, "--output", place / "alone"))
    assert contents(place / "output") == contents(place / "alone")
    lost = 0
    for _ in range(10 if many else 2):
        lost += _imports_at_once(place)
        shutil.rmtree(place / "data")
    return f"reports: {[code for code, _ in told]}; imports: the second was told {lost} times, no change was lost"


def _together(*commands: tuple[str | Path, ...]) -> list[tuple[int, str]]:
    programs = [begin(*words) for words in commands]
    said = [program.communicate(timeout=600) for program in programs]
    return [(program.returncode, (out + err).decode()) for program, (out, err) in zip(programs, said, strict=True)]


def _imports_at_once(place: Path) -> int:
    tables = Tables(place)
    other = place / "other.xlsx"
    shutil.copy(tables.book, other)
    tables.edit("mine")
    mine = shutil.copy(tables.book, place / "mine.xlsx")
    rest = ("--write", "--data", tables.folder)
    told = _together(("import", mine, *rest), ("import", other, *rest))
    with (tables.folder / TABLES[0]).open(encoding="utf-8", newline="") as file:
        notes = {row["note"] for row in csv.DictReader(file)}
    won = [code == 0 for code, _ in told]
    assert sum(won) == 1, told
    assert ("mine" in notes, "edited" in notes) == tuple(won), told
    assert not any("Traceback" in said for _, said in told), told
    return won.count(False)
