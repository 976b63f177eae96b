"""Stochastic multicriteria acceptability analysis: how robust an order of options is, whatever the weights.

SMAA-2 (Lahdelma & Salminen 2001; Tervonen & Lahdelma 2007). The value of an option is the weighted sum of its criterion
values, all of them better when larger. Weights are drawn uniformly from all weightings of the criteria (or from those that
keep an order or bounds), criterion values from their uncertainty. Reported are, for each option: the share of draws in
which it takes each rank (rank acceptability), the mean of the weights that put it first (central weights), and the share
of draws in which it is first when those weights are given (confidence factor). No weights of real actors are assumed.

Draws are made in chunks, each from a seed of its own, and summed in the order of the chunks: the same seed gives the same
result with any number of threads, and memory does not grow with the number of draws.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.errors import NpmCompareError

Floats = NDArray[np.float32]

CHUNK = 1 << 14
"""Draws made at once, at most."""

CELLS = 1 << 24
"""Criterion values drawn at once, about: fewer draws to a chunk where options and criteria are many."""

FEW = 24
"""Up to so many options, ranks are counted by comparing pairs; above, by sorting."""

Sample = Callable[[np.random.Generator, int], Floats]
"""Returns so many draws of the criterion values: an array (draws, options, criteria)."""


@dataclass(frozen=True)
class Weights:
    """Which weightings are drawn: all of them, or those that keep an order of importance or bounds.

    `order` lists places of criteria from the most to the least important; `lowest` and `highest` bound each weight (0 to 1).
    """

    criteria: int
    order: tuple[int, ...] = ()
    lowest: tuple[float, ...] = ()
    highest: tuple[float, ...] = ()

    def draw(self, random: np.random.Generator, count: int) -> Floats:
        """Return so many weightings (draws, criteria), uniform on the simplex within order and bounds; rows sum to 1.

        Raises
        ------
        NpmCompareError
            If almost no weighting keeps the bounds.
        """
        if not self.lowest and not self.highest:
            return self._free(random, count)
        low = np.array(self.lowest or [0] * self.criteria, dtype=np.float32)
        high = np.array(self.highest or [1] * self.criteria, dtype=np.float32)
        kept: list[Floats] = []
        found = 0
        for _ in range(1000):
            weights = self._free(random, count)
            inside = weights[((weights >= low) & (weights <= high)).all(axis=1)]
            kept.append(inside)
            found += len(inside)
            if found >= count:
                return np.concatenate(kept)[:count]
        raise NpmCompareError(
            "Almost no weighting keeps these bounds: widen them; the lowest must sum to less than 1, the highest to more."
        )

    def _free(self, random: np.random.Generator, count: int) -> Floats:
        weights = random.standard_exponential((count, self.criteria), dtype=np.float32)
        weights /= weights.sum(axis=1, keepdims=True)
        if self.order:
            ranked = -np.sort(-weights[:, list(self.order)], axis=1)
            weights[:, list(self.order)] = ranked
        return weights


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


@dataclass
class _Counts:
    ranks: NDArray[np.int64]
    weights: NDArray[np.float64]
    draws: int = 0

    def add(self, other: _Counts) -> None:
        self.ranks += other.ranks
        self.weights += other.weights
        self.draws += other.draws


@dataclass(frozen=True, eq=False)
class Problem:
    """Options and criteria with their uncertainty: what `acceptability` works on.

    `sample` draws criterion values; for values known exactly use `exact`, for values between bounds `between`.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    sample: Sample
    weights: Weights = field(default=Weights(0))

    @property
    def weighting(self) -> Weights:
        """The weightings drawn; by default all."""
        return self.weights if self.weights.criteria else Weights(len(self.criteria))


def exact(values: NDArray[np.float64]) -> Sample:
    """Return the sample of criterion values known exactly, an array (options, criteria)."""
    fixed = np.asarray(values, dtype=np.float32)[None]
    return lambda random, count: fixed


def between(low: NDArray[np.float64], high: NDArray[np.float64]) -> Sample:
    """Return the sample of criterion values anywhere between two bounds, arrays (options, criteria), equally likely."""
    base, span = np.asarray(low, dtype=np.float32), np.asarray(high - low, dtype=np.float32)
    return lambda random, count: base + span * random.random((count, *base.shape), dtype=np.float32)


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
        Where chunks are worked on; by default two threads.
    """
    chunk = max(1, min(CHUNK, CELLS // (len(problem.options) * len(problem.criteria))))
    sizes = [min(chunk, draws - done) for done in range(0, draws, chunk)]
    seeds = np.random.SeedSequence(seed).spawn(len(sizes))
    total = _summed(executor, _count_ranks, [(problem, s, n) for s, n in zip(seeds, sizes, strict=True)], problem)
    firsts = total.ranks[:, 0]
    with np.errstate(invalid="ignore"):
        central = total.weights / firsts[:, None]
    again = np.random.SeedSequence(seed + 1).spawn(len(sizes))
    rows = [(problem, central, s, n) for s, n in zip(again, sizes, strict=True)]
    confident = _summed(executor, _count_confident, rows, problem).ranks[:, 0] / draws
    names = list(problem.options)
    shares = pd.DataFrame(total.ranks / draws, index=names, columns=range(1, len(names) + 1))
    return Acceptability(
        options=problem.options,
        criteria=problem.criteria,
        draws=draws,
        ranks=shares,
        central=pd.DataFrame(central, index=names, columns=list(problem.criteria)),
        confidence=pd.Series(np.where(firsts > 0, confident, np.nan), index=names),
    )


def _summed(
    executor: Executor | None, work: Callable[..., _Counts], tasks: Sequence[tuple[object, ...]], problem: Problem
) -> _Counts:
    options, criteria = len(problem.options), len(problem.criteria)
    total = _Counts(np.zeros((options, options), np.int64), np.zeros((options, criteria)))
    if executor is None:
        with ThreadPoolExecutor(2) as own:
            results = list(own.map(work, *zip(*tasks, strict=True)))
    else:
        results = list(executor.map(work, *zip(*tasks, strict=True)))
    for result in results:
        total.add(result)
    return total


def _count_ranks(problem: Problem, seed: np.random.SeedSequence, count: int) -> _Counts:
    random = np.random.Generator(np.random.SFC64(seed))
    weights = problem.weighting.draw(random, count)
    worth = _worth(problem.sample(random, count), weights)
    counted, best = _count_few(worth) if worth.shape[1] <= FEW else _count_many(worth)
    first = (best[:, None] == np.arange(worth.shape[1])).astype(np.float32)
    return _Counts(counted, (first.T @ weights).astype(np.float64), count)


def _worth(values: Floats, weights: Floats) -> Floats:
    """Return the value of each option in each draw: (draws, options).

    Options with equal criterion values get equal values to the last bit, which a product of matrices alone does not
    promise (the order of its sums depends on the place of a column): so that rounding never decides a tie.
    """
    if len(values) == len(weights):
        return np.asarray(np.einsum("doc,dc->do", values, weights))
    distinct, places = np.unique(values[0], axis=0, return_inverse=True)
    if len(distinct) == len(places):
        return np.asarray(weights @ values[0].T)
    return np.asarray((weights @ distinct.T)[:, places])


Standing = tuple[NDArray[np.int64], NDArray[np.intp]]
"""How often each option (row) takes each rank (column), and which option is best in each draw."""


def _count_few(worth: Floats) -> Standing:
    """Count for each option how many are better, one pair at a time over all draws."""
    columns = np.ascontiguousarray(worth.T)
    places = np.zeros(columns.shape, dtype=np.int8)
    for one in range(len(columns)):
        for other in range(one + 1, len(columns)):
            better = columns[other] > columns[one]
            places[one] += better
            places[other] += ~better
    counted = np.stack([np.bincount(place, minlength=len(columns)) for place in places])
    return counted.astype(np.int64), places.argmin(axis=0)


def _count_many(worth: Floats) -> Standing:
    """Sort whole numbers that hold the value in their upper bits and the option in the lower ones: exact, in one sort."""
    options = worth.shape[1]
    bits = np.ascontiguousarray(worth + 0).view(np.int32).astype(np.int64)  # adding 0 makes minus zero zero
    ordered = np.where(bits < 0, bits ^ 0x7FFFFFFF, bits)
    keys = np.sort((-ordered << 16) | np.arange(options), axis=1)
    sequence = keys & 0xFFFF
    counted = np.zeros((options, options), np.int64)
    for rank in range(options):
        counted[:, rank] = np.bincount(sequence[:, rank], minlength=options)
    return counted, sequence[:, 0]


def _count_confident(
    problem: Problem, central: NDArray[np.float64], seed: np.random.SeedSequence, count: int
) -> _Counts:
    random = np.random.Generator(np.random.SFC64(seed))
    values = problem.sample(random, count)
    options, criteria = central.shape
    confident = np.zeros((options, options), np.int64)
    weights = central.astype(np.float32)
    if len(values) == 1:  # known exactly: all draws are alike
        confident[:, 0] = count * (_worth(values, weights).argmax(axis=1) == np.arange(options))
    else:
        for option in np.flatnonzero(np.isfinite(central).all(axis=1)):
            best = _worth(values, np.broadcast_to(weights[option], (count, criteria))).argmax(axis=1)
            confident[option, 0] = (best == option).sum()
    return _Counts(confident, np.zeros((options, criteria)), count)


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
