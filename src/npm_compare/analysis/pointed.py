"""At which option of a decision the rule points: the one that gives a point in full and that at least half of the laws read took.

An option names the question that a law of its kind gives in full (`indicator` of `decision_options.csv`). Of options alike, that
which a duty asks for comes first, then that which the larger share of laws took. Where none can be named, a code says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import HALF, TOO_FEW
from npm_compare.facts.dataset import Record

NO_QUESTION, TOO_FEW_LAWS, FEWER_THAN_HALF = REASONS = ("no_question", "too_few_laws", "fewer_than_half")
"""Why no option is named: no question tells the options apart, too few laws were read on it, or fewer than half took it."""


@dataclass(frozen=True)
class Pointed:
    """The option at which the rule points and the point by which it does; or `reason`, why it names none."""

    option: Record | None = None
    point: Point | None = None
    reason: str = ""


def pointed(options: Sequence[Record], points: Sequence[Point]) -> Pointed:
    """Return the option at which the rule points, by the points of its decision; never one that the mechanism cannot take."""
    asked = {point.indicator: point for point in points}
    shown = [
        (row, asked[row["indicator"]]) for row in options if row.get("indicator") in asked and row.get("applies", True)
    ]
    if not shown:
        return Pointed(reason=NO_QUESTION)
    if taken := [(row, point) for row, point in shown if point.others.code == HALF]:
        option, point = min(taken, key=lambda pair: (not pair[1].binding, -pair[1].share))
        return Pointed(option, point)
    few = all(point.others.code == TOO_FEW for _, point in shown)
    return Pointed(reason=TOO_FEW_LAWS if few else FEWER_THAN_HALF, point=shown[0][1])
