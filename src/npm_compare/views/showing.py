"""How every kind of result is shown: its view is a module of `views` that knows its `table`, its `text` or its `html`.

table(result)  the one table model (`views.html`), from which HTML and terminal text are made
text(result)   plain text, where the table is not what a terminal should show
html(result)   HTML, where it is more than the table
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from npm_compare.base import voice
from npm_compare.base.results import Result
from npm_compare.views.sentences import sentence

VIEWS: Mapping[str, str] = {
    "Answer": "answer",
    "Articles": "articles",
    "Assessment": "assessment",
    "Bibliography": "bibliography",
    "Comparison": "comparison",
    "Decisions": "decisions",
    "Demands": "demands",
    "Figures": "figures",
    "Options": "options",
    "Profile": "profile",
    "Shown": "display",
    "Sizing": "sizing",
    "Variants": "variants",
}
"""The module of `views` that shows each class of results."""


def html(result: Result) -> str:
    """Return a result as HTML."""
    return str(_view(result).html(result))


def text(result: Result) -> str:
    """Return a result as it stands in a terminal."""
    return str(_view(result).text(result))


def _view(result: Result) -> ModuleType:
    return import_module(f"npm_compare.views.{VIEWS[type(result).__name__]}")


def offer() -> None:
    """Lend the voice of the package to errors and results, and let IPython, if it runs here, show results by it."""
    voice.lend(sentence, text)
    shell: Any = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        show_in(shell)


def show_in(shell: Any) -> None:
    """Let a shell of IPython show results in HTML."""
    shell.display_formatter.formatters["text/html"].for_type(Result, html)
