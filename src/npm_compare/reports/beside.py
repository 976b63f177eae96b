"""What stands beside the reports (deck, draft of a law, workbook, charts, tables), and how a front page says so."""

from __future__ import annotations

from collections.abc import Collection

from npm_compare.views.language import language, say

DECK, DRAFT, WORKBOOK, CHARTS_FOLDER = "briefing.pptx", "draft.docx", "npm_compare.xlsx", "charts"
"""What stands in the folder of a language besides the reports and the pages on the method."""

ATLAS = "atlas"
"""The folder of the atlas, beside those of the languages."""


def linked_draft(extras: Collection[str]) -> str:
    """Return a link to the draft of a law, if it is there."""
    return linked("{draft}", {"draft": (f"{language()}/{DRAFT}", say("draft (DOCX)"))}) if DRAFT in extras else ""


def beside(extras: Collection[str], *, tables: bool) -> list[str]:
    """Return the sentences on what is there besides the reports: those of `extras`, and the tables."""
    own = language()
    sentences = (
        (say("A talk of ten minutes: {deck}."), {"deck": (f"{own}/{DECK}", say("briefing deck (PPTX)"))}),
        (say("The law as a draft to be edited: {draft}."), {"draft": (f"{own}/{DRAFT}", say("draft (DOCX)"))}),
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
    missing = {f"{own}/{name}" for name in (DECK, DRAFT, WORKBOOK, CHARTS_FOLDER) if name not in extras}
    missing |= set() if tables else {"tables/mechanism_facts.csv", "tables/sources.csl.json"}
    return [
        linked(sentence, links)
        for sentence, links in sentences
        if missing.isdisjoint(place.rstrip("/") for place, _ in links.values())
    ]


def linked(sentence: str, links: dict[str, tuple[str, str]]) -> str:
    """Return a sentence in HTML whose fields are links: an address and its words."""
    from markupsafe import Markup

    link = Markup('<a href="{}">{}</a>')
    return Markup.escape(sentence).format(**{name: link.format(*one) for name, one in links.items()})
