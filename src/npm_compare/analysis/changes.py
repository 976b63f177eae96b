"""What changed between two dates, and what was only learned."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.comparison import compare
from npm_compare.facts.dataset import Dataset, by_cell, load
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import later
from npm_compare.views.wording import inside, say_fact, say_value

KINDS = {
    (False, True): later("first known"),
    (True, False): later("no longer known"),
    (True, True): later("changed"),
}
"""Kinds of difference by what was known before and after."""


def changes(
    mechanisms: str | Iterable[str],
    before: str,
    after: str = "today",
    indicators: str | Iterable[str] = ("mandate", "independence", "organisation"),
    *,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """List the answers that differ between two dates; figures of years are left to `figures`.

    Parameters
    ----------
    mechanisms, indicators, data
        As for `compare`.
    before, after
        Dates or editions.

    Returns
    -------
    DataFrame
        One row a difference: `mechanism`, `indicator`, `before` and `after` in words with their basis, `kind` (`changed`;
        `first known` and `no longer known` speak of the evidence, not of the law) and the `source` of the later answer
        with its `locator`.

    Examples
    --------
    >>> changes("fra-cglpl", "2014-01-01", "2015-01-01", "authorities_must_respond")[["before", "after"]].values.tolist()
    [['Partly (law)', 'Yes (law)']]
    """
    data = data or load()
    old, new = (compare(mechanisms, indicators, at=at, data=data) for at in (before, after))
    was, now = by_cell(old.cells), by_cell(new.cells)
    unknown, rows = inside(code_label(data, "answer", NOT_KNOWN)), []
    for mechanism in dict.fromkeys([*old.mechanisms, *new.mechanisms]):
        for indicator in new.indicators:
            entry = data.indicator(indicator)
            first, second = (found.get((mechanism, indicator), [None])[0] for found in (was, now))
            if entry["timing"] != "state" or (first is None and second is None):
                continue
            values = [say_value(data, fact) if fact else NOT_KNOWN for fact in (first, second)]
            if values[0] == values[1]:
                continue
            said = [say_fact(data, fact) if fact else unknown for fact in (first, second)]
            kind = KINDS[first is not None, second is not None]
            shown = second or first or {}
            rows.append((mechanism, indicator_label(data, indicator), *said, kind, shown["source"], shown["locator"]))
    return pd.DataFrame(rows, columns=["mechanism", "indicator", "before", "after", "kind", "source", "locator"])
