"""A result as a paper of its own: what a notebook would show of it, on pages that lie on their side."""

from __future__ import annotations

from npm_compare.analysis.laws import Laws
from npm_compare.reports.documents import convert
from npm_compare.views.language import joined, say
from npm_compare.views.laws import html
from npm_compare.views.wording import short_name


def paper(found: Laws, *, form: str) -> bytes:
    """Return laws side by side as a page, a PDF or a Word file (`html`, `pdf`, `docx`), the same bytes every time."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    shown = new_output("display_data", data={"text/html": html(found)})
    heading = say("By the articles of the OPCAT")
    head = new_markdown_cell(f"## {heading}", id="head")  # without an id of ours it would have another one each time
    cells = [head, new_code_cell(outputs=[shown], id="laws")]
    notebook = new_notebook(cells=cells, metadata={"npm_compare": {"landscape": True}})
    return convert(notebook, title(found), found.comparison.data, (form,), at=found.comparison.at)[form]


def title(found: Laws) -> str:
    """Return the title of a paper: whose laws stand side by side."""
    names = joined(short_name(found.comparison.data, name) for name in found.comparison.mechanisms)
    return say("Laws side by side: {names}", names=names)
