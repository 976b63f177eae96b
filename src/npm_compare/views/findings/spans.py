"""Sentences on the rates of many mechanisms: that of the one that asks, and where the others lie."""

from __future__ import annotations

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures, newest_of, parts_of_a_whole
from npm_compare.analysis.money import DOLLARS
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views.amounts import say_per, say_rate
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.numbers import latest_figures, latest_rates, say_gap, say_wholes, say_year, say_years
from npm_compare.views.findings.visits import say_counted
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import number, say, say_many
from npm_compare.views.wording import say_value, shortest_name


@checked
def middle_rate(found: Figures, per: str = "prisoners") -> Finding:
    """State the rate of the mechanism that asks, or that it is not known, and the middle of those that are: for many of them.

    Beside one or two others it states each.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.middle_rate(npm.figures(["mar-cndh", "all"], "staff_npm"), "inhabitants").head)
    Staff of the NPM function per million inhabitants: not known of Morocco CNDH; ...
    """
    given = found
    found, whole = parts_of_a_whole(in_one_currency(found, per), per)
    newest = found.latest(per)
    refuse_unlike(found, newest)
    label = say("{label} {divided}", label=say_counted(found, newest), divided=say_per(per))
    others = newest[newest["subject"] != found.asker]
    if len(others) <= PAIR:
        return latest_rates(given, per)
    middle = records(others.sort_values("rate").iloc[[(len(others) - 1) // 2]])[0] | {"rate_qualifier": ""}
    told = {"label": label, "middle": say_rate(found.data, middle), "count": number(len(others))}
    own = records(newest[newest["subject"] == found.asker])
    if own:
        mine = say("{figure} ({year})", figure=say_rate(found.data, own[0]), year=say_years(found, own[0]))
        told |= {"name": shortest_name(found.data, found.asker), "figure": mine}
        head = say("{label}: {name} {figure}; half of {count} others have {middle} or less.", **told)
    elif found.asker:
        name = shortest_name(found.data, found.asker)
        head = say("{label}: not known of {name}; half of {count} others have {middle} or less.", name=name, **told)
    else:
        head = say("{label}: half of {count} have {middle} or less.", **told)
    return Finding(head, 2 * len(newest), sentences(say_gap(found, found.missing(per)), say_wholes(whole)))


@checked
def span_of_rates(found: Figures, per: str = "prisoners") -> Finding:
    """State the rate of the mechanism that asks, if one does, and between which rates all that are known lie: for a few of them.

    Of one or two it states each.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.span_of_rates(npm.figures("new_bodies", "staff_total")).head)
    Staff of the institution per 1,000 prisoners: ...
    """
    given = found
    found, whole = parts_of_a_whole(in_one_currency(found, per), per)
    newest = found.latest(per)
    refuse_unlike(found, newest)
    rows = {fact["subject"]: fact for fact in records(newest)}
    if len(rows) <= PAIR:
        return latest_rates(given, per)
    low, *_, high = rows.values()
    told = {
        "label": say("{label} {divided}", label=say_counted(found, newest), divided=say_per(per)),
        "name": shortest_name(found.data, found.asker) if found.asker else "",
        "least": say_rate(found.data, _without_unit(low)),
        "low": shortest_name(found.data, low["subject"]),
        "most": say_rate(found.data, high),
        "high": shortest_name(found.data, high["subject"]),
    }
    if found.asker in rows:
        own = rows[found.asker]
        figure = say("{figure} ({year})", figure=say_rate(found.data, own), year=say_years(found, own))
        told |= {"figure": figure, "count": number(len(rows)), "most": say_rate(found.data, _without_unit(high))}
        head = say("{label}: {name} {figure}; {count} range from {least} ({low}) to {most} ({high}).", **told)
    elif found.asker:
        head = say("{label}: not known of {name}; others from {least} ({low}) to {most} ({high}).", **told)
    else:
        head = say("{label}: from {least} ({low}) to {most} ({high}).", **told)
    return Finding(head, 2 * len(newest), sentences(say_gap(found, found.missing(per)), say_wholes(whole)))


PAIR = 2
"""Of so many mechanisms a title states each rate, or each figure."""

TOLD = 3
"""Of so many it states each figure where none of them asks: there is none to set before the others."""


def _without_unit(rate: Record) -> Record:
    """Return a rate without international dollars, which stand once in a title."""
    return rate | {"rate_unit": ""} if rate["rate_unit"] == DOLLARS else rate


@checked
def newest_figure(found: Figures) -> Finding:
    """State the latest figure of the mechanism that asks, if one does, and of how many others one is known: for more than two.

    Of one or two, and of three of which none asks, if their money is of one currency, it states each, as `latest_figures` does.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.newest_figure(npm.figures(["fra-cglpl", "all"], "staff_total")).head)
    Staff of the institution: France CGLPL ...
    """
    rows = {fact["subject"]: fact for fact in records(newest_of(found.facts[~found.facts["basis"].isin(NOT_A_YEAR)]))}
    currencies = (
        {fact["unit"] for fact in rows.values()} if found.data.indicator(found.indicator)["type"] == "money" else ()
    )
    if len(rows) <= (PAIR if found.asker or len(currencies) > 1 else TOLD):
        return latest_figures(found)
    label, others = indicator_label(found.data, found.indicator), len(rows.keys() - {found.asker})
    told = {"label": label, "name": shortest_name(found.data, found.asker) if found.asker else ""}
    if found.asker in rows:
        own = rows[found.asker]
        told |= {"figure": say_value(found.data, own), "year": say_year(found, own)}
        head = say_many(
            "{label}: {name} {figure} ({year}); known of {count} other too.",
            "{label}: {name} {figure} ({year}); known of {count} others too.",
            others,
            **told,
        )
    elif found.asker:
        head = say_many(
            "{label}: not known of {name}, known of {count} other.",
            "{label}: not known of {name}, known of {count} others.",
            others,
            **told,
        )
    else:
        head = say("{label}: known of {known} of {all} mechanisms.", known=others, all=len(found.mechanisms), **told)
    return Finding(head, len(rows), say_gap(found, [name for name in found.mechanisms if name not in rows]))
