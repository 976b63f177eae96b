"""Who does what in each body: its house, head, unit, members, staff, budget line, complaints and offices, as boxes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from npm_compare.analysis.comparison import Comparison, compare
from npm_compare.facts.dataset import Dataset, Record, load
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, INK, WIDTH
from npm_compare.views.charts.mirror import legend
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import inside, last_day, say_basis, say_period, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGES = {"law": "#0b3c5d", "described": "#5b8db8", "practice": "#7a4419"}
"""Colours of the edges: the text of the law read, the law as described by others, what is done."""

TINT, UNKNOWN = "#fbf3e6", "#b3b3b3"


class Organ(NamedTuple):
    """One box of a body: its words, what is asked of it, and where it lies (left, top, width, height)."""

    words: str
    indicators: tuple[str, ...]
    place: tuple[float, float, float, float]


ORGANS = (
    Organ(later("head"), ("leadership", "appointing_authority"), (0.4, 1.0, 9.2, 1.1)),
    Organ(later("unit for prevention"), ("npm_unit",), (0.7, 2.45, 4.2, 1.15)),
    Organ(later("budget line of its own"), ("dedicated_npm_budget_line",), (5.1, 2.45, 4.2, 1.15)),
    Organ(later("members"), ("members_count",), (0.7, 3.75, 4.2, 1.15)),
    Organ(later("staff of the mechanism"), ("staff_npm",), (5.1, 3.75, 4.2, 1.15)),
    Organ(later("complaints"), ("handles_complaints",), (0.4, 5.2, 4.5, 1.15)),
    Organ(later("regional offices"), ("regional_offices",), (5.1, 5.2, 4.5, 1.15)),
)
INNER = (0.4, 2.25, 9.2, 2.8)
"""Where the mechanism lies inside its house."""

TALL, KEY, UNIT = 6.9, 0.5, 0.42
"""Height of a body with the room below it, of the key below all, and the inches of one unit of height."""

INDICATORS = ("model", *dict.fromkeys(name for organ in ORGANS for name in organ.indicators))


@drawn
def organisation(
    mechanisms: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    data: Dataset | None = None,
    title: str | None = None,
) -> Chart:
    """Draw each body as a house: who heads it, who does prevention, with which means, and who handles complaints.

    The tinted part is the mechanism; a body that is nothing else is tinted whole. Of a dashed box nothing is known. The first
    body asks: its name stands in the strong colour. Parameters are those of `compare`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.organisation("fra-cglpl").title)
    France CGLPL stands alone, without a host institution. ...
    """
    data = data or load()
    asked = [name for name in INDICATORS if name in data.indicators.index]
    found = compare(mechanisms, asked, at=at, data=data)
    columns = min(2, len(found.mechanisms))
    rows = -(-len(found.mechanisms) // columns)
    height = TALL * rows + KEY
    figure, plots = canvas(UNIT * height, columns)
    for plot in plots:
        plot.set(xlim=(0, 10), ylim=(height, -0.1))
        plot.axis("off")
    for place, mechanism in enumerate(found.mechanisms):
        _body(plots[place % columns], found, mechanism, TALL * (place // columns), WIDTH / columns / 10.6)
    _key(plots[0], KEY / height)
    return finish(
        figure,
        data,
        title=title or findings.organised(found).head,
        measure=say("Who does what, on {date}; of a dashed box nothing is known.", date=last_day(found.at)),
        sources=found.cells["source"],
        alt=" ".join(_said(found, mechanism) for mechanism in found.mechanisms),
    )


def _body(plot: Axes, found: Comparison, mechanism: str, top: float, inch: float) -> None:
    """Draw one body; `inch` is the width in inches of one unit of the plot."""
    data, alone = found.data, is_stand_alone(found.data, mechanism)
    shade = ASKER if mechanism == found.mechanisms[0] else INK
    _frame(plot, (0.1, top, 9.8, TALL - 0.4), shade, TINT if alone else "white", linewidth=1.4)
    if not alone:
        _frame(plot, (INNER[0], top + INNER[1], *INNER[2:]), GREY, TINT, linewidth=0.8)
    model = fold(code_label(data, "model", data.mechanism(mechanism)["model"]), 7, inches=9 * inch).split("\n")[0]
    plot.text(5, top + 0.32, short_name(data, mechanism), ha="center", va="center", fontweight="bold", color=shade)
    plot.text(5, top + 0.76, model, ha="center", va="center", fontsize=7, color=GREY)
    for organ in ORGANS:
        facts = [fact for name in organ.indicators if (fact := _fact(found, mechanism, name))]
        _box(plot, organ, top, _words(data, facts, inch * organ.place[2]), facts)


def _fact(found: Comparison, mechanism: str, indicator: str) -> Record | None:
    """Return the fact that a box shows: a draft organises nothing."""
    shown = found.shown.get((mechanism, indicator), [])
    return next((fact for fact in shown if fact["basis"] != "bill"), None)


def _frame(plot: Axes, place: tuple[float, float, float, float], edge: str, ground: str, **look: Any) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top, width, height = place
    style = "round,pad=0,rounding_size=0.12"
    plot.add_patch(FancyBboxPatch((left, top), width, height, boxstyle=style, edgecolor=edge, facecolor=ground, **look))


def _box(plot: Axes, organ: Organ, top: float, words: str, facts: list[Record]) -> None:
    left, down, width, height = organ.place
    edge = EDGES.get(str(facts[0]["basis"]), GREY) if facts else UNKNOWN
    look: dict[str, Any] = {"linewidth": 1.2} if facts else {"linewidth": 1.0, "linestyle": (0, (3, 2))}
    _frame(plot, (left, top + down, width, height), edge, "white", **look)
    text: dict[str, Any] = {"ha": "center", "fontsize": 7}
    plot.text(left + width / 2, top + down + 0.24, say(organ.words), va="center", color=GREY, **text)
    ink = INK if facts else GREY
    plot.text(left + width / 2, top + down + 0.4, words, va="top", color=ink, linespacing=1.0, **text)


def _words(data: Dataset, facts: list[Record], inches: float) -> str:
    """Return what stands in a box so wide: two lines at most, or that it was not read."""
    if not facts:
        return say("not known")
    said = joined(_valued(data, fact) for fact in facts)
    years = sorted({year for fact in facts if (year := _year(data, fact))})
    host = say("of the institution") if any(fact["speaks_of"] == INSTITUTION for fact in facts) else ""
    beside = joined([*([years[0]] if years else []), *([host] if host else [])])
    lines = fold(f"{said} ({beside})" if beside else said, 7, inches=inches - 0.08).split("\n")
    return "\n".join(lines[:2]) + ("…" if len(lines) > 2 else "")


def _valued(data: Dataset, fact: Record) -> str:
    if fact["indicator"] == "npm_unit" and fact["value"] == "not_applicable":
        return say("the whole body")
    if fact["indicator"] == "appointing_authority":
        return say("appointed by: {authority}", authority=inside(say_value(data, fact)))
    return say_value(data, fact)


def _year(data: Dataset, fact: Record) -> str:
    """Return the year and kind of a figure, or the year in which a lasting state was last seen."""
    if fact["timing"] in ("level", "flow"):
        return joined([say_period(fact), say_basis(data, fact)])
    return str(fact["as_of"])


def _key(plot: Axes, top: float) -> None:
    from matplotlib.patches import Patch

    words = {
        "law": say("text of the law read"),
        "described": say("law as described by others"),
        "practice": say("practice"),
    }
    signs = [
        Patch(facecolor="white", edgecolor=EDGES[basis], linewidth=1.4, label=said) for basis, said in words.items()
    ]
    signs.append(Patch(facecolor=TINT, edgecolor=GREY, label=say("the mechanism")))
    legend(plot, signs, ncols=4, loc="upper left", bbox_to_anchor=(0.0, top), handlelength=1.4, columnspacing=1.2)
    shown = plot.get_legend()
    assert shown is not None
    shown.set_in_layout(False)  # it is as wide as the figure and lies below all bodies


def _said(found: Comparison, mechanism: str) -> str:
    """Say of one body what stands in its boxes."""
    parts = []
    for organ in ORGANS:
        facts = [fact for name in organ.indicators if (fact := _fact(found, mechanism, name))]
        words = _words(found.data, facts, 99)
        parts.append(say("{label}: {answer}", label=say(organ.words), answer=words))
    return say("{name}: {outcomes}.", name=short_name(found.data, mechanism), outcomes=joined(parts, strong=True))
