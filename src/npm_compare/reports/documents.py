"""Turn an executed notebook into a page, a PDF or a Word file: no code shown, nothing fetched, the same bytes every time.

A notebook first becomes a fragment of HTML with its pictures beside it; pandoc makes each format from that fragment, and
typst sets the PDF (tagged, PDF/UA-1).
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.office import condensed, finished, landscape
from npm_compare.reports.pandoc import pandoc
from npm_compare.views.charts import fonts
from npm_compare.views.language import day, language, right_to_left, say
from npm_compare.views.languages import LANGUAGES
from npm_compare.views.wording import of_which_day

FORMATS = ("html", "pdf", "docx")
"""Formats of a report, by the endings of their files."""

TO_NOTEBOOK = re.compile(r'<a\s+href="(\d\d_[a-z_]+)\.ipynb">(.*?)</a>', re.DOTALL)
"""A link to another notebook: on a web page it leads to the report beside it, on paper it stays text."""

ROOM = ("1", "0.6", "0.2", "0")
"""How wide margins and spaces are, of what the page was designed for, down to the narrowest."""


def convert(
    notebook: Any, title: str, data: Dataset, formats: Sequence[str] = FORMATS, *, ways: str = "", at: str = ""
) -> dict[str, bytes]:
    """Return the notebook in each format asked for, set in the language spoken.

    `ways` are the links to other pages at the head of the web page, as HTML; `at` is the date of which the notebook speaks, if
    it is not today.

    A notebook whose metadata hold `{"npm_compare": {"columns": 1}}` is set small in print, without a table of contents, to
    fit on few pages; with `2`, also in two columns. `pages` promises a number of pages: margins and spaces shrink, and never the
    letters, as far as that takes. With `landscape` pages lie on their side, for wide tables.

    Raises
    ------
    UnknownName
        If a format is not one of `FORMATS`.
    NpmCompareError
        If pandoc or typst cannot make a format; the text says why.
    """
    for name in formats:
        if name not in FORMATS:
            raise UnknownName("format", name, FORMATS)
    makers = {"html": _html, "pdf": pdf_of, "docx": _docx}
    about = described(title, data, at=at)
    wished = notebook.metadata.get("npm_compare", {})
    about += [f"--metadata={name}:{wished[name]}" for name in ("columns", "pages", "landscape") if name in wished]
    about += [f"--variable=ways:{ways}"] if ways else []
    with tempfile.TemporaryDirectory() as place, as_file(files("npm_compare.reports") / "assets") as assets:
        folder = Path(place)
        _fragment(notebook, folder, assets)
        with ThreadPoolExecutor() as pool:  # each format waits for programs of its own
            spoken = [copy_context() for _ in formats]
            work = [
                pool.submit(one.run, makers[name], folder, assets, about)
                for one, name in zip(spoken, formats, strict=True)
            ]
            return {name: future.result() for name, future in zip(formats, work, strict=True)}


def described(title: str, data: Dataset, *, at: str = "") -> list[str]:
    """Return what a document says of itself, as options of pandoc: its title, language and direction, and the data behind it.

    A document about an earlier day says so under its title: printed, it would else be read as of today.
    """
    date = say("Data {version}, coded up to {date}", version=data.version_with_digest, date=day(data.date))
    told = {"title": title, "lang": language(), "toc-title": say("Contents"), "date": date}
    told |= {"subtitle": earlier} if (earlier := of_which_day(data, at)) else {}
    about = [f"--metadata={name}:{text}" for name, text in told.items()]
    return about + (["--metadata=dir:rtl"] if right_to_left() else [])


def _fragment(notebook: Any, folder: Path, assets: Path) -> None:
    """Write `body.html` without the code of the notebook, and its pictures beside it."""
    import nbformat

    (folder / "page.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
    options = ["--from=ipynb", "--to=html5", "--mathml", f"--lua-filter={assets / 'page.lua'}", "--extract-media=media"]
    body = pandoc([*options, "page.ipynb"], folder=folder).decode("utf-8")
    (folder / "body.html").write_text(TO_NOTEBOOK.sub(r"\2", _own_ids(body)), encoding="utf-8")


def _own_ids(page: str) -> str:
    """Give the notes of every table ids of their own, also where one table stands twice in a document."""
    first, *tables = page.split('<div class="npm"')
    numbered = (re.sub(r"note-[0-9a-f]{8}", f"note-{n}", text) for n, text in enumerate(tables, start=1))
    return '<div class="npm"'.join([first, *numbered])


def _html(folder: Path, assets: Path, about: list[str]) -> bytes:
    """Set the page straight from the notebook, so that the tables keep every mark for those who do not see them."""
    options = [
        "--from=ipynb",
        "--to=html5",
        "--mathml",
        "--standalone",
        "--embed-resources",
        "--toc",
        "--toc-depth=2",
        *about,
    ]
    look = [f"--template={assets / 'page.html'}", f"--css={assets / 'page.css'}", f"--lua-filter={assets / 'page.lua'}"]
    page = _own_ids(pandoc([*options, *look, "page.ipynb"], folder=folder).decode("utf-8"))
    return TO_NOTEBOOK.sub(r'<a href="\1.html">\2</a>', page).encode("utf-8")


def pdf_of(folder: Path, assets: Path, about: list[str], *filters: str) -> bytes:
    """Return `body.html` of a folder as a PDF; `filters` are asset files of pandoc's filters that work before the common one."""
    import typst

    options = ["--from=html", "--to=typst", "--standalone", f"--template={assets / 'page.typ'}", *about]
    look = [f"--lua-filter={assets / name}" for name in (*filters, "typst.lua")]
    pandoc([*options, *look, "--output=page.typ", "body.html"], folder=folder)
    promised = next((int(text.rpartition(":")[2]) for text in about if text.startswith("--metadata=pages:")), None)
    settings: dict[str, Any] = {"ignore_system_fonts": True, "font_paths": fonts.folders()}
    page = folder / "page.typ"
    try:
        room = _room(page, promised, settings) if promised else ROOM[0]
        pdf: dict[str, Any] = {"pdf_standards": "ua-1", "timestamp": 0, "sys_inputs": {"room": room}}
        return bytes(typst.compile(page, **settings, **pdf))
    except typst.TypstError as error:
        raise NpmCompareError("pdf_not_set", reason=str(error)) from None


def _room(page: Path, promised: int, settings: dict[str, Any]) -> str:
    """Return the widest spaces with which a page fits on the pages promised; the narrowest where none does."""
    import typst

    for room in ROOM:
        pages = json.loads(typst.query(page, "<pages>", field="value", one=True, sys_inputs={"room": room}, **settings))
        if pages <= promised:
            return room
    return ROOM[-1]


def _docx(folder: Path, assets: Path, about: list[str]) -> bytes:
    reference = (assets / "word.docx").read_bytes()
    wished = {text.removeprefix("--metadata=").partition(":")[0] for text in about}
    summed = condensed(reference) if "columns" in wished else reference
    turned = landscape(summed) if "landscape" in wished else summed
    return word_of(folder, assets, about, turned, whole_rows="landscape" in wished)


def word_of(
    folder: Path, assets: Path, about: list[str], reference: bytes, *filters: str, whole_rows: bool = False
) -> bytes:
    """Return `body.html` of a folder as a Word file with the look of a reference document."""
    locale = f"--metadata=lang:{LANGUAGES[language()].replace('_', '-')}"  # for the checker of spelling
    told = [locale if text.startswith("--metadata=lang:") else text for text in about]
    (folder / "reference.docx").write_bytes(reference)
    look = [f"--lua-filter={assets / name}" for name in (*filters, "word.lua")]
    options = [
        "--from=html",
        "--to=docx",
        *told,
        "--reference-doc=reference.docx",
        *look,
        "--output=page.docx",
        "body.html",
    ]
    pandoc(options, folder=folder)
    return finished((folder / "page.docx").read_bytes(), whole_rows=whole_rows)
