"""Sentences on yes/partly/no answers and categories: what the law gives, what is missing, what is not known."""

from __future__ import annotations

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.wordings import READ
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, by_cell, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, later, listed, percent, say, say_many
from npm_compare.views.wording import inside, last_day, say_basis, say_qualities, say_value, short_name
from npm_compare.views.wordings import LATER, say_wordings

ELSEWHERE = "known_elsewhere"
"""What the law says is not known, but something else is: practice, a bill."""

LACKS = {
    "no": later("It denies {labels}."),
    "silent": later("It does not mention {labels}."),
    "partly": later("It gives with limits {labels}."),
    DOUBTED: later("It is described as given, but sources differ, on {labels}."),
    OF_INSTITUTION: later("Only a rule of the whole institution is known on {labels}."),
    ELSEWHERE: later("It was not read, and only other evidence is known, on {labels}."),
    NOT_KNOWN: later("It was not read on {labels}, and nothing else is known."),
}
"""What the law of one body says, or what was read of it, where that of another gives something in full."""


@checked
def contrast(comparison: Comparison, mechanism: str) -> Finding:
    """List what the law gives in full to at least one other mechanism and is not shown to give so to this one.

    What is not known of its law names what is known on another basis.

    >>> import npm_compare as npm
    >>> print(npm.findings.contrast(npm.compare("seminar", "powers"), "mar-cndh").head)
    On ... at least one of the other laws gives in full ...
    """
    law = comparison.in_law()
    given = (law.drop(columns=mechanism) == "yes").any(axis=1)
    besides, found = _besides(comparison, mechanism), law.loc[given, mechanism]
    kinds = found.mask((found == NOT_KNOWN) & found.index.isin(list(besides)), ELSEWHERE)
    said = []
    for kind, words in LACKS.items():
        labels = [
            inside(indicator_label(comparison.data, str(i))) + (f" ({besides[str(i)]})" if kind == ELSEWHERE else "")
            for i in kinds.index[kinds == kind]
        ]
        said += [say(words, labels=listed(labels))] if labels else []
    name, date = _name(comparison, mechanism), last_day(comparison.at)
    if said:
        head = say_many(
            "On {date} at least one of the other laws gives in full {count} point that the law of {name} is not known to give "
            "in full.",
            "On {date} at least one of the other laws gives in full {count} points that the law of {name} is not known to give "
            "in full.",
            len(kinds[kinds != "yes"]),
            date=date,
            name=name,
        )
        return Finding(head, len(comparison.facts), sentences(*said))
    text = say(
        "On {date} nothing that the law gives in full to one of the others is missing for {name}.", date=date, name=name
    )
    return Finding(text, len(comparison.facts))


def _besides(comparison: Comparison, mechanism: str) -> dict[str, str]:
    """Say, by question, what is known of a mechanism on other bases than the law, with the basis."""
    facts, data = comparison.facts, comparison.data
    chosen = facts[(facts["subject"] == mechanism) & ~facts["basis"].isin(LAW)]
    said: dict[str, list[str]] = {}
    for fact in records(chosen):
        # Translators: on what an answer rests, and the answer: “practice: yes”.
        words = say("{basis}: {answer}", basis=say_basis(data, fact), answer=inside(say_value(data, fact)))
        said.setdefault(fact["indicator"], []).append(words)
    return {indicator: joined(words) for indicator, words in said.items()}


@checked
def unknown(comparison: Comparison) -> Finding:
    """Say for each mechanism how many of the questions have no answer in the data, on any basis.

    Questions on a figure, a date or a text are among them, which counts of powers leave out.

    >>> import npm_compare as npm
    >>> print(npm.findings.unknown(npm.compare("seminar", "powers")).head)
    Of the ... questions, ...
    """
    asked, coded = len(comparison.indicators), len(comparison.answers())
    answered = comparison.cells.groupby("subject")["indicator"].nunique()
    said = [
        # Translators: how many questions on a mechanism have no answer, such as “14 on Morocco CNDH”.
        say("{number} on {name}", number=asked - int(answered.get(m, 0)), name=_name(comparison, m))
        for m in comparison.mechanisms
        if asked > int(answered.get(m, 0))
    ]
    text = say_many(
        "Of the {count} question, in law or in practice, no document read on {date} answers {mechanisms}.",
        "Of the {count} questions, in law or in practice, no document read on {date} answers {mechanisms}.",
        asked,
        date=last_day(comparison.at),
        mechanisms=listed(said),
    )
    if not said:
        text = say_many(
            "The {count} question has an answer, in law or in practice, for each mechanism on {date}.",
            "The {count} questions have an answer, in law or in practice, for each mechanism on {date}.",
            asked,
            date=last_day(comparison.at),
        )
    if 0 < coded < asked:  # sentences on powers and guarantees count only these
        kinds = say_many(
            "{count} of these questions asks for a yes or a no, the others for a number, a date, a kind or a text.",
            "{count} of these questions ask for a yes or a no, the others for a number, a date, a kind or a text.",
            coded,
        )
        text = sentences(text, kinds)
    return Finding(text, len(comparison.behind))


@checked
def answer(comparison: Comparison, *indicators: str) -> Finding:
    """State the answers to a few questions, the mechanisms that share one named together, with the basis of each.

    >>> import npm_compare as npm
    >>> print(npm.findings.answer(npm.compare("fra-cglpl", "powers", at="2024"), "visits_unannounced").head)
    On ... Unannounced visits – yes (law): France CGLPL.
    """
    chosen = comparison.cells[comparison.cells["indicator"].isin(indicators)]
    shown = by_cell(chosen)
    said = [say("On {date}.", date=last_day(comparison.at))]
    for indicator in indicators:
        shared: dict[str, list[str]] = {}
        for mechanism in comparison.mechanisms:
            facts = shown.get((mechanism, indicator), [])
            words = (
                _answered(comparison, facts[-1]) if facts else inside(code_label(comparison.data, "answer", NOT_KNOWN))
            )
            shared.setdefault(words, []).append(_name(comparison, mechanism))
        # Translators: an answer and the mechanisms that have it, such as “yes (law): France CGLPL and Mali CNDH”.
        parts = [say("{answer}: {names}", answer=words, names=listed(names)) for words, names in shared.items()]
        label = indicator_label(comparison.data, indicator)
        # Translators: a question and its answers, such as “Private interviews – yes (law): France CGLPL; not known: …”.
        said.append(say("{question} – {answers}.", question=label, answers=joined(parts, strong=True)))
    return Finding(sentences(*said), len(chosen))


def _answered(comparison: Comparison, fact: Record) -> str:
    """Return an answer with what must be read with it: its basis and year, and whose rule it is."""
    data = comparison.data
    qualities = say_qualities(data, fact)
    return inside(say_value(data, fact)) + (f" ({qualities})" if qualities else "")


def refuse_empty(comparison: Comparison) -> None:
    """Refuse a comparison without a mechanism, or without a question that is answered by yes or no."""
    if not comparison.mechanisms:
        raise NpmCompareError("no_mechanism_to_draw")
    if comparison.answers().empty:
        raise NpmCompareError("yes_or_no_wanted")


@checked
def known_share(comparison: Comparison) -> Finding:
    """State how much of a group's law is known at all, and which question is most often answered with yes.

    >>> import npm_compare as npm
    >>> print(npm.findings.known_share(npm.compare("nhri", "powers")).head)
    The law is known on ... of ... points ...
    """
    refuse_empty(comparison)
    law = comparison.answers(LAW)
    known, cells = int((law != NOT_KNOWN).sum().sum()), law.size
    often = (law == "yes").sum(axis=1)
    text = sentences(
        say_many(
            "The law is known on {known} of {count} point ({share}).",
            "The law is known on {known} of {count} points ({share}).",
            cells,
            known=known,
            share=percent(known / cells),
        ),
        say_many(
            "Most often given: “{label}” ({number} of {count} mechanism).",
            "Most often given: “{label}” ({number} of {count} mechanisms).",
            len(comparison.mechanisms),
            label=inside(indicator_label(comparison.data, str(often.idxmax()))),
            number=int(often.max()),
        )
        if often.max()
        else say("No law known gives any of these in full."),
    )
    return Finding(text, known)


def _name(comparison: Comparison, mechanism: str) -> str:
    return short_name(comparison.data, mechanism)


@checked
def wordings(comparison: Comparison) -> Finding:
    """Say for each mechanism in which wording its law was read: the years of the documents, with the number of answers.

    >>> import npm_compare as npm
    >>> print(npm.findings.wordings(npm.compare("fra-cglpl", "powers")).head)
    Wording of the law read, ...: France CGLPL: 2007 ...
    """
    said, read = [], 0
    for mechanism in comparison.mechanisms:
        mine = comparison.facts[comparison.facts["subject"] == mechanism]
        years = say_wordings(comparison.data, mine) or say("text of the law not read")
        # Translators: a mechanism and the years of the documents that show its law: “France CGLPL: 2007 (2 answers), 2014 (9)”.
        said.append(say("{name}: {years}", name=_name(comparison, mechanism), years=years))
        read += int((mine["basis"] == READ).sum())
    head = say(
        "Wording of the law read, by the year of the document: {mechanisms}.", mechanisms=joined(said, strong=True)
    )
    return Finding(head, read, say(LATER))
