"""Where one goes from the page of a State: a comparison with its peers, the reports of the set, and what the program makes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from npm_compare.reports.atlas.alike import beside
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import COMPARE, REQUIREMENTS, Group, Link, Section, Site
from npm_compare.reports.atlas.rows import file_of
from npm_compare.reports.atlas.sizes import SIZES
from npm_compare.reports.beside import DRAFT, WORKBOOK
from npm_compare.reports.order import in_reading_order, question_of
from npm_compare.views.language import language, say, say_many

COMPARED = ("model", "visits_unannounced", "private_interviews")
"""The questions with which a comparison begins, before its figures."""

DRAWN = 2
"""How many figures a comparison begins with, of those that can be set side by side."""

BESIDE = 3
"""How many of its peers a mechanism is compared with at first."""


def onward(content: Content, state: str, site: Site) -> Section:
    """Return the links and commands that lead on from the page of a State."""
    mechanisms = content.owned[state]
    links = [
        *_compared(content, mechanisms),
        *_table(content, state),
        *_demanded(content),
        *_reports(content, state, site),
    ]
    groups = [Group("", links)] if links else []
    heading = say("Reports, draft and workbook") if site.reports else say("Further")
    told = say("With the program npm_compare, on a computer with Python:")
    commands = "".join(f"<p>{escape(line)}</p>" for line in (told, *_commands(state, mechanisms)))
    return Section("further", heading, groups=groups, tables=[commands])  # behind what a browser alone can open


def choice(content: Content, mechanisms: list[str]) -> str:
    """Return the address of the comparison of some mechanisms on the first questions."""
    asked = [name for name in COMPARED if name in content.bodies.indicators]
    return f"m={','.join(mechanisms)}&q={','.join([*asked, *_figures(content, mechanisms)])}"


def _figures(content: Content, mechanisms: list[str]) -> list[str]:
    """Return the figures on which the first mechanism, or else most of them, are counted alike; sizes before others."""
    types = content.data.indicators["type"]
    numbers = [name for name in content.bodies.indicators if types[name] in ("number", "money")]
    numbers.sort(key=lambda name: name not in SIZES)
    alike = {name: beside(content.bodies, mechanisms, name) for name in numbers}
    best = sorted(numbers, key=lambda name: (not set(mechanisms[:1]) & set(alike[name]), -len(alike[name])))
    return [name for name in best if alike[name]][:DRAWN]


def _compared(content: Content, mechanisms: list[str]) -> Iterator[Link]:
    for mechanism in mechanisms[:1]:
        peers = [row["mechanism"] for row in content.peers[mechanism]][:BESIDE]
        if peers:
            yield Link(
                f"{COMPARE}#{choice(content, [mechanism, *peers])}", say("Compare it with the bodies most like it")
            )


def _table(content: Content, state: str) -> Iterator[Link]:
    """Yield the table of all facts on a State, where there is one."""
    if count := len(content.facts[state]):
        words = say_many("{count} fact, with its source", "{count} facts, each with its source", count)
        yield Link(f"../{file_of(state)}", say("Its facts as a table for a spreadsheet (CSV)"), words)


def _demanded(content: Content) -> Iterator[Link]:
    """Yield the list of what a law is to contain, where the data have one: without the program it stands for a draft."""
    if len(content.data.requirements):
        words = say("What its law has to contain: the requirements, each with the laws that have it")
        yield Link(REQUIREMENTS, words)


def _reports(content: Content, state: str, site: Site) -> Iterator[Link]:
    """Yield the reports of the set and the draft where they are written for this State, and the workbook of all facts."""
    folder, by_name = f"../../{language()}", {path.stem: path for path in site.reports}
    if not site.reports or content.data.mechanism(site.asker)["state"] != state:
        if WORKBOOK in site.files:
            yield Link(f"{folder}/{WORKBOOK}", say("All facts as one workbook (XLSX)"))
        return
    for name in in_reading_order(by_name):
        yield Link(f"{folder}/{name}.{site.ending}", question_of(by_name[name]))
    for file, words in ((DRAFT, say("draft (DOCX)")), (WORKBOOK, say("one workbook (XLSX)"))):
        if file in site.files:
            yield Link(f"{folder}/{file}", words)


def _commands(state: str, mechanisms: list[str]) -> Iterator[str]:
    """Yield the commands that make the card, the draft and the workbook."""
    if mechanisms:
        yield say("The card of the mechanism: {command}", command=f"npm-compare profile {mechanisms[0]}")
        yield say(
            "Its facts as a workbook: {command}",
            command=f"npm-compare export {state}.xlsx --mechanisms {mechanisms[0]}",
        )
        yield say(
            "All reports written for it: {command}",
            command=f"npm-compare report --asker {mechanisms[0]} --output {state}",
        )
    yield say(
        "A draft of its law: {command}",
        command=f"npm-compare draft {mechanisms[0] if mechanisms else state} -o law.docx",
    )
