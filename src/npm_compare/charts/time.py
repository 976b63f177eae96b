"""Charts of time: how long States waited for a mechanism, and which models they chose over the years."""

from __future__ import annotations

import pandas as pd

from npm_compare import findings
from npm_compare.charts.finish import GREY, INK, Chart, canvas, cite, finish
from npm_compare.charts.mirror import legend
from npm_compare.dataset import Dataset, load
from npm_compare.durations import STARTS, split, survival, waited
from npm_compare.models import models_by_year

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

WORDS = {
    "designation": "without a designated mechanism",
    "work": "without a mechanism at work",
    "accepted": "without a mechanism that the SPT accepts",
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
    """
    data = data or load()
    groups = split(rows, by, data)
    figure, (plot,) = canvas(2.9)
    said = []
    for (name, group), shade in zip(groups.items(), CURVES, strict=False):
        counted = waited(group)
        if counted.empty:
            continue
        curve = survival(counted["years"], counted["observed"])
        years = [0.0, *curve.table["years"], float(counted["years"].max())]
        share = [1.0, *curve.table["waiting"]]
        share.append(share[-1])
        plot.step(years, share, where="post", color=shade, linewidth=1.8, label=f"{name} ({curve.states})")
        plot.fill_between(
            curve.table["years"], curve.table["low"], curve.table["high"], step="post", color=shade, alpha=0.15
        )
        median = "not reached" if curve.median is None else f"{curve.median:.1f} years"
        said.append(f"{name}: {curve.states} States, {curve.events} events, median {median}")
    plot.axvline(1, color=GREY, linewidth=0.8, linestyle=":")
    plot.text(1.1, 1.02, "deadline of art. 17: one year", fontsize=7.5, color=GREY)
    plot.set(ylim=(0, 1.08), xlim=(0, None), xlabel="years")
    legend(plot, loc="upper right", fontsize=8.5)
    plot.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25 %", "50 %", "75 %", "100 %"])
    every = pd.concat(groups.values())
    left_out = ", ".join(
        f"{(every['kind'] == kind).sum()} {words}" for kind, words in LEFT_OUT.items() if (every["kind"] == kind).any()
    )
    from_start = "the entry into force for the State" if start == "entry" else "the deposit of its instrument"
    return finish(
        figure,
        data,
        title=title or str(findings.wait(rows, by=by, start=start, event=event, data=data)),
        measure=f"Share of States parties still {WORDS[event]}, by years since {from_start} (Kaplan–Meier, 95 % band)."
        + (f" Not in the curve: {left_out}." if left_out else ""),
        sources=cite(data, _sources(data, start)),
        alt="; ".join(said) + ".",
    )


LEFT_OUT = {"before": "whose date lies before the start", "unknown": "whose date is not known"}


def _sources(data: Dataset, start: str) -> pd.Series:
    facts = data.facts[data.facts["indicator"].isin([STARTS[start], "designation_date"])]
    return facts["source"]


def choices(*, at: str = "today", data: Dataset | None = None, title: str | None = None) -> Chart:
    """Draw how many mechanisms of each model stood at the end of each year."""
    data = data or load()
    counts = models_by_year(at=at, data=data)
    used = [model for model in counts.columns if counts[model].any()]
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
        last = counts.index[-1]
        if counts.loc[last, model]:
            label = f" {data.label('model', model)} {counts.loc[last, model]}"
            plot.text(last + 0.5, base[last] + counts.loc[last, model] / 2, label, va="center", fontsize=7.5, color=INK)
        base = base + counts[model]
    plot.set_xlim(counts.index[0] - 0.6, counts.index[-1] + 0.34 * len(counts))
    plot.set_xticks([year for year in counts.index if year % 4 == 2])
    final = ", ".join(f"{data.label('model', m)} {counts[m].iloc[-1]}" for m in used)
    return finish(
        figure,
        data,
        title=title or str(findings.models(at=at, data=data)),
        measure=f"Mechanisms designated and not ended at the end of each year (the last on {data.edition(at)}), by model.",
        sources=cite(data, data.facts.loc[data.facts["indicator"].isin(["designation_date", "model"]), "source"]),
        alt=f"Stacked bars from {counts.index[0]} to {counts.index[-1]}; at the end: {final}.",
    )
