"""What each law says, article by article: the answers side by side with the place in the law that gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, by_cell
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import LAW, lead

ARTICLE_COLUMNS = ("value", "unit", "basis", "source", "locator", "note")
NO_ARTICLE = dict.fromkeys(ARTICLE_COLUMNS, "") | {"value": NOT_KNOWN}


@dataclass(frozen=True, eq=False, repr=False)
class Articles(Result):
    """Mechanisms by questions on a date, by law as read or described, each with article and text. `table` is of codes."""

    comparison: Comparison

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The facts shown: one for each mechanism and indicator, the text of the law before descriptions of it."""
        chosen = self.comparison.facts
        return lead(self.comparison.data, chosen[chosen["basis"].isin(LAW)]).reset_index(drop=True)

    @property
    def table(self) -> pd.DataFrame:
        """One row a mechanism and question: value (`not_known` where no law answers), unit, basis, source, locator, note."""
        asked, shown = self.comparison, by_cell(self.facts)
        places = [(mechanism, indicator) for mechanism in asked.mechanisms for indicator in asked.indicators]
        rows = [
            (*place, *(shown.get(place, [NO_ARTICLE])[0][column] for column in ARTICLE_COLUMNS)) for place in places
        ]
        return pd.DataFrame(rows, columns=["mechanism", "indicator", *ARTICLE_COLUMNS])


def articles(
    mechanisms: str | Iterable[str] = "seminar",
    indicators: str | Iterable[str] = "powers",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Articles:
    """Set side by side what the law of each mechanism says, with the article; parameters as for `compare`.

    Examples
    --------
    >>> articles("fra-cglpl", "private_interviews").table[["value", "locator"]].to_numpy().tolist()
    [['yes', 'art. 8-1, 2nd para.']]
    """
    return Articles(compare(mechanisms, indicators, at=at, known=known, data=data))
