"""Signs for one answer of one body: the fill says what is given, the shape on what it rests, the colour whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.charts.look import GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

PEER = "#4d4d4d"
"""The colour of the signs of every body beside the one that asks, which has the strong one."""

FILLS = {"yes": "full", "partly": "left", "no": "none"}
LETTERS = {"silent": "–", "not_applicable": "/", NOT_KNOWN: "?", OF_INSTITUTION: "□"}
TEXT, DESCRIBED = "o", "D"
"""Shapes: round where the text of the law was read, a diamond where others describe it."""


def sign(
    plot: Axes, place: tuple[float, float], answer: str, *, shade: str, text: bool = True, size: float = 8
) -> None:
    """Draw the answer of one body at a place of a plot; `text` says that it is that of the text of the law."""
    if answer in FILLS:
        style: dict[str, Any] = {"fillstyle": FILLS[answer], "markerfacecoloralt": "white"}
        marker, size = (TEXT, size) if text else (DESCRIBED, 0.8 * size)
        plot.plot(*place, marker, markersize=size, color=shade, **style)
    elif answer == OF_INSTITUTION:
        plot.plot(*place, "s", markersize=0.6 * size, color="#9a9a9a", fillstyle="none")
    else:
        ink = shade if answer == "silent" else GREY
        plot.text(*place, LETTERS[answer], ha="center", va="center", color=ink, fontsize=8)


def keyed(label: str, marker: str, shade: str = PEER, **style: Any) -> Line2D:
    """Return a sign for a legend."""
    from matplotlib.lines import Line2D

    style = {"linestyle": "", "markersize": 7, "markerfacecoloralt": "white", **style}
    return Line2D([], [], color=shade, marker=marker, label=label, **style)
