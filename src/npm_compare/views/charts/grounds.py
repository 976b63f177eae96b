"""How a chart shows on what a figure rests: read in a source, derived from figures of a source, or assumed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from npm_compare.facts.dataset import Record
from npm_compare.views.charts.look import GREY, pale
from npm_compare.views.language import later, say

if TYPE_CHECKING:
    from matplotlib.patches import Patch

FACT, DERIVED, ASSUMPTION = "fact", "derived", "assumption"

GROUNDS: Mapping[str, str] = {
    FACT: later("read in a source"),
    DERIVED: later("derived from figures of a source"),
    ASSUMPTION: later("assumed"),
}
"""What each look means: full, pale, hatched."""


def of(fact: Record) -> str:
    """Return on what a fact rests.

    >>> of({"derived": "yes"}), of({"derived": ""})
    ('derived', 'fact')
    """
    return DERIVED if fact.get("derived") == "yes" else FACT


def told(fact: Record) -> str:
    """Return the word for those who do not see how a figure looks that was derived; nothing for one read in a source."""
    return say("derived") if of(fact) == DERIVED else ""


def face(grounds: str, shade: str) -> dict[str, Any]:
    """Return how a bar looks that rests on something: full, pale with an edge, or hatched."""
    if grounds == ASSUMPTION:
        return {"facecolor": "white", "edgecolor": shade, "hatch": "////"}
    return {"facecolor": pale(shade) if grounds == DERIVED else shade, "edgecolor": shade}


def filling(fact: Record, shade: str) -> str:
    """Return what a mark of a fact is filled with: its colour, or the pale tone of it if the figure is derived."""
    return pale(shade) if of(fact) == DERIVED else shade


def keys(drawn: Iterable[str]) -> list[Patch]:
    """Return the signs of a legend for what is drawn; none where all was read in a source."""
    from matplotlib.patches import Patch

    found = set(drawn)
    if not found - {FACT}:
        return []
    return [Patch(**face(name, GREY), label=say(words)) for name, words in GROUNDS.items() if name in found]
