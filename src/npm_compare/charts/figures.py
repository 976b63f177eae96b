"""Charts of numbers: the latest rate of each mechanism, figures by year. Unlike figures are never joined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare import findings
from npm_compare.charts.finish import GREY, INK, Chart, canvas, cite, colour, finish, fold, ink
from npm_compare.dataset import Record, records
from npm_compare.figures import Figures
from npm_compare.rates import DENOMINATORS
from npm_compare.wording import inside, say_number, say_period, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOSE = {"deployments": "deployments", "bill": "draft", "forecast": "forecast", "requested": "requested"}
"""Bases that a bar names beside its figure, since they count more, or are less, than the others."""

HOLLOW = {"partial": "s", "deployments": "^", "bill": "s", "ceiling": "^", "requested": "v", "forecast": "v"}
"""Markers of figures not of one full year, not voted or not in post: drawn hollow and never joined to others."""


def bars(found: Figures, per: str = "prisoners", *, title: str | None = None) -> Chart:
    """Draw the latest rate of each mechanism as a bar with the figures behind it; those not known are named below."""
    data, newest, missing = found.data, found.latest(per), found.missing(per)
    listed = fold(", ".join(short_name(data, m) for m in missing), 7.5, inches=5)
    lines = listed.count("\n") + 1 if missing else 0
    figure, (plot,) = canvas(0.32 * len(newest) + 0.3 + 0.16 * lines)
    for y, fact in enumerate(records(newest)):
        plot.barh(y, fact["rate"], height=0.62, color=colour(fact["subject"]))
        plot.text(fact["rate"], y, f"  {fact['rate']:,.2f}   {_behind(fact, per)}", va="center", fontsize=7.5)
    names = [short_name(data, m) for m in newest["subject"]]
    places = [float(y) for y in range(len(names))]
    if missing:
        plot.text(0, -0.7, listed, va="top", fontsize=7.5, color=GREY, style="italic", linespacing=1.5)
        names, places = [f"Not known ({len(missing)})", *names], [-0.95, *places]
    plot.set_yticks(places, names)
    plot.set_ylim(-0.5 - 0.5 * lines, len(newest) - 0.4)
    plot.set_xlim(0, max(newest["rate"], default=1) * 2.4)
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["left"].set_bounds(-0.4, max(len(newest) - 0.6, -0.4))
    plot.spines["bottom"].set_visible(False)
    label = data.indicator(found.indicator)["label_en"]
    said = "; ".join(f"{short_name(data, fact['subject'])} {fact['rate']:.2f}" for fact in records(newest[::-1]))
    unknown = f" Not known: {', '.join(short_name(data, m) for m in missing)}." if missing else ""
    return finish(
        figure,
        data,
        title=title or str(findings.latest_rates(found, per)),
        measure=f"{label} {DENOMINATORS[per].words}: latest full year known on {found.at}.",
        sources=cite(data, pd.concat([newest["source"], newest["denominator_source"]])),
        alt=f"Bars: {said or 'none'}.{unknown}",
    )


def _behind(fact: Record, per: str) -> str:
    denominator = f"{fact['denominator']:,.0f} {per.replace('_', ' ')} in {fact['denominator_year']:.0f}"
    kind = f" ({LOOSE[fact['basis']]})" if fact["basis"] in LOOSE else ""
    return f"{say_number(fact['value'])}{kind} in {fact['year']}, {denominator}"


def trend(found: Figures, *, title: str | None = None) -> Chart:
    """Draw figures by year, one panel a mechanism: neighbouring full years joined, other kinds hollow and named."""
    data, facts, entry = found.data, found.facts, found.data.indicator(found.indicator)
    one_unit = facts["unit"].nunique() <= 1
    figure, plots = canvas(2.6, len(found.mechanisms), share_x=True, share_y=one_unit)
    drawn = facts[facts["basis"] != "cumulative"]
    for plot, mechanism in zip(plots, found.mechanisms, strict=True):
        mine = facts[facts["subject"] == mechanism]
        units = "" if one_unit or mine.empty else f"\n{' or '.join(mine['unit'].unique())}"
        plot.set_title(
            short_name(data, mechanism) + units, fontsize=9, fontweight="bold", color=ink(mechanism), loc="left"
        )
        several = [_span(fact) for fact in records(mine[mine["basis"] == "cumulative"])]
        if several:
            below = fold(f"several years: {'; '.join(several)}", 7, inches=6 / len(plots))
            plot.set_xlabel(below, fontsize=7, color=GREY, loc="left")
        if mine.empty:
            plot.text(0.5, 0.5, "not known", transform=plot.transAxes, ha="center", color=GREY, style="italic")
        _panel(plot, mine[mine["basis"] != "cumulative"], found)
        highest = drawn["figure"] if one_unit else drawn.loc[drawn["subject"] == mechanism, "figure"]
        plot.set_ylim(0, highest.max() * 1.15 if len(highest) else 1)
        if mine.empty and not one_unit:
            plot.set_yticks([])
    if not drawn.empty:
        plots[0].set_xlim(drawn["year"].min() - 1, drawn["year"].max() + 1)
    money = f", in {' or '.join(facts['unit'].unique())}" if entry["type"] == "money" else ""
    kinds = [inside(data.label(entry["basis"], basis)) for basis in drawn["basis"].unique() if basis in HOLLOW]
    hollow = f" Hollow marks, not comparable with the others: {', '.join(kinds)}." if kinds else ""
    return finish(
        figure,
        data,
        title=title or str(findings.latest_figures(found)),
        measure=f"{entry['label_en']} by year{money}.{hollow}",
        sources=cite(data, facts["source"]),
        alt=" ".join(_alt(found, mechanism) for mechanism in found.mechanisms),
    )


def _span(fact: Record) -> str:
    return f"{say_number(fact['value'])} in {fact['valid_from'][:4]}–{fact['year']}"


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
        _beside(plot, fact, _short(fact["figure"]), (0, 5), ha="center", fontsize=7, color=shade)
    plot.xaxis.set_major_locator(MaxNLocator(3, integer=True))
    plot.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))


def _short(number: float) -> str:
    """Return a number as it stands in a small panel: millions are written `6.29 M`."""
    return f"{number / 1e6:.3g} M" if number >= 1e6 else f"{number:,.0f}"


def _line(plot: Axes, points: list[Record]) -> None:
    """Draw the points of one basis, joined where the years are neighbours."""
    tint = colour(points[0]["subject"])
    plot.plot([p["year"] for p in points], [p["figure"] for p in points], "o", color=tint, markersize=5, clip_on=False)
    for before, after in pairwise(points):
        if after["year"] - before["year"] == 1:
            plot.plot([before["year"], after["year"]], [before["figure"], after["figure"]], color=tint)


def _name_line(plot: Axes, end: Record, found: Figures) -> None:
    lists = found.data.indicator(found.indicator)["basis"]
    word = inside(found.data.label(lists, end["basis"])) if end["basis"] else "basis not established"
    _beside(plot, end, word, (7, -3), fontsize=7.5, color=ink(end["subject"]))


def _beside(plot: Axes, fact: Record, text: str, offset: tuple[int, int], **style: Any) -> None:
    plot.annotate(text, (fact["year"], fact["figure"]), xytext=offset, textcoords="offset points", **style)


def _labelled(points: pd.DataFrame, room: float) -> list[Record]:
    """Return the points that get their number: the latest, and earlier ones at least so many years before it."""
    chosen: list[Record] = []
    for point in records(points.sort_values(["year", "figure"], ascending=False)):
        if not chosen or chosen[-1]["year"] - point["year"] >= room:
            chosen.append(point)
    return chosen


def _alt(found: Figures, mechanism: str) -> str:
    mine = records(found.facts[found.facts["subject"] == mechanism])
    said = [f"{say_number(f['value'])} ({say_period(f)}, {f['basis'] or 'basis not established'})" for f in mine]
    return f"{short_name(found.data, mechanism)}: {'; '.join(said) or 'not known'}."


def points(found: Figures, per: str, *, title: str | None = None) -> Chart:
    """Draw the figure of each mechanism against its denominator (visits against staff, for instance), each point named.

    Few points of unlike definitions: the chart shows them as what they are and draws no line through them.
    """
    data, newest = found.data, found.latest(per)
    figure, (plot,) = canvas(3.2)
    for fact, lift in zip(records(newest), _lifts(newest), strict=True):
        place = (fact["denominator"], fact["figure"])
        plot.plot(*place, "o", color=colour(fact["subject"]), markersize=7)
        years = dict.fromkeys([str(fact["year"]), f"{fact['denominator_year']:.0f}"])
        label = f"{short_name(data, fact['subject'])} {'/'.join(years)}"
        plot.annotate(label, place, xytext=(7, lift), textcoords="offset points", fontsize=7.5, va="center")
    entry, by = data.indicator(found.indicator), DENOMINATORS[per]
    below = data.indicator(by.indicator)["label_en"] if by.indicator else by.words
    plot.set(xlabel=below, ylabel=entry["label_en"])
    plot.set_xlim(0, newest["denominator"].max() * 1.35 if len(newest) else 1)
    plot.set_ylim(0, newest["figure"].max() * 1.15 if len(newest) else 1)
    said = "; ".join(
        f"{short_name(data, f['subject'])} {f['figure']:,.0f} and {f['denominator']:,.0f}" for f in records(newest)
    )
    return finish(
        figure,
        data,
        title=title or str(findings.few_points(found, per)),
        measure=f"{entry['label_en']} against {inside(below)}: latest pair of each mechanism, with its year or years.",
        sources=cite(data, pd.concat([newest["source"], newest["denominator_source"]])),
        alt=f"Points: {said or 'none'}.",
    )


def _lifts(points: pd.DataFrame) -> list[float]:
    """Return by how many points each label is moved up so that labels of neighbours do not cover each other."""
    span = max(float(points["figure"].max()), 1.0) if len(points) else 1.0
    room = span / 20
    lifts: dict[object, float] = {}
    last = -room
    for place, figure in points["figure"].sort_values().items():
        shown = max(float(figure), last + room)
        lifts[place] = (shown - float(figure)) / span * 190
        last = shown
    return [lifts[place] for place in points.index]
