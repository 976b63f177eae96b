"""How alike two States with a mechanism are, likeness by likeness: from 0 to 1, and in what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log

from npm_compare.facts.dataset import Record

INCOME_ORDER = ("Low income", "Lower middle income", "Upper middle income", "High income")

COMMUNITIES = ("oif", "arab_league")
"""Columns of the organisations whose States share a language."""


@dataclass(frozen=True)
class Subject:
    """A State with a mechanism as the likenesses see it: its row, its answers by question, its sizes."""

    state: Record
    answers: Mapping[str, str]
    sizes: Mapping[str, float]


Likeness = Callable[[Subject, Subject], tuple[float, str] | None]
"""How alike two subjects are (0 to 1), and the code or number of the other one in it; None where one of them is not known."""


def _status(one: Subject, other: Subject) -> tuple[float, str] | None:
    if "nhri_status" not in one.answers or "nhri_status" not in other.answers:
        return None
    alike = (one.answers["nhri_status"] == "A") == (other.answers["nhri_status"] == "A")
    return float(alike), other.answers["nhri_status"]


def _language(one: Subject, other: Subject) -> tuple[float, str] | None:
    shared = [column for column in COMMUNITIES if one.state[column] == other.state[column] == "yes"]
    return float(bool(shared)), " ".join(shared)


def _legal_family(one: Subject, other: Subject) -> tuple[float, str] | None:
    """Return the families of law that both have, as a share of those that one of them has.

    The codes join the families by `_`. No family counts as the main one: the source does not say which of several it is.
    """
    families = [set(code.split("_")) for who in (one, other) if (code := who.answers.get("legal_family"))]
    if len(families) < 2:
        return None
    shared = len(families[0] & families[1]) / len(families[0] | families[1])
    return shared, other.answers["legal_family"]


def _form_of_state(one: Subject, other: Subject) -> tuple[float, str] | None:
    if "form_of_state" not in one.answers or "form_of_state" not in other.answers:
        return None
    same = one.answers["form_of_state"] == other.answers["form_of_state"]
    return float(same), other.answers["form_of_state"]


def _region(one: Subject, other: Subject) -> tuple[float, str] | None:
    if one.state["un_subregion"] == other.state["un_subregion"]:
        return 1.0, other.state["un_subregion"]
    return (0.5 if one.state["un_region"] == other.state["un_region"] else 0.0), other.state["un_region"]


def _income(one: Subject, other: Subject) -> tuple[float, str] | None:
    groups = one.state["income_group"], other.state["income_group"]
    if not set(groups) <= set(INCOME_ORDER):
        return None
    steps = abs(INCOME_ORDER.index(groups[0]) - INCOME_ORDER.index(groups[1]))
    return max(0.0, 1 - steps / 2), groups[1]


def _population(one: Subject, other: Subject) -> tuple[float, str] | None:
    return _size("population", one, other)


def _prisoners(one: Subject, other: Subject) -> tuple[float, str] | None:
    return _size("prisoners", one, other)


def _size(name: str, one: Subject, other: Subject) -> tuple[float, str] | None:
    """Return the likeness of two sizes: 1 if equal, a half if one is twice the other."""
    if name not in one.sizes or name not in other.sizes:
        return None
    ratio = abs(log(one.sizes[name] / other.sizes[name]))
    return exp(-ratio), str(round(other.sizes[name]))


LIKENESSES: Mapping[str, Likeness] = {
    "nhri_a": _status,
    "language": _language,
    "legal_family": _legal_family,
    "form_of_state": _form_of_state,
    "region": _region,
    "income": _income,
    "population": _population,
    "prisoners": _prisoners,
}
