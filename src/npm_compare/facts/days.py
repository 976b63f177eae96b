"""Columns of partial dates as columns of days: the first or the last that each may mean."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.dates import BEGINNING, END, bounds, period


def earliest(dates: pd.Series[str], *, empty: int = BEGINNING) -> NDArray[np.int64]:
    """Return the first possible day of each partial date, `empty` where there is none."""
    return _mapped(dates, 0, empty)


def latest(dates: pd.Series[str], *, empty: int = END) -> NDArray[np.int64]:
    """Return the last possible day of each partial date, `empty` where there is none."""
    return _mapped(dates, 1, empty)


def periods(first: pd.Series[str], last: pd.Series[str]) -> list[str]:
    """Return the period between each two partial dates, in one spelling for the same days."""
    return [period(*ends) for ends in zip(first, last, strict=True)]


def _mapped(dates: pd.Series[str], side: int, empty: int) -> NDArray[np.int64]:
    places, distinct = pd.factorize(dates)
    days = [(bounds(text) or (empty, empty))[side] for text in distinct]
    return np.array(days or [empty], dtype=np.int64)[places]
