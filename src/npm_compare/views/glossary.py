"""The terms of the glossary in words: each with its abbreviation, in alphabetical order."""

from __future__ import annotations

from npm_compare.base.letters import folded
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.language import isolated, language


def term_of(data: Dataset, term: str) -> Record:
    """Return the entry of a term, named as in English."""
    return records(data.glossary[data.glossary["term_en"] == term])[0]


def in_order(data: Dataset) -> list[Record]:
    """Return the entries in the alphabetical order of the language spoken."""
    return sorted(records(data.glossary), key=lambda entry: _alphabetical(entry[f"term_{language()}"]))


def _alphabetical(term: str) -> str:
    """Return a term as it is sorted: without accents, and in Arabic without its article."""
    return folded(term.removeprefix("ال"))


def with_abbreviation(entry: Record, spoken: str) -> str:
    """Return a term in a language with its abbreviation, where the language has one."""
    term, short = entry[f"term_{spoken}"], entry.get(f"abbr_{spoken}", "")
    return f"{term} ({isolated(short)})" if short else str(term)
