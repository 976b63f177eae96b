"""Sentences on time: how long States waited, who is late, which models were chosen, where one State stands."""

from __future__ import annotations

import pandas as pd

from npm_compare.dataset import Dataset, Record, load, records
from npm_compare.dates import bounds, day
from npm_compare.durations import POSTPONED_YEARS, STARTS, durations, middle, overdue, split, survival, waited
from npm_compare.findings.finding import Finding, listed
from npm_compare.models import in_place
from npm_compare.selection import lead, select
from npm_compare.wording import inside, say_value, short_name

EVENTS = {
    "designation": "designated a mechanism",
    "work": "a mechanism at work",
    "accepted": "a mechanism that the SPT accepts",
}
AFTER = {"entry": "after the entry into force for them", "deposit": "after depositing their instrument"}


def wait(
    rows: pd.DataFrame,
    *,
    by: str | None = None,
    start: str = "entry",
    event: str = "designation",
    data: Dataset | None = None,
) -> Finding:
    """State after how many years half of the States had the event, and who still waits; or the same by group.

    Parameters are those of `charts.waiting`.
    """
    groups = split(rows, by, data or load())
    counted = {name: found for name, group in groups.items() if len(found := waited(group))}
    medians = {name: survival(found["years"], found["observed"]).median for name, found in counted.items()}
    half = {name: median for name, median in medians.items() if median is not None}
    reached = [f"{median:.1f} years" + (f" ({name})" if by else "") for name, median in half.items()]
    others = [name for name in medians if name not in half]
    every = pd.concat(groups.values())
    text = f"Half of the States that had to wait had {EVENTS[event]} {listed(reached)} {AFTER[start]}"
    if not reached:
        text = f"Less than half of the States that had to wait had {EVENTS[event]} {AFTER[start]}"
    elif others:
        text += f"; less than half so far of these: {listed(others)}"
    if not by:
        kinds = every["kind"].value_counts()
        text += f"; {kinds.get('before', 0)} had it before and did not wait, {kinds.get('waiting', 0)} still wait"
    return Finding(f"{text}.", 2 * len(every))


def late(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many States parties without a designation are late under art. 17, by both ways of counting."""
    data = data or load()
    found = overdue(at=at, data=data)
    counts = found["late"].value_counts()
    names = [data.state(s)["name_en"] for s in found.loc[found["late"] == "yes", "state"]]
    both, one, none = (counts.get(answer, 0) for answer in ("yes", "by one way of counting", "no"))
    text = (
        f"On {data.edition(at)}, {len(found)} States parties have no known designation: {both} were late by both ways "
        f"of counting the year of art. 17, {one} by one of them, {none} not."
    )
    return Finding(f"{text} Late: {listed(names)}." if names else text, 2 * len(found))


def models(*, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how many mechanisms of each model are in place."""
    data = data or load()
    found = in_place(at=at, data=data)
    counts = found["model"].value_counts()
    said = [f"{inside(data.label('model', str(model)))} {count}" for model, count in counts.items()]
    return Finding(
        f"Of {len(found)} mechanisms in place on {data.edition(at)}: {', '.join(said) or 'none'}.", len(found)
    )


def standing(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State where the State of a mechanism stands on a date: commitments, deadline, designation, first work, SPT visits."""
    data = data or load()
    body = data.mechanism(mechanism)
    state, when = body["state"], data.edition(at)
    chosen = lead(data, select(data, at=when, subjects=[state, mechanism]))
    dates = {f["indicator"]: f for f in records(chosen) if f["timing"] == "event"}
    parts = [
        f"{words} {say_value(data, dates[name])}"
        for name, words in (
            ("opcat_signature", "signed the OPCAT on"),
            ("opcat_ratification", "deposited its instrument on"),
            ("opcat_entry_into_force", "is bound since"),
        )
        if name in dates
    ]
    name = data.state(state)["name_en"]
    text = f"On {when}: {name} {listed(parts)}." if parts else f"On {when} {name} was not bound by the OPCAT."
    waits = {start: durations(start=start, at=when, data=data).set_index("state") for start in STARTS}
    if state in waits["entry"].index:
        row = records(waits["entry"].loc[[state]])[0]
        text += f" {_wait_of(data, body, row, when)}"
        due = overdue(at=when, data=data).set_index("state")
        if state in due.index:
            deposit, entry = due.loc[state, ["due_from_deposit", "due_from_entry"]]
            extra = f" (with {POSTPONED_YEARS} years of postponement)" if row["art24"] else ""
            text += f" The year of art. 17 ends on {deposit}, counted from deposit, or {entry}{extra}."
    if "operational_since" in dates:
        text += f" At work since {say_value(data, dates['operational_since'])}."
    if (ended := bounds(body["ended"])) and ended[0] <= day(when):
        text += f" Ended: {body['ended']}."
    return Finding(text, len(chosen))


def _wait_of(data: Dataset, body: Record, row: Record, when: str) -> str:
    """Say how long the State waited; a body that is not its first mechanism did not end that wait."""
    if row["kind"] == "unknown":
        return "No document read says when its mechanism was designated."
    if row["kind"] == "waiting":
        return f"No mechanism was designated, {row['years']:.1f} years after the entry into force."
    name, own = short_name(data, body["mechanism"]), bounds(body["designated"])
    wait = f"{abs(row['years']):.1f} years {row['kind'] if row['kind'] == 'before' else 'after'} the entry into force"
    if own and middle(body["designated"]).isoformat() == row["end"]:
        return f"{name} was designated {wait}."
    later = f", {name} on {body['designated']}" if own and own[0] <= day(when) else ""
    return f"Its first mechanism was designated {wait}{later}."
