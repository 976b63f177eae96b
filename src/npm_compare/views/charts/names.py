"""How mechanisms are named in charts, where there is room for a few letters."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset
from npm_compare.views.wording import shortest_name


def chart_name(data: Dataset, mechanism: str) -> str:
    """Return the label of a mechanism in a chart: in Arabic, where names are long, the State alone if that says which."""
    return shortest_name(data, mechanism)
