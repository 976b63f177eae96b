"""The prose of a notebook: its paragraphs, its title, and the same in another language."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from npm_compare.views.language import say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

INLINE_FORMULA = "$$"
"""What a paragraph begins with that is a formula, set off."""


class Text(NamedTuple):
    """A paragraph, a heading or an item of a Markdown cell: its lines, the mark before it, its words on one line."""

    begin: int
    end: int
    mark: str
    words: str


@cache
def _markdown() -> MarkdownIt:
    """Return what takes Markdown apart; loaded when it is first used."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _texts(source: str) -> Iterator[Text]:
    """Find the texts of a Markdown cell. Code, tables and formulas are none: they are the same in every language."""
    lines = source.splitlines()
    for opened, inline in pairwise(_markdown().parse(source)):
        if opened.type in ("paragraph_open", "heading_open") and not inline.content.startswith(INLINE_FORMULA):
            begin, end = inline.map or (0, 0)
            first, *others = inline.content.splitlines()
            yield Text(begin, end, lines[begin].partition(first)[0], " ".join([first, *map(str.strip, others)]))


def paragraphs(source: str) -> Iterator[tuple[str, str]]:
    """Split a Markdown cell into paragraphs, headings and items, each with the mark before it; line breaks become spaces.

    >>> list(paragraphs("## Why\\nTwo\\nlines\\n\\n- one\\n- two"))
    [('## ', 'Why'), ('', 'Two lines'), ('- ', 'one'), ('- ', 'two')]
    """
    return ((text.mark, text.words) for text in _texts(source))


def rewritten(source: str, change: Callable[[str], str]) -> str:
    """Return a Markdown cell with every paragraph changed; all that is not changed stays as it is written."""
    lines = source.splitlines(keepends=True)
    for text in reversed([*_texts(source)]):
        if (changed := change(text.words)) != text.words:
            end = "\n" if lines[text.end - 1].endswith("\n") else ""
            lines[text.begin : text.end] = [f"{text.mark}{changed}{end}"]
    return "".join(lines)


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
