"""The story of one State: its commitments, its deadline, its mechanism and what it counted, as dates and codes.

What the timeline draws and the page on what happened since a date tells comes from here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from npm_compare.analysis.overdue import due_date
from npm_compare.analysis.visits import counted
from npm_compare.base.dates import bounds, day
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import basis_places, claims, leading, select

STATE_EVENTS = ("opcat_signature", "opcat_ratification", "opcat_entry_into_force", "spt_visit")
"""What a State does under the treaty, and the visits of the SPT to it, by indicator."""

OWN_EVENTS = ("designation_date", "operational_since")
"""What happens to its mechanism, by indicator."""

DEADLINE = "deadline"
"""The end of the year of art. 17, counted from entry into force, as an event."""

ANNOUNCED = "announced"
"""Basis of a visit of which no document says that it took place."""

FULL_YEAR = ("year", "working_year", "deployments")
"""Bases of counts of a full year."""


@dataclass(frozen=True)
class Story:
    """The events and the counted visits of one mechanism and its State up to a date.

    `events` has one row an event: `event` (an indicator, or `deadline`), its `date` as far as it is known, `basis`, `source`.
    `visits` has one row a year: `year`, `visits`, `full` (a count of a full year of the mechanism itself), `unit` (visits or
    places), `counted` (see `analysis.visits`), `source`.
    """

    mechanism: str
    state: str
    events: pd.DataFrame
    visits: pd.DataFrame

    def date(self, event: str) -> str:
        """Return the date of an event that comes once, or of the first of several; empty if it has not come."""
        found = self.events.loc[self.events["event"] == event, "date"]
        return str(found.iloc[0]) if len(found) else ""


def story(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> Story:
    """Return what is known of a mechanism and its State up to a date, in the order of the dates.

    A body that was named and not put in office has no designation here; an announced visit of the SPT is none.
    """
    data = data or load()
    body, when = data.mechanism(mechanism), data.covered(at)
    state = str(body["state"])
    facts = claims(data, at=when, subjects=[state, mechanism])
    chosen = leading(data, at=when, subjects=[state, mechanism])
    rows = [
        _event(fact) for fact in records(chosen) if fact["indicator"] in STATE_EVENTS and fact["basis"] != ANNOUNCED
    ]
    named = body["designated"] if set_up(body) else ""
    if named and (bounds(named) or (0, 0))[0] <= day(when):
        acts = facts[(facts["indicator"] == "designation_date") & facts["value"].str.startswith(named)]
        rows += [(*("designation_date", named), *(acts.iloc[0][["basis", "source"]] if len(acts) else ("", "")))]
        rows += [_event(fact) for fact in records(chosen) if fact["indicator"] == "operational_since"]
    if due := due_date(data, state, at=when):
        source = next((row[3] for row in rows if row[0] == "opcat_entry_into_force"), "")
        rows.append((DEADLINE, due, "", source))
    events = pd.DataFrame(rows, columns=["event", "date", "basis", "source"])
    events = events.sort_values("date", kind="stable", ignore_index=True)
    return Story(mechanism, state, events, _visits(data, mechanism, when))


def _event(fact: Record) -> tuple[str, str, str, str]:
    return fact["indicator"], fact["value"], fact["basis"], fact["source"]


def _visits(data: Dataset, mechanism: str, when: str) -> pd.DataFrame:
    """Return the visits counted in each year: of a full year before a part of one, never a sum of several.

    Of several full years that end in one year the calendar year comes first, then as the codebook has them.
    """
    found = select(data, at=when, subjects=[mechanism], every_period=True)
    found = found[(found["indicator"] == "visits_total") & (found["basis"] != "cumulative")]
    rows = []
    for fact in records(found.iloc[basis_places(data, found).argsort(kind="stable")]):
        full = fact["basis"] in FULL_YEAR and fact["speaks_of"] != INSTITUTION
        count = (int(fact["valid_to"][:4]), float(fact["value"]), full, fact["unit"])
        rows.append((*count, counted(fact), fact["source"]))
    table = pd.DataFrame(rows, columns=["year", "visits", "full", "unit", "counted", "source"])
    return table.sort_values(["year", "full"], ascending=[True, False], kind="stable").drop_duplicates(
        "year", ignore_index=True
    )
