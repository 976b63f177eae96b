"""What the law of a mechanism can say: the model clauses in the order of a law, each set against the law there is.

The clauses and the requirements that each meets are data (`clauses.csv`, `clause_points.csv`). A point of a clause is judged as a
point of a decision is, by the same rule (`recommendations.csv`); from its points follows what is to be done with the clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated

import pandas as pd

from npm_compare.analysis.cases import ASPECTS, cases, state_of
from npm_compare.analysis.clauses import STATUSES, Clause
from npm_compare.analysis.law_texts import law_text, own_law
from npm_compare.analysis.models import in_place
from npm_compare.analysis.peers import resolve
from npm_compare.analysis.points import Point, Points
from npm_compare.analysis.precedents import Cases
from npm_compare.analysis.requirements import NO_MECHANISM, Case
from npm_compare.base.dates import day
from npm_compare.base.errors import UnknownName
from npm_compare.base.given import checked
from npm_compare.base.results import Result
from npm_compare.facts import names
from npm_compare.facts.dataset import Dataset, Record, load, records

FORMS = ("full", "short")
"""Forms of the text of a clause."""

MODELS = {"new_body": "new_specialised", "unit": "nhri", "several_bodies": "multiple_bodies"}
"""The variants of the clauses, each with the model for which it is written."""

NEW_BODY, UNIT, SEVERAL = MODELS
VARIANT_OF = {"nhri": UNIT, "ombuds": UNIT, "ombuds_plus": UNIT, "multiple_bodies": SEVERAL}
"""The variant for a model; for any other, and where there is no body yet, that of a new body."""

TREATY = "opcat"
"""The instrument whose articles the table of concordance follows."""

DRAFT_COLUMNS = (
    *("number", "clause", "part", "status", "requirement", "instrument", "article", "force", "indicator"),
    *("held", "value", "basis", "id", "source", "locator", "have", "read", "others_have", "named"),
    *("recommendation", "then"),
)
"""Columns of the table of a draft: one row a clause and point."""

CONCORDANCE_COLUMNS = (
    *("article", "requirement", "number", "clause", "status", "indicator", "held", "value", "source", "locator"),
    *("have", "read", "named", "recommendation", "then"),
)
"""Columns of the table of concordance: one row an article of the Protocol and a clause, with what follows on this rule alone."""


@dataclass(frozen=True, eq=False, repr=False)
class Draft(Result):
    """A chapter of a law for a mechanism or a State on a date. `table` and `concordance` are in codes.

    `mechanism` is empty for a State that has none; `text` is the fact that names the text of the law there is.
    """

    data: Dataset
    state: str
    mechanism: str
    group: tuple[str, ...]
    at: str
    known: str | None
    variant: str
    form: str
    clauses: tuple[Clause, ...]
    absent: str
    text: Record | None

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point of every clause."""
        return tuple(point for clause in self.clauses for point in clause.points)

    def of(self, *statuses: str) -> tuple[Clause, ...]:
        """Return the clauses with which something is to be done."""
        return tuple(clause for clause in self.clauses if clause.status in statuses)

    def asking(self, point: Point) -> Clause | None:
        """Return the clause under which a question is asked on the rule of a point that asks none itself."""
        return next(
            (c for c in self.clauses for p in c.points if p.indicator and p.requirement == point.requirement), None
        )

    @cached_property
    def counts(self) -> dict[str, int]:
        """The number of clauses by what is to be done with them."""
        return {status: len(self.of(status)) for status in STATUSES}

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row a clause and point, in codes: the rule, what the law says and where, how many others have it, what follows."""
        rows = [_row(self.data, clause, point) for clause in self.clauses for point in clause.points]
        return pd.DataFrame(rows, columns=list(DRAFT_COLUMNS))

    @cached_property
    def concordance(self) -> Concordance:
        """The table of concordance: the points that serve the Protocol, in the order of its articles."""
        order = {name: place for place, name in enumerate(self.data.requirements["requirement"])}
        pairs = [(clause, point) for clause in self.clauses for point in clause.points]
        own = [pair for pair in pairs if self.data.requirement(pair[1].requirement)["instrument"] == TREATY]
        return Concordance(self, tuple(sorted(own, key=lambda pair: order[pair[1].requirement])))


@dataclass(frozen=True, eq=False, repr=False)
class Concordance(Result):
    """Article of the Protocol, article of the draft, law there is, laws of others. `table` is in codes."""

    draft: Draft
    pairs: tuple[tuple[Clause, Point], ...]

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row an article of the Protocol and a clause that serves it."""
        rows = [_row(self.draft.data, clause, point) for clause, point in self.pairs]
        return pd.DataFrame(rows, columns=list(CONCORDANCE_COLUMNS))


def _row(data: Dataset, clause: Clause, point: Point) -> Record:
    requirement, fact = data.requirement(point.requirement), point.fact or point.elsewhere or point.described or {}
    return {
        "number": clause.number,
        **{name: clause.row[name] for name in ("clause", "part")},
        "status": clause.status,
        "instrument": requirement["instrument"],
        "article": requirement["locator"],
        **{
            name: getattr(point, name)
            for name in ("requirement", "force", "indicator", "held", "recommendation", "then")
        },
        **{name: fact.get(name, "") for name in ("value", "basis", "id", "source", "locator")},
        "have": point.others.have,
        "read": point.others.read,
        "others_have": point.others.code,
        "named": ";".join(one["subject"] for one in point.named),
    }


@checked
def draft(
    asker: Annotated[str, names.asker] = "mar-cndh",
    group: str | Iterable[str] = "seminar",
    *,
    variant: str | None = None,
    form: str = "full",
    at: str = "today",
    known: str | None = None,
    data: Dataset | None = None,
) -> Draft:
    """Return a chapter of a law: model clauses with what the law there is says on each. A starting point, no legal advice.

    Parameters
    ----------
    asker
        A mechanism, or a State, whose mechanism in place is then meant; a State without one gets what its law must contain.
    group
        Peers that are named first where they have a point; all mechanisms in place are counted.
    variant
        `new_body`, `unit` (inside an institution) or `several_bodies`; by default that of the model of the mechanism, and a
        new body where there is none.
    form
        `full` or `short` texts.
    at, known
        As for `compare`.

    Raises
    ------
    UnknownName
        If there is no such mechanism, State, group, variant or form.

    Examples
    --------
    >>> draft("fra-cglpl").variant, draft("mar-cndh", at="seminar").counts["keep"]
    ('new_body', 0)
    """
    data = data or load()
    date, until = data.edition(at), None if known is None else data.edition(known)
    mechanism, state = _asker(data, asker)
    _known("variant", variant or UNIT, MODELS)
    _known("form_of_a_draft", form, FORMS)
    found = _cases(data, mechanism, state, date, until)
    law = found[mechanism or state, "law"]
    chosen = variant or VARIANT_OF.get(law.model, NEW_BODY)
    if variant or not mechanism:
        own = {
            key: replace(case, model=MODELS[chosen]) for key, case in found.items() if key[0] == (mechanism or state)
        }
        found = {**found, **own}
    peers = tuple(resolve(data, group, date))
    text = None if law.absent else law_text(data, mechanism, date, until)
    clauses = _clauses(data, Points(data, mechanism or state, peers, found, own_law(data, text)), chosen)
    return Draft(data, state, mechanism, peers, date, until, chosen, form, clauses, law.absent, text)


def _asker(data: Dataset, asker: str) -> tuple[str, str]:
    """Return the mechanism that asks, or none, and its State."""
    return ("", asker) if asker in data.states.index else (asker, str(data.mechanism(asker)["state"]))


def _known(kind: str, name: str, names: Iterable[str]) -> None:
    if name not in (every := tuple(names)):
        raise UnknownName(kind, name, every)


def _cases(data: Dataset, mechanism: str, state: str, date: str, until: str | None) -> Cases:
    """Return the case of every mechanism in place and of the one that asks; of a State without one, a case without facts."""
    standing = in_place(at=date, data=data)["mechanism"]
    found = cases(data, dict.fromkeys([*filter(None, [mechanism]), *standing]), at=date, known=until)
    none = Case("", state_of(data, state, {}), NO_MECHANISM, day(date), {})
    return {**found, **({} if mechanism else {(state, aspect): none for aspect in ASPECTS})}


def _clauses(data: Dataset, points: Points, variant: str) -> tuple[Clause, ...]:
    """Return the clauses of a variant that concern whoever asks, numbered from 1."""
    links = data.clause_points
    rows = [row for row in records(data.filled("clauses")) if row["variant"] in ("", variant)]
    found = ((row, points.of(links[links["clause"] == row["clause"]])) for row in rows)
    concerning = [(row, own) for row, own in found if own]
    return tuple(Clause(number, row, own) for number, (row, own) in enumerate(concerning, start=1))
