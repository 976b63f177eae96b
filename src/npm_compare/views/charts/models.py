"""The chart of models: how many States chose each over the years, one panel a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from npm_compare.analysis.models import in_place, models_by_year
from npm_compare.base.dates import day as number_of
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import SEMINAR, Dataset, load
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold, year_of
from npm_compare.views.charts.look import ASKER, GREY, GROUND, INK, SMALL, WIDTH, of_model
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, joined, number, right_to_left, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@drawn
def choices(asker: str = "", *, at: str = "today", data: Dataset | None = None, title: str | None = None) -> Chart:
    """Draw the number of mechanisms of each model at the end of each year: one panel a model, those that gained most first.

    The last point is that of the date; bodies count while they are the mechanism. The day of the Rabat seminar is marked
    where it lies behind; the name of the model of the mechanism that asks has the strong colour, and its panel the ground.

    Raises
    ------
    NpmCompareError
        If there was none by the date.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.choices("mar-cndh").title)
    Since the Rabat seminar, ...
    """
    data = data or load()
    counts = models_by_year(at=at, data=data)
    since = number_of(data.covered(at)) > number_of(SEMINAR)
    then = in_place(at=SEMINAR, data=data)["model"].value_counts().to_dict() if since else {}
    used = [model for model in counts.columns if counts[model].any()]
    if not used:
        raise NpmCompareError("no_mechanism_to_draw")
    last = {str(model): int(counts[model].tolist()[-1]) for model in used}
    used.sort(key=lambda model: (int(then.get(model, 0)) - last[model], -last[model]))
    own = str(data.mechanism(asker)["model"]) if asker else ""
    ends = [*(year + 1.0 for year in counts.index[:-1]), year_of(data.covered(at))]
    figure, plots = canvas(2.6, len(used), share_x=True, share_y=True)
    for plot, model in zip(plots, used, strict=True):
        head = fold(code_label(data, "model", model), SMALL, bold=True, inches=WIDTH / len(used) - 0.15)
        shade = ASKER if model == own else INK
        plot.set_title(head, loc="left", fontsize=SMALL, fontweight="bold", color=shade, va="top", y=1.14)
        plot.set_facecolor(GROUND if model == own else "white")
        _draw_model(plot, ends, counts[model], int(then.get(model, 0)) if since else None, of_model(model)[1])
    plots[0].set(ylim=(0, 1.2 * float(counts.max().max())), xlim=(ends[0], ends[-1]))
    plots[0].set_yticks([])
    words = [_change(code_label(data, "model", m), int(then.get(m, 0)) if since else None, counts[m]) for m in used]
    return finish(
        figure,
        data,
        title=title or findings.models(at=at, data=data).head,
        measure=say(
            "Mechanisms designated and not ended at the end of each year (the last on {date}), by model; all on one scale.",
            date=day(data.covered(at)),
        ),
        sources=data.facts.loc[data.facts["indicator"].isin(["designation_date", "model"]), "source"],
        alt=say("Lines from {first} on: {models}.", first=str(counts.index[0]), models=joined(words, strong=True)),
    )


def _draw_model(plot: Axes, years: list[float], counts: pd.Series, then: int | None, shade: str) -> None:
    """Draw the line of one model, with its number at the end and on the day of the seminar."""
    plot.plot(years, counts, color=shade, linewidth=1.8)
    plot.fill_between(years, counts, color=shade, alpha=0.25, linewidth=0)
    last: dict[str, Any] = {"ha": "right", "fontsize": 10, "fontweight": "bold", "color": INK}
    plot.plot(years[-1], counts.iloc[-1], "o", color=shade, markersize=4, clip_on=False)
    beside(plot, (years[-1], counts.iloc[-1]), number(int(counts.iloc[-1])), (1, 6), **last)
    ticks = [years[0], years[-1]]
    if then is not None:
        seminar = year_of(SEMINAR)
        plot.axvline(seminar, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
        plot.plot(seminar, then, "o", color=shade, markersize=4.5, markerfacecolor="white")
        beside(plot, (seminar, then), number(then), (-4, 4), ha="right", fontsize=8.5, color=INK)
        ticks.insert(1, seminar)
    plot.set_xticks(ticks, [str(int(year)) for year in ticks], fontsize=SMALL)
    sides: tuple[Literal["left", "right"], ...] = ("right", "left") if right_to_left() else ("left", "right")
    for tick, side in zip(plot.get_xticklabels()[:: len(ticks) - 1], sides, strict=True):
        tick.set_horizontalalignment(side)
    plot.spines["left"].set_visible(False)
    plot.tick_params(length=2)


def _change(name: str, then: int | None, counts: pd.Series) -> str:
    now = int(counts.iloc[-1])
    if then is None:
        return say("{label} {number}", label=name, number=now)
    return say("{model}: {then} on 12 May 2015, {now} at the end", model=name, then=then, now=now)
