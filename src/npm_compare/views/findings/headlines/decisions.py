"""The headlines of the decisions (13), the one page (14) and the draft of a law (15): what to do, and where one stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from npm_compare.analysis.clauses import ADD
from npm_compare.analysis.decisions import Decisions, decide
from npm_compare.analysis.draft import Draft, draft
from npm_compare.analysis.durations import durations
from npm_compare.analysis.law_texts import DAHIR, DECREE, STATUTE, Law
from npm_compare.analysis.overdue import bound
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import ADOPT, AMEND, CONSIDER, KEEP, VERIFY
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import NOT_A_YEAR, leading, planned
from npm_compare.views.findings.finding import Finding, one_sentence, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.headlines.body import not_given
from npm_compare.views.findings.headlines.resources import MONEY_AND_STAFF
from npm_compare.views.findings.story import span
from npm_compare.views.language import say, say_many
from npm_compare.views.law_texts import duties_given_by_most, given_by_most, law_name, of_document, on_points, unread

NUMBERED = (STATUTE, DECREE, DAHIR)
"""Kinds of laws that a headline names by their number."""


def decided(asked: Asked) -> Finding:
    """Say which points of law are to be settled and how, then how many most laws read give: of duties where these are told."""
    found = decide(asked.asker, asked.group, at=asked.at, data=asked.data)
    legal = [point for point in found.points if not point.figure]
    wanted = [point for point in legal if point.recommendation in (AMEND, ADOPT, VERIFY)]
    first, last = _to_do(asked, found)
    common = given_by_most(wanted) if found.count(AMEND) else duties_given_by_most(wanted)
    head = one_sentence(first, common if wanted else "", last)
    return Finding(head, len(legal), unknown="" if found.absent else _beneath(found, legal))


def _to_do(asked: Asked, found: Decisions) -> tuple[str, str]:
    """Say what is to be done with which law, as the first clause, and what is still to be read, as the last."""
    state, amend, verify = asked.state_name, found.count(AMEND), found.count(VERIFY)
    own = law_name(asked.data, found.own_law) if found.own_law else say("its law")
    if found.absent:
        return _to_come(state, found), ""
    if not amend and not verify:
        nothing = say_many(
            "No treaty duty asks {state} to amend its laws; {count} point remains to be considered",
            "No treaty duty asks {state} to amend its laws; {count} points remain to be considered",
            found.count(CONSIDER),
            state=state,
        )
        return nothing, ""
    if not amend:
        duties = _binding(point for point in found.points if point.recommendation == VERIFY)
        settled = say_many(
            "{state} must settle {count} legal point, {duties} of them treaty duties",
            "{state} must settle {count} legal points, {duties} of them treaty duties",
            verify,
            state=state,
            duties=duties,
        )
        return settled, say("{law} is to be read", law=own)
    law = _only(found)
    told: dict[str, object] = {"state": state, "law": law_name(asked.data, law) if law else say("its laws")}
    if not verify:
        amended = say_many(
            "{state} should amend {law} on {count} point", "{state} should amend {law} on {count} points", amend, **told
        )
        return amended, ""
    told |= {"own": say("it") if law and law == found.own_law else own, "verify": verify}
    both = say_many(
        "{state} should amend {law} on {count} point, and verify {verify} more in {own}",
        "{state} should amend {law} on {count} points, and verify {verify} more in {own}",
        amend,
        **told,
    )
    return both, ""


def _only(found: Decisions) -> Law | None:
    """Return the law on which every point to be amended rests, read or quoted, if it is one that can be named by its number."""
    laws = [law.quotes or law for law in found.resting(AMEND)]
    return laws[0] if len(laws) == 1 and laws[0].kind in NUMBERED else None


def _to_come(state: str, found: Decisions) -> str:
    duties = sum(point.binding for point in found.points if point.recommendation == ADOPT and not point.figure)
    return say_many(
        "The law that {state} is to adopt must meet {count} treaty duty",
        "The law that {state} is to adopt must meet {count} treaty duties",
        duties,
        state=state,
    )


def _beneath(found: Decisions, legal: Sequence[Point]) -> str:
    """Say on which law each amendment rests, and that descriptions do not count; the table below says what was read and where."""
    amended = found.resting(AMEND)
    unread_ones = [point for point in legal if point.fact is None]
    described = sum(point.described is not None for point in unread_ones)
    told = say_many(
        "On {count} of the points not read others describe the law: report 03 counts that, here only what was read.",
        "On {count} of the points not read others describe the law: report 03 counts that, here only what was read.",
        described,
    )
    return sentences(
        say("To be amended: {laws}.", laws=on_points(found.data, amended)) if amended else "",
        told if described else "",
        say("Counted here are points of the decisions; report 15 counts model articles."),
        of_document(found.data, found.text) if unread_ones else "",
    )


def drafted(asked: Asked) -> Finding:
    """Say what a law needs, how much of it the law there is gives or nobody has read, and what others give of the rest."""
    found = draft(asked.asker, asked.group, at=asked.at, data=asked.data)
    count, unread = len(found.clauses), found.counts[VERIFY]
    mostly_unread = not found.absent and 2 * unread > count
    rest = found.clauses if found.absent or mostly_unread else found.of(ADD, AMEND, CONSIDER)
    reading = say("the present one is to be read on {unread}", unread=unread) if mostly_unread else ""
    head = one_sentence(_articles(asked, found), given_by_most(clause.leading for clause in rest), reading)
    told = say_many("It was not read on {count} article.", "It was not read on {count} articles.", unread)
    counted = say("Counted here are model articles, each by its most pressing point; report 13 counts points.")
    return Finding(head, count, unknown=sentences("" if mostly_unread or not unread else told, counted))


def _articles(asked: Asked, found: Draft) -> str:
    """Say how many model articles there are, and what the law there is has to do with them, as the first half of a sentence."""
    state, count, unread = asked.state_name, len(found.clauses), found.counts[VERIFY]
    if found.absent or 2 * unread > count:
        return say_many(
            "A law on {state}’s mechanism takes {count} article",
            "A law on {state}’s mechanism takes {count} articles",
            count,
            state=state,
        )
    return say_many(
        "The law of {state} falls short of {short} of {count} model article read",
        "The law of {state} falls short of {short} of {count} model articles read",
        count - unread,
        state=state,
        short=count - unread - found.counts[KEEP],
    )


def one_page(asked: Asked) -> Finding:
    """Say three things in one sentence: how long the State waited, what it last counted of visits, what its law needs."""
    found = decide(asked.asker, asked.group, at=asked.at, data=asked.data)
    parts = [_waited(asked), "" if found.absent else _visited(asked), _law(found)]
    head = one_sentence(*parts)
    means = not_given(
        {*MONEY_AND_STAFF} & {p.indicator for p in found.points if p.recommendation == VERIFY and p.figure}
    )
    verify, every = found.count(VERIFY), sum(not point.figure for point in found.points)
    unknown = sentences(means, "" if found.absent else unread(found.data, found.own_law, verify, every))
    return Finding(head, len(found.points), unknown=unknown)


def _waited(asked: Asked) -> str:
    work = durations(event="work", at=asked.at, data=asked.data)
    at_work = records(work[(work["state"] == asked.state) & (work["kind"] == "done")])
    if at_work:
        taken = at_work[0]["years"]
        if round(taken, 1) == 0:
            return say("{state}’s mechanism started when the Protocol bound it", state=asked.state_name)
        return say(
            "{state}’s mechanism started {time} after the Protocol bound it", state=asked.state_name, time=span(taken)
        )
    rows = durations(at=asked.at, data=asked.data)
    mine = records(rows[rows["state"] == asked.state])
    if not mine and bound(asked.data, asked.state, at=asked.at) == NOT_KNOWN:
        return say("Whether {state} was bound by the Protocol is not known", state=asked.state_name)
    if not mine:
        return say("{state} is not bound by the Protocol", state=asked.state_name)
    kind, years = mine[0]["kind"], mine[0]["years"]
    if kind == "unknown":
        return say("No document read says when {state} named its mechanism", state=asked.state_name)
    if kind == "before":
        return say("{state} named its mechanism before the Protocol bound it", state=asked.state_name)
    said = span(abs(years))
    if kind == "waiting":
        return say("{state}, bound for {time}, has no mechanism yet", state=asked.state_name, time=said)
    return say("Once bound, {state} took {time} to name a mechanism", state=asked.state_name, time=said)


def _visited(asked: Asked) -> str:
    """Say what the mechanism last counted in a full year: visits or places, since bodies count them differently."""
    chosen = leading(asked.data, at=asked.at, subjects=[asked.asker])
    counts = chosen[(chosen["indicator"] == "visits_total") & ~chosen["basis"].isin(NOT_A_YEAR)]
    counts = counts[~planned(asked.data, counts)]
    if counts.empty:
        return say("no yearly count of visits was found")
    fact: Record = records(counts)[0]
    count, year = float(fact["value"]), fact["valid_to"][:4]
    if fact["unit"] == "places":
        return say_many(
            "it last reported {count} place visited ({year})",
            "it last reported {count} places visited ({year})",
            count, year=year,
        )  # fmt: skip
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
        if (law := _only(found)) is None:
            return say_many(
                "its laws should be amended on {count} point", "its laws should be amended on {count} points", amend
            )
        named = law_name(found.data, law)
        return say_many(
            "{law} should be amended on {count} point", "{law} should be amended on {count} points", amend, law=named
        )
    verify = [point for point in found.points if point.recommendation == VERIFY]
    if duties := _binding(verify):
        return say_many(
            "{count} treaty duty is unverified in its law",
            "{count} treaty duties are unverified in its law",
            duties,
        )
    if points := sum(not point.figure for point in verify):
        return say_many(
            "{count} point is unverified in its law",
            "{count} points are unverified in its law",
            points,
        )
    return say("its law gives every treaty duty that was asked")


def _binding(points: Iterable[Point]) -> int:
    return sum(point.binding and not point.figure for point in points)
