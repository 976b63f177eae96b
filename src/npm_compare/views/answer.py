"""The claims on one question in words: each with its standing, the reason, its source and its line in the data."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.analysis.answers import CHOSEN, ONLY, OTHER, SAME, SHOWN, Answer
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.conflicts import STEPS
from npm_compare.views.html import render
from npm_compare.views.implications import say_implied
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, later, say, say_many
from npm_compare.views.notes import note_on, say_note
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import wrapped
from npm_compare.views.wording import inside, last_day, say_fact, subject_name

STANDINGS: Mapping[str, str] = {
    SHOWN: later("shown in tables"),
    CHOSEN: later("chosen on its basis"),
    OTHER: later("not chosen"),
}
"""What becomes of a claim, in words."""

REASONS_OF_STANDING: Mapping[str, str] = {
    ONLY: later("the only claim on its basis"),
    SAME: later("both say the same"),
    **STEPS,
}
"""Why a claim is chosen or not, in words."""


def html(answer: Answer) -> str:
    """Return the claims in HTML, each with its source."""
    return render(table(answer))


def text(answer: Answer) -> str:
    """Return the claims as they stand in a terminal, a paragraph each."""
    if answer.claims.empty:
        return "\n".join((title(answer), _absent(answer)))
    return wrapped("\n\n".join((title(answer), *(_block(answer, claim) for claim in records(answer.claims)))))


def table(answer: Answer) -> Table:
    """Return one row a claim: the answer, its standing with the reason, its source."""
    if answer.claims.empty:
        return table_of(title(answer), [""], [Row(_absent(answer), ())])
    rows = []
    for claim in records(answer.claims):
        source = Cell(note_on(answer.data, claim), f"{claim['file']}:{claim['line']}")
        rows.append(Row(say_fact(answer.data, claim), (Cell(_standing(claim)), source)))
    return table_of(title(answer), [say("Answer"), say("Why"), say("Source")], rows)


def title(answer: Answer) -> str:
    """Return the line above the claims: the mechanism, the question, the date and the number of claims."""
    about = {
        "subject": subject_name(answer.data, answer.subject),
        "question": inside(indicator_label(answer.data, answer.indicator)),
        "date": last_day(answer.at),
    }
    count, by = len(answer.claims), answer.known or answer.data.known
    if not by:
        return say_many(
            "{subject}, {question}, on {date}: {count} claim",
            "{subject}, {question}, on {date}: {count} claims",
            count,
            **about,
        )
    return say_many(
        "{subject}, {question}, on {date}, sources published by {known}: {count} claim",
        "{subject}, {question}, on {date}, sources published by {known}: {count} claims",
        count,
        known=day(by),
        **about,
    )


def _absent(answer: Answer) -> str:
    """Return what follows from another fact where no claim answers the question, or that it is not known."""
    found = answer.implied
    if found is None:
        return code_label(answer.data, "answer", NOT_KNOWN)
    said = say_implied(answer.data, answer.indicator, found)
    if found.answer == "yes":
        said = f"{said} ({say('derived')})"
    return joined([said, say_fact(answer.data, found.fact), say_note(answer.data, found.fact)], strong=True)


def _standing(claim: Record) -> str:
    return joined([say(STANDINGS[claim["standing"]]), say(REASONS_OF_STANDING[claim["why"]])], strong=True)


def _block(answer: Answer, claim: Record) -> str:
    """Return a claim in words: value and qualities; standing and reason; source, place, confidence and note; its line."""
    place = f"{claim['file']}:{claim['line']}"
    return "\n    ".join((say_fact(answer.data, claim), _standing(claim), say_note(answer.data, claim), place))
