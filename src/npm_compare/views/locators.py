"""Where in a document an answer stands, in the language spoken: the words that coders write for articles, paragraphs and pages.

Only what is certain is put into words: each part of a locator, set apart by commas and semicolons, that is an article, a
paragraph, a section, a page or an annex with its number. A part that is anything else stays as it was coded, in its own language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from npm_compare.views.language import ISOLATE, POP, isolated, language, later, right_to_left, say

NUMBERED: Mapping[str, str] = {
    "art.": later("art. {number}"),
    "arts": later("arts {number}"),
    "para.": later("para. {number}"),
    "paras": later("paras {number}"),
    "p.": later("p. {number}"),
    "pp.": later("pp. {number}"),
    "section": later("section {number}"),
    "annex": later("annex {number}"),
}
"""What a part of a locator says with a number."""

PAIR = later("{first} and {second}")
PAIRS: Mapping[str, str] = {"art.": later("arts {first} and {second}"), "para.": later("paras {first} and {second}")}
PAIRS = {**PAIRS, "arts": PAIRS["art."], "paras": PAIRS["para."]}
"""Two numbers, alone and with the articles or paragraphs whose numbers they are; a language may have a form for two."""

QUOTED = later("{place}, quoted")
"""A numbered place that another document quotes."""

NTH, FIRST, LAST = later("{number} para."), later("1st para."), later("last para.")
"""A paragraph counted from the beginning or the end."""

BOTH, FROM_TO = later("{first} and {second} paras"), later("{first} to {last} paras")
"""Two paragraphs counted from the beginning, and more than two."""

ALONE: Mapping[str, str] = {
    "title": later("title"),
    "introduction": later("introduction"),
    "summary": later("summary"),
    "whole act": later("whole act"),
    "whole law": later("whole law"),
    "annex": later("annex"),
    "first sentence": later("first sentence"),
    "second sentence": later("second sentence"),
    "whole page": later("whole page"),
    "whole text": later("whole text"),
    "whole article": later("whole article"),
}
"""What a part of a locator says alone."""

_ONE = r"\d+[\w()]*(?:[–-][\d(][\w()]*)?"
_NUMBER = rf"{_ONE}(?: and {_ONE})?"
_PAIR = re.compile(rf"({_ONE}) and ({_ONE})")
_NUMBERED = re.compile(rf"(Arts?|arts?|paragraphs?|paras?|section|pp?|annex)\.? ({_NUMBER})")
_QUOTED = re.compile(rf"{_NUMBERED.pattern} quoted")
_NTH = re.compile(r"(\d+)(?:st|nd|rd|th) para(?:graph|\.)?")
_FROM_TO = re.compile(r"(\d+)(?:st|nd|rd|th)(?:[–-]| and )(\d+)(?:st|nd|rd|th) para(?:graph)?s")
_LAST = re.compile(r"last para(?:graph|\.)?")
_KINDS = {"art": "art.", "arts": "arts", "para": "para.", "paras": "paras", "p": "p.", "pp": "pp."}
_KINDS |= {"paragraph": "para.", "paragraphs": "paras", "section": "section", "annex": "annex"}


def say_locator(locator: str) -> str:
    """Return where an answer stands in the language spoken; in English, and where a part is not certain, as it was coded.

    >>> from npm_compare.views.language import speaking
    >>> with speaking("fr"):
    ...     say_locator("last para., as amended")
    'dernier al., as amended'
    """
    if language() == "en":
        return locator
    parts = re.split(r"([,;] )(?![^(]*\))", locator)
    said = [_mark(part) if n % 2 else _part(part) for n, part in enumerate(parts)]
    text = "".join(said)
    return text if text != locator else isolated(locator)


def _mark(mark: str) -> str:
    """Return a comma or semicolon as the language writes it."""
    if right_to_left():
        return {", ": "، ", "; ": "؛ "}[mark]
    return {", ": ", ", "; ": "\u202f; "}[mark]


def _part(part: str) -> str:
    for pattern, said in _SAID.items():
        if found := re.fullmatch(pattern, part):
            return said(found)
    if part in ALONE:
        return say(ALONE[part])
    return f"{ISOLATE}{part}{POP}" if right_to_left() else part


def _numbered(found: re.Match[str]) -> str:
    kind, two = _KINDS[found[1].lower()], re.fullmatch(_PAIR, found[2])
    if two and kind in PAIRS and not re.search("[–-]", found[2]):
        return say(PAIRS[kind], first=two[1], second=two[2])
    return say(NUMBERED[kind], number=_pair(two) if two else found[2])


def _pair(found: re.Match[str]) -> str:
    return say(PAIR, first=found[1], second=found[2])


def _nth(found: re.Match[str]) -> str:
    return say(FIRST) if found[1] == "1" else say(NTH, number=found[1])


def _from_to(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if last == first + 1 or " and " in found[0]:
        return say(BOTH, first=first, second=last)
    return say(FROM_TO, first=first, last=last)


_SAID: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    _NUMBERED: _numbered,
    _QUOTED: lambda found: say(QUOTED, place=_numbered(found)),
    _NTH: _nth,
    _PAIR: _pair,
    _FROM_TO: _from_to,
    _LAST: lambda found: say(LAST),
}
