"""The front page of a run: what it lists, where its links lead, and when it is made again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import load
from npm_compare.reports import front
from npm_compare.views.language import day
from small_reports import PLAIN, Run, landing_of, links_of, run, write_notebook


def test_the_landing_pages_lead_to_each_other(small_reports: Run) -> None:
    assert 'href="index.ar.html" lang="ar"' in landing_of(small_reports)
    assert 'href="index.html" lang="en"' in landing_of(small_reports, "ar")
    assert "index.fr.html" not in landing_of(small_reports)


def test_the_landing_page_lists_every_answer_escaped(small_reports: Run) -> None:
    page = landing_of(small_reports)
    assert '<a class="title" href="en/01_good.html">What is known &amp; what is &lt;not&gt;?</a>' in page
    assert "<p>Less &lt; more &amp; “so”.</p>" in page
    assert "Is there nothing computed?" in page
    assert small_reports.pages["01_good"].answer == "Less < more & “so”."
    assert page.index("03_plain.html") < page.index("01_good.html") < page.index("02_broken")  # the order of reading


def test_the_landing_page_names_the_data_and_how_far_they_go(small_reports: Run) -> None:
    data, page = load(), landing_of(small_reports)
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


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_link_of_the_landing_page_leads_to_something(small_reports: Run, language: str) -> None:
    """Neither deck nor workbook was made; charts were."""
    links = links_of(landing_of(small_reports, language))
    assert {f"{language}/charts/", "tables/mechanism_facts.csv", f"{language}/01_good.html"} <= links
    for link in links:
        place = small_reports.target / link
        assert any(place.iterdir()) if link.endswith("/") else place.is_file(), link


def test_a_landing_page_without_charts_does_not_speak_of_them(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    assert not {link for link in links_of(landing_of(run(small_notebooks, tmp_path, "03"))) if "charts" in link}


def test_the_deck_and_the_workbook_are_linked_when_they_stand(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    for name in ("briefing.pptx", "npm_compare.xlsx"):
        (tmp_path / "en" / name).write_bytes(b"")
    assert {"en/briefing.pptx", "en/npm_compare.xlsx"} <= links_of(landing_of(run(small_notebooks, tmp_path, "03")))


def test_formats_of_earlier_runs_stay_linked(small_notebooks: Path, reports_only: None, tmp_path: Path) -> None:
    run(small_notebooks, tmp_path, "03", formats=("html",))
    made = run(small_notebooks, tmp_path, "03", formats=("docx",))
    assert {"en/03_plain.html", "en/03_plain.docx"} <= links_of(landing_of(made))


def test_the_landing_page_links_only_to_formats_that_were_made(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    run(small_notebooks, tmp_path, "03", formats=("html",))
    made = run(small_notebooks, tmp_path, "02", formats=("html", "docx"))
    linked = set(re.findall(r'href="en/(03[^"]+)"', landing_of(made)))
    assert linked == {"03_plain.html"}


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


def test_a_first_page_of_somebody_else_is_not_written_over(
    small_notebooks: Path, reports_only: None, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("an atlas", encoding="utf-8")
    with pytest.raises(NpmCompareError, match="already"):
        run(small_notebooks, tmp_path, "03", formats=("html",))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "an atlas"
