"""The labels of the data in the language spoken: of codes, questions, States, mechanisms and requirements."""

from __future__ import annotations

import re
from functools import cache

from npm_compare.checking.schema import tables
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language, say
from npm_compare.views.state_names import StateName


class Name(str):
    """A label that begins with a name and keeps its capital inside a sentence (`wording.inside`)."""

    __slots__ = ()

    def __str__(self) -> str:
        return self


def code_label(data: Dataset, list_name: str, code: str) -> str:
    """Return the label of a code in the language spoken; the code itself where the list has none."""
    label = data.labels(f"label_{language()}").get((list_name, code), code)
    return Name(label) if list_name in _lists_of_names() else _label(data, label)


def indicator_label(data: Dataset, indicator: str) -> str:
    """Return the label of a question in the language spoken; UnknownName offers the nearest ones."""
    return _label(data, data.indicator(indicator)[f"label_{language()}"])


def part_name(data: Dataset, pillar: str, section: str) -> str:
    """Return the name of a section of the codebook, behind that of its pillar."""
    return say(
        "{pillar}: {section}", pillar=code_label(data, "pillar", pillar), section=code_label(data, "section", section)
    )


def requirement_label(data: Dataset, requirement: str) -> str:
    """Return the short label of a requirement in the language spoken."""
    return _label(data, data.requirement(requirement)[f"label_{language()}"])


def requirement_text(data: Dataset, requirement: str) -> str:
    """Return the sentence that says what a requirement demands, in the language spoken."""
    return str(data.requirement(requirement)[f"requirement_{language()}"])


def state_name(data: Dataset, state: str) -> StateName:
    """Return the name of a State in the language spoken; a French sentence can ask for it with its article."""
    return StateName(data.state(state)[f"name_{language()}"])


def mechanism_name(data: Dataset, mechanism: str) -> str:
    """Return the name of a mechanism in the language spoken; where the data have none, the one it has in its own language."""
    row = data.mechanism(mechanism)
    return str(row[f"name_{language()}"] or row["name_original"] or row["name_en"])


def own_short_name(data: Dataset, mechanism: str) -> str:
    """Return the short name that a mechanism has in the language spoken; empty where its acronym serves."""
    return str(data.mechanism(mechanism).get(f"short_{language()}", ""))


def state_says_which(data: Dataset, mechanism: str) -> bool:
    """Say whether the name of a State alone says which mechanism is meant: its only one, or the only one that is active."""
    row = data.mechanism(mechanism)
    others = data.mechanisms.drop(index=mechanism)
    others = others[others["state"] == row["state"]]
    return others.empty or (row["status"] == "active" and not (others["status"] == "active").any())


def _label(data: Dataset, text: str) -> str:
    """Return a label, as a name if it begins with one that the glossary has."""
    names = data.kept(("names", language()), lambda: _names(data))
    return Name(text) if names.match(text) else str(text)


def _names(data: Dataset) -> re.Pattern[str]:
    """Return what the terms and abbreviations are that the glossary writes with a capital, in the singular or plural."""
    columns = {f"term_{language()}", f"abbr_{language()}"} & set(data.glossary.columns)
    terms = {str(term) for column in columns for term in data.glossary[column] if term[:1].isupper()}
    return re.compile(rf"({'|'.join(map(re.escape, sorted(terms)))})s?\b" if terms else "(?!)")


@cache
def _lists_of_names() -> frozenset[str]:
    """Return the lists of codes whose labels are names, such as those of regions."""
    return frozenset(
        field.codes for table in tables().values() for field in table.fields if field.codes and field.proper_names
    )
