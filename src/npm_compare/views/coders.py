"""What coders wrote in English, in the language spoken: definitions, rules, notes, remarks; what has no translation is marked."""

from __future__ import annotations

from npm_compare.base.directions import unturned
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language, later, say
from npm_compare.views.languages import SOURCE
from npm_compare.views.locators import say_locator
from npm_compare.views.table import Cell

ANALYST = later("Range set by the analyst.")
"""The note of the program on a range that the analyst sets: what coders write stands in the tables."""


def translation(data: Dataset, text: str) -> str:
    """Return the translation of a text of the coders; empty if there is none, or English is spoken."""
    if language() == SOURCE or not text:
        return ""
    if text == ANALYST:
        return say(ANALYST)
    column = f"text_{language()}"
    known = data.kept(("translations", column), lambda: _by_english(data, column))
    return known.get(text, "")


def coded(data: Dataset, text: str) -> str:
    """Return a text of the coders in the language spoken; one without a translation stands in English, and is marked so."""
    if language() == SOURCE or not text:
        return text
    # Translators: before a text for which there is no translation.
    return translation(data, text) or say("[in English] {text}", text=text)


def coded_cell(data: Dataset, text: str) -> Cell:
    """Return a text of the coders as a cell; one without a translation is English for a screen reader too."""
    said = coded(data, text)
    return Cell(said, coded=said != text and not translation(data, text))


def named_in_words(data: Dataset, text: str) -> str:
    """Return a name, as of a body or legal basis, in the language spoken; one without a translation stays as it is."""
    return translation(data, text) or text


def placed(data: Dataset, locator: str) -> str:
    """Return where in a document something stands: as translated whole, else by its parts."""
    if language() == SOURCE:
        return locator
    names = data.kept(("state_names", column := f"name_{language()}"), lambda: _states(data, column))
    return translation(data, locator) or say_locator(locator, names)


def _states(data: Dataset, column: str) -> dict[str, str]:
    return dict(zip(data.states["name_en"], map(str, data.states[column]), strict=True))


def _by_english(data: Dataset, column: str) -> dict[str, str]:
    table = data.translations
    return dict(zip(table["english"], map(unturned, map(str, table[column])), strict=True))
