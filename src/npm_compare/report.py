"""Make the reports: run every notebook, write its page, PDF and Word file, the charts, the tables and a landing page.

A notebook that fails does not lose the others: its last good files stay, and the failure is told. Files are written
beside their place and moved there when they are whole. What has not changed since the last time is not made again.
"""

from __future__ import annotations

import asyncio
import hashlib
import html
import json
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template

from npm_compare.citations import bibtex, csl_json
from npm_compare.dataset import Dataset, load
from npm_compare.documents import FORMATS, convert
from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.execution import answer_of, execute, find_notebooks, title_of
from npm_compare.slides import deck
from npm_compare.workbook import write_workbook

AT_ONCE = 2
"""Notebooks run at the same time, each in a fresh kernel."""

MADE = ".made.json"
"""File in the output folder that says from what each report was made."""

COLOUR_CODES = re.compile(r"\x1b\[[0-9;]*m")
"""Codes by which a kernel colours its errors for a terminal."""

Tell = Callable[[str], None]
"""Called with a line for each notebook when its report is done or has failed."""


@dataclass(frozen=True)
class Page:
    """What became of one notebook: its title, computed answer and formats, or the error that stopped it.

    `made_from` is a digest of everything the report depends on: the notebook, the data, the package and the formats.
    """

    name: str
    title: str
    answer: str = ""
    error: str = ""
    formats: Sequence[str] = ()
    made_from: str = ""


def report(
    output: str | Path = "output",
    names: Sequence[str] = (),
    *,
    formats: Sequence[str] = FORMATS,
    folder: Path | None = None,
    tell: Tell | None = None,
) -> list[Page]:
    """Write the reports into a folder and return what became of each notebook.

    Parameters
    ----------
    output
        Folder to write to; it is created. `index.html` is the landing page, `charts/` holds every chart as PNG and SVG,
        `tables/` the tables as CSV, as one workbook, and the sources as CSL JSON and BibTeX, `briefing.pptx` the deck.
    names
        Notebooks to make (`03`, `03_mandate`); all by default.
    formats
        Of `html`, `pdf` and `docx`.
    folder
        Where the notebooks are, by default those that came with the package.
    tell
        Called with a line for each notebook when it is done.

    Returns
    -------
    list of Page
        In the order of the notebooks; those with an `error` were not made.
    """
    for name in formats:
        if name not in FORMATS:
            raise UnknownName("format", name, FORMATS)
    data = load()
    target = Path(output)
    (target / "charts").mkdir(parents=True, exist_ok=True)
    work = _Work(data, target, tuple(formats), tell or (lambda line: None))
    pages = asyncio.run(work.make_all(find_notebooks(names, folder)))
    _write_tables(data, target / "tables")
    origin = f"{data.version} {_package().hex()[:16]}"
    _write_once(target / "tables" / "npm_compare.xlsx", origin, lambda: _workbook(data))
    if not names:
        _write_once(target / "briefing.pptx", origin, lambda: deck(data=data))
    every = [*_others(target, pages), *pages]
    _write(target / "index.html", _landing(every, data).encode("utf-8"))
    _write(target / MADE, json.dumps([asdict(page) for page in every if not page.error], indent=1).encode("utf-8"))
    return pages


def _others(target: Path, pages: Sequence[Page]) -> list[Page]:
    """Return the reports made earlier in the folder and not asked for this time."""
    asked = {page.name for page in pages}
    return [page for page in _made(target).values() if page.name not in asked]


def _made(target: Path) -> dict[str, Page]:
    """Return what stands in the output folder from earlier runs."""
    try:
        rows = json.loads((target / MADE).read_text(encoding="utf-8"))
        return {row["name"]: Page(**row) for row in rows}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


@dataclass(frozen=True)
class _Work:
    """The making of the reports of one run."""

    data: Dataset
    target: Path
    formats: tuple[str, ...]
    tell: Tell

    async def make_all(self, paths: Sequence[Path]) -> list[Page]:
        turn, made = asyncio.Semaphore(AT_ONCE), _made(self.target)

        async def make(path: Path) -> Page:
            async with turn:
                page = await self.make(path, made.get(path.stem))
            self.tell(f"{page.name}: {'failed' if page.error else 'done'}")
            return page

        return list(await asyncio.gather(*(make(path) for path in paths)))

    async def make(self, path: Path, before: Page | None) -> Page:
        """Make the report of one notebook, unless it stands there made from the same."""
        import nbformat
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
        from nbformat.reader import NotJSONError

        origin = self.origin(path)
        places = [self.target / f"{path.stem}.{name}" for name in self.formats]
        if before and before.made_from == origin and all(place.exists() for place in places):
            return before
        try:
            notebook = nbformat.read(path, as_version=4)
        except (NotJSONError, nbformat.ValidationError) as error:
            return Page(path.stem, path.stem, error=f"{path.name} is not a notebook: {str(error)[:100]}")
        title = title_of(notebook)
        with tempfile.TemporaryDirectory() as kept:
            try:
                await execute(notebook, path.parent, Path(kept) / path.stem)
                made = await asyncio.to_thread(convert, notebook, title, self.data, self.formats)
            except (CellExecutionError, CellTimeoutError, DeadKernelError, NpmCompareError) as error:
                return Page(path.stem, title, error=COLOUR_CODES.sub("", str(error)).strip())
            for place in sorted(Path(kept).iterdir()):
                _write(self.target / "charts" / place.name, place.read_bytes())
        for name, content in made.items():
            _write(self.target / f"{path.stem}.{name}", content)
        return Page(path.stem, title, answer_of(notebook), formats=self.formats, made_from=origin)

    def origin(self, path: Path) -> str:
        """Return a digest of everything that the report of a notebook depends on."""
        parts = [path.read_bytes(), self.data.version.encode(), _package(), ",".join(self.formats).encode()]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


@cache
def _package() -> bytes:
    """Return a digest of the code and the styles of the package."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *(here / "assets").iterdir()]):
        digest.update(path.read_bytes())
    return digest.digest()


def _write_tables(data: Dataset, folder: Path) -> None:
    """Write the tables as CSV with their description, and the sources for reference managers."""
    folder.mkdir(exist_ok=True)
    for path in sorted(data.folder.iterdir()):
        if path.suffix in (".csv", ".json"):
            _write(folder / path.name, path.read_bytes())
    _write(folder / "sources.csl.json", csl_json(data).encode("utf-8"))
    _write(folder / "sources.bib", bibtex(data).encode("utf-8"))


def _write_once(place: Path, origin: str, make: Callable[[], bytes]) -> None:
    """Write a file that takes long to make, unless it stands there made from the same."""
    mark = place.with_name(f".{place.name}.made")
    if place.exists() and mark.exists() and mark.read_text(encoding="utf-8") == origin:
        return
    _write(place, make())
    _write(mark, origin.encode("utf-8"))


def _workbook(data: Dataset) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        return write_workbook(data, Path(place) / "npm_compare.xlsx").read_bytes()


def _landing(pages: Sequence[Page], data: Dataset) -> str:
    assets = files("npm_compare") / "assets"
    template = Template((assets / "landing.html").read_text(encoding="utf-8"))
    ordered = sorted(pages, key=lambda page: page.name)
    return template.substitute(
        style=(assets / "page.css").read_text(encoding="utf-8"),
        pages="\n".join(_entry(page) for page in ordered),
        version=html.escape(data.version),
        date=html.escape(data.date),
        facts=f"{len(data.facts):,}",
        sources=f"{len(data.sources):,}",
        mechanisms=len(data.mechanisms),
        states=len(data.states),
    )


def _entry(page: Page) -> str:
    title, name = html.escape(page.title), html.escape(page.name)
    if page.error:
        reason = html.escape(page.error[-300:])
        return f"<li><strong>{title}</strong><p>This report could not be made this time: {reason}</p></li>"
    links = " · ".join(f'<a href="{name}.{ending}">{ending.upper()}</a>' for ending in page.formats)
    first = f'<a class="title" href="{name}.{page.formats[0]}">{title}</a>'
    return f'<li>{first}<p>{html.escape(page.answer)}</p><p class="soft">{links}</p></li>'


def _write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that no half file is ever left."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.close()
            os.chmod(part.name, 0o644)
            os.replace(part.name, path)
        finally:
            Path(part.name).unlink(missing_ok=True)
