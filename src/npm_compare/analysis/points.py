"""One point of a decision: a requirement, a question, what the own law says, what others have, what the rule recommends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.analysis.law_texts import Law, law_behind, law_of
from npm_compare.analysis.precedents import Cases, Precedents, named, precedents, read_in_law
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.requirements import (
    NOT_APPLICABLE,
    Case,
    Test,
    applies,
    judge,
    questions,
    rests_on_law,
    rules_of,
    theirs,
)
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

LEGAL = "basis_legal"
"""The list of the bases of a question about law: a number that a law sets is no figure of what is done."""


@dataclass(frozen=True)
class Point:
    """What is asked by a requirement, what the own law says on it, what others have, what is recommended.

    `fact` is the answer read in the own law, or the figure; `elsewhere` what a law on another subject gives in part or not at
    all while the own one was not read; `described` what others say of the own law, `theirs` the rule of the whole institution,
    `practice` what is done; `told` is the worst that the three before say, an outcome or nothing. `by_state` is the outcome
    where the State meets it by what it does, not by its law. `then` is what follows where the text was not read and does not
    give it.
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
    elsewhere: Record | None = None
    described: Record | None = None
    theirs: Record | None = None
    practice: Record | None = None
    told: str = ""
    by_state: str = ""
    figure: bool = False

    @property
    def binding(self) -> bool:
        """Whether a treaty asks for it."""
        return self.force == TREATY

    @property
    def read_of_host(self) -> bool:
        """Whether a law was read on it, but as a rule of the whole institution: of the mechanism in it nothing follows."""
        return self.held == NOT_KNOWN and self.theirs is not None and self.theirs["basis"] == TEXT

    @property
    def share(self) -> float:
        """The share of the laws read that have it; none where too few were read."""
        return self.others.have / self.others.read if self.others.code != "too_few" else 0.0

    @property
    def pressure(self) -> tuple[bool, int, int, float, str]:
        """How pressing the point is: a duty before guidance; what can be recommended in its order; unread, by what is told.

        Where the own law was not read, what another law read falls short of comes first, then what is told to be less.
        Of points alike in that, the one that the larger share of the laws read have; else by its name.
        """
        told = (PARTLY, "", MET).index(self.told if self.told in ("", MET) else PARTLY)
        unread = (-1 if self.elsewhere else told) if self.held == NOT_KNOWN else 0
        return not self.binding, RECOMMENDATIONS.index(self.recommendation), unread, -self.share, self.indicator


@dataclass(frozen=True)
class Points:
    """Makes the points of decisions from the cases of all mechanisms in place and of the one that asks."""

    data: Dataset
    asker: str
    group: tuple[str, ...]
    cases: Cases
    own_law: Law | None = None

    def of(self, links: pd.DataFrame) -> tuple[Point, ...]:
        """Return the points that concern the mechanism that asks: one for each `requirement` and `indicator` of some links.

        A link without an indicator is a rule on which the data ask no question: nothing is known on it of any law.
        """
        found = (self._point(row) for row in records(links))
        return tuple(point for point in found if point is not None)

    def _point(self, row: Record) -> Point | None:
        requirement = self.data.requirement(row["requirement"])
        test = _test(self.data, row["requirement"], row["indicator"])
        law, done = self.cases[self.asker, "law"], self.cases[self.asker, "practice"]
        if not applies(requirement, law.model, law.state):
            return None
        figure = _is_figure(self.data, row["indicator"])
        found = {} if law.absent else _figure(test, done) if figure else self._of_law(test, law, done)
        fact = found.get("fact")
        held = FIGURE if figure and law.absent else ABSENT if law.absent else NOT_KNOWN
        if fact is not None:
            held = FIGURE if figure else test.outcome_of(fact, law.facts)
        if held == NOT_APPLICABLE:
            return None
        others = precedents(self.data, requirement, test, self.cases, (self.asker, law.state["state"]))
        by_state = "" if row["indicator"] or law.absent else self._by_state(requirement, law)
        then = (FIGURE if figure else NOT_MET) if held == NOT_KNOWN and not by_state else ""
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
            by_state=by_state,
            **found,
        )

    def _by_state(self, requirement: Record, law: Case) -> str:
        """Return the outcome of what the State itself has to do, such as naming a body in time; nothing where a law says it."""
        name = requirement["requirement"]
        asked = questions(self.data, name) and not rests_on_law(self.data, name)
        return judge(requirement, rules_of(self.data)[name], law)[0] if asked else ""

    def _of_law(self, test: Test, law: Case, done: Case) -> dict[str, Record | None]:
        """Return what was read in the own law or elsewhere, what others say, the rule of the institution, and what is done."""
        answer, fact = test.answer(law.facts), read_in_law(test, law)
        if fact is not None and test.outcome_of(fact, law.facts) == NOT_KNOWN:
            fact = None  # an answer that the rule of the requirement does not name says nothing on it
        elsewhere = fact if fact is not None and self._leaves_open(test, fact, law) else None
        described = answer if answer is not fact else None
        beside = {"theirs": theirs(test, law.facts), "practice": done.facts.get((test.indicator, ""))}
        return {"fact": None if elsewhere else fact, "elsewhere": elsewhere, "described": described, **beside}

    def _leaves_open(self, test: Test, fact: Record, law: Case) -> bool:
        """Say whether an answer of another law leaves open what the own law gives, which was not read on it.

        A duty kept by whatever law is kept; what a law on another subject limits or leaves out, the own law may give.
        """
        if test.outcome_of(fact, law.facts) == MET:
            return False
        texts = {fact["source"], *law.texts.get(test.indicator, ())}
        return all(law_of(self.data, source).other_than(self.own_law) for source in texts)

    @cached_property
    def rule(self) -> Rule:
        """The rule of recommendation."""
        return rule_of(self.data)


def _is_figure(data: Dataset, indicator: str) -> bool:
    """Say whether a question is about a figure: what is spent, who works there, how often one visits."""
    asked = data.indicator(indicator) if indicator else {"type": "", "basis": ""}
    return asked["type"] in FIGURES and asked["basis"] != LEGAL


def _figure(test: Test, done: Case) -> dict[str, Record | None]:
    """Return the latest figure, if one is known."""
    return {"fact": done.facts.get((test.indicator, ""))}


def _told(test: Test, law: Case, found: dict[str, Record | None]) -> str:
    """Return the worst that another law, a description and the rule of the institution say; nothing where there is none."""
    beside = [fact for name in ("elsewhere", "described", "theirs") if (fact := found.get(name)) is not None]
    outcomes = {test.outcome_of(fact, law.facts) for fact in beside}
    return next((outcome for outcome in (NOT_MET, SILENT, PARTLY, MET) if outcome in outcomes), "")


def _test(data: Dataset, requirement: str, indicator: str) -> Test:
    """Return what answers to a question mean for a requirement; where its rule does not say it, yes meets it, no does not."""
    found = (test for test in rules_of(data).get(requirement, ()) if test.indicator == indicator and test.way)
    return next(found, Test(indicator, 1, "yes", "partly", "no", FUNCTION))


def by_law(data: Dataset, points: Iterable[Point]) -> dict[Law, tuple[Point, ...]]:
    """Return the points on which a law was read, the own one or another, by that law, that of most points first."""
    found: dict[Law, tuple[Point, ...]] = {}
    for point in points:
        fact = point.fact or point.elsewhere
        if fact is not None and not point.figure:
            law = law_behind(data, fact)
            found[law] = (*found.get(law, ()), point)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))
