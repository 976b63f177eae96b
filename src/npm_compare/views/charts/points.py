"""The chart of figures against what divides them: each mechanism a point, no line through them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures
from npm_compare.analysis.money import DOLLARS
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import records
from npm_compare.views import findings
from npm_compare.views.amounts import denominator_label, qualified, unit_label
from npm_compare.views.charts import grounds
from npm_compare.views.charts.cautions import MARK, cautions, far_apart, say_far_apart
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import apart, beside, fold
from npm_compare.views.charts.look import SMALL, colour
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.rates import behind_all, in_dollars, say_converted
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, number, say
from npm_compare.views.wording import inside, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@drawn
def points(found: Figures, per: str, *, title: str | None = None) -> Chart:
    """Draw the figure of each mechanism against its denominator (visits against staff, for instance), each point named.

    The chart draws no line through them. Money in several currencies is converted into international dollars.

    Raises
    ------
    NpmCompareError
        If visits are not counted alike (see `counted`), or if both axes are money and it is in several currencies: their shares
        can be drawn as bars.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.points(npm.figures("all", "budget_npm"), "staff").title)
    “Budget of the NPM function” and “staff of the NPM function” ...
    """
    _refuse_two_currencies(found, per)
    refuse_unlike(found, found.latest(per))
    found = in_one_currency(found, per)
    data, newest = found.data, found.latest(per)
    figure, (plot,) = canvas(2.6)
    _draw_points(plot, found, per)
    label, below = _with_unit(found, newest), denominator_label(data, per)
    plot.set(xlabel=below, ylabel=fold(label, 9, inches=2.8))
    said = [
        say(
            "{name} {figure} and {other}",
            name=short_name(data, f["subject"]),
            figure=qualified(data, f["qualifier"], number(f["figure"], 0)),
            other=qualified(data, f["denominator_qualifier"], number(f["denominator"], 0)),
        )
        for f in records(newest)
    ]
    made = finish(
        figure,
        data,
        title=title or str(findings.few_points(found, per)),
        measure=sentences(
            say(
                "“{label}” against “{other}”: latest pair of each mechanism, with its year or years.",
                label=label,
                other=inside(below),
            ),
            say_converted(newest),
            say_far_apart(newest),
        ),
        sources=behind_all(newest),
        alt=say("Points: {points}.", points=joined(said, strong=True)) if said else say("No points: nothing is known."),
    )
    return replace(made, cautions=cautions(data, newest))


def _with_unit(found: Figures, newest: pd.DataFrame) -> str:
    """Return the name of a question, with the currency of amounts, converted or as published."""
    label = in_dollars(found, indicator_label(found.data, found.indicator))
    money, units = found.data.indicator(found.indicator)["type"] == "money", set(newest["figure_unit"])
    if not money or len(units) != 1 or DOLLARS in units:
        return label
    return say("{label} in {unit}", label=label, unit=unit_label(found.data, units.pop()))


def _refuse_two_currencies(found: Figures, per: str) -> None:
    money = found.data.indicator(found.indicator)["type"] == "money" and per == "institution_budget"
    if money and found.latest(per)["unit"].nunique() > 1:
        raise NpmCompareError("currencies_on_two_axes", per=repr(per))


def _draw_points(plot: Axes, found: Figures, per: str) -> None:
    newest = found.latest(per)
    old = far_apart(newest)
    for fact, lift in zip(records(newest), _lifts(newest), strict=True):
        place, tint = (fact["denominator"], fact["figure"]), colour(fact["subject"], found.asker)
        plot.plot(*place, "o", color=tint, markerfacecolor=grounds.filling(fact, tint), markersize=7)
        years = dict.fromkeys([str(fact["year"]), f"{fact['denominator_year']:.0f}"])
        label = f"{chart_name(found.data, fact['subject'])} {'/'.join(years)}{MARK if fact['id'] in old else ''}"
        beside(plot, place, label, (7, lift), fontsize=SMALL, va="center")
    for axis in (plot.xaxis, plot.yaxis):
        axis.set_major_formatter(lambda value, _: number(value, 0))
    plot.set_xlim(0, newest["denominator"].max() * 1.35 if len(newest) else 1)
    plot.set_ylim(0, newest["figure"].max() * 1.15 if len(newest) else 1)


def _lifts(points: pd.DataFrame) -> list[float]:
    """Return by how many points each label is moved up so that labels of neighbours do not cover each other."""
    span = max(float(points["figure"].max()), 1.0) if len(points) else 1.0
    ordered = points["figure"].astype(float).sort_values()
    lifts = pd.Series(apart(ordered, span / 14), index=ordered.index) - ordered
    return [float(lift) / span * 150 for lift in lifts[points.index]]
