"""The timeline: the story of the mechanism that asks against its deadline, its visits by year, its peers as faint lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from npm_compare.analysis.peers import resolve
from npm_compare.analysis.story import DEADLINE, Story, story
from npm_compare.analysis.visits import COUNTED, PLACES
from npm_compare.base.dates import day as number_of
from npm_compare.base.dates import iso
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, load, records
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, width_of, year_of
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE, SMALL, colour, ink
from npm_compare.views.charts.marks import CLEAR, EVENTS, Span, mark, words, write
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.visits import KEY as KINDS
from npm_compare.views.findings.story import span as span_in_words
from npm_compare.views.findings.visits import COUNTS
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, joined, number, say
from npm_compare.views.wording import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CLOSE = 0.5
"""So many years before the entry into force the deposit is marked and not written."""

KEY = ("opcat_ratification", "designation_date", "operational_since", "spt_visit")
"""Marks that the key explains, and that stand on the line of a peer too; the others are written where they stand."""

LINE, BARS, LANES, WORDS = 0.0, 0.9, 0.36, 0.4
"""The height of the asker's line, of the lanes of all kinds of count, from one peer to the next, and of words below the line."""

INCHES = 2 / 3
"""Of one unit of these heights."""

MOST_PEERS = 4


@drawn
def timeline(
    asker: str = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw the story of the mechanism that asks against its deadline, with its visits by year and its peers beneath.

    The strong line begins with the instrument; from the deadline to the designation it is broken and pale, since
    nothing was there yet. Peers have the same marks, those of visits of the SPT among them. A hollow mark is known to
    the year or the month only; a hollow bar counts a part of a year, or the whole institution; a question mark stands
    for a year at work of which no count was found. Counts that are unlike stand in lanes of their own.

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
    span = _span(data, own, others, now)
    figure, (plot,) = canvas(2.1 + INCHES * LANES * len(others))
    top = _draw_own(plot, own, span, now)
    _draw_visits(plot, own, now)
    for place, told in enumerate(others):
        _draw_peer(
            plot,
            told,
            -BARS - 0.85 - LANES * place,
            now,
            name=state_name(data, told.state),
            shade=colour(told.mechanism, asker),
            word=ink(told.mechanism, asker),
        )
    _finish_axes(
        plot,
        span,
        top,
        -BARS - 0.7 - LANES * len(others),
        SEMINAR if number_of(data.covered(at)) >= number_of(SEMINAR) else "",
    )
    sources = [s for table in (own.events, own.visits, *(told.events for told in others)) for s in table["source"]]
    return finish(
        figure,
        data,
        title=title or findings.story(asker, at=at, data=data).head,
        measure=_measure(data, own, day(data.covered(at))),
        sources=sources,
        alt=joined((_told(own, data, records(own.visits)), *(_told(told, data) for told in others)), strong=True) + ".",
    )


def _measure(data: Dataset, own: Story, date: str) -> str:
    """Say what the marks mean, and the bars where there are any."""
    if own.visits.empty:
        return say("Dates up to {date}. Hollow marks: day not known.", date=date)
    return say(
        "Dates up to {date}; bars: what {name} counted in the year, each kind of count by itself and on its own scale "
        "(hollow: part of a year or the whole institution; ?: no count found). Hollow marks: day not known.",
        date=date,
        name=short_name(data, own.mechanism),
    )


def _span(data: Dataset, own: Story, others: list[Story], now: float) -> Span:
    """Return the years drawn: from the first event, with room for the names of peers, to a little after now or a deadline."""
    first = min([year_of(date) for told in (own, *others) for date in told.events["date"]], default=now - 1)
    due = own.date(DEADLINE)
    last = max(now, year_of(due) if due and not own.date("designation_date") else now) + 0.7
    narrow = Span(first - 0.6, last)
    names = max((width_of(state_name(data, told.state), SMALL) for told in others), default=0.0)
    return Span(first - 0.6 - 1.2 * names / narrow.inches, last)


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
            plot, (year_of(due), LINE), words, (0, -4), fontsize=SMALL, fontweight="bold", color=ASKER, ha="left",
            va="top", bbox=CLEAR,
        )  # fmt: skip
    shown = [row for row in records(own.events) if row["event"] in EVENTS and year_of(row["date"]) < span.last]
    for row in shown:
        mark(plot, row, LINE, INK if row["event"] == DEADLINE else ASKER, 8)
    bound = own.date("opcat_entry_into_force")
    close = bool(bound and start) and year_of(bound) - year_of(start) < CLOSE
    return write(plot, [row for row in shown if not (close and row["event"] == "opcat_ratification")], span, LINE)


def _draw_visits(plot: Axes, own: Story, now: float) -> None:
    """Draw what was counted as bars that hang below the line, each kind in a lane with its name; other years as “?”."""
    begun, seen = own.date("operational_since") or own.date("designation_date"), set(own.visits["year"])
    years = range(int(year_of(begun)), int(now)) if begun else range(0)
    unknown = [year for year in years if year not in seen]
    kinds = [kind for kind in COUNTED if kind in set(own.visits["counted"])] or [""]
    lane = BARS / len(kinds)
    for place, kind in enumerate(kinds):
        base, rows = LINE - WORDS - lane * (place + 1), own.visits[own.visits["counted"] == kind]
        _draw_lane(plot, records(rows), base, lane)
        drawn = [*rows["year"], *([] if place else unknown)]
        for year in drawn:  # no base below the years of another count
            plot.plot([year, year + 1], [base, base], color=PALE, linewidth=0.8)
        if kind:
            words, look = say(KINDS[kind]), {"va": "bottom", "fontsize": SMALL, "color": INK}
            beside(plot, (min(drawn), base), words, (-4, 0), ha="right", bbox=CLEAR, **look)
    for year in unknown:
        plot.text(year + 0.5, LINE - WORDS - lane + 0.03, "?", ha="center", va="bottom", fontsize=SMALL, color=GREY)


def _draw_lane(plot: Axes, rows: list[Record], base: float, lane: float) -> None:
    most = max([1.0, *(row["visits"] for row in rows)])
    for row in rows:
        box = plot.bar(
            row["year"] + 0.5, 0.6 * lane * row["visits"] / most, bottom=base, width=0.7, edgecolor=ASKER,
            color=ASKER if row["full"] and row["counted"] != PLACES else "white", linewidth=1,
            hatch="...." if row["counted"] == PLACES else None,
        )  # fmt: skip
        plot.bar_label(box, [number(row["visits"])], fontsize=SMALL, padding=1.5, color=INK)


def _draw_peer(plot: Axes, told: Story, height: float, now: float, *, name: str, shade: str, word: str) -> None:
    """Draw the faint line of a peer: ratified, designated, at work, visited by the SPT; its name stands before it."""
    rows = [row for row in records(told.events) if row["event"] in KEY]
    named, dates = told.date("designation_date"), [year_of(row["date"]) for row in rows]
    if not dates:
        return
    end = year_of(named) if named else now
    plot.plot(
        [min(dates), max(end, min(dates))], [height] * 2, color=shade, linewidth=0.9, linestyle=(0, (2, 1.5)), alpha=0.8
    )
    plot.plot([end, now], [height] * 2, color=shade, linewidth=1.6, alpha=0.55)
    for row in rows:
        mark(plot, row, height, shade, 5)
    beside(plot, (min(dates), height), name, (-6, 0), fontsize=SMALL, color=word, ha="right", va="center", bbox=CLEAR)


def _finish_axes(plot: Axes, span: Span, top: float, bottom: float, seminar: str) -> None:
    if seminar and span.first < year_of(seminar) < span.last:
        plot.plot([year_of(seminar)] * 2, [bottom, LINE], color=GREY, linewidth=0.8, linestyle=":", zorder=0)
        words, look = say("Rabat seminar"), {"va": "center", "fontsize": SMALL, "color": GREY}
        beside(plot, (year_of(seminar), bottom), words, (4, 0), ha="left", bbox=CLEAR, **look)
    plot.set(xlim=(span.first, span.last), ylim=(bottom - 0.25, top + 0.15))
    step = 1 if span.last - span.first < 14 else 2
    years = range(int(span.first) + 1, int(span.last) + 1)
    plot.set_xticks(
        [year for year in years if year % step == 0], [str(year) for year in years if year % step == 0], fontsize=SMALL
    )
    plot.set_yticks([])
    plot.spines["left"].set_visible(False)
    from matplotlib.lines import Line2D

    marks = [Line2D([], [], linestyle="", marker=EVENTS[e][1], color=GREY, label=say(EVENTS[e][0])) for e in KEY]
    legend(
        plot, marks, ncols=len(marks), loc="upper center", bbox_to_anchor=(0.5, -0.1), handletextpad=0.3, fontsize=SMALL
    )


def _told(told: Story, data: Dataset, counts: Iterable[Record] = ()) -> str:
    """Return the story of one mechanism in words, with the counts that are drawn for it."""
    events = [words(row) for row in records(told.events) if row["event"] in EVENTS]
    visits = [
        # Translators: a count and its year, such as “55 places visited (2023)”.
        say(
            "{figure} ({year})",
            figure=COUNTS[row["counted"]](row["visits"], number(row["visits"])),
            year=str(row["year"]),
        )
        for row in counts
    ]
    return say("{name}: {events}", name=short_name(data, told.mechanism), events=joined([*events, *visits]))
