"""The light install: the wheel with what it requires and nothing else, used as a stranger would use it.

    python tests/light.py               makes an environment in a temporary folder and uses it
    python tests/light.py ENVIRONMENT   uses one in which the wheel is installed already

Every command either works or says, in one sentence of each language, which extra it needs and how to get it; a command that is
new must be named here. It fails if one does neither, if more is required than promised, or if the wheel is too large. The
versions are those that are installed beside this program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packages import HERE, PYTHON, declared, needed

AT_MOST, MEGABYTES = 6, 8
"""How many packages may be required, and how large the wheel may be."""

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


def run(place: Path, *words: str, language: str = "en", program: Sequence[str] = ("-m", "npm_compare")) -> Done:
    """Run the package in a folder with the interpreter of the light environment."""
    own = {"NPM_COMPARE_LANGUAGE": language, "COLUMNS": "200", "PYTHONUTF8": "1"}
    around = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "NPM_COMPARE_DATA")} | own
    return subprocess.run(
        [place.parent / "venv" / "bin" / "python", *program, *words],
        cwd=place,
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )


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
    return set(run(place, program=("-c", code)).stdout.split())


def faults(place: Path) -> Iterator[str]:
    """Use the environment, and tell what goes wrong."""
    prepare(place)
    known = {line.split()[0] for line in (*WORKS, *NEEDS)}
    yield from (f"not tried here: {name}" for name in sorted(commands(place) - known))
    for line in WORKS:
        done = run(place, *line.split())
        if done.returncode or "Traceback" in done.stderr:
            yield f"{line}: {done.stderr or done.stdout}"
    told: set[str] = set()
    for line, extra in NEEDS.items():  # each in English, the first of an extra in every language
        yield from refusal(place, line, extra, ("en",) if extra in told else ("en", "fr", "ar"))
        told.add(extra)
    done = run(place, program=("-c", ASKED.format(data=place / "data")))
    named = [
        f"needs the extra {extra}:" in line
        for extra, line in zip(("charts", "office", "lab", "reports"), done.stdout.splitlines(), strict=False)
    ]
    if done.returncode or named != [True] * 4:
        yield f"from Python: {done.stdout}{done.stderr}"


def refusal(place: Path, line: str, extra: str, languages: Sequence[str]) -> Iterator[str]:
    """Tell if a command does not say, in one sentence of each of some languages, which extra it needs and the command for it."""
    told = set()
    for language in languages:
        done = run(place, *line.split(), language=language)
        lines = done.stderr.strip().splitlines()
        if done.returncode != 1 or len(lines) != 1 or f'"npm-compare[{extra}]==' not in lines[0]:
            yield f"{line} ({language}): {done.stderr or done.stdout}"
        told.update(lines)
    if len(told) < len(languages):
        yield f"{line}: not translated"


def prepare(place: Path) -> None:
    """Put into the folder a copy of the data, and the files that some commands read."""
    code = "import shutil; from npm_compare.base.folders import data_folder; shutil.copytree(data_folder(), 'data')"
    run(place, program=("-c", code))
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
