"""Charts of time: how long States waited for a mechanism, and which models they chose over the years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.durations import STARTS, split, waited
from npm_compare.analysis.models import models_by_year
from npm_compare.analysis.survival import Survival, survival
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views import findings
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import apart, width_of
from npm_compare.views.charts.look import GREY, INK, WIDTH
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.sources import cite
from npm_compare.views.codes import group_words
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, joined, later, number, percent, say, say_many

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MODEL_COLOURS = {
    "new_specialised": "#0072b2",
    "nhri": "#b4003c",
    "ombuds": "#e0a030",
    "ombuds_plus": "#f3d9a4",
    "multiple_bodies": "#00805e",
    "other": "#9a9a9a",
}
"""One colour for each model, wherever models are drawn."""

CURVES = ("#0b3c5d", "#b04a00", "#4db391")
"""Colours of the curves of up to three groups."""

WAIT_MEASURES = {
    ("designation", "entry"): later(
        "Share of States parties still without a designated mechanism, by years since the entry into force for the State "
        "(Kaplan–Meier, 95% band)."
    ),
    ("work", "entry"): later(
        "Share of States parties still without a mechanism at work, by years since the entry into force for the State "
        "(Kaplan–Meier, 95% band)."
    ),
    ("accepted", "entry"): later(
        "Share of States parties still without a mechanism that the SPT accepts, by years since the entry into force for the "
        "State (Kaplan–Meier, 95% band)."
    ),
    ("designation", "deposit"): later(
        "Share of States parties still without a designated mechanism, by years since the deposit of the instrument "
        "(Kaplan–Meier, 95% band)."
    ),
    ("work", "deposit"): later(
        "Share of States parties still without a mechanism at work, by years since the deposit of the instrument "
        "(Kaplan–Meier, 95% band)."
    ),
    ("accepted", "deposit"): later(
        "Share of States parties still without a mechanism that the SPT accepts, by years since the deposit of the "
        "instrument (Kaplan–Meier, 95% band)."
    ),
}


def waiting(
    rows: pd.DataFrame,
    *,
    by: str | None = None,
    start: str = "entry",
    event: str = "designation",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the share of States still waiting after so many years, with its confidence band, as a whole or by group.

    Parameters
    ----------
    rows
        From `durations`, with the same `start` and `event`. States whose event came before the start, or whose date is not
        known, are not in the curve; the measure line says how many they are.
    by
        `art24` or `model`, for separate curves of the (at most three) largest groups. The model is known only of States
        that have a mechanism: curves by model are of those alone.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.waiting(npm.durations()).title)
    Half of the States that had to wait ...
    """
    data = data or load()
    groups = {group_words(data, group): found for group, found in split(rows, by).items()}
    figure, (plot,) = canvas(2.9)
    said = _draw_curves(plot, groups)
    plot.axvline(1, color=GREY, linewidth=0.8, linestyle=":")
    plot.text(1.1, 1.02, say("deadline of art. 17: one year"), fontsize=7.5, color=GREY)
    plot.set(ylim=(0, 1.08), xlim=(0, None), xlabel=say("years"))
    plot.xaxis.set_major_formatter(lambda value, _: number(value))
    legend(plot, loc="upper right", fontsize=8.5)
    shares = [0, 0.25, 0.5, 0.75, 1]
    plot.set_yticks(shares, [percent(share) for share in shares])
    absent = _left_out(pd.concat(groups.values())["kind"])
    return finish(
        figure,
        data,
        title=title or str(findings.wait(rows, by=by, start=start, event=event, data=data)),
        measure=f"{say(WAIT_MEASURES[event, start])} {absent}".strip(),
        sources=cite(data, _sources(data, start)),
        alt=joined(said, strong=True) + ".",
    )


def _draw_curves(plot: Axes, groups: Mapping[str, pd.DataFrame]) -> list[str]:
    """Draw the curve of each group in which somebody waited, and return each in words."""
    said = []
    for (name, group), shade in zip(groups.items(), CURVES, strict=False):
        counted = waited(group)
        if counted.empty:
            continue
        curve = survival(counted["years"], counted["observed"])
        table = curve.table
        share = [1.0, *table["waiting"]]
        years = [0.0, *table["years"], float(counted["years"].max())]
        label = say("{option} ({number})", option=name, number=curve.states)
        plot.step(years, [*share, share[-1]], where="post", color=shade, linewidth=1.8, label=label)
        plot.fill_between(table["years"], table["low"], table["high"], step="post", color=shade, alpha=0.15)
        said.append(_described(name, curve))
    return said


def _left_out(kinds: pd.Series) -> str:
    """Say how many States are not in the curve, and why; nothing where all are."""
    before, unknown = (int((kinds == kind).sum()) for kind in ("before", "unknown"))
    said = [
        say_many(
            "{count} State whose date lies before the start", "{count} States whose date lies before the start", before
        ),
        say_many("{count} State whose date is not known", "{count} States whose date is not known", unknown),
    ]
    shown = [words for words, count in zip(said, (before, unknown), strict=True) if count]
    return say("Not in the curve: {kinds}.", kinds=joined(shown)) if shown else ""


def _described(name: str, curve: Survival) -> str:
    """Return a curve in words: how many States and events, and the median."""
    if curve.median is None:
        median = say("not reached")
    else:
        median = say_many("{number} year", "{number} years", curve.median, number=number(curve.median, 1))
    return say(
        "{group}: States {states}, events {events}, median {median}",
        group=name,
        states=curve.states,
        events=curve.events,
        median=median,
    )


def _sources(data: Dataset, start: str) -> pd.Series:
    facts = data.facts[data.facts["indicator"].isin([STARTS[start], "designation_date"])]
    return facts["source"]


def choices(*, at: str = "today", data: Dataset | None = None, title: str | None = None) -> Chart:
    """Draw how many mechanisms of each model stood at the end of each year.

    Raises
    ------
    NpmCompareError
        If there was none by the date.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.choices(at="seminar").title)
    Of ... mechanisms in place on 12 May 2015: ...
    """
    data = data or load()
    counts = models_by_year(at=at, data=data)
    used = [model for model in counts.columns if counts[model].any()]
    if not used:
        raise NpmCompareError("no_mechanism_to_draw")
    figure, (plot,) = canvas(2.9)
    base = counts[used[0]] * 0
    for model in used:
        plot.bar(
            counts.index,
            counts[model],
            bottom=base,
            color=MODEL_COLOURS[model],
            width=0.85,
            edgecolor="white",
            linewidth=0.4,
        )
        base = base + counts[model]
    final = {
        m: say("{model} {number}", model=code_label(data, "model", m), number=int(counts[m].iloc[-1])) for m in used
    }
    _name_models(plot, counts[used], final)
    plot.set_xticks([year for year in counts.index if year % 4 == 2])
    return finish(
        figure,
        data,
        title=title or str(findings.models(at=at, data=data)),
        measure=say(
            "Mechanisms designated and not ended at the end of each year (the last on {date}), by model.",
            date=day(data.covered(at)),
        ),
        sources=cite(data, data.facts.loc[data.facts["indicator"].isin(["designation_date", "model"]), "source"]),
        alt=say(
            "Stacked bars from {first} to {last}; at the end: {models}.",
            first=str(counts.index[0]),
            last=str(counts.index[-1]),
            models=joined(final.values()),
        ),
        bars=Bars(
            [str(year) for year in counts.index],
            {code_label(data, "model", model): counts[model].tolist() for model in used},
            [MODEL_COLOURS[model] for model in used],
            "COLUMN_STACKED",
        ),
    )


def _name_models(plot: Axes, counts: pd.DataFrame, words: Mapping[str, str]) -> None:
    """Write the name of each model that stands at the end beside its part of the last bar, and leave room for it."""
    last, highest = counts.index[-1], float(counts.sum(axis=1).max())
    standing = counts.loc[last][counts.loc[last] > 0]
    places = apart(standing.cumsum() - standing / 2, highest * 0.06)
    for model, place in zip(standing.index, places, strict=True):
        plot.annotate(
            words[model],
            (last + 0.5, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=7.5,
            color=INK,
        )
    beside = max((width_of(words[model], 7.5) for model in standing.index), default=0) + 0.2
    plot.set_xlim(counts.index[0] - 0.6, last + 0.6 + len(counts) * beside / (WIDTH - 0.6 - beside))
    plot.set_ylim(0, 1.05 * max([highest, *places]))
