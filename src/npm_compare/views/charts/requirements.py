"""Charts of requirements: what each mechanism meets in law, with what is not known left open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.requirements import (
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    PARTLY,
    SILENT,
    STATUSES,
)
from npm_compare.facts.dataset import Dataset, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish, heading
from npm_compare.views.charts.instruments import where
from npm_compare.views.charts.look import GREY, INK, PALE, WIDTH
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.outcomes import OUTCOME_MARKS, OUTCOMES, key, outcomes_drawn
from npm_compare.views.charts.sources import cite
from npm_compare.views.charts.stack import Part, editable, stack
from npm_compare.views.labels import code_label, requirement_label
from npm_compare.views.language import day, joined, later, say
from npm_compare.views.wording import inside, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MANY_COLUMNS = 8
"""From so many mechanisms on, columns are narrow and their names stand upright."""


OUTCOME_MEASURES = {
    "law": later(
        "Requirements that can be assessed: {number}; in law, on {date}. Conformity with standards, not effectiveness."
    ),
    "practice": later(
        "Requirements that can be assessed: {number}; in practice, on {date}. Conformity with standards, not effectiveness."
    ),
}
COUNTED_MEASURES = {
    "law": later(
        "Number of applicable requirements by outcome in law, on {date}; in the order asked for, not a ranking. Conformity "
        "with standards, not effectiveness."
    ),
    "practice": later(
        "Number of applicable requirements by outcome in practice, on {date}; in the order asked for, not a ranking. "
        "Conformity with standards, not effectiveness."
    ),
}


def against(assessment: Assessment, aspect: str = "law", *, columns: int = 1, title: str | None = None) -> Chart:
    """Draw the outcome of each requirement for each mechanism, by theme: requirements down, mechanisms across.

    `columns` sets the requirements in so many columns side by side; two suit a slide.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.against(npm.assess("seminar", "opcat")).title)
    Requirements met in law: Morocco CNDH ...
    """
    data, outcomes = assessment.data, outcomes_drawn(assessment, aspect)
    rows = _rows(assessment)
    parts = _columns(rows, columns)
    tallest = max(len(part) for part in parts)
    names = 1.5 if len(outcomes.columns) > MANY_COLUMNS else 0.9
    width = WIDTH if columns == 1 else 1.5 * WIDTH
    figure, plots = canvas(0.2 * tallest + names, len(parts), width=width)
    for plot, part in zip(plots, parts, strict=True):
        _draw(plot, part, outcomes)
        _frame(plot, part, _heads(data, [str(m) for m in outcomes.columns], width / len(parts)), tallest)
        _say_absent(plot, assessment, tallest)
    key(plots[0], [outcome for outcome in OUTCOMES if (outcomes == outcome).any().any()], bool(assessment.absent))
    counted = sum(bool(name) for name, _ in rows)
    return finish(
        figure,
        data,
        title=title or str(findings.met(assessment, aspect)),
        measure=say(
            OUTCOME_MEASURES[aspect],
            number=counted,
            date=day(assessment.at),
        ),
        sources=cite(data, [fact["source"] for facts in assessment.table["facts"] for fact in facts]),
        alt=_alt(assessment, aspect),
    )


TALL_CHART = 14
"""From so many rows on there is room for words along a column."""


def _say_absent(plot: Axes, assessment: Assessment, tallest: int) -> None:
    """Write along the column of a mechanism that is not there on the date that it is not; the key says it of a low chart."""
    for x, mechanism in enumerate(assessment.mechanisms):
        if tallest >= TALL_CHART and (reason := assessment.absent.get(mechanism)):
            words = inside(code_label(assessment.data, "reason", reason))
            look: dict[str, Any] = {"rotation": 90, "ha": "center", "va": "center", "fontsize": 8, "color": GREY}
            plot.text(x, tallest / 3, words, **look).set_in_layout(False)


def _heads(data: Dataset, mechanisms: list[str], width: float) -> list[str]:
    """Return the names over the columns of a plot so wide, in inches: short ones side by side, many of them upright."""
    if len(mechanisms) > MANY_COLUMNS:
        return [chart_name(data, name) for name in mechanisms]
    return [heading(data, name, inches=(width - LABELS) / len(mechanisms)) for name in mechanisms]


LABELS = 2.9
"""Room that the labels of requirements take beside their plot, in inches."""


def _columns(rows: list[tuple[str, str]], columns: int) -> list[list[tuple[str, str]]]:
    """Set rows in columns of about the same length, each beginning with the heading of a theme."""
    headings = [place for place, (name, _) in enumerate(rows) if not name]
    wanted = [len(rows) * column / columns for column in range(1, columns)]
    cuts = sorted({min(headings, key=lambda place: abs(place - ideal)) for ideal in wanted} - {0})
    return [rows[begin:end] for begin, end in pairwise([0, *cuts, len(rows)])]


def _draw(plot: Axes, rows: list[tuple[str, str]], outcomes: pd.DataFrame) -> None:
    size = 8 if len(outcomes.columns) <= MANY_COLUMNS else 5.5
    for y, (name, _) in enumerate(rows):
        for x, mechanism in enumerate(outcomes.columns):
            if name:
                style = OUTCOME_MARKS[str(outcomes.loc[name, mechanism])]
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
            rows.append(("", code_label(data, "theme", theme)))
            rows += [(name, f"{requirement_label(data, name)}  {where(data.requirement(name))}") for name in mine]
    return rows


def _frame(plot: Axes, rows: list[tuple[str, str]], columns: list[str], tallest: int) -> None:
    many = len(columns) > MANY_COLUMNS
    plot.set(xlim=(-0.6, len(columns) - 0.4), ylim=(tallest - 0.4, -0.6))
    plot.set_yticks(range(len(rows)), [label for _, label in rows], fontsize=7.5)
    for tick, (name, _) in zip(plot.get_yticklabels(), rows, strict=True):
        tick.set_fontweight("normal" if name else "bold")
    plot.set_xticks(range(len(columns)), columns, fontsize=7 if many else 9, rotation=90 if many else 0, color=INK)
    plot.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    plot.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.6, len(columns) - 0.4, color=PALE, linewidth=0.5)
    plot.spines[:].set_visible(False)


def _alt(assessment: Assessment, aspect: str) -> str:
    said = []
    for row in records(assessment.counts(aspect).reset_index(names="mechanism")):
        # Translators: how many requirements have an outcome, such as “12 met”.
        kinds = [say("{number} {outcome}", number=row[s], outcome=say(OUTCOMES[s])) for s in STATUSES if row[s]]
        name = short_name(assessment.data, row["mechanism"])
        if reason := assessment.absent.get(row["mechanism"]):
            kinds = [inside(code_label(assessment.data, "reason", reason)), *kinds]
        said.append(say("{name}: {outcomes}.", name=name, outcomes=joined(kinds)))
    return " ".join([say(ALT[aspect]), *said])


ALT = {"law": later("Matrix of requirements in law."), "practice": later("Matrix of requirements in practice.")}


def bounds(assessment: Assessment, aspect: str = "law", *, title: str | None = None) -> Chart:
    """Draw for each mechanism how many requirements are met: known for certain, and at most if every unknown were met.

    Mechanisms stand in the order asked for: the bars are ranges, not ranks.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.bounds(npm.assess("seminar")).title)
    Requirements met in law: Morocco CNDH ...
    """
    data, counts = assessment.data, assessment.counts(aspect)[::-1]
    figure, (plot,) = canvas(0.27 * len(counts) + 0.7)
    parts = [
        Part(say(OUTCOMES[MET]), counts[MET], "#0b3c5d", "white"),
        Part(say(OUTCOMES[PARTLY]), counts[PARTLY], "#5b8db8"),
        Part(say(OUTCOMES[NOT_KNOWN]), counts[NOT_KNOWN], "white"),
        Part(say("not met or silent"), counts[NOT_MET] + counts[SILENT], "#e8c9a0"),
    ]
    names = [_named(assessment, str(m)) for m in counts.index]
    stack(plot, parts, names)
    used = [fact["source"] for facts in assessment.table["facts"] for fact in facts]
    return finish(
        figure,
        data,
        title=title or str(findings.met(assessment, aspect)),
        measure=say(COUNTED_MEASURES[aspect], date=day(assessment.at)),
        sources=cite(data, used),
        alt=_alt(assessment, aspect),
        bars=editable(parts, [name.replace("\n", ": ") for name in names]),
    )


def _named(assessment: Assessment, mechanism: str) -> str:
    """Return the name beside a bar, with the reason below it if the mechanism is not there on the date."""
    name, reason = chart_name(assessment.data, mechanism), assessment.absent.get(mechanism)
    return f"{name}\n{inside(code_label(assessment.data, 'reason', reason))}" if reason else name
