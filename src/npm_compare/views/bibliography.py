"""The documents behind a table or a chart, as a list of references."""

from __future__ import annotations

from html import escape

from npm_compare.facts.bibliography import Bibliography
from npm_compare.facts.dataset import Record, records
from npm_compare.views.html import linked
from npm_compare.views.language import day, isolated, joined, language_name, say
from npm_compare.views.terminal import wrapped


def text(found: Bibliography) -> str:
    """Return a bibliography as it stands in a terminal: one reference a line."""
    return wrapped("\n".join(" ".join(part for part in reference if part) for reference in _references(found)))


def html(found: Bibliography) -> str:
    """Return a bibliography as a list in HTML; only web addresses become links, anything else stays text."""
    items = "".join(f"<li>{escape(words)} {linked(address, address)}</li>" for words, address in _references(found))
    return f"<ul>{items}</ul>"


def linked_html(found: Bibliography) -> str:
    """Return a bibliography as a list in HTML whose references are the links; for paper the addresses are left to the style."""
    items = "".join(f"<li>{linked(words, address)}</li>" for words, address in _references(found))
    return f"<ul>{items}</ul>"


def _references(found: Bibliography) -> list[tuple[str, str]]:
    return [(_reference(row), row["url"]) for row in records(found.table)]


def _reference(row: Record) -> str:
    """Return who published a work and when, its title and language, and its licence."""
    who = joined(dict.fromkeys(part for part in (row["author"], row["publisher"]) if part))
    date = day(row["published"]) or say("undated")
    language = f" [{language_name(row['language'])}]" if row["language"] else ""
    work = isolated(row["title"]) + language
    # Translators: a reference, such as “World Bank (March 2026). Population, total [English].”
    said = say("{who} ({date}). {work}.", who=who, date=date, work=work) if who else f"{work}, {date}."
    licence = say("Licence: {licence}.", licence=row["licence"]) if row["licence"] else ""
    return " ".join(part for part in (said, licence) if part)
