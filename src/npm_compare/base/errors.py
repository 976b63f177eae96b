"""What is wrong, said as the name of a rule with its fields; `views.sentences` makes the sentence where it is shown."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeVar

from npm_compare.base import voice
from npm_compare.base.hidden import harmless, visible


@dataclass(frozen=True)
class Day:
    """A partial ISO date as a field of a message: it is shown in the words of the language spoken."""

    text: str


@dataclass(frozen=True)
class AnyOf:
    """Names of which one is meant, as a field of a message: they are shown joined by “or”."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """Messages as a field of another: each is shown on a line of its own."""

    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Message:
    """The name of a rule with its fields, in no language. A tuple of fields is shown as a list."""

    rule: str
    fields: tuple[tuple[str, Field], ...] = ()

    def __str__(self) -> str:
        return voice.say(self)


Field = str | int | float | Decimal | Day | AnyOf | Lines | Message | tuple["Field", ...]
"""What a field of a message may be. A text is shown as it is, a number with the separators of the language spoken."""


def message(rule: str, /, **fields: Field) -> Message:
    """Return the message of a rule.

    >>> message("weights_negative").rule
    'weights_negative'
    """
    return Message(rule, tuple(fields.items()))


def plain(value: Field) -> object:
    """Return a field as plain values, as they stand in JSON.

    >>> plain(message("did_you_mean", names=AnyOf(("mar-cndh",))))
    {'rule': 'did_you_mean', 'names': ['mar-cndh']}
    """
    if isinstance(value, Message):
        return {"rule": value.rule, **{name: plain(field) for name, field in value.fields}}
    if isinstance(value, AnyOf):
        return list(value.names)
    if isinstance(value, (tuple, Lines)):
        return [plain(one) for one in (value.messages if isinstance(value, Lines) else value)]
    if isinstance(value, Day):
        return value.text
    return float(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place of the data: the rule that is broken, with its fields, in no language.

    An `error` keeps the data from being used; a `notice` tells what was read all the same, with no value changed. Problems
    are sorted by file, line and column. The words of every rule stand in `views.problems`.
    """

    file: str
    line: int
    rule: str
    fields: tuple[tuple[str, Field], ...] = ()
    severity: Literal["error", "notice"] = "error"
    column: str = ""
    """The column of the cell in question; empty if it is the row or the file."""

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    def __str__(self) -> str:
        return f"{harmless(self.file)}:{self.line}: {self.message}"

    @property
    def message(self) -> Message:
        """What is wrong and how to mend it, without its place: the column is a field like the others."""
        return Message(self.rule, (("column", self.column), *self.fields))

    @property
    def beside(self) -> int:
        """The line of the other row of the same file, where two do not go together; else 0."""
        fields = dict(self.fields)
        line = 0 if "file" in fields else fields.get("line", 0)
        return line if isinstance(line, int) else 0

    @property
    def _order(self) -> tuple[str, int, str, str, str]:
        return self.file, self.line, self.column, self.rule, repr(self.fields)


class NpmCompareError(Exception):
    """Whatever a user can put right: the name of a rule (`rule`) and its fields (`fields`), as in a `Message`.

    The command line shows its text and exits with 1, without a traceback.
    """

    def __init__(self, rule: str, /, **fields: Field) -> None:
        self.message = message(rule, **fields)
        super().__init__(rule)

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.__dict__)  # an error crosses to another process with its fields


def _again(kind: type[NpmCompareError], state: dict[str, object]) -> NpmCompareError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


class DataError(NpmCompareError):
    """The data break the rules of `data/README.md`; `problems` holds every breach."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("data_broken", number=len(self.problems))

    def __str__(self) -> str:
        lines = [str(problem) for problem in self.problems[:TOLD]]
        if len(self.problems) > TOLD:
            lines.append(str(message("more_problems", left=len(self.problems) - TOLD)))
        return "\n".join(lines)


class UnknownName(NpmCompareError):  # noqa: N818  # read as a sentence: there is no such name
    """A name that the data do not have; the text offers the nearest ones.

    `kind` is a code of `views.refusals.KINDS`; `meant` are names offered before the nearest.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str], *, meant: Iterable[str] = ()) -> None:
        offered = tuple(meant)
        hint = message("did_you_mean", names=AnyOf(offered)) if offered else nearest(str(name), known)
        super().__init__("unknown_name", kind=Message(f"kind_{kind}"), name=repr(name), hint=hint)


T = TypeVar("T")


TOLD = 20
"""So many errors are told at once; who wrote more of them has another file in hand than was meant."""


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
    return _again(kind, {"message": message("several", each=Lines(tuple(dict.fromkeys(every))))})


def _each_of(told: Message) -> tuple[Message, ...]:
    lines = dict(told.fields).get("each") if told.rule == "several" else None
    return lines.messages if isinstance(lines, Lines) else (told,)


class WrongEnding(NpmCompareError):  # noqa: N818  # read as a sentence: this is the wrong ending
    """A file of another kind than can be written; the text names the endings that can."""

    def __init__(self, path: str | Path, endings: Iterable[str]) -> None:
        super().__init__("wrong_ending", name=repr(Path(path).name), endings=tuple(endings))


def refused(error: OSError) -> Message:
    """Return what the system refuses: a file that cannot be read or written, and why.

    >>> str(refused(OSError(28, "No space left on device", "facts.csv")))
    'facts.csv cannot be read or written: No space left on device.'
    """
    reason = error.strerror or str(error)
    if error.filename is None:
        return message("system_refuses", reason=reason)
    return message("system_refuses_file", file=visible(str(error.filename)), reason=reason)


def nearest(name: str, known: Iterable[str]) -> Message:
    """Return which of the `known` names come nearest to `name`, or which there are.

    >>> str(nearest("mar-cnhd", ["mar-cndh", "fra-cglpl"]))
    'Did you mean mar-cndh?'
    """
    names = sorted(set(known))
    if not names:
        return message("none_known")
    lowered = {n.casefold(): n for n in names}
    close = [lowered[n] for n in difflib.get_close_matches(name.casefold(), lowered, n=3, cutoff=0.6)]
    if close:
        return message("did_you_mean", names=AnyOf(tuple(close)))
    return message("known_names_begin" if len(names) > 12 else "known_names", names=tuple(names[:12]))
