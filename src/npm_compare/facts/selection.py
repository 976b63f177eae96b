"""Which facts held on a date, and which one is chosen where several answer the same question.

Two clocks. A fact *holds* over an interval whose ends may be known only to the month or the year, or not at all; at a
date it holds for certain, perhaps, or not. A fact is *known* since its source was published, never before it began.

One rule of choice, everywhere; the order of its steps is written down in `choice.CHOICE`. Rows are never compared across
bases (law and practice, voted and spent). Among rows that answer one indicator for one subject on one basis, the chosen row
is: certain before perhaps; the latest period before earlier ones (figures only); a rule of the function before one of the
whole institution; then higher confidence, better kind of source, newest publication; then the later and the more precise of
two dates. Of rows that differ in none of these none is chosen: the first in the order of value, source, locator and dates
stands for them, so that the order is total, and is marked `unresolved`. The others stay reachable.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.dates import BEGINNING, day
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.days import latest
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.timeline import Mask, Timeline, answers, timeline

LAW, PRACTICE = ("law", "described"), ("practice",)
"""Bases of what the law says (read, or described by others) and of what is done."""

NOT_A_YEAR = ("partial", "cumulative")
"""Bases of counts that are not of one full year: they come last, and get no rate."""

PLANS = {
    *(("basis_money", basis) for basis in ("bill", "ceiling", "requested")),
    ("basis_staff", "forecast"),
}
"""Bases of what was drafted, capped, asked for or announced, by list: no figures of what was voted, spent or in post."""

QUESTION = ("subject", "indicator", "basis")
"""Rows that agree in these columns answer the same question; a choice is made only among them."""


def claims(
    data: Dataset,
    *,
    at: str = "today",
    known: str | None = None,
    subjects: Collection[str] | None = None,
    whole: bool = False,
) -> pd.DataFrame:
    """Return every fact that holds at a date, best first within each subject, indicator and basis; events that recur by date.

    Parameters
    ----------
    at
        Date (YYYY-MM-DD, YYYY-MM, YYYY) or edition (`seminar`, `today`). Lasting states must hold on it, events must
        have happened, a level (budget, staff) be of a year that has begun, a count of a period that has ended.
    known
        Only facts that were known by this date: whose source was published, and which had begun (a consolidated law carries
        the day of its first wording). Facts from undated sources are then left out. By default `data.known`.
    subjects
        Only facts about these mechanisms or States.
    whole
        For bodies that are nothing but the mechanism, answer questions on the staff and the budget of the function also by
        those of the whole body (see `standalone`): the same row a second time, under the other question.

    Returns
    -------
    DataFrame
        The rows of `data.facts`, with `pillar`, `type` and `timing` of the indicator, `kind` and `published` of the
        source, `certain`: whether the fact holds for certain on the date, `period`: that of a figure, `as_of`: the year in
        which a lasting state was last seen, where that is before the date, and `whole`: whether the figure is the body's.
    """
    when = (day(data.edition(at)), data.known_by(known), whole)
    return _about(data.kept(("claims", *when), lambda: _claims(data, *when)), subjects)


def _about(facts: pd.DataFrame, subjects: Collection[str] | None) -> pd.DataFrame:
    """Return the rows about some subjects, or all of them, in a table that the caller may change."""
    return facts.copy() if subjects is None else facts[facts["subject"].isin(list(subjects))].reset_index(drop=True)


def known_facts(data: Dataset, *, known: str | None = None, subjects: Collection[str] | None = None) -> pd.DataFrame:
    """Return every fact that was known by a date (as for `claims`), whether it holds still or not: columns of the facts."""
    day_known = data.known_by(known)
    return _about(data.kept(("known", day_known), lambda: _known(data, day_known)), subjects)


def _known(data: Dataset, known: int | None) -> pd.DataFrame:
    facts = _timeline(data, known).facts
    return facts.loc[~facts["whole"].astype(bool), list(data.facts.columns)]


def _timeline(data: Dataset, known: int | None) -> Timeline:
    return data.kept(("timeline", known), lambda: timeline(data, known))


def _claims(data: Dataset, date: int, known: int | None, whole: bool) -> pd.DataFrame:
    """Return every fact that holds on a day: see `claims`."""
    line = _timeline(data, known)
    return line.table(date, *line.on(date, whole=whole))


def select(
    data: Dataset,
    *,
    at: str = "today",
    known: str | None = None,
    subjects: Collection[str] | None = None,
    every_period: bool = False,
    whole: bool = False,
) -> pd.DataFrame:
    """Return one chosen fact for each subject, indicator and basis at a date.

    Parameters
    ----------
    at, known, subjects, whole
        As for `claims`.
    every_period
        Choose one fact for each period of a figure (a series) instead of the latest one only.

    Returns
    -------
    DataFrame
        As `claims`, with `others`: how many further claims there are for the same period on the same basis,
        `disputed`: whether one of them gives another value, and `unresolved`: whether one that does is just as good, so that
        the row was not chosen but stands first. Events that recur have one row each.
    """
    days = (day(data.edition(at)), data.known_by(known))
    chosen = data.kept(("select", *days, every_period, whole), lambda: _select(data, *days, every_period, whole))
    return _about(chosen, subjects)


def _select(data: Dataset, date: int, known: int | None, every_period: bool, whole: bool) -> pd.DataFrame:
    """Return one chosen fact for each question on a day: see `select`."""
    line = _timeline(data, known)
    places, certain = line.on(date, whole=whole)
    cells = line.cell[places]
    best = np.flatnonzero(_first(cells if every_period else line.question[places]))
    every = line.facts[["value", "type"]].iloc[places]
    equal = pd.factorize(pd.MultiIndex.from_arrays([cells, line.level[places], certain]))[0].astype(np.int64)
    tied = _in_dispute(equal, line.answer[places], every) & (every["type"] != "date").to_numpy()
    return line.table(date, places[best], certain[best]).assign(
        others=np.bincount(cells, minlength=1)[cells[best]] - 1,
        disputed=_in_dispute(cells, line.answer[places], every)[best],
        unresolved=tied[best],
    )


def _first(numbers: NDArray[np.int64]) -> Mask:
    """Say of each number whether it has not come before."""
    places = np.arange(len(numbers))
    seen = np.zeros(numbers.max(initial=-1) + 1, dtype=np.int64)
    seen[numbers[::-1]] = places[::-1]
    return np.asarray(seen[numbers] == places)


def lead(data: Dataset, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each subject and indicator, of those that `select` chose on several bases.

    The basis that comes first in the list of the indicator: the text of a law before its description, practice and
    bill; money voted before spent and proposed. Of figures the latest year, whatever the basis, parts of a year and sums
    of several last. A rule of the function comes before one of the whole institution, and of several acts of designation
    the one that `mechanisms.csv` takes for its day. The basis stays in the row, to be shown with the value.
    """
    place, act = basis_places(data, chosen), ~_settled(data, chosen)
    figures = chosen["timing"].isin(["level", "flow"]).to_numpy()
    recent = np.where(figures, latest(chosen["valid_to"], empty=BEGINNING) // 10000, 0)
    incomplete = chosen["basis"].isin(NOT_A_YEAR).to_numpy()
    host, rule = (chosen["speaks_of"] == INSTITUTION).to_numpy(), chosen["basis"].isin(LAW).to_numpy()
    kind = np.where(rule, -1, place)  # the law and its description are one kind: a rule
    ordered = np.lexsort([place, host, kind, act, -recent, incomplete]).tolist()
    apart = chosen["period"].where(chosen["timing"] == "occurrence", "")
    asked = list(zip(*(column.tolist() for column in (chosen["subject"], chosen["indicator"], apart)), strict=True))
    first = {asked[place]: place for place in reversed(ordered)}
    return chosen.iloc[sorted(first.values())].sort_index()


def leading(
    data: Dataset,
    *,
    at: str = "today",
    known: str | None = None,
    subjects: Collection[str] | None = None,
    whole: bool = False,
) -> pd.DataFrame:
    """Return the row that `lead` puts first of those that `select` chose, for each subject and indicator at a date.

    The parameters are those of `select`. It is worked out once for all subjects.
    """
    days = (day(data.edition(at)), data.known_by(known))
    found = data.kept(("leading", *days, whole), lambda: lead(data, select(data, at=at, known=known, whole=whole)))
    return _about(found, subjects)


def _settled(data: Dataset, facts: pd.DataFrame) -> NDArray[np.bool_]:
    """Say of each fact whether it gives the date of designation that the row of its mechanism has; of others, that it does."""
    designations = (facts["indicator"] == "designation_date").to_numpy()
    told = facts[designations]
    taken = told["subject"].map(data.mechanisms["designated"]).fillna("")
    found = np.ones(len(facts), dtype=np.bool_)
    found[designations] = [value.startswith(date) for value, date in zip(told["value"], taken, strict=True)]
    return found


def basis_places(data: Dataset, facts: pd.DataFrame) -> NDArray[np.int64]:
    """Return the place of the basis of each fact in the list of its indicator; a basis not established comes last."""
    order = data.kept(("bases",), lambda: {pair: place for place, pair in enumerate(data.labels("label_en"))})
    lists = facts["indicator"].map(data.indicators["basis"])
    places = [order.get(pair, len(order)) for pair in zip(lists.tolist(), facts["basis"].tolist(), strict=True)]
    return np.array(places, dtype=np.int64)


def planned(data: Dataset, facts: pd.DataFrame) -> NDArray[np.bool_]:
    """Say of each figure whether it was only drafted, capped, asked for or announced (see `PLANS`)."""
    lists = facts["indicator"].map(data.indicators["basis"])
    return np.array([pair in PLANS for pair in zip(lists, facts["basis"], strict=True)], dtype=np.bool_)


def disputed(facts: pd.DataFrame) -> pd.Series[bool]:
    """Say of each fact whether another one for the same question and period gives another value.

    A date and a more precise form of it agree. Texts are worded freely and are never in dispute.
    """
    cells = np.asarray(facts.groupby([*QUESTION, "period"], sort=False).ngroup(), dtype=np.int64)
    found = _in_dispute(cells, answers(facts["value"]), facts)
    return pd.Series(found, index=facts.index)


def _in_dispute(cells: NDArray[np.int64], answers: NDArray[np.int64], facts: pd.DataFrame) -> Mask:
    """Say of each fact whether those of its cell are in dispute: see `disputed`. Equal answers have equal numbers."""
    one = np.zeros(cells.max(initial=-1) + 1, dtype=np.int64)
    one[cells] = answers
    unlike = np.bincount(cells[answers != one[cells]], minlength=len(one)) > 0
    found = np.asarray(unlike[cells] & (facts["type"] != "text").to_numpy())
    dates = facts["value"].to_numpy()
    by_cell: dict[int, list[int]] = {}
    for place in np.flatnonzero(found & (facts["type"] == "date").to_numpy()).tolist():
        by_cell.setdefault(cells[place], []).append(place)
    for places in by_cell.values():
        precise = max(dates[places], key=len)
        found[places] = not all(precise.startswith(date) for date in dates[places])
    return found
