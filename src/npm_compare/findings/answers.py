"""Sentences on yes/partly/no answers and categories: what the law gives, what is missing, what is not known."""

from __future__ import annotations

from npm_compare.analysis.comparison import LAW, Comparison, by_cell
from npm_compare.findings.finding import Finding, say_date, sentences
from npm_compare.language import joined, later, listed, percent, say, say_many
from npm_compare.wording import NOT_KNOWN, inside, say_basis, say_value, short_name

GIVEN = {
    "yes": later("in full: {number}"),
    "partly": later("in part: {number}"),
    "no": later("denied: {number}"),
    "silent": later("text silent: {number}"),
    NOT_KNOWN: later("not known: {number}"),
}
"""How many powers the law gives, by answer."""


def powers(comparison: Comparison) -> Finding:
    """Count for each mechanism what the law gives, in full and in part, and what is not known."""
    law = comparison.answers(LAW)
    said = []
    for mechanism in comparison.mechanisms:
        counts = law[mechanism].value_counts()
        shown = [answer for answer in GIVEN if answer in counts or answer == "yes"]
        parts = joined(say(GIVEN[answer], number=int(counts.get(answer, 0))) for answer in shown)
        # Translators: {name} is a mechanism, {parts} are counts such as “in full: 12, in part: 5”.
        said.append(say("{name} ({parts})", name=_name(comparison, mechanism), parts=parts))
    text = say_many(
        "On {date}, of {count} power or guarantee, the law as read or described gives: {mechanisms}. What is not known is "
        "not a no.",
        "On {date}, of {count} powers and guarantees, the law as read or described gives: {mechanisms}. What is not known "
        "is not a no.",
        len(law),
        date=say_date(comparison.at),
        mechanisms=joined(said, strong=True),
    )
    return Finding(text, int(comparison.facts["basis"].isin(LAW).sum()))


LACKS = {
    "no": later("denied: {labels}"),
    "silent": later("not mentioned: {labels}"),
    "partly": later("given in part: {labels}"),
    NOT_KNOWN: later("not known: {labels}"),
}


def contrast(comparison: Comparison, mechanism: str) -> Finding:
    """List what the law gives in full to at least one other mechanism and is not shown to give so to this one."""
    law = comparison.answers(LAW)
    others = law.drop(columns=mechanism)
    given = (others == "yes").any(axis=1)
    said = []
    for answer, words in LACKS.items():
        labels = [inside(comparison.label(str(i))) for i in law.index[given & (law[mechanism] == answer)]]
        said += [say(words, labels=listed(labels))] if labels else []
    name, date = _name(comparison, mechanism), say_date(comparison.at)
    if said:
        text = say(
            "On {date}, given in full by law to at least one of the others, and for {name} – {points}.",
            date=date,
            name=name,
            points=joined(said, strong=True),
        )
    else:
        text = say(
            "On {date} nothing that the law gives in full to one of the others is missing for {name}.",
            date=date,
            name=name,
        )
    return Finding(text, len(comparison.facts))


def unknown(comparison: Comparison) -> Finding:
    """Say for each mechanism how many of the questions have no answer in the data."""
    asked = len(comparison.indicators)
    answered = comparison.cells.groupby("subject")["indicator"].nunique()
    said = [_counted(comparison, m, asked - int(answered.get(m, 0))) for m in comparison.mechanisms]
    text = say_many(
        "Of {count} question, unanswered by any document read on {date}: {mechanisms}.",
        "Of {count} questions, those to which no document read gives an answer on {date}: {mechanisms}.",
        asked,
        date=say_date(comparison.at),
        mechanisms=joined(said, strong=True),
    )
    return Finding(text, len(comparison.claims))


def answer(comparison: Comparison, *indicators: str) -> Finding:
    """State the answers to a few questions, the mechanisms that share one named together, with the basis of each."""
    chosen = comparison.cells[comparison.cells["indicator"].isin(indicators)]
    shown = by_cell(chosen)
    said = [say("On {date}.", date=say_date(comparison.at))]
    for indicator in indicators:
        shared: dict[str, list[str]] = {}
        for mechanism in comparison.mechanisms:
            words = inside(comparison.data.label("answer", NOT_KNOWN))
            for fact in shown.get((mechanism, indicator), []):
                basis = say_basis(comparison.data, fact)
                words = inside(say_value(comparison.data, fact)) + (f" ({basis})" if basis else "")
            shared.setdefault(words, []).append(_name(comparison, mechanism))
        # Translators: an answer and the mechanisms that have it, such as “yes (law): France CGLPL and Mali CNDH”.
        parts = [say("{answer}: {names}", answer=words, names=listed(names)) for words, names in shared.items()]
        label = comparison.label(indicator)
        # Translators: a question and its answers, such as “Private interviews – yes (law): France CGLPL; not known: …”.
        said.append(say("{question} – {answers}.", question=label, answers=joined(parts, strong=True)))
    return Finding(sentences(*said), len(chosen))


def known_powers(comparison: Comparison) -> Finding:
    """State on how many points the law of each mechanism is known, the best known first."""
    law = comparison.answers(LAW)
    known = (law != NOT_KNOWN).sum().sort_values(ascending=False, kind="stable")
    text = say_many(
        "Of {count} point the law is known on: {mechanisms}.",
        "Of {count} points the law is known on: {mechanisms}.",
        len(law),
        mechanisms=joined(_counted(comparison, str(m), int(number)) for m, number in known.items()),
    )
    return Finding(text, len(comparison.facts))


def known_share(comparison: Comparison) -> Finding:
    """State how much of a group's law is known at all, and which question is most often answered with yes."""
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
            label=inside(comparison.label(str(often.idxmax()))),
            number=int(often.max()),
        ),
    )
    return Finding(text, known)


def _counted(comparison: Comparison, mechanism: str, number: int) -> str:
    # Translators: a mechanism and a number, such as “France CGLPL 17”.
    return say("{name} {number}", name=_name(comparison, mechanism), number=number)


def _name(comparison: Comparison, mechanism: str) -> str:
    return short_name(comparison.data, mechanism)
