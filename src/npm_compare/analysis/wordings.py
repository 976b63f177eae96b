"""In which wording the law of a mechanism was read: the year of each document, and how many answers rest on it.

A document shows the law as it was when it was made. A later amendment shows only where a later document was read as well.
"""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.language import joined, later, say, say_many

READ = "law"
"""Basis of the answers for which the text of the law was read, or a quotation of it."""

LATER = later("A later amendment shows only where a later document was read as well.")
"""What the year of a document does not tell."""


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


def say_wordings(data: Dataset, facts: pd.DataFrame) -> str:
    """Return the years of the documents, each with its number of answers; empty if no text of the law was read."""
    return joined(_year(row, first=place == 0) for place, row in enumerate(records(wordings(data, facts))))


def _year(row: Record, *, first: bool) -> str:
    year = row["year"] or say("undated")
    if first:
        # Translators: the year of a document and how many answers were read in it, such as “2007 (3 answers)”.
        return say_many("{year} ({count} answer)", "{year} ({count} answers)", row["answers"], year=year)
    return say("{year} ({number})", year=year, number=row["answers"])
