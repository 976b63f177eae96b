"""In which wording the law of a mechanism was read, in words."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.wordings import wordings
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.language import joined, later, say, say_many

LATER = later("A later amendment shows only where a later document was read as well.")
"""What the year of a document does not say."""


def say_wordings(data: Dataset, facts: pd.DataFrame) -> str:
    """Return the years of the documents, each with its number of answers; empty if no text of the law was read."""
    return joined(_year(row, first=place == 0) for place, row in enumerate(records(wordings(data, facts))))


def _year(row: Record, *, first: bool) -> str:
    year = row["year"] or say("undated")
    if first:
        # Translators: the year of a document and how many answers were read in it, such as “2007 (3 answers)”.
        return say_many("{year} ({count} answer)", "{year} ({count} answers)", row["answers"], year=year)
    return say("{year} ({number})", year=year, number=row["answers"])
