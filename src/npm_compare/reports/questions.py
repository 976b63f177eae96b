"""The questions of the brief: their words and evidence are those of `data/questions.csv`, how each is answered stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.durations import durations
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.reports.around import first_years, researched, visited
from npm_compare.reports.shares import chosen, counted, known_figures
from npm_compare.views import findings
from npm_compare.views.findings.finding import Finding
from npm_compare.views.language import joined, language, say, say_many


@dataclass(frozen=True)
class Question:
    """One question in the language spoken: its words, the indicators that are its evidence, how its answer is found.

    The answers to the indicators `counted` enter the sentence on comparable mechanisms; `nothing` is said where the tables
    around the facts hold nothing on it.
    """

    number: int
    words: str
    indicators: tuple[str, ...]
    counted: tuple[str, ...]
    answered_by: str
    nothing: str = ""


def question(data: Dataset, number: int) -> Question:
    """Return a question by its number; UnknownName names those there are."""
    found = records(data.questions[data.questions["number"] == number])
    if not found:
        raise UnknownName("question", number, map(str, data.questions["number"]))
    return _question(data, found[0])


def questions(data: Dataset) -> list[Question]:
    """Return every question, in the order in which those who design a mechanism ask them."""
    return [_question(data, row) for row in records(data.questions)]


def _question(data: Dataset, row: Record) -> Question:
    links = data.question_indicators
    own = links[links["number"] == row["number"]]
    return Question(
        row["number"],
        row[f"question_{language()}"],
        tuple(own["indicator"]),
        tuple(own.loc[own["counted"] == "yes", "indicator"]),
        row["answered_by"],
        row[f"nothing_{language()}"],
    )


def _tally(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    """Say of how many laws read, or of how many mechanisms known, the others give each answer."""
    every = compare("all", question.counted, at=at, data=data)
    said = [counted(every, indicator, asker) for indicator in question.counted]
    head = say("Others: {answers}.", answers=joined((one.head for one in said), strong=True))
    return Finding(head, len(every.cells), unknown=said[0].unknown if len(said) == 1 else "")


def _known(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    every = compare("all", question.indicators, at=at, data=data)
    head = say_many(
        "An answer is known for {count} of {all} mechanisms in place.",
        "An answer is known for {count} of {all} mechanisms in place.",
        every.cells["subject"].nunique(),
        all=len(every.mechanisms),
    )
    return Finding(head, len(every.cells))


def _figures(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return known_figures(data, question.counted[0], asker, at)


def _choice(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return chosen(data, at)


def _wait(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return findings.wait(durations(at=at, data=data), data=data)


def _first_years(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return first_years(data, asker, at) or Finding(question.nothing, 0)


def _visitors(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return visited(data, asker, at) or Finding(question.nothing, 0)


def _studies(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return researched(data) or Finding(question.nothing, 0)


Finder = Callable[[Dataset, Question, str, str], Finding]
"""Returns what comparable mechanisms show: the sentence that answers, and what must be known to read it rightly."""

FINDERS: Mapping[str, Finder] = {
    "choice": _choice,
    "figures": _figures,
    "first_years": _first_years,
    "known": _known,
    "studies": _studies,
    "tally": _tally,
    "visitors": _visitors,
    "wait": _wait,
}
"""How an answer is found, by the codes of the list `question_answer`."""
