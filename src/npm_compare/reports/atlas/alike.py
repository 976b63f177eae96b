"""Which answers are alike: what each rests on, and how a figure is counted. One rule for the map, comparing and first choices."""

from __future__ import annotations

from collections import Counter

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.readings import DESCRIBED, DOUBTED, TEXT
from npm_compare.facts.choice import FIGURES
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.facts.scope import INSTITUTION, OF_INSTITUTION
from npm_compare.facts.selection import LAW, NOT_A_YEAR, PLANS, PRACTICE

OLDEST = 3
"""Years after which a figure no longer stands for a mechanism, on the map and beside others."""

APART = "apart"
"""What is no law, or no final figure: practice, a bill, a plan, or an answer of which the basis was not established."""

RULE = "rule"
"""The basis of a law read and of one described, where figures are set side by side."""


def rests_on(found: Comparison, fact: Record) -> str:
    """Return what an answer rests on: nothing for a law read and where no law is asked; else a code of it.

    It is one of `READINGS`, `DOUBTED` or `APART`.
    """
    asked = found.data.indicator(fact["indicator"])
    if asked["basis"] != "basis_legal":
        return APART if (asked["basis"], fact["basis"]) in PLANS else ""
    if asked["type"] == "text" or fact["basis"] not in LAW:
        return "" if asked["type"] == "text" else APART
    place = fact["subject"], fact["indicator"]
    if place in found.doubted:
        return DOUBTED
    if found.readings.get(place) == OF_INSTITUTION:
        return OF_INSTITUTION
    return "" if fact["basis"] == TEXT else DESCRIBED


def counted_as(data: Dataset, fact: Record) -> str:
    """Return how a figure is counted; nothing where it is never set beside others: no full year, or a basis not established."""
    asked = data.indicator(fact["indicator"])
    depends = asked["basis"] == "basis_legal" or fact["timing"] in FIGURES
    if fact["basis"] in NOT_A_YEAR or (asked["basis"] and depends and not fact["basis"]):
        return ""
    basis = RULE if fact["basis"] in LAW else fact["basis"]
    whose = INSTITUTION if fact["speaks_of"] == INSTITUTION else ""
    return " ".join(filter(None, [fact["unit"], basis, whose]))


def year_of(fact: Record) -> int:
    """Return the year of a figure, or in which a practice was last seen before the day; 0 for anything that lasts."""
    seen = fact["valid_to"] if fact["timing"] in FIGURES else fact["as_of"] if fact["basis"] in PRACTICE else ""
    return int(seen[:4] or 0)


def beside(found: Comparison, mechanisms: list[str], name: str) -> list[str]:
    """Return those of some mechanisms whose figures are counted alike and recent: most of them, at least two, or none."""
    kinds = {m: _kind(found, found.shown[m, name][-1]) for m in mechanisms if (m, name) in found.shown}
    (kind, times), *_ = [*Counter(filter(None, kinds.values())).most_common(1), ("", 0)]
    return [m for m, one in kinds.items() if one == kind] if times > 1 else []


def _kind(found: Comparison, fact: Record) -> str:
    year = year_of(fact)
    return "" if year and int(found.at[:4]) - year > OLDEST else counted_as(found.data, fact)
