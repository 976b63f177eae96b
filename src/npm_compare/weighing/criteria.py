"""What is known of mechanisms on a criterion: their answers and their places as shares of one, with what they rest on.

The criteria, the answers that fulfil them and the figures whose order counts stand in `data/criteria.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from npm_compare.analysis.durations import durations
from npm_compare.analysis.figures import figures
from npm_compare.analysis.rates import TO_PRISONS
from npm_compare.analysis.requirements import NOT_APPLICABLE
from npm_compare.analysis.visits import VISITS, counted, of_visits
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import LAW, claims
from npm_compare.facts.standalone import arises


@dataclass(frozen=True)
class CriterionPart:
    """What is known of one option on one criterion.

    `known` and `asked` count questions (mechanisms times indicators) that apply; `low` and `high` are the means of the known
    answers (0 to 1) if sources that disagree are read one way or the other.
    """

    known: int
    asked: int
    low: float
    high: float

    @property
    def applies(self) -> bool:
        """Whether the criterion asks anything of the option at all."""
        return self.asked > 0

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of the value: unknown answers all against the option, or all for it; open where nothing is asked."""
        share = self.known / self.asked if self.asked else 0.0
        return self.low * share, self.high * share + (1 - share)


class Scores:
    """How well each mechanism does on each indicator, from 0 to 1, with the lowest and highest reading of its sources."""

    def __init__(self, data: Dataset, at: str, names: Sequence[str]) -> None:
        self.data = data
        self.rows = {c: records(part) for c, part in data.criteria.groupby("criterion", sort=False)}
        every = claims(data, at=at, subjects=names)
        every = every[every["speaks_of"] != INSTITUTION]  # a rule of the host is no guarantee of the mechanism
        legal = every[every["basis"].isin(LAW)]
        self.claims = {"law": _by_question(legal), "any": _by_question(every[every["basis"] != "bill"])}
        self.places = {
            ("rate", row["indicator"]): _rate_places(data, at, names, row["indicator"])
            for row in records(data.criteria[data.criteria["basis"] == "rate"])
        }
        self.places["delay", "designation_date"] = _delay_places(data, at)

    def part(self, members: Sequence[str], criterion: str) -> CriterionPart:
        """Return what is known of the members on a criterion."""
        asked = [(name, row) for name in members for row in self.rows[criterion] if self._applies(name, row)]
        found = [self._score(name, row) for name, row in asked]
        known = [score for score in found if score is not None]
        low, high = (float(np.mean([score[end] for score in known])) if known else 0.0 for end in (0, 1))
        return CriterionPart(len(known), len(found), low, high)

    def _applies(self, name: str, row: Record) -> bool:
        """Say whether a question asks anything of a body: no model meets a criterion, or fails it, by definition."""
        if not arises(self.data, row["indicator"], name):
            return False
        answers = self._answers(name, row)
        return not answers or any(answer != NOT_APPLICABLE for answer in answers)

    def _answers(self, name: str, row: Record) -> list[str]:
        return self.claims.get(row["basis"], {}).get((name, row["indicator"]), [])

    def _score(self, name: str, row: Record) -> tuple[float, float] | None:
        if row["basis"] in ("rate", "delay"):
            place = self.places[row["basis"], row["indicator"]].get(name)
            return None if place is None else (place, place)
        answers = [answer for answer in self._answers(name, row) if answer != NOT_APPLICABLE]
        if not answers:
            return None
        scores = [1.0 if a in row["good"].split("|") else 0.5 if a in row["half"].split("|") else 0.0 for a in answers]
        return min(scores), max(scores)


def _by_question(facts: pd.DataFrame) -> dict[tuple[str, str], list[str]]:
    """Return all the answers to each question that hold on the date on the leading basis."""
    grouped: dict[tuple[str, str], list[Record]] = {}
    for fact in records(facts):
        grouped.setdefault((fact["subject"], fact["indicator"]), []).append(fact)
    order = {"law": 0, "described": 1, "practice": 2}
    answers = {}
    for question, found in grouped.items():
        first = min(order.get(fact["basis"], 3) for fact in found)
        answers[question] = [
            fact["value"] for fact in found if order.get(fact["basis"], 3) == first and fact["certain"]
        ]
    return answers


def _rate_places(data: Dataset, at: str, names: Sequence[str], indicator: str) -> dict[str, float]:
    """Return the place of each mechanism among those whose rate is known: 0 for the lowest, 1 for the highest.

    Visits to prisons are divided by prisons, and only what is counted alike has a place: one visit to one place.
    """
    found = figures(names, indicator, at=at, data=data)
    newest = found.latest("prisons" if indicator == TO_PRISONS else "prisoners")
    if of_visits(found):
        newest = newest[np.array([counted(fact) == VISITS for fact in records(newest)], dtype=bool)]
    known = dict(zip(newest["subject"], newest["rate"], strict=True))
    return _places(known)


def _delay_places(data: Dataset, at: str) -> dict[str, float]:
    """Return the place of each mechanism by the wait of its State: 1 for the shortest (before the start counts as none)."""
    rows = durations(at=at, data=data)
    waits = {row["state"]: max(row["years"], 0.0) for row in records(rows[rows["kind"].isin(["done", "before"])])}
    places = _places({state: -years for state, years in waits.items()})
    states = data.mechanisms["state"]
    return {str(mechanism): places[state] for mechanism, state in states.items() if state in places}


def _places(values: Mapping[str, float]) -> dict[str, float]:
    if len(values) < 2:
        return dict.fromkeys(values, 0.5)
    ranked = pd.Series(values).rank(method="average")
    return {str(name): float(place) for name, place in ((ranked - 1) / (len(ranked) - 1)).items()}
