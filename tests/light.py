"""The light install: the wheel with what it requires and nothing else, used as a stranger would use it.

    python tests/light.py               makes an environment in a temporary folder and uses it
    python tests/light.py ENVIRONMENT   uses one in which the wheel is installed already

Every command either works or says, in one sentence of each language, which extra it needs and how to get it; a command that is
new must be named here. It fails if one does neither, if more is required than promised, or if the wheel is too large. The
versions are those that are installed beside this program.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packages import HERE, PYTHON, declared, needed

AT_MOST, MEGABYTES, LANGUAGES = 6, 8, ("en", "fr", "ar")
"""How many packages may be required, how large the wheel may be, and the languages in which a refusal is told."""

WORKS = (
    "--help",
    "--version",
    "check",
    "compare mar-cndh,fra-cglpl powers --at 2015-05-12",
    "compare seminar powers --format json --language ar",
    "laws mar-cndh,tun-inpt private_interviews --language fr",
    "profile mar-cndh",
    "peers francophone",
    "conflicts fra-cglpl",
    "gaps mar-cndh",
    "decide mar-cndh",
    "show fra-cglpl visits_unannounced",
    "search visites inopinees --in questions,notes",
    "changes France 2013-12-31 2015-01-01",
    "like Morocco",
    "overdue --at seminar",
    "options africa",
    "size Senegal",
    "map africa",
    "facts Morocco visits --format csv",
    "facts Morocco visits -o facts.csv",
    "questions powers",
    "requirements organisation",
    "mechanisms --format csv",
    "draft mar-cndh",
    "blank my-topic",
    "archive",
    "ids --data data",
    "source reference.json --kind ngo --data data",
    "export --sources sources.json",
)
"""What works without any extra: to ask, to look, to check."""

NEEDS = {
    "chart matrix mar-cndh,seminar powers -o powers.png": "charts",
    "map africa -o map.png": "charts",
    "compare seminar powers -o powers.xlsx": "office",
    "facts Morocco visits -o facts.xlsx": "office",
    "export own.xlsx --mechanisms mar-cndh": "office",
    "import facts.xlsx": "office",
    "read mar-cndh -o law.xlsx": "office",
    "new mar -o morocco.xlsx": "office",
    "agree facts.xlsx facts.xlsx": "office",
    "laws mar-cndh,tun-inpt private_interviews -o laws.docx": "reports",
    "draft mar-cndh -o draft.docx": "reports",
    "export --sources sources.bib": "reports",
    "report 13": "reports",
    "atlas": "reports",
    "lab": "lab",
    "explore": "lab",
    "facts Morocco visits -o facts.parquet": "parquet",
}
"""What needs an extra, and which."""

ASKED = """
import npm_compare as npm
assert npm.load().version and npm.check(r"{data}").empty
table = npm.compare("seminar", "powers", at="today")
assert npm.words(table).loc["Unannounced visits", "Mali CNDH"] == "Yes (law)" and repr(table)
assert len(npm.facts("Morocco", "visits")) and len(npm.search("unannounced")) and npm.accuracy().size and npm.durations().size
npm.save(npm.facts("Morocco", "visits"), "visits.csv")
wanting = [lambda: npm.charts.matrix(table), lambda: npm.save(table, "table.xlsx")]
wanting += [npm.explore, lambda: npm.save(npm.draft("mar-cndh"), "draft.docx")]
for call in wanting:
    try:
        call()
    except npm.NpmCompareError as error:
        print(error)
"""
"""What is asked from Python; what needs an extra says so."""


def started(place: Path, *words: str) -> Done:
    """Run the interpreter of the light environment in a folder."""
    return subprocess.run(
        [place.parent / "venv" / "bin" / "python", *words],
        cwd=place,
        env={name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "NPM_COMPARE_DATA")} | OWN,
        capture_output=True,
        text=True,
        check=False,
    )


OWN = {"COLUMNS": "200", "PYTHONUTF8": "1"}
EACH = """
import json, os, sys, tempfile
from npm_compare.desk import cli
from npm_compare.facts.dataset import load

load()
for language, line in json.loads(sys.argv[1]):
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if not child:
            os.environ["NPM_COMPARE_LANGUAGE"] = language
            os.dup2(out.fileno(), 1), os.dup2(err.fileno(), 2)
            sys.argv = ["npm-compare", *line.split()]
            cli.main()
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        told = [file.seek(0) or file.read() for file in (out, err)]
        print(json.dumps([ended, *told]))
"""
"""Each command in a process of its own, in which the published data were loaded: most of the time of a command is that."""


def run(place: Path, asked: Sequence[tuple[str, str]]) -> list[Done]:
    """Run commands in a folder with the interpreter of the light environment, each in a language."""
    done = started(place, "-c", EACH, json.dumps(asked))
    assert not done.returncode, done.stderr
    return [subprocess.CompletedProcess("", *json.loads(line)) for line in done.stdout.splitlines()]


Done = subprocess.CompletedProcess[str]


def install(place: Path) -> Iterator[str]:
    """Build the wheel, and install it with what it requires, in the versions that are installed here."""
    subprocess.run([PYTHON, "-m", "build", "--no-isolation", "--outdir", place, HERE], check=True, capture_output=True)
    wheel = next(place.glob("*.whl"))
    if wheel.stat().st_size > MEGABYTES * 1e6:
        yield f"the wheel is larger than {MEGABYTES} MB: {wheel.stat().st_size}"
    pins = [f"{package.name}=={package.version}" for package in needed(declared()).values()]
    subprocess.run([PYTHON, "-m", "venv", place / "venv"], check=True)
    pip = [
        place / "venv" / "bin" / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-compile",
        "--disable-pip-version-check",
    ]
    subprocess.run([*pip, wheel, *pins], check=True)


def commands(place: Path) -> set[str]:
    """Return the names of all commands."""
    code = "from typer.main import get_command; from npm_compare.desk.cli import app; print(*get_command(app).commands)"
    return set(started(place, "-c", code).stdout.split())


def faults(place: Path) -> Iterator[str]:
    """Use the environment, and tell what goes wrong."""
    prepare(place)
    known = {line.split()[0] for line in (*WORKS, *NEEDS)}
    yield from (f"not tried here: {name}" for name in sorted(commands(place) - known))
    first = started(place, "-m", "npm_compare", "--help")
    asked = [("en", line) for line in WORKS]
    for (_, line), done in zip([("", "--help"), *asked], [first, *run(place, asked)], strict=True):
        if done.returncode or "Traceback" in done.stderr:
            yield f"{line}: {done.stderr or done.stdout}"
    yield from refusals(place)
    done = started(place, "-c", ASKED.format(data=place / "data"))
    named = [
        f"needs the extra {extra}:" in line
        for extra, line in zip(("charts", "office", "lab", "reports"), done.stdout.splitlines(), strict=False)
    ]
    if done.returncode or named != [True] * 4:
        yield f"from Python: {done.stdout}{done.stderr}"


def refusals(place: Path) -> Iterator[str]:
    """Tell what does not say in a sentence which extra it needs and the command for it; one of each extra in all languages."""
    first = {extra: line for line, extra in reversed(NEEDS.items())}
    asked = [
        (language, line) for line in NEEDS for language in (LANGUAGES if line in first.values() else LANGUAGES[:1])
    ]
    told: dict[str, set[str]] = {line: set() for line in first.values()}
    for (language, line), done in zip(asked, run(place, asked), strict=True):
        lines = done.stderr.strip().splitlines()
        if done.returncode != 1 or len(lines) != 1 or f'"npm-compare[{NEEDS[line]}]==' not in lines[0]:
            yield f"{line} ({language}): {done.stderr or done.stdout}"
        told.get(line, set()).update(lines)
    yield from (f"{line}: not translated" for line, sentences in told.items() if len(sentences) < len(LANGUAGES))


def prepare(place: Path) -> None:
    """Put into the folder a copy of the data, and the files that some commands read."""
    code = "import shutil; from npm_compare.base.folders import data_folder; shutil.copytree(data_folder(), 'data')"
    started(place, "-c", code)
    (place / "facts.xlsx").write_bytes(b"PK")
    (place / "reference.json").write_text(
        '[{"id": "a", "type": "report", "title": "A report", "URL": "https://example.org"}]'
    )


def main(words: Sequence[str]) -> int:
    """Print what is wrong; the exit code is 1 if anything is."""
    found = [f"more than {AT_MOST} packages required: {declared()}"] if len(declared()) > AT_MOST else []
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "used"
        place.mkdir()
        if words:
            (place.parent / "venv").symlink_to(Path(words[0]).resolve())
        else:
            found += install(place.parent)
        found += faults(place)
    tried = f"{len(WORKS)} commands work, {len(NEEDS)} say which extra they need: {len(found)} faults"
    print(*found, tried, sep="\n")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
