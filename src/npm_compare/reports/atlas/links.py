"""Links to the pages of the atlas, each in the words of its page; and how sources, coded texts and addresses stand on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from npm_compare.facts.dataset import Dataset, Record
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.reports.atlas.frame import Group, Link, Section
from npm_compare.views.coders import coded_cell, placed
from npm_compare.views.gaps import where_to_look
from npm_compare.views.html import in_cell, linked
from npm_compare.views.labels import code_label, indicator_label, requirement_label, state_name
from npm_compare.views.language import isolated, joined, say_many
from npm_compare.views.table import Cell, Note
from npm_compare.views.wording import say_citation, source_note, subject_name


def to_state(data: Dataset, state: str, more: str = "") -> Link:
    """Return the link to the page of a State."""
    return Link(f"state-{state}.html", state_name(data, state), more)


def to_question(data: Dataset, indicator: str, more: str = "") -> Link:
    """Return the link to the page of a question."""
    return Link(f"question-{indicator}.html", indicator_label(data, indicator), more)


def to_requirement(data: Dataset, requirement: str, more: str = "") -> Link:
    """Return the link to the page of a requirement."""
    return Link(f"requirement-{requirement}.html", requirement_label(data, requirement), more)


def to_subject(data: Dataset, subject: str, more: str = "") -> Link:
    """Return the link to the page of a State, or under the name of a mechanism to that of its State."""
    state = subject if subject in data.states.index else data.mechanism(subject)["state"]
    return Link(to_state(data, state).file, subject_name(data, subject), more)


def by_name(links: Iterable[Link]) -> list[Link]:
    """Return links in the order of their words."""
    return sorted(links, key=lambda link: link.words)


def beside(links: Sequence[Link], place: int) -> tuple[Link | None, Link | None]:
    """Return the links before and after a place in a list."""
    return (links[place - 1] if place else None), (links[place + 1] if place + 1 < len(links) else None)


def filled_only(sections: Iterator[Section]) -> list[Section]:
    """Return the sections in which something stands."""
    return [part for part in sections if part.lines or part.groups or part.tables or part.missing]


def alone(links: Sequence[Link]) -> list[Group]:
    """Return links as one list without a heading; no list if there are none."""
    return [Group("", links)] if links else []


def unanswered(data: Dataset, links: Sequence[Link], *further: str) -> Section:
    """Return the part of a page on those of whom no answer is known, with further lines where there are any."""
    words = say_many("Of {count} no answer is known.", "Of {count} no answer is known.", len(links))
    lines = [words, *further] if links else []
    return Section("unknown", code_label(data, "answer", NOT_KNOWN), groups=alone(links), missing=lines)


def looked_for(data: Dataset, indicators: Iterable[str]) -> dict[str, list[Link]]:
    """Return the questions by the documents in which their answers are to be looked for."""
    found: dict[str, list[Link]] = {}
    for name in indicators:
        found.setdefault(where_to_look(data, name), []).append(to_question(data, name))
    return found


def cited(data: Dataset, row: Record) -> Note:
    """Return the source of a row with the place in it, as one link to its document."""
    words = joined([isolated(say_citation(data, row["source"])), placed(data, row["locator"])])
    return source_note(data, row["source"], words, words)


def by_coder(data: Dataset, text: str) -> str:
    """Return a text of the coders in the language spoken; one without a translation is marked as English."""
    return in_line(coded_cell(data, text))


def in_line(cell: Cell) -> str:
    """Return a cell as a line of a page."""
    from markupsafe import Markup

    return Markup(in_cell(cell))


def address(place: str) -> str:
    """Return an address of the web as a link."""
    from markupsafe import Markup

    return Markup(linked(place, place))


def linked_file(file: str, words: str) -> str:
    """Return words that lead to a file of the atlas."""
    return f'<a href="{escape(file)}">{escape(words)}</a>'
