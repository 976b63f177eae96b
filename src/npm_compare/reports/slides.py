"""The briefing deck: eight slides of one finding each, with sources, native charts that can be edited, notes for the speaker."""

from __future__ import annotations

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.figures import figures
from npm_compare.analysis.sizing import size
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import claims
from npm_compare.reports.presentation import Deck
from npm_compare.views import charts, findings
from npm_compare.views.charts.sources import cite
from npm_compare.views.gaps import words
from npm_compare.views.language import day, isolated, say
from npm_compare.views.wording import short_name
from npm_compare.weighing.gaps import gaps

SLIDES = 8
"""How many slides a deck has: as many as a talk of ten minutes can hold."""

TO_FIND = 5
"""How many questions the last slide holds."""


def deck(asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None) -> bytes:
    """Return the briefing deck for a mechanism beside its peers, as the bytes of a PPTX file: eight slides.

    Parameters are those of `brief.answer`; the texts are in the language spoken.
    """
    data = data or load()
    made = Deck(data)
    _opening(made, asker, group, at)
    _path(made, asker, group, at)
    _law(made, asker, group, at)
    _means(made, asker, group, at)
    _closing(made, asker, group, at)
    return made.content()


def _opening(made: Deck, asker: str, group: str, at: str) -> None:
    data, name = made.data, short_name(made.data, asker)
    slide = made.slide(
        say("National preventive mechanisms against torture, compared"),
        "",
        say("A talk of ten minutes: {name}.", name=name),
    )
    page = findings.headline("14", asker, group, at=at, data=data)
    lines = (say("{name}. Situation on {date}.", name=name, date=day(data.edition(at))), page.head)
    made.text(slide, "\n\n".join(lines))


def _path(made: Deck, asker: str, group: str, at: str) -> None:
    """Show when the State was to have its mechanism and when it had it, and which models States chose."""
    made.chart(
        charts.timeline(asker, group, at=at, data=made.data),
        say("Hollow marks and bars: a day, or a count of the whole year, that is not known."),
    )
    made.chart(
        charts.choices(asker, at=at, data=made.data),
        say("Each line counts the bodies that stood at the end of the year; all are on one scale."),
    )


def _law(made: Deck, asker: str, group: str, at: str) -> None:
    powers = compare([asker, group], ["powers", "protection"], at=at, data=made.data)
    made.chart(
        charts.strip(powers),
        say(
            "Shares are of the laws that were read on a point. What is not known is a gap in what was read, not an answer."
        ),
    )


def _means(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    made.chart(
        charts.yearly(figures([asker, group], "visits_total", at=at, data=data)),
        say("Counts of visits, of places and of days are unlike, and are not set against each other."),
    )
    made.chart(
        charts.build_up(size(asker, at=at, data=data)),
        str(findings.headline("11", asker, at=at, data=data)),
    )


def _closing(made: Deck, asker: str, group: str, at: str) -> None:
    """Say what is to be decided, and what must be known first."""
    data = made.data
    decided = findings.headline("13", asker, group, at=at, data=data)
    first = findings.pressing(asker, group, at=at, data=data).sentences
    pressing = "\n".join(f"{n}. {one}" for n, one in enumerate(first, start=1))
    source = cite(data, claims(data, at=at, subjects=[asker])["source"], notes=True)
    notes = (pressing, say("The rule is this project’s (table recommendations.csv). It is no legal advice."))
    made.text(made.slide(decided.head, source, *notes), pressing)
    missing = gaps(asker, at=at, data=data)
    queue = records(words(missing[missing["conclusion"] == "requirements"], data))[:TO_FIND]
    lines = "\n".join(f"{isolated(row['missing'])}: {isolated(row['where_to_look'])}" for row in queue)
    reading = say("Not known is never a no; requirements met are conformity with standards, not effectiveness.")
    source = say("Sources: the facts that are missing have none.")
    title = say("What {name} should find out first, and where it should stand", name=short_name(data, asker))
    made.text(made.slide(title, source, lines, reading), lines)
