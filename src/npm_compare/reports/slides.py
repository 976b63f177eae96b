"""The briefing deck: one finding a slide, with its source, native charts that can be edited, and notes for the speaker."""

from __future__ import annotations

from npm_compare.analysis.assessment import assess
from npm_compare.analysis.comparison import compare
from npm_compare.analysis.durations import durations
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
from npm_compare.weighing.options import options


def deck(asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None) -> bytes:
    """Return the briefing deck for a mechanism beside its peers, as the bytes of a PPTX file: at most 15 slides.

    Parameters are those of `brief.answer`; the texts are in the language spoken.
    """
    data = data or load()
    made = Deck(data)
    _opening(made, asker, at)
    _time(made, at)
    _law(made, asker, group, at)
    _means(made, asker, group, at)
    _choice(made, asker, at)
    _closing(made, asker, at)
    return made.content()


def _opening(made: Deck, asker: str, at: str) -> None:
    data, name = made.data, short_name(made.data, asker)
    slide = made.slide(
        say("National preventive mechanisms against torture, compared"),
        "",
        say("A talk of twenty minutes: {name}.", name=name),
    )
    made.text(slide, say("{name}. Situation on {date}.", name=name, date=day(data.edition(at))))
    standing = str(findings.standing(asker, at=at, data=data))
    source = cite(data, claims(data, at=at, subjects=[data.mechanism(asker)["state"]])["source"])
    made.text(made.slide(say("Where the State stands"), source, standing), standing)


def _time(made: Deck, at: str) -> None:
    data = made.data
    made.chart(
        charts.choices(at=at, data=data),
        say("Each column counts the bodies that stood at the end of the year, by model."),
    )
    made.chart(
        charts.waiting(durations(at=at, data=data), data=data),
        say("The curve falls when States designate; the band is where it could lie by chance alone."),
    )


def _law(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    powers = compare([asker, group], ["powers", "dialogue", "protection"], at=at, data=data)
    made.chart(charts.matrix(powers), say("What is not known is a gap in what was read, not an answer."))
    assessment = assess([asker, group], ["opcat", "spt_guidelines"], at=at, data=data)
    title = say("Requirements of the treaty and of the SPT")
    made.chart(charts.against(assessment, columns=2, title=title), say("Conformity with standards, not effectiveness."))
    made.chart(
        charts.bounds(assessment),
        say("What is not known lies between met and not met: the bars are ranges, not ranks."),
    )


def _means(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    found = figures([asker, group], "visits_total", at=at, data=data)
    if len(found.facts):
        made.chart(charts.yearly(found), say("Counts of visits are not all alike: each row is read by itself."))
    sizing = size(data.mechanism(asker)["state"], at=at, data=data)
    made.chart(charts.build_up(sizing), str(findings.paces(sizing)))


def _choice(made: Deck, asker: str, at: str) -> None:
    found = options(at=at, data=made.data)
    made.chart(
        charts.ranks(found, found.acceptability()),
        say("Share of draws in percent, over all weightings of the criteria and all that is not known."),
    )
    title = say("What mechanisms of each model have, as far as it is known")
    made.chart(
        charts.ranges(found, title=title),
        say("A bar spans what the answers known and unknown allow: it is a range, not a measurement."),
    )


def _closing(made: Deck, asker: str, at: str) -> None:
    data = made.data
    requirements = assess(asker, ["opcat", "spt_guidelines"], at=at, data=data)  # as on the slide of requirements
    lacking = str(findings.lacking(requirements, asker))
    source = cite(data, claims(data, at=at, subjects=[asker])["source"])
    title = say("What is known to be lacking: {name}", name=short_name(data, asker))
    made.text(made.slide(title, source, lacking), lacking)
    queue = records(words(gaps(asker, at=at, number=3, data=data), data))
    lines = "\n".join(f"{isolated(row['missing'])} – {isolated(row['where_to_look'])}" for row in queue)
    source = say("Sources: the facts that are missing have none.")
    made.text(made.slide(say("What to find out first"), source, lines), lines)
    reading = "\n".join(
        (
            say("Law: the text was read; described: somebody else describes it; practice: what is done."),
            say("Not known is never a no."),
            say("Requirements met are conformity with standards, not effectiveness."),
            say("The facts were coded with machine help and have not been reviewed by a lawyer of each country."),
        )
    )
    made.text(made.slide(say("How to read these slides"), "", reading), reading)
