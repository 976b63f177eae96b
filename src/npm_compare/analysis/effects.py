"""What new facts change in the answers: requirements with another outcome, points with another recommendation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.decisions import decide
from npm_compare.facts.dataset import Dataset

Named = tuple[str, ...]
"""What an answer is about: a mechanism and a requirement; of a decision also the question."""


@dataclass(frozen=True)
class Effect:
    """One answer that differs: the mechanism, what it is about, what it was and what it is, in codes."""

    mechanism: str
    requirement: str
    was: str
    now: str
    indicator: str = ""
    """The question of a point of a decision; empty for a requirement."""


@dataclass(frozen=True)
class Effects:
    """The answers that differ between two states of the data, on one date."""

    at: str
    requirements: tuple[Effect, ...]
    """Outcomes of requirements in law: `was` and `now` are codes of the list `status`."""
    recommendations: tuple[Effect, ...]
    """Points of decisions: `was` and `now` are codes of the list `recommendation`."""


def effects(before: Dataset, after: Dataset, mechanisms: Iterable[str], *, at: str = "today") -> Effects:
    """Compare what two states of the data answer on some mechanisms: their requirements in law, and what is recommended.

    Parameters
    ----------
    before, after
        The data as they are, and as they would be.
    mechanisms
        The mechanisms whose facts differ.
    at
        Date or edition of the answers.

    Examples
    --------
    >>> from npm_compare.facts.dataset import load
    >>> effects(load(), load(), ["mar-cndh"]).requirements
    ()
    """
    names = tuple(mechanisms)
    outcomes, advice = ([made(data, names, at) for data in (before, after)] for made in (_outcomes, _advice))
    return Effects(before.edition(at), tuple(_differing(*outcomes)), tuple(_differing(*advice)))


def _differing(before: dict[Named, str], after: dict[Named, str]) -> Iterable[Effect]:
    """Return what has another answer now; a point that is asked on one side only has none on the other, and is left out."""
    for (mechanism, requirement, *indicator), now in after.items():
        was = before.get((mechanism, requirement, *indicator), now)
        if was != now:
            yield Effect(mechanism, requirement, was, now, *indicator)


def _outcomes(data: Dataset, mechanisms: Named, at: str) -> dict[Named, str]:
    """Return the outcome in law of every requirement that is counted."""
    found: Assessment = assess(mechanisms, at=at, data=data)
    table = found.table[(found.table["aspect"] == "law") & found.table["counted"]]
    return dict(zip(zip(table["mechanism"], table["requirement"], strict=True), table["status"], strict=True))


def _advice(data: Dataset, mechanisms: Named, at: str) -> dict[Named, str]:
    """Return what is recommended on every point."""
    return {
        (name, point.requirement, point.indicator): point.recommendation
        for name in mechanisms
        for point in decide(name, (), at=at, data=data).points
    }
