"""Law and practice of one body side by side: a dot for what the law gives, a ring for what is done, a line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.deeds import Deed, deeds, seen
from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.dataset import Record
from npm_compare.facts.scope import INSTITUTION
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.signs import keyed, lettered, sign
from npm_compare.views.coders import placed
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import day, joined, later, say, say_many
from npm_compare.views.wording import inside, last_day, say_value, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = {"silent": later("silent"), "no": later("no"), "partly": later("with limits"), "yes": later("in full")}
"""The answers from left to right; the first two only where one stands there."""

WORDS, STEP = 1.7, 0.9
"""Room at the left of the first column for the words that point something out, and between columns."""

PRACTICE, HOST = "#7a4419", "#9a9a9a"
AT_LAW, AT_PRACTICE, END = 0.5, 2.5, 4.2
"""Where, behind the last column, the article of the law and the date of the practice stand, and where the rows end."""


@drawn
def practice(comparison: Comparison, mechanism: str | None = None, *, title: str | None = None) -> Chart:
    """Draw law and practice of one body, by default the first of the comparison: one row a yes or no question.

    Where no practice at all is known its column is left out. The article of the law, and the date of which the practice is
    told, stand at the right. A rule of the whole institution is grey: it is no guarantee of the mechanism inside. Where sources
    differ on the law a sign says so, in the column of what the rule of the institution gives.

    Examples
    --------
    >>> import npm_compare as npm
    >>> "Mali CNDH" in npm.charts.practice(npm.compare("mli-cndh", "powers")).title
    True
    """
    data, name = comparison.data, mechanism or comparison.mechanisms[0]
    every = deeds(comparison, name)
    found = [deed for deed in every if deed.law or deed.practice]
    done = any(deed.practice for deed in found)
    figure, (plot,) = canvas(0.25 * max(1, len(found)) + 1.0)
    places = _columns(found)
    for y, deed in enumerate(found):
        _row(plot, y, deed, places)
        _beside(plot, y, comparison, deed, places["yes"])
    _point_out(plot, found, places)
    _frame(plot, [indicator_label(data, deed.indicator) for deed in found], places, done=done)
    _key(plot, found)
    used = [fact["source"] for deed in found for fact in (deed.law, deed.practice) if fact]
    return finish(
        figure,
        data,
        title=title or findings.law_and_practice(comparison, name).head,
        measure=_measure(comparison, name, len(every) - len(found)),
        sources=used,
        alt=joined((_said(comparison, deed) for deed in found), strong=True) + ".",
    )


def _columns(found: list[Deed]) -> dict[str, float]:
    """Return where each answer stands; a column in which nothing would stand is left out."""
    used = {fact["value"] for deed in found for fact in (deed.law, deed.practice) if fact} | {"partly", "yes"}
    first = WORDS if any(deed.gap < 0 for deed in found) else 0.4
    return {answer: first + STEP * place for place, answer in enumerate(a for a in COLUMNS if a in used)}


def _row(plot: Axes, y: int, deed: Deed, places: dict[str, float]) -> None:
    """Draw the dot of the law, the ring of the practice and the line between them."""
    law, done = _place(deed.law, places), _place(deed.practice, places)
    if deed.gap and law is not None and done is not None:
        plot.plot([law, done], [y, y], color=ASKER if deed.gap < 0 else GREY, linewidth=2.2, zorder=1)
    if deed.doubted and law is not None:
        plot.plot(law, y, "o", color="white", markersize=9)  # no line of the column crosses the letter
        sign(plot, (law, y), DOUBTED, shade=GREY)
    elif deed.law and law is not None:
        host = deed.law["speaks_of"] == INSTITUTION
        marker = "o" if deed.law["basis"] == "law" else "D"
        style: dict[str, Any] = {"markersize": 8 if marker == "o" else 6.5, "fillstyle": "none" if host else "full"}
        plot.plot(law, y, marker, color=HOST if host else ASKER, **style)
    if deed.practice and done is not None:
        shade = HOST if deed.practice["speaks_of"] == INSTITUTION else PRACTICE
        plot.plot(done, y, "o", markersize=12, fillstyle="none", color=shade, markeredgewidth=1.5)


def _place(fact: Record | None, places: dict[str, float]) -> float | None:
    """Return where an answer stands; one that does not apply stands nowhere."""
    return places.get(fact["value"]) if fact else None


def _beside(plot: Axes, y: int, comparison: Comparison, deed: Deed, last: float) -> None:
    """Write the article of the law and the date of the practice behind the last column."""
    look: dict[str, Any] = {"va": "center", "ha": "left", "fontsize": 7.5}
    if deed.law:
        read = deed.law["basis"] == "law"
        words = _short(placed(comparison.data, deed.law["locator"]), 1.3) if read else say("text not read")
        plot.text(last + AT_LAW, y, words, color=INK if read else GREY, **look)
    if deed.practice:
        plot.text(last + AT_PRACTICE, y, _short(day(seen(comparison.data, deed.practice)), 1.1), color=PRACTICE, **look)


def _short(text: str, inches: float) -> str:
    """Return as much of a text as one line has room for."""
    first, *more = fold(text, 7.5, inches=inches).split("\n")
    return f"{first.rstrip(',;: ')} …" if more else first


def _point_out(plot: Axes, found: list[Deed], places: dict[str, float]) -> None:
    """Say at the first row where practice falls short what the line means."""
    y = next((y for y, deed in enumerate(found) if deed.gap < 0), None)
    if y is not None:
        look: dict[str, Any] = {"ha": "right", "va": "center", "fontsize": 7.5, "color": ASKER}
        words, place = say("less is done than written"), (places[str((found[y].practice or {})["value"])], y)
        plot.annotate(words, place, xytext=(-9, 0), textcoords="offset points", **look)


def _frame(plot: Axes, labels: list[str], places: dict[str, float], *, done: bool) -> None:
    last = places["yes"]
    plot.set(xlim=(0, last + (END if done else AT_PRACTICE)), ylim=(max(1, len(labels)) - 0.4, -1.0))
    plot.set_yticks(range(len(labels)), labels, fontsize=8.5, va="center")
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)
    look: dict[str, Any] = {"va": "center", "fontsize": 7.5, "color": GREY}
    for answer, x in places.items():
        plot.text(x, -0.75, say(COLUMNS[answer]), ha="center", **look)
        plot.plot([x, x], [-0.45, len(labels) - 0.5], color=PALE, linewidth=0.6, zorder=0)
    plot.text(last + AT_LAW, -0.75, say("article"), ha="left", **look)
    if done:
        plot.text(last + AT_PRACTICE, -0.75, say("practice, as of"), ha="left", **look)


def _key(plot: Axes, found: list[Deed]) -> None:
    laws = [deed.law for deed in found if deed.law and not deed.doubted]
    bases = {fact["basis"] for fact in laws}
    facts = [*laws, *(deed.practice for deed in found if deed.practice)]
    signs: list[Any] = [keyed(say("text of the law read"), "o", ASKER)] if "law" in bases else []
    signs += [keyed(say("law as described by others"), "D", ASKER, markersize=6)] if "described" in bases else []
    if any(deed.practice for deed in found):
        signs.append(keyed(say("practice"), "o", PRACTICE, fillstyle="none", markersize=9, markeredgewidth=1.5))
    if any(fact["speaks_of"] == INSTITUTION for fact in facts):
        signs.append(keyed(say("rule of the whole institution"), "o", HOST, fillstyle="none"))
    if any(deed.doubted for deed in found):
        signs.append(lettered(say("described, sources differ"), DOUBTED))
    if signs:
        legend(plot, signs, ncols=4, loc="upper center", bbox_to_anchor=(0.4, 0.0), handletextpad=0.2)


def _measure(comparison: Comparison, mechanism: str, rest: int) -> str:
    name, date = short_name(comparison.data, mechanism), last_day(comparison.at)
    unknown = say_many(
        "Neither is known on {count} further point.", "Neither is known on {count} further points.", rest
    )
    return sentences(say("{name}: law and practice on {date}.", name=name, date=date), unknown if rest else "")


def _said(comparison: Comparison, deed: Deed) -> str:
    """Say of one row what the law gives and what is done."""
    data = comparison.data
    unknown = say("not known")
    law = inside(say_value(data, deed.law)) if deed.law else unknown
    law = say("described, sources differ") if deed.doubted else law
    done = inside(say_value(data, deed.practice)) if deed.practice else unknown
    label = indicator_label(data, deed.indicator)
    return say("{question}: in law {law}, in practice {practice}", question=label, law=law, practice=done)
