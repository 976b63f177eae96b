"""The documents behind a table or a chart, by author and date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset

WORK_COLUMNS = ["title", "author", "publisher", "published", "kind", "language", "url", "licence"]


@dataclass(frozen=True, eq=False, repr=False)
class Bibliography(Result):
    """Sources in the order of their authors (or publishers), dates and titles; `table` is a plain DataFrame by their names."""

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)


def bibliography(data: Dataset, sources: Iterable[str]) -> Bibliography:
    """Return the bibliography of some sources, each once; UnknownName offers the nearest ones.

    Examples
    --------
    >>> from npm_compare import load
    >>> len(bibliography(load(), ["mar-loi-76-15", "mar-loi-76-15"]))
    1
    """
    used = data.sources.loc[[data.source(name)["source"] for name in sorted(set(sources))]]
    who = used["author"].where(used["author"] != "", used["publisher"])
    return Bibliography(used.assign(who=who).sort_values(["who", "published", "title"], kind="stable")[WORK_COLUMNS])
