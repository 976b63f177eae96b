"""One question about one mechanism or State: every claim that answers it, which one is chosen, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.analysis.implications import Implication, implied
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.choice import why
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.names import subject as subject_called
from npm_compare.facts.selection import basis_places, claims, lead, select

SHOWN, CHOSEN, OTHER = "shown", "chosen", "other"
"""What becomes of a claim: it is the one that tables show, the one chosen on another basis, or neither."""

ONLY, SAME = "only", "same"
"""Reasons besides the steps of `choice.CHOICE`: it is the only claim on its basis; the best other one says the same."""

CLAIM_COLUMNS = (
    "id",
    "value",
    "unit",
    "basis",
    "period",
    "valid_from",
    "valid_to",
    "source",
    "locator",
    "confidence",
    "note",
)


@dataclass(frozen=True, eq=False, repr=False)
class Answer(Result):
    """Every claim that answers a question about a mechanism or State on a date. `table` is a plain DataFrame."""

    data: Dataset
    subject: str
    indicator: str
    at: str
    claims: pd.DataFrame
    """The rows of `selection.claims`, with their `standing` and the reason, `why`."""
    known: str | None = None

    @property
    def implied(self) -> Implication | None:
        """What follows from another fact, where no claim answers the question."""
        if len(self.claims):
            return None
        return implied(self.data, self.subject, self.indicator, at=self.at, known=self.known)

    @property
    def table(self) -> pd.DataFrame:
        """One row a claim: `standing` (`shown`, `chosen`, `other`) and `why` (`only`, `same` or a step of `choice.CHOICE`).

        Then the `id` of the fact, value, unit, basis, dates, source, locator, confidence, note; file and line.
        """
        return self.claims[["standing", "why", *CLAIM_COLUMNS, "file", "line"]]


@checked
def answer(
    subject: str, indicator: str, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> Answer:
    """Return every claim that answers one question about one mechanism or State, the chosen ones first on each basis.

    Raises
    ------
    UnknownName
        If there is no such mechanism, State or question; the text offers the nearest ones.
    NpmCompareError
        If several mechanisms are called so, or a State has several in place: a question about mechanisms that is asked about a
        State is answered by its mechanism, one about States that is asked about a mechanism by its State.

    Examples
    --------
    >>> answer("fra-cglpl", "private_interviews", at="2020").table[["value", "basis", "standing"]].values.tolist()[0]
    ['yes', 'law', 'shown']
    """
    data = data or load()
    subject = _subject(data, subject, indicator, at)
    found = _in_order(data, claims(data, at=at, known=known, subjects=[subject], whole=True), indicator)
    chosen = select(data, at=at, known=known, subjects=[subject], whole=True)
    chosen = chosen[chosen["indicator"] == indicator]
    standings = {**dict.fromkeys(chosen["id"], CHOSEN), **dict.fromkeys(lead(data, chosen)["id"], SHOWN)}
    standing = [standings.get(one, OTHER) for one in found["id"]]
    rows = records(found)
    reasons = [_reason(row, rows) for row in rows]
    when, until = data.edition(at), None if known is None else data.edition(known)
    return Answer(data, subject, indicator, when, found.assign(standing=standing, why=reasons), until)


def _in_order(data: Dataset, every: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Return the claims on a question by basis in the order of the codebook; events that recur by date."""
    found = every[every["indicator"] == indicator]
    places = np.where(found["timing"] == "occurrence", 0, basis_places(data, found))
    return found.iloc[np.argsort(places, kind="stable")].reset_index(drop=True)


def _subject(data: Dataset, called: str, indicator: str, at: str) -> str:
    """Return the mechanism or State that a question is asked about: of a State its mechanism, of a mechanism its State."""
    of_states = data.indicator(indicator)["pillar"] == "state"
    return subject_called(data, called, at, of_states=bool(of_states))


def _reason(claim: Record, every: Sequence[Record]) -> str:
    """Return why a claim is chosen or not among those on its basis (of an event that recurs: in its period), best first."""
    same = [c for c in every if c["basis"] == claim["basis"] and _same_event(c, claim)]
    if len(same) == 1:
        return ONLY
    best, other = (claim, same[1]) if claim is same[0] else (same[0], claim)
    return SAME if best["value"] == other["value"] and best["period"] == other["period"] else why(best, other)


def _same_event(one: Record, other: Record) -> bool:
    return bool(one["timing"] != "occurrence" or one["period"] == other["period"])
