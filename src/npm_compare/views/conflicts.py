"""The disagreements of sources in words: one row a question, with all that other sources say in one cell."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.conflicts import ANSWER
from npm_compare.facts.choice import UNRESOLVED
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import QUESTION
from npm_compare.views.coders import placed
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import say_citation, say_value

STEPS: Mapping[str, str] = {
    "certain": later("it holds for certain on the date"),
    "period": later("a later period comes first"),
    "speaks_of": later("the mechanism itself comes before the whole institution"),
    "confidence": later("higher confidence"),
    "kind": later("better kind of source"),
    "published": later("newest publication"),
    "value": later("of two dates the later"),
    UNRESOLVED: later("nothing decides between them"),
}
"""Why a claim was chosen before another one, in words, by the steps of `choice.CHOICE`."""


def told(found: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return the rows of `conflicts` with the answers and the reason in words; `others` has what every other claim says."""
    questions = found.groupby([*QUESTION, "period"], sort=False)
    rows = [(*key, *_of_question(data, records(group))) for key, group in questions]
    return pd.DataFrame(rows, columns=[*QUESTION, "period", "chosen", "source", "why", "others"])


def _of_question(data: Dataset, rows: list[Record]) -> tuple[str, str, str, str]:
    """Return the answer chosen, its source, the reason and the other answers; the reason is that before the best of them."""
    first = rows[0]
    others = joined((_other(data, row) for row in rows), strong=True)
    if first["why"] == UNRESOLVED:
        return say("unresolved"), "", say(STEPS[UNRESOLVED]), others
    return say_value(data, first | {"value": first["chosen"]}), first["source"], say(STEPS[first["why"]]), others


def _other(data: Dataset, row: Record) -> str:
    """Return another answer with its source and the place in it."""
    fact = row | {"value": row["other"]} | {name: row[f"other_{name}"] for name in ANSWER[1:]}
    place = joined([say_citation(data, fact["source"]), placed(data, fact["locator"])])
    # Translators: an answer and where it stands, such as “145: Le Monde (2016), para. 2”.
    return say("{answer}: {place}", answer=say_value(data, fact), place=place)
