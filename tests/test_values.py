from __future__ import annotations

import numpy as np
import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.weighing.values import Between

DRAWS = 50_000


def test_uncertain_values_are_spread_evenly_between_their_bounds_and_independent() -> None:
    low, high = np.array([[-1.0, 2.0]]), np.array([[3.0, 2.5]])
    found = Between(low, high)(np.random.default_rng(3), DRAWS)
    assert found.shape == (DRAWS, 1, 2)
    for drawn, first, last in zip(found[:, 0].T, low[0], high[0], strict=True):
        assert first <= drawn.min() < drawn.max() <= last
        np.testing.assert_allclose(np.histogram(drawn, 20, (first, last))[0] / DRAWS, 0.05, atol=0.005)
    assert abs(np.corrcoef(found[:, 0].T)[0, 1]) < 0.02


def test_values_between_equal_bounds_are_known_exactly() -> None:
    values = np.array([[0.5, 0.25], [1.0, 0.1]])
    assert (Between(values, values)(np.random.default_rng(3), 100) == values).all()


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.3), (float("nan"), 0.3)])
def test_bounds_in_the_wrong_order_are_refused_and_named(low: float, high: float) -> None:
    with pytest.raises(NpmCompareError) as error:
        Between(np.array([[0.1, 0.2], [0.1, low]]), np.array([[0.1, 0.3], [0.2, high]]))
    assert error.value.message.rule == "no_value_between"
    fields = dict(error.value.message.fields)
    assert (fields["option"], fields["criterion"], fields["high"]) == (2, 2, f"{high:g}")
