"""Find words in every table that holds texts, in the three languages at once.

Case, accents and the spelling variants of Arabic do not count: forms of alef and hamza, ta marbuta and ha, ya and alef
maqsura, tatweel, vowel signs, Arabic-Indic digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from npm_compare.analysis.passages import BESIDE, PLACES, Passage
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, Record, load
from npm_compare.views.labels import indicator_label, requirement_label
from npm_compare.views.language import joined, later, say
from npm_compare.views.wording import say_citation, subject_name

VARIANTS = {
    "ة": "ه",
    "ى": "ي",
    "ٱ": "ا",
    "ی": "ي",
    "ک": "ك",
    "ـ": "",
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "’": "'",
}
"""Letters that are written in more than one way, beside those that lose a mark."""

EXCERPT = 110
"""Letters of an excerpt, about."""


def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents and variants of spelling.

    >>> folded("Été 2015"), folded("الأُسرة ٢٠١٥") == folded("الاسره 2015")
    ('ete 2015', True)
    """
    return "".join(map(_letter, text))


@cache
def _letter(letter: str) -> str:
    """Return one letter as it is compared: nothing for a mark, several letters for a ligature."""
    plain = (c for c in unicodedata.normalize("NFKD", VARIANTS.get(letter, letter)) if unicodedata.category(c) != "Mn")
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain).casefold()


def search(
    words: str | Iterable[str],
    places: str | Iterable[str] | None = None,
    *,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Find the texts that have every one of some words.

    Parameters
    ----------
    words
        One text or several; each word must be found, whole or as a part of a longer one. The names of its State and
        mechanism and the label of its question help to find a fact.
    places
        Of `PLACES`: `questions`, `facts`, `notes`, `remarks`, `visitors`, `studies`, `debate`, `sources`, `requirements`,
        `terms`; by default all.

    Returns
    -------
    DataFrame
        One row a text: `kind` (a place), `name` (of the question, source, requirement or term; mechanism or State and
        question of a fact; mechanism or State of a remark, visitor or position; short name of a study), `where` (table and
        line) and `excerpt`. Whole words come before parts, labels before texts and texts before notes; else the order is that
        of the tables.

    Raises
    ------
    NpmCompareError
        If there is no word to search for.
    UnknownName
        If a place is not one of those above.

    Examples
    --------
    >>> search("visites inopinees", "questions").name.tolist()[0]
    'visits_unannounced'
    """
    sought = re.findall(r"\w+", folded(words if isinstance(words, str) else " ".join(words)))
    if not sought:
        raise NpmCompareError(say("Write at least one word to search for."))
    chosen = _known([places] if isinstance(places, str) else places)
    data = data or load()
    found = [(rank, hit) for name in chosen for hit in PLACES[name](data) if (rank := _rank(hit, sought)) is not None]
    found.sort(key=lambda pair: pair[0])
    rows = [(hit.kind, hit.name, hit.where, excerpt(hit.text, sought)) for _, hit in found]
    table = pd.DataFrame(rows, columns=["kind", "name", "where", "excerpt"], dtype=str)
    return table.drop_duplicates(["kind", "where"], ignore_index=True)


def _known(places: Iterable[str] | None) -> list[str]:
    """Return the places to search, without repetition; UnknownName for any other name."""
    chosen = list(dict.fromkeys(PLACES if places is None else places))
    for name in chosen:
        if name not in PLACES:
            raise UnknownName("place_to_search", name, PLACES)
    return chosen


def _rank(passage: Passage, sought: list[str]) -> tuple[bool, int] | None:
    """Return the place of a text among what is found: None if a word is missing, or if all stand around it only."""
    own = folded(passage.text)
    whole = f"{own} {folded(passage.around)}" if passage.around else own
    if not all(word in whole for word in sought) or not any(word in own for word in sought):
        return None
    return not set(sought) <= set(re.findall(r"\w+", whole)), passage.weight


def excerpt(text: str, sought: Iterable[str]) -> str:
    """Return the part of a text in which the first of some folded words stands; `…` where something is left out."""
    places = [place for place, letter in enumerate(text) for _ in _letter(letter)]
    plain = folded(text)
    first = min((places[plain.index(word)] for word in sought if word in plain), default=0)
    start = 0 if first < EXCERPT // 2 else text.rfind(" ", 0, first - EXCERPT // 4) + 1
    cut = text.find(" ", start + EXCERPT)
    end = len(text) if cut < 0 else cut
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


KINDS: Mapping[str, str] = {
    "questions": later("Question"),
    "facts": later("Fact"),
    "notes": later("Note"),
    "remarks": later("Remark"),
    "visitors": later("Who else visits"),
    "studies": later("Study"),
    "debate": later("Position in the debate"),
    "sources": later("Source"),
    "requirements": later("Requirement"),
    "terms": later("Term"),
}
"""What a result is, in words, by the place where it was found."""


def say_found(data: Dataset, result: Record) -> str:
    """Return a row of what `search` found in words: what it is, with the name to ask for it; excerpt; table and line."""
    place, name = result["kind"], result["name"]
    kind, what = say(KINDS[place]), _named(data, place, name)
    # Translators: what was found, and its name in the data, such as “Question: Unannounced visits [visits_unannounced]”.
    head = say("{kind}: {what} [{name}]", kind=kind, what=what, name=name)
    return "\n    ".join((head, result["excerpt"], result["where"]))


def _named(data: Dataset, kind: str, name: str) -> str:
    """Return the name of a result in words: the mechanism or State of a fact and the label of its question."""
    if kind == "questions":
        return str(indicator_label(data, name))
    if kind in ("facts", "notes"):
        subject, indicator = name.split(" ")
        return joined([subject_name(data, subject), indicator_label(data, indicator)])
    if kind == "requirements":
        return str(requirement_label(data, name))
    if kind in BESIDE and kind != "studies":
        return subject_name(data, name)
    return say_citation(data, name) if kind == "sources" else name
