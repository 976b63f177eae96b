"""Sentences on requirements: counts with their unknowns, never a single score."""

from __future__ import annotations

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.requirements import MET, NOT_MET, PARTLY, SILENT
from npm_compare.facts.dataset import records
from npm_compare.findings.finding import Finding, say_date, sentences
from npm_compare.language import joined, later, say, say_many
from npm_compare.wording import NOT_KNOWN, inside, short_name

MANY = 6
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
    """State how many requirements each mechanism meets, of those known, and how many are not known."""
    counts = assessment.counts(aspect)
    known = counts[[MET, PARTLY, NOT_MET, SILENT]].sum(axis=1)
    facts = sum(len(found) for found in assessment.table.loc[assessment.table["aspect"] == aspect, "facts"])
    if len(counts) > MANY:
        text = say(
            ASPECT_KNOWN[aspect],
            number=len(counts),
            known=int(known.sum()),
            points=int(known.sum() + counts[NOT_KNOWN].sum()),
            met=int(counts[MET].sum()),
        )
        return Finding(text, facts)
    said = [
        say(
            "{name} {met} of {known} known ({unknown} not known)",
            name=short_name(assessment.data, row["mechanism"]),
            met=row[MET],
            known=row["known"],
            unknown=row[NOT_KNOWN],
        )
        for row in records(counts.assign(known=known).reset_index(names="mechanism"))
    ]
    return Finding(say(ASPECT_MET[aspect], mechanisms=joined(said)), facts)


SHORT_OF = {
    NOT_MET: later("not met: {labels}"),
    SILENT: later("the text is silent: {labels}"),
    PARTLY: later("met in part: {labels}"),
}


def lacking(assessment: Assessment, mechanism: str) -> Finding:
    """List the requirements that a mechanism is known not to meet, or only in part, in law."""
    data, statuses = assessment.data, assessment.statuses("law")[mechanism]
    counted = set(assessment.table.loc[assessment.table["counted"], "requirement"])
    said = []
    for status, words in SHORT_OF.items():
        names = [
            inside(data.requirement(str(n))["label"])
            for n, found in statuses.items()
            if found == status and n in counted
        ]
        said += [say(words, labels=joined(names))] if names else []
    points = joined(said, strong=True) or say("no requirement is known to be unmet")
    unknown = int(((statuses == NOT_KNOWN) & statuses.index.isin(list(counted))).sum())
    name = short_name(data, mechanism)
    text = sentences(
        say("{name}, in law on {date}: {points}.", name=name, date=say_date(assessment.at), points=points),
        say_many("Not known: {count} other.", "Not known: {count} others.", unknown),
    )
    return Finding(text, len(statuses))
