"""A sentence on the house of a mechanism: its unit, its budget line, and who handles complaints."""

from __future__ import annotations

from npm_compare.analysis.comparison import Comparison
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.language import later, say
from npm_compare.views.wording import short_name

UNIT = {
    "yes": later("{name} has a unit of its own for prevention."),
    "partly": later("{name} has a unit that does prevention beside other tasks."),
    "no": later("{name} has no unit of its own for prevention."),
    NOT_KNOWN: later("Whether {name} has a unit for prevention is not known."),
}
BUDGET = {
    "yes": later("It has a budget line of its own."),
    "partly": later("It has a budget line of its own in part."),
    "no": later("It has no budget line of its own."),
    "silent": later("The law names no budget line of its own."),
}
COMPLAINTS = {
    "yes": later("The same house handles complaints."),
    "partly": later("The same house handles complaints in part."),
    "no": later("Complaints are handled by others."),
}


@checked
def organised(comparison: Comparison, mechanism: str | None = None) -> Finding:
    """Say how prevention is placed in a body: a unit, a budget line, and who handles complaints.

    The mechanism is by default the first of the comparison; what no document read tells is said beneath.

    >>> import npm_compare as npm
    >>> print(npm.findings.organised(npm.compare("fra-cglpl", ["structure", "autonomy"])).head)
    France CGLPL stands alone, without a host institution. ...
    """
    name = mechanism or comparison.mechanisms[0]
    facts = [_fact(comparison, name, of) for of in ("npm_unit", "dedicated_npm_budget_line", "handles_complaints")]
    unit, budget, complaints = (str(fact["value"]) if fact else "" for fact in facts)
    body = short_name(comparison.data, name)
    head = sentences(
        say("{name} stands alone, without a host institution.", name=body)
        if is_stand_alone(comparison.data, name)
        else say(UNIT.get(unit, UNIT[NOT_KNOWN]), name=body),
        say(BUDGET[budget]) if budget in BUDGET else "",
        say(COMPLAINTS[complaints]) if complaints in COMPLAINTS else "",
    )
    beneath = sentences(
        "" if budget else say("Whether it has a budget line of its own is not known."),
        "" if complaints else say("Whether the same house handles complaints is not known."),
    )
    return Finding(head, sum(fact is not None for fact in facts), unknown=beneath)


def _fact(comparison: Comparison, mechanism: str, indicator: str) -> Record | None:
    """Return what is known of a body, drafts apart: a bill organises nothing."""
    found = comparison.shown.get((mechanism, indicator), [])
    return next((fact for fact in found if fact["basis"] != "bill"), None)
