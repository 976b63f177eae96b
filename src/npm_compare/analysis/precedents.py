"""What the laws of others say on one point: of how many that were read, how many have it, and whom to name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from npm_compare.analysis.law_texts import quoted
from npm_compare.analysis.readings import TEXT, reading
from npm_compare.analysis.requirements import MET, NOT_APPLICABLE, Case, Test, applies, theirs
from npm_compare.analysis.rule import by_most_of, precedent_of
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.facts.scope import NOT_KNOWN

NAMED = 3
"""How many of those that have it are named."""

Cases = Mapping[tuple[str, str], Case]
"""The case of each mechanism in place, by mechanism and aspect."""


@dataclass(frozen=True)
class Precedents:
    """Of `read` laws of others, `have` give the point in full; `named` are facts of some of these, one of the region first.

    `quoted` of those read were read in a quotation only.
    """

    have: int
    read: int
    named: tuple[Record, ...]
    regional: bool
    quoted: int = 0

    @property
    def code(self) -> str:
        """The code of the list `others_have`."""
        return precedent_of(self.have, self.read)

    @property
    def most(self) -> bool:
        """Whether most of the laws read have it."""
        return by_most_of(self.have, self.read)


def read_in_law(test: Test, case: Case) -> Record | None:
    """Return the answer to a test that was read in the text of a law and speaks of what the test asks; None if none was."""
    fact = test.answer(case.facts)
    return fact if reading(fact, theirs(test, case.facts)) == TEXT else None


def precedents(data: Dataset, requirement: Record, test: Test, cases: Cases, asked: tuple[str, str]) -> Precedents:
    """Count the laws of others on one point. `asked` is the mechanism that asks, and the key of its State."""
    have: list[Record] = []
    read = in_quotation = 0
    for (name, aspect), case in cases.items():
        if aspect != "law" or name == asked[0] or not applies(requirement, case.model, case.state):
            continue
        if (fact := read_in_law(test, case)) is None:
            continue
        outcome = test.outcome_of(fact, case.facts)
        says = outcome not in (NOT_KNOWN, NOT_APPLICABLE)
        read += says
        in_quotation += says and quoted(data, fact)
        have += [fact] if outcome == MET else []
    home = data.state(asked[1])
    have.sort(key=lambda fact: (distance(home, data.state(data.mechanism(fact["subject"])["state"])), fact["subject"]))
    return Precedents(len(have), read, tuple(have), bool(have) and _near(data, home, have[0]), in_quotation)


def named(found: Precedents, group: tuple[str, ...]) -> tuple[Record, ...]:
    """Return those to name: the nearest one to the region, then the peers that were asked for, then the nearest others."""
    first, rest = found.named[:1], found.named[1:]
    asked = [fact for fact in rest if fact["subject"] in group]
    others = [fact for fact in rest if fact["subject"] not in group]
    return (*first, *asked, *others)[:NAMED]


def distance(home: Record, other: Record) -> int:
    """Say how far a State is from another one: 0 same subregion, 1 same union or league, 2 same region, 3 elsewhere."""
    if home["un_subregion"] == other["un_subregion"]:
        return 0
    if any(home[group] == other[group] == "yes" for group in ("au", "arab_league")):
        return 1
    return 2 if home["un_region"] == other["un_region"] else 3


def _near(data: Dataset, home: Record, fact: Record) -> bool:
    return distance(home, data.state(data.mechanism(fact["subject"])["state"])) < 3
