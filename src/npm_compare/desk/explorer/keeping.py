"""The controls below the tabs: save what is looked at, or copy the code that reproduces it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.kit import KIT_WORDS, message_place, wide, widgets
from npm_compare.desk.explorer.saving import SAVED_FORMS
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import later, say

BUTTONS = {
    "png": later("Save the chart (PNG)"),
    "svg": later("Save the chart (SVG)"),
    "pptx": later("Save the chart (PowerPoint slide)"),
    "xlsx": later("Save the table with sources (Excel)"),
    "csv": later("Save the table (CSV)"),
    "sources": later("Save the facts with sources (CSV)"),
    "json": later("Save the state (JSON)"),
}


class Keeping:
    """A name for the files, a button for each form, what was saved, and the code to copy."""

    def __init__(self, save: Callable[[str, str], None]) -> None:
        kit = widgets()
        self.name = kit.Text(value="view", description=say("Name of the files"), style=KIT_WORDS, layout=wide(kit))
        self.buttons = {form: self._button(kit, form, save) for form in SAVED_FORMS}
        self.code = kit.Textarea(description=say("Code to copy"), rows=16, style=KIT_WORDS, layout=wide(kit, "60em"))
        self.message = message_place()
        row = kit.HBox(list(self.buttons.values()), layout=kit.Layout(flex_flow="row wrap"))
        self.widget = kit.VBox([self.name, row, self.message, self.code])

    def _button(self, kit: Any, form: str, save: Callable[[str, str], None]) -> Any:
        button = kit.Button(description=say(BUTTONS[form]), layout=wide(kit, "auto"))
        button.on_click(lambda _: save(form, self.name.value))
        return button

    def show(self, view: View, data: Dataset) -> None:
        """Show the code of a view."""
        self.code.value = code(view, data)
