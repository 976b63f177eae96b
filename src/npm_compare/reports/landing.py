"""The front page of the reports in one language: the answer, a picture, the doors, every report in the order of reading."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from npm_compare.analysis.estimates import sized
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import SEMINAR, Dataset
from npm_compare.reports.beside import CHARTS_FOLDER, beside, linked, linked_draft
from npm_compare.reports.order import PARTS, Step, in_reading_order, languages_beside, part_of
from npm_compare.reports.templates import asset, filled
from npm_compare.views.findings.evidence import accuracy
from npm_compare.views.findings.task import needed
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, language, later, right_to_left, say
from npm_compare.views.wording import of_which_day, short_name


@dataclass(frozen=True)
class Page:
    """What became of one report: its title, computed answer and formats, or the error that stopped it.

    `unknown` says beneath the answer what is not known. `made_from` is a digest of everything the report depends on:
    notebook, parameters, data, package and formats; `leads` one of the links at its head.
    """

    name: str
    language: str
    title: str = ""
    answer: str = ""
    error: str = ""
    formats: Sequence[str] = ()
    made_from: str = ""
    charts: Sequence[str] = ()
    unknown: str = ""
    leads: str = ""


@dataclass(frozen=True)
class Front:
    """What a front page shows: who asks, the languages there are, what is there besides the reports, and the other date.

    `documentation` are the pages that say how the reports are made and read, `extras` those files `beside` them that are
    there; `other` leads to the front page of the other edition, if it was made; `folder` is where the reports stand, for the
    picture, which the page holds in itself; `atlas` is the page at which the atlas opens, if it was made; `at` is the date of the
    reports.
    """

    asker: str
    languages: Sequence[str] = ()
    documentation: Sequence[Page] = ()
    extras: Collection[str] = ()
    other: Step | None = None
    tables: bool = True
    folder: Path | None = None
    atlas: str = ""
    at: str = "today"


ASKER = "mar-cndh"
"""The mechanism for which the notebooks are written, unless another one asks."""

ANSWERS = (("12", "14"), ("13",))
"""The reports whose headlines are the answer, of each group the first that was made: what was done, what is to be decided.

What it would take in posts and money comes after them, computed.
"""

PICTURES = ("12", "14")
"""The reports whose first chart, the timeline, is the picture of the front page; the first that was made."""

SEMINAR_SOURCE = "cndh-seminar-2015"
"""The source on the seminar at which the comparison began."""

HEADINGS: Mapping[str, str] = {
    "page": later("On one page"),
    "decide": later("Decide"),
    "own": later("{state}"),
    "compare": later("Compare"),
    "trust": later("Check"),
}
"""The headings of the parts of the set."""

DOORS: Mapping[str, str] = {
    "page": later("Three findings, what falls short or must be read, three decisions, for five minutes."),
    "decide": later(
        "What to amend, verify or keep: by whom, with which article, at what cost; and a draft of the law."
    ),
    "compare": later("Mandates, independence, organisation, money, visits: law by law, with the article."),
    "trust": later("How far the evidence reaches, where it ends, and how it was read."),
}
"""What stands behind the doors to the reports; that of the atlas comes after them."""


def landing(pages: Sequence[Page], data: Dataset, front: Front) -> str:
    """Return the page in the language spoken, with links to the other languages of the reports.

    Formats of pages are those that are there.
    """
    order = in_reading_order(page.name for page in pages)
    ordered = sorted(pages, key=lambda page: order.index(page.name))
    first = _first(ordered)
    told = [page.answer for page in first]
    listed = [replace(page, answer="", unknown="") if page in first else page for page in ordered]
    return filled(
        "landing.html",
        language=language(),
        right_to_left=right_to_left(),
        style=asset("page.css"),
        title=say("National preventive mechanisms against torture, compared"),
        languages=say("Languages"),
        others=languages_beside(language(), front.languages),
        edition=_edition(data),
        other=front.other,
        asks=_asks(data, front.asker),
        answers_heading=say("The answer"),
        answers=[*told, *_cost(data, front)] if told else [],
        picture=_picture(ordered, front.folder),
        doors_heading=say("Where to begin"),
        doors=[*_doors(ordered), *_door_of_atlas(front.atlas)],
        why=_why(data),
        parts=_parts(listed, state_name(data, data.mechanism(front.asker)["state"])),
        failure=_failure,
        files_heading=say("Tables, charts and sources"),
        files=beside(front.extras, tables=front.tables),
        draft=linked_draft(front.extras),
        reading_heading=say("How it is made and how to read it") if front.documentation else say("How to read it"),
        documentation=front.documentation,
        reading=(_extent(data), *_reading(data)),
    )


def _first(pages: Sequence[Page]) -> list[Page]:
    """Return the reports whose headlines open the page; they do not say them again where they are listed."""
    found = (
        (page for number in group for page in pages if page.name[:2] == number and page.answer) for group in ANSWERS
    )
    return [page for page in (next(group, None) for group in found) if page is not None]


def _cost(data: Dataset, front: Front) -> list[str]:
    """Return what it would take in posts and money, with the ends of that; nothing where it cannot be estimated."""
    try:
        return [needed(sized(data, front.asker, data.known or front.at)).text]
    except NpmCompareError:
        return []


def _edition(data: Dataset) -> str:
    return of_which_day(data) or say("Today: coded up to {date}", date=day(data.date))


def _asks(data: Dataset, asker: str) -> str:
    return say("Written for {name}; the same set can be made for any other mechanism.", name=short_name(data, asker))


def _picture(pages: Sequence[Page], folder: Path | None) -> dict[str, str] | None:
    """Return the picture of the front page, as the address that holds it, and its words; None where no report drew it."""
    for page in sorted(pages, key=lambda page: page.name[:2] not in PICTURES[:1]):
        charts = sorted(name for name in page.charts if name.endswith(".svg"))
        if folder and page.name[:2] in PICTURES and charts:
            drawn = b64encode((folder / page.language / CHARTS_FOLDER / charts[0]).read_bytes()).decode("ascii")
            return {"file": f"data:image/svg+xml;base64,{drawn}", "words": page.answer}
    return None


def _doors(pages: Sequence[Page]) -> list[dict[str, str]]:
    """Return the doors to the reports: a heading, what stands behind it, and the first report of that part."""
    doors = []
    for part, words in DOORS.items():
        first = next((page for page in pages if part_of(page.name) == part and page.formats), None)
        if first is not None:
            file = f"{first.language}/{first.name}.{first.formats[0]}"
            doors.append({"file": file, "heading": say(HEADINGS[part]), "words": say(words)})
    return doors


def _door_of_atlas(file: str) -> list[dict[str, str]]:
    words = say(
        "A page for every State, question and requirement; a map year by year; up to eight mechanisms side by side."
    )
    return [{"file": file, "heading": say("Atlas"), "words": words}] if file else []


def _why(data: Dataset) -> str:
    """Return what the seminar was and why the set compares these bodies, with a link to the source."""
    words = say(
        "On {date} Morocco’s human rights council and the Association for the Prevention of Torture held a {seminar} in Rabat "
        "on the framework, organisation and resources of Morocco’s future mechanism, in the light of France’s and of the human "
        "rights institutions of Mali and the Maldives. These four are compared here first; every other mechanism stands "
        "beside them.",
        date=day(SEMINAR),
        seminar="{seminar}",
    )
    if SEMINAR_SOURCE not in data.sources.index:
        return words.format(seminar=say("seminar"))
    return linked(words, {"seminar": (str(data.source(SEMINAR_SOURCE)["url"]), say("seminar"))})


def _parts(pages: Sequence[Page], state: str) -> list[tuple[str, list[Page]]]:
    """Return the headings of the parts, each with its reports."""
    found = [(part, [page for page in pages if part_of(page.name) == part]) for part in PARTS]
    return [
        (say(HEADINGS[part], state=state) if part == "own" else say(HEADINGS[part]), own) for part, own in found if own
    ]


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


def _reading(data: Dataset) -> tuple[str, ...]:
    """Return what a reader must know."""
    return (
        say(
            "Every value carries its source and the place in it: the small numbers beside a value lead to them. Each page"
            " shows what held on the day at its head, or else on the day up to which the data were coded. Not known means"
            " that no document read gives an answer; it is never a no. What the law says and what is done are kept apart,"
            " and so are money voted and money spent. Where sources differ, one value is shown by a stated rule and the "
            "others stand in the notes."
        ),
        say("The facts were coded from public documents with machine help.") + f" {accuracy(data)}",
        say(
            "They have not yet been reviewed by a lawyer of each country. They measure what texts say and what reports count, "
            "not whether torture is prevented."
        ),
    )
