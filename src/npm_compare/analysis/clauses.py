"""One article of a draft: a model clause with the points that it serves, and what is to be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import ADOPT, AMEND, CONSIDER, KEEP, MET, NOT_MET, PARTLY, RECOMMENDATIONS, VERIFY, WEIGH
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import OF_INSTITUTION

ADD = "add"
STATUSES = (ADD, AMEND, VERIFY, CONSIDER, KEEP)
"""What is to be done with a clause, codes of the list `clause_status`."""

UNREAD, UNASKED = "unread", "unasked"
OPEN = (UNREAD, OF_INSTITUTION, UNASKED)
"""Why an article is to be verified: not read, read as a rule of the whole institution, or no question of the data asks it."""

SPOKEN = (MET, PARTLY, NOT_MET)
"""Answers of a law that says something on a point."""


@dataclass(frozen=True)
class Clause:
    """One article of the draft: its number, its row with the texts, and the points that it serves."""

    number: int
    row: Record
    points: tuple[Point, ...]

    @property
    def judged(self) -> tuple[Point, ...]:
        """The points that say what is to be done: those on which a question about law is asked, if there are any.

        Of the others those that a law can say, if there are any.
        """
        asked = tuple(p for p in self.points if p.indicator and not p.figure)
        return asked or tuple(p for p in self.points if not p.by_state) or self.points

    @property
    def leading(self) -> Point:
        """The point that presses most."""
        return min(self.judged, key=lambda point: RECOMMENDATIONS.index(point.recommendation))

    @property
    def status(self) -> str:
        """What is to be done: the most pressing of what its points recommend.

        A clause is added where the law there is gives nothing of it, and amended where that gives a part or something else.
        """
        pressing = self.leading.recommendation
        if pressing in (AMEND, ADOPT):
            return AMEND if any(point.held in SPOKEN for point in self.judged) else ADD
        return CONSIDER if pressing == WEIGH else pressing

    @property
    def open(self) -> str:
        """Why it is to be verified, one of `OPEN`; empty where it is not."""
        if self.status != VERIFY:
            return ""
        unread = [point for point in self.judged if point.recommendation == VERIFY and point.indicator]
        if not unread:
            return UNASKED
        return OF_INSTITUTION if all(point.read_of_host for point in unread) else UNREAD

    @property
    def then(self) -> str:
        """What follows where its law, once read, gives nothing of it: the most pressing of its points; empty if all were read."""
        found = {point.then for point in self.judged}
        return next((code for code in RECOMMENDATIONS if code in found), "")
