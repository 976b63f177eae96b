"""Peers built for the State that asks: from measurable likeness, each weight visible, each reason said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log

import pandas as pd

from npm_compare.dataset import Dataset, Record, load, records
from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.evidence import PILLARS, coverage
from npm_compare.models import in_place
from npm_compare.selection import lead, select

FEW_ANSWERS = 1 / 3
"""A peer with fewer answers than this share of the codebook is marked: little can be learned from it yet."""

WEIGHTS: Mapping[str, float] = {
    "nhri_a": 1.0,
    "language": 1.0,
    "region": 1.0,
    "income": 1.0,
    "population": 1.0,
    "prisoners": 1.0,
}
"""Default weights of the likenesses: all equal. Legal family and form of State are not in the data."""

INCOME_ORDER = ("Low income", "Lower middle income", "Upper middle income", "High income")


@dataclass(frozen=True)
class _Subject:
    """A State with a mechanism as the likenesses see it."""

    state: Record
    model: str
    status: str
    sizes: Mapping[str, float]


Likeness = Callable[[_Subject, _Subject], tuple[float, str] | None]
"""How alike two subjects are (0 to 1) and why; None where one of them is not known."""


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
        `known`, the `reason` in words, `answered` (share of the codebook with an answer) and a `warning` where that is low.

    Raises
    ------
    UnknownName, NpmCompareError
        If a weight has no such likeness, is negative, or all are zero.
    """
    data = data or load()
    for name in weights or {}:
        if name not in WEIGHTS:
            raise UnknownName("likeness", name, WEIGHTS)
    used = {name: weight for name, weight in {**WEIGHTS, **(weights or {})}.items() if weight}
    if not used or min(used.values()) < 0:
        raise NpmCompareError("Weights must not be negative, and at least one must be above zero.")
    subjects = _subjects(data, mechanism, at)
    asker = subjects.pop(mechanism)
    answered = (coverage(list(subjects), PILLARS, at=at, data=data) > 0).mean()
    rows = []
    for name, subject in subjects.items():
        found = {likeness: result for likeness in used if (result := LIKENESSES[likeness](asker, subject)) is not None}
        if not found:
            continue
        total = sum(used[likeness] for likeness in found)
        score = sum(used[likeness] * alike for likeness, (alike, _) in found.items()) / total
        reason = "; ".join(why for alike, why in found.values() if alike >= 0.5)
        warning = "few answers are known" if answered[name] < FEW_ANSWERS else ""
        rows.append((name, score, len(found), reason, float(answered[name]), warning))
    table = pd.DataFrame(rows, columns=["mechanism", "likeness", "known", "reason", "answered", "warning"])
    return table.sort_values(["likeness", "known"], ascending=False, kind="stable").head(number).reset_index(drop=True)


def _subjects(data: Dataset, asker: str, at: str) -> dict[str, _Subject]:
    """Return the mechanisms in place and the one that asks; the status of an asker without a mechanism yet counts too."""
    standing = {row["mechanism"]: row for row in records(in_place(at=at, data=data))}
    names = dict.fromkeys([asker, *standing])
    chosen = lead(data, select(data, at=at, subjects=list(names)))
    status = {f["subject"]: f["value"] for f in records(chosen[chosen["indicator"] == "nhri_status"])}
    sizes = {series: _nearest(data, series, int(data.edition(at)[:4])) for series in SIZES.values()}
    subjects = {}
    for name in names:
        body = data.mechanism(name)
        known = {size: sizes[series][body["state"]] for size, series in SIZES.items() if body["state"] in sizes[series]}
        subjects[name] = _Subject(data.state(body["state"]), body["model"], status.get(name, ""), known)
    return subjects


SIZES = {"population": "population_total", "prisoners": "prison_population_total"}


def _nearest(data: Dataset, series: str, year: int) -> dict[str, float]:
    """Return for each State the figure of the year nearest to a year, within five, never of a row with a caution."""
    rows = data.statistics[(data.statistics["series"] == series) & (data.statistics["caution"] == "")]
    rows = rows.assign(distance=(rows["year"] - year).abs())
    rows = rows[rows["distance"] <= 5].sort_values(["distance", "year", "source"], kind="stable")
    return {row["state"]: row["value"] for row in records(rows.groupby("state").head(1))}


def _status(one: _Subject, other: _Subject) -> tuple[float, str] | None:
    if not one.status or not other.status:
        return None
    return float((one.status == "A") == (other.status == "A")), f"accredited {other.status}"


def _language(one: _Subject, other: _Subject) -> tuple[float, str] | None:
    shared = [words for column, words in COMMUNITIES.items() if one.state[column] == other.state[column] == "yes"]
    return float(bool(shared)), " and ".join(shared)


COMMUNITIES = {"oif": "francophone", "arab_league": "Arab League"}


def _region(one: _Subject, other: _Subject) -> tuple[float, str] | None:
    if one.state["un_subregion"] == other.state["un_subregion"]:
        return 1.0, other.state["un_subregion"]
    return (0.5 if one.state["un_region"] == other.state["un_region"] else 0.0), other.state["un_region"]


def _income(one: _Subject, other: _Subject) -> tuple[float, str] | None:
    groups = one.state["income_group"], other.state["income_group"]
    if not set(groups) <= set(INCOME_ORDER):
        return None
    steps = abs(INCOME_ORDER.index(groups[0]) - INCOME_ORDER.index(groups[1]))
    return max(0.0, 1 - steps / 2), groups[1].lower()


def _size(name: str) -> Likeness:
    """Return the likeness of two sizes: 1 if equal, about a half if one is twice the other."""

    def alike(one: _Subject, other: _Subject) -> tuple[float, str] | None:
        if name not in one.sizes or name not in other.sizes:
            return None
        ratio = abs(log(one.sizes[name] / other.sizes[name]))
        return exp(-ratio), f"{other.sizes[name]:,.0f} {'inhabitants' if name == 'population' else name}"

    return alike


LIKENESSES: Mapping[str, Likeness] = {
    "nhri_a": _status,
    "language": _language,
    "region": _region,
    "income": _income,
    "population": _size("population"),
    "prisoners": _size("prisoners"),
}
