"""How mechanisms are named in charts, where there is room for a few letters."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import state_name, state_says_which
from npm_compare.views.language import right_to_left
from npm_compare.views.wording import short_name


def chart_name(data: Dataset, mechanism: str) -> str:
    """Return the label of a mechanism in a chart: in Arabic, where names are long, the State alone if that says which."""
    if right_to_left() and state_says_which(data, mechanism):
        return state_name(data, data.mechanism(mechanism)["state"])
    return short_name(data, mechanism)
