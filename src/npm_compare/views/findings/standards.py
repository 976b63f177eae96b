"""Sentences on requirements: counts with their unknowns, never a single score."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.readings import DESCRIBED, DOUBTED
from npm_compare.analysis.requirements import MET, NOT_MET, PARTLY, SILENT
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label, requirement_label
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.wording import inside, last_day, short_name, sources_differ

MANY_LACKING = 6
"""From so many mechanisms on, a sentence speaks of all of them together."""

ASPECT_MET = {
    "law": later("Requirements met in law: {mechanisms}."),
    "practice": later("Requirements met in practice: {mechanisms}."),
}
ASPECT_KNOWN = {
    "law": later(
        "Requirements in law, {number} mechanisms: the answer is known on {known} of {points} points; met in full: {met}."
    ),
    "practice": later(
        "Requirements in practice, {number} mechanisms: the answer is known on {known} of {points} points; met in full: {met}."
    ),
}


@checked
def met(assessment: Assessment, aspect: str = "law") -> Finding:
    """State how many requirements each mechanism meets, of those known, and how many are not known.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.met(npm.assess("seminar")).head)
    Requirements met in law: Morocco CNDH ...
    """
    counts = assessment.counts(aspect)
    known = counts[[MET, PARTLY, NOT_MET, SILENT]].sum(axis=1)
    facts = sum(len(found) for found in assessment.table.loc[assessment.table["aspect"] == aspect, "facts"])
    if len(counts) > MANY_LACKING:
        text = say(
            ASPECT_KNOWN[aspect],
            number=len(counts),
            known=int(known.sum()),
            points=int(known.sum() + counts[NOT_KNOWN].sum()),
            met=int(counts[MET].sum()),
        )
        return Finding(text, facts)
    rows = records(counts.assign(known=known).reset_index(names="mechanism"))
    said = [_met(assessment, row["mechanism"], row) for row in rows]
    return Finding(say(ASPECT_MET[aspect], mechanisms=joined(said)), facts)


def _met(assessment: Assessment, mechanism: str, counts: Record) -> str:
    """Say how many of the requirements known a mechanism meets; of one that is not there, that it is not."""
    name, reason = short_name(assessment.data, mechanism), assessment.absent.get(mechanism)
    if reason:
        return say("{name} ({reason})", name=name, reason=inside(code_label(assessment.data, "reason", reason)))
    values = {"name": name, "met": counts[MET], "known": counts["known"], "unknown": counts[NOT_KNOWN]}
    if counts[DESCRIBED]:
        return say(
            "{name} {met} of {known} known ({described} as described, {unknown} not known)",
            **values,
            described=counts[DESCRIBED],
        )
    return say("{name} {met} of {known} known ({unknown} not known)", **values)


@checked
def met_by(assessment: Assessment, mechanism: str | None = None, *, aspect: str = "law") -> Finding:
    """Say how many requirements one mechanism is known to meet, and of how many it falls short; the rest beneath.

    The mechanism is by default the first of the assessment. It falls short where it meets a requirement in part only, not at
    all, or its text is silent.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.met_by(npm.assess("fra-cglpl")).head)
    Of ... requirements, the law of France CGLPL is known to meet ... and to fall short of ...
    """
    name = mechanism or assessment.mechanisms[0]
    counts = records(assessment.counts(aspect).loc[[name]])[0]
    facts = int(assessment.table.loc[assessment.table["mechanism"] == name, "facts"].map(len).sum())
    if absent := _absence(assessment, name):
        short = len(_own_failures(assessment, name, aspect))
        due = say_many(
            "It falls short of {count} duty of the State itself.",
            "It falls short of {count} duties of the State itself.",
            short,
        )
        return Finding(sentences(absent, due if short else ""), facts)
    body = short_name(assessment.data, name)
    host, doubted = int(counts[OF_INSTITUTION]), int(counts[DOUBTED])
    unread = int(counts[NOT_KNOWN]) - host - doubted
    if unread and unread == int(counts["applicable"]):
        return Finding(_nothing_read(body, unread, aspect), facts)
    nothing = say_many("On {count} of them nothing was read.", "On {count} of them nothing was read.", unread)
    theirs = say("Only a rule of the whole institution is known on {count}.", count=host)
    beneath = sentences(nothing * bool(unread), theirs * bool(host), sources_differ(doubted))
    return Finding(_meets(body, counts, aspect), facts, unknown=beneath)


def _nothing_read(name: str, asked: int, aspect: str) -> str:
    """Say that nothing is known on any requirement: there is nothing to count."""
    if aspect == "law":
        return say_many(
            "On this {count} requirement nothing was read of the law of {name}.",
            "On none of these {count} requirements was anything read of the law of {name}.",
            asked,
            name=name,
        )
    return say_many(
        "What {name} does on this {count} requirement is not known.",
        "What {name} does on these {count} requirements is not known.",
        asked,
        name=name,
    )


def _meets(name: str, counts: Record, aspect: str) -> str:
    """Say how many of the applicable requirements are met, and of how many a mechanism falls short."""
    asked, short = int(counts["applicable"]), int(counts[PARTLY] + counts[NOT_MET] + counts[SILENT])
    values = {"name": name, "met": int(counts[MET]), "short": short}
    if aspect == "law" and counts[DESCRIBED]:
        return say_many(
            "Of {count} requirement, the law of {name} meets {met}, {described} of them only as others describe it, and falls "
            "short of {short}.",
            "Of {count} requirements, the law of {name} meets {met}, {described} of them only as others describe it, and falls "
            "short of {short}.",
            asked,
            **values,
            described=int(counts[DESCRIBED]),
        )
    if aspect == "law":
        return say_many(
            "Of {count} requirement, the law of {name} is known to meet {met} and to fall short of {short}.",
            "Of {count} requirements, the law of {name} is known to meet {met} and to fall short of {short}.",
            asked,
            **values,
        )
    return say_many(
        "Of {count} requirement, {name} is known to meet {met} in practice and to fall short of {short}.",
        "Of {count} requirements, {name} is known to meet {met} in practice and to fall short of {short}.",
        asked,
        **values,
    )


SHORT_OF = {
    NOT_MET: later("It does not meet: {labels}."),
    SILENT: later("The text is silent on: {labels}."),
    PARTLY: later("It meets in part: {labels}."),
}


@checked
def lacking(assessment: Assessment, mechanism: str) -> Finding:
    """List the requirements that a mechanism is known not to meet, or only in part, in law.

    Those on which sources differ, or only a rule of the whole institution is known, are listed apart from those not known,
    and so is what the State itself did not do in time: no change of the law mends it.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.lacking(npm.assess("seminar", "opcat"), "mar-cndh").head)
    On ... the law of Morocco CNDH, as read or described, falls short of ...
    """
    data = assessment.data
    counted = assessment.table["counted"] & (assessment.table["aspect"] == "law")
    of_law = assessment.table["requirement"].isin(assessment.of_law)
    mine = assessment.table[counted & of_law & (assessment.table["mechanism"] == mechanism)]
    said = [
        say(words, labels=_labels(assessment, mine[mine["status"] == status]))
        for status, words in SHORT_OF.items()
        if (mine["status"] == status).any()
    ]
    theirs, doubted = mine[mine["reason"] == OF_INSTITUTION], mine[mine["reason"] == DOUBTED]
    unknown = int((mine["status"] == NOT_KNOWN).sum()) - len(theirs) - len(doubted)
    name, date, absent = short_name(data, mechanism), last_day(assessment.at), _absence(assessment, mechanism)
    short = int(mine["status"].isin(list(SHORT_OF)).sum())
    found = say_many(
        "On {date} the law of {name}, as read or described, falls short of {count} requirement.",
        "On {date} the law of {name}, as read or described, falls short of {count} requirements.",
        short,
        date=date,
        name=name,
    )
    if not short:
        found = say(
            "On {date} the law of {name}, as read or described, is not known to fall short of any requirement.",
            date=date,
            name=name,
        )
    differ = say("Described, but sources differ on: {labels}.", labels=_labels(assessment, doubted))
    other = say("Only rules of the whole institution are known on: {labels}.", labels=_labels(assessment, theirs))
    count = say_many("On {count} other nothing was read in law.", "On {count} others nothing was read in law.", unknown)
    failed = _own_failures(assessment, mechanism)
    by_state = say(
        "The State itself did not meet, whatever its law says: {labels}.", labels=_labels(assessment, failed)
    )
    rest = [*said] if absent else [*said, differ * bool(len(doubted)), other * bool(len(theirs)), count * bool(unknown)]
    rest.append(by_state * bool(len(failed)))
    return Finding(absent or found, len(assessment.requirements), sentences(*rest))


def _own_failures(assessment: Assessment, mechanism: str, aspect: str = "law") -> pd.DataFrame:
    """Return what a State did not do itself, whatever its law says: the rows of the assessment."""
    table = assessment.table
    asked = (table["mechanism"] == mechanism) & (table["aspect"] == aspect) & table["counted"]
    return table[asked & ~table["requirement"].isin(assessment.of_law) & (table["status"] == NOT_MET)]


def _labels(assessment: Assessment, rows: pd.DataFrame) -> str:
    return joined(inside(requirement_label(assessment.data, str(name))) for name in rows["requirement"])


def _absence(assessment: Assessment, mechanism: str) -> str:
    """Say that a mechanism is not there on the date; nothing where it is."""
    reason = assessment.absent.get(mechanism)
    if not reason:
        return ""
    name, label = short_name(assessment.data, mechanism), inside(code_label(assessment.data, "reason", reason))
    return say("{name}: {reason}.", name=name, reason=label)
