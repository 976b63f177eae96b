"""Letters as they are compared: without case, accents, marks and variants of spelling, in Latin and in Arabic script."""

from __future__ import annotations

import re
import unicodedata

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


class Folding(dict[int, str]):
    """What each letter is compared as, by its code point: found when it is met for the first time."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded_letter(chr(code))
        return self[code]


FOLDING = Folding()


def folded(text: str) -> str:
    """Return a text as it is compared.

    Forms of alef and hamza, ta marbuta and ha, ya and alef maqsura are one; tatweel and vowel signs do not count; Arabic-Indic
    digits are digits.

    >>> folded("Été 2015"), folded("الأُسرة ٢٠١٥") == folded("الاسره 2015")
    ('ete 2015', True)
    """
    return text.translate(FOLDING)


def key(text: str) -> str:
    """Return a name as it is looked up: folded, its words set apart by one space, whatever stands between them.

    >>> key(" Côte d’Ivoire "), key("cote-d-ivoire"), key("mar_cndh")
    ('cote d ivoire', 'cote d ivoire', 'mar cndh')
    """
    return " ".join(re.findall(r"[^\W_]+", folded(text)))


def _folded_letter(letter: str) -> str:
    """Return one letter as it is compared: nothing for a mark, several letters for a ligature."""
    parts = unicodedata.normalize("NFKD", VARIANTS.get(letter, letter))
    plain = (part for part in parts if unicodedata.category(part) not in UNSPOKEN)
    return "".join(str(unicodedata.digit(part)) if part.isdigit() else part for part in plain).casefold()
