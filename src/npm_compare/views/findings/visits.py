"""Sentences on visits: the own series first, what others count, the prisons that are seen. Counts that are unlike stay apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from npm_compare.analysis.figures import Figures
from npm_compare.analysis.models import in_place
from npm_compare.analysis.pace import target
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.visits import OPERATIONS, PLACES, VISITS, WHOLE, counted, counts, prisons_visited, ways
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.selection import NOT_A_YEAR
from npm_compare.views.amounts import qualified
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import indicator_label, state_name
from npm_compare.views.language import later, listed, number, say, say_many
from npm_compare.views.wording import say_period, short_name, shortest_name

COUNTS: Mapping[str, Callable[[float, str], str]] = {
    VISITS: lambda count, figure: say_many("{figure} visit", "{figure} visits", count, figure=figure),
    PLACES: lambda count, figure: say_many("{figure} place visited", "{figure} places visited", count, figure=figure),
    OPERATIONS: lambda count, figure: say_many(
        "{figure} visit or observed operation", "{figure} visits and observed operations", count, figure=figure
    ),
    WHOLE: lambda count, figure: say_many(
        "{figure} visit of the whole institution", "{figure} visits of the whole institution", count, figure=figure
    ),
}
"""What says a count with what it counts."""

SERIES: Mapping[str, str] = {
    VISITS: later("Visits reported: {counts}."),
    PLACES: later("Places reported as visited, which is another count: {counts}."),
    OPERATIONS: later("Visits reported together with observed operations: {counts}."),
    WHOLE: later("Visits reported of the whole institution: {counts}."),
}
"""Counts by year, each kind in a sentence of its own: unlike counts are no series."""


def say_series(rows: Sequence[Record]) -> str:
    """Return the counts of the visits of a story by year, those that count alike together."""
    said = []
    for kind, words in SERIES.items():
        mine = [row for row in rows if row["counted"] == kind]
        said.append(say(words, counts=listed(map(_of_a_year, mine))) if mine else "")
    return sentences(*said)


def _of_a_year(row: Record) -> str:
    told = {"number": number(row["visits"]), "year": str(row["year"])}
    if row["full"] or row["counted"] == WHOLE:
        return say("{number} in {year}", **told)
    return say("{number} in {year} (in part)", **told)


def say_count(found: Figures, fact: Record) -> str:
    """Return a count of visits with what it counts: “55 places visited”, “more than 100 visits”."""
    shown = qualified(found.data, fact["qualifier"], number(fact["figure"], 0))
    return COUNTS[counted(fact)](fact["figure"], shown)


def full_years(found: Figures, mechanism: str) -> list[Record]:
    """Return the counts of full years of a mechanism, the latest first, one a year."""
    facts = found.facts[(found.facts["subject"] == mechanism) & ~found.facts["basis"].isin(NOT_A_YEAR)]
    by_year = {fact["year"]: fact for fact in records(facts)[::-1]}
    return [by_year[year] for year in sorted(by_year, reverse=True)]


@checked
def own_visits(found: Figures) -> Finding:
    """State the visits of the mechanism that asks, in its latest full year, and the target it has published.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.own_visits(npm.figures("mar-cndh", "visits_total")).head)
    Morocco CNDH reported ...
    """
    asker = found.asker or found.mechanisms[0]
    name, years = short_name(found.data, asker), full_years(found, asker)
    if not years:
        return Finding(_part(found, asker, name), 0)
    told = {"name": name, "visits": say_count(found, years[0]), "year": str(years[0]["year"])}
    aim = target(found.data, found.data.mechanism(asker)["state"], found.at)
    if aim is None:
        return Finding(say("{name} reported {visits} in {year}.", **told), len(years))
    words = TARGET if counted(years[0]) == VISITS else OTHER_TARGET
    return Finding(say(words, **told, target=number(aim["likely"], 0)), len(years) + 1)


TARGET = later("{name} reported {visits} in {year}; its published target is {target} visits a year.")
OTHER_TARGET = later(
    "{name} reported {visits} in {year}; its published target, {target} visits a year, may be counted otherwise."
)
"""A target is one of visits: whether places, or visits with operations, are measured by it is not known."""


def _part(found: Figures, asker: str, name: str) -> str:
    """Say what is known of a mechanism without a full year of visits."""
    rows = records(found.facts[found.facts["subject"] == asker].sort_values("year", ascending=False, kind="stable"))
    if not rows and asker not in set(in_place(at=found.at, data=found.data)["mechanism"]):
        state = state_name(found.data, found.data.mechanism(asker)["state"])
        return say("{state} has no mechanism yet whose visits could be counted.", state=state)
    if not rows:
        return say("No count of the visits of {name} was found.", name=name)
    return say(
        "No full year of visits is known of {name}, only {visits} ({period}).",
        name=name,
        visits=say_count(found, rows[0]),
        period=say_period(rows[0]),
    )


@checked
def counts_apart(found: Figures) -> Finding:
    """State how many mechanisms report a full year of visits, and in how many unlike ways they count.

    Examples
    --------
    >>> import npm_compare as npm
    >>> "unlike ways" in npm.findings.counts_apart(npm.figures("all", "visits_total")).head
    True
    """
    table = counts(found)
    kinds = table["counted"].nunique()
    if kinds <= 1:
        text = say_many(
            "{count} mechanism reports a full year of visits.",
            "{count} mechanisms report a full year of visits, all counted alike.",
            len(table),
        )
        return Finding(text, len(table))
    mine = records(table[table["subject"] == found.asker])
    text = say_many(
        "{count} mechanism reports a full year of visits, counted in {kinds} unlike ways.",
        "{count} mechanisms report a full year of visits, counted in {kinds} unlike ways.",
        len(table),
        kinds=kinds,
    )
    alike = int((table["counted"] == mine[0]["counted"]).sum()) - 1 if mine else 0
    return Finding(sentences(text, _alike(found, alike) if mine else ""), len(table))


def _alike(found: Figures, others: int) -> str:
    """Say how many others count as the mechanism that asks does."""
    name = short_name(found.data, found.asker)
    if not others:
        return say("No other mechanism counts like {name}.", name=name)
    return say_many("{name} counts like {count} other.", "{name} counts like {count} others.", others, name=name)


@checked
def prisons_seen(found: Figures) -> Finding:
    """State the share of prisons that the mechanism that asks visited, or that it is not known, and that of the case known best.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.prisons_seen(npm.figures(["mar-cndh", "fra-cglpl"], "visits_prison")).head)
    How many prisons Morocco CNDH visits in a year was not found. ...
    """
    rows = {row["subject"]: row for row in records(prisons_visited(found))}
    own = (
        _seen(found, rows[found.asker])
        if found.asker in rows
        else say("How many prisons {name} visits in a year was not found.", name=shortest_name(found.data, found.asker))
        if found.asker
        else say_many(
            "Of {count} mechanism both the visits to prisons and the number of prisons are known.",
            "Of {count} mechanisms both the visits to prisons and the number of prisons are known.",
            len(rows),
        )
    )
    others = [row for name, row in rows.items() if name != found.asker and row["counted"] != WHOLE]
    cases = resolve(found.data, "seminar", found.at)
    first = sorted(others, key=lambda row: row["subject"] not in cases)[:1]
    return Finding(sentences(own, *(_seen(found, row) for row in first)), 2 * len(rows))


SEEN: Mapping[str, tuple[str, str]] = {
    VISITS: (
        later("{name} made {share} visits for 100 prisons in {year}."),
        later("{name} made {low} to {high} visits for 100 prisons in {year}, by who counts the prisons."),
    ),
    PLACES: (
        later("{name} saw {share} of every 100 prisons in {year}."),
        later("{name} saw {low} to {high} of every 100 prisons in {year}, by who counts the prisons."),
    ),
    OPERATIONS: (
        later("{name} made {share} visits and observed operations for 100 prisons in {year}."),
        later(
            "{name} made {low} to {high} visits and observed operations for 100 prisons in {year}, by who counts the prisons."
        ),
    ),
    WHOLE: (
        later("{name} made {share} visits for 100 prisons in {year}, under all its mandates."),
        later(
            "{name} made {low} to {high} visits for 100 prisons in {year}, under all its mandates, by who counts the prisons."
        ),
    ),
}
"""What says the visits to prisons, by what is counted; the second where publishers disagree on the number of prisons."""


def _seen(found: Figures, row: Record) -> str:
    low, high = (number(row[end], 0) for end in ("lowest", "highest"))
    told = {"name": shortest_name(found.data, row["subject"]), "year": str(row["year"]), "low": low, "high": high}
    one, several = SEEN[row["counted"]]
    return say(one, share=low, **told) if low == high else say(several, **told)


ALIKE: Mapping[str, str] = {
    PLACES: later("{label} (places visited, each counted once)"),
    OPERATIONS: later("{label} (with observed operations)"),
    WHOLE: later("{label} (of the whole institution)"),
}
"""The name of a count of visits, where all that stand beside each other count something else than visits."""


def say_counted(found: Figures, rows: pd.DataFrame) -> str:
    """Return the name of a question; of visits with what the rows count, where that is not visits."""
    label = str(indicator_label(found.data, found.indicator))
    kinds = ways(found, rows)
    return say(ALIKE[kinds[0]], label=label) if len(kinds) == 1 and kinds[0] in ALIKE else label
