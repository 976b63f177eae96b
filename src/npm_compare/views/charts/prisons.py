"""The chart of the prisons visited: a range where publishers do not agree on the number of prisons."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.visits import PLACES, WHOLE, prisons_visited
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views import findings
from npm_compare.views.charts import grounds
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold, width_of
from npm_compare.views.charts.look import GREY, SMALL, WIDTH, colour, settings
from npm_compare.views.charts.names import chart_name
from npm_compare.views.findings.finding import sentences
from npm_compare.views.language import isolated, joined, number, say, say_many
from npm_compare.views.wording import last_day, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, BEHIND = 0.33, 3.2
"""Height of a row, and how long a line of the words behind a dot is, in inches."""

MOST_ROWS = 7
"""So many rows fill a slide, in letters of 14 points."""


@drawn
def prisons(found: Figures, *, title: str | None = None) -> Chart:
    """Draw the visits to prisons of each mechanism for a hundred prisons of its State; a line where publishers disagree.

    The figures behind each are written beside it. A prison visited twice counts twice, so that there may be more than a hundred.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.prisons(npm.figures("all", "visits_prison")).measure)
    Visits to prisons, or prisons seen ...
    """
    table = prisons_visited(found)
    if table.empty:
        raise NpmCompareError("no_figure_to_draw")
    head = title or findings.prisons_seen(found).head
    count = -(-len(table) // MOST_ROWS)
    ends = [round(len(table) * place / count) for place in range(count + 1)]
    pages = [table.iloc[begin:end] for begin, end in pairwise(ends)]
    return replace(_draw(found, table, table, head), parts=lambda: [_draw(found, table, page, head) for page in pages])


@settings()
def _draw(found: Figures, table: pd.DataFrame, page: pd.DataFrame, head: str) -> Chart:
    """Draw some rows of the table; the scale is that of the whole."""
    figure, (plot,) = canvas(ROW * len(page) + 0.4)
    for place, fact in enumerate(records(page)):
        _row(plot, found, fact, place)
    names = {name: chart_name(found.data, name) for name in table["subject"]}
    behind = {fact["subject"]: _behind(found.data, fact) for fact in records(table)}
    plot.set_yticks(range(len(page)), [names[name] for name in page["subject"]], fontsize=SMALL)
    plot.set_ylim(len(page) - 0.5, -0.6)
    room = WIDTH - 0.5 - max(width_of(name, SMALL) for name in names.values())
    lines = {name: fold(isolated(words), SMALL, inches=BEHIND) for name, words in behind.items()}
    texts = max(width_of(line, SMALL) for words in lines.values() for line in words.split("\n"))
    most = max(100.0, float(table["highest"].max()))
    plot.set_xlim(0, 1.06 * most / max(0.2, 1 - (texts + 0.3) / room))
    for place, name in enumerate(page["subject"]):
        beside(plot, (1.06 * most, place), lines[name], (0, 0), va="center", fontsize=SMALL, linespacing=1)
    plot.axvline(100, color=GREY, linewidth=0.8, linestyle=":")
    plot.set_xticks([0, 100, *range(200, int(most) + 1, 100)])
    plot.tick_params(axis="x", labelsize=SMALL)
    plot.tick_params(axis="y", length=0)
    absent = len(found.mechanisms) - len(table)
    return finish(
        figure,
        found.data,
        title=head,
        measure=sentences(
            say(
                "Visits to prisons, or prisons seen where each is counted once, for 100 prisons, in the latest full year known "
                "on {date}. Hollow: the whole institution; pale: derived from figures of a source.",
                date=last_day(found.at),
            ),
            say_many("Not known of {count} other.", "Not known of {count} others.", absent) if absent else "",
        ),
        sources=pd.concat([table["source"], table["fewest_source"], table["most_source"]]),
        alt=_told(found, table),
    )


def _row(plot: Axes, found: Figures, fact: Record, place: int) -> None:
    tint = colour(fact["subject"], found.asker)
    ends = [fact["lowest"], fact["highest"]]
    plot.plot(ends, [place, place], color=tint, linewidth=2, solid_capstyle="butt")
    face = "white" if fact["counted"] == WHOLE else grounds.filling(fact, tint)
    plot.plot(sorted(set(ends)), [place] * len(set(ends)), "o", color=tint, markerfacecolor=face, markersize=6)


def _behind(data: Dataset, fact: Record) -> str:
    """Return the visits and the number of prisons, each with its year; both numbers of prisons where publishers disagree."""
    fewest, most = (_counted(fact, end) for end in ("fewest", "most"))
    figure, year = float(fact["figure"]), str(fact["year"])
    made = (
        say_many("{count} prison seen in {year}", "{count} prisons seen in {year}", figure, year=year)
        if fact["counted"] == PLACES
        else say_many("{count} visit in {year}", "{count} visits in {year}", figure, year=year)
    )
    if fact["fewest"] == fact["most"]:
        return say("{made}, {prisons}", made=made, prisons=fewest)
    return say("{made}, {prisons} or {others} by who counts", made=made, prisons=fewest, others=most)


def _counted(fact: Record, end: str) -> str:
    year = f"{fact[f'{end}_year']:.0f}"
    return say_many(
        "{number} prison ({year})", "{number} prisons ({year})", fact[end], number=number(fact[end], 0), year=year
    )


def _told(found: Figures, table: pd.DataFrame) -> str:
    rows = [
        say(
            "{name}: {figures}",
            name=short_name(found.data, fact["subject"]),
            figures=joined(filter(None, [_behind(found.data, fact), grounds.told(fact)])),
        )
        for fact in records(table)
    ]
    return say("Dots: {points}.", points=joined(rows, strong=True))
