"""Letters as they are compared: without case, accents, marks and variants of spelling, in Latin and in Arabic script."""

from __future__ import annotations

import unicodedata
from functools import cache

VARIANTS = {
    "ة": "ه",
    "ى": "ي",
    "ٱ": "ا",
    "ی": "ي",
    "ک": "ك",
    "ـ": "",
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "’": "'",
}
"""Letters that are written in more than one way, beside those that lose a mark."""

UNSPOKEN = ("Mn", "Cf")
"""Unicode categories of what is not compared: marks on letters, and characters that only set the direction of a text."""


def folded(text: str) -> str:
    """Return a text as it is compared.

    Forms of alef and hamza, ta marbuta and ha, ya and alef maqsura are one; tatweel and vowel signs do not count; Arabic-Indic
    digits are digits.

    >>> folded("Été 2015"), folded("الأُسرة ٢٠١٥") == folded("الاسره 2015")
    ('ete 2015', True)
    """
    return "".join(map(_folded_letter, text))


@cache
def _folded_letter(letter: str) -> str:
    """Return one letter as it is compared: nothing for a mark, several letters for a ligature."""
    parts = unicodedata.normalize("NFKD", VARIANTS.get(letter, letter))
    plain = (part for part in parts if unicodedata.category(part) not in UNSPOKEN)
    return "".join(str(unicodedata.digit(part)) if part.isdigit() else part for part in plain).casefold()
