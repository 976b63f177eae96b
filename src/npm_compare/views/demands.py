"""How demands are shown: the text with its article, what the law of the asker says, the laws read that meet it, the others."""

from __future__ import annotations

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.demands import ABSENT, Demands
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.requirements import questions, rests_on_law
from npm_compare.analysis.shares import FEW_LAWS
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.assessment import STATUS_CLASSES
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label, requirement_text
from npm_compare.views.language import joined, number, say
from npm_compare.views.law_texts import place
from npm_compare.views.notes import note_on
from npm_compare.views.places import reference
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside, last_day, say_fact, short_name


def html(found: Demands) -> str:
    """Return the demands in HTML."""
    return render(table(found))


def text(found: Demands) -> str:
    """Return the demands as they stand in a terminal."""
    shown = found.table[["requirement", "status", "met", "read"]].to_string(index=False)
    return printed(found.table[["requirement", "status", "met", "read"]], shown)


def table(found: Demands) -> Table:
    """Return the table: demands down; the law of the asker, the laws read, the bodies beside it across."""
    assessment = found.assessment
    data, beside = assessment.data, assessment.mechanisms[1:]
    rows = [Row(_demand(found, row), _cells(found, row)) for row in records(found.table)]
    columns = [
        "",
        short_name(data, found.asker),
        say("laws read that meet it"),
        *([say("beside it")] if beside else []),
    ]
    caption = say("What is demanded, and what the law says, on {date}", date=last_day(assessment.at))
    foot = " ".join(
        (
            say(
                "Laws read: those whose text was read on every point of the demand, the own law too; a law that others only "
                "describe is not counted. By: the questions by whose answers a law is counted."
            ),
            say("Conformity with standards, not effectiveness. Data {version}, CC BY 4.0.", version=data.version),
        )
    )
    return table_of(caption, columns, rows, foot=foot, widths=(42, 20, 18, 20) if beside else (52, 26, 22))


def _demand(found: Demands, row: Record) -> str:
    data = found.assessment.data
    return f"{requirement_text(data, row['requirement'])} ({reference(data, row['requirement'])})"


def _cells(found: Demands, row: Record) -> tuple[Cell, ...]:
    assessment = found.assessment
    beside = [Cell(_beside(assessment, row["requirement"]))] if len(assessment.mechanisms) > 1 else []
    return (_own(found, row), _share(assessment.data, row), *beside)


def _own(found: Demands, row: Record) -> Cell:
    """Return the outcome for the asker with the articles that give it, or that they were not read."""
    data, facts = found.assessment.data, row["facts"]
    read = dict.fromkeys(place(data, fact) for fact in facts if fact["basis"] == TEXT)
    places = joined(read, strong=True)
    reason = inside(code_label(data, "reason", row["reason"])) if row["reason"] else ""
    notes = tuple(note_on(data, fact, indicator_label(data, fact["indicator"]), say_fact(data, fact)) for fact in facts)
    small = joined([part for part in (places, reason) if part], strong=True)
    words = inside(code_label(data, "status", row["status"]))
    if row["status"] == NOT_KNOWN:
        words = say("not read in the law")
    elif row["reason"] in ABSENT:
        words, small = reason, ""
    return Cell(words, small, STATUS_CLASSES.get(row["status"], ""), notes)


def _share(data: Dataset, row: Record) -> Cell:
    """Return how many laws of those read meet it, and by which questions: these may ask less than the demand does."""
    if not rests_on_law(data, row["requirement"]):
        return Cell(say("not read in laws"))
    if row["read"] < FEW_LAWS:
        return Cell(say("too few laws read"))
    asked = joined(inside(indicator_label(data, name)) for name in questions(data, row["requirement"]))
    share = say("{count} of {read}", count=number(int(row["met"])), read=number(int(row["read"])))
    return Cell(share, say("by: {questions}", questions=asked))


def _beside(assessment: Assessment, requirement: str) -> str:
    """Return the outcomes of the other mechanisms, those that share one named together."""
    data, statuses = assessment.data, assessment.statuses("law").loc[requirement]
    shared: dict[str, list[str]] = {}
    for mechanism in assessment.mechanisms[1:]:
        shared.setdefault(str(statuses[mechanism]), []).append(short_name(data, mechanism))
    parts = [
        say("{answer}: {names}", answer=inside(code_label(data, "status", status)), names=joined(names))
        for status, names in shared.items()
    ]
    return joined(parts, strong=True)
