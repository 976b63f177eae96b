"""Hostile text in the data is shown as the text that it is, wherever it stands, and no path leaves the folder given.

`hostile.py`, run by `.ci/run`, opens the finished files in a browser and in an office program; here are the rules.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

import npm_compare as npm
from conftest import html_of, line_of, spoil
from hostility import REFUSED, TEXTS, free_columns, write_hostile
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.folders import DATA_VARIABLE, data_folder, data_from, own_data_folder
from npm_compare.checking.cells import look_at_text
from npm_compare.checking.check import check_sheets, read_folder
from npm_compare.checking.schema import tables
from npm_compare.desk import cli
from npm_compare.desk.editing.export import export_facts
from npm_compare.desk.explorer import View, explore
from npm_compare.desk.explorer.saving import save
from npm_compare.desk.explorer.view import TABS
from npm_compare.facts.bibliography import bibliography
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports.landing import Front, Page, landing
from npm_compare.reports.making import report
from npm_compare.reports.plain import markdown
from npm_compare.reports.presentation import Deck
from npm_compare.views.charts.chart import Bars
from npm_compare.views.language import speaking
from npm_compare.views.workbook import write_workbook


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw few weights: how good the numbers are is not the question here."""
    monkeypatch.setattr("npm_compare.weighing.gaps.GAP_DRAWS", 100)


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "data", own_data_folder())


@pytest.fixture(scope="module")
def hostile(hostile_folder: Path) -> Dataset:
    """Return the hostile data; where a table of them had an error they would not be read."""
    with data_from(hostile_folder):
        return load()  # as the commands do, so that they are read once


# what the checker accepts and refuses


def test_only_a_text_that_no_reader_can_see_or_a_spreadsheet_would_run_is_refused() -> None:
    assert [text for text in TEXTS if look_at_text(text)] == []
    assert [what for what, text in REFUSED.items() if not look_at_text(text)] == []


def test_every_table_of_the_hostile_data_has_every_hostile_text_and_no_error(hostile: Dataset) -> None:
    for name in ("mechanism_facts", "state_facts", "sources", "statistics"):
        rows = csv.DictReader((hostile.folder / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True))
        cells = "\n".join(row["note"] for row in rows)
        assert [text for text in TEXTS if text not in cells] == [], name
    assert all(free_columns(table) for name, table in tables().items() if name not in NO_TEXT)


NO_TEXT = (
    "requirement_indicators",
    "criteria",
    "question_indicators",
    "decision_points",
    "recommendations",
    "clause_points",
)
"""Tables that hold names and codes only."""


def test_a_cell_of_a_megabyte_is_told_and_shown(world: Path) -> None:
    line = line_of("mechanism_facts", "fra-cglpl,model")
    spoil(world, "mechanism_facts", line, "note", "word " * 200_000 + "end")
    told = [str(problem) for problem in check_sheets(read_folder(world))]
    assert [words.partition(": ")[2] for words in told] == [
        "note: 1,000,003 characters in one cell; Excel cuts a cell at 32,767"
    ]
    card = html_of(npm.profile("fra-cglpl", data=load(world)))
    assert "word end" in card
    with pytest.raises(NpmCompareError, match="A cell has more than 32,767 letters"):
        export_facts(load(world), world / "facts.xlsx")


# pictures, decks, workbooks


@pytest.mark.filterwarnings("ignore:Glyph")
def test_a_dollar_sign_in_the_data_begins_no_formula_in_a_chart(world: Path) -> None:
    for table, column in (("states", "name_en"), ("indicators", "label_en"), ("sources", "publisher")):
        spoil(world, table, 2, column, "$\\frac{1}{0$")
    data = load(world)
    for chart in (
        npm.charts.matrix(npm.compare("seminar", "powers", data=data)),
        npm.charts.trend(npm.figures("seminar", "visits_total", data=data)),
        npm.charts.choices(data=data),
    ):
        texts = chart.figure.findobj(lambda artist: hasattr(artist, "get_parse_math"))
        assert texts
        assert not any(text.get_parse_math() for text in texts)


def test_no_name_in_the_workbook_behind_a_chart_becomes_a_formula_or_a_link(world_data: Dataset) -> None:
    names = ["=1+1", "external:\\\\evil.example\\x.xlsx", "https://evil.example", "mailto:a@evil.example", "12"]
    bars = Bars(names, {"=2+2": [1, 2, 3, 4, 5]}, ["#222222"], "BAR_CLUSTERED")
    made = Deck(world_data)
    made.chart(replace(npm.charts.matrix(npm.compare("all", "powers", data=world_data)), bars=bars))
    (slide,) = Presentation(io.BytesIO(made.content())).slides
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    blob = chart.part.chart_workbook.xlsx_part.blob
    sheet: Any = load_workbook(io.BytesIO(blob)).active
    assert [cell.value for cell in sheet["A"]] == [None, *names]
    assert {cell.data_type for cell in [*sheet["A"][1:], sheet["B1"]]} == {"s"}
    assert [cell.value for cell in sheet["B"]] == ["=2+2", 1, 2, 3, 4, 5]
    assert not any(
        "externalLink" in name or "sheet1.xml.rels" in name for name in zipfile.ZipFile(io.BytesIO(blob)).namelist()
    )


def test_no_cell_of_a_workbook_computes_or_links(world: Path, tmp_path: Path) -> None:
    data = load(write_hostile(tmp_path / "hostile", world))
    for path in (
        write_workbook(data, tmp_path / "tables.xlsx"),
        export_facts(data, tmp_path / "facts.xlsx"),
    ):
        with zipfile.ZipFile(path) as box:
            assert not any("externalLink" in name or name.startswith("xl/worksheets/_rels") for name in box.namelist())
            sheets = [box.read(name) for name in box.namelist() if name.startswith("xl/worksheets/")]
        assert sheets
        typed = rb'<f>IF\((sources!\$[A-Z]\$\d+)="","",\1\)</f>'  # the list of sources repeats those typed as new
        assert not any(b"<f>" in re.sub(typed, b"", sheet) or b"<hyperlink" in sheet for sheet in sheets)


# what shows itself in JupyterLab

TAGS = (
    "a b br caption code col colgroup dd details div dl dt em h1 h2 h3 h4 i img input label li ol p pre section "
    "small span strong style sub summary sup table tbody td tfoot th thead tr ul"
)
ATTRIBUTES = (
    "alt aria-describedby aria-hidden aria-label aria-labelledby class colspan dir href hreflang id "
    "lang open role rowspan scope src style tabindex title"
)


class Strict(HTMLParser):
    """Collects whatever is not plain in a piece of HTML."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a tag and its attributes."""
        self.found += [] if tag in TAGS.split() else [f"<{tag}>"]
        for name, value in attrs:
            self.found += [] if name in ATTRIBUTES.split() else [f"{tag} {name}"]
            plain = re.match(r"#|https?://|data:image/png;base64,", value or "", re.IGNORECASE)
            self.found += [f"{name}={value}"] if name in ("href", "src") and not plain else []
            self.found += [f"style={value}"] if name == "style" and "url(" in (value or "") else []

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        self.found.append(f"comment {data[:20]}")

    def handle_decl(self, decl: str) -> None:
        """Refuse a declaration."""
        self.found.append(f"declaration {decl[:20]}")


VIEWS: dict[str, Callable[[Dataset], Any]] = {
    "compare": lambda data: npm.compare("seminar", ["mandate", "independence"], data=data),
    "profile": lambda data: npm.profile("mar-cndh", data=data),
    "assess": lambda data: npm.assess("seminar", data=data),
    "laws": lambda data: npm.laws("mar-cndh", data=data),
    "changes": lambda data: npm.show(npm.changes("mar-cndh", "2015", "today", data=data), data=data),
    "figures": lambda data: npm.figures("seminar", "visits_total", data=data),
    "gaps": lambda data: npm.show(npm.gaps("mar-cndh", data=data), data=data),
    "peers": lambda data: npm.show(npm.peers("nhri", data=data), data=data),
    "conflicts": lambda data: npm.show(npm.conflicts(data=data), data=data),
    "options": lambda data: npm.options(data=data),
    "size": lambda data: npm.size("mar", data=data),
    "bibliography": lambda data: bibliography(data, data.sources.index),
    "decide": lambda data: npm.decide("tun-inpt", data=data),
    "standing": lambda data: npm.findings.standing("mar-cndh", data=data),
    "evidence": lambda data: npm.show(npm.evidence.grounds(data=data), data=data),
}


IN_ARABIC = ("compare", "profile", "decide")
"""Views that are tried in Arabic: of a table, a card and prose, each of which marks the direction of names."""


@pytest.mark.parametrize(
    ("view", "language"), [*((view, "en") for view in VIEWS), *((view, "ar") for view in IN_ARABIC)]
)
def test_what_shows_itself_has_plain_tags_and_attributes_only(hostile: Dataset, view: str, language: str) -> None:
    with speaking(language):
        shown = VIEWS[view](hostile)
        page = Strict(html_of(shown))
    assert page.found == []
    assert page.words


@pytest.mark.filterwarnings("ignore:Glyph", "ignore:constrained_layout")
def test_the_explorer_has_plain_tags_and_attributes_only(hostile: Dataset, tmp_path: Path) -> None:
    shown = explore(
        View(mechanisms=("mar-cndh",), indicators=("powers", "money"), language="ar"), folder=tmp_path, data=hostile
    )
    for tab in ("table", "chart", "laws", "resources"):  # what the others show is among the views above
        shown.tabs.selected_index = TABS.index(tab)
        values = [widget.value for widget in _widgets(shown.widget) if type(widget).__name__ == "HTML"]
        assert [fault for value in values for fault in Strict(value).found] == []
        assert len(values) > 1


def _widgets(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _widgets(child)


# the command line

COMMANDS = (
    ("compare", "seminar", "mandate"),
    ("profile", "mar-cndh"),
    ("peers", "nhri"),
    ("conflicts",),
    ("gaps", "mar-cndh"),
    ("decide", "tun-inpt"),
    ("laws", "tun-inpt"),
    ("show", "fra-cglpl", "legal_instrument"),
    ("search", "visites", "--in", "questions,notes,terms"),
)
FORMS = ("compare", "conflicts", "show", "search")
ISOLATES = "\u2068\u2069\u200e\u200f"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., SimpleNamespace]:
    """Return a function that runs `npm-compare` on a folder of data."""

    def run(folder: Path, *words: str) -> SimpleNamespace:
        monkeypatch.setattr(sys, "argv", ["npm-compare", *words])
        with data_from(folder), pytest.raises(SystemExit):
            cli.main()
        written = capsys.readouterr()
        return SimpleNamespace(out=written.out, err=written.err)

    return run


def unseen(text: str) -> set[str]:
    """Return the characters that a terminal would obey instead of showing them; isolates keep Arabic in order."""
    kinds = ("Cc", "Cf", "Zl", "Zp")
    return {c for c in text if unicodedata.category(c) in kinds and c not in "\n" + ISOLATES}


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_writes_what_a_terminal_would_obey(
    run: Callable[..., SimpleNamespace], hostile_folder: Path, words: tuple[str, ...]
) -> None:
    """What a program reads is the same in every language (tests/test_formats.py); in Arabic names carry isolates."""
    for form in ("table", "csv", "json", "md") if words[0] in FORMS else ("",):
        done = run(hostile_folder, *words, *(("--format", form) if form else ()))
        assert unseen(done.out + done.err) == set()
        assert done.out
        _read_form(form, done.out)
    if words[0] in ("compare", "profile"):
        assert unseen(run(hostile_folder, *words, "--language", "ar").out) == set()


def _read_form(form: str, text: str) -> None:
    """Read a form as its programs do."""
    if form == "json":
        json.loads(text)
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-(?!\d)", cell)]
    if form == "md":
        assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in text.splitlines()}) == 1
        assert "<" not in text
        assert "](" not in text.replace("\\](", "")


WRONG = (
    ("profile", "\x1b[31mx"),
    ("compare", "mar\u202ecndh", "powers"),
    ("gaps", "mar-cndh", "--at", "\x1b]0;x\x07"),
    ("report", "--language", "\x9b31m"),
    ("chart", "matrix", "-o", "\x1b[2J.gif"),
    ("search", "x", "--in", "a\rb"),
    ("import", "\x1b[2J.xlsx"),
)


def test_a_wrong_word_or_a_refused_cell_is_told_without_what_a_terminal_would_obey(
    run: Callable[..., SimpleNamespace], world: Path, tmp_path: Path
) -> None:
    done = run(world, "check", str(write_hostile(tmp_path / "hostile", world)))
    assert "codes.csv:" in done.out
    assert unseen(done.out + done.err) == set()
    for words in WRONG:
        done = run(world, *words)
        assert done.err + done.out
        assert unseen(done.out + done.err) == set(), words
    text = (world / "states.csv").read_text(encoding="utf-8")
    for what, cell in REFUSED.items():
        (world / "states.csv").write_text(text.replace("Morocco", f'"{cell}"'), encoding="utf-8", newline="")
        done = run(world, "check", str(world))
        assert "states.csv:" in done.out
        assert unseen(done.out + done.err) == set(), what


def test_a_cell_of_a_markdown_table_stays_a_text() -> None:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    for text in TEXTS:
        page = Strict(reader.render(markdown(pd.DataFrame({"a": [text]}))))
        assert page.found == []
        assert "".join(page.words.split()) == "".join(f"a{text}".split())


# paths


def _notebook(folder: Path, cells: list[dict[str, Any]]) -> Path:
    folder.mkdir(exist_ok=True)
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "99_small.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def test_a_list_of_what_was_made_removes_nothing_outside_the_folder(reports_only: None, tmp_path: Path) -> None:
    kept, target = tmp_path / "kept.png", tmp_path / "output"
    kept.write_bytes(b"mine")
    target.mkdir()
    charts = ["../../../kept.png", str(kept)]
    before = {"name": "99_small", "language": "en", "title": "x", "formats": ["html"], "charts": charts}
    (target / ".made.json").write_text(json.dumps([before]), encoding="utf-8")
    report(target, ["99"], languages=["en"], formats=["html"], folder=_notebook(tmp_path, []))
    assert kept.read_bytes() == b"mine"


def test_the_page_that_lists_the_reports_escapes_what_an_earlier_run_is_said_to_have_made(world_data: Dataset) -> None:
    page = Page('x"><b>', "en", "<b>", "<b>", formats=['"><script>1</script>'])
    assert "<script>" not in landing([page], world_data, Front("mar-cndh", ["en"]))


def test_no_name_of_a_view_leads_out_of_its_folder(world_data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for name in ("", "../x", "/tmp/x", "..", "a/b", "a\0b", "a\nb", ".x"):
        with pytest.raises(NpmCompareError, match="is not a name for a file"):
            save(View(), "json", world_data, name=name, folder=tmp_path / "inside")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_that_leads_nowhere_is_not_followed(world_data: Dataset, tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.json"
    inside.mkdir()
    os.symlink(outside, inside / "view.json")
    path = save(View(), "json", world_data, name="view", folder=inside)
    assert path.name == "view-2.json"
    assert not outside.exists()


def test_only_the_tables_of_the_data_go_with_the_reports(reports_only: None, world: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mine", encoding="utf-8")
    os.symlink(secret, world / "extra.csv")
    with data_from(world):
        report(tmp_path / "output", ["99"], languages=["en"], formats=["html"], folder=_notebook(tmp_path, []))
    assert not (tmp_path / "output" / "tables" / "extra.csv").exists()


# another folder of data


def test_other_data_are_read_within_a_block_only(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    with data_from(world):
        assert data_folder() == world.resolve()
        assert len(load().states) == 3
    assert data_folder() == own_data_folder()
    assert len(load().states) > 100


def test_reports_are_made_of_the_data_that_are_read(reports_only: None, world: Path, tmp_path: Path) -> None:
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None}
    source = 'import npm_compare as npm\nnpm.profile("mar-cndh")'
    folder = _notebook(tmp_path / "notebooks", [{**cell, "source": source}])
    with data_from(world):
        (page,) = report(tmp_path / "output", ["99"], languages=["en"], formats=["html"], folder=folder)
    assert page.error == ""
    assert "Invented Council" in (tmp_path / "output" / "en" / "99_small.html").read_text(encoding="utf-8")
