"""The rule of a requirement, kept as data: to whom it applies, which answers meet it, how several answers are joined.

`requirements.csv` states it in words and says to which models it applies, `requirement_indicators.csv` which answers meet it.
Indicators with the same number in `way` must all hold; one way is enough; way 0 is evidence that is shown and not assessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from npm_compare.checking.lookups import ABOVE_ZERO, ANY, WITHIN
from npm_compare.dates import bounds
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.wording import NOT_KNOWN

MET, PARTLY, NOT_MET, SILENT, NOT_APPLICABLE = "met", "partly", "not_met", "silent", "not_applicable"
STATUSES = (MET, PARTLY, NOT_MET, SILENT, NOT_KNOWN, NOT_APPLICABLE)
"""Every outcome, in the order of tables and charts."""

ALL_MUST_HOLD = (NOT_MET, SILENT, NOT_KNOWN, PARTLY, MET)
ONE_IS_ENOUGH = (MET, PARTLY, NOT_KNOWN, SILENT, NOT_MET)
"""Orders in which outcomes prevail when several tests are joined."""

Facts = Mapping[str, Record]
"""The fact that answers each indicator, for one mechanism and aspect."""


@dataclass(frozen=True)
class Test:
    """What answers to one indicator mean for a requirement."""

    __test__ = False  # not a test of this package

    indicator: str
    way: int
    met: str
    partly: str
    not_met: str

    def outcome(self, facts: Facts) -> str:
        """Return the outcome of the test on the facts of one mechanism and aspect."""
        fact = facts.get(self.indicator)
        if fact is None:
            return NOT_KNOWN
        for status, answers in ((MET, self.met), (PARTLY, self.partly), (NOT_MET, self.not_met)):
            if fact["value"] in answers.split("|"):
                return status
        if fact["value"] in (SILENT, NOT_APPLICABLE):
            return str(fact["value"])
        if within := WITHIN.fullmatch(self.met):
            return _within(fact, facts.get(within[2]), int(within[1]))
        holds = self.met == ANY or (self.met == ABOVE_ZERO and float(fact["value"]) > 0)
        return MET if holds else NOT_MET


def _within(fact: Record, start: Record | None, years: int) -> str:
    """Compare a date with the day so many years after another; partial dates may leave it open."""
    event, begin = bounds(fact["value"]), bounds(start["value"]) if start else None
    if event is None or begin is None:
        return NOT_KNOWN
    if event[1] <= begin[0] + years * 1_00_00:
        return MET
    return NOT_MET if event[0] > begin[1] + years * 1_00_00 else NOT_KNOWN


def applies(requirement: Record, model: str, state: Record) -> bool:
    """Say whether a requirement concerns mechanisms of a model in a State: see `applies_to` in `datapackage.json`."""
    named = requirement["applies_to"].split("|") if requirement["applies_to"] else []
    groups = [name for name in named if name in state]
    models = [name for name in named if name not in state]
    return (not models or model in models) and (not groups or any(state[name] == "yes" for name in groups))


def rules_of(data: Dataset) -> dict[str, list[Test]]:
    """Return the tests of each requirement."""
    rules: dict[str, list[Test]] = {}
    for row in records(data.requirement_indicators):
        test = Test(row["indicator"], int(row["way"]), row["met"], row["partly"], row["not_met"])
        rules.setdefault(row["requirement"], []).append(test)
    return rules


def status_of(tests: Sequence[Test], facts: Facts, *, unknown: str = NOT_KNOWN) -> str:
    """Join the outcomes of the tests of a requirement; `unknown` stands for each outcome that is not known."""
    ways: dict[int, list[str]] = {}
    for test in tests:
        if test.way:
            outcome = test.outcome(facts)
            ways.setdefault(test.way, []).append(unknown if outcome == NOT_KNOWN else outcome)
    return _prevailing([_prevailing(outcomes, ALL_MUST_HOLD) for outcomes in ways.values()], ONE_IS_ENOUGH)


def _prevailing(outcomes: Sequence[str], order: Sequence[str]) -> str:
    return next((status for status in order if status in outcomes), NOT_APPLICABLE if outcomes else NOT_KNOWN)
