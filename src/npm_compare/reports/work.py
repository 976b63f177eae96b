"""The work of one run: each report, deck, workbook and page is made apart, unless it stands there made from the same.

The functions at the end are what a process of its own does.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from npm_compare.base.errors import Message, NpmCompareError, message, refused
from npm_compare.base.folders import PACKAGE, reading
from npm_compare.base.writing import write_whole
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.documents import convert
from npm_compare.reports.execution import apart, execute, prepare, resume, set_parameters, stop
from npm_compare.reports.landing import DECK, WORKBOOK, Page
from npm_compare.reports.order import ways
from npm_compare.reports.pages import PAGES, notebook_of, path_of, title_of_page
from npm_compare.reports.prose import title_of, translated
from npm_compare.reports.slides import deck
from npm_compare.views.charts.chart import Chart
from npm_compare.views.findings.finding import Finding
from npm_compare.views.language import speaking
from npm_compare.views.workbook import write_workbook

AT_ONCE = os.cpu_count() or 2
"""Reports made at the same time, each in a process of its own."""

Parameters = Mapping[str, str]
"""Other values for the names that the first cell of a notebook assigns."""

Progress = Callable[[str], None]
"""Called with a line for each report when it is done or has failed."""


@dataclass(frozen=True)
class Printing:
    """How a page is set: its language, the formats, and as HTML the links at the head of the web page."""

    language: str
    formats: tuple[str, ...]
    ways: str


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
                prepare(everything=self.many)
                links = self._ways(language, path)
                printing = Printing(language, self.formats, links)
                title, answer, unknown = self._apart(report_of, path, printing, dict(self.parameters), kept)
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
        """Write the deck, the workbook and the pages on the method in a language; return what could not be made, and why."""
        given = dict(self.parameters)
        told = str(sorted(given.items()))
        tasks: list[tuple[Any, ...]] = [([DECK], told, deck_of, given)]
        if not self.known:
            tasks += [([WORKBOOK], told, workbook_of, given), *map(partial(self._page, language), PAGES)]
        failed = []
        for names, *task in tasks:
            try:
                self._extra(language, names, *task)
            except (NpmCompareError, OSError) as error:
                reason = str(refused(error)) if isinstance(error, OSError) else str(error).strip()
                failed.append(not_made(f"{language}/{names[0]}", reason))
        return failed

    def _page(self, language: str, name: str) -> tuple[Any, ...]:
        """Return the task of a page on the method: its files, what it is made from, the work and what that takes."""
        path, shown = path_of(name, language), self._ways(language, path_of(name, language))
        written = _digest_of(path.read_bytes(), shown)
        return (
            [f"{name}.{ending}" for ending in self.formats],
            written,
            page_of,
            path,
            Printing(language, self.formats, shown),
        )

    def _extra(
        self, language: str, names: list[str], given: str, make: Callable[..., list[bytes]], *arguments: Any
    ) -> None:
        """Write files of a language, unless they stand there made from the same."""
        folder = self.target / language
        origin = f"{self.data.version_with_digest} {self.known} {_package().hex()[:16]} {names} {given}"
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
    own = [*PACKAGE.rglob("*.py"), *PACKAGE.glob("*/assets/*.*"), *PACKAGE.glob("*/locale/*.po")]
    for path in sorted(own):
        digest.update(path.read_bytes())
    return digest.digest()


def not_made(file: str, reason: str) -> Message:
    """Return the message of a file of the output folder that could not be made, and why."""
    return message("not_made", file=file, reason=reason)


def at_once(
    work: Work, tasks: Sequence[tuple[str, Path, Page | None]], extras: Sequence[str]
) -> tuple[list[Page], list[Message]]:
    """Make several reports at the same time, and return them with what else could not be made.

    If something ends the run, such as Ctrl-C, no more are begun and those at work are ended.
    """
    resume()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            rest = [pool.submit(copy_context().run, work.extras, language) for language in extras]
            pages = list(pool.map(lambda task: work.make(*task), tasks))
            failed = [one for future in rest for one in future.result()]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise
    return pages, failed


def with_data(folder: Path, known: str, work: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function returns when the data are those of a folder, as they were known by a day."""
    with reading(folder, known):
        return work(*arguments)


def report_of(path: Path, printing: Printing, parameters: Parameters, kept: str) -> tuple[str, str, str]:
    """Run a notebook in a language, write its report and its charts into a folder; return title, answer and what is unknown."""
    with speaking(printing.language):
        spoken = translated(_read(path))
        first = next((cell for cell in spoken.cells if cell.cell_type == "code"), None)
        if first is not None and parameters:
            first.source = set_parameters(first.source, parameters)
        outputs = execute(spoken)
        charts = [(one.value, one.forms["image/png"]) for one in outputs if isinstance(one.value, Chart)]
        _keep_charts(charts, Path(kept) / path.stem)
        title = title_of(spoken)
        for name, content in convert(spoken, title, load(), printing.formats, ways=printing.ways).items():
            (Path(kept) / f"{path.stem}.{name}").write_bytes(content)
        answer = next((one.value for one in outputs if isinstance(one.value, Finding)), Finding("", 0))
        return title, answer.text, answer.unknown


def _read(path: Path) -> Any:
    import nbformat
    from nbformat.reader import NotJSONError

    try:
        return nbformat.read(path, as_version=4)
    except (NotJSONError, nbformat.ValidationError) as error:
        raise NpmCompareError("not_a_notebook", file=path.name, reason=str(error)[:100]) from None


def _keep_charts(charts: Iterable[tuple[Chart, str]], place: Path) -> None:
    """Write the charts that a notebook showed, in their order: as the picture that it showed (in base 64), and as SVG."""
    for number, (chart, picture) in enumerate(charts, start=1):
        place.with_name(f"{place.name}-{number:02}.png").write_bytes(b64decode(picture))
        write_whole(place.with_name(f"{place.name}-{number:02}.svg"), chart.content("svg"))


def deck_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the briefing deck in a language."""
    given = {name: value for name, value in parameters.items() if name in ("asker", "group", "at")}
    with speaking(language):
        return [deck(**given, data=load())]


def workbook_of(language: str, parameters: Parameters) -> list[bytes]:
    """Return the tables as one workbook in a language."""
    with speaking(language), tempfile.TemporaryDirectory() as place:
        return [write_workbook(load(), Path(place) / "book.xlsx", at=parameters.get("at", "today")).read_bytes()]


def page_of(language: str, path: Path, printing: Printing) -> list[bytes]:
    """Return a page on the method in each of some formats."""
    with speaking(language):
        made = convert(notebook_of(path, load()), title_of_page(path), load(), printing.formats, ways=printing.ways)
    return [made[name] for name in printing.formats]
