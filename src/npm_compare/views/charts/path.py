"""The path of each decision: the rule that binds, what the own law says, how many others have it, what is recommended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.analysis.decisions import Decision, Decisions
from npm_compare.analysis.points import Point
from npm_compare.analysis.rule import (
    ABSENT,
    CONSIDER,
    KEEP,
    MET,
    NOT_KNOWN,
    NOT_MET,
    PARTLY,
    SILENT,
    TOO_FEW,
    VERIFY,
    WEIGH,
)
from npm_compare.facts.dataset import Dataset
from npm_compare.views import decision_words as words
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.instruments import where
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.signs import PEER, keyed
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, listed, say, say_many
from npm_compare.views.wording import inside, last_day, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STATIONS = {
    (MET,): later("in full"),
    (PARTLY,): later("in part"),
    (SILENT, NOT_MET, ABSENT): later("no or silent"),
    (NOT_KNOWN,): later("not read"),
}
"""Where a path passes the own law, by what that says on a point; a figure, which no law gives, passes none."""

AT_RULE, AT_LAW, STEP, AT_OTHERS, AT_END = 0.0, 0.3, 0.24, 1.24, 1.8
"""Where the stations stand: the rule, the first of the four of the own law and the step between them, the others, the end."""

LENGTH = 0.4
"""The length of the line on which the share of the other laws stands."""

ROW = 0.42
"""Height of a row, in inches."""

OPEN = {VERIFY: "--", CONSIDER: "--", WEIGH: "--", KEEP: ":"}
"""How a path is drawn whose end is not to change the law: dashed where something is to be found out or weighed."""


@drawn
def path(found: Decisions, *, title: str | None = None) -> Chart:
    """Draw for each decision the path of the point that presses most, from the rule that binds to what is recommended.

    At the station of the own law the circles say on how many points of the decision it gives what is asked in full, in part,
    not at all, or was not read. The path is whole where the law is to be changed, dashed where something must be read or weighed
    first, dotted where it is kept.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.path(npm.decide("mar-cndh")).title)
    In ... of 9 decisions a treaty duty binds Morocco; ...
    """
    rows = [decision for decision in found.decisions if decision.points]
    figure, (plot,) = canvas(ROW * len(rows) + 1.0)
    for place, decision in enumerate(rows):
        _row(plot, found, decision, place)
    names = [fold(words.title(decision), 8.5, inches=1.3) for decision in rows]
    _frame(plot, names, found)
    _key(plot, found.data)
    return finish(
        figure,
        found.data,
        title=title or _title(found, rows),
        measure=say(
            "{name}, {date}: of each decision the point that presses most; in the circles, on how many of its points the law of "
            "the mechanism says so. By a rule of this project; no legal advice.",
            name=short_name(found.data, found.asker),
            date=last_day(found.at),
        ),
        sources=[source for decision in rows for point in decision.points for source in _sources(point)],
        alt=say("One row a decision. {rows}.", rows=joined((_told(found.data, one) for one in rows), strong=True)),
    )


def _sources(point: Point) -> list[str]:
    return [fact["source"] for fact in (point.fact, *point.named) if fact]


def _row(plot: Axes, found: Decisions, decision: Decision, y: int) -> None:
    """Draw the stations of a decision and the path through them."""
    point, shade = decision.leading, GREY if decision.settled else ASKER
    stops: list[tuple[float, float]] = [(AT_RULE, y)]
    if (column := _column(point)) is not None:
        stops.append((AT_LAW + STEP * column, y))
    stops += [(AT_OTHERS, y), (AT_END, y)]
    line = OPEN.get(point.recommendation, "-")
    plot.plot(*zip(*stops, strict=True), color=shade, linewidth=1.8, linestyle=line, zorder=1, gid=decision.name)
    face = shade if point.binding else "white"
    binding: dict[str, Any] = {"markerfacecolor": face, "markeredgecolor": shade, "zorder": 3}
    plot.plot(AT_RULE, y, "D", markersize=7.5, **binding)
    _under(plot, (AT_RULE, y), where(found.data.requirement(point.requirement)).partition(",")[0])
    _law(plot, decision, y, column, shade)
    _share(plot, point, y, shade)
    plot.plot(AT_END, y, ">" if not decision.settled else "o", markersize=8, color=shade, zorder=3)
    what, rest = _follows(found, decision)
    look: dict[str, Any] = {"ha": "left", "zorder": 3}
    small = fold(rest, 7.5, inches=1.9)
    up = 0.12 * small.count("\n")  # two small lines stand within the row as well
    bold: dict[str, Any] = {"fontsize": 8.5, "fontweight": "bold", "va": "center_baseline"} | look
    plot.text(AT_END + 0.07, y - 0.2 - up if rest else y, what, color=shade, **bold)
    plot.text(AT_END + 0.07, y - up, small, color=GREY, fontsize=7.5, va="top", linespacing=0.95, **look)


def _column(point: Point) -> int | None:
    """Return at which station of the own law a point stands; a figure, which no law gives, at none."""
    return None if point.figure else next((place for place, codes in enumerate(STATIONS) if point.held in codes), None)


def _under(plot: Axes, place: tuple[float, float], text: str) -> None:
    plot.text(place[0], place[1] + 0.2, text, ha="center", va="top", fontsize=7.5, color=GREY)


def _law(plot: Axes, decision: Decision, y: int, own: int | None, shade: str) -> None:
    """Draw a circle for each answer of the own law, with the number of points; that on the path has its colour."""
    counts = [sum(_column(point) == place for point in decision.points) for place in range(len(STATIONS))]
    for place, count in enumerate(counts):
        x = AT_LAW + STEP * place
        if not count:
            continue
        mine = place == own
        face, edge = (shade, shade) if mine else ("white", PEER)
        plot.plot(x, y, "o", markersize=14, markerfacecolor=face, markeredgecolor=edge, zorder=3)
        ink = "white" if mine else INK
        plot.text(x, y + 0.01, str(count), ha="center", va="center_baseline", fontsize=8.5, color=ink, zorder=4)


def _share(plot: Axes, point: Point, y: int, shade: str) -> None:
    """Draw which share of the other laws read has the point, or say that there is none."""
    ends = AT_OTHERS, AT_OTHERS + LENGTH
    if point.figure or point.others.code == TOO_FEW:
        text = say("a figure") if point.figure else say("too few laws read")
        _under(plot, (AT_OTHERS + LENGTH / 2, y), text)
        return
    plot.plot(ends, [y, y], color="white", linewidth=5, zorder=2)
    plot.plot(ends, [y, y], color=PALE, linewidth=5, solid_capstyle="butt", zorder=2)
    own = [ends[0], ends[0] + LENGTH * point.share]
    plot.plot(own, [y, y], color=shade, linewidth=5, solid_capstyle="butt", zorder=3)
    said = say("{have} of {read} laws read", have=point.others.have, read=point.others.read)
    _under(plot, (AT_OTHERS + LENGTH / 2, y), said)


def _follows(found: Decisions, decision: Decision) -> tuple[str, str]:
    """Return what is recommended on most pressing points, with their number, and in small the rest."""
    first = decision.recommendation
    here = [point for point in decision.of(first) if not point.figure] or decision.of(first)
    what = words.summed(here)
    others = [point for point in decision.points if point not in here]
    return what[:1].upper() + what[1:], words.summed(others) if others else ""


def _frame(plot: Axes, names: list[str], found: Decisions) -> None:
    rows, asker = len(names), chart_name(found.data, found.asker)
    plot.set_yticks(range(rows), names, fontsize=8.5, va="center")
    plot.set(xlim=(-0.25, 2.95), ylim=(rows - 0.35, -1.75))
    for y in range(1, rows):
        plot.plot([-0.25, 2.95], [y - 0.45] * 2, color=PALE, linewidth=0.5, zorder=0)
    heads = {AT_RULE: say("rule that binds"), AT_LAW + 1.5 * STEP: say("law of {name}", name=asker)}
    for x, text in (heads | {AT_OTHERS + LENGTH / 2: say("other laws")}).items():
        folded = fold(text, 8.5, bold=True, inches=1.3)
        plot.text(x, -1.2, folded, ha="center", va="bottom", fontsize=8.5, fontweight="bold", color=INK)
    plot.text(AT_END, -1.2, say("what follows"), ha="left", va="bottom", fontsize=8.5, fontweight="bold", color=INK)
    for place, (codes, text) in enumerate(STATIONS.items()):
        shown = fold(say("no law yet") if found.absent and ABSENT in codes else say(text), 7.5, inches=0.4)
        plot.text(
            AT_LAW + STEP * place, -0.5, shown, ha="center", va="bottom", fontsize=7.5, color=GREY, linespacing=0.9
        )
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)


def _key(plot: Axes, data: Dataset) -> None:
    from matplotlib.lines import Line2D

    ways: dict[Any, str] = {"-": say("change the law"), "--": say("find out or weigh first")}
    lines = [Line2D([], [], color=ASKER, linewidth=1.8, linestyle=way, label=text) for way, text in ways.items()]
    signs = [
        keyed(inside(code_label(data, "force", "treaty")), "D"),
        keyed(inside(code_label(data, "force", "authoritative_guidance")), "D", fillstyle="none"),
        *lines,
        Line2D(
            [], [], color=GREY, linewidth=1.8, linestyle=":", label=inside(code_label(data, "recommendation", KEEP))
        ),
    ]
    legend(plot, signs, ncols=5, loc="upper center", bbox_to_anchor=(0.36, 0.0), columnspacing=1.2, handletextpad=0.5)


def _title(found: Decisions, rows: list[Decision]) -> str:
    """Say in how many decisions a duty of the treaty presses most, and how many have which end."""
    ends = [decision.recommendation for decision in rows]
    counts = {code: ends.count(code) for code in dict.fromkeys(ends)}
    said = [SAID[code](count) for code, count in sorted(counts.items(), key=lambda pair: list(SAID).index(pair[0]))]
    return say_many(
        "In {duties} of {count} decision a treaty duty binds {state}; {ends}.",
        "In {duties} of {count} decisions a treaty duty binds {state}; {ends}.",
        len(rows),
        duties=sum(decision.leading.binding for decision in rows),
        state=state_name(found.data, found.data.mechanism(found.asker)["state"]),
        ends=listed(said),
    )


SAID = {
    "amend": lambda n: say_many("{count} asks to amend the law", "{count} ask to amend the law", n),
    "adopt": lambda n: say_many("{count} belongs in the law to come", "{count} belong in the law to come", n),
    "verify": lambda n: say_many("{count} turns on an article to be read", "{count} turn on articles to be read", n),
    "consider": lambda n: say_many("{count} is to be considered", "{count} are to be considered", n),
    "weigh": lambda n: say_many("{count} turns on a figure", "{count} turn on a figure", n),
    "keep": lambda n: say_many("{count} is settled", "{count} are settled", n),
}
"""How many decisions end where, in words."""


def _told(data: Dataset, decision: Decision) -> str:
    """Return the path of a decision in words."""
    point = decision.leading
    # Translators: a decision; its rule; what the own law says; how many others have it; what follows.
    return say(
        "{title}: {rule}; {own}; {others}; {what}",
        title=words.title(decision),
        rule=words.rule(data, point),
        own=inside(words.own(data, point)),
        others=inside(words.others(point)),
        what=words.summed(decision.points),
    )
