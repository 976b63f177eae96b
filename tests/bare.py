"""Look at finished reports: no cell and no heading of a table is a bare code of `codes.csv`, or the name of a column.

    python tests/bare.py output

Run by `.ci/run` on the real reports, in every language. A word that is a label in the language of the page is no bare code, even
if a code is spelled alike (*days*).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from npm_compare.base.folders import data_folder

NAME = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
"""How a name of the data looks that is never a word."""


class Cells(HTMLParser):
    """The texts of the cells of a page, without what stands small or as a mark beside them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.depth = self.beside = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a cell, or what stands beside its text."""
        if tag in ("td", "th"):
            self.texts.append("")
            self.depth, self.beside = 1, 0
        self.beside += tag in ("small", "sup")

    def handle_endtag(self, tag: str) -> None:
        """End a cell, or what stands beside its text."""
        self.beside -= tag in ("small", "sup")
        if tag in ("td", "th"):
            self.depth = 0

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        if self.depth and not self.beside:
            self.texts[-1] += data


@cache
def codes(language: str) -> frozenset[str]:
    """Return the codes that are no label in a language, by whatever case they are written in."""
    with (data_folder() / "codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    labels = {row[f"label_{language}"].lower() for row in rows}
    return frozenset(row["code"] for row in rows if row["code"].lower() not in labels)


def bare(page: str, language: str) -> Iterator[str]:
    """Yield each cell that is a bare code or the name of a column."""
    known = codes(language)
    for text in (" ".join(text.split()) for text in Cells(page).texts):
        if NAME.fullmatch(text) or (text in known and (language != "en" or "_" in text)):
            yield text


def main(folder: str) -> int:
    """Print every bare code; the exit code is 1 if there is one."""
    pages = [path for path in sorted(Path(folder).glob("**/*.html")) if path.parent.name in ("en", "fr", "ar")]
    pages = [
        path for path in pages if "atlas" not in path.parts and path.stem != "glossary"
    ]  # which holds English terms
    found = [f"{path}: {text}" for path in pages for text in bare(path.read_text(encoding="utf-8"), path.parent.name)]
    print("\n".join([*found, f"{len(pages)} pages, {len(found)} bare codes"]))  # noqa: T201
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
