"""Reports made again: what has not changed stands, what failed, was killed or belongs to somebody else is not lost."""

from __future__ import annotations

import json
import multiprocessing
import signal
import threading
import time
from pathlib import Path

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.writing import UNFINISHED, alone
from npm_compare.reports import making, work
from npm_compare.reports.execution import apart
from npm_compare.reports.making import MADE, report
from npm_compare.reports.pages import PAGES
from npm_compare.reports.work import Work
from small_reports import BROKEN, PLAIN, Run, contents, landing_of, links_of, page_of, run, write_notebook

EXTRAS = Work.extras
"""The making of the deck, the workbook and the pages, which most of these tests leave out."""


@pytest.fixture(scope="module")
def fresh(small_notebooks: Path, reports_only: None, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a second run, into another folder."""
    return run(small_notebooks, tmp_path_factory.mktemp("second"), languages=["en", "ar"])


def test_no_half_file_is_left(small_reports: Run) -> None:
    assert [path.name for path in small_reports.target.rglob(f"*{UNFINISHED}")] == []


def test_another_run_gives_the_same_bytes(small_reports: Run, fresh: Run) -> None:
    one, other = contents(small_reports.target), contents(fresh.target)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_what_has_not_changed_is_not_made_again(
    small_notebooks: Path, fresh: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("run again")

    monkeypatch.setattr(work, "apart", refuse)
    monkeypatch.setattr(making, "bibtex", refuse)
    again = run(small_notebooks, fresh.target, "01", "03")
    assert again.pages["01_good"].answer == "Less < more & “so”."


def test_a_changed_notebook_is_made_again_and_a_failing_one_keeps_its_last_page(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    here = tmp_path / "notebooks"
    here.mkdir()
    write_notebook(here / "03_plain.ipynb", ("# Before?", "1 + 1"))
    made = run(here, tmp_path / "out")
    before = page_of(made, "03_plain")
    write_notebook(here / "03_plain.ipynb", ("# After?", "1 / 0"))
    failed = run(here, tmp_path / "out")
    assert "ZeroDivisionError" in failed.pages["03_plain"].error
    assert page_of(failed, "03_plain") == before
    write_notebook(here / "03_plain.ipynb", ("# After?", "1 + 2"))
    assert "After?" in page_of(run(here, tmp_path / "out"), "03_plain")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (NpmCompareError("nothing_to_search"), "Write at least one word to search for."),
        (PermissionError(13, "Permission denied", "a.pptx"), "a.pptx cannot be read or written: Permission denied."),
    ],
)
def test_a_deck_that_fails_loses_nothing_else_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    tried: list[str] = []

    def refuse(self: Work, language: str, names: list[str], *_: object) -> None:
        tried.append(names[0])
        if names[0] == "briefing.pptx":
            raise error

    monkeypatch.setattr(Work, "extras", EXTRAS)
    monkeypatch.setattr(Work, "_extra", refuse)
    write_notebook(tmp_path / "02_broken.ipynb", BROKEN)
    write_notebook(tmp_path / "03_plain.ipynb", PLAIN)
    with pytest.raises(NpmCompareError) as told:
        run(tmp_path, tmp_path / "out")
    first, *_, last = str(told.value).splitlines()
    assert first.startswith("en/02_broken could not be made: ")
    assert last == f"en/briefing.pptx could not be made: {reason}"
    assert tried == ["briefing.pptx", "draft.docx", "npm_compare.xlsx", *(f"{name}.html" for name in PAGES)]
    assert (tmp_path / "out" / "tables" / "mechanism_facts.csv").is_file()
    assert "en/03_plain.html" in links_of((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    noted = json.loads((tmp_path / "out" / MADE).read_text(encoding="utf-8"))
    assert [row["name"] for row in noted if row["made_from"]] == ["03_plain"]


def test_a_run_that_was_killed_midway_is_made_again_even_from_what_stood_before(
    reports_only: None, tmp_path: Path
) -> None:
    """A page of the changed notebook was in place when the run was killed, and then the change was taken back."""
    here = tmp_path / "notebooks"
    here.mkdir()
    write_notebook(here / "03_plain.ipynb", ("# Before?", "1 + 1"))
    made = run(here, tmp_path / "out")
    write_notebook(here / "03_plain.ipynb", ("# After?", "1 + 1"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_write_tables", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(here, tmp_path / "out")
    assert "After?" in page_of(made, "03_plain")
    write_notebook(here / "03_plain.ipynb", ("# Before?", "1 + 1"))
    assert "Before?" in page_of(run(here, tmp_path / "out"), "03_plain")


def test_what_a_killed_run_left_unfinished_is_cleared_away(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    left = tmp_path / "en" / "charts" / f".1-1{UNFINISHED}"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    stray = left.with_name("03_plain-01.png")
    stray.write_bytes(b"of a run that was killed")
    run(small_notebooks, tmp_path, "03")
    assert list(left.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["en", "en/charts", "tables"])
def test_a_link_in_the_output_is_not_followed(
    name: str, small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "output" / name
    elsewhere.mkdir()
    link.parent.mkdir(parents=True)
    kept = [elsewhere / "03_plain.html", elsewhere / "03_plain-01.png", elsewhere / f".1-1{UNFINISHED}"]
    for place in kept:
        place.write_text("mine", encoding="utf-8")
    link.symlink_to(elsewhere)
    with pytest.raises(NpmCompareError, match="is a link"):
        run(small_notebooks, tmp_path / "output", "03")
    assert [place.read_text(encoding="utf-8") for place in kept] == ["mine"] * 3


def test_only_what_the_run_makes_is_swept(small_notebooks: Path, reports_only: None, tmp_path: Path) -> None:
    """A folder of data may lie in the output, and an import be at work in it."""
    other = tmp_path / "output" / "my-data" / f".2-2{UNFINISHED}"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"half")
    run(small_notebooks, tmp_path / "output", "03")
    assert other.is_file()


def test_two_runs_do_not_work_in_one_folder(small_notebooks: Path, reports_only: None, tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(NpmCompareError, match="Another run is at work in"):
        run(small_notebooks, tmp_path, "03")
    assert run(small_notebooks, tmp_path, "03").pages["03_plain"].error == ""


def test_an_interruption_ends_the_run_and_the_processes_of_its_reports(
    reports_only: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notebook(tmp_path / "01_slow.ipynb", ("# Slow?", "import time; time.sleep(300)"))

    def interrupted(self: Work, *_: object) -> None:
        while not multiprocessing.active_children():
            time.sleep(0.05)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    monkeypatch.setattr(Work, "extras", interrupted)
    monkeypatch.setattr(Work, "make", lambda self, *task: apart(time.sleep, 300))
    begun = time.monotonic()
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell ignores it for what runs in the background
    try:
        with pytest.raises(KeyboardInterrupt):
            report(tmp_path / "out", folder=tmp_path, languages=["en"])
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - begun < 200
    assert multiprocessing.active_children() == []


def test_reports_made_earlier_stay_on_the_landing_page(small_notebooks: Path, fresh: Run) -> None:
    for _ in range(2):
        once_more = run(small_notebooks, fresh.target, "03")
        assert list(once_more.pages) == ["03_plain"]
        assert 'href="en/01_good.html"' in landing_of(once_more)


def test_a_report_whose_charts_were_deleted_is_made_again(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    chart = run(small_notebooks, tmp_path, "01").target / "en" / "charts" / "01_good-01.svg"
    chart.unlink()
    run(small_notebooks, tmp_path, "01")
    assert chart.is_file()


def test_charts_that_a_notebook_draws_no_more_are_taken_away(tmp_path: Path, reports_only: None) -> None:
    chart = 'import npm_compare as npm; npm.charts.trend(npm.figures("seminar"))'
    write_notebook(tmp_path / "01_one.ipynb", ("# One?", chart, chart))
    made = run(tmp_path, tmp_path / "out")
    assert len(list((made.target / "en" / "charts").iterdir())) == 4
    write_notebook(tmp_path / "01_one.ipynb", ("# One?", chart))
    run(tmp_path, tmp_path / "out")
    assert [path.name for path in sorted((made.target / "en" / "charts").iterdir())] == [
        "01_one-01.png",
        "01_one-01.svg",
    ]
