"""Criterion values of options, known exactly or drawn: what `smaa` weighs.

A value is a known part and, where it is uncertain, a part drawn on top of it. Parts are drawn option by option, so that the
values of all options and criteria are never held for many draws at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from npm_compare.base.errors import NpmCompareError
from npm_compare.views.language import say
from npm_compare.weighing.weights import Floats, product, whole_numbers

STEPS = 1 << 16
"""An uncertain value takes the middle of one of so many equal steps between its bounds."""


class Drawn(NamedTuple):
    """What was drawn for one option: values (criteria, draws) of the criteria at these places."""

    criteria: NDArray[np.intp]
    values: Floats


@dataclass(frozen=True, eq=False)
class Known:
    """The known part of the criterion values. Options with equal values are kept once.

    So they are worth the same to the last bit, which a product of matrices alone does not promise (the order of its sums
    depends on the place of a row): rounding never decides a tie.
    """

    distinct: Floats
    places: NDArray[np.intp]

    @classmethod
    def of(cls, values: NDArray[np.float64]) -> Known:
        """Return the known part from an array (options, criteria)."""
        return cls(*np.unique(np.asarray(values, dtype=np.float32), axis=0, return_inverse=True))

    def worth(self, weights: Floats) -> Floats:
        """Return the weighted sums (options, draws) for weights (draws, criteria)."""
        return np.asarray(product(self.distinct, weights.T)[self.places])


class Values(Protocol):
    """Criterion values of options."""

    @property
    def known(self) -> Known:
        """The part that is the same in every draw."""
        ...

    @property
    def certain(self) -> bool:
        """Whether nothing is drawn."""
        ...

    def draw(self, random: np.random.Generator, count: int) -> Iterator[Drawn]:
        """Draw what is to be added to the known part: for every option in turn, for so many draws; none if certain."""
        ...


@dataclass(frozen=True, eq=False)
class _Exact:
    known: Known
    certain: bool = True

    def draw(self, random: np.random.Generator, count: int) -> Iterator[Drawn]:
        return iter(())


@dataclass(frozen=True, eq=False)
class _Between:
    known: Known
    steps: Floats
    """Size of a step (options, criteria); 0 where a value is known."""
    certain: bool = False

    def draw(self, random: np.random.Generator, count: int) -> Iterator[Drawn]:
        for steps in self.steps:
            criteria = np.flatnonzero(steps)
            values = whole_numbers(random, (len(criteria), count), np.uint16).astype(np.float32)
            values *= steps[criteria, None]
            yield Drawn(criteria, values)


@dataclass(frozen=True, eq=False)
class _Sampled:
    known: Known
    sample: Callable[[np.random.Generator, int], Floats]
    certain: bool = False

    def draw(self, random: np.random.Generator, count: int) -> Iterator[Drawn]:
        values = self.sample(random, count)
        criteria = np.arange(values.shape[2])
        return (Drawn(criteria, np.ascontiguousarray(values[:, option].T)) for option in range(values.shape[1]))


def exact(values: NDArray[np.float64]) -> Values:
    """Return criterion values known exactly, an array (options, criteria)."""
    return _Exact(Known.of(values))


def between(low: NDArray[np.float64], high: NDArray[np.float64]) -> Values:
    """Return criterion values anywhere between two bounds, arrays (options, criteria), equally likely.

    Raises
    ------
    NpmCompareError
        If a lower bound is above the higher one, or a bound is not a number.
    """
    for option, criterion in np.argwhere(~(low <= high)):
        raise NpmCompareError(
            say(
                "Option {option}, criterion {criterion}: no value is between {low} and {high}; give the lower bound first, and "
                "both as numbers.",
                option=str(option + 1),
                criterion=str(criterion + 1),
                low=f"{low[option, criterion]:g}",
                high=f"{high[option, criterion]:g}",
            )
        )
    steps = (high - low) / STEPS
    if not steps.any():
        return exact(low)
    return _Between(Known.of(low + steps / 2), steps.astype(np.float32))


def sampled(options: int, criteria: int, sample: Callable[[np.random.Generator, int], Floats]) -> Values:
    """Return criterion values of any distribution: `sample` returns so many draws, an array (draws, options, criteria)."""
    return _Sampled(Known.of(np.zeros((options, criteria))), sample)
