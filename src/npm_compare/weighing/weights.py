"""Weightings of criteria, drawn rather than chosen: all of them, or those that keep an order of importance or bounds.

Exponential variables over their sum are uniform on the simplex of weightings (Devroye 1986, chapter V.2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from npm_compare.base.errors import Message, NpmCompareError, message
from npm_compare.base.given import refuse_unlike

Floats = NDArray[np.float64]

ROUNDS = 1000
"""How often weightings are drawn anew to find enough that keep the bounds."""


@dataclass(frozen=True)
class Weights:
    """Which weightings are drawn: all of them, or those that keep an order of importance or bounds.

    `order` lists places of criteria from the most to the least important; `lowest` and `highest` bound each weight (0 to 1).
    `names` of the criteria are for errors: bounds that no weighting can keep are refused.
    """

    criteria: int
    order: tuple[int, ...] = ()
    lowest: tuple[float, ...] = ()
    highest: tuple[float, ...] = ()
    names: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        refuse_unlike("criteria", self.criteria, int)
        if len({*self.order} & {*range(self.criteria)}) < len(self.order):
            raise NpmCompareError("order_of_places", last=self.criteria - 1, places=tuple(map(str, self.order)))
        low, high = self._bounds
        for place in np.flatnonzero(~((low >= 0) & (low < high) & (high <= 1))):
            ends = {"low": f"{low[place]:g}", "high": f"{high[place]:g}"}
            raise NpmCompareError("weight_without_room", criterion=self._name(place), **ends)
        if low.sum() >= 1:
            raise NpmCompareError("lowest_weights_too_large", sum=f"{low.sum():g}", each=self._each(low, low > 0))
        if high.sum() <= 1 and (high < 1).any():
            raise NpmCompareError("highest_weights_too_small", sum=f"{high.sum():g}", each=self._each(high, high < 1))

    def draw(self, random: np.random.Generator, count: int) -> Floats:
        """Return so many weightings (draws, criteria), uniform within order and bounds; refuse if almost none keeps them."""
        low, high = self._bounds
        kept = np.empty((0, self.criteria))
        for _ in range(ROUNDS):
            weights = self._around(random, count)
            kept = np.concatenate([kept, weights[((weights >= low) & (weights <= high)).all(axis=1)]])
            if len(kept) >= count:
                return kept[:count]
        narrow = self._name((high - low).argmin())
        raise NpmCompareError("weights_rarely_kept", found=len(kept), drawn=ROUNDS * count, criterion=narrow)

    def _around(self, random: np.random.Generator, count: int) -> Floats:
        """Draw from the smaller of two simplices around all that keep the bounds: all weightings, where there are none.

        One has its corner at the lowest weights, the other at the highest. Criteria in the order share one bound, so that
        sorting them leaves the draws uniform: lower bounds without an order reject nothing.
        """
        order = list(self.order)
        corner, other = (bounds.copy() for bounds in self._bounds)
        corner[order], other[order] = corner[order].min(initial=1), other[order].max(initial=0)
        if abs(1 - other.sum()) < 1 - corner.sum():
            corner = other
        shares = random.standard_exponential((count, self.criteria))
        weights = corner + (1 - corner.sum()) * shares / shares.sum(axis=1, keepdims=True)
        weights[:, order] = -np.sort(-weights[:, order], axis=1)
        return np.asarray(weights)

    @cached_property
    def _bounds(self) -> tuple[Floats, Floats]:
        """The bounds of each weight; with an order, none is below those that follow it, nor above those before."""
        low = np.array(self.lowest or [0.0] * self.criteria)
        high = np.array(self.highest or [1.0] * self.criteria)
        if not len(low) == len(high) == self.criteria:
            raise NpmCompareError("bounds_for_some", criteria=self.criteria, lowest=len(low), highest=len(high))
        order = list(self.order)
        low[order] = np.maximum.accumulate(low[order[::-1]])[::-1]
        high[order] = np.minimum.accumulate(high[order])
        return low, high

    def _name(self, place: int | np.intp) -> str | Message:
        return self.names[place] if self.names else message("criterion_number", number=int(place) + 1)

    def _each(self, bounds: Floats, bound: NDArray[np.bool_]) -> tuple[Message, ...]:
        """Return each criterion that has a bound, with it."""
        places = np.flatnonzero(bound)
        return tuple(message("name_and_weight", name=self._name(p), weight=f"{bounds[p]:g}") for p in places)
