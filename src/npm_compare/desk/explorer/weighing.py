"""How often each option comes first under one weighting of the criteria, fast enough to follow a slider.

What is not known of an option is drawn once; a weighting then only weighs what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from npm_compare.weighing.options import Options
from npm_compare.weighing.smaa import worth
from npm_compare.weighing.variants import Variants, variants
from npm_compare.weighing.weights import Floats

SLIDER_DRAWS = 8192
"""Draws of what is not known: enough for a share in whole percent."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """Values of the options on the criteria, drawn within what is known: an array (draws, options, criteria), 0 to 1."""

    options: Options
    values: Floats

    @cached_property
    def moved(self) -> Variants:
        """How the order moves when the same facts are read and weighed in other ways: the same for every weighting."""
        return variants(self.options)

    def first(self, weights: Mapping[str, float]) -> pd.DataFrame:
        """Return for each option the share of draws in which it is worth most, and the range of its worth.

        Of options that are worth the same, the one named first goes first, as in `acceptability`.

        Returns
        -------
        DataFrame
            Options down; `share` (0 to 1), `lowest` and `highest` worth (0 to 1).

        Raises
        ------
        UnknownName, NpmCompareError
            As `Options.worth`.
        """
        ends = self.options.worth(weights)
        given = np.array([float(weights.get(name, 0)) for name in self.options.criteria])
        counted = np.bincount(worth(self.values, given).argmax(axis=1), minlength=len(ends))
        return ends.assign(share=counted / len(self.values))[["share", "lowest", "highest"]]


def draw(options: Options, count: int = SLIDER_DRAWS, *, seed: int = 2015) -> Drawing:
    """Draw what is not known of the options so many times.

    Examples
    --------
    >>> from npm_compare.weighing.options import options
    >>> round(draw(options(at="seminar"), 1000).first({"powers": 1, "visits": 1})["share"].sum().item(), 9)
    1.0
    """
    return Drawing(options, options.problem().values(np.random.default_rng(seed), count))
