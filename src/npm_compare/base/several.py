"""Several questions asked at once: what is wrong with any of them is told in one error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from npm_compare.base.errors import TOLD, Lines, Message, NpmCompareError, UnknownName, again, message

T = TypeVar("T")


def together(*asked: Callable[[], T]) -> list[T]:
    """Return what each of some questions gives; what is wrong with any of them, the first `TOLD`, is told in one error.

    Raises
    ------
    UnknownName
        If all that is wrong are names that are not known.
    NpmCompareError
        If anything else is wrong; what is wrong stands on a line each.
    """
    found: list[T] = []
    wrong: dict[Message, NpmCompareError] = {}
    for ask in asked:
        try:
            found.append(ask())
        except NpmCompareError as error:
            wrong.setdefault(error.message, error)
            if len(wrong) == TOLD:
                break
    if wrong:
        raise _one_of(list(wrong.values())) from None
    return found


def _one_of(errors: list[NpmCompareError]) -> NpmCompareError:
    """Return several errors as one."""
    if len(errors) == 1:
        return errors[0]
    every = [each for error in errors for each in _each_of(error.message)]
    kind = UnknownName if all(isinstance(error, UnknownName) for error in errors) else NpmCompareError
    return again(kind, {"message": message("several", each=Lines(tuple(dict.fromkeys(every))))})


def _each_of(told: Message) -> tuple[Message, ...]:
    lines = dict(told.fields).get("each") if told.rule == "several" else None
    return lines.messages if isinstance(lines, Lines) else (told,)
