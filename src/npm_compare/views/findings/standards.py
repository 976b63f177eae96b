"""Sentences on requirements: counts with their unknowns, never a single score."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.requirements import DESCRIBED, MET, NOT_MET, PARTLY, SILENT
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views.findings.finding import Finding, say_date, sentences
from npm_compare.views.labels import code_label, requirement_label
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.wording import inside, short_name

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


SHORT_OF = {
    NOT_MET: later("not met: {labels}"),
    SILENT: later("the text is silent: {labels}"),
    PARTLY: later("met in part: {labels}"),
}


def lacking(assessment: Assessment, mechanism: str) -> Finding:
    """List the requirements that a mechanism is known not to meet, or only in part, in law.

    Those on which only a rule of the whole institution is known are listed apart from those that are not known.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.lacking(npm.assess("seminar", "opcat"), "mar-cndh").head)
    Morocco CNDH, in law on ...
    """
    data = assessment.data
    counted = assessment.table["counted"] & (assessment.table["aspect"] == "law")
    mine = assessment.table[counted & (assessment.table["mechanism"] == mechanism)]
    said = [
        say(words, labels=_labels(assessment, mine[mine["status"] == status]))
        for status, words in SHORT_OF.items()
        if (mine["status"] == status).any()
    ]
    points = joined(said, strong=True) or say("no requirement is known to be unmet")
    theirs = mine[mine["reason"] == OF_INSTITUTION]
    unknown = int((mine["status"] == NOT_KNOWN).sum()) - len(theirs)
    name, date, absent = short_name(data, mechanism), say_date(assessment.at), _absence(assessment, mechanism)
    found = say("{name}, in law on {date}: {points}.", name=name, date=date, points=points)
    other = say("Only rules of the whole institution are known: {labels}.", labels=_labels(assessment, theirs))
    count = say_many("Not known: {count} other.", "Not known: {count} others.", unknown)
    parts = [absent, found * bool(said)] if absent else [found, other * bool(len(theirs)), count]
    return Finding(sentences(*parts), len(assessment.requirements))


def _labels(assessment: Assessment, rows: pd.DataFrame) -> str:
    return joined(inside(requirement_label(assessment.data, str(name))) for name in rows["requirement"])


def _absence(assessment: Assessment, mechanism: str) -> str:
    """Say that a mechanism is not there on the date; nothing where it is."""
    reason = assessment.absent.get(mechanism)
    if not reason:
        return ""
    name, label = short_name(assessment.data, mechanism), inside(code_label(assessment.data, "reason", reason))
    return say("{name}: {reason}.", name=name, reason=label)
