"""Sentences on the size of a task: what it takes, how it compares with what others have, and what would change it."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.observed import STAFF
from npm_compare.analysis.sizing import CYCLE, Sizing
from npm_compare.analysis.workload import HIGH, LIKELY, LOW
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, records
from npm_compare.views.amounts import about, say_about, say_rounded
from npm_compare.views.codes import word
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.language import joined, number, say, say_many
from npm_compare.views.sizing import absent, found_later, input_label, no_money, places_as_visits, reach
from npm_compare.views.wording import inside, names_in_words

ENOUGH = 5
"""Of fewer ratios no median is stated: each is named."""


@checked
def needed(sizing: Sizing) -> Finding:
    """State what the full cycle would take: visits, posts and, where the State's own costs are known, money.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.needed(npm.size("mar")).head)
    Visiting every place once in each cycle would take about ...
    """
    facts = sizing.founded
    grounds = say_many(
        "Of the {asked} inputs {count} is a fact, or derived from facts; the others are assumptions to be replaced.",
        "Of the {asked} inputs {count} are facts, or derived from facts; the others are assumptions to be replaced.",
        facts,
        asked=len(sizing.used),
    )
    beneath = sentences(reach(sizing), grounds, absent(sizing))
    return Finding(
        _task(sizing), facts, sentences(span_of_money(sizing), no_money(sizing), found_later(sizing)), beneath
    )


def _task(sizing: Sizing) -> str:
    whole = sizing.of(CYCLE)
    made = {"visits": say_about(whole["visits"]), "posts": say_about(whole["posts"])}
    if not sizing.currency:
        return say(
            "Visiting every place once in each cycle would take about {visits} visits a year and {posts} posts.", **made
        )
    made["money"] = say_rounded(whole["money"], sizing.currency)
    return say(
        "Visiting every place once in each cycle would take about {visits} visits a year, {posts} posts and {money}.",
        **made,
    )


def span_of_money(sizing: Sizing) -> str:
    """Say from what to what the money goes with all inputs at their ends; nothing where none is known or its ends are one."""
    if not sizing.currency:
        return ""
    whole, low, high = (sizing.of(CYCLE, end=end)["money"] for end in (LIKELY, LOW, HIGH))
    if low == high:
        return ""
    millions = 1e6 if whole >= 1e6 else 1
    ends = {name: number(about(value / millions, 2)) for name, value in {"low": low, "high": high}.items()}
    # Translators: from the lean to the generous end, in the unit of the amount before it.
    money = say("{low} to {high} million", **ends) if millions > 1 else say("{low} to {high}", **ends)
    return say("With every input at its lowest or its highest, the cost ranges from {range}.", range=money)


@checked
def paces(sizing: Sizing) -> Finding:
    """State the posts of each scenario, and how long a pace takes to see every place once.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.paces(npm.size("mar")).head)
    With these inputs, ...
    """
    said = [
        # Translators: a scenario and its posts, such as “the full cycle 38 posts”.
        say("{scenario} {posts} posts", scenario=word("scenario", name), posts=say_about(sizing.of(name)["posts"]))
        for name in sizing.names
    ]
    head = say("With these inputs, each year takes: {scenarios}.", scenarios=joined(said))
    places = float(sizing.inputs.loc[sizing.inputs["input"] == "places", "likely"].sum())
    rounds = [_round(sizing, name, places) for name in sizing.names if name != CYCLE and sizing.of(name)["visits"]]
    return Finding(head, len(sizing.used), sentences(*rounds), sentences(places_as_visits(sizing), absent(sizing)))


def _round(sizing: Sizing, scenario: str, places: float) -> str:
    visits = sizing.of(scenario)["visits"]
    return say_many(
        "With {visits} visits a year it would take about {count} year to see each of some {places} places once.",
        "With {visits} visits a year it would take about {count} years to see each of some {places} places once.",
        about(places / visits),
        visits=number(visits, 0),
        places=say_about(places),
    )


@checked
def widest(sizing: Sizing) -> Finding:
    """State which input moves the posts of the full cycle most, alone, from one end of its range to the other.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.widest(npm.size("mar")).head)
    What moves the number of posts most is ...
    """
    rows = records(sizing.tornado)
    if not rows:
        return Finding(say("Every input is known exactly: nothing moves the number of posts."), 0)
    first = rows[0]
    posts = sorted((first["at_low"], first["at_high"]))
    text = say(
        "What moves the number of posts most is one input, {input}: from {low} to {high}.",
        input=inside(input_label(sizing, first)),
        low=say_about(posts[0]),
        high=say_about(posts[1]),
    )
    return Finding(text, len(rows))


@checked
def against_others(sizing: Sizing, observed: pd.DataFrame) -> Finding:
    """Set the posts of the full cycle against what the State would have if it had the staff of others for its prisoners.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.against_others(npm.size("mar"), npm.observed("mar-cndh")).head)
    The full cycle takes about ...
    """
    known = observed[(observed["result"] == STAFF) & (observed["mechanisms"] > 0)]
    said = [_like(sizing, row) for row in records(known)]
    if not said:
        return Finding(say("No ratio of other mechanisms is known that the estimate could be set against."), 0)
    head = say(
        "The full cycle takes about {posts} posts. {others}.",
        posts=say_about(sizing.of(CYCLE)["posts"]),
        others=_first(said),
    )
    why = say(
        "They differ because ratios to prisoners leave out all places that are not prisons, and because others have what they "
        "were given, not what their task needs."
    )
    return Finding(head, int(known["mechanisms"].sum()), why)


def _first(said: list[str]) -> str:
    text = joined(said, strong=True)
    return f"{text[:1].upper()}{text[1:]}"


def _like(sizing: Sizing, row: Record) -> str:
    """Say what the State would have with the ratios of others: of one, of each where they are few, else median and ends."""
    ratio = word("from_what", row["from_what"])
    if row["mechanisms"] == 1:
        return say(
            "{ratio}: {middle} by {name} alone",
            ratio=ratio,
            middle=number(about(row["middle"]), 0),
            name=names_in_words(sizing.data, row["names"]),
        )
    shown = {end: number(about(row[end]), 0) for end in ("low", "middle", "high")}
    if row["mechanisms"] < ENOUGH:
        return say(
            "{ratio}: {range} ({names})",
            ratio=ratio,
            range=_range(shown["low"], shown["high"]),
            names=names_in_words(sizing.data, row["names"]),
        )
    return say(
        "{ratio}: {middle} by the median of {mechanisms} ({low} to {high})",
        ratio=ratio,
        mechanisms=row["mechanisms"],
        **shown,
    )


def _range(low: str, high: str) -> str:
    return low if low == high else say("{low} to {high}", low=low, high=high)
