"""The rule of recommendation: what follows on one point from the force of a requirement, the own law and those of others.

The rule is data (`recommendations.csv`). A treaty duty binds however few others keep it: others give precedent. Nothing is
argued from fewer than `FEWEST` laws read, and what was not read is read first.
"""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.facts.dataset import Dataset, records

MET, PARTLY, NOT_MET, SILENT, NOT_KNOWN, ABSENT, FIGURE = (
    *("met", "partly", "not_met", "silent", "not_known"),
    *("absent", "figure"),
)
HELD = (MET, PARTLY, NOT_MET, SILENT, NOT_KNOWN, ABSENT, FIGURE)
"""What the law of the mechanism that asks says on a point, codes of the list `held`."""

AMEND, ADOPT, VERIFY, CONSIDER, WEIGH, KEEP = "amend", "adopt", "verify", "consider", "weigh", "keep"
RECOMMENDATIONS = (AMEND, ADOPT, VERIFY, CONSIDER, WEIGH, KEEP)
"""What can be recommended, the most pressing first: codes of the list `recommendation`."""

HALF, FEWER, TOO_FEW = "half_or_more", "fewer", "too_few"
PRECEDENTS = (HALF, FEWER, TOO_FEW)
"""How many of the laws read have it, codes of the list `others_have`."""

FEWEST = 5
"""The fewest laws read from whose number anything is argued."""

Rule = Mapping[tuple[str, str, str], str]
"""What is recommended, by the force of the requirement, what the own law says, and the precedent."""


def rule_of(data: Dataset) -> Rule:
    """Return the rule of recommendation of the data."""
    rule: dict[tuple[str, str, str], str] = {}
    for row in records(data.recommendations):
        for precedent in [row["others_have"]] if row["others_have"] else PRECEDENTS:
            rule[row["force"], row["held"], precedent] = row["recommendation"]
    return rule


def precedent_of(have: int, read: int) -> str:
    """Return what the laws of others are a precedent for.

    >>> precedent_of(3, 6), precedent_of(2, 6), precedent_of(4, 4)
    ('half_or_more', 'fewer', 'too_few')
    """
    if read < FEWEST:
        return TOO_FEW
    return HALF if 2 * have >= read else FEWER


def by_most_of(have: int, read: int) -> bool:
    """Say whether most of the laws read have it: more than half of `FEWEST` or more.

    >>> by_most_of(3, 5), by_most_of(3, 6), by_most_of(4, 4)
    (True, False, False)
    """
    return bool(read >= FEWEST and 2 * have > read)
