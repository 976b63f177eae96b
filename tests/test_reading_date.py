"""Where only what was known by a date counts, whatever is shown says so: what was left out is not taken for not known."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

from conftest import Command
from npm_compare.desk import cli
from npm_compare.facts.dataset import load
from npm_compare.reports.saving import save
from npm_compare.views.wording import say_citation

WORDS = {
    "compare": ("fra-cglpl", "powers"),
    "laws": ("fra-cglpl", "powers"),
    "profile": ("fra-cglpl",),
    "conflicts": (),
    "decide": ("fra-cglpl",),
    "draft": ("fra-cglpl",),
    "show": ("fra-cglpl", "model"),
    "facts": ("fra-cglpl", "model"),
}


def reading() -> set[str]:
    """Return the commands that take a date of reading."""
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    return {name for name, found in commands.items() if any("--known" in taken.opts for taken in found.params)}


def test_every_command_with_a_date_of_reading_is_tried() -> None:
    assert reading() - {"chart"} == WORDS.keys()


@pytest.mark.parametrize("command", WORDS)
def test_the_date_of_reading_is_told(world: Path, npm: Command, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))
    done = npm(command, *WORDS[command], "--known", "2014")
    assert "published by 2014" in done.out + done.err
    done = npm(command, *WORDS[command])
    assert done.code == 0
    assert "published by" not in done.out + done.err


def test_the_date_of_reading_that_the_environment_names_is_told(
    world: Path, npm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NPM_COMPARE_DATA", str(world))
    monkeypatch.setenv("NPM_COMPARE_KNOWN", "2014")
    for command in ("compare", "profile"):
        done = npm(command, *WORDS[command])
        assert "published by 2014" in done.out + done.err


def test_a_draft_that_leaves_the_program_says_by_which_date_sources_were_read(world: Path, tmp_path: Path) -> None:
    from npm_compare.analysis.draft import draft

    made = save(draft("fra-cglpl", known="2014", data=load(world)), tmp_path / "law.html")
    assert (
        "Only what had been published by 2014 counts; laws and treaty acts of before may stand in a later edition."
        in Path(made).read_text(encoding="utf-8")
    )


def test_a_law_of_before_that_was_read_in_a_later_edition_says_so_where_it_is_cited(world: Path) -> None:
    assert say_citation(load(world, known="2010"), "law-fr-2007") == "Invented Gazette (2007)"
    assert say_citation(load(world, known="2005"), "law-fr-2007") == "Invented Gazette (later edition, 2007)"
    assert say_citation(load(world), "law-fr-2007") == "Invented Gazette (2007)"
