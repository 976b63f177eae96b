"""How figures are shown: each with its year, its note and its rates, and every denominator with its source."""

from __future__ import annotations

from functools import partial

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.rates import DENOMINATORS, NONE_NEAR
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.standalone import WHOLE, is_stand_alone
from npm_compare.views.amounts import qualified, say_per, say_rate
from npm_compare.views.codes import word
from npm_compare.views.display import show
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, number, say, say_many
from npm_compare.views.notes import note_on
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.terminal import printed
from npm_compare.views.wording import last_day, say_period, say_qualities, say_value, short_name, source_note

SHOWN_RATES = ("prisoners", "inhabitants")
"""Denominators of the columns of a table of figures: for money and for people at work.

A count of what they did (visits, places seen, complaints) is not divided: bodies count unlike things, and complaints come to
the whole institution. Nor is the budget or the staff of an institution with other tasks: it says nothing about prevention.
"""

PRINTED = [
    *("subject", "indicator", "basis", "valid_from", "valid_to"),
    *("qualifier", "value", "unit", "source", "note"),
]
"""Columns of figures in a terminal."""


def html(figures: Figures) -> str:
    """Return figures in HTML."""
    return render(table(figures))


def text(figures: Figures) -> str:
    """Return figures as they stand in a terminal."""
    facts = figures.facts[PRINTED]
    return printed(show(facts, data=figures.data).words, facts.to_string(index=False, max_colwidth=50))


def table(figures: Figures) -> Table:
    """Return figures as a table, each once, with their rates; a mechanism without a figure says so."""
    figures = figures.once
    data, shown = figures.data, SHOWN_RATES if any(map(partial(divided, figures.data), figures.indicators)) else ()
    by = [records(figures.rates(per)) for per in shown] or [records(figures.facts)]
    unknown = Row(code_label(data, "answer", NOT_KNOWN), (Cell("", kind=NOT_KNOWN),) * (2 + len(shown)))
    rows: list[Row] = []
    for mechanism in figures.mechanisms:
        mine = [rates for rates in zip(*by, strict=True) if rates[0]["subject"] == mechanism]
        rows += [Row(short_name(data, mechanism)), *([_row(figures, rates, shown) for rates in mine] or [unknown])]
    pers = [say_per(per) for per in shown]
    columns = ("", say("Year"), say("Figure"), *(words[:1].upper() + words[1:] for words in pers))
    foot = say_many(
        "{count} figure. Data {version}, CC BY 4.0; statistics keep the licence of their source.",
        "{count} figures. Data {version}, CC BY 4.0; statistics keep the licence of their source.",
        len(figures.facts),
        version=data.version,
    )
    return Table(say("Figures known on {date}", date=last_day(figures.at)), columns, tuple(rows), foot)


def divided(data: Dataset, indicator: str) -> bool:
    """Whether a table divides figures of an indicator: money and persons, and nothing else."""
    entry = data.indicator(indicator)
    return bool(entry["type"] == "money" or entry["unit"] == "persons")


def _row(figures: Figures, rates: tuple[Record, ...], shown: tuple[str, ...]) -> Row:
    """Return the row of a figure, given with each of its rates, if any are shown."""
    data, fact = figures.data, rates[0]
    figure = Cell(say_value(data, fact), say_qualities(data, fact, period=False), notes=(note_on(data, fact),))
    cells = (
        Cell(say_period(fact)),
        figure,
        *(_rate(figures, per, rate) for per, rate in zip(shown, rates, strict=False)),
    )
    return Row(indicator_label(data, fact["indicator"]), cells)


def _rate(figures: Figures, per: str, fact: Record) -> Cell:
    """Return the rate of a figure with its denominator, or why there is none."""
    data = figures.data
    if not divided(data, fact["indicator"]):
        return Cell("–", say("only money and staff are divided"))
    if fact["indicator"] in WHOLE.values() and not is_stand_alone(data, fact["subject"]):
        return Cell("–", say("of an institution with other tasks"))
    if fact["why_not"]:
        return Cell("–", why_no_rate(per, fact["why_not"]))
    source = data.source(fact["denominator_source"])
    published = day(source["published"]) or say("undated")
    origin = joined(part for part in (source["title"], source["publisher"], published) if part)
    licence = say("Licence: {licence}", licence=source["licence"])
    note = ". ".join(part for part in (origin, fact["denominator_note"], licence) if part)
    small = say(
        "÷ {denominator} in {year}",
        denominator=qualified(data, fact["denominator_qualifier"], number(fact["denominator"], 0)),
        year=f"{fact['denominator_year']:.0f}",
    )
    return Cell(say_rate(data, fact), small, notes=(source_note(data, source["source"], note),))


def why_no_rate(per: str, why: str) -> str:
    """Say why a figure has no rate, with the years within which a denominator was sought."""
    if why != NONE_NEAR:
        return word("why_not", why)
    apart = DENOMINATORS[per].apart
    return say_many("no denominator within {count} year", "no denominator within {count} years", apart)
