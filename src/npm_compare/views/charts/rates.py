"""The chart of the latest rate of each mechanism: bars with the figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures
from npm_compare.analysis.money import DOLLARS
from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import findings
from npm_compare.views.amounts import CONVERTED, qualified, say_per, say_rate
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import beside, fold, height_of, make_room
from npm_compare.views.charts.look import GREY, colour
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.sources import cite
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, isolated, joined, later, number, say
from npm_compare.views.wording import inside, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOSE = {
    "deployments": later("deployments"),
    "bill": later("draft"),
    "ceiling": later("ceiling"),
    "forecast": later("forecast"),
    "posts": later("posts"),
    "whole": later("whole body"),
    "requested": later("requested"),
}
"""Kinds of figures that a bar names beside its figure, since they count more, or are less, than the others."""


def bars(found: Figures, per: str = "prisoners", *, title: str | None = None) -> Chart:
    """Draw the latest rate of each mechanism as a bar with the figures behind it; those not known are named below.

    Money in several currencies is converted into international dollars; whose amounts cannot be converted is named too.
    Visits that are not counted alike are refused (see `counted`).

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.bars(npm.figures("all", "staff_npm"), "inhabitants").title)
    Staff of the NPM function per million inhabitants: ...
    """
    found = in_one_currency(found, per)
    refuse_unlike(found, found.latest(per))
    data, newest, absent = found.data, found.latest(per), [*found.missing(per), *found.refused]
    figure, (plot,) = canvas(1)
    _draw_bars(plot, found, per)
    below = _name_absent(plot, found, [chart_name(data, name) for name in absent]) if absent else 0.0
    make_room(plot, newest["rate"])
    plot.set_ylim(-0.5 - below / ROW, len(newest) - 0.4)
    plot.spines["left"].set_bounds(-0.4, max(len(newest) - 0.6, -0.4))
    figure.set_figheight(ROW * len(newest) + 0.3 + below)
    return finish(
        figure,
        data,
        title=title
        or (findings.middle_rate(found, per).head if len(newest) > FOUR else str(findings.latest_rates(found, per))),
        measure=_measure(found, per),
        sources=cite(data, pd.concat([newest["source"], newest["denominator_source"]])),
        alt=_alt_of_bars(found, per),
        bars=_editable(found, per),
    )


def _measure(found: Figures, per: str) -> str:
    """Say what is drawn, in which currency, and what the figures are: of full years, or some of them only planned."""
    label = indicator_label(found.data, found.indicator)
    named = {"label": in_dollars(found, label), "divided": say_per(per), "date": day(found.at)}
    if found.latest(per)["planned"].any():
        return say("{label} {divided}: latest figure known on {date}; those only planned are marked.", **named)
    return say("{label} {divided}: latest full year known on {date}.", **named)


def in_dollars(found: Figures, label: str) -> str:
    """Return the name of a question, with the unit into which amounts of several currencies were converted."""
    if DOLLARS not in set(found.facts["figure_unit"]):
        return label
    return say("{label} in {unit}", label=label, unit=say(CONVERTED[DOLLARS]))


def _editable(found: Figures, per: str) -> Bars:
    """Return the rates as bars from the top down, each with its year; those not known last, named and without a bar."""
    data, newest = found.data, found.latest(per)[::-1]
    unknown = inside(code_label(data, "answer", NOT_KNOWN))
    names = [joined([chart_name(data, fact["subject"]), str(fact["year"])]) for fact in records(newest)]
    names += [joined([chart_name(data, name), unknown]) for name in found.missing(per)]
    names += [joined([chart_name(data, name), say("not converted")]) for name in found.refused]
    label = in_dollars(found, indicator_label(data, found.indicator))
    divided = say_per(per)
    rates = [*newest["rate"].round(2), *(None for _ in (*found.missing(per), *found.refused))]
    series = {say("{label} {divided}", label=label, divided=divided): rates}
    return Bars(names, series, ["#0b3c5d"], "BAR_CLUSTERED", "0.00")


ROW = 0.32
"""Height of a bar and the space around it, in inches."""

FOUR = 4
"""Of so many mechanisms the title gives each rate; of more that of the one that asks, and the middle."""

FEW = 8
"""So many mechanisms without a rate are named below the bars; of more only the number is given."""


def _draw_bars(plot: Axes, found: Figures, per: str) -> None:
    newest = found.latest(per)
    names = [chart_name(found.data, m) for m in newest["subject"]]
    labels = [f"{isolated(say_rate(found.data, fact))}   {_behind(found.data, fact, per)}" for fact in records(newest)]
    for y, (fact, label) in enumerate(zip(records(newest), labels, strict=True)):
        plot.barh(y, fact["rate"], height=0.62, color=colour(fact["subject"]))
        beside(plot, (fact["rate"], y), label, (6, 0), va="center", fontsize=7.5)
    plot.set_yticks(range(len(names)), names)
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["bottom"].set_visible(False)


def _name_absent(plot: Axes, found: Figures, names: list[str]) -> float:
    """Name or count the mechanisms without a rate below the bars, and return the height of the text in inches."""
    told = later("Not known or not converted ({number})") if found.refused else later("Not known ({number})")
    shown = (
        joined(names)
        if len(names) <= FEW
        else say("{number} of {all} mechanisms", number=len(names), all=len(found.mechanisms))
    )
    named = fold(shown, 7.5, inches=5)
    look: dict[str, Any] = {"va": "top", "fontsize": 7.5, "color": GREY, "style": "italic", "linespacing": 1.5}
    text = beside(plot, (0, -0.7), named, (3, 0), **look)
    labels = [label.get_text() for label in plot.get_yticklabels()]
    plot.set_yticks([-0.95, *plot.get_yticks()], [say(told, number=len(names)), *labels])
    return height_of(text)


def _alt_of_bars(found: Figures, per: str) -> str:
    newest, missing = found.latest(per), found.missing(per)
    said = [
        say("{name} {number}", name=short_name(found.data, fact["subject"]), number=say_rate(found.data, fact))
        for fact in records(newest[::-1])
    ]
    shown = say("Bars: {figures}.", figures=joined(said, strong=True)) if said else say("No bars: nothing is known.")
    unknown = joined(short_name(found.data, name) for name in missing)
    refused = joined(short_name(found.data, name) for name in found.refused)
    absent = [say("Not known: {mechanisms}.", mechanisms=unknown)] if missing else []
    absent += [say("Not converted, no factor of the year: {mechanisms}.", mechanisms=refused)] if refused else []
    return " ".join([shown, *absent])


def _behind(data: Dataset, fact: Record, per: str) -> str:
    basis = "posts" if fact["basis"] == "ceiling" and not fact["planned"] else fact["basis"]  # of staff, not of money
    whole = "whole" if fact["whole"] and not DENOMINATORS[per].is_share else ""
    kind = joined(say(LOOSE[name]) for name in (basis, whole) if name in LOOSE)
    figure = say_value(data, fact)
    # Translators: figures with their years, such as “103 in 2021, 8,670 prisoners in 2022”.
    return say(
        DIVIDED[per],
        figure=say("{figure} ({kind})", figure=figure, kind=kind) if kind else figure,
        year=str(fact["year"]),
        divisor=qualified(data, fact["denominator_qualifier"], number(fact["denominator"], 0)),
        divisor_year=f"{fact['denominator_year']:.0f}",
    )


DIVIDED = {
    "prisoners": later("{figure} in {year}, {divisor} prisoners in {divisor_year}"),
    "prisons": later("{figure} in {year}, {divisor} prisons in {divisor_year}"),
    "inhabitants": later("{figure} in {year}, {divisor} inhabitants in {divisor_year}"),
    "places": later("{figure} in {year}, {divisor} places in {divisor_year}"),
    "staff": later("{figure} in {year}, staff {divisor} in {divisor_year}"),
    "visits": later("{figure} in {year}, {divisor} visits in {divisor_year}"),
    "institution_budget": later("{figure} in {year}, budget of the institution {divisor} in {divisor_year}"),
    "institution_staff": later("{figure} in {year}, staff of the institution {divisor} in {divisor_year}"),
}
"""A figure and what it is divided by, each with its year."""
