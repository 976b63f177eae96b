"""Sentences on figures and rates: the latest of each mechanism, and of which none is known."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures, newest_of, parts_of_a_whole
from npm_compare.analysis.money import DOLLARS, convert
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, by_cell, records
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views.amounts import denominator_label, say_amount, say_per, say_rate
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.visits import say_counted
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import joined, listed, number, say, say_many
from npm_compare.views.wording import Fact, inside, say_basis, say_value, shortest_name


@checked
def latest_rates(found: Figures, per: str = "prisoners") -> Finding:
    """State the latest full-year rate of each mechanism; of many, the one named first, if any, and the ends of the range.

    Money in several currencies is converted into international dollars (see `currencies`).

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.latest_rates(npm.figures("all", "staff_npm")).head)
    Staff of the NPM function per 1,000 prisoners: ...
    """
    found, whole = parts_of_a_whole(in_one_currency(found, per), per)
    newest = found.latest(per)[::-1]
    refuse_unlike(found, newest)
    rows = records(newest)
    if len(rows) > 4:
        asked = [fact for fact in rows[1:-1] if fact["subject"] == found.asker]
        rows = [*asked, rows[0], rows[-1]]
    said = [
        # Translators: a mechanism, its figure and the year, such as “Mali CNDH 11.88 (2021)”.
        say(
            "{name} {figure} ({year})",
            name=shortest_name(found.data, f["subject"]),
            figure=say_rate(found.data, f),
            year=say_years(found, f),
        )
        for f in rows
    ]
    if len(newest) > 4:
        said[-2:] = [say("highest: {one}", one=said[-2]), say("lowest: {one}", one=said[-1])]
    # Translators: what is counted and by what it is divided, such as “Visits per 1,000 prisoners”.
    head = say("{label} {divided}", label=say_counted(found, newest), divided=say_per(per))
    return Finding(
        _stated(head, said), 2 * len(newest), sentences(say_gap(found, found.missing(per)), say_wholes(whole))
    )


def say_wholes(bodies: int) -> str:
    """Say how many bodies are left out of shares, since theirs is the whole by definition; nothing if none is."""
    text = say_many(
        "Left out: {count} body that is nothing but the mechanism, whose share is the whole by definition.",
        "Left out: {count} bodies that are nothing but the mechanism, whose share is the whole by definition.",
        bodies,
    )
    return text if bodies else ""


@checked
def latest_figures(found: Figures) -> Finding:
    """State the latest figure of a full year of each mechanism, of one year the first basis in the order of the codebook.

    What was only drafted, asked for or forecast is no figure of a year: it is stated apart, where nothing else is known.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.latest_figures(npm.figures("seminar", "visits_total")).head)
    Visits, latest full year: Morocco CNDH ...
    """
    newest = newest_of(found.facts[~found.facts["basis"].isin(NOT_A_YEAR)])
    rows_of = by_cell(newest)
    order = [m for m in found.mechanisms if m in set(newest["subject"])]
    rows = [rows_of[mechanism, found.indicator][0] for mechanism in order]
    dollars = _dollars(found, rows)
    said = {fact["subject"]: _figure(found, fact, dollars) for fact in rows}
    label = indicator_label(found.data, found.indicator)
    parts = [
        (say("{label}, latest full year", label=label), [said[f["subject"]] for f in rows if not f["planned"]]),
        # Translators: figures that were only drafted, asked for or forecast, of bodies of which none other is known.
        (say("{label}, only planned", label=label), [said[f["subject"]] for f in rows if f["planned"]]),
    ]
    stated = [_stated(head, figures) for head, figures in parts if figures] or [_stated(parts[0][0], [])]
    missing = [m for m in found.mechanisms if m not in order]
    return Finding(" ".join(stated), len(rows), say_gap(found, missing))


def _dollars(found: Figures, rows: list[Record]) -> dict[str, float]:
    """Return the amount in international dollars of each mechanism that has one, where amounts are in several currencies."""
    if found.data.indicator(found.indicator)["type"] != "money" or len({fact["unit"] for fact in rows}) <= 1:
        return {}
    amounts = convert(pd.DataFrame(rows), DOLLARS, data=found.data)
    return {row["subject"]: float(row["amount"]) for row in records(amounts[amounts["amount"].notna()])}


def _figure(found: Figures, fact: Fact, dollars: dict[str, float]) -> str:
    """Return a mechanism with its figure and year, and beside amounts of several currencies what they are in dollars."""
    name, figure, year = shortest_name(found.data, fact["subject"]), say_value(found.data, fact), say_year(found, fact)
    if not dollars:
        return say("{name} {figure} ({year})", name=name, figure=figure, year=year)
    amount = dollars.get(fact["subject"])
    # Translators: a mechanism, its budget, the year and the same amount in international dollars.
    return say(
        "{name} {figure} ({year}; {dollars})",
        name=name,
        figure=figure,
        year=year,
        dollars=say("not converted") if amount is None else say_amount(amount, DOLLARS),
    )


def _stated(head: str, said: list[str]) -> str:
    """Return the figures under a heading."""
    return say("{head}: {figures}.", head=head, figures=joined(said)) if said else say("{head}: none known.", head=head)


def say_gap(found: Figures, missing: list[str]) -> str:
    """Say of which mechanisms no figure is known, and whose amounts could not be converted."""
    unknown = say("Not known: {mechanisms}.", mechanisms=_few(found, missing)) if missing else ""
    refused = _few(found, list(found.refused))
    apart = say("Not converted, no factor of the year: {mechanisms}.", mechanisms=refused) if refused else ""
    return f"{unknown} {apart}".strip()


def say_year(found: Figures, fact: Fact) -> str:
    """Return the year of a figure, with its basis where that is not a plain full year."""
    basis = "" if fact["basis"] == "year" else say_basis(found.data, fact)
    whole = say("whole body") if fact["whole"] else ""
    return joined(part for part in (str(fact["year"]), basis, whole) if part)


def say_years(found: Figures, rate: Fact) -> str:
    """Return the year of a rate, that of its denominator where it is another, and the bases where they are not one."""
    if rate["mixed"]:
        return _bases(found, rate)
    divisor = f"{rate['denominator_year']:.0f}"
    # Translators: the years of a figure and of what it is divided by.
    both = say("{year} divided by {divisor}", year=str(rate["year"]), divisor=divisor)
    year = divisor if divisor == str(rate["year"]) else both
    return joined([year, say_basis(found.data, rate)]) if rate["planned"] else year


def _bases(found: Figures, rate: Fact) -> str:
    """Return the year of a rate with the bases of figure and denominator."""
    basis, year = {**rate, "basis": rate["denominator_basis"]}, f"{rate['denominator_year']:.0f}"
    divisor = say_basis(found.data, basis)
    # Translators: the year and the bases of two amounts, such as “2019, spent divided by voted”.
    return say(
        "{year}, {basis} divided by {divisor}",
        year=str(rate["year"]),
        basis=say_basis(found.data, rate),
        divisor=divisor if year == str(rate["year"]) else joined([year, divisor]),
    )


def _few(found: Figures, mechanisms: list[str]) -> str:
    """Name up to four mechanisms, else say how many they are."""
    if len(mechanisms) > 4:
        return say("{number} of {all} mechanisms", number=len(mechanisms), all=len(found.mechanisms))
    return listed(shortest_name(found.data, m) for m in mechanisms)


@checked
def few_points(found: Figures, per: str) -> Finding:
    """State for how many mechanisms a figure and its denominator are both known, and whether a pattern can be read.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.few_points(npm.figures("seminar", "visits_total"), "staff").head)
    “Visits” and “staff of the NPM function” ...
    """
    found = in_one_currency(found, per)
    newest = found.latest(per)
    below = denominator_label(found.data, per)
    both = say_many(
        "“{label}” and “{other}” are both known for {known} of {count} mechanism.",
        "“{label}” and “{other}” are both known for {known} of {count} mechanisms.",
        len(found.mechanisms),
        known=len(newest),
        label=indicator_label(found.data, found.indicator),
        other=inside(below),
    )
    if len(newest) < ENOUGH:
        rest = say("So few and such different cases cannot show whether one grows with the other.")
    else:
        order = newest["figure"].corr(newest["denominator"], method="spearman")
        rest = say("Their rank correlation is {correlation}.", correlation=number(order, 2))
    return Finding(both, 2 * len(newest), rest)


ENOUGH = 12
"""Below so many points no correlation is stated."""
