"""The arguments of public functions as codes: what is meant by the names, labels and dates that people type.

An argument says by what it is called what it takes: `mechanism`, `state`, `indicators`, `at` mean the same in every function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.given import takes
from npm_compare.base.several import together
from npm_compare.facts import names

if TYPE_CHECKING:
    from npm_compare.facts.dataset import Dataset

DATES = ("at", "known", "before", "after", "since")
"""Arguments that are dates."""

OF_SEVERAL: Mapping[str, Callable[[Dataset, names.Names, str], list[str]]] = {
    **dict.fromkeys(("mechanisms", "among", "group", "who"), names.members),
    **dict.fromkeys(("indicators", "questions", "what"), lambda data, given, at: names.topics(data, given)),
    "requirements": lambda data, given, at: names.requirements(data, given),
}
"""Arguments that are lists of names."""

OneName = Callable[["Dataset", str, str], str]

OF_ONE: Mapping[str, OneName] = {
    "mechanism": names.mechanism,
    "asker": names.mechanism,
    "subject": names.subject,
    "state": lambda data, given, at: names.state(data, given),
    "indicator": lambda data, given, at: names.question(data, given),
    "requirement": lambda data, given, at: names.requirement(data, given),
}
"""Arguments that are one name; a function that takes another one notes on it how it is found (`Annotated`)."""


def meant(kinds: Mapping[str, Any], given: Mapping[str, Any], load: Callable[[], Dataset]) -> dict[str, Any]:
    """Return the arguments in which something else was meant than what stands there, as codes.

    Raises
    ------
    NpmCompareError
        If a name or date is not known: all that is wrong with any argument in one error.
    """
    asked = {name: value for name, value in given.items() if _asks(name, value, kinds.get(name))}
    data = _data(kinds, given, load) if asked else None
    if data is None:
        return {}
    on = "today" if (when := asked.get("at")) is None or _wrong(data, when) else when
    ways = (partial(_code, data, name, value, kinds.get(name), on) for name, value in asked.items())
    found = zip(asked, together(*ways), strict=True)
    return {name: value for name, value in found if not _same(value, asked[name])}


def _same(value: object, given: object) -> bool:
    """Say whether an argument stays as it was given; a column of names is compared like a list of them."""
    if value is given or isinstance(value, str) or not isinstance(given, Sized) or isinstance(given, str):
        return value is given or value == given
    return list(value) == list(given) if isinstance(value, Iterable) and isinstance(given, Iterable) else False


def _is_empty(value: object) -> bool:
    """Say whether nothing was given; a column of names has no truth value of its own, but a length."""
    return len(value) == 0 if isinstance(value, Sized) else not value


def _asks(name: str, value: object, kind: Any) -> bool:
    """Say whether an argument holds names: not one that was left empty, nor a file that is called like one."""
    named = name in OF_ONE or name in DATES or name in OF_SEVERAL
    if not named or value is None or (kind is not None and takes(Path(), kind)):
        return False
    return name in OF_SEVERAL if _is_empty(value) else isinstance(value, str | Iterable)


def _data(kinds: Mapping[str, Any], given: Mapping[str, Any], load: Callable[[], Dataset]) -> Dataset | None:
    """Return the data in which names are looked up: those given, those behind a result that is, or those of the package."""
    if given.get("data") is not None:
        found: Dataset = given["data"]
        return found
    behind = next(
        (value.data for value in given.values() if hasattr(value, "data") and hasattr(value.data, "edition")), None
    )
    return behind if behind is not None or "data" not in kinds else load()


def _wrong(data: Dataset, when: str) -> bool:
    try:
        data.edition(when)
    except NpmCompareError:
        return True
    return False


def _code(data: Dataset, name: str, value: Any, kind: Any, at: str) -> Any:
    """Return what is meant by an argument: of a text a text, of a list a list."""
    if name in DATES:
        data.edition(value)  # refuses what is no date
        return data.moment(value)
    noted: OneName | None = getattr(kind, "__metadata__", [OF_ONE.get(name)])[0]
    if noted:
        return noted(data, value, at)
    found = OF_SEVERAL[name](data, value, at)
    if not found and name != "group":  # an asker may stand alone
        raise NpmCompareError("nothing_named", name=name)
    return ",".join(found) if isinstance(value, str) else type(value)(found) if isinstance(value, tuple) else found
