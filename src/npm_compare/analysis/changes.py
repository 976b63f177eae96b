"""What changed between two dates, and what was only learned."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.comparison import compare
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load
from npm_compare.facts.scope import NOT_KNOWN

FIRST_KNOWN, NO_LONGER_KNOWN, CHANGED = "first_known", "no_longer_known", "changed"

DIFFERENCES = {(False, True): FIRST_KNOWN, (True, False): NO_LONGER_KNOWN, (True, True): CHANGED}
"""Kinds of difference by what was known before and after. The first two speak of the evidence, not of the law."""

VALUE = ("unit", "qualifier")

QUALITIES = (*VALUE, "basis", "speaks_of", "as_of", "derived", "certain", "disputed")
"""What is listed of each of the two answers besides its value, as `before_unit`, `after_unit` and so on."""

NO_ANSWER = dict.fromkeys(QUALITIES, "") | {"value": NOT_KNOWN, "certain": False, "disputed": False}

CHANGE_COLUMNS = (
    *("mechanism", "indicator"),
    *("before", *(f"before_{name}" for name in QUALITIES)),
    *("after", *(f"after_{name}" for name in QUALITIES)),
    *("kind", "source", "locator"),
)


@checked
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
        One row a difference: `mechanism`, `indicator`, the value `before` and `after` (`not_known` where no fact answers)
        with `before_unit`, `before_basis`, `after_basis` and the other `QUALITIES`, `kind` (`changed`; `first_known` and
        `no_longer_known` speak of the evidence, not of the law) and the `source` of the later answer with its `locator`.

    Examples
    --------
    >>> found = changes("fra-cglpl", "2014-01-01", "2015-01-01", "authorities_must_respond")
    >>> found[["before", "after", "after_basis"]].to_numpy().tolist()
    [['partly', 'yes', 'law']]
    """
    data = data or load()
    old, new = (compare(mechanisms, indicators, at=at, data=data) for at in (before, after))
    lasting = [indicator for indicator in new.indicators if data.indicator(indicator)["timing"] == "state"]
    rows = []
    for mechanism in dict.fromkeys([*old.mechanisms, *new.mechanisms]):
        for indicator in lasting:
            first, second = (found.shown.get((mechanism, indicator), [None])[0] for found in (old, new))
            shown = second or first
            if shown is None or _value(first) == _value(second):
                continue
            kind = DIFFERENCES[first is not None, second is not None]
            place = kind, shown["source"], shown["locator"]
            rows.append((mechanism, indicator, *_answer(first), *_answer(second), *place))
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


def _value(fact: Record | None) -> list[str]:
    return [fact[name] for name in ("value", *VALUE)] if fact else []


def _answer(fact: Record | None) -> list[object]:
    return [(fact or NO_ANSWER)[name] for name in ("value", *QUALITIES)]
