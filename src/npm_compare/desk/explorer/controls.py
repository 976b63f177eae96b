"""The controls above the tabs: which mechanisms, on which date, which part of the codebook."""

from __future__ import annotations

from typing import Any

from npm_compare.analysis.peers import GROUPS, resolve
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.kit import KIT_WORDS, Change, paragraph, wide, widgets
from npm_compare.desk.explorer.names import find_mechanism, mechanism_names, names_of_parts, once, part_names
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import EDITIONS, Dataset
from npm_compare.views.language import say
from npm_compare.views.peers import group_names

OWN_WEIGHTS = ""
"""The choice of a group that stands for mechanisms chosen one by one, and of a date that is none of the editions."""


class Mechanisms:
    """A group of peers, or mechanisms added one by one by typing a part of their name."""

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.data, self.change = widgets(), data, change
        groups = [(say("Own choice"), OWN_WEIGHTS), *((name, group) for group, name in group_names(data).items())]
        self.group = kit.Dropdown(options=groups, description=say("Group of peers"), style=KIT_WORDS, layout=wide(kit))
        self.names = mechanism_names(data)
        self.search = kit.Combobox(
            options=tuple(self.names.values()),
            description=say("Add a mechanism"),
            placeholder=say("Type a State or a body"),
            continuous_update=False,
            style=KIT_WORDS,
            layout=wide(kit),
        )
        self.chosen = kit.SelectMultiple(description=say("Shown"), rows=5, style=KIT_WORDS, layout=wide(kit))
        self.remove = kit.Button(description=say("Remove what is marked"), layout=wide(kit, "auto"))
        self.group.observe(self._take_group, "value")
        self.search.observe(self._add, "value")
        self.remove.on_click(self._remove)
        self.widget = kit.VBox([self.group, self.search, self.chosen, self.remove])

    def show(self, view: View, data: Dataset) -> None:
        """Show the mechanisms of a view."""
        shown = resolve(data, view.mechanisms, data.edition(view.at))
        single = view.mechanisms[0] if len(view.mechanisms) == 1 else OWN_WEIGHTS
        self.group.value = single if single in GROUPS else OWN_WEIGHTS
        self.chosen.options = [(self.names[name], name) for name in shown]
        self.search.value = ""

    def _members(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.chosen.options)

    def _take_group(self, event: Any) -> None:
        self.change(lambda: {"mechanisms": (event["new"],) if event["new"] else self._members()})

    def _add(self, event: Any) -> None:
        if event["new"]:
            self.change(lambda: {"mechanisms": once((*self._members(), find_mechanism(event["new"], self.names)))})

    def _remove(self, _: Any) -> None:
        self.change(lambda: {"mechanisms": self._rest()})

    def _rest(self) -> tuple[str, ...]:
        if not self.chosen.value:
            raise NpmCompareError("nothing_marked")
        return tuple(name for name in self._members() if name not in self.chosen.value)


class When:
    """An edition, or any other date as an analyst types it."""

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change = widgets(), change
        named = {"today": say("Today (data up to now)"), "seminar": say("The Rabat seminar (12 May 2015)")}
        editions = [*((named[edition], edition) for edition in EDITIONS), (say("Another date"), OWN_WEIGHTS)]
        self.edition = kit.Dropdown(options=editions, description=say("Date"), style=KIT_WORDS, layout=wide(kit))
        self.other = kit.Text(
            description=say("Another date"),
            placeholder="2020-01-31",
            continuous_update=False,
            style=KIT_WORDS,
            layout=wide(kit),
        )
        self.edition.observe(self._take_edition, "value")
        self.other.observe(self._take_other, "value")
        self.widget = kit.VBox([self.edition, self.other])

    def show(self, view: View, data: Dataset) -> None:
        """Show the date of a view."""
        self.edition.value = view.at if view.at in EDITIONS else OWN_WEIGHTS
        self.other.value = data.edition(view.at)

    def _take_edition(self, event: Any) -> None:
        self.change(lambda: {"at": event["new"] or self.other.value})

    def _take_other(self, event: Any) -> None:
        self.change(lambda: {"at": event["new"].strip()})


class Control:
    """A pillar of the codebook or one of its sections."""

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change = widgets(), change
        self.parts = [(name, (part,)) for part, name in part_names(data).items()]
        self.part = kit.Dropdown(
            options=self.parts, description=say("What to compare"), style=KIT_WORDS, layout=wide(kit)
        )
        self.count = kit.HTML()
        self.part.observe(self._take, "value")
        self.widget = kit.VBox([self.part, self.count])

    def show(self, view: View, data: Dataset) -> None:
        """Show the part of a view; several parts together, as a file may have them, are one more choice."""
        known = [part for _, part in self.parts]
        more = [] if view.indicators in known else [(names_of_parts(data, view.indicators), view.indicators)]
        self.part.options = [*self.parts, *more]
        self.part.value = view.indicators
        table = view.comparison(data)
        self.count.value = paragraph(
            say(
                "Questions: {questions}. Mechanisms: {mechanisms}.",
                questions=len(table.indicators),
                mechanisms=len(table.mechanisms),
            )
        )

    def _take(self, event: Any) -> None:
        self.change(lambda: {"indicators": event["new"]})
