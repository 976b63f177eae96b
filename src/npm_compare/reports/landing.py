"""The landing page of the reports in one language: every question with its computed answer, the tables, how to read them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from npm_compare.facts.dataset import Dataset
from npm_compare.views.findings.evidence import accuracy
from npm_compare.views.language import LANGUAGES, day, language, language_name, right_to_left, say, speaking


@dataclass(frozen=True)
class Page:
    """What became of one report: its title, computed answer and formats, or the error that stopped it.

    `made_from` is a digest of everything the report depends on: notebook, parameters, data, package and formats.
    """

    name: str
    language: str
    title: str = ""
    answer: str = ""
    error: str = ""
    formats: Sequence[str] = ()
    made_from: str = ""
    charts: Sequence[str] = ()


DECK, WORKBOOK, CHARTS = "briefing.pptx", "npm_compare.xlsx", "charts"
"""What stands in the folder of a language besides the reports and the pages on the method."""


def file_of(name: str) -> str:
    """Return the name of the landing page of a language: that of English is the one a browser opens first."""
    return "index.html" if name == "en" else f"index.{name}.html"


def landing(
    pages: Sequence[Page],
    languages: Sequence[str],
    data: Dataset,
    documentation: Sequence[Page],
    extras: Collection[str],
) -> str:
    """Return the page in the language spoken, with links to the other languages of the reports.

    `documentation` are the pages that say how the reports are made and read, `extras` those of `DECK`, `WORKBOOK` and
    `CHARTS` that are there. Formats of pages are those that are there.
    """
    style = (files("npm_compare.reports") / "assets" / "page.css").read_text(encoding="utf-8")
    title = escape(say("National preventive mechanisms against torture, compared"))
    direction = ' dir="rtl"' if right_to_left() else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>npm_compare: {title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<header>\n{_others(languages)}"
        f'<h1>{title}</h1>\n<p class="soft">{escape(_extent(data))}</p>\n</header>\n<main>\n'
        f'<ul class="cards">\n{"".join(_card(page) for page in pages)}</ul>\n'
        f"{_tables(extras)}{_reading(data, documentation)}</main>\n</body>\n</html>\n"
    )


def _others(languages: Sequence[str]) -> str:
    """Return links to the landing pages of the other languages, each in its own words."""
    links = []
    for name in (name for name in LANGUAGES if name in languages and name != language()):
        with speaking(name):
            own = language_name(name)
        direction = ' dir="rtl"' if name == "ar" else ""
        links.append(f'<a href="{file_of(name)}" lang="{name}" hreflang="{name}"{direction}>{escape(own)}</a>')
    label, shown = escape(say("Languages")), " · ".join(links)
    return f'<nav class="languages" aria-label="{label}">{shown}</nav>\n' if links else ""


def _extent(data: Dataset) -> str:
    return say(
        "Data {version}, coded up to {date}: {facts} facts from {sources} sources on {mechanisms} mechanisms of {states} States, "
        "those that no longer hold and bodies planned or ended included.",
        version=data.version_with_digest,
        date=day(data.date),
        facts=len(data.facts),
        sources=len(data.sources),
        mechanisms=len(data.mechanisms),
        states=len(data.states),
    )


def _card(page: Page) -> str:
    title, place = escape(page.title), f"{language()}/{escape(page.name)}"
    endings = [escape(ending) for ending in page.formats]
    links = " · ".join(f'<a href="{place}.{ending}">{ending.upper()}</a>' for ending in endings)
    soft = f'<p class="soft">{links}</p>' if links else ""
    if page.error:
        words = escape(say("This report could not be made this time: {reason}", reason=page.error[-300:]))
        return f"<li><strong>{title}</strong><p>{words}</p>{soft}</li>\n"
    first = f'<a class="title" href="{place}.{endings[0]}">{title}</a>'
    return f"<li>{first}<p>{escape(page.answer)}</p>{soft}</li>\n"


def _tables(extras: Collection[str]) -> str:
    """Return the paragraphs on what is there besides the reports."""
    own = language()
    sentences = (
        (say("A talk of twenty minutes: {deck}."), {"deck": (f"{own}/{DECK}", say("briefing deck (PPTX)"))}),
        (
            say("Every chart is in the folder {charts} as PNG and SVG."),
            {"charts": (f"{own}/{CHARTS}/", say("charts"))},
        ),
        (
            say("All tables in {workbook}, with the sources beside the values."),
            {"workbook": (f"{own}/{WORKBOOK}", say("one workbook (XLSX)"))},
        ),
        (
            say("The tables: {mechanisms}, {states}, {statistics} and others as CSV with {description}."),
            {
                "mechanisms": ("tables/mechanism_facts.csv", say("facts about mechanisms")),
                "states": ("tables/state_facts.csv", say("facts about States")),
                "statistics": ("tables/statistics.csv", say("statistics")),
                "description": ("tables/datapackage.json", say("their description")),
            },
        ),
        (
            say("The sources for a reference manager: {csl}, {bibtex}."),
            {"csl": ("tables/sources.csl.json", "CSL JSON"), "bibtex": ("tables/sources.bib", "BibTeX")},
        ),
    )
    missing = {f"{own}/{name}" for name in (DECK, WORKBOOK, CHARTS) if name not in extras}
    shown = [
        (words, links) for words, links in sentences if missing.isdisjoint(p.rstrip("/") for p, _ in links.values())
    ]
    said = " ".join(_linked(pattern, links) for pattern, links in shown)
    heading = escape(say("Tables, charts and sources"))
    return f"<h2>{heading}</h2>\n<p>{said}</p>\n"


def _linked(pattern: str, links: dict[str, tuple[str, str]]) -> str:
    shown = {name: f'<a href="{escape(place)}">{escape(words)}</a>' for name, (place, words) in links.items()}
    return escape(pattern).format(**shown)


def _reading(data: Dataset, documentation: Sequence[Page]) -> str:
    found = accuracy(data)
    paragraphs = (
        say(
            "Every value carries its source and the place in it: the small numbers beside a value lead to them. A date stands "
            "at the head of each table; what held on that date is shown. Not known means that no document read gives an "
            "answer; it is never a no. What the law says and what is done are kept apart, and so are money voted and money "
            "spent. Where sources differ, one value is shown by a stated rule and the others stand in the notes."
        ),
        say("The facts were coded from public documents with machine help.") + f" {found.text}",
        say(
            "They have not yet been reviewed by a lawyer of each country. They measure what texts say and what reports count, "
            "not whether torture is prevented."
        ),
    )
    shown = "".join(f"<p>{escape(text)}</p>\n" for text in paragraphs)
    items = "".join(f"<li>{_link(page)}</li>\n" for page in documentation)
    heading = escape(say("How it is made and how to read it"))
    return f"<h2>{heading}</h2>\n" + (f'<ul class="pages">\n{items}</ul>\n' if items else "") + shown


def _link(page: Page) -> str:
    """Return the title of a page, linked to the first of its formats, and its other formats."""
    first, *others = (f"{language()}/{escape(page.name)}.{ending}" for ending in page.formats)
    links = "".join(f' · <a href="{place}">{place.rpartition(".")[2].upper()}</a>' for place in others)
    return f'<a class="title" href="{first}">{escape(page.title)}</a><span class="soft">{links}</span>'
