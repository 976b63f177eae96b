"""Charts of figures by year. Unlike figures are never joined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views import findings
from npm_compare.views.amounts import qualified, unit_label
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import beside, fold
from npm_compare.views.charts.look import GREY, INK, colour, ink
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.sources import cite
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import isolated, joined, listed, number, right_to_left, say
from npm_compare.views.wording import inside, say_basis, say_period, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HOLLOW = {"partial": "s", "deployments": "^", "bill": "s", "ceiling": "^", "requested": "v", "forecast": "v"}
"""Markers of figures not of one full year, not voted or not in post: drawn hollow and never joined to others."""


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
    figure, plots = canvas(2.6, len(found.mechanisms), share_x=True, share_y=one_unit)
    drawn = facts[facts["basis"] != "cumulative"]
    for plot, mechanism in zip(plots, found.mechanisms, strict=True):
        _head(plot, found, mechanism, with_unit=not one_unit)
        mine = drawn[drawn["subject"] == mechanism]
        _panel(plot, mine, found)
        highest = drawn["figure"] if one_unit else mine["figure"]
        plot.set_ylim(0, highest.max() * 1.15 if len(highest) else 1)
        if not one_unit and facts[facts["subject"] == mechanism].empty:
            plot.set_yticks([])
    if not drawn.empty:
        plots[0].set_xlim(drawn["year"].min() - 1, drawn["year"].max() + 1)
    return finish(
        figure,
        data,
        title=title or str(findings.latest_figures(found)),
        measure=_measure(found, drawn["basis"]),
        sources=cite(data, facts["source"]),
        alt=" ".join(_alt(found, mechanism) for mechanism in found.mechanisms),
    )


def _measure(found: Figures, bases: pd.Series) -> str:
    """Return what is drawn, in which units, and what the hollow marks are."""
    entry, units = found.data.indicator(found.indicator), _units(found, found.facts)
    kinds = [inside(code_label(found.data, entry["basis"], basis)) for basis in bases.unique() if basis in HOLLOW]
    measure = (
        say("{label} by year, in {units}.", label=indicator_label(found.data, found.indicator), units=units)
        if entry["type"] == "money" and units
        else say("{label} by year.", label=indicator_label(found.data, found.indicator))
    )
    hollow = say("Hollow marks, not comparable with the others: {kinds}.", kinds=joined(kinds)) if kinds else ""
    return f"{measure} {hollow}".strip()


def _units(found: Figures, facts: pd.DataFrame) -> str:
    return listed((unit_label(found.data, unit) for unit in facts["unit"].unique()), "or")


def _head(plot: Axes, found: Figures, mechanism: str, *, with_unit: bool) -> None:
    """Write the name of a mechanism over its panel, and below it the sums of several years, which are not drawn."""
    mine = found.facts[found.facts["subject"] == mechanism]
    name = chart_name(found.data, mechanism)
    heading = f"{name}\n{_units(found, mine)}" if with_unit and len(mine) else name
    plot.set_title(heading, fontsize=9, fontweight="bold", color=ink(mechanism), loc="left")
    if several := [_span(found.data, fact) for fact in records(mine[mine["basis"] == "cumulative"])]:
        words = say("several years: {figures}", figures=joined(several, strong=True))
        below = fold(words, 7, inches=6 / len(found.mechanisms))
        plot.set_xlabel(below, fontsize=7, color=GREY, loc="right" if right_to_left() else "left")
    if mine.empty:
        plot.text(0.5, 0.5, say("not known"), transform=plot.transAxes, ha="center", color=GREY, style="italic")


def _span(data: Dataset, fact: Record) -> str:
    years = isolated(f"{fact['valid_from'][:4]}–{fact['year']}")
    return say("{figure} in {years}", figure=say_value(data, fact), years=years)


def _panel(plot: Axes, mine: pd.DataFrame, found: Figures) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    solid = [points for (basis, _), points in mine.groupby(["basis", "unit"], sort=False) if basis not in HOLLOW]
    for points in solid:
        _line(plot, records(points))
        if len(solid) > 1:
            _name_line(plot, records(points)[-1], found)
    for fact in records(mine[mine["basis"].isin(list(HOLLOW))]):
        shape = HOLLOW[fact["basis"]]
        plot.plot(
            fact["year"], fact["figure"], shape, color=colour(fact["subject"]), markerfacecolor="white", markersize=5
        )
    for fact in _labelled(mine, room=max(1.5, len(found.mechanisms))):
        shade = GREY if fact["basis"] in HOLLOW else INK
        label = qualified(found.data, fact["qualifier"], _short(fact["figure"]))
        beside(plot, (fact["year"], fact["figure"]), label, (0, 5), ha="center", fontsize=7, color=shade)
    plot.xaxis.set_major_locator(MaxNLocator(3, integer=True))
    plot.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))


def _short(value: float) -> str:
    """Return a number as it stands in a small panel: three figures of millions are written `6.29 M`."""
    if value < 1e6:
        return number(value, 0)
    # Translators: millions, as short as can be.
    return say("{number} M", number=number(float(f"{value / 1e6:.3g}")))


def _line(plot: Axes, points: list[Record]) -> None:
    """Draw the points of one basis, joined where the years are neighbours."""
    tint = colour(points[0]["subject"])
    plot.plot([p["year"] for p in points], [p["figure"] for p in points], "o", color=tint, markersize=5, clip_on=False)
    for before, after in pairwise(points):
        if after["year"] - before["year"] == 1:
            plot.plot([before["year"], after["year"]], [before["figure"], after["figure"]], color=tint)


def _name_line(plot: Axes, end: Record, found: Figures) -> None:
    lists = found.data.indicator(found.indicator)["basis"]
    word = inside(code_label(found.data, lists, end["basis"])) if end["basis"] else say("basis not established")
    beside(plot, (end["year"], end["figure"]), word, (5, -11), fontsize=7.5, color=ink(end["subject"]))


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
            period=joined(part for part in (say_period(f), say_basis(found.data, f)) if part),
        )
        for f in mine
    ]
    figures = joined(said, strong=True) or say("not known")
    return say("{name}: {figures}.", name=short_name(found.data, mechanism), figures=figures)
