"""The page of a State: its commitments, its mechanisms, their law, means and work, what is said of them, what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from npm_compare.analysis.profile import Profile
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.reports.atlas.around import others, peers, remarked
from npm_compare.reports.atlas.content import SHOWN, Content
from npm_compare.reports.atlas.frame import STATES, Group, Page, Section, Site
from npm_compare.reports.atlas.links import (
    address,
    beside,
    filled_only,
    in_line,
    linked_file,
    looked_for,
    to_requirement,
    to_state,
)
from npm_compare.reports.atlas.onward import onward
from npm_compare.reports.atlas.rows import file_of
from npm_compare.reports.atlas.standing import standing
from npm_compare.reports.atlas.topic import of_the_protocol
from npm_compare.reports.atlas.years import by_year
from npm_compare.views import bibliography as works
from npm_compare.views import laws as law
from npm_compare.views import profile as cards
from npm_compare.views.html import body
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, say, say_many
from npm_compare.views.places import reference
from npm_compare.views.table import Row, table
from npm_compare.views.wording import inside, short_name

if TYPE_CHECKING:
    from npm_compare.analysis.comparison import Comparison
    from npm_compare.facts.dataset import Dataset

LAW_WIDTHS = (24, 14, 14, 28, 20)
"""Of a hundred parts of a page: the question, the answer, the article, the coder's words, the document."""


def pages(content: Content, order: list[str], site: Site) -> Iterator[Page]:
    """Yield the page of every State, in the order of the alphabet of the language spoken."""
    links = [to_state(content.data, state) for state in order]
    for place, state in enumerate(order):
        link, parts = links[place], filled_only(_sections(content, state, site))
        yield Page(link.file, link.words, standing(content, state), parts, beside(links, place), STATES)


def _sections(content: Content, state: str, site: Site) -> Iterator[Section]:
    data, mechanisms = content.data, content.owned[state]
    yield Section(
        "commitments", say("Commitments and deadlines"), _deadline(content, state), (), [_answers(content, state)]
    )
    lines = [line for name in mechanisms for line in _card(content, state, name)]
    texts = [content.bodies.part([name], content.texts) for name in mechanisms]
    tables = [_table(content, found) for found in texts if found.shown]
    yield Section("mechanism", say("Mechanism"), lines, tables=tables)
    read = [name for name in mechanisms if _read(content, name)]
    lines = [line for name in read for line in _to_read(content, name)]
    laws = [_law(content, name) for name in read]
    yield Section("law", _law_heading(data), lines, tables=laws)
    for pillar in SHOWN:
        tables = [_answers(content, name, pillar) for name in mechanisms if content.own[name, pillar].shown]
        yield Section(pillar, code_label(data, "pillar", pillar), tables=tables)
    yield Section("years", say("Resources and visits by year"), tables=list(by_year(content, mechanisms)))
    yield Section("requirements", say("Requirements, in law"), groups=list(_met(content, mechanisms)))
    yield from (remarked(content, state), others(content, state), peers(content, mechanisms))
    yield Section("unknown", say("What is not known, and where to look"), groups=list(_unknown(content, mechanisms)))
    yield Section("sources", say("Sources"), tables=[_sources(content, state)])
    yield onward(content, state, site)


def _deadline(content: Content, state: str) -> list[str]:
    due = content.due.get(state)
    if not due:
        return []
    return [
        say(
            "One year after the Protocol entered into force for it (art. 17), its mechanism was due by {date}.",
            date=day(due),
        )
    ]


def _answers(content: Content, subject: str, pillar: str = "") -> str:
    return _table(content, content.own[subject, pillar])


def _table(content: Content, found: Comparison) -> str:
    """Return answers, and how many further facts there are, with a link to all of them."""
    count, subject = cards.further(found), found.mechanisms[0]
    shown = body(cards.answers(found), hover=False)
    if not count:
        return shown
    more = say_many(
        "{count} further fact, on another basis or of another source:",
        "{count} further facts, on other bases or of other sources:",
        count,
    )
    state = subject if subject in content.owned else content.data.mechanism(subject)["state"]
    link = linked_file(f"../{file_of(state)}", say("all facts on it (CSV)"))
    return f"{shown}<p><small>{escape(more)} {link}</small></p>"


def _card(content: Content, state: str, mechanism: str) -> list[str]:
    card = Profile(content.own[mechanism, ""], content.own[state, ""])
    website = content.data.mechanism(mechanism)["website"]
    lines = [short_name(content.data, mechanism), *cards.heading(card)[:2], cards.known(card), cards.wording(card)]
    return [*filter(None, lines), *([address(website)] if website else [])]


def _read(content: Content, mechanism: str) -> bool:
    return any((mechanism, name) in content.laws.shown for name in content.laws.comparison.indicators)


def _law_heading(data: Dataset) -> str:
    return say("The law, by the articles of the OPCAT") if of_the_protocol(data) else say("The law")


def _law(content: Content, mechanism: str) -> str:
    """Return the law of a mechanism, question by question in the order of the OPCAT; what was not read is one row an article."""
    found, rows = content.laws, []
    for article, questions in found.articles.items():
        if article or len(found.articles) > 1:  # else no question is of an article of the Protocol
            rows.append(Row(law.say_article(article)))
        read = [name for name in questions if (mechanism, name) in found.shown]
        rows += [Row(indicator_label(content.data, name), law.cells(found, mechanism, name)) for name in read]
        if unread := [name for name in questions if name not in read]:
            labels = [indicator_label(content.data, name) for name in unread]
            rows.append(Row(joined([labels[0], *map(inside, labels[1:])]), law.unread_cells(found, mechanism, unread)))
    heads = (say("Question"), say("Answer"), say("Article"), say("In the coder’s words"), say("Document"))
    return body(table(short_name(content.data, mechanism), heads, rows, widths=LAW_WIDTHS))


def _to_read(content: Content, mechanism: str) -> list[str]:
    """Name the text in which what was not read stands, once for all questions."""
    found = content.laws
    every = {name for names in found.articles.values() for name in names}
    if mechanism not in found.texts or all((mechanism, name) in found.shown for name in every):
        return []
    return [in_line(law.where(found, mechanism, next(iter(every))))]


def _met(content: Content, mechanisms: list[str]) -> Iterator[Group]:
    """Yield the requirements of each mechanism by their outcome; those of which nothing is known are counted with a link."""
    data = content.data
    for mechanism in mechanisms:
        rows = content.judged.get(mechanism, [])
        for status in data.codes_of("status"):
            found = [row["requirement"] for row in rows if row["status"] == status]
            if found and status not in ("not_applicable", NOT_KNOWN):
                heading = say(
                    "{label}: {answer}",
                    label=short_name(data, mechanism),
                    answer=inside(code_label(data, "status", status)),
                )
                links = [to_requirement(data, name, reference(data, name)) for name in found]
                yield Group(say("{label} ({count})", label=heading, count=len(found)), links)


def _unknown(content: Content, mechanisms: list[str]) -> Iterator[Group]:
    """Yield the questions without an answer, by the documents in which to look."""
    data = content.data
    for mechanism in mechanisms[:1]:
        found = content.own[mechanism, ""]
        missing = (name for name in found.indicators if (mechanism, name) not in found.shown)
        for where, links in looked_for(data, missing).items():
            yield Group(say("Look in: {where}", where=where), links)


def _sources(content: Content, state: str) -> str:
    return works.linked_html(content.works[state]) if content.cited[state] else ""
