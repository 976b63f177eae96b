"""What is to be decided on a mechanism: each decision with its rules, precedents, options, and what the rule recommends.

Which decisions there are, their points, options and the rule of recommendation are data, so that a lawyer can change them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from npm_compare.analysis.arguments import Arguments, arguments, said
from npm_compare.analysis.cases import cases
from npm_compare.analysis.estimates import Estimate, estimate
from npm_compare.analysis.law_texts import Law, law_text, own_law
from npm_compare.analysis.models import in_place
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.points import Point, Points, by_law
from npm_compare.analysis.requirements import applies
from npm_compare.analysis.rule import ABSENT, KEEP, MET, NOT_KNOWN, RECOMMENDATIONS, VERIFY, WEIGH
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts.dataset import Dataset, Record, load, records

HIGH, MEDIUM, LOW = SURENESS = ("high", "medium", "low")

DECISION_COLUMNS = (
    *("decision", "requirement", "force", "indicator", "held", "value", "unit", "basis", "id", "source", "locator"),
    *("have", "read", "others_have", "named", "recommendation", "then", "owner", "moment", "confidence", "changed_by"),
)
"""Columns of the table of decisions: one row a point."""


@dataclass(frozen=True)
class Decision:
    """One decision: the points on which it rests, who argued, what it costs."""

    name: str
    row: Record
    points: tuple[Point, ...]
    options: tuple[Record, ...]
    arguments: Arguments
    cost: Estimate | None

    @property
    def recommendation(self) -> str:
        """The most pressing recommendation of its points; empty where no point concerns the mechanism."""
        found = {point.recommendation for point in self.points}
        return next((code for code in RECOMMENDATIONS if code in found), "")

    @property
    def leading(self) -> Point:
        """The point that presses most: of law before figures, a duty before guidance."""
        ends = [point for point in self.points if point.recommendation == self.recommendation]
        return min(ends, key=lambda point: (point.figure, *point.pressure))

    @checked
    def of(self, recommendation: str) -> tuple[Point, ...]:
        """Return the points on which something is recommended."""
        return tuple(point for point in self.points if point.recommendation == recommendation)

    @property
    def confidence(self) -> str:
        """How sure it is: `high` if every point was read, `medium` if at least half, else `low`; no surer than its weakest fact.

        Of a law that is still to come nothing can be read: `high` where only duties of the treaty are asked, else `medium`.
        """
        return str(max(self._read, self._weakest.get("confidence", HIGH), key=SURENESS.index))

    @property
    def _read(self) -> str:
        if any(point.held == ABSENT for point in self.points):
            return HIGH if all(point.binding for point in self.points) else MEDIUM
        known = sum(point.held != NOT_KNOWN for point in self.points)
        return HIGH if known == len(self.points) else MEDIUM if 2 * known >= len(self.points) else LOW

    @property
    def _weakest(self) -> Record:
        """The fact of least confidence on which a point rests; nothing where none was read."""
        facts = [point.fact for point in self.points if point.fact]
        return max(facts, key=lambda fact: SURENESS.index(fact["confidence"]), default={})

    @property
    def changed_by(self) -> str:
        """The question whose answer would change it first: one not read, on a treaty duty if there is one, or the least sure."""
        unread = [point for point in self.points if point.held == NOT_KNOWN]
        unread.sort(key=lambda point: point.pressure)
        weak = "" if self.confidence == HIGH else self._weakest.get("indicator", "")
        return unread[0].indicator if unread else weak

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.recommendation in (KEEP, "")


@dataclass(frozen=True, eq=False, repr=False)
class Decisions(Result):
    """What is to be decided on a mechanism on a date. `table` has one row a point, in codes; `text_of` says where its law is."""

    data: Dataset
    asker: str
    group: tuple[str, ...]
    at: str
    known: str | None
    decisions: tuple[Decision, ...]
    absent: str = ""
    """Why the body is not the mechanism on the date: a code of the list `reason`; empty if it is."""
    text: Record | None = field(default=None)
    """The fact that names the text of its law, with the source; None if nothing names it."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point of every decision."""
        return tuple(point for decision in self.decisions for point in decision.points)

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a point, in codes: what binds, what the own law says and where, how many others have it, what follows."""
        rows = [_row(decision, point) for decision in self.decisions for point in decision.points]
        return pd.DataFrame(rows, columns=list(DECISION_COLUMNS))

    @property
    def own_law(self) -> Law | None:
        """The law on the mechanism itself, as the fact that names it gives its number."""
        return own_law(self.data, self.text)

    @checked
    def resting(self, recommendation: str) -> dict[Law, tuple[Point, ...]]:
        """Return the points of law on which something is recommended, by the law read on which they rest."""
        return by_law(self.data, (point for point in self.points if point.recommendation == recommendation))

    def count(self, recommendation: str) -> int:
        """Return on how many points of law something is recommended; figures are counted apart."""
        return sum(point.recommendation == recommendation and not point.figure for point in self.points)

    @checked
    def pressing(self, number: int = 3) -> tuple[Decision, ...]:
        """Return the decisions that press most: most treaty duties not given, then most of these not read, then their order."""
        open_ones = [decision for decision in self.decisions if not decision.settled]
        return tuple(sorted(open_ones, key=_pressure)[:number])

    @checked
    def gaps(self, number: int = 5) -> tuple[Point, ...]:
        """Return the points known to fall short, in the order in which the decisions press; what was not read is `unread`."""
        return self._first(number, lambda point: point.recommendation not in (KEEP, WEIGH, VERIFY))

    @checked
    def unread(self, number: int = 5) -> tuple[Point, ...]:
        """Return the points on which the own law is to be read first, in the order in which the decisions press.

        The point of each decision that presses most comes first, then the others: duties, then those on which a doubt is told.
        """
        return self._first(number, lambda point: point.recommendation == VERIFY)

    def _first(self, number: int, chosen: Callable[[Point], bool]) -> tuple[Point, ...]:
        """Return points in one order with `pressing`: whoever reads what is to be done first reads the same point first."""
        pressing = self.pressing(len(self.decisions))
        groups = [[point for point in one.points if chosen(point) and not point.figure] for one in pressing]
        ordered = [sorted(points, key=lambda point: point.pressure) for points in groups if points]
        rest = sorted((point for points in ordered for point in points[1:]), key=lambda point: point.pressure)
        return (*(points[0] for points in ordered), *rest)[:number]


def _pressure(decision: Decision) -> tuple[float, ...]:
    duties = [point for point in decision.points if point.binding and not point.figure]
    lacking = sum(point.recommendation not in (KEEP, VERIFY) for point in duties)
    untold = sum(point.recommendation == VERIFY and point.told != MET for point in duties)
    return -lacking, -untold, decision.row["order"]


def _row(decision: Decision, point: Point) -> Record:
    fact = point.fact or point.elsewhere or point.described or {}
    return {
        "decision": decision.name,
        **{
            name: getattr(point, name)
            for name in ("requirement", "force", "indicator", "held", "recommendation", "then")
        },
        **{name: fact.get(name, "") for name in ("value", "unit", "basis", "id", "source", "locator")},
        "have": point.others.have,
        "read": point.others.read,
        "others_have": point.others.code,
        "named": ";".join(one["subject"] for one in point.named),
        **{name: decision.row[name] for name in ("owner", "moment")},
        "confidence": decision.confidence,
        "changed_by": decision.changed_by,
    }


@checked
def decide(
    asker: str = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Decisions:
    """Return what is to be decided on a mechanism, by the rule in `recommendations.csv`. It is not legal advice.

    Parameters
    ----------
    asker
        The mechanism whose law is asked.
    group
        Peers that are named first where they have a point; all mechanisms in place are counted.
    at, known
        As for `compare`.

    Returns
    -------
    Decisions
        Shown in words; its `table` has one row a point. For each point: the requirement and its `force`, what the own law
        says (`held`) with the fact, of how many laws `read` how many `have` it, what is recommended and, where the own text
        was not read, what follows `then` if it does not give it.

    Examples
    --------
    >>> table = decide("fra-cglpl").table
    >>> table.loc[table["indicator"] == "private_interviews", ["held", "recommendation"]].to_numpy().tolist()
    [['met', 'keep']]
    """
    data = data or load()
    body, date = data.mechanism(asker), data.edition(at)
    until = None if known is None else data.edition(known)
    peers = tuple(resolve(data, group, date))
    every = dict.fromkeys([asker, *in_place(at=date, data=data)["mechanism"]])
    found = cases(data, every, at=date, known=until)
    absent = found[asker, "law"].absent
    text = None if absent else law_text(data, asker, date, until)
    points, links = Points(data, asker, peers, found, own_law(data, text)), data.decision_points
    who = arguments(records(data.filled("decisions")), said(data, asker, date, until))
    state = data.state(body["state"])
    choices = [one | {"applies": applies(one, body["model"], state)} for one in records(data.decision_options)]
    made = tuple(
        Decision(
            row["decision"],
            row,
            points.of(links[links["decision"] == row["decision"]]),
            tuple(one for one in choices if one["decision"] == row["decision"]),
            who[row["decision"]],
            estimate(data, body["state"], row["sized_by"], at=date) if row["sized_by"] else None,
        )
        for row in records(data.decisions)
    )
    return Decisions(data, asker, peers, date, until, made, absent, text)
