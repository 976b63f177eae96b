"""How a fact is put into words: the value with its unit, year, basis and doubts, and the source behind it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from npm_compare.cells import NUMBER
from npm_compare.dataset import Dataset
from npm_compare.html import Note
from npm_compare.language import number, say

Fact = Mapping[str, Any]
"""One row of `claims` or `select`."""

NOT_KNOWN = "not_known"

UNITS_SHOWN = {"percent": " %", "days": " days", "years": " years"}
"""Units that the label of an indicator does not already say."""


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: without its capital, but with those of acronyms and names.

    >>> inside("Visits by year"), inside("NPM unit"), inside("OPCAT ratification")
    ('visits by year', 'NPM unit', 'OPCAT ratification')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def short_name(data: Dataset, mechanism: str) -> str:
    """Return the State and the acronym of a mechanism.

    >>> from npm_compare import load
    >>> short_name(load(), "fra-cglpl")
    'France CGLPL'
    """
    row = data.mechanism(mechanism)
    return f"{data.state(row['state'])['name']} {row['acronym']}".strip()


def subject_name(data: Dataset, subject: str) -> str:
    """Return the short name of a mechanism or the name of a State."""
    return str(data.state(subject)["name"]) if subject in data.states.index else short_name(data, subject)


def say_number(text: str) -> str:
    """Return a number as published with the separators of the language spoken; any other text stays as it is.

    >>> say_number("6259674"), say_number("2.50"), say_number("12 to 15")
    ('6,259,674', '2.50', '12 to 15')
    """
    return number(Decimal(text)) if NUMBER.fullmatch(text) else text


def say_value(data: Dataset, fact: Fact) -> str:
    """Return the value of a fact alone: the label of a code, a number with the currency, a date or a text."""
    entry = data.indicator(fact["indicator"])
    if entry["type"] in ("yesno", "category"):
        return data.label(entry["codes"], fact["value"])
    if entry["type"] == "money":
        return f"{say_number(fact['value'])} {fact['unit']}"
    if entry["type"] == "number":
        return say_number(fact["value"]) + UNITS_SHOWN.get(fact["unit"], "")
    return str(fact["value"])


def say_period(fact: Fact) -> str:
    """Return the period of a figure: its year, or both ends."""
    first, last = fact["valid_from"], fact["valid_to"]
    return first if first == last or not last else f"{first} to {last}"


def say_basis(data: Dataset, fact: Fact) -> str:
    """Return the label of the basis of a fact, or that it was not established where the answer depends on it."""
    entry = data.indicator(fact["indicator"])
    if fact["basis"]:
        return inside(data.label(entry["basis"], fact["basis"]))
    depends = entry["type"] in ("yesno", "category") or entry["timing"] in ("level", "flow")
    return "basis not established" if entry["basis"] and depends else ""


def say_qualities(data: Dataset, fact: Fact) -> str:
    """Return what must be read with the value: year, basis, derivation, doubt about its date, disagreement."""
    parts = [say_period(fact) if fact["timing"] in ("level", "flow") else "", say_basis(data, fact)]
    parts += [
        "derived" if fact["derived"] == "yes" else "",
        "" if fact["certain"] else "date not established",
    ]
    parts.append("sources differ" if fact.get("disputed") else "")
    return ", ".join(part for part in parts if part)


def say_fact(data: Dataset, fact: Fact) -> str:
    """Return a fact as it stands in a table: value and qualities."""
    qualities = say_qualities(data, fact)
    return f"{say_value(data, fact)} ({qualities})" if qualities else say_value(data, fact)


def say_source(data: Dataset, fact: Fact) -> str:
    """Return the reference of a fact: title, locator, publisher, date and confidence."""
    source = data.source(fact["source"])
    who = source["author"] or source["publisher"]
    parts = [
        source["title"],
        fact["locator"],
        who,
        source["published"] or "undated",
        f"{fact['confidence']} confidence",
    ]
    return ", ".join(part for part in parts if part)


def say_citation(data: Dataset, source: str) -> str:
    """Return a source as it is cited in a text: who published it, and the year.

    >>> from npm_compare import load
    >>> say_citation(load(), "wb_pop_2026")
    'World Bank (2026)'
    """
    row = data.source(source)
    who = row["publisher"] or row["author"] or row["title"]
    return f"{who} ({row['published'][:4] or say('undated')})"


def say_note(data: Dataset, fact: Fact) -> str:
    """Return the reference, the time for which the fact is attested, and the coder's note."""
    note = say_source(data, fact) + "."
    if fact["timing"] == "state":
        since = (
            f"Holds from {fact['valid_from']}"
            if fact["valid_from"]
            else f"Attested {fact['attested'] or 'at coding'}, start not established"
        )
        note += f" {since}{' to ' + fact['valid_to'] if fact['valid_to'] else ''}."
    return f"{note} {fact['note']}".strip()


def note_on(data: Dataset, fact: Fact, *before: str) -> Note:
    """Return what stands behind a value, for a table: the words before it, the reference and the coder's note."""
    return Note(": ".join([*before, say_note(data, fact)]), str(data.source(fact["source"])["title"]))
