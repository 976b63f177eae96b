"""The headlines on time: how long States waited (01), which models they chose (02), what happened since the seminar (12)."""

from __future__ import annotations

from dataclasses import replace

from npm_compare.analysis.durations import BEFORE, UNKNOWN, WAITING, durations
from npm_compare.analysis.models import growth, in_place
from npm_compare.analysis.overdue import bound, deadlines, due_date, overdue
from npm_compare.analysis.story import story
from npm_compare.base.dates import END, bounds
from npm_compare.base.dates import day as number_of
from npm_compare.facts.bodies import stands
from npm_compare.facts.dataset import SEMINAR, Record, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import leading
from npm_compare.views.findings.finding import Finding
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.models import PLURAL
from npm_compare.views.labels import mechanism_name
from npm_compare.views.language import day, later, listed, number, say, say_many

A_MODEL = {
    "nhri": later("a human rights institution"),
    "new_specialised": later("a new specialised body"),
    "ombuds": later("an ombudsman institution"),
    "ombuds_plus": later("an ombudsman institution with civil society"),
    "multiple_bodies": later("several bodies together"),
    "other": later("a body of another kind"),
}
"""Models as they stand in a sentence, one of each."""

MEANS = ("budget_npm", "staff_npm", "reports_published")
"""What a mechanism should be able to show for itself: money, staff and reports of its own."""

OWN_MEANS = {
    "budget_npm": later("a budget of its own"),
    "staff_npm": later("staff of its own"),
    "reports_published": later("a count of its reports"),
}


def commitments(asked: Asked) -> Finding:
    """Return the headline of report 01: how long the State that asks took, then how many met the deadline."""
    rows = durations(at=asked.at, data=asked.data).set_index("state")
    counts = deadlines(at=asked.at, data=asked.data)["met"].value_counts()
    met, missed, unknown = (int(counts.get(answer, 0)) for answer in ("yes", "no", "not_known"))
    own = _took(asked, records(rows.loc[[asked.state]])[0] if asked.state in rows.index else None)
    head = say_many(
        "{own}; of {count} State whose year has ended, {met} had one in time.",
        "{own}; of {count} States whose year has ended, {met} had one in time.",
        met + missed,
        own=own,
        met=met,
    )
    rest = say_many(
        "Of {count} other State whose year has ended the date is not known precisely enough.",
        "Of {count} other States whose year has ended the date is not known precisely enough.",
        unknown,
    )
    return Finding(head, 2 * len(rows), "", rest if unknown else "")


def _took(asked: Asked, row: Record | None) -> str:
    """Say how long a State took, as the first half of a sentence."""
    state = asked.state_name
    if row is None and bound(asked.data, asked.state, at=asked.at) == NOT_KNOWN:
        return say("Whether {state} was bound by the Protocol is not known", state=state)
    if row is None:
        return say("{state} was not bound by the Protocol", state=state)
    if row["kind"] == UNKNOWN:
        return say("No document read says when {state} named its mechanism", state=state)
    if row["kind"] == BEFORE:
        return say("{state} had named a mechanism before the Protocol bound it", state=state)
    years = say_many("{years} year", "{years} years", row["years"], years=number(row["years"], 1))
    if row["kind"] != WAITING:
        return say("{state} named a mechanism {years} after the Protocol bound it", state=state, years=years)
    due = due_date(asked.data, asked.state, at=asked.at)
    if number_of(due) < number_of(asked.data.covered(asked.at)):
        return say("{state} has no mechanism {years} after the Protocol bound it", state=state, years=years)
    return say("{state} has until {date} to name a mechanism", state=state, date=day(due[:7]))


def chosen(asked: Asked) -> Finding:
    """Return the headline of report 02: the model of the mechanism that asks, then which models gained or lead."""
    data, found = asked.data, in_place(at=asked.data.covered(asked.at), data=asked.data)
    own = str(data.mechanism(asked.asker)["model"]) if asked.asker in set(found["mechanism"]) else ""
    words = say(A_MODEL[own]) if own in A_MODEL else ""
    if number_of(data.covered(asked.at)) <= number_of(SEMINAR):
        counts = {str(model): int(n) for model, n in found["model"].value_counts().items()}
        return replace(_leading(asked, words, counts, len(found)), unknown=_bodies(asked, own))
    first = records(growth(at=asked.at, data=data))[0]
    gained = first["model"]
    numbers = {"then": first["then"], "now": first["now"]}
    if not own:
        head = say(
            "{state} has no mechanism in place; since the Rabat seminar {models} gained most, from {then} to {now}.",
            state=asked.state_name, models=say(PLURAL[gained]), **numbers,
        )  # fmt: skip
    elif own == first["model"]:
        head = say(
            "{state} chose {model}, the model that gained most since the Rabat seminar, from {then} to {now}.",
            state=asked.state_name, model=words, **numbers,
        )  # fmt: skip
    else:
        head = say(
            "{state} chose {model}; since the Rabat seminar {models} gained most, from {then} to {now}.",
            state=asked.state_name, model=words, models=say(PLURAL[gained]), **numbers,
        )  # fmt: skip
    return Finding(head, len(found), unknown=_bodies(asked, own))


def _bodies(asked: Asked, model: str) -> str:
    """Name the bodies of a mechanism of several; nothing of one."""
    if model != SEVERAL:
        return ""
    return say("Its bodies: {names}.", names=mechanism_name(asked.data, asked.asker))


SEVERAL = "multiple_bodies"
"""The model of several bodies together."""


def _leading(asked: Asked, own: str, counts: dict[str, int], total: int) -> Finding:
    """Say which model leads on a date on which nothing had happened since the seminar."""
    model = max(counts, key=lambda name: counts[name])
    fields = {"count": counts[model], "all": total, "models": say(PLURAL[model])}
    if own:
        head = say(
            "{state} chose {model}; of {all} mechanisms in place {count} are {models}.",
            state=asked.state_name,
            model=own,
            **fields,
        )
    else:
        head = say(
            "{state} has still to choose; of {all} mechanisms in place {count} are {models}.",
            state=asked.state_name,
            **fields,
        )
    return Finding(head, total)


def since_the_seminar(asked: Asked) -> Finding:
    """Return the headline of report 12: what the State that asks has done since the seminar, and what was not found."""
    told = story(asked.asker, at=asked.at, data=asked.data)
    named, work = told.date("designation_date"), told.date("operational_since")
    facts = len(told.events) + len(told.visits)
    if number_of(asked.data.covered(asked.at)) <= number_of(SEMINAR):
        return Finding(_on_the_day(asked, named), facts)
    newest = records(told.visits)[-1] if len(told.visits) else None
    visits = _counted(newest)
    body = asked.data.mechanism(asked.asker)
    if body["ended"] and (bounds(body["ended"]) or (END, END))[0] <= number_of(asked.at):
        fields = {"name": asked.name, "ended": body["ended"][:4]}
        return Finding(say("{name} lost the task in {ended}; before that {visits}.", visits=visits, **fields), facts)
    if not named:
        return Finding(_nothing_dated(asked, body), facts)
    if number_of(named) <= number_of(SEMINAR):
        head = say(
            "{state} had named its mechanism before the Rabat seminar; since then {visits}.",
            state=asked.state_name, visits=visits,
        )  # fmt: skip
    elif work:
        head = say(
            "Since the Rabat seminar {state} has named its mechanism ({named}), which began work ({work}); {visits}.",
            state=asked.state_name, named=named[:4], work=work[:4], visits=visits,
        )  # fmt: skip
    else:
        head = say(
            "Since the Rabat seminar {state} has named its mechanism ({named}); {visits}.",
            state=asked.state_name, named=named[:4], visits=visits,
        )  # fmt: skip
    return Finding(head, facts, "", _not_found(asked))


def _nothing_dated(asked: Asked, body: Record) -> str:
    """Say that nothing was set up, or that no document read says when it was."""
    if stands(body, number_of(asked.at), today=number_of(asked.data.date)):
        return say(
            "{name} has the task; no document read says whether it was given before or after the Rabat seminar.",
            name=asked.name,
        )
    return say("Since the Rabat seminar no mechanism has been set up in {state}.", state=asked.state_name)


def _counted(newest: Record | None) -> str:
    """Say what was counted last, as the last part of a sentence."""
    if newest is None or newest["year"] < int(SEMINAR[:4]):
        return say("no count of its visits was found")
    count, year = newest["visits"], str(newest["year"])
    if newest["unit"] == "places":
        return say_many(
            "{count} place was reported visited for {year}",
            "{count} places were reported visited for {year}",
            count,
            year=year,
        )
    return say_many(
        "{count} visit was reported for {year}", "{count} visits were reported for {year}", count, year=year
    )


def _on_the_day(asked: Asked, named: str) -> str:
    """Say how the State stood on the day of the seminar or before it."""
    if named:
        return say(
            "When the Rabat seminar met, {state} had already named its mechanism, in {year}.",
            state=asked.state_name,
            year=named[:4],
        )
    due = due_date(asked.data, asked.state, at=asked.at)
    late = asked.state in set(overdue(at=asked.at, data=asked.data).query("late == 'yes'")["state"])
    if due and not late:
        return say(
            "When the Rabat seminar met, {state} had chosen no mechanism, and its deadline was still to come.",
            state=asked.state_name,
        )
    if due:
        return say(
            "When the Rabat seminar met, {state} had no mechanism, and its deadline had passed.", state=asked.state_name
        )
    if bound(asked.data, asked.state, at=asked.at) == NOT_KNOWN:
        return say(
            "It is not known whether {state} was bound by the Protocol when the Rabat seminar met.",
            state=asked.state_name,
        )
    return say("When the Rabat seminar met, {state} was not bound by the Protocol.", state=asked.state_name)


def _not_found(asked: Asked) -> str:
    """Say which means of its own no document read shows."""
    chosen_ = leading(asked.data, at=asked.at, subjects=[asked.asker], whole=True)
    missing = [name for name in MEANS if name not in set(chosen_["indicator"])]
    if not missing:
        return ""
    return say("Not found in what was read: {means}.", means=listed((say(OWN_MEANS[name]) for name in missing), "or"))
