"""What stands behind a rate, in words: the figure and its divisor, each with its year, and what kind of figure it is."""

from __future__ import annotations

from npm_compare.analysis.rates import DENOMINATORS
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.amounts import qualified
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.wording import say_value

LOOSE = {
    "deployments": later("deployments"),
    "bill": later("draft"),
    "ceiling": later("ceiling"),
    "forecast": later("forecast"),
    "posts": later("posts"),
    "whole": later("whole body"),
    "requested": later("requested"),
}
"""Kinds of figures that a bar names beside its figure, since they count more, or are less, than the others."""


def years(fact: Record) -> str:
    """Return the year of a rate; both where figure and divisor are of different ones."""
    year, divisor = str(fact["year"]), f"{fact['denominator_year']:.0f}"
    # Translators: the years of a figure and of what it is divided by.
    return year if year == divisor else say("{year} divided by {divisor}", year=year, divisor=divisor)


def behind(data: Dataset, fact: Record, per: str) -> str:
    """Return the figures behind a rate, each with its year and what it is short of."""
    basis = "posts" if fact["basis"] == "ceiling" and not fact["planned"] else fact["basis"]  # of staff, not of money
    whole = "whole" if fact["whole"] and not DENOMINATORS[per].is_share else ""
    kind = joined(say(LOOSE[name]) for name in (basis, whole) if name in LOOSE)
    figure = say_value(data, fact)
    # Translators: figures with their years, such as “103 in 2021, 8,670 prisoners in 2022”.
    return say(
        DIVIDED[per],
        figure=say("{figure} ({kind})", figure=figure, kind=kind) if kind else figure,
        year=str(fact["year"]),
        divisor=qualified(data, fact["denominator_qualifier"], number(fact["denominator"], 0)),
        divisor_year=f"{fact['denominator_year']:.0f}",
    )


DIVIDED = {
    "prisoners": later("{figure} in {year}, {divisor} prisoners in {divisor_year}"),
    "prisons": later("{figure} in {year}, {divisor} prisons in {divisor_year}"),
    "inhabitants": later("{figure} in {year}, {divisor} inhabitants in {divisor_year}"),
    "places": later("{figure} in {year}, {divisor} places in {divisor_year}"),
    "staff": later("{figure} in {year}, staff {divisor} in {divisor_year}"),
    "visits": later("{figure} in {year}, {divisor} visits in {divisor_year}"),
    "institution_budget": later("{figure} in {year}, budget of the institution {divisor} in {divisor_year}"),
    "institution_staff": later("{figure} in {year}, staff of the institution {divisor} in {divisor_year}"),
}
"""A figure and what it is divided by, each with its year."""
