"""Charts of yes/partly/no questions: law and practice apart, silence and ignorance drawn, never dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare.analysis.comparison import Comparison
from npm_compare.analysis.readings import DOUBTED
from npm_compare.facts.dataset import records
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION
from npm_compare.facts.selection import LAW, PRACTICE, lead
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.columns import HEAD, blocks, heads, height, mark_column, upright
from npm_compare.views.charts.finish import canvas, drawn, finish
from npm_compare.views.charts.look import DIFFERING, GREY, INK, PALE, SMALL
from npm_compare.views.charts.mirror import legend
from npm_compare.views.charts.signs import LETTERS, lettered
from npm_compare.views.charts.stack import Part, editable, stack
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.wording import last_day, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = {"law": "#0b3c5d", "described": "#5b8db8", "practice": "#7a4419", OF_INSTITUTION: "#b3b3b3"}
"""Colours of the bases: the text of the law read, the law as described by others, what is done; a rule of the host."""

FILLS = {"yes": "full", "partly": "left", "no": "none"}

TALLY = {
    "yes": (later("yes"), "#0b3c5d", "white"),
    "partly": (later("partly"), "#5b8db8", "black"),
    "silent": (later("text silent"), "#deb070", "black"),
    "no": (later("no"), "#b04a00", "white"),
    DOUBTED: (later("described, sources differ"), DIFFERING, "black"),
    OF_INSTITUTION: (later("known of the institution only"), "#a6a6a6", "black"),
    "not_applicable": (later("not applicable"), "#d9d9d9", "black"),
    NOT_KNOWN: (later("not known"), "#ffffff", "#6b6b6b"),
}
"""Answers in the order of the bars, each with its words, its colour and the colour of the number on it."""


@drawn
def matrix(comparison: Comparison, *, asker: str = "", title: str | None = None) -> Chart:
    """Draw the answers of each mechanism, law and practice apart: indicators down, mechanisms across.

    The column of `asker`, one of the mechanisms, has the strong colour.

    Examples
    --------
    >>> import npm_compare as npm
    >>> table = npm.compare("seminar", "powers")
    >>> print(npm.charts.matrix(table).title)
    Of ... points the law is known on: ...
    """
    data, names = comparison.data, comparison.mechanisms
    law, practice = comparison.in_law(), comparison.answers(PRACTICE)
    said = [comparison.answers(basis, institution=True) for basis in (LAW, PRACTICE)]
    rows = [str(name) for name in law.index]
    legal = lead(data, comparison.facts[comparison.facts["basis"].isin(LAW)])
    read = {(f["subject"], f["indicator"]) for f in records(legal[legal["basis"] == "law"])}
    columns, titles = blocks(names), heads(data, names)
    turned = upright(data, names)
    tall = height(titles.values()) if turned else 0.65
    figure, plots = canvas((ROW * len(rows) + 0.15 + tall) * len(columns) + 0.45, rows=len(columns))
    for plot, block in zip(plots, columns, strict=True):
        for y, indicator in enumerate(rows):
            for x, mechanism in enumerate(block):
                bases = "law" if (mechanism, indicator) in read else "described", "practice"
                for at, basis, own, answers in zip((-0.17, 0.17), bases, (law, practice), said, strict=True):
                    answer = own.loc[indicator, mechanism]
                    shade = SHADES[OF_INSTITUTION if answer == OF_INSTITUTION else basis]
                    shown = DOUBTED if answer == DOUBTED else answers.loc[indicator, mechanism]
                    _mark(plot, (x + at, y), str(shown), shade)
        _frame(
            plot,
            [indicator_label(data, i) for i in rows],
            [titles[m] for m in block],
            max(map(len, columns)),
            turned=turned,
        )
        if asker in block:
            mark_column(plot, block.index(asker))
    every = pd.concat([law, practice])
    extra = [code for code in (DOUBTED, OF_INSTITUTION, "not_applicable") if (every == code).any(axis=None)]
    _key(plots[-1], extra)
    order = say("In each column first the law, then practice.") if turned else ""
    made = finish(
        figure,
        data,
        title=title or str(findings.known_powers(comparison)),
        measure=sentences(say("Situation on {date}, in law and in practice.", date=last_day(comparison.at)), order),
        sources=comparison.facts.loc[comparison.facts["indicator"].isin(rows), "source"],
        alt=_alt(comparison, law, practice),
    )
    return replace(made, parts=lambda: _parts(comparison, rows, asker, title))


ROW, MOST_ROWS = 0.2, 8
"""Height of a row in inches; so many questions below each other fill a slide, in letters of 14 points."""


def _parts(comparison: Comparison, rows: list[str], asker: str, title: str | None) -> list[Chart]:
    """Return the matrix in parts that each can be read on a slide, all under the finding of the whole."""
    head = title or str(findings.known_powers(comparison))
    cuts = [rows[begin : begin + MOST_ROWS] for begin in range(0, len(rows), MOST_ROWS)]
    return [
        matrix(replace(comparison, mechanisms=tuple(block), indicators=tuple(cut)), asker=asker, title=head)
        for block in blocks(comparison.mechanisms)
        for cut in cuts
    ]


def _mark(plot: Axes, place: tuple[float, float], answer: str, shade: str) -> None:
    if answer in FILLS:
        style: dict[str, Any] = {"fillstyle": FILLS[answer], "markerfacecoloralt": "white"}
        plot.plot(*place, "o", markersize=9, color=shade, **style)
    else:
        plot.text(
            *place,
            LETTERS[answer],
            ha="center",
            va="center",
            color=shade if answer == "silent" else GREY,
            fontsize=SMALL,
        )


def _frame(plot: Axes, rows: list[str], columns: list[str], places: int, *, turned: bool) -> None:
    plot.set(xlim=(-0.5, places - 0.5), ylim=(len(rows) - 0.4, -0.6 if turned else -0.9))
    plot.set_yticks(range(len(rows)), rows)
    plot.set_xticks(
        range(len(columns)), columns, fontweight="bold", color=INK, fontsize=HEAD, rotation=90 if turned else 0
    )
    plot.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    plot.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.5, len(columns) - 0.5, color=PALE, linewidth=0.6)
    plot.spines[:].set_visible(False)
    for x in range(0 if turned else len(columns)):
        plot.text(x - 0.17, -0.62, say("law"), ha="center", fontsize=SMALL, color=GREY)
        plot.text(x + 0.17, -0.62, say("practice"), ha="center", fontsize=SMALL, color=GREY)


def _key(plot: Axes, extra: list[str]) -> None:
    from matplotlib.lines import Line2D

    def sign(label: str, shade: str, marker: str = "s", **style: Any) -> Line2D:
        style = {"linestyle": "", "markersize": 8, "markerfacecoloralt": "white", **style}
        return Line2D([], [], color=shade, marker=marker, label=label, **style)

    signs: list[Any] = [
        sign(say("yes"), INK, "o"),
        sign(say("text of the law read"), SHADES["law"]),
        sign(say("partly"), INK, "o", fillstyle="left"),
        sign(say("law as described by others"), SHADES["described"]),
        sign(say("no"), INK, "o", fillstyle="none"),
        sign(say("practice"), SHADES["practice"]),
        lettered(say("the text is silent"), "silent", INK),
        lettered(say("not known"), NOT_KNOWN),
    ]
    if DOUBTED in extra:
        signs.append(lettered(say("described, sources differ"), DOUBTED))
    if OF_INSTITUTION in extra:
        signs.append(sign(say("rule of the whole institution"), SHADES[OF_INSTITUTION]))
    if "not_applicable" in extra:
        signs.append(lettered(say("not applicable"), "not_applicable"))
    place: dict[str, Any] = {"loc": "upper center", "bbox_to_anchor": (0.36, 0.0)}
    legend(plot, signs, ncols=(len(signs) + 1) // 2, handletextpad=0.2, fontsize=SMALL, columnspacing=1.2, **place)


def _alt(comparison: Comparison, law: pd.DataFrame, practice: pd.DataFrame) -> str:
    parts = []
    for mechanism in comparison.mechanisms:
        parts.append(
            say(
                "{name}: in law {law}; in practice {practice}.",
                name=short_name(comparison.data, mechanism),
                law=_counted(law[mechanism]),
                practice=_counted(practice[mechanism]),
            )
        )
    head = say_many("Matrix of {count} question.", "Matrix of {count} questions.", len(law))
    return " ".join([head, *parts])


def _counted(answers: pd.Series) -> str:
    counts = answers.value_counts()
    # Translators: how many answers are of a kind, such as “12 yes”.
    kinds = (say("{number} {answer}", number=int(counts[a]), answer=say(TALLY[a][0])) for a in TALLY if a in counts)
    return joined(kinds)


@drawn
def tally(comparison: Comparison, *, title: str | None = None) -> Chart:
    """Draw how many mechanisms answer each question and how, by the law as read or described.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.tally(npm.compare("nhri", "protection")).title)
    The law is known on ... of ... points ...
    """
    data, law = comparison.data, comparison.in_law()
    counted = law.apply(lambda answers: answers.value_counts(), axis=1)
    counts = counted.reindex(columns=list(TALLY)).fillna(0).astype(int)[::-1]  # drawn from below
    counts = counts.sort_values(["yes", "partly"], kind="stable")
    figure, (plot,) = canvas(0.3 * len(counts) + 0.6)
    parts = [
        Part(say(words), counts[answer], shade, ink)
        for answer, (words, shade, ink) in TALLY.items()
        if counts[answer].any()
    ]
    names = [indicator_label(data, str(i)) for i in counts.index]
    stack(plot, parts, names)
    measure = say(
        "Number of mechanisms, of {mechanisms}, by answer of the law as read or described, on {date}.",
        mechanisms=len(comparison.mechanisms),
        date=last_day(comparison.at),
    )
    return finish(
        figure,
        data,
        title=title or str(findings.known_share(comparison)),
        measure=measure,
        sources=comparison.facts.loc[comparison.facts["basis"].isin(LAW), "source"],
        alt=joined((_of_question(comparison, str(i), law.loc[i]) for i in counts.index[::-1]), strong=True) + ".",
        bars=editable(parts, names),
    )


def _of_question(comparison: Comparison, indicator: str, answers: pd.Series) -> str:
    return say("{question}: {answers}", question=indicator_label(comparison.data, indicator), answers=_counted(answers))
