"""Set mechanisms against the requirements, law and practice apart: met, partly, not met, silent, not known.

The rule of each requirement is data (`requirements`). A count of requirements met measures conformity with standards, not
effectiveness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.analysis.cases import ASPECTS, CASE_COLUMNS, assessed, cases
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.readings import DESCRIBED, DOUBTED
from npm_compare.analysis.requirements import (
    MET,
    NO_MECHANISM,
    NOT_APPLICABLE,
    STATUSES,
    Case,
    rests_on_law,
    rules_of,
)
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, load
from npm_compare.facts.names import requirements as requirements_called
from npm_compare.facts.scope import NOT_KNOWN, OF_INSTITUTION


@dataclass(frozen=True, eq=False, repr=False)
class Assessment(Result):
    """Mechanisms against requirements on a date. `table` has one row a mechanism, requirement and aspect."""

    data: Dataset
    mechanisms: tuple[str, ...]
    requirements: tuple[str, ...]
    at: str
    known: str | None = None

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a mechanism, requirement and aspect: the `status`, its `reason`, whether it is `counted`, the facts used.

        `reason` is a code of the list `reason`, empty where the status says it itself. `sure` says that it is met on facts
        that hold for certain on the date, `open` that what is not known, or of which the date is not established, may still
        turn it into met; `counted` is no for requirements whose text nobody has checked yet (`unverified`) and for those that
        set no threshold. `facts` lists the rows behind the status, `theirs` the rules of the whole institution, which are
        shown and meet nothing that is asked of the function.
        """
        rules = rules_of(self.data)
        rows = []
        for mechanism in self.mechanisms:
            for name in self.requirements:
                for aspect in ASPECTS:
                    row = assessed(self.data.requirement(name), rules[name], self._cases[mechanism, aspect])
                    rows.append({"mechanism": mechanism, "requirement": name, "aspect": aspect} | row)
        return pd.DataFrame(rows, columns=list(CASE_COLUMNS))

    @cached_property
    def absent(self) -> dict[str, str]:
        """The mechanisms that are not there on the date, each with the reason: a code of the list `reason`."""
        reasons = {name: self._cases[name, "law"].absent for name in self.mechanisms}
        return {name: reason for name, reason in reasons.items() if reason}

    @cached_property
    def of_law(self) -> tuple[str, ...]:
        """The requirements that a text of law can meet; others are met by what a State does, such as naming a body in time."""
        return tuple(name for name in self.requirements if rests_on_law(self.data, name))

    def reasons(self, aspect: str = "law") -> pd.DataFrame:
        """Return the reasons of the statuses of one aspect, requirements down, mechanisms across."""
        return self._wide(aspect, "reason")

    def statuses(self, aspect: str = "law") -> pd.DataFrame:
        """Return the statuses of one aspect, requirements down, mechanisms across."""
        return self._wide(aspect, "status")

    def _wide(self, aspect: str, column: str) -> pd.DataFrame:
        mine = self.table[self.table["aspect"] == aspect]
        wide = mine.pivot(index="requirement", columns="mechanism", values=column)
        return wide.reindex(index=list(self.requirements), columns=list(self.mechanisms))

    def counts(self, aspect: str = "law") -> pd.DataFrame:
        """Return for each mechanism how many of the counted requirements have each status, and the bounds of those met.

        `fewest` takes every answer that is unknown, or may not hold on the date, for the worst, `most` for the best. There is
        no score: what is not known is said, not imputed. `described` says how many of those met rest on a description of the
        law, `of_institution` on how many of those not known only a rule of the whole institution is known, `doubted` on how
        many of them sources differ, `no_mechanism` how many are not applicable because there is no mechanism on the date. In
        law what a State did or did not do in time is not counted: no law says it.
        """
        mine = self.table[(self.table["aspect"] == aspect) & self.table["counted"]]
        if aspect == "law":
            mine = mine[mine["requirement"].isin(self.of_law)]
        counted = mine.groupby(["mechanism", "status"]).size().unstack(fill_value=0)
        counts = counted.reindex(index=list(self.mechanisms), columns=list(STATUSES), fill_value=0)
        applicable = counts.drop(columns=NOT_APPLICABLE).sum(axis=1)
        ends = mine.groupby("mechanism")[["sure", "open"]].sum().reindex(counts.index, fill_value=0)
        told = {reason: _told(mine, status, reason).reindex(counts.index, fill_value=0) for reason, status in TOLD}
        return counts.assign(applicable=applicable, fewest=ends["sure"], most=ends["sure"] + ends["open"], **told)

    @cached_property
    def _cases(self) -> dict[tuple[str, str], Case]:
        return cases(self.data, self.mechanisms, at=self.at, known=self.known)


TOLD = ((DESCRIBED, MET), (OF_INSTITUTION, NOT_KNOWN), (DOUBTED, NOT_KNOWN), (NO_MECHANISM, NOT_APPLICABLE))
"""Reasons that are counted, each with the status of which they tell how many there are."""


def _told(mine: pd.DataFrame, status: str, reason: str) -> pd.Series[int]:
    """Count for each mechanism the requirements that have a status for a reason."""
    return mine[(mine["status"] == status) & (mine["reason"] == reason)].groupby("mechanism").size()


@checked
def assess(
    mechanisms: str | Iterable[str] = "seminar",
    requirements: str | Iterable[str] | None = None,
    *,
    theme: str | None = None,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Assessment:
    """Set mechanisms against the requirements that have indicators.

    Parameters
    ----------
    mechanisms, at, known, data
        As for `compare`.
    requirements
        Names of requirements, of themes (`powers`, `independence`…), of instruments (`opcat`, `spt_guidelines`…), or
        all of these in a list; by default every requirement that has an indicator.
    theme
        Of these, only the requirements of one theme.

    Examples
    --------
    >>> assess("fra-cglpl", ["opcat_private_interviews"]).statuses("law").loc["opcat_private_interviews", "fra-cglpl"]
    'met'
    """
    data = data or load()
    date, asked = data.edition(at), resolve_requirements(data, requirements)
    if theme is not None:
        of_theme = set(resolve_requirements(data, theme))
        asked = [name for name in asked if name in of_theme]
    return Assessment(
        data=data,
        mechanisms=tuple(resolve(data, mechanisms, date)),
        requirements=tuple(asked),
        at=date,
        known=None if known is None else data.edition(known),
    )


def resolve_requirements(data: Dataset, names: str | Iterable[str] | None) -> list[str]:
    """Return requirements named one by one, by theme, by instrument, whatever they are called; by default all."""
    book = data.requirements[data.requirements.index.isin(data.requirement_indicators["requirement"])]
    if names is None:
        return list(book.index)
    found: dict[str, None] = {}
    for name in requirements_called(data, names):
        members = book.index[(book.index == name) | (book["theme"] == name) | (book["instrument"] == name)]
        found.update(dict.fromkeys(members))
    return list(found)
