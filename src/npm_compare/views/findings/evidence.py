"""Sentences on what the facts rest on."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.accuracy import ALL, KIND, LEVEL, shares
from npm_compare.analysis.evidence import DIFFER, laws_read
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load
from npm_compare.facts.reviews import standing
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label
from npm_compare.views.language import number, percent, say, say_many


@checked
def read_by_region(mechanisms: list[str], *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many of the laws of some mechanisms were read on most key powers, and from which region most of them are.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.read_by_region(["fra-cglpl", "mli-cndh"]).head)
    Of 2 mechanisms the laws of ...
    """
    data = data or load()
    found = laws_read(at=at, data=data)
    found = found[found["mechanism"].isin(mechanisms)]
    regions = found.groupby("un_region")["read"].sum().sort_values(ascending=False, kind="stable")
    read = int(regions.sum())
    if not read:
        head = say_many(
            "The law of {count} mechanism has not been read on most powers.",
            "Of {count} mechanisms no law has been read on most powers.",
            len(mechanisms),
        )
        return Finding(head, 0)
    head = say_many(
        "Of {all} mechanisms the laws of {count} have been read on most powers, {most} of them from one region ({region}).",
        "Of {all} mechanisms the laws of {count} have been read on most powers, {most} of them from one region ({region}).",
        read,
        all=len(mechanisms),
        most=int(regions.iloc[0]),
        region=code_label(data, "un_region", str(regions.index[0])),
    )
    return Finding(head, int(found["answers"].sum()))


@checked
def trust(grounds: pd.DataFrame) -> Finding:
    """State on what the facts rest (kind of source, age, disagreement), from the table of `grounds`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.trust(npm.evidence.grounds("seminar")).head)
    Of ... facts that hold on the date ...
    """
    shares = grounds.set_index(["what", "value"])["share"]
    total = int(grounds.loc[grounds["what"] == "confidence", "facts"].sum())
    named = {
        "law": ("basis", "law"),
        "press": ("kind", "press"),
        "old": ("age", "over_10"),
        "disputed": ("disagreement", DIFFER),
    }
    text = say_many(
        "Of {count} fact that holds on the date {law} was read in a law and {press} in the press; {old}, laws in force "
        "not counted, rests on a source more than ten years old; sources differ on {disputed}.",
        "Of {count} facts that hold on the date {law} were read in a law and {press} in the press; {old}, laws in force "
        "not counted, rest on sources older than ten years; on {disputed} sources differ.",
        total,
        **{name: percent(float(shares.get(key, 0))) for name, key in named.items()},
    )
    return Finding(text, total)


@checked
def accuracy(data: Dataset | None = None) -> Finding:
    """State how many of the facts that a second reader coded again were right, and between which bounds the share lies.

    Examples
    --------
    >>> accuracy().facts > 100
    True
    """
    data = data or load()
    found = shares(data)
    every = found[ALL, ""]
    if not every["checkable"]:
        return Finding(say("No fact has been read again by a second reader."), 0)
    kinds = {kind: percent(found[KIND, kind]["share"]) for kind in ("legal", "figure") if (KIND, kind) in found}
    share = percent(every["share"])
    head = say("A second reader found {share} of the facts right.", share=share)
    if len(kinds) == 2:
        head = say(
            "A second reader found {share} of the facts right, of legal answers {legal}, of figures {figure}.",
            share=share,
            **kinds,
        )
    kept = sum(row["checkable"] for (what, _), row in found.items() if what == KIND)
    return Finding(
        head, every["checkable"], sentences(_sure(every), _of_kinds(kept, every["checkable"]), _mended(data))
    )


def _of_kinds(kept: int, every: int) -> str:
    """Say of how many facts the shares by kind of answer are; nothing where they are of all."""
    if kept == every:
        return ""
    return say_many(
        "The shares by kind of answer are of {count} of these, whose question was kept.",
        "The shares by kind of answer are of {count} of these, whose questions were kept.",
        kept,
    )


def _mended(data: Dataset) -> str:
    """Say what became of the facts that were found wrong."""
    if left := len(standing(data)):
        return say_many(
            "{count} error could not be corrected, and its note says so.",
            "{count} errors could not be corrected, and their notes say so.",
            left,
        )
    return say(
        "What was found wrong has been mended; errors of the same kinds will remain in facts that nobody has read again."
    )


def _sure(every: Record) -> str:
    """Say on how many facts the share rests, and between which bounds it lies."""
    return say_many(
        "Of {checked} facts drawn, {count} could be checked and {right} was right: at the level of {level} between {low} and "
        "{high} (Wilson; all drawn together, not weighted).",
        "Of {checked} facts drawn, {count} could be checked and {right} were right: at the level of {level} between {low} "
        "and {high} (Wilson; all drawn together, not weighted).",
        every["checkable"],
        checked=number(every["checked"]),
        right=number(every["right"]),
        level=percent(LEVEL),
        low=percent(every["share_low"]),
        high=percent(every["share_high"]),
    )
