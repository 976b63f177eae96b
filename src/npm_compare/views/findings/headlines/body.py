"""The headline on one mechanism (09): in which house it sits, since when it works, what it last counted."""

from __future__ import annotations

from npm_compare.analysis.models import in_place
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import INSTITUTION
from npm_compare.facts.selection import LAW, NOT_A_YEAR, lead, planned, select
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.labels import code_label, own_short_name
from npm_compare.views.language import day, later, listed, number, say
from npm_compare.views.wording import inside

ALONE, PART = "alone", "part"

HOUSE = {
    (ALONE, True): later("The mechanism of {state}, {body}, has no other task and has worked since {year}"),
    (ALONE, False): later("The mechanism of {state}, {body}, has no other task"),
    (PART, True): later("The mechanism of {state} is part of {body} ({model}) and has worked since {year}"),
    (PART, False): later("The mechanism of {state} is part of {body} ({model})"),
}
DOES = {
    "visits_total": later("{house}; its last count of visits is {count} ({year})."),
    "members_count": later("{house}; it has {count} members (as of {year})."),
    "members_by_law": later("{house}; the law gives it {count} members."),
    "": later("{house}; no count of its visits was found."),
}
"""What the body does or has: the first that is known."""


def body(asked: Asked) -> Finding:
    """Say what the mechanism is part of, since when it works, and what it last counted; what is not known stands beneath."""
    data = asked.data
    if asked.asker not in set(in_place(at=asked.at, data=data)["mechanism"]):
        return _none_yet(asked)
    chosen = select(data, at=asked.at, subjects=[asked.asker], whole=True)
    left_out = chosen["basis"].isin([*NOT_A_YEAR, "bill"]) | (chosen["speaks_of"] == INSTITUTION)
    facts = {fact["indicator"]: fact for fact in records(lead(data, chosen[~planned(data, chosen) & ~left_out]))}
    if "members_count" in facts and facts["members_count"]["basis"] in LAW:
        facts["members_by_law"] = facts.pop("members_count")
    done = next((name for name in DOES if name in facts), "")
    values = {"count": number(float(facts[done]["value"])), "year": _year(asked, facts[done])} if done else {}
    counted = say("What it counts as a visit, the note of the figure says.") if done == "visits_total" else ""
    head = say(DOES[done], house=_house(asked, facts.get("operational_since")), **values)
    return Finding(head, len(facts), unknown=sentences(counted, _unknown(facts)))


def _house(asked: Asked, work: Record | None) -> str:
    row = asked.data.mechanism(asked.asker)
    kind = ALONE if is_stand_alone(asked.data, asked.asker) else PART
    model = inside(code_label(asked.data, "model", row["model"]))
    name = own_short_name(asked.data, asked.asker) or row["acronym"] or row["name_original"] or row["name_en"]
    year = work["value"][:4] if work else ""
    return say(HOUSE[kind, bool(work)], state=asked.state_name, body=name, model=model, year=year)


def _year(asked: Asked, fact: Record) -> str:
    """Return the year of a figure, or the one in which a lasting state was last seen."""
    return str((fact["valid_to"] if fact["timing"] == "flow" else fact["as_of"])[:4] or asked.at[:4])


MEANS = {
    "budget_npm": later("its budget"),
    "staff_npm": later("its staff"),
    "visits_total": later("its visits"),
}


def _unknown(facts: dict[str, Record]) -> str:
    """Say which of the means and deeds of the mechanism no document read gives."""
    lacking = [say(words) for name, words in MEANS.items() if name not in facts]
    return say("No document read gives {points}.", points=listed(lacking)) if lacking else ""


def _none_yet(asked: Asked) -> Finding:
    """Say that there is no mechanism, and by when the State is to have one."""
    data, name = asked.data, "opcat_entry_into_force"
    chosen = lead(data, select(data, at=asked.at, subjects=[asked.state]))
    found = [fact for fact in records(chosen) if fact["indicator"] == name]
    text = (
        say(
            "{state} has no mechanism in place; the Protocol has bound it since {date} and asks for one within a year.",
            state=asked.state_name,
            date=day(found[0]["value"]),
        )
        if found
        else say("{state} has no mechanism in place, and the Protocol does not bind it.", state=asked.state_name)
    )
    return Finding(text, len(found))
