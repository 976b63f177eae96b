"""Bodies that are nothing but the mechanism: their staff and their budget are those of the preventive function.

A body created for the task alone (OPCAT art. 17 lets a State create one) has no other function from which its means would
have to be told apart; in an institution with other tasks the means of the whole must never be read as those of the function.
"""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset

STAND_ALONE = "new_specialised"
"""The model of a body that was created to act as mechanism and has no other task."""

WHOLE = {"staff_npm": "staff_total", "budget_npm": "budget_total"}
"""What is asked of the function, and what answers it for a body that is nothing else."""

SET_APART = ("npm_unit", "npm_function_separated")
"""Questions on how the mechanism is set apart within a body that has other tasks; of one that has none they ask nothing."""


def is_stand_alone(data: Dataset, mechanism: str) -> bool:
    """Say whether a body is nothing but the mechanism."""
    return bool(data.mechanism(mechanism)["model"] == STAND_ALONE)


def arises(data: Dataset, indicator: str, mechanism: str) -> bool:
    """Say whether a question can be asked of a body: one that has no other task has nothing to set the mechanism apart from."""
    return indicator not in SET_APART or not is_stand_alone(data, mechanism)


def with_whole(data: Dataset, facts: pd.DataFrame) -> pd.DataFrame:
    """Add to facts the figures of whole bodies that are figures of the function as well, marked in the column `whole`.

    A year of which a figure of the function itself is given has no other beside it: nothing is counted twice.
    """
    alone = [name for name in data.mechanisms.index if is_stand_alone(data, name)]
    asked = {whole: part for part, whole in WHOLE.items() if part in data.indicators.index}
    copies = facts[facts["subject"].isin(alone) & facts["indicator"].isin(list(asked))]
    copies = copies.assign(indicator=copies["indicator"].map(asked), whole=True)
    taken = set(_years(facts[facts["indicator"].isin(list(WHOLE))]))
    free = [year not in taken for year in _years(copies)]
    return pd.concat([facts.assign(whole=False), copies[free]], ignore_index=True)


def _years(facts: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return for each figure its mechanism, its question and the year in which its period ends."""
    return list(zip(facts["subject"], facts["indicator"], facts["valid_to"].str[:4], strict=True))
