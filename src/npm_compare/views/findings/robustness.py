"""Sentences on options: what holds for most weightings, and what depends on the unknown."""

from __future__ import annotations

from npm_compare.views.findings.finding import Finding, say_date, sentences
from npm_compare.views.language import listed, percent, say, say_many
from npm_compare.views.options import label
from npm_compare.views.wording import inside
from npm_compare.weighing.options import Options
from npm_compare.weighing.smaa import Acceptability

SURE = 0.5
"""Only an option that is first in more than this share of draws is called first for most weightings."""


def robust(options: Options, result: Acceptability) -> Finding:
    """State which option is first for most weightings, which can never be first, and how far that rests on the unknown.

    Examples
    --------
    >>> import npm_compare as npm
    >>> options = npm.options(at="seminar")
    >>> print(npm.findings.robust(options, options.acceptability(1_000)).head)
    On 12 May 2015, ...
    """
    first = result.ranks[1].astype(float).sort_values(ascending=False, kind="stable")
    leader, share, date = str(first.index[0]), percent(first.max()), say_date(options.at)
    known, asked = int(options.table["known"].sum()), int(options.table["asked"].sum())
    if first.max() > SURE:
        head = say(
            "On {date}, first for most weightings and readings of the evidence: {option} ({share}).",
            date=date,
            option=inside(label(options, leader)),
            share=share,
        )
    else:
        head = say(
            "On {date}, no option is first for most weightings and readings of the evidence; most often first: {option} "
            "({share}).",
            date=date,
            option=inside(label(options, leader)),
            share=share,
        )
    never = [inside(label(options, name)) for name in result.never_first]
    tail = (
        say("Never first: {options}.", options=listed(never)) if never else say("Every option can be first for some.")
    )
    rest = say_many(
        "{count} of {asked} answers is known; the others may move all of this.",
        "{count} of {asked} answers are known; the others may move all of this.",
        known,
        asked=asked,
    )
    return Finding(head, known, sentences(tail, rest))
