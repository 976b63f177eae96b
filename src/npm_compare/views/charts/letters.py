"""Letters in charts: how wide and how high a text is, where its lines break, and labels that do not cover each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from npm_compare.analysis.durations import middle
from npm_compare.base.directions import ISOLATE, POP
from npm_compare.views.charts import fonts
from npm_compare.views.charts.look import WIDTH
from npm_compare.views.language import right_to_left

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.figure import Figure
    from matplotlib.text import Text

RIGHT_TO_LEFT_MARK = "\u200f"

DRAWN_LETTERS = 1_000
"""Letters of a text that a chart has room for; of a longer one the beginning is drawn, and “…”."""


NARROWLY = 0.02
"""A line is as wide as its words and spaces; as a whole it is measured, which takes long, only where that is so near."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in inches of one line set in a size in points, by the true width of its letters."""
    return _width(text, bold=bold) * (size / LARGE) / 72


LARGE = 100
"""The size in points in which letters are measured: their width in others follows, since they are not fitted to a grid."""


@lru_cache(10_000)
def _width(text: str, *, bold: bool) -> float:
    """Return the width in points of one line set in large letters."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    fonts.register()
    font = FontProperties(family=list(fonts.FAMILIES), weight="bold" if bold else "normal", size=LARGE)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


@cache
def ruler(dots: float) -> RendererAgg:
    """Return what measures texts at so many dots an inch. It remembers them: most are measured again."""
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(1, 1, dots)  # type: ignore[no-untyped-call]


@contextmanager
def measured(figure: Figure) -> Iterator[None]:
    """Let the texts of a figure be measured by the ruler meanwhile, and not by a page of its own that remembers nothing."""
    from matplotlib.backend_bases import FigureCanvasBase

    class Measuring(FigureCanvasBase):
        def get_renderer(self) -> RendererAgg:
            return ruler(figure.dpi)

    before = figure.canvas
    figure.set_canvas(Measuring(figure))
    try:
        yield
    finally:
        figure.set_canvas(before)


def height_of(text: Text) -> float:
    """Return the height in inches of a text in a figure, set in the letters of the charts."""
    figure = text.get_figure(root=True)
    assert figure is not None
    text.set_fontfamily(list(fonts.FAMILIES))
    text.set_parse_math(False)
    return float(text.get_window_extent(ruler(figure.dpi)).height / figure.dpi)


def fold(text: str, size: float, *, inches: float, bold: bool = False) -> str:
    """Break a text into lines that fit a width when set in a size in points; never at the no-break space of a number."""
    lines, drawn = [""], text if len(text) <= DRAWN_LETTERS else f"{text[:DRAWN_LETTERS]}…"
    space = width_of("n n", size, bold=bold) - width_of("nn", size, bold=bold)
    filled = -space
    for word in re.split(r"[ \n]+", drawn.strip()):
        longer, wide = f"{lines[-1]} {word}".strip(" "), width_of(word, size, bold=bold)
        filled += space + wide
        if abs(filled - inches) < NARROWLY * inches:
            filled = width_of(longer, size, bold=bold)
        if lines[-1] and filled > inches:
            lines.append(word)
            filled = wide
        else:
            lines[-1] = longer
    return "\n".join(_directed(lines) if right_to_left() else lines)


def _directed(lines: list[str]) -> list[str]:
    """Give each line the direction of the language: each is set by itself, and a part set off may go on in the next."""
    directed, unclosed = [], 0
    for line in lines:
        begun = ISOLATE * unclosed + line
        unclosed = begun.count(ISOLATE) - begun.count(POP)
        directed.append(f"{RIGHT_TO_LEFT_MARK}{begun}{POP * unclosed}")
    return directed


def apart(places: Iterable[float], room: float) -> list[float]:
    """Move places, given from the lowest up, as little as needed to be at least so far from each other.

    >>> apart([4, 5, 9], 2)
    [3.5, 5.5, 9.0]
    """
    groups: list[tuple[float, int]] = []  # the middle of neighbours that would touch, and how many they are
    for place in places:
        middle, count = float(place), 1
        while groups and middle - groups[-1][0] < room * (count + groups[-1][1]) / 2:
            below, fewer = groups.pop()
            middle, count = (middle * count + below * fewer) / (count + fewer), count + fewer
        groups.append((middle, count))
    return [middle + room * (step - (count - 1) / 2) for middle, count in groups for step in range(count)]


def beside(plot: Axes, place: tuple[float, float], text: str, offset: tuple[float, float], **style: Any) -> Text:
    """Write a text so many points from a place; a white edge keeps it readable where it crosses a mark."""
    from matplotlib.patheffects import withStroke

    edge = [withStroke(linewidth=1.5, foreground="white")]
    return plot.annotate(text, place, xytext=offset, textcoords="offset points", path_effects=edge, **style)


def make_room(plot: Axes, lengths: Iterable[float]) -> None:
    """Make the scale of bars so long that what is written behind each bar ends within the chart, beside the widest name."""
    drawn = list(lengths)
    names = [label.get_text() for label in plot.get_yticklabels()]
    room = WIDTH - 0.4 - max((width_of(name, 9) for name in names), default=0)
    written = [text.get_text() for text in plot.texts[: len(drawn)]]
    shares = [min(0.95, (width_of(text, 7.5) + 0.2) / room) for text in written]
    plot.set_xlim(0, max((length / (1 - share) for length, share in zip(drawn, shares, strict=True)), default=1))


def year_of(text: str) -> float:
    """Return the place of a date on an axis of years; of a partial date that of its middle.

    >>> round(year_of("2015"), 1), year_of("2015-01-01")
    (2015.5, 2015.0)
    """
    found = middle(text)
    return found.year + (found.timetuple().tm_yday - 1) / 365.25
