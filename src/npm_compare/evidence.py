"""How far the facts can be trusted: how much is known, how old, from which kind of source, where sources differ."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.comparison import resolve_indicators
from npm_compare.dataset import Dataset, load
from npm_compare.dates import BEGINNING, day, latest
from npm_compare.peers import resolve
from npm_compare.selection import claims, disputed

PILLARS = ("mandate", "independence", "organisation", "resources", "activity")


def coverage(
    mechanisms: str | Iterable[str] = "all",
    indicators: str | Iterable[str] = PILLARS,
    *,
    at: str = "today",
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Return how many facts answer each indicator for each mechanism on a date: indicators down, mechanisms across.

    Zero means that nothing read answers; parameters are those of `compare`.
    """
    data = data or load()
    names, asked = resolve(data, mechanisms, data.edition(at)), resolve_indicators(data, indicators)
    facts = claims(data, at=at, subjects=names)
    counted = facts.groupby(["indicator", "subject"]).size().unstack(fill_value=0)
    return counted.reindex(index=asked, columns=names, fill_value=0).rename_axis(index=None, columns=None)


def coverage_by_section(
    mechanisms: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Return the share of the questions of each section that have an answer: sections down, mechanisms across (0 to 1)."""
    data = data or load()
    known = coverage(mechanisms, at=at, data=data) > 0
    sections = data.indicators.loc[known.index, "section"]
    shares = known.groupby(sections.to_numpy(), sort=False).mean()
    return shares.rename(index=lambda code: data.label("section", code))


def grounds(mechanisms: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count the facts that hold on a date by confidence, kind of source, basis, language and age of the source.

    Returns
    -------
    DataFrame
        One row a kind: `what` is counted, its `value`, the number of `facts` and their `share` of all facts of the group.
    """
    data = data or load()
    facts = claims(data, at=at, subjects=resolve(data, mechanisms, data.edition(at)))
    facts = facts.assign(language=facts["source"].map(data.sources["language"]), age=_age(data, facts))
    facts = facts.assign(disagreement=disputed(facts).map({True: "sources differ", False: "none"}))
    parts = []
    for what in ("confidence", "kind", "basis", "language", "age", "disagreement"):
        counts = facts[what].replace("", "not established").value_counts()
        parts.append(pd.DataFrame({"what": what, "value": counts.index, "facts": counts.to_numpy()}))
    return pd.concat(parts, ignore_index=True).assign(share=lambda table: table["facts"] / len(facts))


def _age(data: Dataset, facts: pd.DataFrame) -> pd.Series:
    """Return how many years before the edition the source was published, in classes."""
    published = pd.Series(latest(facts["published"], empty=BEGINNING) // 10000, index=facts.index)
    years = day(data.date) // 10000 - published
    classes = pd.cut(
        years, [-1, 2, 5, 10, 100], labels=["0 to 2 years", "3 to 5 years", "6 to 10 years", "over 10 years"]
    )
    return classes.astype(str).where(published > 0, "undated")
