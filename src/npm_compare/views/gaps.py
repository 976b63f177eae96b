"""The research queue in words: what is missing, how much it could change, in which documents to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from npm_compare.facts.choice import UNRESOLVED, why
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.facts.selection import claims
from npm_compare.views.amounts import unit_label
from npm_compare.views.coders import placed
from npm_compare.views.labels import code_label, indicator_label
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.places import treaty_article
from npm_compare.views.wording import inside, say_citation, say_value, short_name
from npm_compare.weighing import gaps

MEASURE_WORDS: Mapping[str, str] = {
    "requirements_depending": later("requirements that depend on it, treaty obligations counted twice"),
    "first_share_change": later("change in the share of weightings in which “{option}” comes first"),
    "posts_moved": later("posts between the two ends of its range"),
    "sources_differ": later("sources differ"),
}
"""What the effect of a gap counts, in words."""

WHERE_WORDS: Mapping[str, str] = {
    "budget_documents": later("budget law or parliamentary report of the year; annual report"),
    "annual_report": later("annual report of the mechanism, table of visits"),
    "official_gazette": later("official gazette; treaty body reports"),
    "law": later("text of the law of the mechanism; internal rules"),
    "law_article": later(
        "text of the law of the mechanism (the article that answers OPCAT art. {article}); internal rules"
    ),
    "laws_and_reports": later("laws and annual reports of these mechanisms"),
    "inventory": later("inventory of places; ministries in charge"),
    "peers": later("practice of peers"),
}
"""In which documents to look, in words."""


def _indicator(data: Dataset, row: Record) -> str:
    name = short_name(data, row["subject"])
    return say("{name}: {question}", name=name, question=indicator_label(data, row["name"]))


def _criterion(data: Dataset, row: Record) -> str:
    return say(
        "{option}: {missing} of {asked} answers on “{criterion}”",
        option=code_label(data, "model", row["option"]),
        missing=int(row["open"]),
        asked=int(row["asked"]),
        criterion=code_label(data, "criterion", row["name"]),
    )


def _input(data: Dataset, row: Record) -> str:
    labels = [code_label(data, "input", row["name"]), code_label(data, "place", row["place"])]
    return say(
        "{input}: assumed {low} to {high} {unit}",
        input=joined(label for label in labels if label),
        low=number(row["low"]),
        high=number(row["high"]),
        unit=inside(unit_label(data, row["unit"])),
    )


def _sides(data: Dataset, row: Record) -> tuple[Record, list[Record]]:
    """Return the answer that is chosen where sources differ, and those that say something else."""
    every = claims(data, at=row["at"], subjects=[row["subject"]])
    same = (every["indicator"] == row["name"]) & (every["basis"] == row["basis"]) & (every["period"] == row["period"])
    first, *rest = records(every[same])
    return first, [fact for fact in rest if fact["value"] != first["value"]]


def _dispute(data: Dataset, row: Record) -> str:
    first, others = _sides(data, row)
    question = indicator_label(data, row["name"])
    if why(first, others[0]) == UNRESOLVED:
        said = joined((_with_source(data, fact) for fact in [first, *others]), strong=True)
        return say("{question}: nothing decides between {answers}", question=question, answers=said)
    return say(
        "{question}: {chosen} chosen; others – {others}",
        question=question,
        chosen=say_value(data, first),
        others=joined((_with_source(data, fact) for fact in others), strong=True),
    )


def _with_source(data: Dataset, fact: Record) -> str:
    place = joined([say_citation(data, fact["source"]), placed(data, fact["locator"])])
    # Translators: an answer and where it stands, such as “145: Le Monde (2016), para. 2”.
    return say("{answer}: {place}", answer=say_value(data, fact), place=place)


MISSING: Mapping[str, Callable[[Dataset, Record], str]] = {
    "indicator": _indicator,
    "criterion": _criterion,
    "input": _input,
    "dispute": _dispute,
}
"""What says what is missing, by its kind."""


def say_question(data: Dataset, row: Record) -> str:
    """Return a gap as a question of whole sentences, to be read aloud: an assumption, or sources that differ."""
    if row["what"] == "dispute":
        first, others = _sides(data, row)
        return say(
            "Sources differ on “{question}”: {first} says “{one}”, {second} says “{other}”. Which is right?",
            question=inside(indicator_label(data, row["name"])),
            first=say_citation(data, first["source"]),
            one=inside(say_value(data, first)),
            second=say_citation(data, others[0]["source"]),
            other=inside(say_value(data, others[0])),
        )
    if row["what"] == "input":
        labels = [code_label(data, "input", row["name"]), code_label(data, "place", row["place"])]
        return say(
            "{input}: what is the true number? Report 11 assumes {low} to {high} {unit}.",
            input=joined(label for label in labels if label),
            low=number(row["low"]),
            high=number(row["high"]),
            unit=inside(unit_label(data, row["unit"])),
        )
    return MISSING[row["what"]](data, row)


def _measure(data: Dataset, row: Record) -> str:
    option = code_label(data, "model", row["first"])
    return say(MEASURE_WORDS[row["measure"]], option=option)


def _effect(row: Record) -> float:
    """Return how much a gap could change: a share of the weightings as it is, what is counted as a whole number."""
    return float(row["effect"]) if row.get("measure") == "first_share_change" else round(row["effect"])


QUEUE_COLUMNS: Mapping[str, Callable[[Dataset, Record], Any]] = {
    "conclusion": lambda _, row: row["conclusion"],
    "missing": lambda data, row: MISSING[row["what"]](data, row),
    "effect": lambda _, row: _effect(row),
    "measure": _measure,
    "where_to_look": lambda data, row: say_where(data, row["where"], row["name"]),
}
"""What stands in each column of the queue in words."""

BEHIND = {"missing": "name", "where_to_look": "where"}
"""The column of the queue behind a column in words, where it has another name."""


KNOWN_BY = ("first_share",)
"""Columns that a queue of gaps has, whole or in part, and no other table."""


def words(found: pd.DataFrame, data: Dataset) -> pd.DataFrame:
    """Return a queue in the language spoken: what is `missing`, its `effect`, the `measure` of it, `where_to_look`.

    The conclusion, the effect, its measure or where to look may have been dropped: they are left out here too.
    """
    shown = {column: said for column, said in QUEUE_COLUMNS.items() if BEHIND.get(column, column) in found.columns}
    rows = [{column: said(data, row) for column, said in shown.items()} for row in records(found)]
    return pd.DataFrame(rows, columns=list(shown))


def say_where(data: Dataset, where: str, indicator: str = "") -> str:
    """Say in which documents to look; for an article of a law, by the question that it answers."""
    return say(
        WHERE_WORDS[where], article=treaty_article(data.indicator(indicator)["opcat"] if where == "law_article" else "")
    )


def where_to_look(data: Dataset, indicator: str) -> str:
    """Say in which documents an answer to an indicator is to be found."""
    return say_where(data, gaps.where_to_look(data.indicator(indicator)), indicator)
