"""By which names each thing in the data is known: codes, names, acronyms, labels in every language, ISO codes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from npm_compare.base.letters import folded, key
from npm_compare.checking.schema import languages
from npm_compare.facts.groups import GROUPS, INCOMES
from npm_compare.facts.moments import EDITIONS

if TYPE_CHECKING:
    import pandas as pd

    from npm_compare.facts.dataset import Dataset

ALIKE = 0.6
"""From which likeness on a name is offered for another one."""

STILL_SAID = {
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain"),
    "MK": ("Macedonia",),
    "TR": ("Turkey",),
}
"""Names of countries that people go on using."""

NEAR = 0.04
"""By how much less like a name may be than the likest to be offered with it."""

OFFERED = 3
"""How many names are offered."""


class Called:
    """The things of one kind, by all that they are called."""

    def __init__(self, names: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.codes: list[str] = []
        self.names: dict[str, str] = {}
        """What people write, by what is looked up."""
        self._found: dict[str, list[str]] = {}
        self._forms: dict[str, list[str]] = {}
        for code, forms in ((code, list(forms)) for code, forms in names):
            self.codes.append(code)
            self._forms[code] = [form for form in forms if form]
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
        return self._forms[code]

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

    def shown(self, looked_up: str) -> str:
        """Return a name as it is offered: with its code, unless it is one."""
        name, code = self.names[looked_up], self._found[looked_up][0]
        return name if name == code else f"{name} ({code})"

    def like(self, text: str) -> list[tuple[float, str, str]]:
        """Return how like names of one thing are to a text: begun by it, containing its words, or spelt nearly so."""
        wanted, found = key(text), []
        for looked_up in (name for name in self.names if len(self._found[name]) == 1 and len(name) > len("ma")):
            if wanted and looked_up.startswith(wanted):
                likeness = 1.0
            elif len(wanted) > len("ab") and _within(wanted, looked_up):
                likeness = 0.95
            else:
                match = difflib.SequenceMatcher(None, wanted, looked_up)
                likeness = match.ratio() if match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE else 0.0
            if likeness >= ALIKE:
                found.append((likeness, looked_up, self._found[looked_up][0]))
        return found


def nearest(text: str, books: Iterable[Called]) -> list[str]:
    """Return the names that come nearest to a text, one for each thing, at most `OFFERED`."""
    near = [(-likeness, name, code, book) for book in books for likeness, name, code in book.like(text)]
    near.sort(key=lambda one: (one[0], len(one[1]), one[1]))
    best: dict[str, str] = {}
    for likeness, name, code, book in near:
        if -likeness >= -near[0][0] - NEAR:
            best.setdefault(code, book.shown(name))
    return list(best.values())[:OFFERED]


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
        found = (data.labels(f"label_{spoken}").get((kind, code), "") for spoken in languages())
        yield name, [label for label in found if label]


def _of_columns(table: pd.DataFrame, *columns: str) -> Iterator[tuple[str, str, str]]:
    return ((str(name), column, str(name)) for column in columns for name in table[column])


def _asked(data: Dataset) -> pd.DataFrame:
    """Return the requirements that a question speaks to: the others are not assessed."""
    return data.requirements[data.requirements.index.isin(data.requirement_indicators["requirement"])]


def _states(data: Dataset) -> Iterator[tuple[str, list[str]]]:
    """Give each State with its ISO codes and its names: those of the data, and those of the Unicode locale data."""
    short = _alpha_2()
    for row in data.states.to_dict("records"):
        alpha_2 = short.get(row["iso3"], "")
        common = [names[alpha_2] for names in _common_names() if alpha_2 in names]
        yield (
            row["state"],
            [
                *(row[f"name_{spoken}"] for spoken in languages()),
                row["iso3"],
                alpha_2,
                *common,
                *STILL_SAID.get(alpha_2, ()),
            ],
        )


@cache
def _alpha_2() -> dict[str, str]:
    """Return the ISO code of two letters of each country, by that of three."""
    from babel.core import get_global

    return {long: short[0] for long, short in get_global("territory_aliases").items() if len(long) == len("MAR")}


@cache
def _common_names() -> list[Mapping[str, str]]:
    """Return the names of countries in everyday use (Bolivia, Côte d’Ivoire), by ISO code, in each language."""
    from babel import Locale

    return [Locale.parse(spoken).territories for spoken in languages()]


def _mechanisms(data: Dataset) -> Iterator[tuple[str, list[str]]]:
    """Give each mechanism with its names, its acronym, and both with the name of its State before or behind it."""
    for row in data.mechanisms.to_dict("records"):
        home = data.states.loc[row["state"]]
        own = [(str(row.get(f"short_{spoken}", "")), str(home[f"name_{spoken}"])) for spoken in languages()]
        pairs = [*((row["acronym"], place) for _, place in own), *own]
        placed = [form for name, place in pairs if name for form in (f"{place} {name}", f"{name} {place}")]
        full = [row["name_original"], *(row[f"name_{spoken}"] for spoken in languages())]
        yield row["mechanism"], [form for form in (*placed, row["acronym"], *(name for name, _ in own), *full) if form]


KINDS: Mapping[str, Callable[[Dataset], Iterable[tuple[str, Iterable[str]]]]] = {
    "mechanism": _mechanisms,
    "state": _states,
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
