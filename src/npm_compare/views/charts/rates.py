"""The chart of the latest rate of each mechanism: bars with the figures behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures, parts_of_a_whole
from npm_compare.analysis.money import DOLLARS
from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.facts.dataset import Record, records
from npm_compare.views import findings
from npm_compare.views.amounts import CONVERTED, say_per, say_rate
from npm_compare.views.charts import grounds
from npm_compare.views.charts.behind import behind, years
from npm_compare.views.charts.cautions import MARK, cautions, far_apart, say_far_apart
from npm_compare.views.charts.chart import Bars, Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold, height_of, make_room, width_of
from npm_compare.views.charts.look import GREY, WIDTH, colour, pale
from npm_compare.views.charts.names import chart_name
from npm_compare.views.findings.finding import sentences
from npm_compare.views.findings.numbers import say_wholes
from npm_compare.views.findings.visits import say_counted
from npm_compare.views.language import isolated, joined, later, say, say_many
from npm_compare.views.wording import last_day, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@drawn
def bars(found: Figures, per: str = "prisoners", *, title: str | None = None) -> Chart:
    """Draw the latest rate of each mechanism as a bar with the figures behind it; those not known are named below.

    Money in several currencies is converted into international dollars; whose amounts cannot be converted is named too.
    Visits that are not counted alike are refused (see `counted`). A body that is nothing but the mechanism has no share in
    itself: where shares of an institution are drawn, such bodies are counted and left out.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.bars(npm.figures("all", "staff_npm"), "inhabitants").title)
    Staff of the NPM function per million inhabitants: ...
    """
    found, whole = parts_of_a_whole(in_one_currency(found, per), per)
    refuse_unlike(found, found.latest(per))
    data, newest, absent = found.data, found.latest(per), [*found.missing(per), *found.refused]
    figure, (plot,) = canvas(1)
    _draw_bars(plot, found, per)
    below = _name_absent(plot, found, absent) if absent else 0.0
    make_room(plot, newest["rate"])
    plot.set_ylim(-0.5 - below / ROW, len(newest) - 0.4)
    plot.spines["left"].set_bounds(-0.4, max(len(newest) - 0.6, -0.4))
    figure.set_figheight(ROW * len(newest) + 0.3 + below)
    made = finish(
        figure,
        data,
        title=title or (findings.middle_rate if len(newest) > FOUR else findings.span_of_rates)(found, per).head,
        measure=sentences(_measure(found, per), say_wholes(whole)),
        sources=behind_all(newest),
        alt=_alt_of_bars(found, per),
        bars=_editable(found, per, absent),
    )
    return replace(made, cautions=cautions(data, newest[::-1]))


def _measure(found: Figures, per: str) -> str:
    """Say what is drawn, in which currency, and what the figures are: of full years, or some of them only planned."""
    newest = found.latest(per)
    label = say_counted(found, newest)
    named = {"label": in_dollars(found, label), "divided": say_per(per), "date": last_day(found.at)}
    derived = say("Pale: derived from figures of a source.") if (newest["derived"] == "yes").any() else ""
    derived = sentences(say_converted(newest), derived, say_far_apart(newest))
    if newest["planned"].any():
        what = say("{label} {divided}: latest figure known on {date}; those only planned are marked.", **named)
    else:
        what = say("{label} {divided}: latest full year known on {date}.", **named)
    return sentences(what, derived)


def say_converted(facts: pd.DataFrame) -> str:
    """Say at which rate amounts were converted; nothing where they were not."""
    return (
        say("Each amount is converted at the parity of its own year.") if DOLLARS in set(facts["figure_unit"]) else ""
    )


def behind_all(facts: pd.DataFrame) -> list[str]:
    """Return the sources of figures, of what they are divided by, and of the factors by which they were converted."""
    columns = ("source", "denominator_source", "factor_source")
    return [str(name) for column in columns if column in facts for name in facts[column]]


def in_dollars(found: Figures, label: str) -> str:
    """Return the name of a question, with the unit into which amounts of several currencies were converted."""
    if DOLLARS not in set(found.facts["figure_unit"]):
        return label
    return say("{label} in {unit}", label=label, unit=say(CONVERTED[DOLLARS]))


def _editable(found: Figures, per: str, absent: list[str]) -> Bars:
    """Return the rates as bars from the top down, with the words and the colours of the picture."""
    data, newest = found.data, found.latest(per)[::-1]
    what = in_dollars(found, say_counted(found, newest))
    label = say("{label} {divided}", label=what, divided=say_per(per))
    return Bars(
        [chart_name(data, name) for name in newest["subject"]],
        {label: newest["rate"].round(2).tolist()},
        [_shade(found, fact) for fact in records(newest)],
        "BAR_CLUSTERED",
        "#,##0.00",
        {label: _labels(found, newest, per, unit=False)},
        say("{label}: {answer}.", label=_absent(found, absent), answer=_absent_named(found, absent)) if absent else "",
    )


def _shade(found: Figures, fact: Record) -> str:
    tint = colour(fact["subject"], found.asker)
    return pale(tint) if grounds.of(fact) == grounds.DERIVED else tint


ROW = 0.32
"""Height of a bar and the space around it, in inches."""

FOUR = 4
"""Of so many mechanisms the title gives the ends of the range; of more the middle."""

FEW = 8
"""So many mechanisms without a rate are named below the bars; of more only the number is given."""


def _draw_bars(plot: Axes, found: Figures, per: str) -> None:
    newest = found.latest(per)
    names = [chart_name(found.data, m) for m in newest["subject"]]
    labels = _behind_bars(found, per)
    for y, (fact, label) in enumerate(zip(records(newest), labels, strict=True)):
        look = grounds.face(grounds.of(fact), colour(fact["subject"], found.asker))
        plot.barh(y, fact["rate"], height=0.62, **look)
        beside(plot, (fact["rate"], y), label, (6, 0), va="center", fontsize=7.5)
    plot.set_yticks(range(len(names)), names)
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["bottom"].set_visible(False)


def _behind_bars(found: Figures, per: str) -> list[str]:
    """Return the words behind the bars; with the unit of converted amounts, which the measure has too, where there is room."""
    newest, absent = found.latest(per), [*found.missing(per), *found.refused]
    names = [chart_name(found.data, name) for name in newest["subject"]] + ([_absent(found, absent)] if absent else [])
    room = MOST_WRITTEN * (WIDTH - max((width_of(name, 9) for name in names), default=0))
    full = ["   ".join(label) for label in _labels(found, newest, per)]
    if max((width_of(words, 7.5) for words in full), default=0) <= room:
        return full
    return ["   ".join(label) for label in _labels(found, newest, per, unit=False)]


MOST_WRITTEN = 0.75
"""The share of the room beside the names that the words behind bars take at most, with all their units."""


def _labels(found: Figures, newest: pd.DataFrame, per: str, *, unit: bool = True) -> list[tuple[str, str]]:
    """Return what stands behind each bar: its rate, marked if it is of a year long ago, and the figures that it is made of.

    Amounts that were converted are all in dollars: where the measure says it and room is short, no `unit` stands on each.
    """
    old = far_apart(newest)
    marks = [f" {MARK}" if fact["id"] in old else "" for fact in records(newest)]
    facts = records(newest if unit else newest.replace({"rate_unit": {DOLLARS: ""}}))
    return [
        (f"{_told(found, fact, per)}{mark}", behind(found.data, fact, per))
        for fact, mark in zip(facts, marks, strict=True)
    ]


def _told(found: Figures, fact: Record, per: str) -> str:
    """Return a rate; beside a share, which one takes for that of one year, the years where they are two."""
    rate = isolated(say_rate(found.data, fact))
    if not DENOMINATORS[per].is_share or fact["year"] == fact["denominator_year"]:
        return rate
    return say("{figure} ({year})", figure=rate, year=years(fact))


def _absent(found: Figures, names: list[str]) -> str:
    """Say how many mechanisms have no rate."""
    told = later("Not known or not converted ({number})") if found.refused else later("Not known ({number})")
    return say(told, number=len(names))


def _name_absent(plot: Axes, found: Figures, absent: list[str]) -> float:
    """Name or count the mechanisms without a rate below the bars, and return the height of the text in inches."""
    named = fold(_absent_named(found, absent), 7.5, inches=5)
    look: dict[str, Any] = {"va": "top", "fontsize": 7.5, "color": GREY, "style": "italic", "linespacing": 1.5}
    text = beside(plot, (0, -0.7), named, (3, 0), **look)
    labels = [label.get_text() for label in plot.get_yticklabels()]
    plot.set_yticks([-0.95, *plot.get_yticks()], [_absent(found, absent), *labels])
    return height_of(text)


def _absent_named(found: Figures, absent: list[str]) -> str:
    """Name the mechanisms without a rate if they are few; of many only the one that asks, and the number of the others."""
    if len(absent) <= FEW:
        return joined(chart_name(found.data, name) for name in absent)
    if found.asker not in absent:
        return say("{number} of {all} mechanisms", number=len(absent), all=len(found.mechanisms))
    own = chart_name(found.data, found.asker)
    return say_many(
        "{name} and {count} other mechanism", "{name} and {count} other mechanisms", len(absent) - 1, name=own
    )


def _alt_of_bars(found: Figures, per: str) -> str:
    newest, missing = found.latest(per), found.missing(per)
    said = [
        say(
            "{name} {figure} ({year})",
            name=short_name(found.data, fact["subject"]),
            figure=say_rate(found.data, fact),
            year=years(fact),
        )
        for fact in records(newest[::-1])
    ]
    shown = say("Bars: {figures}.", figures=joined(said, strong=True)) if said else say("No bars: nothing is known.")
    unknown = joined(short_name(found.data, name) for name in missing)
    refused = joined(short_name(found.data, name) for name in found.refused)
    absent = [say("Not known: {mechanisms}.", mechanisms=unknown)] if missing else []
    absent += [say("Not converted, no factor of the year: {mechanisms}.", mechanisms=refused)] if refused else []
    return " ".join([shown, *absent])
