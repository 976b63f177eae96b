"""Sentences on the rates of many mechanisms: that of the one that asks, and where the others lie."""

from __future__ import annotations

from npm_compare.analysis.currencies import in_one_currency
from npm_compare.analysis.figures import Figures, parts_of_a_whole
from npm_compare.analysis.visits import refuse_unlike
from npm_compare.base.given import checked
from npm_compare.facts.dataset import records
from npm_compare.views.amounts import say_per, say_rate
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.numbers import latest_rates, say_gap, say_wholes, say_years
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import number, say
from npm_compare.views.wording import short_name


@checked
def middle_rate(found: Figures, per: str = "prisoners") -> Finding:
    """State the rate of the mechanism that asks, or that it is not known, and the middle of those that are: for many of them.

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
    label = say("{label} {divided}", label=indicator_label(found.data, found.indicator), divided=say_per(per))
    others = newest[newest["subject"] != found.asker]
    if others.empty:
        return latest_rates(given, per)
    middle = records(others.sort_values("rate").iloc[[(len(others) - 1) // 2]])[0] | {"rate_qualifier": ""}
    told = {"label": label, "middle": say_rate(found.data, middle), "count": number(len(others))}
    own = records(newest[newest["subject"] == found.asker])
    if own:
        mine = say("{figure} ({year})", figure=say_rate(found.data, own[0]), year=say_years(found, own[0]))
        told |= {"name": short_name(found.data, found.asker), "figure": mine}
        head = say("{label}: {name} {figure}; half of {count} others have {middle} or less.", **told)
    elif found.asker:
        name = short_name(found.data, found.asker)
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
        "label": say("{label} {divided}", label=indicator_label(found.data, found.indicator), divided=say_per(per)),
        "name": short_name(found.data, found.asker) if found.asker else "",
        "least": say_rate(found.data, low),
        "low": short_name(found.data, low["subject"]),
        "most": say_rate(found.data, high),
        "high": short_name(found.data, high["subject"]),
    }
    if found.asker in rows:
        own = rows[found.asker]
        figure = say("{figure} ({year})", figure=say_rate(found.data, own), year=say_years(found, own))
        told |= {"figure": figure, "count": number(len(rows))}
        head = say("{label}: {name} {figure}; {count} range from {least} ({low}) to {most} ({high}).", **told)
    elif found.asker:
        head = say("{label}: not known of {name}; others from {least} ({low}) to {most} ({high}).", **told)
    else:
        head = say("{label}: from {least} ({low}) to {most} ({high}).", **told)
    return Finding(head, 2 * len(newest), sentences(say_gap(found, found.missing(per)), say_wholes(whole)))


PAIR = 2
"""Of so many mechanisms a title states each rate."""
