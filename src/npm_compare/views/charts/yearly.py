"""The chart of the counts of each body by year: what counts otherwise has a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.pace import target, year_of_target
from npm_compare.analysis.visits import VISITS, means, refuse_others
from npm_compare.analysis.visits import counted as what_counts
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views import findings
from npm_compare.views.amounts import qualified
from npm_compare.views.charts import grounds
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold
from npm_compare.views.charts.look import GREY, INK, SMALL, colour, ink
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.visits import GROUPS, HATCHES, KEY, MEAN, PART
from npm_compare.views.language import joined, listed, number, say
from npm_compare.views.wording import say_period, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TALLEST = 1.15
"""The most height that a row takes, in inches."""

HEIGHT, ROWS = 2.5, 4
"""Of so many rows together, in inches: they fit a slide. Further rows take as much each."""


@drawn
def yearly(found: Figures, *, title: str | None = None) -> Chart:
    """Draw counts of visits as bars by year, a row for each mechanism; counts of several years as a hollow mean a year.

    What counts otherwise has a row of its own; every row has its own scale. The target that a mechanism has published is a
    line in the row of its visits, in the year in which it was published: nothing else is measured by it.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.yearly(npm.figures("mar-cndh", "visits_total")).measure)
    Counts by year. ...
    """
    refuse_others(found)
    data, facts = found.data, found.facts
    shown = [name for name in found.mechanisms if name in set(facts["subject"])]
    if not shown:
        raise NpmCompareError("no_figure_to_draw")
    rows = [(mechanism, kind) for mechanism in shown for kind in _kinds(found, mechanism)]
    height = min(TALLEST, HEIGHT / min(len(rows), ROWS))
    figure, plots = canvas(height * len(rows) + 0.45, rows=len(rows), share_x=True)
    kinds = [kind for plot, row in zip(plots, rows, strict=True) for kind in _series(plot, found, *row)]
    drawn = records(facts[facts["subject"].isin(shown)])
    first = min(int(text[:4]) for text in facts["valid_from"] if text)
    plots[0].set_xlim(first - 0.8, facts["year"].max() + 0.8)
    _key(plots[-1], kinds, below=0.2 / height, derived=any(grounds.of(fact) == grounds.DERIVED for fact in drawn))
    absent = [chart_name(data, name) for name in found.mechanisms if name not in shown]
    none = say("No count was found of {mechanisms}.", mechanisms=listed(absent)) if absent else ""
    measure = say("Counts by year. What counts otherwise has a row of its own, and each row its own scale.")
    return finish(
        figure,
        data,
        title=title or findings.own_visits(found).head,
        measure=f"{measure} {none}".strip(),
        sources=facts["source"],
        alt=" ".join(_told(found, *row) for row in rows),
    )


def _kinds(found: Figures, mechanism: str) -> list[str]:
    """Return what the figures of a mechanism count: unlike counts are no series."""
    seen = set(map(what_counts, records(found.facts[found.facts["subject"] == mechanism])))
    return [kind for kind in GROUPS if kind in seen]


def _mine(found: Figures, mechanism: str, kind: str) -> list[Record]:
    """Return the figures of a mechanism that count one thing."""
    facts = records(found.facts[found.facts["subject"] == mechanism])
    return [fact for fact in facts if what_counts(fact) == kind]


def _series(plot: Axes, found: Figures, mechanism: str, kind_counted: str) -> list[str]:
    """Draw one kind of count of one mechanism, full years before what is known of the others; return the kinds of bars drawn."""
    from matplotlib.ticker import MaxNLocator

    mine = _mine(found, mechanism, kind_counted)
    drawn = {year: bar for bar in (*_means(mine), *_parts(mine), *_whole(mine)) for year in [bar[0]]}
    for year, kind, height, fact in drawn.values():
        plot.bar(year, height, width=0.72, **_face(kind, colour(mechanism, found.asker), fact))
        text = qualified(found.data, fact["qualifier"], number(height, 0)) if fact else number(height, 0)
        text = fold(text, SMALL, inches=0.6)
        beside(plot, (year, height), text, (0, 2), ha="center", fontsize=SMALL, color=INK if fact else GREY)
    aim = _aim(plot, found, mechanism) if kind_counted == VISITS else 0.0
    shade, named = ink(mechanism, found.asker), chart_name(found.data, mechanism)
    heading = say("{name}: {what}", name=named, what=say(KEY[kind_counted]))
    plot.set_title(heading, fontsize=9, fontweight="bold", loc="left", color=shade)
    plot.set_ylim(0, 1.4 * max([1.0, aim, *(bar[2] for bar in drawn.values())]))
    plot.set_yticks([])
    plot.spines["left"].set_visible(False)
    plot.xaxis.set_major_locator(MaxNLocator(nbins=10, integer=True))
    plot.tick_params(axis="x", length=0, labelsize=SMALL)
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


def _face(kind: str, tint: str, fact: Record | None = None) -> dict[str, Any]:
    """Return how a kind of bar looks, in the colour of its mechanism; that of a derived figure has the pale tone."""
    if kind == PART:
        return {"facecolor": "white", "edgecolor": tint}
    if kind == MEAN:
        return {"facecolor": "none", "edgecolor": tint, "linestyle": "--", "linewidth": 0.9}
    if fact and grounds.of(fact) == grounds.DERIVED:
        return grounds.face(grounds.DERIVED, tint) | {"hatch": HATCHES[kind]}
    return {"facecolor": "white" if HATCHES[kind] else tint, "edgecolor": tint, "hatch": HATCHES[kind]}


def _aim(plot: Axes, found: Figures, mechanism: str) -> float:
    """Draw the target that a mechanism has published, in the year of its publication, and return it; 0 if there is none."""
    row = target(found.data, found.data.mechanism(mechanism)["state"], found.at)
    year = year_of_target(found.data, row) if row else None
    if row is None or year is None:
        return 0.0
    plot.plot([year - 0.5, year + 0.5], [row["likely"]] * 2, color=INK, linewidth=1.2, linestyle=":")
    words = say("target published in {year}: {number} visits", year=str(year), number=number(row["likely"], 0))
    beside(plot, (year + 0.5, row["likely"]), words, (0, 2), fontsize=SMALL, ha="right")
    return float(row["likely"])


def _key(plot: Axes, kinds: list[str], *, below: float, derived: bool) -> None:
    """Write so far below the last row what each kind of bar means, of those that are drawn."""
    from matplotlib.patches import Patch

    signs = [Patch(**_face(kind, GREY), label=say(words)) for kind, words in KEY.items() if kind in kinds]
    if derived:
        signs.append(Patch(**grounds.face(grounds.DERIVED, GREY), label=say(grounds.GROUNDS[grounds.DERIVED])))
    legend(plot, signs, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -below), fontsize=SMALL)


def _told(found: Figures, mechanism: str, kind: str) -> str:
    mine = _mine(found, mechanism, kind)
    said = [
        say(
            "{figure} ({period})",
            figure=say_value(found.data, f),
            period=joined(filter(None, [say_period(f), grounds.told(f)])),
        )
        for f in mine
    ]
    name = say("{name}: {what}", name=short_name(found.data, mechanism), what=say(KEY[kind]))
    return say("{name}: {figures}.", name=name, figures=joined(said, strong=True))
