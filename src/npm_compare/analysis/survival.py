"""The share of States still waiting after so many years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from operator import mul
from typing import Any

import numpy as np
import pandas as pd

from npm_compare.analysis.accuracy import LEVEL, quantile
from npm_compare.base.errors import NpmCompareError


@dataclass(frozen=True, eq=False)
class Survival:
    """Kaplan–Meier estimate of the share still waiting: `table` has `years`, `waiting`, `low`, `high`, `at_risk`, `events`.

    `times` are the years of each State, to the event or to the end of observation.
    """

    table: pd.DataFrame
    states: int
    events: int
    times: tuple[float, ...] = ()

    @property
    def median(self) -> float | None:
        """Years after which half have the event; None if half of them never do in the time observed."""
        return self._first("waiting")

    @property
    def interval(self) -> tuple[float | None, float | None]:
        """Ends of the interval of the median (Brookmeyer & Crowley 1982): where the band reaches one half; None where never."""
        return self._first("low"), self._first("high")

    def reached(self, years: float) -> float:
        """Return the share that have had the event after so many years: what rises as the share still waiting falls."""
        fallen = self.table[self.table["years"] <= years]
        return 0.0 if fallen.empty else 1 - float(fallen["waiting"].iloc[-1])

    def at_risk(self, years: float) -> int:
        """Return how many had neither had the event before so many years nor gone out of sight."""
        return sum(time >= years for time in self.times)

    def _first(self, column: str) -> float | None:
        reached = self.table[self.table[column] <= 0.5]
        return None if reached.empty else float(reached["years"].iloc[0])


def survival(years: Iterable[float], observed: Iterable[bool], *, confidence: float = LEVEL) -> Survival:
    """Estimate the share still waiting after so many years (Kaplan & Meier 1958), with log-log confidence bands.

    Parameters
    ----------
    years
        Time to the event or to the end of observation; never negative (a State that had it before the start waited zero years).
    observed
        Whether the event happened.

    Raises
    ------
    NpmCompareError
        If a time is negative.

    Notes
    -----
    The shares are multiplied as fractions, so that one half is one half: the median hangs on it.
    """
    pairs = list(zip(years, observed, strict=True))
    if any(time < 0 for time, _ in pairs):
        raise NpmCompareError("time_before_the_start")
    ends = sorted({time for time, seen in pairs if seen})
    events = [sum(seen and time == end for time, seen in pairs) for end in ends]
    at_risk = [sum(time >= end for time, _ in pairs) for end in ends]
    kept = (Fraction(n - d, n) for n, d in zip(at_risk, events, strict=True))
    waiting = np.array([float(share) for share in accumulate(kept, mul)])
    low, high = _band(waiting, at_risk, events, quantile(confidence))
    table = pd.DataFrame(
        {"years": ends, "waiting": waiting, "low": low, "high": high, "at_risk": at_risk, "events": events}
    )
    return Survival(table, len(pairs), sum(events), tuple(time for time, _ in pairs))


def _band(waiting: Any, at_risk: Sequence[int], events: Sequence[int], z: float) -> tuple[Any, Any]:
    """Return the ends of the log-log band, by the variance of Greenwood (1926); empty where nobody waits any more."""
    n, d = np.array(at_risk), np.array(events)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = np.log(-np.log(waiting))
        half = z * np.sqrt(np.cumsum(d / (n * (n - d)))) / -np.log(waiting)
        return np.exp(-np.exp(middle + half)), np.exp(-np.exp(middle - half))
