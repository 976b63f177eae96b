"""The models under discussion, by what mechanisms of each model actually have: robustness instead of a ranking.

Five options are set against criteria that the treaty and the SPT name (`data/criteria.csv`). The value of an option on a
criterion lies between two ends: the known answers of its mechanisms fill a share of it, the unknown ones may be anything.
So an option about which little is known has a wide range, not a low value. Sources that disagree widen the range too.
The weights of the criteria are drawn, not chosen (`smaa.py`); an analyst may set an order or bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from npm_compare import html
from npm_compare.comparison import LAW
from npm_compare.dataset import Dataset, Record, load, records
from npm_compare.durations import durations
from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.figures import figures
from npm_compare.language import day, joined, later, number, say
from npm_compare.models import in_place
from npm_compare.peers import resolve
from npm_compare.rates import DENOMINATORS, STAND_ALONE
from npm_compare.selection import claims, lead, select
from npm_compare.smaa import Acceptability, Problem, acceptability
from npm_compare.terminal import printed
from npm_compare.values import between
from npm_compare.weights import Weights

OPTIONS = ("new_body", "nhri", "ombuds", "several_bodies", "with_civil_society")

FORMAL_PART = ("member", "joint_visits", "advisory_body")
"""Roles of civil society that make a human rights or ombudsman institution one with civil society."""

SINGLE_MODELS = {"new_specialised": "new_body", "nhri": "nhri", "ombuds": "ombuds", "multiple_bodies": "several_bodies"}


@dataclass(frozen=True)
class Part:
    """What is known of one option on one criterion.

    `known` and `asked` count questions (mechanisms times indicators); `low` and `high` are the means of the known answers
    (0 to 1) if sources that disagree are read one way or the other.
    """

    known: int
    asked: int
    low: float
    high: float

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of the value: unknown answers all against the option, or all for it."""
        share = self.known / self.asked if self.asked else 0.0
        return self.low * share, self.high * share + (1 - share)


@dataclass(frozen=True, eq=False)
class Options:
    """Options by criteria on a date. `table` shows the range of every value and what it rests on."""

    data: Dataset
    at: str
    members: Mapping[str, tuple[str, ...]]
    parts: Mapping[tuple[str, str], Part]

    @property
    def options(self) -> tuple[str, ...]:
        """The options that have at least one mechanism, in the order of `OPTIONS`."""
        return tuple(option for option in OPTIONS if self.members.get(option))

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria in the order of their list."""
        return tuple(dict.fromkeys(criterion for _, criterion in self.parts))

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row an option and criterion: `lowest` and `highest` value (0 to 1), `known` of `asked` answers, mechanisms."""
        rows = []
        for (option, criterion), part in self.parts.items():
            lowest, highest = part.bounds
            rows.append((option, criterion, lowest, highest, part.known, part.asked, len(self.members[option])))
        return pd.DataFrame(rows, columns=["option", "criterion", "lowest", "highest", "known", "asked", "mechanisms"])

    def weights(
        self,
        *,
        order: Sequence[str] = (),
        lowest: Mapping[str, float] | None = None,
        highest: Mapping[str, float] | None = None,
    ) -> Weights:
        """Return the weightings that keep an order of criteria (from the most important) or bounds (0 to 1).

        Raises
        ------
        UnknownName, NpmCompareError
            If there is no such criterion, the order names one twice, or no weighting can keep the bounds.
        """
        for name in [*order, *(lowest or {}), *(highest or {})]:
            if name not in self.criteria:
                raise UnknownName(later("criterion"), name, self.criteria)
        if len(set(order)) < len(order):
            raise NpmCompareError(say("An order names each criterion once, not {names}.", names=joined(order)))
        places = tuple(self.criteria.index(name) for name in order)
        low = tuple((lowest or {}).get(name, 0.0) for name in self.criteria) if lowest else ()
        high = tuple((highest or {}).get(name, 1.0) for name in self.criteria) if highest else ()
        return Weights(len(self.criteria), places, low, high, self.criteria)

    def problem(self, weights: Weights | None = None) -> Problem:
        """Return the options as a problem of `smaa`: every value anywhere within its range.

        Raises
        ------
        NpmCompareError
            If none of the mechanisms looked at is in place on the date and of a model under discussion.
        """
        if not self.options:
            raise NpmCompareError(
                say("No mechanism looked at is in place on {date}: choose another date or other ones.", date=self.at)
            )
        bounds = np.array([[self.parts[option, name].bounds for name in self.criteria] for option in self.options])
        return Problem(self.options, self.criteria, between(bounds[..., 0], bounds[..., 1]), weights)

    def acceptability(
        self,
        draws: int = 100_000,
        *,
        weights: Weights | None = None,
        seed: int = 2015,
        executor: Executor | None = None,
    ) -> Acceptability:
        """Return in what share of draws each option takes each rank, over all weightings and all that is not known.

        The result is the same whatever the `executor` that does the work: see `smaa.acceptability`.
        """
        return acceptability(self.problem(weights), draws, seed=seed, executor=executor)

    def worth(self, weights: Mapping[str, float]) -> pd.DataFrame:
        """Return the range of the value of each option for weights set by hand (they are made to sum to 1).

        Raises
        ------
        NpmCompareError
            If a weight is negative or all are zero.
        """
        given = np.array([float(weights.get(name, 0.0)) for name in self.criteria])
        for name in weights:
            if name not in self.criteria:
                raise UnknownName(later("criterion"), name, self.criteria)
        if (given < 0).any() or not given.any():
            raise NpmCompareError(say("Weights must not be negative, and at least one must be above zero."))
        wide = self.table.pivot(index="option", columns="criterion", values=["lowest", "highest"]).loc[
            list(self.options)
        ]
        ends = {end: wide[end][list(self.criteria)].to_numpy() @ (given / given.sum()) for end in ("lowest", "highest")}
        return pd.DataFrame(ends, index=list(self.options))

    def label(self, name: str) -> str:
        """Return the label of an option or a criterion."""
        return self.data.label("option" if name in OPTIONS else "criterion", name)

    def __repr__(self) -> str:
        ends = {(row["option"], row["criterion"]): _ends(row) for row in records(self.table)}
        columns = {self.label(o): [ends[o, criterion] for criterion in self.criteria] for o in self.options}
        words = pd.DataFrame({"": [self.label(criterion) for criterion in self.criteria], **columns})
        return printed(words, self.table.round(2).to_string(index=False))

    def _repr_html_(self) -> str:
        parts = {(row["option"], row["criterion"]): row for row in records(self.table)}
        rows = [
            html.Row(self.label(criterion), tuple(_cell(parts[option, criterion]) for option in self.options))
            for criterion in self.criteria
        ]
        # Translators: an option and how many mechanisms are of it.
        heads = (say("{option} ({number})", option=self.label(o), number=len(self.members[o])) for o in self.options)
        columns = ["", *heads]
        foot = say(
            "0: no mechanism of the model has it; 1: all have it. The range is open where answers are not known. Conformity "
            "with standards, not effectiveness. Data {version}, CC BY 4.0.",
            version=self.data.version,
        )
        caption = say("What mechanisms of each model have, on {date}", date=day(self.at))
        return html.table(caption, columns, rows, foot=foot)


def _ends(row: Record) -> str:
    return say("{low} to {high}", low=number(row["lowest"], 2), high=number(row["highest"], 2))


def _cell(row: Record) -> html.Cell:
    return html.Cell(_ends(row), say("{known} of {asked} answers known", known=row["known"], asked=row["asked"]))


def options(among: str | Iterable[str] = "all", *, at: str = "today", data: Dataset | None = None) -> Options:
    """Return what mechanisms of each model have, criterion by criterion.

    Parameters
    ----------
    among
        The mechanisms looked at: names or groups of peers, as for `compare`.
    at
        Date or edition: mechanisms in place then, and what was true of them then.

    Examples
    --------
    >>> options(at="seminar").options
    ('new_body', 'nhri', 'ombuds', 'several_bodies', 'with_civil_society')
    """
    data = data or load()
    date = data.edition(at)
    standing = in_place(at=date, data=data).set_index("mechanism")["model"]
    names = [name for name in resolve(data, among, date) if name in standing.index]
    chosen = select(data, at=date, subjects=names)
    roles = _answers(lead(data, chosen[chosen["indicator"] == "civil_society_role"]))
    members: dict[str, tuple[str, ...]] = dict.fromkeys(OPTIONS, ())
    for name in names:
        option = _option(str(standing[name]), roles.get((name, "civil_society_role"), ""))
        if option:
            members[option] += (name,)
    scores = _Scores(data, date, names)
    parts = {
        (option, criterion): scores.part(members[option], criterion)
        for criterion in data.criteria["criterion"].unique()
        for option in OPTIONS
        if members[option]
    }
    return Options(data, date, members, parts)


def _option(model: str, role: str) -> str:
    """Return the option to which a mechanism belongs; none for other models."""
    formal = model == "ombuds_plus" or (model in ("nhri", "ombuds") and role in FORMAL_PART)
    return "with_civil_society" if formal else SINGLE_MODELS.get(model, "")


def _answers(facts: pd.DataFrame) -> dict[tuple[str, str], str]:
    return {(fact["subject"], fact["indicator"]): fact["value"] for fact in records(facts)}


class _Scores:
    """How well each mechanism does on each indicator, from 0 to 1, with the lowest and highest reading of its sources."""

    def __init__(self, data: Dataset, at: str, names: Sequence[str]) -> None:
        self.models = data.mechanisms["model"].to_dict()
        self.rows = {c: records(part) for c, part in data.criteria.groupby("criterion", sort=False)}
        every = claims(data, at=at, subjects=names)
        legal = every[every["basis"].isin(LAW)]
        self.claims = {"law": _by_question(legal), "any": _by_question(every[every["basis"] != "bill"])}
        self.places = {
            ("rate", row["indicator"]): _rate_places(data, at, names, row["indicator"])
            for row in records(data.criteria[data.criteria["basis"] == "rate"])
        }
        self.places["delay", "designation_date"] = _delay_places(data, at)

    def part(self, members: Sequence[str], criterion: str) -> Part:
        """Return what is known of the members on a criterion."""
        found = [self._score(name, row) for name in members for row in self.rows[criterion]]
        known = [score for score in found if score is not None]
        low, high = (float(np.mean([score[end] for score in known])) if known else 0.0 for end in (0, 1))
        return Part(len(known), len(found), low, high)

    def _score(self, name: str, row: Record) -> tuple[float, float] | None:
        if row["basis"] in ("rate", "delay"):
            place = self.places[row["basis"], row["indicator"]].get(name)
            return None if place is None else (place, place)
        if "not_applicable" in row["good"] and self.models[name] == STAND_ALONE:
            return 1.0, 1.0  # a body with no other function has nothing to keep apart
        answers = self.claims[row["basis"]].get((name, row["indicator"]))
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
    """Return the place of each mechanism among those whose rate is known: 0 for the lowest, 1 for the highest."""
    newest = figures(names, indicator, at=at, data=data).latest("prisoners")
    known = dict(zip(newest["subject"], newest["rate"], strict=True))
    if indicator == DENOMINATORS["staff"].indicator:  # the staff of a stand-alone body is that of the function
        alone = [name for name in names if data.mechanism(name)["model"] == STAND_ALONE and name not in known]
        whole = figures(alone, DENOMINATORS["staff"].stand_alone, at=at, data=data).latest("prisoners")
        known |= dict(zip(whole["subject"], whole["rate"], strict=True))
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
