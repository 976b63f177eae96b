"""Sentences on requirements: counts with their unknowns, never a single score."""

from __future__ import annotations

from npm_compare.assessment import MET, NOT_MET, PARTLY, SILENT, Assessment
from npm_compare.dataset import records
from npm_compare.findings.finding import Finding
from npm_compare.wording import NOT_KNOWN, inside, short_name

MANY = 6
"""From so many mechanisms on, a sentence speaks of all of them together."""


def met(assessment: Assessment, aspect: str = "law") -> Finding:
    """State how many requirements each mechanism meets, of those known, and how many are not known."""
    counts = assessment.counts(aspect)
    known = counts[[MET, PARTLY, NOT_MET, SILENT]].sum(axis=1)
    facts = sum(len(found) for found in assessment.table.loc[assessment.table["aspect"] == aspect, "facts"])
    if len(counts) > MANY:
        cells, met_cells = int(known.sum() + counts[NOT_KNOWN].sum()), int(counts[MET].sum())
        text = (
            f"Requirements in {aspect}, {len(counts)} mechanisms: the answer is known on {int(known.sum()):,} of "
            f"{cells:,} points, and {met_cells:,} of these are met in full."
        )
        return Finding(text, facts)
    rows = records(counts.assign(known=known).reset_index(names="mechanism"))
    names = [short_name(assessment.data, row["mechanism"]) for row in rows]
    said = [
        f"{name} {row[MET]} of {row['known']} known ({row[NOT_KNOWN]} not known)"
        for name, row in zip(names, rows, strict=True)
    ]
    return Finding(f"Requirements met in {aspect}: {', '.join(said)}.", facts)


def lacking(assessment: Assessment, mechanism: str) -> Finding:
    """List the requirements that a mechanism is known not to meet, or only in part, in law."""
    data, statuses = assessment.data, assessment.statuses("law")[mechanism]
    counted = set(assessment.table.loc[assessment.table["counted"], "requirement"])
    said = []
    for status, words in ((NOT_MET, "not met"), (SILENT, "the text is silent"), (PARTLY, "met in part")):
        names = [
            inside(data.requirement(str(n))["label_en"])
            for n, found in statuses.items()
            if found == status and n in counted
        ]
        said += [f"{words}: {', '.join(names)}"] if names else []
    text = "; ".join(said) or "no requirement is known to be unmet"
    unknown = int(((statuses == NOT_KNOWN) & statuses.index.isin(list(counted))).sum())
    name = short_name(data, mechanism)
    return Finding(f"{name}, in law on {assessment.at}: {text}; on {unknown} others nothing is known.", len(statuses))
