"""Find words in the questions, facts, notes, sources, requirements and terms, in the three languages at once.

Case, accents and the spelling variants of Arabic do not count: forms of alef and hamza, ta marbuta and ha, ya and alef
maqsura, tatweel, vowel signs, Arabic-Indic digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from npm_compare.errors import NpmCompareError, UnknownName
from npm_compare.facts.dataset import Dataset, Record, load, records
from npm_compare.language import LANGUAGES, joined, later, say
from npm_compare.wording import say_citation, subject_name

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
        Of `PLACES`: `questions`, `facts`, `notes`, `sources`, `requirements`, `terms`; by default all.

    Returns
    -------
    DataFrame
        One row a text: `kind` (a place), `name` (of the question, source, requirement or term; mechanism or State and
        question of a fact), `where` (table and line) and `excerpt`. Whole words come before parts, labels before texts
        and texts before notes; else the order is that of the tables.

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
            raise UnknownName(later("place to search"), name, PLACES)
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


def _rows(table: pd.DataFrame, name: str) -> Iterator[tuple[str, Record]]:
    """Return the rows of a table that is one file, each with where it stands; line 1 is the header."""
    for line, row in enumerate(records(table), 2):
        yield f"{name}.csv:{line}", row


def _all(row: Record, column: str) -> str:
    """Return the text of a column in the three languages, as one text."""
    return " · ".join(row[f"{column}_{language}"] for language in LANGUAGES if row[f"{column}_{language}"])


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
    """Return the names of States and mechanisms and the labels of questions in the three languages, by their codes."""
    states = {row["state"]: _all(row, "name") for row in records(data.states)}
    mechanisms = {
        row["mechanism"]: " · ".join((row["name_en"], row["name_original"], row["acronym"], states[row["state"]]))
        for row in records(data.mechanisms)
    }
    return states | mechanisms | {row["indicator"]: _all(row, "label") for row in records(data.indicators)}


def _codes(data: Dataset) -> dict[tuple[str, str], str]:
    return {(row["list"], row["code"]): _all(row, "label") for row in records(data.codes)}


def _sources(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.sources, "sources"):
        text = " · ".join(filter(None, (row["title"], row["author"], row["publisher"])))
        yield Passage("sources", row["source"], where, text, LABEL, row["published"])


def _requirements(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.requirements, "requirements"):
        yield Passage("requirements", row["requirement"], where, _all(row, "label"), LABEL, row["locator"])
        beside = f"{_all(row, 'label')} {row['locator']}"
        yield Passage("requirements", row["requirement"], where, _all(row, "requirement"), TEXT, beside)


def _terms(data: Dataset) -> Iterator[Passage]:
    for where, row in _rows(data.glossary, "glossary"):
        names = (row["term_en"], row["abbr_en"], row["term_fr"], row["abbr_fr"], row["term_ar"])
        text = " · ".join(filter(None, names))
        yield Passage("terms", row["term_en"], where, text, LABEL)
        yield Passage("terms", row["term_en"], where, row["definition_en"], TEXT, text)


PLACES: Mapping[str, Callable[[Dataset], Iterator[Passage]]] = {
    "questions": _questions,
    "facts": _facts,
    "notes": _notes,
    "sources": _sources,
    "requirements": _requirements,
    "terms": _terms,
}
"""Where words are sought."""


KINDS: Mapping[str, str] = {
    "questions": later("Question"),
    "facts": later("Fact"),
    "notes": later("Note"),
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
        return str(data.indicator(name)["label"])
    if kind in ("facts", "notes"):
        subject, indicator = name.split(" ")
        return joined([subject_name(data, subject), data.indicator(indicator)["label"]])
    if kind == "requirements":
        return str(data.requirement(name)["label"])
    return say_citation(data, name) if kind == "sources" else name
