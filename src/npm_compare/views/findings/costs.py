"""Sentences on what a mechanism costs: of the mechanism that asks, and by post and visit where a body has no other task."""

from __future__ import annotations

from npm_compare.analysis.costs import Costs, costs
from npm_compare.analysis.figures import Figures, newest_of
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.amounts import say_rounded
from npm_compare.views.findings.finding import Finding
from npm_compare.views.language import later, say
from npm_compare.views.wording import short_name

OLD = 5
"""A figure older than so many years is called the last one known, with its year."""

KINDS = {
    "voted": later("voted for {year}"),
    "spent": later("spent in {year}"),
    "bill": later("a draft for {year}"),
    "ceiling": later("a ceiling for {year}"),
    "requested": later("asked for {year}, not voted"),
    "": later("for {year} (basis not stated)"),
}
"""What an amount is and of which year, behind the amount."""


def latest_budget(found: Figures, mechanism: str) -> Record | None:
    """Return the latest budget of a mechanism that was voted or spent; a newer draft only where the other is old."""
    mine = found.facts[found.facts["subject"] == mechanism]
    if mine.empty:
        return None
    settled, newest = records(newest_of(mine))[0], records(mine.sort_values("year", kind="stable"))[-1]
    old = int(found.at[:4]) - settled["year"] > OLD
    return newest if old and newest["year"] > settled["year"] else settled


def say_budget(fact: Record) -> str:
    """Return a budget, rounded, with its year and what it is: “207 million Moroccan dirhams, voted for 2025”."""
    kind = say(KINDS[fact["basis"]], year=str(fact["year"]))
    # Translators: an amount, and whether it was voted or spent, with the year.
    return say("{amount}, {kind}", amount=say_rounded(fact["figure"], fact["figure_unit"]), kind=kind)


@checked
def own_costs(found: Figures) -> Finding:
    """State what is known of the cost of the mechanism that asks: its own budget, that of the whole institution, or nothing.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.own_costs(npm.figures("mar-cndh", "budget_total")).head)
    What the mechanism costs is not published. ...
    """
    asker = found.asker or found.mechanisms[0]
    fact = latest_budget(found, asker)
    if fact is None:
        return Finding(say("What the mechanism costs is not published: no budget was found."), 0)
    if is_stand_alone(found.data, asker):
        return Finding(say("The last budget known is {budget}.", budget=say_budget(fact)), 1)
    return Finding(
        say(
            "What the mechanism costs is not published. The last budget of the whole institution is {budget}.",
            budget=say_budget(fact),
        ),
        1,
    )


@checked
def unit_costs(found: Figures) -> Finding:
    """State what a post and a visit cost where a body is nothing but the mechanism, at the prices of one year.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.unit_costs(npm.figures(["mar-cndh", "seminar"], "budget_total")).head)
    What a post or a visit costs Morocco CNDH is not known; at France CGLPL a post costs about ...
    """
    drawn = costs(found)
    if drawn is None:
        return Finding(say("No body that is nothing but a mechanism has a budget of several years in the data."), 0)
    told = {"name": short_name(found.data, drawn.mechanism), **_latest(drawn)}
    if not {"post", "visit"} <= set(told):
        return Finding(say("What a post or a visit costs at {name} is not known.", name=told["name"]), len(drawn.table))
    text = say("At {name} a post costs about {post} ({post_year}) and a visit {visit} ({visit_year}).", **told)
    if found.asker not in ("", drawn.mechanism):
        asker = short_name(found.data, found.asker)
        text = say(
            "What a post or a visit costs {asker} is not known; at {name} a post costs about {post} ({post_year}) and a visit "
            "{visit} ({visit_year}).",
            **told,
            asker=asker,
        )
    return Finding(text, len(drawn.table))


def _latest(drawn: Costs) -> dict[str, str]:
    """Return the cost of a post and of a visit in the latest year that has each, with that year."""
    found: dict[str, str] = {}
    for name in ("post", "visit"):
        known = drawn.table[drawn.table[f"per_{name}"].notna()]
        if len(known):
            last = records(known)[-1]
            found |= {name: say_rounded(last[f"per_{name}"], drawn.currency), f"{name}_year": str(last["year"])}
    return found
