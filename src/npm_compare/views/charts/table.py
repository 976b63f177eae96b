"""The table of a comparison as a picture: every answer in words, for a slide or a paper; the sources stand at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from npm_compare.analysis.comparison import Comparison
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views import comparison as words
from npm_compare.views import findings
from npm_compare.views.charts.chart import Chart
from npm_compare.views.charts.finish import canvas, finish
from npm_compare.views.charts.letters import fold
from npm_compare.views.charts.look import ASKER, GREY, INK, PALE, SMALL, WIDTH, settings
from npm_compare.views.charts.names import chart_name
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, listed, say, say_many
from npm_compare.views.table import Row
from npm_compare.views.wording import inside

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHADES = {"yes": "#cce3f0", "partly": "#e8f2f8", "no": "#f7dfcc", "silent": "#fcf1eb"}
"""The ground of each answer: as on the page."""

LABELS, COLUMN = 1.9, 1.0
"""Widths in inches of the column of questions, and the least one of a mechanism."""

BESIDE, ABOVE, LINE = 0.06, 0.05, 1.45
"""Space in inches beside and above the words of a cell; height of a line, of that of its letters."""

MOST_COLUMNS, SLIDE_ROWS = 5, 2.5
"""So many mechanisms stand on a slide, and rows with their headings so many inches high: there their letters have 14 points."""


@dataclass(frozen=True)
class _Text:
    """Words of a cell, already in lines."""

    lines: str

    @property
    def height(self) -> float:
        return (self.lines.count("\n") + 1) * LINE * SMALL / 72 if self.lines else 0


@settings()
@checked
def table(comparison: Comparison, *, asker: str = "", title: str | None = None) -> Chart:
    """Draw the table of a comparison: questions down, mechanisms across, each answer in words with its basis below it.

    Parameters
    ----------
    asker
        The mechanism that asks: its column has its colour.

    Raises
    ------
    NpmCompareError
        If no mechanism is in place on the date.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.charts.table(npm.compare("seminar", "powers")).title)
    Of ... points the law is known on: ...
    """
    if not comparison.mechanisms:
        raise NpmCompareError("no_mechanism_to_draw")
    head = title or _finding(comparison)
    return replace(_draw(comparison, asker, head), parts=lambda: _parts(comparison, asker, head))


def _finding(comparison: Comparison) -> str:
    """Return what the law gives; where no question asks that, what is compared."""
    if not comparison.answers().empty:
        return str(findings.known_powers(comparison))
    labels = [inside(indicator_label(comparison.data, name)) for name in comparison.indicators]
    shown = listed(labels[:3]) if len(labels) <= 3 else f"{joined(labels[:3])} …"
    return say_many(
        "{count} mechanism compared on: {questions}.",
        "{count} mechanisms compared on: {questions}.",
        len(comparison.mechanisms),
        questions=shown,
    )


def _draw(comparison: Comparison, asker: str, title: str) -> Chart:
    data, names = comparison.data, comparison.mechanisms
    wide = max(WIDTH, LABELS + COLUMN * len(names))
    column = (wide - LABELS) / len(names)
    heads = [_set(chart_name(data, name), column, bold=True) for name in names]
    rows = words.table(comparison).rows
    heights = [_height(row, column) for row in rows]
    top = max(text.height for text in heads) + 2 * ABOVE
    figure, (plot,) = canvas(top + sum(heights) + 0.1, width=wide)
    plot.set(xlim=(0, wide), ylim=(top + sum(heights), 0))
    plot.axis("off")
    for x, (name, text) in enumerate(zip(names, heads, strict=True)):
        ink = ASKER if name == asker else INK
        _write(plot, LABELS + x * column, 0, text, color=ink, fontweight="bold")
    y = top
    plot.hlines(y, 0, wide, color=INK, linewidth=1)
    for row, tall in zip(rows, heights, strict=True):
        _draw_row(plot, row, y, tall, column)
        y += tall
    if asker in names:
        left = LABELS + names.index(asker) * column
        plot.vlines([left, left + column], 0, y, color=ASKER, linewidth=1.6)
    return finish(
        figure,
        data,
        title=title,
        measure=f"{words.caption(comparison)}.",
        sources=comparison.facts["source"],
        alt=_alt(comparison),
    )


def _draw_row(plot: Axes, row: Row, y: float, tall: float, column: float) -> None:
    """Draw a question with its answers, or the heading of a section."""
    heading = row.cells is None
    _write(plot, 0, y, _heading(row), color=INK, fontweight="bold" if heading else "normal")
    for x, cell in enumerate(row.cells or ()):
        left, known = LABELS + x * column, cell.kind != NOT_KNOWN
        if cell.kind in SHADES:
            plot.bar(left, tall, column, bottom=y, align="edge", color=SHADES[cell.kind], linewidth=0)
        text, small = _set(str(cell.text), column), _set(str(cell.small), column)
        _write(plot, left, y, text, color=INK if known else GREY, fontstyle="normal" if known else "italic")
        _write(plot, left, y + text.height, small, color="#555555")
    plot.hlines(y + tall, 0, plot.get_xlim()[1], color=PALE, linewidth=0.6)


def _height(row: Row, column: float) -> float:
    """Return how high a row is, in inches."""
    cells = [_set(str(cell.text), column).height + _set(str(cell.small), column).height for cell in row.cells or ()]
    return max([_heading(row).height, *cells]) + 2 * ABOVE


def _heading(row: Row) -> _Text:
    bold = row.cells is None
    return _set(row.heading, LABELS if row.cells else WIDTH, bold=bold)


def _set(text: str, inches: float, *, bold: bool = False) -> _Text:
    return _Text(fold(text, SMALL, inches=inches - 2 * BESIDE, bold=bold) if text else "")


def _write(plot: Axes, x: float, y: float, text: _Text, **look: Any) -> None:
    if text.lines:
        plot.text(x + BESIDE, y + ABOVE, text.lines, fontsize=SMALL, va="top", ha="left", linespacing=0.95, **look)


def _parts(comparison: Comparison, asker: str, title: str) -> list[Chart]:
    """Return the table in parts that each can be read on a slide, all under the finding of the whole."""
    return [
        _draw(replace(comparison, mechanisms=block, indicators=rows), asker, title)
        for block in _blocks(comparison.mechanisms, asker)
        for rows in _pages(replace(comparison, mechanisms=block))
    ]


def _blocks(names: Sequence[str], asker: str) -> list[tuple[str, ...]]:
    """Return the mechanisms of each slide: of about the same number, and who asks on every one.

    >>> _blocks(["sen", "mar", "tun", "mli", "fra", "che"], "sen")
    [('sen', 'mar', 'tun'), ('sen', 'mli', 'fra', 'che')]
    """
    first = [name for name in names if name == asker]
    others = [name for name in names if name != asker]
    number = max(1, -(-len(others) // (MOST_COLUMNS - len(first))))
    ends = [round(len(others) * place / number) for place in range(number + 1)]
    return [(*first, *others[begin:end]) for begin, end in pairwise(ends)]


def _pages(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return the questions of each slide: as many as are not too high together with the headings of their sections."""
    column = (WIDTH - LABELS) / len(comparison.mechanisms)
    pages: list[list[str]] = [[]]
    heads: dict[str, float] = {}
    filled = 0.0
    for name in comparison.indicators:
        section = comparison.data.indicator(name)["section"]
        head = _height(Row(code_label(comparison.data, "section", section)), column)
        tall = _height(words.row(comparison, name), column)
        if pages[-1] and filled + sum((heads | {section: head}).values()) + tall > SLIDE_ROWS:
            pages.append([])
            heads, filled = {}, 0.0
        pages[-1].append(name)
        heads[section] = head
        filled += tall
    return [tuple(page) for page in pages]


def _alt(comparison: Comparison) -> str:
    """Return what is seen: how many questions, and the mechanisms by their names."""
    head = say_many("Table of {count} question.", "Table of {count} questions.", len(comparison.indicators))
    names: Sequence[str] = [chart_name(comparison.data, name) for name in comparison.mechanisms]
    across = say("Mechanisms across: {names}.", names=joined(names))
    return f"{head} {across}"
