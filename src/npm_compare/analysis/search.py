"""Find words in every table that holds texts, in the three languages at once.

Case, accents and the spelling variants of Arabic do not count (`base.letters`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from npm_compare.analysis.passages import LABEL, PLACES, Passage, passages_of
from npm_compare.analysis.typed import OF_REQUIREMENTS, REQUIREMENT, alike, is_name, stem, typed
from npm_compare.base.errors import NpmCompareError, UnknownName
from npm_compare.base.given import checked
from npm_compare.base.letters import folded
from npm_compare.facts.dataset import Dataset, load

OF_NO_STATE = frozenset({"questions", "requirements", "terms", "charts", "help"})
"""Places whose texts name no State, group or date: these say about whom and when one goes on to ask."""

FIRST = frozenset({"questions", "charts", "help"})
"""Places that come before the others: what one can ask, before the rows that are found by the way."""

ASKED = frozenset({"requirements"})
"""The place that comes before the others where somebody asks for a guideline or a standard."""

EXCERPT = 110
"""Letters of an excerpt, about."""


@checked
def search(
    words: str | Iterable[str],
    places: str | Iterable[str] | None = None,
    *,
    more: Mapping[str, Callable[[Dataset], Iterable[Passage]]] | None = None,
    data: Dataset | None = None,
) -> pd.DataFrame:
    """Find the texts that have every one of some words.

    Parameters
    ----------
    words
        One text or several; each word must be found, whole, as a part of a longer one or without its plural; small words
        (per, of, how many, de) do not count, and words that say the same find each other (`analysis.typed`). The names of its
        State and mechanism and the label of its question help to find a fact; a question or requirement is found without the
        State, group or date that is named.
    places
        Of `PLACES`: `questions`, `facts`, `notes`, `remarks`, `visitors`, `studies`, `debate`, `sources`, `requirements`,
        `terms`; by default all.
    more
        Further places, each with what yields its texts: those that are not in the data.

    Returns
    -------
    DataFrame
        One row a text: `kind` (a place), `name` (of the question, source, requirement or term; mechanism or State and
        question of a fact; mechanism or State of a remark, visitor or position; short name of a study), `where` (table and
        line) and `excerpt`. Questions come before the rows of the other tables, requirements before all if a guideline or
        standard is asked for; then what is called so, whole words before parts, labels before texts and texts before notes;
        else the order is that of the tables.

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
    if not re.search(r"\w", folded(words if isinstance(words, str) else " ".join(words))):
        raise NpmCompareError("nothing_to_search")
    every = {**PLACES, **(more or {})}
    chosen = _known([places] if isinstance(places, str) else places, every)
    data = data or load()
    meant = typed(words, data)
    wanted = {name: meant.about if name in OF_NO_STATE else meant.words for name in chosen}
    wanted |= {
        name: [word for word in wanted[name] if stem(word) not in REQUIREMENT] or wanted[name]
        for name in ASKED & {*wanted}
    }
    first = ASKED if any(stem(word) in OF_REQUIREMENTS for word in meant.about) else FIRST
    same = {name: [alike(word) for word in wanted[name]] for name in chosen}
    found = [
        ((hit.kind not in first, *rank), hit)
        for name in chosen
        for hit in (every[name](data) if name in (more or ()) else passages_of(name, data))
        if (rank := _rank(hit, wanted[name], same[name])) is not None
    ]
    found.sort(key=lambda pair: pair[0])
    rows = [(hit.kind, hit.name, hit.where, excerpt(hit.text, wanted[hit.kind])) for _, hit in found]
    table = pd.DataFrame(rows, columns=["kind", "name", "where", "excerpt"], dtype=str)
    return table.drop_duplicates(["kind", "name", "where"], ignore_index=True)


def _known(places: Iterable[str] | None, every: Iterable[str]) -> list[str]:
    """Return the places to search, without repetition; UnknownName for any other name."""
    chosen = list(dict.fromkeys(every if places is None else places))
    for name in chosen:
        if name not in every:
            raise UnknownName("place_to_search", name, every)
    return chosen


def _rank(passage: Passage, sought: list[str], same: list[tuple[str, ...]]) -> tuple[bool, bool, int] | None:
    """Return the place of a text among what is found: None if a word is missing, or if all stand around it only.

    `same` are, of each word that is sought, the words that say the same.
    """
    own, beside = passage.own, passage.beside
    if not all(any(word in own or word in beside for word in words) for words in same):
        return None
    if not any(word in own for words in same for word in words):
        return None
    named = passage.weight == LABEL and is_name(passage.text, sought)
    standing = set(re.findall(r"\w+", f"{own} {beside}"))
    parts = not all(standing & {word, *others} for word, (_, *others) in zip(sought, same, strict=True))
    return not named, parts, passage.weight


def excerpt(text: str, sought: Iterable[str]) -> str:
    """Return the part of a text in which the first of some folded words stands; `…` where something is left out."""
    places = [place for place, letter in enumerate(text) for _ in folded(letter)]
    plain = folded(text)
    first = min((places[plain.index(word)] for each in sought for word in alike(each) if word in plain), default=0)
    start = 0 if first < EXCERPT // 2 else text.rfind(" ", 0, first - EXCERPT // 4) + 1
    cut = text.find(" ", start + EXCERPT)
    end = len(text) if cut < 0 else cut
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
