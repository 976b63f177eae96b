"""The prose of a notebook: its paragraphs, its title and answer, and the same in another language."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from npm_compare.language import say

MARK = re.compile(r"(#+ |- |\d+\. )")
"""What may stand before the words of a paragraph: the mark of a heading or of an item of a list."""


def paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """Split a Markdown cell into paragraphs, headings and items, each with the mark before it; line breaks become spaces.

    >>> list(paragraphs("## Why\\nTwo\\nlines\\n\\n- one\\n- two"))
    [('## ', 'Why'), ('', 'Two lines'), ('- ', 'one'), ('- ', 'two')]
    """
    for block in re.split(r"\n\s*\n", source.strip()):
        lines: list[tuple[str, str]] = []
        for line in block.splitlines():
            mark = MARK.match(line)
            if mark or not lines or lines[-1][0].startswith("#"):
                lines.append((mark[0] if mark else "", line[mark.end() if mark else 0 :].strip()))
            else:
                lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line.strip()}")
        yield from lines


def rewritten(source: str, change: Callable[[str], str]) -> str:
    """Return a Markdown cell with every paragraph changed; lists stay lists."""
    lines: list[str] = []
    for mark, words in paragraphs(source):
        tight = lines and mark and not mark.startswith("#") and MARK.match(lines[-1])
        lines += [] if tight or not lines else [""]
        lines.append(f"{mark}{change(words)}")
    return "\n".join(lines)


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
