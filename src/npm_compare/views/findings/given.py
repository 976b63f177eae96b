"""A sentence on what the law gives: powers and guarantees, in full, in part or not, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.models import in_place
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.shares import FEW_LAWS, among, by_most, shares
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import state_name
from npm_compare.views.language import joined, later, number, say, say_many
from npm_compare.views.wording import short_name, shortest_name, sources_differ


@checked
def powers(comparison: Comparison) -> Finding:
    """Say for each mechanism how many powers its law gives in full and with limits; what is not known stands beneath.

    >>> import npm_compare as npm
    >>> print(npm.findings.powers(npm.compare("seminar", "powers")).head)
    By law, of ... powers and guarantees ...
    """
    law = comparison.in_law()
    counts = {mechanism: law[mechanism].value_counts() for mechanism in comparison.mechanisms}
    said = [
        _gives(short_name(comparison.data, name), int(found.get("yes", 0)), int(found.get("partly", 0)))
        for name, found in counts.items()
    ]
    text = say_many(
        "By law, of {count} power or guarantee {mechanisms}.",
        "By law, of {count} powers and guarantees {mechanisms}.",
        len(law),
        mechanisms=joined(said, strong=True),
    )
    beneath = sentences(*(_beneath(comparison, counts, answer, words) for answer, words in BENEATH.items()))
    return Finding(text, int(comparison.facts["basis"].isin(LAW).sum()), unknown=beneath)


BENEATH = {
    "no": later("Denied: {mechanisms}."),
    "silent": later("The text is silent: {mechanisms}."),
    DOUBTED: later("Described, but sources differ: {mechanisms}."),
    OF_INSTITUTION: later("Only a rule of the whole institution is known: {mechanisms}."),
    NOT_KNOWN: later("Not known in law: {mechanisms}."),
}
"""What stands beneath, by answer: none of it is given, and each is another thing."""


def _beneath(comparison: Comparison, counts: Mapping[str, pd.Series], answer: str, words: str) -> str:
    """Say for which mechanisms the law gives such an answer, and how often; nothing if for none."""
    numbers = {name: int(found.get(answer, 0)) for name, found in counts.items()}
    said = [
        # Translators: a mechanism and a number, such as “France CGLPL 17”.
        say("{name} {number}", name=shortest_name(comparison.data, name), number=number)
        for name, number in numbers.items()
        if number
    ]
    return say(words, mechanisms=joined(said)) if said else ""


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
    return say("{name} has none that is known", name=name)


@checked
def given_by_most(comparison: Comparison, base: str = "all") -> Finding:
    """Say how many of the powers that most laws read or described give in full are known of that of the first mechanism.

    >>> import npm_compare as npm
    >>> print(npm.findings.given_by_most(npm.compare("seminar", "powers")).head)
    Of the ... points ...
    """
    data, asker = comparison.data, comparison.mechanisms[0]
    counts = shares(among(comparison, base))
    common = [str(name) for name, row in zip(counts.index, records(counts), strict=True) if by_most(row)]
    law = comparison.in_law()[asker].loc[common]
    given, doubted = int((law == "yes").sum()), int((law == DOUBTED).sum())
    unread = int(law.isin([NOT_KNOWN, OF_INSTITUTION]).sum())
    name = short_name(data, asker)
    if not common:
        return Finding(_none_given(int((counts["read"] >= FEW_LAWS).sum())), int(counts["read"].sum()))
    if unread == len(common):
        absent = asker not in set(in_place(at=comparison.at, data=data)["mechanism"])
        said = _none_yet(data, asker, unread) if absent else _none_read(name, unread)
        return Finding(said, int(counts["read"].sum()))
    text = say_many(
        "Of the {count} point that most laws read or described give in full, the law of {name} is known to give {given}.",
        "Of the {count} points that most laws read or described give in full, the law of {name} is known to give {given}.",
        len(common),
        name=name,
        given=given,
    )
    beneath = say("Not read in the law of {name}: {count} of these.", name=name, count=unread) if unread else ""
    return Finding(text, int(counts["read"].sum()), unknown=sentences(sources_differ(doubted), beneath))


def _none_given(points: int) -> str:
    """Say that no point is given by most laws: of those on which enough were read, and nothing of the others."""
    if not points:
        return say(
            "On none of these points were {least} laws read: too few to say what most of them give.", least=FEW_LAWS
        )
    return say_many(
        "The {count} point on which {least} or more laws were read is not given in full by most of them.",
        "None of the {count} points on which {least} or more laws were read is given in full by most of them.",
        points,
        least=FEW_LAWS,
    )


def _none_yet(data: Dataset, asker: str, points: int) -> str:
    """Say that there is no mechanism whose law could be read: what others give is what its law can follow."""
    return say_many(
        "{state} has no mechanism yet; most laws read or described give {count} of these points in full.",
        "{state} has no mechanism yet; most laws read or described give {count} of these points in full.",
        points,
        state=state_name(data, data.mechanism(asker)["state"]),
    )


def _none_read(name: str, points: int) -> str:
    """Say that the law of a mechanism was read on none of the points: there is nothing to count."""
    return say_many(
        "Most laws read or described give {count} of these points in full; the law of {name} was not read on it.",
        "Most laws read or described give {count} of these points in full; the law of {name} was read on none of them.",
        points,
        name=name,
    )


@checked
def known_powers(comparison: Comparison) -> Finding:
    """State on how many points the law of each mechanism is known, the best known first; rules of its host do not count.

    Of many mechanisms it states the ends and the middle.

    >>> import npm_compare as npm
    >>> print(npm.findings.known_powers(npm.compare("seminar", "powers")).head)
    Of ... points the law is known on: ...
    """
    law = comparison.answers(LAW)
    known = (~law.isin([NOT_KNOWN, OF_INSTITUTION])).sum().sort_values(ascending=False, kind="stable")
    if len(known) > FEW:
        text = say_many(
            "Of {count} point the law of {number} mechanisms is known on {least} to {most}; half of them on {middle} or fewer.",
            "Of {count} points the law of {number} mechanisms is known on {least} to {most}; half of them on {middle} or fewer.",
            len(law),
            number=number(len(known)),
            least=number(int(known.iloc[-1])),
            most=number(int(known.iloc[0])),
            middle=number(int(known.iloc[len(known) // 2])),
        )
        return Finding(text, len(comparison.facts))
    text = say_many(
        "Of {count} point the law is known on: {mechanisms}.",
        "Of {count} points the law is known on: {mechanisms}.",
        len(law),
        mechanisms=joined(_counted(comparison, str(m), int(count)) for m, count in known.items()),
    )
    return Finding(text, len(comparison.facts))


FEW = 6
"""Of so many mechanisms each is named in a title."""


def _counted(comparison: Comparison, mechanism: str, count: int) -> str:
    # Translators: a mechanism and a number, such as “France CGLPL 17”.
    return say("{name} {number}", name=shortest_name(comparison.data, mechanism), number=count)
