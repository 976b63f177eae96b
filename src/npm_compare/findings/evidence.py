"""Sentences on what the facts rest on."""

from __future__ import annotations

import pandas as pd

from npm_compare.findings.finding import Finding, sentences
from npm_compare.language import percent, say, say_many
from npm_compare.wording import inside


def known_evidence(shares: pd.DataFrame) -> Finding:
    """State which parts of the codebook are best and least known, from the shares of `coverage_by_section`."""
    means = shares.mean(axis=1)
    text = sentences(
        say_many(
            "Of the questions asked of {count} mechanism {share} have an answer, part by part on average.",
            "Of the questions asked of {count} mechanisms {share} have an answer, part by part on average.",
            shares.shape[1],
            share=percent(means.mean()),
        ),
        say(
            "Best known: “{best}” ({best_share}); least known: “{least}” ({least_share}).",
            best=inside(str(means.idxmax())),
            best_share=percent(means.max()),
            least=inside(str(means.idxmin())),
            least_share=percent(means.min()),
        ),
    )
    return Finding(text, shares.size)


def trust(grounds: pd.DataFrame) -> Finding:
    """State on what the facts rest (confidence, kind of source, age, disagreement), from the table of `grounds`."""
    shares = grounds.set_index(["what", "value"])["share"]
    total = int(grounds.loc[grounds["what"] == "confidence", "facts"].sum())
    named = {
        "high": ("confidence", "high"),
        "low": ("confidence", "low"),
        "law": ("kind", "law"),
        "press": ("kind", "press"),
        "old": ("age", "over 10 years"),
        "undated": ("age", "undated"),
        "disputed": ("disagreement", "sources differ"),
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
