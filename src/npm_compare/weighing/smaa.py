"""Stochastic multicriteria acceptability analysis: how robust an order of options is, whatever the weights.

SMAA-2 (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007). The value of an option is the weighted sum of its criterion
values, all of them better when larger. Weights are drawn uniformly from all weightings of the criteria (or from those that
keep an order or bounds), criterion values from their uncertainty. Reported are, for each option: the share of draws in
which it takes each rank (rank acceptability), the mean of the weights that put it first (central weights), and the share
of draws in which it is first when those weights are given (confidence factor). No weights of real actors are assumed.

Draws are made in chunks, each from a seed of its own, and summed in the order of the chunks: the same seed gives the same
result whoever works on them, and memory does not grow with the number of draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.weighing.values import Values
from npm_compare.weighing.weights import Floats, Weights, product

CHUNK = 1 << 13
"""Draws made from one seed."""

BLOCK = 3 << 14
"""Numbers held in one array, about (options or criteria times draws): what stays in the cache of a processor."""

FEW = 32
"""Up to so many options, ranks are counted by comparing; above, by sorting."""

Counts = tuple[NDArray[Any], ...]


@dataclass(frozen=True, eq=False)
class Acceptability:
    """The result: options down; all shares between 0 and 1."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    draws: int
    ranks: pd.DataFrame
    """Rank acceptability: share of draws in which an option (row) takes a rank (column, 1 is best)."""
    central: pd.DataFrame
    """Central weights: mean weights that put an option first; empty where none does."""
    confidence: pd.Series[float]
    """Confidence factor: share of draws in which the option is first with its central weights; empty where none does."""

    @property
    def never_first(self) -> list[str]:
        """Options that no draw put first."""
        return [str(name) for name in self.ranks.index[self.ranks[1] == 0]]


@dataclass(frozen=True, eq=False)
class Problem:
    """Options and criteria with their uncertainty: what `acceptability` works on.

    `values` are those of the criteria (`values.py`): `exact`, `between` bounds, or `sampled` from any distribution. By
    default all weightings are drawn.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Values
    weights: Weights | None = None

    @cached_property
    def weighting(self) -> Weights:
        """The weightings drawn."""
        return self.weights or Weights(len(self.criteria))


def acceptability(
    problem: Problem, draws: int = 100_000, *, seed: int = 0, executor: Executor | None = None
) -> Acceptability:
    """Draw weightings and criterion values and count what rank each option takes.

    No rank is shared: of two options with equal value the one named first goes first.

    Parameters
    ----------
    problem
        Options, criteria and their uncertainty.
    draws
        Number of draws; the standard error of a share near one half is 0.5 divided by its square root.
    seed
        The same seed gives the same result, whatever the executor.
    executor
        Where chunks are worked on: threads, processes, or a cluster (`client.get_executor()` of a Dask client); by default
        here, one after the other. Threads gain little, as most steps are short; processes gain with many options and
        criteria of which the values are uncertain.
    """
    ranks, weights = _summed(executor, partial(_count_ranks, problem), seed, draws)
    with np.errstate(invalid="ignore"):
        central = weights / ranks[:, :1]
    if problem.values.certain:  # the weights that put an option first are a convex set: their mean is one of them
        confident = np.full(len(ranks), draws)
    else:
        (confident,) = _summed(executor, partial(_count_confident, problem.values, central), seed + 1, draws)
    names = list(problem.options)
    return Acceptability(
        options=problem.options,
        criteria=problem.criteria,
        draws=draws,
        ranks=pd.DataFrame(ranks / draws, index=names, columns=range(1, len(names) + 1)),
        central=pd.DataFrame(central, index=names, columns=list(problem.criteria)),
        confidence=pd.Series(np.where(ranks[:, 0] > 0, confident / draws, np.nan), index=names),
    )


def _summed(
    executor: Executor | None, count: Callable[[np.random.Generator, int], Counts], seed: int, draws: int
) -> Counts:
    """Count in chunks of draws, each with a seed of its own, and add the counts up in the order of the chunks."""
    sizes = [min(CHUNK, draws - done) for done in range(0, draws, CHUNK)]
    generators = [np.random.Generator(np.random.SFC64(own)) for own in np.random.SeedSequence(seed).spawn(len(sizes))]
    return _added((executor.map if executor else map)(count, generators, sizes))


def _added(counts: Iterable[Counts]) -> Counts:
    return reduce(lambda one, other: tuple(a + b for a, b in zip(one, other, strict=True)), counts)


def _blocks(count: int, rows: int) -> list[int]:
    """Cut a chunk into blocks of draws of which so many rows stay in the cache of a processor; return their sizes."""
    size = max(1, BLOCK // rows)
    return [min(size, count - done) for done in range(0, count, size)]


def _count_ranks(problem: Problem, random: np.random.Generator, count: int) -> Counts:
    """Count how often each option (row) takes each rank (column); sum the weights (columns) that put it first."""
    return _added(_rank(problem, random, size) for size in _blocks(count, len(problem.options)))


def _rank(problem: Problem, random: np.random.Generator, count: int) -> Counts:
    weights = problem.weighting.draw(random, count)
    worth = _worth(problem.values, random, weights)
    ranks, first = (_count_few if len(worth) <= FEW else _count_many)(worth)
    return ranks, product(first.astype(np.float32), weights).astype(np.float64)


def _worth(values: Values, random: np.random.Generator, weights: Floats) -> Floats:
    """Return the value of each option in each draw: (options, draws)."""
    worth = values.known.worth(weights)
    for option, drawn in enumerate(values.draw(random, len(weights))):
        worth[option] += np.einsum("cd,cd->d", drawn.values, weights.T[drawn.criteria])
    return worth


Standing = tuple[NDArray[np.int64], NDArray[np.bool_]]
"""How often each option (row) takes each rank (column), and whether an option (row) is first in a draw (column)."""


def _count_few(worth: Floats) -> Standing:
    """Count for each option how many are better: larger, or as large and named before it."""
    places = np.empty(worth.shape, dtype=np.int8)
    for option, own in enumerate(worth):
        np.sum(worth[:option] >= own, axis=0, dtype=np.int8, out=places[option])
        places[option] += np.sum(worth[option + 1 :] > own, axis=0, dtype=np.int8)
    return np.stack([np.bincount(place, minlength=len(worth)) for place in places]), places == 0


def _count_many(worth: Floats) -> Standing:
    """Sort whole numbers that hold the value in their upper bits and the option in the lower ones: exact, in one sort."""
    options = np.arange(len(worth))
    bits = (worth + np.float32(0)).view(np.int32)  # adding 0 makes minus zero zero
    bits ^= (bits >> 31) & 0x7FFFFFFF  # now in the order of the values
    keys = np.array(~bits.T, dtype=np.int64, order="C")
    keys <<= 32
    keys |= options * len(options)
    keys.sort(axis=1)
    keys &= 0xFFFFFFFF
    first = keys[:, 0] == options[:, None] * len(options)
    keys += options  # now the place in a table of options and ranks
    return np.bincount(keys.ravel(), minlength=len(options) ** 2).reshape(len(options), -1), first


def _count_confident(values: Values, central: NDArray[np.float64], random: np.random.Generator, count: int) -> Counts:
    """Count how often each option is first with its central weights."""
    return _added((_lead(values, central, random, size),) for size in _blocks(count, central.shape[1]))


def _lead(values: Values, central: NDArray[np.float64], random: np.random.Generator, count: int) -> NDArray[np.int64]:
    """Count in one block: for each option with central weights (rows), whether it leads when the last has been valued."""
    own = np.flatnonzero(np.isfinite(central).all(axis=1))
    weights = central[own].astype(np.float32)
    best = np.full((len(own), count), -np.inf, dtype=np.float32)
    mine, ahead = best.copy(), np.zeros(best.shape, dtype=np.bool_)
    for option, (known, drawn) in enumerate(zip(values.known.worth(weights), values.draw(random, count), strict=True)):
        worth = product(weights[:, drawn.criteria], drawn.values)
        worth += known[:, None]
        for row in np.flatnonzero(own == option):
            mine[row], ahead[row] = worth[row], worth[row] > best[row]
        np.maximum(best, worth, out=best)
    first = ahead & (mine == best)  # larger than all before it, and nothing after it is larger
    return np.bincount(own, first.sum(axis=1), len(central))


def pairwise(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the exact share of all weightings in which one option is worth more than another.

    For uniform weights on the simplex, by the recursion over gains b and losses a
    F[i][j] = (b_j F[i-1][j] + a_i F[i][j-1]) / (a_i + b_j): only convex combinations, hence stable. Criteria on which the
    two are equal count as losses of no size; with no gain at all the share is 0, with no loss 1.

    >>> round(pairwise([2, 0], [0, 1]), 6)
    0.666667
    """
    differences = np.asarray(one, dtype=float) - np.asarray(other, dtype=float)
    gains, losses = differences[differences > 0], -differences[differences <= 0]
    if not len(losses) or not len(gains):
        return float(len(gains) > 0)
    share = np.concatenate([[0.0], np.ones(len(gains))])
    for loss in losses:
        before = share
        share = np.zeros_like(before)
        for j, gain in enumerate(gains, start=1):
            share[j] = (gain * before[j] + loss * share[j - 1]) / (loss + gain)
    return float(share[-1])
