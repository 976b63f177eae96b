"""Count the pages of finished reports, in print and in Word, and the slides of decks: as many as promised, PDFs tagged.

    python tests/lengths.py output

Run by `.ci/run` on the real reports, in every language. LibreOffice sets the Word files; where it is not there, that is said.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pptx import Presentation

from npm_compare.reports.pages import PAGES

AT_MOST = {"09_profile": 2, "13_brief": 6, "14_one_page": 1, **PAGES}
"""Pages of the files whose length is promised; of the others from two to twelve."""

IN_WORD = ("13_brief", "14_one_page")
"""Reports that are handed round as Word files too: as long there as in print."""

SLIDES = 8


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has, by the page objects in its plain and in its packed parts."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, flags=re.S)
    parts = [content, *(part for data in packed if (part := _unpacked(data)))]
    return sum(len(re.findall(rb"/Type\s*/Page\b(?!s)", part)) for part in parts)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def too_long_in_word(folder: Path) -> Iterator[str]:
    """Yield the Word files that LibreOffice sets on more pages than are promised."""
    files = [path for path in sorted(folder.rglob("*.docx")) if path.stem in IN_WORD]
    if not shutil.which("soffice"):
        print(f"{len(files)} Word files not measured: LibreOffice is not installed")  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as place:
        copies = {Path(place) / f"{number}.docx": path for number, path in enumerate(files)}
        for copy, path in copies.items():
            shutil.copy(path, copy)
        profile = f"-env:UserInstallation={(Path(place) / 'office').as_uri()}"
        words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", place, *map(str, copies)]
        subprocess.run(words, check=True, capture_output=True, timeout=600)
        for copy, path in copies.items():
            if (pages := pages_of(copy.with_suffix(".pdf").read_bytes())) > (most := AT_MOST[path.stem]):
                yield f"{path}: {pages} pages, at most {most} are promised"


def main(folder: str) -> int:
    """Print every file that is too long, too short or not tagged; the exit code is 1 if there is one."""
    found = []
    files = sorted(Path(folder).rglob("*.pdf"))
    for path in files:
        content = path.read_bytes()
        pages, most = pages_of(content), AT_MOST.get(path.stem, 12)
        if not (1 if path.stem in AT_MOST else 2) <= pages <= most:
            found.append(f"{path}: {pages} pages, at most {most} are promised")
        if b"pdfuaid" not in content or b"/MarkInfo" not in content:
            found.append(f"{path}: not tagged as PDF/UA")
    found += too_long_in_word(Path(folder))
    decks = sorted(Path(folder).rglob("*.pptx"))
    for path in decks:
        if (slides := len(Presentation(str(path)).slides)) > SLIDES:
            found.append(f"{path}: {slides} slides, at most {SLIDES} are promised")
        earlier = "seminar" in path.parts  # what was known then has no pages of its own on the method
        missing = [] if earlier else [name for name in PAGES if not path.with_name(f"{name}.pdf").exists()]
        found += [f"{path.with_name(name)}.pdf: not there" for name in missing]
    print("\n".join([*found, f"{len(files)} PDF, {len(decks)} decks, {len(found)} faults"]))  # noqa: T201
    return 1 if found or not files or not decks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
