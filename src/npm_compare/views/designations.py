"""The day since when a mechanism is designated, in words; where sources differ on it, the other days too."""

from __future__ import annotations

from npm_compare.analysis.designations import other_days
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import day, joined, say


def designated_on(data: Dataset, mechanism: str, *, known: str | None = None) -> str:
    """Return the day of designation of a mechanism, with the days that other sources give for the same act.

    >>> from npm_compare import load
    >>> designated_on(load(), "fra-cglpl")
    '30 October 2007'
    """
    counts = day(data.mechanism(mechanism)["designated"])
    others = joined(day(one) for one in other_days(data, mechanism, known=known))
    # Translators: a day, and those that other sources give for the same act: “13 December 2006 (sources differ: February 2007)”.
    return say("{date} (sources differ: {others})", date=counts, others=others) if others else counts
