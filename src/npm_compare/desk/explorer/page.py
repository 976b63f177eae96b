"""The explorer as a page of its own: a heading above it, and its state in the address, so that a reload comes back to it."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer import explore
from npm_compare.desk.explorer.kit import framed, paragraph, piece, widgets
from npm_compare.desk.explorer.state import from_address, to_address
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, load
from npm_compare.views.language import language, right_to_left, say, speaking


def title() -> str:
    """Return what stands above the explorer and in the window, in the language spoken."""
    return say("National preventive mechanisms against torture, compared")


def show(state: str = "", *, folder: str = ".") -> None:
    """Show the explorer in the page that Voilà serves: in the state of the address, else of a file, else as it first opens."""
    page = Page(state, folder=folder, data=load(), asked=os.environ.get("QUERY_STRING", ""))
    import_module("IPython.display").display(page.widget)


class Page:
    """The explorer with its heading; `address` tells the script of the page what address belongs to what is seen."""

    def __init__(self, state: str, *, folder: str, data: Dataset, asked: str = "") -> None:
        kit = widgets()
        view, wrong = _asked(asked, data)
        self.heading, self.address = kit.HTML(), kit.HTML(layout=kit.Layout(display="none"))
        self.explorer = explore(view or state or None, folder=folder, data=data)
        self.explorer.follow(self._follow)
        if wrong:
            with speaking(self.explorer.view.language):
                self.explorer.message.value = paragraph(str(wrong), role="alert")
        self.widget: Any = kit.VBox([self.heading, self.explorer.widget, self.address])

    def _follow(self, view: View) -> None:
        """Let heading and address say what the explorer shows."""
        with speaking(view.language):
            self.heading.value = framed(piece("heading", title()))
            direction = "rtl" if right_to_left() else "ltr"
            self.address.value = piece("address", f"?{to_address(view)}", language(), direction, title())


def _asked(query: str, data: Dataset) -> tuple[View | None, NpmCompareError | None]:
    """Return the view that an address asks for, or what is wrong with it; neither if it asks for none."""
    try:
        return from_address(query, data), None
    except NpmCompareError as error:
        return None, error
