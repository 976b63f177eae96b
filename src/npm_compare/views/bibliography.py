"""The documents behind a table or a chart, as a list of references by author and date that shows itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import pandas as pd

from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.html import linked
from npm_compare.views.language import day, isolated, joined, language_name, say
from npm_compare.views.terminal import wrapped


@dataclass(frozen=True, eq=False)
class Bibliography:
    """Sources in the order of their authors (or publishers), dates and titles; `table` is a plain DataFrame."""

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)

    def __repr__(self) -> str:
        return wrapped("\n".join(" ".join(part for part in reference if part) for reference in self._references()))

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{escape(text)}{_link(address)}</li>" for text, address in self._references())
        return f"<ul>{items}</ul>"

    def _references(self) -> list[tuple[str, str]]:
        return [(_reference(row), row["url"]) for row in records(self.table)]


def bibliography(data: Dataset, sources: Iterable[str]) -> Bibliography:
    """Return the bibliography of some sources, each once; UnknownName offers the nearest ones.

    Examples
    --------
    >>> from npm_compare import load
    >>> len(bibliography(load(), ["mar-loi-76-15", "mar-loi-76-15"]))
    1
    """
    used = data.sources.loc[[data.source(name)["source"] for name in sorted(set(sources))]]
    columns = ["title", "author", "publisher", "published", "kind", "language", "url", "licence"]
    who = used["author"].where(used["author"] != "", used["publisher"])
    return Bibliography(used.assign(who=who).sort_values(["who", "published", "title"], kind="stable")[columns])


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


def _link(address: str) -> str:
    """Return a link; only web addresses become one, anything else stays text."""
    return f" {linked(address, address)}"
