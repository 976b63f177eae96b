"""Peers built for the State that asks: from measurable likeness, each weight visible, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.evidence import PILLARS, coverage
from npm_compare.analysis.likenesses import LIKENESSES, Subject
from npm_compare.analysis.models import in_place
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import leading
from npm_compare.facts.statistics import nearest

FEW_ANSWERS = 1 / 3
"""A peer with fewer answers than this share of the codebook is marked: little can be learned from it yet."""

FEW_LIKENESSES = 1 / 2
"""A peer of which fewer than this share of the likenesses asked for are known is marked: it may be less alike than it seems."""

WEIGHTS: Mapping[str, float] = {
    "nhri_a": 1.0,
    "language": 1.0,
    "legal_family": 1.0,
    "form_of_state": 1.0,
    "region": 1.0,
    "income": 1.0,
    "population": 1.0,
    "prisoners": 1.0,
}
"""Default weights of the likenesses: all equal."""

WARNINGS = ("few_answers", "few_likenesses")
"""Why a peer is marked."""

OF_STATES = ("legal_family", "form_of_state")
"""Questions about the State whose answers are compared; those about the mechanism are its status and its model."""

SIZES = {"population": "population_total", "prisoners": "prison_population_total"}


@checked
def like(
    mechanism: str,
    *,
    weights: Mapping[str, float] | None = None,
    number: int = 8,
    at: str = "today",
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Return the mechanisms in place whose State and institution are most like those of one mechanism.

    Parameters
    ----------
    mechanism
        The one that asks.
    weights
        Weight of each likeness, by the names of `WEIGHTS`; those not named keep their default, 0 leaves one out.
    number
        How many peers.

    Returns
    -------
    DataFrame
        One row a peer, most alike first: `mechanism`, `likeness` (0 to 1, over the likenesses known of both), how many are
        `known`, the `reason` (the likenesses of a half or more, each with the code or number of the peer, `; ` between them:
        `income=Low income; prisoners=9000`), `answered` (share of the codebook with an answer) and a `warning` where one of
        the two is low (codes of `WARNINGS`). `attrs["few_known"]` says how many peers are so marked, and of how many, if it
        is half of them or more.

    Raises
    ------
    UnknownName, NpmCompareError
        If a weight has no such likeness, is negative, or all are zero.

    Examples
    --------
    >>> "tun-inpt" in like("mar-cndh", number=10)["mechanism"].tolist()
    True
    """
    data = data or load()
    used = _used(weights or {})
    subjects = _subjects(data, mechanism, at)
    asker = subjects.pop(mechanism)
    answered = data.kept(("answered", data.edition(at), data.known), lambda: _answered(data, at))
    rows = []
    for name, subject in subjects.items():
        found = {likeness: result for likeness in used if (result := LIKENESSES[likeness](asker, subject)) is not None}
        if found:
            rows.append(
                (name, *_weighed(found, used), answered[name], _warning(answered[name], len(found) / len(used)))
            )
    table = pd.DataFrame(rows, columns=["mechanism", "likeness", "known", "reason", "answered", "warning"])
    table = table.sort_values(["likeness", "known"], ascending=False, kind="stable").head(number).reset_index(drop=True)
    marked = int((table["warning"] != "").sum())
    if marked and 2 * marked >= len(table):
        table.attrs["few_known"] = (marked, len(table))
    return table


def _answered(data: Dataset, at: str) -> pd.Series[float]:
    """Return the share of the codebook that is answered for each mechanism in place."""
    names = in_place(at=at, data=data)["mechanism"].tolist()
    return (coverage(names, PILLARS, at=at, data=data) > 0).mean() if names else pd.Series(dtype=float)


def _used(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that are not zero, those not named by default."""
    for name in weights:
        if name not in WEIGHTS:
            raise UnknownName("likeness", name, WEIGHTS)
    used = {name: weight for name, weight in {**WEIGHTS, **weights}.items() if weight}
    if not used or min(used.values()) < 0:
        raise NpmCompareError("weights_negative_or_zero")
    return used


def _weighed(found: Mapping[str, tuple[float, str]], used: Mapping[str, float]) -> tuple[float, int, str]:
    """Return the mean of the likenesses found, how many they are, and those of a half or more."""
    total = sum(used[name] for name in found)
    score = sum(used[name] * alike for name, (alike, _) in found.items()) / total
    return score, len(found), "; ".join(f"{name}={code}" for name, (alike, code) in found.items() if alike >= 0.5)


def _warning(answered: float, known: float) -> str:
    """Return of what few facts are known of a peer: of its mechanism, of its likeness, or of both."""
    few = (answered < FEW_ANSWERS, known < FEW_LIKENESSES)
    return "; ".join(code for code, marked in zip(WARNINGS, few, strict=True) if marked)


def _subjects(data: Dataset, asker: str, at: str) -> dict[str, Subject]:
    """Return the mechanisms in place and the one that asks; the status of an asker without a mechanism yet counts too."""
    names = dict.fromkeys([asker, *in_place(at=at, data=data)["mechanism"]])
    states = {name: data.state(data.mechanism(name)["state"]) for name in names}
    answers = data.kept(("alike", data.edition(at), data.known), lambda: _answers(data, at))
    year = int(data.edition(at)[:4])
    sizes = data.kept(
        ("sizes", year), lambda: {size: nearest(data, series, year, within=5) for size, series in SIZES.items()}
    )
    subjects = {}
    for name, state in states.items():
        own = answers.get(name, {}) | answers.get(state["state"], {})
        known = {size: figures[state["state"]] for size, figures in sizes.items() if state["state"] in figures}
        subjects[name] = Subject(state, own, known)
    return subjects


def _answers(data: Dataset, at: str) -> dict[str, dict[str, str]]:
    """Return the answers of mechanisms and States to the questions that make them alike, by subject and question."""
    chosen = leading(data, at=at)
    answers: dict[str, dict[str, str]] = {}
    for fact in records(chosen[chosen["indicator"].isin(["nhri_status", *OF_STATES])]):
        answers.setdefault(fact["subject"], {})[fact["indicator"]] = fact["value"]
    return answers
