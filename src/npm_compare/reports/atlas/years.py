"""The figures of a mechanism year by year: a table with the sources, and a small picture of a series that is long enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from npm_compare.facts.dataset import Record
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.frame import PACKAGE
from npm_compare.reports.atlas.links import cited
from npm_compare.reports.templates import template
from npm_compare.views.amounts import say_short
from npm_compare.views.charts.look import colour
from npm_compare.views.coders import coded
from npm_compare.views.html import body
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import isolated, joined, say
from npm_compare.views.table import Cell, Row, table
from npm_compare.views.wording import say_basis, say_qualities, say_value, short_name

if TYPE_CHECKING:
    from markupsafe import Markup

LEAST = 6
"""How many years of one series a picture takes: fewer are read faster in the table."""

LABELLED = 12
"""How many bars at most have a number each; of more only the first, the last and the highest."""

WIDTH, HEIGHT, ABOVE, BELOW = 720, 150, 16, 18
"""The picture, and the room above its bars for numbers and below them for years, in units of the picture."""


def by_year(content: Content, mechanisms: list[str]) -> Iterator[str]:
    """Yield the pictures and the table of the figures of each mechanism."""
    for mechanism in mechanisms:
        figures = content.yearly.get(mechanism, {})
        for facts in figures.values():
            yield from (_picture(content, series) for series in _series(facts))
        if figures:
            yield _table(content, mechanism, figures)


def _series(facts: list[Record]) -> Iterator[list[Record]]:
    """Yield the figures of one basis and unit that are long enough to be drawn, a year once; of full years alone."""
    found: dict[tuple[str, str], dict[int, Record]] = {}
    for fact in (fact for fact in facts if fact["basis"] not in NOT_A_YEAR):
        found.setdefault((fact["basis"], fact["figure_unit"]), {})[fact["year"]] = fact
    yield from ([years[year] for year in sorted(years)] for years in found.values() if len(years) >= LEAST)


def _picture(content: Content, facts: list[Record]) -> Markup:
    """Return a series as bars, a year each; a year of which no figure is known is a gap with a dash."""
    from markupsafe import Markup

    data, first, last = content.data, facts[0], facts[-1]
    years = range(first["year"], last["year"] + 1)
    known, top = {fact["year"]: fact["figure"] for fact in facts}, max(fact["figure"] for fact in facts) or 1
    step, tall = WIDTH / len(years), HEIGHT - ABOVE - BELOW
    highest = next(fact["year"] for fact in facts if fact["figure"] == max(known.values()))
    shown = known if len(known) <= LABELLED else {first["year"], last["year"], highest}
    bars = [
        {
            "x": round(place * step, 1),
            "high": round(tall * known[year] / top, 1) if year in known else 0,
            "number": "–" if year not in known else say_short(known[year]) if year in shown else "",
            "year": str(year) if len(years) <= LABELLED or year in shown else "",
        }
        for place, year in enumerate(years)
    ]
    name = joined([indicator_label(data, first["indicator"]), say_basis(data, first)])
    words = say(
        "{label}: {first} in {year}, {last} in {other}.",
        label=name,
        first=say_value(data, first),
        year=str(first["year"]),
        last=say_value(data, last),
        other=str(last["year"]),
    )
    sizes = {"width": WIDTH, "height": HEIGHT, "above": ABOVE, "base": HEIGHT - BELOW, "step": round(step, 1)}
    shade = colour(first["subject"])
    return Markup(template(PACKAGE, "years.html").render(bars=bars, words=words, shade=shade, **sizes))


def _table(content: Content, mechanism: str, figures: dict[str, list[Record]]) -> str:
    """Return the figures, the newest year of each question first."""
    data, rows = content.data, []
    for name, facts in figures.items():
        rows.append(Row(indicator_label(data, name)))
        for fact in sorted(facts, key=lambda fact: -fact["year"]):
            figure = Cell(say_value(data, fact), say_qualities(data, fact, period=False))
            rows.append(Row(str(fact["year"]), (figure, Cell(cited(data, fact), isolated(coded(data, fact["note"]))))))
    heads = (say("Year"), say("Figure"), say("Source"))
    return body(table(short_name(data, mechanism), heads, rows, widths=(14, 36, 50)))
