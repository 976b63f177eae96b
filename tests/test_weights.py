from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from npm_compare.base.errors import Message, NpmCompareError, message
from npm_compare.weighing.weights import Floats, Weights

CLOSE = 0.008
"""More than four standard errors of a share in 100,000 draws (at most 0.0016 each)."""


def drawn(weights: Weights) -> Floats:
    return weights.draw(np.random.default_rng(4), 100_000)


def test_weights_are_uniform_over_all_weightings() -> None:
    """A weight of n has the mean 1/n and exceeds t with probability (1 − t) to the power n − 1."""
    found = drawn(Weights(4))
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(found.mean(axis=0), 0.25, atol=CLOSE)
    np.testing.assert_allclose((found > 0.3).mean(axis=0), 0.7**3, atol=CLOSE)


def test_an_order_of_importance_is_kept_in_every_draw() -> None:
    """Ordered weights of three have the means 11/18, 5/18 and 2/18 (rank-order centroid)."""
    found = drawn(Weights(3, order=(2, 0, 1)))
    assert (found[:, 2] >= found[:, 0]).all()
    assert (found[:, 0] >= found[:, 1]).all()
    np.testing.assert_allclose(found.mean(axis=0), [5 / 18, 2 / 18, 11 / 18], atol=CLOSE)


def test_an_order_of_some_criteria_leaves_the_others_free() -> None:
    found = drawn(Weights(3, order=(1, 0)))
    assert (found[:, 1] >= found[:, 0]).all()
    np.testing.assert_allclose(found.mean(axis=0), [1 / 6, 1 / 2, 1 / 3], atol=CLOSE)


def test_bounds_are_kept_in_every_draw_and_nothing_else_is_changed() -> None:
    found = drawn(Weights(2, lowest=(0.2, 0.0), highest=(0.5, 1.0)))
    assert found.shape == (100_000, 2)
    assert found[:, 0].min() >= 0.2
    assert found[:, 0].max() <= 0.5
    np.testing.assert_allclose(found.mean(axis=0), [0.35, 0.65], atol=CLOSE)


def test_order_and_bounds_are_kept_together() -> None:
    found = drawn(Weights(3, order=(0, 1), highest=(0.6, 1.0, 1.0)))
    assert (found[:, 0] >= found[:, 1]).all()
    assert found[:, 0].max() <= 0.6


def test_lower_bounds_that_leave_little_reject_nothing() -> None:
    """What the bounds leave is shared out as any weighting is: each gets its bound and a ninth of the rest on average."""
    lowest = (0.3, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05, 0.04, 0.03)
    found = drawn(Weights(9, lowest=lowest))
    left = 1 - sum(lowest)
    assert (found >= np.array(lowest)).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(found.mean(axis=0), np.array(lowest) + left / 9, atol=CLOSE * left)
    np.testing.assert_allclose((found > np.array(lowest) + 0.2 * left).mean(axis=0), 0.8**8, atol=CLOSE)


def test_upper_bounds_that_leave_little_are_kept_too() -> None:
    """Nine weights of at most 0.12 each: what each lacks of its bound is a ninth of 9 × 0.12 − 1 on average."""
    found = drawn(Weights(9, highest=(0.12,) * 9))
    assert found.max() <= 0.12
    np.testing.assert_allclose(found.mean(axis=0), 1 / 9, atol=CLOSE * 0.08)
    np.testing.assert_allclose((found < 0.12 - 0.2 * 0.08).mean(axis=0), 0.8**8, atol=CLOSE)


def kept_of_all(weights: Weights) -> Floats:
    """Draw from all weightings and keep those within order and bounds: slow, but plainly uniform."""
    dice = np.random.default_rng(6)
    every = dice.dirichlet(np.ones(weights.criteria), 3_000_000)
    inside = (every >= (weights.lowest or 0)).all(axis=1) & (every <= (weights.highest or 1)).all(axis=1)
    for more, less in pairwise(weights.order):
        inside &= every[:, more] >= every[:, less]
    return np.asarray(every[inside])


@pytest.mark.parametrize(
    "weights",
    [
        Weights(3, order=(2, 0), lowest=(0.2, 0.1, 0.1)),
        Weights(3, order=(0, 1, 2), highest=(0.5, 0.45, 0.3)),
        Weights(4, order=(1, 3), lowest=(0.1, 0.0, 0.2, 0.1), highest=(0.4, 0.5, 0.6, 0.3)),
    ],
    ids=str,
)
def test_weights_within_order_and_bounds_are_spread_as_those_kept_of_all(weights: Weights) -> None:
    found, expected = drawn(weights), kept_of_all(weights)
    assert len(expected) > 50_000
    np.testing.assert_allclose(found.mean(axis=0), expected.mean(axis=0), atol=0.002)
    np.testing.assert_allclose(np.cov(found.T), np.cov(expected.T), atol=0.0005)
    for share in (0.1, 0.5, 0.9):
        middle = np.quantile(expected, share, axis=0)
        np.testing.assert_allclose((found <= middle).mean(axis=0), share, atol=0.012)


NAMES = ("powers", "visits", "speed")


def each(**weights: str) -> tuple[Message, ...]:
    return tuple(message("name_and_weight", name=name, weight=weight) for name, weight in weights.items())


@pytest.mark.parametrize(
    ("bounds", "rule", "fields"),
    [
        (
            {"lowest": (0.75, 0.5, 0.0)},
            "lowest_weights_too_large",
            {"sum": "1.25", "each": each(powers="0.75", visits="0.5")},
        ),
        (
            {"highest": (0.25, 0.25, 0.25)},
            "highest_weights_too_small",
            {"sum": "0.75", "each": each(powers="0.25", visits="0.25", speed="0.25")},
        ),
        (
            {"lowest": (0.0, 0.5, 0.0), "highest": (1.0, 0.2, 1.0)},
            "weight_without_room",
            {"criterion": "visits", "low": "0.5", "high": "0.2"},
        ),
        (
            {"order": (2, 1), "lowest": (0.0, 0.4, 0.0), "highest": (1.0, 1.0, 0.3)},
            "weight_without_room",
            {"criterion": "visits", "low": "0.4", "high": "0.3"},
        ),
        (
            {"order": (0, 1, 2), "lowest": (0.0, 0.0, 0.375)},
            "lowest_weights_too_large",
            {"sum": "1.125", "each": each(powers="0.375", visits="0.375", speed="0.375")},
        ),
        (
            {"lowest": (-0.1, 0.0, 0.0)},
            "weight_without_room",
            {"criterion": "powers", "low": "-0.1", "high": "1"},
        ),
        ({"lowest": (0.1, 0.2)}, "bounds_for_some", {"criteria": 3, "lowest": 2, "highest": 3}),
    ],
)
def test_bounds_that_no_weighting_keeps_are_refused_before_any_draw(bounds: Any, rule: str, fields: Any) -> None:
    with pytest.raises(NpmCompareError) as error:
        Weights(3, **bounds, names=NAMES)
    assert error.value.message == message(rule, **fields)


def test_the_sentence_of_a_refusal_names_each_criterion_with_its_bound() -> None:
    with pytest.raises(NpmCompareError) as error:
        Weights(3, lowest=(0.6, 0.6, 0.0), names=NAMES)
    assert str(error.value) == (
        "The lowest weights sum to 1.2 (powers 0.6, visits 0.6): lower them until the sum is below 1."
    )


def test_criteria_without_names_are_counted_in_errors() -> None:
    with pytest.raises(NpmCompareError, match=r"^The weight of criterion 2 must be at least "):
        Weights(2, lowest=(0.0, float("nan")))


def test_bounds_that_almost_nothing_keeps_are_named() -> None:
    weights = Weights(3, highest=(1.0, 1.0, 1e-7), names=NAMES)
    with pytest.raises(NpmCompareError) as error:
        weights.draw(np.random.default_rng(4), 10)
    assert error.value.message == message("weights_rarely_kept", found=0, drawn=10_000, criterion="speed")


def test_one_criterion_has_all_the_weight() -> None:
    assert (drawn(Weights(1)) == 1).all()
