"""Charts of figures by year. Unlike figures are never joined."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.figures import Figures, newest_of
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.views import findings
from npm_compare.views.amounts import qualified, say_short, unit_label
from npm_compare.views.charts import grounds
from npm_compare.views.charts.cautions import cautions
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import GREY, INK, SMALL, WIDTH, colour, ink
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.paper import ABOVE, BELOW, Paper
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import isolated, joined, listed, right_to_left, say, say_many
from npm_compare.views.wording import inside, say_basis, say_period, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HOLLOW = {"partial": "s", "deployments": "^", "bill": "s", "ceiling": "^", "requested": "v", "forecast": "v"}
"""Markers of figures not of one full year, not voted or not in post: drawn hollow and never joined to others."""


PANELS = 4
"""So many panels stand side by side, and on one slide."""

ROW = 2.6, 1.9
"""Height of one row of panels, and of each of several, in inches."""


@drawn
def trend(found: Figures, *, title: str | None = None) -> Chart:
    """Draw figures by year, one panel a mechanism: neighbouring full years joined, other kinds hollow and named.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.trend(npm.figures("fra-cglpl", "visits_total")).title)
    Visits, latest full year: France CGLPL ...
    """
    data, facts = found.data, found.facts
    one_unit = facts["unit"].nunique() <= 1
    figure, plots = _panels(len(found.mechanisms), share_y=one_unit)
    drawn = facts[facts["basis"] != "cumulative"]
    for plot, mechanism in zip(plots, found.mechanisms, strict=False):
        _head(plot, found, mechanism, with_unit=not one_unit)
        mine = drawn[drawn["subject"] == mechanism]
        _panel(plot, mine, found)
        highest = drawn["figure"] if one_unit else mine["figure"]
        plot.set_ylim(0, highest.max() * 1.15 if len(highest) else 1)
        if not one_unit and facts[facts["subject"] == mechanism].empty:
            plot.set_yticks([])
    if not drawn.empty:
        plots[0].set_xlim(drawn["year"].min() - 1, drawn["year"].max() + 1)
    for plot, mechanism in zip(plots, found.mechanisms, strict=False):
        _write_labels(plot, drawn[drawn["subject"] == mechanism], found)
    head = title or findings.newest_figure(found).head  # of whom nothing is known, the panels say
    made = finish(
        figure,
        data,
        title=head,
        measure=_measure(found, drawn),
        sources=facts["source"],
        alt=" ".join(_alt(found, mechanism) for mechanism in found.mechanisms),
    )
    parts = (lambda: _parts(found, head)) if len(found.mechanisms) > PANELS else None
    return replace(made, cautions=cautions(data, newest_of(facts)), parts=parts)


def _panels(count: int, *, share_y: bool) -> tuple[Figure, list[Axes]]:
    """Return a figure of so many panels, in rows of at most four; places left over in the last row stay empty."""
    rows = -(-count // PANELS)
    tall = ROW[0] if rows == 1 else ROW[1] * rows
    figure, plots = canvas(tall, min(count, PANELS), rows=rows, share_x=True, share_y=share_y)
    for plot in plots[:count]:
        plot.tick_params(axis="x", labelbottom=True)
    for plot in plots[count:]:
        plot.axis("off")
    return figure, plots


def _parts(found: Figures, head: str) -> list[Chart]:
    """Return the panels in parts that each can be read on a slide, all under the finding of the whole."""
    names = found.mechanisms
    blocks = [names[begin : begin + PANELS] for begin in range(0, len(names), PANELS)]
    return [
        trend(replace(found, mechanisms=block, facts=found.facts[found.facts["subject"].isin(block)]), title=head)
        for block in blocks
    ]


def _measure(found: Figures, drawn: pd.DataFrame) -> str:
    """Return what is drawn, in which units, and what the hollow marks are."""
    entry, units = found.data.indicator(found.indicator), _units(found, found.facts)
    kinds = [
        inside(code_label(found.data, entry["basis"], basis)) for basis in drawn["basis"].unique() if basis in HOLLOW
    ]
    measure = (
        say("{label} by year, in {units}.", label=indicator_label(found.data, found.indicator), units=units)
        if entry["type"] == "money" and units
        else say("{label} by year.", label=indicator_label(found.data, found.indicator))
    )
    hollow = say("Hollow marks, not comparable with the others: {kinds}.", kinds=joined(kinds)) if kinds else ""
    rests = grounds.DERIVED in {grounds.of(fact) for fact in records(drawn)}
    return sentences(measure, hollow, say("Pale: derived from figures of a source.") if rests else "")


def _units(found: Figures, facts: pd.DataFrame) -> str:
    return listed((unit_label(found.data, unit) for unit in facts["unit"].unique()), "or")


def _head(plot: Axes, found: Figures, mechanism: str, *, with_unit: bool) -> None:
    """Write the name of a mechanism over its panel, and below it the latest sum of several years, which is not drawn."""
    mine = found.facts[found.facts["subject"] == mechanism]
    name = chart_name(found.data, mechanism)
    heading = f"{name}\n{_units(found, mine)}" if with_unit and len(mine) else name
    plot.set_title(heading, fontsize=9, fontweight="bold", color=ink(mechanism, found.asker), loc="left")
    if sums := records(mine[mine["basis"] == "cumulative"].sort_values("year", kind="stable")):
        words = say("several years: {figures}", figures=_span(found.data, sums[-1]))
        if earlier := len(sums) - 1:
            words = say_many("{words}; {count} earlier sum", "{words}; {count} earlier sums", earlier, words=words)
        below = fold(words, SMALL, inches=5 / min(PANELS, len(found.mechanisms)))
        plot.set_xlabel(below, fontsize=SMALL, color=GREY, loc="right" if right_to_left() else "left")
    if mine.empty:
        plot.text(0.5, 0.5, say("not known"), transform=plot.transAxes, ha="center", color=GREY, style="italic")


def _span(data: Dataset, fact: Record) -> str:
    years = isolated(f"{fact['valid_from'][:4]}–{fact['year']}")
    return say("{figure} in {years}", figure=say_value(data, fact), years=years)


def _panel(plot: Axes, mine: pd.DataFrame, found: Figures) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for points in _solid(mine):
        _line(plot, records(points), found.asker)
    for fact in records(mine[mine["basis"].isin(list(HOLLOW))]):
        shape, tint = HOLLOW[fact["basis"]], colour(fact["subject"], found.asker)
        plot.plot(fact["year"], fact["figure"], shape, color=tint, markerfacecolor="white", markersize=5)
    plot.xaxis.set_major_locator(MaxNLocator(2 if len(found.mechanisms) > 3 else 3, integer=True))
    plot.yaxis.set_major_formatter(FuncFormatter(lambda value, _: say_short(value)))


def _line(plot: Axes, points: list[Record], asker: str) -> None:
    """Draw the points of one basis, joined where the years are neighbours."""
    tint = colour(points[0]["subject"], asker)
    for point in points:
        inside = grounds.filling(point, tint)
        plot.plot(point["year"], point["figure"], "o", color=tint, markerfacecolor=inside, markersize=5, clip_on=False)
    for before, after in pairwise(points):
        if after["year"] - before["year"] == 1:
            plot.plot([before["year"], after["year"]], [before["figure"], after["figure"]], color=tint)


def _name_of(end: Record, found: Figures) -> str:
    """Return what a line shows, where there are several in a panel."""
    lists = found.data.indicator(found.indicator)["basis"]
    word = inside(code_label(found.data, lists, end["basis"])) if end["basis"] else say("basis not established")
    words = [word, say("places visited") if end["unit"] == "places" else ""]
    words += [say("of the institution") if end["speaks_of"] == INSTITUTION else ""]
    return joined(filter(None, words))


def _write_labels(plot: Axes, mine: pd.DataFrame, found: Figures) -> None:
    """Write beside the points of a panel, whose scales are set, their lines and numbers, none over another.

    A number for which there is no room is left out, but for the latest: the axis shows it.
    """
    columns = min(PANELS, len(found.mechanisms))
    marks = [(fact["year"], fact["figure"]) for fact in records(mine)]
    paper = Paper(plot, (WIDTH - 0.7 * columns) / columns, ROW[len(found.mechanisms) > PANELS] - 0.8, marks)

    def write_number(fact: Record, *, must: bool = False) -> None:
        shade = GREY if fact["basis"] in HOLLOW else INK
        label = qualified(found.data, fact["qualifier"], say_short(fact["figure"]))
        paper.write((fact["year"], fact["figure"]), label, ABOVE, must=must, fontsize=SMALL, color=shade)

    numbers = _labelled(mine, room=max(1.5, columns))
    for newest in numbers[:1]:
        write_number(newest, must=True)
    lines = [records(points)[-1] for points in _solid(mine)]
    for end in lines if len(lines) > 1 else []:
        look = {"fontsize": SMALL, "color": ink(end["subject"], found.asker)}
        paper.write((end["year"], end["figure"]), _name_of(end, found), BELOW, must=True, **look)
    for fact in numbers[1:]:
        write_number(fact)


def _solid(mine: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the points of each line of a panel."""
    groups = mine.groupby(["basis", "unit", "speaks_of"], sort=False)
    return [points for kind, points in groups if kind[0] not in HOLLOW]


def _labelled(points: pd.DataFrame, room: float) -> list[Record]:
    """Return the points that get their number: the latest, and earlier ones at least so many years before it."""
    chosen: list[Record] = []
    for point in records(points.sort_values(["year", "figure"], ascending=False)):
        if not chosen or chosen[-1]["year"] - point["year"] >= room:
            chosen.append(point)
    return chosen


def _alt(found: Figures, mechanism: str) -> str:
    mine = records(found.facts[found.facts["subject"] == mechanism])
    said = [
        say(
            "{figure} ({period})",
            figure=say_value(found.data, f),
            period=joined(part for part in (say_period(f), say_basis(found.data, f), grounds.told(f)) if part),
        )
        for f in mine
    ]
    figures = joined(said, strong=True) or say("not known")
    return say("{name}: {figures}.", name=short_name(found.data, mechanism), figures=figures)
