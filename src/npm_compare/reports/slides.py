"""The briefing deck: eight slides of one finding each, with sources, native charts that can be edited, notes for the speaker."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.comparison import compare
from npm_compare.analysis.decisions import decide
from npm_compare.analysis.figures import figures
from npm_compare.analysis.sizing import size
from npm_compare.analysis.visits import as_newest
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import claims
from npm_compare.reports.opening import opening
from npm_compare.reports.presentation import Deck
from npm_compare.views import charts, findings
from npm_compare.views.charts.sources import cite
from npm_compare.views.charts.strip import MOST_ROWS
from npm_compare.views.decision_steps import owner
from npm_compare.views.findings.headlines.law import POWERS
from npm_compare.views.gaps import say_question, say_where
from npm_compare.views.labels import code_label, indicator_label, state_name
from npm_compare.views.language import day, joined, say, say_many
from npm_compare.views.wording import inside, short_name
from npm_compare.weighing.gaps import gaps

SLIDES = 8
"""How many slides a deck has: as many as a talk of ten minutes can hold."""

OPENING = ("01", "03", "06")
"""The reports whose findings open the deck: how long it took, what the law gives, what it costs."""

TO_FIND = 5
"""How many questions of law stand together on the last slide."""


def deck(asker: str = "mar-cndh", group: str = "seminar", *, at: str = "today", data: Dataset | None = None) -> bytes:
    """Return the briefing deck for a mechanism beside its peers, as the bytes of a PPTX file: eight slides.

    Parameters are those of `brief.answer`; the texts are in the language spoken.
    """
    data = data or load()
    made = Deck(data, at)
    _opening(made, asker, group, at)
    _path(made, asker, group, at)
    _law(made, asker, group, at)
    _means(made, asker, group, at)
    _closing(made, asker, group, at)
    return made.content()


def _opening(made: Deck, asker: str, group: str, at: str) -> None:
    """Say three things that no other slide says, in large letters: the wait, the law, the means. The notes have the headlines."""
    data, name = made.data, short_name(made.data, asker)
    title = say(
        "Preventive mechanisms against torture, compared: {name}, {date}", name=name, date=day(data.edition(at))
    )
    heads = [findings.headline(report, asker, group, at=at, data=data) for report in OPENING]
    slide = made.slide(title, "", say("A talk of ten minutes: {name}.", name=name), *(str(head) for head in heads))
    made.points(slide, [(said, "") for said in opening(asker, at=at, data=data)])


def _path(made: Deck, asker: str, group: str, at: str) -> None:
    """Show when the State was to have its mechanism and when it had it, and which models States chose."""
    made.chart(
        charts.timeline(asker, group, at=at, data=made.data),
        say("Hollow marks and bars: the exact day, or the count for the whole year, is not known."),
    )
    made.chart(
        charts.choices(asker, at=at, data=made.data),
        say("Each line counts the bodies that stood at the end of the year; all are on one scale."),
    )


def _law(made: Deck, asker: str, group: str, at: str) -> None:
    """Show what most laws give, as report 03 does with the same finding, on the points for which one slide has room."""
    mandate = compare([asker, group], POWERS, at=at, data=made.data)
    made.chart(
        charts.strip(mandate, most=MOST_ROWS),
        say(
            "Shares are of the laws that were read on a point. What is not known is a gap in our reading, not an answer."
        ),
    )


def _means(made: Deck, asker: str, group: str, at: str) -> None:
    data = made.data
    visits = as_newest(figures([asker, group], "visits_total", at=at, data=data))  # what else was counted: report 07
    made.chart(
        charts.yearly(visits),
        say("Counts of visits, of places and of days are unlike, and are not set against each other."),
    )
    made.chart(
        charts.build_up(size(asker, at=at, data=data)),
        str(findings.headline("11", asker, at=at, data=data)),
    )


def _closing(made: Deck, asker: str, group: str, at: str) -> None:
    """Say what is to be decided, by whom and when, and what must be known first."""
    data = made.data
    found = decide(asker, group, at=at, data=data)
    open_ones = len(found.pressing(len(found.decisions)))
    first = say_many(
        "{count} decision is open in {state}; it comes first, with who acts.",
        "{count} decisions are open in {state}; these come first, each with who acts.",
        open_ones,
        state=state_name(data, data.mechanism(asker)["state"]),
    )
    decided = findings.headline("13", asker, group, at=at, data=data)
    source = cite(data, claims(data, at=at, subjects=[asker])["source"], notes=True)
    acts = _acts(data, asker, group, at)
    rule = say("The rule is this project’s (table recommendations.csv). It is not legal advice.")
    made.points(made.slide(first, source, str(decided), "\n".join(" ".join(act) for act in acts), rule), acts)
    missing = gaps(asker, at=at, data=data)
    missing = missing[missing["what"] != "criterion"]  # which weighs models, and says nothing of this mechanism
    title = say_many(
        "{count} open question could change what is said of {name}; these come first.",
        "{count} open questions could change what is said of {name}; these come first.",
        len(missing),
        name=short_name(data, asker),
    )
    asked = _questions(data, missing)
    reading = say("Not known is never a no; requirements met are conformity with standards, not effectiveness.")
    source = say("Sources: the facts that are missing have none.")
    made.points(made.slide(title, source, "\n".join(": ".join(one) for one in asked), reading), asked)


def _acts(data: Dataset, asker: str, group: str, at: str) -> list[tuple[str, str]]:
    """Return the decisions that press most, each with who acts and when."""
    decided = decide(asker, group, at=at, data=data)
    found = decided.pressing()
    said = findings.pressing(asker, group, at=at, data=data).sentences
    owners = [
        {"owner": owner(decided, one), "moment": inside(code_label(data, "moment", one.row["moment"]))} for one in found
    ]
    # Translators: who takes a decision, and by when.
    steps = [say("Who acts: {owner}. When: {moment}.", **who) for who in owners]
    return list(zip(said, steps, strict=True))


def _questions(data: Dataset, missing: pd.DataFrame) -> list[tuple[str, str]]:
    """Return for each conclusion what could move it most, and where to look: of the law several questions together."""
    points = []
    for _, rows in missing.groupby("conclusion", sort=False):
        laws = [row for row in records(rows) if row["what"] == "indicator"][:TO_FIND]
        if laws:
            asked = joined(inside(indicator_label(data, name)) for name in dict.fromkeys(row["name"] for row in laws))
            points.append(
                (
                    say("What does the law say on these points: {questions}?", questions=asked),
                    _where(say_where(data, "law")),
                )
            )
        else:
            row = records(rows.head(1))[0]
            points.append((say_question(data, row), _where(say_where(data, row["where"], row["name"]))))
    return points


def _where(documents: str) -> str:
    return say("Where to look: {where}.", where=documents)
