"""Charts in languages written from right to left: what is read in order begins at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.views.charts.signs import Written
from npm_compare.views.language import right_to_left

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text


AS_IT_IS = "as it is"
"""The label of a figure that is never turned round: a map has its west at the left in every language."""


def mirror(figure: Figure) -> None:
    """Turn a finished figure round: plots from right to left, axes beginning at the right, texts on their other side."""
    places = {plot: place for plot in figure.axes if (place := plot.get_subplotspec()) is not None}
    rows: dict[int, list[Axes]] = {}
    for plot, place in places.items():
        rows.setdefault(place.rowspan.start, []).append(plot)
    for row in rows.values():
        for plot, other in zip(row, reversed(row), strict=True):
            plot.set_subplotspec(places[other])
    turned: set[int] = set()
    for plot in places:  # not a colour bar: it has no place of its own, and stands where its plot wants it
        siblings = frozenset(id(other) for other in plot.get_shared_x_axes().get_siblings(plot))
        if not siblings & turned:
            plot.invert_xaxis()
        turned |= siblings
        _turn(plot)


def _turn(plot: Axes) -> None:
    from matplotlib.text import Annotation

    labelled = any(label.get_visible() and label.get_text() for label in plot.get_yticklabels())
    plot.yaxis.tick_right()
    plot.yaxis.set_label_position("right")
    for tick in plot.yaxis.get_major_ticks():  # the labels on the other side are others
        tick.label2.set(fontweight=tick.label1.get_fontweight(), color=tick.label1.get_color())
    if not labelled:
        plot.tick_params(labelright=False)
    if plot.spines["left"].get_visible():
        plot.spines["left"].set_visible(False)
        plot.spines["right"].set_visible(True)
    if title := plot.get_title(loc="left"):
        left: Text = plot._left_title  # type: ignore[attr-defined]
        look: dict[str, Any] = {
            "fontsize": left.get_fontsize(),
            "fontweight": left.get_fontweight(),
            "color": left.get_color(),
        }
        plot.set_title("", loc="left")
        plot.set_title(title, loc="right", **look)
    for text in plot.texts:
        if text.get_horizontalalignment() != "center":
            text.set_horizontalalignment("right" if text.get_horizontalalignment() == "left" else "left")
        if isinstance(text, Annotation) and text.anncoords == "offset points":
            x, y = text.xyann
            text.xyann = (-x, y)


def legend(plot: Axes, handles: list[Any] | None = None, **look: Any) -> None:
    """Add a legend; from right to left its columns run the other way and each sign stands right of its words."""
    from matplotlib.text import Text

    shown = handles or plot.get_legend_handles_labels()[0]
    settings = {"frameon": False, "fontsize": 8} | look
    if right_to_left():
        settings["markerfirst"] = False
        shown = _turned_round(shown, settings.get("ncols", 1))
        if "bbox_to_anchor" in settings:
            x, y = settings["bbox_to_anchor"]
            settings["bbox_to_anchor"] = (1 - x, y)
        sides = {"upper right": "upper left", "upper left": "upper right"}
        settings["loc"] = sides.get(settings.get("loc", ""), settings.get("loc", "best"))
    plot.legend(handles=shown, handler_map={Text: Written()}, **settings)


def _turned_round(signs: list[Any], columns: int) -> list[Any]:
    """Return the signs of a legend with its columns in the opposite order, each column as it is."""
    from matplotlib.lines import Line2D

    rows = -(-len(signs) // columns)
    if columns == 1 or rows == 1:
        return signs if columns == 1 else signs[::-1]
    empty = [Line2D([], [], linestyle="", label=" ")] * (rows * columns - len(signs))
    full = [*signs, *empty]
    return [sign for start in range(0, len(full), rows)[::-1] for sign in full[start : start + rows]]
