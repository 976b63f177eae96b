"""The work of one run: each report, deck, workbook and page is made apart, unless it stands there made from the same."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from npm_compare.base.errors import Message, NpmCompareError, message, refused
from npm_compare.base.folders import PACKAGE
from npm_compare.base.writing import write_whole
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.atlas.frame import Site
from npm_compare.reports.beside import ATLAS, DECK, DRAFT, WORKBOOK
from npm_compare.reports.execution import apart, prepare, resume, stop
from npm_compare.reports.landing import ASKER, Page
from npm_compare.reports.order import ways
from npm_compare.reports.pages import PAGES, around, path_of
from npm_compare.reports.site import noted, write_site
from npm_compare.reports.tasks import (
    Parameters,
    Printing,
    deck_of,
    draft_of,
    page_of,
    report_of,
    with_data,
    workbook_of,
)
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES

AT_ONCE = os.cpu_count() or 2
"""Reports made at the same time, each in a process of its own."""

Progress = Callable[[str], None]
"""Called with a line for each report when it is done or has failed."""


@dataclass(frozen=True)
class Work:
    """The making of the reports of one run."""

    data: Dataset
    target: Path
    formats: tuple[str, ...]
    parameters: Parameters
    tell: Progress
    many: bool = True
    known: str = ""
    languages: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()
    """The notebooks of the pages that lead to each other: those made now and those that stand there."""

    def make(self, language: str, path: Path, before: Page | None) -> Page:
        """Make the report of one notebook in a language, unless it stands there made from the same."""
        page = before if before and self.stands(path, before) else self._make(language, path, self.origin(path))
        if page.error and before:  # its last good files stay
            page = replace(before, error=page.error, made_from="")
        if page is not before and not page.error:
            for place in (self.target / language / "charts").glob(f"{glob.escape(path.stem)}-[0-9][0-9].*"):
                if place.name not in page.charts:
                    place.unlink()
        self.tell(f"{path.stem} [{language}]: {'failed' if page.error else 'done'}")
        return page

    def stands(self, path: Path, before: Page) -> bool:
        """Whether the report of a notebook stands there whole, made from the same.

        Where all reports are made, it must also lead to those beside it; a report made alone stays as it is.
        """
        folder = self.target / before.language
        places = [folder / f"{path.stem}.{name}" for name in self.formats]
        places += [folder / "charts" / name for name in before.charts]
        leads = not self.many or before.leads == _digest_of(self._ways(before.language, path))
        return leads and before.made_from == self.origin(path) and all(place.exists() for place in places)

    def _make(self, language: str, path: Path, origin: str) -> Page:
        with tempfile.TemporaryDirectory() as kept:
            try:
                prepare(whole=self.many)
                links = self._ways(language, path)
                printing = Printing(language, self.formats, links)
                title, answer, unknown = self.apart(report_of, path, printing, dict(self.parameters), kept)
            except NpmCompareError as error:
                with speaking(language):
                    return Page(path.stem, language, title=path.stem, error=str(error).strip())
            charts = []
            for place in sorted(Path(kept).iterdir()):
                chart = place.suffix in (".png", ".svg")
                charts += [place.name] if chart else []
                write_whole(self.target / language / ("charts" if chart else "") / place.name, place.read_bytes())
        made = {"formats": self.formats, "made_from": origin, "charts": charts, "unknown": unknown}
        made["leads"] = _digest_of(links)
        return Page(path.stem, language, title, answer, **made)

    def _ways(self, language: str, path: Path) -> str:
        with speaking(language):
            return ways(language, self.languages, path, self.beside)

    def extras(self, language: str) -> list[Message]:
        """Write the files beside the reports and the pages on the method; return what could not be made, and why."""
        given = dict(self.parameters)
        told = str(sorted(given.items()))
        tasks: list[tuple[Any, ...]] = [([DECK], told, deck_of, given), ([DRAFT], told, draft_of, given)]
        if not self.known:
            tasks += [([WORKBOOK], told, workbook_of, given), *map(partial(self._page, language), PAGES)]
        return [
            one
            for names, *task in tasks
            for one in _lost(f"{language}/{names[0]}", self._extra, language, names, *task)
        ]

    def _page(self, language: str, name: str) -> tuple[Any, ...]:
        """Return the task of a page on the method: its files, what it is made from, the work and what that takes."""
        path = path_of(name, language)
        with speaking(language):
            shown = ways(language, self.languages, path, around=around(name, language))
        written = _digest_of(path.read_bytes(), shown)
        return (
            [f"{name}.{ending}" for ending in self.formats],
            written,
            page_of,
            path,
            Printing(language, self.formats, shown),
        )

    def atlas(self) -> list[Message]:
        """Write the atlas, in the languages of this run and those that stand there; return why it could not be made."""
        standing = {name.partition("/")[0] for name in noted(self.target / ATLAS).files}
        languages = tuple(name for name in LANGUAGES if name in self.languages or name in standing)
        asker = self.parameters.get("asker", ASKER)
        site = Site(languages, self.paths, asker, self.formats[0], (DRAFT, WORKBOOK))
        return _lost(f"{ATLAS}/index.html", write_site, self, site)

    def origin_of(self, given: str) -> str:
        """Return what a file beside the reports depends on: the data, the package, and what it is given."""
        return f"{self.data.version_with_digest} {self.known} {_package().hex()[:16]} {given}"

    def _extra(
        self, language: str, names: list[str], given: str, make: Callable[..., list[bytes]], *arguments: Any
    ) -> None:
        """Write files of a language, unless they stand there made from the same."""

        def made() -> list[bytes]:
            prepare(whole=self.many)
            return self.apart(make, language, *arguments)  # type: ignore[no-any-return]

        self.once(self.target / language, names, given, made)

    def once(self, folder: Path, names: Sequence[str], given: str, make: Callable[[], Iterable[bytes]]) -> None:
        """Write files into a folder, unless they stand there made from the same: the data, the package, what is given."""
        origin = self.origin_of(_digest_of(f"{names} {given}"))
        mark = folder / f".{names[0]}.made"
        stand = all((folder / name).exists() for name in [*names, mark.name])
        if stand and mark.read_text(encoding="utf-8") == origin:
            return
        made = make()
        mark.unlink(missing_ok=True)
        for name, content in zip(names, made, strict=True):
            write_whole(folder / name, content)
        write_whole(mark, origin.encode("utf-8"))

    def apart(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function returns in a process of its own that has the data of this run."""
        return apart(with_data, self.data.folder, self.known, work, *arguments)

    def origin(self, path: Path) -> str:
        """Return a digest of everything that the report of a notebook depends on."""
        given = json.dumps(dict(self.parameters), sort_keys=True)
        parts = [
            path.read_bytes(),
            self.data.version_with_digest.encode(),
            _package(),
            ",".join(self.formats).encode(),
            given.encode(),
            self.known.encode(),
        ]
        return _digest_of(*parts)


def _digest_of(*parts: bytes | str) -> str:
    """Return the first figures of a digest."""
    whole = b"\0".join(part.encode("utf-8") if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(whole).hexdigest()[:16]


@cache
def _package() -> bytes:
    """Return a digest of the code, the styles and the catalogues of the package."""
    digest = hashlib.sha256()
    own = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("assets/*.*"), *PACKAGE.glob("*/locale/*.po")]
    for path in sorted(own):
        digest.update(path.read_bytes())
    return digest.digest()


def _lost(file: str, make: Callable[..., None], *arguments: Any) -> list[Message]:
    """Make a file and return why it could not be made, if it was not."""
    try:
        make(*arguments)
    except (NpmCompareError, OSError) as error:
        reason = str(refused(error)) if isinstance(error, OSError) else str(error).strip()
        return [not_made(file, reason)]
    return []


def not_made(file: str, reason: str) -> Message:
    """Return the message of a file of the output folder that could not be made, and why."""
    return message("not_made", file=file, reason=reason)


def at_once(
    work: Work, tasks: Sequence[tuple[str, Path, Page | None]], extras: Sequence[str]
) -> tuple[list[Page], list[Message]]:
    """Make several reports at the same time, and return them with what else could not be made.

    The atlas, which takes longest, is begun first; a set as it was once known has none.

    If something ends the run, such as Ctrl-C, no more are begun and those at work are ended.
    """
    resume()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            rest = [pool.submit(copy_context().run, work.atlas)] if extras and not work.known else []
            rest += [pool.submit(copy_context().run, work.extras, language) for language in extras]
            pages = list(pool.map(lambda task: work.make(*task), tasks))
            failed = [one for future in rest for one in future.result()]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise
    return pages, failed
