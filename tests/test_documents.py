from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lengths import pages_of
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.documents import convert
from npm_compare.views.html import render
from npm_compare.views.language import speaking
from npm_compare.views.table import Cell, Note, Row, table

TABLE = render(
    table(
        "Situation on 12 May 2015",
        ["", "Mali"],
        [Row("Powers"), Row("Visits", (Cell("Yes", "law", "yes", (Note("Act 1, art. 8."), Note("Report, p. 2."))),))],
        foot="Two facts.",
    )
)


def notebook(html: str = TABLE) -> Any:
    """Return an executed notebook with a question, a section and a table."""
    output = new_output("execute_result", {"text/html": html, "text/plain": "a table"}, execution_count=1)
    cells = [
        new_markdown_cell("# Which powers?"),
        new_markdown_cell("## Why it matters"),
        new_markdown_cell("## What the facts show"),
        new_code_cell("secret_call()", outputs=[output], execution_count=1),
        new_markdown_cell("A sentence of reading."),
        new_markdown_cell("## Sources"),
    ]
    made = new_notebook(cells=cells)
    nbformat.validate(made)
    return made


@cache
def page(data: Dataset, language: str = "en") -> str:
    with speaking(language):
        return convert(notebook(), "Which powers?", data, ("html",))["html"].decode()


def test_a_page_shows_what_the_code_found_and_not_the_code(world_data: Dataset) -> None:
    text = page(world_data)
    assert "secret_call" not in text
    assert "Situation on 12 May 2015" in text
    assert "A sentence of reading." in text
    assert text.count(">Which powers?</h1>") == 1


def test_a_page_says_in_which_language_and_direction_it_is(world_data: Dataset) -> None:
    assert 'lang="fr"' in page(world_data, "fr")[:300]
    assert 'dir="rtl"' in page(world_data, "ar")[:300]
    assert 'dir="rtl"' not in page(world_data, "fr")[:300]


def test_a_page_names_the_data_and_their_day_in_its_language(world_data: Dataset) -> None:
    assert world_data.version_with_digest in page(world_data, "fr")
    assert "24 novembre 2026" in " ".join(page(world_data, "fr").split())


def test_a_document_of_an_earlier_day_says_so_under_its_title_and_one_of_today_does_not(world_data: Dataset) -> None:
    """A printed copy of what was known in 2015 must not be read as of today."""
    then = replace(world_data, known="2015-05-12")
    made = convert(notebook("<p>Something.</p>"), "Which powers?", then, ("html", "docx"))
    assert '<p class="edition">As known on 12 May 2015</p>' in made["html"].decode()
    assert docx.Document(io.BytesIO(made["docx"])).paragraphs[1].text == "As known on 12 May 2015"
    dated = convert(notebook("<p>Something.</p>"), "Which powers?", world_data, ("html",), at="2014")["html"].decode()
    assert '<p class="edition">Situation on 31 December 2014</p>' in dated
    assert '<p class="edition">' not in page(world_data)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_a_pdf_of_an_earlier_day_says_so_at_the_head_and_at_the_foot_of_every_page(
    world_data: Dataset, tmp_path: Path
) -> None:
    then = replace(world_data, known="2015-05-12")
    (tmp_path / "made.pdf").write_bytes(convert(notebook(), "Which powers?", then, ("pdf",))["pdf"])
    words = subprocess.run(["pdftotext", str(tmp_path / "made.pdf"), "-"], check=True, capture_output=True, text=True)
    assert words.stdout.count("As known on 12 May 2015") == 1 + words.stdout.count("\f")


def test_a_page_fetches_nothing(world_data: Dataset) -> None:
    text = page(world_data)
    assert 'src="http' not in text
    assert '<link rel="stylesheet" href="http' not in text


def test_tables_that_stand_twice_have_notes_of_their_own(world_data: Dataset) -> None:
    text = convert(notebook(TABLE + TABLE), "Twice", world_data, ("html",))["html"].decode()
    assert text.count('id="note-1-1"') == text.count('id="note-2-1"') == 1


def test_a_document_is_the_same_twice(world_data: Dataset) -> None:
    executed = notebook()
    first, second = (convert(executed, "Which powers?", world_data, ("html", "pdf", "docx")) for _ in range(2))
    assert first == second


def test_an_unknown_format_is_refused_before_anything_is_made(world_data: Dataset) -> None:
    with pytest.raises(UnknownName, match=r"There is no format 'odt'\. Known: docx, html, pdf"):
        convert(notebook(), "Which powers?", world_data, ("html", "odt"))


def summary(paragraphs: int, **wished: int) -> Any:
    """Return a notebook of so many short paragraphs that is set as a summary."""
    cells = [new_markdown_cell(f"Paragraph {number}.") for number in range(paragraphs)]
    return new_notebook(cells=cells, metadata={"npm_compare": {"columns": 1, **wished}})


def test_a_summary_that_runs_a_little_over_its_pages_is_set_closer_and_one_that_fits_is_left_as_it_is(
    world_data: Dataset,
) -> None:
    """A fact added by a contributor must not turn one page into two."""

    def pages(paragraphs: int, **wished: int) -> int:
        return pages_of(convert(summary(paragraphs, **wished), "One page", world_data, ("pdf",))["pdf"])

    assert (pages(78), pages(78, pages=1)) == (2, 1)
    assert pages(160, pages=1) > 1  # nothing is lost where no space is left to give
    plain, wished = (convert(summary(9, **pages), "One", world_data, ("pdf",)) for pages in ({}, {"pages": 1}))
    assert wished == plain


def test_a_link_to_a_notebook_leads_to_its_report_on_the_web_and_is_text_in_print(world_data: Dataset) -> None:
    shown = new_output(
        "execute_result", data={"text/html": '<p>Read: <a href="13_brief.ipynb">25 of 31</a></p>'}, execution_count=1
    )
    cells = [
        new_markdown_cell("See [the report on decisions](13_brief.ipynb) and [a site](https://a.example)."),
        new_code_cell("1", outputs=[shown]),
    ]
    made = convert(new_notebook(cells=cells), "One page", world_data, ("html", "docx"))
    assert made["html"].decode().count('<a href="13_brief.html">') == 2
    word = docx.Document(io.BytesIO(made["docx"]))
    assert {"See the report on decisions and a site.", "Read: 25 of 31"} <= {one.text for one in word.paragraphs}
    assert [link.target_ref for link in word.part.rels.values() if link.is_external] == ["https://a.example"]
