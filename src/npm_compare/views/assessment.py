"""How mechanisms set against requirements are shown: law, then practice, with the facts behind each outcome."""

from __future__ import annotations

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.cases import ASPECTS
from npm_compare.analysis.requirements import MET, NOT_MET, PARTLY, SILENT
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.display import show
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label, requirement_text
from npm_compare.views.language import joined, say
from npm_compare.views.notes import note_on
from npm_compare.views.places import reference
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside, last_day, say_fact, short_name

STATUS_CLASSES = {MET: "yes", PARTLY: "partly", NOT_MET: "no", SILENT: SILENT, NOT_KNOWN: NOT_KNOWN}
"""The class that gives a cell the colour of its outcome."""


def html(assessment: Assessment) -> str:
    """Return an assessment in HTML."""
    return render(table(assessment))


def text(assessment: Assessment) -> str:
    """Return the counts of an assessment in law, as they stand in a terminal."""
    counts = assessment.counts("law")
    words = show(counts, data=assessment.data).words
    return printed(words.set_index(words.columns[0]).T.reset_index(names=""), counts.to_string())


def table(assessment: Assessment) -> Table:
    """Return an assessment as a table: requirements down under their themes, mechanisms across."""
    data = assessment.data
    status = {(r["mechanism"], r["requirement"], r["aspect"]): r for r in records(assessment.table)}
    rows: list[Row] = []
    theme = ""
    for name in assessment.requirements:
        if data.requirement(name)["theme"] != theme:
            theme = data.requirement(name)["theme"]
            rows.append(Row(code_label(data, "theme", theme)))
        pairs = (tuple(status[m, name, aspect] for aspect in ASPECTS) for m in assessment.mechanisms)
        rows.append(Row(_heading(data, name), tuple(_cell(data, law, practice) for law, practice in pairs)))
    columns = ("", *(short_name(data, mechanism) for mechanism in assessment.mechanisms))
    caption = say("Requirements on {date}: law, then practice", date=last_day(assessment.at))
    foot = say("Conformity with standards, not effectiveness. Data {version}, CC BY 4.0.", version=data.version)
    return Table(caption, columns, tuple(rows), foot)


def _heading(data: Dataset, name: str) -> str:
    """Return what a requirement demands, and where it stands."""
    return f"{requirement_text(data, name)} ({reference(data, name)})"


def _cell(data: Dataset, law: Record, practice: Record) -> Cell:
    """Return the outcome in law; small, its reason and the outcome in practice; the facts behind both as notes."""
    behind = {f["id"]: f for row in (law, practice) for name in ("facts", "theirs") for f in row[name]}
    notes = tuple(
        note_on(data, fact, indicator_label(data, fact["indicator"]), say_fact(data, fact)) for fact in behind.values()
    )
    practiced = say("practice: {status}", status=inside(code_label(data, "status", practice["status"])))
    reason = inside(code_label(data, "reason", law["reason"])) if law["reason"] else ""
    counted = "" if law["counted"] else say("not counted")
    small = joined((words for words in (reason, practiced, counted) if words), strong=True)
    return Cell(inside(code_label(data, "status", law["status"])), small, STATUS_CLASSES.get(law["status"], ""), notes)
