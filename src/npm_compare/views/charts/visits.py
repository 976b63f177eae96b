"""The chart of what all bodies count, in groups; and how a bar or a mark shows what it counts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.visits import OPERATIONS, PLACES, VISITS, WHOLE, counts
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.letters import folded
from npm_compare.facts.dataset import Record, records
from npm_compare.views import findings
from npm_compare.views.amounts import qualified
from npm_compare.views.charts import grounds
from npm_compare.views.charts.cautions import MARK, cautions, far_apart, say_far_apart
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside
from npm_compare.views.charts.look import ASKER, INK, PALE, SMALL, colour, settings
from npm_compare.views.charts.names import chart_name
from npm_compare.views.findings.finding import sentences
from npm_compare.views.language import joined, later, number, say, say_many
from npm_compare.views.wording import last_day, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUPS = {
    VISITS: later("Visits of the mechanism to places"),
    PLACES: later("Places that it visited, each counted once"),
    OPERATIONS: later("Its visits and police operations or return flights observed"),
    WHOLE: later("Visits of the whole institution, under all its mandates"),
}
"""What is counted, in words at the head of a group."""

HATCHES = {VISITS: "", PLACES: "....", OPERATIONS: "////", WHOLE: "xxxx"}
"""How a bar shows what it counts: visits of the mechanism are plain."""

PART, MEAN = "partial", "mean"
"""Kinds of bars that are no count of a full year."""

KEY = {
    VISITS: later("visits"),
    PLACES: later("places visited"),
    OPERATIONS: later("with observed operations"),
    WHOLE: later("the whole institution"),
    PART: later("part of the year or of the places"),
    MEAN: later("mean of several years together"),
}
"""What each kind of bar means."""

ROW = 0.175
"""Height of a row of a list of bodies, in inches."""


@drawn
def counted(found: Figures, *, title: str | None = None) -> Chart:
    """Draw the latest full year of every mechanism as a dot, in groups by what is counted, by name: not a ranking.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.counted(npm.figures("all", "visits_total")).measure)
    Latest full year of each mechanism ...
    """
    table = counts(found)
    if table.empty:
        raise NpmCompareError("no_figure_to_draw")
    rows = [
        fact
        for kind in GROUPS
        for fact in sorted(
            records(table[table["counted"] == kind]), key=lambda f: folded(chart_name(found.data, f["subject"]))
        )
    ]
    head = title or findings.counts_apart(found).head
    parts = [partial(_dots, found, table, page, head) for page in _pages(rows)]
    return replace(_dots(found, table, rows, head), parts=lambda: [draw() for draw in parts])


HEADED = 1.6
"""Rows that a group takes for its head."""

MOST_ROWS = 12
"""So many rows, heads included, fill a slide, in letters of 14 points."""


def _pages(rows: list[Record]) -> list[list[Record]]:
    """Return the rows in parts that each can be read on a slide."""
    pages: list[list[Record]] = []
    for fact in rows:
        page = [*(pages[-1] if pages else ()), fact]
        if pages and len(page) + HEADED * len({one["counted"] for one in page}) <= MOST_ROWS:
            pages[-1] = page
        else:
            pages.append([fact])
    return pages


@settings()
def _dots(found: Figures, table: pd.DataFrame, rows: list[Record], head: str) -> Chart:
    """Draw some rows of the table, each group under its head; the scale is that of the whole."""
    kinds = [kind for kind in GROUPS if kind in {fact["counted"] for fact in rows}]
    figure, (plot,) = canvas(ROW * (len(rows) + HEADED * len(kinds)) + 0.3)
    names: dict[float, str] = {}
    place, old, absent = 0.0, far_apart(table), len(found.mechanisms) - len(table)
    for kind in kinds:
        beside(plot, (0, place), say(GROUPS[kind]), (2, 0), va="center", fontsize=SMALL, fontweight="bold")
        for fact in [fact for fact in rows if fact["counted"] == kind]:
            place += 1
            names[place] = chart_name(found.data, fact["subject"])
            _dot(plot, found, fact, place, MARK if fact["id"] in old else "")
        place += HEADED
    plot.set_yticks(list(names), list(names.values()), fontsize=SMALL)
    plot.set_ylim(place - 0.9, -0.8)
    plot.set_xlim(0, 1.3 * table["figure"].max())
    plot.tick_params(axis="y", length=0)
    plot.xaxis.set_major_formatter(lambda value, _: number(value, 0))
    for label in plot.get_yticklabels():
        asked = found.asker and label.get_text() == chart_name(found.data, found.asker)
        label.set(fontweight="bold" if asked else "normal", color=ASKER if asked else INK)
    made = finish(
        figure,
        found.data,
        title=head,
        measure=sentences(
            say(
                "Latest full year of each mechanism on {date}, in groups by what is counted, in each by name: no group is to be "
                "compared with another. Pale: derived from figures of a source.",
                date=last_day(found.at),
            ),
            say_many("No full year is known of {count} other.", "No full year is known of {count} others.", absent)
            if absent
            else "",
            say_far_apart(table),
        ),
        sources=table["source"],
        alt=_groups_told(found, table),
    )
    return replace(made, cautions=cautions(found.data, table))


def _dot(plot: Axes, found: Figures, fact: Record, place: float, mark: str) -> None:
    tint = colour(fact["subject"], found.asker)
    plot.plot([0, fact["figure"]], [place, place], color=PALE, linewidth=0.7, zorder=1)
    plot.plot(fact["figure"], place, "o", color=tint, markerfacecolor=grounds.filling(fact, tint), markersize=5.5)
    figure = qualified(found.data, fact["qualifier"], number(fact["figure"], 0))
    # Translators: a figure and its year, such as “55 (2023)”.
    label = say("{figure} ({year})", figure=figure, year=f"{fact['year']}{mark}")
    beside(plot, (fact["figure"], place), label, (6, 0), va="center", fontsize=SMALL)


def _groups_told(found: Figures, table: pd.DataFrame) -> str:
    said = []
    for kind, words in GROUPS.items():
        rows = records(table[table["counted"] == kind])
        figures = [
            f"{short_name(found.data, f['subject'])} {number(f['figure'], 0)} "
            f"({joined(filter(None, [str(f['year']), grounds.told(f)]))})"
            for f in rows
        ]
        said += [say("{label}: {answer}.", label=say(words), answer=joined(figures))] if rows else []
    return " ".join(said)
