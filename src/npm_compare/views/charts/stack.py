"""Bars of which each is made of parts: counts by answer or outcome, shares by rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.views.charts.chart import Bars
from npm_compare.views.charts.look import GREY, INK
from npm_compare.views.charts.mirror import legend
from npm_compare.views.language import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, eq=False)
class Part:
    """One part of every bar: its words in the legend, its size in each bar from the lowest up, its colours."""

    words: str
    sizes: pd.Series
    shade: str
    ink: str = INK


def shown(count: float) -> str:
    """Return a count as it stands on its part; nothing on a part that is not there."""
    return number(int(count)) if count else ""


def editable(parts: Sequence[Part], names: Sequence[str], kind: str = "BAR_STACKED") -> Bars:
    """Return the numbers of such bars, which an office program reads from the top down."""
    series = {part.words: part.sizes[::-1].tolist() for part in parts}
    return Bars(names[::-1], series, [part.shade for part in parts], kind)


def stack(plot: Axes, parts: Sequence[Part], names: Sequence[str], say_size: Callable[[float], str] = shown) -> None:
    """Draw the bars from the lowest up, each with its name, the number on each part, and the legend below."""
    end = pd.Series(0, index=parts[0].sizes.index)
    for part in parts:
        boxes = plot.barh(
            range(len(names)), part.sizes, left=end, height=0.7, color=part.shade, edgecolor=GREY, linewidth=0.5
        )
        boxes.set_label(part.words)
        numbers = [say_size(size) for size in part.sizes]
        plot.bar_label(boxes, numbers, label_type="center", color=part.ink, fontsize=7.5)
        end = end + part.sizes
    plot.set_yticks(range(len(names)), names)
    plot.set_xticks([])
    plot.set_xlim(0, max(1, end.max()))
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)
    legend(plot, ncols=6, loc="upper center", bbox_to_anchor=(0.4, 0.0), handlelength=1)
