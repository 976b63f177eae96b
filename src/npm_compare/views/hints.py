"""How each column of the tables of facts and sources is filled, in a sentence short enough for the note on a cell."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.checking.schema import FACT_TABLES
from npm_compare.views.language import later, say

LETTERS = 255
"""How many letters a spreadsheet shows in the note on a cell."""

OF_FACTS: Mapping[str, str] = {
    # Translators: how to fill a cell of a workbook of facts; at most 255 letters each.
    "remove": later("Choose yes to take the whole row out of the data; else leave it empty."),
    "id": later("Leave it empty: the import gives it."),
    "mechanism": later("The mechanism that the fact is about: its code, from the list."),
    "state": later("The State that the fact is about: its code, from the list."),
    "indicator": later("The question that the row answers, from the list."),
    "value": later(
        "The answer as published: one from the list, a number, a date such as 2025-12-31 or 2025, or a text. "
        "Leave it empty if you did not read it: not known is not no."
    ),
    "unit": later("What a number counts; for money the three letters of the currency as published."),
    "basis": later(
        "What kind of answer it is: law or practice, voted or spent, full year or part of one. Empty: not known."
    ),
    "derived": later(
        "Choose yes if you summed, computed or inferred the value, and say in the note how; else leave it empty."
    ),
    "valid_from": later(
        "First day on which it holds: 2018-03-01, 2018-03 or 2018. For a figure its first year or day. Empty: not established."
    ),
    "valid_to": later(
        "Last day on which it holds; empty if it still does. A figure of one year has the year here too."
    ),
    "attested": later("A day on which the source shows that it held, if its beginning is not known."),
    "source": later("The document in which you read it. A new one is first added on the sheet of sources."),
    "locator": later("Where in the document: article, page, paragraph, section or table. Never empty."),
    "confidence": later("How far the reading can be relied upon."),
    "note": later(
        "Your comment in your own words; it is shown wherever the value is. If you correct the value, read it again."
    ),
    "explains": later("Nearly always empty: the check whose finding your note explains."),
    "scope": later("Of what the passage speaks: the mechanism itself, or the whole institution in which it sits."),
    "qualifier": later("How the source bounds its figure: more than, at least, less than, about. Empty: it is exact."),
    "reason": later("Why you corrected or removed a fact that was published; it is listed among the corrections."),
}

OF_SOURCES: Mapping[str, str] = {
    # Translators: how to fill a cell about a source; at most 255 letters each.
    "source": later("A short name in small letters, such as mar-loi-2018: facts name the source by it."),
    "kind": later("What kind of document it is, from the list."),
    "title": later("Its title in its own language; of a law with number and date."),
    "author": later("The body that wrote it; persons only for academic works."),
    "publisher": later("Who published it: the official gazette, a ministry, the site."),
    "published": later("Day of publication, as precisely as you know it: 2025-12-31, 2025-12 or 2025."),
    "url": later("Address of the document itself: https://…"),
    "language": later("Language of the document in two letters: ar, en, fr."),
    "licence": later("Terms under which its figures may be used again; needed for statistics."),
    "note": later("What a reader must know of the document: an archived copy, a consolidated version."),
}


def hint(table: str, column: str) -> str:
    """Return how a column of a table is filled, in the language spoken; nothing where that needs no words.

    >>> hint("mechanism_facts", "locator")
    'Where in the document: article, page, paragraph, section or table. Never empty.'
    """
    words = OF_FACTS if table in FACT_TABLES else {**OF_FACTS, **OF_SOURCES}
    return say(words.get(column, ""))
