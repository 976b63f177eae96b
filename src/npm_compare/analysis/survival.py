"""The share of States still waiting after so many years."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.base.errors import NpmCompareError

if TYPE_CHECKING:
    from scipy.stats import CensoredData


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


def survival(years: Iterable[float], observed: Iterable[bool], *, confidence: float = 0.95) -> Survival:
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
    """
    from scipy.stats import ecdf

    pairs = list(zip(years, observed, strict=True))
    estimate = ecdf(_censored(pairs)).sf
    with warnings.catch_warnings():  # where nobody waits any more the band is undefined: it stays empty there
        warnings.simplefilter("ignore", RuntimeWarning)
        band = estimate.confidence_interval(confidence_level=confidence, method="log-log")
    events = [sum(seen and time == t for time, seen in pairs) for t in estimate.quantiles]
    at_risk = [sum(time >= t for time, _ in pairs) for t in estimate.quantiles]
    table = pd.DataFrame(
        {
            "years": estimate.quantiles,
            "waiting": estimate.probabilities,
            "low": band.low.probabilities,
            "high": band.high.probabilities,
            "at_risk": at_risk,
            "events": events,
        }
    )
    times = tuple(time for time, _ in pairs)
    return Survival(table[table["events"] > 0].reset_index(drop=True), len(pairs), sum(events), times)


def _censored(pairs: list[tuple[float, bool]]) -> CensoredData:
    from scipy.stats import CensoredData

    if any(time < 0 for time, _ in pairs):
        raise NpmCompareError("time_before_the_start")
    return CensoredData(uncensored=[t for t, seen in pairs if seen], right=[t for t, seen in pairs if not seen])
