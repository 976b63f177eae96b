"""How the estimate of a task is shown: each scenario by kind of place, from visits to posts and money, and what is assumed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.estimates import found_since
from npm_compare.analysis.sizing import CYCLE, PACE, PUBLISHED, Sizing
from npm_compare.analysis.visits import PLACES, counted
from npm_compare.analysis.workload import HIGH, LOW, TOTAL, VISITING, WORKING
from npm_compare.facts.dataset import Record, records
from npm_compare.views.amounts import about, say_about, unit_label
from npm_compare.views.html import render
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.table import Cell, Row, Table
from npm_compare.views.terminal import printed, wrapped
from npm_compare.views.wording import inside

SCENARIO_WORDS: Mapping[str, str] = {
    PACE: later("Today’s pace"),
    PUBLISHED: later("The published target"),
    CYCLE: later("The full cycle: every place in its turn"),
}
"""The scenarios in words."""

ABSENT: Mapping[str, str] = {
    PACE: later("Today’s pace is left out: no full year of visits is known."),
    PUBLISHED: later("No target of visits was found: the scenario is left out."),
}
"""What is said of a scenario of which nothing is known."""


def html(sizing: Sizing) -> str:
    """Return the estimate in HTML."""
    return render(table(sizing))


def text(sizing: Sizing) -> str:
    """Return the estimate as it stands in a terminal."""
    words = pd.DataFrame(_lines(sizing), columns=["", *_columns(sizing)])
    return f"{printed(words, words.to_string(index=False))}\n{wrapped(foot(sizing))}"


def table(sizing: Sizing) -> Table:
    """Return the estimate as a table: the kinds of place of each scenario and their sum; what is assumed below it."""
    rows: list[Row] = []
    for scenario in sizing.names:
        rows.append(Row(say(SCENARIO_WORDS[scenario])))
        rows += [_row(sizing, row) for row in _likely(sizing, scenario)]
    return Table(say("What the task would take each year"), ("", *_columns(sizing)), tuple(rows), foot(sizing))


def foot(sizing: Sizing) -> str:
    """Say what of the inputs is a fact, how far the range reaches and under which condition, and what is left out."""
    grounds = say(
        "Inputs that are facts, or derived from facts: {facts} of {inputs}; the others are assumptions.",
        facts=sizing.founded,
        inputs=len(sizing.used),
    )
    mix = say("Where only a number of visits is known, it is spread over the kinds of place like the full cycle.")
    spread = mix if len(sizing.names) > 1 else ""
    return " ".join(
        part
        for part in (grounds, reach(sizing), spread, places_as_visits(sizing), absent(sizing), no_money(sizing))
        if part
    )


def reach(sizing: Sizing) -> str:
    """Say how far the posts of the full cycle reach, and what would have to hold at the ends."""
    ends = {end: _about(sizing.of(CYCLE, end=end)["posts"]) for end in (LOW, HIGH)}
    if ends[LOW] == ends[HIGH]:
        return ""
    (fewest, most), (least, longest) = sizing.alone(VISITING), sizing.alone(WORKING)
    return say(
        "The full cycle takes {low} posts if every input stands at its lean end at once, and {high} if every one stands at its "
        "generous end; {fewest} to {most} if only the number of places and the years between visits move, {least} to {longest} "
        "if only the time for a visit moves.",
        **ends,
        fewest=_about(fewest),
        most=_about(most),
        least=_about(least),
        longest=_about(longest),
    )


def absent(sizing: Sizing) -> str:
    """Say which scenarios are left out, and why; nothing where all are there."""
    return " ".join(say(words) for name, words in ABSENT.items() if name not in sizing.names)


def places_as_visits(sizing: Sizing) -> str:
    """Say that the count of the latest year is one of places, each of which is taken as one visit; nothing of other counts."""
    if sizing.pace is None or counted(sizing.pace) != PLACES:
        return ""
    year = str(sizing.pace["year"])
    return say("The count of {year} is one of places visited: each is taken as one visit.", year=year)


def found_later(sizing: Sizing) -> str:
    """Say which numbers of places were a guess at the seminar, and what that changes; nothing in what was known then."""
    found = None if sizing.data.known else found_since(sizing.data, sizing.state)
    if found is None:
        return ""
    return say(
        "As known at the Rabat seminar it came to about {then} visits, as known today to about {now}: the number of places "
        "was then a guess for {kinds}.",
        then=say_about(found.then),
        now=say_about(found.now),
        kinds=joined(inside(code_label(sizing.data, "place", kind)) for kind in found.kinds),
    )


def no_money(sizing: Sizing) -> str:
    """Say why no money is estimated, and which costs are wanted; nothing where it is."""
    if not sizing.lacking:
        return ""
    lacking = joined(inside(code_label(sizing.data, "input", name)) for name in sizing.lacking)
    return say("Money is not estimated: the State’s own costs are not known ({inputs}).", inputs=lacking)


def kind_label(sizing: Sizing, kind: str) -> str:
    """Return the name of a kind of place, or that of all together."""
    return say("In all") if kind == TOTAL else str(code_label(sizing.data, "place", kind))


def input_label(sizing: Sizing, row: Record) -> str:
    """Return the name of an input with its kind of place."""
    return joined(code_label(sizing.data, kind, row[kind]) for kind in ("input", "place") if row[kind])


def _columns(sizing: Sizing) -> list[str]:
    money = [say("Money ({currency})", currency=unit_label(sizing.data, sizing.currency))] if sizing.currency else []
    return [say("Visits"), say("Person-days"), say("Posts (full-time)"), *money]


def _likely(sizing: Sizing, scenario: str) -> list[Record]:
    table = sizing.scenarios
    return records(table[(table["scenario"] == scenario) & (table["end"] == "likely")])


def _row(sizing: Sizing, row: Record) -> Row:
    assumed = say("number of places assumed") if row["kind"] in sizing.assumed else ""
    visits, *others = _numbers(sizing, row)
    heading = kind_label(sizing, row["kind"])
    return Row(heading, (Cell(visits, assumed), *(Cell(text) for text in others)))


def _numbers(sizing: Sizing, row: Record) -> list[str]:
    money = [number(about(row["money"], 3), 0)] if sizing.currency else []
    return [number(row["visits"], 0), number(row["days"], 0), number(row["posts"], 1), *money]


def _lines(sizing: Sizing) -> list[list[str]]:
    """Return the rows of the table for a terminal, each with its scenario before the kind of place."""
    return [
        [f"{say(SCENARIO_WORDS[scenario])}: {inside(kind_label(sizing, row['kind']))}", *_numbers(sizing, row)]
        for scenario in sizing.names
        for row in _likely(sizing, scenario)
    ]


def _about(posts: float) -> str:
    return number(about(posts), 0 if posts >= 10 else None)
