"""The map by what lasts: numbers that a law sets, and dates, each day as it was then."""

from __future__ import annotations

from npm_compare.base.dates import bounds, day
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.reports.atlas.alike import APART, rests_on
from npm_compare.reports.atlas.content import Content

NUMBERS = ("term_years", "members_count", "response_deadline_days")
"""The numbers set by law that the map shows."""

DATES = ("opcat_ratification", "designation_date", "operational_since")
"""The dates that the map shows, by their year."""

OF_HOST = -2.0
"""The size of a number that is a rule of the whole institution."""


def is_of_states(content: Content, name: str) -> bool:
    """Say whether a question is asked of States, with or without a mechanism."""
    return name in content.countries.indicators


def lasting(content: Content, name: str) -> list[dict[str, tuple[float, Record]]]:
    """Return for each day the number of the law of each State, or the year of a date, with its fact; no practice, no bill."""
    if is_of_states(content, name):
        return [_events(content, name, when) for when in content.days]
    found = []
    for then, there in zip(content.then, content.standing_then, strict=True):
        states = {}
        for state, mechanisms in there.items():
            shown = [then.shown[m, name][-1] for m in mechanisms if (m, name) in then.shown]
            facts = [(fact, rests) for fact in shown if (rests := rests_on(then, fact)) != APART]
            if facts:
                fact, rests = facts[0]
                states[state] = (OF_HOST if rests == OF_INSTITUTION else _size(fact), fact)
        found.append(states)
    return found


def _events(content: Content, name: str, when: str) -> dict[str, tuple[float, Record]]:
    """Return what had happened in each State by a day."""
    shown = ((state, facts[-1]) for (state, one), facts in content.countries.shown.items() if one == name)
    until = day(when)
    return {state: (_size(fact), fact) for state, fact in shown if (bounds(fact["value"]) or (until + 1,))[0] <= until}


def _size(fact: Record) -> float:
    return float(fact["value"][:4]) if fact["type"] == "date" else float(fact["value"])


def whole_breaks(sizes: list[float], classes: int) -> list[float]:
    """Return the whole numbers at which classes of about as many each begin, without the lowest.

    >>> whole_breaks([3, 4, 5, 5, 5, 5, 6, 6, 7, 8], 5)
    [5, 6, 7]
    """
    ordered = sorted(sizes)
    cuts = {ordered[len(ordered) * part // classes] for part in range(1, classes)} if sizes else set()
    return sorted(cuts - set(ordered[:1]))
