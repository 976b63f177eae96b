"""By which names each thing in the data is known: codes, names, acronyms, labels in every language, ISO codes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from npm_compare.base.errors import Spoken
from npm_compare.base.letters import folded, key
from npm_compare.checking.schema import languages
from npm_compare.facts.groups import GROUPS, INCOMES
from npm_compare.facts.moments import EDITIONS
from npm_compare.facts.territories import state_names, state_of, world_names

if TYPE_CHECKING:
    import pandas as pd

    from npm_compare.facts.dataset import Dataset

ALIKE = 0.6
"""From which likeness on a name is offered for another one."""

NEAR = 0.04
"""By how much less like a name may be than the likest to be offered with it."""

ARTICLE = re.compile(r"^(?:the|le|la|les|l) (?=\w)|^ال(?=\w{3})")
"""What stands before the name of a country or a label and says nothing of it."""

SHORTEST = 4
"""Letters of the shortest part of a name that is taken for it."""

OFFERED = 3
"""How many names are offered."""


class Called:
    """The things of one kind, by all that they are called: first its label in each language, if it has labels."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.codes: list[str] = []
        self.names: dict[str, str] = {}
        """What people write, by what is looked up."""
        self._found: dict[str, list[str]] = {}
        self._forms: dict[str, list[str]] = {}
        for code, forms in ((code, list(forms)) for code, forms in names):
            self.codes.append(code)
            self._forms[code] = forms
            for form in (code, *forms):
                looked_up = key(form)
                known = self._found.setdefault(looked_up, []) if looked_up else [code]
                if code not in known:
                    known.append(code)
                self.names.setdefault(looked_up, form)
        self.names.pop("", None)

    def find(self, text: str) -> list[str]:
        """Return the codes of all that are called so: the one whose code it is, or whoever bears the name."""
        return [text] if text in self.codes else self._found.get(key(text), [])

    def called(self, code: str) -> list[str]:
        """Return all that a thing is called, besides its code."""
        return [form for form in self._forms[code] if form]

    def begun(self, text: str) -> list[str]:
        """Return the codes that begin with a text, and names of other things that do, as people write them.

        Of two letters the codes alone, of none too.
        """
        wanted = folded(text)
        codes = [code for code in self.codes if folded(code).startswith(wanted)]
        if len(wanted) < len("abc"):
            return codes
        begun = (name for name, form in self.names.items() if folded(form).startswith(wanted))
        return [*codes, *(self.names[name] for name in begun if not set(self._found[name]) <= set(codes))]

    def part(self, text: str, *, ending: bool = False) -> list[str]:
        """Return the codes of all whose names begin with some whole words; or, if none does, contain them, or end in them."""
        wanted = key(text)
        if len(wanted) < SHORTEST:
            return []
        names = [name for name in self.names if not name.isdigit()]
        begun = [name for name in names if name.startswith(f"{wanted} ")]
        other = [name for name in names if (name.endswith(f" {wanted}") if ending else f" {wanted} " in f" {name} ")]
        found = [*begun, *other] if ending else begun or other
        return list(dict.fromkeys(code for name in found for code in self._found[name]))

    def label(self, code: str) -> Spoken | str:
        """Return the label of a thing in each language; its code if it has none."""
        labels = self._forms[code][: len(languages())]
        if len(labels) < len(languages()) or not all(labels):
            return code
        return Spoken(tuple(zip(languages(), labels, strict=True)))

    def offered(self, code: str) -> Spoken | str:
        """Return a thing as it is offered: its label in each language with its code; the code alone if it has no label."""
        label = self.label(code)
        if isinstance(label, str):
            return label
        return Spoken(tuple((spoken, f"{name} ({code})") for spoken, name in label.forms))

    def like(self, text: str) -> list[tuple[float, str, str]]:
        """Return how like names of one thing are to a text: begun by it, containing its words, or spelt nearly so."""
        wanted, found = key(text), []
        begun = _singular(wanted)
        for looked_up in (name for name in self.names if len(self._found[name]) == 1 and len(name) > len("ma")):
            if wanted and looked_up.startswith(begun):
                likeness = 1.0
            elif len(wanted) > len("ab") and _within(begun, looked_up):
                likeness = 0.95
            else:
                match = difflib.SequenceMatcher(None, wanted, looked_up)
                likeness = match.ratio() if match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE else 0.0
            if likeness >= ALIKE:
                found.append((likeness, looked_up, self._found[looked_up][0]))
        return found


def nearest(text: str, books: Iterable[Called]) -> list[Spoken | str]:
    """Return the names that come nearest to a text, one for each thing, at most `OFFERED`: a code where that is near."""
    near = [(-likeness, name, code, book) for book in books for likeness, name, code in book.like(text)]
    near.sort(key=lambda one: (one[0], len(one[1]), one[1]))
    best: dict[str, Spoken | str] = {}
    for likeness, name, code, book in near:
        if -likeness >= -near[0][0] - NEAR:
            best.setdefault(code, code if book.names[name] == code else book.offered(code))
    return list(best.values())[:OFFERED]


def find(data: Dataset, kind: str, text: str) -> list[str]:
    """Return the codes of all that are called so, with or without an article; else the State or question that a part names.

    Of a State the part is such that no other country of the world is called by it (Burkina, but not Guinea); of a question,
    such that no other label begins with it, or, if none begins with it, contains it.
    """
    known, bare = book(data, kind), ARTICLE.sub("", key(text))
    if found := known.find(text) or known.find(bare) or known.find(f"ال{bare}"):
        return found
    if kind == "state":
        own = (state_of(data, code) for code in _countries(data, bare))
        return [code for code in own if code]
    part = known.part(bare) if kind == "indicator" else []
    return part if len(part) == 1 else []


def elsewhere(data: Dataset, text: str) -> Spoken | None:
    """Return the name of the country that is meant if it is not in the data."""
    for code in _countries(data, ARTICLE.sub("", key(text))):
        names = book(data, "world").called(code)
        if not state_of(data, code):
            return Spoken(tuple(zip(languages(), names, strict=False)))
    return None


def _countries(data: Dataset, name: str) -> list[str]:
    """Return the country that is called so, or the only one a part of whose name it is; a region is none."""
    world = book(data, "world")
    found = world.find(name) or world.part(name, ending=True)
    return found if len(found) == 1 and found[0].isalpha() else []


def _singular(text: str) -> str:
    """Return a name without the sign of the plural at the end of its words, in English and French."""
    return " ".join(word[:-1] if word.endswith("s") and len(word) > len("dans") else word for word in text.split())


def _within(wanted: str, name: str) -> bool:
    """Say whether every word that is wanted begins a word of a name."""
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def book(data: Dataset, kind: str) -> Called:
    """Return all things of one kind by what they are called: of `KINDS`; made once for the data."""
    made = MADE.setdefault(data, {})
    if kind not in made:
        made[kind] = Called(KINDS[kind](data))
    return made[kind]


MADE: WeakKeyDictionary[Dataset, dict[str, Called]] = WeakKeyDictionary()


def _labelled(table: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    labels = table[[f"label_{spoken}" for spoken in languages()]]
    return ((str(code), list(map(str, forms))) for code, *forms in labels.itertuples(name=None))


def _coded(data: Dataset, pairs: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Give names of parts and groups, each with the labels of its code of a list, in every language."""
    for name, kind, code in dict.fromkeys(pairs):
        yield name, [data.labels(f"label_{spoken}").get((kind, code), "") for spoken in languages()]


def _of_columns(table: pd.DataFrame, *columns: str) -> Iterator[tuple[str, str, str]]:
    return ((str(name), column, str(name)) for column in columns for name in table[column])


def _asked(data: Dataset) -> pd.DataFrame:
    """Return the requirements that a question speaks to: the others are not assessed."""
    return data.requirements[data.requirements.index.isin(data.requirement_indicators["requirement"])]


def _mechanisms(data: Dataset) -> Iterator[tuple[str, list[str]]]:
    """Give each mechanism with its names, its acronym, and both with the name of its State before or behind it."""
    for row in data.mechanisms.to_dict("records"):
        home = data.states.loc[row["state"]]
        own = [(str(row.get(f"short_{spoken}", "")), str(home[f"name_{spoken}"])) for spoken in languages()]
        labels = [f"{place} {row['acronym']}" for _, place in own]
        pairs = [*((row["acronym"], place) for _, place in own), *own]
        placed = [form for name, place in pairs if name for form in (f"{place} {name}", f"{name} {place}")]
        full = [row["name_original"], *(row[f"name_{spoken}"] for spoken in languages())]
        yield (
            row["mechanism"],
            [*labels, *(form for form in (*placed, row["acronym"], *(name for name, _ in own), *full) if form)],
        )


KINDS: Mapping[str, Callable[[Dataset], Iterable[tuple[str, Iterable[str]]]]] = {
    "mechanism": _mechanisms,
    "state": state_names,
    "world": world_names,
    "indicator": lambda data: _labelled(data.indicators),
    "requirement": lambda data: _labelled(_asked(data)),
    "part": lambda data: _coded(
        data, ((code, kind, code) for kind in ("pillar", "section") for code in data.codes_of(kind))
    ),
    "theme": lambda data: _coded(data, _of_columns(_asked(data), "theme", "instrument")),
    "edition": lambda data: _coded(data, ((name, "edition", name) for name in EDITIONS)),
    "group": lambda data: _coded(
        data, ((name, "income_group", INCOMES[name]) if name in INCOMES else (name, "peers", name) for name in GROUPS)
    ),
}
"""The kinds of things that are called something."""
