"""Charts of numbers: the latest rate of each mechanism, figures by year. Unlike figures are never joined."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare import findings
from npm_compare.charts.finish import GREY, INK, WIDTH, Chart, canvas, cite, colour, finish, ink
from npm_compare.charts.letters import apart, fold, height_of, width_of
from npm_compare.dataset import Record, records
from npm_compare.figures import Figures
from npm_compare.language import day, isolated, joined, later, listed, number, right_to_left, say
from npm_compare.rates import DENOMINATORS
from npm_compare.wording import inside, say_basis, say_number, say_period, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

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
    figure, (plot,) = canvas(1)
    _draw_bars(plot, found, per)
    below = _name_missing(plot, [short_name(data, name) for name in missing]) if missing else 0.0
    plot.set_ylim(-0.5 - below / ROW, len(newest) - 0.4)
    plot.spines["left"].set_bounds(-0.4, max(len(newest) - 0.6, -0.4))
    figure.set_figheight(ROW * len(newest) + 0.3 + below)
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
        alt=_alt_of_bars(found, per),
    )


ROW = 0.32
"""Height of a bar and the space around it, in inches."""


def _draw_bars(plot: Axes, found: Figures, per: str) -> None:
    newest = found.latest(per)
    names = [short_name(found.data, m) for m in newest["subject"]]
    labels = [f"{isolated(number(fact['rate'], 2))}   {_behind(fact, per)}" for fact in records(newest)]
    for y, (fact, label) in enumerate(zip(records(newest), labels, strict=True)):
        plot.barh(y, fact["rate"], height=0.62, color=colour(fact["subject"]))
        _beside(plot, (fact["rate"], y), label, (6, 0), va="center", fontsize=7.5)
    plot.set_yticks(range(len(names)), names)
    room = WIDTH - 0.4 - max((width_of(name, 9) for name in names), default=0)
    shares = [min(0.85, (width_of(label, 7.5) + 0.2) / room) for label in labels]
    plot.set_xlim(0, max((rate / (1 - share) for rate, share in zip(newest["rate"], shares, strict=True)), default=1))
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["bottom"].set_visible(False)


def _name_missing(plot: Axes, names: list[str]) -> float:
    """Name the mechanisms without a rate below the bars, and return the height of the text in inches."""
    named = fold(joined(names), 7.5, inches=5)
    look: dict[str, Any] = {"va": "top", "fontsize": 7.5, "color": GREY, "style": "italic", "linespacing": 1.5}
    text = _beside(plot, (0, -0.7), named, (3, 0), **look)
    labels = [label.get_text() for label in plot.get_yticklabels()]
    plot.set_yticks([-0.95, *plot.get_yticks()], [say("Not known ({number})", number=len(names)), *labels])
    return height_of(text)


def _alt_of_bars(found: Figures, per: str) -> str:
    newest, missing = found.latest(per), found.missing(per)
    said = [
        say("{name} {number}", name=short_name(found.data, fact["subject"]), number=number(fact["rate"], 2))
        for fact in records(newest[::-1])
    ]
    shown = say("Bars: {figures}.", figures=joined(said, strong=True)) if said else say("No bars: nothing is known.")
    unknown = joined(short_name(found.data, name) for name in missing)
    return f"{shown} {say('Not known: {mechanisms}.', mechanisms=unknown)}" if missing else shown


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
        _beside(
            plot, (fact["year"], fact["figure"]), _short(fact["figure"]), (0, 5), ha="center", fontsize=7, color=shade
        )
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
    _beside(plot, (end["year"], end["figure"]), word, (5, -11), fontsize=7.5, color=ink(end["subject"]))


def _beside(plot: Axes, place: tuple[float, float], text: str, offset: tuple[float, float], **style: Any) -> Text:
    """Write a text so many points from a place; a white edge keeps it readable where it crosses a mark."""
    from matplotlib.patheffects import withStroke

    edge = [withStroke(linewidth=1.5, foreground="white")]
    return plot.annotate(text, place, xytext=offset, textcoords="offset points", path_effects=edge, **style)


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
        _beside(plot, place, label, (7, lift), fontsize=7.5, va="center")
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
    ordered = points["figure"].astype(float).sort_values()
    lifts = pd.Series(apart(ordered, span / 18), index=ordered.index) - ordered
    return [float(lift) / span * 190 for lift in lifts[points.index]]
