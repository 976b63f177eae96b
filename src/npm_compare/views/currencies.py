"""Currencies in words: an amount with its currency, and the name of a currency, by CLDR."""

from __future__ import annotations

from decimal import Decimal

from npm_compare.views.language import isolated, language, number
from npm_compare.views.languages import CURRENCIES, FRACTIONS, LANGUAGES


def money(amount: float | Decimal, currency: str, digits: int | None = None) -> str:
    """Return an amount with its currency: by its ISO 4217 code in English, by its name in the other languages.

    >>> money(Decimal("85081000"), "MAD")
    '85,081,000 MAD'
    """
    if language() == "en":
        return f"{number(amount, digits)} {currency}"
    counted = amount if digits is None else round(float(amount), digits)
    return isolated(f"{number(amount, digits)}\u00a0{currency_name(currency, float(counted))}")


def currency_name(currency: str, amount: float, *, of: bool = False) -> str:
    """Return the name of a currency (ISO 4217) as it stands behind an amount, or behind “million” (`of`).

    >>> currency_name("MAD", 20), currency_name("EUR", 1)
    ('Moroccan dirhams', 'euro')
    """
    from babel.numbers import get_currency_name

    whole = int(amount) if amount == int(amount) else FRACTIONS[language()](amount)
    found = str(get_currency_name(currency, count=whole, locale=LANGUAGES[language()])).partition(" (")[0]
    name = CURRENCIES.get((language(), currency), found)
    if of and language() == "fr":
        return f"d’{name}" if name[:1].lower() in "aeiou" else f"de {name}"
    return name
