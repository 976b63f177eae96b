"""Charts of requirements: what each mechanism meets in law, with what is not known left open."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare import findings
from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.requirements import MET, NOT_APPLICABLE, NOT_MET, PARTLY, SILENT, STATUSES
from npm_compare.charts.chart import Chart
from npm_compare.charts.finish import canvas, finish, heading
from npm_compare.charts.look import INK, PALE, WIDTH
from npm_compare.charts.mirror import legend
from npm_compare.charts.sources import cite
from npm_compare.charts.stack import Part, editable, stack
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.language import day, joined, later, say
from npm_compare.wording import NOT_KNOWN, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKS: dict[str, dict[str, Any]] = {
    MET: {"marker": "s", "color": "#0b3c5d"},
    PARTLY: {"marker": "s", "color": "#0b3c5d", "fillstyle": "bottom", "markerfacecoloralt": "white"},
    NOT_MET: {"marker": "X", "color": "#c05a00"},
    SILENT: {"marker": "$–$", "color": "#c05a00"},
    NOT_KNOWN: {"marker": ".", "color": "#b8b8b8"},
    NOT_APPLICABLE: {"marker": "None", "color": "white"},
}
"""Marks of the outcomes, told apart by shape as well as by colour; what does not apply is left empty."""

MANY = 8
"""From so many mechanisms on, columns are narrow and their names stand upright."""


MEASURES = {
    "law": later(
        "Requirements that can be assessed: {number}; in law, on {date}. Conformity with standards, not effectiveness."
    ),
    "practice": later(
        "Requirements that can be assessed: {number}; in practice, on {date}. Conformity with standards, not effectiveness."
    ),
}
COUNTED = {
    "law": later(
        "Number of applicable requirements by outcome in law, on {date}; in the order asked for, not a ranking. Conformity "
        "with standards, not effectiveness."
    ),
    "practice": later(
        "Number of applicable requirements by outcome in practice, on {date}; in the order asked for, not a ranking. "
        "Conformity with standards, not effectiveness."
    ),
}
OUTCOMES = {
    MET: later("met"),
    PARTLY: later("met in part"),
    NOT_MET: later("not met"),
    SILENT: later("the text is silent"),
    NOT_KNOWN: later("not known"),
    NOT_APPLICABLE: later("not applicable"),
}


def against(assessment: Assessment, aspect: str = "law", *, columns: int = 1, title: str | None = None) -> Chart:
    """Draw the outcome of each requirement for each mechanism, by theme: requirements down, mechanisms across.

    `columns` sets the requirements in so many columns side by side; two suit a slide.
    """
    data, statuses = assessment.data, assessment.statuses(aspect)
    rows = _rows(assessment)
    parts = _columns(rows, columns)
    tallest = max(len(part) for part in parts)
    names = 1.5 if len(statuses.columns) > MANY else 0.9
    width = WIDTH if columns == 1 else 1.5 * WIDTH
    figure, plots = canvas(0.2 * tallest + names, len(parts), width=width)
    for plot, part in zip(plots, parts, strict=True):
        _draw(plot, part, statuses)
        _frame(plot, part, _heads(data, [str(m) for m in statuses.columns], width / len(parts)), tallest)
    _key(plots[0], [status for status in STATUSES if (statuses == status).any().any()])
    counted = sum(bool(name) for name, _ in rows)
    return finish(
        figure,
        data,
        title=title or str(findings.met(assessment, aspect)),
        measure=say(
            MEASURES[aspect],
            number=counted,
            date=day(assessment.at),
        ),
        sources=cite(data, [fact["source"] for facts in assessment.table["facts"] for fact in facts]),
        alt=_alt(assessment, aspect),
    )


def _heads(data: Dataset, mechanisms: list[str], width: float) -> list[str]:
    """Return the names over the columns of a plot so wide, in inches: short ones side by side, many of them upright."""
    if len(mechanisms) > MANY:
        return [short_name(data, name) for name in mechanisms]
    return [heading(data, name, inches=(width - LABELS) / len(mechanisms)) for name in mechanisms]


LABELS = 2.9
"""Room that the labels of requirements take beside their plot, in inches."""


def _columns(rows: list[tuple[str, str]], columns: int) -> list[list[tuple[str, str]]]:
    """Set rows in columns of about the same length, each beginning with the heading of a theme."""
    headings = [place for place, (name, _) in enumerate(rows) if not name]
    wanted = [len(rows) * column / columns for column in range(1, columns)]
    cuts = sorted({min(headings, key=lambda place: abs(place - ideal)) for ideal in wanted} - {0})
    return [rows[begin:end] for begin, end in pairwise([0, *cuts, len(rows)])]


def _draw(plot: Axes, rows: list[tuple[str, str]], statuses: pd.DataFrame) -> None:
    size = 8 if len(statuses.columns) <= MANY else 5.5
    for y, (name, _) in enumerate(rows):
        for x, mechanism in enumerate(statuses.columns):
            if name:
                style = MARKS[str(statuses.loc[name, mechanism])]
                plot.plot(x, y, markersize=size if style["marker"] != "." else size / 2, linestyle="", **style)


def _rows(assessment: Assessment) -> list[tuple[str, str]]:
    """Return the requirements that are counted and apply, each with its label, after the heading of its theme."""
    data = assessment.data
    table = assessment.table
    counted = set(table.loc[table["counted"] & (table["status"] != NOT_APPLICABLE), "requirement"])
    rows: list[tuple[str, str]] = []
    for theme in data.codes_of("theme"):
        mine = [n for n in assessment.requirements if n in counted and data.requirement(n)["theme"] == theme]
        if mine:
            rows.append(("", data.label("theme", theme)))
            rows += [(name, f"{data.requirement(name)['label']}  {_where(data.requirement(name))}") for name in mine]
    return rows


def _where(requirement: Record) -> str:
    """Return the place of a requirement as short as it can be: `OPCAT art. 20(d)`, `SPT para. 32`, `CPT`."""
    place = re.match(r"(arts?|paras?|rule|section)\.? [\w()–-]+", requirement["locator"])
    name = requirement["instrument"]
    shown = say(SHORT[name])
    return f"{shown} {_place(place[0])}" if place else shown


def _place(text: str) -> str:
    """Return `art. 20(d)` or `para. 32` in the language spoken; the word as a citation has it."""
    word, _, rest = text.partition(" ")
    return say(PLACES[word.rstrip(".")], number=rest)


PLACES = {
    "art": later("art. {number}"),
    "arts": later("arts {number}"),
    "para": later("para. {number}"),
    "paras": later("paras {number}"),
    "rule": later("rule {number}"),
    "section": later("section {number}"),
}


SHORT = {
    "opcat": later("OPCAT"),
    "spt_guidelines": later("SPT"),
    "spt_assessment_tool": later("SPT tool"),
    "paris_principles": later("Paris Principles"),
    "ganhri_go": "GANHRI",
    "apt_guide": "APT",
    "cpt_standards": later("CPT"),
    "coe_text": later("CoE"),
    "european_prison_rules": later("EPR"),
    "mandela_rules": later("Mandela Rules"),
    "robben_island": later("Robben Island"),
    "dignity_guide": "DIGNITY",
}
"""Instruments as they are named beside a requirement."""


def _frame(plot: Axes, rows: list[tuple[str, str]], columns: list[str], tallest: int) -> None:
    many = len(columns) > MANY
    plot.set(xlim=(-0.6, len(columns) - 0.4), ylim=(tallest - 0.4, -0.6))
    plot.set_yticks(range(len(rows)), [label for _, label in rows], fontsize=7.5)
    for tick, (name, _) in zip(plot.get_yticklabels(), rows, strict=True):
        tick.set_fontweight("normal" if name else "bold")
    plot.set_xticks(range(len(columns)), columns, fontsize=7 if many else 9, rotation=90 if many else 0, color=INK)
    plot.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    plot.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.6, len(columns) - 0.4, color=PALE, linewidth=0.5)
    plot.spines[:].set_visible(False)


def _key(plot: Axes, shown: list[str]) -> None:
    from matplotlib.lines import Line2D

    signs = [
        Line2D([], [], linestyle="", markersize=7, label=say(OUTCOMES[s]), **MARKS[s])
        for s in shown
        if s != NOT_APPLICABLE
    ]
    if NOT_APPLICABLE in shown:
        signs.append(Line2D([], [], linestyle="", label=say("(empty) not applicable")))
    place: dict[str, Any] = {"loc": "upper center", "bbox_to_anchor": (0.2, 0.0)}
    legend(plot, signs, ncols=6, handletextpad=0.1, columnspacing=1.2, **place)


def _alt(assessment: Assessment, aspect: str) -> str:
    said = []
    for row in records(assessment.counts(aspect).reset_index(names="mechanism")):
        # Translators: how many requirements have an outcome, such as “12 met”.
        kinds = [say("{number} {outcome}", number=row[s], outcome=say(OUTCOMES[s])) for s in STATUSES if row[s]]
        name = short_name(assessment.data, row["mechanism"])
        said.append(say("{name}: {outcomes}.", name=name, outcomes=joined(kinds)))
    return " ".join([say(ALT[aspect]), *said])


ALT = {"law": later("Matrix of requirements in law."), "practice": later("Matrix of requirements in practice.")}


def bounds(assessment: Assessment, aspect: str = "law", *, title: str | None = None) -> Chart:
    """Draw for each mechanism how many requirements are met: known for certain, and at most if every unknown were met.

    Mechanisms stand in the order asked for: the bars are ranges, not ranks.
    """
    data, counts = assessment.data, assessment.counts(aspect)[::-1]
    figure, (plot,) = canvas(0.27 * len(counts) + 0.7)
    parts = [
        Part(say(OUTCOMES[MET]), counts[MET], "#0b3c5d", "white"),
        Part(say(OUTCOMES[PARTLY]), counts[PARTLY], "#5b8db8"),
        Part(say(OUTCOMES[NOT_KNOWN]), counts[NOT_KNOWN], "white"),
        Part(say("not met or silent"), counts[NOT_MET] + counts[SILENT], "#e8c9a0"),
    ]
    names = [short_name(data, str(m)) for m in counts.index]
    stack(plot, parts, names)
    used = [fact["source"] for facts in assessment.table["facts"] for fact in facts]
    return finish(
        figure,
        data,
        title=title or str(findings.met(assessment, aspect)),
        measure=say(COUNTED[aspect], date=day(assessment.at)),
        sources=cite(data, used),
        alt=_alt(assessment, aspect),
        bars=editable(parts, names),
    )
