"""How amounts and rates are put into words: with their currency, as a percentage, and as “more than” where they are bounds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from npm_compare.analysis.money import DOLLARS
from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.facts.dataset import Dataset
from npm_compare.views.currencies import currency_name, money
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import isolated, language, later, number, percent, say, say_many

PER: Mapping[str, str] = {
    "prisoners": later("per 1,000 prisoners"),
    "prisons": later("per 100 prisons"),
    "inhabitants": later("per million inhabitants"),
    "places": later("per 100 places in the mandate"),
    "staff": later("per staff member"),
    "visits": later("per visit"),
    "institution_budget": later("in percent of the budget of the institution"),
    "institution_staff": later("in percent of the staff of the institution"),
}
"""By what a figure is divided (`rates.DENOMINATORS`), in words."""

CONVERTED: Mapping[str, str] = {"usd": later("US dollars"), DOLLARS: later("international dollars (PPP)")}
"""Into what amounts are converted (`money.FACTORS`), in words."""


def say_per(per: str) -> str:
    """Return by what a figure is divided, as it stands behind the name of the figure."""
    return say(PER[per])


def denominator_label(data: Dataset, per: str) -> str:
    """Return the name of what figures are divided by: the label of a statistical series or of a question."""
    other = DENOMINATORS[per]
    if other.indicator:
        return str(indicator_label(data, other.indicator))
    return str(data.series.loc[other.series, f"label_{language()}"])


def qualified(data: Dataset, qualifier: str, value: str) -> str:
    """Return a value behind the word that the source puts before it: a figure that is exceeded is not that figure."""
    if not qualifier:
        return value
    # Translators: a bound or an approximation, and a figure, such as “more than 80%”.
    return say("{qualifier} {value}", qualifier=code_label(data, "qualifier", qualifier), value=value)


def unit_label(data: Dataset, unit: str) -> str:
    """Return what figures are counted in; a currency is its ISO 4217 code in English and its name in the other languages."""
    said = code_label(data, "unit", unit)
    return said if said != unit or language() == "en" else currency_name(unit, MANY)


MANY = 100
"""A number with which nouns stand in the form in which a unit is named: plural in French, singular in Arabic."""


def say_amount(value: float | Decimal, unit: str, digits: int | None = None) -> str:
    """Return an amount with its currency.

    >>> say_amount(1250000, "MAD"), say_amount(1250000, "intl")
    ('1,250,000 MAD', '1,250,000 international dollars')
    """
    if unit == DOLLARS:
        return isolated(say("{number} international dollars", number=number(value, digits)))
    return money(value, unit, digits)


def about(value: float, figures: int = 2) -> float:
    """Return a number rounded to so many figures; whole numbers stay whole.

    >>> about(253.4), about(38.4), about(206_926_000, 3), about(0.912)
    (250.0, 38.0, 207000000.0, 0.91)
    """
    return float(f"{value:.{figures}g}")


def say_about(value: float, figures: int = 2) -> str:
    """Return a number rounded to so many figures, in the language spoken."""
    return number(about(value, figures))


def say_rounded(amount: float | Decimal, unit: str) -> str:
    """Return an amount of money in words, rounded: two figures, three from a hundred up, with the name of the currency.

    >>> say_rounded(206926000, "MAD"), say_rounded(6288305, "EUR"), say_rounded(45212, "EUR")
    ('207 million Moroccan dirhams', '6.3 million euros', '45,000 euros')
    """
    value = float(amount)
    millions = abs(value) >= 1e6
    shown = value / 1e6 if millions else value
    shown = about(shown, 3 if 100 <= shown < 1000 else 2)
    if not millions:
        return isolated(f"{number(shown)} {currency_name(unit, shown)}")
    named = currency_name(unit, value, of=True)
    return say_many(
        "{number} million {currency}", "{number} million {currency}", shown, number=number(shown), currency=named
    )


def say_short(value: float) -> str:
    """Return a number as it stands in a small picture: three figures of millions are written `6.29 M`.

    >>> say_short(6288305), say_short(171)
    ('6.29 M', '171')
    """
    if value < 1e6:
        return number(value, 0)
    # Translators: millions, as short as can be.
    return say("{number} M", number=number(float(f"{value / 1e6:.3g}")))


def say_rate(data: Dataset, rate: Mapping[str, Any]) -> str:
    """Return a rate with its unit: a share in percent, money in its currency, numbers from 100 up without decimals."""
    return qualified(data, rate["rate_qualifier"], _quotient(float(rate["rate"]), rate["rate_unit"]))


def _quotient(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 2
    if unit == "percent":
        return percent(value / 100, 1)
    return say_amount(value, unit, digits) if unit else number(value, digits)
