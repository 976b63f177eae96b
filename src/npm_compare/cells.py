"""What one cell may contain: characters, numbers, dates, codes; and what to say when it contains something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date, timedelta

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

# Controls, zero-width and bidirectional characters, the replacement character.
INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]")
PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
FORMULA = re.compile(r"[=+@-]")
EXCEL_ERROR = re.compile(r"#(REF|N/A|NA|VALUE|VALEUR|NAME|NOM|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC)\b.*")
EXCEL_DATE = re.compile(r"\d{1,2}-(jan|feb|fév|f[eé]vr|mar|mars|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|sept|oct|nov|dec|déc)\.?", re.I)
NO_LOCATOR = {"n/a", "na", "none", "nan", "null", "-", "--", "?", "."}
YES_NO = {"oui": "yes", "true": "yes", "vrai": "yes", "y": "yes", "1": "yes", "نعم": "yes", "non": "no", "false": "no", "faux": "no", "n": "no", "0": "no", "لا": "no"}
EXCEL_LIMIT = 32_767


def look_at_text(text: str) -> Finding | None:
    """Find what no cell may contain, whatever its field."""
    hidden = INVISIBLE.search(text)
    if hidden:
        if hidden[0] == "\ufffd":
            return f"text was lost: it contains U+FFFD ({visible(text)})", "put back the original text"
        return f"an invisible character U+{ord(hidden[0]):04X} ({visible(text)})", "delete it"
    if text != text.strip():
        return f"white space at the beginning or the end ({visible(repr(text))})", f"write {visible(text.strip())}"
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"a spreadsheet would run this text as a formula ({visible(text)})", "begin the text with a word"
    if EXCEL_ERROR.fullmatch(text):
        return f"an error value of a spreadsheet ({visible(text)})", "put back the value; leave the cell empty if it is not known"
    return None


def doubt_text(text: str) -> Finding | None:
    """Find what is legal but looks like an accident; it becomes a notice."""
    if len(text) > EXCEL_LIMIT:
        return f"{len(text):,} characters in one cell", f"Excel cuts a cell at {EXCEL_LIMIT:,}"
    if "???" in text:
        return f"a row of question marks ({visible(text)})", "check that no letters were lost while saving"
    if PRESENTATION_FORM.search(text):
        return f"Arabic presentation forms, as copied from a PDF ({visible(text)})", "type the plain letters, or normalise (NFKC)"
    if unicodedata.normalize("NFC", text) != text:
        return f"letters and accents are stored apart ({visible(text)})", "normalise the text (NFC)"
    if EXCEL_DATE.fullmatch(text):
        return f"this looks like a date that Excel made ({visible(text)})", "check the original, perhaps a range of pages"
    return None


def look_at_number(text: str) -> Finding | None:
    """Find why a text is not a plain number."""
    if NUMBER.fullmatch(text):
        if abs(float(text)) > LARGEST:
            return f"a number above 2^53 ({visible(text)})", "check the value; such a number cannot be kept exactly"
        return None
    plain = "".join(str(unicodedata.digit(c, c)) for c in text)
    plain = re.sub(r"[\u00a0\u202f\u2009 '’]", "", plain).replace("\u2212", "-").replace("٫", ".").replace("٬", "")
    if plain != text and NUMBER.fullmatch(plain):
        return f"not a plain number ({visible(text)})", f"write {plain}"
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", text):
        return f"an ambiguous number ({visible(text)})", "write it without a separator of thousands and with a decimal point"
    if re.fullmatch(r"-?\d+,\d+", text):
        return f"a decimal comma ({visible(text)})", f"write {text.replace(',', '.')} if the comma marks decimals"
    if re.fullmatch(r"-?[\d.]+[eE][+-]?\d+", text):
        return f"scientific notation, digits may be lost ({visible(text)})", "write the number in full, from the source"
    if re.fullmatch(r"0\d+(\.\d+)?", text):
        return f"a number that begins with zero ({visible(text)})", "write it without the zero, or correct it"
    return f"not a number ({visible(text)})", "write one plain number; ranges, signs and doubts belong in the note"


def look_at_date(text: str) -> Finding | None:
    """Find why a text is not a partial date that exists."""
    if bounds(text):
        return None
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    if plain != text and bounds(plain):
        return f"a date with other hyphens ({visible(text)})", f"write {plain}"
    if re.fullmatch(r"[34]\d{4}", text):
        guess = date(1899, 12, 30) + timedelta(days=int(text))
        return f"not a date ({text})", f"it looks like a serial number of Excel: {guess.isoformat()}?"
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", text):
        return f"not an ISO date ({text})", "day and month are ambiguous: write YYYY-MM-DD"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return f"a date that does not exist ({text})", "correct the month or the day"
    return f"not a date ({visible(text)})", "write YYYY, YYYY-MM or YYYY-MM-DD"


def look_at_code(codes: Collection[str]) -> Look:
    """Return a look that finds a text that is none of the `codes`."""

    def look(text: str) -> Finding | None:
        if text in codes:
            return None
        meant = YES_NO.get(text.casefold(), text.casefold())
        mend = f"write {meant}" if meant in codes else nearest(text, codes)
        return f"not one of the codes {'|'.join(codes)} ({visible(text)})", mend

    return look


def look_at_field(field: Field, codes: Collection[str] | None) -> Look:
    """Return the look for the cells of a field: its type, pattern, minimum and codes. Empty cells are not shown to it."""
    if codes is not None:
        return look_at_code(codes)
    if field.type == "boolean":
        return look_at_code(("yes", "no"))
    if field.is_date:
        return look_at_date
    if field.type == "year":
        return lambda text: None if YEAR.fullmatch(text) else (f"not a year ({visible(text)})", "write four digits")
    if field.type in ("number", "integer"):
        return lambda text: look_at_number(text) or _whole(field, text)
    if field.pattern is not None:
        return lambda text: _pattern(field, text)
    if field.name == "locator":
        return _locator
    return lambda text: None


def _locator(text: str) -> Finding | None:
    if text.casefold() not in NO_LOCATOR:
        return None
    return f"no locator ({text})", "say where in the source: article, page, section"


def _whole(field: Field, text: str) -> Finding | None:
    if field.type == "integer" and "." in text:
        return f"not a whole number ({text})", "write a whole number"
    if field.minimum is not None and float(text) < field.minimum:
        return f"below {field.minimum:g} ({text})", "correct the number"
    return None


def _pattern(field: Field, text: str) -> Finding | None:
    assert field.pattern is not None
    if field.pattern.search(text):
        return None
    return f"not written as a {field.name} is ({visible(text)})", f"it must match {field.pattern.pattern}"
