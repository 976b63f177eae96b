"""Two readings of one text in words: how far they agree, each answer that differs with both articles and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from npm_compare.analysis.agreement import (
    DIFFER,
    FIRST_ONLY,
    GIVEN,
    OTHER_SCOPE,
    READERS,
    SECOND_ONLY,
    STANDINGS,
    Agreement,
)
from npm_compare.analysis.reliability import FEW, TOO_FEW
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.coders import placed
from npm_compare.views.codes import word
from npm_compare.views.html import body, style
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import isolated, joined, later, number, percent, say, say_many
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.table import table as table_of
from npm_compare.views.terminal import printed, wrapped
from npm_compare.views.wording import inside, say_value, short_name

HEADINGS: Mapping[str, str] = {
    DIFFER: later("Answers that differ: {count}"),
    OTHER_SCOPE: later("The same answer, one of the institution and one of the mechanism itself: {count}"),
    FIRST_ONLY: later("Answered by the first reader only: {count}"),
    SECOND_ONLY: later("Answered by the second reader only: {count}"),
}
"""What stands over the answers that are listed, by how they stand to each other."""


def html(found: Agreement) -> str:
    """Return two readings in HTML: how far they agree, then the answers that do not."""
    listed = [differences(found, code) for code in STANDINGS if code in HEADINGS and found.standing(code)]
    return "".join([f"<style>{style()}</style>", *(body(part) for part in (shares(found), *listed))])


def text(found: Agreement) -> str:
    """Return two readings as they stand in a terminal."""
    told = shares(found)
    rows = [[row.heading, *(str(cell.text) for cell in row.cells or ())] for row in told.rows]
    words = pd.DataFrame(rows, columns=list(told.columns))
    lines = "\n".join(line for code in HEADINGS for line in _lines(found, code))
    head = [told.caption, headline(found), "", printed(words, words.to_string(index=False))]
    return "\n".join([*head, wrapped(lines)]).rstrip()


def headline(found: Agreement) -> str:
    """Say how many of the answers that both readers gave are alike, with the interval of their share.

    >>> from npm_compare import load
    >>> from npm_compare.analysis.agreement import agreement
    >>> headline(agreement([], [], mechanism="fra-cglpl", text="A law", data=load()))
    'No question was answered by both readers: nothing can be compared.'
    """
    row = records(found.table)[0]
    if not row["compared"]:
        return say("No question was answered by both readers: nothing can be compared.")
    return say_many(
        "{alike} of {count} answer that both readers gave is alike: {share}, at the level of 95% between {low} and {high}.",
        "{alike} of {count} answers that both readers gave are alike: {share}, at the level of 95% between {low} and {high}.",
        row["compared"],
        alike=number(row["alike"]),
        **_percents(row),
    )


def shares(found: Agreement) -> Table:
    """Return how far two readings agree: all answers, then those of each type."""
    name = short_name(found.data, found.mechanism)
    rows = [Row(_whose(found.data, row), tuple(map(Cell, _figures(row)))) for row in records(found.table)]
    heads = ("", say("In both"), say("Alike"), say("Share"), say("Krippendorff’s alpha"))
    caption = say("Two readings of “{title}” ({name})", title=found.text, name=name)
    return table_of(caption, heads, rows, foot=headline(found))


def _whose(data: Dataset, row: Record) -> str:
    return code_label(data, "indicator_type", row["value"]) if row["value"] else say("All answers")


def _figures(row: Record) -> Iterator[str]:
    yield number(row["compared"])
    yield number(row["alike"])
    # Translators: a share or a measure with the bounds of its interval, such as “82% (67% to 91%)”.
    yield say("{share} ({low} to {high})", **_percents(row)) if row["compared"] else ""
    yield alpha_words(row)


def _percents(row: Record) -> dict[str, str]:
    columns = {"share": "share", "low": "share_low", "high": "share_high"}
    return {name: percent(row[column]) for name, column in columns.items()}


def alpha_words(row: Record) -> str:
    """Return alpha of a row of the shares with its interval, or why there is none."""
    if row["no_alpha"]:
        why = word("no_alpha", row["no_alpha"])
        return say("{why} (fewer than {few})", why=why, few=FEW) if row["no_alpha"] == TOO_FEW else why
    if pd.isna(row["alpha_low"]):
        return number(row["alpha"], 2)
    parts = {"share": "alpha", "low": "alpha_low", "high": "alpha_high"}
    return say("{share} ({low} to {high})", **{name: number(row[column], 2) for name, column in parts.items()})


def differences(found: Agreement, code: str) -> Table:
    """Return the answers that stand so to each other: those of both readers side by side, each with article and note."""
    rows = [
        Row(
            indicator_label(found.data, row["indicator"]),
            tuple(Cell(answer_words(found.data, row, reader), isolated(row[f"{reader}_note"])) for reader in READERS),
        )
        for row in found.standing(code)
    ]
    heads = ("", *(code_label(found.data, "settled", reader) for reader in READERS))
    return table_of(say(HEADINGS[code], count=len(rows)), heads, rows, widths=(30, 35, 35))


def given(row: Record, reader: str) -> Record:
    """Return the answer of one reader in a row of the answers."""
    return {"indicator": row["indicator"], **{name: row[f"{reader}_{name}"] for name in GIVEN}}


def answer_words(data: Dataset, row: Record, reader: str) -> str:
    """Return the answer of one reader with its article; nothing where there is none."""
    answer = given(row, reader)
    if not answer["value"]:
        return ""
    scope = inside(code_label(data, "scope", answer["scope"])) if row["standing"] == OTHER_SCOPE else ""
    return joined(filter(None, (say_value(data, answer), scope, placed(data, answer["locator"]))))


def _lines(found: Agreement, code: str) -> Iterable[str]:
    rows = found.standing(code)
    if rows:
        yield from ("", say(HEADINGS[code], count=len(rows)))
    for row in rows:
        yield f"  {indicator_label(found.data, row['indicator'])}"
        for reader in READERS:
            if said := answer_words(found.data, row, reader):
                note = isolated(row[f"{reader}_note"])
                told = say("{words}: {rest}", words=code_label(found.data, "settled", reader), rest=said)
                yield f"    {told}{f' – {note}' if note else ''}"
