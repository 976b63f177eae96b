"""What `search` found, in words: what it is, with the name to ask for it, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from npm_compare.analysis.passages import BESIDE
from npm_compare.facts.dataset import Dataset, Record
from npm_compare.views.codes import word
from npm_compare.views.glossary import term_of, with_abbreviation
from npm_compare.views.labels import indicator_label, requirement_label, requirement_text
from npm_compare.views.language import joined, language, say
from npm_compare.views.wording import say_citation, subject_name


def say_found(data: Dataset, result: Record, step: str = "") -> str:
    """Return a row of what `search` found in words: what it is, with the name to ask for it; excerpt; place; next step.

    Of a term it is the definition in the language spoken, in whichever language it was found.
    """
    place, name = result["kind"], result["name"]
    # Translators: what was found, and its name in the data, such as “Question: Unannounced visits [visits_unannounced]”.
    head = (
        say("{name}: {what}", name=word("found", place), what=name)
        if place in OF_THE_PROGRAM
        else say("{kind}: {what} [{name}]", kind=word("found", place), what=_named(data, place, name), name=name)
    )
    text = WHOLE[place](data, name) if place in WHOLE else result["excerpt"]
    return "\n    ".join(filter(None, (head, text, result["where"], step and f"→ {step}")))


OF_THE_PROGRAM = frozenset({"charts", "help"})
"""What is found outside the data."""

WHOLE: Mapping[str, Callable[[Dataset, str], str]] = {
    "terms": lambda data, name: str(term_of(data, name)[f"definition_{language()}"]),
    "requirements": requirement_text,
}
"""What is shown whole, in the language spoken, in whichever language it was found."""


def _named(data: Dataset, place: str, name: str) -> str:
    """Return the name of a result in words: the mechanism or State of a fact and the label of its question."""
    if place == "questions":
        return indicator_label(data, name)
    if place in ("facts", "notes"):
        subject, indicator = name.split(" ")
        return joined([subject_name(data, subject), indicator_label(data, indicator)])
    if place == "requirements":
        return requirement_label(data, name)
    if place in BESIDE and place != "studies":
        return subject_name(data, name)
    if place == "terms":
        return with_abbreviation(term_of(data, name), language())
    return say_citation(data, name) if place == "sources" else name
