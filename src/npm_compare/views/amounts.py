"""How amounts and rates are put into words: with their currency, as a percentage, and as “more than” where they are bounds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from npm_compare.facts.dataset import Dataset
from npm_compare.views.labels import code_label
from npm_compare.views.language import isolated, money, number, percent, say

DOLLARS = "intl"
"""The unit of amounts that were converted into international dollars, at purchasing power parity."""


def qualified(data: Dataset, qualifier: str, value: str) -> str:
    """Return a value behind the word that the source puts before it: a figure that is exceeded is not that figure."""
    if not qualifier:
        return value
    # Translators: a bound or an approximation, and a figure, such as “more than 80%”.
    return say("{qualifier} {value}", qualifier=code_label(data, "qualifier", qualifier), value=value)


def say_amount(value: float | Decimal, unit: str, digits: int | None = None) -> str:
    """Return an amount with its currency.

    >>> say_amount(1250000, "MAD"), say_amount(1250000, "intl")
    ('1,250,000 MAD', '1,250,000 international dollars')
    """
    if unit == DOLLARS:
        return isolated(say("{number} international dollars", number=number(value, digits)))
    return money(value, unit, digits)


def say_rate(data: Dataset, rate: Mapping[str, Any]) -> str:
    """Return a rate with its unit: a share in percent, money in its currency, numbers from 100 up without decimals."""
    return qualified(data, rate["rate_qualifier"], _quotient(float(rate["rate"]), rate["rate_unit"]))


def _quotient(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 2
    if unit == "percent":
        return percent(value / 100, 1)
    return say_amount(value, unit, digits) if unit else number(value, digits)
