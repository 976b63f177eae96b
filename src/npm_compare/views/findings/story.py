"""Sentences that tell the story of one mechanism: against its deadline, and since the Rabat seminar."""

from __future__ import annotations

from npm_compare.analysis.context import remarks
from npm_compare.analysis.durations import middle
from npm_compare.analysis.overdue import bound
from npm_compare.analysis.story import DEADLINE, Story
from npm_compare.analysis.story import story as told_of
from npm_compare.base.dates import END, bounds, iso
from npm_compare.base.dates import day as number_of
from npm_compare.base.given import checked
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, load, records
from npm_compare.facts.scope import NOT_KNOWN
from npm_compare.facts.selection import claims, leading
from npm_compare.views.coders import named_in_words
from npm_compare.views.codes import label
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.states import not_known_to_be_bound
from npm_compare.views.findings.visits import say_series
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import day, joined, later, listed, number, say, say_many
from npm_compare.views.wording import inside, short_name

ACTS = {
    "adopted": later("adopted ({date})"),
    "promulgated": later("promulgated ({date})"),
    "published": later("published ({date})"),
    "in_force": later("in force ({date})"),
    "notified": later("notified to the United Nations ({date})"),
}
"""What happened to the act that names a body, by the basis of the date."""

FEW_REMARKS = 4
"""So many bodies are named that have spoken, the latest."""


@checked
def story(asker: str, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """State how a mechanism stands against the deadline of its State: named how long before or after, at work since.

    >>> import npm_compare as npm
    >>> print(npm.findings.story("mar-cndh").head)
    Morocco CNDH was named ... after the deadline of art. 17 ...
    """
    data = data or load()
    told = told_of(asker, at=at, data=data)
    named, due, work = (told.date(event) for event in ("designation_date", DEADLINE, "operational_since"))
    name, state = short_name(data, asker), state_name(data, told.state)
    if not due and bound(data, told.state, at=at) == NOT_KNOWN:
        return Finding(not_known_to_be_bound(data, told.state), len(told.events))
    if not due:
        return Finding(say("{state} was not bound by the Protocol.", state=state), len(told.events))
    ended = bounds(data.mechanism(asker)["ended"])
    if named and ended and ended[0] <= number_of(data.covered(at)):
        dates = {"named": day(named[:4]), "ended": day(data.mechanism(asker)["ended"][:4])}
        return Finding(say("{name} had the task from {named} to {ended}.", name=name, **dates), len(told.events))
    if not named:
        over = number_of(due) < number_of(data.covered(at))
        words = (
            later("{state} was to have a mechanism by {date} and had none.")
            if over
            else later("{state} has until {date} to name a mechanism.")
        )
        return Finding(say(words, state=state, date=day(due)), len(told.events))
    gap = (middle(named) - middle(due)).days / 365.25
    words = (
        later("{name} was named {time} after the deadline of art. 17")
        if gap > 0
        else later("{name} was named {time} before the deadline of art. 17")
    )
    first = say(words, name=name, time=span(abs(gap)))
    return Finding(_and_at_work(first, named, work), len(told.events))


def _and_at_work(first: str, named: str, work: str) -> str:
    """Add to a beginning of a sentence when the work began."""
    if not work:
        return say("{first}; no document read says when it began to work.", first=first)
    gap = (middle(work) - middle(named)).days / 365.25
    if gap < 1 / 24:
        return say("{first} and began work at once.", first=first)
    return say("{first} and began work {time} later.", first=first, time=span(gap))


def span(years: float) -> str:
    """Return a time in words: in months if it is shorter than a year.

    >>> span(2.2), span(0.5)
    ('2.2 years', '6 months')
    """
    if years < 1:
        months = max(1, round(12 * years))
        return say_many("{count} month", "{count} months", months)
    return say_many("{years} year", "{years} years", years, years=number(years, 1))


@checked
def since(asker: str, before: str = SEMINAR, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """Tell what happened to a mechanism and its State since a date: the law, the work, visits, the SPT, what others say.

    >>> import npm_compare as npm
    >>> "was adopted" in npm.findings.since("mar-cndh").text
    True
    """
    data = data or load()
    told, first, last = told_of(asker, at=at, data=data), number_of(data.edition(before)), number_of(data.covered(at))
    facts = records(claims(data, at=at, subjects=[asker, told.state]))
    later_facts = [fact for fact in facts if _within(fact["value"], first, last)]
    said = [
        _stood(data, asker, told, first),
        _bill(facts, first),
        _acts(data, asker, later_facts, told.date("designation_date")),
        _work(data, asker, told, at, first),
        _spt(told, later_facts, first),
        _accredited(data, facts, first, last),
        _visits(told, first),
        _spoken(data, asker, at, first),
    ]
    head, *rest = [sentence for sentence in said if sentence]
    return Finding(head, len(told.events) + len(later_facts), sentences(*rest))


def _within(text: str, first: int, last: int) -> bool:
    days = bounds(text)
    return days is not None and len(text) >= len("2015") and first < days[0] <= last


def _stood(data: Dataset, asker: str, told: Story, first: int) -> str:
    """Say how it stood on the earlier date."""
    named, due = told.date("designation_date"), told.date(DEADLINE)
    state, date = state_name(data, told.state), day(iso(first))
    if named and number_of(named) <= first:
        since = day(named)
        return say(
            "On {date} {name} was the mechanism already, since {since}.",
            date=date,
            name=short_name(data, asker),
            since=since,
        )
    if due and number_of(due) >= first:
        return say(
            "On {date} {state} had no mechanism and was to have one by {due}.", date=date, state=state, due=day(due)
        )
    return say("On {date} {state} had no mechanism.", date=date, state=state)


def _bill(facts: list[Record], first: int) -> str:
    seen = [f["attested"] for f in facts if f["basis"] == "bill" and f["attested"] and number_of(f["attested"]) > first]
    return say("A bill was described from {date} on.", date=day(min(seen, key=number_of))) if seen else ""


def _acts(data: Dataset, asker: str, facts: list[Record], named: str) -> str:
    """Say what happened to the act that names the body, and whether it applied only after the day that counts as its naming."""
    steps: dict[str, str] = {}
    for fact in facts:
        if fact["indicator"] == "designation_date" and fact["subject"] == asker and fact["basis"] in ACTS:
            steps.setdefault(fact["basis"], fact["value"])
    ordered = sorted(steps.items(), key=lambda step: middle(step[1]))
    if not ordered:
        return ""
    acts = listed(say(ACTS[basis], date=day(date)) for basis, date in ordered)
    told = say("The act that names {name} was {steps}.", name=short_name(data, asker), steps=acts)
    applied = steps.get("in_force", "")
    if not (named and applied) or middle(applied) <= middle(named):
        return told
    both = {"named": day(named), "applied": day(applied)}
    return sentences(
        told, say("Its naming counts here from {named}, although its rules applied only from {applied}.", **both)
    )


def _work(data: Dataset, asker: str, told: Story, at: str, first: int) -> str:
    begun = told.date("operational_since")
    if not begun or number_of(begun) <= first:
        return ""
    chosen = leading(data, at=at, subjects=[asker])
    members = [f for f in records(chosen) if f["indicator"] == "members_count" and f["attested"]]
    work = say("It has been at work since {date}.", date=day(begun))
    if not members:
        return work
    count, seen = int(float(members[0]["value"])), day(members[0]["attested"])
    number_ = say_many("It had {count} member ({date}).", "It had {count} members ({date}).", count, date=seen)
    return sentences(work, number_)


def _spt(told: Story, facts: list[Record], first: int) -> str:
    """Say when the SPT came, and when its list of late States named the State or ceased to."""
    events = records(told.events)
    visits = [row["date"] for row in events if row["event"] == "spt_visit" and _within(row["date"], first, END)]
    listed_, removed = (
        sorted({fact["value"] for fact in facts if fact["indicator"] == f"spt_overdue_{act}"})
        for act in ("listed", "removed")
    )
    named = say("The SPT named it among the late States: {dates}.", dates=joined(map(day, listed_)))
    off = say("It took it off that list, or welcomed its mechanism: {dates}.", dates=joined(map(day, removed)))
    return sentences(
        say("The SPT visited the State: {dates}.", dates=joined(map(day, visits)))
        if visits
        else say("No visit of the SPT to the State since then was found."),
        named if listed_ else "",
        off if removed else "",
    )


def _accredited(data: Dataset, facts: list[Record], first: int, last: int) -> str:
    found = {
        (fact["valid_from"], fact["value"])
        for fact in facts
        if fact["indicator"] == "nhri_status" and _within(fact["valid_from"], first, last)
    }
    if not found:
        return ""
    said = [
        say("{status} ({date})", status=inside(label(data, value, "nhri_status")), date=day(date))
        for date, value in sorted(found)
    ]
    return say("The alliance of human rights institutions gave its host: {statuses}.", statuses=joined(said))


def _visits(told: Story, first: int) -> str:
    rows = [row for row in records(told.visits) if row["year"] > first // 10000]
    return say_series(rows) if rows else say("No count of its visits since then was found.")


def _spoken(data: Dataset, asker: str, at: str, first: int) -> str:
    """Say which bodies have spoken of it since, and of what; the latest few are named."""
    state = data.mechanism(asker)["state"]
    rows = [row for row in records(remarks(state, at=at, data=data)) if row["date"] and number_of(row["date"]) > first]
    if not rows:
        return say("No remark of a named body since then was found.")
    topics: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        topics.setdefault((row["body"], row["date"]), []).append(inside(code_label(data, "topic", row["topic"])))
    latest = sorted(topics.items(), key=lambda item: number_of(item[0][1]))[-FEW_REMARKS:]
    named = [
        say(
            "{body} ({date}: {topics})",
            body=named_in_words(data, body),
            date=day(date),
            topics=joined(dict.fromkeys(about)),
        )
        for (body, date), about in latest
    ]
    return say_many(
        "{count} remark of a named body was found, the latest: {bodies}.",
        "{count} remarks of named bodies were found, the latest: {bodies}.",
        len(rows),
        bodies=joined(named, strong=True),
    )
