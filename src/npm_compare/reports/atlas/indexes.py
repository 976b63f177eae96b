"""The lists of the atlas: States by region, questions by pillar, requirements by instrument."""

from __future__ import annotations

from collections.abc import Iterator

from npm_compare.base.letters import folded
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import QUESTIONS, REQUIREMENTS, STATES, Group, Page, Section
from npm_compare.reports.atlas.links import alone, to_question, to_requirement, to_state
from npm_compare.reports.atlas.standing import counted, say_standing
from npm_compare.reports.atlas.topic import of_the_protocol
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import say
from npm_compare.views.places import stands_at


def in_alphabet(content: Content) -> list[str]:
    """Return the States in the alphabet of the language spoken; accents do not count, nor does the Arabic article."""

    def place(state: str) -> str:
        return folded(state_name(content.data, state).removeprefix("ال"))

    return sorted(content.data.states.index, key=lambda state: (place(state), state))


def pages(content: Content, order: list[str]) -> Iterator[Page]:
    """Yield the three lists."""
    data = content.data
    found = [
        Section(region, code_label(data, "un_region", region), groups=_of_region(content, order, region))
        for region in data.codes_of("un_region")
    ]
    named = [_named(section, place) for place, section in enumerate(found) if section.groups]
    yield Page(STATES, say("States"), [counted(content)], named)
    yield Page(
        QUESTIONS, say("Questions"), [say("What is asked of every mechanism and State.")], list(_questions(content))
    )
    ours, others = (
        say("What the Protocol and other standards ask, and who meets it."),
        say("What is asked, and who meets it."),
    )
    lead = [ours if of_the_protocol(data) else others]
    yield Page(REQUIREMENTS, say("Requirements"), lead, list(_requirements(content)))


def _named(section: Section, place: int) -> Section:
    """Return a section whose anchor is a plain word: codes of regions have spaces."""
    return Section(f"region-{place}", section.heading, groups=section.groups)


def _of_region(content: Content, order: list[str], region: str) -> list[Group]:
    data = content.data
    links = [
        to_state(data, state, say_standing(content, state))
        for state in order
        if data.state(state)["un_region"] == region
    ]
    return alone(links)


def _questions(content: Content) -> Iterator[Section]:
    data = content.data
    for pillar in data.codes_of("pillar"):
        book = data.indicators[data.indicators["pillar"] == pillar]
        groups = []
        for section in dict.fromkeys(book["section"]):
            links = [to_question(data, name) for name in book.index[book["section"] == section]]
            groups.append(Group(code_label(data, "section", section), links))
        if groups:
            yield Section(pillar, code_label(data, "pillar", pillar), groups=groups)


def _requirements(content: Content) -> Iterator[Section]:
    data = content.data
    for instrument in data.codes_of("instrument"):
        names = data.requirements.index[data.requirements["instrument"] == instrument]
        links = [to_requirement(data, name, stands_at(data, name)) for name in names]
        if links:
            yield Section(instrument, code_label(data, "instrument", instrument), groups=alone(links))
