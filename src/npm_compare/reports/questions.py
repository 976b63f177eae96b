"""The questions of the brief: their words and evidence are those of `data/questions.csv`, how each is answered stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.context import studies, visitors
from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.analysis.visits import of_visits
from npm_compare.base.errors import UnknownName
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, lead
from npm_compare.views import findings
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import code_label, indicator_label, state_name
from npm_compare.views.language import isolated, joined, language, number, say, say_many
from npm_compare.views.wording import inside
from npm_compare.weighing.options import options


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
    """Count the answers of all mechanisms in place to yes/partly/no or category questions."""
    every = compare("all", question.counted, at=at, data=data)
    head = say_many(
        "Of {count} mechanism in place, {answers}.",
        "Of {count} mechanisms in place, {answers}.",
        len(every.mechanisms),
        answers=joined((_counted(every, indicator) for indicator in question.counted), strong=True),
    )
    return Finding(head, len(every.cells))


def _counted(every: Comparison, indicator: str) -> str:
    """Say how often each answer to a question was given, and how often none is known; what the law gives by law alone."""
    entry = every.data.indicator(indicator)
    legal = entry["pillar"] in ("mandate", "independence")
    facts = every.facts[every.facts["indicator"] == indicator]
    cells = lead(every.data, facts[facts["basis"].isin(LAW)] if legal else facts)
    own = cells[cells["speaks_of"] != INSTITUTION]
    counts = [(code_label(every.data, entry["codes"], str(code)), n) for code, n in own["value"].value_counts().items()]
    counts += (
        [(code_label(every.data, "answer", OF_INSTITUTION), len(cells) - len(own))] if len(own) < len(cells) else []
    )
    counts.append((code_label(every.data, "answer", NOT_KNOWN), len(every.mechanisms) - len(cells)))
    said = joined(with_number(label, n) for label, n in counts)
    if legal:
        return say("{label} in law: {answers}", label=inside(indicator_label(every.data, indicator)), answers=said)
    return say(
        "{label} in law or practice: {answers}", label=inside(indicator_label(every.data, indicator)), answers=said
    )


def with_number(label: str, count: int) -> str:
    """Return a label and how often it holds, for an enumeration."""
    # Translators: an answer and how often it was given, such as “text is silent 4”.
    return say("{label} {number}", label=inside(label), number=count)


def _rate(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    found = figures([asker, "all"], question.counted[0], at=at, data=data)
    return findings.counts_apart(found) if of_visits(found) else findings.latest_rates(found, "prisoners")


def _known(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    every = compare("all", question.indicators, at=at, data=data)
    head = say_many(
        "An answer is known for {count} of {all} mechanisms in place.",
        "An answer is known for {count} of {all} mechanisms in place.",
        every.cells["subject"].nunique(),
        all=len(every.mechanisms),
    )
    return Finding(head, len(every.cells))


def _choice(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    found, models = options(at=at, data=data), findings.models(at=at, data=data)
    return Finding(models.text, models.facts, str(findings.robust(found, found.acceptability(20_000))))


def _first_years(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    named = durations(at=at, data=data).set_index("state")
    working = durations(event="work", at=at, data=data).set_index("state")
    both = named.join(working[["years", "observed"]].add_suffix("_work"), how="inner")
    both = both[both["observed"] & both["observed_work"]]
    gap = say_many(
        "Of {count} State of which both dates are known, the time from designation to first work was {years} years.",
        "Of {count} States of which both dates are known, half took {years} years or more from designation to first work.",
        len(both),
        years=number((both["years_work"] - both["years"]).median(), 1),
    )
    accepted = findings.wait(durations(event="accepted", at=at, data=data), event="accepted", data=data)
    return Finding(gap, 2 * len(both), accepted.text) if len(both) else accepted


def _wait(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    return findings.wait(durations(at=at, data=data), data=data)


def _visitors(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    found = visitors(asker, at=at, data=data)
    found = found[found["certain"]]
    kinds = [code for code in data.codes_of("visitor_kind") if code in set(found["kind"])]
    if not kinds:
        return Finding(question.nothing, 0)
    head = say(
        "Others that visit places of detention in {state}, by law or in practice: {kinds}.",
        state=state_name(data, data.mechanism(asker)["state"]),
        kinds=joined(inside(code_label(data, "visitor_kind", code)) for code in kinds),
    )
    return Finding(head, len(found))


def _studies(data: Dataset, question: Question, asker: str, at: str) -> Finding:
    found = records(studies(data=data))
    if not found:
        return Finding(question.nothing, 0)
    head = say_many(
        "{count} work of research is in the data, with its limit; conformity with standards is not effectiveness.",
        "{count} works of research are in the data, each with its limit; conformity with standards is not effectiveness.",
        len({row["study"] for row in found}),
    )
    first = found[0]
    told = {"who": joined(part for part in (first["authors"], first["year"]) if part)}
    # Translators: a study, what it finds, and what that does not show.
    more = say(
        "{who}: {finding} Limit: {limit}", finding=isolated(first["finding"]), limit=isolated(first["limit"]), **told
    )
    return Finding(head, len(found), more)


Finder = Callable[[Dataset, Question, str, str], Finding]
"""Returns what comparable mechanisms show: the sentence that answers, and what must be known to read it rightly."""

FINDERS: Mapping[str, Finder] = {
    "choice": _choice,
    "first_years": _first_years,
    "known": _known,
    "rate": _rate,
    "studies": _studies,
    "tally": _tally,
    "visitors": _visitors,
    "wait": _wait,
}
"""How an answer is found, by the codes of the list `question_answer`."""
