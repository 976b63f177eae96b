"""What is wrong, said as the name of a rule with its fields; `views.sentences` makes the sentence where it is shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from npm_compare.base import voice
from npm_compare.base.hidden import harmless, visible


@dataclass(frozen=True)
class Day:
    """A partial ISO date as a field of a message: it is shown in the words of the language spoken."""

    text: str


@dataclass(frozen=True)
class Spoken:
    """A name in each language, as a field of a message: it is shown in the one spoken, or the first."""

    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AnyOf:
    """Names of which one is meant, as a field of a message: they are shown joined by “or”."""

    names: tuple[str | Spoken, ...]


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


Field = str | int | float | Decimal | Day | Spoken | AnyOf | Lines | Message | tuple["Field", ...]
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
        return [plain(name) for name in value.names]
    if isinstance(value, (tuple, Lines)):
        return [plain(one) for one in (value.messages if isinstance(value, Lines) else value)]
    if isinstance(value, Day):
        return value.text
    if isinstance(value, Spoken):
        return value.forms[0][1]
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
        return again, (type(self), self.__dict__)  # an error crosses to another process with its fields


def again(kind: type[NpmCompareError], state: dict[str, object]) -> NpmCompareError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


TOLD = 20
"""So many errors are told at once; who wrote more of them has another file in hand than was meant."""


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

    `kind` is a code of `views.refusals.KINDS`; `hint` is told in place of the nearest names.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str], *, hint: Message | None = None) -> None:
        hint = hint or nearest(str(name), known)
        super().__init__("unknown_name", kind=Message(f"kind_{kind}"), name=repr(name), hint=hint)


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


def offering(names: Sequence[str | Spoken]) -> Message:
    """Return the message that offers some names."""
    return message("did_you_mean", names=AnyOf(tuple(names)))


BEGINNING = 12
"""How many names are listed of those that there are."""


def listing(names: Sequence[str | Spoken]) -> Message:
    """Return the message that says which names there are, or how their list begins."""
    rule = "known_names_begin" if len(names) > BEGINNING else "known_names"
    return message(rule, names=tuple(names[:BEGINNING]))


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
        return offering(close)
    return listing(names)
