"""Reports from small notebooks: what is shown, what is escaped, and what is asked for that is not there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import load
from npm_compare.reports.making import ReportEdition, report
from small_reports import Run, landing_of, page_of, run, write_notebook


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


def test_one_broken_notebook_does_not_lose_the_others(small_reports: Run) -> None:
    assert [name for name, page in small_reports.pages.items() if not page.error] == ["01_good", "03_plain"]
    assert sorted(path.name for path in small_reports.target.glob("en/*.html")) == ["01_good.html", "03_plain.html"]
    assert sorted(path.name for path in small_reports.target.glob("*.html")) == ["index.ar.html", "index.html"]


def test_the_error_of_a_broken_notebook_is_told(small_reports: Run) -> None:
    assert "ValueError: no <such> value" in small_reports.pages["02_broken"].error
    assert "no &lt;such&gt; value" in landing_of(small_reports)
    assert "<such>" not in landing_of(small_reports)
    assert "This report could not be made this time" in landing_of(small_reports)
    assert "\x1b" not in landing_of(small_reports) + small_reports.pages["02_broken"].error


def test_a_file_that_is_no_notebook_is_told_and_loses_nothing(small_reports: Run) -> None:
    assert small_reports.pages["04_torn"].error.startswith("04_torn.ipynb is not a notebook")
    assert "04_torn.ipynb is not a notebook" in landing_of(small_reports)


def test_each_notebook_is_told_when_it_is_done_or_has_failed(small_reports: Run) -> None:
    outcomes = {"01_good": "done", "02_broken": "failed", "03_plain": "done", "04_torn": "failed"}
    assert sorted(small_reports.said) == sorted(
        f"{name} [{own}]: {how}" for name, how in outcomes.items() for own in ("en", "ar")
    )


def test_the_pages_come_in_the_order_of_the_notebooks(small_reports: Run) -> None:
    assert list(small_reports.pages) == ["01_good", "02_broken", "03_plain", "04_torn"]


@pytest.mark.parametrize("name", ["en/01_good", "ar/01_good", "en/03_plain", "index", "index.ar"])
def test_a_page_loads_nothing_from_outside_and_runs_nothing(small_reports: Run, name: str) -> None:
    page = (small_reports.target / f"{name}.html").read_text(encoding="utf-8")
    loaded = Loaded(page)
    assert [address[:60] for address in loaded.addresses if not address.startswith(("data:", "#"))] == []
    assert "script" not in loaded.tags
    assert "iframe" not in loaded.tags
    styles = "".join(re.findall(r"<style.*?</style>", page, flags=re.S))
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", styles)


def test_links_to_documents_remain(small_reports: Run) -> None:
    assert 'href="https://www.ohchr.org/en/opcat"' in page_of(small_reports)


def test_a_page_has_its_question_as_title_once_and_its_language(small_reports: Run) -> None:
    page = page_of(small_reports)
    assert re.search(r'<html[^>]* lang="en"', page)
    assert len(re.findall(r"<h1", page)) == 1
    assert re.search(r"<title>What is known &amp; what is &lt;not&gt;\?</title>", page)


def test_no_code_is_shown(small_reports: Run) -> None:
    page = page_of(small_reports)
    for code in ("import", "Finding(", "charts.trend", "figures("):
        assert code not in re.sub(r"<style.*?</style>", "", page, flags=re.S)
    assert "sourceCode" not in re.sub(r"<style.*?</style>", "", page, flags=re.S)


def test_a_page_shows_findings_charts_and_tables(small_reports: Run) -> None:
    page = page_of(small_reports)
    assert "Less &lt; more &amp; “so”." in page
    assert re.search(r'<img[^>]* src="data:image/png', page.replace("\n", " "))
    assert "<table" in page
    assert f"Data {load().version}" in page
    assert re.search(r'<li id="note-[^"]*">(?:(?!</li>).)*<a[^>]* href="https?://', page, flags=re.S)


def test_a_picture_has_its_alternative_text(small_reports: Run) -> None:
    pictures = re.findall(r"<img[^>]*>", page_of(small_reports).replace("\n", " "))
    assert pictures
    assert all("Visits, latest full year" in picture for picture in pictures)


def test_every_chart_is_kept_as_png_and_svg(small_reports: Run) -> None:
    for language in ("en", "ar"):
        kept = sorted(path.name for path in (small_reports.target / language / "charts").iterdir())
        assert kept == ["01_good-01.png", "01_good-01.svg"]


def test_an_arabic_page_runs_from_right_to_left_and_speaks_of_its_language(small_reports: Run) -> None:
    head = re.search(r"<html[^>]*>", page_of(small_reports, language="ar"))
    assert head is not None
    assert 'lang="ar"' in head[0]
    assert 'dir="rtl"' in head[0]
    assert '<html lang="ar" dir="rtl">' in landing_of(small_reports, "ar")


def test_a_report_may_be_of_another_date_mechanism_and_group(tmp_path: Path, reports_only: None) -> None:
    cells = ("# Which?", 'asker, group, at = "mar-cndh", "seminar", "today"', "(asker, group, at)")
    write_notebook(tmp_path / "01_which.ipynb", cells)
    made = run(tmp_path, tmp_path / "out", edition=ReportEdition("seminar", "tun-inpt", "nhri"))
    assert "tun-inpt" in page_of(made, "01_which")
    assert "nhri" in page_of(made, "01_which")
    assert "2015-05-12" in page_of(made, "01_which")
    assert "mar-cndh" in page_of(run(tmp_path, tmp_path / "out"), "01_which")


def test_the_tables_and_the_sources_go_with_the_reports(small_reports: Run) -> None:
    names = {path.name for path in (small_reports.target / "tables").iterdir()}
    assert {"mechanism_facts.csv", "datapackage.json", "sources.bib", "sources.csl.json"} <= names


def test_an_unknown_notebook_is_answered_with_the_nearest(small_notebooks: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no notebook '01_god'\. Did you mean 01_good\?"):
        report(tmp_path, ["01_god"], folder=small_notebooks)


def test_a_notebook_language_or_format_named_twice_is_made_once(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    made = run(small_notebooks, tmp_path, "03", "03_plain", formats=("html", "html"), languages=["en", "en"])
    assert made.said == ["03_plain [en]: done"]


@pytest.mark.parametrize(("kind", "known"), [("languages", "ar, en, fr"), ("formats", "docx, html, pdf")])
def test_no_language_and_no_format_is_refused(small_notebooks: Path, tmp_path: Path, kind: str, known: str) -> None:
    with pytest.raises(UnknownName, match=rf"There is no {kind[:-1]} ''\. Known: {known}\."):
        report(tmp_path, folder=small_notebooks, **{kind: []})  # type: ignore[arg-type]


def test_an_unknown_group_of_peers_ends_the_run_before_it_begins(small_notebooks: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no group of peers 'nhris'\. Did you mean nhri\?"):
        report(tmp_path, folder=small_notebooks, edition=ReportEdition(group="nhris"))


def test_an_unknown_format_is_answered_with_the_nearest(small_notebooks: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no format 'htm'\. Did you mean html\?"):
        report(tmp_path, formats=["htm"], folder=small_notebooks)


def test_an_unknown_language_is_answered_with_those_there_are(small_notebooks: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no language 'es'"):
        report(tmp_path, languages=["es"], folder=small_notebooks)


def test_an_unknown_mechanism_ends_the_run_before_it_begins(small_notebooks: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"There is no mechanism 'mar-cndk'\. Did you mean mar-cndh"):
        report(tmp_path, folder=small_notebooks, edition=ReportEdition(asker="mar-cndk"))
