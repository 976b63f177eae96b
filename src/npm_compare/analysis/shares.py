"""How many of the laws read give each power or guarantee: counts of what was read, with the rest beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.rule import FEWEST, by_most_of
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW

FEW_LAWS = FEWEST
"""From so many laws read on, a share of them says something; of fewer, nothing is argued."""

SHARE_COLUMNS = (
    *("full_law", "full_described", "partly_law", "partly_described", "no", "silent"),
    *("read", "texts", "full", "partly", OF_INSTITUTION, NOT_KNOWN),
)
"""Columns of `shares`: laws that give it in full or with limits, by the text or as described; no and silent; totals, and how
many of those `read` were read in their `texts`.
"""


def shares(comparison: Comparison) -> pd.DataFrame:
    """Count for each yes or no question how many laws were read on it, and how many of them give what it asks.

    Here a law counts as read where its text, or a description of it, answers for the mechanism itself; `texts` and `full_law`
    count texts only, as the decisions do (see `readings`). Rules of the host alone (`of_institution`), questions that do not
    arise and what nobody read are in no share.

    Returns
    -------
    DataFrame
        One row an indicator, with the columns `SHARE_COLUMNS`; `read` is the sum of the first six.
    """
    law, texts = comparison.answers(LAW), texts_read(comparison)
    rows = [
        _counted({str(m): str(a) for m, a in answers.items()}, str(name), texts) for name, answers in law.iterrows()
    ]
    return pd.DataFrame(rows, index=law.index, columns=list(SHARE_COLUMNS))


def texts_read(comparison: Comparison) -> set[tuple[str, str]]:
    """Return the mechanisms and questions whose answer in law is that of the text itself, not of a description."""
    return {place for place, how in comparison.readings.items() if how == TEXT}


def _counted(answers: dict[str, str], indicator: str, texts: set[tuple[str, str]]) -> Record:
    counts = dict.fromkeys(SHARE_COLUMNS, 0)
    for mechanism, answer in answers.items():
        if answer in ("yes", "partly"):
            total = "full" if answer == "yes" else "partly"
            counts[total] += 1
            counts[f"{total}_{'law' if (mechanism, indicator) in texts else 'described'}"] += 1
        elif answer in counts:
            counts[answer] += 1
        counts["texts"] += (mechanism, indicator) in texts and answer in READ
    counts["read"] = sum(counts[name] for name in ("full", "partly", "no", "silent"))
    return counts


READ = ("yes", "partly", "no", "silent")
"""Answers of a law that was read or described."""


def by_most(counts: Mapping[str, int]) -> bool:
    """Say whether most of the laws read give a power in full, from a row of `shares`; of too few, nothing is said."""
    return by_most_of(counts["full"], counts["read"])


def among(comparison: Comparison, mechanisms: str | list[str]) -> Comparison:
    """Return the same questions on the same date asked of other mechanisms: names, groups, or both in a list."""
    return replace(comparison, mechanisms=tuple(resolve(comparison.data, mechanisms, comparison.at)))


def neighbours(base: Comparison, asker: str, *, number: int = 2, without: tuple[str, ...] = ()) -> list[str]:
    """Return mechanisms of the asker's region whose law answers most of the questions, the best read first.

    Of equally well read ones those of its part of the region come first, then the order of names decides.
    """
    data, law = base.data, base.answers(LAW)
    home = data.state(data.mechanism(asker)["state"])
    read = (~law.isin([NOT_KNOWN, OF_INSTITUTION])).sum()
    ranked = []
    for name in map(str, law.columns):
        state = _state(data, name)
        if name != asker and name not in without and state["un_region"] == home["un_region"] and read[name]:
            ranked.append((-int(read[name]), state["un_subregion"] != home["un_subregion"], name))
    return [name for *_, name in sorted(ranked)[:number]]


def _state(data: Dataset, mechanism: str) -> Record:
    return data.state(data.mechanism(mechanism)["state"])
