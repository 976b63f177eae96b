"""Sentences on models: which gained most since the seminar, how many there are, what replaced what."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.models import growth, in_place, transitions
from npm_compare.base.dates import day as number_of
from npm_compare.base.given import checked
from npm_compare.facts.dataset import SEMINAR, Dataset, load, records
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.wording import inside, last_day

NEW_BODY = "new_specialised"

PLURAL = {
    "nhri": later("human rights institutions"),
    "new_specialised": later("new specialised bodies"),
    "ombuds": later("ombudsman institutions"),
    "ombuds_plus": later("ombudsman institutions with civil society"),
    "multiple_bodies": later("several bodies together"),
    "other": later("other models"),
}
"""Models as they stand in a sentence, more than one of each."""


@checked
def models(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State which model gained most since the Rabat seminar, and how many mechanisms of each are in place.

    >>> import npm_compare as npm
    >>> print(npm.findings.models().head)
    Since the Rabat seminar, ...
    """
    data = data or load()
    found = in_place(at=data.covered(at), data=data)
    date = last_day(data.covered(at))
    now = found["model"].value_counts()
    if found.empty:
        return Finding(say("No mechanism was in place on {date}.", date=date), 0)
    # Translators: a model and how many mechanisms are of it, such as “ombudsman institution 32”.
    said = [
        say("{model} {number}", model=inside(code_label(data, "model", str(model))), number=int(count))
        for model, count in now.items()
    ]
    text = say_many(
        "Of {count} mechanism in place on {date}: {models}.",
        "Of {count} mechanisms in place on {date}: {models}.",
        len(found),
        date=date,
        models=joined(said),
    )
    head = _grown(data, at) or _most_frequent(now)
    return Finding(head or text, len(found), text if head else "")


def _most_frequent(now: pd.Series[int]) -> str:
    """Say which model is the most frequent; nothing where there is one only, or two are as frequent."""
    first, *rest = now.items()
    if not rest or rest[0][1] == first[1]:
        return ""
    return say_many(
        "Of {count} mechanism in place, {models} are the most frequent: {number}.",
        "Of {count} mechanisms in place, {models} are the most frequent: {number}.",
        int(now.sum()),
        models=say(PLURAL[str(first[0])]),
        number=int(first[1]),
    )


def _grown(data: Dataset, at: str) -> str:
    """Say which model gained most since the seminar, and how the new bodies fared; nothing of a date before it."""
    if number_of(data.covered(at)) <= number_of(SEMINAR):
        return ""
    grown = growth(at=at, data=data)
    first = records(grown)[0]
    gained = first["model"]
    new = records(grown[grown["model"] == NEW_BODY])
    head = say(
        "Since the Rabat seminar, {models} gained most: {then} then, {now} now.",
        models=say(PLURAL[gained]),
        then=first["then"],
        now=first["now"],
    )
    if first["model"] == NEW_BODY or not new:
        return head
    same = new[0]["then"] == new[0]["now"]
    bodies = later("New bodies stayed at {now}.") if same else later("New bodies: {then} then, {now} now.")
    return sentences(head, say(bodies, then=new[0]["then"], now=new[0]["now"]))


@checked
def replaced(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State what replaced what: the bodies that gave way to another, and whether a new body ever took over.

    >>> import npm_compare as npm
    >>> "gave way to another" in npm.findings.replaced().head
    True
    """
    data = data or load()
    found = transitions(at=at, data=data)
    if found.empty:
        return Finding(say("No body had given way to another."), 0)
    moves = [
        say(
            "{state}: {old} to {new} ({year})",
            state=state_name(data, row["state"]),
            old=inside(code_label(data, "model", row["model"])),
            new=inside(code_label(data, "model", row["successor_model"])),
            year=row["ended"][:4],
        )
        for row in records(found)
    ]
    to_new = int(((found["successor_model"] == NEW_BODY) & (found["model"] != NEW_BODY)).sum())
    from_new = int(((found["model"] == NEW_BODY) & (found["successor_model"] != NEW_BODY)).sum())
    head = say_many(
        "{count} body gave way to another: {gone} of them was a new body, {come} gave way to one.",
        "{count} bodies gave way to another: {gone} of them were new bodies, {come} gave way to one.",
        len(found),
        gone=from_new,
        come=to_new,
    )
    return Finding(head, 2 * len(found), say("{moves}.", moves=joined(moves, strong=True)))
