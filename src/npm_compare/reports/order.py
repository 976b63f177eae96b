"""The order in which the reports are read, in parts, and the way from one page to the next.

The set opens with the answer on one page and what is to be decided; what the State that asks has, what others have, and how
far all of it can be trusted come after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from npm_compare.base.nested import read_json
from npm_compare.reports.prose import paragraphs
from npm_compare.reports.templates import filled
from npm_compare.views.language import language_name, right_to_left, say, speaking
from npm_compare.views.languages import LANGUAGES

MADE = ".made.json"
"""File in the output folder that says from what each report was made; in that of an atlas, from what and with which files."""

PARTS: dict[str, tuple[str, ...]] = {
    "page": ("14",),
    "decide": ("13", "15"),
    "own": ("12", "09"),
    "compare": ("03", "04", "05", "16", "06", "07", "11", "01", "02", "10"),
    "trust": ("08",),
}
"""The parts of the set with the numbers of their reports, in the order of reading."""

ANYWHERE = "compare"
"""The part of a report whose number stands in none."""


@dataclass(frozen=True)
class Step:
    """A link: the file it leads to, its words, and for another language which one and whether it runs from the right."""

    file: str
    words: str
    language: str = ""
    right_to_left: bool = False


def part_of(name: str) -> str:
    """Return the part of a report by the number at the head of its name."""
    return next((part for part, numbers in PARTS.items() if name[:2] in numbers), ANYWHERE)


def in_reading_order(names: Iterable[str]) -> list[str]:
    """Return the names of reports in the order of reading.

    >>> in_reading_order(["01_commitments", "13_brief", "14_one_page", "08_evidence"])
    ['14_one_page', '13_brief', '01_commitments', '08_evidence']
    """
    numbers = [number for part in PARTS.values() for number in part]
    parts = list(PARTS)

    def place(name: str) -> tuple[int, int, str]:
        known = numbers.index(name[:2]) if name[:2] in numbers else len(numbers)
        return parts.index(part_of(name)), known, name

    return sorted(names, key=place)


def landing_file(name: str) -> str:
    """Return the name of the landing page of a language: that of English is the one a browser opens first."""
    return "index.html" if name == "en" else f"index.{name}.html"


def languages_beside(own: str, others: Iterable[str], page: str = "") -> list[Step]:
    """Return links to the same page in other languages, each named in its own words; by default to the front page."""
    steps = []
    for name in (name for name in LANGUAGES if name in others and name != own):
        with speaking(name):
            file = f"../{name}/{page}" if page else landing_file(name)
            steps.append(Step(file, language_name(name), name, right_to_left()))
    return steps


def question_of(path: Path) -> str:
    """Return the question at the head of a notebook, in the language spoken; its name where the file cannot be read as one."""
    words = _head(path, path.stat().st_mtime_ns)
    return path.stem if words is None else say(words)


@lru_cache(1_000)
def _head(path: Path, changed: int) -> str | None:
    """Return the words at the head of a notebook as it was `changed` last; None where the file cannot be read as one."""
    try:
        cells = read_json(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        return None
    first = next(("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"), "")
    return next((words for _, words in paragraphs(first)), "")


Around = tuple[Step | None, Step | None]
"""The pages before and after one."""


def ways(
    language: str, languages: Iterable[str], path: Path, paths: Sequence[Path] = (), around: Around = (None, None)
) -> str:
    """Return the links at the head of a page, as HTML: home, the pages before and after, the same page in other languages.

    `path` is the file that the page is made of; `paths` are those of all reports, where they are made together; `around` are
    the pages before and after one that is no report.
    """
    before, after = neighbours(path, paths) if path in paths else around
    return filled(
        "ways.html",
        heading=say("Ways through the reports"),
        home=f"../{landing_file(language)}",
        home_words=say("All reports"),
        before=before,
        before_words=say("Previous:"),
        after=after,
        after_words=say("Next:"),
        others=languages_beside(language, languages, f"{path.stem}.html"),
    )


def neighbours(path: Path, paths: Sequence[Path]) -> tuple[Step | None, Step | None]:
    """Return links to the reports read before and after one, each with its question; None at an end."""
    by_name = {one.stem: one for one in paths}
    order = in_reading_order(by_name)
    place = order.index(path.stem)
    before, after = order[place - 1 : place], order[place + 1 : place + 2]
    found = [next(iter(one), None) for one in (before, after)]
    first, last = (None if name is None else Step(f"{name}.html", question_of(by_name[name])) for name in found)
    return first, last
