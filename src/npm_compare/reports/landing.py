"""The landing page of the reports in one language: every question with its computed answer, the tables, how to read them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.templates import asset, filled
from npm_compare.views.findings.evidence import accuracy
from npm_compare.views.language import day, language, language_name, right_to_left, say, speaking
from npm_compare.views.languages import LANGUAGES


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


DECK, WORKBOOK, CHARTS_FOLDER = "briefing.pptx", "npm_compare.xlsx", "charts"
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
    `CHARTS_FOLDER` that are there. Formats of pages are those that are there.
    """
    return filled(
        "landing.html",
        language=language(),
        right_to_left=right_to_left(),
        style=asset("page.css"),
        title=say("National preventive mechanisms against torture, compared"),
        languages=say("Languages"),
        others=_others(languages),
        extent=_extent(data),
        pages=pages,
        failure=_failure,
        files_heading=say("Tables, charts and sources"),
        files=_files(extras),
        reading_heading=say("How it is made and how to read it"),
        documentation=documentation,
        reading=_reading(data),
    )


def _others(languages: Sequence[str]) -> list[dict[str, object]]:
    """Return the other languages of the reports, each named in its own words."""
    others = []
    for name in (name for name in LANGUAGES if name in languages and name != language()):
        with speaking(name):
            own = {"name": language_name(name), "right_to_left": right_to_left()}
        others.append({"language": name, "file": file_of(name), **own})
    return others


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


def _failure(page: Page) -> str:
    return say("This report could not be made this time: {reason}", reason=page.error[-300:])


def _files(extras: Collection[str]) -> list[str]:
    """Return the sentences on what is there besides the reports."""
    own = language()
    sentences = (
        (say("A talk of twenty minutes: {deck}."), {"deck": (f"{own}/{DECK}", say("briefing deck (PPTX)"))}),
        (
            say("Every chart is in the folder {charts} as PNG and SVG."),
            {"charts": (f"{own}/{CHARTS_FOLDER}/", say("charts"))},
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
    missing = {f"{own}/{name}" for name in (DECK, WORKBOOK, CHARTS_FOLDER) if name not in extras}
    return [
        _linked(sentence, links)
        for sentence, links in sentences
        if missing.isdisjoint(place.rstrip("/") for place, _ in links.values())
    ]


def _linked(sentence: str, links: dict[str, tuple[str, str]]) -> str:
    """Return a sentence in HTML whose fields are links: an address and its words."""
    from markupsafe import Markup

    link = Markup('<a href="{}">{}</a>')
    return Markup.escape(sentence).format(**{name: link.format(*one) for name, one in links.items()})


def _reading(data: Dataset) -> tuple[str, ...]:
    """Return what a reader must know."""
    return (
        say(
            "Every value carries its source and the place in it: the small numbers beside a value lead to them. A date stands "
            "at the head of each table; what held on that date is shown. Not known means that no document read gives an "
            "answer; it is never a no. What the law says and what is done are kept apart, and so are money voted and money "
            "spent. Where sources differ, one value is shown by a stated rule and the others stand in the notes."
        ),
        say("The facts were coded from public documents with machine help.") + f" {accuracy(data)}",
        say(
            "They have not yet been reviewed by a lawyer of each country. They measure what texts say and what reports count, "
            "not whether torture is prevented."
        ),
    )
