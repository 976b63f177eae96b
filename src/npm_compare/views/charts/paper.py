"""Labels beside the points of a plot that has little room: each at the first place where it covers no other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from npm_compare.views.charts.letters import beside, fold, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Place = tuple[float, float, str]
"""How many points right of and above a mark a text stands, and which of its sides is there."""

Box = tuple[float, float, float, float]
"""The left, right, lower and upper edge of a text or a mark, in inches."""

ABOVE: tuple[Place, ...] = ((0, 5, "center"), (0, -16, "center"), (6, -4, "left"), (-6, -4, "right"))
BELOW: tuple[Place, ...] = tuple(
    (right, up, side)
    for up in (-16, 6, -30, 20, -44, 34, -58, 48, -72, -86)
    for right, side in ((0, "center"), (-5, "right"), (5, "left"), (-25, "right"), (-45, "right"))
)
"""Where a label may stand, the first choice first."""

LINE, EDGE = 1.35, 0.25
"""Height of a line, of that of its letters; how far in inches a label may reach over the side of a plot that has no axis."""

MARK = 0.03
"""Half the width of a mark, in inches: no label covers one."""


WORDS, SIDE = 1000, 100
"""How many marks may be covered rather than other words, or than to reach over a side."""


class Paper:
    """What is written on a plot whose scales are set and which is so many inches wide and high."""

    def __init__(self, plot: Axes, width: float, height: float, marks: Iterable[tuple[float, float]] = ()) -> None:
        self.plot, self.width, self.height = plot, width, height
        self.boxes: list[Box] = []
        self.marks = [self._box(point, (0, -72 * MARK, "center"), 2 * MARK, 2 * MARK) for point in marks]

    def write(
        self, point: tuple[float, float], words: str, places: tuple[Place, ...], *, must: bool = False, **look: Any
    ) -> None:
        """Write words beside a point at the first of the places where they are in the plot and cover no other words.

        If there is none they are left out; if they `must` be written they cover as little as can be.
        """
        size = look["fontsize"]
        folded = fold(words, size, inches=self.width - 0.05) if must else words
        lines = folded.split("\n")
        wide, tall = max(width_of(line, size) for line in lines), len(lines) * LINE * size / 72
        boxes = [self._box(point, place, wide, tall) for place in places]
        costs = [self._cost(box) for box in boxes]
        free = costs.index(min(costs))
        if costs[free] and not must:
            return
        self.boxes.append(boxes[free])
        right, up, side = places[free]
        look |= {"ha": side, "va": "bottom", "linespacing": 1}
        beside(self.plot, point, folded, (right, up), **look)

    def _box(self, point: tuple[float, float], place: Place, wide: float, tall: float) -> Box:
        """Return the left, right, lower and upper edge of a text in inches."""
        (left, right), (low, high) = self.plot.get_xlim(), self.plot.get_ylim()
        x = (point[0] - left) / (right - left) * self.width + place[0] / 72
        y = (point[1] - low) / (high - low) * self.height + place[1] / 72
        begin = x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[place[2]]
        return begin, begin + wide, y, y + tall

    def _cost(self, box: Box) -> int:
        """Return how many marks a text would cover; other words, and the sides of the plot, weigh more than any of them."""
        left, right, low, high = box
        over = low < 0 or high > self.height or left < 0 or right > self.width + EDGE
        words, marks = (sum(_meet(box, other) for other in those) for those in (self.boxes, self.marks))
        return WORDS * words + SIDE * over + marks


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
