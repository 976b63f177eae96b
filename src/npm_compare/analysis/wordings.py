"""In which wording the law of a mechanism was read: the year of each document, and how many answers rest on it.

A document shows the law as it was when it was made. A later amendment shows only where a later document was read as well.
"""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset

READ = "law"
"""Basis of the answers for which the text of the law was read, or a quotation of it."""


def wordings(data: Dataset, facts: pd.DataFrame) -> pd.DataFrame:
    """Count the answers read in the law by the year of the document, the oldest first; an undated one comes last.

    Parameters
    ----------
    facts
        Rows of `selection.select` about one mechanism.

    Returns
    -------
    DataFrame
        One row a year: `year` (empty if the document is undated) and `answers`.
    """
    years = facts.loc[facts["basis"] == READ, "source"].map(data.sources["published"]).str[:4]
    counts = years.value_counts().rename_axis("year").rename("answers").reset_index()
    return counts.sort_values("year", key=lambda found: found.replace("", "9999"), ignore_index=True)
