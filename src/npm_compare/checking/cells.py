"""What one cell may contain: characters, numbers, dates, codes.

And what to say when it contains something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal

from npm_compare.base.dates import bounds
from npm_compare.base.errors import nearest, visible
from npm_compare.checking.digits import bare_date, bare_number
from npm_compare.checking.schema import Field
from npm_compare.views.language import later, say

Finding = tuple[str, str]
"""What is wrong with a cell, and how to mend it."""

Look = Callable[[str], Finding | None]

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
LARGEST = 2**53
"""Above this, whole numbers are no longer exact in spreadsheets and in pandas."""

ALMOST_NUMBERS = (
    (
        r"-?\d{1,3}(,\d{3})+",
        later("an ambiguous number ({value})"),
        later("write no separator of thousands, and a decimal point"),
    ),
    (r"-?\d+,\d+", later("a decimal comma ({value})"), later("write {point} if the comma marks decimals")),
    (
        r"-?[\d.]+[eE][+-]?\d+",
        later("scientific notation, digits may be lost ({value})"),
        later("write it in full, from the source"),
    ),
    (
        r"-?0\d+(\.\d+)?",
        later("a number that begins with zero ({value})"),
        later("write it without the zero, or correct it"),
    ),
)
"""Numbers written otherwise: their form, what is wrong with them, how to mend it."""

PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
FORMULA = re.compile(r"(?:\A|[;\n])[=+@\-\uff1d\uff0b\uff20\uff0d]")
"""How a formula begins, in half or full width; where “;” stands between cells, a spreadsheet begins a cell behind it."""

EXCEL_ERROR = re.compile(r"#(REF|N/A|NA|VALUE|VALEUR|NAME|NOM|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC)\b.*|#{2,}", re.S)
MONTH = r"(jan|feb|fév|févr|mar|mars|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|sept|oct|nov|dec|déc)\.?"
EXCEL_DATE = re.compile(rf"\d{{1,2}}-{MONTH}|{MONTH}-\d{{2}}", re.IGNORECASE)
EXCEL_LIMIT = 32_767
"""Letters that Excel keeps in a cell."""

NO_LOCATOR = {"n/a", "na", "none", "nan", "null", "-", "--", "?", "."}
MEANT_YES = ("oui", "true", "vrai", "y", "1", "نعم")
MEANT_NO = ("non", "false", "faux", "n", "0", "لا")
MEANT = dict.fromkeys(MEANT_YES, "yes") | dict.fromkeys(MEANT_NO, "no")


def in_column(column: str, what: str) -> str:
    """Say in which column something is wrong.

    >>> in_column("value", "not a number (x)")
    'value: not a number (x)'
    """
    return say("{column}: {what}", column=column, what=what)


def look_at_text(text: str) -> Finding | None:
    """Find what no cell may contain, whatever its field."""
    if "\ufffd" in text:
        what = say("text was lost: it contains U+FFFD ({value})", value=visible(text))
        return what, say("put back the original text")
    if hidden := _hidden(text):
        what = say("an invisible character {code} ({value})", code=f"U+{ord(hidden):04X}", value=visible(text))
        return what, say("delete it")
    if text != text.strip():
        return _white_space(text)
    if FORMULA.search(text) and not NUMBER.fullmatch(text):
        what = say("a spreadsheet would run this as a formula ({value})", value=visible(text))
        at_start = FORMULA.match(text)
        return what, say("begin the text with a word") if at_start else say("put a space before the sign")
    if text.startswith("#") and EXCEL_ERROR.fullmatch(text):
        what = say("an error value of a spreadsheet ({value})", value=visible(text))
        return what, say("put back the value; leave the cell empty if it is not known")
    return None


def _white_space(text: str) -> Finding:
    what = say("white space at the beginning or the end ({value})", value=visible(repr(text)))
    plain = text.strip()
    return what, say("write {value}", value=visible(plain)) if plain else say("empty the cell")


def _hidden(text: str) -> str:
    """Return the first control, zero-width or bidirectional character; spaces and line breaks may stand."""
    if text.isprintable():
        return ""
    unseen = (c for c in text if not c.isprintable() and c != "\n" and unicodedata.category(c) != "Zs")
    return next(unseen, "")


def doubt_text(text: str) -> Finding | None:
    """Find what is legal but looks like an accident; it becomes a notice."""
    if len(text) > EXCEL_LIMIT:
        what = say("{count} characters in one cell", count=len(text))
        return what, say("Excel cuts a cell at {limit}", limit=EXCEL_LIMIT)
    if "??" in text:
        what = say("a row of question marks ({value})", value=visible(text))
        return what, say("check that no letters were lost while saving")
    if not text.isascii() and PRESENTATION_FORM.search(text):
        what = say("Arabic presentation forms, as copied from a PDF ({value})", value=visible(text))
        return what, say("type the plain letters, or normalise (NFKC)")
    if not unicodedata.is_normalized("NFC", text):
        what = say("letters and accents are stored apart ({value})", value=visible(text))
        return what, say("normalise the text (NFC)")
    if EXCEL_DATE.fullmatch(text):
        what = say("this looks like a date that Excel made ({value})", value=visible(text))
        return what, say("check the original, perhaps a range of pages")
    return None


def look_at_number(text: str) -> Finding | None:
    """Find why a text is not a plain number."""
    if NUMBER.fullmatch(text):
        if -LARGEST <= Decimal(text) <= LARGEST:
            return None
        what = say("a number above 2^53 ({value})", value=visible(text))
        return what, say("check the value: it cannot be kept exactly")
    plain = bare_number(text).replace("٫", ".")
    if NUMBER.fullmatch(plain):
        return say("not a plain number ({value})", value=visible(text)), say("write {value}", value=plain)
    for pattern, what, mend in ALMOST_NUMBERS:
        if re.fullmatch(pattern, text):
            return say(what, value=visible(text)), say(mend, point=text.replace(",", "."))
    mend = say("write one plain number; ranges and doubts belong in the note")
    return say("not a number ({value})", value=visible(text)), mend


def look_at_date(text: str) -> Finding | None:
    """Find why a text is not a partial date that exists."""
    if bounds(text):
        return None
    plain, value = bare_date(text), visible(text)
    if bounds(plain):
        return say("a date with other hyphens or digits ({value})", value=value), say("write {value}", value=plain)
    if re.fullmatch(r"[34]\d{4}", plain):
        guess = (date(1899, 12, 30) + timedelta(days=int(plain))).isoformat()
        mend = say("it looks like a serial number of Excel: {date}?", date=guess)
        return say("not a date ({value})", value=value), mend
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", plain):
        mend = say("day and month are ambiguous: write YYYY-MM-DD")
        return say("not an ISO date ({value})", value=value), mend
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", plain):
        mend = say("correct the year, the month or the day")
        return say("a date that does not exist ({value})", value=value), mend
    return say("not a date ({value})", value=value), say("write YYYY, YYYY-MM or YYYY-MM-DD")


def look_at_code(codes: Collection[str]) -> Look:
    """Return a look that finds a text that is none of the `codes`."""

    def look(text: str) -> Finding | None:
        if text in codes:
            return None
        meant = MEANT.get(text.casefold(), text.casefold())
        mend = say("write {value}", value=meant) if meant in codes else str(nearest(text, codes))
        return say("not one of the codes {codes} ({value})", codes="|".join(codes), value=visible(text)), mend

    return look


def look_at_field(field: Field, codes: Collection[str] | None) -> Look:
    """Return the look for the cells of a field: its type, pattern, minimum and codes.

    Empty cells are not shown to it.
    """
    if codes is not None:
        return look_at_code(codes)
    if field.is_date:
        return look_at_date
    if field.pattern is not None:
        return lambda text: _pattern(field, text)
    looks: dict[str, Look] = {
        "boolean": look_at_code(("yes", "no")),
        "year": _year,
        "number": lambda text: look_at_number(text) or _minimum(field, text),
        "integer": lambda text: look_at_number(text) or _whole(text) or _minimum(field, text),
        "string": _locator if field.name == "locator" else lambda text: None,
    }
    return looks[field.type]


def _pattern(field: Field, text: str) -> Finding | None:
    if field.pattern is None or field.pattern.search(text):
        return None
    what = say("not in the form of {column} ({value})", column=field.name, value=visible(text))
    return what, say("it must match {pattern}", pattern=field.pattern.pattern)


def _year(text: str) -> Finding | None:
    if YEAR.fullmatch(text):
        return None
    return say("not a year ({value})", value=visible(text)), say("write four digits")


def _whole(text: str) -> Finding | None:
    return (say("not a whole number ({value})", value=text), say("write a whole number")) if "." in text else None


def _minimum(field: Field, text: str) -> Finding | None:
    if field.minimum is None or float(text) >= field.minimum:
        return None
    return say("below {least} ({value})", least=f"{field.minimum:g}", value=text), say("correct the number")


def _locator(text: str) -> Finding | None:
    if text.casefold() not in NO_LOCATOR:
        return None
    return say("no locator ({value})", value=text), say("say where in the source: article, page, section")
