"""What is marked and written on the line of a timeline: its events, their words, and where the words find room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from npm_compare.analysis.story import DEADLINE
from npm_compare.facts.dataset import Record
from npm_compare.views.charts.letters import beside, width_of, year_of
from npm_compare.views.charts.look import INK, PALE, SMALL, WIDTH
from npm_compare.views.language import day, later, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EVENTS: Mapping[str, tuple[str, str]] = {
    "opcat_signature": (later("signed"), "|"),
    "opcat_ratification": (later("instrument deposited"), "D"),
    "opcat_entry_into_force": (later("bound"), "|"),
    DEADLINE: (later("deadline"), "X"),
    "designation_date": (later("mechanism named"), "o"),
    "operational_since": (later("at work"), "s"),
    "spt_visit": (later("SPT visit"), "^"),
}
"""What is marked on the line of the asker: its words and its mark."""


CLEAR: Mapping[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 0.2}
"""The ground of words that no line may cross."""


@dataclass(frozen=True)
class Span:
    """The years drawn, and how many inches one takes."""

    first: float
    last: float

    @property
    def inches(self) -> float:
        """How many inches a year takes."""
        return (WIDTH - 0.4) / (self.last - self.first)


def levels(places: Iterable[tuple[float, float]], gap: float) -> list[int]:
    """Return on which line each label stands, given the middle and the width of each from the first on: the lowest free.

    >>> levels([(0, 2), (1, 2), (4, 2)], 0.1)
    [0, 1, 0]
    """
    ends: list[float] = []
    found = []
    for middle_, width in places:
        begin = middle_ - width / 2
        level = next((n for n, end in enumerate(ends) if begin >= end + gap), len(ends))
        ends[level : level + 1] = [middle_ + width / 2]
        found.append(level)
    return found


def write(plot: Axes, rows: list[Record], span: Span, line: float) -> float:
    """Write the words of the marks above them, none over another; return how high they reach."""
    texts = [words(row) for row in rows]
    widths = [width_of(text, SMALL) / span.inches for text in texts]
    middles = [
        min(max(year_of(row["date"]), span.first + wide / 2), span.last - wide / 2)
        for row, wide in zip(rows, widths, strict=True)
    ]
    order = levels(zip(middles, widths, strict=True), 0.1)
    for row, text, x, level in zip(rows, texts, middles, order, strict=True):
        y = line + 0.24 + 0.34 * level
        plot.plot([year_of(row["date"])] * 2, [line + 0.06, y - 0.04], color=PALE, linewidth=0.8, zorder=0)
        beside(plot, (x, y), text, (0, 0), ha="center", va="bottom", fontsize=SMALL, color=INK, bbox=CLEAR)
    return 0.6 + 0.34 * max(order, default=0)


def words(row: Record) -> str:
    words = say(EVENTS[row["event"]][0])
    return say("{event}, {date}", event=words, date=day(row["date"][:7]))


def mark(plot: Axes, row: Record, height: float, shade: str, size: float) -> None:
    exact = len(row["date"]) == len("2015-05-12")
    sign = EVENTS[row["event"]][1]
    plot.plot(
        year_of(row["date"]), height, marker=sign, markersize=size, color=shade, linestyle="none",
        markerfacecolor=shade if exact else "white", markeredgewidth=1.4, zorder=4,
    )  # fmt: skip
