"""How charts look: colours, letters, sizes."""

from __future__ import annotations

from typing import Any

from npm_compare.views.charts import fonts

INK, GREY, PALE = "#222222", "#767676", "#d9d9d9"
COLOURS = {"mar-cndh": "#b4003c", "fra-cglpl": "#0078be", "mli-cndh": "#c98200", "mdv-hrcm": "#45256b"}
ASKER, MOROCCO = "#b4003c", "#00806a"
"""The one strong colour of whoever asks and of what belongs to it, and the colour of Morocco where it is not Morocco."""

OTHERS = "#b8b8b8"
ASKER, MOROCCO = "#b4003c", "#00806a"
"""Who asks in one strong colour, by default Morocco, the seminar's cases in fixed ones; every other mechanism is grey.

Morocco has the fixed colour of its own where another State asks.

They differ in lightness as well, so that they can be told apart in grey print and by colour-blind readers.
"""

WIDTH = 7.2
"""Width of a chart on a page, in inches."""

DPI = 170
"""Points to the inch of a picture: sharp on a page and on a slide."""

SETTINGS: Any = {
    "font.family": list(fonts.FAMILIES),
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": INK,
    "svg.hashsalt": "npm_compare",
    "svg.fonttype": "path",
    "text.parse_math": False,
}


def colour(mechanism: str, asker: str = "") -> str:
    """Return the colour of a mechanism: the strong one if it asks, else its fixed one, else that of the others."""
    if asker and mechanism == asker:
        return ASKER
    fixed = COLOURS.get(mechanism, OTHERS)
    return MOROCCO if asker and fixed == ASKER else fixed


def ink(mechanism: str) -> str:
    """Return the colour of a text about a mechanism: its fixed colour, or plain ink."""
    return COLOURS.get(mechanism, INK)
