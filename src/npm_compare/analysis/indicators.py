"""Which questions are asked, and how they are grouped."""

from __future__ import annotations

from collections.abc import Iterable

from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset


def resolve_indicators(data: Dataset, names: str | Iterable[str]) -> list[str]:
    """Return indicators named one by one, by section, by pillar, or all of these, without repetition.

    UnknownName for any other name.
    """
    book = data.indicators
    found: dict[str, None] = {}
    for name in [names] if isinstance(names, str) else names:
        members = book.index[(book["pillar"] == name) | (book["section"] == name) | (book.index == name)]
        if members.empty:
            raise UnknownName("pillar_section_or_indicator", name, [*book["pillar"], *book["section"], *book.index])
        found.update(dict.fromkeys(members))
    return list(found)


def by_section(data: Dataset, indicators: Iterable[str]) -> dict[str, list[str]]:
    """Group indicators by the codes of their sections."""
    grouped: dict[str, list[str]] = {}
    for name in indicators:
        grouped.setdefault(data.indicator(name)["section"], []).append(name)
    return grouped
