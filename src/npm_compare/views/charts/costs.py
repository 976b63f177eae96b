"""The chart of what a mechanism costs: its budget at the prices of one year, by post and by visit, and the gap of the asker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from npm_compare.analysis.costs import AT_WORK, LAW_CHANGED, LAW_MADE, Costs
from npm_compare.analysis.costs import costs as course
from npm_compare.analysis.figures import Figures
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Record, records
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold
from npm_compare.views.charts.look import GREY, INK, WIDTH, colour
from npm_compare.views.charts.names import chart_name
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.wording import say_basis, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANELS: Mapping[str, str] = {
    "amount": later("Budget, in million {currency}"),
    "per_post": later("For each post, in thousand {currency}"),
    "per_visit": later("For each visit, in thousand {currency}"),
}
"""What each row draws, in words."""

HAPPENED: Mapping[str, str] = {
    LAW_MADE: later("law"),
    LAW_CHANGED: later("law changed"),
    AT_WORK: later("at work"),
}
"""What is marked, in words."""


@drawn
def costs(found: Figures, *, title: str | None = None) -> Chart:
    """Draw the budget of a body that is nothing but the mechanism at constant prices, by post and by visit, with what happened.

    It is that of the mechanism that asks, if its series is long enough, else the longest among the mechanisms; then what is not
    known of the mechanism that asks stands beneath.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.costs(npm.figures(["mar-cndh", "seminar"], "budget_total")).title)
    What a post or a visit costs Morocco CNDH is not known; at France CGLPL ...
    """
    drawn = course(found)
    if drawn is None:
        raise NpmCompareError("no_figure_to_draw")
    asks = found.asker not in ("", drawn.mechanism)
    figure, plots = canvas(3.9 + 0.75 * asks, rows=3 + asks, share_x=True)
    for plot, (column, words) in zip(plots, PANELS.items(), strict=False):
        _course(plot, found, drawn, column)
        plot.set_title(say(words, currency=drawn.currency), fontsize=8.5, fontweight="bold", loc="left")
    _mark(plots, drawn)
    if asks:
        _gap(plots[3], found)
    first = min([*drawn.table["year"], *(year for year, _ in drawn.events)])
    plots[0].set_xlim(first - 0.8, drawn.table["year"].max() + 0.8)
    plots[2].tick_params(axis="x", labelbottom=True, length=0, labelsize=8)
    return finish(
        figure,
        found.data,
        title=title or findings.unit_costs(found).head,
        measure=_measure(found, drawn),
        sources=drawn.table["source"],
        alt=_told(drawn),
    )


def _course(plot: Axes, found: Figures, drawn: Costs, column: str) -> None:
    from matplotlib.ticker import MultipleLocator

    scale, tint = (1e6 if column == "amount" else 1e3), colour(drawn.mechanism, found.asker)
    rows = [row for row in records(drawn.table) if row[column] == row[column]]
    for row in rows:
        plot.bar(row["year"], row[column] / scale, width=0.72, color=tint)
        digits = 1 if column == "amount" else 0
        text = number(row[column] / scale, digits)
        beside(plot, (row["year"], row[column] / scale), text, (0, 2), ha="center", fontsize=7)
    room = 1.6 if column == "amount" else 1.3  # the first row has words of what happened above its bars
    plot.set_ylim(0, room * max((row[column] / scale for row in rows), default=1))
    plot.set_yticks([])
    plot.spines["left"].set_visible(False)
    plot.tick_params(axis="x", length=0, labelbottom=False)
    plot.xaxis.set_major_locator(MultipleLocator(2))


def _mark(plots: list[Axes], drawn: Costs) -> None:
    """Draw a line for what happened, with its words in the first row; words of neighbouring years on lines of their own."""
    before, level = -9, 0
    for year, event in sorted(drawn.events):
        level = (level + 1) % 3 if year - before < 3 else 0
        before = year
        for plot in plots[:3]:
            plot.axvline(year - 0.5, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
        top = plots[0].get_ylim()[1] * (0.98 - 0.16 * level)
        beside(plots[0], (year - 0.5, top), say(HAPPENED[event]), (2, 0), fontsize=7, color=GREY, va="top", ha="left")


def _gap(plot: Axes, found: Figures) -> None:
    """Write in an empty row what is not known of the mechanism that asks, and what little is."""
    words = findings.own_costs(found).text
    plot.set_title(
        chart_name(found.data, found.asker),
        fontsize=8.5,
        fontweight="bold",
        loc="left",
        color=colour(found.asker, found.asker),
    )
    folded = fold(words, 8, inches=WIDTH - 0.8)
    plot.text(
        0.5, 0.45, folded, transform=plot.transAxes, ha="center", va="center", fontsize=8, color=INK, linespacing=1.15
    )
    plot.set_yticks([])
    plot.tick_params(axis="x", length=0, labelbottom=False)
    for side in plot.spines.values():
        side.set_visible(True)
        side.set_linestyle(":")


def _measure(found: Figures, drawn: Costs) -> str:
    basis = say_basis(found.data, {"indicator": found.indicator, "basis": drawn.table["basis"].iloc[0]})
    return say(
        "{name}, {basis}, at the consumer prices of {year}; posts and visits are those of the same year, and years without them "
        "are left empty.",
        name=short_name(found.data, drawn.mechanism),
        basis=basis,
        year=str(drawn.prices),
    )


def _told(drawn: Costs) -> str:
    said = [_row_told(row) for row in records(drawn.table)]
    return say("Bars: {figures}.", figures=joined(said, strong=True))


def _row_told(row: Record) -> str:
    shown = [
        number(row["amount"], 0),
        *(number(row[name], 0) for name in ("per_post", "per_visit") if row[name] == row[name]),
    ]
    return say("{year}: {number}", year=str(row["year"]), number=joined(shown))
