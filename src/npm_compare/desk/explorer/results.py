"""The tabs that show what the controls above them choose: the table, the chart, the requirements, laws, the draft."""

from __future__ import annotations

from typing import Any

from npm_compare.analysis.territory import territory
from npm_compare.base.letters import folded
from npm_compare.desk.explorer.drawing import MANY, MANY_PANELS, UNLIKE, Picture, chart, picture
from npm_compare.desk.explorer.kit import (
    KIT_WORDS,
    TITLES,
    Change,
    folded_below,
    framed,
    image,
    offer,
    paragraph,
    piece,
    wide,
    widgets,
)
from npm_compare.desk.explorer.pictures import PICTURES, TABLES
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset
from npm_compare.facts.groups import MEMBERSHIPS
from npm_compare.views.amounts import say_per
from npm_compare.views.findings.finding import sentences
from npm_compare.views.labels import indicator_label, state_name
from npm_compare.views.language import joined, later, say, say_many
from npm_compare.views.showing import html

ASKING = "npm-asking"
"""The class of a table in whose first column the mechanism stands that asks."""


def mark_asker(widget: Any, view: View) -> None:
    """Let the column of who asks be seen."""
    (widget.add_class if view.asking else widget.remove_class)(ASKING)


class ResultTable:
    """The comparison; the number beside a value opens its sources and notes."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Show the comparison of a view."""
        hint = say("The numbers beside a value open its sources, notes and what other sources say.")
        mark_asker(self.widget, view)
        none = paragraph(words) if (words := say_without(view, data)) else ""
        self.result.value = framed(paragraph(hint) + html(view.comparison(data)) + none)


def say_without(view: View, data: Dataset) -> str:
    """Name the States of a group that have no mechanism on the date; nothing where States of no group are compared."""
    groups = [name for name in view.mechanisms if name in MEMBERSHIPS]
    found = [state for name in groups for state in _without(data, name, data.edition(view.at))]
    names = sorted({str(state_name(data, state)) for state in found}, key=folded)
    if not names:
        return ""
    return say_many(
        "Of these States {count} has no mechanism: {states}.",
        "Of these States {count} have no mechanism: {states}.",
        len(names),
        states=joined(names),
    )


def _without(data: Dataset, group: str, at: str) -> list[str]:
    found = territory(group, at=at, data=data)
    return list(found.loc[found["mechanism"] == "", "state"])


class Reading:
    """A result to be read from top to bottom: laws side by side, the draft of a law."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Show what the tab of a view has."""
        heading = piece("unseen", say(TITLES[view.tab]))
        self.result.value = framed(heading + html(TABLES[view.tab](view, data)))


DRAWING_WORDS = {
    "matrix": later("Each answer"),
    "tally": later("Answers counted"),
    "counted": later("Visits, by what is counted"),
    "prisons": later("Prisons visited, of all prisons"),
    "bars": later("Rates as bars"),
    "trend": later("By year"),
}
"""The ways of drawing in words."""

WHY_NOT = {
    MANY: later("Each answer is drawn of at most {number} mechanisms; of more the answers are counted."),
    MANY_PANELS: later("By year at most four mechanisms are drawn, side by side."),
    UNLIKE: later(
        "Not all of these visits are counted alike: “{chart}” shows them apart, and bars are offered only where they are."
    ),
}
"""Why a way of drawing is not offered, in words."""


def say_lacking(found: Picture) -> str:
    """Say why some ways of drawing are not offered."""
    from npm_compare.views.charts.columns import MOST_COLUMNS

    apart = DRAWING_WORDS["counted"]
    told = {"number": MOST_COLUMNS, "chart": say(apart)}
    return sentences(*(say(WHY_NOT[reason], **told) for reason in found.lacking))


class Drawn:
    """The chart, with its description for those who do not see it, and below it what may be drawn otherwise."""

    def __init__(self, change: Change) -> None:
        kit, self.change = widgets(), change
        self.result = kit.HTML()
        self.figure, self.drawing, self.per = (self._list(kit, name) for name in ("figure", "drawing", "per"))
        row = kit.Box([self.figure, self.drawing, self.per], layout=kit.Layout(flex_flow="row wrap"))
        self.hint = kit.HTML()
        self.widget = kit.VBox([self.result, row, self.hint])

    def _list(self, kit: Any, field: str) -> Any:
        words = {"figure": say("What is drawn"), "drawing": say("How it is drawn"), "per": say("Divided")}
        found = kit.Dropdown(description=words[field], style=KIT_WORDS, layout=wide(kit, "30em"))
        found.observe(lambda event: self.change(**{field: event["new"]}), "value")
        return found

    def show(self, view: View, data: Dataset) -> None:
        """Draw the chart of a view, and offer what else can be drawn of it; where there is one way only, none is offered."""
        for control in (self.figure, self.drawing, self.per):
            control.layout.display = "none"
        self.hint.value = ""
        found = picture(view, data)
        named = [(str(indicator_label(data, name)) if name else say("The answers"), name) for name in found.figures]
        self._offer(self.figure, named, found.figure)
        self._offer(self.drawing, [(say(DRAWING_WORDS.get(n, "")), n) for n in found.drawings], found.drawing)
        if found.drawing == "bars":
            self._offer(self.per, [(say_per(name), name) for name in found.divisors], found.per)
        self.hint.value = paragraph(why) if (why := say_lacking(found)) else ""
        self.result.value = framed(image(chart(view, data)))

    def _offer(self, control: Any, choices: list[tuple[str, str]], chosen: str) -> None:
        offer(control, choices, chosen)
        control.layout.display = "" if len(choices) > 1 else "none"


class Requirements:
    """The mechanisms against the requirements: how much is met, and behind it every requirement, law then practice."""

    def __init__(self) -> None:
        self.widget = self.result = widgets().HTML()

    def show(self, view: View, data: Dataset) -> None:
        """Show the assessment of a view."""
        mark_asker(self.widget, view)
        found = view.assessment(data)
        every = folded_below(say("Every requirement, law then practice"), html(found))
        self.result.value = framed(image(PICTURES["assessment"](view, data)) + every)
