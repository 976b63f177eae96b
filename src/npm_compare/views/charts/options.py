"""Charts of options: shares of ranks, ranges of values."""

from __future__ import annotations

from dataclasses import replace

from npm_compare.facts.dataset import records
from npm_compare.facts.selection import claims
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import GREY, INK, WIDTH
from npm_compare.views.charts.sources import cite
from npm_compare.views.charts.stack import Part, editable, stack
from npm_compare.views.language import day, joined, number, percent, say
from npm_compare.views.options import label, with_number
from npm_compare.weighing.options import Options
from npm_compare.weighing.smaa import Acceptability

RANK_SHADES = ("#0b3c5d", "#3f76a3", "#8fb4d1", "#cfdfea", "#f1f1f1", "#ffffff")
"""From the first rank to the last; further ranks share the last shade."""


def ranks(options: Options, result: Acceptability, *, title: str | None = None) -> Chart:
    """Draw in what share of draws each option takes each rank, in the order of the options: not a ranking.

    Examples
    --------
    >>> import npm_compare as npm
    >>> options = npm.options(at="seminar")
    >>> print(npm.charts.ranks(options, options.acceptability(1_000)).title)
    On 12 May 2015, ...
    """
    figure, (plot,) = canvas(0.42 * len(options.options) + 0.7)
    shares = result.ranks[::-1]  # drawn from below
    parts = [
        Part(
            say("rank {number}", number=rank),
            shares[rank],
            RANK_SHADES[min(rank, len(RANK_SHADES)) - 1],
            "white" if rank <= 2 else INK,
        )
        for rank in range(1, len(options.options) + 1)
    ]
    names = [label(options, str(name)) for name in shares.index]
    stack(plot, parts, names, _in_percent)
    said = joined(
        (
            say("{option}: first in {share}", option=label(options, str(name)), share=percent(share))
            for name, share in result.ranks[1].items()
        ),
        strong=True,
    )
    return finish(
        figure,
        options.data,
        title=title or str(findings.robust(options, result)),
        measure=say(
            "Share of {draws} draws (in %) in which each option takes each rank, over all weightings of the criteria and all "
            "that is not known. Conformity with standards, not effectiveness.",
            draws=result.draws,
        ),
        sources=_sources(options),
        alt=say("Bars of rank shares. {shares}.", shares=said),
        bars=editable([replace(part, sizes=(100 * part.sizes).round(0)) for part in parts], names, "BAR_STACKED_100"),
    )


def _in_percent(share: float) -> str:
    """Return a share as it stands on its part of a bar, where there is room for it."""
    return number(100 * share, 0) if share >= 0.03 else ""


def ranges(options: Options, *, title: str | None = None) -> Chart:
    """Draw the range of the value of every option on every criterion: the line is what is not known.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.ranges(npm.options(at="seminar")).measure)
    Share of what each criterion asks ...
    """
    table = options.table
    figure, plots = canvas(0.36 * len(options.criteria) + 0.5, len(options.options), share_x=True, share_y=True)
    criteria = [fold(label(options, name), 8, inches=1.5) for name in options.criteria]
    wide = 0.9 * (WIDTH - 1.9) / len(plots)
    for plot, option in zip(plots, options.options, strict=True):
        mine = table[table["option"] == option].set_index("criterion").loc[list(options.criteria)]
        for y, row in enumerate(records(mine)):
            plot.plot([row["lowest"], row["highest"]], [y, y], color="#0b3c5d", linewidth=4, solid_capstyle="butt")
            plot.plot((row["lowest"] + row["highest"]) / 2, y, "|", color="#0b3c5d", markersize=7)
            plot.text(1.02, y, f"{row['known']}/{row['asked']}", fontsize=6, color=GREY, va="center")
        heading = fold(with_number(options, option), 7, bold=True, inches=wide)
        plot.set_title(heading, fontsize=7, fontweight="bold", loc="left")
        plot.set_xlim(0, 1.35)
        plot.set_xticks([0, 0.5, 1], [say("none"), "", say("all")], fontsize=6.5)
    plots[0].set_yticks(range(len(criteria)), criteria, fontsize=8)
    plots[0].invert_yaxis()
    known, asked = int(table["known"].sum()), int(table["asked"].sum())
    widest = table.assign(width=table["highest"] - table["lowest"]).groupby("option")["width"].mean()
    widths = joined(
        say("{option} {number}", option=label(options, str(o)), number=number(w, 2)) for o, w in widest.items()
    )
    return finish(
        figure,
        options.data,
        title=title
        or say(
            "{known} of {asked} answers are known: the lines are what mechanisms of each model may have.",
            known=known,
            asked=asked,
        ),
        measure=say(
            "Share of what each criterion asks that mechanisms of the model have, on {date}: from all unknown answers against, "
            "to all for. Numbers: answers known of those asked.",
            date=day(options.at),
        ),
        sources=_sources(options),
        alt=say("Ranges. Mean width: {widths}.", widths=widths),
    )


def _sources(options: Options) -> str:
    subjects = [name for members in options.members.values() for name in members]
    facts = claims(options.data, at=options.at, subjects=subjects)
    return cite(options.data, facts.loc[facts["indicator"].isin(options.data.criteria["indicator"]), "source"])
