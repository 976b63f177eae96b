"""Sentences on what the facts rest on."""

from __future__ import annotations

import pandas as pd

from npm_compare.analysis.accuracy import ALL, KIND, LEVEL, shares
from npm_compare.analysis.evidence import DIFFER, UNDATED
from npm_compare.facts.dataset import Dataset, Record, load
from npm_compare.facts.reviews import standing
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import code_label
from npm_compare.views.language import number, percent, say, say_many
from npm_compare.views.wording import inside


def known_evidence(shares: pd.DataFrame, *, data: Dataset | None = None) -> Finding:
    """State which parts of the codebook are best and least known, from the shares of `coverage_by_section`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.known_evidence(npm.evidence.coverage_by_section("seminar")).head)
    Of the questions asked of 4 mechanisms ...
    """
    data, means = data or load(), shares.mean(axis=1)
    best, least = (inside(code_label(data, "section", str(section))) for section in (means.idxmax(), means.idxmin()))
    text = sentences(
        say_many(
            "Of the questions asked of {count} mechanism {share} have an answer, part by part on average.",
            "Of the questions asked of {count} mechanisms {share} have an answer, part by part on average.",
            shares.shape[1],
            share=percent(means.mean()),
        ),
        say(
            "Best known: “{best}” ({best_share}); least known: “{least}” ({least_share}).",
            best=best,
            best_share=percent(means.max()),
            least=least,
            least_share=percent(means.min()),
        ),
    )
    return Finding(text, shares.size)


def trust(grounds: pd.DataFrame) -> Finding:
    """State on what the facts rest (confidence, kind of source, age, disagreement), from the table of `grounds`.

    Examples
    --------
    >>> import npm_compare as npm
    >>> print(npm.findings.trust(npm.evidence.grounds("seminar")).head)
    Of ... facts that hold on the date, ...
    """
    shares = grounds.set_index(["what", "value"])["share"]
    total = int(grounds.loc[grounds["what"] == "confidence", "facts"].sum())
    named = {
        "high": ("confidence", "high"),
        "low": ("confidence", "low"),
        "law": ("kind", "law"),
        "press": ("kind", "press"),
        "old": ("age", "over_10"),
        "undated": ("age", UNDATED),
        "disputed": ("disagreement", DIFFER),
    }
    text = say_many(
        "Of {count} fact that holds on the date, {high} is of high confidence and {low} of low; {law} was read in a law, "
        "{press} in the press; {old} rests on a source older than ten years and {undated} on an undated one; on {disputed} "
        "sources differ.",
        "Of {count} facts that hold on the date, {high} are of high confidence and {low} of low; {law} were read in a law, "
        "{press} in the press; {old} rest on a source older than ten years and {undated} on an undated one; on {disputed} "
        "sources differ.",
        total,
        **{name: percent(float(shares.get(key, 0))) for name, key in named.items()},
    )
    return Finding(text, total)


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
    return Finding(head, every["checkable"], sentences(_sure(every), _mended(data)))


def _mended(data: Dataset) -> str:
    """Say what became of the facts that were found wrong."""
    if left := len(standing(data)):
        return say_many(
            "{count} of those found wrong is as it was, and its note says so.",
            "{count} of those found wrong are as they were, and their notes say so.",
            left,
        )
    return say(
        "What was found wrong has been mended; errors of the same kinds will stand in facts that nobody has read again."
    )


def _sure(every: Record) -> str:
    """Say on how many facts the share rests, and between which bounds it lies."""
    return say_many(
        "Of {checked} facts drawn, {count} could be checked and {right} was right: at the level of {level} between {low} and "
        "{high} (Wilson).",
        "Of {checked} facts drawn, {count} could be checked and {right} were right: at the level of {level} between {low} "
        "and {high} (Wilson).",
        every["checkable"],
        checked=number(every["checked"]),
        right=number(every["right"]),
        level=percent(LEVEL),
        low=percent(every["share_low"]),
        high=percent(every["share_high"]),
    )
