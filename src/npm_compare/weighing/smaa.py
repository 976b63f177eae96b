"""Stochastic multicriteria acceptability analysis: how robust an order of options is, whatever the weights.

The value of an option is the weighted sum of its criterion values, all of them better when larger. Weights are drawn
uniformly from all weightings of the criteria (or from those that keep an order or bounds), criterion values from their
uncertainty. Reported are, for each option: the share of draws in which it takes each rank (rank acceptability), the mean of
the weights that put it first (central weights), and the share of draws in which it is first when those weights are given
(confidence factor). No weights of real actors are assumed.

Lahdelma, Hokkanen & Salminen 1998 (SMAA, European Journal of Operational Research 106, 137-143); Lahdelma & Salminen 2001
(SMAA-2, Operations Research 49, 444-454); for the simulation Tervonen & Lahdelma 2007 (EJOR 178, 500-513).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.given import checked
from npm_compare.weighing.values import Values
from npm_compare.weighing.weights import Floats, Weights

CHUNK = 5_000
"""Draws made from one seed: what an executor is given at a time."""


@dataclass(frozen=True, eq=False)
class DecisionProblem:
    """Options, criteria and their uncertainty: what `acceptability` works on."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Values
    weights: Weights


@dataclass(frozen=True, eq=False)
class Acceptability:
    """The result: options down; all shares between 0 and 1; nothing where no draw puts an option first."""

    draws: int
    ranks: pd.DataFrame
    """Rank acceptability: share of draws in which an option (row) takes a rank (column, 1 is best)."""
    central: pd.DataFrame
    """Central weights: mean weights that put an option first."""
    confidence: pd.Series[float]
    """Confidence factor: share of draws in which the option is first with its central weights."""

    @property
    def never_first(self) -> list[str]:
        """Options that no draw put first."""
        return [str(name) for name in self.ranks.index[self.ranks[1] == 0]]


@checked
def acceptability(
    problem: DecisionProblem, draws: int = 100_000, *, seed: int = 0, executor: Executor | None = None
) -> Acceptability:
    """Draw weightings and criterion values and count what rank each option takes.

    No rank is shared: of two options with equal value the one named first goes first. The standard error of a share near one
    half is 0.5 divided by the square root of `draws`. The same `seed` gives the same result, whatever `executor` makes the
    draws: threads, processes, or a cluster (`client.get_executor()` of a Dask client); by default none does.
    """
    sizes = _sizes(draws)
    seeds = np.random.SeedSequence(seed).spawn(2 * len(sizes))
    run = executor.map if executor else map
    counted = run(partial(_count, problem), seeds[: len(sizes)], sizes)
    ranks, weights = (np.sum(parts, axis=0) for parts in zip(*counted, strict=True))
    first = np.where(ranks[:, 0] > 0, ranks[:, 0], np.nan)
    central = weights / first[:, None]
    confident = run(partial(_count_confident, problem.values, central), seeds[len(sizes) :], sizes)
    confidence = np.where(ranks[:, 0] > 0, np.sum(list(confident), axis=0) / draws, np.nan)
    names = pd.Index(problem.options, name="option")
    return Acceptability(
        draws=draws,
        ranks=pd.DataFrame(ranks / draws, index=names, columns=range(1, len(names) + 1)),
        central=pd.DataFrame(central, index=names, columns=list(problem.criteria)),
        confidence=pd.Series(confidence, index=names, name="share"),
    )


def _sizes(draws: int) -> list[int]:
    """Return how many draws are made at a time."""
    return [min(CHUNK, draws - done) for done in range(0, draws, CHUNK)]


def first_shares(problem: DecisionProblem, draws: int, *, seed: int = 0) -> pd.Series[float]:
    """Return in what share of draws each option is worth most; of options worth the same each has its part of the draw."""
    random = np.random.default_rng(seed)
    found = np.zeros(len(problem.options))
    for count in _sizes(draws):
        worths = worth(problem.values(random, count), problem.weights.draw(random, count))
        best = worths == worths.max(axis=1, keepdims=True)
        found += (best / best.sum(axis=1, keepdims=True)).sum(axis=0)
    return pd.Series(found / draws, index=pd.Index(problem.options, name="option"), name="share")


def worth(values: Floats, weights: Floats) -> Floats:
    """Return the value of each option in each draw (draws, options), from values (draws, options, criteria).

    `weights` are one weighting a draw (draws, criteria), or one for all (criteria). Options with equal values are worth the
    same to the last bit (a product of matrices does not promise that): rounding never decides a tie.
    """
    return np.asarray(np.einsum("...oc,...c->...o", values, weights))


def _count(problem: DecisionProblem, seed: np.random.SeedSequence, count: int) -> tuple[NDArray[np.int64], Floats]:
    """Count how often each option (row) takes each rank (column); sum the weights (columns) that put it first."""
    random, options = np.random.default_rng(seed), len(problem.options)
    weights = problem.weights.draw(random, count)
    order = np.argsort(-worth(problem.values(random, count), weights), axis=1, kind="stable")
    ranks = np.stack([np.bincount(taken, minlength=options) for taken in order.T], axis=1)
    return ranks, np.stack([weights[order[:, 0] == option].sum(axis=0) for option in range(options)])


def _count_confident(values: Values, central: Floats, seed: np.random.SeedSequence, count: int) -> NDArray[np.int64]:
    """Count how often each option is first with its central weights."""
    drawn = values(np.random.default_rng(seed), count)
    first = [worth(drawn, weights).argmax(axis=1) == option for option, weights in enumerate(central)]
    return np.asarray(np.sum(first, axis=1))


def pairwise(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the exact share of all weightings in which one option is worth more than another.

    For uniform weights on the simplex, by the recursion over gains b and losses a
    F[i][j] = (b_j F[i-1][j] + a_i F[i][j-1]) / (a_i + b_j), F[0][j] = 1, F[i][0] = 0: only convex combinations, hence stable.

    >>> round(pairwise([2, 0], [0, 1]), 6)
    0.666667
    """
    differences = np.subtract(one, other, dtype=float)
    gains, losses = differences[differences > 0], -differences[differences <= 0]
    share = np.array([0.0, *np.ones(len(gains))])
    for loss in losses:
        for j, gain in enumerate(gains, start=1):
            share[j] = (gain * share[j] + loss * share[j - 1]) / (gain + loss)
    return float(share[-1])
