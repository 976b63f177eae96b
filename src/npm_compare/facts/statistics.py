"""Choose among statistics of several sources: one rule for rates, sizes and likenesses.

Of the rows of a State and a year the better kind of source goes first, then the newest publication (the steps of
`choice.CHOICE` that statistics have, in its order), then the name of the source; rows with a `caution` come last, and where
one figure alone is asked for they are not taken at all.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from npm_compare.base.dates import BEGINNING, END, day
from npm_compare.facts.choice import in_order
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.days import latest


def ranked(data: Dataset, series: str, *, known: str | None = None) -> pd.DataFrame:
    """Return the rows of a series, best first whatever the State and the year.

    Parameters
    ----------
    known
        Only sources published by this date or edition. Where the data are those known by a day (`data.known`), the figures of
        the years before its year, whose later editions are the ones that were read.

    Returns
    -------
    DataFrame
        The rows of `data.statistics`, with `kind` and `published` of the source.
    """
    until = None if known is None else day(data.edition(known))
    return data.kept(("ranked", series, until), lambda: _ranked(data, series, until)).copy(deep=False)


def _ranked(data: Dataset, series: str, until: int | None) -> pd.DataFrame:
    rows = data.statistics[data.statistics["series"] == series]
    rows = rows.merge(data.sources[["source", "kind", "published"]], on="source", how="left")
    if until is not None:
        rows = rows[latest(rows["published"], empty=END) <= until]
    elif data.known:
        rows = rows[rows["year"] < int(data.known[:4])]
    kinds = pd.Index(data.codes_of("source_kind")).get_indexer(pd.Index(rows["kind"])).astype(np.int64)
    weights = {"kind": [kinds], "published": [-latest(rows["published"], empty=BEGINNING)]}
    doubtful = (rows["caution"] != "").to_numpy(dtype=bool)
    return rows.iloc[np.lexsort([doubtful, *in_order(weights), rows["source"].rank().to_numpy()][::-1])]


def latest_of(data: Dataset, series: str, state: str, year: int) -> Record | None:
    """Return the row of the latest year up to a year for a State, without a caution; None if there is none."""
    rows = ranked(data, series)
    rows = rows[(rows["state"] == state) & (rows["year"] <= year) & (rows["caution"] == "")]
    return records(rows.sort_values("year", ascending=False, kind="stable"))[0] if len(rows) else None


def nearest(data: Dataset, series: str, year: int, *, within: int) -> dict[str, float]:
    """Return for each State the figure of the year nearest to a year, at most so many years away, without a caution."""
    rows = ranked(data, series)
    rows = rows.assign(distance=(rows["year"] - year).abs())
    rows = rows[(rows["distance"] <= within) & (rows["caution"] == "")]
    best = rows.sort_values(["distance", "year"], kind="stable").groupby("state").head(1)
    return {row["state"]: row["value"] for row in records(best)}
