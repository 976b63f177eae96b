"""Sentences on sizes: what a task would need, and what others have."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.observed import COST
from npm_compare.analysis.sizing import Sizing
from npm_compare.facts.dataset import records
from npm_compare.views.codes import word
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.language import joined, number, say, say_many
from npm_compare.views.sizing import no_money


def needed(sizing: Sizing) -> Finding:
    """State the visits, staff and budget that the task would need, with their range; no money without the State's costs.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.needed(npm.size("mar")).head)
    To visit every place ...
    """
    facts = int((sizing.inputs["grounds"] == "fact").sum())
    text = sentences(
        _task(sizing),
        no_money(sizing),
        say_many(
            "Of the {asked} inputs {count} is a fact; the others are assumptions to be replaced.",
            "Of the {asked} inputs {count} are facts; the others are assumptions to be replaced.",
            facts,
            asked=len(sizing.inputs),
        ),
    )
    return Finding(text, facts)


def _task(sizing: Sizing) -> str:
    visits, staff = records(sizing.table.loc[["visits", "staff"]])
    ends = {
        "visits_low": number(visits["low"], 0),
        "visits_high": number(visits["high"], 0),
        "staff_low": number(staff["low"], 0),
        "staff_high": number(staff["high"], 0),
    }
    if not sizing.currency:
        return say(
            "To visit every place in its turn would take {visits_low} to {visits_high} visits a year and {staff_low} to "
            "{staff_high} full-time equivalents (eight draws in ten).",
            **ends,
        )
    (budget,) = records(sizing.table.loc[["budget"]])
    return say(
        "To visit every place in its turn would take {visits_low} to {visits_high} visits a year, {staff_low} to "
        "{staff_high} full-time equivalents and {budget_low} to {budget_high} million {currency} (eight draws in ten).",
        **ends,
        budget_low=number(budget["low"] / 1e6, 1),
        budget_high=number(budget["high"] / 1e6, 1),
        currency=sizing.currency,
    )


def against_others(sizing: Sizing, observed: pd.DataFrame) -> Finding:
    """Set the estimate from the task against what the State would have if it were like others, and say why they differ.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.against_others(npm.size("mar"), npm.observed("mar-cndh")).head)
    Visits a year, ... from the task, ...
    """
    said = []
    for row in records(observed[(observed["result"] != COST) & (observed["mechanisms"] > 0)]):
        middle = sizing.table["middle"].to_dict()[row["result"]]
        # Translators: {ratio} is from what the others’ figure comes, such as “visits a year, from visits per 1,000 prisoners”.
        said.append(
            say(
                "{ratio}: {task} from the task, {others} from the median of {mechanisms} ({low} to {high}), {times} times as "
                "many",
                ratio=word("from_what", row["from_what"]),
                task=number(middle, 0),
                others=number(row["middle"], 0),
                mechanisms=row["mechanisms"],
                low=number(row["low"], 0),
                high=number(row["high"], 0),
                times=number(middle / row["middle"], 1),
            )
        )
    if not said:
        return Finding(say("No ratio of other mechanisms is known that the estimate could be set against."), 0)
    why = say(
        "They differ because ratios to prisoners leave out all places that are not prisons, because visits are counted "
        "unlike, and because others have what they were given, not what their task needs."
    )
    parts = joined(said, strong=True)
    return Finding(f"{parts[:1].upper()}{parts[1:]}. {why}", int(observed["mechanisms"].sum()))
