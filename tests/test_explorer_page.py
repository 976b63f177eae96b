"""The explorer as a page of its own, without a browser: its address, its words, what the command says; see `explorer_page`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import nbformat
import pytest

from conftest import Command
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk import voila
from npm_compare.desk.explorer.page import Page, title
from npm_compare.desk.explorer.state import from_address, to_address
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import speaking
from shared_desk import EVERYTHING


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Return the page on the data of the package; skipped where ipywidgets is not installed."""
    pytest.importorskip("ipywidgets")
    return Page("", folder=str(tmp_path), data=load())


# the address


def test_an_address_opens_the_view_again_as_it_was(world_data: Dataset) -> None:
    assert from_address(to_address(EVERYTHING), world_data) == EVERYTHING


def test_an_address_says_only_what_differs_from_the_first_view() -> None:
    (state,) = parse_qs(to_address(replace(View(), tab="laws")))["view"]
    assert json.loads(state) == {"npm_compare_view": 1, "tab": "laws"}


def test_an_address_without_a_state_asks_for_none(world_data: Dataset) -> None:
    assert from_address("theme=dark", world_data) is None


def test_what_is_wrong_in_an_address_is_told_above_the_first_view(tmp_path: Path) -> None:
    pytest.importorskip("ipywidgets")
    asked = to_address(View(mechanisms=("mar-cnhd",)))
    opened = Page("", folder=str(tmp_path), data=load(), asked=asked).explorer
    assert opened.view.mechanisms == ("seminar",)
    assert "Did you mean mar-cndh?" in opened.message.value


def test_the_address_follows_what_is_chosen(page: Page) -> None:
    page.explorer.change(tab="options")
    page.explorer.change(weight=("powers", 9.0))
    assert 'data-npm-address="?view=' in page.address.value
    state = unquote(page.address.value.split('"')[1])
    assert '"tab":"options"' in state
    assert '"weights":{"powers":9.0}' in state


def test_heading_and_page_speak_the_language_of_the_explorer(page: Page) -> None:
    page.explorer.language.value = "ar"
    with speaking("ar"):
        assert f"<h1>{title()}</h1>" in page.heading.value
    assert 'lang="ar" dir="rtl"' in page.address.value


# what is served


def test_the_notebook_behind_the_page_is_one_call_in_the_language_spoken(tmp_path: Path) -> None:
    with speaking("fr"):
        made = nbformat.reads(voila.notebook(tmp_path / "my view.json", tmp_path), as_version=4)
    (cell,) = made.cells
    assert cell.source.endswith(f"show({str(tmp_path / 'my view.json')!r}, folder={str(tmp_path)!r})")
    assert (made.metadata.language, made.metadata.direction) == ("fr", "ltr")


def test_without_voila_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "voila", None)
    with pytest.raises(
        NpmCompareError, match=r"^This needs the extra lab: voila is not installed\. .*requirements-lab\.lock$"
    ):
        voila.serve()


def test_nothing_in_the_page_is_fetched_from_elsewhere() -> None:
    page = Path(voila.__file__).parent / "site/voila/templates/npm-compare/index.html.j2"
    assert "//" not in page.read_text(encoding="utf-8").replace("// ", "")


# the command


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Take what would be served."""
    found: list[tuple[Any, ...]] = []
    monkeypatch.setattr(voila, "serve", lambda state, **named: found.append((state, named)))
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("options", [[], ["--port=9000"], ["--port=9000", "--debug"]])
@pytest.mark.parametrize("state", [[], ["view.json"]])
def test_options_behind_the_dashes_are_those_of_voila(
    served: list[tuple[Any, ...]], npm: Command, here: Path, state: list[str], options: list[str]
) -> None:
    (here / "view.json").write_text('{"npm_compare_view": 1}', encoding="utf-8")
    assert npm("explore", "--no-browser", *state, "--", *options).code == 0
    named = Path(state[0]) if state else None
    assert served == [(named, {"folder": Path(), "browser": False, "options": options})]


def test_a_state_that_cannot_be_opened_and_a_folder_that_is_not_there_are_told_first(
    served: list[tuple[Any, ...]], npm: Command, tmp_path: Path
) -> None:
    for words, told in (
        ((str(tmp_path / "lost.json"),), "cannot be read"),
        (("-o", str(tmp_path / "lost")), "There is no folder"),
    ):
        done = npm("explore", *words)
        assert done.code == 1
        assert told in done.err
    assert served == []
