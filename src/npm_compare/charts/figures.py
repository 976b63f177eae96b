"""Charts of numbers: the latest rate of each mechanism, figures by year. Unlike figures are never joined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare import findings
from npm_compare.charts.finish import GREY, INK, Chart, canvas, cite, colour, finish, fold, ink
from npm_compare.dataset import Record, records
from npm_compare.figures import Figures
from npm_compare.language import day, isolated, joined, later, listed, number, right_to_left, say
from npm_compare.rates import DENOMINATORS
from npm_compare.wording import inside, say_basis, say_number, say_period, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOSE = {
    "deployments": later("deployments"),
    "bill": later("draft"),
    "forecast": later("forecast"),
    "requested": later("requested"),
}
"""Bases that a bar names beside its figure, since they count more, or are less, than the others."""

HOLLOW = {"partial": "s", "deployments": "^", "bill": "s", "ceiling": "^", "requested": "v", "forecast": "v"}
"""Markers of figures not of one full year, not voted or not in post: drawn hollow and never joined to others."""


def bars(found: Figures, per: str = "prisoners", *, title: str | None = None) -> Chart:
    """Draw the latest rate of each mechanism as a bar with the figures behind it; those not known are named below."""
    data, newest, missing = found.data, found.latest(per), found.missing(per)
    named = fold(joined(short_name(data, m) for m in missing), 7.5, inches=5)
    lines = named.count("\n") + 1 if missing else 0
    figure, (plot,) = canvas(0.32 * len(newest) + 0.3 + 0.16 * lines)
    for y, fact in enumerate(records(newest)):
        plot.barh(y, fact["rate"], height=0.62, color=colour(fact["subject"]))
        label = f"  {isolated(number(fact['rate'], 2))}   {_behind(fact, per)}"
        plot.text(fact["rate"], y, label, va="center", fontsize=7.5)
    names = [short_name(data, m) for m in newest["subject"]]
    places = [float(y) for y in range(len(names))]
    if missing:
        plot.text(0, -0.7, named, va="top", fontsize=7.5, color=GREY, style="italic", linespacing=1.5)
        names, places = [say("Not known ({number})", number=len(missing)), *names], [-0.95, *places]
    plot.set_yticks(places, names)
    plot.set_ylim(-0.5 - 0.5 * lines, len(newest) - 0.4)
    plot.set_xlim(0, max(newest["rate"], default=1) * 2.4)
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["left"].set_bounds(-0.4, max(len(newest) - 0.6, -0.4))
    plot.spines["bottom"].set_visible(False)
    said = joined(
        (
            say("{name} {number}", name=short_name(data, fact["subject"]), number=number(fact["rate"], 2))
            for fact in records(newest[::-1])
        ),
        strong=True,
    )
    unknown = (
        say("Not known: {mechanisms}.", mechanisms=joined(short_name(data, m) for m in missing)) if missing else ""
    )
    shown = say("Bars: {figures}.", figures=said) if said else say("No bars: nothing is known.")
    return finish(
        figure,
        data,
        title=title or str(findings.latest_rates(found, per)),
        measure=say(
            "{label} {divided}: latest full year known on {date}.",
            label=data.indicator(found.indicator)["label"],
            divided=say(DENOMINATORS[per].words),
            date=day(found.at),
        ),
        sources=cite(data, pd.concat([newest["source"], newest["denominator_source"]])),
        alt=f"{shown} {unknown}".strip(),
    )


def _behind(fact: Record, per: str) -> str:
    kind = say(LOOSE[fact["basis"]]) if fact["basis"] in LOOSE else ""
    figure = say_number(fact["value"])
    # Translators: figures with their years, such as “103 in 2021, 8,670 prisoners in 2022”.
    return say(
        DIVIDED[per],
        figure=say("{figure} ({kind})", figure=figure, kind=kind) if kind else figure,
        year=str(fact["year"]),
        divisor=number(fact["denominator"], 0),
        divisor_year=f"{fact['denominator_year']:.0f}",
    )


DIVIDED = {
    "prisoners": later("{figure} in {year}, {divisor} prisoners in {divisor_year}"),
    "inhabitants": later("{figure} in {year}, {divisor} inhabitants in {divisor_year}"),
    "places": later("{figure} in {year}, {divisor} places in {divisor_year}"),
    "staff": later("{figure} in {year}, staff {divisor} in {divisor_year}"),
    "visits": later("{figure} in {year}, {divisor} visits in {divisor_year}"),
    "institution_budget": later("{figure} in {year}, budget of the institution {divisor} in {divisor_year}"),
    "institution_staff": later("{figure} in {year}, staff of the institution {divisor} in {divisor_year}"),
}
"""A figure and what it is divided by, each with its year."""


def trend(found: Figures, *, title: str | None = None) -> Chart:
    """Draw figures by year, one panel a mechanism: neighbouring full years joined, other kinds hollow and named."""
    data, facts, entry = found.data, found.facts, found.data.indicator(found.indicator)
    one_unit = facts["unit"].nunique() <= 1
    figure, plots = canvas(2.6, len(found.mechanisms), share_x=True, share_y=one_unit)
    drawn = facts[facts["basis"] != "cumulative"]
    for plot, mechanism in zip(plots, found.mechanisms, strict=True):
        mine = facts[facts["subject"] == mechanism]
        units = "" if one_unit or mine.empty else "\n" + listed(mine["unit"].unique(), "or")
        plot.set_title(
            short_name(data, mechanism) + units, fontsize=9, fontweight="bold", color=ink(mechanism), loc="left"
        )
        several = [_span(fact) for fact in records(mine[mine["basis"] == "cumulative"])]
        if several:
            below = fold(
                say("several years: {figures}", figures=joined(several, strong=True)), 7, inches=6 / len(plots)
            )
            plot.set_xlabel(below, fontsize=7, color=GREY, loc="right" if right_to_left() else "left")
        if mine.empty:
            plot.text(0.5, 0.5, say("not known"), transform=plot.transAxes, ha="center", color=GREY, style="italic")
        _panel(plot, mine[mine["basis"] != "cumulative"], found)
        highest = drawn["figure"] if one_unit else drawn.loc[drawn["subject"] == mechanism, "figure"]
        plot.set_ylim(0, highest.max() * 1.15 if len(highest) else 1)
        if mine.empty and not one_unit:
            plot.set_yticks([])
    if not drawn.empty:
        plots[0].set_xlim(drawn["year"].min() - 1, drawn["year"].max() + 1)
    kinds = [inside(data.label(entry["basis"], basis)) for basis in drawn["basis"].unique() if basis in HOLLOW]
    hollow = say("Hollow marks, not comparable with the others: {kinds}.", kinds=joined(kinds)) if kinds else ""
    units = listed(facts["unit"].unique(), "or")
    measure = (
        say("{label} by year, in {units}.", label=entry["label"], units=units)
        if entry["type"] == "money" and units
        else say("{label} by year.", label=entry["label"])
    )
    return finish(
        figure,
        data,
        title=title or str(findings.latest_figures(found)),
        measure=f"{measure} {hollow}".strip(),
        sources=cite(data, facts["source"]),
        alt=" ".join(_alt(found, mechanism) for mechanism in found.mechanisms),
    )


def _span(fact: Record) -> str:
    years = isolated(f"{fact['valid_from'][:4]}–{fact['year']}")
    return say("{figure} in {years}", figure=say_number(fact["value"]), years=years)


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
    word = inside(found.data.label(lists, end["basis"])) if end["basis"] else say("basis not established")
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
    said = [
        say(
            "{figure} ({period})",
            figure=say_number(f["value"]),
            period=joined(part for part in (say_period(f), say_basis(found.data, f)) if part),
        )
        for f in mine
    ]
    figures = joined(said, strong=True) or say("not known")
    return say("{name}: {figures}.", name=short_name(found.data, mechanism), figures=figures)


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
    below = data.indicator(by.indicator)["label"] if by.indicator else say(by.words)
    plot.set(xlabel=below, ylabel=entry["label"])
    for axis in (plot.xaxis, plot.yaxis):
        axis.set_major_formatter(lambda value, _: number(value, 0))
    plot.set_xlim(0, newest["denominator"].max() * 1.35 if len(newest) else 1)
    plot.set_ylim(0, newest["figure"].max() * 1.15 if len(newest) else 1)
    said = joined(
        (
            say(
                "{name} {figure} and {other}",
                name=short_name(data, f["subject"]),
                figure=number(f["figure"], 0),
                other=number(f["denominator"], 0),
            )
            for f in records(newest)
        ),
        strong=True,
    )
    return finish(
        figure,
        data,
        title=title or str(findings.few_points(found, per)),
        measure=say(
            "“{label}” against “{other}”: latest pair of each mechanism, with its year or years.",
            label=entry["label"],
            other=inside(below),
        ),
        sources=cite(data, pd.concat([newest["source"], newest["denominator_source"]])),
        alt=say("Points: {points}.", points=said) if said else say("No points: nothing is known."),
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
