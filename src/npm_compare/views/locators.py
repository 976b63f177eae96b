"""Where in a document an answer stands, in the language spoken: the words that coders write for articles, paragraphs and pages.

Only what is certain is put into words: each part of a locator, set apart by commas and semicolons, that is an article, a
paragraph, a section, a page or an annex with its number, or another place that the grammar knows. A part that is anything
else stays as it was coded, in its own language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from npm_compare.base.directions import ISOLATE, POP
from npm_compare.views.language import isolated, language, later, right_to_left, say
from npm_compare.views.locator_words import (
    ALONE,
    ARTICLE,
    ARTICLES,
    NAMED,
    NUMBERED,
    PARAGRAPH,
    PARAGRAPHS,
    WRITTEN,
)

PAIR, RANGE = later("{first} and {second}"), later("{number} to {last}")
PAIRS: Mapping[str, str] = {
    **dict.fromkeys((ARTICLE, ARTICLES), later("arts {first} and {second}")),
    **dict.fromkeys((PARAGRAPH, PARAGRAPHS), later("paras {first} and {second}")),
}
"""Two numbers, alone and with the articles or paragraphs whose numbers they are; a language may have a form for two."""

QUOTED = later("{place}, quoted")
"""A numbered place that another document quotes."""

OF_LAW, OF_THE_ACT, OF_THE_CONSTITUTION = (
    later("{place} of law {number}"),
    later("{place} of the law"),
    later("{place} of the Constitution"),
)
"""A place in a law that another document speaks of."""

SAID_BY_BODY = later("{place}, as told by the institution")
"""A place in a law as the body that it governs tells of it."""

NOTE_TO = later("note {number} to table {table}")
"""A note at the foot of a table."""

NTH_ITEM = later("item {number}")
NTH, FIRST, LAST = later("{number} para."), later("1st para."), later("last para.")
"""A paragraph counted from the beginning or the end."""

BOTH, FROM_TO = later("{first} and {second} paras"), later("{first} to {last} paras")
"""Two paragraphs counted from the beginning, and more than two."""

NO_NAMES: Mapping[str, str] = {}

_ROMAN = r"[IVX]+(?:\.\w+)?(?:[–-][IVX]+)?"
_ONE = rf"(?:\d+ \d\d(?!\w)|\d[\w()º°]*(?:[.:–-][\w(][\w()º°]*)*|{_ROMAN})(?: (?:bis|ter)| \(\d\))?"
_NUMBER = rf"{_ONE}(?: (?:and|to) {_ONE})?"
_PAIR = re.compile(rf"({_ONE}) and ({_ONE}|\(\w+\))")
_RANGE = re.compile(rf"({_ONE}) to ({_ONE})")
_WORDS = "|".join(sorted(WRITTEN, key=len, reverse=True))
_NUMBERED = re.compile(rf"({_WORDS})\.? ({_NUMBER}|{_ONE} and \(\w+\)|(?-i:[A-Z](?:\.\d+)?))", re.IGNORECASE)
_NAMED = re.compile(rf"({'|'.join(sorted(NAMED, key=len, reverse=True))}) (?-i:([^\Wa-z_].*))", re.IGNORECASE)
_TWO = re.compile(rf"({_NUMBERED.pattern}) ({_NUMBERED.pattern})", re.IGNORECASE)
_BRACKETED = re.compile(r"(.+) \((.+)\)")
_QUOTED = re.compile(r"(.+?)(?: as)? quoted|quoting (.+)")
_OF_LAW = re.compile(r"(.+) of (?:[Ll]aw|Act) ([\d/-]+)")
_LAW_FIRST = re.compile(r"law ([\d/-]+) (.+)")
_OF_THE_ACT, _OF_THE_CONSTITUTION = re.compile(r"(.+) of the (?:Act|law)"), re.compile(r"(.+) of the Constitution")
_NTH = re.compile(r"(\d+)(?:st|nd|rd|th) para(?:graph|\.)?")
_FROM_TO = re.compile(r"(\d+)(?:st|nd|rd|th)(?:[–-]| and )(\d+)(?:st|nd|rd|th) para(?:graph)?(?:s|\.)")
_NOTE_TO = re.compile(rf"note (\d+) to table ({_ONE})")
_NTH_ITEM = re.compile(r"(\d+)(?:st|nd|rd|th) item")
_SAID_BY_BODY = re.compile(r"(.+) as told by the institution")
_LAST = re.compile(r"last para(?:graph|\.)?")


def say_locator(locator: str, states: Mapping[str, str] = NO_NAMES) -> str:
    """Return where an answer stands in the language spoken; in English, and where a part is not certain, as it was coded.

    `states` are the names of States in the language spoken, by their English ones, for a table with a row for each.

    >>> from npm_compare.views.language import speaking
    >>> with speaking("fr"):
    ...     say_locator("last para., as amended")
    'dernier al., as amended'
    """
    if language() == "en":
        return locator
    text = _parts(locator, lambda part: _row(part, states) or _said(part) or _as_coded(part))
    return text if text != locator else isolated(locator)


def _parts(locator: str, part: Callable[[str], str]) -> str:
    """Return a text part by part, with the commas and semicolons of the language; those in brackets part nothing."""
    parts = re.split(r"([,;] )(?![^(]*\))", locator)
    return "".join(_mark(one) if n % 2 else part(one) for n, one in enumerate(parts))


def _mark(mark: str) -> str:
    """Return a comma or semicolon as the language writes it."""
    if right_to_left():
        return {", ": "، ", "; ": "؛ "}[mark]
    return {", ": ", ", "; ": "\u202f; "}[mark]


def _as_coded(part: str) -> str:
    return f"{ISOLATE}{part}{POP}" if right_to_left() else part


def _said(part: str) -> str:
    """Return a part in words, or nothing where it is not certain what it says."""
    if part.lower() in ALONE:
        return say(ALONE[part.lower()])
    for pattern, said in _SAID.items():
        if (found := re.fullmatch(pattern, part)) and (words := said(found)):
            return words
    return ""


def _numbered(found: re.Match[str]) -> str:
    kind, number = WRITTEN[found[1].lower()], found[2]
    two = re.fullmatch(_PAIR, number)
    if two and kind in PAIRS and not re.search("[–-]", number) and not two[2].startswith("("):
        return say(PAIRS[kind], first=two[1], second=two[2])
    return say(NUMBERED[kind], number=_bare(number))


def _bare(number: str) -> str:
    """Return a number, or two, with the words of the language between them."""
    if two := re.fullmatch(_PAIR, number):
        return say(PAIR, first=two[1], second=two[2])
    if two := re.fullmatch(_RANGE, number):
        return say(RANGE, number=two[1], last=two[2])
    return number


def _row(part: str, states: Mapping[str, str]) -> str:
    """Return a row of a State, or nothing where a part is something else."""
    found = re.fullmatch(_NAMED, part)
    return say(NAMED[found[1].lower()], name=states[found[2]]) if found and found[2] in states else ""


def _named(found: re.Match[str]) -> str:
    return say(NAMED[found[1].lower()], name=found[2])


def _two(found: re.Match[str]) -> str:
    """Return an article and its paragraph, which coders may write without a comma."""
    first, second = found[1], found[len(found.groups()) // 2 + 1]
    return f"{_said(first)}{_mark(', ')}{_said(second)}"


def _bracketed(found: re.Match[str]) -> str:
    """Return a place and what stands in brackets after it, where both are certain."""
    inside = re.split(", ", found[2])
    words = [_said(one) or (one if re.fullmatch(_NUMBER, one) else "") for one in inside]
    place = _said(found[1])
    return f"{place} ({_mark(', ').join(words)})" if place and all(words) else ""


def _placed(pattern: str, place: str, **fields: str) -> str:
    """Return a sentence on a place, where what the place is is certain."""
    return say(pattern, place=words, **fields) if (words := _said(place)) else ""


def _nth(found: re.Match[str]) -> str:
    return say(FIRST) if found[1] == "1" else say(NTH, number=found[1])


def _from_to(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    if last == first + 1 or " and " in found[0]:
        return say(BOTH, first=first, second=last)
    return say(FROM_TO, first=first, last=last)


_SAID: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    _NUMBERED: _numbered,
    _NTH: _nth,
    _NOTE_TO: lambda found: say(NOTE_TO, number=found[1], table=found[2]),
    _NTH_ITEM: lambda found: say(NTH_ITEM, number=found[1]),
    _PAIR: lambda found: _bare(found[0]),
    _FROM_TO: _from_to,
    _LAST: lambda found: say(LAST),
    _NAMED: _named,
    _TWO: _two,
    _QUOTED: lambda found: _placed(QUOTED, found[1] or found[2]),
    _SAID_BY_BODY: lambda found: _placed(SAID_BY_BODY, found[1]),
    _OF_LAW: lambda found: _placed(OF_LAW, found[1], number=found[2]),
    _LAW_FIRST: lambda found: _placed(OF_LAW, found[2], number=found[1]),
    _OF_THE_ACT: lambda found: _placed(OF_THE_ACT, found[1]),
    _OF_THE_CONSTITUTION: lambda found: _placed(OF_THE_CONSTITUTION, found[1]),
    _BRACKETED: _bracketed,
}
