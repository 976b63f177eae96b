"""The models of mechanism, by what mechanisms of each model actually have: robustness instead of a ranking.

The models (the list `model`) are set against criteria that the treaty and the SPT name (`data/criteria.csv`). The value of a
model on a criterion lies between two ends: the known answers of its mechanisms fill a share of it, the unknown ones may be
anything. So a model about which little is known has a wide range, not a low value. Sources that disagree widen the range too.
A question that asks nothing of a body (how prevention is kept apart where there is nothing else) is not counted; a criterion that
asks nothing of a whole model is open for it, for it and against it alike.
The weights of the criteria are drawn, not chosen (`smaa.py`); an analyst may set an order or bounds. How the order moves when
the evidence is read otherwise is found in `variants.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pandas as pd

from npm_compare.analysis.models import in_place
from npm_compare.analysis.peers import resolve
from npm_compare.base.dates import day
from npm_compare.base.errors import Day, NpmCompareError, UnknownName
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, load
from npm_compare.weighing.criteria import CriterionPart, Scores
from npm_compare.weighing.smaa import Acceptability, DecisionProblem, acceptability
from npm_compare.weighing.values import Between
from npm_compare.weighing.weights import Weights

NO_MODEL = "other"
"""The code of bodies of no model: a choice between models says nothing of them."""

SEED = 2015
"""The seed of the draws unless another is given: the year of the seminar."""


@dataclass(frozen=True, eq=False, repr=False)
class Options(Result):
    """Options by criteria on a date. `table` shows the range of every value and what it rests on."""

    data: Dataset
    at: str
    members: Mapping[str, tuple[str, ...]]
    parts: Mapping[tuple[str, str], CriterionPart]

    @property
    def options(self) -> tuple[str, ...]:
        """The models that have at least one mechanism, in the order of their list."""
        return tuple(option for option in self.members if self.members[option])

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria in the order of their list."""
        return tuple(dict.fromkeys(criterion for _, criterion in self.parts))

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row an option and criterion: `lowest` and `highest` value (0 to 1), `known` of `asked` answers, mechanisms.

        Where nothing is `asked`, the criterion does not apply to the option.
        """
        rows = []
        for (option, criterion), part in self.parts.items():
            lowest, highest = part.bounds
            rows.append((option, criterion, lowest, highest, part.known, part.asked, len(self.members[option])))
        return pd.DataFrame(rows, columns=["option", "criterion", "lowest", "highest", "known", "asked", "mechanisms"])

    @checked
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
                raise UnknownName("criterion", name, self.criteria)
        if len(set(order)) < len(order):
            raise NpmCompareError("order_repeats", names=tuple(order))
        places = tuple(self.criteria.index(name) for name in order)
        low = tuple((lowest or {}).get(name, 0.0) for name in self.criteria) if lowest else ()
        high = tuple((highest or {}).get(name, 1.0) for name in self.criteria) if highest else ()
        return Weights(len(self.criteria), places, low, high, self.criteria)

    @checked
    def problem(self, weights: Weights | None = None) -> DecisionProblem:
        """Return the options as a problem of `smaa`: every value anywhere within its range.

        Raises
        ------
        NpmCompareError
            If none of the mechanisms looked at is in place on the date and of a model under discussion.
        """
        if not self.options:
            raise NpmCompareError("no_mechanism_in_place", date=Day(self.at))
        bounds = np.array([[self.parts[option, name].bounds for name in self.criteria] for option in self.options])
        values = Between(bounds[..., 0], bounds[..., 1])
        return DecisionProblem(self.options, self.criteria, values, weights or Weights(len(self.criteria)))

    @checked
    def acceptability(
        self,
        draws: int = 100_000,
        *,
        weights: Weights | None = None,
        seed: int = SEED,
        executor: Executor | None = None,
    ) -> Acceptability:
        """Return in what share of draws each option takes each rank, over all weightings and all that is not known.

        The result is the same whatever the `executor` that does the work: see `smaa.acceptability`.
        """
        return acceptability(self.problem(weights), draws, seed=seed, executor=executor)

    @checked
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
                raise UnknownName("criterion", name, self.criteria)
        if (given < 0).any() or not given.any():
            raise NpmCompareError("weights_negative_or_zero")
        wide = self.table.pivot(index="option", columns="criterion", values=["lowest", "highest"]).loc[
            list(self.options)
        ]
        ends = {end: wide[end][list(self.criteria)].to_numpy() @ (given / given.sum()) for end in ("lowest", "highest")}
        return pd.DataFrame(ends, index=list(self.options))


@checked
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
    >>> "nhri" in options(at="seminar").options
    True
    """
    data = data or load()
    data.filled("criteria")
    date = data.edition(at)
    standing = set(in_place(at=date, data=data)["mechanism"])
    names = tuple(name for name in resolve(data, among, date) if name in standing)
    return data.kept(("options", names, day(date), data.known), lambda: _options(data, date, names))


def _options(data: Dataset, date: str, names: tuple[str, ...]) -> Options:
    standing = in_place(at=date, data=data).set_index("mechanism")["model"]
    members = {model: tuple(name for name in names if standing[name] == model) for model in models_of(data)}
    if not names:
        return Options(data, date, members, {})
    scores = Scores(data, date, names)
    parts = {
        (option, criterion): scores.part(own, criterion)
        for criterion in _criteria(data)
        for option, own in members.items()
        if own
    }
    return Options(data, date, MappingProxyType(members), MappingProxyType(parts))  # kept, for whoever asks next


def models_of(data: Dataset) -> list[str]:
    """Return the models between which a State can choose, in the order of their list."""
    return [code for code in data.codes_of("model") if code != NO_MODEL]


def _criteria(data: Dataset) -> list[str]:
    """Return the criteria in the order of their list of codes, in which they are drawn, wherever their rows stand."""
    used = data.criteria["criterion"].unique().tolist()
    return [code for code in data.codes_of("criterion") if code in used]
