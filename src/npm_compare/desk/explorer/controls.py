"""The controls above the tabs: who asks and which mechanisms, on which date, which part of the codebook or question."""

from __future__ import annotations

from typing import Any

from npm_compare.analysis.indicators import resolve_indicators
from npm_compare.analysis.peers import resolve
from npm_compare.base.dates import ADOPTION, iso
from npm_compare.base.dates import day as number_of
from npm_compare.base.errors import NpmCompareError
from npm_compare.desk.explorer.kit import KIT_WORDS, Change, message_place, offer, paragraph, wide, widgets
from npm_compare.desk.explorer.names import mechanism_names, names_of_parts, once, part_names
from npm_compare.desk.explorer.view import TABS, View
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.groups import GROUPS
from npm_compare.facts.moments import EDITIONS
from npm_compare.views.labels import indicator_label
from npm_compare.views.language import day, say
from npm_compare.views.peers import group_names
from npm_compare.views.wording import beyond

EVERY = ""
"""The choice of a question that stands for all of a part."""

OWN = ""
"""The choice of a group that stands for mechanisms chosen one by one, and of a date that is none of the editions."""


class Mechanisms:
    """Who asks, a group of peers, or mechanisms added one by one by typing a part of their name."""

    tabs: tuple[str, ...] = ("table", "chart", "assessment", "laws", "draft")

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.data, self.change = widgets(), data, change
        groups = [(say("Own choice"), OWN), *((name, group) for group, name in group_names(data).items())]
        self.group = kit.Dropdown(options=groups, description=say("Group of peers"), style=KIT_WORDS, layout=wide(kit))
        self.names, self.at = mechanism_names(data), data.date
        asking = [(say("Nobody in particular"), OWN), *((name, code) for code, name in self.names.items())]
        self.asking = kit.Dropdown(options=asking, description=say("Who asks"), style=KIT_WORDS, layout=wide(kit))
        self.search = kit.Combobox(
            options=tuple(self.names.values()),
            description=say("Add a mechanism"),
            placeholder=say("Type a State or a body"),
            continuous_update=False,
            style=KIT_WORDS,
            layout=wide(kit),
        )
        self.chosen = kit.SelectMultiple(description=say("Shown"), rows=5, style=KIT_WORDS, layout=wide(kit))
        self.remove = kit.Button(description=say("Remove the selected ones"), layout=wide(kit, "auto"))
        self.asking.observe(lambda event: self.change(asking=event["new"]), "value")
        self.group.observe(self._take_group, "value")
        self.search.observe(self._add, "value")
        self.remove.on_click(self._remove)
        self.widget = kit.VBox([self.asking, self.group, self.search, self.chosen, self.remove])

    def show(self, view: View, data: Dataset) -> None:
        """Show the mechanisms of a view."""
        self.at = data.edition(view.at)
        shown = resolve(data, view.members, self.at)
        self.asking.value = view.asking
        single = view.mechanisms[0] if len(view.mechanisms) == 1 else OWN
        self.group.value = single if single in GROUPS else OWN
        offer(self.chosen, [(self.names[name], name) for name in shown], ())
        self.search.value = ""

    def _members(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.chosen.options)

    def _take_group(self, event: Any) -> None:
        self.change(lambda: {"mechanisms": (event["new"],) if event["new"] else self._members()})

    def _add(self, event: Any) -> None:
        if event["new"]:
            self.change(lambda: {"mechanisms": once((*self._members(), *self._typed(event["new"])))})

    def _typed(self, text: str) -> list[str]:
        """Return the mechanisms that are typed, on the date that is shown."""
        return resolve(self.data, text, self.at)

    def _remove(self, _: Any) -> None:
        self.change(self._without)

    def _without(self) -> dict[str, Any]:
        """Return who is left; who asks is no longer asking if it is removed."""
        if not (gone := self.chosen.value):
            raise NpmCompareError("nothing_marked")
        rest = {"mechanisms": tuple(name for name in self._members() if name not in gone)}
        return rest | ({"asking": ""} if self.asking.value in gone else {})


class When:
    """An edition, or any other date as an analyst types it; a day that the data do not reach is told."""

    tabs: tuple[str, ...] = TABS

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change = widgets(), change
        named = {"today": say("Today (data up to now)"), "seminar": say("The Rabat seminar (12 May 2015)")}
        editions = [*((named[edition], edition) for edition in EDITIONS), (say("Another date"), OWN)]
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
        self.told = message_place()
        self.told.add_class("npm-told")
        self.widget = kit.VBox([self.edition, self.other, self.told])

    def show(self, view: View, data: Dataset) -> None:
        """Show the date of a view."""
        self.edition.value = view.at if view.at in EDITIONS else OWN
        self.other.value = data.edition(view.at)
        self.told.value = paragraph(told, role="status") if (told := self._outside(data, view.at)) else ""

    def _outside(self, data: Dataset, at: str) -> str:
        """Say that a date lies after the day of the data, or before the Protocol was adopted; else nothing."""
        if number_of(data.edition(at)) < ADOPTION:
            return say("Before {date} there was no Protocol, and no mechanism.", date=day(iso(ADOPTION)))
        after = beyond(data, at)
        return f"{after[:1].upper()}{after[1:]}." if after else ""

    def _take_edition(self, event: Any) -> None:
        self.change(lambda: {"at": event["new"] or self.other.value})

    def _take_other(self, event: Any) -> None:
        self.change(lambda: {"at": event["new"].strip()})


class Control:
    """A pillar of the codebook or one of its sections, whole or one question of it."""

    tabs: tuple[str, ...] = ("table", "chart", "laws")

    def __init__(self, data: Dataset, change: Change) -> None:
        kit, self.change, self.data = widgets(), change, data
        self.names = part_names(data)
        self.part = kit.Dropdown(description=say("What to compare"), style=KIT_WORDS, layout=wide(kit))
        self.question = kit.Dropdown(description=say("Question"), style=KIT_WORDS, layout=wide(kit))
        self.count = kit.HTML()
        self.part.observe(lambda event: self.change(indicators=event["new"]), "value")
        self.question.observe(self._take_question, "value")
        self.widget = kit.VBox([self.part, self.question, self.count])

    def show(self, view: View, data: Dataset) -> None:
        """Show the part and the question of a view; several parts together, as a file may have them, are one more choice."""
        single = view.indicators[0] if len(view.indicators) == 1 and view.indicators[0] in data.indicators.index else ""
        whole = (self._home(single),) if single else view.indicators
        parts = [(name, (part,)) for part, name in self.names.items()]
        more = [] if whole in [part for _, part in parts] else [(names_of_parts(data, whole), whole)]
        offer(self.part, [*parts, *more], whole)
        inside = [(str(indicator_label(data, name)), name) for name in resolve_indicators(data, whole)]
        offer(self.question, [(say("Every question"), EVERY), *inside], single or EVERY)
        words = say(
            "Questions: {questions}. Mechanisms: {mechanisms}.",
            questions=len(resolve_indicators(data, view.indicators)),
            mechanisms=len(resolve(data, view.members, data.edition(view.at))),
        )
        self.count.value = paragraph(words)

    def _home(self, question: str) -> str:
        """Return the part in whose list a question is looked at: the one already open, else its section."""
        opened: tuple[str, ...] = self.part.value or ()
        if len(opened) == 1 and question in resolve_indicators(self.data, opened):
            return str(opened[0])
        return str(self.data.indicator(question)["section"])

    def _take_question(self, event: Any) -> None:
        self.change(lambda: {"indicators": (event["new"],) if event["new"] else self.part.value})
