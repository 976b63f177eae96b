"""Charts of the choice of a model: what each has, criterion by criterion, and how the order of the models moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import claims
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE, of_model
from npm_compare.views.charts.mirror import legend
from npm_compare.views.language import joined, percent, say
from npm_compare.views.options import label, say_value, with_number
from npm_compare.views.variants import leads, way
from npm_compare.views.wording import last_day
from npm_compare.weighing.options import Options
from npm_compare.weighing.variants import HALF, WITHOUT, Variants

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

LANE = 0.092
"""Height of the lane of one model within the row of a criterion, in inches."""

FEW = 5
"""A share of fewer answers is drawn hollow."""


def _mark(model: str, own: str) -> dict[str, Any]:
    """Return how the mark of a model looks: that of the mechanism that asks has an edge in its strong colour."""
    sign, shade = of_model(model)
    edge = {"markeredgecolor": ASKER, "markeredgewidth": 1.6} if model == own else {"markeredgewidth": 0.9}
    return {"marker": sign, "color": shade, "linestyle": "none"} | edge


def _own(options: Options, asker: str) -> str:
    """Return the model of the mechanism that asks; nothing where none asks."""
    return str(options.data.mechanism(asker)["model"]) if asker else ""


def _key(options: Options, own: str) -> list[Line2D]:
    """Return the signs of the legend: one for each model, with how many mechanisms are of it, and whether it is the asker's."""
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], markersize=6, label=_named(options, model, own), **_mark(model, own))
        for model in options.options
    ]


def _named(options: Options, model: str, own: str) -> str:
    words = with_number(options, model)
    # Translators: a model, and that it is the one of the State that asks.
    return say("{model}: that of the State that asks", model=words) if model == own else words


@drawn
def criteria(options: Options, asker: str = "", *, title: str | None = None) -> Chart:
    """Draw what mechanisms of each model have, one row a criterion: the share of the known answers, and what the unknown allow.

    Parameters
    ----------
    asker
        The mechanism whose model stands out.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.criteria(npm.options(at="seminar"), "mar-cndh").title)
    On ... criteria no model is ahead of all others ...
    """
    own, pitch = _own(options, asker), LANE * len(options.options) + 0.12
    figure, (plot,) = canvas(pitch * len(options.criteria) + 0.75)
    said = []
    for y, criterion in enumerate(options.criteria):
        rows = options.table[options.table["criterion"] == criterion].set_index("option", drop=False)
        for lane, row in enumerate(records(rows.loc[list(options.options)])):
            place = y + LANE / pitch * (lane - (len(rows) - 1) / 2)
            _draw_range(plot, options, row, place, own)
        if y % 2:
            plot.axhspan(y - 0.5, y + 0.5, color="#f5f5f5", zorder=0, linewidth=0)
        known = say("{known} of {asked}", known=int(rows["known"].sum()), asked=int(rows["asked"].sum()))
        plot.text(1.03, y, known, fontsize=7.5, color=GREY, va="center")
        said.append(_in_words(options, criterion))
    names = [fold(label(options, name), 8.5, inches=1.75) for name in options.criteria]
    plot.set_yticks(range(len(names)), names, fontsize=8.5, va="center")
    plot.set_ylim(len(names) - 0.5, -0.5)
    plot.text(1.03, -0.62, say("answers known"), fontsize=7.5, color=GREY, va="bottom")
    plot.text(
        0,
        -0.62,
        say("sign: the answers read; line: what the unknown ones allow"),
        fontsize=7.5,
        color=GREY,
        va="bottom",
    )
    plot.set_xlim(-0.02, 1.3)
    plot.set_xticks([0, 0.5, 1], [say("none has it"), say("half"), say("all have it")], fontsize=8)
    plot.tick_params(length=0)
    plot.spines["left"].set_visible(False)
    plot.spines["bottom"].set_bounds(0, 1)
    legend(plot, _key(options, own), ncols=2, loc="upper center", bbox_to_anchor=(0.4, -0.05), fontsize=8)
    return finish(
        figure,
        options.data,
        title=title or findings.ahead(options).head,
        measure=say(
            "Share of the answers read that give what a criterion asks, by model, on {date}; of staff, visits and speed the "
            "place among all mechanisms. Hollow: fewer than {few} answers. Conformity with standards, not effectiveness.",
            date=last_day(options.at),
            few=FEW,
        ),
        sources=_sources(options),
        alt=say("One row a criterion. {rows}.", rows=joined(said, strong=True)),
    )


def _draw_range(plot: Axes, options: Options, row: Record, place: float, own: str) -> None:
    """Draw what the unknown answers allow as a hairline, and the share of the known ones as the mark of the model.

    Where the criterion does not apply to the model this is written instead: nothing is known or unknown.
    """
    look = _mark(row["option"], own)
    if not row["asked"]:
        words = say("{model}: not applicable", model=label(options, row["option"]))
        beside(plot, (0, place), words, (0, 0), va="center", fontsize=7, color=look["color"])
        return
    plot.plot([row["lowest"], row["highest"]], [place, place], color=look["color"], linewidth=0.8, alpha=0.75)
    part = options.parts[row["option"], row["criterion"]]
    if part.known:
        full = "full" if part.known >= FEW else "none"
        plot.plot((part.low + part.high) / 2, place, markersize=5, fillstyle=full, **look)


def _in_words(options: Options, criterion: str) -> str:
    """Return the ranges of all models on one criterion."""
    rows = options.table[options.table["criterion"] == criterion]
    ends = joined(
        say("{option} {range}", option=label(options, row["option"]), range=say_value(row)) for row in records(rows)
    )
    return say("{criterion}: {ranges}", criterion=label(options, criterion), ranges=ends)


@drawn
def orders(found: Variants, asker: str = "", *, title: str | None = None) -> Chart:
    """Draw in what share of weightings each model comes first, one row a way of reading and weighing the same facts.

    Parameters
    ----------
    asker
        The mechanism whose model stands out.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.orders(npm.variants(npm.options(at="seminar"), draws=1_000), "mar-cndh").title)
    Which model comes first depends on how the same facts are read: ...
    """
    options, rows = found.options, records(found.table)
    own = _own(options, asker)
    names = [fold(way(found, row), 8, inches=2.4) for row in rows]
    places = _places(rows, names)
    figure, (plot,) = canvas(0.245 * (max(places) + 0.3) + 0.85)
    plot.axvspan(HALF, 1, color="#f3f3f3", zorder=0, linewidth=0)
    plot.text(
        0.75,
        min(places) - 0.75,
        say("leads: first in more than half, beyond chance"),
        fontsize=7.5,
        color=GREY,
        ha="center",
    )
    for row, y in zip(rows, places, strict=True):
        plot.plot([0, 1], [y, y], color=PALE, linewidth=0.5, zorder=0)
        for model in options.options:
            plot.plot(row[model], y, markersize=6, **_mark(model, own))
        ahead = bool(row["leads"])
        words = fold(leads(found, row), 7.5, bold=True, inches=1.6) if ahead else say("none leads")
        look: dict[str, Any] = {"color": INK, "weight": "bold"} if ahead else {"color": GREY}
        plot.text(1.03, y, words, fontsize=7.5, va="center", linespacing=0.9, **look)
    plot.set_yticks(places, names, fontsize=8, va="center")
    plot.set_ylim(max(places) + 0.6, min(places) - 1.2)
    plot.set_xlim(-0.02, 1.55)
    plot.set_xticks([0, 0.25, 0.5, 0.75, 1], [percent(share) for share in (0, 0.25, 0.5, 0.75, 1)], fontsize=8)
    plot.tick_params(length=0)
    plot.spines["left"].set_visible(False)
    plot.spines["bottom"].set_bounds(0, 1)
    legend(plot, _key(options, own), ncols=2, loc="upper center", bbox_to_anchor=(0.3, -0.06), fontsize=8)
    return finish(
        figure,
        options.data,
        title=title or findings.order(found).head,
        measure=say(
            "Share of weightings of the criteria, all being equally likely, in which each model comes first, on {date}. One "
            "row a way of reading and weighing the same facts; none is the right one. Conformity with standards, not "
            "effectiveness.",
            date=last_day(options.at),
        ),
        sources=_sources(options),
        alt=say("One row a way of reading. {rows}.", rows=joined((_led(found, row) for row in rows), strong=True)),
    )


def _places(rows: list[Record], names: list[str]) -> list[float]:
    """Return the heights of the rows: names of two lines have their room; those that leave out one criterion stand apart."""
    places: list[float] = []
    for n, (row, name) in enumerate(zip(rows, names, strict=True)):
        two = ("\n" in name) + (n > 0 and "\n" in names[n - 1])
        apart = n > 0 and (row["variant"] == WITHOUT) != (rows[n - 1]["variant"] == WITHOUT)
        places.append((places[-1] if places else -1.0) + 1 + 0.3 * two + 0.7 * apart)
    return places


def _led(found: Variants, row: Record) -> str:
    """Return who leads in one way, and the shares of all."""
    shares = joined(
        say("{label} {number}", label=label(found.options, name), number=percent(row[name]))
        for name in found.options.options
    )
    return say("{way}: {leads} ({shares})", way=way(found, row), leads=leads(found, row), shares=shares)


def _sources(options: Options) -> list[str]:
    """Return the sources of the facts behind the criteria, those with the most facts first."""
    subjects = [name for members in options.members.values() for name in members]
    facts = claims(options.data, at=options.at, subjects=subjects)
    used = facts.loc[facts["indicator"].isin(options.data.criteria["indicator"]), "source"]
    return used.value_counts().index.tolist()
