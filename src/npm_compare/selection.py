"""Which facts held on a date, and which one is chosen where several answer the same question.

Two clocks. A fact *holds* over an interval whose ends may be known only to the month or the year, or not at all; at a
date it holds for certain, perhaps, or not. A fact is *known* since its source was published.

One rule of choice, everywhere. Rows are never compared across bases (law and practice, voted and spent). Among rows
that answer one indicator for one subject on one basis, the chosen row is: certain before perhaps; the latest
period before earlier ones (figures only); then higher confidence, better kind of source, newest publication; then the
row that comes first in the order of value, source, locator and dates, so that the order is total. The others stay reachable.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.dataset import Dataset
from npm_compare.dates import BEGINNING, END, day, earliest, latest

NOT_A_YEAR = ("partial", "cumulative")
"""Bases of counts that are not of one full year: they come last, and get no rate."""

Mask = NDArray[np.bool_]

QUESTION = ("subject", "indicator", "basis")
"""Rows that agree in these columns answer the same question; a choice is made only among them."""


def claims(
    data: Dataset, *, at: str = "today", known: str | None = None, subjects: Collection[str] | None = None
) -> pd.DataFrame:
    """Return every fact that holds at a date, best first within each subject, indicator and basis; events that recur by date.

    Parameters
    ----------
    at
        Date (YYYY-MM-DD, YYYY-MM, YYYY) or edition (`seminar`, `today`). Lasting states must hold on it, events must
        have happened, a level (budget, staff) be of a year that has begun, a count of a period that has ended.
    known
        Only facts whose source was published by this date; facts from undated sources are then left out.
    subjects
        Only facts about these mechanisms or States.

    Returns
    -------
    DataFrame
        The rows of `data.facts`, with `pillar`, `type` and `timing` of the indicator, `kind` and `published` of the
        source, `certain`: whether the fact holds for certain on the date, and `period`: that of a figure.
    """
    when = (day(data.edition(at)), None if known is None else day(data.edition(known)))
    return _about(data.kept(("claims", *when), lambda: _claims(data, *when)), subjects)


def _about(facts: pd.DataFrame, subjects: Collection[str] | None) -> pd.DataFrame:
    """Return the rows about some subjects, or all of them, in a table that the caller may change."""
    return facts.copy() if subjects is None else facts[facts["subject"].isin(list(subjects))].reset_index(drop=True)


def _claims(data: Dataset, date: int, known: int | None) -> pd.DataFrame:
    """Return every fact that holds on a day: see `claims`."""
    facts = data.facts.merge(data.indicators[["indicator", "pillar", "type", "timing"]], on="indicator", how="left")
    facts = facts.merge(data.sources[["source", "kind", "published"]], on="source", how="left")
    if known is not None:
        facts = facts[latest(facts["published"], empty=END) <= known]
    certain, perhaps = _holds(data, facts, date)
    facts = facts.assign(certain=certain, period=_period(facts))[certain | perhaps]
    order = np.lexsort(_priority(data, facts)[::-1])
    return facts.iloc[order].reset_index(drop=True)


def select(
    data: Dataset,
    *,
    at: str = "today",
    known: str | None = None,
    subjects: Collection[str] | None = None,
    every_period: bool = False,
) -> pd.DataFrame:
    """Return one chosen fact for each subject, indicator and basis at a date.

    Parameters
    ----------
    at, known, subjects
        As for `claims`.
    every_period
        Choose one fact for each period of a figure (a series) instead of the latest one only.

    Returns
    -------
    DataFrame
        As `claims`, with `others`: how many further claims there are for the same period on the same basis, and
        `disputed`: whether one of them gives another value. Events that recur have one row each.
    """
    key = ("select", day(data.edition(at)), None if known is None else day(data.edition(known)), every_period)
    chosen = data.kept(key, lambda: _select(claims(data, at=at, known=known), every_period))
    return _about(chosen, subjects)


def _select(every: pd.DataFrame, every_period: bool) -> pd.DataFrame:
    """Return one chosen claim for each question: see `select`."""
    same = every.groupby([*QUESTION, "period"], sort=False)["value"]
    every = every.assign(others=same.transform("size") - 1, disputed=disputed(every))
    apart = every["period"] if every_period else every["period"].where(every["timing"] == "occurrence", "")
    return every.groupby([*(every[column] for column in QUESTION), apart], sort=False).head(1).reset_index(drop=True)


def lead(data: Dataset, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each subject and indicator, of those that `select` chose on several bases.

    The basis that comes first in the list of the indicator: the text of a law before its description, practice and
    bill; money voted before spent and proposed. Of figures the latest year, whatever the basis, parts of a year and sums
    of several last. The basis stays in the row, to be shown with the value.
    """
    place = basis_places(data, chosen)
    figures = chosen["timing"].isin(["level", "flow"]).to_numpy()
    recent = np.where(figures, latest(chosen["valid_to"], empty=BEGINNING), 0)
    incomplete = chosen["basis"].isin(NOT_A_YEAR).to_numpy()
    ordered = chosen.iloc[np.lexsort([place, -recent, incomplete])]
    apart = ordered["period"].where(ordered["timing"] == "occurrence", "")
    return ordered.groupby([ordered["subject"], ordered["indicator"], apart], sort=False).head(1).sort_index()


def basis_places(data: Dataset, facts: pd.DataFrame) -> NDArray[np.int64]:
    """Return the place of the basis of each fact in the list of its indicator; a basis not established comes last."""
    places = {pair: place for place, pair in enumerate(zip(data.codes["list"], data.codes["code"], strict=True))}
    lists = facts["indicator"].map(data.indicators["basis"])
    found = [places.get(pair, len(places)) for pair in zip(lists, facts["basis"], strict=True)]
    return np.array(found, dtype=np.int64)


def _holds(data: Dataset, facts: pd.DataFrame, date: int) -> tuple[Mask, Mask]:
    """Return which facts hold for certain on a day, and which perhaps (or for certain)."""
    timing = facts["timing"].to_numpy()
    ending = facts["subject"].map(data.mechanisms["ended"]).fillna("")
    first, last = earliest(facts["valid_from"]), latest(facts["valid_to"])
    shown = latest(facts["attested"].where(facts["attested"] != "", facts["published"]), empty=day(data.date))
    begun = np.where(facts["valid_from"] != "", latest(facts["valid_from"], empty=BEGINNING), shown)
    ended = np.minimum(earliest(facts["valid_to"], empty=END), earliest(ending, empty=END))
    undated = ((facts["valid_from"] == "") & (date < _designated(data, facts))).to_numpy()
    state = timing == "state"
    certain = state & (begun <= date) & (date <= ended)
    perhaps = state & (first <= date) & (date <= np.minimum(last, latest(ending))) & ~undated
    event = np.isin(timing, ["event", "occurrence"])
    certain |= event & (latest(facts["value"]) <= date)
    perhaps |= event & (earliest(facts["value"], empty=END) <= date)
    figure = ((timing == "level") & (first <= date)) | ((timing == "flow") & (last <= date))
    return certain | figure, perhaps


def _designated(data: Dataset, facts: pd.DataFrame) -> NDArray[np.int64]:
    """Return for each fact the first day on which its mechanism may have been designated; States have none."""
    acts = data.facts[data.facts["indicator"] == "designation_date"]
    days = pd.Series(earliest(acts["value"], empty=END), index=acts["subject"].to_numpy(), dtype="int64")
    first = days.groupby(level=0).min()
    return facts["subject"].map(first).fillna(BEGINNING).to_numpy(dtype=np.int64)


def _period(facts: pd.DataFrame) -> pd.Series[str]:
    """Return the period of a figure, the month of an event that recurs, nothing for other facts.

    An event dated to the year only is taken for the first one of that year that is dated to the month.
    """
    figures = facts["timing"].isin(["level", "flow"])
    periods = (facts["valid_from"] + "/" + facts["valid_to"]).where(figures, "")
    events = facts[facts["timing"] == "occurrence"]
    months = events["value"].str[:7]
    keys = [events["subject"], events["indicator"], months.str[:4]]
    first = months.where(months.str.len() == 7).groupby(keys).transform("min")
    return periods.where(facts["timing"] != "occurrence", months.where(months.str.len() == 7, first.fillna(months)))


def disputed(facts: pd.DataFrame) -> pd.Series[bool]:
    """Say of each fact whether another one for the same question and period gives another value.

    A date and a more precise form of it agree. Texts are worded freely and are never in dispute.
    """
    keys = [*QUESTION, "period"]
    differ = (facts.groupby(keys, sort=False)["value"].transform("nunique") > 1) & (facts["type"] != "text")
    dates = facts[differ & (facts["type"] == "date")]
    precise = dates.groupby(keys, sort=False)["value"].transform(lambda values: max(values, key=len))
    agree = [long.startswith(value) for value, long in zip(dates["value"], precise, strict=True)]
    agreed = pd.Series(agree, index=dates.index, dtype=bool).groupby([dates[key] for key in keys]).transform("all")
    return differ & ~agreed.reindex(facts.index, fill_value=False)


def _priority(data: Dataset, facts: pd.DataFrame) -> list[NDArray[np.int64]]:
    """Return sort keys, most weighty first: the question (events that recur by date), then the rule of choice."""
    figures = facts["timing"].isin(["level", "flow"]).to_numpy()
    recent = np.where(figures, latest(facts["valid_to"], empty=BEGINNING), 0)
    months = earliest(facts["period"].where(facts["timing"] == "occurrence", ""))
    return [
        _coded(facts["subject"]),
        _coded(facts["indicator"], pd.Index(data.indicators["indicator"])),
        months,
        _coded(facts["basis"]),
        (~facts["certain"].to_numpy(dtype=bool)).astype(np.int64),
        -recent,
        _coded(facts["confidence"], pd.Index(data.codes_of("confidence"))),
        _coded(facts["kind"], pd.Index(data.codes_of("source_kind"))),
        -latest(facts["published"], empty=BEGINNING),
        *(_coded(facts[column]) for column in ("value", "source", "locator", "valid_from", "valid_to")),
    ]


def _coded(texts: pd.Series[str], order: pd.Index[str] | None = None) -> NDArray[np.int64]:
    """Return the place of each text in an order given, or among the sorted texts."""
    known = pd.Index(sorted(texts.unique())) if order is None else order
    return known.get_indexer(pd.Index(texts)).astype(np.int64)
