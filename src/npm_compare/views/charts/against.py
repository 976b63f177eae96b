"""The chart of requirements one by one: the asker's gaps first, its peers beside it, and how many of the laws read meet each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.assessment import Assessment
from npm_compare.analysis.demands import met_of_read, of_group
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.requirements import MET, NOT_APPLICABLE, NOT_MET, PARTLY, SILENT
from npm_compare.analysis.shares import FEW_LAWS
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish, heading
from npm_compare.views.charts.instruments import where
from npm_compare.views.charts.look import ASKER, GREY, GROUND, INK, PALE, WIDTH
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.outcomes import (
    MET_AS_DESCRIBED,
    OUTCOME_MARKS,
    OUTCOMES,
    PARTLY_AS_DESCRIBED,
    key,
    outcomes_drawn,
)
from npm_compare.views.charts.requirements import told
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import code_label, requirement_label
from npm_compare.views.language import listed, number, say, say_many
from npm_compare.views.wording import inside, last_day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MANY_COLUMNS = 8
"""From so many mechanisms on, columns are narrow and their names stand upright."""

GAP_FIRST = (
    *(
        NOT_MET,
        SILENT,
        PARTLY,
        PARTLY_AS_DESCRIBED,
        DOUBTED,
        OF_INSTITUTION,
        NOT_KNOWN,
        MET_AS_DESCRIBED,
        MET,
        NOT_APPLICABLE,
    ),
)
"""The order of the rows of a group, by the outcome for the mechanism that asks."""


@drawn
def against(
    assessment: Assessment, aspect: str = "law", *, base: str = "all", columns: int = 1, title: str | None = None
) -> Chart:
    """Draw the outcome of each requirement, what the treaty demands before guidance; the first mechanism asks, its gaps first.

    At the end of each row stands how many of the laws of the group `base` that were read on it meet it. `columns` sets the
    requirements in so many columns side by side; two suit a slide.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.against(npm.assess("seminar", "opcat")).title)
    Of ... requirements, the law of Morocco CNDH ...
    """
    data, outcomes = assessment.data, outcomes_drawn(assessment, aspect)
    rows = _rows(assessment, outcomes)
    parts = _columns(rows, columns)
    tallest = max(len(part) for part in parts)
    names = 1.5 if len(outcomes.columns) > MANY_COLUMNS else 0.9
    width = WIDTH if columns == 1 else 1.5 * WIDTH
    figure, plots = canvas(0.2 * tallest + names, len(parts), width=width)
    shares, found = _shares(assessment, aspect, base), findings.met_by(assessment, aspect=aspect)
    for plot, part in zip(plots, parts, strict=True):
        _draw(plot, part, outcomes)
        _frame(plot, part, _heads(data, [str(m) for m in outcomes.columns], width / len(parts)), tallest)
        _count(plot, part, shares, len(outcomes.columns))
        _say_absent(plot, assessment, tallest)
    key(plots[0], [outcome for outcome in OUTCOMES if (outcomes == outcome).any().any()], bool(assessment.absent))
    return finish(
        figure,
        data,
        title=title or found.head,
        measure=sentences(_measure(assessment, aspect, [name for name, _ in rows if name]), found.unknown),
        sources=[fact["source"] for facts in assessment.table["facts"] for fact in facts],
        alt=told(assessment, aspect),
    )


def _measure(assessment: Assessment, aspect: str, names: list[str]) -> str:
    """Say which set of requirements is drawn, and how many they are."""
    data = assessment.data
    used = {data.requirement(name)["instrument"] for name in names}
    codes = [code for code in data.codes_of("instrument") if code in used]
    instruments = listed(inside(code_label(data, "instrument", code)) for code in codes)
    told = {"instruments": instruments, "date": last_day(assessment.at)}
    if aspect == "law":
        asked = say_many(
            "{count} requirement of {instruments}; in law, on {date}. Conformity with standards, not effectiveness.",
            "{count} requirements of {instruments}; in law, on {date}. Conformity with standards, not effectiveness.",
            len(names),
            **told,
        )
        deeds = len(set(names) - set(assessment.of_law))
        by_state = say_many(
            "{count} of them is for the State to do, not for its law to say.",
            "{count} of them are for the State to do, not for its law to say.",
            deeds,
        )
        return sentences(asked, by_state if deeds else "")
    return say_many(
        "{count} requirement of {instruments}; in practice, on {date}. Conformity with standards, not effectiveness.",
        "{count} requirements of {instruments}; in practice, on {date}. Conformity with standards, not effectiveness.",
        len(names),
        **told,
    )


def _shares(assessment: Assessment, aspect: str, base: str) -> pd.DataFrame:
    """Count for each requirement the laws of a group that were read on it, and those that meet it."""
    group = of_group(assessment, base)
    if not group.mechanisms:
        return pd.DataFrame(0, index=list(assessment.requirements), columns=["met", "read"])
    met, read = met_of_read(group, aspect)
    return pd.DataFrame({"met": met, "read": read})


def _count(plot: Axes, rows: list[tuple[str, str]], shares: pd.DataFrame, place: int) -> None:
    """Write at the end of each row how many of the laws read meet it; of too few, in grey."""
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 7.5}
    plot.text(place, -0.65, say("met, of those read"), **look | {"va": "bottom", "fontsize": 7, "color": GREY})
    for y, (name, _) in enumerate(rows):
        if name:
            met, read = int(shares["met"][name]), int(shares["read"][name])
            words = say("{count} of {read}", count=number(met), read=number(read)) if read else "–"
            plot.text(place, y, words, color=INK if read >= FEW_LAWS else GREY, **look)


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
    return [heading(data, name, inches=(width - LABELS) / (len(mechanisms) + 1)) for name in mechanisms]


LABELS = 2.9
"""Room that the labels of requirements take beside their plot, in inches."""


def _columns(rows: list[tuple[str, str]], columns: int) -> list[list[tuple[str, str]]]:
    """Set rows in columns of about the same length, each beginning with the heading of a group."""
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


def _rows(assessment: Assessment, outcomes: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the requirements that are counted and apply, each with its label, under their force; the asker's gaps first."""
    data, table, asker = assessment.data, assessment.table, assessment.mechanisms[0]
    counted = set(table.loc[table["counted"] & (table["status"] != NOT_APPLICABLE), "requirement"])
    rows: list[tuple[str, str]] = []
    for force in data.codes_of("force"):
        mine = [n for n in assessment.requirements if n in counted and data.requirement(n)["force"] == force]
        mine.sort(key=lambda name: GAP_FIRST.index(str(outcomes.loc[name, asker])))
        if mine:
            rows.append(("", code_label(data, "force", force)))
            rows += [(name, f"{requirement_label(data, name)}  {where(data.requirement(name))}") for name in mine]
    return rows


def _frame(plot: Axes, rows: list[tuple[str, str]], columns: list[str], tallest: int) -> None:
    many = len(columns) > MANY_COLUMNS
    plot.set(xlim=(-0.6, len(columns) + 0.5), ylim=(tallest - 0.4, -0.6))
    plot.set_yticks(range(len(rows)), [label for _, label in rows], fontsize=7.5, va="center")
    for tick, (name, _) in zip(plot.get_yticklabels(), rows, strict=True):
        tick.set_fontweight("normal" if name else "bold")
    plot.set_xticks(range(len(columns)), columns, fontsize=7 if many else 9, rotation=90 if many else 0, color=INK)
    plot.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    plot.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.6, len(columns) + 0.5, color=PALE, linewidth=0.5)
    plot.get_xticklabels()[0].set(color=ASKER, fontweight="bold")
    plot.axvspan(-0.5, 0.5, color=GROUND, zorder=0, linewidth=0)
    plot.spines[:].set_visible(False)
