"""What each law says in words: the answer, and the article and text that give it."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.articles import Articles
from npm_compare.facts.dataset import Record, by_cell
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.comparison import foot
from npm_compare.views.html import render
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, isolated, joined, say
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import printed
from npm_compare.views.wording import inside, note_on, say_basis, say_fact, say_value, short_name, source_note


def html(found: Articles) -> str:
    """Return what the laws say in HTML, each text leading to its document."""
    return render(table(found))


def text(found: Articles) -> str:
    """Return what the laws say as it stands in a terminal."""
    words = values(found)
    return printed(words.reset_index(names=""), words.to_string(max_colwidth=60))


def table(found: Articles) -> Table:
    """Return the table: indicators down, mechanisms across."""
    asked, shown = found.comparison, by_cell(found.facts)
    rows = [
        Row(
            indicator_label(asked.data, indicator),
            tuple(_cell(found, shown.get((mechanism, indicator))) for mechanism in asked.mechanisms),
        )
        for indicator in asked.indicators
    ]
    columns = ["", *(short_name(asked.data, mechanism) for mechanism in asked.mechanisms)]
    return table_of(say("What the law says on {date}", date=day(asked.at)), columns, rows, foot=foot(asked))


def values(found: Articles) -> pd.DataFrame:
    """Return indicators down, mechanisms across: the answer, the article and the text that gives it."""
    asked, shown = found.comparison, by_cell(found.facts)
    columns = {
        short_name(asked.data, m): [_text(found, shown.get((m, i))) for i in asked.indicators] for m in asked.mechanisms
    }
    return pd.DataFrame(columns, index=[indicator_label(asked.data, i) for i in asked.indicators])


def _text(found: Articles, facts: list[Record] | None) -> str:
    data = found.comparison.data
    if not facts:
        return inside(code_label(data, "answer", NOT_KNOWN))
    # Translators: what a law says and where, such as “Yes: art. 12, Law 76-15 (law)”.
    return say("{answer}: {place}", answer=say_value(data, facts[0]), place=_place(found, facts[0]))


def _place(found: Articles, fact: Record) -> str:
    data = found.comparison.data
    return f"{joined([fact['locator'], data.source(fact['source'])['title']])} ({say_basis(data, fact)})"


def _cell(found: Articles, facts: list[Record] | None) -> Cell:
    data = found.comparison.data
    if not facts:
        return Cell(code_label(data, "answer", NOT_KNOWN), kind=NOT_KNOWN)
    fact = facts[0]
    coded = data.indicator(fact["indicator"])["codes"] == "yesno"
    words = " – ".join(isolated(part) for part in (_place(found, fact), fact["note"]) if part)
    small, note = source_note(data, fact["source"], words), note_on(data, fact, say_fact(data, fact))
    return Cell(say_value(data, fact), small, fact["value"] if coded else "", (note,))
