"""What an input of a size may be: the rule that the checker and the estimate share."""

from __future__ import annotations

from npm_compare.views.language import say

PLACES = ("prison", "police", "psychiatric", "juvenile", "border", "social_care")
"""Kinds of place for which a number, a cycle, a team and days on site are asked."""

BY_PLACE = ("places", "cycle", "team", "days", "expert_days")
GENERAL = ("travel", "preparation", "report", "working_days", "other_work", "staff_cost", "expenses", "fee")

MONEY = "national currency"
"""The unit of an input in money where no State is named; a State has its own currency."""

UNITS = {
    "places": "places",
    "cycle": "years",
    "team": "persons",
    "other_work": "share",
    **dict.fromkeys(("staff_cost", "expenses", "fee"), MONEY),
    **dict.fromkeys(("days", "expert_days", "travel", "preparation", "report", "working_days"), "days"),
}
"""The unit of each input: the estimate reckons in it, whatever the row says."""

COSTS = tuple(name for name, unit in UNITS.items() if unit == MONEY)
"""The inputs in money. Without a State's own, no money is estimated: a general amount is in no currency at all."""

DIVISORS = ("cycle", "working_days")


def name_of(name: str, place: str) -> str:
    """Return the name of an input with its kind of place."""
    return f"{name} {place}".strip()


def wrong(name: str, place: str, low: float, likely: float, high: float) -> list[tuple[str, str]]:
    """Say what is wrong with the range of an input and how to mend it."""
    words, found = name_of(name, place), []
    if not 0 <= low <= likely <= high:
        ends = ", ".join(f"{end:g}" for end in (low, likely, high))
        what = say("the range of {input} is not in order ({ends})", input=words, ends=ends)
        found.append((what, say("write lowest, likely and highest, none below zero")))
    if name in DIVISORS and low == 0:
        found.append((say("{input} may be zero", input=words), say("write a number above zero")))
    if name == "other_work" and high >= 1:
        found.append((say("{input} may reach 1", input=words), say("write a share below 1")))
    return found
