"""The texts that are searched: what each belongs to, where it stands, and how weighty it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from npm_compare.base.letters import folded
from npm_compare.checking.schema import languages
from npm_compare.facts.dataset import Dataset, Record, records

LABEL, TEXT, NOTE = range(3)
"""How weighty a text is: a name or label, a definition or value, a note."""


@dataclass(frozen=True)
class Passage:
    """One text that is searched: what it belongs to, where it stands, and the words around it that help to find it."""

    kind: str
    name: str
    where: str
    text: str
    weight: int
    around: str = ""

    @cached_property
    def own(self) -> str:
        """The text as it is compared."""
        return folded(self.text)

    @cached_property
    def beside(self) -> str:
        """The words around it as they are compared."""
        return folded(self.around)


def _rows(table: pd.DataFrame, name: str) -> Iterator[tuple[str, Record]]:
    """Return the rows of a table that is one file, each with where it stands; line 1 is the header."""
    for line, row in enumerate(records(table), 2):
        yield f"{name}.csv:{line}", row


def _all(row: Record, column: str) -> str:
    """Return the text of a column in every language of the data, as one text."""
    return " · ".join(row[f"{column}_{language}"] for language in languages() if row[f"{column}_{language}"])


def _questions(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.indicators, "indicators"):
        yield Passage("questions", row["indicator"], where, _all(row, "label"), LABEL)
        text = " · ".join(filter(None, (row["question"], row["definition"], row["partly"])))
        yield Passage("questions", row["indicator"], where, text, TEXT, _all(row, "label"))


def _facts(data: Dataset) -> Iterator[Passage]:
    around, codes = _around(data), _codes(data)
    lists = data.indicators["codes"].to_dict()
    for row in records(data.facts):
        labels = codes.get((lists[row["indicator"]], row["value"]))
        text = f"{row['value']} · {labels}" if labels else row["value"]
        yield _on_fact("facts", row, text, TEXT, around)


def _notes(data: Dataset) -> Iterator[Passage]:
    around = _around(data)
    for row in records(data.facts):
        if row["note"]:
            yield _on_fact("notes", row, row["note"], NOTE, around)


def _on_fact(kind: str, row: Record, text: str, weight: int, around: Mapping[str, str]) -> Passage:
    subject, indicator = row["subject"], row["indicator"]
    beside = f"{around[subject]} {around[indicator]}"
    return Passage(kind, f"{subject} {indicator}", f"{row['file']}:{row['line']}", text, weight, beside)


def _around(data: Dataset) -> dict[str, str]:
    """Return the names of States and mechanisms and the labels of questions in every language, by their codes."""
    states = {row["state"]: _all(row, "name") for row in records(data.states)}
    mechanisms = {
        row["mechanism"]: " · ".join((_all(row, "name"), row["name_original"], row["acronym"], states[row["state"]]))
        for row in records(data.mechanisms)
    }
    return states | mechanisms | {row["indicator"]: _all(row, "label") for row in records(data.indicators)}


def _codes(data: Dataset) -> dict[tuple[str, str], str]:
    return {(row["list"], row["code"]): _all(row, "label") for row in records(data.codes)}


BESIDE: Mapping[str, tuple[str, Sequence[str]]] = {
    "remarks": ("subject", ("body", "remark", "note")),
    "visitors": ("state", ("body", "powers", "frequency", "legal_basis", "note")),
    "studies": ("study", ("title", "authors", "finding", "limit", "method", "countries")),
    "debate": ("state", ("body", "position", "note")),
}
"""Of the tables around the facts: the column of what a row is about, and those of its texts."""


def _beside(name: str) -> Callable[[Dataset], Iterator[Passage]]:
    """Return what finds the texts of a table around the facts."""
    about, texts = BESIDE[name]

    def passages(data: Dataset) -> Iterator[Passage]:
        around, codes = _around(data), _codes(data)
        for where, row in _rows(getattr(data, name), name):
            topic = codes.get(("topic", row.get("topic", ""))) or codes.get(("visitor_kind", row.get("kind", "")), "")
            text = " · ".join(filter(None, (*(row[column] for column in texts), topic)))
            yield Passage(name, row[about], where, text, TEXT, around.get(row[about], ""))

    return passages


def _sources(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.sources, "sources"):
        text = " · ".join(filter(None, (row["title"], row["author"], row["publisher"])))
        yield Passage("sources", row["source"], where, text, LABEL, row["published"])


def _requirements(data: Dataset) -> Iterator[Passage]:
    codes = _codes(data)
    for where, row in _rows(data.requirements, "requirements"):
        place = f"{codes.get(('instrument', row['instrument']), '')} {row['locator']}"
        yield Passage("requirements", row["requirement"], where, _all(row, "label"), LABEL, place)
        beside = f"{_all(row, 'label')} {place}"
        yield Passage("requirements", row["requirement"], where, _all(row, "requirement"), TEXT, beside)


def _terms(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.glossary, "glossary"):
        names = (row["term_en"], row["abbr_en"], row["term_fr"], row["abbr_fr"], row["term_ar"])
        text = " · ".join(filter(None, names))
        yield Passage("terms", row["term_en"], where, text, LABEL)
        for language in languages():
            yield Passage("terms", row["term_en"], where, row[f"definition_{language}"], TEXT, text)


PLACES: Mapping[str, Callable[[Dataset], Iterator[Passage]]] = {
    "questions": _questions,
    "facts": _facts,
    "notes": _notes,
    **{name: _beside(name) for name in BESIDE},
    "sources": _sources,
    "requirements": _requirements,
    "terms": _terms,
}
"""Where words are sought."""


def passages_of(place: str, data: Dataset) -> list[Passage]:
    """Return the texts of a place; they are kept with the data, as they are compared, from one search to the next."""
    return data.kept(("passages", place), lambda: list(PLACES[place](data)))
