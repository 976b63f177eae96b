"""What the tab of the chart draws: answers to yes/no questions, or one figure by mechanism or by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.figures import Figures, figures
from npm_compare.analysis.rates import DENOMINATORS, TO_PRISONS
from npm_compare.analysis.visits import of_visits, prisons_visited, ways
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset

if TYPE_CHECKING:
    from npm_compare.views.charts import Chart

PANELS = 4
"""More panels of years do not stand side by side."""

MANY, MANY_PANELS, UNLIKE = "many", "many_panels", "unlike"
"""Why a way of drawing is not offered: there are too many mechanisms for it, or their visits are not counted alike."""


@dataclass(frozen=True)
class Picture:
    """What is drawn of a view, with every choice that there is: a figure or the answers, how, and divided by what."""

    figure: str
    drawing: str
    per: str
    figures: Sequence[str]
    drawings: Sequence[str]
    divisors: Sequence[str]
    result: Comparison | Figures
    asker: str = ""
    lacking: Sequence[str] = ()
    """Why some ways are not offered: `MANY`, `MANY_PANELS`, `UNLIKE`."""

    def chart(self) -> Chart:
        """Draw it."""
        from npm_compare.views import charts

        more = {"bars": {"per": self.per}, "matrix": {"asker": self.asker}}.get(self.drawing, {})
        drawn: Chart = getattr(charts, self.drawing)(self.result, **more)
        return drawn

    @property
    def table(self) -> Comparison | pd.DataFrame:
        """What the chart shows, as a table."""
        if isinstance(self.result, Comparison):
            return self.result
        if self.drawing == "bars":
            return self.result.latest(self.per)[RATE_TABLE]
        if self.drawing == "prisons":
            return _by_publisher(prisons_visited(self.result))[RATE_TABLE]
        return self.result.facts[FIGURE_TABLE]


FIGURE_TABLE = [
    *("subject", "indicator", "year", "figure", "figure_unit", "qualifier", "basis"),
    *("source", "locator", "confidence", "note"),
]
RATE_TABLE = [
    *("subject", "indicator", "rate", "rate_unit", "rate_qualifier", "year", "figure", "figure_unit", "basis"),
    *("denominator", "denominator_year", "denominator_source", "source", "locator", "confidence", "note"),
]
"""The columns of the figures that are drawn, as they are saved."""


def _by_publisher(table: pd.DataFrame) -> pd.DataFrame:
    """Return the prisons visited as rates: a row for each publisher that gives another number of prisons."""
    ends = [
        table.assign(
            rate=table[rate], rate_unit="", rate_qualifier=table["qualifier"],
            denominator=table[end], denominator_year=table[f"{end}_year"], denominator_source=table[f"{end}_source"],
        )
        for end, rate in (("fewest", "highest"), ("most", "lowest"))
    ]  # fmt: skip
    return pd.concat(ends).drop_duplicates(["id", "denominator"]).sort_values(["counted", "subject"], kind="stable")


def picture(view: View, data: Dataset) -> Picture:
    """Return what the chart of a view draws; what does not suit the questions gives way to what does.

    Raises
    ------
    NpmCompareError
        If nothing of what is chosen can be drawn.
    """
    compared = view.comparison(data)
    if not compared.mechanisms:
        raise NpmCompareError("no_mechanism_to_draw")
    answers = not compared.answers().empty
    known = [name for name in compared.indicators if data.indicator(name)["timing"] in ("level", "flow")]
    offered = ["", *known] if answers else known
    if not offered:
        raise NpmCompareError("no_question_to_draw")
    told = set(compared.claims["indicator"])
    first = offered[0] if answers else next((name for name in known if name in told), offered[0])
    figure = view.figure if view.figure in offered else first
    if not figure:
        return _of_answers(view, compared, offered)
    return _of_figure(view, data, figure, offered)


def _of_answers(view: View, compared: Comparison, offered: list[str]) -> Picture:
    """Return how answers are drawn: each one only where all columns stand side by side."""
    from npm_compare.views.charts.columns import MOST_COLUMNS

    few = len(compared.mechanisms) <= MOST_COLUMNS
    drawings, lacking = (["matrix", "tally"], ()) if few else (["tally"], (MANY,))
    drawing = _chosen(view.drawing, drawings)
    return Picture("", drawing, view.per, offered, drawings, (), compared, view.asking, lacking)


def _of_figure(view: View, data: Dataset, figure: str, offered: list[str]) -> Picture:
    """Return how one figure is drawn; figures of which none is known are offered still, so that the gap is seen."""
    found = figures(view.members, figure, at=view.at, data=data)
    known = {per: rows for per in _divisors(found) if not (rows := found.latest(per)).empty}
    divisors = [per for per, rows in known.items() if len(ways(found, rows)) <= 1]
    can = {
        "counted": of_visits(found) and not found.facts.empty,
        "prisons": found.indicator == TO_PRISONS and not prisons_visited(found).empty,
        "bars": bool(divisors),
        "trend": len(found.mechanisms) <= PANELS and not found.facts.empty,
    }
    drawings = [name for name, holds in can.items() if holds] or ["none"]
    per = _chosen(view.per, divisors or [view.per])
    reasons = {MANY_PANELS: len(found.mechanisms) > PANELS, UNLIKE: len(divisors) < len(known)}
    lacking = [reason for reason, holds in reasons.items() if holds]
    return Picture(figure, _chosen(view.drawing, drawings), per, offered, drawings, divisors, found, "", lacking)


def _divisors(found: Figures) -> list[str]:
    """Return what figures of their kind are divided by: visits are no share of an institution."""
    return [per for per, by in DENOMINATORS.items() if not (by.is_share and of_visits(found))]


def _chosen(name: str, offered: Sequence[str]) -> str:
    return name if name in offered else offered[0]


def chart(view: View, data: Dataset) -> Chart:
    """Draw the chart of a view.

    Raises
    ------
    NpmCompareError
        If there is nothing to draw.
    """
    found = picture(view, data)
    if found.drawing == "none":
        raise NpmCompareError("no_figure_to_draw")
    return found.chart()
