"""The explorer: one view, the controls that change it, the tabs that show it. The widgets are a thin layer over `view`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.controls import Control, Mechanisms, When
from npm_compare.desk.explorer.keeping import Keeping
from npm_compare.desk.explorer.kit import KIT_WORDS, Choice, Panel, message_place, paragraph, style, wide, widgets
from npm_compare.desk.explorer.resources import Assumptions
from npm_compare.desk.explorer.results import Picture, Requirements, ResultTable
from npm_compare.desk.explorer.saving import save
from npm_compare.desk.explorer.sliders import Sliders
from npm_compare.desk.explorer.view import TABS, View, check
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language_name, later, say, speaking
from npm_compare.views.languages import LANGUAGES, RIGHT_TO_LEFT

TITLES = {
    "table": later("Table"),
    "chart": later("Chart"),
    "assessment": later("Assessment"),
    "options": later("Options"),
    "resources": later("Resources"),
}

Fields = dict[str, Any]


class Application:
    """The widgets of one explorer and the view that they show; shows itself in JupyterLab."""

    def __init__(self, view: View, data: Dataset, folder: Path) -> None:
        kit = widgets()
        self.view, self.data, self.folder = view, data, folder
        self._showing = False
        self.language = kit.Dropdown(options=_own_names(), value=view.language, style=KIT_WORDS, layout=wide(kit))
        self.language.observe(lambda event: self.change(language=event["new"]), "value")
        self.message, self.body = message_place(), kit.VBox()
        self.widget = kit.VBox([kit.HTML(style()), self.language, self.body])
        self.widget.add_class("npm-explorer")
        self._say(self._build)

    def change(self, found: Callable[[], Fields] | None = None, **fields: Any) -> None:
        """Change fields of the view and show it; what cannot be is answered in a sentence, and the view stays."""
        if not self._showing:
            self._say(lambda: self._take(found() if found else fields))

    def save(self, form: str, name: str) -> None:
        """Save the view in one form and say where."""
        self._say(lambda: self._save(form, name), self.keeping.message)

    def _say(self, work: Callable[[], None], place: Any = None) -> None:
        """Do a piece of work in the language of the view; a mistake of the user becomes the message, at the top or in a place."""
        with speaking(self.view.language):
            self._showing, self.message.value = True, ""
            if self.body.children:
                self.keeping.message.value = ""
            try:
                work()
            except NpmCompareError as error:
                (place or self.message).value = paragraph(str(error), role="alert")
            finally:
                self._showing = False

    def _take(self, fields: Fields) -> None:
        before = self.view
        self.view = check(_changed(before, fields), self.data)
        if self.view.language != before.language:
            with speaking(self.view.language):
                self._build()
        elif set(fields) == {"weight"}:
            self.keeping.show(self.view, self.data)
            self._show_in(self.sliders, self.sliders.show_shares)
        else:
            self._show()

    def _save(self, form: str, name: str) -> None:
        path = save(self.view, form, self.data, name=name, folder=self.folder)
        self.keeping.message.value = paragraph(say("Saved: {file}", file=str(path.resolve())), "done", role="status")

    def _build(self) -> None:
        """Make every control anew, in the language of the view."""
        kit, data = widgets(), self.data
        self.language.description = say("Language")
        (self.widget.add_class if self.view.language in RIGHT_TO_LEFT else self.widget.remove_class)("npm-rtl")
        self.choices: list[Choice] = [
            Mechanisms(data, self.change),
            When(data, self.change),
            Control(data, self.change),
        ]
        self.sliders, self.keeping = Sliders(data, self.change), Keeping(self.save)
        panels: list[Panel] = [ResultTable(), Picture(), Requirements(), self.sliders, Assumptions(data, self.change)]
        self.panels = dict(zip(TABS, panels, strict=True))
        titles, place = [say(TITLES[name]) for name in TABS], TABS.index(self.view.tab)
        self.tabs = kit.Tab([panel.widget for panel in panels], titles=titles, selected_index=place)
        self.tabs.observe(lambda event: self.change(tab=TABS[event["new"]]), "selected_index")
        right = kit.VBox([choice.widget for choice in self.choices[1:]])
        above = kit.HBox([self.choices[0].widget, right], layout=kit.Layout(flex_flow="row wrap"))
        try:
            self._show()
        finally:  # only now, so that nobody clicks on what is not ready
            self.body.children = [above, self.message, self.tabs, self.keeping.widget]

    def _show(self) -> None:
        """Show the view in the controls and in the open tab; the other tabs are drawn when they are opened."""
        for part in (*self.choices, self.keeping):
            part.show(self.view, self.data)
        panel = self.panels[self.view.tab]
        self._show_in(panel, panel.show)

    def _show_in(self, panel: Panel, show: Callable[[View, Dataset], None]) -> None:
        try:
            show(self.view, self.data)
        except NpmCompareError:
            panel.result.value = ""  # what another view showed must not stand below this one
            raise

    def _ipython_display_(self) -> None:
        import_module("IPython.display").display(self.widget)


def _own_names() -> dict[str, str]:
    """Return the languages, each by its own name, so that who does not read the one shown finds theirs."""
    names = {}
    for name in LANGUAGES:
        with speaking(name):
            names[language_name(name).capitalize()] = name
    return names


def _changed(view: View, fields: Fields) -> View:
    """Return a view with other fields, or with another weight of a criterion or another range of an input."""
    if "weight" in fields:
        return view.with_weight(*fields["weight"])
    if "input" in fields:
        return view.with_input(*fields["input"])
    return replace(view, **fields)
