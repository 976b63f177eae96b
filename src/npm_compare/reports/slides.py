"""The briefing deck: one finding a slide, with its source, native charts that can be edited, and notes for the speaker."""

from __future__ import annotations

from npm_compare import charts, findings
from npm_compare.assessment import MET, NOT_MET, PARTLY, SILENT, assess
from npm_compare.charts.finish import cite
from npm_compare.charts.time import MODEL_COLOURS
from npm_compare.comparison import compare
from npm_compare.dataset import Dataset, load, records
from npm_compare.durations import durations
from npm_compare.figures import figures
from npm_compare.gaps import gaps
from npm_compare.language import day, isolated, joined, say
from npm_compare.models import models_by_year
from npm_compare.options import options
from npm_compare.rates import DENOMINATORS
from npm_compare.reports.presentation import Deck
from npm_compare.selection import claims
from npm_compare.sizing import observed, size
from npm_compare.wording import NOT_KNOWN, short_name


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
    counts = models_by_year(at=at, data=data)
    used = [model for model in counts.columns if counts[model].any()]
    shown = {data.label("model", model): counts[model].tolist() for model in used}
    colours = [MODEL_COLOURS[model].removeprefix("#").upper() for model in used]
    source = cite(data, data.facts.loc[data.facts["indicator"] == "designation_date", "source"])
    years = ([str(year) for year in counts.index], shown)
    notes = say("Each column counts the bodies that stood at the end of the year, by model.")
    made.bars(str(findings.models(at=at, data=data)), years, source, notes, kind="COLUMN_STACKED", colours=colours)
    waits = durations(at=at, data=data)
    chart = charts.waiting(waits, data=data, title=" ")
    notes = say("The curve falls when States designate; the band is where it could lie by chance alone.")
    made.picture(chart, notes, title=str(findings.wait(waits, data=data)))


def _law(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    powers = compare([asker, group], ["powers", "dialogue", "protection"], at=at, data=data)
    notes = say("What is not known is a gap in what was read, not an answer.")
    made.picture(charts.matrix(powers, title=" "), notes, title=str(findings.known_powers(powers)))
    assessment = assess([asker, group], ["opcat", "spt_guidelines"], at=at, data=data)
    notes = say("Conformity with standards, not effectiveness.")
    chart = charts.against(assessment, columns=2, title=" ")
    made.picture(chart, notes, title=say("Requirements of the treaty and of the SPT"))
    counts = assessment.counts("law")
    names = [short_name(data, str(mechanism)) for mechanism in counts.index]
    shown = {
        say("met"): counts[MET].tolist(),
        say("met in part"): counts[PARTLY].tolist(),
        say("not known"): counts[NOT_KNOWN].tolist(),
        say("not met or silent"): (counts[NOT_MET] + counts[SILENT]).tolist(),
    }
    source = cite(data, [fact["source"] for facts in assessment.table["facts"] for fact in facts])
    notes = say("What is not known lies between met and not met: the bars are ranges, not ranks.")
    made.bars(str(findings.met(assessment)), (names, shown), source, notes, kind="BAR_STACKED")


def _means(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    visits = figures([asker, group], "visits_total", at=at, data=data)
    newest = visits.latest()[::-1]
    names = [joined([short_name(data, fact["subject"]), str(fact["year"])]) for fact in records(newest)]
    source = cite(data, [*newest["source"], *newest["denominator_source"]])
    per = DENOMINATORS["prisoners"]
    label, divided = data.indicator("visits_total")["label"], say(per.words)
    shown = {say("{label} {divided}", label=label, divided=divided): newest["rate"].round(2).tolist()}
    notes = say("The rate depends as much on the number of prisoners as on the number of visits.")
    made.bars(str(findings.latest_rates(visits)), (names, shown), source, notes, kind="BAR_CLUSTERED", form="0.00")
    sizing, others = size(data.mechanism(asker)["state"], data=data), observed(asker, at=at, data=data)
    notes = str(findings.against_others(sizing, others))
    made.picture(charts.sizes(sizing, others, title=" "), notes, title=str(findings.needed(sizing)))


def _choice(made: Deck, asker: str, at: str) -> None:
    data = made.data
    found = options(at=at, data=data)
    result = found.acceptability()
    names = [found.label(option) for option in found.options]
    shown = {
        say("rank {rank}", rank=rank): (100 * result.ranks[rank]).round(0).tolist() for rank in range(1, len(names) + 1)
    }
    subjects = [name for members in found.members.values() for name in members]
    source = cite(data, claims(data, at=at, subjects=subjects)["source"])
    notes = say("Share of draws in percent, over all weightings of the criteria and all that is not known.")
    shades = ("0B3C5D", "3F76A3", "8FB4D1", "CFDFEA", "F1F1F1")
    ranks = (names, shown)
    made.bars(str(findings.robust(found, result)), ranks, source, notes, kind="BAR_STACKED_100", colours=shades)
    title = say("What mechanisms of each model have, as far as it is known")
    notes = say("A bar spans what the answers known and unknown allow: it is a range, not a measurement.")
    made.picture(charts.ranges(found, title=" "), notes, title=title)


def _closing(made: Deck, asker: str, at: str) -> None:
    data = made.data
    lacking = str(findings.lacking(assess(asker, at=at, data=data), asker))
    source = cite(data, claims(data, at=at, subjects=[asker])["source"])
    title = say("What is known to be lacking: {name}", name=short_name(data, asker))
    made.text(made.slide(title, source, lacking), lacking)
    queue = records(gaps(asker, at=at, number=3, data=data))
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
