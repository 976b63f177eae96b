"""The controls below the tabs: save what the open tab shows, or copy the code that reproduces it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from npm_compare.desk.explorer.code import code
from npm_compare.desk.explorer.kit import KIT_WORDS, message_place, wide, widgets
from npm_compare.desk.explorer.saving import FORMS, SAVED_FORMS
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import later, say
from npm_compare.views.wording import short_name

BUTTONS = {
    "png": later("Save the chart (PNG)"),
    "svg": later("Save the chart (SVG)"),
    "pptx": later("Save the chart (PowerPoint slide)"),
    "xlsx": later("Save the table (Excel)"),
    "csv": later("Save the table (CSV)"),
    "sources": later("Save the facts with sources (CSV)"),
    "json": later("Save the state (JSON)"),
}

OF_A_TAB = {
    **{(tab, "png"): later("Save the picture (PNG)") for tab in ("table", "laws")},
    **{(tab, "svg"): later("Save the picture (SVG)") for tab in ("table", "laws")},
    **{(tab, "pptx"): later("Save the picture (PowerPoint slides)") for tab in ("table", "laws")},
    ("table", "xlsx"): later("Save the table with sources (Excel)"),
    ("laws", "csv"): later("Save the laws side by side (CSV)"),
    ("laws", "docx"): later("Save the laws side by side (Word)"),
    ("laws", "xlsx"): later("Save the laws side by side (Excel)"),
    ("draft", "csv"): later("Save what the draft rests on (CSV)"),
    ("draft", "docx"): later("Save a draft of the law of {name} (Word)"),
}
"""Buttons that have words of their own in a tab."""

ALWAYS = ("json",)
"""What can be saved where there is nothing to see."""


class Keeping:
    """A name for the files, a button for each form of the open tab, what was saved, and the code to copy."""

    def __init__(self, save: Callable[[str, str], None]) -> None:
        kit = widgets()
        self.name = kit.Text(value="view", description=say("Name of the files"), style=KIT_WORDS, layout=wide(kit))
        self.buttons = {form: self._button(kit, form, save) for form in SAVED_FORMS}
        self.code = kit.Textarea(description=say("Code to copy"), rows=9, style=KIT_WORDS, layout=wide(kit, "60em"))
        self.message = message_place()
        self.row = kit.HBox(layout=kit.Layout(flex_flow="row wrap"))
        self.widget = kit.VBox([self.name, self.row, self.message, self.code])

    def _button(self, kit: Any, form: str, save: Callable[[str, str], None]) -> Any:
        button = kit.Button(description=say(BUTTONS[form]) if form in BUTTONS else "", layout=wide(kit, "auto"))
        button.on_click(lambda _: save(form, self.name.value))
        return button

    def show(self, view: View, data: Dataset, *, without: tuple[str, ...] = ()) -> None:
        """Show the code of a view and the buttons of its tab, without those for which there is nothing to save."""
        self.code.value = code(view, data)
        forms = [form for form in FORMS[view.tab] if form not in without]
        for form in forms:
            words = OF_A_TAB.get((view.tab, form)) or BUTTONS[form]
            asker = view.asker(data) if view.tab == "draft" else ""
            self.buttons[form].description = say(words, name=short_name(data, asker) if asker else "")
        self.row.children = [self.buttons[form] for form in forms]
