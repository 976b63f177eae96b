"""How other laws answer a question, as patterns for whoever reads a new one: the nearest first, each with its article."""

from __future__ import annotations

from collections.abc import Iterable

from npm_compare.analysis.precedents import NAMED, distance
from npm_compare.analysis.readings import TEXT
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import claims

Patterns = dict[str, tuple[Record, ...]]
"""Facts read in the laws of others, by question."""


def patterns(data: Dataset, mechanism: str, indicators: Iterable[str], *, at: str = "today") -> Patterns:
    """Return for each question what the nearest laws of others say that were read on it, one a mechanism.

    Near is by region and union, as for precedents; of equally near ones those that give it come before those that do not.

    >>> from npm_compare.facts.dataset import load
    >>> [fact["basis"] for fact in patterns(load(), "mar-cndh", ["visits_regular"])["visits_regular"]]
    ['law', 'law', 'law']
    """
    held = claims(data, at=at)
    laws = held[(held["basis"] == TEXT) & (held["subject"] != mechanism)]
    laws = laws[~laws.duplicated(["subject", "indicator"])]
    home = data.state(data.mechanism(mechanism)["state"])
    found: Patterns = {}
    for name in indicators:
        facts = records(laws[laws["indicator"] == name])
        found[name] = tuple(sorted(facts, key=lambda fact: _order(data, home, fact))[:NAMED])
    return found


def _order(data: Dataset, home: Record, fact: Record) -> tuple[int, bool, str]:
    state = data.state(data.mechanism(fact["subject"])["state"])
    return distance(home, state), fact["value"] in ("no", "silent", "not_applicable"), fact["subject"]
