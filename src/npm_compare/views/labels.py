"""The labels of the data in the language spoken: of codes, questions, States, mechanisms and requirements."""

from __future__ import annotations

from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language


def code_label(data: Dataset, list_name: str, code: str) -> str:
    """Return the label of a code in the language spoken; the code itself where the list has none."""
    return data.labels(f"label_{language()}").get((list_name, code), code)


def indicator_label(data: Dataset, indicator: str) -> str:
    """Return the label of a question in the language spoken; UnknownName offers the nearest ones."""
    return str(data.indicator(indicator)[f"label_{language()}"])


def requirement_label(data: Dataset, requirement: str) -> str:
    """Return the short label of a requirement in the language spoken."""
    return str(data.requirement(requirement)[f"label_{language()}"])


def requirement_text(data: Dataset, requirement: str) -> str:
    """Return the sentence that says what a requirement demands, in the language spoken."""
    return str(data.requirement(requirement)[f"requirement_{language()}"])


def state_name(data: Dataset, state: str) -> str:
    """Return the name of a State in the language spoken."""
    return str(data.state(state)[f"name_{language()}"])


def mechanism_name(data: Dataset, mechanism: str) -> str:
    """Return the name of a mechanism: in English, or else the one it has in its own language."""
    row = data.mechanism(mechanism)
    return str(row["name_en"] if language() == "en" else row["name_original"] or row["name_en"])
