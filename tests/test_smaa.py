from __future__ import annotations

import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
import pytest

from npm_compare.weighing.smaa import CHUNK, Acceptability, DecisionProblem, acceptability, pairwise, worth
from npm_compare.weighing.values import Between, Values
from npm_compare.weighing.weights import Floats, Weights

CLOSE = 0.008
"""More than four standard errors of a share in 100,000 draws (at most 0.0016 each)."""


def of(values: list[list[float]], **settings: Any) -> Acceptability:
    """Return the result for options with exact criterion values (options down, criteria across)."""
    known = np.array(values, dtype=float)
    return drawn(Between(known, known), *known.shape, **settings)


def drawn(values: Values, options: int, criteria: int, draws: int = 100_000, **settings: Any) -> Acceptability:
    """Return the result for options named a, b, c…"""
    names = tuple("abcdefgh"[:options]), tuple("stuvwxyz"[:criteria])
    return acceptability(DecisionProblem(*names, values, Weights(criteria)), draws, **settings)


# A published case: benefit and risk of antidepressants, the test of the JSMAA program (Tervonen)

EFFICACY = np.array([(0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)])
"""Mean and standard deviation of the logarithm for fluoxetine, paroxetine, sertraline and venlafaxine, the more the better."""

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
    return np.stack(scaled, axis=2)


def test_ranks_central_weights_and_confidence_factors_are_those_published() -> None:
    found = drawn(drugs, 4, 6)
    ranks = [[0.20, 0.28, 0.30, 0.22], [0.25, 0.29, 0.27, 0.19], [0.17, 0.25, 0.29, 0.30], [0.39, 0.18, 0.15, 0.29]]
    np.testing.assert_allclose(found.ranks, ranks, rtol=0, atol=0.02)
    central = [
        [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
        [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
        [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
        [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
    ]
    np.testing.assert_allclose(found.central, central, rtol=0, atol=0.02)
    np.testing.assert_allclose(found.confidence, [0.48, 0.44, 0.34, 0.74], rtol=0, atol=0.03)


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
    assert found.never_first == ["b"]
    assert found.central.isna().all(axis=1).tolist() == [False, True, False]
    assert found.confidence.isna().tolist() == [False, True, False]


def test_a_value_that_may_be_anything_is_first_as_often_as_it_is_larger() -> None:
    """One between 0 and 1 beside one of 0.25 exactly: three quarters, whatever the weights."""
    found = drawn(Between(np.array([[0.0], [0.25]]), np.array([[1.0], [0.25]])), 2, 1)
    assert found.ranks.loc["a"].tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)
    assert found.confidence.tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)


def test_the_order_of_importance_decides_between_specialists() -> None:
    """If the first criterion weighs most, who is best on it is first."""
    problem = DecisionProblem(("a", "b"), ("x", "y"), Between(np.eye(2), np.eye(2)), Weights(2, order=(0, 1)))
    assert acceptability(problem, 5_000).ranks[1].tolist() == [1, 0]


# Invariances


def test_shares_of_ranks_and_central_weights_sum_to_one() -> None:
    found = of(np.random.default_rng(1).random((6, 4)).tolist(), draws=20_001)
    np.testing.assert_allclose([found.ranks.sum(axis=0), found.ranks.sum(axis=1)], 1)
    np.testing.assert_allclose(found.central.dropna().sum(axis=1), 1)


@pytest.mark.parametrize("change", [lambda values: 7 * values, lambda values: np.add(values, [3, -2, 0.5])])
def test_neither_the_unit_of_all_values_nor_the_zero_of_a_criterion_matters(change: Any) -> None:
    values = np.random.default_rng(3).random((4, 3))
    one, other = (of(table.tolist(), draws=20_000) for table in (values, change(values)))
    np.testing.assert_allclose(one.ranks, other.ranks, rtol=0, atol=1e-4)
    np.testing.assert_allclose(one.central, other.central, rtol=0, atol=1e-4)


def test_an_option_that_nothing_prefers_leaves_the_others_as_they_are() -> None:
    low = np.random.default_rng(4).random((3, 4))
    one, other = of(low.tolist()), of([*low.tolist(), [-1, -1, -1, -1]])
    np.testing.assert_array_equal(one.ranks, other.ranks.loc[list("abc"), [1, 2, 3]])
    assert other.ranks.loc["d", 4] == 1


# Ties


@pytest.mark.parametrize("criteria", [1, 3, 7, 11, 40])
@pytest.mark.parametrize("draws", [1, 7, 500])
def test_identical_options_are_worth_the_same_to_the_last_bit(criteria: int, draws: int) -> None:
    """A product of matrices sums in another order at its edges: rounding must not decide which of two goes first."""
    dice = np.random.default_rng(9)
    for options in range(2, 24):
        values = dice.random((options, criteria))
        values[-1] = values[0]
        weights = Weights(criteria).draw(dice, draws)
        for each in (weights, weights[0]):
            found = worth(Between(values, values)(dice, draws), each)
            assert (found[:, 0] == found[:, -1]).all(), options


def test_of_two_identical_options_the_one_named_first_goes_just_before_the_other() -> None:
    values = np.random.default_rng(5).random((5, 3))
    values[-1] = values[0]
    found = of(values.tolist(), draws=3_000)
    assert found.ranks.loc["e"].tolist() == [0.0, *found.ranks.loc["a"].tolist()[:-1]]
    assert np.isnan(found.confidence["e"])


def test_a_draw_in_which_an_earlier_option_is_as_good_does_not_count_for_the_later_one() -> None:
    """Two that are good or bad by the toss of a coin: the second is first only if it alone is good."""
    found = drawn(lambda random, count: random.integers(0, 2, (count, 2, 1)).astype(float), 2, 1)
    assert found.ranks[1].tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)
    assert found.confidence.tolist() == pytest.approx([0.75, 0.25], abs=CLOSE)


# Same seed, same result

DRAWS = 3 * CHUNK + 7


@pytest.fixture
def problem() -> DecisionProblem:
    low = np.random.default_rng(2).random((5, 3))
    return DecisionProblem(
        tuple("abcde"), tuple("xyz"), Between(low, low + 0.3 * (low < 0.5)), Weights(3, order=(1, 0))
    )


def same(one: Acceptability, other: Acceptability) -> bool:
    return (
        one.ranks.equals(other.ranks) and one.central.equals(other.central) and one.confidence.equals(other.confidence)
    )


def test_another_seed_gives_another_result_and_the_same_seed_the_same(problem: DecisionProblem) -> None:
    usual = acceptability(problem, DRAWS, seed=5)
    assert same(acceptability(problem, DRAWS, seed=5), usual)
    assert not acceptability(problem, DRAWS, seed=6).ranks.equals(usual.ranks)
    assert usual.draws == DRAWS


def test_threads_and_processes_change_nothing(problem: DecisionProblem) -> None:
    spawn = multiprocessing.get_context("spawn")
    for executor in (ThreadPoolExecutor(3), ProcessPoolExecutor(2, mp_context=spawn)):
        with executor:
            assert same(acceptability(problem, DRAWS, executor=executor), acceptability(problem, DRAWS))


@pytest.mark.filterwarnings("ignore")  # those of the cluster are not ours
def test_the_workers_of_a_dask_cluster_change_nothing(problem: DecisionProblem) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": False, "dashboard_address": None}
    with distributed.Client(**settings) as client:
        found = acceptability(problem, DRAWS, executor=client.get_executor())
    assert same(found, acceptability(problem, DRAWS))


# Pairs, exactly


def share_in_fractions(differences: list[int]) -> Fraction:
    """Return the share of weightings with a positive sum of weighted differences, which are all unlike.

    Weights that are uniform on the simplex are exponential variables over their sum, and a sum of exponential variables
    with different scales d is positive with probability Σ over d > 0 of Π over the others e of d / (d − e).
    """
    gains = [d for d in differences if d > 0]
    parts = (prod((Fraction(d, d - e) for e in differences if e != d), start=Fraction(1)) for d in gains)
    return sum(parts, Fraction(0))


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
