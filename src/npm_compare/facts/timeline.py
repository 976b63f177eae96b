"""The facts in the order of the rule of choice, each with the days on which it holds: what is the same at any date.

It is worked out once; a date is then a matter of comparing whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from npm_compare.base.dates import ADOPTION, BEGINNING, END, day
from npm_compare.checking.cells import NUMBER
from npm_compare.checking.digits import plain_number
from npm_compare.facts.choice import FIGURES, in_order
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.days import earliest, latest, periods
from npm_compare.facts.frames import TEXT
from npm_compare.facts.scope import INSTITUTION, speaks_of
from npm_compare.facts.standalone import with_whole

Mask = NDArray[np.bool_]
Days = NDArray[np.int64]


MADE = ("indicator", "period", "seen", "speaks_of")
"""Columns of text that are made or changed here."""


@dataclass(frozen=True, eq=False)
class Timeline:
    """Facts in the order of the rule of choice, but for what is certain on a date only, and numbers for each of them."""

    facts: pd.DataFrame
    question: NDArray[np.int64]
    """Which of the questions a fact answers, in order: facts with the same number compete."""
    rank: NDArray[np.int64]
    """The question, and within it what weighs more than whether a fact holds for certain."""
    level: NDArray[np.int64]
    """The question, and within it every step of the rule but the value and what is certain: equal ones are equally good."""
    cell: NDArray[np.int64]
    """Which question and period a fact is about."""
    answer: NDArray[np.int64]
    """Which of the distinct values a fact gives."""
    certain: tuple[Days, Days]
    """First and last day on which a fact holds for certain."""
    perhaps: tuple[Days, Days]
    """First and last day on which it holds perhaps."""

    def on(self, date: int, *, whole: bool = False) -> tuple[NDArray[np.intp], Mask]:
        """Return the places of the facts that hold on a day, best first in each question, and which do so for certain.

        `whole` takes in the figures of whole bodies that answer for the function (see `standalone`).
        """
        certain = (self.certain[0] <= date) & (date <= self.certain[1])
        asked = whole | ~self.facts["whole"].to_numpy(dtype=bool)
        held = np.flatnonzero(asked & (certain | (self.perhaps[0] <= date) & (date <= self.perhaps[1])))
        places = held[np.argsort(2 * self.rank[held] + ~certain[held], kind="stable")]
        return places, certain[places]

    def table(self, date: int, places: NDArray[np.intp], certain: Mask) -> pd.DataFrame:
        """Return the facts at some places, each with whether it holds for certain, and the year it was seen if earlier."""
        facts = self.facts.iloc[places].reset_index(drop=True)
        earlier = facts["seen"].mask(facts["seen"] >= str(date // 10_000), "")
        return facts.drop(columns="seen").assign(certain=certain, as_of=earlier)


def timeline(data: Dataset, known: int | None) -> Timeline:
    """Return the timeline of all facts, or of those that were known by a day: see `_known_since`."""
    facts = data.facts.merge(data.indicators[["indicator", "pillar", "type", "timing"]], on="indicator", how="left")
    facts = facts.merge(data.sources[["source", "kind", "published"]], on="source", how="left")
    if known is not None:
        facts = facts[_known_since(data, facts) <= known]
    facts = with_whole(data, facts)
    designated = _designated(data, facts)
    facts = facts.assign(
        certain=False,  # see `table`
        period=_period(facts),
        seen=_seen(facts),
        speaks_of=speaks_of(data, facts, designated),
    )
    asked, weights = _asked(data, facts), _weights(data, facts)
    order = np.lexsort([*asked, *in_order(weights), *_total(facts)][::-1])
    ranked = [key[order] for key in (*asked, *in_order(weights, before="certain"))]
    equal = [key[order] for key in (*asked, *in_order({**weights, "value": []}))]
    facts = facts.iloc[order].reset_index(drop=True).astype(dict.fromkeys(MADE, TEXT))
    question = _numbered(ranked[: len(asked)])
    return Timeline(
        facts=facts,
        question=question,
        rank=_numbered(ranked),
        level=_numbered(equal),
        cell=np.asarray(facts.groupby([question, "period"], sort=False).ngroup(), dtype=np.int64),
        answer=answers(facts["value"]),
        **_days(data, facts, designated[order]),
    )


def _known_since(data: Dataset, facts: pd.DataFrame) -> Days:
    """Return for each fact the day since which it was known; facts of undated sources never are.

    A fact is known since its source was published. A source that tells of what began later (a consolidated law carries the
    day of its first wording) was there in the version read only since then: since `valid_from`, else `attested`, or the
    value of an event. What a State does under the treaty on a day (a signature, a deposit) is published by the depositary then,
    whenever the source that was read appeared. Nothing on a mechanism was known before the OPCAT was adopted.
    """
    own = facts["valid_from"].where(facts["valid_from"] != "", facts["attested"])
    own = facts["value"].where(facts["timing"].isin(["event", "occurrence"]), own)
    published, figures = latest(facts["published"]), facts["timing"].isin(["level", "flow"]).to_numpy()
    begun = earliest(own)
    later = np.where(
        figures, begun, latest(own, empty=BEGINNING)
    )  # of a partial date its last day, as of a publication's
    oldest = np.where(facts["subject"].isin(data.mechanisms.index), ADOPTION, BEGINNING)
    since = np.where(begun > published, later, published)
    acts = ((facts["timing"] == "event") & facts["subject"].isin(data.states.index)).to_numpy()
    return np.maximum(np.where(acts, latest(own, empty=BEGINNING), since), oldest)


def answers(values: pd.Series[str]) -> NDArray[np.int64]:
    """Number the distinct values: equal numbers, `20` and `20.0`, are one answer in two writings."""
    places, distinct = pd.factorize(values)
    return pd.factorize(np.array([_answer(text) for text in distinct], dtype=object))[0].astype(np.int64)[places]


def _answer(text: str) -> str:
    """Return a value in one writing; only numbers with a point, and a negative zero, have several."""
    return plain_number(text) if ("." in text or text == "-0") and NUMBER.fullmatch(text) else text


def _numbered(keys: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Number rows that are sorted by some keys: equal ones have the same number."""
    new = np.zeros(len(keys[0]), dtype=np.bool_)
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return np.cumsum(new, dtype=np.int64)


def _days(data: Dataset, facts: pd.DataFrame, designated: Days) -> dict[str, tuple[Days, Days]]:
    """Return the first and the last day on which each fact holds for certain, and perhaps."""
    timing = facts["timing"].to_numpy()
    ending = facts["subject"].map(data.mechanisms["ended"]).fillna("")
    dated = (facts["valid_from"] != "").to_numpy()
    first, last = earliest(facts["valid_from"]), latest(facts["valid_to"])
    shown = latest(facts["attested"].where(facts["attested"] != "", facts["published"]), empty=day(data.date))
    begun = np.where(dated, latest(facts["valid_from"], empty=BEGINNING), shown)
    ended = np.minimum(earliest(facts["valid_to"], empty=END), earliest(ending, empty=END))
    state, event = timing == "state", np.isin(timing, ["event", "occurrence"])
    figure = [timing == "level", timing == "flow"]
    surely = [begun, latest(facts["value"]), first, last]
    maybe = [np.where(dated, first, designated), earliest(facts["value"], empty=END), first, last]
    ends = np.minimum(last, latest(ending))
    return {
        "certain": (np.select([state, event, *figure], surely, END), np.where(state, ended, END)),
        "perhaps": (np.select([state, event, *figure], maybe, END), np.where(state, ends, END)),
    }


def _designated(data: Dataset, facts: pd.DataFrame) -> Days:
    """Return for each fact the first day on which its mechanism may have been designated; States have none."""
    acts = data.facts[data.facts["indicator"] == "designation_date"]
    first: dict[str, int] = {}
    for subject, begun in zip(acts["subject"], earliest(acts["value"], empty=END).tolist(), strict=True):
        first[subject] = min(begun, first.get(subject, begun))
    return np.array([first.get(subject, BEGINNING) for subject in facts["subject"]], dtype=np.int64)


def _seen(facts: pd.DataFrame) -> pd.Series[str]:
    """Return the year in which an open lasting state was last seen, where nothing says that it goes on: else nothing.

    A rule of law whose beginning is known goes on until it is changed. What is done, and a state of which only a day is
    known on which it was so, is known of that day alone.
    """
    fading = (facts["basis"] == "practice") | (facts["valid_from"] == "")
    held = (facts["timing"] == "state") & (facts["valid_to"] == "") & fading
    return facts["attested"].where(facts["attested"] != "", facts["published"]).str[:4].where(held, "")


def _period(facts: pd.DataFrame) -> pd.Series[str]:
    """Return the period of a figure, the month of an event that recurs, nothing for other facts.

    An event dated to the year only is taken for the first one of that year that is dated to the month.
    """
    figures = facts["timing"].isin(FIGURES).to_numpy()
    spans = np.full(len(facts), "", dtype=object)
    spans[figures] = periods(facts["valid_from"][figures], facts["valid_to"][figures])
    recurring = (facts["timing"] == "occurrence").to_numpy()
    events = facts[recurring]
    years = list(zip(events["subject"], events["indicator"], events["value"].str[:4], strict=True))
    months = [text[:7] for text in events["value"]]
    first: dict[tuple[str, str, str], str] = {}
    for year, month in sorted(zip(years, months, strict=True), reverse=True):
        first[year] = month if len(month) == 7 else first.get(year, month)
    spans[recurring] = [month if len(month) == 7 else first[year] for year, month in zip(years, months, strict=True)]
    return pd.Series(spans, index=facts.index, dtype=str)


def _asked(data: Dataset, facts: pd.DataFrame) -> list[NDArray[np.int64]]:
    """Return what makes a question, as sort keys: subject, indicator, month of an event that recurs, basis."""
    return [
        _coded(facts["subject"]),
        _coded(facts["indicator"], pd.Index(data.indicators["indicator"])),
        earliest(facts["period"].where(facts["timing"] == "occurrence", "")),
        _coded(facts["basis"]),
    ]


def _weights(data: Dataset, facts: pd.DataFrame) -> dict[str, list[NDArray[np.int64]]]:
    """Return what the steps of the rule of choice compare, as sort keys; what is certain depends on the date (`Timeline.on`)."""
    figures, dates = facts["timing"].isin(FIGURES).to_numpy(), (facts["type"] == "date").to_numpy()
    later, more_precise = -np.where(dates, earliest(facts["value"]), 0), -np.where(dates, facts["value"].str.len(), 0)
    return {
        "period": [-np.where(figures, latest(facts["valid_to"], empty=BEGINNING), 0)],
        "speaks_of": [(facts["speaks_of"] == INSTITUTION).to_numpy(dtype=np.int64)],
        "confidence": [_coded(facts["confidence"], pd.Index(data.codes_of("confidence")))],
        "kind": [_coded(facts["kind"], pd.Index(data.codes_of("source_kind")))],
        "published": [-latest(facts["published"], empty=BEGINNING)],
        "value": [later, more_precise, _coded(facts["value"])],
    }


def _total(facts: pd.DataFrame) -> list[NDArray[np.int64]]:
    """Return the sort keys that make the order total where the rule of choice sets no fact before another."""
    return [_coded(facts[column]) for column in ("source", "locator", "valid_from", "valid_to")]


def _coded(texts: pd.Series[str], order: pd.Index[str] | None = None) -> NDArray[np.int64]:
    """Return the place of each text in an order given, or among the sorted texts."""
    known = pd.Index(sorted(texts.unique())) if order is None else order
    return known.get_indexer(pd.Index(texts)).astype(np.int64)
