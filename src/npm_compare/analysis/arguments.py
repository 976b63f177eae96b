"""Who argued on a decision: what named bodies wanted or remarked of the mechanism that asks and of its State.

A position that argues for an option stands beside that option (`argues_for`); any other stands under one decision only: the first
of those that name its topic. There, what speaks to the first topic of the decision comes first, then the newest, and each body
has one word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from npm_compare.analysis.context import debate, remarks
from npm_compare.facts.dataset import Dataset, Record, records

WANTED, REMARKED = ("wanted", "remarked")
"""How somebody spoke to a decision: a position in the debate, or a remark on what is there, which argues for nothing."""

SHOWN = 3
"""So many positions stand under a decision; of the others it says how many there are."""


@dataclass(frozen=True)
class Arguments:
    """The positions to show under a decision, how many others speak to its topics, and who argued for which option."""

    shown: tuple[Record, ...]
    others: int
    options: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)


def said(data: Dataset, asker: str, at: str, known: str | None) -> list[Record]:
    """Return what was wanted or remarked, the newest first: one table of both, each position once."""
    state = data.mechanism(asker)["state"]
    wanted = debate(state, at=at, known=known, data=data).rename(columns={"position": "words"}).assign(spoke=WANTED)
    remarked = remarks(state, at=at, known=known, data=data).rename(columns={"remark": "words"}).assign(spoke=REMARKED)
    remarked = remarked[remarked["subject"].isin([asker, state])]
    both = pd.concat([wanted, remarked], ignore_index=True).fillna("")
    once = both.drop_duplicates(["body", "topic", "words"])
    return records(once.sort_values("date", ascending=False, kind="stable"))


def arguments(decisions: Sequence[Record], positions: Sequence[Record]) -> Mapping[str, Arguments]:
    """Give each position to one decision, and choose those to show."""
    topics = {row["decision"]: row["topics"].split("|") for row in decisions}
    homes = {topic: name for name in reversed(topics) for topic in topics[name]}
    made = {}
    for name, of_it in topics.items():
        mine = [one for one in positions if not one.get("argues_for") and homes.get(one["topic"]) == name]
        mine.sort(key=lambda one: of_it.index(one["topic"]))
        shown = _one_word_each(mine)[:SHOWN]
        made[name] = Arguments(tuple(shown), len(mine) - len(shown), _for_options(name, positions))
    return made


def _for_options(decision: str, positions: Sequence[Record]) -> dict[str, tuple[Record, ...]]:
    """Return who argued for each option of a decision, the newest word of each body."""
    chosen = [one for one in positions if str(one.get("argues_for", "")).partition("/")[0] == decision]
    choices = dict.fromkeys(one["argues_for"].partition("/")[2] for one in chosen)
    return {
        choice: tuple(_one_word_each([one for one in chosen if one["argues_for"].endswith(f"/{choice}")]))
        for choice in choices
    }


def _one_word_each(positions: Sequence[Record]) -> list[Record]:
    """Return the first position of each body."""
    first = {one["body"]: one for one in reversed(positions)}
    return [one for one in positions if first[one["body"]] is one]
