"""How long from ratification to a mechanism: one row a State, waiting States censored, early designations apart.

The clock starts at the entry into force of the OPCAT for the State or, apart, at the deposit of its instrument. It stops
at the first designation, at the first work of the mechanism, or at the designation that the SPT accepted. States still
waiting are censored at the last day on which the facts show that they were. Partial dates mean the middle of the days
that they may mean.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.dates import bounds, day, iso
from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.facts.selection import claims, lead, select
from npm_compare.language import later, say

if TYPE_CHECKING:
    from scipy.stats import CensoredData

STARTS = {"entry": "opcat_entry_into_force", "deposit": "opcat_ratification"}
EVENTS = ("designation", "work", "accepted")
"""What stops the clock. `accepted`: the first designation that the SPT's list of overdue States does not call into question."""

POSTPONED_YEARS = 3
"""OPCAT art. 24(2): the obligations under Part IV may be postponed for at most three years (an extension by two more years
needs the Committee against Torture and is not coded)."""


def durations(
    *, start: str = "entry", event: str = "designation", at: str = "today", data: Dataset | None = None
) -> pd.DataFrame:
    """Return for each State party how long its mechanism took, or has taken so far.

    Parameters
    ----------
    start
        `entry` (into force for the State) or `deposit` (of the instrument).
    event
        `designation`, `work` (first visits or first members in office), or `accepted`: the designation as the SPT sees it; a
        State that its list names as overdue after a designation counts as waiting until it is taken off the list.
    at
        Date or edition; only what had happened by then.

    Returns
    -------
    DataFrame
        One row a State party: `state`, `model` of its first mechanism, `art24` (whether it postponed Part IV), `start`, `end`
        (of the wait, or of observation), `years` between them, `observed` (the event happened), and `kind`: `before` (the
        event came before the start: a state of its own, never given to an estimator), `done`, `waiting`, or `unknown` (there
        is a mechanism, but no fact says since when).

    Raises
    ------
    UnknownName
        If `start` or `event` is not one of those above.

    Examples
    --------
    >>> durations().set_index("state").loc["fra", ["start", "end", "kind"]].tolist()  # named before it was bound
    ['2008-12-11', '2007-10-30', 'before']
    """
    data = data or load()
    if start not in STARTS:
        raise UnknownName(later("start of the clock"), start, STARTS)
    if event not in EVENTS:
        raise UnknownName(later("event"), event, EVENTS)
    when = data.edition(at)
    chosen = lead(data, select(data, at=when))
    begun, postponed = (_values(chosen, name) for name in (STARTS[start], "opcat_art24_declaration"))
    ends, first_model = _ends(data, event, when), _first_models(data, when)
    undated = _undated(data) | (set(first_model) if event == "work" else set())
    parties = data.states.index[data.states["opcat_status"] == "party"]
    rows = []
    for state in (party for party in parties if party in begun):
        begin, end = middle(begun[state]), ends.get(state)
        last = end or _middle_of_day(day(when))
        time = begin.isoformat(), last.isoformat(), (last - begin).days / 365.25
        kind = _kind(begin, end, unknown=state in undated)
        art24 = postponed.get(state) == "part_IV"
        rows.append((state, first_model.get(state, ""), art24, *time, end is not None, kind))
    columns = ["state", "model", "art24", "start", "end", "years", "observed", "kind"]
    return pd.DataFrame(rows, columns=columns)


def _undated(data: Dataset) -> set[str]:
    """Return the States that have a mechanism of which no fact says since when."""
    bodies = data.mechanisms
    return set(bodies.loc[(bodies["designated"] == "") & (bodies["status"] == "active"), "state"])


def _kind(begin: date, end: date | None, *, unknown: bool) -> str:
    if end is not None:
        return "before" if end < begin else "done"
    return "unknown" if unknown else "waiting"


def middle(text: str) -> date:
    """Return the middle of the days that a partial date may mean.

    >>> middle("2015").isoformat(), middle("2015-05-12").isoformat()
    ('2015-07-02', '2015-05-12')
    """
    found = bounds(text)
    assert found is not None
    first, last = (_middle_of_day(number) for number in found)
    return first + (last - first) / 2


def _middle_of_day(number: int) -> date:
    return date.fromisoformat(iso(number))


def _values(chosen: pd.DataFrame, indicator: str) -> dict[str, str]:
    return {fact["subject"]: fact["value"] for fact in records(chosen[chosen["indicator"] == indicator])}


def _first_models(data: Dataset, when: str) -> dict[str, str]:
    """Return the model of the first mechanism that each State designated."""
    first: dict[str, tuple[str, str]] = {}
    for row in records(data.mechanisms):
        if row["designated"] and (bounds(row["designated"]) or (0, 0))[0] <= day(when):
            first[row["state"]] = min(first.get(row["state"], ("9", "")), (row["designated"], row["model"]))
    return {state: model for state, (_, model) in first.items()}


def _ends(data: Dataset, event: str, when: str) -> dict[str, date]:
    """Return the day of the event for each State in which it had happened."""
    indicator = "operational_since" if event == "work" else "designation_date"
    facts = claims(data, at=when)
    events = facts[facts["indicator"] == indicator]
    if event == "designation":  # which act counts is settled in mechanisms.csv, by the coder
        bodies = [row for row in records(data.mechanisms) if row["designated"]]
        found = {row["mechanism"]: middle(row["designated"]) for row in bodies}
        dates = {mechanism: end for mechanism, end in found.items() if end <= _middle_of_day(day(when))}
    else:
        best = events.groupby("subject", sort=False).head(1)
        dates = {fact["subject"]: middle(fact["value"]) for fact in records(best)}
    if event == "accepted":
        return _accepted(data, facts, dates)
    ends: dict[str, date] = {}
    for mechanism, first in dates.items():
        state = data.mechanism(mechanism)["state"]
        ends[state] = min(first, ends.get(state, first))
    return ends


def _accepted(data: Dataset, facts: pd.DataFrame, dates: dict[str, date]) -> dict[str, date]:
    """Return the first designation after which the SPT no longer lists the State, or the day it is taken off the list."""
    listed = _latest(facts, "spt_overdue_listed")
    removed = _latest(facts, "spt_overdue_removed")
    ends: dict[str, date] = {}
    for mechanism, found in sorted(dates.items(), key=lambda item: item[1]):
        state = data.mechanism(mechanism)["state"]
        last_listed, taken_off = listed.get(state), removed.get(state)
        if last_listed is None or found > last_listed:
            ends.setdefault(state, found)
        elif taken_off is not None and taken_off >= last_listed:
            ends.setdefault(state, taken_off)
    return ends


def _latest(facts: pd.DataFrame, indicator: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for fact in records(facts[facts["indicator"] == indicator]):
        seen = middle(fact["value"])
        found[fact["subject"]] = max(seen, found.get(fact["subject"], seen))
    return found


def waited(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `durations` that an estimator may be given: States that waited, or wait still."""
    return rows[rows["kind"].isin(["done", "waiting"])]


def split(rows: pd.DataFrame, by: str | None, data: Dataset) -> dict[str, pd.DataFrame]:
    """Return rows of `durations` by group: all of them, or the three largest groups of `art24` or `model`, by label."""
    if by is None:
        return {say("States parties"): rows}
    if by == "art24":
        return {say("postponed under art. 24"): rows[rows["art24"]], say("not postponed"): rows[~rows["art24"]]}
    if by != "model":
        raise UnknownName(later("grouping"), by, ["art24", "model"])
    largest = rows.loc[rows["model"] != "", "model"].value_counts().index[:3]
    return {data.label("model", str(model)): rows[rows["model"] == model] for model in largest}


@dataclass(frozen=True, eq=False)
class Survival:
    """Kaplan–Meier estimate of the share still waiting: `table` has `years`, `waiting`, `low`, `high`, `at_risk`, `events`."""

    table: pd.DataFrame
    states: int
    events: int

    @property
    def median(self) -> float | None:
        """Years after which half have the event; None if half of them never do in the time observed."""
        reached = self.table[self.table["waiting"] <= 0.5]
        return None if reached.empty else float(reached["years"].iloc[0])


def survival(years: Iterable[float], observed: Iterable[bool], *, confidence: float = 0.95) -> Survival:
    """Estimate the share still waiting after so many years (Kaplan & Meier 1958), with log-log confidence bands.

    Parameters
    ----------
    years
        Time to the event or to the end of observation; never negative (States with `kind` `before` stay out).
    observed
        Whether the event happened.

    Raises
    ------
    NpmCompareError
        If a time is negative.
    """
    from scipy.stats import ecdf

    pairs = list(zip(years, observed, strict=True))
    estimate = ecdf(_censored(pairs)).sf
    with warnings.catch_warnings():  # where nobody waits any more the band is undefined: it stays empty there
        warnings.simplefilter("ignore", RuntimeWarning)
        band = estimate.confidence_interval(confidence_level=confidence, method="log-log")
    events = [sum(seen and time == t for time, seen in pairs) for t in estimate.quantiles]
    at_risk = [sum(time >= t for time, _ in pairs) for t in estimate.quantiles]
    table = pd.DataFrame(
        {
            "years": estimate.quantiles,
            "waiting": estimate.probabilities,
            "low": band.low.probabilities,
            "high": band.high.probabilities,
            "at_risk": at_risk,
            "events": events,
        }
    )
    return Survival(table[table["events"] > 0].reset_index(drop=True), len(pairs), sum(events))


def same_pace(one: pd.DataFrame, other: pd.DataFrame) -> float:
    """Return the p-value of the log-rank test that two groups of `durations` wait equally long (Mantel 1966).

    Of each group those that waited, or wait still: see `waited`.
    """
    from scipy.stats import logrank

    pairs = [zip(group["years"], group["observed"], strict=True) for group in (waited(one), waited(other))]
    groups = [_censored(list(pair)) for pair in pairs]
    return float(logrank(*groups).pvalue)


def _censored(pairs: list[tuple[float, bool]]) -> CensoredData:
    from scipy.stats import CensoredData

    if any(time < 0 for time, _ in pairs):
        raise NpmCompareError(
            say("a time before the start is not a waiting time: leave out the rows whose kind is `before`")
        )
    return CensoredData(uncensored=[t for t, seen in pairs if seen], right=[t for t, seen in pairs if not seen])


def overdue(*, at: str = "today", data: Dataset | None = None) -> pd.DataFrame:
    """Return which States were late on a date under OPCAT art. 17, by both ways of counting the one year.

    Returns
    -------
    DataFrame
        One row a State party without a designation on the date: `state`, `due_from_deposit`, `due_from_entry` (one year after
        each, three years later where Part IV was postponed under art. 24) and `late`: `no`, `by one way of counting`, or `yes`
        (only after the later date).

    Examples
    --------
    >>> overdue(at="seminar").query("state == 'bdi'")[["due_from_entry", "late"]].values.tolist()
    [['2014-11-17', 'yes']]
    """
    data = data or load()
    when = data.edition(at)
    deposit, entry = (
        durations(start=start, at=when, data=data).set_index("state").add_suffix(f"_{start}")
        for start in ("deposit", "entry")
    )
    both = deposit.join(entry, how="inner")
    both = both[(both["kind_entry"] == "waiting") & (both["kind_deposit"] == "waiting")]
    rows = []
    for state, row in both.iterrows():
        extra = POSTPONED_YEARS if row["art24_entry"] else 0
        due = [_years_later(date.fromisoformat(row[f"start_{name}"]), 1 + extra) for name in ("deposit", "entry")]
        passed = sum(_middle_of_day(day(when)) > last for last in due)
        rows.append(
            (state, *(last.isoformat() for last in due), ("no", later("by one way of counting"), "yes")[passed])
        )
    return pd.DataFrame(rows, columns=["state", "due_from_deposit", "due_from_entry", "late"])


def _years_later(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
