"""Results in a terminal: nothing is wider than the window, no word is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pandas as pd
import pytest
from rich.cells import cell_len

import npm_compare as npm
from conftest import Page, html_of
from npm_compare.analysis.answers import answer
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.terminal import folded, wrapped

SHOWN: dict[str, Callable[[Dataset], object]] = {
    "comparison": lambda data: npm.compare(["fra-cglpl", "mar-cndh"], ["powers", "resources"], data=data),
    "profile": lambda data: npm.profile("fra-cglpl", data=data),
    "assessment": lambda data: npm.assess(["fra-cglpl", "mar-cndh"], data=data),
    "options": lambda data: npm.options(at="2015", data=data),
    "sizing": lambda _: npm.size("mar", npm.assumptions("mar")),
    "chart": lambda data: npm.charts.matrix(npm.compare("fra-cglpl", "powers", data=data)),
    "finding": lambda data: npm.findings.standing("mar-cndh", data=data),
    "answer": lambda data: answer("fra-cglpl", "visits_unannounced", data=data),
    "figures": lambda data: npm.figures("fra-cglpl", data=data),
    "laws": lambda data: npm.laws("fra-cglpl", "powers", data=data),
    "table": lambda data: npm.show(npm.conflicts("fra-cglpl", data=data), data=data),
    "sources": lambda data: npm.compare("fra-cglpl", "powers", data=data).sources,
    "brief": lambda _: npm.brief.answer(2),
}
"""Every object that shows itself, in the small world (the size and the brief in the data of the package)."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that makes standard output a terminal of a width."""

    def widen(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))

    return widen


@pytest.mark.parametrize("name", SHOWN)
def test_every_object_fits_the_terminal(world_data: Dataset, terminal: Callable[[int], None], name: str) -> None:
    shown = SHOWN[name](world_data)
    for width in (60, 80):
        terminal(width)
        lines = [line for line in repr(shown).splitlines() if "http" not in line]
        assert lines
        assert max(map(cell_len, lines)) <= width
        assert "…" not in "".join(lines)


@pytest.mark.parametrize("name", sorted(set(SHOWN) - {"chart"}))
def test_every_object_shows_itself_as_html_the_same_twice_without_the_digest(world_data: Dataset, name: str) -> None:
    """With the digest of the data, a note reworded would change what every notebook shows; it stands in exported files."""
    first, second = (html_of(SHOWN[name](world_data)) for _ in range(2))
    Page(first)
    assert first == second
    assert not [data for data in (world_data, load()) if f"+{data.digest}" in first]


@pytest.mark.parametrize("name", ["answer", "comparison", "figures", "laws"])
def test_a_hostile_text_of_the_data_stays_text(world_data: Dataset, name: str) -> None:
    from dataclasses import replace

    hostile = '<script>alert("1")</script>'
    spoilt = replace(world_data, facts=world_data.facts.assign(note=hostile, locator=hostile))
    page = html_of(SHOWN[name](spoilt))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("width", [60, 80])
def test_no_word_of_a_table_is_broken(width: int) -> None:
    words = npm.show(npm.conflicts("fra-cglpl", data=load())).words
    every = {word for text in words.to_numpy().ravel() for word in str(text).split()}
    assert every <= {part for word in folded(words, width).split() for part in (word, word.rstrip(":"))}


def test_a_table_with_too_little_room_becomes_paragraphs_that_name_the_columns() -> None:
    table = pd.DataFrame({"Mechanism": ["Mali CNDH", "France CGLPL"], "Visits": ["103", "133"], "Note": ["", "full"]})
    assert folded(table, 15) == "Mali CNDH\n  Visits: 103\n\nFrance CGLPL\n  Visits: 133\n  Note: full"
    assert "Mechanism" in folded(table, 60)


def test_without_a_terminal_each_row_stays_on_one_line(world_data: Dataset) -> None:
    table = npm.compare("fra-cglpl", "powers", data=world_data)
    assert repr(table) == npm.words(table).to_string(max_colwidth=60)
    assert wrapped("word " * 60) == "word " * 60


def test_lines_that_are_folded_keep_their_indent(terminal: Callable[[int], None]) -> None:
    terminal(20)
    assert wrapped("A title\n\n    one two three four five") == "A title\n\n    one two three\n    four five"
