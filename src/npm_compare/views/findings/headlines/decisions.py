"""The headlines of the decisions (13) and of the one page (14): what to do with the law, and where the mechanism stands."""

from __future__ import annotations

from collections.abc import Iterable

from npm_compare.analysis.decisions import Decisions, decide
from npm_compare.analysis.durations import durations
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import ADOPT, AMEND, CONSIDER, HALF, VERIFY
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import NOT_A_YEAR, lead, planned, select
from npm_compare.views.findings.finding import Finding
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.language import joined, number, say, say_many


def decided(asked: Asked) -> Finding:
    """Say on how many points the law is to be amended, on how many it must be read first, and what other laws give of these."""
    found = decide(asked.asker, asked.group, at=asked.at, data=asked.data)
    legal = [point for point in found.points if not point.figure]
    amend, verify = found.count(AMEND), found.count(VERIFY)
    wanted = [point for point in legal if point.recommendation in (AMEND, ADOPT, VERIFY)]
    given = sum(point.others.code == HALF and (point.binding or not found.absent) for point in wanted)
    read = sum(point.fact is not None for point in legal)
    unknown = (
        ""
        if found.absent
        else say_many(
            "Its laws were read on {read} of {count} point.",
            "Its laws were read on {read} of {count} points.",
            len(legal),
            read=read,
        )
    )
    return Finding(_head(asked, found, amend, verify, given), len(legal), unknown=unknown)


def _head(asked: Asked, found: Decisions, amend: int, verify: int, given: int) -> str:
    state = asked.state_name
    if found.absent:
        duties = sum(point.binding for point in found.points if point.recommendation == ADOPT and not point.figure)
        return say_many(
            "The law that {state} is to adopt must meet {count} treaty duty; half the laws read or more already give {given} of "
            "these.",
            "The law that {state} is to adopt must meet {count} treaty duties; half the laws read or more already give {given} "
            "of these.",
            duties,
            state=state,
            given=given,
        )
    if amend and verify:
        return say_many(
            "{state} should amend its laws on {count} point and first read them on {verify} more; half the laws read or "
            "more give {given} of these.",
            "{state} should amend its laws on {count} points and first read them on {verify} more; half the laws read or "
            "more give {given} of these.",
            amend,
            state=state,
            verify=verify,
            given=given,
        )
    if amend:
        return say_many(
            "{state} should amend its laws on {count} point; half the laws read or more give {given} of these.",
            "{state} should amend its laws on {count} points; half the laws read or more give {given} of these.",
            amend,
            state=state,
            given=given,
        )
    if verify:
        return say_many(
            "{state} must read its own laws on {count} point before it decides; half the laws read or more give {given} of "
            "these.",
            "{state} must read its own laws on {count} points before it decides; half the laws read or more give {given} of "
            "these.",
            verify,
            state=state,
            given=given,
        )
    return say_many(
        "No treaty duty asks {state} to amend its laws; {count} point remains to be considered.",
        "No treaty duty asks {state} to amend its laws; {count} points remain to be considered.",
        found.count(CONSIDER),
        state=state,
    )


def one_page(asked: Asked) -> Finding:
    """Say three things in one sentence: how long the State waited, what it last counted of visits, what its law needs."""
    found = decide(asked.asker, asked.group, at=asked.at, data=asked.data)
    parts = [_waited(asked), "" if found.absent else _visited(asked), _law(found)]
    # Translators: two or three findings, each a clause, in one sentence.
    head = say("{findings}.", findings=joined((part for part in parts if part), strong=True))
    unread = [point for point in found.points if point.recommendation == VERIFY and point.figure]
    unknown = say("No figure was found for its budget or its staff for prevention.") if len(unread) > 1 else ""
    return Finding(head, len(found.points), unknown=unknown)


def _waited(asked: Asked) -> str:
    rows = durations(at=asked.at, data=asked.data)
    mine = records(rows[rows["state"] == asked.state])
    if not mine:
        return say("{state} is not bound by the Protocol", state=asked.state_name)
    kind, years = mine[0]["kind"], mine[0]["years"]
    if kind == "unknown":
        return say("when {state} named its mechanism is not known", state=asked.state_name)
    if kind == "before":
        return say("{state} named its mechanism before the Protocol bound it", state=asked.state_name)
    said = say_many("{years} year", "{years} years", abs(years), years=number(abs(years), 1))
    if kind == "waiting":
        return say("{state}, bound for {time}, has no mechanism yet", state=asked.state_name, time=said)
    return say("{state} waited {time} for its mechanism", state=asked.state_name, time=said)


def _visited(asked: Asked) -> str:
    """Say what the mechanism last counted in a full year: visits or places, since bodies count them differently."""
    chosen = lead(asked.data, select(asked.data, at=asked.at, subjects=[asked.asker]))
    counts = chosen[(chosen["indicator"] == "visits_total") & ~chosen["basis"].isin(NOT_A_YEAR)]
    counts = counts[~planned(asked.data, counts)]
    if counts.empty:
        return say("no yearly count of its visits was found")
    fact: Record = records(counts)[0]
    count, year = float(fact["value"]), fact["valid_to"][:4]
    if fact["unit"] == "places":
        return say_many(
            "it last reported {count} place visited ({year})",
            "it last reported {count} places visited ({year})",
            count,
            year=year,
        )
    return say_many(
        "it last reported {count} visit ({year})", "it last reported {count} visits ({year})", count, year=year
    )


def _law(found: Decisions) -> str:
    if found.absent:
        duties = _binding(point for point in found.points if point.recommendation == ADOPT)
        return say_many(
            "{count} treaty duty is to be written into the law to come",
            "{count} treaty duties are to be written into the law to come",
            duties,
        )
    if amend := found.count(AMEND):
        return say_many(
            "its laws should be amended on {count} point", "its laws should be amended on {count} points", amend
        )
    if verify := found.count(VERIFY):
        return say_many("its law must be read on {count} point", "its law must be read on {count} points", verify)
    return say("its law gives every treaty duty that was asked")


def _binding(points: Iterable[Point]) -> int:
    return sum(point.binding and not point.figure for point in points)
