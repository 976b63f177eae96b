"""The models under discussion in words: the range of every value and how many answers are behind it."""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Record, records
from npm_compare.views import html as page
from npm_compare.views.headings import result_heading
from npm_compare.views.labels import code_label
from npm_compare.views.language import number, say
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as made
from npm_compare.views.terminal import printed
from npm_compare.views.wording import last_day
from npm_compare.weighing.options import Options


def label(options: Options, name: str) -> str:
    """Return the label of a model or a criterion in the language spoken."""
    return code_label(options.data, "criterion" if name in options.criteria else "model", name)


def with_number(options: Options, option: str) -> str:
    """Return the label of a model and how many mechanisms are of it."""
    # Translators: a model and how many mechanisms are of it.
    return say("{option} ({number})", option=label(options, option), number=len(options.members[option]))


def say_value(row: Record) -> str:
    """Return the range of the value of a model on a criterion, or that the criterion does not apply to it."""
    return say_range(row["lowest"], row["highest"]) if row["asked"] else say("not applicable")


def say_range(low: float, high: float) -> str:
    """Return the range of a value between 0 and 1.

    >>> say_range(0, 0.5)
    '0.00 to 0.50'
    """
    return say("{low} to {high}", low=number(low, 2), high=number(high, 2))


def text(options: Options) -> str:
    """Return the ranges, criteria down; where there is no terminal the plain table, as an analyst works with it."""
    columns = {label(options, option): [say_value(row) for row in _of(options, option)] for option in options.options}
    words = pd.DataFrame({"": [label(options, criterion) for criterion in options.criteria], **columns})
    return printed(words, options.table.round(2).to_string(index=False))


def words(options: Options) -> pd.DataFrame:
    """Return the ranges as one row a model and criterion, with the number of answers known, all in words."""
    heads = [result_heading(column) for column in ("option", "criterion", "value", "answered")]
    rows = [
        (with_number(options, option), label(options, row["criterion"]), say_value(row), _known(row))
        for option in options.options
        for row in _of(options, option)
    ]
    return pd.DataFrame(rows, columns=heads, dtype=object)


def html(options: Options) -> str:
    """Return the ranges and the number of answers known in HTML."""
    return page.render(table(options))


def table(options: Options) -> Table:
    """Return the ranges, criteria down and options across, with the number of answers known."""
    cells = zip(*([_cell(row) for row in _of(options, option)] for option in options.options), strict=True)
    rows = (Row(label(options, criterion), row) for criterion, row in zip(options.criteria, cells, strict=True))
    foot = say(
        "0: no mechanism of the model has it; 1: all have it. The range is open where answers are not known. Not "
        "applicable: the criterion asks nothing of the model, which has it neither for nor against it. Conformity "
        "with standards, not effectiveness. Data {version}, CC BY 4.0.",
        version=options.data.version,
    )
    caption = say("What mechanisms of each model have, on {date}", date=last_day(options.at))
    return made(caption, ["", *(with_number(options, option) for option in options.options)], rows, foot=foot)


def _of(options: Options, option: str) -> list[Record]:
    """Return the rows of an option in the order of the criteria."""
    mine = options.table[options.table["option"] == option].set_index("criterion", drop=False)
    return records(mine.loc[list(options.criteria)])


def _cell(row: Record) -> Cell:
    return Cell(say_value(row), _answers(row))


def _known(row: Record) -> str:
    return say("{known} of {asked}", known=row["known"], asked=row["asked"]) if row["asked"] else ""


def _answers(row: Record) -> str:
    """Say how many answers are known; nothing where the criterion does not apply."""
    return say("{known} of {asked} answers known", known=row["known"], asked=row["asked"]) if row["asked"] else ""
