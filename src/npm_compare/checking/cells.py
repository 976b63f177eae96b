"""What one cell may contain: characters, numbers, dates, codes.

And the rule that it breaks when it contains something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from npm_compare.base.dates import bounds
from npm_compare.base.errors import Message, message, nearest
from npm_compare.base.hidden import HIDDEN
from npm_compare.checking.digits import bare_date, bare_number
from npm_compare.checking.schema import Column

Look = Callable[[str], Message | None]
"""Finds the rule that a text breaks, if any."""

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
LARGEST = 2**53
"""Above this, whole numbers are no longer exact in spreadsheets and in pandas."""

ALMOST_NUMBERS = {
    r"-?\d{1,3}(,\d{3})+": "number_ambiguous",
    r"-?\d+,\d+": "decimal_comma",
    r"-?[\d.]+[eE][+-]?\d+": "scientific_notation",
    r"-?0\d+(\.\d+)?": "leading_zero",
}
"""Numbers written otherwise: their form, and the rule that they break."""

PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
FORMULA = re.compile(r"(?:\A|[;\n])[=+@\-\uff1d\uff0b\uff20\uff0d]")
"""How a formula begins, in half or full width; where “;” stands between cells, a spreadsheet begins a cell behind it."""

EXCEL_ERROR = re.compile(r"#(REF|N/A|NA|VALUE|VALEUR|NAME|NOM|DIV/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC)\b.*|#{2,}", re.S)
MONTH = r"(jan|feb|fév|févr|mar|mars|apr|avr|may|mai|jun|juin|jul|juil|aug|août|sep|sept|oct|nov|dec|déc)\.?"
EXCEL_DATE = re.compile(rf"\d{{1,2}}-{MONTH}|{MONTH}-\d{{2}}", re.IGNORECASE)
EXCEL_LIMIT = 32_767
"""Letters that Excel keeps in a cell."""

KEPT = 100_000
"""Texts of which is kept what was found: tables are checked before and after an edit, and most cells are the same."""

NO_LOCATOR = {"n/a", "na", "none", "nan", "null", "-", "--", "?", "."}
MEANT_YES = ("oui", "true", "vrai", "y", "1", "نعم")
MEANT_NO = ("non", "false", "faux", "n", "0", "لا")
MEANT = dict.fromkeys(MEANT_YES, "yes") | dict.fromkeys(MEANT_NO, "no")


@lru_cache(KEPT)
def look_at_text(text: str) -> Message | None:
    """Find what no cell may contain, whatever its field."""
    if "\ufffd" in text:
        return message("text_lost", value=text)
    if hidden := _hidden(text):
        return message("invisible_character", code=f"U+{ord(hidden):04X}", value=text)
    if text != text.strip():
        return _white_space(text)
    if FORMULA.search(text) and not NUMBER.fullmatch(text):
        return message("formula" if FORMULA.match(text) else "formula_inside", value=text)
    if text.startswith("#") and EXCEL_ERROR.fullmatch(text):
        return message("spreadsheet_error", value=text)
    return None


def _white_space(text: str) -> Message:
    plain = text.strip()
    return message("white_space", quoted=text, expected=plain) if plain else message("only_white_space", quoted=text)


def _hidden(text: str) -> str:
    """Return the first hidden character; line breaks may stand."""
    if text.isascii() and text.isprintable():
        return ""
    return next((found[0] for found in HIDDEN.finditer(text) if found[0] != "\n"), "")


@lru_cache(KEPT)
def doubt_text(text: str) -> Message | None:
    """Find what is legal but looks like an accident; it becomes a notice."""
    if len(text) > EXCEL_LIMIT:
        return message("cell_too_long", count=len(text), limit=EXCEL_LIMIT)
    if "??" in text:
        return message("question_marks", value=text)
    if not text.isascii() and PRESENTATION_FORM.search(text):
        return message("presentation_forms", value=text)
    if not unicodedata.is_normalized("NFC", text):
        return message("letters_apart", value=text)
    if EXCEL_DATE.fullmatch(text):
        return message("date_of_excel", value=text)
    return None


def look_at_number(text: str) -> Message | None:
    """Find why a text is not a plain number."""
    if NUMBER.fullmatch(text):
        if len(text) < len(str(LARGEST)) or -LARGEST <= Decimal(text) <= LARGEST:
            return None
        return message("number_too_large", value=text)
    plain = bare_number(text).replace("٫", ".")
    if NUMBER.fullmatch(plain):
        return message("number_not_plain", value=text, expected=plain)
    rule = next((rule for form, rule in ALMOST_NUMBERS.items() if re.fullmatch(form, text)), "not_a_number")
    if rule == "decimal_comma":
        return message(rule, value=text, point=text.replace(",", "."))
    return message(rule, value=text)


def look_at_date(text: str) -> Message | None:
    """Find why a text is not a partial date that exists."""
    if bounds(text):
        return None
    plain = bare_date(text)
    if bounds(plain):
        return message("date_not_plain", value=text, expected=plain)
    if re.fullmatch(r"[34]\d{4}", plain):
        guess = (date(1899, 12, 30) + timedelta(days=int(plain))).isoformat()
        return message("date_serial", value=text, date=guess)
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", plain):
        return message("date_ambiguous", value=text)
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", plain):
        return message("date_nonexistent", value=text)
    return message("not_a_date", value=text)


def look_at_code(codes: Collection[str]) -> Look:
    """Return a look that finds a text that is none of the `codes`."""

    def look(text: str) -> Message | None:
        if text in codes:
            return None
        meant = MEANT.get(text.casefold(), text.casefold())
        hint = message("write", expected=meant) if meant in codes else nearest(text, codes)
        return message("code_unknown", codes=tuple(codes), value=text, hint=hint)

    return look


def look_at_field(field: Column, codes: Collection[str] | None) -> Look:
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


def _pattern(field: Column, text: str) -> Message | None:
    if field.pattern is None or field.pattern.search(text):
        return None
    return message("form_broken", value=text, pattern=field.pattern.pattern)


def _year(text: str) -> Message | None:
    return None if YEAR.fullmatch(text) else message("not_a_year", value=text)


def _whole(text: str) -> Message | None:
    return message("not_whole", value=text) if "." in text else None


def _minimum(field: Column, text: str) -> Message | None:
    if field.minimum is None or float(text) >= field.minimum:
        return None
    return message("below_minimum", least=field.minimum, value=text)


def _locator(text: str) -> Message | None:
    return message("no_locator", value=text) if text.casefold() in NO_LOCATOR else None
