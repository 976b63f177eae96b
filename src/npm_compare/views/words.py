"""Any result as a table of texts: what a reader sees, for those who work on with it."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.decisions import Decisions
from npm_compare.analysis.laws import Laws
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset
from npm_compare.views import comparison, decisions, laws
from npm_compare.views.display import show


@checked
def words(result: Comparison | Laws | Decisions | pd.DataFrame, *, data: Dataset | None = None) -> pd.DataFrame:
    """Return a result as a table of texts in the language spoken; its codes are in `result.table`.

    Parameters
    ----------
    result
        A comparison (questions down, mechanisms across), laws (one row a question and law), decisions (one row a point), or any
        table that this package returns.
    data
        The data behind a table, if they are not those that came with the package.

    Examples
    --------
    >>> from npm_compare import compare
    >>> words(compare("fra-cglpl", "visits_unannounced", at="2024-01-01")).loc["Unannounced visits", "France CGLPL"]
    'Yes (law)'
    """
    if isinstance(result, Comparison):
        return comparison.values(result)
    if isinstance(result, Laws):
        return laws.rows(result)
    if isinstance(result, Decisions):
        return decisions.rows(result)
    return show(result, data=data).words
