"""The atlas beside the reports: made with the whole set only, skipped where nothing changed, swept of its own files only."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.reports import work as working
from npm_compare.reports.atlas.frame import Site
from npm_compare.reports.landing import Front, Page, landing
from npm_compare.reports.order import MADE
from npm_compare.reports.site import noted, write_site
from npm_compare.reports.work import Work, at_once
from npm_compare.views.language import speaking
from npm_compare.views.languages import LANGUAGES

SITE = Site(("en", "fr"))


class Here(Work):
    """A run that makes its files in this process."""

    def apart(self, work: Any, *arguments: Any) -> Any:
        """Return what a function returns for the data of this run."""
        return working.with_data(self.data.folder, self.known, work, *arguments)


@pytest.fixture(autouse=True)
def unprepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process from which others are forked."""
    monkeypatch.setattr("npm_compare.reports.site.prepare", lambda **_: None)


def run_of(data: Dataset, target: Path) -> Here:
    return Here(data, target, ("html",), {}, lambda line: None, languages=("en", "fr"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_runs_leave_the_same_bytes_and_the_second_writes_nothing(whole_world: Dataset, tmp_path: Path) -> None:
    write_site(run_of(whole_world, tmp_path), SITE)
    first, times = contents(tmp_path), {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert "atlas/en/state-mar.html" in first
    write_site(run_of(whole_world, tmp_path), SITE)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times
    write_site(run_of(load(whole_world.folder), tmp_path / "again"), SITE)
    assert contents(tmp_path / "again") == first


def test_a_page_that_is_lost_is_made_again(whole_world: Dataset, tmp_path: Path) -> None:
    write_site(run_of(whole_world, tmp_path), SITE)
    first = contents(tmp_path)
    (tmp_path / "atlas" / "fr" / "search.html").unlink()
    write_site(run_of(whole_world, tmp_path), SITE)
    assert contents(tmp_path) == first


def test_only_what_a_run_made_is_swept(whole_world: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    write_site(run_of(whole_world, tmp_path), SITE)
    for own in ("en/mine.html", "notes.txt"):
        (folder / own).write_text("mine", encoding="utf-8")
    write_site(run_of(whole_world, tmp_path), Site(("en",)))
    assert {path.name for path in (folder / "fr").iterdir()} == set()
    assert [(folder / own).read_text() for own in ("en/mine.html", "notes.txt")] == ["mine", "mine"]


def test_a_note_that_names_files_elsewhere_sweeps_none_of_them(whole_world: Dataset, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "atlas").mkdir()
    (tmp_path / "atlas" / MADE).write_text(
        '{"made_from": "", "files": ["../kept.txt", "/etc/passwd"]}', encoding="utf-8"
    )
    assert noted(tmp_path / "atlas").files == ()
    write_site(run_of(whole_world, tmp_path), Site(("en",)))
    assert (tmp_path / "kept.txt").read_text() == "kept"


def test_a_folder_that_is_a_link_is_refused(whole_world: Dataset, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "atlas").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NpmCompareError, match="link"):
        write_site(run_of(whole_world, tmp_path / "out"), SITE)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_only_a_whole_set_of_today_has_an_atlas(
    whole_world: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(Work, "extras", lambda self, language: [])
    monkeypatch.setattr(Work, "atlas", lambda self: made.append(self.known) or [])
    work = run_of(whole_world, tmp_path)
    at_once(work, [], ())
    at_once(Here(**{**vars(work), "known": "2015-05-12"}), [], ["en"])
    assert made == []
    at_once(work, [], ["en"])
    assert made == [""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_front_page_leads_to_the_atlas_in_its_language(world_data: Dataset, language: str) -> None:
    page, door = Page("03_plain", language, "Title", formats=("html",)), f"atlas/{language}/index.html"
    with speaking(language):
        assert f'href="{door}"' in landing([page], world_data, Front("mar-cndh", atlas=door))
        assert "atlas" not in landing([page], world_data, Front("mar-cndh"))


def test_the_languages_that_stand_stay_when_another_is_made(
    whole_world: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Site] = []
    write_site(run_of(whole_world, tmp_path), SITE)
    monkeypatch.setattr(working, "write_site", lambda work, site: asked.append(site))
    Here(**{**vars(run_of(whole_world, tmp_path)), "languages": ("ar",)}).atlas()
    assert asked[0].languages == ("en", "fr", "ar")
    shutil.rmtree(tmp_path / "atlas")
    Here(**{**vars(run_of(whole_world, tmp_path)), "languages": ("ar",)}).atlas()
    assert asked[1].languages == ("ar",)
