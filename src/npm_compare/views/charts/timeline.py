"""The timeline: the story of the mechanism that asks against its deadline, its visits by year, its peers as faint lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from npm_compare.analysis.peers import resolve
from npm_compare.analysis.story import DEADLINE, Story, story
from npm_compare.base.dates import day as number_of
from npm_compare.base.dates import iso
from npm_compare.facts.dataset import SEMINAR, Dataset, load, records
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import beside, year_of
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE, colour
from npm_compare.views.charts.marks import EVENTS, Span, mark, words, write
from npm_compare.views.charts.mirror import legend
from npm_compare.views.findings.story import span as span_in_words
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, joined, number, say
from npm_compare.views.wording import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CLOSE = 0.5
"""So many years before the entry into force the deposit is marked and not written."""

KEY = ("opcat_ratification", "designation_date", "operational_since", "spt_visit")
"""Marks that the key explains; the other two are written where they stand."""

LINE, BARS, LANES = 0.0, 1.0, 0.42
"""The height of the asker's line, of its highest bar below it, and from one peer to the next."""

MOST_PEERS = 4


def timeline(
    asker: str = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the story of the mechanism that asks against its deadline, with its visits by year and its peers beneath.

    The strong line begins with the instrument; from the deadline to the designation it is broken and pale, since nothing
    was there yet. A hollow mark is known to the year or the month only; a hollow bar counts a part of a year, or the whole
    institution; a question mark stands for a year at work of which no count was found.

    Parameters
    ----------
    asker, group
        The mechanism that asks, and its peers; of more than four none is drawn.
    at
        Date or edition: what had happened by then.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.timeline("mar-cndh").title)
    Morocco ...
    """
    data = data or load()
    own = story(asker, at=at, data=data)
    peers = [name for name in resolve(data, group, data.edition(at)) if name != asker]
    others = [story(name, at=at, data=data) for name in (peers if len(peers) <= MOST_PEERS else [])]
    now = year_of(iso(number_of(data.covered(at))))
    span = Span(
        min([year_of(date) for told in (own, *others) for date in told.events["date"]], default=now - 1) - 0.6,
        now + 0.7,
    )
    figure, (plot,) = canvas(2.3 + 0.3 * len(others))
    top = _draw_own(plot, own, span, now)
    _draw_visits(plot, own, now)
    for place, told in enumerate(others):
        _draw_peer(
            plot,
            told,
            -BARS - 0.75 - LANES * place,
            now,
            name=state_name(data, told.state),
            shade=colour(told.mechanism, asker),
        )
    _finish_axes(
        plot,
        span,
        top,
        -BARS - 0.6 - LANES * len(others),
        SEMINAR if number_of(data.covered(at)) >= number_of(SEMINAR) else "",
    )
    sources = [s for told in (own, *others) for table in (told.events, told.visits) for s in table["source"]]
    return finish(
        figure,
        data,
        title=title or findings.story(asker, at=at, data=data).head,
        measure=say(
            "Dates up to {date}; bars: visits counted in the year by {name} (dotted: places visited; hollow: part of a "
            "year or the whole institution; ?: no count found). Hollow marks: day not known.",
            date=day(data.covered(at)),
            name=short_name(data, asker),
        ),
        sources=sources,
        alt=joined((_told(told, data) for told in (own, *others)), strong=True) + ".",
    )


def _draw_own(plot: Axes, own: Story, span: Span, now: float) -> float:
    """Draw the line of the asker with its marks and their words; return how high they reach."""
    start, due, named = (own.date(event) for event in ("opcat_ratification", DEADLINE, "designation_date"))
    begin = year_of(start) if start else now
    end = year_of(named) if named else now
    plot.plot([begin, min(end, now)], [LINE, LINE], color=ASKER, linewidth=1.2, linestyle=(0, (2, 1.5)))
    plot.plot([min(end, now), now], [LINE, LINE], color=ASKER, linewidth=3, solid_capstyle="butt")
    if due and year_of(due) < min(end, now):
        plot.fill_between(
            [year_of(due), min(end, now)], LINE - 0.09, LINE + 0.09, color="#f0c9d3", linewidth=0, zorder=0
        )
        late = min(end, now) - year_of(due)
        words = say("late by {time}", time=span_in_words(late))
        beside(
            plot, (year_of(due), LINE), words, (0, -8), fontsize=8, fontweight="bold", color=ASKER, ha="left", va="top"
        )
    shown = [row for row in records(own.events) if row["event"] in EVENTS and year_of(row["date"]) < span.last]
    for row in shown:
        mark(plot, row, LINE, INK if row["event"] == DEADLINE else ASKER, 8)
    bound = own.date("opcat_entry_into_force")
    close = bool(bound and start) and year_of(bound) - year_of(start) < CLOSE
    return write(plot, [row for row in shown if not (close and row["event"] == "opcat_ratification")], span, LINE)


def _draw_visits(plot: Axes, own: Story, now: float) -> None:
    """Draw the visits counted in each year as bars that hang from a base below the line; years without a count as “?”."""
    base, most = LINE - BARS - 0.25, max([*own.visits["visits"], 1.0])
    for row in records(own.visits):
        box = plot.bar(
            row["year"] + 0.5, 0.85 * BARS * row["visits"] / most, bottom=base, width=0.7, edgecolor=ASKER,
            color=ASKER if row["full"] and row["unit"] != "places" else "white", linewidth=1,
            hatch="...." if row["unit"] == "places" else None,
        )  # fmt: skip
        plot.bar_label(box, [number(row["visits"])], fontsize=8, padding=1.5, color=INK)
    begun = own.date("operational_since") or own.date("designation_date")
    if begun:
        for year in range(int(year_of(begun)), int(now) + 1):
            if year not in set(own.visits["year"]) and year < int(now):
                plot.text(year + 0.5, base + 0.03, "?", ha="center", va="bottom", fontsize=8, color=GREY)
        plot.plot([int(year_of(begun)), now], [base, base], color=PALE, linewidth=0.8)


def _draw_peer(plot: Axes, told: Story, height: float, now: float, *, name: str, shade: str) -> None:
    """Draw the faint line of a peer: ratified, designated, at work."""
    start, named, work = (told.date(event) for event in ("opcat_ratification", "designation_date", "operational_since"))
    dates = [year_of(text) for text in (start, named, work) if text]
    if not dates:
        return
    end = year_of(named) if named else now
    plot.plot(
        [min(dates), max(end, min(dates))], [height] * 2, color=shade, linewidth=0.9, linestyle=(0, (2, 1.5)), alpha=0.8
    )
    plot.plot([end, now], [height] * 2, color=shade, linewidth=1.6, alpha=0.55)
    for event in ("opcat_ratification", "designation_date", "operational_since"):
        if told.date(event):
            mark(plot, {"event": event, "date": told.date(event)}, height, shade, 5)
    beside(plot, (min(dates), height), name, (0, 4), fontsize=8, color=shade, ha="left")


def _finish_axes(plot: Axes, span: Span, top: float, bottom: float, seminar: str) -> None:
    if seminar and span.first < year_of(seminar) < span.last:
        plot.axvline(year_of(seminar), color=GREY, linewidth=0.8, linestyle=":", zorder=0)
        beside(
            plot,
            (year_of(seminar), bottom),
            say("Rabat seminar"),
            (4, 0),
            ha="left",
            va="center",
            fontsize=8,
            color=GREY,
        )
    plot.set(xlim=(span.first, span.last), ylim=(bottom - 0.25, top + 0.15))
    step = 1 if span.last - span.first < 14 else 2
    years = range(int(span.first) + 1, int(span.last) + 1)
    plot.set_xticks(
        [year for year in years if year % step == 0], [str(year) for year in years if year % step == 0], fontsize=8
    )
    plot.set_yticks([])
    plot.spines["left"].set_visible(False)
    from matplotlib.lines import Line2D

    marks = [Line2D([], [], linestyle="", marker=EVENTS[e][1], color=GREY, label=say(EVENTS[e][0])) for e in KEY]
    legend(plot, marks, ncols=len(marks), loc="upper center", bbox_to_anchor=(0.5, -0.1), handletextpad=0.3)


def _told(told: Story, data: Dataset) -> str:
    """Return the story of one mechanism in words."""
    events = [words(row) for row in records(told.events) if row["event"] in EVENTS]
    visits = [
        say("{number} visits in {year}", number=number(row["visits"]), year=str(row["year"]))
        for row in records(told.visits)
    ]
    return say("{name}: {events}", name=short_name(data, told.mechanism), events=joined([*events, *visits]))
