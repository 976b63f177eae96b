"""How the estimate of a task is shown: visits, staff and budget with their ranges, and what is assumed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.sizing import Sizing
from npm_compare.facts.dataset import records
from npm_compare.views.html import render
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside

TASK: Mapping[str, str] = {"visits": later("Visits"), "staff": later("Staff (full-time equivalents)")}
"""What the task takes, in words."""


def html(sizing: Sizing) -> str:
    """Return the estimate in HTML."""
    return render(table(sizing))


def text(sizing: Sizing) -> str:
    """Return the estimate as it stands in a terminal."""
    words = pd.DataFrame(_rows(sizing), columns=_columns())
    shown = printed(words, sizing.table.round(1).to_string())
    return f"{shown}\n{no_money(sizing)}".strip()


def table(sizing: Sizing) -> Table:
    """Return the estimate as a table, with what is assumed below it."""
    rows = tuple(Row(name, tuple(Cell(end) for end in ends)) for name, *ends in _rows(sizing))
    foot = say(
        "Draws: {draws}. Inputs that are facts: {facts} of {inputs}; the others are assumptions.",
        draws=len(sizing.draws),
        facts=int((sizing.inputs["grounds"] == "fact").sum()),
        inputs=len(sizing.inputs),
    )
    foot = f"{foot} {no_money(sizing)}".strip()
    return Table(say("What the task would need each year"), tuple(_columns()), rows, foot)


def no_money(sizing: Sizing) -> str:
    """Say why no money is estimated, and which costs are wanted; nothing where it is."""
    if not sizing.lacking:
        return ""
    lacking = joined(inside(code_label(sizing.data, "input", name)) for name in sizing.lacking)
    return say("Money is not estimated: give the State’s own costs, in its currency ({inputs}).", inputs=lacking)


def _columns() -> list[str]:
    return ["", say("1 in 10 below"), say("Middle"), say("1 in 10 above")]


def _rows(sizing: Sizing) -> list[list[str]]:
    """Return the rows in words: what the task takes, and its three ends."""
    rows = records(sizing.table.reset_index(names="result"))
    return [
        [_name(sizing, row["result"])]
        + [number(row[end], 1 if row["result"] == "staff" else 0) for end in ("low", "middle", "high")]
        for row in rows
    ]


def _name(sizing: Sizing, result: str) -> str:
    if result == "budget":
        return say("Budget ({currency})", currency=sizing.currency)
    if result in TASK:
        return say(TASK[result])
    return say("Visits: {place}", place=inside(code_label(sizing.data, "place", result.removeprefix("visits_"))))
