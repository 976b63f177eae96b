"""A sentence on what the law gives: powers and guarantees, in full, in part or not, and what is not known."""

from __future__ import annotations

from npm_compare.analysis.comparison import Comparison
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW
from npm_compare.views.findings.finding import Finding, say_date
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.wording import short_name

GIVEN = {
    "yes": later("in full: {number}"),
    "partly": later("in part: {number}"),
    "no": later("denied: {number}"),
    "silent": later("text silent: {number}"),
    OF_INSTITUTION: later("known of the institution only: {number}"),
    NOT_KNOWN: later("not known: {number}"),
}
"""How many powers the law gives, by answer."""


def powers(comparison: Comparison) -> Finding:
    """Count for each mechanism what the law gives, in full and in part, and what is not known.

    >>> import npm_compare as npm
    >>> print(npm.findings.powers(npm.compare("seminar", "powers")).head)
    On ..., of ... powers and guarantees, the law as read or described gives: ...
    """
    law = comparison.answers(LAW)
    said = []
    for mechanism in comparison.mechanisms:
        counts = law[mechanism].value_counts()
        shown = [answer for answer in GIVEN if answer in counts or answer == "yes"]
        parts = joined(say(GIVEN[answer], number=int(counts.get(answer, 0))) for answer in shown)
        # Translators: {name} is a mechanism, {parts} are counts such as “in full: 12, in part: 5”.
        said.append(say("{name} ({parts})", name=short_name(comparison.data, mechanism), parts=parts))
    text = say_many(
        "On {date}, of {count} power or guarantee, the law as read or described gives: {mechanisms}. What is not known is "
        "not a no.",
        "On {date}, of {count} powers and guarantees, the law as read or described gives: {mechanisms}. What is not known "
        "is not a no.",
        len(law),
        date=say_date(comparison.at),
        mechanisms=joined(said, strong=True),
    )
    return Finding(text, int(comparison.facts["basis"].isin(LAW).sum()))
