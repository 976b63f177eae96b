"""The words of every rule about the data and the workbooks that change them: what is wrong, and how to mend it.

A rule is the name that a `Problem` or a `Refusal` carries; its fields fill in the words (`views.sentences`).
"""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.problems import cells, doubts, facts, files, guide, settling, tables, workbook

PROBLEM_WORDS: Mapping[str, tuple[str, str]] = {
    **files.OF_FILES,
    **cells.OF_CELLS,
    **facts.OF_FACTS,
    **doubts.OF_DOUBTS,
    **settling.OF_SETTLING,
    **tables.OF_TABLES,
    **workbook.OF_WORKBOOK,
    **guide.OF_GUIDE,
}
"""Every rule, with what is wrong and how to mend it."""

OF_A_CELL = frozenset(cells.OF_CELLS)
"""Rules that hold in any column: the words name it first."""
