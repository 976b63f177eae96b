"""What changed between two dates in words: each answer with its basis, as a table shows it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.changes import CHANGED, FIRST_KNOWN, NO_LONGER_KNOWN, QUALITIES
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.labels import code_label
from npm_compare.views.language import later, say
from npm_compare.views.wording import inside, say_fact

DIFFERENCE_WORDS: Mapping[str, str] = {
    FIRST_KNOWN: later("first known"),
    NO_LONGER_KNOWN: later("no longer known"),
    CHANGED: later("changed"),
}
"""Kinds of difference in words."""


def told(found: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return the rows of `changes` with both answers and the kind of difference in words."""
    sides = {side: [_answer(data, row, side) for row in records(found)] for side in ("before", "after")}
    kinds = [say(DIFFERENCE_WORDS[kind]) for kind in found["kind"]]
    worded = found.assign(**sides, kind=kinds)
    return worded[["mechanism", "indicator", "before", "after", "kind", "source", "locator"]]


def _answer(data: Dataset, row: Record, side: str) -> str:
    if row[side] == NOT_KNOWN:
        return inside(code_label(data, "answer", NOT_KNOWN))
    qualities = {name: row[f"{side}_{name}"] for name in QUALITIES}
    return say_fact(data, {"indicator": row["indicator"], "value": row[side], "timing": "state", **qualities})
