"""What a deck opens with: the wait, the law and the means of the mechanism that asks, in three sentences of its own."""

from __future__ import annotations

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.models import in_place
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.story import DEADLINE, story
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views.findings.finding import sentences
from npm_compare.views.findings.headlines.law import POWERS
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, say, say_many
from npm_compare.views.wording import sources_differ

MEANS = ("budget_npm", "staff_npm")
"""The figures on what a mechanism has for itself."""


def opening(asker: str, *, at: str, data: Dataset) -> tuple[str, str, str]:
    """Return the three sentences; of a mechanism that is not in place, that its law and its means are to come."""
    there = asker in set(in_place(at=at, data=data)["mechanism"])
    return _wait(asker, at, data), _law(asker, at, data, there=there), _means(asker, at, data, there=there)


def _wait(asker: str, at: str, data: Dataset) -> str:
    """Say from when the Protocol bound the State, until when it was to name a mechanism, and when it did."""
    told = story(asker, at=at, data=data)
    bound, due, named = (told.date(name) for name in ("opcat_entry_into_force", DEADLINE, "designation_date"))
    state = state_name(data, told.state)
    if not bound or not due:
        return say("No date was found from which the Protocol binds {state}.", state=state)
    dates = {"bound": day(bound[:7]), "due": day(due[:7])}
    if not named:
        return say(
            "Bound since {bound}, {state} was given until {due} to name a mechanism and has none.", state=state, **dates
        )
    return say(
        "Bound since {bound}, {state} was given until {due} to name a mechanism, and did so in {named}.",
        state=state,
        named=day(named[:7]),
        **dates,
    )


def _law(asker: str, at: str, data: Dataset, *, there: bool) -> str:
    """Say how many powers and guarantees the law gives in full, as read or described, and on how many nothing is known."""
    found = compare([asker], POWERS, at=at, data=data)
    answers = found.in_law()[asker]
    if not there:
        return say_many(
            "{count} power or guarantee is to be given by a law that is still to come.",
            "{count} powers and guarantees are to be given by a law that is still to come.",
            len(answers),
        )
    unread = int(answers.isin([NOT_KNOWN, OF_INSTITUTION]).sum())
    told = say_many(
        "Its law, as read or described, gives {full} of {count} power or guarantee in full; on {unread} nothing was found for "
        "the mechanism itself.",
        "Its law, as read or described, gives {full} of {count} powers and guarantees in full; on {unread} nothing was found for "
        "the mechanism itself.",
        len(answers),
        full=int((answers == "yes").sum()),
        unread=unread,
    )
    return sentences(told, sources_differ(int((answers == DOUBTED).sum())))


def _means(asker: str, at: str, data: Dataset, *, there: bool) -> str:
    """Say which of its own means are known: the budget, the staff."""
    if not there:
        return say("Its budget and its staff are still to be decided.")
    facts = compare([asker], MEANS, at=at, data=data).facts
    known = set(facts.loc[~facts["basis"].isin(NOT_A_YEAR), "indicator"])
    told = {
        (True, True): say("Figures of its own budget and of its own staff were found."),
        (True, False): say("A figure of its own budget was found, none of its own staff."),
        (False, True): say("A figure of its own staff was found, none of its own budget."),
        (False, False): say("No figure of its own budget or of its own staff was found."),
    }
    budget, staff = (name in known for name in MEANS)
    return told[budget, staff]
