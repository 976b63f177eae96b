"""The order of the models in every way of reading and weighing the facts, in words."""

from __future__ import annotations

from npm_compare.facts.dataset import Record, records
from npm_compare.views import html as page
from npm_compare.views.codes import word
from npm_compare.views.language import percent, say
from npm_compare.views.options import label
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as made
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside, last_day
from npm_compare.weighing.variants import Variants


def way(found: Variants, row: Record) -> str:
    """Return one way of reading and weighing the facts in words."""
    if row["criterion"]:
        return say("Without “{criterion}”", criterion=inside(label(found.options, row["criterion"])))
    return word("variant", row["variant"])


def leads(found: Variants, row: Record) -> str:
    """Return the model that leads in one way, or that none does."""
    return label(found.options, row["leads"]) if row["leads"] else say("none")


def margin(row: Record) -> str:
    """Return the shares of weightings in which the first model and the next one come first."""
    return say("{low} to {high}", low=percent(row["first"]), high=percent(row["second"]))


def text(found: Variants) -> str:
    """Return the shares in words; where there is no terminal the plain table, as an analyst works with it."""
    words = found.table.assign(variant=[way(found, row) for row in records(found.table)]).drop(columns="criterion")
    return printed(words, found.table.round(2).to_string(index=False))


def html(found: Variants) -> str:
    """Return the shares in HTML."""
    return page.render(table(found))


def table(found: Variants) -> Table:
    """Return the ways down and the models across: the share of weightings in which each comes first, and which does."""
    rows = (
        Row(
            way(found, row),
            (Cell(leads(found, row)), Cell(margin(row)), *(Cell(percent(row[name])) for name in found.options.options)),
        )
        for row in records(found.table)
    )
    foot = say(
        "Share of weightings of the criteria, all being equally likely, in which the model comes first. A model leads only if it "
        "comes first in more than {least} of them, which is half and the chance of {draws} draws; the margin is that of the "
        "first model and the next. A row is a way of reading and weighing the same facts; none is the right one. Conformity "
        "with standards, not effectiveness.",
        least=percent(found.least, 1),
        draws=found.draws,
    )
    caption = say("Which model comes first, on {date}", date=last_day(found.options.at))
    heads = ["", say("Leads"), say("First and next"), *(label(found.options, name) for name in found.options.options)]
    return made(caption, heads, rows, foot=foot)
