"""How charts look: colours, letters, sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from npm_compare.base.extras import told
from npm_compare.views.charts import fonts

INK, GREY, PALE = "#222222", "#767676", "#d9d9d9"

DIFFERING = "#c3cfd9"
"""The ground of an answer that is not taken since sources differ."""

ASKER = "#b4003c"
"""The one strong colour: whoever asks, and what belongs to it. Nothing else in the set has it."""

GROUND = "#fbe9ee"
"""The ground of a row, a column or a panel of whoever asks."""

COLOURS = {"mar-cndh": "#5f9384", "fra-cglpl": "#41759f", "mli-cndh": "#b99d66", "mdv-hrcm": "#463a63"}
"""The quiet colours of the cases of the seminar, where they do not ask themselves."""

OTHERS = "#b8b8b8"
"""Every other mechanism.

All of these differ in lightness as well, so that they can be told apart in grey print and by colour-blind readers.
"""

MODELS: Mapping[str, tuple[str, str]] = {
    "nhri": ("o", "#0b3b3a"),
    "multiple_bodies": ("v", "#54585f"),
    "new_specialised": ("s", "#867433"),
    "ombuds": ("D", "#5f9f98"),
    "ombuds_plus": ("^", "#a8c48a"),
    "other": ("P", "#d2d2d2"),
}
"""The mark and the colour of each model, on every map, line and axis; the darkest first. None is that of a mechanism."""

WIDTH = 7.2
"""Width of a chart on a page, in inches."""

SMALL = 8.3
"""The smallest letters, in points, of a chart that also stands on a slide: as wide as the slide they are larger than 14."""

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


@contextmanager
def settings() -> Iterator[None]:
    """Draw with our settings and none of the user's own, which stay as they are for all else; also a decorator."""
    with told():
        import matplotlib as mpl

    ours = {name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"} | SETTINGS
    with mpl.rc_context(ours):
        yield


def colour(mechanism: str, asker: str = "") -> str:
    """Return the colour of a mechanism: the strong one if it asks, else its own quiet one, else that of the others."""
    return ASKER if asker and mechanism == asker else COLOURS.get(mechanism, OTHERS)


def ink(mechanism: str, asker: str = "") -> str:
    """Return the colour of a text about a mechanism: the strong one if it asks, else plain ink, which is always readable."""
    return ASKER if asker and mechanism == asker else INK


def of_model(model: str) -> tuple[str, str]:
    """Return the mark and the colour of a model; a code that is new in the data looks like the other ones."""
    return MODELS.get(model, MODELS["other"])


def luminance(shade: str) -> float:
    """Return the relative luminance (WCAG 2) of a colour, from 0 (black) to 1 (white).

    >>> round(luminance("#ffffff"), 2), round(luminance("#3f76a3"), 2)
    (1.0, 0.17)
    """
    from matplotlib.colors import to_rgb

    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(shade)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


DARK = 0.25
"""Luminance below which letters on a colour are white."""


def letters(shade: str) -> str:
    """Return the colour of letters on a ground of a colour: white on a dark one, else ink."""
    return "white" if luminance(shade) < DARK else INK


def pale(shade: str) -> str:
    """Return the pale tone of a colour.

    >>> pale("#b4003c")
    '#e5a6bb'
    """
    from matplotlib.colors import to_hex, to_rgb

    red, green, blue = (1 - 0.35 * (1 - part) for part in to_rgb(shade))
    return to_hex((red, green, blue))
