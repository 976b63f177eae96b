"""What a mechanism's own law and the laws of its model give, in words."""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.coders import placed
from npm_compare.views.codes import label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.wording import short_name
from npm_compare.weighing.own_model import FEW_LAWS

NAMED = 2
"""So many laws are named as precedents; the others are counted."""

KNOWN_BY = ("precedents",)
"""A column that this table has and no other."""


def words(found: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return the table of `own_model` in the language spoken: the question, the own law, the laws of others, precedents."""
    rows = [(row["indicator"], _own(data, row), say_laws(row), _precedents(data, row)) for row in records(found)]
    return pd.DataFrame(rows, columns=["indicator", "own_law", "other_laws", "precedent"])


def _own(data: Dataset, row: Record) -> str:
    if row["own"] == NOT_KNOWN:
        return say("not read on it")
    answer = label(data, row["own"], data.indicator(row["indicator"])["codes"])
    return joined(part for part in (answer, placed(data, row["own_locator"])) if part)


def say_laws(row: Record) -> str:
    """Say how many of the laws read give what is asked; no count of few."""
    if row["laws"] < FEW_LAWS:
        return say("too few laws read")
    return say_many("{give} of {count} law read", "{give} of {count} laws read", row["laws"], give=row["give"])


def _precedents(data: Dataset, row: Record) -> str:
    given = [one.partition("=") for one in row["precedents"].split("|") if one]
    # Translators: a mechanism and the article of its law, such as “Mali CNDH, art. 6”.
    named = [
        say("{name}, {article}", name=short_name(data, name), article=placed(data, place))
        for name, _, place in given[:NAMED]
    ]
    more = len(given) - len(named)
    if more:
        named.append(say_many("and {count} other", "and {count} others", more))
    return joined(named, strong=True)
