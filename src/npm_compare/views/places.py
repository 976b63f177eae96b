"""Where a requirement stands: its instrument and the place in it, the articles of the Protocol as its own text writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from npm_compare.analysis.draft import TREATY
from npm_compare.facts.dataset import Dataset
from npm_compare.views.coders import placed
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, language

LETTERS: Mapping[str, Mapping[str, str]] = {
    "ar": {"a": "أ", "b": "ب", "c": "ج", "d": "د", "e": "هـ", "f": "و"},
}
"""The letters of sub-paragraphs in languages whose text of the Protocol has others than the English one.

The clauses of our own drafts cite it so too: المادة 20 (أ).
"""


def treaty_article(number: str) -> str:
    """Return an article of the Protocol with its sub-paragraphs as the text in the language spoken has them.

    >>> from npm_compare.views.language import speaking
    >>> with speaking("ar"):
    ...     treaty_article("20(a)-(b)")
    '20 (أ)-(ب)'
    """
    letters = LETTERS.get(language(), {})
    if not letters:
        return number
    return re.sub(
        r"(\d?)\(([a-f])\)", lambda found: f"{found[1]}{' ' if found[1] else ''}({letters[found[2]]})", number
    )


def stands_at(data: Dataset, requirement: str) -> str:
    """Return the article, paragraph or section in which a requirement stands."""
    row = data.requirement(requirement)
    where = placed(data, row["locator"])
    return treaty_article(where) if row["instrument"] == TREATY else where


def standing(data: Dataset, requirement: str) -> str:
    """Return where a requirement stands, inside a sentence: “OPCAT art. 20(d)”."""
    return (
        f"{code_label(data, 'instrument', data.requirement(requirement)['instrument'])} {stands_at(data, requirement)}"
    )


def reference(data: Dataset, requirement: str) -> str:
    """Return where a requirement stands, beside its text: “OPCAT, art. 20(d)”."""
    return joined(
        [code_label(data, "instrument", data.requirement(requirement)["instrument"]), stands_at(data, requirement)]
    )
