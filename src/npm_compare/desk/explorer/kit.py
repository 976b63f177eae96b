"""What the widgets of the explorer share: the library, loaded only when it is needed, and pieces of HTML."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Protocol

from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.reports.templates import asset, template
from npm_compare.views.language import language, later, right_to_left, say

HERE = "npm_compare.desk.explorer"
"""The package in whose folder `assets` the look and the pieces of HTML stand."""

TITLES = {
    "table": later("Table"),
    "chart": later("Chart"),
    "assessment": later("Assessment"),
    "laws": later("Laws"),
    "draft": later("Draft of a law"),
    "options": later("Options"),
    "resources": later("Resources"),
}
"""What the tabs are called."""

Change = Callable[..., None]
"""Takes the fields of the view that a control changes."""


class Choice(Protocol):
    """A control: its widget, the tabs in which it has an effect, and how it shows what a view has chosen."""

    widget: Any
    tabs: tuple[str, ...]

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
    """Return the library of widgets."""
    import ipywidgets

    return ipywidgets


def style() -> str:
    """Return the look of the explorer, as an element of HTML."""
    return f"<style>\n{asset('explorer.css', HERE)}</style>"


def piece(name: str, *fields: str) -> str:
    """Return a piece of HTML, a macro of `assets/pieces.html`, with its fields filled in."""
    return str(getattr(template(HERE, "pieces.html").module, name)(*fields))


def framed(content: str) -> str:
    """Return HTML with the language and the direction in which it is written."""
    from markupsafe import Markup

    return str(piece("framed", Markup(content), language(), "rtl" if right_to_left() else "ltr"))


def paragraph(text: str, kind: str = "", *, role: str = "") -> str:
    """Return a paragraph in HTML; a `role` makes a screen reader read it when it appears."""
    return framed(piece("paragraph", text, kind, role))


def saved(path: Path) -> str:
    """Return the message that a file was saved, with a link by which the browser takes a copy of it to its own downloads."""
    kind = guess_type(path.name)[0] or "application/octet-stream"
    address = f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
    words = say("Saved: {file}", file=str(path.resolve()))
    return framed(piece("saved", words, path.name, address, say("Download a copy")))


def image(chart: Any) -> str:
    """Return a chart as a picture in HTML, with its description for those who do not see it."""
    bundle, _ = chart._repr_mimebundle_()
    return piece("picture", bundle["image/png"], chart.alt)


def folded_below(words: str, content: str) -> str:
    """Return HTML that is opened by a click on some words."""
    from markupsafe import Markup

    return piece("below", words, Markup(content))


def offer(control: Any, choices: Sequence[tuple[str, Any]], chosen: Any) -> None:
    """Give a list its choices and what is chosen; choices that are there stay, or a choice made meanwhile would be lost."""
    if tuple(control.options) != tuple(choices):
        control.options = tuple(choices)
    control.value = chosen


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
