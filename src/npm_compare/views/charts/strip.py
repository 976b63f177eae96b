"""The peer strip: for each power the share of the laws read that give it, and beside it what that of a few bodies gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.readings import DOUBTED
from npm_compare.analysis.shares import FEW_LAWS, among, by_most, neighbours, shares, texts_read
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.columns import LONGEST, height
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, GROUND, INK, PALE, SMALL, settings
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.signs import DESCRIBED, PEER, TEXT, keyed, lettered, sign
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, number, say, say_many
from npm_compare.views.wording import last_day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = {"full": "#3f6f96", "partly": "#b9cfe0"}
COUNT, REST, FIRST, STEP = 1.04, 1.5, 1.72, 0.17
"""Where the numbers and the columns of the bodies stand, on an axis whose bars end at 1."""

ROW, SLIDE_ROW, KEY = 0.25, 0.185, 0.68
"""Height of a row on a page and on a slide, and of the key, in inches."""

MOST_ROWS = 8
"""So many rows fill a slide, in letters of 14 points."""


@drawn
def strip(comparison: Comparison, base: str = "all", *, most: int | None = None, title: str | None = None) -> Chart:
    """Draw for each power the share of the laws read that give it; the first mechanism of the comparison asks.

    Bars count the laws of the group `base`, as read or as described; what nobody read is a number at their side. The other
    mechanisms of the comparison, and two of the asker's region whose law is best read, stand beside with their own answers.
    Of more points than `most` those given by the largest share are drawn, and so it is said; the finding is on all.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.strip(npm.compare("seminar", "powers")).title)
    Of the ... points ...
    """
    asker, whole = comparison.mechanisms[0], among(comparison, base)
    region = neighbours(whole, asker, without=comparison.mechanisms)
    beside, counts = among(comparison, [*comparison.mechanisms, *region]), _sorted(shares(whole))
    found = findings.given_by_most(comparison, base)
    shown = counts.iloc[:most]
    texts = title or found.head, sentences(_measure(whole), found.unknown, _cut(len(shown), len(counts)))
    counts = shown
    pages = [counts.iloc[begin : begin + MOST_ROWS] for begin in range(0, len(counts), MOST_ROWS)]
    made = _draw(whole, beside, counts, texts, ROW)
    return replace(made, parts=lambda: [_draw(whole, beside, page, texts, SLIDE_ROW) for page in pages])


@settings()
def _draw(whole: Comparison, beside: Comparison, counts: pd.DataFrame, texts: tuple[str, str], tall: float) -> Chart:
    """Draw the rows of some counts under a title and a measure, each row so many inches high."""
    data, asker = beside.data, beside.mechanisms[0]
    answers, read = beside.in_law(), texts_read(beside)
    heads = [fold(chart_name(data, name), SMALL, inches=LONGEST) for name in beside.mechanisms]
    figure, (plot,) = canvas(tall * len(counts) + height(heads) + KEY)
    for y, (name, row) in enumerate(zip(map(str, counts.index), records(counts), strict=True)):
        lacks = by_most(row) and answers.loc[name, asker] != "yes"
        _bar(plot, y, row, lacks=bool(lacks), end=FIRST + STEP * len(beside.mechanisms))
        for x, mechanism in enumerate(beside.mechanisms):
            shade = ASKER if mechanism == asker else PEER
            place, text = (FIRST + STEP * x, y), (mechanism, name) in read
            sign(plot, place, str(answers.loc[name, mechanism]), shade=shade, text=text)
    _frame(plot, [indicator_label(data, str(name)) for name in counts.index], heads)
    _key(plot)
    return finish(
        figure,
        data,
        title=texts[0],
        measure=texts[1],
        sources=[source for of in (beside, whole) for source in of.facts.loc[of.facts["basis"].isin(LAW), "source"]],
        alt=_alt(whole, counts),
    )


def _sorted(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by the share given in full, the highest first; those with too few laws read last."""
    share = counts["full"] / counts["read"].where(counts["read"] >= FEW_LAWS)
    return counts.iloc[(-share).reset_index(drop=True).argsort(kind="stable")]


def _bar(plot: Axes, y: int, row: Record, *, lacks: bool, end: float) -> None:
    """Draw the bar of one power: described parts hatched, the numbers beside it."""
    if lacks:
        plot.axhspan(y - 0.5, y + 0.5, color=GROUND, zorder=0, linewidth=0)
    read = int(row["read"])
    if read >= FEW_LAWS:
        left = 0.0
        for part in ("full_law", "full_described", "partly_law", "partly_described"):
            kind, _, basis = part.partition("_")
            look: dict[str, Any] = {"hatch": "////"} if basis == "described" else {}
            plot.barh(
                y, row[part] / read, left=left, height=0.62, color=SHADES[kind], edgecolor="white", lw=0.4, **look
            )
            left += row[part] / read
    words = say("{count} of {read}", count=number(row["full"]), read=number(read)) if read else "–"
    words = words if read >= FEW_LAWS or not read else say("{read} read", read=number(read))
    plot.text(COUNT, y, words, va="center", ha="left", fontsize=SMALL, color=INK if read >= FEW_LAWS else GREY)
    plot.text(
        REST, y, number(row[OF_INSTITUTION] + row[NOT_KNOWN]), va="center", ha="center", fontsize=SMALL, color=GREY
    )
    plot.plot([0, end - STEP / 2], [y + 0.5] * 2, color=PALE, linewidth=0.5)


def _frame(plot: Axes, labels: list[str], bodies: list[str]) -> None:
    plot.set(xlim=(-0.01, FIRST + STEP * (len(bodies) - 0.4)), ylim=(len(labels) - 0.5, -0.6))
    plot.set_yticks(range(len(labels)), labels, fontsize=8.5, va="center")
    plot.plot([0.5, 0.5], [-0.5, len(labels) - 0.5], color=GREY, linewidth=0.7, linestyle=(0, (2, 2)))
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)
    look: dict[str, Any] = {"va": "bottom", "fontsize": SMALL, "color": GREY}
    plot.text(0.5, -0.65, say("half"), ha="center", **look)
    plot.text(COUNT, -0.65, say("in full"), ha="left", rotation=0, **look)
    plot.text(REST, -0.65, say("not read"), ha="center", rotation=90, **look)
    for x, body in enumerate(bodies):
        shade, weight = (ASKER, "bold") if x == 0 else (PEER, "normal")
        style = look | {"color": shade, "fontweight": weight}
        plot.text(FIRST + STEP * x, -0.65, body, rotation=90, ha="center", **style)


def _key(plot: Axes) -> None:
    from matplotlib.patches import Patch

    full = Patch(facecolor=SHADES["full"], label=say("in full"))
    partly = Patch(facecolor=SHADES["partly"], label=say("with limits"))
    hatched = Patch(facecolor=GREY, edgecolor="white", hatch="////", label=say("as described by others"))
    tint = Patch(facecolor=GROUND, label=say("most give it, the asker is not known to"))
    signs = [
        *(full, partly, hatched, tint),
        keyed(say("text of the law read"), TEXT),
        keyed(say("law as described by others"), DESCRIBED, markersize=6),
        keyed(say("with limits"), TEXT, fillstyle="left"),
        keyed(say("no"), TEXT, fillstyle="none"),
        lettered(say("the text is silent"), "silent", PEER),
        lettered(say("described, sources differ"), DOUBTED),
        keyed(say("rule of the whole institution"), "s", "#9a9a9a", fillstyle="none", markersize=5),
        lettered(say("not known"), NOT_KNOWN),
    ]
    place: dict[str, Any] = {"loc": "upper center", "bbox_to_anchor": (0.34, 0.0)}
    legend(plot, signs, ncols=3, handletextpad=0.4, columnspacing=1.2, labelspacing=0.25, fontsize=SMALL, **place)


def _measure(whole: Comparison) -> str:
    return say_many(
        "Share of the laws read or described that give each point, of {count} mechanism in place on {date}.",
        "Share of the laws read or described that give each point, of {count} mechanisms in place on {date}.",
        len(whole.mechanisms),
        date=last_day(whole.at),
    )


def _cut(shown: int, every: int) -> str:
    """Say that not all points are drawn; nothing where they are."""
    if shown == every:
        return ""
    return say("Shown: the {count} given by the largest share, of {all} points.", count=shown, all=every)


def _alt(whole: Comparison, counts: pd.DataFrame) -> str:
    """Say of each row how many of the laws read give it, in full and with limits."""
    said = [
        say(
            "{question}: {full} of {read} in full, {partly} with limits, {rest} not read",
            question=indicator_label(whole.data, str(name)),
            full=row["full"],
            read=row["read"],
            partly=row["partly"],
            rest=row[OF_INSTITUTION] + row[NOT_KNOWN],
        )
        for name, row in counts.iterrows()
    ]
    return joined(said, strong=True) + "."
