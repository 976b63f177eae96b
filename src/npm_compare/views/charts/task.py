"""Charts of the size of a task: what it takes, built up by kind of place, and which input moves it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from npm_compare.analysis.sizing import CYCLE, PACE, PUBLISHED, Sizing
from npm_compare.analysis.visits import counted
from npm_compare.analysis.workload import TOTAL
from npm_compare.facts.dataset import Record, records
from npm_compare.views import findings
from npm_compare.views.amounts import unit_label
from npm_compare.views.charts import grounds
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import beside, fold
from npm_compare.views.charts.look import ASKER, INK, SMALL
from npm_compare.views.charts.mirror import legend
from npm_compare.views.findings.finding import sentences
from npm_compare.views.findings.task import span_of_money
from npm_compare.views.findings.visits import COUNTS
from npm_compare.views.language import joined, number, say
from npm_compare.views.sizing import input_label, kind_label, no_money, places_as_visits

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

STEPS, GENEROUS, LEAN = "#6f6f6f", "#6f6f6f", "#b0b0b0"
"""Colours of the kinds of place, and of an input at its generous and at its lean end: no mechanism has them."""

STEP = 0.29
"""Height of a bar and the space around it, in inches."""


@drawn
def build_up(sizing: Sizing, *, title: str | None = None) -> Chart:
    """Draw what the full cycle takes as steps from kind to kind of place to the total: visits, posts and, if known, money.

    A number of places that was read in a source is drawn full, one derived from figures of a source pale, an assumed one
    hatched. The visits of the latest year and the published target are lines.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.build_up(npm.size("mar")).title)
    Visiting every place once in each cycle would take about ...
    """
    table = sizing.scenarios
    rows = records(table[(table["scenario"] == CYCLE) & (table["end"] == "likely")])
    panels = {"visits": say("Visits a year"), "posts": say("Posts (full-time)")}
    if sizing.currency:
        panels["money"] = say("Million {currency} a year", currency=unit_label(sizing.data, sizing.currency))
    figure, plots = canvas(STEP * len(rows) + 0.8, len(panels), share_y=True)
    for plot, (result, heading) in zip(plots, panels.items(), strict=True):
        _steps(plot, sizing, rows, result)
        plot.set_title(fold(heading, 9, inches=1.5, bold=True), fontsize=9, fontweight="bold", loc="left")
    names = [fold(kind_label(sizing, row["kind"]), SMALL, inches=1.95) for row in rows]
    plots[0].set_yticks(range(len(rows)), names, fontsize=SMALL, linespacing=0.9)
    plots[0].set_ylim(len(rows) - 0.4, -1.9)
    _references(plots[0], sizing)
    if signs := grounds.keys(_grounds(sizing).values()):
        _below(plots, signs)
    return finish(
        figure,
        sizing.data,
        title=title or findings.needed(sizing).head,
        measure=sentences(_measure(sizing), span_of_money(sizing)),
        sources=_sources(sizing),
        alt=_steps_told(sizing, rows, list(panels)),
    )


def _below(plots: list[Axes], signs: list[Patch]) -> None:
    """Write the key below all panels, where it widens none of them."""
    middle = plots[len(plots) // 2]
    centre = 0.3 if len(plots) % 2 else -0.3
    legend(middle, signs, ncols=3, fontsize=SMALL, loc="upper center", bbox_to_anchor=(centre, 0.0))
    key = middle.get_legend()
    assert key is not None
    key.set_in_layout(False)
    plots[0].set_xlabel(" ", fontsize=1.6 * SMALL)  # its room


def _steps(plot: Axes, sizing: Sizing, rows: list[Record], result: str) -> None:
    """Draw one bar a kind, each from where the one before ended, and the total from zero."""
    scale, rests = (1e6 if result == "money" else 1), _grounds(sizing)
    begun = 0.0
    for place, row in enumerate(rows):
        whole, size = row["kind"] == TOTAL, row[result] / scale
        left = 0.0 if whole else begun
        shade = ASKER if whole else STEPS
        plot.barh(place, size, left=left, height=0.66, **grounds.face(rests.get(row["kind"], grounds.FACT), shade))
        digits = 0 if result == "visits" or size >= 10 else 1
        beside(plot, (left + size, place), number(size, digits), (3, 0), va="center", fontsize=SMALL)
        begun += 0.0 if whole else size
    plot.set_xlim(0, max(1e-9, 1.22 * rows[-1][result] / scale))
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["bottom"].set_visible(False)


def _grounds(sizing: Sizing) -> dict[str, str]:
    """Return on what the number of places of each kind rests."""
    rows = records(sizing.inputs[sizing.inputs["input"] == "places"])
    return {row["place"]: row["grounds"] for row in rows}


def _references(plot: Axes, sizing: Sizing) -> None:
    """Draw the visits of the latest year and the published target as lines, each with its words at the head."""
    lines = []
    if sizing.pace:
        made = COUNTS[counted(sizing.pace)](sizing.pace["figure"], number(sizing.pace["figure"], 0))
        # Translators: a year and its count, such as “2023: 55 places visited”.
        words = say("{year}: {count}", year=str(sizing.pace["year"]), count=made)
        lines.append((float(sizing.pace["figure"]), words))
    if sizing.target:
        words = say("target: {number} visits", number=number(sizing.target["likely"], 0))
        lines.append((float(sizing.target["likely"]), words))
    for height, (value, words) in zip((-0.75, -1.45), sorted(lines, reverse=True), strict=False):
        plot.plot(
            [value, value],
            [height, len(sizing.scenarios["kind"].unique()) - 0.4],
            color=INK,
            linewidth=1,
            linestyle=":",
            zorder=0,
        )
        beside(plot, (value, height), words, (3, 0), fontsize=SMALL, va="center", ha="left")


def _measure(sizing: Sizing) -> str:
    parts = [
        say(
            "The full cycle, kind by kind of place; cycles, teams and time for a visit are assumed at their likely values."
        )
    ]
    if set(_grounds(sizing).values()) - {grounds.FACT}:
        parts.append(say("The key says on what the number of places rests."))
    if PACE in sizing.names or PUBLISHED in sizing.names:
        parts.append(say("Dotted: what was reported or announced."))
    return " ".join(part for part in (*parts, places_as_visits(sizing), no_money(sizing)) if part)


def _sources(sizing: Sizing) -> list[str]:
    given = sizing.inputs["source"].tolist() if "source" in sizing.inputs else []
    return [*([sizing.pace["source"]] if sizing.pace else []), *(name for name in given if name)]


def _steps_told(sizing: Sizing, rows: list[Record], results: list[str]) -> str:
    said, rests = [], _grounds(sizing)
    for row in rows:
        figures = joined(
            number(row[name] / (1e6 if name == "money" else 1), 0 if name == "visits" else 1) for name in results
        )
        name = kind_label(sizing, row["kind"])
        if row["kind"] in rests:
            # Translators: a kind of place, and on what their number rests: “Prisons (number of places read in a source)”.
            name = say(
                "{name} (number of places {grounds})", name=name, grounds=say(grounds.GROUNDS[rests[row["kind"]]])
            )
        said.append(say("{name}: {figures}", name=name, figures=figures))
    return say("Steps: {steps}.", steps=joined(said, strong=True))


@drawn
def tornado(sizing: Sizing, *, number_of_inputs: int = 10, title: str | None = None) -> Chart:
    """Draw the posts of the full cycle with one input at a time at its ends, the widest on top.

    Inputs that are derived are pale, assumptions hatched.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.tornado(npm.size("mar")).title)
    What moves the number of posts most is ...
    """
    rows = records(sizing.tornado.head(number_of_inputs))
    likely = sizing.of(CYCLE)["posts"]
    figure, (plot,) = canvas(0.32 * max(1, len(rows)) + 0.75)
    for place, row in enumerate(rows):
        for end in ("low", "high"):
            _half(plot, sizing, row, (place, likely), end)
    plot.plot([likely, likely], [-0.5, len(rows) - 0.5], color=INK, linewidth=1)
    beside(
        plot,
        (likely, -0.8),
        say("likely: {number}", number=number(likely, 0)),
        (0, 0),
        ha="center",
        va="center",
        fontsize=8,
    )
    plot.set_yticks(range(len(rows)), [fold(input_label(sizing, row), 8, inches=2.1) for row in rows], fontsize=8)
    plot.set_ylim(len(rows) - 0.4, -1.1)
    ends = [row[f"at_{end}"] for row in rows for end in ("low", "high")] or [likely]
    room = 0.18 * (max(ends) - min(ends)) or 1
    plot.set_xlim(min(ends) - room, max(ends) + room)
    plot.xaxis.set_major_formatter(lambda value, _: number(value, 0))
    plot.tick_params(axis="y", length=0)
    plot.tick_params(axis="x", labelsize=8)
    if signs := grounds.keys(row["grounds"] for row in rows):
        legend(plot, signs, ncols=3, loc="upper center", bbox_to_anchor=(0.4, -0.08))
    return finish(
        figure,
        sizing.data,
        title=title or findings.widest(sizing).head,
        measure=say(
            "Posts of the full cycle with one input at a time at its lowest and its highest value, the others at their likely "
            "ones. Beside each bar the value of the input there, light at its lowest, dark at its highest."
        ),
        sources=[row.get("source", "") for row in records(sizing.inputs)],
        alt=_bars_told(sizing, rows),
    )


def _half(plot: Axes, sizing: Sizing, row: Record, middle: tuple[int, float], end: str) -> None:
    """Draw the bar from the likely number of posts to that with an input at one end, and write the end beside it, if it moves."""
    place, likely = middle
    reached = row[f"at_{end}"]
    shade = LEAN if end == "low" else GENEROUS
    plot.barh(place, reached - likely, left=likely, height=0.66, **grounds.face(row["grounds"], shade))
    if reached == likely:
        return
    side, shift = ("left", 3) if reached >= likely else ("right", -3)
    beside(plot, (reached, place), number(row[end]), (shift, 0), va="center", ha=side, fontsize=7.5)


def _bars_told(sizing: Sizing, rows: list[Record]) -> str:
    said = [
        say(
            "{input}: {low} to {high}",
            input=input_label(sizing, row),
            low=number(row["at_low"], 0),
            high=number(row["at_high"], 0),
        )
        for row in rows
    ]
    return (
        say("Posts by input: {inputs}.", inputs=joined(said, strong=True))
        if said
        else say("Nothing moves the number of posts.")
    )
