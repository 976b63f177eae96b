"""Money in one currency: amounts of several currencies are converted before they stand in one column or on one axis.

A converted figure keeps its published value and currency beside the amount in international dollars. A body whose amounts
cannot be converted, because no factor of its State, year and currency is known, is named and not drawn.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from npm_compare.analysis.figures import Figures, newest_of
from npm_compare.analysis.money import DOLLARS, convert
from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.facts.selection import NOT_A_YEAR


def in_one_currency(found: Figures, per: str | None = None) -> Figures:
    """Return figures that may stand side by side: in international dollars where they are in several currencies.

    Parameters
    ----------
    per
        What they are divided by; shares need no conversion. Without it the figures themselves stand side by side.

    Returns
    -------
    Figures
        The same, if they are no money or in one currency; else with `figure` and `figure_unit` converted, `factor_source` (where
        the factor is from), without the rows that have no factor, and with the mechanisms of which none is left in `refused`.
    """
    shown = _shown(found, per)
    share = per is not None and DENOMINATORS[per].is_share
    if found.data.indicator(found.indicator)["type"] != "money" or share or shown["figure_unit"].nunique() <= 1:
        return found
    amounts = convert(found.facts, DOLLARS, data=found.data)
    known = amounts["amount"].notna()
    facts = found.facts.assign(
        figure=amounts["amount"].astype(float), figure_unit=DOLLARS, factor_source=amounts["factor_source"]
    )
    facts = facts[known]
    converted = replace(found, facts=facts.reset_index(drop=True))
    left = set(_shown(converted, per)["subject"])
    return replace(converted, refused=tuple(name for name in shown["subject"] if name not in left))


def _shown(found: Figures, per: str | None) -> pd.DataFrame:
    return newest_of(found.facts[~found.facts["basis"].isin(NOT_A_YEAR)]) if per is None else found.latest(per)
