"""What an input of a size may be: the rule that the checker and the estimate share."""

from __future__ import annotations

from npm_compare.base.errors import Message, message

DETENTION_PLACES = ("prison", "police", "psychiatric", "juvenile", "border", "social_care")
"""Kinds of place for which a number, a cycle, a team and days on site are asked."""

BY_PLACE = ("places", "cycle", "team", "days", "expert_days")
GENERAL = ("travel", "preparation", "report", "working_days", "other_work", "staff_cost", "expenses", "fee")

TARGET = "target"
"""The visits a year that a mechanism has set itself in public: an input that a State may have or not."""

MONEY = "national currency"
"""The unit of an input in money where no State is named; a State has its own currency."""

UNITS = {
    "places": "places",
    "cycle": "years",
    "team": "persons",
    "other_work": "share",
    TARGET: "visits",
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


def wrong(name: str, place: str, low: float, likely: float, high: float) -> list[Message]:
    """Return the rules that the range of an input breaks."""
    words, found = name_of(name, place), []
    if not 0 <= low <= likely <= high:
        found.append(message("range_reversed", input=words, ends=(low, likely, high)))
    if name in DIVISORS and low == 0:
        found.append(message("divisor_zero", input=words))
    if name == "other_work" and high >= 1:
        found.append(message("share_too_large", input=words))
    return found
