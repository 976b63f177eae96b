"""Where sources disagree: the value chosen, why, and what the others say."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from npm_compare.analysis.peers import resolve
from npm_compare.base.given import checked
from npm_compare.facts.choice import UNRESOLVED, why
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import QUESTION, claims, disputed

ANSWER = ("value", "unit", "qualifier", "id", "source", "locator")
"""What is listed of an answer: the one chosen under these names (its value as `chosen`), another one behind `other`."""

CONFLICT_COLUMNS = (
    *(*QUESTION, "period", "chosen", *ANSWER[1:]),
    *("why", "other", *(f"other_{name}" for name in ANSWER[1:])),
)


@checked
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
        One row a claim that gives another value than the one chosen: `subject`, `indicator`, `basis`, `period`; the value
        `chosen` with its `unit`, `qualifier`, `id`, `source` and `locator`; `why` it was chosen before this claim (a step of
        `choice.CHOICE`); the value of the `other` with its `other_unit`, `other_qualifier`, `other_id`, `other_source` and
        `other_locator`. The others on one question stand together, best first. Where no step of the rule sets one answer before
        the next best, none is chosen: `chosen` and its columns are empty, `why` is `unresolved`, and every answer is an other.

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
        if why(first, differing[0]) == UNRESOLVED:
            rows += [(*key, *[""] * len(ANSWER), UNRESOLVED, *_answer(other)) for other in [first, *rest]]
        else:
            rows += [(*key, *_answer(first), why(first, other), *_answer(other)) for other in differing]
    return pd.DataFrame(rows, columns=list(CONFLICT_COLUMNS))


def _answer(fact: Record) -> list[str]:
    return [fact[name] for name in ANSWER]
