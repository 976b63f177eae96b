from __future__ import annotations

import numpy as np
import pytest

from npm_compare.base.errors import NpmCompareError
from npm_compare.weighing.values import between, exact, sampled

DRAWS = 50_000


def of_option(values: object, option: int) -> np.ndarray:
    """Return what was drawn for an option, on top of what is known (criteria, draws)."""
    return list(values.draw(np.random.Generator(np.random.SFC64(3)), DRAWS))[option].values  # type: ignore[attr-defined]


def test_only_what_is_uncertain_is_drawn() -> None:
    low = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    values = between(low, low + np.array([[0, 0.5, 0], [0, 0, 0]]))
    criteria = [drawn.criteria.tolist() for drawn in values.draw(np.random.Generator(np.random.SFC64(3)), 5)]
    assert criteria == [[1], []]


def test_uncertain_values_are_spread_evenly_between_their_bounds() -> None:
    low, high = np.array([[-1.0, 2.0]]), np.array([[3.0, 2.5]])
    values = between(low, high)
    found = values.known.worth(np.eye(2, dtype=np.float32)).T + of_option(values, 0)
    for row, first, last in zip(found, low[0], high[0], strict=True):
        assert first < row.min() < row.max() < last
        np.testing.assert_allclose(np.histogram(row, 20, (first, last))[0] / DRAWS, 0.05, atol=0.005)
    assert abs(np.corrcoef(found)[0, 1]) < 0.02


def test_values_between_equal_bounds_are_not_drawn() -> None:
    values = np.array([[0.5, 0.25], [1.0, 0.0]])
    assert between(values, values).certain
    assert exact(values).certain
    assert not between(values, values + np.array([[0, 0], [0, 1e-9]])).certain


def test_options_with_equal_known_values_are_kept_once_and_stay_in_their_place() -> None:
    known = exact(np.array([[2.0, 1.0], [0.0, 3.0], [2.0, 1.0]])).known
    assert known.distinct.tolist() == [[0, 3], [2, 1]]
    assert known.worth(np.array([[1, 0], [0.5, 0.5]], dtype=np.float32)).tolist() == [[2, 1.5], [0, 1.5], [2, 1.5]]


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.3), (float("nan"), 0.3)])
def test_bounds_in_the_wrong_order_are_refused_and_named(low: float, high: float) -> None:
    with pytest.raises(NpmCompareError) as error:
        between(np.array([[0.1, 0.2], [0.1, low]]), np.array([[0.1, 0.3], [0.2, high]]))
    assert str(error.value) == (
        f"Option 2, criterion 2: no value is between {low} and {high}; give the lower bound first, and both as numbers."
    )


def test_a_sample_of_any_distribution_is_handed_on_option_by_option() -> None:
    def sample(random: np.random.Generator, count: int) -> np.ndarray:
        return np.arange(count * 6, dtype=np.float32).reshape(count, 2, 3)

    values = sampled(2, 3, sample)
    assert of_option(values, 1)[:, :2].tolist() == [[3, 9], [4, 10], [5, 11]]
    assert not values.known.worth(np.ones((4, 3), dtype=np.float32)).any()
