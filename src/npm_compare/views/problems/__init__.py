"""The words of every rule about the data and the workbooks that change them: what is wrong, and how to mend it.

A rule is the name that a `Problem` or a `Refusal` carries; its fields fill in the words (`views.sentences`).
"""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.problems import cells, doubts, facts, files, tables, workbook

WORDS: Mapping[str, tuple[str, str]] = {
    **files.WORDS,
    **cells.WORDS,
    **facts.WORDS,
    **doubts.WORDS,
    **tables.WORDS,
    **workbook.WORDS,
}
"""Every rule, with what is wrong and how to mend it."""

OF_A_CELL = frozenset(cells.WORDS)
"""Rules that hold in any column: the words name it first."""
