"""A sentence on where a State stands: its commitments, its deadline, the designation and first work of its mechanism."""

from __future__ import annotations

from npm_compare.analysis.durations import STARTS, durations
from npm_compare.analysis.overdue import POSTPONED_YEARS, bound, overdue
from npm_compare.base.dates import bounds
from npm_compare.base.dates import day as number_of
from npm_compare.base.given import checked
from npm_compare.facts.bodies import set_up
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import leading
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, later, listed, number, say
from npm_compare.views.wording import last_day, say_value, short_name

COMMITMENT_WORDS = {
    "opcat_signature": later("signed the OPCAT on {date}"),
    "opcat_ratification": later("deposited its instrument on {date}"),
    "opcat_entry_into_force": later("has been bound since {date}"),
}
"""What the State did, each after its name."""


@checked
def standing(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State where the State of a mechanism stands on a date: commitments, deadline, designation, first work.

    >>> import npm_compare as npm
    >>> print(npm.findings.standing("fra-cglpl", at="seminar").head)
    On 12 May 2015: France signed the OPCAT on 16 September 2005, ...
    """
    data = data or load()
    body = data.mechanism(mechanism)
    state, when = body["state"], data.covered(at)
    chosen = leading(data, at=when, subjects=[state, mechanism])
    dates = {f["indicator"]: f for f in records(chosen) if f["timing"] == "event"}
    waits = {start: durations(start=start, at=when, data=data).set_index("state") for start in STARTS}
    waiting = ""
    if state in waits["entry"].index:
        row = records(waits["entry"].loc[[state]])[0]
        waiting = sentences(_wait_of(data, body, row, when), _deadline(data, state, row, when))
    work, ended = dates.get("operational_since"), bounds(body["ended"])
    text = sentences(
        _commitments(data, state, dates, when),
        waiting,
        say("At work since {date}.", date=say_value(data, work)) if work else "",
        say("Ended: {date}.", date=day(body["ended"])) if ended and ended[0] <= number_of(when) else "",
    )
    return Finding(text, len(chosen))


def _commitments(data: Dataset, state: str, dates: dict[str, Record], when: str) -> str:
    """Say by what the State is bound on a date."""
    name, date = state_name(data, state), last_day(when)
    parts = [say(words, date=say_value(data, dates[name])) for name, words in COMMITMENT_WORDS.items() if name in dates]
    if not parts and bound(data, state, at=when) == NOT_KNOWN:
        return not_known_to_be_bound(data, state)
    if not parts:
        return say("On {date} {state} was not bound by the OPCAT.", date=date, state=name)
    # Translators: {acts} is a list such as “signed the OPCAT on 3 May 2013 and has been bound since 4 June 2014”.
    return say("On {date}: {state} {acts}.", date=date, state=name, acts=listed(parts))


def not_known_to_be_bound(data: Dataset, state: str) -> str:
    """Say that nothing known by the day asked for tells that a State is bound: that is not to say that it is not."""
    name = state_name(data, state)
    if not data.known:
        return say("No document read says since when the OPCAT binds {state}.", state=name)
    date = day(data.edition(data.known))
    return say(
        "From what was known on {date}, it cannot be said whether {state} is bound by the OPCAT.", date=date, state=name
    )


def _deadline(data: Dataset, state: str, row: Record, when: str) -> str:
    """Say when the year of art. 17 ends for a State without a designation; nothing for others."""
    due = overdue(at=when, data=data).set_index("state")
    if state not in due.index:
        return ""
    deposit, entry = (day(str(due.loc[state, column])) for column in ("due_from_deposit", "due_from_entry"))
    if row["art24"]:
        return say(
            "The year of art. 17 ends on {deposit}, counted from deposit, or {entry} (with {years} years of postponement).",
            deposit=deposit,
            entry=entry,
            years=POSTPONED_YEARS,
        )
    return say("The year of art. 17 ends on {deposit}, counted from deposit, or {entry}.", deposit=deposit, entry=entry)


def _wait_of(data: Dataset, body: Record, row: Record, when: str) -> str:
    """Say how long the State waited; a body that is not its first mechanism did not end that wait."""
    if row["kind"] == "unknown":
        return say("No document read says when its mechanism was designated.")
    years, name, own = number(abs(row["years"]), 1), short_name(data, body["mechanism"]), bounds(body["designated"])
    if row["kind"] == "waiting":
        return sentences(
            say("No mechanism was in place, {years} years after the entry into force.", years=years),
            _on_paper(body, name, when),
        )
    before = row["kind"] == "before"
    if own and body["designated"] == row["end"]:
        if before:
            return say("{name} was designated {years} years before the entry into force.", name=name, years=years)
        return say("{name} was designated {years} years after the entry into force.", name=name, years=years)
    first = (
        say("Its first mechanism was designated {years} years before the entry into force.", years=years)
        if before
        else say("Its first mechanism was designated {years} years after the entry into force.", years=years)
    )
    if not set_up(body):
        return sentences(first, _on_paper(body, name, when))
    since = own is not None and own[0] <= number_of(when)
    return sentences(
        first, say("Designation of {name}: {date}.", name=name, date=day(body["designated"])) if since else ""
    )


def _on_paper(body: Record, name: str, when: str) -> str:
    """Say that a body was named by a day and not set up; nothing of others."""
    own = bounds(body["designated"])
    if set_up(body) or own is None or own[0] > number_of(when):
        return ""
    return say("{name} was named ({date}) and not set up.", name=name, date=day(body["designated"]))
