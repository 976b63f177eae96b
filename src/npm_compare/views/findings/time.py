"""Sentences on time: how long States waited, who was in time and who is late, which models were chosen, where a State stands."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.durations import BEFORE, UNKNOWN, WAITING, waited
from npm_compare.analysis.models import growth, in_place, transitions
from npm_compare.analysis.overdue import LATE, deadlines, overdue
from npm_compare.analysis.survival import survival
from npm_compare.base.dates import day as number_of
from npm_compare.facts.dataset import SEMINAR, Dataset, load, records
from npm_compare.views.findings.finding import Finding, say_date, sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, listed, number, say, say_many
from npm_compare.views.wording import inside

NEW_BODY = "new_specialised"

PLURAL = {
    "nhri": later("human rights institutions"),
    "new_specialised": later("new specialised bodies"),
    "ombuds": later("ombudsman institutions"),
    "ombuds_plus": later("ombudsman institutions with civil society"),
    "multiple_bodies": later("several bodies together"),
    "other": later("other models"),
}
"""Models as they stand in a sentence, more than one of each."""

REACHED = {
    ("designation", "entry"): later("Half of the States parties had named a mechanism within {years} of the entry into force for them."),
    ("designation", "deposit"): later("Half of the States parties had named a mechanism within {years} of the deposit of their instrument."),
    ("work", "entry"): later("Half of the States parties had a mechanism at work within {years} of the entry into force for them."),
    ("work", "deposit"): later("Half of the States parties had a mechanism at work within {years} of the deposit of their instrument."),
    ("accepted", "entry"): later(
        "Half of the States parties had a mechanism that the SPT accepts within {years} of the entry into force for them."
    ),
    ("accepted", "deposit"): later(
        "Half of the States parties had a mechanism that the SPT accepts within {years} of the deposit of their instrument."
    ),
}
NOT_REACHED = {
    "designation": later("Less than half of the States parties have named a mechanism so far."),
    "work": later("Less than half of the States parties have a mechanism at work so far."),
    "accepted": later("Less than half of the States parties have a mechanism that the SPT accepts so far."),
}


def wait(
    rows: pd.DataFrame, *, start: str = "entry", event: str = "designation", data: Dataset | None = None
) -> Finding:
    """State after how many years half of the States had the event, how sure that is, and who still waits.

    A State that had a mechanism before the start was never without one: it is in the number, with no years.

    Parameters
    ----------
    rows
        From `durations`, with the same `start` and `event`.

    >>> import npm_compare as npm
    >>> print(npm.findings.wait(npm.durations()).head)
    Half of the States parties had named a mechanism within ...
    """
    counted = waited(rows)
    curve = survival(counted["years"], counted["observed"])
    if curve.median is None:
        head, range_ = say(NOT_REACHED[event]), ""
    elif curve.median == 0:
        head, range_ = say("Half of the States parties had one before or on the day on which the Protocol bound them."), ""
    else:
        head, range_ = say(REACHED[event, start], years=_years(curve.median)), _range(*curve.interval)
    kinds = rows["kind"].value_counts()
    return Finding(head, 2 * len(rows), sentences(range_, _others(kinds)), _undated(kinds))


def _range(low: float | None, high: float | None) -> str:
    """Say between which years the median lies with the chance of the band."""
    if low is None or high is None:
        return ""
    return say(
        "So few States leave room for chance: with 95% confidence the middle lies between {low} and {high} years.",
        low=number(low, 1),
        high=number(high, 1),
    )


def _years(number_of_years: float) -> str:
    return say_many("{years} year", "{years} years", number_of_years, years=number(number_of_years, 1))


def _others(kinds: pd.Series[int]) -> str:
    """Say who had it before, who are in the number, and who still waits."""
    before, waiting = int(kinds.get(BEFORE, 0)), int(kinds.get(WAITING, 0))
    return sentences(
        say_many(
            "{count} State that had it before is in the number.", "{count} States that had it before are in the number.", before
        ),
        say_many("{count} State still waits.", "{count} States still wait.", waiting),
    )


def _undated(kinds: pd.Series[int]) -> str:
    count = int(kinds.get(UNKNOWN, 0))
    text = say_many(
        "{count} State is left out: no document read says since when.",
        "{count} States are left out: no document read says since when.",
        count,
    )
    return text if count else ""


def in_time(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many of the States parties whose year had ended had a mechanism by then: those that came early too.

    >>> import npm_compare as npm
    >>> "had a mechanism within" in npm.findings.in_time(at="seminar").head
    True
    """
    data = data or load()
    counts = deadlines(at=at, data=data)["met"].value_counts()
    met, missed, unknown = (int(counts.get(answer, 0)) for answer in ("yes", "no", "not_known"))
    text = say_many(
        "{met} of {count} State had a mechanism within the year that art. 17 allows.",
        "{met} of {count} States had a mechanism within the year that art. 17 allows.",
        met + missed,
        met=met,
    )
    rest = say_many(
        "Of {count} other State whose year has ended the date is not known precisely enough.",
        "Of {count} other States whose year has ended the date is not known precisely enough.",
        unknown,
    )
    return Finding(text, 2 * int(counts.sum()), "", rest if unknown else "")


def late(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many States parties without a mechanism are late under art. 17, the longest overdue first.

    Late is a State only after the later of the two days that the ways of counting the year give.

    >>> import npm_compare as npm
    >>> print(npm.findings.late(at="seminar").head)
    ... States parties are late, ...
    """
    data = data or load()
    found = overdue(at=at, data=data)
    counts = found["late"].value_counts()
    rows = records(found[found["late"] == "yes"])
    none, one, both = (int(counts.get(answer, 0)) for answer in LATE)
    if not rows:
        text = say("No State party is late with its mechanism.")
    else:
        text = say_many(
            "{count} State party is late, without a mechanism in place: {state} since {year}.",
            "{count} States parties are late, without a mechanism in place: {state} the longest, since {year}.",
            both,
            state=state_name(data, rows[0]["state"]),
            year=rows[0]["due_from_entry"][:4],
        )
    names = [
        say("{state} ({year})", state=state_name(data, row["state"]), year=row["due_from_entry"][:4]) for row in rows
    ]
    listing = say("By the year in which it was due: {names}.", names=listed(names)) if len(rows) > 1 else ""
    others = say_many(
        "{count} other State without a mechanism is late by one way of counting only, or not yet due.",
        "{count} other States without a mechanism are late by one way of counting only, or not yet due.",
        none + one,
    )
    return Finding(text, 2 * len(found), sentences(listing, others if none + one else ""))


def models(asker: str = "", *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State which model gained most since the Rabat seminar, and how many mechanisms of each are in place.

    >>> import npm_compare as npm
    >>> print(npm.findings.models().head)
    Since the Rabat seminar, ...
    """
    data = data or load()
    found = in_place(at=data.covered(at), data=data)
    date = say_date(data.covered(at))
    now = found["model"].value_counts()
    if found.empty:
        return Finding(say("No mechanism was in place on {date}.", date=date), 0)
    # Translators: a model and how many mechanisms are of it, such as “ombudsman institution 32”.
    said = [
        say("{model} {number}", model=inside(code_label(data, "model", str(model))), number=int(count))
        for model, count in now.items()
    ]
    text = say_many(
        "Of {count} mechanism in place on {date}: {models}.",
        "Of {count} mechanisms in place on {date}: {models}.",
        len(found),
        date=date,
        models=joined(said),
    )
    return Finding(_grown(data, at) or text, len(found), text if _grown(data, at) else "")


def _grown(data: Dataset, at: str) -> str:
    """Say which model gained most since the seminar, and how the new bodies fared; nothing of a date before it."""
    if number_of(data.covered(at)) <= number_of(SEMINAR):
        return ""
    grown = growth(at=at, data=data)
    first = records(grown)[0]
    new = records(grown[grown["model"] == NEW_BODY])
    head = say(
        "Since the Rabat seminar, {models} gained most: {then} then, {now} now.",
        models=say(PLURAL[first["model"]]),
        then=first["then"],
        now=first["now"],
    )
    if first["model"] == NEW_BODY or not new:
        return head
    same = new[0]["then"] == new[0]["now"]
    bodies = later("New bodies stayed at {now}.") if same else later("New bodies: {then} then, {now} now.")
    return sentences(head, say(bodies, then=new[0]["then"], now=new[0]["now"]))


def replaced(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State what replaced what: the bodies that gave way to another, and whether a new body ever took over.

    >>> import npm_compare as npm
    >>> print(npm.findings.replaced().head)
    ... gave way to another ...
    """
    data = data or load()
    found = transitions(at=at, data=data)
    if found.empty:
        return Finding(say("No body had given way to another."), 0)
    moves = [
        say(
            "{state}: {old} to {new} ({year})",
            state=state_name(data, row["state"]),
            old=inside(code_label(data, "model", row["model"])),
            new=inside(code_label(data, "model", row["successor_model"])),
            year=row["ended"][:4],
        )
        for row in records(found)
    ]
    to_new = int(((found["successor_model"] == NEW_BODY) & (found["model"] != NEW_BODY)).sum())
    from_new = int(((found["model"] == NEW_BODY) & (found["successor_model"] != NEW_BODY)).sum())
    head = say_many(
        "{count} body gave way to another: {gone} of them was a new body, {come} gave way to one.",
        "{count} bodies gave way to another: {gone} of them were new bodies, {come} gave way to one.",
        len(found),
        gone=from_new,
        come=to_new,
    )
    return Finding(head, 2 * len(found), say("{moves}.", moves=joined(moves, strong=True)))
