"""How charts look: colours, letters, sizes."""

from __future__ import annotations

from typing import Any

from npm_compare.views.charts import fonts

INK, GREY, PALE = "#222222", "#767676", "#d9d9d9"
COLOURS = {"mar-cndh": "#b4003c", "fra-cglpl": "#0078be", "mli-cndh": "#c98200", "mdv-hrcm": "#45256b"}
ASKER = "#b4003c"
"""The colour of what belongs to the mechanism that asks, whichever that is."""

OTHERS = "#b8b8b8"
"""Morocco in one strong colour, the seminar's cases in fixed ones; every other mechanism is grey.

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


def colour(mechanism: str) -> str:
    """Return the fixed colour of a mechanism."""
    return COLOURS.get(mechanism, OTHERS)


def ink(mechanism: str) -> str:
    """Return the colour of a text about a mechanism: its fixed colour, or plain ink."""
    return COLOURS.get(mechanism, INK)
