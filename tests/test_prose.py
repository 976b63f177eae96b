"""The prose of notebooks: paragraphs stay what they are when they are translated."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from npm_compare.reports.prose import paragraphs, rewritten, title_of, translated
from npm_compare.views import language
from npm_compare.views.language import speaking

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
        "## WHY IT MATTERS\nONE LINE AND ANOTHER.\n\nA SECOND PARAGRAPH:\n\n- FIRST\n- SECOND GOES ON\n1. NUMBERED"
    )
    assert list(paragraphs(rewritten(TEXT, str))) == list(paragraphs(TEXT))


WRITTEN = (
    "Two\nlines.\n\n* an item\n* another\n  that goes on\n  - within it\n    1. and within that\n",
    "| Basis | Meaning |\n|---|---|\n| law | what a text says |",
    "Basis | Meaning\n--- | ---\nlaw | what a text says",
    "```python\nnpm.load()\n\nnpm.show(1)\n```",
    "~~~\nnpm-compare report\n~~~",
    "$$\nv_k = n_k / c_k\n\\quad p_k\n$$",
)
"""Cells as an analyst writes them: lists with stars, lists in lists, tables, code, formulas."""


@pytest.mark.parametrize("cell", [*WRITTEN, "\n\n".join(["## Why\nIt is so.", *WRITTEN])])
def test_a_cell_in_which_nothing_changes_stays_as_it_is_written(cell: str) -> None:
    assert rewritten(cell, str) == cell


@pytest.mark.parametrize("block", WRITTEN[1:])
@pytest.mark.parametrize("before", ["One\nline.", "## Why\nOne\nline.", "* one\n* two", "One:\n\n1. one"])
def test_tables_code_and_formulas_stay_when_the_words_around_them_change(before: str, block: str) -> None:
    changed = rewritten(f"{before}\n\n{block}\n\nAnd\nso on.", lambda words: f"<{words}>")
    assert changed.endswith(f">\n\n{block}\n\n<And so on.>")
    assert list(paragraphs(f"{before}\n\n{block}")) == list(paragraphs(before))


def test_items_of_a_list_in_a_list_change_one_by_one_and_keep_their_place() -> None:
    assert rewritten(WRITTEN[0], str.upper) == (
        "TWO LINES.\n\n* AN ITEM\n* ANOTHER THAT GOES ON\n  - WITHIN IT\n    1. AND WITHIN THAT\n"
    )


def test_a_star_within_a_text_is_no_mark() -> None:
    assert list(paragraphs("**Bold** and *so* on\n**more**")) == [("", "**Bold** and *so* on **more**")]


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


def test_a_notebook_without_a_heading_is_untitled() -> None:
    assert title_of(new_notebook(cells=[new_code_cell("1")])) == "Untitled"
