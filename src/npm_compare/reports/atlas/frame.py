"""The frame of every page of the atlas: its ways to the others, its parts, its foot; and the names of the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.atlas.topic import title
from npm_compare.reports.order import landing_file, languages_beside
from npm_compare.reports.templates import template
from npm_compare.views.language import day, language, later, right_to_left, say

if TYPE_CHECKING:
    from markupsafe import Markup

PACKAGE = "npm_compare.reports.atlas"
"""Where the templates of the atlas are."""

HOME, STATES, QUESTIONS, REQUIREMENTS = "index.html", "states.html", "questions.html", "requirements.html"
COMPARE, SEARCH = "compare.html", "search.html"

PLACES = {
    HOME: later("Map"),
    STATES: later("States"),
    QUESTIONS: later("Questions"),
    REQUIREMENTS: later("Requirements"),
    COMPARE: later("Compare"),
    SEARCH: later("Search"),
}
"""The pages to which every page leads, with their names."""


@dataclass(frozen=True)
class Link:
    """A link to another page, with what is said behind it and, of a document, in which place."""

    file: str
    words: str
    more: str = ""


@dataclass(frozen=True)
class Group:
    """Links under a heading, in their order; without a heading they are one list."""

    heading: str
    links: Sequence[Link]
    kind: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page: a heading with its anchor, lines, groups of links, tables as HTML; `missing` lines are grey."""

    name: str
    heading: str
    lines: Sequence[str] = ()
    groups: Sequence[Group] = ()
    tables: Sequence[str] = ()
    missing: Sequence[str] = ()


@dataclass(frozen=True)
class Page:
    """A page: its file, title, lines at the head, parts, and links to the pages before and after it in its list."""

    file: str
    title: str
    lead: Sequence[str] = ()
    sections: Sequence[Section] = ()
    around: tuple[Link | None, Link | None] = (None, None)
    under: str = ""
    """The list to which it belongs."""


@dataclass(frozen=True)
class Site:
    """Where the atlas stands: its languages, and the reports beside it, if it is part of a set.

    `reports` are the notebooks of the reports, whose pages stand in `../LANGUAGE/`; `ending` is the format of those to which
    a page leads, `asker` the mechanism for which they are written, `files` what stands beside them.
    """

    languages: tuple[str, ...]
    reports: tuple[Path, ...] = ()
    asker: str = ""
    ending: str = "html"
    files: tuple[str, ...] = ()
    url: str = ""
    """The address at which the atlas will be published, if that is known."""


def frame(data: Dataset, page: Page, site: Site) -> dict[str, object]:
    """Return what the template of every page is filled with."""
    before, after = page.around
    return {
        "language": language(),
        "right_to_left": right_to_left(),
        "page": page,
        "atlas": title(data),
        "skip": say("To the content"),
        "reports": f"../../{landing_file(language())}" if site.reports else "",
        "reports_words": say("All reports"),
        "ways": say("Pages of the atlas"),
        "places": [(file, say(words), file in (page.file, page.under)) for file, words in PLACES.items()],
        "others": languages_beside(language(), site.languages, page.file),
        "languages": say("Languages"),
        "on_this_page": say("On this page"),
        "beside": say("Pages before and after"),
        "before": before,
        "before_words": say("Previous:"),
        "after": after,
        "after_words": say("Next:"),
        "unknown": say("Not known means that no document read gives an answer; it is never a no."),
        "edition": say("Data {version}, coded up to {date}, CC BY 4.0.", version=data.version, date=day(data.date)),
    }


def made(data: Dataset, page: Page, site: Site, name: str = "page.html", **fields: object) -> Markup:
    """Return a page in the language spoken."""
    from markupsafe import Markup

    return Markup(template(PACKAGE, name).render(**frame(data, page, site), **fields))
