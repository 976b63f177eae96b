"""The parts of a decision in words: its rule, the laws of others, the own law, what follows, cost, step, confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import floor, log10

from npm_compare.analysis.decisions import Decision, Decisions
from npm_compare.analysis.estimates import Estimate
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import KEEP, NOT_KNOWN, RECOMMENDATIONS, TOO_FEW, VERIFY
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.gaps import where_to_look
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, isolated, joined, language, later, money, number, say, say_many
from npm_compare.views.table import Note
from npm_compare.views.wording import inside, say_fact, say_value, short_name, source_note

ARGUED = 3
"""How many of those that argued are quoted."""

COUNTED: Mapping[str, Callable[[int], str]] = {
    "amend": lambda n: say_many("amend on {count} point", "amend on {count} points", n),
    "adopt": lambda n: say_many("adopt on {count} point", "adopt on {count} points", n),
    "verify": lambda n: say_many("verify first on {count} point", "verify first on {count} points", n),
    "consider": lambda n: say_many("consider on {count} point", "consider on {count} points", n),
    "weigh": lambda n: say_many("hold {count} figure against the need", "hold {count} figures against the need", n),
    "keep": lambda n: say_many("keep on {count} point", "keep on {count} points", n),
}
"""What is recommended, with the number of points."""

COSTS: Mapping[str, str] = {
    "visits": later("About {middle} visits a year ({low} to {high})"),
    "staff": later("About {middle} full-time posts ({low} to {high})"),
    "budget": later("About {middle} a year ({low} to {high})"),
}
"""What a decision costs, each before the sentence on what that supposes."""


def own_words(row: Record, column: str) -> str:
    """Return a text of the tables of decisions in the language spoken."""
    return str(row[f"{column}_{language()}"])


def title(decision: Decision) -> str:
    """Return the number and the name of a decision."""
    return say("{number}. {words}", number=decision.row["order"], words=own_words(decision.row, "label"))


def article(data: Dataset, point: Point) -> str:
    """Return where a requirement stands, such as “OPCAT art. 20(d)”."""
    row = data.requirement(point.requirement)
    return f"{code_label(data, 'instrument', row['instrument'])} {isolated(row['locator'])}"


def rule(data: Dataset, point: Point) -> str:
    """Return what is asked, by which rule, and with which force."""
    force = inside(code_label(data, "force", point.force))
    # Translators: what is asked, where it stands, and its force: “Private interviews (OPCAT art. 20(d), treaty obligation)”.
    label = subject(data, point)
    return say("{label} ({article}, {force})", label=label, article=article(data, point), force=force)


def subject(data: Dataset, point: Point) -> str:
    """Return what a point is about: the question, which says it more closely than the requirement."""
    return indicator_label(data, point.indicator)


def others(point: Point) -> str:
    """Say how many of the laws read have it; that too few were read where nothing can be argued from their number."""
    if point.figure:
        return say("A figure: not a matter of law")
    if point.others.code == TOO_FEW:
        return say_many("Too few laws read: {count}", "Too few laws read: {count}", point.others.read)
    said = say("{have} of {read} laws read", have=point.others.have, read=point.others.read)
    return (
        joined([said, say("none of them in the region")]) if point.others.have and not point.others.regional else said
    )


def others_named(data: Dataset, point: Point) -> tuple[Note, ...]:
    """Return those that have it, each with the article, which leads to the law."""
    return tuple(_placed(data, fact, short_name(data, fact["subject"])) for fact in point.named)


def _placed(data: Dataset, fact: Record, words: str) -> Note:
    said = joined(part for part in (words, fact["locator"]) if part)
    return source_note(data, fact["source"], said, said)


def own(data: Dataset, point: Point) -> str:
    """Say what the own law says, or the figure."""
    if point.figure:
        return say_fact(data, point.fact) if point.fact else say("No figure found")
    return code_label(data, "held", point.held)


def own_places(data: Dataset, point: Point) -> tuple[Note, ...]:
    """Return where it says so; of what was not read, what others say of it, the rule of the institution, the practice."""
    found = [_placed(data, point.fact, "")] if point.fact and not point.figure else []
    if point.held == NOT_KNOWN:
        found += [
            _placed(data, fact, say(words, answer=inside(say_value(data, fact))))
            for fact, words in (
                (point.described, say("as described by others: {answer}")),
                (point.theirs, say("rule of the whole institution: {answer}")),
                (point.practice, say("in practice: {answer}")),
            )
            if fact
        ]
    return tuple(found)


def follows(data: Dataset, point: Point) -> str:
    """Return what is recommended on a point."""
    if point.figure and point.recommendation == VERIFY:
        return say("Ask for the figure")
    return code_label(data, "recommendation", point.recommendation)


def then(data: Dataset, point: Point) -> str:
    """Say what follows where the own law, once read, does not give it; nothing where it was read."""
    if not point.then or point.figure:
        return ""
    return say("if it is not given: {what}", what=inside(code_label(data, "recommendation", point.then)))


def summed(points: Sequence[Point]) -> str:
    """Say on how many points each thing is recommended, the most pressing first."""
    counts = {code: sum(point.recommendation == code for point in points) for code in RECOMMENDATIONS}
    said = [COUNTED[code](count) for code, count in counts.items() if count]
    return joined(said) or say("does not concern this mechanism")


def given(data: Dataset, decision: Decision) -> str:
    """List what the own law gives already; nothing where it gives nothing."""
    kept = [f"{inside(subject(data, p))} ({isolated(p.fact['locator'])})" for p in decision.of(KEEP) if p.fact]
    return say("Given already: {labels}.", labels=joined(kept)) if kept else ""


def argued(data: Dataset, decision: Decision) -> tuple[Note, ...]:
    """Return who argued on it in the State, the newest first, each leading to its document."""
    return tuple(_said(data, row) for row in decision.positions[:ARGUED])


def _said(data: Dataset, row: Record) -> Note:
    when = day(row["date"]) or say("undated")
    # Translators: who said something and when, and what: “SPT, 31 October 2017: The mechanism must be independent.”.
    words = say("{body}, {date}: {words}", body=row["body"], date=when, words=isolated(row["words"]))
    return source_note(data, row["source"], words, isolated(row["body"]))


def costs(decision: Decision) -> str:
    """Say what a decision costs, and on what supposition; nothing where it costs neither posts nor visits."""
    if not decision.row["sized_by"]:
        return ""
    if decision.cost is None:
        return say("Not estimated: the State’s own costs are not in the data.")
    found = decision.cost
    ends = {name: _amount(found, value) for name, value in _ends(found).items()}
    supposed = say("if every place were seen in its turn, on the assumptions of report 11; an estimate, no norm")
    # Translators: an estimate, and on what it supposes.
    return say("{estimate}, {supposed}.", estimate=say(COSTS[found.result], **ends), supposed=supposed)


def _ends(cost: Estimate) -> Mapping[str, float]:
    return {"low": cost.low, "middle": cost.likely, "high": cost.high}


def _amount(cost: Estimate, value: float) -> str:
    """Return an amount rounded to two figures: more would promise what an estimate cannot."""
    rounded = round(value, 1 - floor(log10(value))) if value > 0 else 0
    return money(rounded, cost.currency, 0) if cost.currency else number(rounded, 0)


def step(found: Decisions, decision: Decision) -> str:
    """Say what comes next: what to read, then who does what by when."""
    data = found.data
    unread = [point for point in decision.of(VERIFY) if not point.figure]
    first = ""
    if unread:
        labels = joined(inside(subject(data, point)) for point in unread)
        first = say("Read the law first on: {labels}.", labels=labels)
    who, when = (code_label(data, name, decision.row[name]) for name in ("owner", "moment"))
    # Translators: who, when, and what is done: “Government (bill), within the first hundred days: Set the law out …”.
    whole = say("{who}, {when}: {step}", who=who, when=inside(when), step=own_words(decision.row, "step"))
    return joined_sentences([first, whole])


def joined_sentences(parts: Iterable[str]) -> str:
    """Put sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)


def confidence(found: Decisions, decision: Decision) -> str:
    """Say in one word how sure the recommendation is, and which fact would change it."""
    data, word = found.data, code_label(found.data, "confidence", decision.confidence)
    if found.absent:
        return say("{word}. A duty of the treaty stands; more laws read could change the wording.", word=word)
    if not decision.changed_by:
        return say("{word}. Only a wording of the law later than the one read would change it.", word=word)
    question = inside(indicator_label(data, decision.changed_by))
    return say(
        "{word}. It would change with the answer on: {question}. Look in: {where}.",
        word=word,
        question=question,
        where=where_to_look(data, decision.changed_by),
    )
