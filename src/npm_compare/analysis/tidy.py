"""Facts as one long table: a row a fact, with its source beside it, for whoever goes on with other tools."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.base.given import checked
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.facts.selection import basis_places, select

COLUMNS = (
    *("state", "iso3", "mechanism", "question", "label", "value", "number", "qualifier", "unit", "year"),
    *("valid_from", "valid_to", "basis", "confidence", "note"),
    *("source_title", "author", "date", "url", "locator", "fact_id"),
)
"""The columns of the table."""

NUMBERS = ("number", "money")
"""Types of questions that are answered by a number."""

YEARLY = ("level", "flow")
"""Timings of what is counted or set by year."""


@checked
def facts(
    who: str | Iterable[str] = "all",
    what: str | Iterable[str] | None = None,
    *,
    at: str = "today",
    known: str | None = None,
    labels: Literal["en", "fr", "ar"] = "en",
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Return the facts chosen on a date as one long table: of figures those of every year, of all else the one that holds.

    Parameters
    ----------
    who
        Mechanisms, States or groups, as for `compare`; facts about their States are among the rows.
    what
        Pillars, sections or questions, by code or label; by default all.
    at, known
        As for `compare`.
    labels
        The language of the name of the State and of the label of the question.

    Returns
    -------
    DataFrame
        One row a fact: `state` (its name), `iso3`, `mechanism` (empty if the fact is about the State), `question`, its `label`,
        the `value` as published or as a code, the same as a `number` with its `qualifier` (a bound, say) and `unit`, the `year`
        of a figure, `valid_from`, `valid_to`, `basis`, `confidence`, `note`, then the source: `source_title`, `author` (or
        publisher), `date` of publication, `url` and `locator`; last the `fact_id`, by which the fact is found in the data.

    Examples
    --------
    >>> table = facts("Mali", "visits_total")
    >>> table.loc[table["year"] == 2021, ["iso3", "mechanism", "number"]].values.tolist()
    [['MLI', 'mli-cndh', 103.0]]
    """
    data = data or load()
    subjects = resolve(data, who, data.edition(at))
    order = list(dict.fromkeys(one for name in subjects for one in (name, str(data.mechanism(name)["state"]))))
    asked = list(data.indicators.index) if what is None else resolve_indicators(data, what)
    chosen = select(data, at=at, known=known, subjects=order, every_period=True, whole=True)
    chosen = chosen[chosen["indicator"].isin(asked)]
    places = {name: place for place, name in enumerate([*order, *asked])}
    chosen = chosen.assign(place=basis_places(data, chosen)).sort_values(
        ["subject", "indicator", "place", "valid_to", "valid_from", "id"],
        key=lambda column: column.map(places) if column.name in ("subject", "indicator") else column,
        kind="stable",
    )
    table = pd.DataFrame([_row(data, fact, labels) for fact in records(chosen)], columns=list(COLUMNS))
    return table.astype({"number": float, "year": "Int64"})


def _row(data: Dataset, fact: Record, labels: str) -> Record:
    """Return a fact as a row, with what the tables say of its State, its question and its source."""
    question, source = data.indicator(fact["indicator"]), data.source(fact["source"])
    of_state = fact["subject"] in data.states.index
    state = data.state(fact["subject"] if of_state else data.mechanism(fact["subject"])["state"])
    yearly = question["timing"] in YEARLY and fact["valid_to"]
    return {
        **{name: fact.get(name, "") for name in COLUMNS},
        "state": state[f"name_{labels}"],
        "iso3": state["iso3"],
        "mechanism": "" if of_state else fact["subject"],
        "question": fact["indicator"],
        "label": question[f"label_{labels}"],
        "number": float(fact["value"]) if question["type"] in NUMBERS else None,
        "year": int(fact["valid_to"][:4]) if yearly else None,
        "source_title": source["title"],
        "author": source["author"] or source["publisher"],
        "date": source["published"],
        "url": source["url"],
        "fact_id": fact["id"],
    }
