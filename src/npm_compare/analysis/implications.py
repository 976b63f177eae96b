"""What follows for a State from another fact, where no fact answers the question itself.

An accession has no signature: a State that acceded did not sign (OPCAT art. 27). A State that has a mechanism has one in place,
and is on no list of States without one. Anything else that no fact answers is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from npm_compare.base.dates import day
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import claims

NOT_APPLICABLE = "not_applicable"

FROM_ACCESSION = {"opcat_signature": NOT_APPLICABLE}
FROM_MECHANISM = {"npm_in_place": "yes", "spt_overdue_listed": NOT_APPLICABLE, "spt_overdue_removed": NOT_APPLICABLE}
"""Answers that follow from an accession, and from a mechanism in place, by question."""

FOLLOWS = FROM_ACCESSION | FROM_MECHANISM


class Implication(NamedTuple):
    """An answer that follows from a fact: a code of the list `yesno`, and the fact behind it."""

    answer: str
    fact: Record


def implied(data: Dataset, subject: str, indicator: str, *, at: str, known: str | None = None) -> Implication | None:
    """Return what follows for a State where no fact answers a question about it; None if nothing does.

    Parameters are those of `claims`; call it only for a question without an answer of its own on the date.
    """
    if indicator not in FOLLOWS:
        return None
    key = ("behind", day(data.edition(at)), data.known_by(known))
    fact = data.kept(key, lambda: _behind(data, at, known)).get((subject, indicator))
    return Implication(FOLLOWS[indicator], fact) if fact else None


def _behind(data: Dataset, at: str, known: str | None) -> dict[tuple[str, str], Record]:
    """Return the facts from which something follows, by State and question: of several the first."""
    found: dict[tuple[str, str], Record] = {}
    facts = claims(data, at=at, known=known)
    there = _in_place(data, at)
    for fact in records(facts[facts["indicator"].isin(["opcat_ratification", "designation_date"])]):
        for place in _places(data, fact, there):
            found.setdefault(place, fact)
    return found


def _places(data: Dataset, fact: Record, there: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the States and questions for which something follows from a fact."""
    subject = fact["subject"]
    if fact["indicator"] == "opcat_ratification" and "accession" in fact["note"].lower():
        yield from ((subject, name) for name in FROM_ACCESSION)
    if subject in there and fact["value"] == data.mechanism(subject)["designated"]:
        yield from ((data.mechanism(subject)["state"], name) for name in FROM_MECHANISM)


def _in_place(data: Dataset, at: str) -> set[str]:
    """Return the mechanisms that stand on a date."""
    when, today = day(data.edition(at)), day(data.date)
    return {body["mechanism"] for body in records(data.mechanisms) if stands(body, when, today=today)}
