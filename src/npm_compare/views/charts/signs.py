"""Signs for one answer of one body: the fill says what is given, the shape on what it rests, the colour whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.charts.look import GREY, SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.legend import Legend
    from matplotlib.lines import Line2D
    from matplotlib.offsetbox import DrawingArea
    from matplotlib.text import Text

PEER = "#4d4d4d"
"""The colour of the signs of every body beside the one that asks, which has the strong one."""

FILLS = {"yes": "full", "partly": "left", "no": "none"}
LETTERS = {"silent": "–", "not_applicable": "/", DOUBTED: "≠", NOT_KNOWN: "?", OF_INSTITUTION: "□"}
TEXT, DESCRIBED = "o", "D"
"""Shapes: round where the text of the law was read, a diamond where others describe it."""


LETTER = SMALL
"""Size of a sign that is a letter, in points: the same in a cell and in the key."""


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
        plot.text(*place, LETTERS[answer], ha="center", va="center", color=ink, fontsize=LETTER)


def keyed(label: str, marker: str, shade: str = PEER, **style: Any) -> Line2D:
    """Return a sign for a legend."""
    from matplotlib.lines import Line2D

    style = {"linestyle": "", "markersize": 7, "markerfacecoloralt": "white", **style}
    return Line2D([], [], color=shade, marker=marker, label=label, **style)


def lettered(label: str, answer: str, shade: str = GREY) -> Text:
    """Return a sign for a legend that is a letter, as it stands in the cells."""
    from matplotlib.text import Text

    return Text(text=LETTERS[answer], label=label, color=shade, fontsize=LETTER)


class Written:
    """Draws the letters of a legend as texts: as marks they would be stretched to the size of the others."""

    def legend_artist(self, legend: Legend, letter: Text, size: float, box: DrawingArea) -> Text:
        """Draw a letter in its box, in the middle; matplotlib calls this by its name."""
        from matplotlib.text import Text

        middle = (box.width - box.xdescent) / 2, (box.height - box.ydescent) / 2
        ink, letters = letter.get_color(), letter.get_fontsize()
        drawn = Text(*middle, letter.get_text(), color=ink, fontsize=letters, ha="center", va="center")
        box.add_artist(drawn)
        return drawn
