"""What the standards demand, one by one: the text, what the law of the body that asks says, and how many laws read meet it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.readings import DESCRIBED
from npm_compare.analysis.requirements import (
    ANOTHER_BODY,
    ENDED,
    MET,
    NO_MECHANISM,
    NOT_APPLICABLE,
    NOT_MET,
    PARTLY,
    SILENT,
    rests_on_law,
)
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, Record, load, records

ANSWERED = (MET, PARTLY, NOT_MET, SILENT)
"""Outcomes of what was read."""

ABSENT = (NO_MECHANISM, ENDED, ANOTHER_BODY)
"""Reasons for which nothing is asked of a body on the date that would be if it were the mechanism."""

DEMAND_COLUMNS = ("requirement", "instrument", "locator", "force", "status", "reason", "met", "read", "facts")


@dataclass(frozen=True, eq=False, repr=False)
class Demands(Result):
    """Requirements on a date, for the mechanism that asks, those beside it, and the laws read of a group."""

    assessment: Assessment
    base: Assessment

    @property
    def asker(self) -> str:
        """The mechanism that asks: the first one."""
        return self.assessment.mechanisms[0]

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a requirement that is counted and concerns the asker: its outcome and reason, the laws that meet it.

        `met` of `read` counts laws of the group; `facts` are the rows behind the outcome. Where there is no mechanism yet, what
        would be asked of it is listed as well, as not applicable.
        """
        law = self.assessment.table[self.assessment.table["aspect"] == "law"]
        concerned = (law["status"] != NOT_APPLICABLE) | law["reason"].isin(ABSENT)
        mine = law[(law["mechanism"] == self.asker) & law["counted"] & concerned]
        met, read = met_of_read(self.base)
        rows = [self._row(row, met, read) for row in records(mine)]
        return pd.DataFrame(rows, columns=list(DEMAND_COLUMNS))

    def _row(self, row: Record, met: pd.Series, read: pd.Series) -> Record:
        name = row["requirement"]
        book = self.assessment.data.requirement(name)
        own = {column: row[column] for column in ("requirement", "status", "reason", "facts")}
        return own | {c: book[c] for c in ("instrument", "locator", "force")} | {"met": met[name], "read": read[name]}


def met_of_read(base: Assessment, aspect: str = "law") -> tuple[pd.Series, pd.Series]:
    """Return for each requirement how many of the laws read meet it, and how many were read on it.

    A law that others only describe was not read (see `readings`); of practice there are no texts. What a State did, such as
    naming a body by a date, stands in no law that could be read.
    """
    statuses, described = base.statuses(aspect), base.reasons(aspect) == DESCRIBED
    read = statuses.isin(list(ANSWERED)) & ~(described & (aspect == "law"))
    if aspect == "law":
        read = read.mul([rests_on_law(base.data, str(name)) for name in statuses.index], axis=0)
    return ((statuses == MET) & read).sum(axis=1), read.sum(axis=1)


def of_group(assessment: Assessment, group: str) -> Assessment:
    """Return the same requirements on the same date for the mechanisms of a group."""
    return replace(assessment, mechanisms=tuple(resolve(assessment.data, group, assessment.at)))


@checked
def demands(
    mechanisms: str | Iterable[str] = "seminar",
    requirements: str | Iterable[str] | None = "opcat",
    *,
    base: str = "all",
    at: str = "today",
    data: Dataset | None = None,
) -> Demands:
    """List what is demanded, what the law of the first mechanism says to it, and how many laws read meet it.

    Parameters
    ----------
    mechanisms, requirements, at, data
        As for `assess`: the first mechanism asks, the others stand beside it.
    base
        The group of mechanisms whose laws are counted.

    Examples
    --------
    >>> demands("fra-cglpl", ["opcat_private_interviews"]).table[["locator", "status"]].to_numpy().tolist()
    [['art. 20(d)', 'met']]
    """
    found = assess(mechanisms, requirements, at=at, data=data or load())
    if not found.mechanisms:
        raise NpmCompareError("no_mechanism_to_draw")
    return Demands(found, of_group(found, base))
