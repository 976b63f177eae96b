"""Take the ground from under the program: kills, full disks, lost fonts, strange names, two runs at once, no network.

    python tests/faults.py                 every fault, with a few kills of each command
    python tests/faults.py --all           a hundred kills at random moments, and one before every step of writing
    python tests/faults.py names network   these faults only

Run by `.ci/run`. Full disks, folders that cannot be written and a machine without network are made with `unshare`
(Linux, as root); where that is not allowed these faults are left out, and said to be.
"""

from __future__ import annotations

import csv
import inspect
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

from npm_compare.base.folders import data_folder
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.desk.editing.page import FIRST
from npm_compare.reports.order import landing_file

PROGRAM = (sys.executable, "-c", "from npm_compare.desk.cli import main; main()")
REPORT = ("report", "02", "--language", "en", "--format", "html,pdf")
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
Files = dict[str, bytes]


class LeftOutError(Exception):
    """A fault that cannot be made on this machine; the text says why."""


class Done(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


def run(*words: str | Path, before: tuple[str, ...] = (), env: Mapping[str, str | None] | None = None) -> Done:
    """Run the program to its end, behind other words of a command and with some variables set or (None) taken away."""
    given = {name: text for name, text in {**os.environ, **(env or {})}.items() if text is not None}
    done = subprocess.run([*before, *PROGRAM, *words], check=False, capture_output=True, env=given, timeout=600)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def well(done: Done) -> Done:
    """Return a run that ended well; an error tells what it said."""
    assert done.code == 0, done
    assert "Traceback" not in done.err, done.err
    return done


def refused(done: Done, *words: str) -> None:
    """Demand one message with these words, exit code 1 and no traceback."""
    assert done.code == 1, done
    assert "Traceback" not in done.err, done.err
    for word in words:
        assert word in done.err, done.err


def begin(*words: str | Path) -> subprocess.Popen[bytes]:
    """Begin a run in a group of its own, which hears Ctrl-C."""
    return subprocess.Popen(
        [*PROGRAM, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


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


def contents(folder: Path) -> Files:
    """Return what stands in a folder, but for the versions kept before."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".previous" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def own_namespace(*words: str) -> tuple[str, ...]:
    """Return the words that put a command on other ground; LeftOutError where the system does not let us."""
    if subprocess.run(["unshare", *words, "true"], check=False, capture_output=True).returncode:
        raise LeftOutError(f"unshare {' '.join(words)} is not allowed here")
    return ("unshare", *words)


def mounted(place: Path, *options: str) -> tuple[str, ...]:
    """Return the words that run a command with something mounted on a folder, seen by that command alone."""
    place.mkdir(parents=True, exist_ok=True)
    mount = " && ".join(f"mount {option} '{place}'" for option in options)
    return (*own_namespace("-m"), "sh", "-c", f'{mount} && exec "$@"', "sh")


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


def full(place: Path, many: bool) -> str:
    """A disk that fills up, or the one for temporary files: told with the file, and nothing half-written stays."""
    for size, words in (
        ("20k", ("export", place / "x" / "facts.xlsx", "--mechanisms", "mar-cndh")),
        ("20k", ("chart", "matrix", "mar-cndh", "powers", "-o", place / "x" / "powers.png")),
        ("200k", (*REPORT, "--output", place / "x")),
    ):
        refused(
            run(*words, before=mounted(place / "x", f"-t tmpfs -o size={size} none")), "No space left on device", "x/"
        )
    before = mounted(place / "temporary", "-t tmpfs -o size=100k none")
    done = run(*REPORT, "--output", place / "y", before=before, env={"TMPDIR": str(place / "temporary")})
    refused(done, "No space left on device")
    return "told each time"


def read_only(place: Path, many: bool) -> str:
    """A folder that cannot be written: told with its name, and nothing in it changes."""
    tables = Tables(place)
    for folder, words in (
        (place / "x", (*REPORT, "--output", place / "x")),
        (place / "x", ("chart", "matrix", "mar-cndh", "powers", "-o", place / "x" / "powers.png")),
        (place / "x", ("export", place / "x" / "facts.xlsx", "--mechanisms", "mar-cndh")),
        (tables.folder, tables.words()),
    ):
        before = mounted(folder, f"--bind '{folder}'", "-o remount,ro,bind")
        refused(run(*words, before=before), "Read-only file system", str(folder))
    assert contents(tables.folder) == tables.old
    return "told each time"


def network(place: Path, many: bool) -> str:
    """A machine without any network, not even to itself: the whole of the reports, with the same bytes."""
    words = ("report", "--output") if many else (*REPORT, "--output")
    well(run(*words, place / "without", before=own_namespace("-n")))
    well(run(*words, place / "with"))
    assert contents(place / "without") == contents(place / "with")
    return f"{'all reports' if many else 'one report'} without an interface, the same bytes as with"


def fonts(place: Path, many: bool) -> str:
    """A lost file of letters is told, with how to get it back; boxes are never printed."""
    import fontpkg_ibm_plex_sans_arabic as plex

    files = Path(plex.ROOT) / "files"
    before = mounted(files, "-t tmpfs none")
    done = run(*REPORT, "--output", place / "out", before=before)
    refused(done, "A font file is missing", "--force-reinstall", "requirements.lock")
    done = run("chart", "matrix", "mar-cndh", "powers", "-o", place / "x.png", before=before)
    refused(done, "A font file is missing")
    assert not (place / "x.png").exists()
    return "told for a report and a chart"


def home(place: Path, many: bool) -> str:
    """No home folder, or one that cannot be written: everything is made all the same."""
    plain = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "MPLCONFIGDIR"))
    for number, own in enumerate((None, "/nowhere", "/proc")):
        well(run(*REPORT, "--output", place / str(number), env={**plain, "HOME": own}))
    assert contents(place / "0") == contents(place / "1") == contents(place / "2")
    return "without, with one that is not there, with one that cannot be written: the same bytes"


def locales(place: Path, many: bool) -> str:
    """Arabic on terminals that say they cannot show it: the same bytes of UTF-8, exit code 0."""
    words = ("compare", "mar-cndh,fra-cglpl", "powers", "--language", "ar")
    meant = well(run(*words)).out
    assert "زيارات" in meant, meant
    for env in (
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ):
        assert well(run(*words, env=env)).out == meant, env
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    well(run(*REPORT, "--output", place / "تقارير", env=bare))
    return "5 settings"


NAME = "my reports, تقارير 'and' \"so\" #1 100% 📊"


def names(place: Path, many: bool) -> str:
    """Spaces, quotes, Arabic letters, # and % in the names of folders and files."""
    folder = place / NAME
    folder.mkdir()
    well(run(*REPORT, "--output", folder / "output"))
    assert (folder / "output" / "en" / "02_models.pdf").read_bytes().startswith(b"%PDF")
    tables = Tables(folder, "data # % ب")
    well(run("check", tables.folder))
    well(run("chart", "matrix", "mar-cndh", "powers", "-o", folder / "رسم #1.svg"))
    from npm_compare.desk.workspace import bring_up_to_date

    assert bring_up_to_date(folder / "دفاتر")
    return "output, data, workbook, chart, notebooks"


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


def pipe(place: Path, many: bool) -> str:
    """A reader that leaves after the first line is no error to tell."""
    for words in (("compare", "all", "mandate"), ("gaps", "mar-cndh"), ("new", "mar"), ("check",)):
        with begin(*words) as program:
            assert program.stdout
            assert program.stderr
            program.stdout.readline()
            program.stdout.close()
            said = program.stderr.read().decode()
        assert "Traceback" not in said, said
        assert "Broken" not in said, said
    return "4 commands"


def clocks(place: Path, many: bool) -> str:
    """Any time zone and any seed of hashes: the same bytes."""
    settings = [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "4294967295"},
    ]
    settings += [{"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": str(seed)} for seed in range(8 if many else 0)]
    for number, env in enumerate(settings):
        well(run("report", "01", "--output", place / str(number), env=env))
    made = [contents(place / str(number)) for number, _ in enumerate(settings)]
    assert all(one == made[0] for one in made)
    assert landing_file("ar") in made[0]
    return f"{len(settings)} settings, one notebook in three languages and formats"


FAULTS: dict[str, Callable[[Path, bool], str]] = {
    one.__name__: one
    for one in (kills, steps, full, read_only, network, fonts, home, locales, names, at_once, stopped, pipe, clocks)
}


def main(*words: str) -> int:
    """Print a line for each fault; the exit code is 1 if the program did not stand one."""
    many = "--all" in words
    chosen = [word for word in words if word != "--all"] or list(FAULTS)
    failed = 0
    for name in chosen:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as place:
            try:
                told = FAULTS[name](Path(place), many)
            except LeftOutError as reason:
                told = f"LEFT OUT: {reason}"
            except AssertionError as error:
                failed += 1
                where = traceback.extract_tb(error.__traceback__)[-1]
                told = f"FAILED: {inspect.getdoc(FAULTS[name])}\n{where.lineno}: {where.line}\n{error}"
        print(f"{name} ({time.monotonic() - began:.0f} s): {told}", flush=True)  # noqa: T201
    print(f"{len(chosen) - failed} passed, {failed} failed")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
