"""The parts of a decision in words: its rule, the laws of others, the own law, what follows, cost, step, confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from npm_compare.analysis.decisions import Decision
from npm_compare.analysis.law_texts import law_behind
from npm_compare.analysis.points import Point
from npm_compare.analysis.requirements import spares_stand_alone
from npm_compare.analysis.rule import KEEP, NOT_KNOWN, TOO_FEW, VERIFY, WEIGH
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.coders import placed
from npm_compare.views.labels import code_label, indicator_label, requirement_label
from npm_compare.views.language import joined, language, say, say_many
from npm_compare.views.law_texts import law_name, place
from npm_compare.views.places import standing
from npm_compare.views.table import Note
from npm_compare.views.wording import inside, say_fact, say_value, short_name, source_note

ASK = "ask"
"""What is to be done about a figure that was not found: no law is to be read for it."""

COUNTED: Mapping[str, Callable[[int], str]] = {
    "amend": lambda n: say_many("amend on {count} point", "amend on {count} points", n),
    "adopt": lambda n: say_many("adopt on {count} point", "adopt on {count} points", n),
    "verify": lambda n: say_many("verify {count} point first", "verify {count} points first", n),
    ASK: lambda n: say_many("ask for {count} figure", "ask for {count} figures", n),
    "consider": lambda n: say_many("consider on {count} point", "consider on {count} points", n),
    "weigh": lambda n: say_many("compare {count} figure with the need", "compare {count} figures with the need", n),
    "keep": lambda n: say_many("keep on {count} point", "keep on {count} points", n),
}
"""What is recommended, with the number of points."""


def own_words(row: Record, column: str) -> str:
    """Return a text of the tables of decisions in the language spoken."""
    return str(row[f"{column}_{language()}"])


def title(decision: Decision) -> str:
    """Return the number and the name of a decision."""
    return say("{number}. {words}", number=decision.row["order"], words=own_words(decision.row, "label"))


def article(data: Dataset, point: Point) -> str:
    """Return where the requirement of a point stands, such as “OPCAT art. 20(d)”."""
    return standing(data, point.requirement)


def rule(data: Dataset, point: Point) -> str:
    """Return what is asked, by which rule, with which force; of a rule that does not concern all, whose laws do not count."""
    told = {"label": subject(data, point), "article": article(data, point)}
    told["force"] = inside(code_label(data, "force", point.force))
    if spares_stand_alone(data, point.requirement):
        return say("{label} ({article}, {force}; not asked of a body that stands alone)", **told)
    # Translators: what is asked, where it stands, and its force: “Private interviews (OPCAT art. 20(d), treaty obligation)”.
    return say("{label} ({article}, {force})", **told)


def subject(data: Dataset, point: Point) -> str:
    """Return what a point is about: the question, which says it more closely than the requirement, if one is asked."""
    return indicator_label(data, point.indicator) if point.indicator else requirement_label(data, point.requirement)


def others(point: Point) -> str:
    """Say how many of the laws read have it; that too few were read where nothing can be argued from their number."""
    if point.figure:
        return say("A figure: not a matter of law")
    if point.others.code == TOO_FEW:
        return say_many("Too few laws read: {count}", "Too few laws read: {count}", point.others.read)
    found = point.others
    said = say("{have} of {read} laws read", have=found.have, read=found.read)
    far = say("none of them in the region") if found.have and not found.regional else ""
    return joined(filter(None, [said, quotations(found.quoted), far]))


def quotations(count: int) -> str:
    """Say how many of the laws read were read in a quotation only; nothing if none was."""
    return say_many("{count} read in a quotation", "{count} read in a quotation", count) if count else ""


def others_named(data: Dataset, point: Point) -> tuple[Note, ...]:
    """Return those that have it, each with the article, which leads to the law."""
    return tuple(_placed(data, fact, short_name(data, fact["subject"])) for fact in point.named)


def _placed(data: Dataset, fact: Record, words: str) -> Note:
    said = joined(part for part in (words, placed(data, fact["locator"])) if part)
    return source_note(data, fact["source"], said, said)


def own(data: Dataset, point: Point) -> str:
    """Say what the own law says, or the figure."""
    if point.figure:
        missing = say("No figure yet") if point.recommendation == WEIGH else say("No figure found")
        return say_fact(data, point.fact) if point.fact else missing
    if point.read_of_host:
        return say("Not read for the mechanism itself")
    return code_label(data, "held", point.held)


def own_places(data: Dataset, point: Point) -> tuple[Note, ...]:
    """Return where it says so; of what was not read, what another law and others say, the rule of the host, the practice."""
    found = [_in_law(data, point.fact)] if point.fact and not point.figure else []
    return (*found, *(_placed(data, fact, told) for fact, told in beside(data, point)))


def beside(data: Dataset, point: Point) -> list[tuple[Record, str]]:
    """Return the facts beside a law that was not read, each in words; nothing where it was read."""
    if point.held != NOT_KNOWN:
        return []
    law = law_name(data, law_behind(data, point.elsewhere)) if point.elsewhere else ""
    told: tuple[tuple[Record | None, str, dict[str, str]], ...] = (
        # Translators: a law on another subject and what it gives: “in law 10-23 on prisons: partly”.
        (point.elsewhere, say("in {law}: {answer}"), {"law": law}),
        (point.described, say("as described by others: {answer}"), {}),
        (point.theirs, say("rule of the whole institution: {answer}"), {}),
        (point.practice, say("in practice: {answer}"), {}),
    )
    return [(fact, say(words, answer=inside(say_value(data, fact)), **more)) for fact, words, more in told if fact]


def _in_law(data: Dataset, fact: Record) -> Note:
    said = place(data, fact)
    return source_note(data, fact["source"], said, said)


def follows(data: Dataset, point: Point) -> str:
    """Return what is recommended on a point."""
    if point.figure and point.recommendation == VERIFY:
        return say("Ask for the figure")
    if point.figure and not point.fact:
        return say("Provide for the need")
    return code_label(data, "recommendation", point.recommendation)


def then(data: Dataset, point: Point) -> str:
    """Say what follows where the own law, once read, does not give it; nothing where it was read."""
    if not point.then or point.figure:
        return ""
    return say("if it is not given: {what}", what=inside(code_label(data, "recommendation", point.then)))


def summed(points: Sequence[Point]) -> str:
    """Say on how many points each thing is recommended, the most pressing first."""
    what = [ASK if point.figure and point.recommendation == VERIFY else point.recommendation for point in points]
    said = [words(what.count(code)) for code, words in COUNTED.items() if code in what]
    return joined(said) or say("does not concern this mechanism")


def short_elsewhere(data: Dataset, points: Iterable[Point]) -> str:
    """List the points on which a law on another subject was read and falls short, each with the article."""
    named = [f"{inside(subject(data, p))} ({place(data, p.elsewhere)})" for p in points if p.elsewhere]
    return joined(named, strong=True)


def given(data: Dataset, decision: Decision) -> str:
    """List what the own law gives already; nothing where it gives nothing."""
    kept = [f"{inside(subject(data, p))} ({place(data, p.fact)})" for p in decision.of(KEEP) if p.fact]
    return say("Given already: {labels}.", labels=joined(kept, strong=True)) if kept else ""


def grades() -> str:
    """Say what high, medium and low confidence mean."""
    return say(
        "Confidence: high where the law was read, or the figure found, on every point of the decision; medium on at least half "
        "of them; low on fewer; never above that of the weakest fact behind it. For a law to come: high where only duties of "
        "the treaty are asked, otherwise medium."
    )
