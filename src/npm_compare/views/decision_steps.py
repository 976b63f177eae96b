"""What comes after a decision, in words: who takes the next step, which it is, and what would change what is recommended."""

from __future__ import annotations

from collections.abc import Iterable

from npm_compare.analysis.decisions import HIGH, Decision, Decisions
from npm_compare.analysis.points import Point, by_law
from npm_compare.analysis.rule import NOT_KNOWN, VERIFY
from npm_compare.facts.dataset import Dataset
from npm_compare.views import decision_words as words
from npm_compare.views.gaps import where_to_look
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, say
from npm_compare.views.law_texts import law_name
from npm_compare.views.wording import inside

MECHANISM = "mechanism"
"""The owner that there is only once a State has a mechanism."""


def owner(found: Decisions, decision: Decision) -> str:
    """Say who acts: of a mechanism that is not there yet, that it acts once it is set up."""
    if found.absent and decision.row["owner"] == MECHANISM:
        return say("The mechanism, once it is set up")
    return code_label(found.data, "owner", decision.row["owner"])


def step(found: Decisions, decision: Decision) -> str:
    """Say what comes next: what to read, who may have to mend another law, then who does what by when."""
    data = found.data
    unread = [point for point in decision.of(VERIFY) if not point.figure]
    own = law_name(data, found.own_law) if found.own_law else say("the law")
    first = say("Read {law} first on: {labels}.", law=own, labels=_subjects(data, unread)) if unread else ""
    when, done = inside(code_label(data, "moment", decision.row["moment"])), words.own_words(decision.row, "step")
    # Translators: who, when, and what is done: “Government (bill), within the first hundred days: Set the law out …”.
    whole = say("{who}, {when}: {step}", who=owner(found, decision), when=when, step=done)
    return joined_sentences([first, *_of_others(data, decision.points, own), whole])


def _of_others(data: Dataset, points: Iterable[Point], own: str) -> list[str]:
    """Say whose a change of a law on another subject is: not that of the bill on the mechanism."""
    return [
        say(
            "If {own} does not give it in full ({labels}), a change of {law} is for the ministry that presents that law.",
            own=own,
            law=law_name(data, law),
            labels=_subjects(data, those),
        )
        for law, those in by_law(data, (point for point in points if point.elsewhere)).items()
    ]


def _subjects(data: Dataset, points: Iterable[Point]) -> str:
    return joined(inside(words.subject(data, point)) for point in points)


def joined_sentences(parts: Iterable[str]) -> str:
    """Put sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)


def changed(found: Decisions, decision: Decision) -> str:
    """Say what would change a recommendation that is not sure: what is to be read first, and where to look."""
    if decision.confidence == HIGH:
        return ""
    if found.absent:
        return say("More laws read: they decide where only guidance is asked for.")
    data = found.data
    told = {
        "question": inside(indicator_label(data, decision.changed_by)),
        "where": where_to_look(data, decision.changed_by),
    }
    if all(point.held != NOT_KNOWN for point in decision.points):
        return say("A surer answer on: {question}. Look in: {where}.", **told)
    return say("The answer on: {question}. Look in: {where}.", **told)
