"""Dates as people write them: as ISO, with strokes, or in the words of the languages of the data.

Months are those of the Unicode locale data; Arabic has three families of their names (يناير, جانفي, كانون الثاني).
"""

from __future__ import annotations

import re
from functools import cache

from npm_compare.base.dates import bounds, iso, written_day
from npm_compare.base.letters import folded, key
from npm_compare.checking.schema import languages

EDITIONS = ("today", "seminar")
"""The standing editions: `today` is the day up to which the facts were coded."""

COUNTRIES = {"ar": ("ar_DZ", "ar_LB", "ar_MA", "ar_MR", "ar_TN")}
"""Countries that call the months by other names than their language does elsewhere."""

NUMBER = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th|e)?")
"""A day of the month, as a numeral: 1er, 2nd, 12th."""

POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
"""A day as it is written with points, the day of the month first wherever points are in use."""

ENDS = {
    **dict.fromkeys(("beginning", "start", "debut", "بدايه", "مطلع"), 0),
    **dict.fromkeys(("end", "fin", "نهايه", "اخر"), 1),
}
"""Words for the first and the last day of a year or month."""

OF_A_YEAR = ("at", "by", "in", "year", "a", "la", "l", "en", "an", "annee", "عام", "سنه", "شهر")
"""Words that stand before a year or month of which the first or last day is meant."""

BESIDE = ("the", "of", "le", "de", "du", "في", "من")
"""Words that stand in a date and say nothing of it."""


def moment(text: str) -> str:
    """Return a date that was typed as the data write it, or nothing if it is none or may be two.

    >>> moment("12 May 2015"), moment("1er août 2014"), moment("١٢ مايو ٢٠١٥"), moment("mai 2015")
    ('2015-05-12', '2014-08-01', '2015-05-12', '2015-05')
    >>> moment("31/12/2025"), moment("5/6/2025")  # the second may be of May or of June
    ('2025-12-31', '')
    >>> moment("12.5.2015"), moment("end of 2014"), moment("fin mai 2014")  # with points the day is first
    ('2015-05-12', '2014-12-31', '2014-05-31')
    """
    first, *rest = [word for word in key(text).split() if word not in (*BESIDE, *OF_A_YEAR)] or [""]
    if first in ENDS and rest and (days := bounds(moment(" ".join(rest)))):
        return iso(days[ENDS[first]])
    if pointed := POINTED.fullmatch(folded(text).strip()):
        written = f"{pointed[3]}-{int(pointed[2]):02}-{int(pointed[1]):02}"
        return written if bounds(written) else ""
    plain = re.sub(r"\s*([-/.])\s*", r"\1", folded(text).strip())
    if found := next((each for each in (plain, written_day(plain)) if bounds(each)), ""):
        return found
    return _in_words(key(text))


def _in_words(text: str) -> str:
    """Return a date of which the month is written in letters."""
    for name, number in _months().items():
        before, found, after = f" {text} ".partition(f" {name} ")
        if found:
            return _with_month(number, [word for word in f"{before} {after}".split() if word not in BESIDE])
    return ""


def _with_month(month: int, others: list[str]) -> str:
    """Return the date that a month and the other words of it make up: a year, and a day or none."""
    years = [word for word in others if re.fullmatch(r"\d{4}", word)]
    days = [found[1] for word in others if (found := NUMBER.fullmatch(word))]
    if len(years) != 1 or len(days) > 1 or len(years) + len(days) != len(others):
        return ""
    written = "-".join([years[0], f"{month:02}", *(f"{int(day):02}" for day in days)])
    return written if bounds(written) else ""


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its names, the longer ones first."""
    from babel import Locale

    found: dict[str, int] = {}
    for spoken in (name for language in languages() for name in (language, *COUNTRIES.get(language, ()))):
        months = Locale.parse(spoken).months
        for form in ("wide", "abbreviated"):
            for number, name in [*months["format"][form].items(), *months["stand-alone"][form].items()]:
                found.setdefault(key(name), number)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))
