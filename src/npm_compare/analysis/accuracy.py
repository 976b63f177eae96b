"""How often a second reader found the facts right: shares with their interval, from the blind re-checks in `reviews`.

The checks drew facts as they stood then. What was found wrong was mended, so the share says how far facts that nobody has
read again can be trusted, not how many errors are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import NormalDist

import pandas as pd

from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load, records

LEVEL = 0.95
"""Level of the intervals."""

SHARES_OF = ("all", "answer_kind", "check")
ALL, KIND, CHECK = SHARES_OF
"""What the shares are of: all facts checked, those of one kind of answer, those of one check."""

RIGHT, NOT_CHECKABLE = "right", "not_checkable"

ACCURACY_COLUMNS = ["what", "value", "checked", "checkable", "right", "share", "share_low", "share_high"]


@checked
def accuracy(data: Dataset | None = None) -> pd.DataFrame:
    """Return the share of the facts re-read that were right, with its interval: of all, by kind of answer, by check.

    Right means that value, unit and meaning are those of the source. Facts whose source could not be read again count
    neither as right nor as wrong. A check of which only the verdicts were kept has no kind of answer. Groups were drawn in
    other proportions than they have in the data; the shares are not weighted.

    Returns
    -------
    DataFrame
        `what` (a code of `SHARES_OF`) and `value` (a code of `answer_kind` or `review_check`); how many were
        `checked`, of these `checkable`, of these `right`; their `share` with the Wilson interval at the level of 95 % from
        `share_low` to `share_high` (0 to 1).

    References
    ----------
    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical
    Association 22 (1927), 209-212.

    Examples
    --------
    >>> table = accuracy().set_index("value")
    >>> table.loc["second", ["checkable", "right", "share_low"]].astype(float).round(2).tolist()
    [79.0, 70.0, 0.8]
    """
    data = data or load()
    return pd.DataFrame(list(_rows(data)), columns=ACCURACY_COLUMNS)


def shares(data: Dataset) -> dict[tuple[str, str], Record]:
    """Return the rows of `accuracy` by what they are of and its value; that of all facts is always there."""
    return {(row["what"], row["value"]): row for row in records(accuracy(data))}


def _rows(data: Dataset) -> Iterator[Record]:
    reviews = data.reviews
    kinds = reviews["indicator"].map(lambda name: answer_kind(data, name) if name else "")
    yield _share(reviews) | {"what": ALL, "value": ""}
    for what, found, codes in ((KIND, kinds, "answer_kind"), (CHECK, reviews["check"], "review_check")):
        for code in data.codes_of(codes):
            if (found == code).any():
                yield _share(reviews[found == code]) | {"what": what, "value": code}


def answer_kind(data: Dataset, indicator: str) -> str:
    """Return what kind of answer a question has: `state`, `figure`, `legal` or `other`.

    >>> answer_kind(load(), "visits_unannounced"), answer_kind(load(), "visits_total")
    ('legal', 'figure')
    """
    entry = data.indicator(indicator)
    if entry["pillar"] == "state":
        return "state"
    if entry["timing"] in ("level", "flow"):
        return "figure"
    return "legal" if entry["basis"] == "basis_legal" else "other"


def _share(reviews: pd.DataFrame) -> Record:
    """Return how many facts were checked, how many of these could be, how many were right, and the share."""
    checkable = int((reviews["verdict"] != NOT_CHECKABLE).sum())
    right = int((reviews["verdict"] == RIGHT).sum())
    found: Record = {"checked": len(reviews), "checkable": checkable, "right": right}
    if not checkable:
        return found
    return found | interval(right, checkable)


def interval(part: int, whole: int) -> Record:
    """Return the share of a part in a whole with its Wilson interval, in the columns that tables of shares have.

    >>> {name: round(share, 2) for name, share in interval(3, 4).items()}
    {'share': 0.75, 'share_low': 0.3, 'share_high': 0.95}
    """
    share, z = part / whole, quantile(LEVEL)
    middle = (2 * part + z**2) / (2 * (whole + z**2))
    half = z * math.sqrt(4 * part * (1 - share) + z**2) / (2 * (whole + z**2))
    low, high = (0.0 if part == 0 else middle - half), (1.0 if part == whole else middle + half)
    return {"share": share, "share_low": low, "share_high": high}


def quantile(level: float) -> float:
    """Return how many standard deviations from the middle of a normal distribution an interval of a level ends.

    >>> round(quantile(0.95), 3)
    1.96
    """
    return NormalDist().inv_cdf((1 + level) / 2)
