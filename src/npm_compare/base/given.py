"""What a public function is given: of the kind that it takes, and numbers that can be counted with."""

from __future__ import annotations

import inspect
import math
import re
import types
from collections.abc import Callable, Mapping
from functools import cache, wraps
from numbers import Integral, Real
from pathlib import PurePath
from typing import Any, Literal, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from npm_compare.base.errors import NpmCompareError
from npm_compare.base.extras import told
from npm_compare.base.hidden import visible

P = ParamSpec("P")
R = TypeVar("R")

NUMBERS = {int: Integral, float: Real}
"""What is taken as a number: those of pandas and NumPy too."""

PLAIN = (str, Real, list, tuple, dict, type(None))
"""What is quoted as it was typed."""

FROM_ZERO = ("seed",)
"""Whole numbers that may be zero; every other one counts something, and is above it."""


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function refuse, in a sentence, what it cannot take: the types of its arguments say what it takes.

    So it does what needs a library of an extra that is not installed (`extras`).

    Names that people type are taken for the codes that they mean, by what the arguments are called (`facts.meant`).

    A whole number is above zero, or in `FROM_ZERO`; any other number, and each one in a mapping, is finite.

    >>> def half(share: float) -> float:
    ...     return share / 2
    >>> checked(half)(math.nan)
    Traceback (most recent call last):
    npm_compare.base.errors.NpmCompareError: share cannot be nan: give a number.
    """

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        taken, kinds = _taken(function)
        bound = taken.bind_partial(*given, **named).arguments if named.keys() <= taken.parameters.keys() else {}
        for name, value in bound.items():
            several = taken.parameters[name].kind is inspect.Parameter.VAR_POSITIONAL
            for one in value if several else (value,):
                refuse_unlike(name, one, kinds.get(name, Any))
        if meant := {name: code for lent in LENT for name, code in lent(kinds, bound).items()}:
            again = _with(taken, bound, meant)
            with told():
                return function(*again.args, **again.kwargs)
        with told():
            return function(*given, **named)

    return asked


Meant = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]
"""What puts codes in place of names: given the kinds of all arguments of a function and what was given for some of them."""

LENT: list[Meant] = []
"""That function, once it was lent: when the data are first imported."""


def lend(meant: Meant) -> None:
    """Take the function that knows what is meant by the names that people type (`facts.meant`)."""
    LENT[:] = [meant]


def _with(taken: inspect.Signature, bound: dict[str, Any], meant: Mapping[str, Any]) -> inspect.BoundArguments:
    ordered = {name: {**bound, **meant}[name] for name in taken.parameters if name in bound}
    return inspect.BoundArguments(taken, ordered)


def refuse_unlike(name: str, value: Any, kind: Any) -> None:
    """Refuse a value that is not of a kind, or a number that cannot be counted with.

    Raises
    ------
    NpmCompareError
        The text names the argument, the value and what is taken.
    """
    kind, least = bare(kind), 0 if name in FROM_ZERO else 1
    alike = _alike(value, kind)
    if kind is int and not (alike and value >= least):
        raise NpmCompareError("argument_not_whole", name=name, value=_shown(value), least=least)
    if not alike:
        raise NpmCompareError("argument_of_other_kind", name=name, value=_shown(value), kind=_words(kind))
    if isinstance(value, (str, PurePath)) and "\0" in str(value):
        raise NpmCompareError("argument_with_nul", name=name, value=repr(str(value)))
    for one in value.values() if isinstance(value, Mapping) else [value]:
        if isinstance(one, Real) and not math.isfinite(one):
            raise NpmCompareError("argument_not_finite", name=name, value=str(one))


def takes(value: object, kind: Any) -> bool:
    """Say whether an argument of a kind may be a value."""
    return _alike(value, bare(kind))


def bare(kind: Any) -> Any:
    """Return a kind without what is noted on it."""
    return kind.__origin__ if hasattr(kind, "__metadata__") else kind


def _alike(value: object, kind: Any) -> bool:
    """Tell whether a value is of a kind, as far as its type and what is in a list or a mapping show."""
    origin, within = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return any(_alike(value, each) for each in within)
    if origin is Literal:
        return value in within
    if kind in NUMBERS:
        return isinstance(value, NUMBERS[kind]) and not isinstance(value, bool)
    wanted = type(None) if kind is None else origin or kind
    if wanted is Any or not isinstance(wanted, type):
        return True
    if not isinstance(value, wanted):
        return False
    if within and issubclass(wanted, Mapping) and isinstance(value, Mapping):
        return all(_alike(one, within[-1]) for one in value.values())
    return not (isinstance(value, (list, tuple)) and within) or all(_alike(one, within[0]) for one in value)


def _shown(value: object) -> str:
    """Return a value as it was typed if it is plain, else the name of its class."""
    return visible(repr(value)) if isinstance(value, PLAIN) else type(value).__name__


def _words(kind: Any) -> str:
    """Return a kind as the reference writes it, without the modules."""
    return re.sub(r"[\w.]+\.", "", kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind))


@cache
def _taken(function: Callable[..., object]) -> tuple[inspect.Signature, dict[str, Any]]:
    """Return the arguments of a function, and the kind of each."""
    written = {name: kind for name, kind in function.__annotations__.items() if name != "return"}
    named = types.SimpleNamespace(__annotations__=written)
    kinds = get_type_hints(named, globalns=vars(inspect.getmodule(function)), include_extras=True)
    return inspect.signature(function), kinds
