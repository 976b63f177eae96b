"""Law and practice of one body side by side: what its law gives, what is done, and when that was seen."""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.comparison import Comparison
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION, OF_INSTITUTION
from npm_compare.facts.selection import LAW, PRACTICE, lead

LEVELS = {"no": 0, "silent": 0, "partly": 1, "yes": 2}
"""How far an answer goes: a text that is silent gives no more than a no."""


@dataclass(frozen=True)
class Deed:
    """One question on one body: the fact that answers it in law and the one in practice, where there is one."""

    indicator: str
    law: Record | None
    practice: Record | None
    doubted: bool = False
    """Whether the answer in law is not taken, since sources differ on it."""

    @property
    def gap(self) -> int:
        """How far practice goes beyond the law (above zero) or falls short of it; zero where one is not known."""
        if not self.compared:
            return 0
        assert self.law is not None
        assert self.practice is not None
        return LEVELS[self.practice["value"]] - LEVELS[self.law["value"]]

    @property
    def compared(self) -> bool:
        """Whether both are known of the same: the mechanism, or the institution around it."""
        if self.law is None or self.practice is None or self.doubted:
            return False
        both = (self.law, self.practice)
        same = len({fact["speaks_of"] == INSTITUTION for fact in both}) == 1
        return same and all(fact["value"] in LEVELS for fact in both)


def deeds(comparison: Comparison, mechanism: str) -> list[Deed]:
    """Return the law and the practice of one body for each yes or no question, in the order of the codebook.

    A rule of the whole institution speaks of it, and so does what is described of the mechanism beyond the limits of that
    rule: see `Comparison.answers`.
    """
    asked = [name for name in comparison.indicators if comparison.data.indicator(name)["type"] == "yesno"]
    law, practice = (_answers(comparison, mechanism, basis) for basis in (LAW, PRACTICE))
    doubted = {name for name in law if (mechanism, name) in comparison.doubted}
    return [Deed(name, law.get(name), practice.get(name), name in doubted) for name in asked]


def _answers(comparison: Comparison, mechanism: str, basis: tuple[str, ...]) -> dict[str, Record]:
    """Return the fact that answers each question on one kind of basis, with the answer and of what it speaks."""
    mine = comparison.facts[(comparison.facts["subject"] == mechanism) & comparison.facts["basis"].isin(list(basis))]
    own = comparison.answers(basis)[mechanism]
    said = comparison.answers(basis, institution=True)[mechanism]
    found = {}
    for fact in records(lead(comparison.data, mine)):
        name = fact["indicator"]
        if name in own.index:
            host = {"speaks_of": INSTITUTION} if own[name] == OF_INSTITUTION else {}
            found[name] = fact | {"value": str(said[name])} | host
    return found


def seen(data: Dataset, fact: Record) -> str:
    """Return the date of which a practice is told: when it was seen, else since when, else when its source was published."""
    return str(fact["attested"] or fact["valid_from"] or data.source(fact["source"])["published"])
