"""Texts written from right to left, and what keeps its own direction inside them."""

from __future__ import annotations

import re

ISOLATE, POP = "\u2068", "\u2069"
"""First strong isolate, and its end."""

_BRACKETS = r"(?:\([0-9A-Za-z]+\))"
_NUMBER = re.compile(rf"(?<![0-9A-Za-z\u2068-])\d+(?:{_BRACKETS}|-\d+|-{_BRACKETS})+(?![0-9A-Za-z-])")
_LETTERS = re.compile(r"{\w+}|([^\W\d_])")


def unturned(text: str) -> str:
    """Return a text in which the number of a law or of an article with its paragraphs keeps its order behind Arabic letters.

    Behind these a hyphen or bracket parts the digits on its two sides, which are then set from right to left: 15-76 for 76-15.
    A number that no letter or a Latin one goes before is left as it is, and so is one behind a field in braces.

    >>> unturned("القانون 76-15") == f"القانون {ISOLATE}76-15{POP}", unturned("law 76-15")
    (True, 'law 76-15')
    """
    return _NUMBER.sub(_isolated, text)


def _isolated(found: re.Match[str]) -> str:
    letters = [letter for letter in _LETTERS.findall(found.string[: found.start()]) if letter]
    arabic = bool(letters) and "\u0600" <= letters[-1] <= "\u06ff"
    return f"{ISOLATE}{found[0]}{POP}" if arabic else found[0]
