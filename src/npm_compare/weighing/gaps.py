"""What would change the answer: the missing or disputed facts, ranked by how much settling them could move a conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from npm_compare.analysis.assessment import Assessment, assess
from npm_compare.analysis.assumptions import assumptions
from npm_compare.analysis.conflicts import conflicts
from npm_compare.analysis.requirements import SILENT
from npm_compare.analysis.sizing import size
from npm_compare.base.errors import NpmCompareError
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.views.conflicts import told
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, number, say
from npm_compare.views.wording import NOT_KNOWN, inside, short_name
from npm_compare.weighing.options import Options, options

COLUMNS = ["conclusion", "missing", "effect", "measure", "where_to_look"]

DRAWS = 10_000
"""Draws for each of the two ways in which a gap of the options may be settled."""


def gaps(mechanism: str, *, at: str = "today", number: int = 8, data: Dataset | None = None) -> pd.DataFrame:
    """Return the research queue of one mechanism: what to find out first, for each conclusion, and where to look.

    Parameters
    ----------
    number
        How many gaps for each conclusion.

    Returns
    -------
    DataFrame
        One row a gap: the `conclusion` it bears on (`requirements`, `options`, `size`, `disagreement`), what is `missing`, its
        `effect` and the `measure` of that (requirements settled, change in the share of draws in which the leading option is
        first, squared rank correlation with staff), and `where_to_look`. Largest effect first within each conclusion.

    Examples
    --------
    >>> bool(gaps("mar-cndh", number=1)["conclusion"].is_unique)  # one row for each conclusion
    True
    """
    data = data or load()
    parts = [
        _of_requirements(assess(mechanism, at=at, data=data), mechanism),
        _of_options(options(at=at, data=data)),
        _of_size(data, mechanism, at),
        _of_disagreements(data, mechanism, at),
    ]
    found = [part.head(number) for part in parts if len(part)]
    return pd.concat(found, ignore_index=True) if found else _table([])


def _table(rows: Sequence[tuple[str, str, float, str, str]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["effect", "missing"], ascending=[False, True], kind="stable", ignore_index=True)


def _of_requirements(found: Assessment, mechanism: str) -> pd.DataFrame:
    """Count for each unanswered question how many requirements depend on it; treaty obligations count double."""
    data = found.data
    law = found.table[(found.table["aspect"] == "law") & found.table["counted"]]
    open_ones = set(law.loc[law["status"].isin([NOT_KNOWN, SILENT]), "requirement"])
    answered = {fact["indicator"] for facts in law["facts"] for fact in facts}
    weights: dict[str, float] = {}
    for row in records(data.requirement_indicators):
        if row["requirement"] in open_ones and row["way"] != "0" and row["indicator"] not in answered:
            treaty = data.requirement(row["requirement"])["force"] == "treaty"
            weights[row["indicator"]] = weights.get(row["indicator"], 0) + (2 if treaty else 1)
    name = short_name(data, mechanism)
    rows = [
        (
            "requirements",
            say("{name}: {question}", name=name, question=indicator_label(data, indicator)),
            effect,
            say("requirements that depend on it, treaty obligations counted twice"),
            where_to_look(data.indicator(indicator)),
        )
        for indicator, effect in weights.items()
    ]
    return _table(rows)


def where_to_look(indicator: Record) -> str:
    """Say in which kind of document an answer to an indicator is to be found."""
    if indicator["pillar"] == "resources":
        return say("budget law or parliamentary report of the year; annual report")
    if indicator["pillar"] == "activity":
        return say("annual report of the mechanism, table of visits")
    if indicator["basis"] != "basis_legal":
        return say("official gazette; treaty body reports")
    if not indicator["opcat"]:
        return say("text of the law of the mechanism; internal rules")
    return say(
        "text of the law of the mechanism (the article that answers OPCAT art. {article}); internal rules",
        article=indicator["opcat"],
    )


def _of_options(found: Options) -> pd.DataFrame:
    """Settle the unknown answers of each option on each criterion one way and the other, and see how far the leader moves."""
    if not found.options:
        return _table([])
    base = found.acceptability(DRAWS).ranks[1]
    leader = str(base.idxmax())
    rows = []
    for (option, criterion), part in found.parts.items():
        if part.known == part.asked:
            continue
        shares = [_settled(found, option, criterion, end)[leader] for end in part.bounds]
        what = say(
            "{option}: {missing} of {asked} answers on “{criterion}”",
            option=found.label(option),
            missing=part.asked - part.known,
            asked=part.asked,
            criterion=found.label(criterion),
        )
        measure = say(
            "change in the share of draws in which “{option}” is first ({share})",
            option=found.label(leader),
            share=number(base[leader], 2),
        )
        where = say("laws and annual reports of these mechanisms")
        rows.append(("options", what, abs(shares[1] - shares[0]), measure, where))
    return _table(rows)


def _settled(found: Options, option: str, criterion: str, value: float) -> pd.Series[float]:
    part = found.parts[option, criterion]
    settled = replace(part, known=part.asked, low=value, high=value)
    return replace(found, parts={**found.parts, (option, criterion): settled}).acceptability(DRAWS).ranks[1]


def _of_size(data: Dataset, mechanism: str, at: str) -> pd.DataFrame:
    """Rank the assumptions by the part of the spread of the staff estimate that goes with them."""
    state = data.mechanism(mechanism)["state"]
    try:
        sizing = size(state, assumptions(state, at=at, data=data), data=data)
    except NpmCompareError:
        return _table([])
    assumed = sizing.inputs[sizing.inputs["grounds"] == "assumption"]
    names = {f"{row['input']} {row['place']}".strip(): row for row in records(assumed)}
    rows = []
    for name, effect in sizing.influence["staff"].items():
        row = names.get(str(name))
        if row is not None:
            labels = [code_label(data, "input", row["input"]), code_label(data, "place", row["place"])]
            what = say(
                "{input}: assumed {low} to {high} {unit}",
                input=joined(label for label in labels if label),
                low=number(row["low"]),
                high=number(row["high"]),
                unit=inside(code_label(data, "unit", row["unit"])),
            )
            inventory = row["input"] == "places"
            where = say("inventory of places; ministries in charge") if inventory else say("practice of peers")
            rows.append(("size", what, float(effect) ** 2, say("squared rank correlation with staff"), where))
    return _table(rows)


def _of_disagreements(data: Dataset, mechanism: str, at: str) -> pd.DataFrame:
    rows = []
    for row in records(told(conflicts(mechanism, at=at, data=data), data)):
        entry = data.indicator(row["indicator"])
        what = say(
            "{question}: {chosen} chosen; others – {others}",
            question=indicator_label(data, row["indicator"]),
            chosen=row["chosen"],
            others=row["others"],
        )
        rows.append(("disagreement", what, 1.0, say("sources differ"), where_to_look(entry)))
    return _table(rows)
