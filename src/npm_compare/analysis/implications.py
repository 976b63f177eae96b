"""What follows for a State from another fact, where no fact answers the question itself.

An accession has no signature: a State that acceded did not sign (OPCAT art. 27). A State that has a mechanism has one in place,
and is on no list of States without one. Anything else that no fact answers is not known.
"""

from __future__ import annotations

from typing import NamedTuple

from npm_compare.base.dates import day
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import claims

NOT_APPLICABLE = "not_applicable"

FOLLOWS = {"npm_in_place": "yes", "spt_overdue_listed": NOT_APPLICABLE, "spt_overdue_removed": NOT_APPLICABLE}
"""Answers that follow from a mechanism in place, by question."""


class Implication(NamedTuple):
    """An answer that follows from a fact: a code of the list `yesno`, and the fact behind it."""

    answer: str
    fact: Record


def implied(data: Dataset, subject: str, indicator: str, *, at: str, known: str | None = None) -> Implication | None:
    """Return what follows for a State where no fact answers a question about it; None if nothing does.

    Parameters are those of `claims`; call it only for a question without an answer of its own on the date.
    """
    if indicator == "opcat_signature":
        facts = records(claims(data, at=at, known=known, subjects=[subject]))
        acceded = (f for f in facts if f["indicator"] == "opcat_ratification" and "accession" in f["note"].lower())
        return next((Implication(NOT_APPLICABLE, fact) for fact in acceded), None)
    if indicator not in FOLLOWS:
        return None
    bodies = _in_place(data, subject, at)
    facts = records(claims(data, at=at, known=known, subjects=bodies))
    acts = (fact for fact in facts if fact["indicator"] == "designation_date")
    settled = (fact for fact in acts if fact["value"] == data.mechanism(fact["subject"])["designated"])
    return next((Implication(FOLLOWS[indicator], fact) for fact in settled), None)


def _in_place(data: Dataset, state: str, at: str) -> list[str]:
    """Return the mechanisms of a State that stand on a date."""
    when, today = day(data.edition(at)), day(data.date)
    bodies = records(data.mechanisms[data.mechanisms["state"] == state])
    return [body["mechanism"] for body in bodies if stands(body, when, today=today)]
