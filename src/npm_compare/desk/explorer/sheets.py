"""What the tabs that count show, as tables in words for a workbook: numbers stay numbers, and the whole range is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from npm_compare.analysis.cases import ASPECTS
from npm_compare.desk.explorer.pictures import shares
from npm_compare.desk.explorer.resources import ENDS
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.amounts import unit_label
from npm_compare.views.codes import word
from npm_compare.views.labels import code_label, requirement_label, requirement_text
from npm_compare.views.language import say
from npm_compare.views.options import label
from npm_compare.views.places import reference
from npm_compare.views.sizing import kind_label
from npm_compare.views.wording import short_name


def _size(view: View, data: Dataset) -> pd.DataFrame:
    """Return what the task takes at the low, likely and high end, kind by kind of place."""
    found = view.sizing(data)
    currency = say("Money ({currency})", currency=unit_label(data, found.currency)) if found.currency else ""
    ends = [ENDS[end] for end in found.scenarios["end"]]
    rows = [
        {
            say("Scenario"): word("scenario", row["scenario"]),
            say("Kind of place"): kind_label(found, row["kind"]),
            say("Estimate"): say(end),
            say("Visits"): row["visits"],
            say("Person-days"): row["days"],
            say("Posts (full-time)"): row["posts"],
            **({currency: row["money"]} if currency else {}),
        }
        for end, row in zip(ends, records(found.scenarios), strict=True)
    ]
    return pd.DataFrame(rows)


def _shares(view: View, data: Dataset) -> pd.DataFrame:
    """Return how often each model comes first, with the range of its worth."""
    options = view.options(data)
    rows = [
        {
            say("Model"): label(options, row["option"]),
            say("First"): row["share"],
            say("Lowest worth"): row["lowest"],
            say("Highest worth"): row["highest"],
        }
        for row in records(shares(view, data))
    ]
    return pd.DataFrame(rows)


def _outcomes(view: View, data: Dataset) -> pd.DataFrame:
    """Return each requirement for each mechanism: what it asks, and the outcome in law and in practice with the facts behind."""
    found = view.assessment(data)
    pairs: dict[tuple[str, str], dict[str, Record]] = {}
    for row in records(found.table):
        pairs.setdefault((row["mechanism"], row["requirement"]), {})[row["aspect"]] = row
    return pd.DataFrame(
        [_outcome(data, *names, *(pair[aspect] for aspect in ASPECTS)) for names, pair in pairs.items()]
    )


def _outcome(data: Dataset, mechanism: str, name: str, law: Record, practice: Record) -> Mapping[str, str]:
    behind = {fact["id"] for row in (law, practice) for column in ("facts", "theirs") for fact in row[column]}
    return {
        say("Mechanism"): short_name(data, mechanism),
        say("Requirement"): requirement_label(data, name),
        say("Text"): requirement_text(data, name),
        say("Source"): reference(data, name),
        say("Outcome in law"): code_label(data, "status", law["status"]),
        say("Reason"): code_label(data, "reason", law["reason"]) if law["reason"] else "",
        say("Outcome in practice"): code_label(data, "status", practice["status"]),
        say("Facts"): " ".join(sorted(behind)),
    }


SHEETS: Mapping[str, Callable[[View, Dataset], pd.DataFrame]] = {
    "assessment": _outcomes,
    "options": _shares,
    "resources": _size,
}
"""The table in words of each tab whose result has none of its own."""
