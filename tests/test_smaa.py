from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from npm_compare.weighing.smaa import (
    BLOCK,
    CHUNK,
    Acceptability,
    Problem,
    _count_few,
    _count_many,
    _worth,
    acceptability,
    pairwise,
)
from npm_compare.weighing.values import Values, between, exact, sampled
from npm_compare.weighing.weights import Floats, Weights

CLOSE = 0.008
"""More than four standard errors of a share in 100,000 draws (at most 0.0016 each)."""


def of(values: list[list[float]], draws: int = 100_000, **settings: Any) -> Acceptability:
    """Return the result for options with exact criterion values, named a, b, c… (options down, criteria across)."""
    problem = Problem(tuple("abcdefgh"[: len(values)]), tuple("xyzuvw"[: len(values[0])]), exact(np.array(values)))
    return acceptability(problem, draws, **settings)


def share_in_fractions(differences: list[int]) -> Fraction:
    """Return the share of weightings with a positive sum of weighted differences, which are all unlike.

    Weights that are uniform on the simplex are exponential variables over their sum, and a sum of exponential variables
    with different scales d is positive with probability Σ over d > 0 of Π over the others e of d / (d − e).
    """
    gains = [d for d in differences if d > 0]
    parts = (prod((Fraction(d, d - e) for e in differences if e != d), start=Fraction(1)) for d in gains)
    return sum(parts, Fraction(0))


# A published case: benefit and risk of antidepressants, the test of the JSMAA program (Tervonen)

DRUGS = ("fluoxetine", "paroxetine", "sertraline", "venlafaxine")
EFFICACY = np.array([(0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)])
"""Mean and standard deviation of the logarithm, the more the better."""
HARM = np.array(
    [
        [(11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)],
        [(7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)],
        [(16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)],
        [(13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)],
        [(18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)],
    ]
)
"""Mean and standard deviation of diarrhoea, dizziness, headache, insomnia and nausea, the less the better."""
PUBLISHED_RANKS = [
    [0.20, 0.28, 0.30, 0.22],
    [0.25, 0.29, 0.27, 0.19],
    [0.17, 0.25, 0.29, 0.30],
    [0.39, 0.18, 0.15, 0.29],
]
PUBLISHED_WEIGHTS = [
    [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
    [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
    [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
    [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
]
PUBLISHED_CONFIDENCE = [0.48, 0.44, 0.34, 0.74]


def drugs(random: np.random.Generator, count: int) -> Floats:
    """Draw the criterion values, each scaled from the smallest to the largest bound of all 95 % intervals."""
    scaled = []
    for table in (EFFICACY, *HARM):
        mean, deviation = table.T
        drawn, low, high = (mean + deviation * z for z in (random.standard_normal((count, 4)), -1.959964, 1.959964))
        if table is EFFICACY:
            drawn, low, high = np.exp(drawn), np.exp(low), np.exp(high)
        share = (drawn - low.min()) / (high.max() - low.min())
        scaled.append(share if table is EFFICACY else 1 - share)
    return np.stack(scaled, axis=2).astype(np.float32)


@pytest.fixture(scope="module")
def antidepressants() -> Acceptability:
    return acceptability(Problem(DRUGS, ("efficacy", *"12345"), sampled(4, 6, drugs)), 100_000)


def test_rank_acceptabilities_are_those_published(antidepressants: Acceptability) -> None:
    np.testing.assert_allclose(antidepressants.ranks, PUBLISHED_RANKS, rtol=0, atol=0.02)


def test_central_weights_are_those_published(antidepressants: Acceptability) -> None:
    np.testing.assert_allclose(antidepressants.central, PUBLISHED_WEIGHTS, rtol=0, atol=0.02)


def test_confidence_factors_are_those_published(antidepressants: Acceptability) -> None:
    np.testing.assert_allclose(antidepressants.confidence, PUBLISHED_CONFIDENCE, rtol=0, atol=0.03)


# Closed forms


def test_two_specialists_and_a_good_compromise_have_the_shares_computed_on_paper() -> None:
    found = of([[1, 0], [0, 1], [0.6, 0.6]])
    np.testing.assert_allclose(found.ranks, [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]], rtol=0, atol=CLOSE)
    np.testing.assert_allclose(found.central, [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]], rtol=0, atol=CLOSE)
    assert found.confidence.tolist() == [1, 1, 1]


@pytest.mark.parametrize("options", [2, 3, 5])
def test_options_that_are_best_on_one_criterion_each_are_equally_acceptable(options: int) -> None:
    """Every share is 1/n; the weight that an option needs of its own criterion is the harmonic number over n."""
    found = of(np.eye(options).tolist())
    harmonic = sum(1 / k for k in range(1, options + 1))
    np.testing.assert_allclose(found.ranks[1], 1 / options, rtol=0, atol=CLOSE)
    np.testing.assert_allclose(np.diag(found.central), harmonic / options, rtol=0, atol=CLOSE)


def test_a_dominated_option_is_never_first_and_has_neither_central_weights_nor_confidence() -> None:
    found = of([[1, 0.9], [0.5, 0.4], [0.2, 1]])
    assert found.ranks.loc["b", 1] == 0
    assert found.central.loc["b"].isna().all()
    assert np.isnan(found.confidence["b"])
    assert found.never_first == ["b"]


def test_a_value_that_may_be_anything_is_first_as_often_as_it_is_larger() -> None:
    """One between 0 and 1 beside one of 0.25 exactly: three quarters, whatever the weights."""
    bounds = np.array([[0.0], [0.25]]), np.array([[1.0], [0.25]])
    found = acceptability(Problem(("wide", "known"), ("x",), between(*bounds)))
    assert found.ranks.loc["wide"].tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)
    assert found.confidence.tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)


def test_shares_of_ranks_and_central_weights_sum_to_one() -> None:
    values = np.random.default_rng(1).random((6, 4))
    found = of(values.tolist(), 20_001)
    np.testing.assert_allclose(found.ranks.sum(axis=0), 1, atol=1e-12)
    np.testing.assert_allclose(found.ranks.sum(axis=1), 1, atol=1e-12)
    first = found.central.dropna()
    assert len(first) > 1
    np.testing.assert_allclose(first.sum(axis=1), 1, atol=1e-5)


# Ties


def at_random(options: int, criteria: int) -> NDArray[np.float64]:
    """Return random criterion values of which the last option has those of the first."""
    values = np.random.default_rng(options * criteria).random((options, criteria))
    values[-1] = values[0]
    return values


def same_in_every_draw(values: NDArray[np.float64]) -> Values:
    """Return values as if they were drawn, the same each time."""
    return sampled(*values.shape, lambda random, count: np.tile(values.astype(np.float32), (count, 1, 1)))


def beside_an_unknown(values: NDArray[np.float64]) -> Values:
    """Return values of which only those of the second option, below all others, are uncertain."""
    low = values.copy()
    low[1] = -0.2
    high = low.copy()
    high[1] = -0.1
    return between(low, high)


@pytest.mark.parametrize("options", [3, 10, 26, 40])
@pytest.mark.parametrize("criteria", [3, 6, 17])
@pytest.mark.parametrize("values", [exact, same_in_every_draw, beside_an_unknown])
def test_of_two_identical_options_the_one_named_first_goes_just_before_the_other(
    options: int, criteria: int, values: Callable[[NDArray[np.float64]], Values]
) -> None:
    names = tuple(f"option {n}" for n in range(options))
    problem = Problem(names, tuple(f"criterion {n}" for n in range(criteria)), values(at_random(options, criteria)))
    found = acceptability(problem, 3_000)
    first, twin = found.ranks.iloc[0].tolist(), found.ranks.iloc[-1].tolist()
    assert twin == [0.0, *first[:-1]]
    assert np.isnan(found.confidence.iloc[-1])


@pytest.mark.parametrize("draws", [1, 7, 3_000])
@pytest.mark.parametrize("values", [exact, same_in_every_draw, beside_an_unknown])
def test_identical_options_are_worth_the_same_to_the_last_bit(
    draws: int, values: Callable[[NDArray[np.float64]], Values]
) -> None:
    """A product of matrices sums in another order at its edges: rounding must not decide which of two goes first."""
    dice = np.random.default_rng(9)
    for options in range(3, 40):
        worth = _worth(values(at_random(options, 64)), dice, Weights(64).draw(dice, draws))
        assert (worth[0] == worth[-1]).all(), options


def test_a_tie_at_the_central_weights_is_won_by_the_option_named_first() -> None:
    """Two options that differ from draw to draw but never from each other: the second is never first."""

    def twins(random: np.random.Generator, count: int) -> Floats:
        return np.repeat(random.random((count, 1, 2), dtype=np.float32), 2, axis=1)

    found = acceptability(Problem(("a", "b"), ("x", "y"), sampled(2, 2, twins)), 2_000)
    assert found.confidence["a"] == 1
    assert found.never_first == ["b"]


def test_a_draw_in_which_an_earlier_option_is_as_good_does_not_count_for_the_later_one() -> None:
    """Two that are good or bad by the toss of a coin: the second is first only if it alone is good."""

    def coins(random: np.random.Generator, count: int) -> Floats:
        return random.integers(0, 2, (count, 2, 1)).astype(np.float32)

    found = acceptability(Problem(("a", "b"), ("x",), sampled(2, 1, coins)))
    assert found.ranks[1].tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)
    assert found.confidence.tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)


def placed(worth: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rank the options of each draw by sorting: larger first, of equal ones the one named first."""
    counted = np.zeros((worth.shape[1],) * 2, np.int64)
    best = []
    for draw in worth:
        order = sorted(range(len(draw)), key=lambda option: (-draw[option], option))
        counted[order, range(len(order))] += 1
        best.append(order[0])
    return counted, np.array(best)


@pytest.mark.parametrize("count", [_count_few, _count_many])
@pytest.mark.parametrize("options", [1, 2, 7, 24, 60])
@pytest.mark.parametrize("kind", ["ties", "negative", "both signs of zero"])
def test_few_and_many_options_are_ranked_by_the_same_rule(
    count: Callable[[Floats], tuple[NDArray[np.int64], NDArray[np.bool_]]], options: int, kind: str
) -> None:
    rng = np.random.default_rng(options)
    drawn = {
        "ties": rng.integers(-3, 4, (300, options)) / 4,
        "negative": rng.normal(-1, 2, (300, options)) * 10.0 ** rng.integers(-30, 30, (300, options)),
        "both signs of zero": rng.choice([0.0, -0.0, 1e-30, -1e-30], (300, options)),
    }[kind]
    worth = drawn.astype(np.float32)
    ranks, best = count(np.ascontiguousarray(worth.T))
    expected, first = placed(worth)
    assert (ranks == expected).all()
    assert (best == (first == np.arange(options)[:, None])).all()


# Same seed, same result


class InTheCaller(Executor):
    """Works on each task at once, without any thread."""

    def submit(self, work: Callable[..., Any], /, *task: Any, **settings: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*task, **settings))
        return done


def same(one: Acceptability, other: Acceptability) -> bool:
    return (
        one.ranks.equals(other.ranks) and one.central.equals(other.central) and one.confidence.equals(other.confidence)
    )


def test_the_same_seed_gives_the_same_result_with_any_number_of_threads() -> None:
    low = np.random.default_rng(2).random((5, 4))
    problem = Problem(tuple("abcde"), tuple("wxyz"), between(low, low + 0.3))
    draws = 3 * CHUNK + 7
    usual = acceptability(problem, draws, seed=5)
    for executor in (ThreadPoolExecutor(1), ThreadPoolExecutor(4), InTheCaller()):
        with executor:
            assert same(acceptability(problem, draws, seed=5, executor=executor), usual)
    other = acceptability(problem, draws, seed=6)
    assert not other.ranks.equals(usual.ranks)
    assert not other.confidence.equals(usual.confidence)


def two_of_them() -> list[Problem]:
    """Return problems of which the values are known, and uncertain in part."""
    low = np.random.default_rng(2).random((5, 3))
    high = np.where(low > 0.5, low, low + 0.3)
    weights = Weights(3, order=(1, 0))
    return [Problem(tuple("abcde"), tuple("xyz"), values, weights) for values in (exact(low), between(low, high))]


def test_the_same_seed_gives_the_same_result_in_processes() -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        for problem in two_of_them():
            usual = acceptability(problem, 3 * CHUNK + 7, seed=5)
            assert same(acceptability(problem, 3 * CHUNK + 7, seed=5, executor=executor), usual)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.filterwarnings("ignore")  # those of the cluster are not ours
def test_the_same_seed_gives_the_same_result_with_any_number_of_dask_workers(workers: int) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    settings = {"n_workers": workers, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    with distributed.Client(**settings) as client:
        for problem in two_of_them():
            usual = acceptability(problem, 3 * CHUNK + 7, seed=5)
            assert same(acceptability(problem, 3 * CHUNK + 7, seed=5, executor=client.get_executor()), usual)


LARGE = """
import hashlib, numpy as np
from npm_compare.weighing.smaa import Problem, acceptability
from npm_compare.weighing.values import between
low = np.random.default_rng(2).random((90, 40))
high = np.where(low < 0.1, low + 0.2, low)
found = acceptability(Problem(tuple(map(str, range(90))), tuple(map(str, range(40))), between(low, high)), 8_000)
print(hashlib.sha256(b"".join(t.to_numpy().tobytes() for t in (found.ranks, found.central, found.confidence))).hexdigest())
"""


def test_the_result_does_not_depend_on_the_threads_of_the_library_of_matrices() -> None:
    """Workers of a cluster have one, a process of its own as many as processors."""
    told = [
        subprocess.run(
            [sys.executable, "-c", LARGE],
            env=os.environ | {"OPENBLAS_NUM_THREADS": threads},
            check=True,
            capture_output=True,
        ).stdout
        for threads in ("1", "2")
    ]
    assert told[0] == told[1]


def test_all_draws_are_made_a_block_at_a_time() -> None:
    asked: list[int] = []

    def sample(random: np.random.Generator, count: int) -> Floats:
        asked.append(count)
        return random.random((count, 12, 24), dtype=np.float32)

    found = acceptability(
        Problem(tuple("abcdefghijkl"), tuple("abcdefghijklmnopqrstuvwx"), sampled(12, 24, sample)), CHUNK + 100
    )
    block, smaller = BLOCK // 12, BLOCK // 24  # by the number of options, then of criteria
    assert asked == [*[block] * (CHUNK // block), 100, *[smaller] * (CHUNK // smaller), 100]
    assert found.draws == CHUNK + 100
    assert found.ranks.to_numpy().sum() == pytest.approx(12)


def test_memory_does_not_grow_with_the_number_of_draws() -> None:
    problem = Problem(tuple("abcd"), tuple("xyz"), between(np.zeros((4, 3)), np.ones((4, 3))))
    peaks = []
    for chunks in (2, 20):
        tracemalloc.start()
        acceptability(problem, chunks * CHUNK, executor=InTheCaller())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]


def test_values_between_equal_bounds_are_values_known_exactly() -> None:
    values = np.random.default_rng(3).random((5, 4))
    names = tuple("abcde"), tuple("wxyz")
    known, bounded = (acceptability(Problem(*names, s), 20_000) for s in (exact(values), between(values, values)))
    pd.testing.assert_frame_equal(known.ranks, bounded.ranks, rtol=0, atol=2e-4)
    pd.testing.assert_frame_equal(known.central, bounded.central, rtol=0, atol=1e-3)
    pd.testing.assert_series_equal(known.confidence, bounded.confidence)


# Weights


def test_the_order_of_importance_decides_between_specialists() -> None:
    """If the first criterion weighs most, who is best on it is first."""
    problem = Problem(("a", "b"), ("x", "y"), exact(np.eye(2)), Weights(2, order=(0, 1)))
    assert acceptability(problem, 5_000).ranks[1].tolist() == [1, 0]


# Pairs, exactly


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([2, 0], [0, 1], 2 / 3),
        ([1, 1, 1, 0, 0], [0, 0, 0, 1, 1], 11 / 16),
        ([1, 1], [0, 0], 1),
        ([0, 0], [1, 1], 0),
        ([1, 0], [0, 0], 1),
        ([0, 0], [1, 0], 0),
        ([0.5, 0.5], [0.5, 0.5], 0),
    ],
)
def test_the_share_in_which_one_is_worth_more_has_the_value_of_its_closed_form(
    one: list[float], other: list[float], share: float
) -> None:
    assert pairwise(one, other) == pytest.approx(share, abs=1e-15)


def test_the_share_of_a_pair_agrees_with_rational_arithmetic() -> None:
    """The recursion against another formula in fractions, for 300 random pairs of two to seven criteria."""
    dice = random.Random(7)
    for _ in range(300):
        differences = dice.sample(range(-30, 31), dice.randint(2, 7))
        expected = float(share_in_fractions(differences))
        assert pairwise(differences, [0] * len(differences)) == pytest.approx(expected, abs=1e-12), differences


def test_the_shares_of_the_two_of_a_pair_sum_to_one() -> None:
    one, other = np.random.default_rng(8).random((2, 9))
    assert pairwise(one, other) + pairwise(other, one) == pytest.approx(1, abs=1e-14)


def test_the_exact_share_of_a_pair_is_the_rank_acceptability_of_two_options() -> None:
    one, other = [0.9, 0.1, 0.4], [0.2, 0.7, 0.3]
    assert of([one, other]).ranks.loc["a", 1] == pytest.approx(pairwise(one, other), abs=CLOSE)
