"""How far the facts can be trusted: how much is known, how old, from which kind of source, where sources differ."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.models import in_place
from npm_compare.analysis.peers import resolve
from npm_compare.base.dates import BEGINNING, day
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.days import latest
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import claims, disputed

PILLARS = ("mandate", "independence", "organisation", "resources", "activity")
"""The pillars of the codebook whose questions are asked of mechanisms; those of the pillar `state` are asked of States."""


@checked
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
    facts = claims(data, at=at, subjects=names, whole=True)
    counted = facts.groupby(["indicator", "subject"]).size().unstack(fill_value=0)
    return counted.reindex(index=asked, columns=names, fill_value=0).rename_axis(index=None, columns=None)


@checked
def coverage_by_section(
    mechanisms: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Return the share of the questions of each section that have an answer (0 to 1).

    Codes of the sections down, in the order of the codebook, mechanisms across.
    """
    data = data or load()
    known = coverage(mechanisms, at=at, data=data) > 0
    sections = data.indicators.loc[known.index, "section"]
    return known.groupby(sections.to_numpy(), sort=False).mean()


COUNTED = ("confidence", "kind", "basis", "language", "age", "disagreement")
"""What is counted of facts."""

AGES = ("after", "0_2", "3_5", "6_10", "over_10")
"""Classes of the age of a source on a date, in years; one published `after` the date speaks of it all the same."""

IN_FORCE = "in_force"
"""The age of the text of a law that holds on the date: a law is not old while it is in force."""

UNDATED, NOT_ESTABLISHED = "undated", "not_established"
"""The age of a source without a date; a value that is empty in the table of facts."""

DIFFER, AGREE = "sources_differ", "none"
"""Whether there is a disagreement."""


@checked
def grounds(mechanisms: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count the facts that hold on a date by confidence, kind of source, basis, language and age of the source.

    Returns
    -------
    DataFrame
        One row a kind: `what` is counted (a code of `COUNTED`), its `value` (a code of the data, an ISO 639 code of a
        language, a class of `AGES`, `in_force` or `undated`, `sources_differ` or `none`; `not_established` where the cell is
        empty; `others` for all languages but the largest), for how many `values` the row stands, the number of `facts` and
        their `share` of all facts of the group.
    """
    data = data or load()
    facts = claims(data, at=at, subjects=resolve(data, mechanisms, data.edition(at)))
    facts = facts.assign(language=facts["source"].map(data.sources["language"]), age=_age(facts, data.edition(at)))
    facts = facts.assign(disagreement=disputed(facts).map({True: DIFFER, False: AGREE}))
    parts = []
    for what in COUNTED:
        counts = facts[what].replace("", NOT_ESTABLISHED).value_counts()
        found = pd.DataFrame({"what": what, "value": counts.index, "values": 1, "facts": counts.to_numpy()})
        parts.append(_largest(found, LANGUAGES) if what == "language" else found)
    return pd.concat(parts, ignore_index=True).assign(share=lambda table: table["facts"] / len(facts))


LANGUAGES = 8
"""So many languages are counted each by itself."""

OTHERS = "others"
"""The value of the row that stands for several others together."""


def _largest(found: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return the largest of some counts, and the others, if they are more than one, as one sum."""
    others = found.iloc[number:]
    if len(others) < 2:
        return found
    together = {"what": found["what"].iloc[0], "value": OTHERS, **others[["values", "facts"]].sum()}
    return pd.concat([found.iloc[:number], pd.DataFrame([together])])


def _age(facts: pd.DataFrame, when: str) -> pd.Series:
    """Return how many years before a date the source was published, in the classes of `AGES`; that it is a law; or undated."""
    published = pd.Series(latest(facts["published"], empty=BEGINNING) // 10000, index=facts.index)
    years = day(when) // 10000 - published
    classes = pd.cut(years, [-100, -1, 2, 5, 10, 100], labels=list(AGES))
    return classes.astype(str).where(published > 0, UNDATED).mask(facts["basis"] == TEXT, IN_FORCE)


TEXT = "law"
"""The basis of what was read in the text of a law."""

LAW_READ = 8
"""A law counts as read on most powers if its text answers so many of the questions that `key_questions` returns."""


@checked
def key_questions(data: Dataset) -> list[str]:
    """Return the questions to which a law must answer: those of the criteria of models that count by law alone."""
    return data.criteria.loc[data.criteria["basis"] == TEXT, "indicator"].unique().tolist()


@checked
def laws_read(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return of the mechanisms in place on a date how many key questions the text of their law answers.

    Returns
    -------
    DataFrame
        One row a mechanism: `mechanism`, `state`, `un_region`, `arab_league`, `answers` (of the `key_questions`; the silence of a
        text that was read is one), `read`: whether they are `LAW_READ` or more, and `by_host`: whether they are so many only
        with rules of the whole institution, which no count of what laws give takes in.

    Examples
    --------
    >>> bool(laws_read(at="seminar")["read"].any())
    True
    """
    data = data or load()
    bodies = in_place(at=at, data=data)[["mechanism", "state", "un_region", "arab_league"]]
    facts = claims(data, at=at, subjects=bodies["mechanism"].tolist())
    texts = facts[(facts["basis"] == TEXT) & facts["indicator"].isin(key_questions(data))]
    found, own = (
        bodies["mechanism"].map(held.groupby("subject")["indicator"].nunique()).fillna(0).astype(int)
        for held in (texts, texts[texts["speaks_of"] != INSTITUTION])
    )
    read = found >= LAW_READ
    return bodies.assign(answers=found, read=read, by_host=read & (own < LAW_READ)).reset_index(drop=True)


@checked
def laws_by_region(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Count by region of the world the mechanisms in place whose law was read on most key questions: see `laws_read`.

    Returns
    -------
    DataFrame
        Codes of the regions down, the most laws read first: `read` of so many `mechanisms`.
    """
    regions = laws_read(at=at, data=data).groupby("un_region")["read"]
    found = pd.DataFrame({"read": regions.sum(), "mechanisms": regions.size()})
    return found.sort_values(["read", "mechanisms"], ascending=[False, True], kind="stable")
