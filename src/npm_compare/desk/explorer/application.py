"""The explorer: one view, the controls that change it, the tabs that show it. The widgets are a thin layer over `view`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path
from threading import Lock, get_ident
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.checks import check
from npm_compare.desk.explorer.controls import Control, Mechanisms, When
from npm_compare.desk.explorer.keeping import ALWAYS, Keeping
from npm_compare.desk.explorer.kit import (
    KIT_WORDS,
    TITLES,
    Choice,
    Panel,
    message_place,
    paragraph,
    saved,
    style,
    wide,
    widgets,
)
from npm_compare.desk.explorer.resources import Assumptions
from npm_compare.desk.explorer.results import Drawn, Reading, Requirements, ResultTable
from npm_compare.desk.explorer.saving import FORMS, save
from npm_compare.desk.explorer.view import TABS, View
from npm_compare.desk.explorer.weights import Weights
from npm_compare.facts.dataset import Dataset
from npm_compare.views.language import language_name, say, speaking
from npm_compare.views.languages import LANGUAGES, RIGHT_TO_LEFT

Fields = dict[str, Any]


class Application:
    """The widgets of one explorer and the view that they show; shows itself in JupyterLab."""

    def __init__(self, view: View, data: Dataset, folder: Path) -> None:
        kit = widgets()
        self.view = self.first = view
        self.data, self.folder = data, folder
        self._turn, self._worker = Lock(), 0
        self._followers: list[Callable[[View], None]] = []
        self.language = kit.Dropdown(options=_own_names(), value=view.language, style=KIT_WORDS, layout=wide(kit))
        self.language.observe(lambda event: self.change(language=event["new"]), "value")
        self.message, self.body = message_place(), kit.VBox()
        self.widget = kit.VBox([kit.HTML(style()), self.language, self.body])
        self.widget.add_class("npm-explorer")
        self._say(self._build)

    def change(self, found: Callable[[], Fields] | None = None, **chosen: Any) -> None:
        """Change fields of the view and show it; what cannot be is answered in a sentence, and the view stays.

        Of what the controls report, what this explorer has set itself is passed over.
        """
        if self._worker != get_ident():
            self._say(lambda: self._take(found() if found else chosen))

    def follow(self, follower: Callable[[View], None]) -> None:
        """Tell the view to a follower, now and whenever another one is shown."""
        self._followers.append(follower)
        follower(self.view)

    def save(self, form: str, name: str) -> None:
        """Save the view in one form and say where."""
        self._say(lambda: self._save(form, name), self.keeping.message)

    def _say(self, work: Callable[[], None], place: Any = None) -> None:
        """Do a piece of work in the language of the view; a mistake of the user becomes the message, at the top or in a place.

        JupyterLab hands over what is done in the browser in several threads: one after the other takes its turn, so that nothing
        is lost that is done while a chart is drawn.
        """
        with self._turn, speaking(self.view.language):
            self._worker, self.message.value = get_ident(), ""
            if self.body.children:
                self.keeping.message.value = ""
            try:
                work()
            except NpmCompareError as error:
                with speaking(self.view.language):  # another one, if that was what changed
                    (place or self.message).value = paragraph(str(error), role="alert")
            finally:
                self._worker = 0

    def _take(self, chosen: Fields) -> None:
        before = self.view
        self.view = check(_changed(before, chosen, self.data), self.data)
        for follower in self._followers:
            follower(self.view)
        if self.view.language != before.language:
            with speaking(self.view.language):
                self._build()
        elif set(chosen) == {"weight"}:
            self._show_in(self.weights, self.weights.show_shares)
        else:
            self._show()

    def _save(self, form: str, name: str) -> None:
        path = save(self.view, form, self.data, name=name, folder=self.folder)
        self.keeping.message.value = saved(path)

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
        self.weights, self.keeping = Weights(data, self.change), Keeping(self.save)
        first: list[Panel] = [ResultTable(), Drawn(self.change), Requirements(), Reading(), Reading()]
        panels: list[Panel] = [*first, self.weights, Assumptions(data, self.change)]
        self.panels = dict(zip(TABS, panels, strict=True))
        titles, place = [say(TITLES[name]) for name in TABS], TABS.index(self.view.tab)
        self.tabs = kit.Tab([panel.widget for panel in panels], titles=titles, selected_index=place)
        self.tabs.observe(lambda event: self.change(tab=TABS[event["new"]]), "selected_index")
        again = kit.Button(description=say("Begin again"), layout=wide(kit, "auto"))
        again.on_click(lambda _: self.change(**self._beginning()))
        right = kit.VBox([*(choice.widget for choice in self.choices[1:]), again])
        above = kit.HBox([self.choices[0].widget, right], layout=kit.Layout(flex_flow="row wrap"))
        try:
            self._show()
        finally:  # only now, so that nobody clicks on what is not ready
            self.body.children = [above, self.message, self.tabs, self.keeping.widget]

    def _beginning(self) -> Fields:
        """Return every field as it was when the explorer opened, but for the language and the open tab."""
        kept = {"language": self.view.language, "tab": self.view.tab}
        return {field.name: getattr(self.first, field.name) for field in fields(View)} | kept

    def _show(self) -> None:
        """Show the view in the controls and in the open tab; the other tabs are drawn when they are opened."""
        for choice in self.choices:  # what has no effect in a tab is not there
            choice.widget.layout.display = "" if self.view.tab in choice.tabs else "none"
            choice.show(self.view, self.data)
        panel = self.panels[self.view.tab]
        self._show_in(panel, panel.show)

    def _show_in(self, panel: Panel, show: Callable[[View, Dataset], None]) -> None:
        """Show the view in a panel; where that cannot be, nothing of another view stays, and nothing but the state is saved."""
        without: tuple[str, ...] = ()
        try:
            show(self.view, self.data)
        except NpmCompareError:
            panel.result.value = ""
            without = tuple(form for form in FORMS[self.view.tab] if form not in ALWAYS)
            raise
        finally:
            self.keeping.show(self.view, self.data, without=without)

    def _ipython_display_(self) -> None:
        import_module("IPython.display").display(self.widget)


def _own_names() -> dict[str, str]:
    """Return the languages, each by its own name, so that who does not read the one shown finds theirs."""
    names = {}
    for name in LANGUAGES:
        with speaking(name):
            names[language_name(name).capitalize()] = name
    return names


def _changed(view: View, chosen: Fields, data: Dataset) -> View:
    """Return a view with other fields, or with another weight of a criterion or another range of an input.

    Who sets a range has chosen its State.
    """
    if "weight" in chosen:
        return view.with_weight(*chosen["weight"])
    if "input" in chosen:
        return replace(view, state=view.sized(data)).with_input(*chosen["input"])
    return replace(view, **chosen)
