"""The prose of notebooks: paragraphs stay what they are when they are translated."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from npm_compare import language
from npm_compare.language import speaking
from npm_compare.reports.prose import answer_of, paragraphs, rewritten, title_of, translated

TEXT = "## Why it matters\nOne line\nand another.\n\nA second paragraph:\n\n- first\n- second\n  goes on\n1. numbered"


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    assert list(paragraphs(TEXT)) == [
        ("## ", "Why it matters"),
        ("", "One line and another."),
        ("", "A second paragraph:"),
        ("- ", "first"),
        ("- ", "second goes on"),
        ("1. ", "numbered"),
    ]


def test_a_rewritten_cell_keeps_its_headings_and_lists() -> None:
    assert rewritten(TEXT, str.upper) == (
        "## WHY IT MATTERS\n\nONE LINE AND ANOTHER.\n\nA SECOND PARAGRAPH:\n\n- FIRST\n- SECOND GOES ON\n1. NUMBERED"
    )
    assert list(paragraphs(rewritten(TEXT, str))) == list(paragraphs(TEXT))


def test_only_the_prose_is_translated_and_the_notebook_given_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    class French:
        def gettext(self, text: str) -> str:
            return {"Why?": "Pourquoi ?"}.get(text, text)

    monkeypatch.setattr(language, "_catalogue", lambda name: French())
    notebook = new_notebook(cells=[new_markdown_cell("# Why?"), new_code_cell('"Why?"')])
    with speaking("fr"):
        spoken = translated(notebook)
    assert [cell.source for cell in spoken.cells] == ["# Pourquoi ?", '"Why?"']
    assert notebook.cells[0].source == "# Why?"
    assert title_of(spoken) == "Pourquoi ?"


def test_the_answer_is_the_first_finding_without_its_count() -> None:
    finding = {"text/plain": "So it is [x]. [3 facts]", "text/html": '<p class="finding">So it is [x].</p>'}
    cells = [new_code_cell("1", outputs=[new_output("execute_result", data={"text/plain": "1"})])]
    cells += [new_code_cell("2", outputs=[new_output("execute_result", data=finding)])]
    assert answer_of(new_notebook(cells=cells)) == "So it is [x]."
    assert answer_of(new_notebook(cells=cells[:1])) == ""


def test_a_notebook_without_a_heading_is_untitled() -> None:
    assert title_of(new_notebook(cells=[new_code_cell("1")])) == "Untitled"
