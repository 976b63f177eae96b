"""Tables that are shown in fewer columns than they have: several codes make one cell in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from npm_compare.analysis.changes import CHANGE_COLUMNS
from npm_compare.analysis.conflicts import CONFLICT_COLUMNS
from npm_compare.facts.dataset import Dataset
from npm_compare.views import changes, conflicts, gaps, own_model

VIEWS_OF_TABLES: Mapping[tuple[str, ...], Callable[[pd.DataFrame, Dataset], pd.DataFrame]] = {
    CHANGE_COLUMNS: changes.told,
    CONFLICT_COLUMNS: conflicts.told,
    gaps.KNOWN_BY: gaps.words,
    own_model.KNOWN_BY: own_model.words,
}
"""What condenses a table that has all of these columns."""


def condensed(frame: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return a table as it is shown: that of `changes`, `conflicts`, `gaps` or `own_model` condensed, any other as it is."""
    found = (view for columns, view in VIEWS_OF_TABLES.items() if {*columns} <= {*map(str, frame.columns)})
    view = next(found, None)
    return frame if view is None else view(frame, data)
