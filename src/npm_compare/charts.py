"""The charts: a matrix and a tally of answers, the rates of mechanisms, figures by year. Each returns a finished Chart.

The title is the finding, computed, unless one is given.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from npm_compare import findings
from npm_compare.chart import GREY, INK, PALE, Chart, canvas, cite, colour, finish, fold
from npm_compare.comparison import LAW, PRACTICE, Comparison
from npm_compare.figures import Figures
from npm_compare.rates import DENOMINATORS
from npm_compare.wording import NOT_KNOWN, say_number, say_period, short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = {"law": "#0b3c5d", "described": "#5b8db8", "practice": "#7a4419"}
HOLLOW = {"partial": "s", "deployments": "^", "bill": "s", "ceiling": "^", "requested": "v", "forecast": "v"}
"""Markers of figures that are not of one full year, or not voted or in post: drawn hollow and never joined to others."""


def matrix(comparison: Comparison, *, title: str | None = None) -> Chart:
    """Draw yes/partly/no answers, law and practice apart: indicators down, mechanisms across, unknown drawn as `?`."""
    data, names = comparison.data, comparison.mechanisms
    law, practice = comparison.answers(LAW), comparison.answers(PRACTICE)
    rows = list(law.index)
    figure, (plot,) = canvas(0.27 * len(rows) + 1.2)
    bases = {(f["subject"], f["indicator"], f["basis"]) for f in comparison.facts.to_dict("records")}
    for y, indicator in enumerate(rows):
        for x, mechanism in enumerate(names):
            read = (mechanism, indicator, "law") in bases
            _mark(plot, x - 0.17, y, str(law.loc[indicator, mechanism]), SHADES["law" if read else "described"])
            _mark(plot, x + 0.17, y, str(practice.loc[indicator, mechanism]), SHADES["practice"])
    plot.set(xlim=(-0.5, len(names) - 0.5), ylim=(len(rows) - 0.4, -0.9))
    plot.set_yticks(range(len(rows)), [comparison.label(i) for i in rows])
    plot.set_xticks(range(len(names)), [short_name(data, m).replace(" ", "\n", 1) for m in names], fontweight="bold", color=INK)
    plot.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    plot.hlines([y + 0.5 for y in range(len(rows) - 1)], -0.5, len(names) - 0.5, color=PALE, linewidth=0.6)
    plot.spines[:].set_visible(False)
    for x in range(len(names)):
        plot.text(x - 0.17, -0.62, "law", ha="center", fontsize=7, color=GREY)
        plot.text(x + 0.17, -0.62, "practice", ha="center", fontsize=7, color=GREY)
    _key(plot)
    measure = f"Situation on {comparison.at}, in law and in practice."
    sources = cite(data, comparison.facts.loc[comparison.facts["indicator"].isin(rows), "source"])
    heading = title or str(findings.known_powers(comparison))
    return finish(figure, data, title=heading, measure=measure, sources=sources, alt=_alt_matrix(comparison, law, practice))


def _mark(plot: Axes, x: float, y: float, answer: str, shade: str) -> None:
    style = {"yes": "full", "partly": "left", "no": "none"}.get(answer)
    if style:
        plot.plot(x, y, "o", markersize=9, color=shade, fillstyle=style, markerfacecoloralt="white")  # type: ignore[arg-type]
        return
    text, tint = {"silent": ("–", shade), "not_applicable": ("n/a", GREY), NOT_KNOWN: ("?", "#a0a0a0")}[answer]
    plot.text(x, y, text, ha="center", va="center", color=tint, fontsize=8)


def _key(plot: Axes) -> None:
    from matplotlib.lines import Line2D

    def sign(label: str, shade: str, **style: Any) -> Line2D:
        return Line2D([], [], linestyle="", color=shade, markersize=8, label=label, markerfacecoloralt="white", **style)

    signs = [
        sign("yes", INK, marker="o"),
        sign("text of the law read", SHADES["law"], marker="s"),
        sign("partly", INK, marker="o", fillstyle="left"),
        sign("law as described by others", SHADES["described"], marker="s"),
        sign("no", INK, marker="o", fillstyle="none"),
        sign("practice", SHADES["practice"], marker="s"),
        sign("the text is silent", INK, marker="$–$"),
        sign("not known", GREY, marker="$?$"),
    ]
    below = {"loc": "upper center", "bbox_to_anchor": (0.36, 0.0)}
    plot.legend(handles=signs, ncols=4, frameon=False, fontsize=8, handletextpad=0.2, **below)


def _alt_matrix(comparison: Comparison, law: pd.DataFrame, practice: pd.DataFrame) -> str:
    parts = []
    for mechanism in comparison.mechanisms:
        said = [f"{word} {_counted(table[mechanism])}" for word, table in (("law", law), ("practice", practice))]
        parts.append(f"{short_name(comparison.data, mechanism)}: {'; '.join(said)}.")
    return f"Matrix of {len(law)} questions. " + " ".join(parts)


def _counted(answers: pd.Series[str]) -> str:
    counts = answers.value_counts()
    return ", ".join(f"{counts[a]} {a.replace('_', ' ')}" for a in ("yes", "partly", "no", "silent", NOT_KNOWN) if a in counts)


def bars(found: Figures, per: str = "prisoners", *, title: str | None = None) -> Chart:
    """Draw the latest rate of each mechanism as a bar with the figures behind it; those not known are named below."""
    data, newest, missing = found.data, found.latest(per), found.missing(per)
    height = 0.32 * len(newest) + 0.3
    listed = fold(", ".join(short_name(data, m) for m in missing), 7.5, inches=5)
    lines = listed.count("\n") + 1 if missing else 0
    figure, (plot,) = canvas(height + 0.16 * lines)
    for y, fact in enumerate(newest.to_dict("records")):
        plot.barh(y, fact["rate"], height=0.62, color=colour(str(fact["subject"])))
        plot.text(fact["rate"], y, f"  {fact['rate']:,.2f}   {_behind(fact, per)}", va="center", fontsize=7.5)
    plot.text(0, -0.7, listed, va="top", fontsize=7.5, color=GREY, style="italic", linespacing=1.5)
    labels = [*([f"Not known ({len(missing)})"] if missing else []), *(short_name(data, str(m)) for m in newest["subject"])]
    plot.set_yticks([*([-0.95] if missing else []), *range(len(newest))], labels)
    plot.set_ylim(-0.5 - 0.5 * lines, len(newest) - 0.4)
    plot.set_xlim(0, max(newest["rate"], default=1) * 1.9)
    plot.set_xticks([])
    plot.tick_params(length=0)
    plot.spines["left"].set_bounds(-0.4, len(newest) - 0.6)
    plot.spines["bottom"].set_visible(False)
    measure = f"{data.indicator(found.indicator)['label_en']} {DENOMINATORS[per].words}: latest full year known on {found.at}."
    said = [f"{short_name(data, str(f['subject']))} {f['rate']:.2f}" for f in newest[::-1].to_dict("records")]
    unknown = f" Not known: {', '.join(short_name(data, m) for m in missing)}." if missing else ""
    sources = cite(data, pd.concat([newest["source"], newest["denominator_source"]]))
    heading = title or str(findings.latest_rates(found, per))
    return finish(figure, data, title=heading, measure=measure, sources=sources, alt=f"Bars: {'; '.join(said)}.{unknown}")


def _behind(fact: Mapping[Hashable, Any], per: str) -> str:
    figure = f"{say_number(str(fact['value']))} in {fact['year']}"
    return f"{figure}, {int(float(str(fact['denominator']))):,} {per} in {int(float(str(fact['denominator_year'])))}"


def trend(found: Figures, *, title: str | None = None) -> Chart:
    """Draw figures by year, one panel a mechanism: full years joined by a line, other kinds of figure hollow and named."""
    data, facts, entry = found.data, found.facts, found.data.indicator(found.indicator)
    figure, plots = canvas(2.6, len(found.mechanisms), share=True)
    drawn = facts[facts["basis"] != "cumulative"]
    for plot, mechanism in zip(plots, found.mechanisms, strict=True):
        plot.set_title(short_name(data, mechanism), fontsize=9, fontweight="bold", color=colour(mechanism), loc="left")
        _panel(plot, drawn[drawn["subject"] == mechanism], colour(mechanism))
        mine = facts[facts["subject"] == mechanism]
        several = [_span(fact) for fact in mine[mine["basis"] == "cumulative"].to_dict("records")]
        if several:
            plot.set_xlabel(fold(f"several years: {'; '.join(several)}", 7, inches=1.5), fontsize=7, color=GREY, loc="left")
        if mine.empty:
            plot.text(0.5, 0.5, "not known", transform=plot.transAxes, ha="center", color=GREY, style="italic")
    if not drawn.empty:
        plots[0].set_ylim(0, drawn["figure"].max() * 1.12)
        plots[0].set_xlim(drawn["year"].min() - 1, drawn["year"].max() + 1)
    kinds = [data.label(entry["basis"], basis).lower() for basis in drawn["basis"].unique() if basis in HOLLOW]
    hollow = f" Hollow marks, not comparable with the others: {', '.join(kinds)}." if kinds else ""
    measure = f"{entry['label_en']}: {entry['question'][:1].lower()}{entry['question'][1:]}.{hollow}"
    said = " ".join(_alt_series(found, mechanism) for mechanism in found.mechanisms)
    heading = title or str(findings.latest_figures(found))
    return finish(figure, data, title=heading, measure=measure, sources=cite(data, facts["source"]), alt=said)


def _span(fact: Mapping[Hashable, Any]) -> str:
    return f"{say_number(fact['value'])} in {fact['valid_from'][:4]}–{fact['year']}"


def _panel(plot: Axes, mine: pd.DataFrame, tint: str) -> None:
    from matplotlib.ticker import MaxNLocator

    for basis, points in mine.groupby("basis", sort=False):
        hollow = HOLLOW.get(str(basis))
        face = "white" if hollow else tint
        plot.plot(points["year"], points["figure"], hollow or "o", color=tint, markerfacecolor=face, markersize=5, clip_on=False)
        for before, after in zip(points[:-1].to_dict("records"), points[1:].to_dict("records"), strict=True):
            if not hollow and after["year"] - before["year"] == 1:
                plot.plot([before["year"], after["year"]], [before["figure"], after["figure"]], color=tint)
        for point in _labelled(points):
            above = {"xytext": (0, 5), "textcoords": "offset points", "ha": "center", "fontsize": 7}
            plot.annotate(f"{point['figure']:,.0f}", (point["year"], point["figure"]), color=GREY if hollow else INK, **above)
    plot.xaxis.set_major_locator(MaxNLocator(3, integer=True))


def _labelled(points: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Return the points that get their number: the latest, and earlier ones that leave room for it."""
    chosen: list[dict[Hashable, Any]] = []
    for point in reversed(points.to_dict("records")):
        if not chosen or chosen[-1]["year"] - point["year"] > 1:
            chosen.append(point)
    return chosen


def _alt_series(found: Figures, mechanism: str) -> str:
    mine = found.facts[found.facts["subject"] == mechanism].to_dict("records")
    said = [f"{say_number(f['value'])} ({say_period(f)}, {f['basis'] or 'basis not established'})" for f in mine]
    return f"{short_name(found.data, mechanism)}: {'; '.join(said) or 'not known'}."


TALLY = {
    "yes": ("yes", "#0b3c5d", "white"),
    "partly": ("partly", "#5b8db8", "black"),
    "silent": ("text silent", "#e8c9a0", "black"),
    "no": ("no", "#c05a00", "white"),
    "not_applicable": ("not applicable", "#f2f2f2", "black"),
    NOT_KNOWN: ("not known", "#ffffff", "#6b6b6b"),
}


def tally(comparison: Comparison, *, title: str | None = None) -> Chart:
    """Draw how many mechanisms answer each yes/partly/no question and how, by law as read or described; unknown is drawn."""
    data, law = comparison.data, comparison.answers(LAW)
    counts = law.apply(lambda row: row.value_counts(), axis=1).reindex(columns=list(TALLY)).fillna(0).astype(int)
    counts = counts.sort_values(["yes", "partly"], kind="stable")
    figure, (plot,) = canvas(0.3 * len(counts) + 0.6)
    left = pd.Series(0, index=counts.index)
    for answer, (words, shade, ink) in TALLY.items():
        width = counts[answer]
        if width.any():
            boxes = plot.barh(range(len(counts)), width, left=left, color=shade, edgecolor=GREY, linewidth=0.5, label=words)
            plot.bar_label(boxes, [str(n) if n else "" for n in width], label_type="center", color=ink, fontsize=7.5)
        left += width
    plot.set_yticks(range(len(counts)), [comparison.label(str(i)) for i in counts.index])
    plot.set_xticks([])
    plot.set_xlim(0, len(comparison.mechanisms))
    plot.tick_params(length=0)
    plot.spines[:].set_visible(False)
    plot.legend(ncols=6, frameon=False, fontsize=8, loc="upper center", bbox_to_anchor=(0.4, 0.0), handlelength=1)
    measure = f"Number of mechanisms, of {len(comparison.mechanisms)}, by answer of the law as read or described, on {comparison.at}."
    said = [f"{comparison.label(str(i))}: {_counted(law.loc[i])}" for i in counts.index[::-1]]
    sources = cite(data, comparison.facts.loc[comparison.facts["basis"].isin(LAW), "source"])
    heading = title or str(findings.known_share(comparison))
    return finish(figure, data, title=heading, measure=measure, sources=sources, alt=f"{'; '.join(said)}.")
