"""What a decision costs, in words."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log10

from npm_compare.analysis.decisions import Decision
from npm_compare.analysis.estimates import Estimate
from npm_compare.facts.dataset import Dataset
from npm_compare.views.currencies import money
from npm_compare.views.language import language, later, number, say
from npm_compare.views.wording import say_report

COSTS: Mapping[str, str] = {
    "visits": later("About {middle} visits a year ({low} to {high})"),
    "staff": later("About {middle} full-time posts ({low} to {high})"),
    "budget": later("About {middle} a year ({low} to {high})"),
}
"""What a decision costs, each before the sentence on what that supposes."""


def costs(data: Dataset, decision: Decision) -> str:
    """Say what a decision costs: the estimate with its supposition, or the text of the data where nothing is estimated."""
    if not decision.row["sized_by"]:
        return str(decision.row.get(f"expense_{language()}", ""))
    if decision.cost is None:
        return say("Not estimated: the State’s own costs are not in the data.")
    found = decision.cost
    ends = {name: _amount(found, value) for name, value in _ends(found).items()}
    supposed = say(
        "if every place were seen in its turn, on the assumptions listed in {report}; an estimate, not a norm",
        report=say_report(data, "11"),
    )
    # Translators: an estimate, and on what it supposes.
    return say("{estimate}, {supposed}.", estimate=say(COSTS[found.result], **ends), supposed=supposed)


def _ends(cost: Estimate) -> Mapping[str, float]:
    return {"low": cost.low, "middle": cost.likely, "high": cost.high}


def _amount(cost: Estimate, value: float) -> str:
    """Return an amount rounded to two figures: more would promise what an estimate cannot."""
    rounded = round(value, 1 - floor(log10(value))) if value > 0 else 0
    return money(rounded, cost.currency, 0) if cost.currency else number(rounded, 0)
