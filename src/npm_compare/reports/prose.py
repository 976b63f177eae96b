"""The prose of a notebook: its paragraphs, its title and answer, and the same in another language."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from npm_compare.language import say

PARAGRAPH = re.compile(
    r"""
    ^[ \t]*(?P<fence>```|~~~)[\s\S]*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)  # code
    | ^[ \t]*\$\$(?:(?!\$\$)[\s\S])+\$\$[ \t]*$  # a formula
    | ^[ \t]*\|[^\n]*(?:\n[ \t]*\|[^\n]*)*  # a table
    | ^[^\n]+\|[^\n]*\n[ \t]*:?-+:?[ \t]*\|[^\n]*(?:\n[^\n]*\|[^\n]*)*  # a table without bars at its sides
    | ^(?P<mark>(?P<heading>\#+[ ])|[ \t]*(?:(?:[-*+]|\d+\.)[ ])?)  # the mark of a heading or of an item of a list
      (?P<words>\S[^\n]*
        (?(heading)|(?:\n(?![ \t]*(?:$|\#+[ ]|[-*+][ ]|\d+\.[ ]|```|~~~|\$\$|\|))[^\n]+)*))
    """,
    re.M | re.X,
)
"""A paragraph, a heading or an item with its mark; or, without words, what stays as it is in every language."""


def paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """Split a Markdown cell into paragraphs, headings and items, each with the mark before it; line breaks become spaces.

    Code, formulas and tables are left out.

    >>> list(paragraphs("## Why\\nTwo\\nlines\\n\\n- one\\n- two"))
    [('## ', 'Why'), ('', 'Two lines'), ('- ', 'one'), ('- ', 'two')]
    """
    for found in PARAGRAPH.finditer(source):
        if found["words"]:
            yield found["mark"], _on_one_line(found["words"])


def rewritten(source: str, change: Callable[[str], str]) -> str:
    """Return a Markdown cell with every paragraph changed; all that is not changed stays as it is written."""

    def replaced(found: re.Match[str]) -> str:
        words = _on_one_line(found["words"] or "")
        changed = change(words) if words else ""
        return found[0] if changed == words else f"{found['mark']}{changed}"

    return PARAGRAPH.sub(replaced, source)


def _on_one_line(words: str) -> str:
    return " ".join(line.strip() for line in words.splitlines())


def translated(notebook: Any) -> Any:
    """Return a copy of a notebook whose prose is in the language spoken; code and outputs stay."""
    copied = copy.deepcopy(notebook)
    for cell in copied.cells:
        if cell.cell_type == "markdown":
            cell.source = rewritten(cell.source, say)
    return copied


def title_of(notebook: Any) -> str:
    """Return the question at the head of a notebook."""
    first = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    return next((words for _, words in paragraphs(str(first))), "") or say("Untitled")


def answer_of(notebook: Any) -> str:
    """Return the computed answer: the plain form of the first finding among the outputs."""
    outputs = (output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ()))
    found = (data["text/plain"] for data in outputs if "finding" in data.get("text/html", "")[:20])
    return str(next(found, "")).rpartition(" [")[0]
