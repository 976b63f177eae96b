"""The front page of a pack of reports: what it shows besides them, and the way to that of the other edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from npm_compare.facts.dataset import SEMINAR, Dataset
from npm_compare.reports.beside import ATLAS, CHARTS_FOLDER, DECK, DRAFT, WORKBOOK
from npm_compare.reports.documents import FORMATS
from npm_compare.reports.landing import ASKER, Front, Page, landing
from npm_compare.reports.order import Step, landing_file
from npm_compare.reports.pages import PAGES, path_of, title_of_page
from npm_compare.reports.work import Work
from npm_compare.views.language import day, say, speaking
from npm_compare.views.languages import LANGUAGES


def write_landing(work: Work, pages: Sequence[Page]) -> None:
    """Write the front page of each language in which there are reports, unless it stands there made from the same."""
    languages = [name for name in LANGUAGES if any(page.language == name for page in pages)]
    data = replace(work.data, known=work.known)
    for language in languages:
        with speaking(language):
            own, front = [page for page in pages if page.language == language], _front(work, language, languages)
            make = partial(_pages, own, data, front)
            work.once(work.target, [landing_file(language)], str((own, replace(front, folder=None))), make)


def _pages(pages: Sequence[Page], data: Dataset, front: Front) -> list[bytes]:
    return [landing(pages, data, front).encode("utf-8")]


def _front(work: Work, language: str, languages: Sequence[str]) -> Front:
    """Return what a front page shows besides the reports."""
    asker, target = work.parameters.get("asker", ASKER), work.target
    documentation, extras = _documentation(target, language), _extras(target, language)
    other = _other(work, language)
    door = f"{ATLAS}/{language}/index.html"
    atlas = door if not work.known and (target / door).is_file() else ""
    at = work.parameters.get("at", "today")
    return Front(asker, languages, documentation, extras, other, not work.known, target, atlas, at)


def _other(work: Work, language: str) -> Step | None:
    """Return the way to the front page of the other edition: that of the seminar, or back from it."""
    name = landing_file(language)
    if work.known:
        return Step(f"../{name}", say("Today"))
    stands = (work.target / "seminar" / name).is_file()
    return Step(f"seminar/{name}", say("As known on {date}", date=day(SEMINAR))) if stands else None


def _documentation(target: Path, language: str) -> list[Page]:
    """Return the pages on the method that stand in the output folder."""
    every = [Page(name, language, title_of_page(path_of(name, language))) for name in PAGES]
    shown = [replace(page, formats=standing(target, page)) for page in every]
    return [page for page in shown if page.formats]


def _extras(target: Path, language: str) -> list[str]:
    """Return which of the files beside the reports stand in the output folder, with something in them."""
    folder = target / language
    return [
        name
        for name in (DECK, DRAFT, WORKBOOK, CHARTS_FOLDER)
        if (folder / name).is_file() or any((folder / name).glob("*"))
    ]


def standing(target: Path, page: Page) -> list[str]:
    """Return the formats in which a report or a page stands in the output folder, from whichever run."""
    return [name for name in FORMATS if (target / page.language / f"{page.name}.{name}").exists()]
