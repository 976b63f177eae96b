"""Sentences on options and sizes: what holds for most weightings, what depends on the unknown, what a task would need."""

from __future__ import annotations

import pandas as pd

from npm_compare.dataset import records
from npm_compare.findings.finding import Finding, listed
from npm_compare.options import Options
from npm_compare.sizing import Sizing
from npm_compare.smaa import Acceptability
from npm_compare.wording import inside

SURE = 0.5
"""Only an option that is first in more than this share of draws is called first for most weightings."""


def robust(options: Options, result: Acceptability) -> Finding:
    """State which option is first for most weightings, which can never be first, and how far that rests on the unknown."""
    first = result.ranks[1].astype(float).sort_values(ascending=False, kind="stable")
    leader, share = str(first.index[0]), first.max()
    known, asked = int(options.table["known"].sum()), int(options.table["asked"].sum())
    if share > SURE:
        head = (
            f"{options.label(leader)} is first for most weightings and readings of the evidence ({100 * share:.0f} %)"
        )
    else:
        head = (
            f"No option is first for most weightings and readings of the evidence: {inside(options.label(leader))} "
            f"is most often ({100 * share:.0f} %)"
        )
    never = [inside(options.label(name)) for name in result.never_first]
    tail = f"{listed(never)} never" if never else "and every option can be first for some"
    text = f"On {options.at}: {head}, {tail}. {known} of {asked} answers are known; the others may move all of this."
    return Finding(text, known)


def needed(sizing: Sizing) -> Finding:
    """State the visits, staff and budget that the task would need, with their range."""
    visits, staff, budget = records(sizing.table.loc[["visits", "staff", "budget"]])
    facts = int((sizing.inputs["grounds"] == "fact").sum())
    text = (
        f"To visit every place in its turn would take {visits['low']:,.0f} to {visits['high']:,.0f} visits a year, "
        f"{staff['low']:.0f} to {staff['high']:.0f} full-time equivalents and {budget['low'] / 1e6:.1f} to "
        f"{budget['high'] / 1e6:.1f} million {sizing.currency} (eight draws in ten); {facts} of {len(sizing.inputs)} inputs "
        "are facts, the others assumptions to be replaced."
    )
    return Finding(text, facts)


def against_others(sizing: Sizing, observed: pd.DataFrame) -> Finding:
    """Set the estimate from the task against what the State would have if it were like others, and say why they differ."""
    said = []
    for row in records(observed[(observed["result"] != "cost") & (observed["mechanisms"] > 0)]):
        middle = sizing.table["middle"].to_dict()[row["result"]]
        ratio = middle / row["middle"]
        others = f"the median of {row['mechanisms']} ({row['low']:,.0f} to {row['high']:,.0f})"
        said.append(
            f"{row['result']}: {middle:,.0f} from the task, {row['middle']:,.0f} from {others}, {ratio:.1f} times as many"
        )
    if not said:
        return Finding("No ratio of other mechanisms is known that the estimate could be set against.", 0)
    why = (
        "They differ because ratios to prisoners leave out all places that are not prisons, because visits are counted "
        "unlike, and because others have what they were given, not what their task needs."
    )
    return Finding(f"{'; '.join(said)}. {why}", int(observed["mechanisms"].sum()))
