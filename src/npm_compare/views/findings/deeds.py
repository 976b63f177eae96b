"""A sentence on law and practice of one body: where what is done falls short of what is written."""

from __future__ import annotations

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.deeds import Deed, deeds
from npm_compare.base.given import checked
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import listed, say, say_many
from npm_compare.views.wording import inside, short_name

NAMED = 3
"""So many points are named in a sentence; of more, the number is said."""


@checked
def law_and_practice(comparison: Comparison, mechanism: str | None = None) -> Finding:
    """Say on which points the practice of a body is known, and where it falls short of its law or goes beyond it.

    The mechanism is by default the first of the comparison.

    >>> import npm_compare as npm
    >>> print(npm.findings.law_and_practice(npm.compare("mli-cndh", "powers")).head)
    In practice Mali CNDH ...
    """
    name = mechanism or comparison.mechanisms[0]
    found = deeds(comparison, name)
    both = [deed for deed in found if deed.compared]
    body, facts = short_name(comparison.data, name), sum(bool(deed.law) + bool(deed.practice) for deed in found)
    unknown = sum(deed.practice is None for deed in found)
    beneath = say_many(
        "Practice is not known on {count} of {asked} points.",
        "Practice is not known on {count} of {asked} points.",
        unknown,
        asked=len(found),
    )
    return Finding(_compared(comparison, body, both, found), facts, unknown=beneath if unknown else "")


def _compared(comparison: Comparison, body: str, both: list[Deed], found: list[Deed]) -> str:
    short = [inside(indicator_label(comparison.data, deed.indicator)) for deed in both if deed.gap < 0]
    if short and len(short) <= NAMED:
        return say("In practice {name} has less than its law gives on {points}.", name=body, points=listed(short))
    if short:
        return say_many(
            "In practice {name} has less than its law gives on {count} point.",
            "In practice {name} has less than its law gives on {count} points.",
            len(short),
            name=body,
        )
    if both:
        return say_many(
            "On the {count} point where law and practice of {name} are both known, practice does not fall short of the law.",
            "On the {count} points where law and practice of {name} are both known, practice does not fall short of the law.",
            len(both),
            name=body,
        )
    if any(deed.practice for deed in found):
        return say("On no point are law and practice of {name} both known.", name=body)
    return say("No document read says what {name} does on these points; only its law is known.", name=body)
