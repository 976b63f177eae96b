"""Charts in languages written from right to left: what is read in order begins at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.language import right_to_left

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def mirror(figure: Figure) -> None:
    """Turn a finished figure round: plots from right to left, axes beginning at the right, texts on their other side."""
    places = [plot.get_subplotspec() for plot in figure.axes]
    for plot, place in zip(figure.axes, reversed(places), strict=True):
        if place is not None:
            plot.set_subplotspec(place)
    turned: set[int] = set()
    for plot in figure.axes:
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
    if not labelled:
        plot.tick_params(labelright=False)
    if plot.spines["left"].get_visible():
        plot.spines["left"].set_visible(False)
        plot.spines["right"].set_visible(True)
    if title := plot.get_title(loc="left"):
        font = plot._left_title.get_fontproperties()  # type: ignore[attr-defined]
        colour = plot._left_title.get_color()  # type: ignore[attr-defined]
        plot.set_title("", loc="left")
        plot.set_title(title, loc="right", fontsize=font.get_size(), fontweight=font.get_weight(), color=colour)
    for text in plot.texts:
        if text.get_horizontalalignment() != "center":
            text.set_horizontalalignment("right" if text.get_horizontalalignment() == "left" else "left")
        if isinstance(text, Annotation) and text.anncoords == "offset points":
            x, y = text.xyann
            text.xyann = (-x, y)


def legend(plot: Axes, handles: list[Any] | None = None, **look: Any) -> None:
    """Add a legend; from right to left its entries run the other way and each sign stands right of its words."""
    shown = handles or plot.get_legend_handles_labels()[0]
    settings = {"frameon": False, "fontsize": 8} | look
    if right_to_left():
        settings["markerfirst"] = False
        shown = shown[::-1] if settings.get("ncols", 1) > 1 else shown
        if "bbox_to_anchor" in settings:
            x, y = settings["bbox_to_anchor"]
            settings["bbox_to_anchor"] = (1 - x, y)
        sides = {"upper right": "upper left", "upper left": "upper right"}
        settings["loc"] = sides.get(settings.get("loc", ""), settings.get("loc", "best"))
    plot.legend(handles=shown, **settings)
