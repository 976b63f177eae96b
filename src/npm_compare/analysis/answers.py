"""One question about one mechanism or State: every claim that answers it, which one is chosen, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.analysis.conflicts import why
from npm_compare.analysis.implications import implied
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import basis_places, claims, lead, select
from npm_compare.views import html
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, later, listed, say, say_many
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, note_on, say_fact, say_note, subject_name

SHOWN, CHOSEN, OTHER = "shown", "chosen", "other"

STANDINGS = {SHOWN: later("shown in tables"), CHOSEN: later("chosen on its basis"), OTHER: later("not chosen")}
"""What becomes of a claim: it is the one that tables show, the one chosen on another basis, or neither."""

COLUMNS = ("value", "unit", "basis", "period", "valid_from", "valid_to", "source", "locator", "confidence", "note")


@dataclass(frozen=True, eq=False)
class Answer:
    """Every claim that answers a question about a mechanism or State on a date. `table` is a plain DataFrame."""

    data: Dataset
    subject: str
    indicator: str
    at: str
    claims: pd.DataFrame
    """The rows of `selection.claims`, with their `standing` and the reason, `why`, in words."""
    known: str | None = None

    @property
    def table(self) -> pd.DataFrame:
        """One row a claim: `standing` and `why`; value, unit, basis, dates, source, locator, confidence, note; file and line."""
        return self.claims[["standing", "why", *COLUMNS, "file", "line"]]

    @property
    def title(self) -> str:
        """Line above the claims: the mechanism, the question, the date and the number of claims."""
        about = {
            "subject": subject_name(self.data, self.subject),
            "question": inside(indicator_label(self.data, self.indicator)),
            "date": day(self.at),
        }
        count = len(self.claims)
        if self.known is None:
            return say_many(
                "{subject}, {question}, on {date}: {count} claim",
                "{subject}, {question}, on {date}: {count} claims",
                count,
                **about,
            )
        return say_many(
            "{subject}, {question}, on {date}, sources published by {known}: {count} claim",
            "{subject}, {question}, on {date}, sources published by {known}: {count} claims",
            count,
            known=day(self.known),
            **about,
        )

    def __repr__(self) -> str:
        if self.claims.empty:
            return "\n".join((self.title, self._absent))
        return wrapped("\n\n".join((self.title, *(self._block(claim) for claim in records(self.claims)))))

    def _repr_html_(self) -> str:
        if self.claims.empty:
            return html.render(table(self.title, [""], [Row(self._absent, ())]))
        rows = []
        for claim in records(self.claims):
            words = STANDINGS[claim["standing"]]
            standing = joined([say(words), claim["why"]], strong=True)
            source = Cell(note_on(self.data, claim), f"{claim['file']}:{claim['line']}")
            rows.append(Row(say_fact(self.data, claim), (Cell(standing), source)))
        return html.render(table(self.title, [say("Answer"), say("Why"), say("Source")], rows))

    @property
    def _absent(self) -> str:
        """What follows from another fact where no claim answers the question, or that it is not known."""
        found = implied(self.data, self.subject, self.indicator, at=self.at, known=self.known)
        if found is None:
            return code_label(self.data, "answer", NOT_KNOWN)
        return joined([code_label(self.data, "yesno", found.answer), say_note(self.data, found.fact)], strong=True)

    def _block(self, claim: Record) -> str:
        """Return a claim in words: value and qualities; standing and reason; source, place, confidence and note; its line."""
        words = STANDINGS[claim["standing"]]
        standing = joined([say(words), claim["why"]], strong=True)
        place = f"{claim['file']}:{claim['line']}"
        return "\n    ".join((say_fact(self.data, claim), standing, say_note(self.data, claim), place))


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
    places = {**dict.fromkeys(_places(chosen), CHOSEN), **dict.fromkeys(_places(lead(data, chosen)), SHOWN)}
    standing = [places.get(place, OTHER) for place in _places(found)]
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
        raise NpmCompareError(
            say("{indicator} is a question about States: ask it about {state}.", indicator=indicator, state=state)
        )
    if not of_states and subject in data.states.index:
        own = data.mechanisms.index[data.mechanisms["state"] == subject]
        raise NpmCompareError(_about_mechanisms(indicator, list(own)))


def _about_mechanisms(indicator: str, own: list[str]) -> str:
    """Say that a question is asked about mechanisms, and which ones the State has."""
    if not own:
        return say("{indicator} is a question about mechanisms; this State has none in the data.", indicator=indicator)
    names = listed(own, "or")
    return say("{indicator} is a question about mechanisms: ask it about {names}.", indicator=indicator, names=names)


def _places(facts: pd.DataFrame) -> list[tuple[str, int]]:
    """Return where each fact stands, by which it is told from every other."""
    return list(zip(facts["file"], facts["line"], strict=True))


def _reason(claim: Record, every: Sequence[Record]) -> str:
    """Say why a claim is chosen or not among those on its basis (of an event that recurs: in its period), best first."""
    same = [c for c in every if c["basis"] == claim["basis"] and _same_event(c, claim)]
    if len(same) == 1:
        return say("the only claim on its basis")
    best, other = (claim, same[1]) if claim is same[0] else (same[0], claim)
    if best["period"] != other["period"]:
        return say("a later period comes first")
    return say("both say the same") if best["value"] == other["value"] else why(best, other)


def _same_event(one: Record, other: Record) -> bool:
    return bool(one["timing"] != "occurrence" or one["period"] == other["period"])
