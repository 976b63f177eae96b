"""Which questions are asked, and how they are grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable

from npm_compare.facts.dataset import Dataset
from npm_compare.facts.names import topics


def resolve_indicators(data: Dataset, names: str | Iterable[str]) -> list[str]:
    """Return indicators named one by one, by section, by pillar, or all of these, whatever they are called (`facts.names`)."""
    book = data.indicators
    found: dict[str, None] = {}
    for name in topics(data, names):
        members = book.index[(book["pillar"] == name) | (book["section"] == name) | (book.index == name)]
        found.update(dict.fromkeys(members))
    return list(found)


def by_section(data: Dataset, indicators: Iterable[str]) -> dict[str, list[str]]:
    """Group indicators by the codes of their sections."""
    grouped: dict[str, list[str]] = {}
    for name in indicators:
        grouped.setdefault(data.indicator(name)["section"], []).append(name)
    return grouped


def legal_questions(data: Dataset) -> dict[int, list[str]]:
    """Return the questions that the text of a law answers, in the order of the articles of the OPCAT, grouped by article.

    Asked is what an article, a requirement or a decision bears on and what can be chosen or counted; the group `BESIDE` holds
    what other standards ask.

    >>> from npm_compare.facts.dataset import load
    >>> legal_questions(load())[21]
    ['reprisals_protection', 'confidentiality']
    """
    rests = {*data.requirement_indicators["indicator"], *data.decision_points["indicator"]}
    book = data.indicators
    legal = (book["basis"] == "basis_legal") & (book["type"] != "text")
    asked = book.index[legal & ((book["opcat"] != "") | book.index.isin(rests))]
    places = {name: _place(data.indicator(name)["opcat"]) for name in asked}
    grouped: dict[int, list[str]] = {}
    for name in sorted(places, key=places.__getitem__):
        grouped.setdefault(places[name][0], []).append(name)
    return grouped


BESIDE = 10_000
"""Stands in place of an article of the OPCAT for what no article asks: behind all of them."""


def _place(article: str) -> tuple[int, ...]:
    """Return what sorts an article such as `20(a)-(b)`: its number, then its paragraphs."""
    parts = re.findall(r"\d+|[a-z]", article)
    return tuple(int(part) if part.isdigit() else ord(part) for part in parts) or (BESIDE,)
