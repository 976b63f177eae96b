"""The chart of what laws came to meet since the seminar: one line a body, new law and new reading kept apart."""

from __future__ import annotations

from collections.abc import Iterable

from npm_compare.analysis.progress import progress as counted
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, load, records
from npm_compare.facts.scope import OF_INSTITUTION
from npm_compare.facts.selection import claims
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish, heading
from npm_compare.views.charts.letters import beside
from npm_compare.views.charts.look import GREY, INK, colour
from npm_compare.views.findings.finding import sentences
from npm_compare.views.language import day, joined, number, say, say_many
from npm_compare.views.wording import short_name, shortest_name


@drawn
def progress(
    asker: str = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw how many requirements each law met on the day of the Rabat seminar and how many it meets now.

    A hollow dot is then, a full one now. The line between them is whole as far as rules began since, and dotted as far as
    only the reading is new: a rule of which no document says since when it holds.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.progress("mar-cndh").title)
    Morocco CNDH: the law ...
    """
    data = data or load()
    others = [group] if isinstance(group, str) else list(group)
    table = counted([asker, *others], at=at, data=data)
    rows = [row for row in records(table) if row["mechanism"] == asker]
    rows += [row for row in records(table.sort_values("now", ascending=False)) if row["mechanism"] != asker]
    asked = max((row["asked"] for row in rows), default=1)
    figure, (plot,) = canvas(0.7 + 0.5 * len(rows))
    for place, row in enumerate(rows[::-1]):
        shade = colour(row["mechanism"], asker)
        turn = row["kept"] + row["new_law"]
        plot.plot([row["then"], row["kept"]], [place, place], color=GREY, linewidth=1)
        plot.plot([row["kept"], turn], [place, place], color=shade, linewidth=4, solid_capstyle="butt")
        plot.plot([turn, row["now"]], [place, place], color=shade, linewidth=2, linestyle=":")
        plot.plot(row["then"], place, "o", color=shade, markerfacecolor="white", markersize=9, markeredgewidth=1.8)
        plot.plot(row["now"], place, "o", color=shade, markersize=9)
        end = max(row["then"], row["now"])
        beside(plot, (end, place), _change(row), (9, 0), fontsize=8.5, color=INK, va="center")
    plot.set_yticks(range(len(rows)), [heading(data, row["mechanism"], inches=1.4) for row in rows[::-1]])
    plot.set(xlim=(-0.5, asked * 1.02), ylim=(-0.6, len(rows) - 0.4))
    plot.locator_params(axis="x", integer=True)
    plot.tick_params(axis="y", length=0)
    said = [say("{name}: {change}", name=short_name(data, row["mechanism"]), change=_change(row)) for row in rows]
    return finish(
        figure,
        data,
        title=title or _title(data, rows[0]),
        measure=sentences(_measure(data, at, asked), _of_host(data, rows)),
        sources=claims(data, at=at, subjects=[row["mechanism"] for row in rows])["source"],
        alt=joined(said, strong=True) + ".",
    )


def _measure(data: Dataset, at: str, asked: int) -> str:
    return say(
        "Requirements of the Protocol and of the SPT guidelines that the law meets, of {asked}: hollow on {then}, full on "
        "{now}; whole line: by new law, dotted: by new reading. Conformity with standards, not effectiveness.",
        asked=asked,
        then=day(SEMINAR),
        now=day(data.covered(at)),
    )


def _of_host(data: Dataset, rows: Iterable[Record]) -> str:
    """Say of whom rules of the whole institution are known that meet nothing, and on how many requirements."""
    # Translators: a mechanism and a number, such as “France CGLPL 17”.
    told = [
        say("{name} {number}", name=shortest_name(data, row["mechanism"]), number=row[OF_INSTITUTION])
        for row in rows
        if row[OF_INSTITUTION]
    ]
    if not told:
        return ""
    return say("Known only as rules of the whole institution, not counted: {mechanisms}.", mechanisms=joined(told))


def _title(data: Dataset, row: Record) -> str:
    name = short_name(data, row["mechanism"])
    if not row["now"] and not row["then"]:
        return say("{name}: the law is not known to meet any requirement, now or on the day of the seminar.", name=name)
    if row["now"] == row["then"]:
        return say_many(
            "{name}: the law as read or described meets {count} requirement, as on the day of the seminar.",
            "{name}: the law as read or described meets {count} requirements, as on the day of the seminar.",
            row["now"],
            name=name,
        )
    return say_many(
        "{name}: the law as read or described meets {count} requirement, after {then} on the day of the seminar.",
        "{name}: the law as read or described meets {count} requirements, after {then} on the day of the seminar.",
        row["now"],
        name=name,
        then=row["then"],
    )


def _change(row: Record) -> str:
    """Say what came and what went: by new law, by new reading, no longer."""
    parts = [
        say_many("{count} by new law", "{count} by new law", row["new_law"]) if row["new_law"] else "",
        say_many("{count} by new reading", "{count} by new reading", row["new_reading"]) if row["new_reading"] else "",
        say_many("{count} no longer", "{count} no longer", row["then"] - row["kept"])
        if row["then"] > row["kept"]
        else "",
    ]
    said = [part for part in parts if part]
    way = say("{then} to {now}", then=number(row["then"]), now=number(row["now"]))
    return say("{way} ({parts})", way=way, parts=joined(said)) if said else way
