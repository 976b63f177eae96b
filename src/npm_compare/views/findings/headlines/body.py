"""The headline on one mechanism (09): in which house it sits, since when it works, what it last counted."""

from __future__ import annotations

from collections.abc import Collection

from npm_compare.analysis.models import in_place
from npm_compare.analysis.overdue import bound
from npm_compare.analysis.visits import counted
from npm_compare.facts.dataset import Record, records
from npm_compare.facts.scope import INSTITUTION, NOT_KNOWN
from npm_compare.facts.selection import LAW, NOT_A_YEAR, lead, leading, planned, select
from npm_compare.facts.standalone import is_stand_alone
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.findings.headlines.asked import Asked
from npm_compare.views.findings.visits import COUNTS
from npm_compare.views.labels import code_label, own_short_name
from npm_compare.views.language import day, later, listed, number, say, say_many
from npm_compare.views.wording import inside

ALONE, PART = "alone", "part"

HOUSE = {
    (ALONE, True): later("The mechanism of {state}, {body}, stands alone and has worked since {year}"),
    (ALONE, False): later("The mechanism of {state}, {body}, stands alone"),
    (PART, True): later("The mechanism of {state}, {body} ({model}), has worked since {year}"),
    (PART, False): later("The mechanism of {state} is {body} ({model})"),
}
DOES = {
    "visits_total": later("{house}; it last reported {count} ({year})."),
    "members_count": later("{house}; it has {members} (as of {year})."),
    "members_by_law": later("{house}; the law gives it {members}."),
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
    values = {_word(done): _count(facts[done]), "year": _year(asked, facts[done])} if done else {}
    note = say("The note on the figure says what it counts as a visit.") if done == "visits_total" else ""
    head = say(DOES[done], house=_house(asked, facts.get("operational_since")), **values)
    return Finding(head, len(facts), unknown=sentences(note, not_given(MEANS.keys() - facts.keys())))


def _house(asked: Asked, work: Record | None) -> str:
    row = asked.data.mechanism(asked.asker)
    kind = ALONE if is_stand_alone(asked.data, asked.asker) else PART
    model = inside(code_label(asked.data, "model", row["model"]))
    name = own_short_name(asked.data, asked.asker) or row["acronym"] or row["name_original"] or row["name_en"]
    year = work["value"][:4] if work else ""
    return say(HOUSE[kind, bool(work)], state=asked.state_name, body=name, model=model, year=year)


def _word(done: str) -> str:
    return "count" if done == "visits_total" else "members"


def _count(fact: Record) -> str:
    """Return a number of members, or a count of visits with what it counts."""
    value = float(fact["value"])
    if fact["indicator"] == "visits_total":
        return COUNTS[counted(fact)](value, number(value))
    return say_many("{count} member", "{count} members", value)


def _year(asked: Asked, fact: Record) -> str:
    """Return the year of a figure, or the one in which a lasting state was last seen."""
    return str((fact["valid_to"] if fact["timing"] == "flow" else fact["as_of"])[:4] or asked.at[:4])


MEANS = {
    "budget_npm": later("its budget"),
    "staff_npm": later("its staff"),
    "visits_total": later("its visits"),
}


def not_given(lacking: Collection[str]) -> str:
    """Say which of the means and deeds of a mechanism no document read gives; nothing if none is lacking."""
    points = [say(words) for name, words in MEANS.items() if name in lacking]
    return say("No document read gives {points}.", points=listed(points)) if points else ""


def _none_yet(asked: Asked) -> Finding:
    """Say that there is no mechanism, and by when the State is to have one."""
    data, name = asked.data, "opcat_entry_into_force"
    chosen = leading(data, at=asked.at, subjects=[asked.state])
    found = [fact for fact in records(chosen) if fact["indicator"] == name]
    if found:
        words, told = BOUND["yes"], {"date": day(found[0]["value"])}
    else:
        words, told = BOUND[bound(data, asked.state, at=asked.at)], {}
    return Finding(say(words, state=asked.state_name, **told), len(found))


BOUND = {
    "yes": later(
        "{state} has no mechanism in place; the Protocol has bound it since {date} and asks for one within a year."
    ),
    "no": later("{state} has no mechanism in place, and the Protocol does not bind it."),
    NOT_KNOWN: later("No mechanism of {state} was in place, and whether the Protocol binds it is not known."),
}
"""What is said of a State without a mechanism, by whether it is bound."""
