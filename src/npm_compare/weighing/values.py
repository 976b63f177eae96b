"""Criterion values of options, as `smaa` draws them: any function that does so, or anywhere between bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from npm_compare.base.errors import NpmCompareError
from npm_compare.weighing.weights import Floats

Values = Callable[[np.random.Generator, int], Floats]
"""Returns criterion values (draws, options, criteria), from a generator and the number of draws."""


@dataclass(frozen=True, eq=False)
class Between:
    """Values anywhere between two bounds, arrays (options, criteria), equally likely; known exactly where these are equal."""

    low: Floats
    high: Floats

    def __post_init__(self) -> None:
        for option, criterion in np.argwhere(~(self.low <= self.high)):
            ends = {"low": f"{self.low[option, criterion]:g}", "high": f"{self.high[option, criterion]:g}"}
            place = {"option": int(option) + 1, "criterion": int(criterion) + 1}
            raise NpmCompareError("no_value_between", **place, **ends)

    def __call__(self, random: np.random.Generator, count: int) -> Floats:
        """Draw the values so many times."""
        return self.low + (self.high - self.low) * random.random((count, *self.low.shape))


@dataclass(frozen=True, eq=False)
class Together(Between):
    """Values of an option that all lie equally far between their bounds: what is unknown of it is unknown for one reason."""

    def __call__(self, random: np.random.Generator, count: int) -> Floats:
        """Draw the values so many times."""
        return self.low + (self.high - self.low) * random.random((count, len(self.low), 1))


@dataclass(frozen=True, eq=False)
class LikeTheKnown(Between):
    """Values of which the unknown part is like the known: drawn from what so many known answers say of others.

    `low` and `high` bound the mean of the known answers, `known` of those `asked`. The share of unknown answers that speak for
    an option is drawn from the Beta distribution that the known ones make of an even one (Laplace's rule of succession).
    """

    known: Floats
    asked: Floats

    def __call__(self, random: np.random.Generator, count: int) -> Floats:
        """Draw the values so many times."""
        read = super().__call__(random, count)
        unread = random.beta(1 + self.known * read, 1 + self.known * (1 - read))
        share = self.known / np.maximum(self.asked, 1)
        return np.asarray(share * read + (1 - share) * unread)
