"""Peers built for the State that asks: from measurable likeness, each weight visible, each reason said."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from npm_compare.analysis.evidence import PILLARS, coverage
from npm_compare.analysis.likenesses import LIKENESSES, Subject
from npm_compare.analysis.models import in_place
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import lead, select
from npm_compare.facts.statistics import nearest
from npm_compare.views.labels import code_label
from npm_compare.views.language import joined, say, say_many

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

PLACES = ("un_region", "un_subregion", "income_group")
"""Columns of the States whose codes are named in a reason."""

OF_STATES = ("legal_family", "form_of_state")
"""Questions about the State whose answers are compared; those about the mechanism are its status and its model."""

SIZES = {"population": "population_total", "prisoners": "prison_population_total"}


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
        `known`, the `reason` in words, `answered` (share of the codebook with an answer) and a `warning` where one of the two
        is low. `attrs["caution"]` is a sentence on the whole group where half of its peers or more are so marked, else empty.

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
    answered = (coverage(list(subjects), PILLARS, at=at, data=data) > 0).mean()
    rows = []
    for name, subject in subjects.items():
        found = {likeness: result for likeness in used if (result := LIKENESSES[likeness](asker, subject)) is not None}
        if found:
            rows.append(
                (name, *_weighed(found, used), answered[name], _warning(answered[name], len(found) / len(used)))
            )
    table = pd.DataFrame(rows, columns=["mechanism", "likeness", "known", "reason", "answered", "warning"])
    table = table.sort_values(["likeness", "known"], ascending=False, kind="stable").head(number).reset_index(drop=True)
    table.attrs["caution"] = _caution(table)
    return table


def _used(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that are not zero, those not named by default."""
    for name in weights:
        if name not in WEIGHTS:
            raise UnknownName("likeness", name, WEIGHTS)
    used = {name: weight for name, weight in {**WEIGHTS, **weights}.items() if weight}
    if not used or min(used.values()) < 0:
        raise NpmCompareError(say("Weights must not be negative, and at least one must be above zero."))
    return used


def _weighed(found: Mapping[str, tuple[float, str]], used: Mapping[str, float]) -> tuple[float, int, str]:
    """Return the mean of the likenesses found, how many they are, and the reasons of those of a half or more."""
    total = sum(used[name] for name in found)
    score = sum(used[name] * alike for name, (alike, _) in found.items()) / total
    return score, len(found), joined((why for alike, why in found.values() if alike >= 0.5), strong=True)


def _warning(answered: float, known: float) -> str:
    """Say what few facts are known of a peer: of its mechanism, of its likeness, or of both."""
    few = [say("few answers are known")] if answered < FEW_ANSWERS else []
    return joined([*few, *([say("few likenesses are known")] if known < FEW_LIKENESSES else [])], strong=True)


def _caution(table: pd.DataFrame) -> str:
    marked = int((table["warning"] != "").sum())
    if not marked or 2 * marked < len(table):
        return ""
    # Translators: {count} is the number of peers that carry a warning, {number} that of all peers of the group.
    return say_many(
        "The group rests on few known facts: {count} of {number} peers carries a warning.",
        "The group rests on few known facts: {count} of {number} peers carry a warning.",
        marked,
        number=len(table),
    )


def _subjects(data: Dataset, asker: str, at: str) -> dict[str, Subject]:
    """Return the mechanisms in place and the one that asks; the status of an asker without a mechanism yet counts too."""
    names = dict.fromkeys([asker, *in_place(at=at, data=data)["mechanism"]])
    states = {name: data.state(data.mechanism(name)["state"]) for name in names}
    answers = _answers(data, at, {*names, *(state["state"] for state in states.values())})
    year = int(data.edition(at)[:4])
    sizes = {size: nearest(data, series, year, within=5) for size, series in SIZES.items()}
    subjects = {}
    for name, state in states.items():
        own = answers.get(name, {}) | answers.get(state["state"], {})
        labels = {column: code_label(data, column, state[column]) for column in PLACES}
        labels |= {
            indicator: code_label(data, data.indicator(indicator)["codes"], code) for indicator, code in own.items()
        }
        known = {size: figures[state["state"]] for size, figures in sizes.items() if state["state"] in figures}
        subjects[name] = Subject(state, own, labels, known)
    return subjects


def _answers(data: Dataset, at: str, subjects: set[str]) -> dict[str, dict[str, str]]:
    """Return the answers of mechanisms and States to the questions that make them alike, by subject and question."""
    chosen = lead(data, select(data, at=at, subjects=subjects))
    answers: dict[str, dict[str, str]] = {}
    for fact in records(chosen[chosen["indicator"].isin(["nhri_status", *OF_STATES])]):
        answers.setdefault(fact["subject"], {})[fact["indicator"]] = fact["value"]
    return answers
