"""The rule of a requirement, kept as data: to whom it applies, which answers meet it, how several answers are joined.

`requirements.csv` states it in words and says to which models it applies, `requirement_indicators.csv` which answers meet it.
Indicators with the same number in `way` must all hold; one way is enough; way 0 is evidence that is shown and not assessed.
An answer that a rule does not name says nothing on the requirement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from npm_compare.analysis.readings import DESCRIBED, DOUBTED, doubtful
from npm_compare.base.dates import bounds
from npm_compare.checking.lookups import ABOVE_ZERO, ANY, WITHIN
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import FUNCTION, INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.standalone import STAND_ALONE

MET, PARTLY, NOT_MET, SILENT, NOT_APPLICABLE = "met", "partly", "not_met", "silent", "not_applicable"
STATUSES = (MET, PARTLY, NOT_MET, SILENT, NOT_KNOWN, NOT_APPLICABLE)
"""Every outcome, in the order of tables and charts."""

ALL_MUST_HOLD = (NOT_MET, SILENT, NOT_KNOWN, PARTLY, MET)
ONE_IS_ENOUGH = (MET, PARTLY, NOT_KNOWN, SILENT, NOT_MET)
"""Orders in which outcomes prevail when several tests are joined."""

STATE = "state"
"""The scope of a test that asks about the State itself: it stands whether or not there is a mechanism."""

NO_MECHANISM, ENDED, ANOTHER_BODY = "no_mechanism", "ended", "another_body"
CONCERNS_OTHERS, NOT_BOUND, NOT_DUE, NO_QUESTION = "others", "not_bound", "not_due", "no_question"
REASONS = (
    NO_MECHANISM,
    ENDED,
    ANOTHER_BODY,
    CONCERNS_OTHERS,
    NOT_BOUND,
    NOT_DUE,
    NO_QUESTION,
    OF_INSTITUTION,
    DOUBTED,
    DESCRIBED,
)
"""Reasons of an outcome, codes of the list `reason`. The last three: only rules of the whole institution are known; sources
differ, since what is described as given has limits in a rule of the institution; the outcome rests, at least in part, on a
description of the law.
"""

FORM_OF_STATE, FEDERAL = "form_of_state", "federal"
"""The question that says whether a State is federal, and the group of those that are (OPCAT art. 29)."""

DESIGNATION, ENTRY = "designation_date", "opcat_entry_into_force"

Facts = Mapping[tuple[str, str], Record]
"""The fact that answers each indicator, for one mechanism and aspect, by what it speaks of: `function` (or not established),
`institution`, or, under an empty text, the first that there is of these."""


@dataclass(frozen=True)
class Case:
    """A mechanism on a date: its model and State, why it is not the mechanism then (empty if it is), and what is known of it.

    `texts` are the documents of law read on each question, chosen or not.
    """

    model: str
    state: Record
    absent: str
    when: int
    facts: Facts = field(repr=False)
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Test:
    """What answers to one indicator mean for a requirement."""

    __test__ = False  # not a test of this package

    indicator: str
    way: int
    met: str
    partly: str
    not_met: str
    scope: str

    def answer(self, facts: Facts) -> Record | None:
        """Return the fact that answers the test: of the function only where it asks about the function."""
        return facts.get((self.indicator, FUNCTION if self.scope == FUNCTION else ""))

    def outcome(self, facts: Facts) -> str:
        """Return the outcome of the test on the facts of one mechanism and aspect."""
        fact = self.answer(facts)
        return NOT_KNOWN if fact is None else self.outcome_of(fact, facts)

    def outcome_of(self, fact: Record, facts: Facts) -> str:
        """Return what one answer means; others of the same mechanism and aspect are needed for the start of a deadline."""
        for status, answers in ((MET, self.met), (PARTLY, self.partly), (NOT_MET, self.not_met)):
            if fact["value"] in answers.split("|"):
                return status
        if fact["value"] in (SILENT, NOT_APPLICABLE):
            return str(fact["value"])
        if within := WITHIN.fullmatch(self.met):
            return _within(fact, facts.get((within[2], "")), int(within[1]))
        if self.met == ABOVE_ZERO:
            return MET if float(fact["value"]) > 0 else NOT_MET
        return MET if self.met == ANY else NOT_KNOWN

    def missed(self, case: Case) -> tuple[str, str]:
        """Return the outcome of the test for a State that has no mechanism on the date, with the reason.

        The duty to have one begins with the entry into force (OPCAT art. 3) and is due a year later (art. 17).
        """
        if self.indicator != DESIGNATION:
            return self.outcome(case.facts), ""
        within = WITHIN.fullmatch(self.met)
        start = case.facts.get((within[2] if within else ENTRY, ""))
        begin = bounds(start["value"]) if start else None
        if begin is None:
            return NOT_APPLICABLE, NOT_BOUND
        if within is None:
            return NOT_MET, NO_MECHANISM
        first, last = (end + int(within[1]) * 1_00_00 for end in begin)
        if case.when > last:
            return NOT_MET, NO_MECHANISM
        return (NOT_KNOWN, "") if case.when > first else (NOT_APPLICABLE, NOT_DUE)


def _within(fact: Record, start: Record | None, years: int) -> str:
    """Compare a date with the day so many years after another; partial dates may leave it open."""
    event, begin = bounds(fact["value"]), bounds(start["value"]) if start else None
    if event is None or begin is None:
        return NOT_KNOWN
    if event[1] <= begin[0] + years * 1_00_00:
        return MET
    return NOT_MET if event[0] > begin[1] + years * 1_00_00 else NOT_KNOWN


def applies(row: Record, model: str, state: Record) -> bool:
    """Say whether a requirement, or an option, concerns mechanisms of a model in a State: see its column `applies_to`."""
    named = row["applies_to"].split("|") if row["applies_to"] else []
    groups = [name for name in named if name in state]
    models = [name for name in named if name not in state]
    return (not models or model in models) and (not groups or any(state[name] == "yes" for name in groups))


def spares_stand_alone(data: Dataset, requirement: str) -> bool:
    """Say whether a requirement concerns a mechanism inside another body only, so that no other law counts on it."""
    everywhere = dict.fromkeys([*data.states.columns, FEDERAL], "yes")
    return not applies(data.requirement(requirement), STAND_ALONE, everywhere)


def questions(data: Dataset, requirement: str) -> list[str]:
    """Return the questions by whose answers a requirement is met, in their order; what is only evidence is not among them."""
    return list(data.kept(("questions",), lambda: _questions(data)).get(requirement, ()))


def _questions(data: Dataset) -> dict[str, dict[str, None]]:
    """Return the questions by whose answers each requirement is met, as keys in their order."""
    asked: dict[str, dict[str, None]] = {}
    for link in records(data.requirement_indicators):
        if link["way"] != "0":
            asked.setdefault(link["requirement"], {})[link["indicator"]] = None
    return asked


def rests_on_law(data: Dataset, requirement: str) -> bool:
    """Say whether a text of law can answer what a requirement asks."""
    return any(data.indicator(name)["basis"] == "basis_legal" for name in questions(data, requirement))


def rules_of(data: Dataset) -> Mapping[str, Sequence[Test]]:
    """Return the tests of each requirement."""
    return data.kept(("rules",), lambda: _rules_of(data))


def _rules_of(data: Dataset) -> dict[str, list[Test]]:
    rules: dict[str, list[Test]] = {}
    for row in records(data.requirement_indicators):
        test = Test(row["indicator"], int(row["way"]), row["met"], row["partly"], row["not_met"], row["scope"])
        rules.setdefault(row["requirement"], []).append(test)
    return rules


def judge(requirement: Record, tests: Sequence[Test], case: Case) -> tuple[str, str]:
    """Return the outcome of a requirement for a mechanism on a date, with the reason where the outcome does not say it itself.

    Nothing is asked of a mechanism that is not there; what is asked of the State itself is, unless another body is its
    mechanism.
    """
    if not applies(requirement, case.model, case.state):
        return NOT_APPLICABLE, CONCERNS_OTHERS
    if case.absent:
        own = [test for test in tests if test.way and test.scope == STATE]
        return _missed(own, case) if own and case.absent != ANOTHER_BODY else (NOT_APPLICABLE, case.absent)
    status = status_of(tests, case.facts)
    if status == MET and any(_doubted(test, case.facts) for test in tests if test.way):
        return NOT_KNOWN, DOUBTED
    return status, NO_QUESTION if status == NOT_APPLICABLE else _reason(status, tests, case.facts)


def _doubted(test: Test, facts: Facts) -> bool:
    """Say whether an answer on the function that is only described says more than a rule of the institution gives.

    Whether the limits of that rule bind the function too was then not read in the law.
    """
    answer, rule = test.answer(facts), theirs(test, facts)
    less = rule is not None and test.outcome_of(rule, facts) in (PARTLY, NOT_MET)
    return doubtful(answer, test.outcome(facts) == MET, rule, less)


def _reason(status: str, tests: Sequence[Test], facts: Facts) -> str:
    """Return on what kind of answers an outcome rests, where that has to be said."""
    asked = [(test.answer(facts), theirs(test, facts)) for test in tests if test.way]
    if status == NOT_KNOWN:
        return OF_INSTITUTION if any(rule and not answer for answer, rule in asked) else ""
    return DESCRIBED if any(answer and answer["basis"] == DESCRIBED for answer, _ in asked) else ""


def _missed(tests: Sequence[Test], case: Case) -> tuple[str, str]:
    """Return the outcome of several tests for a State without a mechanism; nothing is asked before it is due."""
    found = [test.missed(case) for test in tests]
    if excused := next((pair for pair in found if pair[0] == NOT_APPLICABLE), None):
        return excused
    status = _joined(tests, [outcome for outcome, _ in found])
    return status, NO_MECHANISM if status == NOT_MET else ""


def theirs(test: Test, facts: Facts) -> Record | None:
    """Return the rule of the whole institution where a test asks about the function: it is shown and meets nothing."""
    return facts.get((test.indicator, INSTITUTION)) if test.scope == FUNCTION else None


def status_of(tests: Sequence[Test], facts: Facts, *, unknown: str = NOT_KNOWN) -> str:
    """Join the outcomes of the tests of a requirement; `unknown` stands for each outcome that is not known."""
    asked = [test for test in tests if test.way]
    outcomes = [test.outcome(facts) for test in asked]
    return _joined(asked, [unknown if outcome == NOT_KNOWN else outcome for outcome in outcomes])


def _joined(tests: Sequence[Test], outcomes: Sequence[str]) -> str:
    """Join outcomes: the worst of each way, the best of the ways."""
    ways: dict[int, list[str]] = {}
    for test, outcome in zip(tests, outcomes, strict=True):
        ways.setdefault(test.way, []).append(outcome)
    return _prevailing([_prevailing(found, ALL_MUST_HOLD) for found in ways.values()], ONE_IS_ENOUGH)


def _prevailing(outcomes: Sequence[str], order: Sequence[str]) -> str:
    return next((status for status in order if status in outcomes), NOT_APPLICABLE if outcomes else NOT_KNOWN)
