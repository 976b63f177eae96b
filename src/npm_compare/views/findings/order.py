"""Sentences on the choice of a model: how the order moves, where one is ahead for certain, what is to be fixed within one."""

from __future__ import annotations

import pandas as pd

from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, listed, percent, say, say_many
from npm_compare.views.options import label
from npm_compare.views.own_model import say_laws
from npm_compare.views.wording import inside, last_day, short_name
from npm_compare.weighing.options import Options
from npm_compare.weighing.own_model import FEW_LAWS
from npm_compare.weighing.variants import Variants

NAMED_GAPS = 3
"""So many questions are named that the laws of a model lack most."""


@checked
def order(found: Variants) -> Finding:
    """State in how many ways of reading and weighing the same facts no model leads, and how many models do in the others.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.order(npm.variants(npm.options(at="seminar"), draws=1_000)).head)
    Which model comes first depends on how the same facts are read: ...
    """
    options, led, ways = found.options, found.led, len(found.table)
    known, unknown = known_and_open(options)
    leaders = [inside(label(options, str(name))) for name in led.index[led > 0]]
    if len(leaders) == 1 and not found.open:
        head = say("However the facts are read and weighed, one model comes first: {model}.", model=leaders[0])
    elif not leaders:
        head = say_many(
            "In {count} reading of the same facts no model comes first for more than half of all weightings.",
            "In none of {count} readings of the same facts does a model come first for more than half of all weightings.",
            ways,
        )
    else:
        head = say(
            "Which model comes first depends on how the same facts are read: in {open} of {ways} readings none leads, in the "
            "others {models}.",
            open=found.open,
            ways=ways,
            models=joined_or(leaders),
        )
    return Finding(head, known, margins(found), unknown)


def margins(found: Variants) -> str:
    """Say how far ahead a leader is where one leads: a narrow lead is not called one without its numbers."""
    rule = say(
        "A model leads only if it comes first in more than {least} of the weightings.", least=percent(found.least, 1)
    )
    if not found.margins:
        return rule
    (first, second), (widest, after) = found.margins[0], found.margins[-1]
    told = {"first": percent(first), "second": percent(second), "widest": percent(widest), "after": percent(after)}
    if len(found.margins) == 1:
        said = say("Where one leads it comes first in {first} of them, the next in {second}.", **told)
    else:
        said = say("The narrowest lead is {first} to {second}, the widest {widest} to {after}.", **told)
    return sentences(rule, said)


def joined_or(names: list[str]) -> str:
    """Return names of which one or another is meant: “a”, “a or b”, “a, b or c”."""
    *before, last = names
    return say("{names} or {last}", names=joined(before), last=last) if before else last


def known_and_open(options: Options) -> tuple[int, str]:
    """Return how many answers on the models are known, and a line on those that are not."""
    known, asked = int(options.table["known"].sum()), int(options.table["asked"].sum())
    line = say_many(
        "Of {asked} answers sought on these mechanisms {count} is not known; a rule of the host does not count as one.",
        "Of {asked} answers sought on these mechanisms {count} are not known; a rule of the host does not count as one.",
        asked - known,
        asked=asked,
    )
    return known, line


@checked
def ahead(options: Options) -> Finding:
    """State on how many criteria one model is ahead of all others whatever the unknown answers are.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.ahead(npm.options(at="seminar")).head)
    On ... criteria no model is ahead of all others once unknown answers are left open.
    """
    ranges = dict(iter(options.table.groupby("criterion", sort=False)))
    clear = [criterion for criterion, rows in ranges.items() if _ahead(rows)]
    known, unknown = known_and_open(options)
    head = say_many(
        "On {count} of {all} criteria no model is ahead of all others once unknown answers are left open.",
        "On {count} of {all} criteria no model is ahead of all others once unknown answers are left open.",
        len(ranges) - len(clear),
        all=len(ranges),
    )
    return Finding(head, known, unknown=unknown)


def _ahead(rows: pd.DataFrame) -> bool:
    """Say whether the lowest value of one model is above the highest of every other to which the criterion applies."""
    ordered = rows[rows["asked"] > 0].sort_values("lowest", ascending=False, kind="stable")
    return bool(len(ordered) > 1 and ordered["lowest"].iloc[0] > ordered["highest"].iloc[1:].max())


@checked
def groups(options: Options) -> Finding:
    """Count the mechanisms of each model that are compared, and say how many of no model are left out.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.groups(npm.options(at="seminar")).head)
    On 12 May 2015 ... mechanisms in place are compared by model: ...
    """
    said = [
        say("{label} {number}", label=inside(label(options, option)), number=len(options.members[option]))
        for option in options.options
    ]
    total = sum(len(options.members[option]) for option in options.options)
    head = say_many(
        "On {date} {count} mechanism in place is compared by model: {groups}.",
        "On {date} {count} mechanisms in place are compared by model: {groups}.",
        total,
        date=last_day(options.at),
        groups=listed(said),
    )
    return Finding(head, total)


@checked
def to_fix(rows: pd.DataFrame, mechanism: str, *, data: Dataset | None = None) -> Finding:
    """State what the laws of the same model lack most, and on how many of the questions the mechanism’s own law was read.

    Parameters
    ----------
    rows
        From `own_model`, for the same mechanism.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.to_fix(npm.own_model("mar-cndh"), "mar-cndh").head)
    For the model of ...
    """
    data = data or load()
    model = inside(code_label(data, "model", data.mechanism(mechanism)["model"]))
    lacking = [row for row in records(rows) if row["laws"] >= FEW_LAWS and 2 * row["give"] < row["laws"]]
    read = int((rows["own"] != NOT_KNOWN).sum())
    own = say_many(
        "The text read of its own law answers {count} of the {all} questions asked here.",
        "The text read of its own law answers {count} of the {all} questions asked here.",
        read,
        all=len(rows),
    )
    if not lacking:
        head = say(
            "For the model of {name} ({model}), too few other laws have been read to say what they lack.",
            name=short_name(data, mechanism),
            model=model,
        )
        return Finding(head, read, own)
    named = [
        say("{question} ({laws})", question=inside(indicator_label(data, row["indicator"])), laws=say_laws(row))
        for row in lacking[:NAMED_GAPS]
    ]
    head = say(
        "For the model of {name} ({model}), what other laws most often leave out and what should be fixed: {gaps}.",
        name=short_name(data, mechanism),
        model=model,
        gaps=listed(named),
    )
    return Finding(head, sum(row["laws"] for row in lacking), own)
