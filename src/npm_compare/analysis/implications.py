"""What follows for a State from another fact, where no fact answers the question itself.

An accession has no signature: a State that acceded did not sign (OPCAT art. 27). A State that has a mechanism has one in place,
and is on no list of States without one. Anything else that no fact answers is not known.
"""

from __future__ import annotations

from typing import NamedTuple

from npm_compare.base.dates import day
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import Dataset, Record, by_cell, records
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
    if indicator != "opcat_signature" and indicator not in FOLLOWS:
        return None
    key = ("implied", day(data.edition(at)), data.known_by(known))
    acceded, settled = data.kept(key, lambda: _grounds(data, at, known))
    if indicator == "opcat_signature":
        return Implication(NOT_APPLICABLE, acceded[subject]) if subject in acceded else None
    return Implication(FOLLOWS[indicator], settled[subject]) if subject in settled else None


def _grounds(data: Dataset, at: str, known: str | None) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return for each State the first fact by which it acceded, and the first that named a mechanism that stands on a date."""
    facts = by_cell(claims(data, at=at, known=known))
    acceded: dict[str, Record] = {}
    settled: dict[str, Record] = {}
    for state in data.states.index:
        for fact in facts.get((state, "opcat_ratification"), []):
            if "accession" in fact["note"].lower():
                acceded.setdefault(state, fact)
    for body in _in_place(data, at):
        for fact in facts.get((body["mechanism"], "designation_date"), []):
            if fact["value"] == body["designated"]:
                settled.setdefault(body["state"], fact)
    return acceded, settled


def _in_place(data: Dataset, at: str) -> list[Record]:
    """Return the rows of the mechanisms that stand on a date, in the order of their names, as the facts on them."""
    when, today = day(data.edition(at)), day(data.date)
    return [body for body in records(data.mechanisms) if stands(body, when, today=today)]
