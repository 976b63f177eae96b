"""The names that the Tab key completes: of mechanisms, groups of peers, States, questions and requirements.

In IPython and JupyterLab they are offered inside the quotation marks of a call, by the parameter that stands there; the
command line has a completion of its own, with the same names.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from types import FunctionType, ModuleType
from typing import Any

CALL = re.compile(r"([A-Za-z_][\w.]*)\(([^()]*)$", re.DOTALL)
"""A call that is not closed yet, with what stands in it."""

OPEN = re.compile(r"""(?:^|[\s\[=,])["']([\w-]*)$""")
"""A name of which the quotation mark is not closed yet."""


def mechanism_names() -> list[str]:
    """Return the names of the mechanisms."""
    from npm_compare.facts.dataset import load

    return load().mechanisms["mechanism"].tolist()


def state_names() -> list[str]:
    """Return the names of the States."""
    from npm_compare.facts.dataset import load

    return load().states["state"].tolist()


def subject_names() -> list[str]:
    """Return the names of mechanisms and States."""
    return [*mechanism_names(), *state_names()]


def group_names() -> list[str]:
    """Return the names of the groups of peers."""
    from npm_compare.analysis.peers import GROUPS

    return list(GROUPS)


def member_names() -> list[str]:
    """Return the names of groups of peers and of mechanisms."""
    return [*group_names(), *mechanism_names()]


def indicator_names() -> list[str]:
    """Return the names of the indicators."""
    from npm_compare.facts.dataset import load

    return load().indicators["indicator"].tolist()


def topic_names() -> list[str]:
    """Return the names of pillars, sections and indicators."""
    from npm_compare.facts.dataset import load

    book = load().indicators
    return list(dict.fromkeys([*book["pillar"], *book["section"], *book["indicator"]]))


def requirement_names() -> list[str]:
    """Return the names of requirements, of their themes and instruments."""
    from npm_compare.facts.dataset import load

    book = load().requirements
    return list(dict.fromkeys([*book["theme"], *book["instrument"], *book["requirement"]]))


def edition_names() -> list[str]:
    """Return the names of the standing editions."""
    from npm_compare.facts.dataset import EDITIONS

    return sorted(EDITIONS)


NAMES: Mapping[str, Callable[[], list[str]]] = {
    **dict.fromkeys(("mechanism", "asker", "like"), mechanism_names),
    **dict.fromkeys(("mechanisms", "among"), member_names),
    "group": group_names,
    "state": state_names,
    "subject": subject_names,
    "indicator": indicator_names,
    "indicators": topic_names,
    "requirements": requirement_names,
    "at": edition_names,
}
"""The names that each parameter of a function of this package takes."""


def offered(text: str, known: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the name begun at the end of a text of code and the names that complete it; `known` are its variables."""
    call = CALL.search(text)
    begun = OPEN.search(call[2]) if call else None
    function = _function(call[1], known) if call else None
    if not call or not begun or function is None:
        return "", []
    names = NAMES.get(_parameter(function, call[2][: begun.start()]))
    return begun[1], [name for name in (names() if names else ()) if name.startswith(begun[1])]


def _function(path: str, known: Mapping[str, Any]) -> FunctionType | None:
    """Return the function of this package that a dotted name means; nothing is run to find it."""
    first, *others = path.split(".")
    found = known.get(first)
    for name in others:
        found = getattr(found, name, None) if isinstance(found, ModuleType) else None
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
        begun, names = offered("\n".join([*lines[:-1], lines[-1][: context.cursor_position]]), shell.user_ns)
        found = [SimpleCompletion(text=name, type="value") for name in names]
        return {"completions": found, "suppress": bool(found), "matched_fragment": begun}

    matcher: Any = context_matcher()(match)
    matcher.of_npm_compare = True
    shell.Completer.custom_matchers.append(matcher)
