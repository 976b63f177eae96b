"""The work of one run: each report, deck, workbook and page is made apart, unless it stands there made from the same."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError, refused
from npm_compare.base.folders import PACKAGE
from npm_compare.base.writing import write_whole
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.execution import apart, prepare, resume, stop
from npm_compare.reports.landing import DECK, WORKBOOK, Page
from npm_compare.reports.pages import PAGES, path_of
from npm_compare.reports.producing import Parameters, deck_of, page_of, report_of, with_data, workbook_of
from npm_compare.views.language import say

AT_ONCE = os.cpu_count() or 2
"""Reports made at the same time, each in a process of its own."""

Tell = Callable[[str], None]
"""Called with a line for each report when it is done or has failed."""


@dataclass(frozen=True)
class Work:
    """The making of the reports of one run."""

    data: Dataset
    target: Path
    formats: tuple[str, ...]
    parameters: Parameters
    tell: Tell
    many: bool = True

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
        """Whether the report of a notebook stands there whole, made from the same."""
        folder = self.target / before.language
        places = [folder / f"{path.stem}.{name}" for name in self.formats]
        places += [folder / "charts" / name for name in before.charts]
        return before.made_from == self.origin(path) and all(place.exists() for place in places)

    def _make(self, language: str, path: Path, origin: str) -> Page:
        with tempfile.TemporaryDirectory() as kept:
            try:
                prepare(everything=self.many)
                title, answer = self._apart(report_of, path, language, self.formats, dict(self.parameters), kept)
            except NpmCompareError as error:
                return Page(path.stem, language, title=path.stem, error=str(error).strip())
            charts = []
            for place in sorted(Path(kept).iterdir()):
                chart = place.suffix in (".png", ".svg")
                charts += [place.name] if chart else []
                write_whole(self.target / language / ("charts" if chart else "") / place.name, place.read_bytes())
        return Page(path.stem, language, title, answer, formats=self.formats, made_from=origin, charts=charts)

    def extras(self, language: str) -> list[str]:
        """Write the deck, the workbook and the pages on the method in a language; return what could not be made, and why."""
        given = dict(self.parameters)
        told = str(sorted(given.items()))
        tasks: list[tuple[Any, ...]] = [([DECK], told, deck_of, given), ([WORKBOOK], told, workbook_of, given)]
        for name in PAGES:
            path = path_of(name, language)
            written = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
            tasks.append(([f"{name}.{ending}" for ending in self.formats], written, page_of, path, self.formats))
        failed = []
        for names, *task in tasks:
            try:
                self._extra(language, names, *task)
            except (NpmCompareError, OSError) as error:
                reason = str(refused(error)) if isinstance(error, OSError) else str(error).strip()
                failed.append(not_made(f"{language}/{names[0]}", reason))
        return failed

    def _extra(
        self, language: str, names: list[str], given: str, make: Callable[..., list[bytes]], *arguments: Any
    ) -> None:
        """Write files of a language, unless they stand there made from the same."""
        folder = self.target / language
        origin = f"{self.data.version_with_digest} {_package().hex()[:16]} {names} {given}"
        mark = folder / f".{names[0]}.made"
        stand = all((folder / name).exists() for name in [*names, mark.name])
        if stand and mark.read_text(encoding="utf-8") == origin:
            return
        prepare(everything=self.many)
        made = self._apart(make, language, *arguments)
        mark.unlink(missing_ok=True)
        for name, content in zip(names, made, strict=True):
            write_whole(folder / name, content)
        write_whole(mark, origin.encode("utf-8"))

    def _apart(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return apart(with_data, self.data.folder, work, *arguments)

    def origin(self, path: Path) -> str:
        """Return a digest of everything that the report of a notebook depends on."""
        given = json.dumps(dict(self.parameters), sort_keys=True)
        parts = [
            path.read_bytes(),
            self.data.version_with_digest.encode(),
            _package(),
            ",".join(self.formats).encode(),
            given.encode(),
        ]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


@cache
def _package() -> bytes:
    """Return a digest of the code, the styles and the catalogues of the package."""
    digest = hashlib.sha256()
    own = [*PACKAGE.rglob("*.py"), *PACKAGE.glob("*/assets/*.*"), *PACKAGE.glob("*/locale/*.po")]
    for path in sorted(own):
        digest.update(path.read_bytes())
    return digest.digest()


def not_made(file: str, reason: str) -> str:
    """Say which file of the output folder could not be made, and why."""
    return say("{file} could not be made: {reason}", file=file, reason=reason)


def at_once(
    work: Work, tasks: Sequence[tuple[str, Path, Page | None]], extras: Sequence[str]
) -> tuple[list[Page], list[str]]:
    """Make several reports at the same time, and return them with what else could not be made.

    If something ends the run, such as Ctrl-C, no more are begun and those at work are ended.
    """
    resume()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            rest = [pool.submit(copy_context().run, work.extras, language) for language in extras]
            pages = list(pool.map(lambda task: work.make(*task), tasks))
            failed = [words for future in rest for words in future.result()]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise
    return pages, failed
