"""How the law is known on a question, by one rule for every page: its text was read, others describe it, or neither.

1. What speaks of the function, or of the body where nothing more was established, goes before a rule of the whole institution,
   on whatever basis and however certain its dates.
2. A rule of the institution alone is known and guarantees the mechanism nothing (SPT guidelines, para. 32).
3. A yes for the function that others only describe is not taken where a rule of the institution has limits: whether they bind
   the function was not read.

Counts “of laws read” are counts of texts. What is only described is shown beside them and never added.
"""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, lead

TEXT, DESCRIBED = LAW
"""How an answer is known: read in the text of a law, or described by others. Both are bases of facts."""

READINGS = (TEXT, DESCRIBED, OF_INSTITUTION, NOT_KNOWN)
"""How the law is known on a question, what says most first."""

DOUBTED = "doubted"
"""Why an answer is not taken: sources differ, since it is described as given and a rule of the institution has limits (3.)."""

Place = tuple[str, str]
"""A mechanism and a question."""


def reading(own: Record | None, host: Record | None, *, doubted: bool = False) -> str:
    """Return how the law is known, a code of `READINGS`, from the fact on the function and from the rule of the institution.

    >>> reading({"basis": "law"}, None), reading({"basis": "described"}, {"basis": "law"}), reading(None, {"basis": "law"})
    ('law', 'described', 'of_institution')
    """
    if own is None or doubted:
        return OF_INSTITUTION if host is not None else NOT_KNOWN
    return TEXT if own["basis"] == TEXT else DESCRIBED


def doubtful(own: Record | None, given: bool, host: Record | None, less: bool) -> bool:
    """Say whether a yes is only described (`given`) where the rule of the institution gives `less`."""
    return own is not None and host is not None and own["basis"] == DESCRIBED and given and less


def apart(data: Dataset, held: pd.DataFrame) -> tuple[dict[Place, Record], dict[Place, Record]]:
    """Return the leading answer in law to each question: on the function, and as a rule of the institution.

    `held` are `claims`, the best of each basis first.
    """
    legal = held[held["basis"].isin(LAW)]
    of_host = legal["speaks_of"] == INSTITUTION
    return _leading(data, legal[~of_host]), _leading(data, legal[of_host])


def _leading(data: Dataset, facts: pd.DataFrame) -> dict[Place, Record]:
    best = facts[~facts[["subject", "indicator", "basis"]].duplicated()]
    return {(fact["subject"], fact["indicator"]): fact for fact in records(lead(data, best))}
