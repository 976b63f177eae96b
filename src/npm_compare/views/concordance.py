"""The table of concordance of a draft: article of the Protocol, article of the draft, the law there is, laws of others."""

from __future__ import annotations

from npm_compare.analysis.draft import Concordance
from npm_compare.analysis.points import Point
from npm_compare.views import decision_words as words
from npm_compare.views import draft_words as said
from npm_compare.views import html as pages
from npm_compare.views.draft import cells
from npm_compare.views.language import joined, say
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as of
from npm_compare.views.terminal import wrapped


def table(found: Concordance) -> Table:
    """Return the table of concordance: an article of the Protocol, the articles of the draft, what is said on it."""
    said_alike: dict[tuple[str, tuple[Cell, ...]], dict[str, None]] = {}
    for clause, point in found.pairs:  # two duties may ask one thing, and two articles may serve one
        said_alike.setdefault(_row(found, point), {})[said.heading(clause)] = None
    rows = [Row(rule, (Cell(joined(headings, strong=True)), *rest)) for (rule, rest), headings in said_alike.items()]
    first = (say("Article of the Protocol"), say("Article of the draft"), said.name(found.draft))
    heads = (*first, say("Other laws that give it in full"), say("What follows"))
    return of(say("Table of concordance"), heads, rows, widths=(20, 17, 22, 26, 15))


def _row(found: Concordance, point: Point) -> tuple[str, tuple[Cell, ...]]:
    """Return the rule and what is said on it alone: an article may serve others that press more."""
    data = found.draft.data
    label = say("{article}: {label}", article=words.article(data, point), label=words.subject(data, point))
    return label, cells(found.draft, point)


def html(found: Concordance) -> str:
    """Return the table of concordance in HTML."""
    return pages.render(table(found))


def text(found: Concordance) -> str:
    """Return the table of concordance as it stands in a terminal, a line a row."""
    shown = table(found)
    lines = [shown.caption]
    for row in shown.rows:
        lines.append(f"- {row.heading}: " + " | ".join(_flat(cell) for cell in row.cells or ()))
    return wrapped("\n".join(lines))


def _flat(cell: Cell) -> str:
    return f"{cell.text} ({cell.small})" if cell.small else str(cell.text)
