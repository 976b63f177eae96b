"""Reports from small notebooks: what is shown, what is escaped, and what a failure leaves behind."""

from __future__ import annotations

import json
import multiprocessing
import re
import signal
import threading
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.writing import UNFINISHED, alone
from npm_compare.facts.dataset import load
from npm_compare.reports import front, making, work
from npm_compare.reports.execution import apart
from npm_compare.reports.landing import Page
from npm_compare.reports.making import MADE, ReportEdition, report
from npm_compare.reports.order import landing_file
from npm_compare.reports.pages import PAGES
from npm_compare.reports.work import Work
from npm_compare.views.language import day

GOOD = (
    "# What is known & what is <not>?",
    "from npm_compare.views.findings import Finding\nfrom npm_compare import charts, figures",
    'Finding("Less < more & “so”.", 3)',
    "## What the facts show\nSee <https://www.ohchr.org/en/opcat>.",
    'charts.trend(figures("seminar"))',
    'figures("seminar")',
)
BROKEN = ("# Does this fail?", 'raise ValueError("no <such> value")')
PLAIN = ("# Is there nothing computed?", "1 + 1")

EXTRAS = Work.extras
"""The making of the deck, the workbook and the pages, which most of these tests leave out."""


class Run(NamedTuple):
    """What one run of the reports left and said."""

    target: Path
    pages: dict[str, Page]
    said: list[str]


def write_notebook(path: Path, cells: tuple[str, ...]) -> None:
    made = [
        (new_markdown_cell if text.startswith("#") else new_code_cell)(text, id=f"cell-{n}")
        for n, text in enumerate(cells)
    ]
    nbformat.write(new_notebook(cells=made), path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("notebooks")
    for name, cells in (("01_good", GOOD), ("02_broken", BROKEN), ("03_plain", PLAIN)):
        write_notebook(place / f"{name}.ipynb", cells)
    (place / "04_torn.ipynb").write_text('{"cells": [', encoding="utf-8")
    return place


def run(folder: Path, target: Path, *names: str, formats: tuple[str, ...] = ("html",), **settings: Any) -> Run:
    said: list[str] = []
    settings = {"languages": ["en"]} | settings
    pages = report(target, names, formats=formats, folder=folder, tell=said.append, **settings)
    return Run(target, {page.name: page for page in pages if page.language == "en"}, said)


@pytest.fixture(scope="module")
def first(folder: Path, reports_only: None, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run in two languages, of which one is written from right to left."""
    return run(folder, tmp_path_factory.mktemp("first"), languages=["en", "ar"])


class Loaded(HTMLParser):
    """What a browser would load by itself, or run, for a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every address but that of a link, which the reader must follow."""
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "srcset", "data", "poster", "action") or (name == "href" and tag != "a"):
                self.addresses.append(value or "")


def page_of(made: Run, name: str = "01_good", language: str = "en") -> str:
    return (made.target / language / f"{name}.html").read_text(encoding="utf-8")


def landing_of(made: Run, language: str = "en") -> str:
    return (made.target / landing_file(language)).read_text(encoding="utf-8")


def test_one_broken_notebook_does_not_lose_the_others(first: Run) -> None:
    assert [name for name, page in first.pages.items() if not page.error] == ["01_good", "03_plain"]
    assert sorted(path.name for path in first.target.glob("en/*.html")) == ["01_good.html", "03_plain.html"]
    assert sorted(path.name for path in first.target.glob("*.html")) == ["index.ar.html", "index.html"]


def test_the_error_of_a_broken_notebook_is_told(first: Run) -> None:
    assert "ValueError: no <such> value" in first.pages["02_broken"].error
    assert "no &lt;such&gt; value" in landing_of(first)
    assert "<such>" not in landing_of(first)
    assert "This report could not be made this time" in landing_of(first)
    assert "\x1b" not in landing_of(first) + first.pages["02_broken"].error


def test_a_file_that_is_no_notebook_is_told_and_loses_nothing(first: Run) -> None:
    assert first.pages["04_torn"].error.startswith("04_torn.ipynb is not a notebook")
    assert "04_torn.ipynb is not a notebook" in landing_of(first)


def test_each_notebook_is_told_when_it_is_done_or_has_failed(first: Run) -> None:
    outcomes = {"01_good": "done", "02_broken": "failed", "03_plain": "done", "04_torn": "failed"}
    assert sorted(first.said) == sorted(
        f"{name} [{own}]: {how}" for name, how in outcomes.items() for own in ("en", "ar")
    )


def test_the_pages_come_in_the_order_of_the_notebooks(first: Run) -> None:
    assert list(first.pages) == ["01_good", "02_broken", "03_plain", "04_torn"]


@pytest.mark.parametrize("name", ["en/01_good", "ar/01_good", "en/03_plain", "index", "index.ar"])
def test_a_page_loads_nothing_from_outside_and_runs_nothing(first: Run, name: str) -> None:
    page = (first.target / f"{name}.html").read_text(encoding="utf-8")
    loaded = Loaded(page)
    assert [address[:60] for address in loaded.addresses if not address.startswith(("data:", "#"))] == []
    assert "script" not in loaded.tags
    assert "iframe" not in loaded.tags
    styles = "".join(re.findall(r"<style.*?</style>", page, flags=re.S))
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", styles)


def test_links_to_documents_remain(first: Run) -> None:
    assert 'href="https://www.ohchr.org/en/opcat"' in page_of(first)


def test_a_page_has_its_question_as_title_once_and_its_language(first: Run) -> None:
    page = page_of(first)
    assert re.search(r'<html[^>]* lang="en"', page)
    assert len(re.findall(r"<h1", page)) == 1
    assert re.search(r"<title>What is known &amp; what is &lt;not&gt;\?</title>", page)


def test_no_code_is_shown(first: Run) -> None:
    page = page_of(first)
    for code in ("import", "Finding(", "charts.trend", "figures("):
        assert code not in re.sub(r"<style.*?</style>", "", page, flags=re.S)
    assert "sourceCode" not in re.sub(r"<style.*?</style>", "", page, flags=re.S)


def test_a_page_shows_findings_charts_and_tables(first: Run) -> None:
    page = page_of(first)
    assert "Less &lt; more &amp; “so”." in page
    assert re.search(r'<img[^>]* src="data:image/png', page.replace("\n", " "))
    assert "<table" in page
    assert f"Data {load().version}" in page
    assert re.search(r'<li id="note-[^"]*">(?:(?!</li>).)*<a[^>]* href="https?://', page, flags=re.S)


def test_a_picture_has_its_alternative_text(first: Run) -> None:
    pictures = re.findall(r"<img[^>]*>", page_of(first).replace("\n", " "))
    assert pictures
    assert all("Visits, latest full year" in picture for picture in pictures)


def test_every_chart_is_kept_as_png_and_svg(first: Run) -> None:
    for language in ("en", "ar"):
        kept = sorted(path.name for path in (first.target / language / "charts").iterdir())
        assert kept == ["01_good-01.png", "01_good-01.svg"]


def test_an_arabic_page_runs_from_right_to_left_and_speaks_of_its_language(first: Run) -> None:
    head = re.search(r"<html[^>]*>", page_of(first, language="ar"))
    assert head is not None
    assert 'lang="ar"' in head[0]
    assert 'dir="rtl"' in head[0]
    assert '<html lang="ar" dir="rtl">' in landing_of(first, "ar")


def test_the_landing_pages_lead_to_each_other(first: Run) -> None:
    assert 'href="index.ar.html" lang="ar"' in landing_of(first)
    assert 'href="index.html" lang="en"' in landing_of(first, "ar")
    assert "index.fr.html" not in landing_of(first)


def test_a_report_may_be_of_another_date_mechanism_and_group(tmp_path: Path, reports_only: None) -> None:
    cells = ("# Which?", 'asker, group, at = "mar-cndh", "seminar", "today"', "(asker, group, at)")
    write_notebook(tmp_path / "01_which.ipynb", cells)
    made = run(tmp_path, tmp_path / "out", edition=ReportEdition("seminar", "tun-inpt", "nhri"))
    assert "tun-inpt" in page_of(made, "01_which")
    assert "nhri" in page_of(made, "01_which")
    assert "2015-05-12" in page_of(made, "01_which")
    assert "mar-cndh" in page_of(run(tmp_path, tmp_path / "out"), "01_which")


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


def test_the_landing_page_lists_every_answer_escaped(first: Run) -> None:
    page = landing_of(first)
    assert '<a class="title" href="en/01_good.html">What is known &amp; what is &lt;not&gt;?</a>' in page
    assert "<p>Less &lt; more &amp; “so”.</p>" in page
    assert "Is there nothing computed?" in page
    assert first.pages["01_good"].answer == "Less < more & “so”."
    assert page.index("03_plain.html") < page.index("01_good.html") < page.index("02_broken")  # the order of reading


def test_the_landing_page_names_the_data_and_how_far_they_go(first: Run) -> None:
    data, page = load(), landing_of(first)
    for words in (
        data.version_with_digest,
        day(data.date),
        f"{len(data.facts):,}",
        f"{len(data.sources):,}",
        'lang="en"',
    ):
        assert words in page
    assert "those that no longer hold" in page  # other pages count the facts of a date
    assert "not known" in page.lower()
    assert "$" not in re.sub(r"<style.*?</style>", "", page, flags=re.S)


def test_the_tables_and_the_sources_go_with_the_reports(first: Run) -> None:
    names = {path.name for path in (first.target / "tables").iterdir()}
    assert {"mechanism_facts.csv", "datapackage.json", "sources.bib", "sources.csl.json"} <= names


def test_no_half_file_is_left(first: Run) -> None:
    assert [path.name for path in first.target.rglob(f"*{UNFINISHED}")] == []


def contents(target: Path) -> dict[str, bytes]:
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def fresh(folder: Path, first: Run, reports_only: None, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a second run, into another folder."""
    return run(folder, tmp_path_factory.mktemp("second"), languages=["en", "ar"])


def test_another_run_gives_the_same_bytes(first: Run, fresh: Run) -> None:
    one, other = contents(first.target), contents(fresh.target)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_what_has_not_changed_is_not_made_again(folder: Path, fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("run again")

    monkeypatch.setattr(work, "apart", refuse)
    monkeypatch.setattr(making, "bibtex", refuse)
    again = run(folder, fresh.target, "01", "03")
    assert again.pages["01_good"].answer == "Less < more & “so”."


def test_a_front_page_that_stands_is_made_again_only_when_a_page_changed(
    reports_only: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here := tmp_path / "notebooks").mkdir()
    made: list[str] = []
    landing = front.landing
    monkeypatch.setattr(front, "landing", lambda *given: made.append("page") or landing(*given))
    for count, title in ((1, "# One?"), (1, "# One?"), (2, "# Another?")):
        write_notebook(here / "01_one.ipynb", (title, "1 + 1"))
        run(here, tmp_path / "out")
        assert len(made) == count


def test_a_changed_notebook_is_made_again_and_a_failing_one_keeps_its_last_page(
    folder: Path, reports_only: None, tmp_path: Path
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


def test_a_failing_report_keeps_its_link_on_this_and_later_landing_pages(reports_only: None, tmp_path: Path) -> None:
    write_notebook(tmp_path / "03_plain.ipynb", ("# Before?", "1 + 1"))
    write_notebook(tmp_path / "04_other.ipynb", PLAIN)
    run(tmp_path, tmp_path / "out")
    write_notebook(tmp_path / "03_plain.ipynb", ("# After?", "1 / 0"))
    for names in ((), ("04",)):
        shown = landing_of(run(tmp_path, tmp_path / "out", *names))
        assert "en/03_plain.html" in links_of(shown)
        assert "ZeroDivisionError" in shown
    write_notebook(tmp_path / "03_plain.ipynb", ("# Before?", "1 + 1"))
    assert "ZeroDivisionError" not in landing_of(run(tmp_path, tmp_path / "out"))


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


def test_what_a_killed_run_left_unfinished_is_cleared_away(folder: Path, reports_only: None, tmp_path: Path) -> None:
    left = tmp_path / "en" / "charts" / f".1-1{UNFINISHED}"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    stray = left.with_name("03_plain-01.png")
    stray.write_bytes(b"of a run that was killed")
    run(folder, tmp_path, "03")
    assert list(left.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["en", "en/charts", "tables"])
def test_a_link_in_the_output_is_not_followed(name: str, folder: Path, reports_only: None, tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "output" / name
    elsewhere.mkdir()
    link.parent.mkdir(parents=True)
    kept = [elsewhere / "03_plain.html", elsewhere / "03_plain-01.png", elsewhere / f".1-1{UNFINISHED}"]
    for place in kept:
        place.write_text("mine", encoding="utf-8")
    link.symlink_to(elsewhere)
    with pytest.raises(NpmCompareError, match="is a link"):
        run(folder, tmp_path / "output", "03")
    assert [place.read_text(encoding="utf-8") for place in kept] == ["mine"] * 3


def test_only_what_the_run_makes_is_swept(folder: Path, reports_only: None, tmp_path: Path) -> None:
    """A folder of data may lie in the output, and an import be at work in it."""
    other = tmp_path / "output" / "my-data" / f".2-2{UNFINISHED}"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"half")
    run(folder, tmp_path / "output", "03")
    assert other.is_file()


def test_two_runs_do_not_work_in_one_folder(folder: Path, reports_only: None, tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(NpmCompareError, match="Another run is at work in"):
        run(folder, tmp_path, "03")
    assert run(folder, tmp_path, "03").pages["03_plain"].error == ""


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


def test_reports_made_earlier_stay_on_the_landing_page(folder: Path, fresh: Run) -> None:
    for _ in range(2):
        once_more = run(folder, fresh.target, "03")
        assert list(once_more.pages) == ["03_plain"]
        assert 'href="en/01_good.html"' in landing_of(once_more)


def links_of(page: str) -> set[str]:
    """Return the links to files of the same folder."""
    return {address for address in re.findall(r'href="([^"#]+)"', page) if not address.startswith("http")}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_of_the_landing_page_leads_to_something(first: Run, language: str) -> None:
    """Neither deck nor workbook was made; charts were."""
    links = links_of(landing_of(first, language))
    assert {f"{language}/charts/", "tables/mechanism_facts.csv", f"{language}/01_good.html"} <= links
    for link in links:
        place = first.target / link
        assert any(place.iterdir()) if link.endswith("/") else place.is_file(), link


def test_a_landing_page_without_charts_does_not_speak_of_them(folder: Path, reports_only: None, tmp_path: Path) -> None:
    assert not {link for link in links_of(landing_of(run(folder, tmp_path, "03"))) if "charts" in link}


def test_the_deck_and_the_workbook_are_linked_when_they_stand(folder: Path, reports_only: None, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("briefing.pptx", "npm_compare.xlsx"):
        (tmp_path / "en" / name).write_bytes(b"")
    assert {"en/briefing.pptx", "en/npm_compare.xlsx"} <= links_of(landing_of(run(folder, tmp_path, "03")))


def test_formats_of_earlier_runs_stay_linked(folder: Path, reports_only: None, tmp_path: Path) -> None:
    run(folder, tmp_path, "03", formats=("html",))
    made = run(folder, tmp_path, "03", formats=("docx",))
    assert {"en/03_plain.html", "en/03_plain.docx"} <= links_of(landing_of(made))


def test_a_report_whose_charts_were_deleted_is_made_again(folder: Path, reports_only: None, tmp_path: Path) -> None:
    chart = run(folder, tmp_path, "01").target / "en" / "charts" / "01_good-01.svg"
    chart.unlink()
    run(folder, tmp_path, "01")
    assert chart.is_file()


def test_the_landing_page_links_only_to_formats_that_were_made(
    folder: Path, reports_only: None, tmp_path: Path
) -> None:
    run(folder, tmp_path, "03", formats=("html",))
    made = run(folder, tmp_path, "02", formats=("html", "docx"))
    linked = set(re.findall(r'href="en/(03[^"]+)"', landing_of(made)))
    assert linked == {"03_plain.html"}


def test_an_unknown_notebook_is_answered_with_the_nearest(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no notebook '01_god'\. Did you mean 01_good\?"):
        report(tmp_path, ["01_god"], folder=folder)


def test_a_notebook_language_or_format_named_twice_is_made_once(
    folder: Path, reports_only: None, tmp_path: Path
) -> None:
    made = run(folder, tmp_path, "03", "03_plain", formats=("html", "html"), languages=["en", "en"])
    assert made.said == ["03_plain [en]: done"]


@pytest.mark.parametrize(("kind", "known"), [("languages", "ar, en, fr"), ("formats", "docx, html, pdf")])
def test_no_language_and_no_format_is_refused(folder: Path, tmp_path: Path, kind: str, known: str) -> None:
    with pytest.raises(UnknownName, match=rf"There is no {kind[:-1]} ''\. Known: {known}\."):
        report(tmp_path, folder=folder, **{kind: []})  # type: ignore[arg-type]


def test_an_unknown_group_of_peers_ends_the_run_before_it_begins(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no group of peers 'nhris'\. Did you mean nhri\?"):
        report(tmp_path, folder=folder, edition=ReportEdition(group="nhris"))


def test_an_unknown_format_is_answered_with_the_nearest(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no format 'htm'\. Did you mean html\?"):
        report(tmp_path, formats=["htm"], folder=folder)


def test_an_unknown_language_is_answered_with_those_there_are(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no language 'es'"):
        report(tmp_path, languages=["es"], folder=folder)


def test_an_unknown_mechanism_ends_the_run_before_it_begins(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no mechanism 'mar-cndk'\. Did you mean mar-cndh"):
        report(tmp_path, folder=folder, edition=ReportEdition(asker="mar-cndk"))


def test_a_first_page_of_somebody_else_is_not_written_over(folder: Path, reports_only: None, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("an atlas", encoding="utf-8")
    with pytest.raises(NpmCompareError, match="already"):
        run(folder, tmp_path, "03", formats=("html",))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "an atlas"
