"""The languages of the package: what each needs before it can be spoken, and what one of them still lacks.

A language is a line of `LANGUAGES` with

- a line of `FRACTIONS` beside it, and of `RIGHT_TO_LEFT` if it is written so;
- its catalogue, `views/locale/<language>.po`;
- its pages, `pages/<language>/<name>.md`, as many as English has;
- a column of the tables, such as `label_<language>`, wherever there is one for each other language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from npm_compare.base.folders import pages_folder
from npm_compare.checking.schema import TableModel, languages, tables

LANGUAGES = {"en": "en_GB", "fr": "fr_FR", "ar": "ar_MA"}
"""Each language with the CLDR locale whose numbers, dates and lists it uses; Morocco writes Arabic with the digits 0 to 9.

This module lists what else a language needs.
"""

RIGHT_TO_LEFT = frozenset({"ar"})

FRACTIONS: Mapping[str, Callable[[float | Decimal], int]] = {"en": lambda count: 2, "fr": int, "ar": lambda count: 100}
"""With which whole number a fraction agrees: in English it is plural, in French singular below two, in Arabic the last form."""

CURRENCIES: Mapping[tuple[str, str], str] = {("ar", "LBP"): "ليرة لبنانية", ("ar", "MVR"): "روفية مالديفية"}
"""Names of currencies in a language that are in use where CLDR has another one."""

SOURCE = "en"
"""The language in which everything is written first; nothing of it can be missing."""

OPTIONAL = frozenset({"abbr"})
"""Texts that a language may do without: Arabic has no abbreviations."""


@cache
def lacking(language: str) -> tuple[str, ...]:
    """Return what a language lacks: entries of the code, files, and columns of tables; empty if it can be spoken.

    >>> lacking("fr")
    ()
    >>> lacking("es")[:2]
    ('FRACTIONS: es', 'views/locale/es.po')
    """
    return () if language == SOURCE else tuple(_lacking(language))


def _lacking(language: str) -> Iterator[str]:
    if language not in FRACTIONS:
        yield f"FRACTIONS: {language}"
    if not (files("npm_compare.views") / "locale" / f"{language}.po").is_file():
        yield f"views/locale/{language}.po"
    for page in sorted((pages_folder() / SOURCE).glob("*.md")):
        if not (pages_folder() / language / page.name).is_file():
            yield f"pages/{language}/{page.name}"
    for table, text in _texts():
        if f"{text}_{language}" not in table.columns:
            yield f"data/{table.file}: {text}_{language}"


def _texts() -> Iterator[tuple[TableModel, str]]:
    """Return the texts of each table that it has in more languages than one, without the language at the end."""
    endings = tuple(f"_{language}" for language in languages())
    for table in tables().values():
        stems = Counter(column[:-3] for column in table.columns if column.endswith(endings))
        yield from ((table, stem) for stem, count in stems.items() if count > 1 and stem not in OPTIONAL)
