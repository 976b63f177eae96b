"""Time of the whole set of reports against `jupyter nbconvert` for the same notebooks in three languages, in one run.

    python benchmarks/reports.py

Prints the seconds of each and the ratio. The reports are HTML, PDF, DOCX, charts, decks and workbooks; nbconvert executes
the notebooks and writes HTML alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from npm_compare.reports.execution import find_notebooks
from npm_compare.views.language import LANGUAGE_VARIABLE
from npm_compare.views.languages import LANGUAGES

SCRIPTS = Path(sys.executable).parent


def timed(command: list[str], **environment: str) -> float:
    """Return the seconds that a command takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
    return time.perf_counter() - begin


def main() -> None:
    """Measure, and print a table."""
    report = [str(SCRIPTS / "npm-compare"), "report", "--output"]
    paths = [str(path) for path in find_notebooks()]
    with tempfile.TemporaryDirectory() as place:
        whole = timed([*report, place])
        again = timed([*report, place])
        bare = timed([str(SCRIPTS / "npm-compare"), "--help"])
        convert = [
            str(SCRIPTS / "jupyter"),
            "nbconvert",
            "--execute",
            "--to",
            "html",
            "--output-dir",
            f"{place}/nbconvert",
        ]
        peer = sum(timed([*convert, *paths], **{LANGUAGE_VARIABLE: language}) for language in LANGUAGES)
        one = Path(place) / "one"
        timed([*report, str(one), "--language", "fr", "03"])
        (one / ".made.json").write_text("[]", encoding="utf-8")
        single = timed([*report, str(one), "--language", "fr", "03"])
    rows = {
        "the whole set, three languages": whole,
        "nbconvert --execute --to html, three languages": peer,
        "unchanged": again,
        "npm-compare --help": bare,
        "one notebook in one language": single,
    }
    for name, seconds in rows.items():
        print(f"{name:50} {seconds:8.2f} s")  # noqa: T201
    print(f"whole set / nbconvert: {whole / peer:.2f} (aim: at most 0.4)")  # noqa: T201


if __name__ == "__main__":
    main()
