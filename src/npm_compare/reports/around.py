"""Answers from the tables around the facts: what goes wrong in the first years, who else visits, what research finds."""

from __future__ import annotations

from npm_compare.analysis.context import remarks, studies, visitors
from npm_compare.analysis.precedents import distance
from npm_compare.base.dates import bounds
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import LAW
from npm_compare.reports.shares import with_number
from npm_compare.views.coders import coded, named_in_words
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import day, isolated, joined, later, say, say_many
from npm_compare.views.wording import subject_name

FIRST_YEARS = 5
"""Years after the designation that count as the first ones."""

QUOTED = 3
"""Remarks quoted, topics counted."""

NAMED = 6
"""Bodies named for each basis."""

BASES = {"law": later("by law: {bodies}"), "done": later("seen to visit: {bodies}")}


def first_years(data: Dataset, asker: str, at: str) -> Finding | None:
    """Count what named bodies remarked on mechanisms in their first years, and quote one remark on each of the first topics."""
    early = [row for row in records(remarks(at=at, data=data)) if row["subject"] in data.mechanisms.index]
    early = [row for row in early if _is_early(data, row)]
    counts: dict[str, int] = {}
    for row in early:
        counts[row["topic"]] = counts.get(row["topic"], 0) + (row["topic"] != "other")
    topics = sorted((topic for topic in counts if counts[topic]), key=lambda topic: -counts[topic])[:QUOTED]
    if not topics:
        return None
    head = say_many(
        "Of {count} remark by a named body in the first {years} years of a mechanism, on: {topics}.",
        "Of {count} remarks by named bodies in the first {years} years of a mechanism, most are on: {topics}.",
        len(early),
        years=FIRST_YEARS,
        topics=joined(with_number(code_label(data, "topic", topic), counts[topic]) for topic in topics),
    )
    quoted = [_told(data, _nearest(data, [row for row in early if row["topic"] == topic], asker)) for topic in topics]
    return Finding(head, len(early), " ".join(quoted))


def _is_early(data: Dataset, row: Record) -> bool:
    named, said = bounds(data.mechanism(row["subject"])["designated"]), bounds(row["date"])
    return bool(named and said and 0 <= said[0] - named[0] <= FIRST_YEARS * 1_00_00)


def _nearest(data: Dataset, rows: list[Record], asker: str) -> Record:
    """Return the newest remark; one on the mechanism that asks first, then on one of its region."""
    home = data.state(data.mechanism(asker)["state"])

    def nearness(row: Record) -> tuple[bool, int, str]:
        other = data.state(data.mechanism(row["subject"])["state"])
        return row["subject"] == asker, -distance(home, other), row["date"]

    return max(rows, key=nearness)


def _told(data: Dataset, row: Record) -> str:
    # Translators: a body, on which mechanism it remarks, when, and the remark: “SPT on Tunisia INPT, April 2016: …”.
    return say(
        "{body} on {subject}, {date}: {words}",
        body=named_in_words(data, row["body"]),
        subject=subject_name(data, row["subject"]),
        date=day(row["date"]),
        words=isolated(coded(data, row["remark"])),
    )


def visited(data: Dataset, asker: str, at: str) -> Finding | None:
    """Name who else visits in the State that asks: by law, and who was seen to do so."""
    found = visitors(asker, at=at, data=data)
    rows = records(found[found["certain"]])
    if not rows:
        return None
    groups: dict[str, list[str]] = {"law": [], "done": []}
    for row in rows:
        group = groups["law" if row["basis"] in LAW else "done"]
        group += [body] if (body := named_in_words(data, row["body"])) not in group else []
    said = [say(BASES[name], bodies=_some(bodies)) for name, bodies in groups.items() if bodies]
    state = state_name(data, data.mechanism(asker)["state"])
    head = say("Others that visit in {state}, {bodies}.", state=state, bodies=joined(said, strong=True))
    return Finding(head, len(rows))


def _some(bodies: list[str]) -> str:
    left = len(bodies) - NAMED
    named = joined(isolated(body) for body in bodies[:NAMED])
    if left <= 0:
        return named
    return say_many("{names} and {count} other", "{names} and {count} others", left, names=named)


def researched(data: Dataset) -> Finding | None:
    """Say what research finds, each work with its limit: the first in the sentence, the second in the rest."""
    works: dict[str, Record] = {}
    for row in records(studies(data=data)):
        works.setdefault(row["study"], row)
    if not works:
        return None
    first, *others = works.values()
    count = say_many(
        "{count} work of research was read; conformity with standards is not effectiveness.",
        "{count} works of research were read; conformity with standards is not effectiveness.",
        len(works),
    )
    rest = [*(_work(data, row) for row in others[:1]), count]
    return Finding(_work(data, first), len(works), " ".join(rest))


def _work(data: Dataset, row: Record) -> str:
    who = joined(part for part in (row["authors"], row["year"]) if part)
    # Translators: a study, what it finds, and what that does not show.
    finding, limit = (isolated(coded(data, row[column])) for column in ("finding", "limit"))
    return say("{who}: {finding} Limit: {limit}", who=who, finding=finding, limit=limit)
