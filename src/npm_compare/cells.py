"""What one cell may contain: characters, numbers, dates, codes.

And what to say when it contains something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal

from npm_compare.dates import bounds
from npm_compare.errors import nearest, visible
from npm_compare.schema import Field

Finding = tuple[str, str]
"""What is wrong with a cell, and how to mend it."""

Look = Callable[[str], Finding | None]

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
LARGEST = 2**53
"""Above this, whole numbers are no longer exact in spreadsheets and in pandas."""

ALMOST_NUMBERS = (
    (r"-?\d{1,3}(,\d{3})+", "an ambiguous number", "write no separator of thousands, and a decimal point"),
    (r"-?\d+,\d+", "a decimal comma", "write {point} if the comma marks decimals"),
    (r"-?[\d.]+[eE][+-]?\d+", "scientific notation, digits may be lost", "write it in full, from the source"),
    (r"-?0\d+(\.\d+)?", "a number that begins with zero", "write it without the zero, or correct it"),
)
THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009 '’٬](?=\d{3}(?!\d))")
HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")
PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
FORMULA = re.compile(r"[=+@-]")
EXCEL_ERROR = re.compile(r"#(REF|N/A|NA|VALUE|VALEUR|NAME|NOM|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC)\b.*|#{2,}", re.S)
MONTH = r"(jan|feb|fév|févr|mar|mars|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|sept|oct|nov|dec|déc)\.?"
EXCEL_DATE = re.compile(rf"\d{{1,2}}-{MONTH}|{MONTH}-\d{{2}}", re.IGNORECASE)
EXCEL_LIMIT = 32_767
NO_LOCATOR = {"n/a", "na", "none", "nan", "null", "-", "--", "?", "."}
MEANT_YES = ("oui", "true", "vrai", "y", "1", "نعم")
MEANT_NO = ("non", "false", "faux", "n", "0", "لا")
MEANT = dict.fromkeys(MEANT_YES, "yes") | dict.fromkeys(MEANT_NO, "no")


def look_at_text(text: str) -> Finding | None:
    """Find what no cell may contain, whatever its field."""
    if "\ufffd" in text:
        return f"text was lost: it contains U+FFFD ({visible(text)})", "put back the original text"
    if hidden := _hidden(text):
        return f"an invisible character U+{ord(hidden):04X} ({visible(text)})", "delete it"
    if text != text.strip():
        mend = f"write {visible(text.strip())}" if text.strip() else "empty the cell"
        return f"white space at the beginning or the end ({visible(repr(text))})", mend
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"a spreadsheet would run this as a formula ({visible(text)})", "begin the text with a word"
    if EXCEL_ERROR.fullmatch(text):
        mend = "put back the value; leave the cell empty if it is not known"
        return f"an error value of a spreadsheet ({visible(text)})", mend
    return None


def _hidden(text: str) -> str:
    """Return the first control, zero-width or bidirectional character; spaces and line breaks may stand."""
    if text.isprintable():
        return ""
    unseen = (c for c in text if not c.isprintable() and c != "\n" and unicodedata.category(c) != "Zs")
    return next(unseen, "")


def doubt_text(text: str) -> Finding | None:
    """Find what is legal but looks like an accident; it becomes a notice."""
    if len(text) > EXCEL_LIMIT:
        return f"{len(text):,} characters in one cell", f"Excel cuts a cell at {EXCEL_LIMIT:,}"
    if "??" in text:
        return f"a row of question marks ({visible(text)})", "check that no letters were lost while saving"
    if PRESENTATION_FORM.search(text):
        mend = "type the plain letters, or normalise (NFKC)"
        return f"Arabic presentation forms, as copied from a PDF ({visible(text)})", mend
    if unicodedata.normalize("NFC", text) != text:
        return f"letters and accents are stored apart ({visible(text)})", "normalise the text (NFC)"
    if EXCEL_DATE.fullmatch(text):
        mend = "check the original, perhaps a range of pages"
        return f"this looks like a date that Excel made ({visible(text)})", mend
    return None


def look_at_number(text: str) -> Finding | None:
    """Find why a text is not a plain number."""
    if NUMBER.fullmatch(text):
        if -LARGEST <= Decimal(text) <= LARGEST:
            return None
        return f"a number above 2^53 ({visible(text)})", "check the value: it cannot be kept exactly"
    plain = THOUSANDS.sub("", _ascii_digits(text).replace("\u2212", "-").replace("٫", "."))
    if NUMBER.fullmatch(plain):
        return f"not a plain number ({visible(text)})", f"write {plain}"
    for pattern, what, mend in ALMOST_NUMBERS:
        if re.fullmatch(pattern, text):
            return f"{what} ({visible(text)})", mend.format(point=text.replace(",", "."))
    return f"not a number ({visible(text)})", "write one plain number; ranges and doubts belong in the note"


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def look_at_date(text: str) -> Finding | None:
    """Find why a text is not a partial date that exists."""
    if bounds(text):
        return None
    plain = HYPHENS.sub("-", _ascii_digits(text))
    if bounds(plain):
        return f"a date with other hyphens or digits ({visible(text)})", f"write {plain}"
    if re.fullmatch(r"[34]\d{4}", plain):
        guess = date(1899, 12, 30) + timedelta(days=int(plain))
        return f"not a date ({visible(text)})", f"it looks like a serial number of Excel: {guess.isoformat()}?"
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", plain):
        return f"not an ISO date ({visible(text)})", "day and month are ambiguous: write YYYY-MM-DD"
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", plain):
        return f"a date that does not exist ({visible(text)})", "correct the year, the month or the day"
    return f"not a date ({visible(text)})", "write YYYY, YYYY-MM or YYYY-MM-DD"


def look_at_code(codes: Collection[str]) -> Look:
    """Return a look that finds a text that is none of the `codes`."""

    def look(text: str) -> Finding | None:
        if text in codes:
            return None
        meant = MEANT.get(text.casefold(), text.casefold())
        mend = f"write {meant}" if meant in codes else nearest(text, codes)
        return f"not one of the codes {'|'.join(codes)} ({visible(text)})", mend

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
    return f"not in the form of {field.name} ({visible(text)})", f"it must match {field.pattern.pattern}"


def _year(text: str) -> Finding | None:
    return None if YEAR.fullmatch(text) else (f"not a year ({visible(text)})", "write four digits")


def _whole(text: str) -> Finding | None:
    return (f"not a whole number ({text})", "write a whole number") if "." in text else None


def _minimum(field: Field, text: str) -> Finding | None:
    if field.minimum is None or float(text) >= field.minimum:
        return None
    return f"below {field.minimum:g} ({text})", "correct the number"


def _locator(text: str) -> Finding | None:
    if text.casefold() not in NO_LOCATOR:
        return None
    return f"no locator ({text})", "say where in the source: article, page, section"
