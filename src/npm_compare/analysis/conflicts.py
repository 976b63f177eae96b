"""Where sources disagree: the value chosen, why, and what the others say."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.peers import resolve
from npm_compare.base.dates import BEGINNING, bounds
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import QUESTION, claims, disputed
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import say_citation, say_value

REASONS = {
    "certain": later("it holds for certain on the date"),
    "confidence": later("higher confidence"),
    "kind": later("better kind of source"),
    "published": later("newest publication"),
}
"""The rule of choice in order; where all are equal, the order of the values decides."""


def conflicts(
    mechanisms: str | Iterable[str] | None = None,
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """List the questions to which sources give different answers on the same basis (and for the same period).

    Parameters
    ----------
    mechanisms
        Mechanisms or groups of peers; by default every mechanism and every State.
    at, known
        As for `compare`.

    Returns
    -------
    DataFrame
        One row a question: `subject`, `indicator`, `basis`, `period`, `chosen` value and its `source`, `why` it was
        chosen, and the `others` (value, source and locator) in words.

    Examples
    --------
    >>> "staff_total" in conflicts("fra-cglpl")["indicator"].tolist()
    True
    """
    data = data or load()
    subjects = None if mechanisms is None else resolve(data, mechanisms, data.edition(at))
    every = claims(data, at=at, known=known, subjects=subjects)
    every = every[disputed(every) & (every["timing"] != "occurrence")]
    rows = []
    for key, group in every.groupby([*QUESTION, "period"], sort=False):
        first, *rest = records(group)
        differing = [fact for fact in rest if fact["value"] != first["value"]]
        others = joined((_said(data, fact) for fact in differing), strong=True)
        rows.append((*key, say_value(data, first), first["source"], why(first, differing[0]), others))
    return pd.DataFrame(rows, columns=[*QUESTION, "period", "chosen", "source", "why", "others"])


def _said(data: Dataset, fact: Record) -> str:
    """Return an answer with its source and the place in it."""
    place = joined([say_citation(data, fact["source"]), fact["locator"]])
    # Translators: an answer and where it stands, such as “145: Le Monde (2016), para. 2”.
    return say("{answer}: {place}", answer=say_value(data, fact), place=place)


def why(chosen: Record, other: Record) -> str:
    """Say which part of the rule puts a claim before another one on the same question and period."""
    return next(
        (say(words) for column, words in REASONS.items() if _weight(chosen, column) != _weight(other, column)),
        say("order of the values (of dates the later)"),
    )


def _weight(fact: Record, column: str) -> object:
    """Return what the rule of choice compares: of a partial date of publication its last day."""
    return (bounds(fact[column]) or (BEGINNING, BEGINNING))[1] if column == "published" else fact[column]
