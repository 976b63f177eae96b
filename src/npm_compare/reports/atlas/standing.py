"""How a State stands: with a mechanism and of what model, late, not yet due, or only a signatory."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset
from npm_compare.reports.atlas.content import Content
from npm_compare.reports.atlas.standards import AGAINST
from npm_compare.reports.atlas.topic import of_the_protocol
from npm_compare.views.designations import designated_on
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, joined, say, say_many
from npm_compare.views.wording import inside, say_fact, short_name


def standing(content: Content, state: str) -> list[str]:
    """Return how a State stands: with a mechanism and of what model, late, not yet due, or only a signatory; and where it is."""
    data, row = content.data, content.data.state(state)
    where = joined(
        [
            code_label(data, "un_subregion", row["un_subregion"]),
            inside(code_label(data, "income_group", row["income_group"])),
        ]
    )
    there = [name for name in content.owned[state] if name in set(content.standing["mechanism"])]
    return [say_standing(content, state), *(line for name in there[:1] for line in glance(content, name)), where]


def say_standing(content: Content, state: str) -> str:
    """Say in one sentence how a State stands."""
    data = content.data
    there = [name for name in content.owned[state] if name in set(content.standing["mechanism"])]
    if there:
        return " ".join(_in_place(data, name) for name in there)
    if not of_the_protocol(data):
        return say("No mechanism of the State is in the data.")
    if data.state(state)["opcat_status"] != "party":
        return say("The State has signed the Protocol and is not bound by it yet.")
    late = content.waiting.get(state, {}).get("late", "")
    if late == "yes":
        return say("The State has no mechanism and is late: one was due by {date}.", date=day(content.due[state]))
    if late == "one_way":
        return say("The State has no mechanism; whether it is late depends on how the year is counted.")
    if late == "no":
        return say("The State has no mechanism yet; one is due by {date}.", date=day(content.due[state]))
    return say("Whether the State has a mechanism is not known.")


def _in_place(data: Dataset, mechanism: str) -> str:
    row = data.mechanism(mechanism)
    model = code_label(data, "model", row["model"])
    if not row["designated"]:
        return say("Its mechanism is {name} ({model}).", name=short_name(data, mechanism), model=inside(model))
    return say(
        "Its mechanism is {name} ({model}), since {date}.",
        name=short_name(data, mechanism),
        model=inside(model),
        date=designated_on(data, mechanism),
    )


def counted(content: Content) -> str:
    """Say how many States parties have a mechanism, and how many are late without one; of another topic, how many have one."""
    if not of_the_protocol(content.data):
        return say_many(
            "{have} of {count} State has a mechanism.",
            "{have} of {count} States have a mechanism.",
            len(content.data.states),
            have=len(content.models),
        )
    parties = content.data.states.index[content.data.states["opcat_status"] == "party"]
    return say_many(
        "{have} of {count} State party has a mechanism; {late} is late without one.",
        "{have} of {count} States parties have a mechanism; {late} are late without one.",
        len(parties),
        have=sum(state in content.models for state in parties),
        late=sum(row["late"] == "yes" for row in content.waiting.values()),
    )


AT_A_GLANCE = ("visits_total", "budget_total", "staff_total")
"""The figures at the head of the page of a State."""


def glance(content: Content, mechanism: str) -> list[str]:
    """Return the first answers on a mechanism: how many requirements its law meets, and its latest figures."""
    data, shown = content.data, content.bodies.shown
    statuses = [row["status"] for row in content.judged.get(mechanism, []) if row["status"] in AGAINST]
    facts = [shown[mechanism, name][-1] for name in AT_A_GLANCE if (mechanism, name) in shown]
    told = [
        say("{label}: {answer}", label=indicator_label(data, f["indicator"]), answer=say_fact(data, f)) for f in facts
    ]
    law = say_many(
        "In law, as read or described, it meets {met} of {count} requirement of which the outcome is known.",
        "In law, as read or described, it meets {met} of {count} requirements of which the outcome is known.",
        len(statuses),
        met=statuses.count("met"),
    )
    return [*([law] if statuses else []), *([joined(told, strong=True)] if told else [])]
