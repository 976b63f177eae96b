"""Sentences on time: how long States waited, who was in time and who is late."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.durations import BEFORE, UNKNOWN, WAITING, durations, waited
from npm_compare.analysis.overdue import LATE, deadlines, overdue
from npm_compare.analysis.survival import survival
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import state_name
from npm_compare.views.language import later, listed, number, say, say_many

REACHED = {
    ("designation", "entry"): later(
        "Half of the States parties had named a mechanism within {years} of the entry into force for them."
    ),
    ("designation", "deposit"): later(
        "Half of the States parties had named a mechanism within {years} of the deposit of their instrument."
    ),
    ("work", "entry"): later(
        "Half of the States parties had a mechanism at work within {years} of the entry into force for them."
    ),
    ("work", "deposit"): later(
        "Half of the States parties had a mechanism at work within {years} of the deposit of their instrument."
    ),
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


@checked
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
        head, range_ = (
            say("Half of the States parties had one before or on the day on which the Protocol bound them."),
            "",
        )
    else:
        head, range_ = say(REACHED[event, start], years=_years(curve.median)), _range(len(counted), *curve.interval)
    kinds = rows["kind"].value_counts()
    return Finding(head, 2 * len(rows), sentences(range_, _others(kinds)), _undated(kinds))


@checked
def on_paper(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State after how many years half of the States had named a mechanism, and half had one at work: both of the same States.

    >>> import npm_compare as npm
    >>> print(npm.findings.on_paper().head)
    Of the ... States of which both dates are known or that still wait, half had named a mechanism within ...
    """
    data = data or load()
    named, work = (durations(event=event, at=at, data=data) for event in ("designation", "work"))
    kept = set(named.loc[named["kind"] != UNKNOWN, "state"]) & set(work.loc[work["kind"] != UNKNOWN, "state"])
    medians = [_median(rows[rows["state"].isin(kept)]) for rows in (named, work)]
    left = say_many(
        "{count} State is left out: no document read says since when it has one, or since when that works.",
        "{count} States are left out: no document read says since when they have one, or since when that works.",
        len(named) - len(kept),
    )
    told = {"named": medians[0], "work": medians[1]}
    if not kept:
        head = say("Of no State are both dates known: when it named its mechanism, and when that began to work.")
    elif not all(medians):
        head = say_many(
            "Of the {count} State of which both dates are known or that still waits, less than half have a mechanism at work.",
            "Of the {count} States of which both dates are known or that still wait, less than half have a mechanism at work.",
            len(kept),
        )
    else:
        head = say_many(
            "Of the {count} State of which both dates are known or that still waits, half had named a mechanism within {named} "
            "and had one at work within {work}.",
            "Of the {count} States of which both dates are known or that still wait, half had named a mechanism within {named} "
            "and half had one at work within {work}.",
            len(kept),
            **told,
        )
    return Finding(head, 3 * len(kept), "", left if len(kept) < len(named) else "")


def _median(rows: pd.DataFrame) -> str:
    """Return after how many years half of the States had the event, in words; nothing where less than half had it."""
    counted = waited(rows)
    half = survival(counted["years"], counted["observed"]).median if len(counted) else None
    return "" if half is None else _years(half)


def _range(states: int, low: float | None, high: float | None) -> str:
    """Say of how many States, and between which years the median lies with the chance of the band."""
    if low is None or high is None:
        return ""
    return say(
        "Counted are the {states} States of which the date is known or that still wait. With so few, chance plays a part: the "
        "95 per cent interval of the median is {low} to {high} years.",
        states=states,
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
            "{count} State that had one before it was bound counts with no wait.",
            "{count} States that had one before they were bound count with no wait.",
            before,
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


@checked
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


@checked
def late(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many States parties without a mechanism are late under art. 17, the longest overdue first.

    Late is a State only after the later of the two days that the ways of counting the year give.

    >>> import npm_compare as npm
    >>> "States parties are late" in npm.findings.late(at="seminar").head
    True
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
