"""What the package says when something is wrong."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Literal

UNSEEN = "\u00a0\u2010\u2011\u2212\ufffd"
"""Characters that print, but as something else: the no-break space, look-alikes of the hyphen, the mark of loss."""


def visible(text: str, limit: int = 60) -> str:
    """Return `text` with invisible and unusual characters written as U+XXXX, cut at `limit`.

    >>> visible("12\\u202f000")
    '12<U+202F>000'
    """
    shown = (c if c.isprintable() and c not in UNSEEN else f"<U+{ord(c):04X}>" for c in text[:limit])
    return "".join(shown) + ("…" if len(text) > limit else "")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of the data: where, what, how to mend it.

    An `error` keeps the data from being used; a `notice` tells what was read all the same, with no value
    changed. `what` and `mend` are in the language that was spoken when it was found; file and line are not translated.
    """

    file: str
    line: int
    what: str
    mend: str
    severity: Literal["error", "notice"] = "error"
    column: str = field(default="", compare=False)
    """The column of the cell in question; empty if it is the row or the file. The words say which problem it is."""

    def __str__(self) -> str:
        from npm_compare.language import say  # it imports this module

        told = say("{what}; {mend}", what=self.what, mend=self.mend)
        return f"{self.file}:{self.line}: {told}"


class NpmCompareError(Exception):
    """Whatever a user can put right.

    The command line shows its text and exits with 1, without a traceback.
    """


class DataError(NpmCompareError):
    """The data break the rules of `data/README.md`; `problems` holds every breach."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        from npm_compare.language import say  # it imports this module

        self.problems = list(problems)
        lines = [str(problem) for problem in self.problems[:20]]
        if len(self.problems) > 20:
            left = str(len(self.problems) - 20)
            lines.append(say("… and {left} more: run `npm-compare check` to see all.", left=left))
        super().__init__("\n".join(lines))


class UnknownName(NpmCompareError):  # noqa: N818  # read as a sentence: there is no such name
    """A name that the data do not have; the text offers the nearest ones.

    `kind` is marked for the catalogue where it is written (`later("mechanism")`); `meant` are names offered before the nearest.
    """

    def __init__(self, kind: str, name: object, known: Iterable[str], *, meant: Iterable[str] = ()) -> None:
        from npm_compare.language import say

        hint = _offered(list(meant)) or nearest(str(name), known)
        super().__init__(say("There is no {kind} {name}. {hint}", kind=say(kind), name=repr(name), hint=hint))


class WrongEnding(NpmCompareError):  # noqa: N818  # read as a sentence: this is the wrong ending
    """A file of another kind than can be written; the text names the endings that can."""

    def __init__(self, path: str | Path, endings: Iterable[str]) -> None:
        from npm_compare.language import joined, say

        name = repr(Path(path).name)
        super().__init__(
            say("The name of the file, {name}, must end in {endings}.", name=name, endings=joined(endings))
        )


def refused(error: OSError) -> str:
    """Say what the system refuses: a file that cannot be read or written, and why.

    >>> refused(OSError(28, "No space left on device", "facts.csv"))
    'facts.csv cannot be read or written: No space left on device.'
    """
    from npm_compare.language import say

    reason = error.strerror or str(error)
    if error.filename is None:
        return say("The system refuses: {reason}.", reason=reason)
    return say("{file} cannot be read or written: {reason}.", file=visible(str(error.filename)), reason=reason)


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which of the `known` names come nearest to `name`.

    >>> nearest("mar-cnhd", ["mar-cndh", "fra-cglpl"])
    'Did you mean mar-cndh?'
    """
    from npm_compare.language import joined, say

    names = sorted(set(known))
    if not names:
        return say("None is known.")
    lowered = {n.casefold(): n for n in names}
    close = [lowered[n] for n in difflib.get_close_matches(name.casefold(), lowered, n=3, cutoff=0.6)]
    if close:
        return _offered(close)
    first = joined(names[:12])
    return say("Known: {names} ….", names=first) if len(names) > 12 else say("Known: {names}.", names=first)


def _offered(names: list[str]) -> str:
    """Ask whether one of the names was meant; empty if there is none."""
    from npm_compare.language import say

    if not names:
        return ""
    either = reduce(lambda one, other: say("{one} or {other}", one=one, other=other), names)
    return say("Did you mean {names}?", names=either)
