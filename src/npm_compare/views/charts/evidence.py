"""The chart of what is known: the share of questions answered, section by section, mechanism by mechanism."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from npm_compare.analysis.evidence import coverage_by_section
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.selection import claims
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.look import INK
from npm_compare.views.charts.names import chart_name
from npm_compare.views.charts.sources import cite
from npm_compare.views.labels import code_label
from npm_compare.views.language import day, right_to_left, say


def known(
    mechanisms: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None, title: str | None = None
) -> Chart:
    """Draw the share of the questions of each section that have an answer: sections down, mechanisms across.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.known("seminar").title)
    Of the questions asked of 4 mechanisms ...
    """
    data = data or load()
    shares = coverage_by_section(mechanisms, at=at, data=data)
    shares = shares[shares.mean().sort_values(ascending=False, kind="stable").index]
    figure, (plot,) = canvas(0.24 * len(shares) + 1.4)
    image = plot.imshow(shares.to_numpy(), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    sections = [code_label(data, "section", str(section)) for section in shares.index]
    plot.set_yticks(range(len(shares)), sections, fontsize=8)
    names = [chart_name(data, str(m)) for m in shares.columns]
    size = 8 if len(names) <= 12 else max(3.2, 300 / len(names) ** 1.05)
    plot.set_xticks(range(len(names)), names, rotation=90, fontsize=min(size, 8), color=INK)
    plot.tick_params(length=0)
    side: Literal["left", "right"] = "left" if right_to_left() else "right"
    bar = figure.colorbar(image, ax=plot, location=side, fraction=0.03, pad=0.01, ticks=[0, 0.5, 1])
    bar.ax.set_yticklabels([say("none"), say("half"), say("all")], fontsize=7.5)
    means = shares.mean(axis=1).to_numpy()
    return finish(
        figure,
        data,
        title=title or str(findings.known_evidence(shares, data=data)),
        measure=say(
            "Share of the questions of each part of the codebook with at least one answer on {date}.",
            date=day(data.edition(at)),
        ),
        sources=cite(data, claims(data, at=at, subjects=list(shares.columns))["source"]),
        alt=say(
            "Heat map. Parts of the codebook: {parts}; mechanisms: {mechanisms}. Best known: {best}; least known: {least}.",
            parts=len(shares),
            mechanisms=len(names),
            best=sections[means.argmax()],
            least=sections[means.argmin()],
        ),
    )
