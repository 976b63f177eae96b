"""The page of a question: what it asks, by which rule it is answered, and the answers of all, the unknown counted apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from npm_compare.facts.dataset import Record
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import COMPARE, HOME, QUESTIONS, Group, Link, Page, Section
from npm_compare.reports.atlas.links import (
    alone,
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
from npm_compare.reports.atlas.scripts import on_the_map
from npm_compare.reports.atlas.tiles import of_question
from npm_compare.views import laws as law
from npm_compare.views.charts.look import COLOURS
from npm_compare.views.gaps import where_to_look
from npm_compare.views.html import body
from npm_compare.views.labels import code_label, indicator_label, part_name
from npm_compare.views.language import joined, say
from npm_compare.views.places import treaty_article
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.wording import inside, say_qualities, say_value, subject_name

if TYPE_CHECKING:
    from npm_compare.facts.dataset import Dataset


def pages(content: Content) -> Iterator[Page]:
    """Yield the page of every question, in the order of the codebook."""
    names, data = content.questions, content.data
    links = [to_question(data, name) for name in names]
    for place, name in enumerate(names):
        entry, link = data.indicator(name), links[place]
        lead = [*_shares(content, name), part_name(data, entry["pillar"], entry["section"])]
        parts = filled_only(_sections(content, name))
        yield Page(link.file, link.words, lead, parts, beside(links, place), QUESTIONS)


def _sections(content: Content, name: str) -> Iterator[Section]:
    every, asked = _known(content, name), set(_asked(content, name))
    known = [fact for fact in every if fact["subject"] in asked]
    yield Section(
        "definition", say("Definition"), list(_definition(content.data, name)), list(_requirements(content, name))
    )
    partly = content.data.indicator(name)["partly"]
    yield Section("partly", say("When the answer is “partly”"), [by_coder(content.data, partly)] if partly else [])
    yield Section(
        "map", say("Map and comparison"), (), alone(list(_further(content, name))), of_question(content, name)
    )
    yield Section("answers", say("Answers"), (), _grouped(content, name, known))
    yield Section("sources", say("Where it stands"), tables=[_table(content, name, every)] if every else [])
    unknown = _unknown(content, name, known)
    look = say("Where to look: {where}.", where=where_to_look(content.data, name))
    yield unanswered(content.data, unknown, look)


def _further(content: Content, name: str) -> Iterator[Link]:
    """Yield where the question can be followed: on the map year by year, and of some mechanisms side by side."""
    if name in on_the_map(content):
        yield Link(f"{HOME}#q={name}", say("The map year by year"))
    if name in content.bodies.indicators:
        cases = [one for one in COLOURS if one in content.bodies.mechanisms]
        yield Link(f"{COMPARE}#m={','.join(cases)}&q={name}", say("Mechanisms side by side"))


def _known(content: Content, name: str) -> list[Record]:
    """Return the fact shown of each body, or State, that answers: of several the last; a yes may follow from another fact."""
    found = content.bodies if name in content.bodies.indicators else content.countries
    shown = [found.shown[subject, name][-1] for subject in found.mechanisms if (subject, name) in found.shown]
    shown += [fact for (_, one), fact in content.follows.items() if one == name and fact["value"] == "yes"]
    return sorted(shown, key=lambda fact: subject_name(content.data, fact["subject"]))


def _definition(data: Dataset, name: str) -> Iterator[str]:
    """Yield the definition and the rule, as coded in English, and the article of the Protocol."""
    entry = data.indicator(name)
    yield from (by_coder(data, entry[column]) for column in ("question", "definition") if entry[column])
    if entry["opcat"]:
        yield say("OPCAT art. {article}", article=treaty_article(entry["opcat"]))


def _requirements(content: Content, name: str) -> Iterator[Group]:
    """Yield the requirements to which the question speaks."""
    data = content.data
    rows = data.requirement_indicators
    found = dict.fromkeys(rows.loc[rows["indicator"] == name, "requirement"])
    if found:
        yield Group(say("Requirements to which it speaks"), [to_requirement(data, one) for one in found])


def _shares(content: Content, name: str) -> Iterator[str]:
    """Yield how many of the laws read give it, and of how many an answer is known."""
    asked = set(_asked(content, name))
    if name in content.laws.comparison.indicators:
        yield say("{label}: {answer}", label=say("Law"), answer=law.share(content.laws, name))
    known = [fact for fact in _known(content, name) if fact["subject"] in asked]
    yield say("An answer is known of {known} of {all}.", known=len(known), all=len(asked))


def _grouped(content: Content, name: str, known: list[Record]) -> list[Group]:
    """Return who answers what, by the answer; figures, dates and texts are in the table only."""
    data, entry = content.data, content.data.indicator(name)
    if entry["type"] not in ("yesno", "category"):
        return []
    groups = []
    for code in data.codes_of(entry["codes"]):
        for basis in ("", *APART):
            links = [_link(data, fact) for fact in known if fact["value"] == code and _apart(fact) == basis]
            label = joined(filter(None, [code_label(data, entry["codes"], code), _said(data, name, basis)]))
            if links:
                groups.append(Group(say("{label} ({count})", label=label, count=len(links)), links, code))
    return groups


APART = ("practice", "bill")
"""Bases that are no law: what is done, and what a draft says, is never counted with what the law gives."""


def _apart(fact: Record) -> str:
    return fact["basis"] if fact["basis"] in APART else ""


def _said(data: Dataset, name: str, basis: str) -> str:
    return inside(code_label(data, data.indicator(name)["basis"], basis)) if basis else ""


def _asked(content: Content, name: str) -> list[str]:
    """Return of whom a question is asked: the mechanisms in place, or every State to which it applies."""
    if name in content.bodies.indicators:
        return list(content.standing["mechanism"])
    outside = {state for (state, one), fact in content.follows.items() if one == name and fact["value"] != "yes"}
    return [state for state in content.countries.mechanisms if state not in outside]


def _link(data: Dataset, fact: Record) -> Link:
    return to_subject(data, fact["subject"], say_qualities(data, fact))


def _table(content: Content, name: str, known: list[Record]) -> str:
    """Return every answer with its place and document."""
    data, rows = content.data, []
    coded = data.indicator(name)["codes"] == "yesno"
    for fact in known:
        answer = Cell(say_value(data, fact), say_qualities(data, fact), fact["value"] if coded else "")
        rows.append(Row(subject_name(data, fact["subject"]), (answer, Cell(cited(data, fact)))))
    first = say("Mechanism") if name in content.bodies.indicators else say("State")
    return body(table("", (first, inside_label(data, name), say("Source")), rows, widths=(28, 34, 38)))


def inside_label(data: Dataset, name: str) -> str:
    """Return the heading of a column of answers to a question."""
    return say("Answer") if data.indicator(name)["codes"] else str(indicator_label(data, name))


def _unknown(content: Content, name: str, known: list[Record]) -> list[Link]:
    """Return those in place, or the States, of which no answer is known."""
    there = {fact["subject"] for fact in known}
    found = [one for one in _asked(content, name) if one not in there]
    return by_name(to_subject(content.data, one) for one in found)
