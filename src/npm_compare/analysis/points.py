"""One point of a decision: a requirement, a question, what the own law says, what others have, what the rule recommends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from npm_compare.analysis.precedents import Cases, Precedents, named, precedents, read_in_law
from npm_compare.analysis.requirements import NOT_APPLICABLE, Case, Test, applies, rules_of, theirs
from npm_compare.analysis.rule import (
    ABSENT,
    FIGURE,
    MET,
    NOT_KNOWN,
    NOT_MET,
    PARTLY,
    RECOMMENDATIONS,
    SILENT,
    Rule,
    rule_of,
)
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import FUNCTION

TREATY = "treaty"
"""The force of a duty."""

FIGURES = ("number", "money")
"""Types of questions that no yes or no answers."""


@dataclass(frozen=True)
class Point:
    """What is asked by a requirement, what the own law says on it, what others have, what is recommended.

    `fact` is the answer read in the own law, or the figure; `described` what others say of that law, `theirs` the rule of the
    whole institution, `practice` what is done; `told` is the worst that these two say, an outcome or nothing. `then` is what
    follows where the text was not read and does not give it.
    """

    requirement: str
    indicator: str
    force: str
    held: str
    others: Precedents
    recommendation: str
    then: str
    named: tuple[Record, ...] = ()
    fact: Record | None = None
    described: Record | None = None
    theirs: Record | None = None
    practice: Record | None = None
    told: str = ""
    figure: bool = False

    @property
    def binding(self) -> bool:
        """Whether a treaty asks for it."""
        return self.force == TREATY

    @property
    def share(self) -> float:
        """The share of the laws read that have it; none where too few were read."""
        return self.others.have / self.others.read if self.others.code != "too_few" else 0.0

    @property
    def pressure(self) -> tuple[bool, int, int]:
        """How pressing the point is: a duty before guidance; what can be recommended in its order; unread, by what is told."""
        told = (PARTLY, "", MET).index(self.told if self.told in ("", MET) else PARTLY)
        return not self.binding, RECOMMENDATIONS.index(self.recommendation), told if self.held == NOT_KNOWN else 0


@dataclass(frozen=True)
class Points:
    """Makes the points of decisions from the cases of all mechanisms in place and of the one that asks."""

    data: Dataset
    asker: str
    group: tuple[str, ...]
    cases: Cases

    def of(self, decision: str) -> tuple[Point, ...]:
        """Return the points of a decision that concern the mechanism that asks."""
        links = self.data.decision_points
        found = (self._point(row) for row in records(links[links["decision"] == decision]))
        return tuple(point for point in found if point is not None)

    def _point(self, row: Record) -> Point | None:
        requirement = self.data.requirement(row["requirement"])
        test = _test(self.data, row["requirement"], row["indicator"])
        law, done = self.cases[self.asker, "law"], self.cases[self.asker, "practice"]
        if not applies(requirement, law.model, law.state):
            return None
        figure = self.data.indicator(row["indicator"])["type"] in FIGURES
        found = {} if law.absent else _figure(test, done) if figure else _of_law(test, law, done)
        fact = found.get("fact")
        held = ABSENT if law.absent else NOT_KNOWN
        if fact is not None:
            held = FIGURE if figure else test.outcome_of(fact, law.facts)
        if held == NOT_APPLICABLE:
            return None
        others = precedents(self.data, requirement, test, self.cases, (self.asker, law.state["state"]))
        then = (FIGURE if figure else NOT_MET) if held == NOT_KNOWN else ""
        return Point(
            row["requirement"],
            row["indicator"],
            requirement["force"],
            held,
            others,
            self.rule[requirement["force"], held, others.code],
            self.rule[requirement["force"], then, others.code] if then else "",
            named(others, self.group),
            figure=figure,
            told=_told(test, law, found),
            **found,
        )

    @cached_property
    def rule(self) -> Rule:
        """The rule of recommendation."""
        return rule_of(self.data)


def _of_law(test: Test, law: Case, done: Case) -> dict[str, Record | None]:
    """Return what was read in the own law, what others say of it, the rule of the institution, and what is done."""
    answer, fact = test.answer(law.facts), read_in_law(test, law)
    if fact is not None and test.outcome_of(fact, law.facts) == NOT_KNOWN:
        fact = None  # an answer that the rule of the requirement does not name says nothing on it
    described = answer if answer is not fact else None
    beside = {"theirs": theirs(test, law.facts), "practice": done.facts.get((test.indicator, ""))}
    return {"fact": fact, "described": described, **beside}


def _figure(test: Test, done: Case) -> dict[str, Record | None]:
    """Return the latest figure, if one is known."""
    return {"fact": done.facts.get((test.indicator, ""))}


def _told(test: Test, law: Case, found: dict[str, Record | None]) -> str:
    """Return the worst that a description of the law and the rule of the institution say; nothing where there is neither."""
    beside = [fact for name in ("described", "theirs") if (fact := found.get(name)) is not None]
    outcomes = {test.outcome_of(fact, law.facts) for fact in beside}
    return next((outcome for outcome in (NOT_MET, SILENT, PARTLY, MET) if outcome in outcomes), "")


def _test(data: Dataset, requirement: str, indicator: str) -> Test:
    """Return what answers to a question mean for a requirement; where its rule does not say it, yes meets it, no does not."""
    found = (test for test in rules_of(data).get(requirement, ()) if test.indicator == indicator and test.way)
    return next(found, Test(indicator, 1, "yes", "partly", "no", FUNCTION))
