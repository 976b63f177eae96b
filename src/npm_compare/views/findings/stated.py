"""A sentence on what bodies that monitor mechanisms said of the independence of one."""

from __future__ import annotations

from npm_compare.analysis.statements import MECHANISM, statements
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.views.coders import coded, named_in_words
from npm_compare.views.findings.finding import Finding, sentences
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, isolated, say, say_many


@checked
def in_fact(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """Say how many statements of monitoring bodies bear on the independence of a mechanism in fact, and which is the newest.

    Those made before it was named cannot speak of it: they are counted apart, as about what was there or planned before.

    >>> import npm_compare as npm
    >>> "monitoring bodies" in npm.findings.in_fact("mar-cndh").head
    True
    """
    data = data or load()
    every = statements([mechanism], at=at, data=data)
    found = every[every["about"] == MECHANISM]
    older = _older(len(every) - len(found))
    state = state_name(data, data.mechanism(mechanism)["state"])
    if found.empty:
        none = say(
            "No statement of a monitoring body on the independence of the mechanism of {state} was read.", state=state
        )
        return Finding(none, len(every), older)
    newest = records(found)[0]
    head = say_many(
        "{count} statement of monitoring bodies bears on the independence of the mechanism of {state} in fact.",
        "{count} statements of monitoring bodies bear on the independence of the mechanism of {state} in fact.",
        len(found),
        state=state,
    )
    rest = say(
        "The newest, by {body} ({date}): {remark}",
        body=isolated(named_in_words(data, newest["body"])),
        date=day(newest["date"]) or say("undated"),
        remark=isolated(coded(data, newest["remark"])),
    )
    return Finding(head, len(every), sentences(rest, older))


def _older(count: int) -> str:
    """Say how many statements were made before the mechanism was named; nothing where all speak of it."""
    if not count:
        return ""
    return say_many(
        "{count} older statement is about what was there or planned before it was named.",
        "{count} older statements are about what was there or planned before it was named.",
        count,
    )
