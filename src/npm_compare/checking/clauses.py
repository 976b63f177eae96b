"""Rules of the model clauses: one place each, the same paragraphs and blanks in every language, a rule that asks for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from npm_compare.base.errors import message
from npm_compare.checking.rows import Lists, Located, numbered
from npm_compare.checking.schema import languages
from npm_compare.checking.sheets import Sheet

Sheets = Mapping[str, Sheet]

BETWEEN = " | "
"""What stands between two paragraphs of a text."""

BLANK = re.compile(r"\[[^][]+\]")
"""What the drafter must fill in."""

TEXTS = ("text", "short", "note")
"""The texts of a clause, each with a column for every language."""


def places(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find clauses that a law would have at the same place: those of every mechanism, or of one variant."""
    taken: dict[tuple[str, str], int] = {}
    for line, (order, variant) in numbered(sheets["clauses"], "order", "variant"):
        names = [variant, ""] if variant else ["", *(name for place, name in taken if place == order)]
        if earlier := next((taken[order, name] for name in names if (order, name) in taken), None):
            yield line, "order", message("place_taken", value=order, line=earlier)
        taken.setdefault((order, variant), line)


def unlike_languages(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find texts of a clause that have more paragraphs, or other blanks to fill in, in one language than in the first."""
    first, *others = languages()
    for stem in TEXTS:
        for line, (model, *texts) in numbered(sheets["clauses"], *(f"{stem}_{name}" for name in (first, *others))):
            for name, text in zip(others, texts, strict=True):
                if (found := _shape(text)) != (wanted := _shape(model)):
                    yield line, f"{stem}_{name}", message("clause_unlike", value=found, expected=wanted)


def _shape(text: str) -> tuple[str, str]:
    """Return how many paragraphs and how many blanks a text has; none of an empty one."""
    return str(len(text.split(BETWEEN)) if text else 0), str(len(BLANK.findall(text)))


def unasked(sheets: Sheets, _: Lists) -> Iterator[Located]:
    """Find clauses that no requirement asks for."""
    asked = set(sheets["clause_points"].columns["clause"])
    for line, (clause,) in numbered(sheets["clauses"], "clause"):
        if clause not in asked:
            yield line, "clause", message("clause_unasked", value=clause)
