"""The chart of sizes: the task beside what others have."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.sizing import Sizing
from npm_compare.facts.dataset import records
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.language import number, say, say_many


def sizes(sizing: Sizing, observed: pd.DataFrame, *, title: str | None = None) -> Chart:
    """Draw visits and staff from the task beside what the State would have if it were like others, on a log scale.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.sizes(npm.size("mar"), npm.observed("mar-cndh")).title)
    To visit every place ...
    """
    figure, plots = canvas(1.7, 2)
    for plot, result in zip(plots, ("visits", "staff"), strict=True):
        others = records(observed[(observed["result"] == result) & (observed["mechanisms"] > 0)])
        task = records(sizing.table.loc[[result]])[0]
        rows = [(say("from the task"), task, "#b4003c"), *((_like(o["mechanisms"]), o, "#5b8db8") for o in others)]
        for y, (_, row, shade) in enumerate(rows):
            plot.plot([row["low"], row["high"]], [y, y], color=shade, linewidth=4, solid_capstyle="butt")
            plot.plot(row["middle"], y, "o", color=shade, markersize=7, markeredgecolor="white")
            plot.text(row["middle"], y - 0.28, number(row["middle"], 0), ha="center", fontsize=8, color=shade)
        plot.set_xscale("log")
        plot.set_yticks(range(len(rows)), [words for words, _, _ in rows], fontsize=8)
        plot.set_ylim(len(rows) - 0.5, -0.7)
        plot.xaxis.set_major_formatter(lambda value, _: number(value, 0))
        heading = {"visits": say("Visits a year"), "staff": say("Staff")}[result]
        plot.set_title(heading, fontsize=9, fontweight="bold", loc="left")
    return finish(
        figure,
        sizing.data,
        title=title or str(findings.needed(sizing)),
        measure=say(
            "From the task: middle and eight draws in ten. Like others: median and range of their ratios to prisoners. "
            "Logarithmic scale."
        ),
        sources=say("Sources: the tables of assumptions and of observed ratios name each."),
        alt=str(findings.against_others(sizing, observed)),
    )


def _like(mechanisms: int) -> str:
    return say_many("like {count} other", "like {count} others", mechanisms)
