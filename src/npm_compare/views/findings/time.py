"""Sentences on time: how long States waited, who was in time and who is late, which models were chosen, where a State stands."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.durations import split, waited
from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import LATE, deadlines, overdue
from npm_compare.analysis.survival import survival
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.codes import group_words
from npm_compare.views.findings.finding import Finding, say_date, sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, listed, number, say, say_many
from npm_compare.views.wording import inside

REACHED = {
    ("designation", "entry"): later(
        "Half of the States that had to wait had designated a mechanism {years} after the entry into force for them."
    ),
    ("designation", "deposit"): later(
        "Half of the States that had to wait had designated a mechanism {years} after depositing their instrument."
    ),
    ("work", "entry"): later(
        "Half of the States that had to wait had a mechanism at work {years} after the entry into force for them."
    ),
    ("work", "deposit"): later(
        "Half of the States that had to wait had a mechanism at work {years} after depositing their instrument."
    ),
    ("accepted", "entry"): later(
        "Half of the States that had to wait had a mechanism that the SPT accepts {years} after the entry into force for them."
    ),
    ("accepted", "deposit"): later(
        "Half of the States that had to wait had a mechanism that the SPT accepts {years} after depositing their instrument."
    ),
}
NOT_REACHED = {
    "designation": later("Less than half of the States that had to wait have designated a mechanism so far."),
    "work": later("Less than half of the States that had to wait have a mechanism at work so far."),
    "accepted": later("Less than half of the States that had to wait have a mechanism that the SPT accepts so far."),
}


def wait(
    rows: pd.DataFrame,
    *,
    by: str | None = None,
    start: str = "entry",
    event: str = "designation",
    data: Dataset | None = None,
) -> Finding:
    """State after how many years half of the States had the event, and who still waits; or the same by group.

    Parameters are those of `charts.waiting`.

    >>> import npm_compare as npm
    >>> print(npm.findings.wait(npm.durations()).head)
    Half of the States that had to wait ...
    """
    data = data or load()
    groups = {group_words(data, group): found for group, found in split(rows, by).items()}
    counted = {name: found for name, group in groups.items() if len(found := waited(group))}
    medians = {name: survival(found["years"], found["observed"]).median for name, found in counted.items()}
    half = {name: median for name, median in medians.items() if median is not None}
    every = pd.concat(groups.values())
    reached = [
        say("{years} ({group})", years=_years(median), group=name) if by else _years(median)
        for name, median in half.items()
    ]
    head = say(REACHED[event, start], years=listed(reached)) if reached else say(NOT_REACHED[event])
    others = [name for name in medians if name not in half]
    below = say("Less than half so far: {groups}.", groups=listed(others)) if reached and others else ""
    rest = "" if by else _others(every["kind"].value_counts())
    return Finding(head, 2 * len(every), sentences(below, rest))


def _years(number_of_years: float) -> str:
    return say_many("{years} year", "{years} years", number_of_years, years=number(number_of_years, 1))


def _others(kinds: pd.Series[int]) -> str:
    """Say who had it before and who still waits."""
    before, waiting = int(kinds.get("before", 0)), int(kinds.get("waiting", 0))
    return sentences(
        say_many(
            "{count} State had it before and did not wait.", "{count} States had it before and did not wait.", before
        ),
        say_many("{count} State still waits.", "{count} States still wait.", waiting),
    )


def in_time(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many of the States parties due by a date had a mechanism within the year of art. 17.

    >>> import npm_compare as npm
    >>> "States due by 12 May 2015" in npm.findings.in_time(at="seminar").head
    True
    """
    data = data or load()
    counts = deadlines(at=at, data=data)["met"].value_counts()
    met, missed, unknown = (int(counts.get(answer, 0)) for answer in ("yes", "no", "not_known"))
    text = say_many(
        "{met} of {count} State due by {date} had a mechanism within one year of the entry into force for it.",
        "{met} of {count} States due by {date} had a mechanism within one year of the entry into force for them.",
        met + missed,
        met=met,
        date=say_date(data.covered(at)),
    )
    rest = say_many(
        "Of {count} other the date is not known precisely enough.",
        "Of {count} others the date is not known precisely enough.",
        unknown,
    )
    return Finding(text, 2 * int(counts.sum()), rest if unknown else "")


def late(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many States parties without a mechanism are late under art. 17, by both ways of counting, longest due first.

    >>> import npm_compare as npm
    >>> print(npm.findings.late(at="seminar").head)
    On 12 May 2015, ... States parties have no known mechanism in place. ...
    """
    data = data or load()
    found = overdue(at=at, data=data)
    counts = found["late"].value_counts()
    names = [state_name(data, s) for s in found.loc[found["late"] == "yes", "state"]]
    none, one, both = (int(counts.get(answer, 0)) for answer in LATE)
    text = sentences(
        say_many(
            "On {date}, {count} State party has no known mechanism in place.",
            "On {date}, {count} States parties have no known mechanism in place.",
            len(found),
            date=say_date(data.covered(at)),
        ),
        say(
            "Late by both ways of counting the year of art. 17: {both}; by one of them: {one}; not late: {none}.",
            both=both,
            one=one,
            none=none,
        ),
        say("Late: {names}.", names=listed(names)) if names else "",
    )
    return Finding(text, 2 * len(found))


def models(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many mechanisms of each model are in place.

    >>> import npm_compare as npm
    >>> print(npm.findings.models(at="seminar").head)
    Of ... mechanisms in place on 12 May 2015: ...
    """
    data = data or load()
    found = in_place(at=data.covered(at), data=data)
    # Translators: a model and how many mechanisms are of it, such as “ombudsman institution 32”.
    said = [
        say("{model} {number}", model=inside(code_label(data, "model", str(model))), number=int(count))
        for model, count in found["model"].value_counts().items()
    ]
    date = say_date(data.covered(at))
    if not said:
        return Finding(say("No mechanism was in place on {date}.", date=date), 0)
    text = say_many(
        "Of {count} mechanism in place on {date}: {models}.",
        "Of {count} mechanisms in place on {date}: {models}.",
        len(found),
        date=date,
        models=joined(said),
    )
    return Finding(text, len(found))
