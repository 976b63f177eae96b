"""Take the ground from under the program: kills, full disks, lost fonts, strange names, two runs at once, no network.

    python tests/faults.py                 every fault, with a few kills of each command
    python tests/faults.py --all           a hundred kills at random moments, and one before every step of writing
    python tests/faults.py names network   these faults only

Run by `.ci/run`. Full disks, folders that cannot be written and a machine without network are made with `unshare`
(Linux, as root); where that is not allowed these faults are left out, and said to be.
"""

from __future__ import annotations

import inspect
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from killed import Tables, at_once, kills, steps, stopped
from npm_compare.reports.order import landing_file
from running import REPORT, begin, contents, refused, run, well


class LeftOutError(Exception):
    """A fault that cannot be made on this machine; the text says why."""


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
