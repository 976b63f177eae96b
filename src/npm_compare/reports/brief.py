"""The decision brief: the questions that those who design a mechanism ask, each answered from the facts.

Every answer says what holds for the mechanism that asks, then what others have, of how many that were read, and what is
missing. Where the data hold nothing on a question the answer says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.reports.questions import FINDERS, question, questions
from npm_compare.reports.shares import with_number
from npm_compare.reports.templates import filled
from npm_compare.views import findings
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, say, say_many
from npm_compare.views.showing import html
from npm_compare.views.table import Cell, Note, Notes, Row, table
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, say_citation, say_fact, short_name, source_note


@dataclass(frozen=True, eq=False)
class BriefAnswer:
    """One answer in two sentences, on others and on the one that asks; the evidence, what is missing, on what it rests.

    `more` is what must be known to read the sentence on others rightly.
    """

    number: int
    question: str
    others: str
    own: str
    evidence: Comparison | None
    missing: str
    confidence: str
    more: str = ""

    @property
    def text(self) -> str:
        """The answer: what holds for the one that asks, then what the others show."""
        return sentences(self.own, self.others)

    def __repr__(self) -> str:
        parts = (f"{self.number}. {self.question}", self.text, self.more, self.missing, self.confidence)
        return wrapped("\n".join(part for part in parts if part))

    def _repr_html_(self) -> str:
        evidence = "" if self.evidence is None else html(self.evidence)
        return filled("answer.html", answer=self, heading=say("Evidence"), evidence=evidence)


@dataclass(frozen=True, eq=False)
class Annex:
    """The answers to all questions, in one table: the question, what holds for the one that asks, what the others show."""

    name: str
    answers: tuple[BriefAnswer, ...]

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self.answers))

    def _repr_html_(self) -> str:
        rows = [
            Row(f"{one.number}. {one.question}", (Cell(one.own or "–", _documents(one)), Cell(one.others, _below(one))))
            for one in self.answers
        ]
        return render(
            table(say("Questions and answers"), ("", self.name, say("Other mechanisms")), rows, widths=(15, 37, 48))
        )


SHOWN_SOURCES = 3
"""Documents named below an answer of the annex."""


def _documents(one: BriefAnswer) -> Notes | str:
    """Return the documents behind what is known of the one that asks, each with its link."""
    if one.evidence is None:
        return ""
    data, asker = one.evidence.data, one.evidence.mechanisms[0]
    cells = one.evidence.cells
    keys = list(dict.fromkeys(cells.loc[cells["subject"] == asker, "source"]))[:SHOWN_SOURCES]
    notes = [_cited(data, key) for key in keys]
    return Notes(tuple(notes)) if notes else ""


def _cited(data: Dataset, source: str) -> Note:
    words = say_citation(data, source)
    return source_note(data, source, words, words)


def _below(one: BriefAnswer) -> str:
    return sentences(one.more, one.missing)


@checked
def annex(asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None) -> Annex:
    """Answer every question of the brief for a mechanism, in one table: an annex to the decisions.

    Parameters are those of `answer`.
    """
    data = data or load()
    made = (answer(one.number, asker, group, at=at, data=data) for one in questions(data))
    return Annex(short_name(data, asker), tuple(made))


@checked
def answer(
    number: int, asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None
) -> BriefAnswer:
    """Answer one of the questions of the brief for a mechanism, beside its peers.

    Parameters
    ----------
    number
        Its number in `data/questions.csv`, from 1.
    asker, group
        The mechanism that asks and the peers shown beside it in the evidence.

    Raises
    ------
    UnknownName
        If there is no such question or mechanism.
    """
    data = data or load()
    data.mechanism(asker)
    asked, date = question(data, number), data.edition(at)
    others = FINDERS[asked.answered_by](data, asked, asker, date)
    if not asked.indicators:
        return _around(number, asked.words, others)
    evidence = compare([asker, group], asked.indicators, at=date, data=data)
    own, missing, rests = _own(evidence, asker), _missing(evidence, asker), _confidence(evidence)
    missing = sentences(missing, others.unknown)
    return BriefAnswer(number, asked.words, others.head, own, evidence, missing, rests, others.rest)


def _around(number: int, words: str, found: Finding) -> BriefAnswer:
    """Answer a question that no fact answers from the tables around the facts."""
    if not found.facts:
        missing = say("To be researched: see the queue at the end of the brief.")
        return BriefAnswer(number, words, found.head, "", None, missing, say("No fact supports it."))
    rests = say_many(
        "It rests on {count} row of the tables that accompany the facts.",
        "It rests on {count} rows of the tables that accompany the facts.",
        found.facts,
    )
    return BriefAnswer(number, words, found.head, "", None, "", rests, found.rest)


def _own(evidence: Comparison, asker: str) -> str:
    name = short_name(evidence.data, asker)
    mine = records(evidence.cells[evidence.cells["subject"] == asker])
    if not mine:
        return say("{name}: nothing is known.", name=name)
    said = [
        # Translators: a question and its answer inside a sentence, such as “NPM unit – Dedicated unit (practice)”.
        say(
            "{label} – {answer}",
            label=inside(indicator_label(evidence.data, f["indicator"])),
            answer=say_fact(evidence.data, f),
        )
        for f in mine
    ]
    # Translators: {name} is a mechanism, such as “Morocco CNDH”; {answers} are what is known of it.
    return say("{name}: {answers}.", name=name, answers=joined(said, strong=True))


def _missing(evidence: Comparison, asker: str) -> str:
    known = set(evidence.cells.loc[evidence.cells["subject"] == asker, "indicator"])
    lacking = [inside(indicator_label(evidence.data, name)) for name in evidence.indicators if name not in known]
    if not lacking:
        return ""
    # Translators: {name} is a mechanism, {labels} are the questions that nobody answers about it.
    return say("{name}, not known: {labels}.", name=short_name(evidence.data, asker), labels=joined(lacking))


def _confidence(evidence: Comparison) -> str:
    counts = evidence.behind["confidence"].value_counts()
    if counts.empty:
        return say("It rests on no fact about these mechanisms.")
    levels = [level for level in evidence.data.codes_of("confidence") if level in counts]
    return say_many(
        "It rests on {count} fact about these mechanisms (confidence: {levels}).",
        "It rests on {count} facts about these mechanisms (confidence: {levels}).",
        len(evidence.behind),
        levels=joined(with_number(code_label(evidence.data, "confidence", n), int(counts[n])) for n in levels),
    )


@checked
def summary(
    asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None
) -> Finding:
    """Return where the State stands and on how much evidence the answers rest, in one paragraph."""
    data = data or load()
    asked = questions(data)
    evidence = compare([asker, group], dict.fromkeys(i for one in asked for i in one.indicators), at=at, data=data)
    known, facts = set(evidence.claims["indicator"]), len(evidence.behind)
    answered = say_many(
        "Of {asked} questions, {count} is answered from facts.",
        "Of {asked} questions, {count} are answered from facts.",
        sum(not known.isdisjoint(one.indicators) for one in asked),
        asked=len(asked),
    )
    rests = say_many("They rest on {count} fact.", "They rest on {count} facts.", facts)
    return Finding(sentences(str(findings.standing(asker, at=at, data=data)), answered, rests), facts)
