"""One question about one mechanism or State: every claim that answers it, which one is chosen, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.base.errors import AnyOf, NpmCompareError, UnknownName
from npm_compare.base.results import Result
from npm_compare.facts.choice import why
from npm_compare.facts.dataset import Dataset, Record, load, records
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
    def table(self) -> pd.DataFrame:
        """One row a claim: `standing` (`shown`, `chosen`, `other`) and `why` (`only`, `same` or a step of `choice.CHOICE`).

        Then the `id` of the fact, value, unit, basis, dates, source, locator, confidence, note; file and line.
        """
        return self.claims[["standing", "why", *CLAIM_COLUMNS, "file", "line"]]


def answer(
    subject: str, indicator: str, *, at: str = "today", known: str | None = None, data: Dataset | None = None
) -> Answer:
    """Return every claim that answers one question about one mechanism or State, the chosen ones first on each basis.

    Raises
    ------
    UnknownName
        If there is no such mechanism, State or question; the text offers the nearest ones.
    NpmCompareError
        If a question about States is asked about a mechanism, or the other way round.

    Examples
    --------
    >>> answer("fra-cglpl", "private_interviews", at="2020").table[["value", "basis", "standing"]].values.tolist()[0]
    ['yes', 'law', 'shown']
    """
    data = data or load()
    _check(data, subject, indicator)
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


def _check(data: Dataset, subject: str, indicator: str) -> None:
    """Refuse names that are not in the data, and a question that is not asked about such a subject."""
    if subject not in data.states.index and subject not in data.mechanisms.index:
        raise UnknownName("mechanism_or_state", subject, [*data.mechanisms.index, *data.states.index])
    of_states = data.indicator(indicator)["pillar"] == "state"
    if of_states and subject in data.mechanisms.index:
        state = data.mechanism(subject)["state"]
        raise NpmCompareError("question_about_states", indicator=indicator, state=state)
    if not of_states and subject in data.states.index:
        own = tuple(data.mechanisms.index[data.mechanisms["state"] == subject])
        if not own:
            raise NpmCompareError("question_about_mechanisms_none", indicator=indicator)
        raise NpmCompareError("question_about_mechanisms", indicator=indicator, names=AnyOf(own))


def _reason(claim: Record, every: Sequence[Record]) -> str:
    """Return why a claim is chosen or not among those on its basis (of an event that recurs: in its period), best first."""
    same = [c for c in every if c["basis"] == claim["basis"] and _same_event(c, claim)]
    if len(same) == 1:
        return ONLY
    best, other = (claim, same[1]) if claim is same[0] else (same[0], claim)
    return SAME if best["value"] == other["value"] and best["period"] == other["period"] else why(best, other)


def _same_event(one: Record, other: Record) -> bool:
    return bool(one["timing"] != "occurrence" or one["period"] == other["period"])
