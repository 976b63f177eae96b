"""What the widgets of the explorer share: the library, loaded only when it is needed, and pieces of HTML."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, Protocol

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.templates import asset, template
from npm_compare.views.language import language, right_to_left

HERE = "npm_compare.desk.explorer"
"""The package in whose folder `assets` the look and the pieces of HTML stand."""

Change = Callable[..., None]
"""Takes the fields of the view that a control changes."""


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
        raise NpmCompareError("widgets_missing") from None


def style() -> str:
    """Return the look of the explorer, as an element of HTML."""
    return f"<style>\n{asset('explorer.css', HERE)}</style>"


def piece(name: str, *fields: str) -> str:
    """Return a piece of HTML, a macro of `assets/pieces.html`, with its fields filled in."""
    made: str = getattr(template(HERE, "pieces.html").module, name)(*fields)
    return made


def framed(content: str) -> str:
    """Return HTML with the language and the direction in which it is written."""
    from markupsafe import Markup

    return str(piece("framed", Markup(content), language(), "rtl" if right_to_left() else "ltr"))


def paragraph(text: str, kind: str = "", *, role: str = "") -> str:
    """Return a paragraph in HTML; a `role` makes a screen reader read it when it appears."""
    return framed(piece("paragraph", text, kind, role))


def message_place() -> Any:
    """Return the place of a message, empty as yet."""
    place = widgets().HTML()
    place.add_class("npm-message")
    return place


def wide(kit: Any, width: str = "34em") -> Any:
    """Return a layout as wide as a sentence, that shrinks with the window."""
    return kit.Layout(width=width, max_width="100%")


KIT_WORDS = {"description_width": "initial"}
"""The style of a control whose description takes the room that it needs."""
