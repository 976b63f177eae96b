"""The chart of what is known: the share of questions answered, mechanism by mechanism under its region, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.evidence import LAW_READ, coverage_by_section, key_questions, laws_read
from npm_compare.base.letters import folded
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.look import ASKER, INK
from npm_compare.views.charts.names import chart_name
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import day, joined, percent, say, say_many

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANEL = 20
"""With more mechanisms than this the chart has two columns of them."""

Line = tuple[str, str]
"""A row of the chart: the region over its mechanisms, or a mechanism (the other one is empty)."""


@drawn
def known(
    mechanisms: str | Iterable[str] = "all",
    *,
    asker: str = "",
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the share of the questions of each section that have an answer: mechanisms down by region, sections across.

    A dot marks the mechanisms whose law was read on most key powers (`evidence.laws_read`); the name of the one
    that asks stands out.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.known("seminar").title)
    Of ... mechanisms the laws of ...
    """
    data = data or load()
    shares = coverage_by_section(mechanisms, at=at, data=data)
    shares = shares.loc[shares.mean(axis=1).sort_values(ascending=False, kind="stable").index]
    laws = laws_read(at=at, data=data)
    laws = laws[laws["read"] & laws["mechanism"].isin(list(shares.columns))]
    read = set(map(str, laws["mechanism"]))
    panels = _halves(_lines(data, shares))
    tallest = max(len(panel) for panel in panels)
    figure, plots = canvas(0.128 * tallest + 1.8, len(panels))
    for plot, lines in zip(plots, panels, strict=True):
        _draw(plot, data, shares, lines, read)
        _name(plot, data, lines, asker)
        plot.set_ylim(tallest - 0.4, -0.6)
    return finish(
        figure,
        data,
        title=title or findings.read_by_region(list(map(str, shares.columns)), at=at, data=data).head,
        measure=sentences(_measure(data, at), _by_host(int(laws["by_host"].sum()))),
        sources=claims(data, at=at, subjects=list(shares.columns))["source"].value_counts().index.tolist(),
        alt=_alt(data, shares, len(read)),
    )


def _measure(data: Dataset, at: str) -> str:
    return say(
        "Share of the questions of each part of the codebook with an answer on {date}: white none, dark all. Dot: the text "
        "of the law was read on at least {least} of {questions} key powers.",
        date=day(data.edition(at)),
        least=LAW_READ,
        questions=len(key_questions(data)),
    )


def _by_host(count: int) -> str:
    """Say how many dots stand only by rules of the host: whoever counts laws elsewhere takes these in nowhere."""
    return (
        say_many(
            "{count} dot stands only with rules of the whole institution, which no count of what laws give takes in.",
            "{count} dots stand only with rules of the whole institution, which no count of what laws give takes in.",
            count,
        )
        if count
        else ""
    )


def _lines(data: Dataset, shares: pd.DataFrame) -> list[Line]:
    """Return the rows: each region with its mechanisms by the names of their States."""
    names = sorted(map(str, shares.columns), key=lambda name: folded(state_name(data, data.mechanism(name)["state"])))
    region = {name: str(data.state(data.mechanism(name)["state"])["un_region"]) for name in names}
    size = pd.Series(region).value_counts()
    lines: list[Line] = []
    for code in sorted(size.index, key=lambda code: (-size[code], code)):
        lines += [(code, ""), *((code, name) for name in names if region[name] == code)]
    return lines


def _halves(lines: list[Line]) -> list[list[Line]]:
    """Return the rows in one column, or in two of about the same height, each of which begins with a region."""
    if len(lines) <= PANEL:
        return [lines]
    middle = -(-len(lines) // 2)
    first, second = lines[:middle], lines[middle:]
    if second[0][1]:
        second.insert(0, (second[0][0], ""))
    return [first, second]


def _draw(plot: Axes, data: Dataset, shares: pd.DataFrame, lines: Sequence[Line], read: set[str]) -> None:
    """Draw one column of mechanisms: a square for each part of the codebook, a dot where the law was read."""
    from matplotlib import colormaps

    shade = colormaps["Blues"]
    squares = [
        (x, y, share) for y, (_, name) in enumerate(lines) for x, share in enumerate(shares[name] if name else ())
    ]
    plot.bar(
        [x for x, _, _ in squares],
        0.86,
        width=0.92,
        bottom=[y - 0.43 for _, y, _ in squares],
        color=[shade(0.9 * share) if share else "white" for _, _, share in squares],
        edgecolor="#e3e3e3",
        linewidth=0.3,
    )
    for y in (y for y, (_, name) in enumerate(lines) if name in read):
        plot.plot(len(shares), y, "o", color=INK, markersize=3.5)
    heads = [code_label(data, "section", str(section)) for section in shares.index] + [say("Law read")]
    plot.set_xticks(range(len(heads)), heads, rotation=90, fontsize=7, color=INK)
    plot.xaxis.tick_top()
    plot.set_xlim(-0.6, len(heads) - 0.4)
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)


def _name(plot: Axes, data: Dataset, lines: Sequence[Line], asker: str) -> None:
    """Write the names of regions and mechanisms beside their rows, that of the mechanism that asks in its colour."""
    words = [chart_name(data, name) if name else code_label(data, "un_region", code) for code, name in lines]
    plot.set_yticks(range(len(lines)), words, fontsize=7, va="center", color=INK)
    for (_, name), tick in zip(lines, plot.yaxis.get_major_ticks(), strict=True):
        for label in (tick.label1, tick.label2):  # the one on the other side is for languages from right to left
            label.set_fontweight("bold" if name in ("", asker) else "normal")
            label.set_color(ASKER if name and name == asker else INK)


def _alt(data: Dataset, shares: pd.DataFrame, read: int) -> str:
    means = shares.mean(axis=1)
    best, least = (code_label(data, "section", str(section)) for section in (means.idxmax(), means.idxmin()))
    return say(
        "Squares, dark where most is known. Mechanisms: {mechanisms}; laws read on most powers: {read}; parts of the "
        "codebook: {parts}.",
        mechanisms=shares.shape[1],
        read=read,
        parts=joined(
            say("{label} {number}", label=label, number=percent(means.iloc[place]))
            for label, place in ((best, 0), (least, -1))
        ),
    )
