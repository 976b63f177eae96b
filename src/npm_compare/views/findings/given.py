"""A sentence on what the law gives: powers and guarantees, in full, in part or not, and what is not known."""

from __future__ import annotations

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.shares import among, by_most, shares
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW
from npm_compare.views.findings.finding import Finding
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.wording import short_name

def powers(comparison: Comparison) -> Finding:
    """Say for each mechanism how many powers its law gives in full and with limits; what is not known stands beneath.

    >>> import npm_compare as npm
    >>> print(npm.findings.powers(npm.compare("seminar", "powers")).head)
    By law, of ... powers and guarantees ...
    """
    law = comparison.answers(LAW)
    said, rest = [], []
    for mechanism in comparison.mechanisms:
        counts = law[mechanism].value_counts()
        name = short_name(comparison.data, mechanism)
        said.append(_gives(name, int(counts.get("yes", 0)), int(counts.get("partly", 0))))
        unread = int(counts.get(NOT_KNOWN, 0) + counts.get(OF_INSTITUTION, 0))
        # Translators: a mechanism and a number, such as “France CGLPL 17”.
        rest += [say("{name} {number}", name=name, number=unread)] if unread else []
    text = say_many(
        "By law, of {count} power or guarantee {mechanisms}.",
        "By law, of {count} powers and guarantees {mechanisms}.",
        len(law),
        mechanisms=joined(said, strong=True),
    )
    beneath = say("Not known in law: {mechanisms}.", mechanisms=joined(rest)) if rest else ""
    return Finding(text, int(comparison.facts["basis"].isin(LAW).sum()), unknown=beneath)


def _gives(name: str, full: int, partly: int) -> str:
    """Say how many powers the law gives to a mechanism."""
    if full and partly:
        return say("{name} has {full} in full and {partly} with limits", name=name, full=full, partly=partly)
    if full or partly:
        return (
            say("{name} has {full} in full", name=name, full=full)
            if full
            else say("{name} has {partly} with limits", name=name, partly=partly)
        )
    return say("{name} is not known to have any", name=name)


def given_by_most(comparison: Comparison, base: str = "all") -> Finding:
    """Say how many of the powers that most laws read give in full are known of that of the first mechanism.

    >>> import npm_compare as npm
    >>> print(npm.findings.given_by_most(npm.compare("seminar", "powers")).head)
    Of the ... powers ...
    """
    data, asker = comparison.data, comparison.mechanisms[0]
    counts = shares(among(comparison, base))
    common = [name for name, row in counts.iterrows() if by_most(row)]
    law = comparison.answers(LAW)[asker]
    given = int((law.loc[common] == "yes").sum())
    unread = int(law.loc[common].isin([NOT_KNOWN, OF_INSTITUTION]).sum())
    name = short_name(data, asker)
    if not common:
        return Finding(say("None of these points is given in full by most of the laws read."), int(counts["read"].sum()))
    text = say_many(
        "Of the {count} power that most laws read give in full, the law of {name} is known to give {given}.",
        "Of the {count} powers that most laws read give in full, the law of {name} is known to give {given}.",
        len(common),
        name=name,
        given=given,
    )
    beneath = say("Not read in the law of {name}: {count} of these.", name=name, count=unread) if unread else ""
    return Finding(text, int(counts["read"].sum()), unknown=beneath)
