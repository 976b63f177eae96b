"""The headline on laws side by side (16): where the own law gives less than is asked, and how far others go."""

from __future__ import annotations

from npm_compare.analysis.laws import Laws, laws
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.rule import by_most_of
from npm_compare.analysis.shares import among, shares
from npm_compare.facts.dataset import records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.headlines.law import POWERS, neither
from npm_compare.views.language import later, say
from npm_compare.views.wording import sources_differ

LESS = ("partly", "no", "silent")
"""Answers of a law that gives less than what is asked."""

FALLS_SHORT, LIKE_OTHERS, GIVES, UNREAD, ABSENT = "falls_short", "like_others", "gives", "unread", "absent"
"""What is known of the own law: it gives less than is asked (and most others give more, or do not), nothing less, nothing at
all; or there is no mechanism.
"""

SAID = {
    FALLS_SHORT: later(
        "The law of {state}, as read or described, falls short on {less} of {asked} points compared; most laws read give "
        "{common} of these in full."
    ),
    LIKE_OTHERS: later(
        "The law of {state}, as read or described, falls short on {less} of {asked} points compared; most laws read give "
        "none of these in full."
    ),
    GIVES: later(
        "No article read in the law of {state} gives less than is asked; most laws read give {common} of {asked} points compared "
        "in full."
    ),
    UNREAD: later(
        "{state} can follow most laws read on {common} of {asked} points compared; what its own gives the mechanism is not "
        "known."
    ),
    ABSENT: later(
        "{state} has no mechanism yet; its law can follow most laws read on {common} of {asked} points compared."
    ),
}


def side_by_side(asked: Asked) -> Finding:
    """Say on how many of the points that the page sets side by side the own law gives less than is asked.

    And of these, how many most laws read give.
    """
    found = laws(asked.asker, POWERS, at=asked.at, data=asked.data)
    answers = found.comparison.in_law()[asked.asker]
    less = [str(name) for name in answers.index[answers.isin(LESS)]]
    host, doubted = int((answers == OF_INSTITUTION).sum()), int((answers == DOUBTED).sum())
    unread = host + int((answers == NOT_KNOWN).sum())
    common = _given_by_most(found)
    shown = common.intersection(less) if less else common
    short = FALLS_SHORT if shown else LIKE_OTHERS
    known = short if less else GIVES if unread + doubted < len(answers) else UNREAD
    kind = ABSENT if found.absent[asked.asker] else known
    head = say(
        SAID[kind],
        state=asked.state_name,
        less=len(less),
        asked=len(answers),
        common=len(common if kind == ABSENT else shown),
    )
    beneath = sentences(sources_differ(doubted), neither(unread, host))
    return Finding(head, len(found.facts), unknown="" if kind == ABSENT else beneath)


def _given_by_most(found: Laws) -> set[str]:
    """Return the questions that most of the laws read give in full."""
    counts = shares(among(found.comparison, "all"))
    rows = zip(counts.index, records(counts), strict=True)
    return {str(name) for name, row in rows if by_most_of(row["full_law"], row["texts"])}
