"""What requirements are set against: mechanisms on a date, whether they exist then, and what is known of them by aspect."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from npm_compare.analysis.models import in_place
from npm_compare.analysis.readings import TEXT
from npm_compare.analysis.requirements import (
    ANOTHER_BODY,
    CONCERNS_OTHERS,
    ENDED,
    FEDERAL,
    FORM_OF_STATE,
    MET,
    NO_MECHANISM,
    NOT_APPLICABLE,
    STATE,
    Case,
    Facts,
    Test,
    judge,
    status_of,
    theirs,
)
from npm_compare.base.dates import bounds, day
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.scope import FUNCTION, INSTITUTION
from npm_compare.facts.selection import LAW, NOT_A_YEAR, PRACTICE, claims, lead

ASPECTS = ("law", "practice")

Found = dict[tuple[str, str], dict[str, Record]]
"""The fact that answers each indicator, by subject and aspect."""

Texts = dict[str, dict[str, list[str]]]
"""The documents in which an answer was read, by subject and indicator."""


def cases(
    data: Dataset, mechanisms: Collection[str], *, at: str, known: str | None = None
) -> dict[tuple[str, str], Case]:
    """Return the case of each mechanism and aspect on a date; dates and commitments of the State are law, figures practice.

    Of several facts on one question the first by the rule of choice is taken, apart for those of the whole institution.
    """
    states = {name: data.mechanism(name)["state"] for name in mechanisms}
    key = ("known_of_all", day(data.edition(at)), data.known_by(known))
    own, host, texts = data.kept(key, lambda: _known_of_all(data, at, known))
    standing = set(in_place(at=at, data=data)["mechanism"])
    found = {}
    for name, state in states.items():
        absent = "" if name in standing else _why_absent(data, name, standing, day(at))
        # what binds a State without a mechanism binds it in practice too
        parts = {a: ((state, "law" if absent else a), (name, a)) for a in ASPECTS}
        facts = {a: _facts(*(f.get(part, {}) for part in parts[a] for f in (host, own))) for a in ASPECTS}
        model = next((facts[a]["model", ""]["value"] for a in ASPECTS if ("model", "") in facts[a]), "")
        for aspect in ASPECTS:
            body = model or data.mechanism(name)["model"]
            read = texts.get(name, {})
            found[name, aspect] = Case(body, state_of(data, state, facts["law"]), absent, day(at), facts[aspect], read)
    return found


def state_of(data: Dataset, state: str, facts: Facts) -> Record:
    """Return the row of a State with the group of federal States: a State not known to be another is not left out of it."""
    form = facts.get((FORM_OF_STATE, ""))
    return data.state(state) | {FEDERAL: "yes" if form is None or form["value"] == FEDERAL else "no"}


def _known_of_all(data: Dataset, at: str, known: str | None) -> tuple[Found, Found, Texts]:
    """Return what is known of every mechanism and State: on the function, on the whole institution, and the laws read."""
    held = claims(data, at=at, known=known, whole=True)
    of_institution = held["speaks_of"] == INSTITUTION
    texts = _texts(held[~of_institution & (held["basis"] == TEXT)])
    return _found(data, held[~of_institution]), _found(data, held[of_institution]), texts


def _texts(read: pd.DataFrame) -> Texts:
    """Return the documents in which an answer was read, by subject and indicator."""
    found: Texts = {}
    for subject, indicator, source in zip(read["subject"], read["indicator"], read["source"], strict=True):
        found.setdefault(subject, {}).setdefault(indicator, []).append(source)
    return found


def _facts(*parts: dict[str, Record]) -> dict[tuple[str, str], Record]:
    """Return facts by what they speak of: rules of the institution and others by turns, the later ones first choice of all."""
    mine = {(name, INSTITUTION): fact for part in parts[::2] for name, fact in part.items()}
    mine |= {(name, FUNCTION): fact for part in parts[1::2] for name, fact in part.items()}
    return mine | {(name, ""): fact for part in parts for name, fact in part.items()}


def _why_absent(data: Dataset, mechanism: str, standing: Collection[str], when: int) -> str:
    """Say why a body is not the mechanism of its State on a day, as a code of the list `reason`."""
    body = data.mechanism(mechanism)
    if any(data.mechanism(other)["state"] == body["state"] for other in standing):
        return ANOTHER_BODY
    end = bounds(body["ended"])
    return ENDED if end and end[1] < when else NO_MECHANISM


def _found(data: Dataset, held: pd.DataFrame) -> Found:
    """Choose one fact for each subject, indicator and aspect."""
    recurs = held["period"].where(held["timing"] == "occurrence", "")
    chosen = held[~held[["subject", "indicator", "basis"]].assign(recurs=recurs).duplicated()]
    found: Found = {}
    for aspect, facts in _by_aspect(data, chosen).items():
        for fact in records(facts):
            found.setdefault((fact["subject"], aspect), {})[fact["indicator"]] = fact
    return found


def _by_aspect(data: Dataset, chosen: pd.DataFrame) -> dict[str, pd.DataFrame]:
    figures = chosen["timing"].isin(["level", "flow"])
    legal = chosen["indicator"].map(data.indicators["basis"]) == "basis_legal"
    return {
        "law": lead(data, chosen[~figures & (~legal | chosen["basis"].isin(LAW))]),
        "practice": lead(data, chosen[chosen["basis"].isin(PRACTICE) | (figures & ~chosen["basis"].isin(NOT_A_YEAR))]),
    }


CASE_COLUMNS = (
    *("mechanism", "requirement", "aspect", "status", "reason"),
    *("sure", "open", "counted", "rule", "facts", "theirs"),
)
"""The columns of the table of an assessment: see `Assessment.table`."""


def assessed(requirement: Record, tests: Sequence[Test], case: Case) -> Record:
    """Return what the table of an assessment says of a requirement for one mechanism and aspect."""
    status, reason = judge(requirement, tests, case)
    concerned = status != NOT_APPLICABLE and not case.absent
    certain = {place: fact for place, fact in case.facts.items() if fact["certain"]}
    sure = status == MET and status_of(tests, certain) == MET
    concerns = [] if reason == CONCERNS_OTHERS else tests
    asked = [test for test in concerns if not case.absent or test.scope == STATE]
    facts = [fact for test in asked if (fact := test.answer(case.facts))]
    beside = [fact for test in concerns if (fact := theirs(test, case.facts))]
    return {
        "status": status,
        "reason": reason,
        "sure": sure,
        "open": concerned and not sure and status_of(tests, certain, unknown=MET) == MET,
        "counted": requirement["verification"] != "unverified" and any(test.way for test in tests),
        "rule": requirement["rule"],
        "facts": facts,
        "theirs": beside,
    }
