"""The tab of the resources: what the task would need, and below it the assumptions, a group of them at a time."""

from __future__ import annotations

import math
from typing import Any

from npm_compare.base.errors import NpmCompareError
from npm_compare.checking.inputs import BY_PLACE, COSTS, name_of
from npm_compare.desk.editing.entries import RefusedError, of_text
from npm_compare.desk.explorer.kit import KIT_WORDS, Change, framed, image, piece, wide, widgets
from npm_compare.desk.explorer.pictures import PICTURES
from npm_compare.desk.explorer.view import View
from npm_compare.facts.dataset import Dataset, Record, records
from npm_compare.views.amounts import unit_label
from npm_compare.views.coders import coded, placed
from npm_compare.views.labels import code_label, state_name
from npm_compare.views.language import joined, later, number, say
from npm_compare.views.showing import html
from npm_compare.views.wording import say_document

ENDS = {"low": later("Low"), "likely": later("Likely"), "high": later("High")}

GENERAL, MONEY = "general", "money"
"""Groups of inputs that are not asked for each kind of place."""


def group_of(name: str) -> str:
    """Return the group in which an input is shown: its own, or that of what holds for every place."""
    return name if name in BY_PLACE else MONEY if name in COSTS else GENERAL


class Assumptions:
    """What the task of a State takes, and the inputs behind it; another number changes the result at once."""

    def __init__(self, data: Dataset, change: Change) -> None:
        self.kit, self.change = widgets(), change
        states = {str(row["state"]): str(state_name(data, row["state"])) for row in records(data.mechanisms)}
        pairs = sorted((name, state) for state, name in states.items())
        self.state = self.kit.Dropdown(options=pairs, description=say("State"), style=KIT_WORDS, layout=wide(self.kit))
        named = {name: code_label(data, "input", name) for name in BY_PLACE}
        named |= {GENERAL: say("Time and working days"), MONEY: say("Costs")}
        groups = [(label, name) for name, label in named.items()]
        words = say("Assumptions shown")
        self.group = self.kit.Dropdown(options=groups, description=words, style=KIT_WORDS, layout=wide(self.kit))
        again = say("Back to the assumptions of the data")
        self.again = self.kit.Button(description=again, layout=wide(self.kit, "auto"))
        self.fields: dict[tuple[str, str], Any] = {}
        self.heads: dict[str, Any] = {}
        self.drawn: tuple[Any, ...] = ()
        self.grid, self.result, self.picture = self.kit.VBox(), self.kit.HTML(), self.kit.HTML()
        self.state.observe(lambda event: self.change(state=event["new"], inputs=()), "value")
        self.again.on_click(lambda _: self.change(inputs=()))
        self.group.observe(lambda _: self.change(), "value")
        below = [self.state, self.result, self.group, self.grid, self.again, self.picture]
        self.widget = self.kit.VBox(below)

    def show(self, view: View, data: Dataset) -> None:
        """Show the size that follows from a view, and the inputs of the group that is open."""
        self.state.value = view.sized(data)
        self.result.value = framed(html(view.sizing(data)))
        table = records(view.assumptions(data))
        self._show_rows([row for row in table if group_of(row["input"]) == self.group.value], data)
        self._show_picture(view, data)

    def _show_picture(self, view: View, data: Dataset) -> None:
        """Draw the size, unless it is drawn already: another group of inputs changes nothing of it."""
        asked = (view.sized(data), view.inputs, data.edition(view.at))
        if self.drawn != asked:
            self.picture.value, self.drawn = framed(image(PICTURES["resources"](view, data))), asked

    def _show_rows(self, rows: list[Record], data: Dataset) -> None:
        """Show the inputs of a group; fields that are there already stay, so that the keyboard stays where it is."""
        if [name_of(row["input"], row["place"]) for row in rows] != list(self.heads):
            self.fields, self.heads = {}, {}
            self.grid.children = [self._titles(), *(self._row(row, data) for row in rows)]
        for row in rows:
            name = name_of(row["input"], row["place"])
            self.heads[name].value = heading(row, data)
            for end in ENDS:
                self.fields[name, end].value = written(row[end])

    def _titles(self) -> Any:
        columns = [self.kit.Label(say(words), layout=self._width("7em")) for words in ENDS.values()]
        return self.kit.HBox([self.kit.Label(say("Input"), layout=self._width("24em")), *columns])

    def _width(self, width: str) -> Any:
        return self.kit.Layout(width=width, min_width=width, margin="2px")

    def _row(self, row: Record, data: Dataset) -> Any:
        name = name_of(row["input"], row["place"])
        for end, words in ENDS.items():
            self.fields[name, end] = self._field(joined([label(row, data), say(words)]), name, end)
        self.heads[name] = self.kit.HTML(layout=self._width("24em"))
        return self.kit.HBox([self.heads[name], *(self.fields[name, end] for end in ENDS)])

    def _field(self, description: str, name: str, end: str) -> Any:
        field = self.kit.Text(
            description=description, continuous_update=False, layout=self._width("7em"), style=KIT_WORDS
        )
        field.add_class("npm-unseen")  # read aloud; those who see have the heading of the column
        field.observe(lambda event: self.change(lambda: self._range(name, end, event["new"])), "value")
        return field

    def _range(self, name: str, changed: str, new: str) -> dict[str, Any]:
        """Return the range of an input, with what was typed: its field may have been set meanwhile."""
        ends = (typed(new if end == changed else self.fields[name, end].value) for end in ENDS)
        return {"input": (name, tuple(ends))}


def written(value: float) -> str:
    """Return a number as it is typed in the language spoken: with its decimal sign, and nothing between thousands.

    >>> written(1250.5)
    '1250.5'
    """
    return f"{value:.10g}".replace(".", number(0.5)[1:2])


def typed(text: str) -> float:
    """Return the number that was typed, with a decimal point or comma, in any digits.

    Raises
    ------
    NpmCompareError
        If it is no number, or may be two: `1,250`.

    >>> typed("1,5"), typed("1.5"), typed("١٫٥"), typed("1 250,5")
    (1.5, 1.5, 1.5, 1250.5)
    """
    try:
        found = float(of_text(text.strip(), "number"))
    except (ValueError, RefusedError):
        found = math.nan
    if not math.isfinite(found):
        raise NpmCompareError("number_typed_wrong", value=text)
    return found


def label(row: Record, data: Dataset) -> str:
    """Return the name of an input with its kind of place, in words."""
    return joined(code_label(data, kind, row[kind]) for kind in ("input", "place") if row[kind])


def heading(row: Record, data: Dataset) -> str:
    """Return the name of an input with its unit, and folded under it whether it is a fact, and its source or reason."""
    unit = unit_label(data, row["unit"])
    read = joined([say_document(data, row["source"]), placed(data, row["locator"])]) if row["source"] else ""
    said = [code_label(data, "grounds", row["grounds"]), coded(data, row["note"]), read]
    behind = joined([part for part in said if part], strong=True)
    shown = say("{input} ({unit})", input=label(row, data), unit=unit)
    return framed(piece("folded", shown, behind))
