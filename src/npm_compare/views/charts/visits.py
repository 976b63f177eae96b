"""Charts of visits: the counts of each body by year, all bodies by what they count, the prisons visited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.pace import target
from npm_compare.analysis.visits import OPERATIONS, PLACES, VISITS, WHOLE, counts, means
from npm_compare.analysis.visits import counted as what_counts
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views import findings
from npm_compare.views.amounts import qualified
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import beside
from npm_compare.views.charts.look import GREY, INK, PALE, colour
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.sources import cite
from npm_compare.views.language import day, joined, later, listed, number, say
from npm_compare.views.wording import say_period, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROUPS = {
    VISITS: later("Visits of the mechanism to places"),
    PLACES: later("Places that it visited, each counted once"),
    OPERATIONS: later("Its visits and police operations or return flights observed"),
    WHOLE: later("Visits of the whole institution, under all its mandates"),
}
"""What is counted, in words at the head of a group."""

HATCHES = {VISITS: "", PLACES: "....", OPERATIONS: "////", WHOLE: "xxxx"}
"""How a bar shows what it counts: visits of the mechanism are plain."""


PART, MEAN = "partial", "mean"
"""Kinds of bars that are no count of a full year."""

KEY = {
    VISITS: later("visits"),
    PLACES: later("places visited"),
    OPERATIONS: later("with observed operations"),
    WHOLE: later("the whole institution"),
    PART: later("part of the year or of the places"),
    MEAN: later("mean of several years together"),
}
"""What each kind of bar means."""


def yearly(found: Figures, *, title: str | None = None) -> Chart:
    """Draw counts of visits as bars by year, a row for each mechanism; counts of several years as a hollow mean a year.

    Every row has its own scale, since counts are unlike; the target that a mechanism has published is a line.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.yearly(npm.figures("mar-cndh", "visits_total")).measure)
    Visits by year. ...
    """
    data, facts = found.data, found.facts
    shown = [name for name in found.mechanisms if name in set(facts["subject"])]
    if not shown:
        raise NpmCompareError("no_figure_to_draw")
    figure, plots = canvas(1.15 * len(shown) + 0.35, rows=len(shown), share_x=True)
    kinds = [kind for plot, mechanism in zip(plots, shown, strict=True) for kind in _series(plot, found, mechanism)]
    first = min(int(text[:4]) for text in facts["valid_from"] if text)
    plots[0].set_xlim(first - 0.8, facts["year"].max() + 0.8)
    _key(plots[-1], kinds)
    absent = [chart_name(data, name) for name in found.mechanisms if name not in shown]
    none = say("No count was found of {mechanisms}.", mechanisms=listed(absent)) if absent else ""
    measure = say("Visits by year. Each row has its own scale: the counts are not all alike.")
    return finish(
        figure,
        data,
        title=title or findings.own_visits(found).head,
        measure=f"{measure} {none}".strip(),
        sources=cite(data, facts["source"]),
        alt=" ".join(_told(found, mechanism) for mechanism in shown),
    )


def _series(plot: Axes, found: Figures, mechanism: str) -> list[str]:
    """Draw the bars of one mechanism, full years before what is known of the others; return the kinds of bars drawn."""
    from matplotlib.ticker import MaxNLocator

    mine = records(found.facts[found.facts["subject"] == mechanism])
    drawn = {year: bar for bar in (*_means(mine), *_parts(mine), *_whole(mine)) for year in [bar[0]]}
    for year, kind, height, fact in drawn.values():
        plot.bar(year, height, width=0.72, **_face(kind, colour(mechanism, found.asker)))
        text = qualified(found.data, fact["qualifier"], number(height, 0)) if fact else number(height, 0)
        beside(plot, (year, height), text, (0, 2), ha="center", fontsize=7, color=INK if fact else GREY)
    aim = _aim(plot, found, mechanism, min(drawn, default=0))
    plot.set_title(chart_name(found.data, mechanism), fontsize=9, fontweight="bold", loc="left")
    plot.set_ylim(0, 1.25 * max([1.0, aim, *(bar[2] for bar in drawn.values())]))
    plot.set_yticks([])
    plot.spines["left"].set_visible(False)
    plot.xaxis.set_major_locator(MaxNLocator(nbins=10, integer=True))
    plot.tick_params(axis="x", length=0, labelsize=8)
    return [bar[1] for bar in drawn.values()]


Bar = tuple[int, str, float, Record | None]
"""The year of a bar, its kind, its height, and the fact that it draws; a mean of several years has none."""


def _whole(mine: list[Record]) -> list[Bar]:
    full = [fact for fact in mine if fact["basis"] not in NOT_A_YEAR]
    return [(fact["year"], what_counts(fact), fact["figure"], fact) for fact in reversed(full)]


def _parts(mine: list[Record]) -> list[Bar]:
    return [(fact["year"], PART, fact["figure"], fact) for fact in mine if fact["basis"] == PART]


def _means(mine: list[Record]) -> list[Bar]:
    return [(year, MEAN, mean, None) for first, last, mean in means(mine) for year in range(first, last + 1)]


def _face(kind: str, tint: str) -> dict[str, Any]:
    """Return how a kind of bar looks, in the colour of its mechanism."""
    if kind == PART:
        return {"facecolor": PALE, "edgecolor": GREY}
    if kind == MEAN:
        return {"facecolor": "none", "edgecolor": tint, "linestyle": "--", "linewidth": 0.9}
    return {"facecolor": "white" if HATCHES[kind] else tint, "edgecolor": tint, "hatch": HATCHES[kind]}


def _aim(plot: Axes, found: Figures, mechanism: str, first: int) -> float:
    """Draw the target that a mechanism has published, from the year of its first bar on, and return it; 0 if there is none."""
    row = target(found.data, found.data.mechanism(mechanism)["state"], found.at)
    if row is None:
        return 0.0
    last = found.facts["year"].max() + 0.8
    plot.plot([first - 0.6, last], [row["likely"]] * 2, color=INK, linewidth=0.9, linestyle=":")
    words = say("published target: {number} a year", number=number(row["likely"], 0))
    beside(plot, (first - 0.6, row["likely"]), words, (2, 2), fontsize=7.5, ha="left")
    return float(row["likely"])


def _key(plot: Axes, kinds: list[str]) -> None:
    """Write below the last row what each kind of bar means, of those that are drawn."""
    from matplotlib.patches import Patch

    signs = [Patch(**_face(kind, GREY), label=say(words)) for kind, words in KEY.items() if kind in kinds]
    legend(plot, signs, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.22), fontsize=7.5)


def _told(found: Figures, mechanism: str) -> str:
    mine = records(found.facts[found.facts["subject"] == mechanism])
    said = [say("{figure} ({period})", figure=say_value(found.data, f), period=say_period(f)) for f in mine]
    return say("{name}: {figures}.", name=short_name(found.data, mechanism), figures=joined(said, strong=True))


ROW = 0.175
"""Height of a row of a list of bodies, in inches."""


def counted(found: Figures, *, title: str | None = None) -> Chart:
    """Draw the latest full year of every mechanism as a dot, in groups by what is counted, by name: not a ranking.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.counted(npm.figures("all", "visits_total")).measure)
    Latest full year of each mechanism ...
    """
    table = counts(found)
    if table.empty:
        raise NpmCompareError("no_figure_to_draw")
    kinds = [kind for kind in GROUPS if kind in set(table["counted"])]
    figure, (plot,) = canvas(ROW * (len(table) + 1.6 * len(kinds)) + 0.3)
    names: dict[float, str] = {}
    place = 0.0
    for kind in kinds:
        rows = sorted(
            records(table[table["counted"] == kind]), key=lambda fact: chart_name(found.data, fact["subject"])
        )
        beside(plot, (0, place), say(GROUPS[kind]), (2, 0), va="center", fontsize=8, fontweight="bold")
        for fact in rows:
            place += 1
            names[place] = chart_name(found.data, fact["subject"])
            _dot(plot, found, fact, place)
        place += 1.6
    plot.set_yticks(list(names), list(names.values()), fontsize=7.5)
    plot.set_ylim(place - 0.9, -0.8)
    plot.set_xlim(0, 1.3 * table["figure"].max())
    plot.tick_params(axis="y", length=0)
    plot.xaxis.set_major_formatter(lambda value, _: number(value, 0))
    for label in plot.get_yticklabels():
        asked = found.asker and label.get_text() == chart_name(found.data, found.asker)
        label.set_fontweight("bold" if asked else "normal")
    unknown = len(found.mechanisms) - len(table)
    return finish(
        figure,
        found.data,
        title=title or findings.counts_apart(found).head,
        measure=say(
            "Latest full year of each mechanism on {date}, in groups by what is counted, in each by name: no group is to be "
            "compared with another. No full year is known of {number} others.",
            date=day(found.at),
            number=unknown,
        ),
        sources=cite(found.data, table["source"]),
        alt=_groups_told(found, table),
    )


def _dot(plot: Axes, found: Figures, fact: Record, place: float) -> None:
    tint = colour(fact["subject"], found.asker)
    plot.plot([0, fact["figure"]], [place, place], color=PALE, linewidth=0.7, zorder=1)
    plot.plot(fact["figure"], place, "o", color=tint, markersize=5.5)
    figure = qualified(found.data, fact["qualifier"], number(fact["figure"], 0))
    # Translators: a figure and its year, such as “55 (2023)”.
    label = say("{figure} ({year})", figure=figure, year=str(fact["year"]))
    beside(plot, (fact["figure"], place), label, (6, 0), va="center", fontsize=7)


def _groups_told(found: Figures, table: pd.DataFrame) -> str:
    said = []
    for kind, words in GROUPS.items():
        rows = records(table[table["counted"] == kind])
        figures = [f"{short_name(found.data, f['subject'])} {number(f['figure'], 0)} ({f['year']})" for f in rows]
        said += [say("{label}: {answer}.", label=say(words), answer=joined(figures))] if rows else []
    return " ".join(said)
