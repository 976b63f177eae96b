"""What a speaker must know of the figures of a chart: what is counted, of which years, how sure it is, what is noted on each."""

from __future__ import annotations

import pandas as pd

from npm_compare.facts.dataset import Dataset, records
from npm_compare.views.coders import coded
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import isolated, listed, say
from npm_compare.views.wording import say_period, short_name

FAR_APART = 5
"""Figures more than so many years older than the newest one beside them are marked."""

MARK = "†"
"""Stands behind the year of such a figure."""


def far_apart(facts: pd.DataFrame) -> set[str]:
    """Return the ids of figures that are much older than the newest beside them."""
    return set(facts.loc[facts["year"] < facts["year"].max() - FAR_APART, "id"]) if len(facts) else set()


def say_far_apart(facts: pd.DataFrame) -> str:
    """Say from when to when the figures are, and what is marked, where years lie far apart; nothing where they do not."""
    if not far_apart(facts):
        return ""
    return say(
        "Years from {first} to {last}; {mark} more than {years} years before the newest.",
        first=str(facts["year"].min()),
        last=str(facts["year"].max()),
        mark=MARK,
        years=FAR_APART,
    )


def cautions(data: Dataset, facts: pd.DataFrame) -> tuple[str, ...]:
    """Return what is to be said of the figures of a chart, a paragraph each."""
    names = [str(name) for name in facts["indicator"].unique()]
    asked = [
        # Translators: a question, and how the data define it.
        say(
            "{label}: {definition}",
            label=indicator_label(data, n),
            definition=isolated(coded(data, data.indicator(n)["definition"])),
        )
        for n in names
        if data.indicator(n)["definition"]
    ]
    low = dict.fromkeys(facts.loc[facts["confidence"] == "low", "subject"])
    unsure = say("Low confidence: {mechanisms}.", mechanisms=listed(short_name(data, m) for m in low)) if low else ""
    noted = [
        say(
            "{name}, {period}: {note}",
            name=short_name(data, f["subject"]),
            period=say_period(f),
            note=isolated(coded(data, f["note"])),
        )
        for f in records(facts)
        if f["note"]
    ]
    return tuple(part for part in (*asked, say_far_apart(facts), unsure, *noted) if part)
