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
from npm_compare.base.directions import POP
from npm_compare.base.errors import NpmCompareError
from npm_compare.base.results import Result
from npm_compare.views.html import directed
from npm_compare.views.language import right_to_left
from npm_compare.views.sentences import sentence

VIEWS: Mapping[str, str] = {
    "Agreement": "agreement",
    "Answer": "answer",
    "Assessment": "assessment",
    "Bibliography": "bibliography",
    "Comparison": "comparison",
    "Concordance": "concordance",
    "Decisions": "decisions",
    "Demands": "demands",
    "Draft": "draft",
    "Figures": "figures",
    "Laws": "laws",
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


def forms_of(value: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a value in every form in which it shows itself in a notebook, by media type, and what is said about some of them."""
    if bundle := getattr(value, "_repr_mimebundle_", None):
        found: tuple[dict[str, Any], dict[str, Any]] = bundle()
        return found
    own = html(value) if isinstance(value, Result) else getattr(value, "_repr_html_", lambda: None)()
    return {"text/plain": repr(value), **({} if own is None else {"text/html": own})}, {}


def _view(result: Result) -> ModuleType:
    return import_module(f"npm_compare.views.{VIEWS[type(result).__name__]}")


def offer() -> None:
    """Lend the voice of the package to errors and results, and let IPython, if it runs here, show results by it."""
    voice.lend(sentence, text)
    shell: Any = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        show_in(shell)
        _direct_in(shell)


def show_in(shell: Any) -> None:
    """Let a shell of IPython show results in HTML, and what a user can put right in a sentence, without a traceback."""
    shell.display_formatter.formatters["text/html"].for_type(Result, html)
    shell.set_custom_exc((NpmCompareError,), _tell)


SPOKEN: Mapping[str, tuple[str, ...]] = {
    "npm_compare.views.findings.finding": ("Finding",),
    "npm_compare.views.findings.pressing": ("Pressing", "Lacking"),
    "npm_compare.reports.brief": ("BriefAnswer", "Annex"),
}
"""The classes that are words already and know their HTML, by their modules."""


def _direct_in(shell: Any) -> None:
    """Set what a shell shows in the direction of the language spoken: the page of JupyterLab goes from left to right."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type(Result, lambda result: directed(html(result)))
    for module, names in SPOKEN.items():
        for name in names:
            formatter.for_type_by_name(module, name, lambda words: directed(words._repr_html_()))


def _tell(shell: Any, kind: type[BaseException], error: BaseException, _: object, tb_offset: int | None = None) -> None:
    """Tell an error as its sentence alone; a mistake of ours is no `NpmCompareError` and keeps its traceback."""
    shell._showtraceback(
        kind, error, [_told(error)]
    )  # the way that IPython tells a cell that is no Python (SyntaxError)


def _told(error: BaseException) -> str:
    """Return the sentence of an error, each line set in its direction: the page sets plain text from left to right."""
    lines = str(error).splitlines()
    return "\n".join(f"{FROM_THE_RIGHT}{line}{POP}" for line in lines) if right_to_left() else "\n".join(lines)


FROM_THE_RIGHT = "\u2067"
"""Begins a text from the right, up to `POP`."""
