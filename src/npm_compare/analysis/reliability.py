"""Krippendorff's alpha of two readings: how far they agree beyond what chance alone would give, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from npm_compare.analysis.accuracy import LEVEL

FEW = 5
"""Answers in common below which no alpha is told: one more of them would turn it over."""

NO_ALPHA = ("too_few", "all_alike", "several_lists", "no_list", "no_library")
"""Why there is no alpha: fewer answers in common than `FEW`; one and the same answer throughout, so that chance alone would
agree too; answers from lists of different length; free numbers and dates; the library is not installed."""

TOO_FEW, ALL_ALIKE, SEVERAL_LISTS, NO_LIST, NO_LIBRARY = NO_ALPHA

DRAWS, SEED = 2_000, 0
"""How often the answers are drawn again for the interval, and the seed that makes it the same every time."""


class Alpha(NamedTuple):
    """Alpha with its interval; None where there is none, and why there is no alpha."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    why_not: str = ""


def alpha(pairs: Sequence[tuple[str, str]], lists: Sequence[str]) -> Alpha:
    """Return alpha of two readings for answers of one list (nominal data), with a bootstrap interval at the level of 95 %.

    Parameters
    ----------
    pairs
        The answer of each reader to each question that both answered.
    lists
        The list from which each was chosen; empty for a number or a date.

    Notes
    -----
    For the interval whole questions are drawn again. There is none where the readers never differ, since no draw would then
    differ from the data, nor where more than one draw in twenty has one answer only and so no alpha.

    References
    ----------
    K. Krippendorff, Computing Krippendorff's alpha-reliability, University of Pennsylvania 2011.
    A. Zapf and others, Measuring inter-rater reliability for nominal data, BMC Medical Research Methodology 16 (2016), 93.

    Examples
    --------
    >>> found = alpha([("yes", "yes")] * 4 + [("no", "no")] * 3 + [("yes", "no")], ["yesno"] * 8)
    >>> round(found.value, 3), alpha([("yes", "yes")] * 9, ["yesno"] * 9).why_not
    (0.762, 'all_alike')
    """
    if why := _why_not(pairs, lists):
        return Alpha(why_not=why)
    counts = _counts(pairs)
    try:
        value = of_counts(counts)
    except ImportError:
        return Alpha(why_not=NO_LIBRARY)
    return Alpha(value, *_interval(counts))


def of_counts(counts: Any) -> float:
    """Return alpha of nominal data: one row a unit, one column a value, in it how many readers gave the value."""
    import krippendorff

    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _why_not(pairs: Sequence[tuple[str, str]], lists: Sequence[str]) -> str:
    """Return why there can be no alpha; nothing if there can."""
    if "" in lists:
        return NO_LIST if set(lists) == {""} else SEVERAL_LISTS
    if len(set(lists)) > 1:
        return SEVERAL_LISTS
    if len(pairs) < FEW:
        return TOO_FEW
    return ALL_ALIKE if len({answer for pair in pairs for answer in pair}) == 1 else ""


def _counts(pairs: Sequence[tuple[str, str]]) -> Any:
    answers = sorted({answer for pair in pairs for answer in pair})
    return np.array([[pair.count(answer) for answer in answers] for pair in pairs])


def _interval(counts: Any) -> tuple[float | None, float | None]:
    """Return between which bounds alpha lies if the questions are drawn again and again."""
    if (counts.max(axis=1) == 2).all():
        return None, None
    random = np.random.default_rng(SEED)
    draws = (counts[random.integers(len(counts), size=len(counts))] for _ in range(DRAWS))
    told = [of_counts(drawn) for drawn in draws if (drawn.sum(axis=0) > 0).sum() > 1]
    if len(told) < LEVEL * DRAWS:
        return None, None
    low, high = np.quantile(told, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
