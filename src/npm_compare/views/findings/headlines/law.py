"""The headlines on what the law gives (03, 04), on how a mechanism is placed (05), and on one mechanism (09)."""

from __future__ import annotations

from dataclasses import dataclass

from npm_compare.analysis.assessment import assess
from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.analysis.demands import met_of_read
from npm_compare.analysis.models import in_place
from npm_compare.analysis.readings import DOUBTED, TEXT
from npm_compare.analysis.shares import FEW_LAWS
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, lead, select
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.labels import state_name
from npm_compare.views.language import later, say, say_many
from npm_compare.views.wording import sources_differ

POWERS = ("powers", "dialogue", "protection")
GUARANTEES = ("appointment", "autonomy")
"""Sections of the codebook whose yes or no questions are the powers of a mechanism, and the guarantees of its independence."""

UNIT = "gl_separate_unit"
"""The guideline that asks for a unit of its own."""

OWN, ONLY, OF_HOST, NONE, ABSENT = "own", "only", "of_host", "none", "absent"
"""What the law is known to give the mechanism that asks: something of its own (alone or not), to its host only, nothing; or the
mechanism is not there."""

MANDATE = {
    OWN: later(
        "The law of {state}, as read or described, gives {given} of {asked} powers in full; that of {other} gives {best}."
    ),
    ONLY: later(
        "The law of {state}, as read or described, gives {given} of {asked} powers in full; no law beside it is known to."
    ),
    OF_HOST: later(
        "The law of {state} is known to give powers to the host of its mechanism only; that of {other} gives {best} of {asked} "
        "in full."
    ),
    NONE: later(
        "The law of {state} is not known to give its mechanism any power in full; that of {other} gives {best} of {asked}."
    ),
    ABSENT: later(
        "{state} has no mechanism yet to give powers to; the law of {other} gives {best} of {asked} in full."
    ),
}
INDEPENDENCE = {
    OWN: later(
        "The law of {state} gives its mechanism {given} of {asked} guarantees of independence in full; that of {other} gives "
        "{best}."
    ),
    ONLY: later(
        "The law of {state} gives its mechanism {given} of {asked} guarantees of independence in full; no law beside it is "
        "known to."
    ),
    OF_HOST: later(
        "No guarantee of independence is known for the mechanism of {state} itself, only for its host; the law of {other} "
        "gives {best} of {asked}."
    ),
    NONE: later(
        "No guarantee of independence was read in the law of {state}; that of {other} gives its mechanism {best} of {asked}."
    ),
    ABSENT: later(
        "{state} has no mechanism yet whose independence a law could guarantee; that of {other} gives {best} of {asked} "
        "guarantees."
    ),
}


@dataclass(frozen=True)
class Given:
    """What the law gives in full to the mechanism that asks and to the one beside it that has most."""

    kind: str
    given: int
    read: int
    asked: int
    host: int
    unread: int
    doubted: int
    text: int
    other: str
    best: int


def mandate(asked: Asked) -> Finding:
    """Say how many powers the law gives the mechanism that asks, and that of the body beside it that has most."""
    return _said(asked, POWERS, MANDATE)


def independence(asked: Asked) -> Finding:
    """Say how many guarantees of independence the law gives the mechanism itself: a rule of its host is none of them."""
    return _said(asked, GUARANTEES, INDEPENDENCE)


def _said(asked: Asked, sections: tuple[str, ...], words: dict[str, str]) -> Finding:
    book = asked.data.indicators
    names = book.index[book["section"].isin(sections)]
    comparison = compare([asked.asker, asked.group], names, at=asked.at, data=asked.data)
    if len(comparison.mechanisms) == 1:  # nobody of the group was in place: all others that were stand beside
        comparison = compare([asked.asker, "all"], names, at=asked.at, data=asked.data)
    found, state = _given(asked, comparison), asked.state_name
    other = state_name(asked.data, asked.data.mechanism(found.other)["state"])
    head = say(words[found.kind], state=state, given=found.given, asked=found.asked, other=other, best=found.best)
    return Finding(head, len(comparison.facts), unknown=sentences(_on_what(found), _unread(found)))


def _on_what(found: Given) -> str:
    """Say how much of what is given in full others only describe; nothing where all of it was read in the text."""
    if found.kind not in (OWN, ONLY) or found.read == found.given:
        return ""
    return say(
        "Given in full only as others describe it: {described} of {given}.",
        described=found.given - found.read,
        given=found.given,
    )


def _unread(found: Given) -> str:
    """Say how the law is known: read in its text, described by others who agree or differ, for the host only, or not at all."""
    if found.kind == ABSENT:
        return ""
    told = say(
        "Of these {asked}, read in the text of the law: {text}; only described by others: {described}.",
        asked=found.asked,
        text=found.text,
        described=found.asked - found.unread - found.text - found.doubted,
    )
    return sentences(told, sources_differ(found.doubted), neither(found.unread, found.host))


def neither(unread: int, host: int) -> str:
    """Say what of the law was neither read nor described, and on how much of it only a rule of the host is known."""
    if not unread:
        return ""
    if not host:
        return say("Neither read nor described: {unread}.", unread=unread)
    return say(
        "Neither read nor described: {unread}; on {host} of them only a rule of the whole institution is known.",
        unread=unread,
        host=host,
    )


def _given(asked: Asked, comparison: Comparison) -> Given:
    """Count what the law gives in full; of bodies beside that have equally much, the first is named."""
    law = comparison.in_law()
    own, full = law[asked.asker], (law == "yes").sum()
    beside = full.drop(asked.asker)
    given, host = int(full[asked.asker]), int((own == OF_INSTITUTION).sum())
    texts = [str(name) for name in law.index if comparison.readings.get((asked.asker, str(name))) == TEXT]
    partly, best = int((own == "partly").sum()), int(beside.max())
    kind = (OWN if best else ONLY) if given else OF_HOST if host and not partly else NONE
    return Given(
        kind=kind if _stands(asked) else ABSENT,
        given=given,
        read=int((own[texts] == "yes").sum()),
        asked=len(law),
        host=host,
        unread=host + int((own == NOT_KNOWN).sum()),
        doubted=int((own == DOUBTED).sum()),
        text=len(texts),
        other=str(beside.idxmax()),
        best=best,
    )


def _stands(asked: Asked) -> bool:
    """Say whether the body that asks is the mechanism of its State on the date."""
    return asked.asker in set(in_place(at=asked.at, data=asked.data)["mechanism"])


UNITS = {
    "alone": later(
        "The mechanism of {state} stands alone; of {known} institutions with other tasks, {units} gave it a unit of its own."
    ),
    "law": later(
        "The law gives the mechanism of {state} a unit of its own; {units} of {known} others with several tasks have one too."
    ),
    "practice": later(
        "The mechanism of {state} has a unit of its own in practice, in no text read; so have {units} of {known} others "
        "with several tasks."
    ),
    "partly": later(
        "The mechanism of {state} shares its unit with other tasks; {units} of {known} institutions with other tasks have one "
        "for prevention alone."
    ),
    "no": later(
        "The mechanism of {state} has no unit of its own; {units} of {known} institutions with other tasks have one."
    ),
    NOT_KNOWN: later(
        "Whether the mechanism of {state} has a unit of its own was not read; {units} of {known} institutions with other "
        "tasks have one."
    ),
    ABSENT: later(
        "{state} has no mechanism to organise yet; where other institutions took on the task, {units} of {known} gave it a "
        "unit of its own."
    ),
}


def organisation(asked: Asked) -> Finding:
    """Say whether prevention has a unit of its own in the body that asks, and in how many institutions with other tasks."""
    data = asked.data
    bodies = list(in_place(at=asked.at, data=data)["mechanism"])
    shared = [name for name in bodies if not is_stand_alone(data, name)]
    chosen = select(data, at=asked.at, subjects=[*shared, asked.asker])
    facts = records(lead(data, chosen[(chosen["indicator"] == "npm_unit") & (chosen["basis"] != "bill")]))
    units = {fact["subject"]: fact for fact in facts}
    counted = [units[name] for name in shared if name in units and units[name]["value"] in ("yes", "partly", "no")]
    kind = _unit(asked, units.get(asked.asker))
    others = [fact for fact in counted if fact["subject"] != asked.asker]
    have, rest = sum(fact["value"] == "yes" for fact in others), len(shared) - len(counted)
    head = say(UNITS[kind], state=asked.state_name, units=have, known=len(others))
    beneath = say_many(
        "On {count} more institution with other tasks it is not known.",
        "On {count} more institutions with other tasks it is not known.",
        rest,
    )
    return Finding(head, len(facts), unknown=sentences(beneath if rest else "", _units_by_law(asked, bodies)))


def _units_by_law(asked: Asked, bodies: list[str]) -> str:
    """Say how many laws of others give a unit, as the reports on law count it; the headline counts practice as well."""
    others = [name for name in bodies if name != asked.asker]
    if UNIT not in asked.data.requirements.index or not others:
        return ""
    met, read = met_of_read(assess(others, [UNIT], at=asked.at, data=asked.data))
    if read[UNIT] < FEW_LAWS:
        return ""
    have, all_read = int(met[UNIT]), int(read[UNIT])
    return say("By the text of laws alone, as reports 03, 13 and 15 count: {met} of {read}.", met=have, read=all_read)


def _unit(asked: Asked, fact: Record | None) -> str:
    """Return what is known of the unit of the body that asks, and on what it rests."""
    if not _stands(asked):
        return ABSENT
    if is_stand_alone(asked.data, asked.asker):
        return "alone"
    if fact is None or fact["value"] not in ("yes", "partly", "no"):
        return NOT_KNOWN
    return str(fact["value"] if fact["value"] != "yes" else "law" if fact["basis"] in LAW else "practice")
