"""A sentence on what bodies that monitor mechanisms said of the independence of one."""

from __future__ import annotations

from npm_compare.analysis.statements import statements
from npm_compare.facts.dataset import Dataset, load, records
from npm_compare.views.findings.finding import Finding
from npm_compare.views.labels import state_name
from npm_compare.views.language import day, isolated, say, say_many


def in_fact(mechanism: str, *, at: str = "today", data: Dataset | None = None) -> Finding:
    """Say how many statements of monitoring bodies bear on the independence of a mechanism in fact, and which is the newest.

    >>> import npm_compare as npm
    >>> "monitoring bodies" in npm.findings.in_fact("mar-cndh").head
    True
    """
    data = data or load()
    found = statements([mechanism], at=at, data=data)
    state = state_name(data, data.mechanism(mechanism)["state"])
    if found.empty:
        return Finding(
            say(
                "No statement of a monitoring body on the independence of the mechanism of {state} was read.",
                state=state,
            ),
            0,
        )
    newest = records(found)[0]
    head = say_many(
        "{count} statement of monitoring bodies bears on the independence of the mechanism of {state} in fact.",
        "{count} statements of monitoring bodies bear on the independence of the mechanism of {state} in fact.",
        len(found),
        state=state,
    )
    rest = say(
        "The newest, by {body} ({date}): {remark}",
        body=isolated(newest["body"]),
        date=day(newest["date"]) or say("undated"),
        remark=isolated(newest["remark"]),
    )
    return Finding(head, len(found), rest)
