"""The page of a requirement: what it asks, when it is met, who meets it in law, with the article."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import REQUIREMENTS, Group, Link, Page, Section
from npm_compare.reports.atlas.links import (
    address,
    beside,
    by_coder,
    by_name,
    cited,
    filled_only,
    to_question,
    to_requirement,
    to_subject,
    unanswered,
)
from npm_compare.reports.atlas.tiles import of_requirement
from npm_compare.views.html import body
from npm_compare.views.labels import code_label, indicator_label, requirement_text
from npm_compare.views.language import joined, say
from npm_compare.views.places import reference
from npm_compare.views.table import Cell, Notes, Row, table
from npm_compare.views.wording import inside, say_value, subject_name

AGAINST = ("met", "partly", "not_met", "silent")
"""Outcomes that are known, from the law as it was read or as others describe it."""


def pages(content: Content) -> Iterator[Page]:
    """Yield the page of every requirement, in the order of the table."""
    data = content.data
    names = list(data.requirements.index)
    links = [to_requirement(data, name) for name in names]
    for place, name in enumerate(names):
        read = [row for row in content.judged.get(name, []) if row["status"] in AGAINST]
        lead = [*([_share(read)] if read else []), requirement_text(data, name)]
        link, parts = links[place], filled_only(_sections(content, name))
        yield Page(link.file, link.words, lead, parts, beside(links, place), REQUIREMENTS)


def _sections(content: Content, name: str) -> Iterator[Section]:
    yield Section("definition", say("Rule"), list(_rule(content, name)), list(_questions(content, name)))
    rows = content.judged.get(name, [])
    if not rows:
        missing = [say("No question of the data speaks to it, so that nobody is set against it.")]
        yield Section("answers", say("Outcome in law"), missing=missing)
        return
    if _is_evidence_only(content, name):
        missing = [
            say("No answer alone decides it: the questions above only bear on it, so that nobody is set against it.")
        ]
        yield Section("answers", say("Outcome in law"), missing=missing)
        return
    yield Section("map", say("The map"), tables=of_requirement(content, name))
    yield Section("answers", say("Outcome in law"), (), list(_outcomes(content, rows)))
    laws = [row for row in rows if row["status"] == "met" and row["facts"]]
    yield Section("laws", say("Laws that have it"), tables=[_laws(content, laws)] if laws else [])
    unknown = _links(content, [row for row in rows if row["status"] == NOT_KNOWN])
    yield unanswered(content.data, unknown)


def _rule(content: Content, name: str) -> Iterator[str]:
    data, row = content.data, content.data.requirement(name)
    yield say("{label}: {answer}", label=reference(data, name), answer=inside(code_label(data, "force", row["force"])))
    yield by_coder(data, row["rule"])
    yield say(
        "{label}: {answer}",
        label=say("Text checked"),
        answer=inside(code_label(data, "verification", row["verification"])),
    )
    yield address(row["source_url"])


def _questions(content: Content, name: str) -> Iterator[Group]:
    """Yield the questions whose answers decide, or are shown as evidence."""
    rows = content.data.requirement_indicators
    found = dict.fromkeys(rows.loc[rows["requirement"] == name, "indicator"])
    if found:
        yield Group(say("Questions that speak to it"), [to_question(content.data, one) for one in found])


def _is_evidence_only(content: Content, name: str) -> bool:
    """Say whether the questions of a requirement are shown beside it and none of them is counted (way 0)."""
    rows = content.data.requirement_indicators
    return bool((rows.loc[rows["requirement"] == name, "way"] == "0").all())


def _share(read: list[Record]) -> str:
    """Say how many of those that were read meet it."""
    met = sum(row["status"] == "met" for row in read)
    return say("Met by {met} of {read} of which it is known.", met=met, read=len(read))


def _outcomes(content: Content, rows: list[Record]) -> Iterator[Group]:
    data = content.data
    for status in AGAINST:
        if links := _links(content, [row for row in rows if row["status"] == status]):
            yield Group(
                say("{label} ({count})", label=code_label(data, "status", status), count=len(links)), links, status
            )


def _links(content: Content, rows: list[Record]) -> list[Link]:
    data = content.data
    reasons = (inside(code_label(data, "reason", row["reason"])) if row["reason"] else "" for row in rows)
    return by_name(to_subject(data, row["mechanism"], why) for row, why in zip(rows, reasons, strict=True))


def _laws(content: Content, rows: list[Record]) -> str:
    """Return who meets it, by which answers, with article and document."""
    data, lines = content.data, []
    for row in sorted(rows, key=lambda row: subject_name(data, row["mechanism"])):
        said = joined(
            (
                say("{label}: {answer}", label=indicator_label(data, f["indicator"]), answer=say_value(data, f))
                for f in row["facts"]
            ),
            strong=True,
        )
        notes = Notes(tuple(dict.fromkeys(cited(data, fact) for fact in row["facts"])))
        lines.append(Row(subject_name(data, row["mechanism"]), (Cell(said, notes),)))
    return body(table("", (say("Mechanism"), say("Answer and source")), lines, widths=(28, 72)))
