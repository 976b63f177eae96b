"""The fields of the pages: each number or text computed from the data, from the constants of the code, or by a small example.

The examples can be checked by hand; they are worked out here by the functions that make the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from inspect import signature

import pandas as pd

from npm_compare.analysis.accuracy import ALL, KIND, shares
from npm_compare.analysis.evidence import coverage
from npm_compare.analysis.figures import figures
from npm_compare.analysis.likeness import FEW_ANSWERS, FEW_LIKENESSES, WEIGHTS
from npm_compare.analysis.overdue import FIRST_DEADLINE, POSTPONED_YEARS
from npm_compare.analysis.rates import YEARS_APART, YEARS_APART_OWN
from npm_compare.analysis.sizing import CYCLE, Sizing, size
from npm_compare.analysis.survival import survival
from npm_compare.checking.inputs import BY_PLACE, DETENTION_PLACES, GENERAL
from npm_compare.facts.dataset import SEMINAR, Dataset, Record, records
from npm_compare.facts.selection import select
from npm_compare.views.coders import coded
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import day, language_name, listed, number, percent
from npm_compare.views.wording import say_basis, say_fact, say_source, say_value, short_name
from npm_compare.weighing.criteria import CriterionPart
from npm_compare.weighing.options import Options, models_of
from npm_compare.weighing.smaa import pairwise

EXAMPLE = ("fra-cglpl", "visits_unannounced", "law")
"""The fact that shows how a fact is read: mechanism, question and basis."""

EXAMPLE_RATE = ("fra-cglpl", "visits_prison")

EXAMPLE_PART = CriterionPart(known=3, asked=4, low=0.5, high=0.5)
"""Four questions of which three have an answer, worth a half on average."""

EXAMPLE_SIZE = {"places": 12, "cycle": 2, "team": 4, "days": 3, "expert_days": 2} | {
    "travel": 1,
    "preparation": 2,
    "report": 6,
    "working_days": 200,
    "other_work": 0.25,
    "staff_cost": 300_000,
    "expenses": 500,
    "fee": 1_000,
}
"""Inputs of a size that can be followed by hand, for prisons alone."""

Words = Callable[[Dataset], str]


def fact(data: Dataset) -> Record:
    """Return the fact that serves as example, as it stands in the tables of today."""
    subject, indicator, basis = EXAMPLE
    chosen = select(data, subjects=[subject])
    return records(chosen[(chosen["indicator"] == indicator) & (chosen["basis"] == basis)])[0]


def rate(data: Dataset) -> Record:
    """Return the rate that serves as example: the latest of a mechanism, with its denominator."""
    return records(figures(*EXAMPLE_RATE, data=data).latest("prisons"))[0]


def waiting() -> tuple[float, ...]:
    """Return the share still waiting after each event, of four States: two designate after 1 and 3 years, two still wait."""
    return tuple(survival([1, 2, 3, 4], [True, False, True, False]).table["waiting"])


def sized(data: Dataset) -> Sizing:
    """Return the size of the example: every range is a point, so that nothing is drawn."""
    rows = [
        (name, place, EXAMPLE_SIZE[name] if place == "prison" else name == "cycle")
        for place in DETENTION_PLACES
        for name in BY_PLACE
    ]
    rows += [(name, "", EXAMPLE_SIZE[name]) for name in GENERAL]
    inputs = pd.DataFrame(rows, columns=["input", "place", "value"]).astype({"value": float})
    inputs = inputs.assign(low=inputs["value"], likely=inputs["value"], high=inputs["value"], grounds="assumption")
    return size("mar", inputs, data=data)


def _answered(data: Dataset) -> pd.Series[float]:
    """Return the share of the questions that have an answer for each mechanism in place, the largest first."""
    return (coverage(data=data) > 0).mean().sort_values(ascending=False, kind="stable")


def _languages(data: Dataset) -> str:
    """Return the four languages in which most sources are, with their shares."""
    shares = data.sources.loc[data.sources["language"] != "", "language"].value_counts(normalize=True).head(4)
    return listed(f"{language_name(str(code))} ({percent(share)})" for code, share in shares.items())


def _practice(data: Dataset) -> str:
    legal = data.facts["indicator"].map(data.indicators["basis"]) == "basis_legal"
    return percent((data.facts.loc[legal, "basis"] == "practice").mean())


def _given(name: str) -> Words:
    value = EXAMPLE_SIZE[name]
    return lambda data: percent(value) if name == "other_work" else number(value)


def _result(name: str, digits: int = 0) -> Words:
    return lambda data: number(float(sized(data).of(CYCLE)[name]), digits)


def _checked(column: str, what: str = ALL, value: str = "") -> Words:
    """Return what says a count or a share of the facts that a second reader coded again."""

    def words(data: Dataset) -> str:
        row = shares(data)[what, value]
        return percent(row[column]) if column.startswith("share") else number(int(row[column]))

    return words


def _draws() -> int:
    return int(signature(Options.acceptability).parameters["draws"].default)


def _counted(data: Dataset) -> pd.Series[bool]:
    """Say of each requirement whether it enters a count: its text was checked and it has a rule that decides."""
    links = data.requirement_indicators
    decided = data.requirements.index.isin(links.loc[links["way"].astype(int) > 0, "requirement"])
    return (data.requirements["verification"] != "unverified") & decided


PAGE_FIELDS: Mapping[str, Words] = {
    "version": lambda data: data.version_with_digest,
    "program": lambda data: version("npm-compare"),
    "date": lambda data: day(data.date),
    "year": lambda data: data.date[:4],
    "seminar": lambda data: day(SEMINAR),
    "facts": lambda data: number(len(data.facts)),
    "sources": lambda data: number(len(data.sources)),
    "undated": lambda data: number(int((data.sources["published"] == "").sum())),
    "mechanisms": lambda data: number(len(data.mechanisms)),
    "states": lambda data: number(len(data.states)),
    "questions": lambda data: number(len(data.indicators)),
    "partly_rules": lambda data: number(int((data.indicators["partly"] != "").sum())),
    "statistics": lambda data: number(len(data.statistics)),
    "high": lambda data: percent((data.facts["confidence"] == "high").mean()),
    "low": lambda data: percent((data.facts["confidence"] == "low").mean()),
    "requirements": lambda data: number(len(data.requirements)),
    "counted": lambda data: number(int(_counted(data).sum())),
    "unverified": lambda data: number(int((data.requirements["verification"] == "unverified").sum())),
    "criteria": lambda data: number(data.criteria["criterion"].nunique()),
    "options": lambda data: number(len(models_of(data))),
    "inputs": lambda data: number(len(BY_PLACE) * len(DETENTION_PLACES) + len(GENERAL)),
    "covered_best": lambda data: listed(short_name(data, str(name)) for name in _answered(data).index[:4]),
    "covered_half": lambda data: percent(_answered(data).median()),
    "languages": _languages,
    "practice": _practice,
    "checked": _checked("checked"),
    "checkable": _checked("checkable"),
    "right": _checked("right"),
    "right_share": _checked("share"),
    "right_low": _checked("share_low"),
    "right_high": _checked("share_high"),
    **{f"right_{kind}": _checked("share", KIND, kind) for kind in ("legal", "figure", "state")},
    **{f"checkable_{kind}": _checked("checkable", KIND, kind) for kind in ("legal", "figure", "state")},
    "seen_before": lambda data: number(int((data.reviews["blind"] == "no").sum())),
    "visitors": lambda data: number(len(data.visitors)),
    "remarks": lambda data: number(len(data.remarks)),
    "studies": lambda data: number(data.studies["study"].nunique()),
    "positions": lambda data: number(len(data.debate)),
    "reviews": lambda data: number(len(data.reviews)),
    "draws": lambda data: number(_draws()),
    "years_apart": lambda data: number(YEARS_APART),
    "years_apart_own": lambda data: number(YEARS_APART_OWN),
    "postponed": lambda data: number(POSTPONED_YEARS),
    "first_deadline": lambda data: day(FIRST_DEADLINE),
    "likenesses": lambda data: number(len(WEIGHTS)),
    "few_answers": lambda data: percent(FEW_ANSWERS),
    "few_likenesses": lambda data: percent(FEW_LIKENESSES),
    "fact_who": lambda data: short_name(data, EXAMPLE[0]),
    "fact_question": lambda data: str(indicator_label(data, EXAMPLE[1])),
    "fact_value": lambda data: say_value(data, fact(data)),
    "fact_basis": lambda data: say_basis(data, fact(data)),
    "fact_since": lambda data: day(fact(data)["valid_from"]),
    "fact_source": lambda data: str(data.source(fact(data)["source"])["title"]),
    "fact_known": lambda data: day(data.source(fact(data)["source"])["published"]),
    "fact_locator": lambda data: str(fact(data)["locator"]),
    "fact_confidence": lambda data: code_label(data, "confidence", fact(data)["confidence"]),
    "fact_note": lambda data: coded(data, fact(data)["note"]),
    "fact_said": lambda data: say_fact(data, fact(data)),
    "fact_reference": lambda data: say_source(data, fact(data)),
    "rate_who": lambda data: short_name(data, EXAMPLE_RATE[0]),
    "rate_figure": lambda data: number(rate(data)["figure"]),
    "rate_year": lambda data: str(rate(data)["year"]),
    "rate_by": lambda data: number(rate(data)["denominator"]),
    "rate_by_year": lambda data: f"{rate(data)['denominator_year']:.0f}",
    "rate_result": lambda data: number(rate(data)["rate"], 2),
    "pair_share": lambda data: percent(pairwise([2, 0], [0, 1])),
    "part_low": lambda data: number(EXAMPLE_PART.bounds[0], 3),
    "part_high": lambda data: number(EXAMPLE_PART.bounds[1], 3),
    "wait_first": lambda data: number(waiting()[0], 3),
    "wait_second": lambda data: number(waiting()[1], 3),
    **{f"in_{name}": _given(name) for name in EXAMPLE_SIZE},
    "size_visits": _result("visits"),
    "size_staff": _result("posts", 1),
    "size_budget": _result("money"),
}
"""What each field says, by its name."""
