"""Every fact of a State as a table (CSV) beside its pages, the same for all languages: for a spreadsheet, without the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from npm_compare.facts.dataset import Record
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.topic import ALL

FOLDER = "facts"
"""The folder of the tables, beside those of the languages."""

LANGUAGES = ("en", "fr", "ar")
ABOUT = tuple(f"{name}_{language}" for name in ("question", "answer") for language in LANGUAGES)
OF_FACT = ("value", "unit", "qualifier", "basis", "scope", "valid_from", "valid_to", "attested", "confidence", "note")
OF_SOURCE = ("title", "author", "publisher", "published", "url")
COLUMNS = ("id", "subject", "indicator", *ABOUT, *OF_FACT, "shown", *OF_SOURCE, "locator")
"""The columns: question and answer in words, the fact as it was published, whether it is the one that is shown, its source."""


def file_of(state: str) -> str:
    """Return the file of a State, in the folder of the atlas."""
    return f"{FOLDER}/{state}.csv"


def tables(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the file of each State and that of all: the facts that are shown, and every other, older or of another source."""
    shown = {
        fact["id"] for found in (content.bodies, content.countries) for one in found.shown.values() for fact in one
    }
    shown |= {fact["id"] for years in content.yearly.values() for facts in years.values() for fact in facts}
    rows = {state: [_row(content, fact, shown) for fact in facts] for state, facts in content.facts.items()}
    yield from ((file_of(state), _table(own)) for state, own in rows.items())
    yield ALL, _table([row for own in rows.values() for row in own])


def _table(rows: list[Record]) -> str:
    held = io.StringIO()
    table = csv.DictWriter(held, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return f"\ufeff{held.getvalue()}"  # Excel needs the mark


def _row(content: Content, fact: Record, shown: set[str]) -> Record:
    """Return a fact with the words of its question and answer, and its source."""
    data = content.data
    asked, source = data.indicator(fact["indicator"]), data.source(fact["source"])
    labels = {name: data.labels(f"label_{name}") for name in LANGUAGES}
    return {
        **{name: fact[name] for name in ("id", "subject", "indicator", *OF_FACT, "locator")},
        **{f"question_{name}": asked[f"label_{name}"] for name in LANGUAGES},
        **{f"answer_{name}": labels[name].get((asked["codes"], fact["value"]), "") for name in LANGUAGES},
        **{name: source[name] for name in OF_SOURCE},
        "shown": "yes" if fact["id"] in shown else "",
    }
