"""What commands give to a program: codes, plain numbers and ISO dates, one thing a column, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from npm_compare.analysis.passages import BESIDE
from npm_compare.analysis.profile import COMMITMENTS
from npm_compare.facts.choice import FIGURES
from npm_compare.facts.dataset import Dataset, Record, records

if TYPE_CHECKING:
    from npm_compare.analysis.answers import Answer
    from npm_compare.analysis.profile import Profile

CLAIM_COLUMNS = (
    *("subject", "indicator", "standing", "why", "value", "qualifier", "unit", "basis", "speaks_of"),
    *("valid_from", "valid_to", "year", "as_of", "certain", "source", "locator", "confidence", "note", "file", "line"),
)
"""Columns of the claims on one question."""

FACT_COLUMNS = ("value", "qualifier", "unit", "basis", "valid_from", "valid_to", "year", "source", "locator")
"""Columns of what was found that are filled where it is a fact, or a note on one."""

FOUND_COLUMNS = ("kind", "name", "indicator", *FACT_COLUMNS, "file", "line", "excerpt")
"""Columns of what was found by its words."""

DATES = ("valid_from", "valid_to", "year")
"""Columns in place of the period of a figure."""


def claims_of(found: Answer) -> pd.DataFrame:
    """Return every claim on a question, with the year of a figure; without one, what follows from another fact.

    That row is `derived`, `why` names the question of the other fact, whose source, place and line it has.
    """
    if found.claims.empty and (follows := found.implied):
        own = ("certain", "source", "locator", "confidence", "note", "file", "line")
        about = {"subject": found.subject, "indicator": found.indicator, "standing": "derived", "value": follows.answer}
        about |= {"why": follows.fact["indicator"]} | {name: follows.fact[name] for name in own}
        return pd.DataFrame([dict.fromkeys(CLAIM_COLUMNS, "") | about])
    return _with_year(found.claims)[list(CLAIM_COLUMNS)]


def answers_of(card: Profile) -> pd.DataFrame:
    """Return what stands on a card: what its State is bound by, then the answer to every question about the mechanism."""
    state = card.state.table
    both = pd.concat([state[state["indicator"].isin(COMMITMENTS)], card.comparison.table], ignore_index=True)
    return both.rename(columns={"mechanism": "subject"})


def members_of(group: pd.DataFrame) -> pd.DataFrame:
    """Return the members of a group of peers: the reason why each is in, and the value that it has for it, if any."""
    reasons = [text.partition("=") for text in group["reason"]]
    named = group.assign(reason=[reason for reason, _, _ in reasons], value=[value for _, _, value in reasons])
    return named[["mechanism", "reason", "value"]]


def with_dates(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table that has, in place of the period of a figure, its first and last date and its year."""
    ends = [period.partition("/") for period in table["period"]]
    firsts, lasts = [first for first, _, _ in ends], [last for _, _, last in ends]
    dated = table.assign(valid_from=firsts, valid_to=lasts, year=[last[:4] for last in lasts])
    return dated[[new for name in table for new in (DATES if name == "period" else (name,))]]


def passages_of(found: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return what was found by its words: of a fact its subject, question, value, unit, basis, dates and source."""
    places = data.facts["file"] + ":" + data.facts["line"].astype(str)
    behind = data.facts[places.isin(found["where"])]
    timed = _with_year(behind.assign(timing=behind["indicator"].map(data.indicators["timing"])))
    facts = {(fact["file"], fact["line"]): fact for fact in records(timed)}
    rows = [_passage(row, facts, data) for row in records(found)]
    return pd.DataFrame(rows, columns=list(FOUND_COLUMNS), dtype=object)


def _passage(row: Record, facts: dict[tuple[str, int], Record], data: Dataset) -> Record:
    file, _, number = row["where"].partition(":")
    line = int(number) if number else ""
    place = {**dict.fromkeys(FOUND_COLUMNS, ""), "kind": row["kind"], "excerpt": row["excerpt"], "file": file}
    if row["kind"] in ("facts", "notes"):
        fact = facts[file, int(number)]
        about = {name: fact[name] for name in ("indicator", *FACT_COLUMNS)}
        return place | about | {"name": fact["subject"], "line": line}
    return place | {"name": row["name"], "line": line, "source": _source(row, data)}


def _source(row: Record, data: Dataset) -> str:
    """Return the source of a row that is no fact: what stands around the facts has one, and a source is its own."""
    if row["kind"] in BESIDE:
        return str(
            getattr(data, row["kind"])["source"].iloc[int(row["where"].rpartition(":")[2]) - 2]
        )  # line 1 is the header
    return str(row["name"]) if row["kind"] == "sources" else ""


def _with_year(facts: pd.DataFrame) -> pd.DataFrame:
    """Return facts with the year of those that are figures."""
    years = [fact["valid_to"][:4] if fact["timing"] in FIGURES else "" for fact in records(facts)]
    return facts.assign(year=pd.Series(years, index=facts.index, dtype=object))
