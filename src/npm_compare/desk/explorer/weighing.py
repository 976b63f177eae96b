"""How often each option comes first under one weighting of the criteria, fast enough to follow a slider.

What is not known of an option is drawn once; a weighting then only weighs what was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.weighing.options import Options

DRAWS = 8192
"""The standard error of a share near one half is then about half a percentage point."""


@dataclass(frozen=True, eq=False)
class Draws:
    """Values of the options on the criteria, drawn within what is known: an array (options, criteria, draws), 0 to 1."""

    options: Options
    values: NDArray[np.float32]

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
        worth = self.options.worth(weights)
        given = np.array([weights.get(name, 0.0) for name in self.options.criteria], dtype=np.float32)
        best = np.tensordot(self.values, given, axes=(1, 0)).argmax(axis=0)
        counted = np.bincount(best, minlength=len(worth))
        return worth.assign(share=counted / self.values.shape[2])[["share", "lowest", "highest"]]


def draw(options: Options, count: int = DRAWS, *, seed: int = 2015) -> Draws:
    """Draw what is not known of the options so many times.

    Examples
    --------
    >>> from npm_compare.weighing.options import options
    >>> draw(options(at="seminar"), 1000).first({"powers": 1, "visits": 1})["share"].sum().item()
    1.0
    """
    values = options.problem().values
    drawn = np.repeat(values.known.distinct[values.known.places][:, :, None], count, axis=2)
    for place, part in enumerate(values.draw(np.random.Generator(np.random.SFC64(seed)), count)):
        drawn[place, part.criteria] += part.values
    return Draws(options, drawn)
