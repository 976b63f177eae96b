"""A world of three mechanisms in `tests/world`, small enough to be checked by hand, and how a test spoils it.

The codes of the States, the mechanisms of the seminar and the dates of the treaty are real, because the package
knows them. All else is invented: no body, source or figure below exists.

France's inspector has a law of 2007, changed on 28 May 2014 (a closed answer and an open one), and figures of 2014
on which a report and the press disagree. Morocco's council comes after the seminar of 12 May 2015. Mali's
ombudsman ended on 6 July 2016 and is known from an undated page only.
"""

from __future__ import annotations

import csv
import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from babel.messages.catalog import Catalog

from npm_compare.base.results import Result
from npm_compare.checking.ids import new_id, with_ids
from npm_compare.checking.schema import FACT_TABLES, descriptor, tables
from npm_compare.desk import cli
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.showing import html
from small_reports import BROKEN, GOOD, PLAIN, Run, only_reports, run, write_notebook

MADE_UP_LAW = {
    "title": "Invented Act no. 3 of 2020",
    "publisher": "Invented Bulletin",
    "published": "2020-02-01",
    "language": "ar",
    "url": "https://law.example/3",
    "valid_from": "2020-02-15",
    "read_whole": "yes",
}
"""A law of Morocco that the world does not have, as it is typed on the first sheet of a guided workbook."""

MADE_UP_ANSWERS = {
    "private_interviews": {
        "value": "Yes",
        "locator": "5",
        "note": "Without witnesses.",
        "scope": "The mechanism itself",
    },
    "visits_unannounced": {"value": "Text is silent"},
    "term_years": {"value": 4, "locator": "art. 3(1)", "confidence": "Medium"},
}
"""What a reader fills on the second sheet."""

WORLD = Path(__file__).parent / "world"
TABLES = {name: (WORLD / f"{name}.csv").read_text(encoding="utf-8") for name in tables()}
CODES, MECHANISM_FACTS, STATE_FACTS = (TABLES[name] for name in ("codes", "mechanism_facts", "state_facts"))


@pytest.fixture(scope="session", autouse=True)
def fewer_collections() -> None:
    """Look for rings among the objects less often: of charts there are so many that it takes a sixth of the time."""
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Look for rings a last time and leave what stays: pytest and IPython would look six times more, a second each."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the notebooks that tests make out of the list of those trusted by whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))
        yield


@pytest.fixture(scope="module")
def reports_only() -> Iterator[None]:
    """Make nothing but the reports in a run: see `only_reports`."""
    with only_reports():
        yield


@pytest.fixture(scope="session")
def small_notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a good notebook, a broken one, one that computes nothing, and one that is none."""
    place = tmp_path_factory.mktemp("notebooks")
    for name, cells in (("01_good", GOOD), ("02_broken", BROKEN), ("03_plain", PLAIN)):
        write_notebook(place / f"{name}.ipynb", cells)
    (place / "04_torn.ipynb").write_text('{"cells": [', encoding="utf-8")
    return place


@pytest.fixture(scope="session")
def small_reports(small_notebooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run of them in two languages, of which one is written from right to left."""
    with only_reports():
        return run(small_notebooks, tmp_path_factory.mktemp("first"), languages=["en", "ar"])


@pytest.fixture(scope="session")
def sentences() -> Catalog:
    """Return every sentence that is to be translated, read out of the code once."""
    from npm_compare.desk.catalogues import template

    return template()


@pytest.fixture(scope="session")
def whole_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """Write the tables of the world once, and return them as a data set that nobody spoils: it is the same at the end.

    Columns of the model that a table above does not name are written empty. The world was coded up to a day of its own, so
    that the tests stay as they are when the published data go on.
    """
    folder = tmp_path_factory.mktemp("world")
    for table, text in TABLES.items():
        rows = list(csv.reader(text.splitlines()))
        _write(folder, table, [dict(zip(rows[0], row, strict=True)) for row in rows[1:]])
    own = descriptor() | {"created": "2026-11-24"}
    (folder / "datapackage.json").write_text(json.dumps(own), encoding="utf-8")
    data = load(folder)
    before = {name: table.copy() for name, table in vars(data).items() if isinstance(table, pd.DataFrame)}
    yield data
    for name, table in before.items():
        pd.testing.assert_frame_equal(table, getattr(data, name), obj=f"{name}, into which a test wrote")
    assert (data.date, data.version, data.known) == ("2026-11-24", own["version"], "")


@pytest.fixture
def world(whole_world: Dataset, tmp_path: Path) -> Path:
    """Return a folder of the world's tables, to be spoiled at will."""
    for file in whole_world.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def world_data(whole_world: Dataset, request: pytest.FixtureRequest) -> Dataset:
    """Return the world as a data set, with what was made of it before: nobody writes into its tables.

    A test that asks for `world` too, or changes how the package works, has one of its own, whose folder is `world`.
    """
    asked = {"world", "monkeypatch"} & {*request.fixturenames}
    if not asked:
        return whole_world
    folder = request.getfixturevalue("world") if "world" in asked else whole_world.folder
    return replace(whole_world, folder=folder)


class Marked(NullTranslations):
    """A language in which every sentence of the catalogue is the English one between ‹ and ›."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"


def is_one_sentence(text: str) -> bool:
    """Whether a text is one sentence of the marked catalogue, which may quote others."""
    depths = [text[: place + 1].count("‹") - text[: place + 1].count("›") for place in range(len(text))]
    return text.startswith("‹") and depths.index(0) == len(text) - 1


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """Speak the marked language, and return what tells whether a text is one of its sentences."""
    monkeypatch.setattr("npm_compare.views.language._catalogue", lambda name: Marked())
    return is_one_sentence


def line_of(table: str, beginning: str) -> int:
    """Return the line of the world's table that begins with a text; the header is line 1."""
    return next(n for n, line in enumerate(TABLES[table].split("\n"), 1) if line.startswith(beginning))


def spoil(folder: Path, table: str, line: int, column: str, value: str) -> None:
    """Write another value into the cell of a line and a column."""
    rows = _read(folder, table)
    rows[line - 2][column] = value
    _write(folder, table, rows)


def add(folder: Path, table: str, row: str) -> int:
    """Write a row, with the columns of the world's table or the first of them, at the end of a table and return its line."""
    header, cells = csv.reader([TABLES[table].split("\n")[0], row])
    cells += [""] * (len(header) - len(cells))
    rows = [*_read(folder, table), dict(zip(header, cells, strict=True))]
    _write(folder, table, rows)
    return len(rows) + 1


def _read(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()))


def _write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    """Write a table. Facts without an id get theirs, a re-check or a correction that of the fact it describes."""
    if table in FACT_TABLES:
        columns = tables()[table].columns
        cells = [[row.get(name, "") for name in columns] for row in rows]
        rows = [dict(zip(columns, row, strict=True)) for row in with_ids(cells, set())]
    elif table in ("reviews", "corrections"):
        rows = [{**row, "id": row.get("id") or _described(folder, row)} for row in rows]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tables()[table].columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _described(folder: Path, row: dict[str, str]) -> str:
    """Return the id of the fact that a re-check or a correction describes: where it stands, and what it says (or said)."""
    if not row.get("indicator"):
        return ""
    place = [row[name] for name in ("subject", "indicator", "source", "locator")]
    column, value = row.get("field", "value"), row.get("now", row.get("value"))
    there = [fact for name in FACT_TABLES for fact in _read(folder, name) if _place(fact) == place]
    there.sort(key=lambda fact: fact.get(column) != value)
    return there[0]["id"] if there else new_id(place, ())


def _place(fact: dict[str, str]) -> list[str]:
    subject = fact.get("mechanism") or fact.get("state") or ""
    return [subject, *(fact[name] for name in ("indicator", "source", "locator"))]


def fact_id(folder: Path, beginning: str) -> str:
    """Return the id of the first fact whose line, without the id, begins with a text."""
    lines = [line for name in FACT_TABLES for line in (folder / f"{name}.csv").read_text("utf-8").splitlines()]
    return next(one for one, _, rest in (line.partition(",") for line in lines) if rest.startswith(beginning))


def add_fact(folder: Path, subject: str, indicator: str, value: str, **cells: str) -> int:
    """Write a fact at the end of its table and return its line; it is read in the press, low, unless said otherwise."""
    table, name = ("mechanism_facts", "mechanism") if "-" in subject else ("state_facts", "state")
    read = {"source": "press-fr-2016", "locator": "para. 9", "confidence": "low"}
    rows = [*_read(folder, table), {name: subject, "indicator": indicator, "value": value, **read, **cells}]
    _write(folder, table, rows)
    return len(rows) + 1


class Page(HTMLParser):
    """What a browser finds in a piece of HTML.

    `cells` are the class and the text of each cell, without the numbers of its notes; `notes` the texts of the list
    below the table; `titles` what hovering shows.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self.notes: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.titles: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag and keep what its attributes say."""
        self.tags.append(tag)
        self._open += [] if tag in ("br", "col") else [tag]
        found = {name: value or "" for name, value in attrs}
        for name, kept in (("href", self.links), ("id", self.ids), ("title", self.titles)):
            kept.extend([found[name]] if name in found else [])
        if tag == "small" and "td" in self._open:
            kind, text = self.cells[-1]
            self.cells[-1] = kind, f"{text} | " if text else ""
        if tag == "td" and "thead" not in self._open:
            self.cells.append((found.get("class", ""), ""))
        elif tag in ("td", "th", "li"):  # a corner without a heading is an empty cell of the head
            (self.notes if tag == "li" else self.headings).append("")

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that is not the last opened is a fault of the HTML."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text where it stands."""
        if "td" in self._open and "sup" not in self._open:
            kind, text = self.cells[-1]
            self.cells[-1] = kind, text + data
        elif "th" in self._open:
            self.headings[-1] += data
        elif "li" in self._open:
            self.notes[-1] += data


class Done(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def npm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `npm-compare` with some words."""

    def run(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["npm-compare", *words])
        monkeypatch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return Done(int(ended.value.code or 0), written.out, written.err)

    return run


def html_of(shown: Any) -> str:
    """Return what a browser is given of a result, a sentence or a table."""
    return html(shown) if isinstance(shown, Result) else str(shown._repr_html_())
