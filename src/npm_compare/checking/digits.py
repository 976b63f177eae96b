"""Numbers and dates in the plain form in which the data have them, whatever digits and signs they are written with."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009 '’٬](?=\d{3}(?!\d))")
HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")


def bare_number(text: str) -> str:
    """Return a number with the digits 0 to 9 and a plain minus sign, without spaces or signs between thousands.

    >>> bare_number("−١٢ 345,5")
    '-12345,5'
    """
    return THOUSANDS.sub("", ascii_digits(text).replace("\u2212", "-"))


def bare_date(text: str) -> str:
    """Return a date with the digits 0 to 9 and plain hyphens."""
    return HYPHENS.sub("-", ascii_digits(text))


def ascii_digits(text: str) -> str:
    """Return a text with its decimal digits, of whatever script, written 0 to 9."""
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def plain_number(text: str) -> str:
    """Return a number without needless zeros, so that equal numbers, however they were published, are equal texts.

    >>> plain_number("20.0"), plain_number("20"), plain_number("3.50"), plain_number("-0")
    ('20', '20', '3.5', '0')
    """
    return f"{Decimal(text).normalize() + 0:f}"
