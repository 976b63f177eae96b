"""The chart of waits: which share of the States parties had a mechanism after so many years, and where the asker stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.durations import BEFORE, UNKNOWN, durations, waited
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.survival import Survival, survival
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import apart, beside
from npm_compare.views.charts.look import GREY, INK, PALE, colour
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, joined, later, number, percent, say, say_many

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINES: Mapping[str, tuple[str, str, str]] = {
    "designation": (later("named a mechanism"), INK, "-"),
    "work": (later("mechanism at work"), GREY, "--"),
}
"""The two lines, by the event that stops the clock: their words, their colour, how they are drawn."""

MOST_PEERS = 4
"""Of more peers none is drawn."""

PALE_GREEN, GREEN = "#e6efe6", "#3d5a3d"
"""The time that art. 17 allows, and words about it."""

STEP = 2
"""Years from one count of the States still without a mechanism to the next."""


@drawn
def waiting(
    asker: str = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the share of States parties that had named a mechanism, and had one at work, so many years after they were bound.

    The year that art. 17 allows is shaded. The States of the mechanism that asks and of its peers stand on the upper line
    as dots, hollow while they wait. A State that had a mechanism before it was bound counts from the first day. Beneath:
    how many States were still without one and in sight.

    Parameters
    ----------
    asker, group
        The mechanism that asks, in the strong colour, and the peers beside it.
    at
        Date or edition.

    Examples
    --------
    >>> import npm_compare as npm
    >>> "States had a mechanism within" in npm.charts.waiting("mar-cndh").title
    True
    """
    data = data or load()
    rows = {event: durations(event=event, at=at, data=data) for event in LINES}
    curves = {event: survival(w["years"], w["observed"]) for event, w in ((e, waited(r)) for e, r in rows.items())}
    named = curves["designation"]
    figure, (plot,) = canvas(3.3)
    end = max(named.times, default=1.0)
    _draw_lines(plot, curves, end)
    dots = _draw_states(plot, named, rows["designation"], _states(data, asker, group, at), data)
    _label_axes(plot, named, end)
    left_out = say_many(
        "Left out of the dashed line: {count} State for which no document says when its mechanism began to work.",
        "Left out of the dashed line: {count} States of which no document says since when their mechanism works.",
        int((rows["work"]["kind"] == UNKNOWN).sum()),
    )
    measure = say(
        "Share of States parties by years since the entry into force for them, on {date} (Kaplan–Meier). {left_out}",
        date=day(data.covered(at)),
        left_out=left_out,
    )
    return finish(
        figure,
        data,
        title=title or findings.in_time(at=at, data=data).head,
        measure=measure,
        sources=_sources(data),
        alt=joined([*(_described(event, curve) for event, curve in curves.items()), *dots], strong=True) + ".",
    )


def _states(data: Dataset, asker: str, group: str | Iterable[str], at: str) -> dict[str, str]:
    """Return the State of each mechanism to be shown, with its colour: whoever asks last, so that it lies on top."""
    names = [name for name in resolve(data, group, data.edition(at)) if name != asker]
    if len(names) > MOST_PEERS:  # a crowd of dots would say nothing
        names = []
    return {str(data.mechanism(name)["state"]): colour(name, asker) for name in [*names, asker]}


def _draw_lines(plot: Axes, curves: Mapping[str, Survival], end: float) -> None:
    plot.axvspan(0, 1, color=PALE_GREEN, linewidth=0, zorder=0)
    beside(plot, (1, 1.04), say("the year that art. 17 allows"), (4, 0), fontsize=8, color=GREEN, va="center")
    for event, curve in curves.items():
        words, shade, style = LINES[event]
        years = [0.0, *curve.table["years"], end]
        shares = [curve.reached(time) for time in years]
        plot.step(years, shares, where="post", color=shade, linewidth=2 if style == "-" else 1.3, linestyle=style)
        above = event == "designation"
        beside(
            plot, (end, shares[-1] if above else curve.reached(end * 0.8)), f"{say(words)} {percent(shares[-1])}",
            (-2, 5 if above else -6), fontsize=8.5, color=shade, ha="right", va="bottom" if above else "top",
        )  # fmt: skip
        if event == "designation":
            plot.fill_between(
                curve.table["years"],
                1 - curve.table["low"],
                1 - curve.table["high"],
                step="post",
                color=PALE,
                alpha=0.6,
            )


def _draw_states(
    plot: Axes, curve: Survival, rows: pd.DataFrame, states: Mapping[str, str], data: Dataset
) -> list[str]:
    """Draw a dot for each State on the line and return each in words."""
    by_state: dict[str, Record] = {row["state"]: row for row in records(rows) if row["kind"] != UNKNOWN}
    shown = sorted((s for s in states if s in by_state), key=lambda s: curve.reached(max(0.0, by_state[s]["years"])))
    heights = [curve.reached(max(0.0, by_state[state]["years"])) for state in shown]
    said = []
    for state, height, label in zip(shown, heights, apart([h - 0.07 for h in heights], 0.075), strict=True):
        row, shade = by_state[state], states[state]
        years = max(0.0, row["years"])
        face = shade if row["observed"] else "white"
        plot.plot(
            years, height, marker="o", markersize=8, color=shade, markerfacecolor=face, markeredgewidth=1.8, zorder=5
        )
        words = _of_state(state_name(data, state), row)
        arrow: dict[str, Any] = {"arrowstyle": "-", "color": shade, "linewidth": 0.8, "shrinkB": 4}
        bold = "bold" if state == list(states)[-1] else "normal"
        beside(
            plot, (years, height), words, (14, 160 * (label - height)), fontsize=8.5, color=shade, va="center",
            fontweight=bold, arrowprops=arrow,
        )  # fmt: skip
        said.append(words)
    return said


def _of_state(name: str, row: Record) -> str:
    years = number(abs(row["years"]), 1)
    if row["kind"] == BEFORE:
        return say("{state}: named before it was bound", state=name)
    if not row["observed"]:
        return say_many(
            "{state}: none after {years} year",
            "{state}: none after {years} years",
            row["years"],
            state=name,
            years=years,
        )
    return say_many("{state}: {years} year", "{state}: {years} years", row["years"], state=name, years=years)


def _label_axes(plot: Axes, curve: Survival, end: float) -> None:
    ticks = range(0, int(end) + 1, STEP)
    plot.set_xticks(list(ticks), [f"{number(year)}\n{number(curve.at_risk(year))}" for year in ticks], fontsize=8)
    plot.set(ylim=(0, 1.1), xlim=(-0.15, end * 1.01))
    plot.set_xlabel(say("years; beneath, the States still without a mechanism then and in sight"), fontsize=8)
    shares = [0, 0.25, 0.5, 0.75, 1]
    plot.set_yticks(shares, [percent(share) for share in shares])


def _described(event: str, curve: Survival) -> str:
    """Return a line in words: of how many States, and after how many years half of them."""
    if curve.median is None:
        half = say("not reached")
    else:
        half = say_many("{number} year", "{number} years", curve.median, number=number(curve.median, 1))
    return say(
        "{line}: States {states}, half of them after {half}", line=say(LINES[event][0]), states=curve.states, half=half
    )


def _sources(data: Dataset) -> list[str]:
    """Return the sources of the dates of each State, once for each date."""
    dates = ("opcat_entry_into_force", "designation_date", "operational_since")
    return [str(name) for name in data.facts.loc[data.facts["indicator"].isin(dates), "source"]]
