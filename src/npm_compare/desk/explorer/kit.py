"""What the widgets of the explorer share: the library, loaded only when it is needed, and pieces of HTML."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from html import escape
from typing import Any, Protocol

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language, right_to_left, say

Change = Callable[..., None]
"""Takes the fields of the view that a control changes."""

STYLE = """<style>
.npm-explorer{max-width:100%}
.npm-explorer .widget-label{width:auto;min-width:9em;margin-inline:0 .6em}
.npm-explorer .npm-slider .widget-label{min-width:17em}
.npm-explorer.npm-rtl,.npm-explorer.npm-rtl input,.npm-explorer.npm-rtl select,.npm-explorer.npm-rtl .widget-label
{direction:rtl;text-align:right}
.npm-explorer.npm-rtl textarea{direction:ltr;text-align:left}
.npm-explorer textarea{font-family:monospace}
.npm-unseen .widget-label{position:absolute;width:1px;min-width:0;height:1px;overflow:hidden;clip-path:inset(50%)}
.npm-message p{padding:.5em .8em;margin:.3em 0;border-inline-start:4px solid #b04a00;line-height:1.4;white-space:pre-line}
.npm-message p.done{border-color:#0072b2}
.npm-explorer .bar{display:inline-block;height:.8em;background:#0072b2;vertical-align:baseline;margin-inline-end:.5em}
.npm-explorer :focus-visible{outline:2px solid #0072b2;outline-offset:1px}
</style>"""


class Choice(Protocol):
    """A control: its widget, and how it shows what a view has chosen."""

    widget: Any

    def show(self, view: View, data: Dataset) -> None:
        """Bring the control up to a view, in the language spoken."""
        ...


class Panel(Protocol):
    """A part of the application: its widget, how it shows a view, and where in it that is seen."""

    widget: Any
    result: Any

    def show(self, view: View, data: Dataset) -> None:
        """Bring the widget up to a view, in the language spoken."""
        ...


def widgets() -> Any:
    """Return the library of widgets.

    Raises
    ------
    NpmCompareError
        If it is not installed.
    """
    try:
        return importlib.import_module("ipywidgets")
    except ModuleNotFoundError:
        raise NpmCompareError(
            say(
                "The explorer needs ipywidgets, which is not installed here: run `pip install ipywidgets`, then open the "
                "notebook again."
            )
        ) from None


def framed(content: str) -> str:
    """Return HTML with the language and the direction in which it is written."""
    direction = "rtl" if right_to_left() else "ltr"
    return f'<div lang="{language()}" dir="{direction}">{content}</div>'


def paragraph(text: str, kind: str = "", *, role: str = "") -> str:
    """Return a paragraph in HTML; a `role` makes a screen reader read it when it appears."""
    attributes = (f' class="{kind}"' if kind else "") + (f' role="{role}"' if role else "")
    return framed(f"<p{attributes}>{escape(text)}</p>")


def message_place() -> Any:
    """Return the place of a message, empty as yet."""
    place = widgets().HTML()
    place.add_class("npm-message")
    return place


def wide(kit: Any, width: str = "34em") -> Any:
    """Return a layout as wide as a sentence, that shrinks with the window."""
    return kit.Layout(width=width, max_width="100%")


WORDS = {"description_width": "initial"}
"""The style of a control whose description takes the room that it needs."""
