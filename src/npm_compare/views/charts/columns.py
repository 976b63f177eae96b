"""Columns of mechanisms: how many stand side by side, and heads that do not cover each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from npm_compare.facts.dataset import Dataset
from npm_compare.views.charts.finish import heading
from npm_compare.views.charts.letters import fold, width_of
from npm_compare.views.charts.look import ASKER, GROUND, SMALL
from npm_compare.views.labels import state_name, state_says_which
from npm_compare.views.wording import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEAD = SMALL
"""Size of the heads of columns in points."""

LONGEST = 1.3
"""Height of an upright head, in inches; a longer one stands in two lines."""

MOST_COLUMNS = 15
"""So many mechanisms stand side by side; more stand in several rows of columns."""


def blocks(names: Sequence[str]) -> list[Sequence[str]]:
    """Return the mechanisms in rows of about the same length, of which each has room for its columns."""
    number = -(-len(names) // MOST_COLUMNS)
    ends = [round(len(names) * place / number) for place in range(number + 1)]
    return [names[begin:end] for begin, end in pairwise(ends)]


def _column(names: Sequence[str]) -> float:
    """Return the width of a column in inches."""
    return 4.2 / min(len(names), MOST_COLUMNS)


def upright(data: Dataset, names: Sequence[str]) -> bool:
    """Say whether heads side by side would overlap."""
    room = _column(names)
    lines = [line for name in names for line in heading(data, name, inches=room).split("\n")]
    return max(width_of(line, HEAD, bold=True) for line in lines) > room - 0.05


def heads(data: Dataset, names: Sequence[str]) -> dict[str, str]:
    """Return the head of each column: side by side where there is room; else upright, the State alone if that says which."""
    if not upright(data, names):
        return {name: heading(data, name, inches=_column(names)) for name in names}
    return {name: fold(_short(data, name), HEAD, bold=True, inches=LONGEST) for name in names}


def _short(data: Dataset, name: str) -> str:
    return state_name(data, data.mechanism(name)["state"]) if state_says_which(data, name) else short_name(data, name)


def height(heads: Iterable[str]) -> float:
    """Return how high upright heads are, in inches."""
    return max(width_of(line, HEAD, bold=True) for head in heads for line in head.split("\n"))


def mark_column(plot: Axes, place: int) -> None:
    """Give a column of a plot, and its head, the colour of who asks."""
    plot.axvspan(place - 0.5, place + 0.5, facecolor=GROUND, edgecolor="none", zorder=0)
    plot.get_xticklabels()[place].set_color(ASKER)
