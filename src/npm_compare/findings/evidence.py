"""Sentences on what the facts rest on."""

from __future__ import annotations

import pandas as pd

from npm_compare.findings.finding import Finding
from npm_compare.wording import inside


def known_evidence(shares: pd.DataFrame) -> Finding:
    """State which parts of the codebook are best and least known, from the shares of `coverage_by_section`."""
    means = shares.mean(axis=1)
    best, least = (inside(str(name)) for name in (means.idxmax(), means.idxmin()))
    text = (
        f"Of the questions asked of {shares.shape[1]} mechanisms {100 * means.mean():.0f} % have an answer, "
        f"part by part on average: best known is “{best}” ({100 * means.max():.0f} %), "
        f"least known “{least}” ({100 * means.min():.0f} %)."
    )
    return Finding(text, shares.size)


def trust(grounds: pd.DataFrame) -> Finding:
    """State on what the facts rest (confidence, kind of source, age, disagreement), from the table of `grounds`."""
    shares = grounds.set_index(["what", "value"])["share"]
    total = int(grounds.loc[grounds["what"] == "confidence", "facts"].sum())

    def percent(what: str, value: str) -> str:
        return f"{100 * shares.get((what, value), 0):.0f} %"

    text = (
        f"Of {total:,} facts, {percent('confidence', 'high')} are of high confidence and "
        f"{percent('confidence', 'low')} of low; {percent('kind', 'law')} were read in a law, "
        f"{percent('kind', 'press')} in the press; {percent('age', 'over 10 years')} rest on a source older than ten "
        f"years and {percent('age', 'undated')} on an undated one; on {percent('disagreement', 'sources differ')} "
        "sources differ."
    )
    return Finding(text, total)
