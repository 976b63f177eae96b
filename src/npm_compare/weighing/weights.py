"""Weightings of criteria, drawn rather than chosen: all of them, or those that keep an order of importance or bounds.

Exponential variables over their sum are uniform on the simplex of weightings (Devroye 1986, chapter V.2).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike, NDArray

from npm_compare.base.errors import NpmCompareError
from npm_compare.views.language import joined, later, say

Floats = NDArray[np.float32]

ROUNDS = 1000
"""How often weightings are drawn anew to find enough that keep the bounds."""


@dataclass(frozen=True)
class Weights:
    """Which weightings are drawn: all of them, or those that keep an order of importance or bounds.

    `order` lists places of criteria from the most to the least important; `lowest` and `highest` bound each weight (0 to 1).
    `names` of the criteria are for errors.

    Raises
    ------
    NpmCompareError
        If no weighting can keep the bounds and the order, or a criterion has no bound while others have.
    """

    criteria: int
    order: tuple[int, ...] = ()
    lowest: tuple[float, ...] = ()
    highest: tuple[float, ...] = ()
    names: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        low, high = self._bounds
        self._check_each(low, high)
        if low.sum() >= 1:
            words = later("The lowest weights sum to {sum} ({each}): lower them until the sum is below 1.")
            raise NpmCompareError(say(words, sum=f"{low.sum():g}", each=self._listed(low, low > 0)))
        if high.sum() <= 1 and (high < 1).any():
            words = later("The highest weights sum to {sum} ({each}): raise them until the sum is above 1.")
            raise NpmCompareError(say(words, sum=f"{high.sum():g}", each=self._listed(high, high < 1)))

    def _check_each(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        for place in map(int, np.flatnonzero(~((low >= 0) & (low < high) & (high <= 1)))):
            raise NpmCompareError(
                say(
                    "The weight of {criterion} must be at least {low} and at most {high} (bounds of criteria that the order "
                    "puts below and above it count too): leave room between the two, within 0 and 1.",
                    criterion=self._name(place),
                    low=f"{low[place]:g}",
                    high=f"{high[place]:g}",
                )
            )

    def draw(self, random: np.random.Generator, count: int) -> Floats:
        """Return so many weightings (draws, criteria), uniform on the simplex within order and bounds; rows sum to 1.

        Raises
        ------
        NpmCompareError
            If almost no weighting keeps the bounds.
        """
        if not self.lowest and not self.highest:
            return self._ordered(_simplex(random, self.criteria, count)).T
        low, high = (end.astype(np.float32)[:, None] for end in self._bounds)
        kept: list[Floats] = []
        found = 0
        for _ in range(ROUNDS):
            weights = self._around(random, count)
            kept.append(weights[:, ((weights >= low) & (weights <= high)).all(axis=0)])
            found += kept[-1].shape[1]
            if found >= count:
                return np.concatenate(kept, axis=1)[:, :count].T
        raise NpmCompareError(
            say(
                "Only {found} of {drawn} weightings drawn keep these bounds: widen the narrowest of them, {criterion}.",
                found=str(found),
                drawn=str(ROUNDS * count),
                criterion=self._name(int((high - low).argmin())),
            )
        )

    @cached_property
    def _bounds(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The bounds of each weight; with an order, none is below those that follow it, nor above those before."""
        low = np.array(self.lowest or [0.0] * self.criteria)
        high = np.array(self.highest or [1.0] * self.criteria)
        if not len(low) == len(high) == self.criteria:
            raise NpmCompareError(
                say(
                    "{criteria} criteria, but {lowest} lowest and {highest} highest weights: give one for each criterion, or "
                    "none.",
                    criteria=self.criteria,
                    lowest=len(low),
                    highest=len(high),
                )
            )
        order = list(self.order)
        low[order] = np.maximum.accumulate(low[order[::-1]])[::-1]
        high[order] = np.minimum.accumulate(high[order])
        return low, high

    def _around(self, random: np.random.Generator, count: int) -> Floats:
        """Draw from the smaller of two simplices around all that keep the bounds (criteria, draws).

        One has its corner at the lowest weights, the other at the highest. Criteria in the order share one bound, so that
        sorting them leaves the draws uniform: lower bounds without an order reject nothing.
        """
        corners = []
        for bounds, widest in zip(self._bounds, (np.min, np.max), strict=True):
            corner = bounds.copy()
            if self.order:
                corner[list(self.order)] = widest(corner[list(self.order)])
            corners.append(corner)
        corner = min(corners, key=lambda corner: abs(1 - corner.sum()))
        weights = _simplex(random, self.criteria, count)
        weights *= np.float32(1 - corner.sum())
        weights += corner.astype(np.float32)[:, None]
        return self._ordered(weights)

    def _ordered(self, weights: Floats) -> Floats:
        if self.order:
            order = list(self.order)
            weights[order] = -np.sort(-weights[order], axis=0)
        return weights

    def _name(self, place: int) -> str:
        return self.names[place] if self.names else say("criterion {number}", number=str(place + 1))

    def _listed(self, bounds: NDArray[np.float64], bound: NDArray[np.bool_]) -> str:
        return joined(f"{self._name(place)} {bounds[place]:g}" for place in map(int, np.flatnonzero(bound)))


PIECE = 1 << 18
"""Multiplications in one product of matrices. Up to so many, the library behind numpy (OpenBLAS) keeps to one thread; with
more, the last bit of a sum would depend on how many threads a process has."""


def product(one: Floats, other: Floats) -> Floats:
    """Return the product of two matrices, to the same bit whatever the number of threads."""
    whole = np.empty((len(one), other.shape[1]), dtype=np.float32)
    pieces = max(1, -(-one.size * other.shape[1] // PIECE))
    ends = [other.shape[1] * piece // pieces for piece in range(pieces + 1)]
    for begin, end in pairwise(ends):
        np.matmul(one, other[:, begin:end], out=whole[:, begin:end])
    return whole


def whole_numbers(random: np.random.Generator, shape: tuple[int, int], kind: DTypeLike) -> NDArray[np.unsignedinteger]:
    """Return unsigned numbers of which every bit is random: words of 64 bits cut in pieces, faster than one draw each."""
    size, kind = shape[0] * shape[1], np.dtype(kind)
    words = random.bit_generator.random_raw(-(-size * kind.itemsize // 8))
    return words.view(kind)[:size].reshape(shape)


def _simplex(random: np.random.Generator, criteria: int, count: int) -> Floats:
    """Draw weightings uniformly, one a column.

    23 bits at the middle of their step, (k + 1/2) / 2²³, are exact in float32 and neither 0 nor 1, so that the logarithm is
    finite and not 0. The logarithms are negative, as is their sum.
    """
    bits = whole_numbers(random, (criteria, count), np.uint32)
    bits >>= 9
    weights = bits.view(np.int32).astype(np.float32)  # signed numbers convert faster
    weights += np.float32(0.5)
    weights *= np.float32(2**-23)
    np.log(weights, out=weights)
    weights /= weights.sum(axis=0)
    return weights
