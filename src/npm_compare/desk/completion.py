"""The names that the Tab key completes, as people type them: of mechanisms, groups, States, questions, requirements.

In IPython and JupyterLab they are offered inside the quotation marks of a call, by the parameter that stands there; the
command line has a completion of its own, with the same names.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Mapping
from types import FunctionType, ModuleType
from typing import Any

CALL = re.compile(r"([A-Za-z_][\w.]*)\(([^()]*)$", re.DOTALL)
"""A call that is not closed yet, with what stands in it."""

OPEN = re.compile(r"""(?:^|[\s\[=,])(["'])((?:(?!\1).)*)$""")
"""One or several names of which the quotation mark is not closed yet."""


KINDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("mechanism", "asker", "like", "subject"), ("mechanism", "state")),
    **dict.fromkeys(("mechanisms", "among", "who"), ("group", "mechanism", "state")),
    "frame": ("mechanism", "state"),  # of `show`, which takes a mechanism and a question too
    "caption": ("indicator",),
    "group": ("group",),
    "state": ("state",),
    "indicator": ("indicator",),
    **dict.fromkeys(("indicators", "questions", "what"), ("part", "indicator")),
    "requirement": ("requirement",),
    "requirements": ("theme", "requirement"),
    **dict.fromkeys(("at", "known", "before", "after", "since"), ("edition",)),
}
"""The kinds of names that each parameter of a function of this package takes, or each option of the command line."""


def begun(parameter: str, text: str) -> list[str]:
    """Return the names that a parameter takes and that begin with a text: codes, and whatever people call the thing.

    >>> begun("mechanism", "Maro"), begun("mechanism", "المغ")[0]
    (['Maroc CNDH', 'Maroc'], 'المغرب CNDH')
    """
    from npm_compare.facts.called import book
    from npm_compare.facts.dataset import load

    data = load()
    return list(dict.fromkeys(name for kind in KINDS.get(parameter, ()) for name in book(data, kind).begun(text)))


def offered(text: str, known: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the name begun at the end of a text of code and the names that complete it; `known` are its variables."""
    call = CALL.search(text)
    found = OPEN.search(call[2]) if call else None
    function = _function(call[1], known) if call else None
    if not call or not found or function is None:
        return "", []
    last = found[2].rpartition(",")[2].lstrip()
    return last, begun(_parameter(function, call[2][: found.start(1)]), last)


def _function(path: str, known: Mapping[str, Any]) -> FunctionType | None:
    """Return the function of this package that a dotted name means; nothing is run to find it."""
    first, *others = path.split(".")
    found = known.get(first)
    for name in others:
        found = getattr(found, name, None) if isinstance(found, ModuleType) else None
    if isinstance(found, ModuleType) and callable(found):
        from npm_compare.analysis.tidy import facts as found  # the one floor that answers to a call
    return found if isinstance(found, FunctionType) and found.__module__.startswith("npm_compare.") else None


def _parameter(function: FunctionType, before: str) -> str:
    """Return the name of the parameter that stands after some arguments; a list that is open is one argument."""
    closed = re.sub(r"""\[[^\]]*\]|"[^"]*"|'[^']*'""", "", before)
    earlier = closed.partition("[")[0].split(",")
    if named := re.match(r"\s*(\w+)\s*=", earlier[-1]):
        return named[1]
    return dict(enumerate(inspect.signature(function).parameters)).get(len(earlier) - 1, "")


def offer() -> None:
    """Let the Tab key of IPython, if it runs here, complete names in the calls of this package."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None or any(getattr(one, "of_npm_compare", False) for one in shell.Completer.custom_matchers):
        return
    from IPython.core.completer import SimpleCompletion, context_matcher

    def match(context: Any) -> Any:
        lines = context.full_text.split("\n")[: context.cursor_line + 1]
        last, names = offered("\n".join([*lines[:-1], lines[-1][: context.cursor_position]]), shell.user_ns)
        found = [SimpleCompletion(text=name, type="value") for name in names]
        return {"completions": found, "suppress": bool(found), "matched_fragment": last}

    matcher: Any = context_matcher()(match)
    matcher.of_npm_compare = True
    shell.Completer.custom_matchers.append(matcher)
