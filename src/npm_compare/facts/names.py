"""What people call a mechanism, State, question, requirement or group, and which one they mean: the one resolver.

A name is a code, a name or acronym, the name of a State in a language of the data or its ISO code, or a label; case, accents
and variants of Arabic letters do not count, nor what stands between words, nor an article before it. A part of the name of a
State or question is taken for the whole where only one can be meant; else it is answered with the names that it may be of. All
that is wrong in one question is told in one answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from npm_compare.base.dates import day
from npm_compare.base.errors import NpmCompareError, UnknownName, listing, message, offering
from npm_compare.base.several import together
from npm_compare.facts.bodies import stands
from npm_compare.facts.called import book, elsewhere, find, nearest
from npm_compare.facts.groups import GROUPS

if TYPE_CHECKING:
    from npm_compare.facts.dataset import Dataset

COMMAS = re.compile(r"[,،;؛\n]")
"""What sets names apart in one text."""

Names = str | Iterable[str]


def members(data: Dataset, names: Names, at: str = "today") -> list[str]:
    """Return mechanisms and groups by their codes; a State stands for its mechanism in place on a date."""
    return _each(data, names, ("mechanism", "state", "group"), lambda name: _member(data, name, at))


def mechanism(data: Dataset, name: str, at: str = "today") -> str:
    """Return the mechanism that is meant.

    Raises
    ------
    UnknownName
        If none is called so; the text offers the nearest names.
    NpmCompareError
        If several are called so, or a State has several in place, or none.
    """
    return name if name in data.mechanisms.index else _mechanism(data, name, at, "mechanism")


def asker(data: Dataset, name: str, at: str = "today") -> str:
    """Return the mechanism that is meant; of a State its mechanism in place on a date, or the State if it has none."""
    found = [] if name in data.mechanisms.index else find(data, "state", name)
    if not found:
        return _mechanism(data, name, at, "mechanism_or_state")
    return _mechanism(data, name, at, "mechanism_or_state") if _standing(data, found, at) else found[0]


def state(data: Dataset, name: str) -> str:
    """Return the State that is meant; a mechanism stands for its State."""
    if name in data.states.index:
        return name
    if found := find(data, "state", name):
        return found[0]
    if book(data, "mechanism").find(name):
        return str(data.mechanisms.at[_mechanism(data, name, "today", "state"), "state"])
    raise _unknown(data, "state", name, ("state",))


def subject(data: Dataset, name: str, at: str = "today", *, of_states: bool | None = None) -> str:
    """Return the mechanism or State that is meant: a State if only States are asked, a mechanism if only mechanisms are."""
    if of_states or (of_states is None and find(data, "state", name)):
        return state(data, name)
    return _mechanism(data, name, at, "mechanism_or_state")


def group(data: Dataset, name: str, at: str = "today") -> str:  # as the others are asked
    """Return the group of peers that is meant."""
    return name if name in GROUPS else _only(data, name, ("group",), "group_of_peers")


def topics(data: Dataset, names: Names) -> list[str]:
    """Return pillars, sections and questions by their codes; a label that a part shares with a question is the part's."""
    kinds = ("part", "indicator")
    return _each(data, names, kinds, lambda name: _only(data, name, kinds, "pillar_section_or_indicator"))


def question(data: Dataset, name: str) -> str:
    """Return the question that is meant."""
    return _only(data, name, ("indicator",), "indicator")


def requirements(data: Dataset, names: Names) -> list[str]:
    """Return themes, instruments and requirements by their codes."""
    kinds = ("requirement", "theme")
    return _each(data, names, kinds, lambda name: _only(data, name, kinds, "requirement_theme_or_instrument"))


def requirement(data: Dataset, name: str) -> str:
    """Return the requirement that is meant."""
    return _only(data, name, ("requirement",), "requirement")


def _each(data: Dataset, names: Names, kinds: tuple[str, ...], find: Callable[[str], str]) -> list[str]:
    """Return what each of some names means, once; what is wrong with any of them in one error."""
    parts = pieces(names, lambda text: any(book(data, kind).find(text) for kind in kinds))
    return list(dict.fromkeys(together(*(partial(find, part) for part in parts))))


def pieces(names: Names, known: Callable[[str], object]) -> list[str]:
    """Return names that are set apart by commas; a name that has a comma itself stays whole.

    >>> pieces("Maroc, fra،INPT", bool), pieces("a, b", lambda text: text == "a, b")
    (['Maroc, fra, INPT'], ['a, b'])
    >>> pieces(["Maroc, fra", "INPT"], lambda text: False)
    ['Maroc', 'fra', 'INPT']
    """
    found = []
    for text in [names] if isinstance(names, str) else names:
        parts = [part.strip() for part in COMMAS.split(str(text)) if part.strip()]
        while parts:
            most = next((n for n in range(len(parts), 1, -1) if known(", ".join(parts[:n]))), 1)
            found.append(", ".join(parts[:most]))
            parts = parts[most:]
    return found


def _member(data: Dataset, name: str, at: str) -> str:
    if name in data.mechanisms.index or name in GROUPS:
        return name
    found = book(data, "group").find(name)
    return found[0] if len(found) == 1 else _mechanism(data, name, at, "mechanism_or_group_of_peers")


def _mechanism(data: Dataset, name: str, at: str, kind: str) -> str:
    """Return the only mechanism that is called so, or the one in place of the State that is."""
    if name in data.mechanisms.index:
        return name
    states = find(data, "state", name)
    of_state = _standing(data, states, at) or [
        str(one) for one in data.mechanisms.index[data.mechanisms["state"].isin(states)]
    ]
    found = list(dict.fromkeys([*book(data, "mechanism").find(name), *of_state]))
    if len(found) == 1:
        return found[0]
    if found:
        alike = tuple(f"{data.mechanism(one)['acronym']} ({one})" for one in found)
        raise NpmCompareError("mechanisms_called_alike", name=name, names=alike)
    if states:
        raise NpmCompareError("state_without_mechanism", state=book(data, "state").label(states[0]))
    groups = ("group",) if kind.endswith("peers") else ()
    raise _unknown(data, kind, name, ("mechanism", "state", *groups))


def _standing(data: Dataset, states: list[str], at: str) -> list[str]:
    """Return the mechanisms of some States that are in place on a date."""
    names = data.mechanisms.index[data.mechanisms["state"].isin(states)]
    own = [data.mechanism(str(name)) for name in names]
    when, today = day(data.edition(at)), day(data.date)
    return [str(row["mechanism"]) for row in own if stands(row, when, today=today)]


def _only(data: Dataset, name: str, kinds: tuple[str, ...], kind: str) -> str:
    """Return what a name means among the things of the first of some kinds that has it."""
    if name in data.indicators.index and "indicator" in kinds:
        return name
    exact = (book(data, one).find(name) for one in kinds)
    for found in (*exact, *(find(data, one, name) for one in kinds)):
        if len(found) > 1:
            raise NpmCompareError("called_alike", name=name, names=tuple(found))
        if found:
            return found[0]
    raise _unknown(data, kind, name, kinds)


def _unknown(data: Dataset, kind: str, name: str, kinds: tuple[str, ...]) -> UnknownName:
    """Return the error of a name that is not known: that the country is not in the data, the nearest names, or all."""
    known = [book(data, one) for one in kinds]
    if {"state", "mechanism"} & set(kinds) and (country := elsewhere(data, name)):
        hint = message("state_not_in_data", name=country)
    elif near := nearest(name, known):
        hint = offering(near)
    else:
        hint = listing([one.offered(code) for one in known for code in one.codes])
    return UnknownName(kind, name, (), hint=hint)
