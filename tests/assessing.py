"""Requirements, answers and bodies written into the world, for what sets one against the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from conftest import add, add_fact, line_of, spoil
from npm_compare.analysis.assessment import assess
from npm_compare.facts.dataset import Dataset

Case = TypeVar("Case")

INTERVIEWS, NOTICE = "private_interviews,{},yes,partly,no", "visits_unannounced,{},yes,partly,no"
DAY = "2019-05-12"
"""A day on which all three mechanisms of the world are there."""


def require(
    world: Path, name: str, *tests: str, applies_to: str = "", verification: str = "read", scope: str = ""
) -> None:
    """Write a requirement, each of its tests being `indicator,way,met,partly,not_met`, all of them on one scope."""
    texts = ",".join([name] * 6)
    add(
        world,
        "requirements",
        f"{name},opcat,art. 19,treaty,state,powers,{texts},{applies_to},The rule.,,https://law.example/5,{verification}",
    )
    for test in tests:
        spoil(world, "requirement_indicators", add(world, "requirement_indicators", f"{name},{test}"), "scope", scope)


def status(data: Dataset, mechanism: str, requirement: str, aspect: str = "law", at: str = DAY) -> str:
    return str(assess(mechanism, requirement, at=at, data=data).statuses(aspect).iloc[0, 0])


def answer(world: Path, mechanism: str, indicator: str, value: str | None, basis: str = "law", **cells: str) -> None:
    """Write an answer that holds since 2018, when all three mechanisms were there; none if the value is None."""
    if value is not None:
        row = {"basis": basis, "valid_from": "2018-03-01", "note": "Invented.", **cells}
        add_fact(world, mechanism, indicator, value, **row)


def days(cases: Iterable[Case]) -> Iterator[tuple[str, dict[str, str], Case]]:
    """Give each case a day on which all mechanisms were there, and a month around it in which its answers hold."""
    for month, case in enumerate(cases):
        when = f"{2019 + month // 12}-{month % 12 + 1:02}"
        yield f"{when}-15", {"valid_from": f"{when}-01", "valid_to": f"{when}-28"}, case


def body(world: Path, name: str, designated: str, **cells: str) -> str:
    """Add a council of Morocco that was named on a day, and return its name; `cells` are those of its designation."""
    add(world, "mechanisms", f"mar-{name},mar,Body {name},Organe,B{name},nhri,active,{designated},,")
    row = {"basis": "published", "source": "gazette-ma-2018", "confidence": "high", **cells}
    add_fact(world, f"mar-{name}", "designation_date", designated, **row)
    return f"mar-{name}"


def function(world: Path) -> None:
    """Let the requirement of private interviews ask for an answer that speaks of the function."""
    spoil(world, "requirement_indicators", line_of("requirement_indicators", "opcat_private"), "scope", "function")


def with_three(world: Path) -> Path:
    """Return the world in which Mali's mechanism did not end, and a bill, not a law, is silent on notice in Morocco."""
    spoil(world, "mechanism_facts", line_of("mechanism_facts", "mar-cndh,visits_unannounced"), "basis", "bill")
    for column, value in (("status", "active"), ("ended", "")):
        spoil(world, "mechanisms", line_of("mechanisms", "mli-cndh"), column, value)
    return world
