"""The tables of the pages: questions, requirements, criteria and peers, as the data have them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from npm_compare.analysis.assessment import assess
from npm_compare.analysis.likeness import like
from npm_compare.analysis.peers import peers
from npm_compare.analysis.readings import DESCRIBED
from npm_compare.analysis.requirements import MET, STATUSES
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.groups import GROUPS
from npm_compare.facts.selection import claims
from npm_compare.views.coders import coded
from npm_compare.views.glossary import in_order, with_abbreviation
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label, part_name, requirement_label, requirement_text
from npm_compare.views.language import day, isolated, joined, language, number, say, say_many
from npm_compare.views.languages import SOURCE
from npm_compare.views.peers import few_known, group_name, say_reason
from npm_compare.views.places import stands_at
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.wording import last_day, say_value, short_name

ASKER = "mar-cndh"
"""The mechanism whose peers serve as example."""

DISPUTE = ("fra-cglpl", "staff_total", "2008")
"""Two sources that disagree: mechanism, question and year."""


def _foot(data: Dataset) -> str:
    return say("Data {version}, CC BY 4.0.", version=data.version)


def questions(data: Dataset) -> str:
    """Return every question with its definition, the answers allowed, its code, and when the answer is *partly*."""
    rows: list[Row] = []
    for pillar in data.codes_of("pillar"):
        for section in data.codes_of("section"):
            found = data.indicators[(data.indicators["pillar"] == pillar) & (data.indicators["section"] == section)]
            if len(found):
                rows += [
                    Row(part_name(data, pillar, section)),
                    *(_question(data, data.indicator(name)) for name in found.index),
                ]
    columns = [say("Question"), say("Meaning"), say("Answers")]
    return render(table(say("Questions of the codebook"), columns, rows, foot=_foot(data), widths=(24, 50, 26)))


def _question(data: Dataset, entry: Record) -> Row:
    partly = say("Partly: {rule}", rule=isolated(coded(data, entry["partly"]))) if entry["partly"] else ""
    words = Cell(isolated(coded(data, entry["definition"])), partly)
    answers = Cell(_answers(data, entry), isolated(entry["indicator"]))
    return Row(indicator_label(data, entry["indicator"]), (words, answers))


def _answers(data: Dataset, entry: Record) -> str:
    """Return what may be answered: the labels of a list, or the type and its unit."""
    kind = code_label(data, "indicator_type", entry["type"])
    if entry["type"] == "category":
        return joined(code_label(data, entry["codes"], code) for code in data.codes_of(entry["codes"]))
    unit = code_label(data, "unit", entry["unit"]) if entry["type"] == "number" and entry["unit"] else ""
    return joined(text for text in (kind, unit) if text)


def requirements(data: Dataset) -> str:
    """Return every requirement with its instrument, its force and whether its text was checked, by theme."""
    rows: list[Row] = []
    for theme in data.codes_of("theme"):
        found = data.requirements.index[data.requirements["theme"] == theme]
        rows += [Row(code_label(data, "theme", theme)), *(_requirement(data, name) for name in found)]
    columns = [say("Requirement"), say("Text"), say("Instrument"), say("Force")]
    return render(table(say("Requirements"), columns, rows, foot=_foot(data), widths=(19, 43, 20, 18)))


def _requirement(data: Dataset, name: str) -> Row:
    entry = data.requirement(name)
    instrument = Cell(code_label(data, "instrument", entry["instrument"]), stands_at(data, name))
    checked = code_label(data, "verification", entry["verification"]) if entry["verification"] != "read" else ""
    force = Cell(code_label(data, "force", entry["force"]), checked)
    return Row(requirement_label(data, name), (Cell(requirement_text(data, name)), instrument, force))


def criteria(data: Dataset) -> str:
    """Return the criteria on which models are compared, each with its questions."""
    rows = []
    for criterion, part in data.criteria.groupby("criterion", sort=False):
        labels = joined((indicator_label(data, name) for name in part["indicator"]), strong=True)
        bases = joined(code_label(data, "criterion_basis", basis) for basis in part["basis"].unique())
        rows.append(Row(code_label(data, "criterion", str(criterion)), (Cell(labels), Cell(bases))))
    return render(
        table(
            say("Criteria"),
            [say("Criterion"), say("Questions"), say("Basis")],
            rows,
            foot=_foot(data),
            widths=(30, 50, 20),
        )
    )


def glossary(data: Dataset) -> str:
    """Return the terms in the language spoken with their definitions, and beside them what each is called in English."""
    english = [] if language() == SOURCE else [say("In English")]
    columns, widths = [say("Term"), say("Meaning"), *english], (28, 48, 24) if english else (30, 70)
    rows = [_term(entry) for entry in in_order(data)]
    return render(table(say("Glossary"), columns, rows, foot=_foot(data), widths=widths))


def _term(entry: Record) -> Row:
    english = () if language() == SOURCE else (Cell(isolated(with_abbreviation(entry, SOURCE))),)
    definition = Cell(isolated(entry[f"definition_{language()}"]))
    return Row(with_abbreviation(entry, language()), (definition, *english))


def counts(data: Dataset) -> str:
    """Return the requirements met by the cases of the seminar, with the bounds of what is not known."""
    found = assess("seminar", data=data)
    rows = []
    for mechanism, row in found.counts("law").iterrows():
        cells = [Cell(number(int(row[status]))) for status in STATUSES]
        cells[STATUSES.index(MET)] = Cell(number(int(row[MET])), _as_described(int(row[DESCRIBED])))
        ends = say("{low} to {high}", low=number(int(row["fewest"])), high=number(int(row["most"])))
        rows.append(Row(short_name(data, str(mechanism)), (*cells, Cell(ends))))
    columns = ["", *(code_label(data, "status", status) for status in STATUSES), say("Met, at least and at most")]
    caption = say("Requirements in law on {date}", date=last_day(found.at))
    foot = say("Conformity with standards, not effectiveness. Data {version}, CC BY 4.0.", version=data.version)
    return render(table(caption, columns, rows, foot=foot))


def _as_described(count: int) -> str:
    return say_many("{count} as described", "{count} as described", count) if count else ""


def groups(data: Dataset) -> str:
    """Return the named groups of peers with their mechanisms in place; of the group of all only how many they are."""
    rows = []
    for group in GROUPS:
        found = peers(group, data=data)["mechanism"].tolist()
        names = "" if group == "all" else joined(short_name(data, mechanism) for mechanism in found)
        rows.append(Row(group_name(data, group), (Cell(number(len(found))), Cell(names))))
    columns = [say("Group of peers"), say("Mechanisms"), say("Names")]
    return render(
        table(
            say("Groups of peers on {date}", date=day(data.date)), columns, rows, foot=_foot(data), widths=(24, 12, 64)
        )
    )


def alike(data: Dataset) -> str:
    """Return the mechanisms most like that of Morocco, each with the reason."""
    rows = [
        Row(
            short_name(data, row["mechanism"]),
            (Cell(number(row["likeness"], 2)), Cell(say_reason(data, row), few_known(row["warning"]))),
        )
        for row in records(like(ASKER, data=data))
    ]
    caption = say("Most like {mechanism}, on {date}", mechanism=short_name(data, ASKER), date=day(data.date))
    return render(
        table(caption, [say("Mechanism"), say("Likeness"), say("Reason")], rows, foot=_foot(data), widths=(24, 14, 62))
    )


def dispute(data: Dataset) -> str:
    """Return two sources that disagree, the one that is chosen first."""
    subject, indicator, year = DISPUTE
    every = claims(data, subjects=[subject])
    found = every[(every["indicator"] == indicator) & (every["valid_to"] == year) & (every["basis"] == "fte")]
    rows = []
    for place, fact in enumerate(records(found)):
        source, chosen = data.source(fact["source"]), say("in the notes") if place else say("in the table")
        kind, confidence = (
            code_label(data, *pair) for pair in (("source_kind", source["kind"]), ("confidence", fact["confidence"]))
        )
        cells = (Cell(confidence), Cell(kind), Cell(day(source["published"])), Cell(chosen))
        rows.append(Row(say_value(data, fact), cells))
    columns = [say("Value"), say("Confidence"), say("Kind of source"), say("Published"), say("Shown")]
    caption = joined([indicator_label(data, indicator), short_name(data, subject), year])
    return render(table(caption, columns, rows, foot=_foot(data)))


PAGE_TABLES: Mapping[str, Callable[[Dataset], str]] = {
    "table_questions": questions,
    "table_requirements": requirements,
    "table_criteria": criteria,
    "table_glossary": glossary,
    "table_counts": counts,
    "table_groups": groups,
    "table_alike": alike,
    "table_dispute": dispute,
}
"""What makes each table, by the name of its field."""
